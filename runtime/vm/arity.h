/* SPDX-License-Identifier: MIT
 * arity.h: how many arguments a procedure takes. */
#ifndef RUNTIME_VM_ARITY_H
#define RUNTIME_VM_ARITY_H

#include "runtime/base/vm.h"

enum { ARITY_MAX_CLAUSES = 64 };
typedef struct { int min, max; } ArityClause; /* max -1: any number from min up */

/* Clauses of PROC in order of min, merged where they touch; at most ARITY_MAX_CLAUSES. 0 for what is no procedure. */
int arity_of(woad_vm *vm, woad_value proc, ArityClause *clauses);
/* the value that procedure-arity gives */
woad_value arity_value(woad_vm *vm, woad_value proc);
/* text for messages: "1", "at least 2"; NULL: several cases */
const char *arity_text(woad_vm *vm, woad_value proc);
/* Is PROC a procedure that leaves its first argument, an object, out of what it says of its arity? */
bool arity_is_method(woad_value proc);
/* Does PROC, or the procedure that a structure stands for, fail without keywords, whatever its arity says? */
bool arity_is_incomplete(woad_vm *vm, woad_value proc);

#endif
