/* SPDX-License-Identifier: MIT
 * prim_impersonator.c: what all impersonators have in common: properties, relations, plain copies. Source: Reference,
 * "Impersonators and Chaperones". */
#include "runtime/base/address.h"
#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/redirect.h"

/* --- shared by the makers (impmake.h) --- */

woad_value impmake_props(woad_vm *vm, int from, ARGS) {
  woad_value props = impersonator_props(vm, argv[0]);
  for (int i = from; i < argc; i += 2) {
    if (!value_has_type(argv[i], TYPE_IMPERSONATOR_PROPERTY)) arg_wrong(vm, i, argc, argv, "impersonator-property?");
    if (i + 1 == argc)
      raise_fields(vm, NULL, "missing value argument after an imperonsonator-property argument", "impersonator property",
                   argv[i], NULL);
    props = hamt_set(vm, props, argv[i], argv[i + 1]);
  }
  return props;
}

woad_value impmake_proc(woad_vm *vm, int pos, int n, bool or_false, ARGS) {
  if (or_false && argv[pos] == VALUE_FALSE) return VALUE_FALSE;
  if (!call_is_procedure(vm, argv[pos]) || !call_arity_includes(vm, argv[pos], n))
    arg_wrong(vm, pos, argc, argv, raise_text(vm, or_false ? "(or/c (procedure-arity-includes/c %d) #f)"
                                                           : "(procedure-arity-includes/c %d)", n));
  return argv[pos];
}

void impmake_check(woad_vm *vm, const char *who, const char *what, woad_value new, woad_value old) {
  if (new == old || redirect_is_chaperone(vm, new, old)) return;
  const char *article = strcmp(what, "argument") == 0 ? "an" : "a";
  raise_fields(vm, who, raise_text(vm, "non-chaperone result; received %s %s that is not a chaperone of the original %s",
                                   article, what, what),
               "original", old, "received", new, NULL);
}

/* slots: who, whether it is about a key */
static woad_value check_nested(woad_vm *vm, NativeClosure *self, ARGS) {
  const char *who = (const char *)address_of_value(self->slots[0]);
  impmake_check(vm, who, self->slots[1] == VALUE_TRUE ? "key" : "value", argv[0], argv[1]);
  return VALUE_VOID;
}

woad_value impmake_check_then(woad_vm *vm, const ImpmakeCheck *check, CallThenFn then, int nslots, woad_value *slots) {
  woad_value new = check->new, old = check->old;
  if (new == old || !impersonator_is_chaperone(check->imp) || redirect_try_chaperone(vm, new, old) > 0)
    return then(vm, slots, 0, NULL);
  woad_value about[2] = { address_to_value((uintptr_t)check->who), value_bool(check->is_key) };
  woad_value proc = call_native_closure(vm, check->who, check_nested, 2, 2, PF_NESTS, 2, about);
  return call_then(vm, proc, 2, (woad_value[]){ new, old }, then, nslots, slots);
}

_Noreturn void impmake_raise_two(woad_vm *vm, const char *who, woad_value imp, woad_value proc, int n) {
  bool chaperone = impersonator_is_chaperone(imp);
  raise_fields(vm, who, raise_text(vm, "%s did not return 2 values", chaperone ? "chaperone" : "impersonator"),
               chaperone ? "chaperone procedure" : "impersonator procedure", proc, "number of returned values", fixnum_make(n),
               NULL);
}

/* --- plain copies, for equal?, hashing and printing --- */

static woad_value copy_of(woad_vm *vm, woad_value v) {
  woad_value base = impersonator_of(v)->base;
  if (!value_is_object(base)) return base;
  switch (value_type(base)) {
  case TYPE_VECTOR: return object_value(impvector_snapshot(vm, v));
  case TYPE_BOX: return box_make(vm, impvector_unbox_nested(vm, v));
  case TYPE_HASH:
  case TYPE_HAMT: return imphash_snapshot(vm, v, false);
  case TYPE_STRUCT: return impstruct_snapshot(vm, v);
  default: return base;
  }
}

static woad_value impersonated(woad_vm *vm, woad_value v) {
  woad_value proc = struct_property_get(vm, vm->prop.impersonator_of, v);
  woad_value inner = call_nested(vm, proc, 1, &v);
  return inner == VALUE_FALSE ? VALUE_NONE : inner;
}

void prim_impersonator_boot(woad_vm *vm) {
  vm->hooks.impersonator_copy = copy_of;
  vm->hooks.impersonated = impersonated;
  vm->application_mark = impkinds_make_property(vm, symbol_intern(vm, "application-mark"));
}

/* --- tests and relations --- */

PRIM_MODULE("#%kernel")

PRIM("impersonator?", impersonator_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an impersonator (or chaperone).")
{
  return value_bool(value_is_impersonator(argv[0]));
}

PRIM("chaperone?", chaperone_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a chaperone.")
{
  return value_bool(value_is_impersonator(argv[0]) && impersonator_is_chaperone(argv[0]));
}

#define RELATION(name, cname, mode, doc)                                                                          \
  static woad_value nested_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {                \
    return value_bool(equal_is_relation(vm, mode, argv[0], argv[1]));                                             \
  }                                                                                                               \
  PRIM(name, cname, 2, 2, PF_READS | PF_COST, RIGHTS_NONE, "(v1 : any/c) (v2 : any/c) -> boolean?", doc)          \
  {                                                                                                               \
    int known = equal_try_relation(vm, mode, argv[0], argv[1]);                                                   \
    return known < 0 ? nest_again(vm, nested_##cname, argc, argv) : value_bool(known);                            \
  }

RELATION("chaperone-of?", chaperone_of_p, EQUAL_CHAPERONE_OF, "Whether V1 is V2 but for chaperones around it or its parts.")
RELATION("impersonator-of?", impersonator_of_p, EQUAL_IMPERSONATOR_OF,
         "Whether V1 is V2 but for impersonators around it or its parts.")

/* --- properties --- */

static woad_value has_property(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!value_is_impersonator(argv[0])) return VALUE_FALSE;
  return value_bool(hamt_get(vm, hamt_of(impersonator_of(argv[0])->props), self->slots[0]) != VALUE_NONE);
}

static woad_value property_ref(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (value_is_impersonator(argv[0])) {
    woad_value v = hamt_get(vm, hamt_of(impersonator_of(argv[0])->props), self->slots[0]);
    if (v != VALUE_NONE) return v;
  }
  if (argc > 1) return call_is_procedure(vm, argv[1]) ? call_tail(vm, argv[1], 0, NULL) : argv[1];
  const char *name = symbol_text(VALUE_AS(ImpersonatorProperty, self->slots[0])->name);
  raise_argument_value(vm, raise_text(vm, "%s-accessor", name), raise_text(vm, "%s?", name), argv[0]);
}

woad_value impkinds_make_property(woad_vm *vm, woad_value name) {
  ImpersonatorProperty *property = mem_object(vm, ImpersonatorProperty, TYPE_IMPERSONATOR_PROPERTY);
  property->name = name;
  return object_value(property);
}

PRIM("make-impersonator-property", make_impersonator_property, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(name : symbol?) -> (values impersonator-property? procedure? procedure?)",
     "A fresh property, its predicate and its accessor.")
{
  woad_value name = arg_symbol(vm, 0, argc, argv);
  woad_value made = impkinds_make_property(vm, name);
  woad_value test = call_native_closure(vm, raise_text(vm, "%D?", name), has_property, 1, 1, 0, 1, &made);
  woad_value access = call_native_closure(vm, raise_text(vm, "%D-accessor", name), property_ref, 1, 2, 0, 1, &made);
  return values_return(vm, 3, (woad_value[]){ made, test, access });
}

PRIM("impersonator-property?", impersonator_property_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is an impersonator property.")
{
  return value_bool(value_has_type(argv[0], TYPE_IMPERSONATOR_PROPERTY));
}

PRIM("impersonator-property-accessor-procedure?", impersonator_property_accessor_procedure_p, 1, 1,
     PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is the accessor of an impersonator property.")
{
  return value_bool(value_has_type(argv[0], TYPE_NATIVE_CLOSURE) &&
                    VALUE_AS(NativeClosure, argv[0])->fn == property_ref);
}
