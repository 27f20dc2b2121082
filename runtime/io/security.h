/* SPDX-License-Identifier: MIT
 * security.h: security guards, which are asked before a primitive touches a file, the network or another process. */
#ifndef RUNTIME_IO_SECURITY_H
#define RUNTIME_IO_SECURITY_H

#include "runtime/vm/prim.h"

/* The root guard, which lets everything pass, becomes the current one. */
void security_boot(woad_vm *vm);

#endif
