/* SPDX-License-Identifier: MIT
 * flonum.c: doubles. Digits come from the free-format algorithm of [BurgerDybvig96] on GMP limbs: exact, the shortest
 * text that reads back, no locale and no table; integers below 2^53 take a short way. */
#include "runtime/data/flonum.h"

#include <gmp.h>
#include <math.h>

#include "runtime/base/debug.h"

double flonum_scale(uint64_t top, bool sticky, int64_t exponent) {
  /* value = top * 2^exponent; top has 64 bits, the result keeps 53, fewer below 2^-1022 */
  if (exponent > 1024) return HUGE_VAL;
  if (exponent < -1300) return 0.0;
  int keep = 53;
  if (exponent + 63 < -1022) keep = 53 - (int)(-1022 - (exponent + 63));
  if (keep < 0) return 0.0;
  int drop = 64 - keep;
  uint64_t kept = drop == 64 ? 0 : top >> drop;
  uint64_t half = (uint64_t)1 << (drop - 1), lost = drop == 64 ? top : top & ((half << 1) - 1);
  if (lost > half || (lost == half && (sticky || (kept & 1)))) kept++;
  return ldexp((double)kept, (int)exponent + drop);
}

bool flonum_is_integer(double d) { return isfinite(d) && floor(d) == d; }

double flonum_round(double d) {
  if (!(fabs(d) < 4503599627370496.0)) return d;
  double near = floor(fabs(d)), part = fabs(d) - near;
  if (part > 0.5 || (part == 0.5 && fmod(near, 2.0) != 0.0)) near += 1.0;
  return copysign(near, d);
}

bool flonum_eqv(double a, double b) {
  if (isnan(a)) return isnan(b);
  return a == b && signbit(a) == signbit(b);
}

uint32_t flonum_hash(double d) {
  uint64_t bits;
  if (isnan(d)) d = NAN;
  memcpy(&bits, &d, sizeof bits);
  if (isnan(d)) bits = 0x7ff8000000000000u;
  bits *= 0x9e3779b97f4a7c15u;
  return (uint32_t)(bits ^ (bits >> 32));
}

double flonum_modulo(double a, double b) {
  double rest = fmod(a, b);
  if (rest == 0.0) return 0.0;
  return (rest < 0.0) != (b < 0.0) ? rest + b : rest;
}

double flonum_max(double a, double b) { return isnan(a) || a > b ? a : b; }
double flonum_min(double a, double b) { return isnan(a) || a < b ? a : b; }

double flonum_expt(double base, double exponent) { return pow(base, exponent); }

/* --- shortest digits --- */

enum { WORK_LIMBS = 40 };
typedef struct { mp_limb_t limbs[WORK_LIMBS]; mp_size_t n; } Work; /* a natural number of at most 2,500 bits */

static void work_set(Work *w, uint64_t v) { w->limbs[0] = v; w->n = v != 0; }

static void work_mul(Work *w, mp_limb_t by) {
  if (w->n == 0) return;
  mp_limb_t carry = mpn_mul_1(w->limbs, w->limbs, w->n, by);
  if (carry) w->limbs[w->n++] = carry;
  ASSERT(w->n < WORK_LIMBS);
}

static void work_power_of_ten(Work *w, int exponent) {
  for (; exponent >= 19; exponent -= 19) work_mul(w, 10000000000000000000u);
  mp_limb_t rest = 1;
  for (; exponent > 0; exponent--) rest *= 10;
  work_mul(w, rest);
}

static void work_shift(Work *w, int bits) {
  if (w->n == 0) return;
  mp_size_t words = bits / 64;
  if (words > 0) {
    mpn_copyd(w->limbs + words, w->limbs, w->n);
    mpn_zero(w->limbs, words);
    w->n += words;
  }
  if (bits % 64 == 0) return;
  mp_limb_t carry = mpn_lshift(w->limbs, w->limbs, w->n, (unsigned)(bits % 64));
  if (carry) w->limbs[w->n++] = carry;
}

static int work_compare(const Work *a, const Work *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  return a->n == 0 ? 0 : mpn_cmp(a->limbs, b->limbs, a->n);
}

/* order of a + b and c */
static int work_compare_sum(const Work *a, const Work *b, const Work *c) {
  Work sum;
  const Work *longer = a->n >= b->n ? a : b, *other = a->n >= b->n ? b : a;
  sum.n = longer->n;
  if (other->n == 0) mpn_copyi(sum.limbs, longer->limbs, longer->n);
  else {
    mp_limb_t carry = mpn_add(sum.limbs, longer->limbs, longer->n, other->limbs, other->n);
    if (carry) sum.limbs[sum.n++] = carry;
  }
  return work_compare(&sum, c);
}

static void work_subtract(Work *a, const Work *b) {
  if (b->n == 0) return;
  mpn_sub(a->limbs, a->limbs, a->n, b->limbs, b->n);
  while (a->n > 0 && a->limbs[a->n - 1] == 0) a->n--;
}

typedef struct { Work r, s, up, down; bool even; } Digits; /* v = r/s; up/s and down/s: half the gaps to the neighbours */

static bool digits_reach_top(const Digits *d) {
  int order = work_compare_sum(&d->r, &d->up, &d->s);
  return d->even ? order >= 0 : order > 0;
}

static bool digits_reach_bottom(const Digits *d) {
  int order = work_compare(&d->r, &d->down);
  return d->even ? order <= 0 : order < 0;
}

static void digits_start(Digits *d, double v, int *point) {
  int exponent;
  uint64_t m = (uint64_t)ldexp(frexp(v, &exponent), 53);
  exponent -= 53;
  if (exponent < -1074) {
    m >>= -1074 - exponent;
    exponent = -1074;
  }
  bool narrow_below = m == (uint64_t)1 << 52 && exponent > -1074;
  d->even = (m & 1) == 0;
  int twos = narrow_below ? 2 : 1;
  work_set(&d->r, m);
  work_set(&d->s, 1);
  work_set(&d->up, 1);
  work_set(&d->down, 1);
  work_shift(&d->r, twos + (exponent > 0 ? exponent : 0));
  work_shift(&d->s, twos + (exponent < 0 ? -exponent : 0));
  work_shift(&d->up, (twos - 1) + (exponent > 0 ? exponent : 0));
  work_shift(&d->down, exponent > 0 ? exponent : 0);
  int k = (int)ceil(log10(v) - 1e-10);
  if (k >= 0) work_power_of_ten(&d->s, k);
  else {
    work_power_of_ten(&d->r, -k);
    work_power_of_ten(&d->up, -k);
    work_power_of_ten(&d->down, -k);
  }
  if (digits_reach_top(d)) {
    work_mul(&d->s, 10);
    k++;
  }
  *point = k;
}

static int integer_digits(uint64_t n, uint8_t *digits, int *point) {
  uint8_t reversed[FLONUM_DIGITS_MAX];
  int count = 0;
  for (; n > 0; n /= 10) reversed[count++] = (uint8_t)(n % 10);
  *point = count;
  for (int i = 0; i < count; i++) digits[i] = reversed[count - 1 - i];
  while (count > 1 && digits[count - 1] == 0) count--;
  return count;
}

int flonum_shortest_digits(woad_vm *vm, double v, uint8_t digits[FLONUM_DIGITS_MAX], int *point) {
  if (v < 9007199254740992.0 && floor(v) == v) return integer_digits((uint64_t)v, digits, point);
  vm->fuel -= 8;
  Digits d;
  digits_start(&d, v, point);
  for (int count = 0;;) {
    work_mul(&d.r, 10);
    work_mul(&d.up, 10);
    work_mul(&d.down, 10);
    uint8_t digit = 0;
    while (work_compare(&d.r, &d.s) >= 0) {
      work_subtract(&d.r, &d.s);
      digit++;
    }
    bool bottom = digits_reach_bottom(&d), top = digits_reach_top(&d);
    if (!bottom && !top) {
      digits[count++] = digit;
      continue;
    }
    if (top && bottom) top = work_compare_sum(&d.r, &d.r, &d.s) >= 0;
    digits[count++] = (uint8_t)(digit + top);
    return count;
  }
}
