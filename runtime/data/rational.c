/* SPDX-License-Identifier: MIT
 * rational.c: exact fractions, on integer.h. */
#include "runtime/data/rational.h"

#include <math.h>

#include "runtime/data/flonum.h"
#include "runtime/data/integer.h"

static woad_value make_raw(woad_vm *vm, woad_value num, woad_value den) {
  if (den == fixnum_make(1)) return num;
  Rational *r = mem_object(vm, Rational, TYPE_RATIONAL);
  r->header.flags = FLAG_IMMUTABLE;
  r->numerator = num;
  r->denominator = den;
  return object_value(r);
}

woad_value rational_make(woad_vm *vm, woad_value num, woad_value den) {
  if (integer_sign(den) < 0) {
    num = integer_negate(vm, num);
    den = integer_negate(vm, den);
  }
  woad_value common = integer_gcd(vm, num, den);
  if (common != fixnum_make(1)) {
    num = integer_quotient(vm, num, common);
    den = integer_quotient(vm, den, common);
  }
  return make_raw(vm, num, den);
}

/* By Henrici's way: divisors are looked for in the denominators and in what they have in common, never in the large products. */
static woad_value add(woad_vm *vm, woad_value a, woad_value b, bool subtract) {
  woad_value da = rational_denominator(a), db = rational_denominator(b), common = integer_gcd(vm, da, db);
  woad_value rest = common == fixnum_make(1) ? da : integer_quotient(vm, da, common);
  woad_value scale = common == fixnum_make(1) ? db : integer_quotient(vm, db, common);
  woad_value left = integer_mul(vm, rational_numerator(a), scale), right = integer_mul(vm, rational_numerator(b), rest);
  woad_value sum = subtract ? integer_sub(vm, left, right) : integer_add(vm, left, right);
  if (common == fixnum_make(1)) return make_raw(vm, sum, integer_mul(vm, da, db));
  woad_value divisor = integer_gcd(vm, sum, common);
  return make_raw(vm, integer_quotient(vm, sum, divisor), integer_mul(vm, rest, integer_quotient(vm, db, divisor)));
}

woad_value rational_add(woad_vm *vm, woad_value a, woad_value b) { return add(vm, a, b, false); }
woad_value rational_sub(woad_vm *vm, woad_value a, woad_value b) { return add(vm, a, b, true); }

woad_value rational_mul(woad_vm *vm, woad_value a, woad_value b) {
  return rational_make(vm, integer_mul(vm, rational_numerator(a), rational_numerator(b)),
                       integer_mul(vm, rational_denominator(a), rational_denominator(b)));
}

woad_value rational_div(woad_vm *vm, woad_value a, woad_value b) {
  return rational_make(vm, integer_mul(vm, rational_numerator(a), rational_denominator(b)),
                       integer_mul(vm, rational_denominator(a), rational_numerator(b)));
}

int rational_sign(woad_value a) { return integer_sign(rational_numerator(a)); }

int rational_compare(woad_vm *vm, woad_value a, woad_value b) {
  int sign_a = rational_sign(a), sign_b = rational_sign(b);
  if (sign_a != sign_b) return sign_a < sign_b ? -1 : 1;
  return integer_compare(integer_mul(vm, rational_numerator(a), rational_denominator(b)),
                         integer_mul(vm, rational_numerator(b), rational_denominator(a)));
}

static bool fits_double(woad_value n) {
  return value_is_fixnum(n) && fixnum_value(n) <= ((int64_t)1 << 53) && fixnum_value(n) >= -((int64_t)1 << 53);
}

/* The quotient is taken with at least 64 significant bits; what is left over only breaks ties. */
double rational_quotient_to_double(woad_vm *vm, woad_value num, woad_value den) {
  if (fits_double(num) && fits_double(den)) return (double)fixnum_value(num) / (double)fixnum_value(den);
  int sign = integer_sign(num);
  if (sign == 0) return 0.0;
  num = integer_abs(vm, num);
  int64_t shift = 66 - ((int64_t)integer_length(num) - (int64_t)integer_length(den));
  if (shift < -1200) return sign < 0 ? -HUGE_VAL : HUGE_VAL;
  if (shift > 1400) return sign < 0 ? -0.0 : 0.0;
  if (shift > 0) num = integer_shift(vm, num, shift);
  else den = integer_shift(vm, den, -shift);
  woad_value quotient, rest;
  integer_divide(vm, num, den, &quotient, &rest);
  int64_t extra = (int64_t)integer_length(quotient) - 64; /* 1 to 3 */
  woad_value top = integer_shift(vm, quotient, -extra);
  bool sticky = integer_sign(rest) != 0 || !integer_equal(integer_shift(vm, top, extra), quotient);
  IntView view;
  integer_view(top, &view);
  double d = flonum_scale(view.limbs[0], sticky, extra - shift);
  mem_keep(top);
  return sign < 0 ? -d : d;
}

double rational_to_double(woad_vm *vm, woad_value a) {
  return value_is_rational(a) ? rational_quotient_to_double(vm, rational_numerator(a), rational_denominator(a))
                              : integer_to_double(a);
}

woad_value rational_from_double(woad_vm *vm, double d) {
  if (flonum_is_integer(d)) return integer_from_double(vm, d);
  int exponent;
  int64_t m = (int64_t)ldexp(frexp(d, &exponent), 53);
  int zeros = __builtin_ctzll((uint64_t)m);
  /* not integral: 53 - exponent - zeros > 0 */
  return make_raw(vm, fixnum_make(m >> zeros), integer_shift(vm, fixnum_make(1), 53 - exponent - zeros));
}

woad_value rational_round(woad_vm *vm, woad_value a, RationalRounding how) {
  if (!value_is_rational(a)) return a;
  woad_value num = rational_numerator(a), den = rational_denominator(a);
  woad_value floor_value = integer_floor_divide(vm, num, den);
  bool up = false;
  if (how == RATIONAL_CEILING) up = true;
  else if (how == RATIONAL_TRUNCATE) up = integer_sign(num) < 0;
  else if (how == RATIONAL_ROUND) {
    woad_value rest = integer_sub(vm, num, integer_mul(vm, floor_value, den));
    int order = integer_compare(integer_shift(vm, rest, 1), den);
    up = order > 0 || (order == 0 && integer_is_odd(floor_value));
  }
  return up ? integer_add(vm, floor_value, fixnum_make(1)) : floor_value;
}
