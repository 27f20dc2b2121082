/* SPDX-License-Identifier: MIT
 * nest.h: how a primitive that rarely runs language code above C frames does without PF_NESTS for the common case: when it
 * finds out that it must, it goes on as a native closure that has the flag, called in tail position. */
#ifndef RUNTIME_PRIM_NEST_H
#define RUNTIME_PRIM_NEST_H

#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

static inline woad_value nest_again(woad_vm *vm, NativeFn fn, int argc, woad_value *argv) {
  woad_value proc = call_native_closure(vm, vm->running_primitive, fn, argc, argc, PF_NESTS, 0, NULL);
  return call_tail(vm, proc, argc, argv);
}

#endif
