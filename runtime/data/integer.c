/* SPDX-License-Identifier: MIT
 * integer.c: exact integers. Fixnum cases come first in each function; the rest goes through IntView, so that fixnums
 * and bignums mix without conversion. GMP's own number type is not used: it would need a process-wide allocator hook;
 * mpn works on limbs where they are. mpn functions may take scratch memory and give it back before they return; nothing
 * between can raise. */
#include "runtime/data/integer.h"

#include <math.h>

#include "runtime/base/debug.h"
#include "runtime/data/fixnum.h"
#include "runtime/data/flonum.h"
#include "runtime/data/longop.h"

enum { LIMB_BITS = 64 };
#define LIMBS_MAX ((mp_size_t)1 << 28) /* 2 GiB: beyond it is "out of memory" */

static void charge(woad_vm *vm, uint64_t units) { vm->fuel -= (int64_t)units; }

static Bignum *allocate(woad_vm *vm, mp_size_t nlimbs) {
  if (nlimbs > LIMBS_MAX) vm->hooks.out_of_memory(vm, (size_t)nlimbs * sizeof(mp_limb_t));
  Bignum *big = mem_alloc_atomic(vm, sizeof(Bignum) + (size_t)nlimbs * sizeof(mp_limb_t));
  big->header = (Header){ .type = TYPE_BIGNUM, .flags = FLAG_IMMUTABLE };
  big->size = 0;
  return big;
}

/* BIG's first N limbs, perhaps with zeros on top, as a normalised value. */
static woad_value finish(Bignum *big, mp_size_t n, bool negative) {
  while (n > 0 && big->limbs[n - 1] == 0) n--;
  if (n == 0) return fixnum_make(0);
  if (n == 1) {
    mp_limb_t limb = big->limbs[0];
    if (limb <= (mp_limb_t)FIXNUM_MAX) return fixnum_make(negative ? -(int64_t)limb : (int64_t)limb);
    if (negative && limb == (mp_limb_t)1 << 60) return fixnum_make(FIXNUM_MIN);
  }
  big->size = negative ? -n : n;
  return object_value(big);
}

void integer_view(woad_value v, IntView *view) {
  view->keep = v;
  if (value_is_fixnum(v)) {
    int64_t n = fixnum_value(v);
    view->negative = n < 0;
    view->word = n < 0 ? (mp_limb_t)-n : (mp_limb_t)n;
    view->limbs = &view->word;
    view->n = n != 0;
    return;
  }
  Bignum *big = bignum_of(v);
  view->negative = big->size < 0;
  view->n = view->negative ? -big->size : big->size;
  view->limbs = big->limbs;
  view->word = 0;
}

woad_value integer_from_limbs(woad_vm *vm, const mp_limb_t *limbs, mp_size_t n, bool negative) {
  Bignum *big = allocate(vm, n);
  if (n > 0) mpn_copyi(big->limbs, limbs, n);
  return finish(big, n, negative);
}

woad_value integer_from_int64(woad_vm *vm, int64_t n) {
  if (LIKELY(fixnum_fits(n))) return fixnum_make(n);
  mp_limb_t limb = n < 0 ? (mp_limb_t)0 - (mp_limb_t)n : (mp_limb_t)n;
  return integer_from_limbs(vm, &limb, 1, n < 0);
}

woad_value integer_from_uint64(woad_vm *vm, uint64_t n) {
  if (LIKELY(n <= (uint64_t)FIXNUM_MAX)) return fixnum_make((int64_t)n);
  mp_limb_t limb = n;
  return integer_from_limbs(vm, &limb, 1, false);
}

/* --- sums and products --- */

static woad_value add_magnitudes(woad_vm *vm, const IntView *a, const IntView *b, bool negative) {
  if (a->n < b->n) { const IntView *t = a; a = b; b = t; }
  charge(vm, (uint64_t)a->n / 8);
  Bignum *sum = allocate(vm, a->n + 1);
  if (b->n == 0) {
    mpn_copyi(sum->limbs, a->limbs, a->n);
    return finish(sum, a->n, negative);
  }
  sum->limbs[a->n] = mpn_add(sum->limbs, a->limbs, a->n, b->limbs, b->n);
  return finish(sum, a->n + 1, negative);
}

static int compare_magnitudes(const IntView *a, const IntView *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  int order = a->n == 0 ? 0 : mpn_cmp(a->limbs, b->limbs, a->n);
  return order < 0 ? -1 : order > 0;
}

/* |a| - |b|, negated when NEGATIVE */
static woad_value sub_magnitudes(woad_vm *vm, const IntView *a, const IntView *b, bool negative) {
  int order = compare_magnitudes(a, b);
  if (order == 0) return fixnum_make(0);
  if (order < 0) { const IntView *t = a; a = b; b = t; negative = !negative; }
  charge(vm, (uint64_t)a->n / 8);
  Bignum *rest = allocate(vm, a->n);
  if (b->n == 0) mpn_copyi(rest->limbs, a->limbs, a->n);
  else mpn_sub(rest->limbs, a->limbs, a->n, b->limbs, b->n);
  return finish(rest, a->n, negative);
}

static woad_value add_signed(woad_vm *vm, woad_value a, woad_value b, bool negate_b) {
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  bool y_negative = y.negative != negate_b;
  woad_value sum = x.negative == y_negative ? add_magnitudes(vm, &x, &y, x.negative)
                                            : sub_magnitudes(vm, &x, &y, x.negative);
  mem_keep(a);
  mem_keep(b);
  return sum;
}

woad_value integer_add(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) return integer_from_int64(vm, fixnum_value(a) + fixnum_value(b));
  return add_signed(vm, a, b, false);
}

woad_value integer_sub(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) return integer_from_int64(vm, fixnum_value(a) - fixnum_value(b));
  return add_signed(vm, a, b, true);
}

woad_value integer_negate(woad_vm *vm, woad_value a) {
  if (value_is_fixnum(a)) return integer_from_int64(vm, -fixnum_value(a));
  IntView x;
  integer_view(a, &x);
  woad_value out = integer_from_limbs(vm, x.limbs, x.n, !x.negative);
  mem_keep(a);
  return out;
}

woad_value integer_abs(woad_vm *vm, woad_value a) { return integer_sign(a) < 0 ? integer_negate(vm, a) : a; }

/* Products grow like n*m while they are small, then more slowly: the bound keeps the charge near the real cost. */
static void charge_product(woad_vm *vm, mp_size_t n, mp_size_t m) {
  mp_size_t least = n < m ? n : m;
  charge(vm, (uint64_t)(n + m) * (uint64_t)(least < 96 ? least : 96) / 32);
}

woad_value integer_mul(woad_vm *vm, woad_value a, woad_value b) {
  int64_t small;
  if (value_is_fixnum(a) && value_is_fixnum(b) && fixnum_try_mul(fixnum_value(a), fixnum_value(b), &small))
    return fixnum_make(small);
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  if (x.n == 0 || y.n == 0) return fixnum_make(0);
  charge_product(vm, x.n, y.n);
  Bignum *product = allocate(vm, x.n + y.n);
  if (x.n + y.n >= LONGOP_MUL_FROM && x.n > 64 && y.n > 64) {
    const IntView *more = x.n >= y.n ? &x : &y, *less = more == &x ? &y : &x;
    LongOp op = { .kind = LONGOP_MUL, .a = more->limbs, .na = more->n, .b = less->limbs, .nb = a == b ? 0 : less->n, .nout = x.n + y.n };
    longop_run(vm, &op, product->limbs, NULL);
  } else if (a == b) mpn_sqr(product->limbs, x.limbs, x.n);
  else if (x.n >= y.n) mpn_mul(product->limbs, x.limbs, x.n, y.limbs, y.n);
  else mpn_mul(product->limbs, y.limbs, y.n, x.limbs, x.n);
  mem_keep(a);
  mem_keep(b);
  return finish(product, x.n + y.n, x.negative != y.negative);
}

/* --- division --- */

void integer_divide(woad_vm *vm, woad_value a, woad_value b, woad_value *quotient, woad_value *remainder) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) {
    int64_t x = fixnum_value(a), y = fixnum_value(b);
    if (quotient) *quotient = integer_from_int64(vm, x / y);
    if (remainder) *remainder = fixnum_make(x % y);
    return;
  }
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  ASSERT(y.n > 0);
  if (compare_magnitudes(&x, &y) < 0) {
    if (quotient) *quotient = fixnum_make(0);
    if (remainder) *remainder = a;
    return;
  }
  charge_product(vm, x.n - y.n + 1, y.n);
  Bignum *quo = allocate(vm, x.n - y.n + 1), *rem = allocate(vm, y.n);
  if (x.n >= LONGOP_FROM && y.n > 64) {
    LongOp op = { .kind = LONGOP_DIVIDE, .a = x.limbs, .na = x.n, .b = y.limbs, .nb = y.n, .nout = x.n - y.n + 1, .nrest = y.n };
    longop_run(vm, &op, quo->limbs, rem->limbs);
  } else mpn_tdiv_qr(quo->limbs, rem->limbs, 0, x.limbs, x.n, y.limbs, y.n);
  mem_keep(a);
  mem_keep(b);
  if (quotient) *quotient = finish(quo, x.n - y.n + 1, x.negative != y.negative);
  if (remainder) *remainder = finish(rem, y.n, x.negative);
}

woad_value integer_quotient(woad_vm *vm, woad_value a, woad_value b) {
  woad_value quotient;
  integer_divide(vm, a, b, &quotient, NULL);
  return quotient;
}

woad_value integer_modulo(woad_vm *vm, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) return fixnum_make(fixnum_modulo(fixnum_value(a), fixnum_value(b)));
  woad_value rest;
  integer_divide(vm, a, b, NULL, &rest);
  int sign = integer_sign(rest);
  return sign != 0 && sign != integer_sign(b) ? integer_add(vm, rest, b) : rest;
}

woad_value integer_floor_divide(woad_vm *vm, woad_value a, woad_value b) {
  woad_value quotient, rest;
  integer_divide(vm, a, b, &quotient, &rest);
  int sign = integer_sign(rest);
  return sign != 0 && sign != integer_sign(b) ? integer_sub(vm, quotient, fixnum_make(1)) : quotient;
}

/* A fresh copy of V's magnitude without its trailing zero bits, of which *twos is the number. */
static Bignum *copy_odd_part(woad_vm *vm, const IntView *v, mp_size_t *n, uint64_t *twos) {
  mp_size_t zeros = 0;
  while (v->limbs[zeros] == 0) zeros++;
  unsigned bits = (unsigned)__builtin_ctzll(v->limbs[zeros]);
  Bignum *copy = allocate(vm, v->n - zeros);
  *n = v->n - zeros;
  if (bits > 0) mpn_rshift(copy->limbs, v->limbs + zeros, *n, bits);
  else mpn_copyi(copy->limbs, v->limbs + zeros, *n);
  if (copy->limbs[*n - 1] == 0) --*n;
  *twos = (uint64_t)zeros * LIMB_BITS + bits;
  return copy;
}

static bool copy_is_smaller(const Bignum *a, mp_size_t na, const Bignum *b, mp_size_t nb) {
  return na < nb || (na == nb && mpn_cmp(a->limbs, b->limbs, na) < 0);
}

woad_value integer_gcd(woad_vm *vm, woad_value a, woad_value b) {
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  if (x.n <= 1 && y.n <= 1) return integer_from_uint64(vm, fixnum_gcd(x.word | (x.n ? x.limbs[0] : 0),
                                                                      y.word | (y.n ? y.limbs[0] : 0)));
  if (x.n == 0) return integer_abs(vm, b);
  if (y.n == 0) return integer_abs(vm, a);
  if (y.n == 1) return integer_from_uint64(vm, mpn_gcd_1(x.limbs, x.n, y.limbs[0]));
  if (x.n == 1) return integer_from_uint64(vm, mpn_gcd_1(y.limbs, y.n, x.limbs[0]));
  charge_product(vm, x.n, y.n);
  mp_size_t na, nb;
  uint64_t twos_a, twos_b;
  Bignum *odd_a = copy_odd_part(vm, &x, &na, &twos_a), *odd_b = copy_odd_part(vm, &y, &nb, &twos_b);
  if (copy_is_smaller(odd_a, na, odd_b, nb)) {
    Bignum *t = odd_a; odd_a = odd_b; odd_b = t;
    mp_size_t n = na; na = nb; nb = n;
  }
  Bignum *result = allocate(vm, nb);
  mp_size_t n;
  if (na + nb >= LONGOP_FROM) {
    LongOp op = { .kind = LONGOP_GCD, .a = odd_a->limbs, .na = na, .b = odd_b->limbs, .nb = nb, .nout = nb };
    n = (mp_size_t)longop_run(vm, &op, result->limbs, NULL);
  } else n = mpn_gcd(result->limbs, odd_a->limbs, na, odd_b->limbs, nb);
  mem_keep(odd_a);
  mem_keep(odd_b);
  return integer_shift(vm, finish(result, n, false), (int64_t)(twos_a < twos_b ? twos_a : twos_b));
}

/* --- order --- */

int integer_sign(woad_value a) {
  if (value_is_fixnum(a)) {
    int64_t n = fixnum_value(a);
    return n < 0 ? -1 : n > 0;
  }
  return bignum_of(a)->size < 0 ? -1 : 1;
}

int integer_compare(woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) {
    int64_t x = fixnum_value(a), y = fixnum_value(b);
    return x < y ? -1 : x > y;
  }
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int order = compare_magnitudes(&x, &y);
  return x.negative ? -order : order;
}

bool integer_equal(woad_value a, woad_value b) { return a == b || integer_compare(a, b) == 0; }

bool integer_is_odd(woad_value a) {
  return ((value_is_fixnum(a) ? (uint64_t)fixnum_value(a) : bignum_of(a)->limbs[0]) & 1) != 0;
}

uint32_t integer_hash(woad_value a) {
  IntView x;
  integer_view(a, &x);
  uint64_t h = x.negative ? 0x9e3779b97f4a7c15u : 0x2545f4914f6cdd1du;
  for (mp_size_t i = 0; i < x.n; i++) h = (h ^ x.limbs[i]) * 0xff51afd7ed558ccdu ^ (h >> 32);
  h ^= h >> 29;
  return (uint32_t)(h ^ (h >> 32));
}

/* --- bits --- */

static woad_value shift_left(woad_vm *vm, const IntView *x, uint64_t bits) {
  uint64_t words = bits / LIMB_BITS;
  unsigned rest = (unsigned)(bits % LIMB_BITS);
  if (words > (uint64_t)LIMBS_MAX) vm->hooks.out_of_memory(vm, (size_t)-1);
  mp_size_t low = (mp_size_t)words;
  charge(vm, (uint64_t)(x->n + low) / 8);
  Bignum *out = allocate(vm, x->n + low + 1);
  if (low > 0) mpn_zero(out->limbs, low);
  if (rest > 0) out->limbs[low + x->n] = mpn_lshift(out->limbs + low, x->limbs, x->n, rest);
  else {
    mpn_copyi(out->limbs + low, x->limbs, x->n);
    out->limbs[low + x->n] = 0;
  }
  return finish(out, x->n + low + 1, x->negative);
}

/* Towards minus infinity: a negative number that loses bits is one further from zero. */
static woad_value shift_right(woad_vm *vm, const IntView *x, uint64_t bits) {
  uint64_t words = bits / LIMB_BITS;
  unsigned rest = (unsigned)(bits % LIMB_BITS);
  if (words >= (uint64_t)x->n) return fixnum_make(x->negative ? -1 : 0);
  mp_size_t low = (mp_size_t)words, n = x->n - low;
  charge(vm, (uint64_t)n / 8);
  Bignum *out = allocate(vm, n + 1);
  mp_limb_t lost = 0;
  if (rest > 0) lost = mpn_rshift(out->limbs, x->limbs + low, n, rest);
  else mpn_copyi(out->limbs, x->limbs + low, n);
  for (mp_size_t i = 0; lost == 0 && i < low; i++) lost = x->limbs[i];
  out->limbs[n] = 0;
  if (x->negative && lost != 0) out->limbs[n] = mpn_add_1(out->limbs, out->limbs, n, 1);
  return finish(out, n + 1, x->negative);
}

/* apart, so that a shift of fixnums needs no frame for the limbs */
static __attribute__((noinline)) woad_value shift_limbs(woad_vm *vm, woad_value a, int64_t bits) {
  IntView x;
  integer_view(a, &x);
  woad_value out = bits > 0 ? shift_left(vm, &x, (uint64_t)bits) : shift_right(vm, &x, (uint64_t)0 - (uint64_t)bits);
  mem_keep(a);
  return out;
}

woad_value integer_shift(woad_vm *vm, woad_value a, int64_t bits) {
  if (bits == 0) return a;
  if (value_is_fixnum(a)) {
    int64_t n = fixnum_value(a);
    if (n == 0) return a;
    if (bits < 0) return fixnum_make(bits <= -63 ? (n < 0 ? -1 : 0) : n >> -bits);
    int64_t small;
    if (bits < 61 && fixnum_try_shift_left(n, (int)bits, &small)) return fixnum_make(small);
  }
  return shift_limbs(vm, a, bits);
}

/* The limbs of the two's complement, one after the other, without end. */
typedef struct { const IntView *view; mp_size_t at; mp_limb_t carry; } Complement;

static mp_limb_t next_limb(Complement *c) {
  mp_limb_t limb = c->at < c->view->n ? c->view->limbs[c->at] : 0;
  c->at++;
  if (!c->view->negative) return limb;
  limb = ~limb + c->carry;
  c->carry = c->carry && limb == 0;
  return limb;
}

static mp_limb_t combine(IntegerBitOp op, mp_limb_t a, mp_limb_t b) {
  return op == INTEGER_AND ? a & b : op == INTEGER_IOR ? a | b : a ^ b;
}

woad_value integer_bitwise(woad_vm *vm, IntegerBitOp op, woad_value a, woad_value b) {
  if (value_is_fixnum(a) && value_is_fixnum(b)) {
    uint64_t x = (uint64_t)fixnum_value(a), y = (uint64_t)fixnum_value(b);
    return fixnum_make((int64_t)combine(op, x, y));
  }
  IntView x, y;
  integer_view(a, &x);
  integer_view(b, &y);
  mp_size_t n = (x.n > y.n ? x.n : y.n) + 1;
  charge(vm, (uint64_t)n / 8);
  Bignum *out = allocate(vm, n);
  Complement cx = { &x, 0, 1 }, cy = { &y, 0, 1 };
  for (mp_size_t i = 0; i < n; i++) {
    mp_limb_t low = next_limb(&cx);
    out->limbs[i] = combine(op, low, next_limb(&cy));
  }
  bool negative = out->limbs[n - 1] >> (LIMB_BITS - 1);
  if (negative) mpn_neg(out->limbs, out->limbs, n);
  mem_keep(a);
  mem_keep(b);
  return finish(out, n, negative);
}

woad_value integer_not(woad_vm *vm, woad_value a) {
  if (value_is_fixnum(a)) return fixnum_make(~fixnum_value(a));
  return integer_sub(vm, fixnum_make(-1), a);
}

/* index of the lowest bit that is 1; v is not 0 */
static uint64_t lowest_bit(const IntView *v) {
  mp_size_t i = 0;
  while (v->limbs[i] == 0) i++;
  return (uint64_t)i * LIMB_BITS + (uint64_t)__builtin_ctzll(v->limbs[i]);
}

bool integer_bit_is_set(woad_value a, uint64_t bit) {
  IntView x;
  integer_view(a, &x);
  if (bit / LIMB_BITS >= (uint64_t)x.n) return x.negative;
  bool set = (x.limbs[bit / LIMB_BITS] >> (bit % LIMB_BITS)) & 1;
  /* -m: bits up to and with m's lowest 1 are m's, those above are inverted */
  return x.negative && bit > lowest_bit(&x) ? !set : set;
}

uint64_t integer_length(woad_value a) {
  if (value_is_fixnum(a)) return (uint64_t)fixnum_length(fixnum_value(a));
  IntView x;
  integer_view(a, &x);
  uint64_t bits = (uint64_t)x.n * LIMB_BITS - (uint64_t)__builtin_clzll(x.limbs[x.n - 1]);
  return x.negative && lowest_bit(&x) == bits - 1 ? bits - 1 : bits;
}

/* --- roots and powers --- */

woad_value integer_sqrt(woad_vm *vm, woad_value a, woad_value *rest) {
  if (value_is_fixnum(a)) {
    int64_t n = fixnum_value(a), root = fixnum_sqrt(n);
    if (rest) *rest = fixnum_make(n - root * root);
    return fixnum_make(root);
  }
  IntView x;
  integer_view(a, &x);
  charge_product(vm, x.n, x.n);
  Bignum *root = allocate(vm, (x.n + 1) / 2), *remainder = allocate(vm, x.n);
  mp_size_t n;
  if (x.n >= LONGOP_FROM) {
    LongOp op = { .kind = LONGOP_SQRT, .a = x.limbs, .na = x.n, .nout = (x.n + 1) / 2, .nrest = x.n };
    n = (mp_size_t)longop_run(vm, &op, root->limbs, remainder->limbs);
  } else n = mpn_sqrtrem(root->limbs, remainder->limbs, x.limbs, x.n);
  mem_keep(a);
  if (rest) *rest = finish(remainder, n, false);
  return finish(root, (x.n + 1) / 2, false);
}

woad_value integer_power(woad_vm *vm, woad_value base, uint64_t exponent) {
  if (exponent == 0 || base == fixnum_make(1)) return fixnum_make(1);
  if (base == fixnum_make(0)) return base;
  if (base == fixnum_make(-1)) return fixnum_make(exponent & 1 ? -1 : 1);
  IntView x;
  integer_view(base, &x);
  uint64_t twos = lowest_bit(&x);
  if (exponent > (uint64_t)LIMBS_MAX * LIMB_BITS) vm->hooks.out_of_memory(vm, (size_t)-1);
  uint64_t odd_bits = (uint64_t)x.n * LIMB_BITS - (uint64_t)__builtin_clzll(x.limbs[x.n - 1]) - twos;
  if (odd_bits - 1 > (uint64_t)LIMBS_MAX * LIMB_BITS / exponent) vm->hooks.out_of_memory(vm, (size_t)-1);
  woad_value odd = twos > 0 ? integer_shift(vm, base, -(int64_t)twos) : base;
  woad_value power = fixnum_make(1);
  if (odd == fixnum_make(-1)) power = fixnum_make(exponent & 1 ? -1 : 1);
  else if (odd != fixnum_make(1)) {
    for (int bit = 63 - __builtin_clzll(exponent); bit >= 0; bit--) {
      power = integer_mul(vm, power, power);
      if ((exponent >> bit) & 1) power = integer_mul(vm, power, odd);
    }
  }
  if (twos > (uint64_t)LIMBS_MAX * LIMB_BITS / exponent) vm->hooks.out_of_memory(vm, (size_t)-1);
  return integer_shift(vm, power, (int64_t)(twos * exponent));
}

/* --- doubles --- */

/* The top 64 bits of the magnitude; *exponent: weight of their lowest; *sticky: some bit below is 1. */
static uint64_t top_bits(const IntView *x, int64_t *exponent, bool *sticky) {
  mp_limb_t high = x->limbs[x->n - 1];
  unsigned shift = (unsigned)__builtin_clzll(high);
  mp_size_t i = x->n - 2;
  *sticky = false;
  if (shift > 0) {
    high <<= shift;
    if (i >= 0) {
      high |= x->limbs[i] >> (LIMB_BITS - shift);
      *sticky = (x->limbs[i] << shift) != 0;
      i--;
    }
  }
  for (; i >= 0 && !*sticky; i--) *sticky = x->limbs[i] != 0;
  *exponent = (int64_t)(x->n - 1) * LIMB_BITS - (int64_t)shift;
  return high;
}

double integer_to_double(woad_value a) {
  if (value_is_fixnum(a)) return (double)fixnum_value(a);
  IntView x;
  integer_view(a, &x);
  int64_t exponent;
  bool sticky;
  uint64_t top = top_bits(&x, &exponent, &sticky);
  double d = flonum_scale(top, sticky, exponent);
  return x.negative ? -d : d;
}

double integer_fraction(woad_value a, int64_t *exponent) {
  IntView x;
  integer_view(a, &x);
  bool sticky;
  uint64_t top = top_bits(&x, exponent, &sticky);
  *exponent += LIMB_BITS;
  double m = flonum_scale(top, sticky, -LIMB_BITS);
  return x.negative ? -m : m;
}

woad_value integer_from_double(woad_vm *vm, double d) {
  if (d > -1e18 && d < 1e18) return integer_from_int64(vm, (int64_t)d);
  int exponent;
  int64_t m = (int64_t)ldexp(frexp(d, &exponent), 53);
  return integer_shift(vm, fixnum_make(m), exponent - 53);
}

/* --- digits --- */

woad_value integer_from_digits(woad_vm *vm, const uint8_t *digits, size_t n, int radix, bool negative) {
  while (n > 0 && *digits == 0) digits++, n--;
  if (n <= 13) {
    int64_t small = 0;
    for (size_t i = 0; i < n; i++) small = small * radix + digits[i];
    if (radix <= 16) return fixnum_make(negative ? -small : small);
  }
  if (n == 0) return fixnum_make(0);
  if (n > (size_t)LIMBS_MAX * 8) vm->hooks.out_of_memory(vm, n);
  charge_product(vm, (mp_size_t)(n / 16 + 1), (mp_size_t)(n / 16 + 1));
  Bignum *big = allocate(vm, (mp_size_t)(n / 8 + 2));
  mp_size_t used;
  if (n / 16 >= LONGOP_FROM) {
    LongOp op = { .kind = LONGOP_FROM_DIGITS, .radix = radix, .a = digits, .na = (mp_size_t)n, .nout = (mp_size_t)(n / 8 + 2) };
    used = (mp_size_t)longop_run(vm, &op, big->limbs, NULL);
  } else used = mpn_set_str(big->limbs, digits, n, radix);
  return finish(big, used, negative);
}

uint8_t *integer_to_digits(woad_vm *vm, woad_value a, int radix, size_t *n) {
  IntView x;
  integer_view(a, &x);
  if (x.n == 0) {
    uint8_t *zero = mem_alloc_atomic(vm, 1);
    zero[0] = 0;
    *n = 1;
    return zero;
  }
  charge_product(vm, x.n, x.n);
  Bignum *scratch = allocate(vm, x.n + 1); /* mpn_get_str destroys its input */
  mpn_copyi(scratch->limbs, x.limbs, x.n);
  unsigned bits_a_digit = 31u - (unsigned)__builtin_clz((unsigned)radix);
  size_t room = (size_t)x.n * LIMB_BITS / bits_a_digit + 2;
  uint8_t *digits = mem_alloc_atomic(vm, room);
  size_t count;
  if (x.n >= LONGOP_FROM) {
    LongOp op = { .kind = LONGOP_TO_DIGITS, .radix = radix, .a = scratch->limbs, .na = x.n, .nout = (mp_size_t)room };
    count = longop_run(vm, &op, digits, NULL);
  } else count = mpn_get_str(digits, radix, scratch->limbs, x.n);
  mem_keep(a);
  size_t zeros = 0;
  while (zeros + 1 < count && digits[zeros] == 0) zeros++;
  if (zeros > 0) memmove(digits, digits + zeros, count - zeros);
  *n = count - zeros;
  return digits;
}
