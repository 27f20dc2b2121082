/* SPDX-License-Identifier: MIT
 * stxread.h: syntax objects, bindings and module path indexes back from what stxwrite.h made. Data of another shape, as a
 * damaged file may hold, raises exn:fail:read; it is never trusted. */
#ifndef EXPANDER_SYNTAX_STXREAD_H
#define EXPANDER_SYNTAX_STXREAD_H

#include "expander/syntax/binding.h"

typedef struct StxReader StxReader;
/* SELF stands where the writer's self stood. INSPECTOR: attached to each object, and the key of armed ones (VALUE_FALSE:
 * none, then armed objects come back clean); ORIGIN: their origin stamp. Bulk bindings ask vm->hooks.bulk_provides when
 * they are first looked at. */
StxReader *stxread_open(woad_vm *vm, woad_value tree, woad_value self, woad_value inspector, woad_value origin);
woad_value stxread_syntax(StxReader *r, woad_value token);
woad_value stxread_binding(StxReader *r, woad_value token);
woad_value stxread_mpi(StxReader *r, woad_value token);

#endif
