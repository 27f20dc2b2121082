/* SPDX-License-Identifier: MIT
 * integer.h: exact integers of any size: fixnums and bignums on GMP's mpn layer.
 *
 *   Bignum:  | Header | size | limb 0 (lowest) | ... |      one atomic block
 *
 * I1  |size| is the number of limbs, its sign that of the number; the top limb is not 0.
 * I2  a bignum never holds a number that fits a fixnum.
 * I3  limbs never change once the bignum is handed out.
 * All functions take exact integers only. Work that is not O(1) charges fuel. Nothing here raises but out of memory. */
#ifndef RUNTIME_DATA_INTEGER_H
#define RUNTIME_DATA_INTEGER_H

#include <gmp.h>

#include "runtime/base/vm.h"

typedef struct { Header header; int64_t size; mp_limb_t limbs[]; } Bignum;
static inline bool value_is_bignum(woad_value v) { return value_has_type(v, TYPE_BIGNUM); }
static inline Bignum *bignum_of(woad_value v) { return VALUE_AS(Bignum, v); }

/* Magnitude and sign of any exact integer, without allocation. n is 0 for zero. LIMBS may point at WORD: never copy. */
typedef struct { const mp_limb_t *limbs; mp_size_t n; bool negative; mp_limb_t word; woad_value keep; } IntView;
void integer_view(woad_value v, IntView *view);

woad_value integer_from_int64(woad_vm *vm, int64_t n);
woad_value integer_from_uint64(woad_vm *vm, uint64_t n);
woad_value integer_from_limbs(woad_vm *vm, const mp_limb_t *limbs, mp_size_t n, bool negative);
woad_value integer_add(woad_vm *vm, woad_value a, woad_value b);
woad_value integer_sub(woad_vm *vm, woad_value a, woad_value b);
woad_value integer_mul(woad_vm *vm, woad_value a, woad_value b);
woad_value integer_negate(woad_vm *vm, woad_value a);
woad_value integer_abs(woad_vm *vm, woad_value a);
/* Truncating division by B, not 0; either result pointer may be NULL. */
void integer_divide(woad_vm *vm, woad_value a, woad_value b, woad_value *quotient, woad_value *remainder);
woad_value integer_quotient(woad_vm *vm, woad_value a, woad_value b);
woad_value integer_modulo(woad_vm *vm, woad_value a, woad_value b); /* sign of B */
woad_value integer_floor_divide(woad_vm *vm, woad_value a, woad_value b);
woad_value integer_gcd(woad_vm *vm, woad_value a, woad_value b);
int integer_compare(woad_value a, woad_value b);
int integer_sign(woad_value a);
bool integer_is_odd(woad_value a);
bool integer_equal(woad_value a, woad_value b);
woad_value integer_shift(woad_vm *vm, woad_value a, int64_t bits); /* floor for bits < 0 */
typedef enum { INTEGER_AND, INTEGER_IOR, INTEGER_XOR } IntegerBitOp;
woad_value integer_bitwise(woad_vm *vm, IntegerBitOp op, woad_value a, woad_value b);
woad_value integer_not(woad_vm *vm, woad_value a);
bool integer_bit_is_set(woad_value a, uint64_t bit);
uint64_t integer_length(woad_value a); /* bits of the two's complement without sign */
/* floor of the square root of A >= 0; REST may be NULL */
woad_value integer_sqrt(woad_vm *vm, woad_value a, woad_value *rest);
woad_value integer_power(woad_vm *vm, woad_value base, uint64_t exponent);
/* nearest double, ties to even, infinite when too large */
double integer_to_double(woad_value a);
woad_value integer_from_double(woad_vm *vm, double d); /* d: integral, finite */
/* A = m * 2^exponent with 0.5 <= |m| < 1, m rounded */
double integer_fraction(woad_value a, int64_t *exponent);
uint32_t integer_hash(woad_value a);
/* digits (values 0..radix-1, radix 2 to 256, no sign) to a magnitude */
woad_value integer_from_digits(woad_vm *vm, const uint8_t *digits, size_t n, int radix, bool negative);
/* Magnitude of A as digit values, most significant first, in atomic memory; *n digits, at least 1. */
uint8_t *integer_to_digits(woad_vm *vm, woad_value a, int radix, size_t *n);

#endif
