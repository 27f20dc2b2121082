/* SPDX-License-Identifier: MIT
 * prim_table.h: primitive objects by module and name. */
#ifndef RUNTIME_PRIM_PRIM_TABLE_H
#define RUNTIME_PRIM_PRIM_TABLE_H

#include "runtime/vm/prim.h"

/* Makes the session's primitive objects (vm->prim_values, by row of prim_table) and the name index. */
void prim_table_boot(woad_vm *vm);
/* The primitive NAME of MODULE ("#%kernel", ...), or VALUE_NONE. MODULE NULL: any module. */
woad_value prim_lookup(woad_vm *vm, const char *module, const char *name);
/* Calls FN(vm, module, name symbol, value, state) for every primitive, exception struct bindings ("#%kernel") and kernel
 * parameters included. */
void prim_each(woad_vm *vm, void (*fn)(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state),
               void *state);

#endif
