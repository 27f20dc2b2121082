/* SPDX-License-Identifier: MIT
 * nummath.c: transcendental functions. Real results come from the C library's functions on doubles; complex ones from its
 * complex functions, with the branch cuts of [Kahan87]. An exact argument too large for a double is scaled first where
 * the result is not (log, sqrt). */
#include "runtime/data/nummath.h"

#include <float.h>
#include <math.h>

#include "runtime/base/buf.h"
#include "runtime/data/complex.h"
#include "runtime/data/flonum.h"
#include "runtime/data/integer.h"
#include "runtime/data/number.h"
#include "runtime/data/rational.h"

#define ZERO fixnum_make(0)
#define ONE fixnum_make(1)

static _Noreturn void fail_undefined(woad_vm *vm, const char *text) { vm->hooks.undefined_result(vm, text); }

static _Noreturn void fail_undefined_values(woad_vm *vm, const char *who, woad_value a, woad_value b) {
  Buf text;
  buf_init(&text);
  buf_add_format(vm, &text, "%s: undefined for values %s and %s", who, numprint_to_text(vm, a, 10),
                 numprint_to_text(vm, b, 10));
  fail_undefined(vm, buf_cstring(vm, &text));
}

/* --- square roots --- */

/* the exact root of an exact rational >= 0, when it has one */
static bool try_exact_sqrt(woad_vm *vm, woad_value q, woad_value *out) {
  woad_value rest, top = integer_sqrt(vm, rational_numerator(q), &rest);
  if (rest != ZERO) return false;
  woad_value bottom = integer_sqrt(vm, rational_denominator(q), &rest);
  if (rest != ZERO) return false;
  *out = rational_make(vm, top, bottom);
  return true;
}

static double sqrt_of_exact(woad_vm *vm, woad_value q) {
  double d = rational_to_double(vm, q);
  if (isfinite(d) && d != 0.0) return sqrt(d);
  int64_t top_exponent, bottom_exponent;
  double top = integer_fraction(rational_numerator(q), &top_exponent);
  double bottom = integer_fraction(rational_denominator(q), &bottom_exponent);
  int64_t exponent = top_exponent - bottom_exponent;
  double fraction = top / bottom;
  if (exponent & 1) {
    fraction *= 2.0;
    exponent--;
  }
  if (exponent / 2 > 2000) return HUGE_VAL;
  if (exponent / 2 < -2000) return 0.0;
  return ldexp(sqrt(fraction), (int)(exponent / 2));
}

static woad_value sqrt_real(woad_vm *vm, woad_value x) {
  if (value_is_flonum(x)) {
    double d = flonum_value(x);
    return d < 0.0 ? complex_make_double(vm, 0.0, sqrt(-d)) : flonum_make(vm, sqrt(d));
  }
  woad_value root, size = number_abs(vm, x);
  if (!try_exact_sqrt(vm, size, &root)) root = flonum_make(vm, sqrt_of_exact(vm, size));
  return number_is_negative(x) ? complex_make(vm, ZERO, root) : root;
}

/* Without overflow on the way: the smaller part over the larger one (as in Numerical Recipes, 5.4). */
static double complex sqrt_complex(double complex z) {
  double x = creal(z), y = cimag(z), width = fabs(x), height = fabs(y), w;
  if (!isfinite(x) || !isfinite(y) || (x == 0.0 && y == 0.0)) return csqrt(z);
  if (width >= height) {
    double q = y / x;
    w = sqrt(width) * sqrt((1.0 + sqrt(1.0 + q * q)) / 2.0);
  } else {
    double q = x / y;
    w = sqrt(height) * sqrt((fabs(q) + sqrt(1.0 + q * q)) / 2.0);
  }
  return x >= 0.0 ? CMPLX(w, y / (2.0 * w)) : CMPLX(height / (2.0 * w), copysign(w, y));
}

woad_value nummath_sqrt(woad_vm *vm, woad_value z) {
  if (!value_is_complex(z)) return sqrt_real(vm, z);
  woad_value size, re, im;
  if (complex_is_exact(z)) {
    woad_value x = complex_re(z), y = complex_im(z);
    woad_value norm = number_add(vm, number_mul(vm, x, x), number_mul(vm, y, y));
    woad_value two = fixnum_make(2);
    if (try_exact_sqrt(vm, norm, &size) &&
        try_exact_sqrt(vm, rational_div(vm, number_add(vm, size, x), two), &re) &&
        try_exact_sqrt(vm, rational_div(vm, number_sub(vm, size, x), two), &im))
      return complex_make(vm, re, number_is_negative(y) ? number_negate(vm, im) : im);
  }
  return complex_from_c(vm, sqrt_complex(complex_to_c(vm, z)));
}

woad_value nummath_integer_sqrt(woad_vm *vm, woad_value n, woad_value *rest) {
  woad_value size = number_abs(vm, n), root;
  if (value_is_flonum(n)) root = flonum_make(vm, flonum_value(n) == 0.0 ? flonum_value(n) : floor(sqrt(flonum_value(size))));
  else root = integer_sqrt(vm, size, NULL);
  if (number_is_negative(n)) root = complex_make(vm, ZERO, root);
  if (rest) *rest = number_sub(vm, n, number_mul(vm, root, root));
  return root;
}

/* --- exponential, logarithm --- */

woad_value nummath_exp(woad_vm *vm, woad_value z) {
  if (z == ZERO) return ONE;
  if (!value_is_complex(z)) return flonum_make(vm, exp(number_to_double(vm, z)));
  double complex c = complex_to_c(vm, z);
  double size = exp(creal(c));
  return complex_make_double(vm, size * cos(cimag(c)), size * sin(cimag(c)));
}

static double log_of_integer(woad_value n) {
  int64_t exponent;
  double fraction = integer_fraction(n, &exponent);
  return exponent < 1024 ? log(integer_to_double(n)) : log(fraction) + (double)exponent * M_LN2;
}

/* log of an exact rational > 0 */
static double log_of_exact(woad_vm *vm, woad_value q) {
  double d = rational_to_double(vm, q);
  if (isfinite(d) && d >= 2.2250738585072014e-308) return log(d);
  return log_of_integer(rational_numerator(q)) - log_of_integer(rational_denominator(q));
}

static double log_of_magnitude(double complex z) {
  double width = fabs(creal(z)), height = fabs(cimag(z));
  double most = fmax(width, height), q = fmin(width, height) / most;
  return isfinite(q) && !isnan(creal(z)) && !isnan(cimag(z)) ? log(most) + log(1.0 + q * q) / 2.0 : log(cabs(z));
}

woad_value nummath_log(woad_vm *vm, woad_value z) {
  if (z == ZERO) fail_undefined(vm, "log: division by zero");
  if (z == ONE) return ZERO;
  if (value_is_complex(z)) {
    double complex c = complex_to_c(vm, z);
    return complex_make_double(vm, log_of_magnitude(c), atan2(cimag(c), creal(c)));
  }
  bool negative = number_is_negative(z);
  woad_value size = negative ? number_negate(vm, z) : z;
  double d = value_is_flonum(size) ? log(fabs(flonum_value(size))) : log_of_exact(vm, size);
  return negative ? complex_make_double(vm, d, M_PI) : flonum_make(vm, d);
}

/* --- powers --- */

static woad_value power_of_complex(woad_vm *vm, woad_value z, uint64_t n) {
  woad_value out = ONE;
  for (int bit = n == 0 ? -1 : 63 - __builtin_clzll(n); bit >= 0; bit--) {
    out = number_mul(vm, out, out);
    if ((n >> bit) & 1) out = number_mul(vm, out, z);
  }
  return out;
}

/* exact Z, not 0 or 1, to the exact integer W */
static woad_value expt_exact(woad_vm *vm, woad_value z, woad_value w) {
  if (z == fixnum_make(-1)) return integer_is_odd(w) ? z : ONE;
  woad_value size = integer_abs(vm, w), out;
  if (value_is_complex(z)) {
    uint64_t n;
    if (!number_try_uint64(size, &n)) {
      woad_value fourth = number_mul(vm, number_mul(vm, z, z), number_mul(vm, z, z));
      if (fourth != ONE) vm->hooks.out_of_memory(vm, (size_t)-1);
      n = (uint64_t)fixnum_value(integer_bitwise(vm, INTEGER_AND, size, fixnum_make(3)));
    }
    out = power_of_complex(vm, z, n);
  } else {
    if (!value_is_fixnum(size)) vm->hooks.out_of_memory(vm, (size_t)-1);
    uint64_t n = (uint64_t)fixnum_value(size);
    if (!value_is_rational(z)) out = integer_power(vm, z, n);
    else {
      woad_value top = integer_power(vm, rational_numerator(z), n);
      /* powers of coprime numbers are coprime, but rational_make checks that cheaply enough */
      out = rational_make(vm, top, integer_power(vm, rational_denominator(z), n));
    }
  }
  return number_is_negative(w) ? number_div(vm, "expt", ONE, out) : out;
}

static woad_value expt_by_log(woad_vm *vm, woad_value z, woad_value w) {
  return nummath_exp(vm, number_mul(vm, w, nummath_log(vm, z)));
}

/* exact 0 to a power that is not exact 0 */
static woad_value expt_of_zero(woad_vm *vm, woad_value w) {
  woad_value re = complex_re(w);
  if (number_is_nan(re)) return re;
  if (!value_is_complex(w) && number_is_zero(re)) return flonum_make(vm, 1.0);
  if (number_is_zero(re) || number_is_negative(re)) fail_undefined_values(vm, "expt", ZERO, w);
  return ZERO;
}

static woad_value expt_of_double(woad_vm *vm, double base, woad_value w) {
  double power = flonum_expt(base, number_to_double(vm, w));
  if (value_is_bignum(w) && signbit(base) && integer_is_odd(w)) power = -fabs(power);
  return flonum_make(vm, power);
}

woad_value nummath_expt(woad_vm *vm, woad_value z, woad_value w) {
  if (w == ZERO || z == ONE) return ONE;
  if (z == ZERO) return expt_of_zero(vm, w);
  if (w == ONE && !(value_is_complex(z) && !complex_is_exact(z))) return z;
  if (number_is_exact_integer(w)) {
    if (number_is_exact(z)) return expt_exact(vm, z, w);
    if (value_is_flonum(z)) return expt_of_double(vm, flonum_value(z), w);
    return expt_by_log(vm, z, w);
  }
  if (value_is_rational(w) && rational_numerator(w) == ONE && rational_denominator(w) == fixnum_make(2))
    return nummath_sqrt(vm, z);
  if (value_is_flonum(z) && flonum_value(z) == 0.0 && value_is_complex(w)) {
    if (number_is_negative(complex_re(w))) return complex_make_double(vm, NAN, NAN);
    return z;
  }
  if (value_is_complex(z) || value_is_complex(w)) return expt_by_log(vm, z, w);
  double base = number_to_double(vm, z), exponent = number_to_double(vm, w);
  bool overflow = !value_is_flonum(z) && (isinf(base) || base == 0.0);
  if (overflow || (base < 0.0 && !flonum_is_integer(exponent))) return expt_by_log(vm, z, w);
  return flonum_make(vm, flonum_expt(base, exponent));
}

/* --- trigonometry --- */

/* W. Kahan, "Branch Cuts for Complex Elementary Functions" (1987), with the square root above. */
typedef struct { double complex below, above; } Roots; /* of 1 - z and 1 + z */
static Roots roots_around(double complex z) {
  return (Roots){sqrt_complex(CMPLX(1.0 - creal(z), -cimag(z))), sqrt_complex(CMPLX(1.0 + creal(z), cimag(z)))};
}

static double complex acos_complex(double complex z) {
  if (!isfinite(creal(z)) || !isfinite(cimag(z))) return cacos(z);
  Roots r = roots_around(z);
  return CMPLX(2.0 * atan2(creal(r.below), creal(r.above)),
               asinh(creal(r.above) * cimag(r.below) - cimag(r.above) * creal(r.below)));
}

static double complex asin_complex(double complex z) {
  if (!isfinite(creal(z)) || !isfinite(cimag(z))) return casin(z);
  Roots r = roots_around(z);
  return CMPLX(atan2(creal(z), creal(r.below) * creal(r.above) - cimag(r.below) * cimag(r.above)),
               asinh(creal(r.below) * cimag(r.above) - cimag(r.below) * creal(r.above)));
}

/* -i atanh(iz) */
static double complex atan_complex(double complex z) {
  const double large = sqrt(DBL_MAX) / 4.0, small = 1.0 / large;
  double sign = copysign(1.0, -cimag(z)), x = fabs(cimag(z)), y = -sign * creal(z);
  if (!isfinite(x) || !isfinite(y) || x > large || fabs(y) > large || (x == 1.0 && y == 0.0)) return catan(z);
  double q = fabs(y) + small, re, im;
  if (x == 1.0) {
    re = log(sqrt(sqrt(4.0 + y * y)) / sqrt(q));
    im = copysign(M_PI_2 + atan(q / 2.0), y) / 2.0;
  } else {
    re = log(1.0 + 4.0 * x / ((1.0 - x) * (1.0 - x) + q * q)) / 4.0;
    im = atan2(2.0 * y, (1.0 - x) * (1.0 + x) - q * q) / 2.0;
  }
  return CMPLX(-sign * im, -sign * re);
}

static double complex apply_complex(NummathFunction fn, double complex z) {
  switch (fn) {
    case NUMMATH_SIN: return csin(z);
    case NUMMATH_COS: return ccos(z);
    case NUMMATH_TAN: return ctan(z);
    case NUMMATH_ASIN: return asin_complex(z);
    case NUMMATH_ACOS: return acos_complex(z);
    default: return atan_complex(z);
  }
}

static double apply_double(NummathFunction fn, double d) {
  switch (fn) {
    case NUMMATH_SIN: return sin(d);
    case NUMMATH_COS: return cos(d);
    case NUMMATH_TAN: return tan(d);
    case NUMMATH_ASIN: return asin(d);
    case NUMMATH_ACOS: return acos(d);
    default: return atan(d);
  }
}

woad_value nummath_apply(woad_vm *vm, NummathFunction fn, woad_value z) {
  if (z == ZERO && fn != NUMMATH_ACOS) return fn == NUMMATH_COS ? ONE : ZERO;
  if (z == ONE && fn == NUMMATH_ACOS) return ZERO;
  if (value_is_complex(z)) {
    if (fn == NUMMATH_ATAN && complex_re(z) == ZERO &&
        (complex_im(z) == ONE || complex_im(z) == fixnum_make(-1))) {
      Buf text;
      buf_init(&text);
      buf_add_format(vm, &text, "atan: undefined for %s", numprint_to_text(vm, z, 10));
      fail_undefined(vm, buf_cstring(vm, &text));
    }
    return complex_from_c(vm, apply_complex(fn, complex_to_c(vm, z)));
  }
  double d = number_to_double(vm, z);
  /* beyond the ends of the real domain: the side of the cut that continues the real branch */
  if ((fn == NUMMATH_ASIN || fn == NUMMATH_ACOS) && fabs(d) > 1.0)
    return complex_from_c(vm, apply_complex(fn, CMPLX(d, d > 0.0 ? -0.0 : 0.0)));
  return flonum_make(vm, apply_double(fn, d));
}

woad_value nummath_atan2(woad_vm *vm, woad_value y, woad_value x) {
  if (y == ZERO) {
    if (x == ZERO) fail_undefined_values(vm, "atan2", y, x);
    double d = number_to_double(vm, x);
    if (isnan(d)) return x;
    return signbit(d) ? flonum_make(vm, M_PI) : ZERO;
  }
  double opposite = number_to_double(vm, y), adjacent = number_to_double(vm, x);
  bool out_of_range = isinf(opposite) || isinf(adjacent) || opposite == 0.0 || adjacent == 0.0;
  if (out_of_range && !value_is_flonum(y) && !value_is_flonum(x) && x != ZERO) { /* the exact quotient may not be */
    woad_value quotient = number_div(vm, "atan", y, x);
    opposite = copysign(fabs(number_to_double(vm, quotient)), number_is_negative(y) ? -1.0 : 1.0);
    adjacent = number_is_negative(x) ? -1.0 : 1.0;
  }
  return flonum_make(vm, atan2(opposite, adjacent));
}

/* --- polar form --- */

woad_value nummath_magnitude(woad_vm *vm, woad_value z) {
  if (!value_is_complex(z)) return number_abs(vm, z);
  woad_value re = complex_re(z), im = complex_im(z), size;
  if (!complex_is_exact(z)) return flonum_make(vm, hypot(flonum_value(re), flonum_value(im)));
  woad_value norm = number_add(vm, number_mul(vm, re, re), number_mul(vm, im, im));
  return try_exact_sqrt(vm, norm, &size) ? size : flonum_make(vm, sqrt_of_exact(vm, norm));
}

woad_value nummath_angle(woad_vm *vm, woad_value z) {
  if (value_is_complex(z)) return nummath_atan2(vm, complex_im(z), complex_re(z));
  if (z == ZERO) fail_undefined(vm, "angle: division by zero");
  if (number_is_nan(z)) return z;
  bool negative = value_is_flonum(z) ? signbit(flonum_value(z)) : number_is_negative(z);
  return negative ? flonum_make(vm, M_PI) : ZERO;
}

woad_value nummath_make_polar(woad_vm *vm, woad_value magnitude, woad_value angle) {
  if (magnitude == ZERO) return ZERO;
  if (angle == ZERO) return magnitude;
  double size = number_to_double(vm, magnitude), turn = number_to_double(vm, angle);
  return complex_make_double(vm, size * cos(turn), size * sin(turn));
}
