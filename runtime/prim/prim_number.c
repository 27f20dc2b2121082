/* SPDX-License-Identifier: MIT
 * prim_number.c: predicates, arithmetic and comparison of numbers.  Source: Reference, "Numbers".
 * The reference reports a wrong argument of these without its position. */
#include "runtime/prim/arg_number.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

/* --- predicates --- */

PRIM("number?", number_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a number.")
{ return value_bool(number_is_number(argv[0])); }

PRIM("complex?", complex_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "The same as number?.")
{ return value_bool(number_is_number(argv[0])); }

PRIM("real?", real_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a real number.")
{ return value_bool(number_is_real(argv[0])); }

PRIM("rational?", rational_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a finite real number.")
{ return value_bool(number_is_rational(argv[0])); }

PRIM("integer?", integer_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is an integer; 2.0 is one.")
{ return value_bool(number_is_integer(argv[0])); }

PRIM("exact-integer?", exact_integer_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is an exact integer.")
{ return value_bool(number_is_exact_integer(argv[0])); }

PRIM("exact-nonnegative-integer?", exact_nonnegative_integer_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is an exact integer of 0 or more.")
{ return value_bool(number_is_exact_integer(argv[0]) && !number_is_negative(argv[0])); }

PRIM("exact-positive-integer?", exact_positive_integer_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is an exact integer above 0.")
{ return value_bool(number_is_exact_integer(argv[0]) && !number_is_negative(argv[0]) && argv[0] != fixnum_make(0)); }

PRIM("fixnum?", fixnum_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a fixnum (61 bits).")
{ return value_bool(value_is_fixnum(argv[0])); }

PRIM("flonum?", flonum_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a flonum.")
{ return value_bool(value_is_flonum(argv[0])); }

PRIM("single-flonum?", single_flonum_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "#f: there are no single-flonums.")
{ return VALUE_FALSE; }

PRIM("single-flonum-available?", single_flonum_available_p, 0, 0, PF_PURE | PF_FOLDABLE, RIGHTS_NONE,
     "-> boolean?",
     "#f: there are no single-flonums.")
{ return VALUE_FALSE; }

PRIM("inexact-real?", inexact_real_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is an inexact real number.")
{ return value_bool(value_is_flonum(argv[0])); }

PRIM("exact?", exact_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> boolean?",
     "Whether Z is exact.")
{
  arg_check_number(vm, "exact?", argv[0]);
  return value_bool(number_is_exact(argv[0]));
}

PRIM("inexact?", inexact_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> boolean?",
     "Whether Z is inexact.")
{
  arg_check_number(vm, "inexact?", argv[0]);
  return value_bool(!number_is_exact(argv[0]));
}

PRIM("zero?", zero_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> boolean?",
     "Whether Z is 0, 0.0 or -0.0.")
{
  arg_check_number(vm, "zero?", argv[0]);
  return value_bool(number_is_zero(argv[0]));
}

PRIM("positive?", positive_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> boolean?",
     "Whether X is above 0.")
{
  arg_check_real(vm, "positive?", argv[0]);
  return value_bool(!number_is_nan(argv[0]) && !number_is_negative(argv[0]) && !number_is_zero(argv[0]));
}

PRIM("negative?", negative_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> boolean?",
     "Whether X is below 0.")
{
  arg_check_real(vm, "negative?", argv[0]);
  return value_bool(number_is_negative(argv[0]));
}

static bool integer_is_even(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!number_is_integer(v))) raise_argument_value(vm, who, "integer?", v);
  return number_is_even(v);
}

PRIM("even?", even_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : integer?) -> boolean?",
     "Whether N is even.")
{ return value_bool(integer_is_even(vm, "even?", argv[0])); }

PRIM("odd?", odd_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : integer?) -> boolean?",
     "Whether N is odd.")
{ return value_bool(!integer_is_even(vm, "odd?", argv[0])); }

/* --- arithmetic --- */

typedef woad_value (*BinaryFn)(woad_vm *vm, woad_value a, woad_value b);

static woad_value fold_numbers(woad_vm *vm, const char *who, BinaryFn fn, woad_value unit, int argc, woad_value *argv) {
  if (argc == 0) return unit;
  arg_check_number(vm, who, argv[0]);
  woad_value total = argv[0];
  for (int i = 1; i < argc; i++) {
    arg_check_number(vm, who, argv[i]);
    total = fn(vm, total, argv[i]);
  }
  return total;
}

PRIM("+", plus, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) ... -> number?",
     "Sum; 0 for none.")
{ return fold_numbers(vm, "+", number_add, fixnum_make(0), argc, argv); }

PRIM("*", times, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) ... -> number?",
     "Product; 1 for none. Exact 0 times anything is exact 0.")
{ return fold_numbers(vm, "*", number_mul, fixnum_make(1), argc, argv); }

PRIM("-", minus, 1, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) (w : number?) ... -> number?",
     "Z less the others; with one argument its negative.")
{
  if (argc > 1) return fold_numbers(vm, "-", number_sub, VALUE_FALSE, argc, argv);
  arg_check_number(vm, "-", argv[0]);
  return number_negate(vm, argv[0]);
}

static woad_value divide_two(woad_vm *vm, woad_value a, woad_value b) { return number_div(vm, "/", a, b); }

PRIM("/", divide, 1, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) (w : number?) ... -> number?",
     "Z divided by the others; with one argument its inverse. Raises for an exact 0 divisor.")
{
  if (argc > 1) return fold_numbers(vm, "/", divide_two, VALUE_FALSE, argc, argv);
  arg_check_number(vm, "/", argv[0]);
  return number_div(vm, "/", fixnum_make(1), argv[0]);
}

PRIM("add1", add1, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(z : number?) -> number?", "Z + 1.")
{
  arg_check_number(vm, "add1", argv[0]);
  return number_add(vm, argv[0], fixnum_make(1));
}

PRIM("sub1", sub1, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(z : number?) -> number?", "Z - 1.")
{
  arg_check_number(vm, "sub1", argv[0]);
  return number_sub(vm, argv[0], fixnum_make(1));
}

PRIM("abs", abs, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> real?",
     "Absolute value.")
{
  arg_check_real(vm, "abs", argv[0]);
  return number_abs(vm, argv[0]);
}

static woad_value fold_reals(woad_vm *vm, const char *who, BinaryFn fn, int argc, woad_value *argv) {
  arg_check_real(vm, who, argv[0]);
  woad_value total = argv[0];
  for (int i = 1; i < argc; i++) {
    arg_check_real(vm, who, argv[i]);
    total = fn(vm, total, argv[i]);
  }
  return total;
}

PRIM("max", max, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> real?",
     "Largest; NaN when one is; inexact when one is.")
{ return fold_reals(vm, "max", number_max, argc, argv); }

PRIM("min", min, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> real?",
     "Smallest; NaN when one is; inexact when one is.")
{ return fold_reals(vm, "min", number_min, argc, argv); }

static woad_value fold_rationals(woad_vm *vm, const char *who, BinaryFn fn, woad_value unit, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++)
    if (!number_is_rational(argv[i])) raise_argument_value(vm, who, "rational?", argv[i]);
  if (argc == 0) return unit;
  if (argc == 1) return number_abs(vm, argv[0]);
  woad_value total = argv[0];
  for (int i = 1; i < argc; i++) total = fn(vm, total, argv[i]);
  return total;
}

PRIM("gcd", gcd, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(x : rational?) ... -> rational?",
     "Greatest common divisor, also of fractions; 0 for none.")
{ return fold_rationals(vm, "gcd", number_gcd, fixnum_make(0), argc, argv); }

PRIM("lcm", lcm, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(x : rational?) ... -> rational?",
     "Least common multiple, also of fractions; 1 for none.")
{ return fold_rationals(vm, "lcm", number_lcm, fixnum_make(1), argc, argv); }

/* --- comparison --- */

PRIM("=", num_eq, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) ...+ -> boolean?",
     "Whether all are numerically equal.")
{
  bool all = true;
  arg_check_number(vm, "=", argv[0]);
  for (int i = 1; i < argc; i++) {
    arg_check_number(vm, "=", argv[i]);
    if (all) all = number_eq(vm, argv[i - 1], argv[i]);
  }
  return value_bool(all);
}

typedef enum { ORDER_LT, ORDER_LE, ORDER_GT, ORDER_GE } Order;

static bool in_order(woad_vm *vm, Order order, woad_value a, woad_value b) {
  switch (order) {
    case ORDER_LT: return number_lt(vm, a, b);
    case ORDER_LE: return number_le(vm, a, b);
    case ORDER_GT: return number_lt(vm, b, a);
    default: return number_le(vm, b, a);
  }
}

static woad_value compare_all(woad_vm *vm, const char *who, Order order, int argc, woad_value *argv) {
  bool all = true;
  if (order >= ORDER_GT && argc > 1) arg_check_real(vm, who, argv[1]); /* first, as the reference, which swaps the two */
  arg_check_real(vm, who, argv[0]);
  for (int i = 1; i < argc; i++) {
    arg_check_real(vm, who, argv[i]);
    if (all) all = in_order(vm, order, argv[i - 1], argv[i]);
  }
  return value_bool(all);
}

PRIM("<", num_lt, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> boolean?",
     "Whether each is below the next.")
{ return compare_all(vm, "<", ORDER_LT, argc, argv); }

PRIM("<=", num_le, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> boolean?",
     "Whether none is above the next.")
{ return compare_all(vm, "<=", ORDER_LE, argc, argv); }

PRIM(">", num_gt, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> boolean?",
     "Whether each is above the next.")
{ return compare_all(vm, ">", ORDER_GT, argc, argv); }

PRIM(">=", num_ge, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) ...+ -> boolean?",
     "Whether none is below the next.")
{ return compare_all(vm, ">=", ORDER_GE, argc, argv); }

/* --- exactness and parts --- */

PRIM("exact->inexact", exact_to_inexact, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "The nearest flonum, or complex number of flonums.")
{
  arg_check_number(vm, "exact->inexact", argv[0]);
  return number_to_inexact(vm, argv[0]);
}

/* The reference names this message after another procedure. */
PRIM("inexact->exact", inexact_to_exact, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "The exact number equal to Z. Raises for infinities and NaN.")
{
  arg_check_number(vm, "inexact->exact", argv[0]);
  woad_value out, bad;
  if (!number_try_exact(vm, argv[0], &out, &bad))
    raise_format(vm, vm->exn.fail_contract, "exact: no exact representation for %V", bad);
  return out;
}

PRIM("real->double-flonum", real_to_double_flonum, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> flonum?",
     "The nearest flonum.")
{
  arg_check_real(vm, "real->double-flonum", argv[0]);
  return number_to_inexact(vm, argv[0]);
}

PRIM("real->single-flonum", real_to_single_flonum, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> single-flonum?",
     "Always raises exn:fail:unsupported.")
{
  arg_check_real(vm, "real->single-flonum", argv[0]);
  raise_format(vm, vm->exn.fail_unsupported, "real->single-flonum: unsupported");
}

static woad_value round_real(woad_vm *vm, const char *who, NumberRounding how, woad_value v) {
  arg_check_real(vm, who, v);
  return number_round(vm, v, how);
}

PRIM("floor", floor, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> real?",
     "Largest integer not above X.")
{ return round_real(vm, "floor", NUMBER_FLOOR, argv[0]); }

PRIM("ceiling", ceiling, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> real?",
     "Smallest integer not below X.")
{ return round_real(vm, "ceiling", NUMBER_CEILING, argv[0]); }

PRIM("truncate", truncate, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> real?",
     "X without its fraction.")
{ return round_real(vm, "truncate", NUMBER_TRUNCATE, argv[0]); }

PRIM("round", round, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) -> real?",
     "Nearest integer, to the even one from the middle.")
{ return round_real(vm, "round", NUMBER_ROUND, argv[0]); }

static void check_rational(woad_vm *vm, const char *who, woad_value v) {
  if (!number_is_rational(v)) raise_argument_value(vm, who, "rational-number?", v);
}

PRIM("numerator", numerator, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(q : rational?) -> integer?",
     "Numerator in lowest terms.")
{
  check_rational(vm, "numerator", argv[0]);
  return number_numerator(vm, argv[0]);
}

PRIM("denominator", denominator, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(q : rational?) -> integer?",
     "Denominator in lowest terms, above 0.")
{
  check_rational(vm, "denominator", argv[0]);
  return number_denominator(vm, argv[0]);
}

PRIM("make-rectangular", make_rectangular, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(x : real?) (y : real?) -> number?",
     "X + Yi; inexact when one is; X itself for exact 0.")
{
  arg_check_real(vm, "make-rectangular", argv[1]); /* the second first, as the reference */
  arg_check_real(vm, "make-rectangular", argv[0]);
  return number_make_rectangular(vm, argv[0], argv[1]);
}

PRIM("real-part", real_part, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> real?",
     "Real part.")
{
  arg_check_complex(vm, "real-part", argv[0]);
  return number_real_part(vm, argv[0]);
}

PRIM("imag-part", imag_part, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> real?",
     "Imaginary part; exact 0 for a real Z.")
{
  arg_check_complex(vm, "imag-part", argv[0]);
  return number_imag_part(vm, argv[0]);
}
