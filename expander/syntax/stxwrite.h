/* SPDX-License-Identifier: MIT
 * stxwrite.h: syntax objects, bindings and module path indexes as plain data for compiled files.
 *
 * A writer collects what is shared (scopes, scope sets, contexts, locations, module path indexes) while tokens are made;
 * stxwrite_close adds the bindings that are reachable and gives the whole as one tree of vectors, lists, symbols, numbers,
 * strings and paths, fit for code_write_value. Tokens are plain data too and may be stored anywhere beside the tree:
 *
 *     StxWriter *w = stxwrite_open(vm, self_mpi);
 *     woad_value token = stxwrite_syntax(w, stx);  ... stxwrite_mpi, stxwrite_binding ...
 *     woad_value tree = stxwrite_close(w);
 *
 *     StxReader *r = stxread_open(vm, tree, self_mpi, inspector, origin);      (stxread.h)
 *     stx = stxread_syntax(r, token);
 *
 * Written: content, scopes with reachable bindings, fallbacks, shifts, location, preserved properties, taint, whether it is
 * armed. Not written: other properties, the keys of dye packs, inspectors, origins. */
#ifndef EXPANDER_SYNTAX_STXWRITE_H
#define EXPANDER_SYNTAX_STXWRITE_H

#include "expander/syntax/binding.h"

typedef struct StxWriter StxWriter;
/* SELF: the module path index that stands for the module in all that is written. */
StxWriter *stxwrite_open(woad_vm *vm, woad_value self);
/* Properties whose keys are in the list KEYS are written as if they were preserved. */
void stxwrite_keep_properties(StxWriter *w, woad_value keys);
woad_value stxwrite_syntax(StxWriter *w, woad_value stx);
woad_value stxwrite_binding(StxWriter *w, woad_value binding);
/* MPI: a module path index, resolved name, or VALUE_FALSE */
woad_value stxwrite_mpi(StxWriter *w, woad_value mpi);
woad_value stxwrite_close(StxWriter *w);

#endif
