/* SPDX-License-Identifier: MIT
 * arg_number.h: what arithmetic asks of an operand V, for the primitive WHO: a contract violation otherwise. */
#ifndef RUNTIME_PRIM_ARG_NUMBER_H
#define RUNTIME_PRIM_ARG_NUMBER_H

#include "runtime/data/number.h"
#include "runtime/vm/raise.h"

static inline void arg_check_number(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!number_is_number(v))) raise_argument_value(vm, who, "number?", v);
}
static inline void arg_check_real(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!number_is_real(v))) raise_argument_value(vm, who, "real?", v);
}
/* the parts of complex numbers name the contract so */
static inline void arg_check_complex(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!number_is_number(v))) raise_argument_value(vm, who, "complex-number?", v);
}

#endif
