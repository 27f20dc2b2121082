/* SPDX-License-Identifier: MIT
 * runtime_boot.h: a session's runtime part: everything below the compiler and the expander. */
#ifndef RUNTIME_PRIM_RUNTIME_BOOT_H
#define RUNTIME_PRIM_RUNTIME_BOOT_H

#include "runtime/base/vm.h"

/* A fresh session record with heap, symbols, struct types, threads, ports, primitives. NULL when memory is short. */
woad_vm *runtime_boot(const woad_options *options);
void runtime_shutdown(woad_vm *vm);

#endif
