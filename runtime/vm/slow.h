/* SPDX-License-Identifier: MIT
 * slow.h: the rare paths of the operations that the interpreter has instructions for: bignums, mixed numbers, errors.
 * Each gives the result, or raises the error, of the primitive it stands for. The caller has written its registers back. */
#ifndef RUNTIME_VM_SLOW_H
#define RUNTIME_VM_SLOW_H

#include "runtime/vm/code.h"
#include "runtime/vm/op.h"
#include "runtime/vm/prim.h"

/* OP_ADD, OP_SUB or OP_MUL of any two values. */
woad_value slow_arith(woad_vm *vm, Opcode op, woad_value a, woad_value b);
/* OP_TEST_NUM_EQ ... OP_TEST_GE of any two values. */
bool slow_compare(woad_vm *vm, Opcode op, woad_value a, woad_value b);
/* The primitive FN, called NAME in messages, on the first ARGC of A, B, C. */
woad_value slow_primitive(woad_vm *vm, PrimFn fn, const char *name, int argc, woad_value a, woad_value b, woad_value c);

/* Calls argv[0] with the other arguments, in tail position. */
woad_value slow_apply(woad_vm *vm, int argc, woad_value *argv);

/* The results at hand are not EXPECTED many. */
_Noreturn void slow_raise_count(woad_vm *vm, int expected);
/* The same in SELF for a BIND_VALUES whose last operand is TAKER and which ends at PC; a definition is told by the instruction there, not
 * counting moves. */
_Noreturn void slow_raise_binding_count(woad_vm *vm, const Closure *self, const uint32_t *pc, int expected, intptr_t taker);

/* Primitives of runtime/prim that have an instruction of their own; the linker finds them above. */
#define SLOW_PRIMITIVE(name) woad_value prim_##name(woad_vm *vm, int argc, woad_value *argv)
SLOW_PRIMITIVE(mark_value);
SLOW_PRIMITIVE(vector_ref);
SLOW_PRIMITIVE(vector_set_x);
SLOW_PRIMITIVE(vector_length);
SLOW_PRIMITIVE(string_ref);
SLOW_PRIMITIVE(bytes_ref);
SLOW_PRIMITIVE(unbox);
SLOW_PRIMITIVE(set_box_x);
SLOW_PRIMITIVE(car);
SLOW_PRIMITIVE(cdr);
SLOW_PRIMITIVE(add1);
SLOW_PRIMITIVE(sub1);
SLOW_PRIMITIVE(zero_p);
SLOW_PRIMITIVE(positive_p);
SLOW_PRIMITIVE(negative_p);
SLOW_PRIMITIVE(quotient);
SLOW_PRIMITIVE(remainder);
SLOW_PRIMITIVE(modulo);
SLOW_PRIMITIVE(bitwise_and);
SLOW_PRIMITIVE(bitwise_ior);
SLOW_PRIMITIVE(bitwise_xor);
SLOW_PRIMITIVE(fx_plus);
SLOW_PRIMITIVE(fx_minus);
SLOW_PRIMITIVE(fx_times);
SLOW_PRIMITIVE(fxquotient);
SLOW_PRIMITIVE(fxremainder);
SLOW_PRIMITIVE(fxmodulo);
SLOW_PRIMITIVE(fxand);
SLOW_PRIMITIVE(fxior);
SLOW_PRIMITIVE(fxxor);
SLOW_PRIMITIVE(fx_to_fl);
SLOW_PRIMITIVE(flvector_ref);
SLOW_PRIMITIVE(flvector_set_x);
SLOW_PRIMITIVE(fx_eq);
SLOW_PRIMITIVE(fx_lt);
SLOW_PRIMITIVE(fx_le);
SLOW_PRIMITIVE(fx_gt);
SLOW_PRIMITIVE(fx_ge);
SLOW_PRIMITIVE(fl_eq);
SLOW_PRIMITIVE(fl_lt);
SLOW_PRIMITIVE(fl_le);
SLOW_PRIMITIVE(fl_gt);
SLOW_PRIMITIVE(fl_ge);
#undef SLOW_PRIMITIVE
/* complains of V as the accessor of pairs with PATH does (prim_pair.c) */
_Noreturn void prim_pair_refuse(woad_vm *vm, woad_value v, uint32_t path);

#endif
