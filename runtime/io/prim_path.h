/* SPDX-License-Identifier: MIT
 * prim_path.h: primitives about paths that others are made from. */
#ifndef RUNTIME_IO_PRIM_PATH_H
#define RUNTIME_IO_PRIM_PATH_H

#include "runtime/base/vm.h"

/* Three values: see vm->values. */
woad_value prim_split_path(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_build_path(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_path_to_directory_path(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_bytes_to_path_element(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_cleanse_path(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_complete_path_p(woad_vm *vm, int argc, woad_value *argv);
woad_value prim_path_to_complete_path(woad_vm *vm, int argc, woad_value *argv);

#endif
