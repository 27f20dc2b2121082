/* SPDX-License-Identifier: MIT
 * instance_label.c: how error messages name the module of a variable. */
#include "expander/common/modpath.h"
#include "expander/namespace/namespace.h"
#include "runtime/data/path.h"
#include "runtime/vm/raise.h"

const char *instance_label(woad_vm *vm, Instance *instance) {
  if (instance == NULL || instance->name == VALUE_FALSE) return "top-level";
  woad_value name = modpath_resolved_name(instance->name);
  if (value_has_type(name, TYPE_SYMBOL)) return raise_text(vm, "'%D", name);
  if (value_has_type(name, TYPE_PATH)) return raise_text(vm, "\"%s\"", path_bytes(name));
  return registry_name_text(vm, instance->name);
}
