/* SPDX-License-Identifier: MIT
 * number.h: the numeric tower: fixnum, bignum, rational, flonum, complex. All functions take and give normalised numbers
 * (an integer that fits is a fixnum, no rational has denominator 1, no complex an exact zero imaginary part).
 * Functions with a WHO raise contract violations; others expect numbers. */
#ifndef RUNTIME_DATA_NUMBER_H
#define RUNTIME_DATA_NUMBER_H

#include "runtime/base/vm.h"

bool number_is_number(woad_value v);
bool number_is_real(woad_value v);
bool number_is_rational(woad_value v);
bool number_is_integer(woad_value v);       /* also 2.0 */
bool number_is_exact_integer(woad_value v);
bool number_is_exact(woad_value v);
bool number_is_zero(woad_value v);
bool number_is_negative(woad_value v);      /* real */
bool number_is_bignum(woad_value v);
/* Arithmetic on any two numbers (checked by the caller). */
woad_value number_add(woad_vm *vm, woad_value a, woad_value b);
woad_value number_sub(woad_vm *vm, woad_value a, woad_value b);
woad_value number_mul(woad_vm *vm, woad_value a, woad_value b);
/* raises divide-by-zero for an exact zero divisor with WHO */
woad_value number_div(woad_vm *vm, const char *who, woad_value a, woad_value b);
woad_value number_quotient(woad_vm *vm, const char *who, woad_value a, woad_value b);
woad_value number_remainder(woad_vm *vm, const char *who, woad_value a, woad_value b);
woad_value number_modulo(woad_vm *vm, const char *who, woad_value a, woad_value b);
int number_compare(woad_vm *vm, woad_value a, woad_value b); /* reals, no NaN: -1 0 1 */
bool number_eq(woad_vm *vm, woad_value a, woad_value b);     /* = */
bool number_lt(woad_vm *vm, woad_value a, woad_value b);
bool number_le(woad_vm *vm, woad_value a, woad_value b);
bool number_eqv(woad_value a, woad_value b);                 /* same exactness and value */
uint32_t number_hash(woad_value v);
woad_value number_from_int64(woad_vm *vm, int64_t n);
woad_value number_from_uint64(woad_vm *vm, uint64_t n);
MUST_USE bool number_try_int64(woad_value v, int64_t *out);
MUST_USE bool number_try_uint64(woad_value v, uint64_t *out);
/* Extflonums can be read and printed, not computed with: the text is all there is of them. */
typedef struct { Header header; woad_value text; } Extflonum;
static inline bool value_is_extflonum(woad_value v) { return value_has_type(v, TYPE_EXTFLONUM); }
woad_value number_make_extflonum(woad_vm *vm, const char *text);
double number_to_double(woad_vm *vm, woad_value real);
woad_value number_to_exact(woad_vm *vm, woad_value v);
woad_value number_to_inexact(woad_vm *vm, woad_value v);
woad_value number_shift(woad_vm *vm, woad_value n, int64_t bits);

/* numparse.c: text of a number literal in RADIX. Sets *out on success. decimal_exact: read decimals as exact.
 * NUMPARSE_NOT: not a number (a symbol, then); NUMPARSE_BAD: like "1/0", *message is the reference's complaint. */
typedef enum { NUMPARSE_NOT, NUMPARSE_OK, NUMPARSE_BAD } NumparseStatus;
MUST_USE NumparseStatus numparse_try_number(woad_vm *vm, const char *text, size_t nbytes, int radix, bool decimal_exact,
                                            woad_value *out, const char **message);
/* numprint.c: the external form, in collected atomic memory, NUL-terminated */
char *numprint_to_text(woad_vm *vm, woad_value number, int radix);
/* serialisation: sign and magnitude bytes of a bignum, little-endian */
size_t number_bignum_nbytes(woad_value bignum);
void number_bignum_to_bytes(woad_value bignum, uint8_t *out, bool *negative);
woad_value number_bignum_from_bytes(woad_vm *vm, const uint8_t *bytes, size_t n, bool negative);
/* parts */
woad_value number_numerator(woad_vm *vm, woad_value v);
woad_value number_denominator(woad_vm *vm, woad_value v);
woad_value number_real_part(woad_vm *vm, woad_value v);
woad_value number_imag_part(woad_vm *vm, woad_value v);
woad_value number_make_rectangular(woad_vm *vm, woad_value re, woad_value im);
/* further operations; real arguments unless said otherwise */
bool number_is_exact_rational(woad_value v);
bool number_is_even(woad_value integer);    /* also 2.0 */
bool number_is_nan(woad_value v);           /* also a complex number with such a part */
woad_value number_negate(woad_vm *vm, woad_value v); /* any number */
woad_value number_abs(woad_vm *vm, woad_value v);
woad_value number_max(woad_vm *vm, woad_value a, woad_value b);
woad_value number_min(woad_vm *vm, woad_value a, woad_value b);
woad_value number_gcd(woad_vm *vm, woad_value a, woad_value b); /* rational numbers */
woad_value number_lcm(woad_vm *vm, woad_value a, woad_value b);
typedef enum { NUMBER_FLOOR, NUMBER_CEILING, NUMBER_TRUNCATE, NUMBER_ROUND } NumberRounding;
woad_value number_round(woad_vm *vm, woad_value v, NumberRounding how);
/* both at once; number_quotient and number_remainder say what they raise */
void number_divide(woad_vm *vm, const char *who, woad_value a, woad_value b, woad_value *quotient, woad_value *remainder);
/* exact value of a number with finite parts; false: there is none, *bad is the part at fault */
MUST_USE bool number_try_exact(woad_vm *vm, woad_value v, woad_value *out, woad_value *bad);
#endif
