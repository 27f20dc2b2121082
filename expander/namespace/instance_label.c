/* SPDX-License-Identifier: MIT
 * instance_label.c: how error messages name the module of a variable. */
#include "expander/namespace/namespace.h"

const char *instance_label(woad_vm *vm, Instance *instance) {
  if (instance == NULL || instance->name == VALUE_FALSE) return "top-level";
  return registry_name_text(vm, instance->label == VALUE_FALSE ? instance->name : instance->label);
}
