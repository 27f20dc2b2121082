/* SPDX-License-Identifier: MIT
 * prim_extflonum.c: extflonums, which can be read, told apart and printed, and not computed with: as in the reference on this
 * platform each operation checks its arguments and raises exn:fail:unsupported. There are no extflvectors. Source: Reference,
 * "Extflonums". */
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%extfl")

PRIM("extflonum?", extflonum_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is an extflonum.")
{
  return value_bool(value_is_extflonum(argv[0]));
}

PRIM("extflonum-available?", extflonum_available_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?",
     "Whether extflonums can be computed with: #f.")
{
  return VALUE_FALSE;
}

PRIM("extflvector?", extflvector_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a vector of extflonums: #f.")
{
  return VALUE_FALSE;
}

static _Noreturn void unsupported(woad_vm *vm) {
  raise_format(vm, vm->exn.fail_unsupported, "%s: unsupported", vm->running_primitive);
}

static void check_extflonum(woad_vm *vm, int pos, ARGS) {
  if (!value_is_extflonum(argv[pos])) arg_wrong(vm, pos, argc, argv, "extflonum?");
}

/* All arguments are extflonums. */
static _Noreturn void no_operation(woad_vm *vm, ARGS) {
  for (int i = 0; i < argc; i++) check_extflonum(vm, i, argc, argv);
  unsupported(vm);
}

#define OPERATION(name, cname, min, max, args) \
  PRIM(name, cname, min, max, PF_RAISES, RIGHTS_NONE, args, "Raises exn:fail:unsupported.") { no_operation(vm, argc, argv); }
#define UNARY(name, cname) OPERATION(name, cname, 1, 1, "(a : extflonum?) -> extflonum?")
#define BINARY(name, cname) OPERATION(name, cname, 2, 2, "(a : extflonum?) (b : extflonum?) -> extflonum?")
#define COMPARISON(name, cname) OPERATION(name, cname, 2, 2, "(a : extflonum?) (b : extflonum?) -> boolean?")

BINARY("extfl+", extfl_plus)
BINARY("extfl-", extfl_minus)
BINARY("extfl*", extfl_times)
BINARY("extfl/", extfl_divide)
BINARY("extflmin", extflmin)
BINARY("extflmax", extflmax)
BINARY("extflexpt", extflexpt)
COMPARISON("extfl=", extfl_eq)
COMPARISON("extfl<", extfl_lt)
COMPARISON("extfl>", extfl_gt)
COMPARISON("extfl<=", extfl_le)
COMPARISON("extfl>=", extfl_ge)
UNARY("extflabs", extflabs)
UNARY("extflround", extflround)
UNARY("extflfloor", extflfloor)
UNARY("extflceiling", extflceiling)
UNARY("extfltruncate", extfltruncate)
UNARY("extflsin", extflsin)
UNARY("extflcos", extflcos)
UNARY("extfltan", extfltan)
UNARY("extflasin", extflasin)
UNARY("extflacos", extflacos)
UNARY("extflatan", extflatan)
UNARY("extfllog", extfllog)
UNARY("extflexp", extflexp)
UNARY("extflsqrt", extflsqrt)
OPERATION("extfl->exact", extfl_to_exact, 1, 1, "(a : extflonum?) -> (and/c real? exact?)")
OPERATION("extfl->exact-integer", extfl_to_exact_integer, 1, 1, "(a : extflonum?) -> exact-integer?")
OPERATION("extfl->inexact", extfl_to_inexact, 1, 1, "(a : extflonum?) -> flonum?")
OPERATION("extfl->fx", extfl_to_fx, 1, 1, "(a : extflonum?) -> fixnum?")
OPERATION("extfl->floating-point-bytes", extfl_to_floating_point_bytes, 1, 1, "(a : extflonum?) -> bytes?")
OPERATION("extflvector", extflvector, 0, -1, "(a : extflonum?) ... -> extflvector?")
OPERATION("shared-extflvector", shared_extflvector, 0, -1, "(a : extflonum?) ... -> extflvector?")

/* --- from other values --- */

#define CONVERSION(name, cname, test, expected)                                                                               \
  PRIM(name, cname, 1, 1, PF_RAISES, RIGHTS_NONE, "(v : " expected ") -> extflonum?", "Raises exn:fail:unsupported.")         \
  {                                                                                                                           \
    if (!test(argv[0])) arg_wrong(vm, 0, argc, argv, expected);                                                               \
    unsupported(vm);                                                                                                          \
  }

CONVERSION("real->extfl", real_to_extfl, number_is_real, "real?")
CONVERSION("->extfl", to_extfl, number_is_exact_integer, "exact-integer?")
CONVERSION("fx->extfl", fx_to_extfl, value_is_fixnum, "fixnum?")

PRIM("floating-point-bytes->extfl", floating_point_bytes_to_extfl, 1, 4, PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [big-endian? : any/c] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?] -> extflonum?",
     "Raises exn:fail:unsupported.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  int64_t start = arg_given(2, argc) ? (int64_t)arg_natural(vm, 2, argc, argv) : 0;
  int64_t end = arg_given(3, argc) ? (int64_t)arg_natural(vm, 3, argc, argv) : (int64_t)bytes->length;
  if (end - start != 10) raise_fields(vm, NULL, "length is not 10 bytes", "length", fixnum_make(end - start), NULL);
  unsupported(vm);
}

/* --- vectors --- */

static _Noreturn void make_vector(woad_vm *vm, ARGS) {
  (void)arg_natural(vm, 0, argc, argv);
  if (arg_given(1, argc)) check_extflonum(vm, 1, argc, argv);
  unsupported(vm);
}

#define VECTOR_MAKER(name, cname)                                                                                              \
  PRIM(name, cname, 1, 2, PF_RAISES, RIGHTS_NONE, "(size : exact-nonnegative-integer?) [x : extflonum?] -> extflvector?",      \
       "Raises exn:fail:unsupported.") { make_vector(vm, argc, argv); }
#define VECTOR_OPERATION(name, cname, n, args)                                                                                 \
  PRIM(name, cname, n, n, PF_RAISES, RIGHTS_NONE, args, "Raises exn:fail:contract, since nothing is an extflvector.")          \
  { arg_wrong(vm, 0, argc, argv, "extflvector?"); }

VECTOR_MAKER("make-extflvector", make_extflvector)
VECTOR_MAKER("make-shared-extflvector", make_shared_extflvector)
VECTOR_OPERATION("extflvector-length", extflvector_length, 1, "(vec : extflvector?) -> exact-nonnegative-integer?")
VECTOR_OPERATION("extflvector-ref", extflvector_ref, 2, "(vec : extflvector?) (pos : exact-nonnegative-integer?) -> extflonum?")
VECTOR_OPERATION("extflvector-set!", extflvector_set_x, 3,
                 "(vec : extflvector?) (pos : exact-nonnegative-integer?) (x : extflonum?) -> void?")

/* --- the unsafe operations that are named as such in messages --- */

PRIM_MODULE("#%unsafe")

BINARY("unsafe-extfl+", unsafe_extfl_plus)
BINARY("unsafe-extfl-", unsafe_extfl_minus)
BINARY("unsafe-extfl*", unsafe_extfl_times)
BINARY("unsafe-extfl/", unsafe_extfl_divide)
BINARY("unsafe-extflmin", unsafe_extflmin)
BINARY("unsafe-extflmax", unsafe_extflmax)
COMPARISON("unsafe-extfl=", unsafe_extfl_eq)
COMPARISON("unsafe-extfl<", unsafe_extfl_lt)
COMPARISON("unsafe-extfl>", unsafe_extfl_gt)
COMPARISON("unsafe-extfl<=", unsafe_extfl_le)
COMPARISON("unsafe-extfl>=", unsafe_extfl_ge)
UNARY("unsafe-extflabs", unsafe_extflabs)
UNARY("unsafe-extflsqrt", unsafe_extflsqrt)
OPERATION("unsafe-extfl->fx", unsafe_extfl_to_fx, 1, 1, "(a : extflonum?) -> fixnum?")
OPERATION("unsafe-fx->extfl", unsafe_fx_to_extfl, 1, 1, "(a : extflonum?) -> extflonum?")
