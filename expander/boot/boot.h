/* SPDX-License-Identifier: MIT
 * boot.h: the expander's start, and what main/ asks of it. */
#ifndef EXPANDER_BOOT_BOOT_H
#define EXPANDER_BOOT_BOOT_H

#include "runtime/base/vm.h"

/* Core forms, primitive modules, parameters, hooks, the startup namespace (also the value of current-namespace). */
void boot_expander(woad_vm *vm);

#endif
