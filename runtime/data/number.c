/* SPDX-License-Identifier: MIT
 * number.c: the numeric tower: dispatch over fixnum, bignum, rational, flonum and complex.
 *
 * Each operation tries the pairs that occur most (two fixnums, two flonums), then asks for the widest kind: complex,
 * flonum, rational, integer. An exact 0 absorbs in products and vanishes in sums, also beside flonums, as the reference
 * has it: (* 0 +nan.0) is 0, (+ 0 -0.0) is -0.0. */
#include "runtime/data/number.h"

#include <math.h>

#include "runtime/base/buf.h"
#include "runtime/base/debug.h"
#include "runtime/data/complex.h"
#include "runtime/data/fixnum.h"
#include "runtime/data/flonum.h"
#include "runtime/data/integer.h"
#include "runtime/data/rational.h"

#define ZERO fixnum_make(0)
#define ONE fixnum_make(1)

/* --- kinds --- */

typedef enum { KIND_NONE, KIND_INTEGER, KIND_RATIONAL, KIND_FLONUM, KIND_COMPLEX } Kind;

static Kind kind_of(woad_value v) {
  if (value_is_fixnum(v)) return KIND_INTEGER;
  if (value_is_immediate_flonum(v)) return KIND_FLONUM;
  if (!value_is_object(v)) return KIND_NONE;
  switch ((int)value_type(v)) {
    case TYPE_FLONUM: return KIND_FLONUM;
    case TYPE_BIGNUM: return KIND_INTEGER;
    case TYPE_RATIONAL: return KIND_RATIONAL;
    case TYPE_COMPLEX: return KIND_COMPLEX;
    default: return KIND_NONE;
  }
}

static Kind wider(woad_value a, woad_value b) {
  Kind x = kind_of(a), y = kind_of(b);
  return x > y ? x : y;
}

bool number_is_number(woad_value v) { return kind_of(v) != KIND_NONE; }
bool number_is_real(woad_value v) {
  Kind kind = kind_of(v);
  return kind != KIND_NONE && kind != KIND_COMPLEX;
}
bool number_is_rational(woad_value v) {
  if (LIKELY(value_is_fixnum(v))) return true;
  return value_is_flonum(v) ? isfinite(flonum_value(v)) : number_is_exact_rational(v);
}
bool number_is_exact_rational(woad_value v) {
  Kind kind = kind_of(v);
  return kind == KIND_INTEGER || kind == KIND_RATIONAL;
}
bool number_is_integer(woad_value v) {
  if (LIKELY(value_is_fixnum(v))) return true;
  return value_is_flonum(v) ? flonum_is_integer(flonum_value(v)) : kind_of(v) == KIND_INTEGER;
}
bool number_is_exact_integer(woad_value v) { return kind_of(v) == KIND_INTEGER; }
bool number_is_bignum(woad_value v) { return value_is_bignum(v); }
bool number_is_exact(woad_value v) {
  Kind kind = kind_of(v);
  return kind == KIND_COMPLEX ? complex_is_exact(v) : kind == KIND_INTEGER || kind == KIND_RATIONAL;
}
bool number_is_zero(woad_value v) {
  if (value_is_complex(v)) return number_is_zero(complex_re(v)) && number_is_zero(complex_im(v));
  return value_is_flonum(v) ? flonum_value(v) == 0.0 : v == ZERO;
}
static int sign_of(woad_value v) { /* real; 0 for NaN */
  if (!value_is_flonum(v)) return rational_sign(v);
  double d = flonum_value(v);
  return d < 0.0 ? -1 : d > 0.0;
}
bool number_is_negative(woad_value v) { return sign_of(v) < 0; }
bool number_is_even(woad_value v) {
  if (value_is_flonum(v)) return fmod(flonum_value(v), 2.0) == 0.0;
  return !integer_is_odd(v);
}
bool number_is_nan(woad_value v) {
  if (value_is_complex(v)) return number_is_nan(complex_re(v)) || number_is_nan(complex_im(v));
  return value_is_flonum(v) && isnan(flonum_value(v));
}

/* --- conversions --- */

woad_value number_from_int64(woad_vm *vm, int64_t n) { return integer_from_int64(vm, n); }
woad_value number_from_uint64(woad_vm *vm, uint64_t n) { return integer_from_uint64(vm, n); }

bool number_try_uint64(woad_value v, uint64_t *out) {
  if (value_is_fixnum(v)) {
    if (fixnum_value(v) < 0) return false;
    *out = (uint64_t)fixnum_value(v);
    return true;
  }
  if (!value_is_bignum(v) || bignum_of(v)->size != 1) return false;
  *out = bignum_of(v)->limbs[0];
  return true;
}

bool number_try_int64(woad_value v, int64_t *out) {
  if (value_is_fixnum(v)) {
    *out = fixnum_value(v);
    return true;
  }
  if (!value_is_bignum(v)) return false;
  Bignum *big = bignum_of(v);
  if (big->size == 1 && big->limbs[0] <= (uint64_t)INT64_MAX) *out = (int64_t)big->limbs[0];
  else if (big->size == -1 && big->limbs[0] <= (uint64_t)1 << 63) *out = (int64_t)((uint64_t)0 - big->limbs[0]);
  else return false;
  return true;
}

double number_to_double(woad_vm *vm, woad_value v) {
  if (value_is_fixnum(v)) return (double)fixnum_value(v);
  if (value_is_flonum(v)) return flonum_value(v);
  return rational_to_double(vm, v);
}

bool number_try_exact(woad_vm *vm, woad_value v, woad_value *out, woad_value *bad) {
  if (value_is_complex(v)) {
    woad_value re, im;
    if (!number_try_exact(vm, complex_re(v), &re, bad) || !number_try_exact(vm, complex_im(v), &im, bad)) return false;
    *out = complex_make(vm, re, im);
    return true;
  }
  if (value_is_flonum(v)) {
    if (!isfinite(flonum_value(v))) {
      *bad = v;
      return false;
    }
    v = rational_from_double(vm, flonum_value(v));
  }
  *out = v;
  return true;
}

woad_value number_to_exact(woad_vm *vm, woad_value v) {
  woad_value out, bad;
  return number_try_exact(vm, v, &out, &bad) ? out : ZERO;
}

woad_value number_to_inexact(woad_vm *vm, woad_value v) {
  if (value_is_complex(v))
    return complex_make_double(vm, number_to_double(vm, complex_re(v)), number_to_double(vm, complex_im(v)));
  return value_is_flonum(v) ? v : flonum_make(vm, number_to_double(vm, v));
}

/* --- sums and products --- */

static woad_value make_double(woad_vm *vm, double d) { return flonum_make(vm, d); }

/* An exact number too large or too small for a double: then the operation is done exactly, or, beside an infinity, a zero or
 * a not-a-number, with the number's sign alone. */
typedef enum { MIXED_ADD, MIXED_SUB, MIXED_MUL, MIXED_DIV } MixedOp;

static bool leaves_doubles(woad_vm *vm, woad_value v) {
  if (value_is_fixnum(v) || value_is_flonum(v)) return false;
  double d = number_to_double(vm, v);
  return d == 0 || d - d != 0;
}

static double mixed_double(woad_vm *vm, woad_value v) {
  return value_is_flonum(v) ? flonum_value(v) : number_is_negative(v) ? -1.0 : 1.0;
}

static woad_value mixed_exactly(woad_vm *vm, MixedOp op, woad_value a, woad_value b) {
  double f = flonum_value(value_is_flonum(a) ? a : b);
  if (f - f != 0 || (f == 0 && op >= MIXED_MUL)) {
    double x = mixed_double(vm, a), y = mixed_double(vm, b);
    return make_double(vm, op == MIXED_ADD ? x + y : op == MIXED_SUB ? x - y : op == MIXED_MUL ? x * y : x / y);
  }
  a = number_to_exact(vm, a);
  b = number_to_exact(vm, b);
  woad_value exact = op == MIXED_ADD ? number_add(vm, a, b)
                     : op == MIXED_SUB ? number_sub(vm, a, b)
                     : op == MIXED_MUL ? number_mul(vm, a, b) : number_div(vm, "/", a, b);
  return number_to_inexact(vm, exact);
}

woad_value number_add(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) return integer_from_int64(vm, fixnum_value(a) + fixnum_value(b));
  switch (wider(a, b)) {
    case KIND_COMPLEX: return complex_add(vm, a, b);
    case KIND_FLONUM:
      if (a == ZERO) return b;
      if (b == ZERO) return a;
      if (leaves_doubles(vm, a) || leaves_doubles(vm, b)) return mixed_exactly(vm, MIXED_ADD, a, b);
      return make_double(vm, number_to_double(vm, a) + number_to_double(vm, b));
    case KIND_RATIONAL: return rational_add(vm, a, b);
    default: return integer_add(vm, a, b);
  }
}

woad_value number_negate(woad_vm *vm, woad_value v) {
  switch (kind_of(v)) {
    case KIND_COMPLEX: return complex_make(vm, number_negate(vm, complex_re(v)), number_negate(vm, complex_im(v)));
    case KIND_FLONUM: return make_double(vm, -flonum_value(v));
    case KIND_RATIONAL: return rational_sub(vm, ZERO, v);
    default: return integer_negate(vm, v);
  }
}

woad_value number_sub(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) return integer_from_int64(vm, fixnum_value(a) - fixnum_value(b));
  switch (wider(a, b)) {
    case KIND_COMPLEX: return complex_sub(vm, a, b);
    case KIND_FLONUM:
      if (b == ZERO) return a;
      if (a == ZERO) return number_negate(vm, b);
      if (leaves_doubles(vm, a) || leaves_doubles(vm, b)) return mixed_exactly(vm, MIXED_SUB, a, b);
      return make_double(vm, number_to_double(vm, a) - number_to_double(vm, b));
    case KIND_RATIONAL: return rational_sub(vm, a, b);
    default: return integer_sub(vm, a, b);
  }
}

woad_value number_mul(woad_vm *vm, woad_value a, woad_value b) {
  switch (wider(a, b)) {
    case KIND_COMPLEX: return complex_mul(vm, a, b);
    case KIND_FLONUM:
      if (a == ZERO || b == ZERO) return ZERO;
      if (leaves_doubles(vm, a) || leaves_doubles(vm, b)) return mixed_exactly(vm, MIXED_MUL, a, b);
      return make_double(vm, number_to_double(vm, a) * number_to_double(vm, b));
    case KIND_RATIONAL: return rational_mul(vm, a, b);
    default: return integer_mul(vm, a, b);
  }
}

static _Noreturn void fail_division(woad_vm *vm, const char *who) {
  Buf text;
  buf_init(&text);
  buf_add_format(vm, &text, "%s: division by zero", who);
  vm->hooks.undefined_result(vm, buf_cstring(vm, &text));
}

woad_value number_div(woad_vm *vm, const char *who, woad_value a, woad_value b) {
  if (b == ZERO) fail_division(vm, who);
  switch (wider(a, b)) {
    case KIND_COMPLEX: return complex_div(vm, a, b);
    case KIND_FLONUM:
      if (a == ZERO) return a;
      if (leaves_doubles(vm, a) || leaves_doubles(vm, b)) return mixed_exactly(vm, MIXED_DIV, a, b);
      return make_double(vm, number_to_double(vm, a) / number_to_double(vm, b));
    case KIND_RATIONAL: return rational_div(vm, a, b);
    default: return rational_make(vm, a, b);
  }
}

/* --- integer division --- */

typedef enum { DIVIDE_QUOTIENT, DIVIDE_REMAINDER, DIVIDE_MODULO } Division;

static double divide_doubles(Division what, double a, double b) {
  switch (what) {
    case DIVIDE_QUOTIENT: return trunc(a / b);
    case DIVIDE_REMAINDER: {
      double rest = fmod(a, b);
      return rest == 0.0 ? 0.0 : rest;
    }
    default: return flonum_modulo(a, b);
  }
}

static woad_value divide_exact(woad_vm *vm, Division what, woad_value a, woad_value b) {
  woad_value out;
  switch (what) {
    case DIVIDE_QUOTIENT: return integer_quotient(vm, a, b);
    case DIVIDE_REMAINDER: integer_divide(vm, a, b, NULL, &out); return out;
    default: return integer_modulo(vm, a, b);
  }
}

static woad_value divide(woad_vm *vm, const char *who, Division what, woad_value a, woad_value b) {
  if (b == ZERO) fail_division(vm, who);
  if (value_is_flonum(b) && flonum_value(b) == 0.0) {
    Buf text;
    buf_init(&text);
    buf_add_format(vm, &text, "%s: undefined for %s", who, signbit(flonum_value(b)) ? "-0.0" : "0.0");
    vm->hooks.undefined_result(vm, buf_cstring(vm, &text));
  }
  if (!value_is_flonum(a) && !value_is_flonum(b)) return divide_exact(vm, what, a, b);
  if (a == ZERO) return a;
  if (what != DIVIDE_QUOTIENT && (b == fixnum_make(1) || b == fixnum_make(-1))) return ZERO; /* exact, whatever the inexact dividend */
  double x = number_to_double(vm, a), y = number_to_double(vm, b);
  if (what == DIVIDE_QUOTIENT && isinf(x)) /* too large for a double, but the quotient may not be */
    return number_to_inexact(vm, integer_quotient(vm, number_to_exact(vm, a), number_to_exact(vm, b)));
  return make_double(vm, divide_doubles(what, x, y));
}

woad_value number_quotient(woad_vm *vm, const char *who, woad_value a, woad_value b) {
  return divide(vm, who, DIVIDE_QUOTIENT, a, b);
}
woad_value number_remainder(woad_vm *vm, const char *who, woad_value a, woad_value b) {
  return divide(vm, who, DIVIDE_REMAINDER, a, b);
}
woad_value number_modulo(woad_vm *vm, const char *who, woad_value a, woad_value b) {
  return divide(vm, who, DIVIDE_MODULO, a, b);
}

void number_divide(woad_vm *vm, const char *who, woad_value a, woad_value b, woad_value *quotient, woad_value *remainder) {
  if (b != ZERO && kind_of(a) == KIND_INTEGER && kind_of(b) == KIND_INTEGER) {
    integer_divide(vm, a, b, quotient, remainder);
    return;
  }
  *quotient = divide(vm, who, DIVIDE_QUOTIENT, a, b);
  *remainder = divide(vm, who, DIVIDE_REMAINDER, a, b);
}

/* --- order --- */

/* EXACT against D, which is no NaN, by exact values */
static int compare_with_double(woad_vm *vm, woad_value exact, double d) {
  if (isinf(d)) return d > 0 ? -1 : 1;
  if (value_is_fixnum(exact) && fixnum_value(exact) < ((int64_t)1 << 53) && fixnum_value(exact) > -((int64_t)1 << 53)) {
    double x = (double)fixnum_value(exact);
    return x < d ? -1 : x > d;
  }
  return rational_compare(vm, exact, rational_from_double(vm, d));
}

int number_compare(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) {
    int64_t x = fixnum_value(a), y = fixnum_value(b);
    return x < y ? -1 : x > y;
  }
  bool a_double = value_is_flonum(a), b_double = value_is_flonum(b);
  if (a_double && b_double) {
    double x = flonum_value(a), y = flonum_value(b);
    return x < y ? -1 : x > y;
  }
  if (a_double) return -compare_with_double(vm, b, flonum_value(a));
  if (b_double) return compare_with_double(vm, a, flonum_value(b));
  if (kind_of(a) == KIND_INTEGER && kind_of(b) == KIND_INTEGER) return integer_compare(a, b);
  return rational_compare(vm, a, b);
}

bool number_eq(woad_vm *vm, woad_value a, woad_value b) {
  if (wider(a, b) == KIND_COMPLEX) return complex_equal(vm, a, b);
  if (number_is_nan(a) || number_is_nan(b)) return false;
  return number_compare(vm, a, b) == 0;
}
bool number_lt(woad_vm *vm, woad_value a, woad_value b) {
  return !number_is_nan(a) && !number_is_nan(b) && number_compare(vm, a, b) < 0;
}
bool number_le(woad_vm *vm, woad_value a, woad_value b) {
  return !number_is_nan(a) && !number_is_nan(b) && number_compare(vm, a, b) <= 0;
}

bool number_eqv(woad_value a, woad_value b) {
  if (a == b) return true;
  Kind kind = kind_of(a);
  if (kind != kind_of(b)) return false;
  switch (kind) {
    case KIND_INTEGER: return value_is_bignum(a) && value_is_bignum(b) && integer_compare(a, b) == 0;
    case KIND_FLONUM: return flonum_eqv(flonum_value(a), flonum_value(b));
    case KIND_RATIONAL:
      return number_eqv(rational_numerator(a), rational_numerator(b)) &&
             number_eqv(rational_denominator(a), rational_denominator(b));
    case KIND_COMPLEX: return number_eqv(complex_re(a), complex_re(b)) && number_eqv(complex_im(a), complex_im(b));
    default: return false;
  }
}

uint32_t number_hash(woad_value v) {
  switch (kind_of(v)) {
    case KIND_INTEGER: return integer_hash(v);
    case KIND_FLONUM: return flonum_hash(flonum_value(v));
    case KIND_RATIONAL: return integer_hash(rational_numerator(v)) * 31u + integer_hash(rational_denominator(v));
    case KIND_COMPLEX: return number_hash(complex_re(v)) * 37u + number_hash(complex_im(v));
    default: return 0;
  }
}

/* The reference keeps the second argument when neither is greater, and makes both inexact when one is. */
static woad_value extreme(woad_vm *vm, woad_value a, woad_value b, bool max) {
  if (!value_is_flonum(a) && !value_is_flonum(b)) return (number_compare(vm, a, b) > 0) == max ? a : b;
  double x = number_to_double(vm, a), y = number_to_double(vm, b);
  return make_double(vm, max ? flonum_max(x, y) : flonum_min(x, y));
}
woad_value number_max(woad_vm *vm, woad_value a, woad_value b) { return extreme(vm, a, b, true); }
woad_value number_min(woad_vm *vm, woad_value a, woad_value b) { return extreme(vm, a, b, false); }

/* --- one real argument --- */

woad_value number_abs(woad_vm *vm, woad_value v) {
  if (value_is_flonum(v)) return make_double(vm, fabs(flonum_value(v)));
  return rational_sign(v) < 0 ? number_negate(vm, v) : v;
}

woad_value number_round(woad_vm *vm, woad_value v, NumberRounding how) {
  if (!value_is_flonum(v)) return rational_round(vm, v, (RationalRounding)how);
  double d = flonum_value(v);
  switch (how) {
    case NUMBER_FLOOR: return make_double(vm, floor(d));
    case NUMBER_CEILING: return make_double(vm, ceil(d));
    case NUMBER_TRUNCATE: return make_double(vm, trunc(d));
    default: return make_double(vm, flonum_round(d));
  }
}

woad_value number_gcd(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_flonum(a) || value_is_flonum(b))
    return number_to_inexact(vm, number_gcd(vm, number_to_exact(vm, a), number_to_exact(vm, b)));
  if (kind_of(a) == KIND_INTEGER && kind_of(b) == KIND_INTEGER) return integer_gcd(vm, a, b);
  woad_value da = rational_denominator(a), db = rational_denominator(b);
  woad_value top = integer_gcd(vm, integer_mul(vm, rational_numerator(a), db), integer_mul(vm, rational_numerator(b), da));
  return rational_make(vm, top, integer_mul(vm, da, db));
}

woad_value number_lcm(woad_vm *vm, woad_value a, woad_value b) {
  if ((a == ZERO && !number_is_integer(b)) || (b == ZERO && !number_is_integer(a))) return ZERO;
  if (value_is_flonum(a) || value_is_flonum(b))
    return number_to_inexact(vm, number_lcm(vm, number_to_exact(vm, a), number_to_exact(vm, b)));
  if (a == ZERO || b == ZERO) return ZERO;
  woad_value multiple = number_mul(vm, a, number_div(vm, "lcm", b, number_gcd(vm, a, b)));
  /* the reference keeps the sign when a fraction is involved */
  return kind_of(a) == KIND_INTEGER && kind_of(b) == KIND_INTEGER ? number_abs(vm, multiple) : multiple;
}

woad_value number_numerator(woad_vm *vm, woad_value v) {
  if (value_is_flonum(v) && flonum_value(v) == 0.0) return v;
  if (value_is_flonum(v))
    return number_to_inexact(vm, rational_numerator(rational_from_double(vm, flonum_value(v))));
  return rational_numerator(v);
}
woad_value number_denominator(woad_vm *vm, woad_value v) {
  if (value_is_flonum(v))
    return number_to_inexact(vm, rational_denominator(rational_from_double(vm, flonum_value(v))));
  return rational_denominator(v);
}
woad_value number_real_part(woad_vm *vm, woad_value v) { return complex_re(v); }
woad_value number_imag_part(woad_vm *vm, woad_value v) { return complex_im(v); }
woad_value number_make_rectangular(woad_vm *vm, woad_value re, woad_value im) { return complex_make(vm, re, im); }
woad_value number_shift(woad_vm *vm, woad_value n, int64_t bits) { return integer_shift(vm, n, bits); }

/* --- bytes of bignums --- */

size_t number_bignum_nbytes(woad_value v) {
  IntView view;
  integer_view(v, &view);
  return view.n == 0 ? 0 : (size_t)view.n * 8 - (size_t)__builtin_clzll(view.limbs[view.n - 1]) / 8;
}

void number_bignum_to_bytes(woad_value v, uint8_t *out, bool *negative) {
  IntView view;
  integer_view(v, &view);
  size_t n = number_bignum_nbytes(v);
  for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(view.limbs[i / 8] >> (i % 8 * 8));
  *negative = view.negative;
  mem_keep(v);
}

woad_value number_bignum_from_bytes(woad_vm *vm, const uint8_t *bytes, size_t n, bool negative) {
  size_t nlimbs = (n + 7) / 8;
  mp_limb_t *limbs = mem_alloc_atomic(vm, (nlimbs + 1) * sizeof(mp_limb_t));
  memset(limbs, 0, (nlimbs + 1) * sizeof(mp_limb_t));
  for (size_t i = 0; i < n; i++) limbs[i / 8] |= (mp_limb_t)bytes[i] << (i % 8 * 8);
  return integer_from_limbs(vm, limbs, (mp_size_t)nlimbs, negative);
}
