/* SPDX-License-Identifier: MIT
 * withparam.c: a dynamic-wind whose pre and post thunks swap the parameter's value with the one kept in a box. */
#include "expander/boot/withparam.h"

#include "runtime/data/vector.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param.h"

static woad_value swap(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Box *box = box_of(self->slots[1]);
  woad_value now = param_get(vm, self->slots[0]);
  param_set(vm, self->slots[0], box->value);
  box->value = now;
  return VALUE_VOID;
}

woad_value withparam_call(woad_vm *vm, woad_value parameter, woad_value value, woad_value thunk) {
  woad_value slots[2] = { parameter, box_make(vm, value) };
  woad_value swapper = call_native_closure(vm, "swap", swap, 0, 0, 0, 2, slots);
  return control_dynamic_wind(vm, swapper, thunk, swapper);
}
