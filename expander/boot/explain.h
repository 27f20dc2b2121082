/* SPDX-License-Identifier: MIT
 * explain.h: the explanation that `woad why` prints of one identifier of a source file. */
#ifndef EXPANDER_BOOT_EXPLAIN_H
#define EXPANDER_BOOT_EXPLAIN_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

/* Expands the module of the file FILE, recording what becomes of identifiers NAME (a symbol) that stand in SOURCE at LINE
 * (1-based) and COLUMN (0-based); complete paths. Raises what reading and expanding raise; what was recorded until then stays. Nests. */
void explain_expand(woad_vm *vm, woad_value file, woad_value name, woad_value source, int64_t line, int64_t column);
/* Writes the explanation, and answers true; false when the identifier was met nowhere: then OUT gets the names of others that
 * were, as `a`, `b`. After explain_expand. */
bool explain_write(woad_vm *vm, Buf *out);

#endif
