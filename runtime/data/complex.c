/* SPDX-License-Identifier: MIT
 * complex.c: complex arithmetic. A real operand acts on the parts separately, so that infinities and signs of zero come
 * out as for two reals. Inexact division scales by the ratio of the divisor's parts [Smith62]. */
#include "runtime/data/complex.h"

#include <math.h>

#include "runtime/data/number.h"

woad_value complex_make_double(woad_vm *vm, double re, double im) {
  Complex *z = mem_object(vm, Complex, TYPE_COMPLEX);
  z->header.flags = FLAG_IMMUTABLE;
  z->re = flonum_make(vm, re);
  z->im = flonum_make(vm, im);
  return object_value(z);
}

woad_value complex_make(woad_vm *vm, woad_value re, woad_value im) {
  if (im == fixnum_make(0)) return re;
  if (value_is_flonum(re) || value_is_flonum(im))
    return complex_make_double(vm, number_to_double(vm, re), number_to_double(vm, im));
  Complex *z = mem_object(vm, Complex, TYPE_COMPLEX);
  z->header.flags = FLAG_IMMUTABLE;
  z->re = re;
  z->im = im;
  return object_value(z);
}

woad_value complex_from_c(woad_vm *vm, double complex z) { return complex_make_double(vm, creal(z), cimag(z)); }

double complex complex_to_c(woad_vm *vm, woad_value v) {
  return CMPLX(number_to_double(vm, complex_re(v)), number_to_double(vm, complex_im(v)));
}

woad_value complex_add(woad_vm *vm, woad_value a, woad_value b) {
  return complex_make(vm, number_add(vm, complex_re(a), complex_re(b)), number_add(vm, complex_im(a), complex_im(b)));
}

woad_value complex_sub(woad_vm *vm, woad_value a, woad_value b) {
  return complex_make(vm, number_sub(vm, complex_re(a), complex_re(b)), number_sub(vm, complex_im(a), complex_im(b)));
}

woad_value complex_mul(woad_vm *vm, woad_value a, woad_value b) {
  if (!value_is_complex(b)) {
    woad_value t = a;
    a = b;
    b = t;
  }
  woad_value c = complex_re(b), d = complex_im(b);
  if (!value_is_complex(a)) {
    if (a == fixnum_make(0)) return a;
    return complex_make(vm, number_mul(vm, a, c), number_mul(vm, a, d));
  }
  woad_value x = complex_re(a), y = complex_im(a);
  woad_value re = number_sub(vm, number_mul(vm, x, c), number_mul(vm, y, d));
  return complex_make(vm, re, number_add(vm, number_mul(vm, x, d), number_mul(vm, y, c)));
}

static woad_value divide_inexact(woad_vm *vm, woad_value p, woad_value q) {
  double complex x = complex_to_c(vm, p), y = complex_to_c(vm, q);
  double a = creal(x), b = cimag(x), c = creal(y), d = cimag(y);
  if (!value_is_complex(p)) { /* the order of these operations is the reference's: so the last digits agree */
    double part = a / (c * c + d * d);
    return complex_make_double(vm, part * c, -(part * d));
  }
  double ratio = d / c;
  if (fabs(c) < fabs(d) && isfinite(ratio)) {
    double scale = c + d * ratio;
    return complex_make_double(vm, (a + b * ratio) / scale, (b - a * ratio) / scale);
  }
  if (d == 0.0) {
    if (c == 0.0) return complex_make_double(vm, NAN, NAN);
    return complex_make_double(vm, a / c, b / c);
  }
  ratio = c / d;
  double scale = c * ratio + d;
  return complex_make_double(vm, (a * ratio + b) / scale, (b * ratio - a) / scale);
}

woad_value complex_div(woad_vm *vm, woad_value a, woad_value b) {
  if (a == fixnum_make(0)) return a;
  if (!value_is_complex(b))
    return complex_make(vm, number_div(vm, "/", complex_re(a), b), number_div(vm, "/", complex_im(a), b));
  woad_value c = complex_re(b), d = complex_im(b);
  if (value_is_flonum(c) || value_is_flonum(complex_re(a))) return divide_inexact(vm, a, b);
  woad_value conjugate = complex_make(vm, c, number_sub(vm, fixnum_make(0), d));
  woad_value norm = number_add(vm, number_mul(vm, c, c), number_mul(vm, d, d));
  woad_value top = number_mul(vm, a, conjugate);
  return complex_make(vm, number_div(vm, "/", complex_re(top), norm), number_div(vm, "/", complex_im(top), norm));
}

bool complex_equal(woad_vm *vm, woad_value a, woad_value b) {
  return number_eq(vm, complex_re(a), complex_re(b)) && number_eq(vm, complex_im(a), complex_im(b));
}
