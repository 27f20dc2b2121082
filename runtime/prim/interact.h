/* SPDX-License-Identifier: MIT
 * interact.h: the default current-print. */
#ifndef RUNTIME_PRIM_INTERACT_H
#define RUNTIME_PRIM_INTERACT_H

#include "runtime/base/vm.h"

void interact_boot(woad_vm *vm); /* makes the current-print parameter */

#endif
