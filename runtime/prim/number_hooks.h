/* SPDX-License-Identifier: MIT
 * number_hooks.h: what numbers need at the start of a session. */
#ifndef RUNTIME_PRIM_NUMBER_HOOKS_H
#define RUNTIME_PRIM_NUMBER_HOOKS_H

#include "runtime/base/vm.h"

/* After exn_boot: vm->hooks.undefined_result and the parameters that hold the current random generators. */
void number_hooks_boot(woad_vm *vm);

#endif
