/* SPDX-License-Identifier: MIT
 * path.h: file-system paths as byte strings (Unix convention; for that of Windows see winpath.h). */
#ifndef RUNTIME_DATA_PATH_H
#define RUNTIME_DATA_PATH_H

#include "runtime/base/vm.h"

typedef struct { Header header; size_t length; char bytes[]; } Path; /* NUL after length bytes */
static inline bool value_is_path(woad_value v) { return value_has_type(v, TYPE_PATH); }
static inline const char *path_bytes(woad_value v) { return VALUE_AS(Path, v)->bytes; }
woad_value path_make(woad_vm *vm, const char *bytes, size_t n);
woad_value path_from_cstring(woad_vm *vm, const char *text);
bool path_is_absolute(woad_value path);
/* BASE/RELATIVE */
woad_value path_join(woad_vm *vm, woad_value base, const char *relative);
/* removes ".", ".." (textually), repeated separators; a path without them is returned itself */
woad_value path_simplify(woad_vm *vm, woad_value path);
/* complete against the current-directory parameter's value given */
woad_value path_complete(woad_vm *vm, woad_value path, woad_value base);
woad_value path_directory_of(woad_vm *vm, woad_value path); /* with trailing separator, or VALUE_FALSE */
#endif
