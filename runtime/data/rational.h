/* SPDX-License-Identifier: MIT
 * rational.h: exact fractions. R1 lowest terms. R2 denominator at least 2. The functions take any exact rationals (also
 * integers) and give normalised ones. */
#ifndef RUNTIME_DATA_RATIONAL_H
#define RUNTIME_DATA_RATIONAL_H

#include "runtime/base/vm.h"

typedef struct { Header header; woad_value numerator, denominator; } Rational;
static inline bool value_is_rational(woad_value v) { return value_has_type(v, TYPE_RATIONAL); }
static inline woad_value rational_numerator(woad_value v) {
  return value_is_rational(v) ? VALUE_AS(Rational, v)->numerator : v;
}
static inline woad_value rational_denominator(woad_value v) {
  return value_is_rational(v) ? VALUE_AS(Rational, v)->denominator : fixnum_make(1);
}
/* NUM / DEN in lowest terms, DEN not 0 */
woad_value rational_make(woad_vm *vm, woad_value num, woad_value den);
woad_value rational_add(woad_vm *vm, woad_value a, woad_value b);
woad_value rational_sub(woad_vm *vm, woad_value a, woad_value b);
woad_value rational_mul(woad_vm *vm, woad_value a, woad_value b);
woad_value rational_div(woad_vm *vm, woad_value a, woad_value b); /* B not 0 */
int rational_compare(woad_vm *vm, woad_value a, woad_value b);
int rational_sign(woad_value a);
/* nearest double of NUM / DEN, which need not be in lowest terms; DEN > 0 */
double rational_quotient_to_double(woad_vm *vm, woad_value num, woad_value den);
double rational_to_double(woad_vm *vm, woad_value a);
woad_value rational_from_double(woad_vm *vm, double d); /* finite */
typedef enum { RATIONAL_FLOOR, RATIONAL_CEILING, RATIONAL_TRUNCATE, RATIONAL_ROUND } RationalRounding;
woad_value rational_round(woad_vm *vm, woad_value a, RationalRounding how);

#endif
