/* SPDX-License-Identifier: MIT
 * interact.c: how module-level and interactive results are shown: `print` and a newline, nothing for void.
 * Source: Reference, "The read-eval-print loop". */
#include "runtime/prim/interact.h"

#include "runtime/prim/prim_table.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

static woad_value write_newline(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_tail(vm, prim_lookup(vm, "#%kernel", "newline"), 0, NULL);
}

static woad_value print_result(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argv[0] == VALUE_VOID) return VALUE_VOID;
  return call_then(vm, prim_lookup(vm, "#%kernel", "print"), 1, argv, write_newline, 0, NULL);
}

static woad_value guard_printer(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!call_is_procedure(vm, v) || !call_arity_includes(vm, v, 1))
    raise_argument_value(vm, "current-print", "(procedure-arity-includes/c 1)", v);
  return v;
}

void interact_boot(woad_vm *vm) {
  woad_value printer = call_native_closure(vm, "current-print", print_result, 1, 1, 0, 0, NULL);
  vm->param.current_print = param_make(vm, "current-print", printer, guard_printer);
}
