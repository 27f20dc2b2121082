/* SPDX-License-Identifier: MIT
 * prim_fixnum.c: operations on fixnums only, checked and unsafe.  Source: Reference, "Fixnums".
 * A checked one raises when its result is no fixnum; an unsafe one wraps. Rows of families are made by macros, one a
 * line. */
#include "runtime/data/fixnum.h"

#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%flfxnum")

static int64_t check_fixnum(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!value_is_fixnum(v))) raise_argument_value(vm, who, "fixnum?", v);
  return fixnum_value(v);
}

static void check_all(woad_vm *vm, const char *who, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) check_fixnum(vm, who, argv[i]);
}

static _Noreturn void raise_overflow(woad_vm *vm, const char *who, int64_t a, int64_t b) {
  raise_format(vm, vm->exn.fail_contract_non_fixnum_result, "%s: fixnum overflow with arguments %V and %V", who,
               fixnum_make(a), fixnum_make(b));
}

static _Noreturn void raise_overflow_computing(woad_vm *vm, const char *who, int argc, woad_value *argv) {
  if (argc == 1)
    raise_format(vm, vm->exn.fail_contract_non_fixnum_result, "%s: fixnum overflow computing '(%s %V)", who, who, argv[0]);
  raise_format(vm, vm->exn.fail_contract_non_fixnum_result, "%s: fixnum overflow computing '(%s %V %V)", who, who, argv[0],
               argv[1]);
}

/* --- arithmetic --- */

typedef enum { FX_ADD, FX_SUB, FX_MUL, FX_MIN, FX_MAX, FX_AND, FX_IOR, FX_XOR } FxOp;

/* the result before it is cut to a fixnum; false when it is none */
static bool try_combine(FxOp op, int64_t a, int64_t b, int64_t *out) {
  switch (op) {
    case FX_ADD: return fixnum_try_add(a, b, out);
    case FX_SUB: return fixnum_try_sub(a, b, out);
    case FX_MUL:
      *out = (int64_t)((uint64_t)a * (uint64_t)b);
      return fixnum_try_mul(a, b, out);
    case FX_MIN: *out = a < b ? a : b; return true;
    case FX_MAX: *out = a > b ? a : b; return true;
    case FX_AND: *out = a & b; return true;
    case FX_IOR: *out = a | b; return true;
    default: *out = a ^ b; return true;
  }
}

static int64_t unit_of(FxOp op) { return op == FX_MUL ? 1 : op == FX_AND ? -1 : 0; }

static woad_value fold_checked(woad_vm *vm, const char *who, FxOp op, int argc, woad_value *argv) {
  check_all(vm, who, argc, argv);
  int64_t total = argc > 0 ? fixnum_value(argv[0]) : unit_of(op);
  if (argc == 1 && op == FX_SUB) {
    if (total == FIXNUM_MIN) raise_overflow(vm, who, 0, total);
    return fixnum_make(-total);
  }
  for (int i = 1; i < argc; i++) {
    int64_t next, operand = fixnum_value(argv[i]);
    if (!try_combine(op, total, operand, &next)) raise_overflow(vm, who, total, operand);
    total = next;
  }
  return fixnum_make(total);
}

static woad_value fold_wrapping(FxOp op, int argc, woad_value *argv) {
  int64_t total = argc > 0 ? fixnum_value(argv[0]) : unit_of(op), next;
  if (argc == 1 && op == FX_SUB) return fixnum_make(fixnum_wrap(-total));
  for (int i = 1; i < argc; i++) {
    int64_t operand = fixnum_value(argv[i]);
    if (op == FX_MUL) next = (int64_t)((uint64_t)total * (uint64_t)operand);
    else (void)try_combine(op, total, operand, &next);
    total = fixnum_wrap(next);
  }
  return fixnum_make(total);
}

#define FOLD(name, cname, min, op, doc) \
  PRIM(name, cname, min, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : fixnum?) ... -> fixnum?", doc) \
  { return fold_checked(vm, name, op, argc, argv); }
#define WRAP(name, cname, min, max, op, doc) \
  PRIM(name, cname, min, max, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : fixnum?) ... -> fixnum?", doc) \
  { check_all(vm, name, argc, argv); return fold_wrapping(op, argc, argv); }
#define UNSAFE_FOLD(name, cname, min, max, op, doc) \
  PRIM(name, cname, min, max, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : fixnum?) ... -> fixnum?", doc) \
  { return fold_wrapping(op, argc, argv); }

FOLD("fx+", fx_plus, 0, FX_ADD, "Sum. Raises on overflow.")
FOLD("fx-", fx_minus, 1, FX_SUB, "Difference, or a negative. Raises on overflow.")
FOLD("fx*", fx_times, 0, FX_MUL, "Product. Raises on overflow.")
FOLD("fxmin", fxmin, 1, FX_MIN, "Smallest.")
FOLD("fxmax", fxmax, 1, FX_MAX, "Largest.")
FOLD("fxand", fxand, 0, FX_AND, "Bits that all have; -1 for none.")
FOLD("fxior", fxior, 0, FX_IOR, "Bits that one has; 0 for none.")
FOLD("fxxor", fxxor, 0, FX_XOR, "Bits that an odd number has; 0 for none.")
WRAP("fx+/wraparound", fx_plus_wraparound, 2, 2, FX_ADD, "Low bits of the sum.")
WRAP("fx-/wraparound", fx_minus_wraparound, 2, 2, FX_SUB, "Low bits of the difference.")
WRAP("fx*/wraparound", fx_times_wraparound, 2, 2, FX_MUL, "Low bits of the product.")

/* --- division --- */

static void check_divisor(woad_vm *vm, const char *who, woad_value *argv) {
  check_all(vm, who, 2, argv);
  if (argv[1] == fixnum_make(0))
    raise_format(vm, vm->exn.fail_contract_divide_by_zero, "%s: attempt to divide by zero", who);
}

PRIM("fxquotient", fxquotient, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (b : fixnum?) -> fixnum?",
     "A / B without its fraction.")
{
  check_divisor(vm, "fxquotient", argv);
  int64_t quotient = fixnum_value(argv[0]) / fixnum_value(argv[1]);
  if (!fixnum_fits(quotient)) raise_overflow_computing(vm, "fxquotient", argc, argv);
  return fixnum_make(quotient);
}

PRIM("fxremainder", fxremainder, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (b : fixnum?) -> fixnum?",
     "What fxquotient leaves.")
{
  check_divisor(vm, "fxremainder", argv);
  return fixnum_make(fixnum_value(argv[0]) % fixnum_value(argv[1]));
}

PRIM("fxmodulo", fxmodulo, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (b : fixnum?) -> fixnum?",
     "Remainder with B's sign.")
{
  check_divisor(vm, "fxmodulo", argv);
  return fixnum_make(fixnum_modulo(fixnum_value(argv[0]), fixnum_value(argv[1])));
}

PRIM("fxabs", fxabs, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) -> fixnum?",
     "Absolute value. Raises on overflow.")
{
  int64_t a = check_fixnum(vm, "fxabs", argv[0]);
  if (a == FIXNUM_MIN) raise_overflow_computing(vm, "fxabs", argc, argv);
  return fixnum_make(a < 0 ? -a : a);
}

/* --- bits --- */

PRIM("fxnot", fxnot, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) -> fixnum?",
     "Every bit inverted.")
{ return fixnum_make(~check_fixnum(vm, "fxnot", argv[0])); }

static int check_shift(woad_vm *vm, const char *who, woad_value *argv) {
  check_all(vm, who, 2, argv);
  int64_t count = fixnum_value(argv[1]);
  if (count < 0 || count >= FIXNUM_BITS) raise_format(vm, vm->exn.fail_contract, "%s: invalid shift count %V", who, argv[1]);
  return (int)count;
}

PRIM("fxlshift", fxlshift, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (n : (integer-in 0 60)) -> fixnum?",
     "A times 2^N. Raises on overflow.")
{
  int count = check_shift(vm, "fxlshift", argv);
  int64_t shifted;
  if (!fixnum_try_shift_left(fixnum_value(argv[0]), count, &shifted))
    raise_overflow(vm, "fxlshift", fixnum_value(argv[0]), count);
  return fixnum_make(shifted);
}

PRIM("fxrshift", fxrshift, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (n : (integer-in 0 60)) -> fixnum?",
     "A divided by 2^N, towards minus infinity.")
{
  int count = check_shift(vm, "fxrshift", argv);
  return fixnum_make(fixnum_value(argv[0]) >> count);
}

PRIM("fxlshift/wraparound", fxlshift_wraparound, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : fixnum?) (n : (integer-in 0 60)) -> fixnum?",
     "Low bits of A times 2^N.")
{
  int count = check_shift(vm, "fxlshift/wraparound", argv);
  return fixnum_make(fixnum_wrap((int64_t)((uint64_t)fixnum_value(argv[0]) << count)));
}

static woad_value count_bits(woad_vm *vm, const char *who, const char *expected, int64_t limit, woad_value v) {
  if (!value_is_fixnum(v) || fixnum_value(v) < 0 || fixnum_value(v) > limit) raise_argument_value(vm, who, expected, v);
  return fixnum_make(__builtin_popcountll((uint64_t)fixnum_value(v)));
}

PRIM("fxpopcount", fxpopcount, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : (and/c fixnum? (not/c negative?))) -> fixnum?",
     "Number of bits that are 1.")
{ return count_bits(vm, "fxpopcount", "non-negative-fixnum?", FIXNUM_MAX, argv[0]); }

PRIM("fxpopcount32", fxpopcount32, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : (integer-in 0 #xFFFFFFFF)) -> fixnum?",
     "Number of bits that are 1, of 32.")
{ return count_bits(vm, "fxpopcount32", "32-bit-fixnum?", 0xffffffff, argv[0]); }

PRIM("fxpopcount16", fxpopcount16, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : (integer-in 0 #xFFFF)) -> fixnum?",
     "Number of bits that are 1, of 16.")
{ return count_bits(vm, "fxpopcount16", "16-bit-fixnum?", 0xffff, argv[0]); }

/* --- comparison --- */

typedef enum { FX_EQ, FX_LT, FX_LE, FX_GT, FX_GE } FxOrder;

static bool in_order(FxOrder order, int64_t a, int64_t b) {
  switch (order) {
    case FX_EQ: return a == b;
    case FX_LT: return a < b;
    case FX_LE: return a <= b;
    case FX_GT: return a > b;
    default: return a >= b;
  }
}

static woad_value compare(FxOrder order, int argc, woad_value *argv) {
  for (int i = 1; i < argc; i++)
    if (!in_order(order, fixnum_value(argv[i - 1]), fixnum_value(argv[i]))) return VALUE_FALSE;
  return VALUE_TRUE;
}

#define COMPARE(name, cname, order, doc) \
  PRIM(name, cname, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : fixnum?) ...+ -> boolean?", doc) \
  { check_all(vm, name, argc, argv); return compare(order, argc, argv); }
#define UNSAFE_COMPARE(name, cname, order, doc) \
  PRIM(name, cname, 1, -1, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : fixnum?) ...+ -> boolean?", doc) \
  { return compare(order, argc, argv); }

COMPARE("fx=", fx_eq, FX_EQ, "Whether all are equal.")
COMPARE("fx<", fx_lt, FX_LT, "Whether each is below the next.")
COMPARE("fx<=", fx_le, FX_LE, "Whether none is above the next.")
COMPARE("fx>", fx_gt, FX_GT, "Whether each is above the next.")
COMPARE("fx>=", fx_ge, FX_GE, "Whether none is below the next.")

PRIM("most-positive-fixnum", most_positive_fixnum, 0, 0, PF_PURE | PF_FOLDABLE, RIGHTS_NONE,
     "-> fixnum?",
     "The largest fixnum.")
{ return fixnum_make(FIXNUM_MAX); }

PRIM("most-negative-fixnum", most_negative_fixnum, 0, 0, PF_PURE | PF_FOLDABLE, RIGHTS_NONE,
     "-> fixnum?",
     "The smallest fixnum.")
{ return fixnum_make(FIXNUM_MIN); }

PRIM_MODULE("#%unsafe")

UNSAFE_FOLD("unsafe-fx+", unsafe_fx_plus, 0, -1, FX_ADD, "Sum, unchecked.")
UNSAFE_FOLD("unsafe-fx-", unsafe_fx_minus, 1, -1, FX_SUB, "Difference, unchecked.")
UNSAFE_FOLD("unsafe-fx*", unsafe_fx_times, 0, -1, FX_MUL, "Product, unchecked.")
UNSAFE_FOLD("unsafe-fxmin", unsafe_fxmin, 1, -1, FX_MIN, "Smallest, unchecked.")
UNSAFE_FOLD("unsafe-fxmax", unsafe_fxmax, 1, -1, FX_MAX, "Largest, unchecked.")
UNSAFE_FOLD("unsafe-fxand", unsafe_fxand, 0, -1, FX_AND, "Bits that all have, unchecked.")
UNSAFE_FOLD("unsafe-fxior", unsafe_fxior, 0, -1, FX_IOR, "Bits that one has, unchecked.")
UNSAFE_FOLD("unsafe-fxxor", unsafe_fxxor, 0, -1, FX_XOR, "Bits that an odd number has, unchecked.")
UNSAFE_FOLD("unsafe-fx+/wraparound", unsafe_fx_plus_wraparound, 2, 2, FX_ADD,
     "Low bits of the sum, unchecked.")
UNSAFE_FOLD("unsafe-fx-/wraparound", unsafe_fx_minus_wraparound, 1, 2, FX_SUB,
     "Low bits of the difference, unchecked.")
UNSAFE_FOLD("unsafe-fx*/wraparound", unsafe_fx_times_wraparound, 2, 2, FX_MUL,
     "Low bits of the product, unchecked.")
UNSAFE_COMPARE("unsafe-fx=", unsafe_fx_eq, FX_EQ, "Whether all are equal, unchecked.")
UNSAFE_COMPARE("unsafe-fx<", unsafe_fx_lt, FX_LT, "Whether each is below the next, unchecked.")
UNSAFE_COMPARE("unsafe-fx<=", unsafe_fx_le, FX_LE, "Whether none is above the next, unchecked.")
UNSAFE_COMPARE("unsafe-fx>", unsafe_fx_gt, FX_GT, "Whether each is above the next, unchecked.")
UNSAFE_COMPARE("unsafe-fx>=", unsafe_fx_ge, FX_GE, "Whether none is below the next, unchecked.")

#define UNSAFE_BINARY(name, cname, expression, doc) \
  PRIM(name, cname, 2, 2, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : fixnum?) (b : fixnum?) -> fixnum?", doc) \
  { \
    int64_t a = fixnum_value(argv[0]), b = fixnum_value(argv[1]); \
    return fixnum_make(fixnum_wrap(expression)); \
  }
#define UNSAFE_UNARY(name, cname, expression, doc) \
  PRIM(name, cname, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : fixnum?) -> fixnum?", doc) \
  { int64_t a = fixnum_value(argv[0]); return fixnum_make(fixnum_wrap(expression)); }

/* A zero divisor would be a signal, not nonsense: it gives 0. */
UNSAFE_BINARY("unsafe-fxquotient", unsafe_fxquotient, b == 0 ? 0 : a / b,
     "A / B without its fraction, unchecked.")
UNSAFE_BINARY("unsafe-fxremainder", unsafe_fxremainder, b == 0 ? 0 : a % b,
     "What the quotient leaves, unchecked.")
UNSAFE_BINARY("unsafe-fxmodulo", unsafe_fxmodulo, b == 0 ? 0 : fixnum_modulo(a, b),
     "Remainder with B's sign, unchecked.")
UNSAFE_BINARY("unsafe-fxlshift", unsafe_fxlshift, (int64_t)((uint64_t)a << (b & 63)),
     "A times 2^B, unchecked.")
UNSAFE_BINARY("unsafe-fxlshift/wraparound", unsafe_fxlshift_wraparound, (int64_t)((uint64_t)a << (b & 63)),
     "Low bits of A times 2^B, unchecked.")
UNSAFE_BINARY("unsafe-fxrshift", unsafe_fxrshift, a >> (b & 63), "A divided by 2^B, unchecked.")
UNSAFE_UNARY("unsafe-fxabs", unsafe_fxabs, a < 0 ? -a : a, "Absolute value, unchecked.")
UNSAFE_UNARY("unsafe-fxnot", unsafe_fxnot, ~a, "Every bit inverted, unchecked.")
UNSAFE_UNARY("unsafe-fxpopcount", unsafe_fxpopcount, __builtin_popcountll((uint64_t)a),
     "Number of bits that are 1, unchecked.")
UNSAFE_UNARY("unsafe-fxpopcount32", unsafe_fxpopcount32, __builtin_popcountll((uint64_t)a),
     "Number of bits that are 1, unchecked.")
UNSAFE_UNARY("unsafe-fxpopcount16", unsafe_fxpopcount16, __builtin_popcountll((uint64_t)a),
     "Number of bits that are 1, unchecked.")
