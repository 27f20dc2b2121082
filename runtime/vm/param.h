/* SPDX-License-Identifier: MIT
 * param.h: parameters, parameterizations, thread cells. */
#ifndef RUNTIME_VM_PARAM_H
#define RUNTIME_VM_PARAM_H

#include "runtime/base/vm.h"

/* Value of PARAMETER (vm->param.x) in the current parameterization. */
woad_value param_get(woad_vm *vm, woad_value parameter);
/* Assigns the running thread's cell, as (param v) does, without the guard. */
void param_set(woad_vm *vm, woad_value parameter, woad_value value);
/* A guard answers with the value to store, or raises. A plain C function: it may not call language code. */
typedef woad_value (*ParamGuard)(woad_vm *vm, woad_value parameter, woad_value value);
/* Makes parameter object for vm->param field; owners call it at boot: vm->param.print_graph = param_make(...) */
woad_value param_make(woad_vm *vm, const char *name, woad_value initial, ParamGuard guard);
/* GUARD for a parameter that was made without one. */
void param_set_guard(woad_value parameter, ParamGuard guard);
/* One that takes any value and holds whether it is true. */
woad_value param_make_boolean(woad_vm *vm, const char *name, bool initial);
/* The same, but not to be set for whatever runs afterwards: applying it to a value raises, only parameterize changes it. */
woad_value param_make_boolean_by_extent(woad_vm *vm, const char *name, bool initial);
bool param_is_parameter(woad_value v);
#endif
