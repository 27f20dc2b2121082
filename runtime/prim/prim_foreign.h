/* SPDX-License-Identifier: MIT
 * prim_foreign.h: what '#%foreign exports beside primitives. */
#ifndef RUNTIME_PRIM_PRIM_FOREIGN_H
#define RUNTIME_PRIM_PRIM_FOREIGN_H

#include "runtime/base/vm.h"

/* FN for each basic C type. */
void prim_foreign_each_type(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v));

#endif
