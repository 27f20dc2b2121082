/* SPDX-License-Identifier: MIT
 * number_hooks.c: how data/'s arithmetic raises, and the generators that (random) draws from. */
#include "runtime/prim/number_hooks.h"

#include "runtime/data/random.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

static _Noreturn void raise_undefined_result(woad_vm *vm, const char *text) {
  raise_format(vm, vm->exn.fail_contract_divide_by_zero, "%s", text);
}

static woad_value guard_generator(woad_vm *vm, woad_value parameter, woad_value v) {
  const char *who = parameter == vm->param.current_pseudo_random_generator ? "current-pseudo-random-generator"
                                                                           : "current-evt-pseudo-random-generator";
  if (!value_is_random(v)) raise_argument_value(vm, who, "pseudo-random-generator?", v);
  return v;
}

void number_hooks_boot(woad_vm *vm) {
  vm->hooks.undefined_result = raise_undefined_result;
  vm->param.current_pseudo_random_generator =
      param_make(vm, "current-pseudo-random-generator", random_make(vm), guard_generator);
  vm->param.current_evt_pseudo_random_generator =
      param_make(vm, "current-evt-pseudo-random-generator", random_make(vm), guard_generator);
}
