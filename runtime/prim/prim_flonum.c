/* SPDX-License-Identifier: MIT
 * prim_flonum.c: operations on flonums only, checked and unsafe.  Source: Reference, "Flonums".
 * An unsafe one takes its operands as they are: a wrong one gives nonsense, or worse. Rows of families are made by macros,
 * one a line. */
#include "runtime/data/flonum.h"

#include <math.h>

#include "runtime/data/complex.h"
#include "runtime/data/integer.h"
#include "runtime/data/number.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%flfxnum")

static double check_flonum(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!value_is_flonum(v))) raise_argument_value(vm, who, "flonum?", v);
  return flonum_value(v);
}

/* --- arithmetic --- */

typedef enum { FL_ADD, FL_SUB, FL_MUL, FL_DIV, FL_MIN, FL_MAX } FlOp;

static double combine(FlOp op, double a, double b) {
  switch (op) {
    case FL_ADD: return a + b;
    case FL_SUB: return a - b;
    case FL_MUL: return a * b;
    case FL_DIV: return a / b;
    case FL_MIN: return flonum_min(a, b);
    default: return flonum_max(a, b);
  }
}

static woad_value fold(woad_vm *vm, FlOp op, int argc, woad_value *argv) {
  if (argc == 0) return flonum_make(vm, op == FL_MUL ? 1.0 : 0.0);
  double total = flonum_value(argv[0]);
  if (argc == 1) return flonum_make(vm, op == FL_SUB ? -total : op == FL_DIV ? 1.0 / total : total);
  for (int i = 1; i < argc; i++) total = combine(op, total, flonum_value(argv[i]));
  return flonum_make(vm, total);
}

static woad_value fold_checked(woad_vm *vm, const char *who, FlOp op, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) check_flonum(vm, who, argv[i]);
  return fold(vm, op, argc, argv);
}

#define FOLD(name, cname, min, op, doc) \
  PRIM(name, cname, min, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : flonum?) ... -> flonum?", doc) \
  { return fold_checked(vm, name, op, argc, argv); }
#define UNSAFE_FOLD(name, cname, min, op, doc) \
  PRIM(name, cname, min, -1, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : flonum?) ... -> flonum?", doc) \
  { return fold(vm, op, argc, argv); }

FOLD("fl+", fl_plus, 0, FL_ADD, "Sum; 0.0 for none.")
FOLD("fl*", fl_times, 0, FL_MUL, "Product; 1.0 for none.")
FOLD("fl-", fl_minus, 1, FL_SUB, "The first less the others, or a negative.")
FOLD("fl/", fl_divide, 1, FL_DIV, "The first divided by the others, or an inverse.")
FOLD("flmin", flmin, 1, FL_MIN, "Smallest; NaN when one is.")
FOLD("flmax", flmax, 1, FL_MAX, "Largest; NaN when one is.")

/* --- comparison --- */

typedef enum { FL_EQ, FL_LT, FL_LE, FL_GT, FL_GE } FlOrder;

static bool in_order(FlOrder order, double a, double b) {
  switch (order) {
    case FL_EQ: return a == b;
    case FL_LT: return a < b;
    case FL_LE: return a <= b;
    case FL_GT: return a > b;
    default: return a >= b;
  }
}

static woad_value compare(FlOrder order, int argc, woad_value *argv) {
  for (int i = 1; i < argc; i++)
    if (!in_order(order, flonum_value(argv[i - 1]), flonum_value(argv[i]))) return VALUE_FALSE;
  return VALUE_TRUE;
}

static woad_value compare_checked(woad_vm *vm, const char *who, FlOrder order, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) check_flonum(vm, who, argv[i]);
  return compare(order, argc, argv);
}

#define COMPARE(name, cname, order, doc) \
  PRIM(name, cname, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : flonum?) ...+ -> boolean?", doc) \
  { return compare_checked(vm, name, order, argc, argv); }
#define UNSAFE_COMPARE(name, cname, order, doc) \
  PRIM(name, cname, 1, -1, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : flonum?) ...+ -> boolean?", doc) \
  { return compare(order, argc, argv); }

COMPARE("fl=", fl_eq, FL_EQ, "Whether all are equal.")
COMPARE("fl<", fl_lt, FL_LT, "Whether each is below the next.")
COMPARE("fl<=", fl_le, FL_LE, "Whether none is above the next.")
COMPARE("fl>", fl_gt, FL_GT, "Whether each is above the next.")
COMPARE("fl>=", fl_ge, FL_GE, "Whether none is below the next.")

/* --- functions --- */

#define FUNCTION(name, cname, expression, doc) \
  PRIM(name, cname, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, \
       "(a : flonum?) -> flonum?", doc) \
  { double a = check_flonum(vm, name, argv[0]); return flonum_make(vm, expression); }
#define UNSAFE_FUNCTION(name, cname, expression, doc) \
  PRIM(name, cname, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, \
       "(a : flonum?) -> flonum?", doc) \
  { double a = flonum_value(argv[0]); return flonum_make(vm, expression); }

FUNCTION("flabs", flabs, fabs(a), "Absolute value.")
FUNCTION("flround", flround, flonum_round(a), "Nearest integer, to the even one from the middle.")
FUNCTION("flfloor", flfloor, floor(a), "Largest integer not above A.")
FUNCTION("flceiling", flceiling, ceil(a), "Smallest integer not below A.")
FUNCTION("fltruncate", fltruncate, trunc(a), "A without its fraction.")
FUNCTION("flsqrt", flsqrt, sqrt(a), "Square root; NaN below 0.")
FUNCTION("flexp", flexp, exp(a), "e to the power A.")
FUNCTION("fllog", fllog, log(a), "Natural logarithm; NaN below 0.")
FUNCTION("flsin", flsin, sin(a), "Sine.")
FUNCTION("flcos", flcos, cos(a), "Cosine.")
FUNCTION("fltan", fltan, tan(a), "Tangent.")
FUNCTION("flasin", flasin, asin(a), "Arc sine.")
FUNCTION("flacos", flacos, acos(a), "Arc cosine.")
FUNCTION("flatan", flatan, atan(a), "Arc tangent.")
FUNCTION("flsingle", flsingle, (double)(float)a, "A rounded to single precision.")

PRIM("flexpt", flexpt, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : flonum?) (b : flonum?) -> flonum?",
     "A to the power B; NaN where that is not real.")
{
  double a = check_flonum(vm, "flexpt", argv[0]);
  return flonum_make(vm, flonum_expt(a, check_flonum(vm, "flexpt", argv[1])));
}

/* --- conversion --- */

PRIM("->fl", to_fl, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : exact-integer?) -> flonum?",
     "The nearest flonum.")
{
  if (!number_is_exact_integer(argv[0])) raise_argument_value(vm, "->fl", "exact-integer?", argv[0]);
  return flonum_make(vm, integer_to_double(argv[0]));
}

PRIM("fl->exact-integer", fl_to_exact_integer, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : (and/c flonum? integer?)) -> exact-integer?",
     "The integer equal to A.")
{
  if (!value_is_flonum(argv[0]) || !flonum_is_integer(flonum_value(argv[0])))
    raise_argument_value(vm, "fl->exact-integer", "(and/c flonum? integer?)", argv[0]);
  return integer_from_double(vm, flonum_value(argv[0]));
}

PRIM("fl->fx", fl_to_fx, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : flonum?) -> fixnum?",
     "A without its fraction. Raises when that is no fixnum.")
{
  double a = trunc(check_flonum(vm, "fl->fx", argv[0]));
  if (!(a >= -0x1p60 && a < 0x1p60))
    raise_format(vm, vm->exn.fail_contract_non_fixnum_result, "fl->fx: result for %V would be outside of fixnum range", argv[0]);
  return fixnum_make((int64_t)a);
}

PRIM("fx->fl", fx_to_fl, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : fixnum?) -> flonum?",
     "The nearest flonum.")
{
  if (!value_is_fixnum(argv[0])) raise_argument_value(vm, "fx->fl", "fixnum?", argv[0]);
  return flonum_make(vm, (double)fixnum_value(argv[0]));
}

PRIM("make-flrectangular", make_flrectangular, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(a : flonum?) (b : flonum?) -> complex?",
     "A + Bi.")
{
  double a = check_flonum(vm, "make-flrectangular", argv[0]);
  return complex_make_double(vm, a, check_flonum(vm, "make-flrectangular", argv[1]));
}

static woad_value check_flcomplex(woad_vm *vm, const char *who, woad_value v) {
  if (!value_is_complex(v) || complex_is_exact(v))
    raise_argument_value(vm, who, "(and/c complex?\n                   (lambda (c) (flonum? (real-part c)))\n"
                         "                   (lambda (c) (flonum? (imag-part c))))", v);
  return v;
}

PRIM("flreal-part", flreal_part, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : complex?) -> flonum?",
     "Real part of an inexact complex number.")
{ return complex_re(check_flcomplex(vm, "flreal-part", argv[0])); }

PRIM("flimag-part", flimag_part, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : complex?) -> flonum?",
     "Imaginary part of an inexact complex number.")
{ return complex_im(check_flcomplex(vm, "flimag-part", argv[0])); }

PRIM_MODULE("#%unsafe")

UNSAFE_FOLD("unsafe-fl+", unsafe_fl_plus, 0, FL_ADD, "Sum, unchecked.")
UNSAFE_FOLD("unsafe-fl*", unsafe_fl_times, 0, FL_MUL, "Product, unchecked.")
UNSAFE_FOLD("unsafe-fl-", unsafe_fl_minus, 1, FL_SUB, "Difference, unchecked.")
UNSAFE_FOLD("unsafe-fl/", unsafe_fl_divide, 1, FL_DIV, "Quotient, unchecked.")
UNSAFE_FOLD("unsafe-flmin", unsafe_flmin, 1, FL_MIN, "Smallest, unchecked.")
UNSAFE_FOLD("unsafe-flmax", unsafe_flmax, 1, FL_MAX, "Largest, unchecked.")
UNSAFE_COMPARE("unsafe-fl=", unsafe_fl_eq, FL_EQ, "Whether all are equal, unchecked.")
UNSAFE_COMPARE("unsafe-fl<", unsafe_fl_lt, FL_LT, "Whether each is below the next, unchecked.")
UNSAFE_COMPARE("unsafe-fl<=", unsafe_fl_le, FL_LE, "Whether none is above the next, unchecked.")
UNSAFE_COMPARE("unsafe-fl>", unsafe_fl_gt, FL_GT, "Whether each is above the next, unchecked.")
UNSAFE_COMPARE("unsafe-fl>=", unsafe_fl_ge, FL_GE, "Whether none is below the next, unchecked.")
UNSAFE_FUNCTION("unsafe-flabs", unsafe_flabs, fabs(a), "Absolute value, unchecked.")
UNSAFE_FUNCTION("unsafe-flsqrt", unsafe_flsqrt, sqrt(a), "Square root, unchecked.")
UNSAFE_FUNCTION("unsafe-flsingle", unsafe_flsingle, (double)(float)a,
     "Single precision, unchecked.")

PRIM("unsafe-fx->fl", unsafe_fx_to_fl, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE,
     "(n : fixnum?) -> flonum?",
     "The nearest flonum, unchecked.")
{ return flonum_make(vm, (double)fixnum_value(argv[0])); }

PRIM("unsafe-fl->fx", unsafe_fl_to_fx, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE,
     "(a : flonum?) -> fixnum?",
     "A without its fraction, unchecked.")
{
  double a = flonum_value(argv[0]);
  return fixnum_make(a >= -0x1p60 && a < 0x1p60 ? (int64_t)a : 0);
}

PRIM("unsafe-make-flrectangular", unsafe_make_flrectangular, 2, 2, PF_FOLDABLE, RIGHT_UNSAFE,
     "(a : flonum?) (b : flonum?) -> complex?",
     "A + Bi, unchecked.")
{ return complex_make_double(vm, flonum_value(argv[0]), flonum_value(argv[1])); }

PRIM("unsafe-flreal-part", unsafe_flreal_part, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE,
     "(z : complex?) -> flonum?",
     "Real part, unchecked.")
{ return complex_re(argv[0]); }

PRIM("unsafe-flimag-part", unsafe_flimag_part, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE,
     "(z : complex?) -> flonum?",
     "Imaginary part, unchecked.")
{ return complex_im(argv[0]); }
