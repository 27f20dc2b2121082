/* SPDX-License-Identifier: MIT
 * withparam.h: a parameter set for the extent of a call, without a C frame under the call. */
#ifndef EXPANDER_BOOT_WITHPARAM_H
#define EXPANDER_BOOT_WITHPARAM_H

#include "runtime/base/vm.h"

/* Calls THUNK (no arguments) with PARAMETER holding VALUE meanwhile; restored however THUNK is left. Answer of a primitive. */
woad_value withparam_call(woad_vm *vm, woad_value parameter, woad_value value, woad_value thunk);

#endif
