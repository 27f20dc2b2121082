/* SPDX-License-Identifier: MIT
 * prim_error.h: boot of the error and exit handlers. */
#ifndef RUNTIME_IO_PRIM_ERROR_H
#define RUNTIME_IO_PRIM_ERROR_H

#include "runtime/base/vm.h"

void prim_error_boot(woad_vm *vm); /* makes the handler parameters */

#endif
