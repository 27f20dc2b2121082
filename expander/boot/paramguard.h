/* SPDX-License-Identifier: MIT
 * paramguard.h: what the parameters of loading and evaluating take. */
#ifndef EXPANDER_BOOT_PARAMGUARD_H
#define EXPANDER_BOOT_PARAMGUARD_H

#include "runtime/base/vm.h"

/* Gives the parameters that boot has filled their guards, and values to those that C code does not use. */
void paramguard_boot(woad_vm *vm);

#endif
