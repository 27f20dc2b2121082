/* SPDX-License-Identifier: MIT
 * prim_table.h: what primitive modules define, by module and name. */
#ifndef RUNTIME_PRIM_PRIM_TABLE_H
#define RUNTIME_PRIM_PRIM_TABLE_H

#include "runtime/vm/prim.h"

/* Notes what primitive modules define beside primitives (vm->prim_bindings). */
void prim_table_boot(woad_vm *vm);
/* What NAME of MODULE ("#%kernel", ...) stands for, or VALUE_NONE. MODULE NULL: any module. */
woad_value prim_lookup(woad_vm *vm, const char *module, const char *name);
/* Calls FN(vm, module, name symbol, value, state) for every one of them. */
void prim_each(woad_vm *vm, void (*fn)(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state),
               void *state);

#endif
