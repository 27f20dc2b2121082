/* SPDX-License-Identifier: MIT
 * prim_equal.c: equality and hash codes. Source: Reference, "Equality". equal? first tries without language code; when the
 * answer depends on prop:equal+hash it starts again as a nesting native closure. */
#include "runtime/prim/prim_equal.h"

#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/arg.h"

/* --- prop:equal+hash --- */

/* The procedures for going on with parts hold their progress in slot 0: a plain pointer, which the collector knows. */
static woad_value progress_slot(const void *progress) { return VALUE_FROM_BITS((uintptr_t)progress); }

static woad_value recur_equal(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_bool(equal_go_on(vm, (EqualProgress *)VALUE_BITS(self->slots[0]), argv[0], argv[1]));
}

static woad_value recur_hash(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return fixnum_make(equal_hash_go_on(vm, (EqualHashProgress *)VALUE_BITS(self->slots[0]), argv[0]));
}

/* PROCS is the list that the property's guard makes: (equal-proc hash-proc hash2-proc), or (equal-mode-proc
 * hash-mode-proc), whose procedures take a further argument: true for equal?. */
static bool has_mode(woad_value procs) { return value_is_null(pair_cddr(procs)); }

static bool call_equal_proc(woad_vm *vm, woad_value procs, woad_value a, woad_value b, EqualProgress *progress) {
  woad_value slot = progress_slot(progress);
  woad_value recur = call_native_closure(vm, "equal?/recur", recur_equal, 2, 2, PF_NESTS, 1, &slot);
  woad_value args[4] = { a, b, recur, value_bool(progress->mode != EQUAL_ALWAYS && progress->mode != EQUAL_CHAPERONE_OF) };
  return value_is_true(call_nested(vm, pair_car(procs), has_mode(procs) ? 4 : 3, args));
}

static uint32_t call_hash_proc(woad_vm *vm, woad_value procs, woad_value v, EqualHashProgress *progress) {
  bool second = progress->second;
  woad_value slot = progress_slot(progress);
  woad_value recur = call_native_closure(vm, second ? "equal-secondary-hash-code" : "equal-hash-code", recur_hash, 1, 1,
                                         PF_NESTS, 1, &slot);
  woad_value proc = second && !has_mode(procs) ? pair_caddr(procs) : pair_cadr(procs);
  woad_value args[3] = { v, recur, value_bool(!progress->always) };
  woad_value code = call_nested(vm, proc, has_mode(procs) ? 3 : 2, args);
  if (value_is_fixnum(code)) {
    uint64_t bits = (uint64_t)fixnum_value(code);
    return equal_mix((uint32_t)bits, (uint32_t)(bits >> 32));
  }
  if (!number_is_number(code) || !number_is_exact_integer(code))
    raise_fields(vm, second ? "equal-secondary-hash-code" : "equal-hash-code",
                 "hash procedure returned a value other than an exact integer", "result", code, NULL);
  return number_hash(code);
}

void prim_equal_boot(woad_vm *vm) {
  vm->hooks.equal_custom = call_equal_proc;
  vm->hooks.hash_custom = call_hash_proc;
}

/* --- comparing --- */

PRIM_MODULE("#%kernel")

PRIM("eq?", eq_p, 2, 2, PF_PURE | PF_FOLDABLE, RIGHTS_NONE, "(v1 : any/c) (v2 : any/c) -> boolean?",
     "Whether both are the same object.")
{
  return value_bool(argv[0] == argv[1]);
}

PRIM("eqv?", eqv_p, 2, 2, PF_PURE | PF_FOLDABLE, RIGHTS_NONE, "(v1 : any/c) (v2 : any/c) -> boolean?",
     "eq?, or numbers of the same exactness and value.")
{
  return value_bool(value_is_eqv(argv[0], argv[1]));
}

static woad_value nested_equal(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_bool(value_is_equal(vm, argv[0], argv[1]));
}

PRIM("equal?", equal_p, 2, 2, PF_READS | PF_COST, RIGHTS_NONE, "(v1 : any/c) (v2 : any/c) -> boolean?",
     "eqv?, or data of the same shape with equal? parts; prop:equal+hash decides for its instances.")
{
  int same = equal_try(vm, argv[0], argv[1]);
  return same < 0 ? nest_again(vm, nested_equal, argc, argv) : value_bool(same);
}

static woad_value nested_always(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_bool(equal_is_always(vm, argv[0], argv[1]));
}

PRIM("equal-always?", equal_always_p, 2, 2, PF_READS | PF_COST, RIGHTS_NONE, "(v1 : any/c) (v2 : any/c) -> boolean?",
     "equal? that will not change: mutable data are compared by eq?.")
{
  if (argv[0] == argv[1]) return VALUE_TRUE;
  bool nests = equal_needs_nesting(vm, argv[0]) && equal_needs_nesting(vm, argv[1]);
  return nests ? nest_again(vm, nested_always, argc, argv) : value_bool(equal_is_always(vm, argv[0], argv[1]));
}

static bool recur(woad_vm *vm, woad_value proc, woad_value a, woad_value b) {
  return value_is_true(call_nested(vm, proc, 2, (woad_value[]){ a, b }));
}

static bool recur_items(woad_vm *vm, woad_value proc, const woad_value *a, const woad_value *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!recur(vm, proc, a[i], b[i])) return false;
  return true;
}

/* Compares A and B, whose immediate parts are compared by PROC. */
static bool compare_with(woad_vm *vm, woad_value a, woad_value b, woad_value proc) {
  if (value_is_eqv(a, b)) return true;
  if (value_is_pair(a) && value_is_pair(b))
    return recur(vm, proc, pair_car(a), pair_car(b)) && recur(vm, proc, pair_cdr(a), pair_cdr(b));
  if (!value_is_object(a) || !value_is_object(b) || value_type(a) != value_type(b)) return false;
  switch (value_type(a)) {
  case TYPE_BOX: return recur(vm, proc, box_of(a)->value, box_of(b)->value);
  case TYPE_MPAIR:
    return recur(vm, proc, VALUE_AS(MutablePair, a)->car, VALUE_AS(MutablePair, b)->car) &&
           recur(vm, proc, VALUE_AS(MutablePair, a)->cdr, VALUE_AS(MutablePair, b)->cdr);
  case TYPE_VECTOR:
    return vector_of(a)->length == vector_of(b)->length &&
           recur_items(vm, proc, vector_of(a)->items, vector_of(b)->items, vector_of(a)->length);
  case TYPE_HAMT: {
    HamtIter it;
    woad_value key, value;
    if (hamt_kind(hamt_of(a)) != hamt_kind(hamt_of(b)) || hamt_count(hamt_of(a)) != hamt_count(hamt_of(b))) return false;
    hamt_iter_init(&it, hamt_of(a));
    while (hamt_iter_next(&it, &key, &value)) {
      woad_value other = hamt_get(vm, hamt_of(b), key);
      if (other == VALUE_NONE || !recur(vm, proc, value, other)) return false;
    }
    return true;
  }
  case TYPE_STRUCT: {
    const StructType *type = struct_of(a)->type;
    if (type->header.flags & STRUCT_TYPE_CUSTOM_EQUAL) {
      woad_value procs = struct_property_get(vm, vm->prop.equal_hash, a);
      if (struct_property_get(vm, vm->prop.equal_hash, b) != procs) return false;
      return value_is_true(call_nested(vm, pair_car(procs), has_mode(procs) ? 4 : 3,
                                       (woad_value[]){ a, b, proc, VALUE_TRUE }));
    }
    return type == struct_of(b)->type && (type->header.flags & STRUCT_TYPE_TRANSPARENT) &&
           recur_items(vm, proc, struct_of(a)->fields, struct_of(b)->fields, type->nfields);
  }
  default: return value_is_equal(vm, a, b);
  }
}

PRIM("equal?/recur", equal_p_recur, 3, 3, PF_RAISES | PF_NESTS | PF_WRITES, RIGHTS_NONE,
     "(v1 : any/c) (v2 : any/c) (recur-proc : (any/c any/c -> any/c)) -> boolean?",
     "equal? that compares the immediate parts with RECUR-PROC.")
{
  arg_procedure_arity(vm, 2, 2, argc, argv);
  return value_bool(compare_with(vm, argv[0], argv[1], argv[2]));
}

static bool is_always_mutable(woad_value v) {
  if (!value_is_object(v)) return false;
  TypeCode type = value_type(v);
  if (type == TYPE_MPAIR || type == TYPE_HASH) return true;
  if (type == TYPE_STRUCT) return (struct_of(v)->type->header.flags & STRUCT_TYPE_MUTABLE) != 0;
  bool checked = type == TYPE_STRING || type == TYPE_BYTES || type == TYPE_VECTOR || type == TYPE_BOX;
  return checked && !value_is_immutable(v);
}

PRIM("equal-always?/recur", equal_always_p_recur, 3, 3, PF_RAISES | PF_NESTS | PF_WRITES, RIGHTS_NONE,
     "(v1 : any/c) (v2 : any/c) (recur-proc : (any/c any/c -> any/c)) -> boolean?",
     "equal-always? that compares the immediate parts with RECUR-PROC.")
{
  arg_procedure_arity(vm, 2, 2, argc, argv);
  if (argv[0] == argv[1]) return VALUE_TRUE;
  if (is_always_mutable(argv[0]) || is_always_mutable(argv[1])) return VALUE_FALSE;
  return value_bool(compare_with(vm, argv[0], argv[1], argv[2]));
}

/* --- hash codes --- */

PRIM("eq-hash-code", eq_hash_code, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> fixnum?",
     "The same for eq? values; numbered in the order of asking, never an address.")
{
  return value_is_fixnum(argv[0]) ? argv[0] : fixnum_make(value_hash_eq(vm, argv[0]));
}

PRIM("eqv-hash-code", eqv_hash_code, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> fixnum?", "The same for eqv? values.")
{
  return value_is_fixnum(argv[0]) ? argv[0] : fixnum_make(value_hash_eqv(vm, argv[0]));
}

#define HASH_CODE(name, cname, finish)                                                                   \
  static woad_value nested_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {             \
    return fixnum_make(finish);                                                                                \
  }                                                                                                            \
  PRIM(name, cname, 1, 1, PF_READS | PF_COST, RIGHTS_NONE, "(v : any/c) -> fixnum?",                           \
       "The same for values that are equal by the predicate it is named after.")                               \
  {                                                                                                            \
    return equal_needs_nesting(vm, argv[0]) ? nest_again(vm, nested_##cname, argc, argv) : fixnum_make(finish); \
  }

HASH_CODE("equal-hash-code", equal_hash_code, value_hash_equal(vm, argv[0]))
HASH_CODE("equal-secondary-hash-code", equal_secondary_hash_code, value_hash_equal2(vm, argv[0]))
HASH_CODE("equal-always-hash-code", equal_always_hash_code, equal_key_hash(vm, HASH_EQUAL_ALWAYS, argv[0]))
HASH_CODE("equal-always-secondary-hash-code", equal_always_secondary_hash_code,
          equal_mix(equal_key_hash(vm, HASH_EQUAL_ALWAYS, argv[0]), 0x32u))

/* --- shape --- */

PRIM("immutable?", immutable_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an immutable string, byte string, vector, box or hash table.")
{
  woad_value v = impersonator_base(argv[0]);
  if (!value_is_object(v)) return VALUE_FALSE;
  switch (value_type(v)) {
  case TYPE_STRING: case TYPE_BYTES: case TYPE_VECTOR: case TYPE_BOX: return value_bool(value_is_immutable(v));
  case TYPE_HAMT: return VALUE_TRUE;
  default: return VALUE_FALSE;
  }
}
