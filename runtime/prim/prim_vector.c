/* SPDX-License-Identifier: MIT
 * prim_vector.c: vectors. Source: Reference, "Vectors". A value that is no plain vector may be an impersonator of one:
 * operations on one element go through impvector.., those on many start again on a copy of what the impersonator shows. */
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/arg.h"

static const char mutable_vector[] = "(and/c vector? (not/c immutable?))";

/* The vector in argument POS, which may have impersonators around it. */
static Vector *arg_vector(woad_vm *vm, int pos, int argc, woad_value *argv) {
  woad_value base = impersonator_base(argv[pos]);
  if (!value_is_vector(base)) arg_wrong(vm, pos, argc, argv, "vector?");
  return vector_of(base);
}

static Vector *arg_mutable_vector(woad_vm *vm, int pos, int argc, woad_value *argv, const char *expected) {
  woad_value base = impersonator_base(argv[pos]);
  if (!value_is_vector(base) || value_is_immutable(base)) arg_wrong(vm, pos, argc, argv, expected);
  return vector_of(base);
}

static Vector *arg_plain_vector(woad_vm *vm, int argc, woad_value *argv, const char *expected) {
  if (!value_is_vector(argv[0]) || value_is_immutable(argv[0])) arg_wrong(vm, 0, argc, argv, expected);
  return vector_of(argv[0]);
}

PRIM_MODULE("#%kernel")

PRIM("vector?", vector_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a vector.")
{
  return value_bool(value_is_vector(impersonator_base(argv[0])));
}

PRIM("make-vector", make_vector, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(size : exact-nonnegative-integer?) [v : any/c = 0] -> vector?", "A fresh vector of SIZE times V.")
{
  size_t n = arg_size(vm, 0, argc, argv, "valid-vector-length?", "vector");
  vm_charge(vm, n / 8);
  return object_value(vector_make(vm, n, argc > 1 ? argv[1] : fixnum_make(0)));
}

PRIM("vector", vector, 0, -1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) ... -> vector?", "A fresh vector of the V.")
{
  return vector_from(vm, (size_t)argc, argv);
}

static woad_value make_immutable(woad_vm *vm, Vector *vec) {
  if (vec->length == 0) return vm->empty_vector;
  vec->header.flags |= FLAG_IMMUTABLE;
  return object_value(vec);
}

PRIM("vector-immutable", vector_immutable, 0, -1, PF_PURE | PF_ALLOC, RIGHTS_NONE,
     "(v : any/c) ... -> (and/c vector? immutable?)", "An immutable vector of the V.")
{
  return make_immutable(vm, vector_of(vector_from(vm, (size_t)argc, argv)));
}

PRIM("vector-length", vector_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(vec : vector?) -> exact-nonnegative-integer?", "Number of elements.")
{
  return fixnum_make((int64_t)arg_vector(vm, 0, argc, argv)->length);
}

PRIM("vector-ref", vector_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(vec : vector?) (pos : exact-nonnegative-integer?) -> any/c", "Element at POS, counted from 0.")
{
  const Vector *vec = arg_vector(vm, 0, argc, argv);
  size_t pos = arg_index(vm, 1, argc, argv, vec->length, "vector", 0);
  return value_is_vector(argv[0]) ? vec->items[pos] : impvector_ref(vm, "vector-ref", argv[0], pos);
}

PRIM("vector-set!", vector_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c immutable?))) (pos : exact-nonnegative-integer?) (v : any/c) -> void?",
     "Changes the element at POS, counted from 0.")
{
  Vector *vec = arg_mutable_vector(vm, 0, argc, argv, mutable_vector);
  size_t pos = arg_index(vm, 1, argc, argv, vec->length, "vector", 0);
  if (!value_is_vector(argv[0])) return impvector_set(vm, "vector-set!", argv[0], pos, argv[2]);
  vec->items[pos] = argv[2];
  return VALUE_VOID;
}

PRIM("vector*-length", vector_star_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c impersonator?))) -> exact-nonnegative-integer?", "vector-length of a plain vector.")
{
  if (!value_is_vector(argv[0])) arg_wrong(vm, 0, argc, argv, "(and/c vector? (not impersonator?))");
  return fixnum_make((int64_t)vector_of(argv[0])->length);
}

PRIM("vector*-ref", vector_star_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c impersonator?))) (pos : exact-nonnegative-integer?) -> any/c", "vector-ref of a plain vector.")
{
  if (!value_is_vector(argv[0])) arg_wrong(vm, 0, argc, argv, "(and/c vector? (not impersonator?))");
  const Vector *vec = vector_of(argv[0]);
  return vec->items[arg_index(vm, 1, argc, argv, vec->length, "vector", 0)];
}

PRIM("vector*-set!", vector_star_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c immutable?) (not/c impersonator?))) (pos : exact-nonnegative-integer?) (v : any/c) -> void?",
     "vector-set! of a plain vector.")
{
  Vector *vec = arg_plain_vector(vm, argc, argv, "(and/c vector? (not immutable?) (not impersonator?))");
  vec->items[arg_index(vm, 1, argc, argv, vec->length, "vector", 0)] = argv[2];
  return VALUE_VOID;
}

PRIM("vector-cas!", vector_cas_x, 4, 4, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c immutable?) (not/c impersonator?))) (pos : exact-nonnegative-integer?) (old : any/c) "
     "(new : any/c) -> boolean?",
     "Changes the element at POS to NEW if it is eq? to OLD, and tells whether it did.")
{
  Vector *vec = arg_plain_vector(vm, argc, argv, mutable_vector);
  size_t pos = arg_index(vm, 1, argc, argv, vec->length, "vector", 0);
  if (vec->items[pos] != argv[2]) return VALUE_FALSE;
  vec->items[pos] = argv[3];
  return VALUE_TRUE;
}

PRIM("vector->list", vector_to_list, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(vec : vector?) -> list?",
     "A fresh list of the elements.")
{
  const Vector *vec = arg_vector(vm, 0, argc, argv);
  if (!value_is_vector(argv[0])) return impvector_on_shown(vm, prim_vector_to_list, 1, argv, 0, vec->length);
  vm_charge(vm, vec->length);
  woad_value result = pair_list_from(vm, vec->length, vec->items, VALUE_NULL);
  mem_keep(vec);
  return result;
}

PRIM("list->vector", list_to_vector, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(lst : list?) -> vector?",
     "A fresh vector of the elements.")
{
  int64_t n = pair_list_length(argv[0]);
  if (n < 0) arg_wrong(vm, 0, argc, argv, "list?");
  Vector *vec = vector_make(vm, (size_t)n, VALUE_FROM_BITS(0));
  size_t i = 0;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) vec->items[i++] = pair_car(l);
  vm_charge(vm, (size_t)n / 2);
  return object_value(vec);
}

PRIM("vector->immutable-vector", vector_to_immutable_vector, 1, 1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(vec : vector?) -> (and/c vector? immutable?)", "VEC itself when it is immutable, else an immutable copy.")
{
  const Vector *vec = arg_vector(vm, 0, argc, argv);
  if (!value_is_vector(argv[0]))
    return value_is_immutable(object_value(vec))
             ? argv[0]
             : impvector_on_shown(vm, prim_vector_to_immutable_vector, 1, argv, 0, vec->length);
  if (value_is_immutable(argv[0])) return argv[0];
  vm_charge(vm, vec->length / 8);
  return make_immutable(vm, vector_copy_range(vm, vec, 0, vec->length));
}

static woad_value nested_fill(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  size_t n = vector_of(impersonator_base(argv[0]))->length;
  for (size_t i = 0; i < n; i++) impvector_set_nested(vm, argv[0], i, argv[1]);
  return VALUE_VOID;
}

PRIM("vector-fill!", vector_fill_x, 2, 2, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(vec : (and/c vector? (not/c immutable?))) (v : any/c) -> void?", "Changes every element to V.")
{
  arg_vector(vm, 0, argc, argv);
  Vector *vec = arg_mutable_vector(vm, 0, argc, argv, mutable_vector);
  if (!value_is_vector(argv[0])) return nest_again(vm, nested_fill, argc, argv);
  for (size_t i = 0; i < vec->length; i++) vec->items[i] = argv[1];
  vm_charge(vm, vec->length / 8);
  return VALUE_VOID;
}

/* argv: to, position, plain source, start, end */
static woad_value nested_copy_into(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  size_t at = (size_t)fixnum_value(argv[1]), start = (size_t)fixnum_value(argv[3]), end = (size_t)fixnum_value(argv[4]);
  for (size_t i = start; i < end; i++) impvector_set_nested(vm, argv[0], at + i - start, vector_of(argv[2])->items[i]);
  return VALUE_VOID;
}

PRIM("vector-copy!", vector_copy_x, 3, 5, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(dest : (and/c vector? (not/c immutable?))) (dest-start : exact-nonnegative-integer?) (src : vector?) "
     "[src-start : exact-nonnegative-integer? = 0] [src-end : exact-nonnegative-integer? = (vector-length src)] -> void?",
     "Copies elements of SRC over those of DEST from DEST-START on; both may be the same vector.")
{
  Vector *to = arg_mutable_vector(vm, 0, argc, argv, mutable_vector);
  arg_natural(vm, 1, argc, argv);
  const Vector *from = arg_vector(vm, 2, argc, argv);
  size_t at, start, end, to_end;
  arg_range(vm, 1, 2, argv, to->length, "vector", 0, &at, &to_end);
  arg_range(vm, 3, argc, argv, from->length, "vector", 2, &start, &end);
  if (at + (end - start) > to->length) {
    raise_format(vm, vm->exn.fail_contract, "%s: not enough room in target vector\n  target length: %zu\n  needed length: %zu",
                 vm->running_primitive, to->length, at + (end - start));
  }
  vm_charge(vm, (end - start) / 8);
  if (!value_is_vector(argv[2])) return impvector_on_shown(vm, prim_vector_copy_x, 3, argv, start, end);
  if (!value_is_vector(argv[0]))
    return nest_again(vm, nested_copy_into, 5,
                      (woad_value[]){ argv[0], fixnum_make((int64_t)at), argv[2], fixnum_make((int64_t)start),
                                      fixnum_make((int64_t)end) });
  memmove(to->items + at, from->items + start, (end - start) * sizeof(woad_value));
  return VALUE_VOID;
}

/* --- unchecked forms --- */

PRIM_MODULE("#%unsafe")

#define UNSAFE_VECTOR_LENGTH(name, cname)                                                                        \
  PRIM(name, cname, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(vec : vector?) -> fixnum?", "Without a check.")           \
  { return fixnum_make((int64_t)vector_of(impersonator_base(argv[0]))->length); }
#define UNSAFE_VECTOR_REF(name, cname)                                                                           \
  PRIM(name, cname, 2, 2, PF_READS, RIGHT_UNSAFE, "(vec : vector?) (k : fixnum?) -> any/c", "Without checks.")   \
  {                                                                                                              \
    woad_value v = argv[0];                                                                                      \
    size_t pos = (size_t)fixnum_value(argv[1]);                                                                  \
    return value_is_impersonator(v) ? impvector_ref(vm, "vector-ref", v, pos) : vector_of(v)->items[pos];        \
  }
#define UNSAFE_VECTOR_SET(name, cname)                                                                           \
  PRIM(name, cname, 3, 3, PF_WRITES, RIGHT_UNSAFE, "(vec : vector?) (k : fixnum?) (v : any/c) -> void?",         \
       "Without checks.")                                                                                        \
  {                                                                                                              \
    woad_value v = argv[0];                                                                                      \
    size_t pos = (size_t)fixnum_value(argv[1]);                                                                  \
    if (value_is_impersonator(v)) return impvector_set(vm, "vector-set!", v, pos, argv[2]);                      \
    vector_of(v)->items[pos] = argv[2];                                                                          \
    return VALUE_VOID;                                                                                           \
  }

UNSAFE_VECTOR_LENGTH("unsafe-vector-length", unsafe_vector_length)
UNSAFE_VECTOR_LENGTH("unsafe-vector*-length", unsafe_vector_star_length)
UNSAFE_VECTOR_REF("unsafe-vector-ref", unsafe_vector_ref)
UNSAFE_VECTOR_REF("unsafe-vector*-ref", unsafe_vector_star_ref)
UNSAFE_VECTOR_SET("unsafe-vector-set!", unsafe_vector_set_x)
UNSAFE_VECTOR_SET("unsafe-vector*-set!", unsafe_vector_star_set_x)

PRIM("unsafe-vector*-cas!", unsafe_vector_star_cas_x, 4, 4, PF_WRITES, RIGHT_UNSAFE,
     "(vec : vector?) (k : fixnum?) (old : any/c) (new : any/c) -> boolean?", "vector-cas! without checks.")
{
  woad_value *item = &vector_of(argv[0])->items[fixnum_value(argv[1])];
  if (*item != argv[2]) return VALUE_FALSE;
  *item = argv[3];
  return VALUE_TRUE;
}

PRIM("unsafe-vector*->immutable-vector!", unsafe_vector_star_to_immutable_vector_x, 1, 1, PF_WRITES, RIGHT_UNSAFE,
     "(vec : vector?) -> (and/c vector? immutable?)", "Makes VEC itself immutable.")
{
  return make_immutable(vm, vector_of(argv[0]));
}
