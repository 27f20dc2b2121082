/* SPDX-License-Identifier: MIT
 * pathname.c: path strings and completion. Completion happens each time a file is used: the current directory is a
 * parameter of the green thread, and the process's own is never changed. */
#include "runtime/io/pathname.h"

#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/vm/param.h"

bool pathname_is_path_string(woad_value v) {
  if (value_is_path(v)) return true;
  if (!value_is_string(v)) return false;
  const String *s = string_of(v);
  for (size_t i = 0; i < s->length; i++)
    if (string_ref(s, i) == 0) return false;
  return s->length > 0;
}

woad_value pathname_to_path(woad_vm *vm, woad_value v) {
  if (value_is_path(v)) return v;
  size_t n;
  char *text = string_to_utf8(vm, string_of(v), &n);
  return path_make(vm, text, n);
}

woad_value pathname_complete_path(woad_vm *vm, woad_value v) {
  woad_value path = pathname_to_path(vm, v);
  if (path_is_absolute(path)) return path;
  return path_complete(vm, path, param_get(vm, vm->param.current_directory));
}

const char *pathname_complete(woad_vm *vm, woad_value v) { return path_bytes(pathname_complete_path(vm, v)); }

woad_value pathname_of_port(woad_vm *vm, woad_value given, const char *complete) {
  return path_from_cstring(vm, complete);
}
