/* SPDX-License-Identifier: MIT
 * root.h: values held by C code that the collector does not scan, named by a small integer. */
#ifndef RUNTIME_BASE_ROOT_H
#define RUNTIME_BASE_ROOT_H

#include "runtime/base/value.h"

typedef size_t RootId;
RootId root_add(woad_vm *vm, woad_value v);
woad_value root_get(woad_vm *vm, RootId id);
void root_set(woad_vm *vm, RootId id, woad_value v);
void root_drop(woad_vm *vm, RootId id);

#endif
