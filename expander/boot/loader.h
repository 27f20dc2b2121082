/* SPDX-License-Identifier: MIT
 * loader.h: loading modules from files, source or compiled. */

#ifndef EXPANDER_BOOT_LOADER_H
#define EXPANDER_BOOT_LOADER_H

#include "runtime/base/vm.h"

void loader_boot(woad_vm *vm);
/* Declares the module NAME (resolved), loading its file when needed. PATH: as written, for messages. */
void loader_ensure(woad_vm *vm, woad_value name, woad_value path, woad_value stx);
_Noreturn void loader_raise_missing(woad_vm *vm, const char *message, woad_value module_path, woad_value stx);
/* Reads and evaluates a file form by form (load). EXPECTED: VALUE_FALSE or what the module handler wants. Answer of a primitive. */
woad_value loader_load(woad_vm *vm, woad_value path, woad_value expected);
/* The module form of a source file, its head made the core `module`; SOURCE_NAME a path. */
woad_value loader_read_module(woad_vm *vm, woad_value path);
/* call_then continuation of loader_load */
woad_value loader_load_more(woad_vm *vm, woad_value *slots, int n, woad_value *vals);


#endif
