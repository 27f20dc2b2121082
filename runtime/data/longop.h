/* SPDX-License-Identifier: MIT
 * longop.h: arithmetic on big integers that takes long, so that a break can end it.
 *
 * GMP's functions cannot be stopped. Big operations run on an OS thread of their own, which knows nothing of the session: on copies
 * in malloc memory. The session waits and looks for breaks; when one comes it leaves the thread to finish for nobody. */
#ifndef RUNTIME_DATA_LONGOP_H
#define RUNTIME_DATA_LONGOP_H

#include <gmp.h>

#include "runtime/base/vm.h"

typedef enum { LONGOP_MUL, LONGOP_DIVIDE, LONGOP_GCD, LONGOP_SQRT, LONGOP_TO_DIGITS, LONGOP_FROM_DIGITS } LongOpKind;

/* Limbs in both operands from which on a product, and from which on anything else, is done here: some 10 ms. */
enum { LONGOP_MUL_FROM = 60000, LONGOP_FROM = 16000 };

/* A and B as the mpn function wants them (digits: a byte each, then NA counts bytes); NREST limbs at most for a second result. */
typedef struct { LongOpKind kind; int radix; const void *a, *b; mp_size_t na, nb, nout, nrest; } LongOp;
/* OUT, limbs or digits, and REST (may be NULL) get the results; the answer is the number of limbs or digits that mpn told, or 0.
 * Raises a break, or out of memory. */
size_t longop_run(woad_vm *vm, const LongOp *op, void *out, mp_limb_t *rest);

#endif
