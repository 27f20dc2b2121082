/* SPDX-License-Identifier: MIT
 * prim_equal.h: set-up of the hooks by which equal? reaches language code. */
#ifndef RUNTIME_PRIM_PRIM_EQUAL_H
#define RUNTIME_PRIM_PRIM_EQUAL_H

#include "runtime/base/vm.h"

void prim_equal_boot(woad_vm *vm);

#endif
