/* SPDX-License-Identifier: MIT
 * weak.h: weak boxes and ephemerons, settled by mem.c's after_mark: a weak read is a plain load. */
#ifndef RUNTIME_DATA_WEAK_H
#define RUNTIME_DATA_WEAK_H

#include "runtime/base/vm.h"

woad_value weak_box_make(woad_vm *vm, woad_value v);
woad_value weak_box_value(woad_value weak_box); /* VALUE_NONE once collected */
woad_value ephemeron_make(woad_vm *vm, woad_value key, woad_value value);
woad_value ephemeron_value(woad_value ephemeron); /* VALUE_NONE once the key is collected */
#endif
