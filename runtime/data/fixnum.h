/* SPDX-License-Identifier: MIT
 * fixnum.h: arithmetic on 61-bit fixnums, as int64_t. Functions never allocate or raise; a result that does not fit is
 * reported, or wraps where the name says so. */
#ifndef RUNTIME_DATA_FIXNUM_H
#define RUNTIME_DATA_FIXNUM_H

#include "runtime/base/value.h"

enum { FIXNUM_BITS = 61 };

static inline bool fixnum_try_add(int64_t a, int64_t b, int64_t *out) { return fixnum_fits(*out = a + b); }
static inline bool fixnum_try_sub(int64_t a, int64_t b, int64_t *out) { return fixnum_fits(*out = a - b); }
static inline bool fixnum_try_mul(int64_t a, int64_t b, int64_t *out) {
  return !__builtin_mul_overflow(a, b, out) && fixnum_fits(*out);
}
/* the low 61 bits of N, as a signed number */
static inline int64_t fixnum_wrap(int64_t n) { return (int64_t)((uint64_t)n << 3) >> 3; }
/* A shifted left by 0..60 bits; false when bits are lost */
MUST_USE bool fixnum_try_shift_left(int64_t a, int count, int64_t *out);
/* remainder with the sign of B, which is not 0 */
int64_t fixnum_modulo(int64_t a, int64_t b);
uint64_t fixnum_gcd(uint64_t a, uint64_t b);
/* bits that a needs without its sign */
int fixnum_length(int64_t a);
/* floor of the square root of A >= 0 */
int64_t fixnum_sqrt(int64_t a);

#endif
