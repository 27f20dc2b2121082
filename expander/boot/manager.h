/* SPDX-License-Identifier: MIT
 * manager.h: `woad make`: compiled files brought up to date, dependencies first. */
#ifndef EXPANDER_BOOT_MANAGER_H
#define EXPANDER_BOOT_MANAGER_H

#include "expander/namespace/namespace.h"

/* While making: declares the module of PATH, after rebuilding its compiled file when that is stale. */
void manager_load(woad_vm *vm, Namespace *ns, woad_value path);

#endif
