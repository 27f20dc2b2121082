/* SPDX-License-Identifier: MIT
 * primmod.h: the primitive modules. */
#ifndef EXPANDER_BOOT_PRIMMOD_H
#define EXPANDER_BOOT_PRIMMOD_H

#include "runtime/base/vm.h"

void primmod_boot(woad_vm *vm);

#endif
