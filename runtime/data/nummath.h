/* SPDX-License-Identifier: MIT
 * nummath.h: roots, powers, logarithms, trigonometry and polar form, on any numbers. Exact where the result is exactly
 * known to be; otherwise by way of doubles. */
#ifndef RUNTIME_DATA_NUMMATH_H
#define RUNTIME_DATA_NUMMATH_H

#include "runtime/base/vm.h"

woad_value nummath_sqrt(woad_vm *vm, woad_value z);
/* floor of the square root of an integer (also 17.0; negative: imaginary), and what is left */
woad_value nummath_integer_sqrt(woad_vm *vm, woad_value n, woad_value *rest);
woad_value nummath_exp(woad_vm *vm, woad_value z);
woad_value nummath_log(woad_vm *vm, woad_value z);          /* raises divide-by-zero for exact 0 */
woad_value nummath_expt(woad_vm *vm, woad_value z, woad_value w); /* raises divide-by-zero for 0 to a negative power */
typedef enum { NUMMATH_SIN, NUMMATH_COS, NUMMATH_TAN, NUMMATH_ASIN, NUMMATH_ACOS, NUMMATH_ATAN } NummathFunction;
woad_value nummath_apply(woad_vm *vm, NummathFunction fn, woad_value z);
woad_value nummath_atan2(woad_vm *vm, woad_value y, woad_value x); /* reals */
woad_value nummath_magnitude(woad_vm *vm, woad_value z);
woad_value nummath_angle(woad_vm *vm, woad_value z);
woad_value nummath_make_polar(woad_vm *vm, woad_value magnitude, woad_value angle);

#endif
