/* SPDX-License-Identifier: MIT
 * fixnum.c: the parts of fixnum arithmetic that are more than one operator. */
#include "runtime/data/fixnum.h"

#include <math.h>

bool fixnum_try_shift_left(int64_t a, int count, int64_t *out) {
  int64_t shifted = (int64_t)((uint64_t)a << count);
  if ((shifted >> count) != a || !fixnum_fits(shifted)) return false;
  *out = shifted;
  return true;
}

int64_t fixnum_modulo(int64_t a, int64_t b) {
  if (b == -1) return 0;
  int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/* Binary algorithm: no division. */
uint64_t fixnum_gcd(uint64_t a, uint64_t b) {
  if (a == 0) return b;
  if (b == 0) return a;
  int twos = __builtin_ctzll(a | b);
  a >>= __builtin_ctzll(a);
  while (b != 0) {
    b >>= __builtin_ctzll(b);
    if (a > b) {
      uint64_t t = a;
      a = b;
      b = t;
    }
    b -= a;
  }
  return a << twos;
}

int fixnum_length(int64_t a) {
  uint64_t bits = (uint64_t)(a < 0 ? ~a : a);
  return bits == 0 ? 0 : 64 - __builtin_clzll(bits);
}

int64_t fixnum_sqrt(int64_t a) {
  int64_t root = (int64_t)sqrt((double)a);
  while (root * root > a) root--;
  while ((root + 1) * (root + 1) <= a) root++;
  return root;
}
