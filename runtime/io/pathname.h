/* SPDX-License-Identifier: MIT
 * pathname.h: from a path or string given by a program to the name that the system gets. */
#ifndef RUNTIME_IO_PATHNAME_H
#define RUNTIME_IO_PATHNAME_H

#include "runtime/base/vm.h"

/* Whether V is a path, or a string that is one: not empty, without NUL. */
bool pathname_is_path_string(woad_value v);
/* A path for a path or path string. */
woad_value pathname_to_path(woad_vm *vm, woad_value v);
/* NUL-terminated bytes of V, complete with respect to current-directory. */
const char *pathname_complete(woad_vm *vm, woad_value v);
/* The same as a path value. */
woad_value pathname_complete_path(woad_vm *vm, woad_value v);
/* What object-name of a port opened by GIVEN answers: the complete path. */
woad_value pathname_of_port(woad_vm *vm, woad_value given, const char *complete);

#endif
