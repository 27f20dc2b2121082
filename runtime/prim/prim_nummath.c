/* SPDX-License-Identifier: MIT
 * prim_nummath.c: roots, powers, transcendental functions and polar form.  Source: Reference, "Generic Numerics". */
#include "runtime/data/nummath.h"

#include "runtime/prim/arg_number.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

PRIM("sqrt", sqrt, 1, 1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Principal square root; exact when it can be.")
{
  arg_check_number(vm, "sqrt", argv[0]);
  return nummath_sqrt(vm, argv[0]);
}

PRIM("integer-sqrt", integer_sqrt, 1, 1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) -> number?",
     "Floor of the square root of |N|; imaginary for N below 0.")
{
  if (!number_is_integer(argv[0])) raise_argument_value(vm, "integer-sqrt", "integer?", argv[0]);
  return nummath_integer_sqrt(vm, argv[0], NULL);
}

PRIM("integer-sqrt/remainder", integer_sqrt_remainder, 1, 1, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) -> number? number?",
     "integer-sqrt's root, and N less the root's square.")
{
  if (!number_is_integer(argv[0])) raise_argument_value(vm, "integer-sqrt/remainder", "integer?", argv[0]);
  woad_value both[2];
  both[0] = nummath_integer_sqrt(vm, argv[0], &both[1]);
  return values_return(vm, 2, both);
}

PRIM("expt", expt, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) (w : number?) -> number?",
     "Z to the power W. Raises for exact 0 to a negative power.")
{
  arg_check_number(vm, "expt", argv[0]);
  arg_check_number(vm, "expt", argv[1]);
  return nummath_expt(vm, argv[0], argv[1]);
}

PRIM("exp", exp, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "e to the power Z; exact 1 for exact 0.")
{
  arg_check_number(vm, "exp", argv[0]);
  return nummath_exp(vm, argv[0]);
}

PRIM("log", log, 1, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) [(b : number?)] -> number?",
     "Natural logarithm, or that to base B. Raises for exact 0.")
{
  arg_check_number(vm, "log", argv[0]);
  if (argc > 1) arg_check_number(vm, "log", argv[1]);
  woad_value out = nummath_log(vm, argv[0]);
  return argc > 1 ? number_div(vm, "/", out, nummath_log(vm, argv[1])) : out;
}

static woad_value apply_function(woad_vm *vm, const char *who, NummathFunction fn, woad_value v) {
  arg_check_number(vm, who, v);
  return nummath_apply(vm, fn, v);
}

PRIM("sin", sin, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Sine of Z radians.")
{ return apply_function(vm, "sin", NUMMATH_SIN, argv[0]); }

PRIM("cos", cos, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Cosine of Z radians.")
{ return apply_function(vm, "cos", NUMMATH_COS, argv[0]); }

PRIM("tan", tan, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Tangent of Z radians.")
{ return apply_function(vm, "tan", NUMMATH_TAN, argv[0]); }

PRIM("asin", asin, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Arc sine in radians; complex beyond -1 and 1.")
{ return apply_function(vm, "asin", NUMMATH_ASIN, argv[0]); }

PRIM("acos", acos, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> number?",
     "Arc cosine in radians; complex beyond -1 and 1.")
{ return apply_function(vm, "acos", NUMMATH_ACOS, argv[0]); }

PRIM("atan", atan, 1, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) [(x : real?)] -> number?",
     "Arc tangent in radians; with two arguments the angle of the point (X, Z).")
{
  if (argc == 1) return apply_function(vm, "atan", NUMMATH_ATAN, argv[0]);
  arg_check_real(vm, "atan", argv[0]);
  arg_check_real(vm, "atan", argv[1]);
  return nummath_atan2(vm, argv[0], argv[1]);
}

PRIM("magnitude", magnitude, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> real?",
     "Distance of Z from 0.")
{
  arg_check_complex(vm, "magnitude", argv[0]);
  return nummath_magnitude(vm, argv[0]);
}

PRIM("angle", angle, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(z : number?) -> real?",
     "Angle of Z in radians. Raises for exact 0.")
{
  arg_check_complex(vm, "angle", argv[0]);
  return nummath_angle(vm, argv[0]);
}

PRIM("make-polar", make_polar, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(magnitude : real?) (angle : real?) -> number?",
     "The number at that distance and angle (radians).")
{
  arg_check_real(vm, "make-polar", argv[0]);
  arg_check_real(vm, "make-polar", argv[1]);
  return nummath_make_polar(vm, argv[0], argv[1]);
}
