/* SPDX-License-Identifier: MIT
 * complex.h: complex numbers with both parts exact or both parts flonums.
 * C1 an exact imaginary part is not 0. The functions take any numbers, at least one of them complex. */
#ifndef RUNTIME_DATA_COMPLEX_H
#define RUNTIME_DATA_COMPLEX_H

#include <complex.h>
#undef I /* the header's macro would hide names */

#include "runtime/base/vm.h"

typedef struct { Header header; woad_value re, im; } Complex;
static inline bool value_is_complex(woad_value v) { return value_has_type(v, TYPE_COMPLEX); }
static inline woad_value complex_re(woad_value v) { return value_is_complex(v) ? VALUE_AS(Complex, v)->re : v; }
static inline woad_value complex_im(woad_value v) { return value_is_complex(v) ? VALUE_AS(Complex, v)->im : fixnum_make(0); }
static inline bool complex_is_exact(woad_value v) { return !value_is_flonum(VALUE_AS(Complex, v)->re); }
/* RE real, IM real; RE itself when IM is exact 0; both become flonums when one is */
woad_value complex_make(woad_vm *vm, woad_value re, woad_value im);
woad_value complex_make_double(woad_vm *vm, double re, double im);
woad_value complex_from_c(woad_vm *vm, double complex z);
double complex complex_to_c(woad_vm *vm, woad_value v); /* any number */
woad_value complex_add(woad_vm *vm, woad_value a, woad_value b);
woad_value complex_sub(woad_vm *vm, woad_value a, woad_value b);
woad_value complex_mul(woad_vm *vm, woad_value a, woad_value b);
woad_value complex_div(woad_vm *vm, woad_value a, woad_value b); /* B is no exact 0 */
bool complex_equal(woad_vm *vm, woad_value a, woad_value b);

#endif
