/* SPDX-License-Identifier: MIT
 * flonum.h: what doubles need beyond the C operators: exact conversion, rounding as the language has it, shortest digits. */
#ifndef RUNTIME_DATA_FLONUM_H
#define RUNTIME_DATA_FLONUM_H

#include "runtime/base/vm.h"

/* The double nearest to TOP * 2^exponent (TOP's bit 63 is 1), ties to even; STICKY: a little more than that. */
double flonum_scale(uint64_t top, bool sticky, int64_t exponent);
bool flonum_is_integer(double d);   /* finite and integral */
double flonum_round(double d);      /* ties to even */
bool flonum_eqv(double a, double b); /* same bits; all NaNs are one */
uint32_t flonum_hash(double d);
/* remainder with the sign of B */
double flonum_modulo(double a, double b);
double flonum_max(double a, double b); /* NaN when either is */
double flonum_min(double a, double b);
double flonum_expt(double base, double exponent);
enum { FLONUM_DIGITS_MAX = 24 };
/* Shortest decimal digits (values 0..9) that read back as D, finite and > 0: 0.DIGITS * 10^point. Gives their number. */
int flonum_shortest_digits(woad_vm *vm, double d, uint8_t digits[FLONUM_DIGITS_MAX], int *point);

#endif
