/* SPDX-License-Identifier: MIT
 * plumber.h: what other layers need of plumbers. */
#ifndef RUNTIME_THREAD_PLUMBER_H
#define RUNTIME_THREAD_PLUMBER_H

#include "runtime/base/vm.h"

void plumber_boot(woad_vm *vm);
/* PORT is flushed with the current plumber; answers the handle. */
woad_value plumber_add_port(woad_vm *vm, woad_value port);
/* PROC, of one argument, is called when the session ends. */
void plumber_add_callback(woad_vm *vm, woad_value proc);
void plumber_remove(woad_vm *vm, woad_value handle);

#endif
