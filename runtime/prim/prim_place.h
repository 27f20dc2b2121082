/* SPDX-License-Identifier: MIT
 * prim_place.h: what '#%place-struct exports. */
#ifndef RUNTIME_PRIM_PRIM_PLACE_H
#define RUNTIME_PRIM_PRIM_PLACE_H

#include "runtime/base/vm.h"

/* FN for each name. */
void prim_place_each_binding(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v));

#endif
