/* SPDX-License-Identifier: MIT
 * impmake.h: what the makers of impersonators share: properties, checks of procedures. */
#ifndef RUNTIME_PRIM_IMPMAKE_H
#define RUNTIME_PRIM_IMPMAKE_H

#include "runtime/data/impersonator.h"
#include "runtime/vm/arg.h"

typedef struct { Header header; woad_value name; } ImpersonatorProperty;

/* The properties of argument 0 with those in arguments FROM on: property, value, ... */
woad_value impmake_props(woad_vm *vm, int from, ARGS);
/* Argument POS, a procedure of N arguments, or, with OR_FALSE, #f. */
woad_value impmake_proc(woad_vm *vm, int pos, int n, bool or_false, ARGS);
/* (values new ... ) against (values old ...): raises as WHO when NEW is no chaperone of OLD; WHAT is "value", "key" or
 * "argument". Nests. */
void impmake_check(woad_vm *vm, const char *who, const char *what, woad_value new, woad_value old);
/* The same in native frames: when NEW may stand for OLD at the impersonator IMP, goes on with THEN and SLOTS as call_then does,
 * at once where no language code need be asked. */
typedef struct { const char *who; woad_value imp; bool is_key; woad_value new, old; } ImpmakeCheck;
woad_value impmake_check_then(woad_vm *vm, const ImpmakeCheck *check, CallThenFn then, int nslots, woad_value *slots);
/* Raises as WHO: PROC of the impersonator IMP gave N results, not 2. */
_Noreturn void impmake_raise_two(woad_vm *vm, const char *who, woad_value imp, woad_value proc, int n);

#endif
