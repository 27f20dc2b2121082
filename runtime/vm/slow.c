/* SPDX-License-Identifier: MIT
 * slow.c: the rare paths of inlined operations, kept out of the interpreter's loop. */
#include "runtime/vm/slow.h"

#include "runtime/base/debug.h"
#include "runtime/data/number.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/raise.h"

woad_value slow_arith(woad_vm *vm, Opcode op, woad_value a, woad_value b) {
  switch (op) {
  case OP_ADD: return control_arith(vm, "+", number_add, a, b);
  case OP_SUB: return control_arith(vm, "-", number_sub, a, b);
  case OP_MUL: return control_arith(vm, "*", number_mul, a, b);
  default: PANIC("arithmetic");
  }
}

bool slow_compare(woad_vm *vm, Opcode op, woad_value a, woad_value b) {
  static const char *const names[] = {"=", "<", "<=", ">", ">="};
  int which = (int)op - (int)OP_TEST_NUM_EQ;
  woad_value args[2] = {a, b};
  for (int k = 0; k < 2; k++) {
    int i = which >= 3 ? 1 - k : k; /* the reference swaps the operands of > and >= */
    if (which == 0 ? !number_is_number(args[i]) : !number_is_real(args[i]))
      raise_argument(vm, names[which], which == 0 ? "number?" : "real?", i, 2, args);
  }
  switch (which) {
  case 0: return number_eq(vm, a, b);
  case 1: return number_lt(vm, a, b);
  case 2: return number_le(vm, a, b);
  case 3: return number_lt(vm, b, a);
  default: return number_le(vm, b, a);
  }
}

woad_value slow_primitive(woad_vm *vm, PrimFn fn, const char *name, int argc, woad_value a, woad_value b, woad_value c) {
  woad_value args[3] = {a, b, c};
  const char *previous = vm->running_primitive;
  vm->running_primitive = name;
  woad_value v = fn(vm, argc, args);
  vm->running_primitive = previous;
  return v;
}

woad_value slow_apply(woad_vm *vm, int argc, woad_value *argv) { return call_tail(vm, argv[0], argc - 1, argv + 1); }

_Noreturn void slow_raise_count(woad_vm *vm, int expected) {
  raise_result_arity(vm, NULL, expected, vm->nvalues, vm->values);
}

_Noreturn void slow_raise_binding_count(woad_vm *vm, const Closure *self, const uint32_t *pc, int expected, intptr_t taker) {
  if (taker != 0) {
    Code *code = VALUE_AS(Code, self->code->consts[taker - 1]);
    raise_arity(vm, code_closure_make(vm, code, self->links), vm->nvalues, vm->values);
  }
  OpDecoded next = op_decode(pc, 0);
  for (; next.op == OP_MOVE; next = op_decode(pc, 0)) pc += next.length;
  if (next.op != OP_DEFINE_LINK)
    raise_binding_arity(vm, NULL, "local-binding form", expected, vm->nvalues, vm->values);
  const char *in = raise_text(vm, "definition of %D ...", self->links->vars[next.operands[0]]->name);
  raise_binding_arity(vm, "define-values", in, expected, vm->nvalues, vm->values);
}
