/* SPDX-License-Identifier: MIT
 * prim_structprop.c: structure type properties: making them, and attaching them to a type. Source: Reference, "Structure
 * Type Properties".
 *
 * Guards written in the language run without a C frame under them: attaching is a loop over a list of what is still to be
 * done, kept in the slots of a native frame (call_then). The guards of well-known properties are C functions here. */
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_struct.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

/* --- guards of well-known properties --- */

static _Noreturn void refuse(woad_vm *vm, const char *who, const char *expected, woad_value v) {
  raise_argument_value(vm, raise_text(vm, "guard-for-%s", who), expected, v);
}

static void expect_procedure(woad_vm *vm, const char *who, woad_value v, int arity, const char *expected) {
  if (!call_is_procedure(vm, v) || !call_arity_includes(vm, v, arity)) refuse(vm, who, expected, v);
}

static bool is_position(woad_value v) { return value_is_fixnum(v) && fixnum_value(v) >= 0; }

/* A position among the own fields becomes one among all. */
static woad_value field_position(woad_vm *vm, const char *who, const StructType *type, woad_value v) {
  if (fixnum_value(v) >= type->own_ninit)
    raise_fields(vm, raise_text(vm, "guard-for-%s", who), "field index >= initialized-field count for structure type",
                 "field index", v, "initialized-field count", fixnum_make(type->own_ninit), NULL);
  return fixnum_make(fixnum_value(v) + type->first_own);
}

static bool is_declared_immutable(const StructType *type, int64_t pos) {
  const Vector *own = vector_of(type->own_immutables);
  return pos < type->own_ninit && value_is_true(own->items[pos]);
}

static void expect_immutable(woad_vm *vm, const char *who, const StructType *type, woad_value v) {
  if (!is_declared_immutable(type, fixnum_value(v)))
    raise_fields(vm, raise_text(vm, "guard-for-%s", who), "field index not declared immutable", "field index", v, NULL);
}

static woad_value guard_evt(woad_vm *vm, const StructType *type, woad_value v) {
  if (is_position(v)) {
    if (fixnum_value(v) >= type->own_ninit)
      raise_fields(vm, "guard-for-prop:evt", "index for immutable field >= initialized-field count", "index", v,
                   "initialized-field count", fixnum_make(type->own_ninit), NULL);
    expect_immutable(vm, "prop:evt", type, v);
    return fixnum_make(fixnum_value(v) + type->first_own);
  }
  if (!sync_is_evt(vm, v) && !value_has_type(v, TYPE_POLLER))
    expect_procedure(vm, "prop:evt", v, 1, "(or/c evt? (procedure-arity-includes/c 1) exact-nonnegative-integer?)");
  return v;
}

static woad_value guard_procedure(woad_vm *vm, const StructType *type, woad_value v) {
  if (is_position(v)) {
    if (fixnum_value(v) >= type->own_ninit)
      raise_fields(vm, "make-struct-type", "index for procedure >= initialized-field count", "index", v, "field count",
                   fixnum_make(type->own_ninit), NULL);
    if (!is_declared_immutable(type, fixnum_value(v)))
      raise_fields(vm, "make-struct-type", "field is not specified as immutable for a prop:procedure index", "index", v, NULL);
  } else if (!call_is_procedure(vm, v)) {
    raise_format(vm, vm->exn.fail_contract,
                 "make-struct-type: given value did not satisfy the contract for prop:procedure\n"
                 "  expected: \"(or/c procedure? exact-nonnegative-integer?)\"\n  given: %V", v);
  }
  return v;
}

static woad_value guard_equal_hash(woad_vm *vm, woad_value v) {
  static const char expected[] =
    "(or/c (list/c (procedure-arity-includes/c 4)\n                          (procedure-arity-includes/c 3)\n"
    "                  (list/c (procedure-arity-includes/c 3)\n                          (procedure-arity-includes/c 2)\n"
    "                          (procedure-arity-includes/c 2))";
  static const int arities[] = { 3, 2, 2 }, mode_arities[] = { 4, 3 };
  int64_t n = pair_list_length(v);
  bool fits = n == 2 || n == 3;
  woad_value l = v;
  for (int i = 0; fits && i < n; i++, l = pair_cdr(l)) {
    int arity = n == 2 ? mode_arities[i] : arities[i];
    fits = call_is_procedure(vm, pair_car(l)) && call_arity_includes(vm, pair_car(l), arity);
  }
  if (!fits) refuse(vm, "prop:equal+hash", expected, v);
  return pair_append(vm, v, VALUE_NULL); /* fresh: two types with the same procedures stay apart */
}

static woad_value guard_port(woad_vm *vm, const char *who, const StructType *type, woad_value v, const char *expected) {
  if (!is_position(v)) {
    if (value_has_type(v, TYPE_PORT) || value_is_struct(v)) return v;
    raise_argument_value(vm, who, expected, v);
  }
  if (!is_declared_immutable(type, fixnum_value(v)))
    raise_fields(vm, who, "field index not declared immutable", "field index", v, NULL);
  return fixnum_make(fixnum_value(v) + type->first_own);
}

static woad_value guard_quotable(woad_vm *vm, woad_value v) {
  const char *text = value_is_symbol(v) ? symbol_text(v) : "";
  if (strcmp(text, "self") != 0 && strcmp(text, "never") != 0 && strcmp(text, "maybe") != 0 && strcmp(text, "always") != 0)
    refuse(vm, "prop:custom-print-quotable", "(or/c 'self 'never 'maybe 'always)", v);
  return v;
}

static woad_value guard_transformer(woad_vm *vm, const StructType *type, woad_value property, woad_value v) {
  bool rename = property == vm->prop.rename_transformer;
  const char *who = rename ? "prop:rename-transformer" : "prop:set!-transformer";
  if (is_position(v)) {
    if (fixnum_value(v) != type->own_ninit) field_position(vm, who, type, v); /* one too far has the other message */
    expect_immutable(vm, who, type, v);
    return field_position(vm, who, type, v);
  }
  if (rename && vm->hooks.is_identifier(v)) return v;
  bool fits = call_is_procedure(vm, v) &&
              (call_arity_includes(vm, v, 1) || (!rename && call_arity_includes(vm, v, 2)));
  if (!fits) {
    refuse(vm, who,
           rename ? "(or/c exact-nonnegative-integer?\n                  identifier?\n"
                    "                  (procedure-arity-includes? proc 1))"
                  : "(or/c (procedure-arity-includes? proc 1)\n                  (procedure-arity-includes? proc 2)\n"
                    "                  exact-nonnegative-integer?)",
           v);
  }
  return v;
}

static woad_value guard_contexts(woad_vm *vm, woad_value v) {
  static const char *const names[] = { "expression", "top-level", "module", "module-begin", "definition-context" };
  bool fits = pair_is_list(v);
  for (woad_value l = v; fits && value_is_pair(l); l = pair_cdr(l)) {
    bool known = false;
    for (size_t i = 0; i < 5 && value_is_symbol(pair_car(l)); i++) known |= strcmp(symbol_text(pair_car(l)), names[i]) == 0;
    fits = known;
  }
  if (!fits)
    refuse(vm, "prop:expansion-contexts",
           "(listof (or/c 'expression 'top-level 'module 'module-begin 'definition-context))", v);
  return v;
}

static bool is_symbol_list(woad_value v) {
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!value_is_symbol(pair_car(v))) return false;
  return value_is_null(v);
}

/* What a well-known property stores for V on TYPE; V itself for other properties. */
static woad_value guard_known(woad_vm *vm, const StructType *type, woad_value property, woad_value v) {
  const struct Props *p = &vm->prop;
  static const char one[] = "(procedure-arity-includes/c 1)";
  if (property == p->procedure) return guard_procedure(vm, type, v);
  if (property == p->evt) return guard_evt(vm, type, v);
  if (property == p->equal_hash) return guard_equal_hash(vm, v);
  if (property == p->custom_write) expect_procedure(vm, "prop:custom-write", v, 3, "(procedure-arity-includes?/c 3)");
  if (property == p->custom_print_quotable) return guard_quotable(vm, v);
  if (property == p->impersonator_of) expect_procedure(vm, "prop:impersonator-of", v, 1, one);
  if (property == p->arity_string) expect_procedure(vm, "prop:arity-string", v, 1, one);
  if (property == p->exn_srclocs) expect_procedure(vm, "prop:exn:srclocs", v, 1, one);
  if (property == p->exn_missing_module) expect_procedure(vm, "prop:exn:missing-module", v, 1, one);
  if (property == p->rename_transformer || property == p->set_x_transformer) return guard_transformer(vm, type, property, v);
  if (property == p->expansion_contexts) return guard_contexts(vm, v);
  if (property == p->input_port)
    return guard_port(vm, "prop:input-port", type, v, "(or/c input-port? exact-nonnegative-integer?)");
  if (property == p->output_port)
    return guard_port(vm, "prop:output-port", type, v, "(or/c output-port? exact-nonnegative-integer?)");
  if (property == p->checked_procedure && type->nfields < 2)
    raise_format(vm, vm->exn.fail_contract, "prop:checked-procedure: need at least two fields in the structure type");
  if (property == p->chaperone_unsafe_undefined && !is_symbol_list(v))
    raise_argument_value(vm, "guard-for-prop:chaperone-unsafe-undefined", "(listof symbol?)", v);
  if (property == p->object_name) {
    if (is_position(v)) {
      woad_value pos = field_position(vm, "prop:object-name", type, v);
      expect_immutable(vm, "prop:object-name", type, v);
      return pos;
    }
    expect_procedure(vm, "prop:object-name", v, 1, "(or/c exact-nonnegative-integer? (procedure-arity-includes/c 1))");
  }
  return v;
}

/* --- attaching --- */

/* Slots of the native frame: the type; items to do: (property . value) or #(super-property procedure value); the guarded
 * (property . value) pairs, latest first; the property whose guard runs. */
enum { SLOT_TYPE, SLOT_TODO, SLOT_DONE, SLOT_PROPERTY, NSLOTS };

static void add_done(woad_vm *vm, woad_value *slots, woad_value property, woad_value v) {
  for (woad_value l = slots[SLOT_DONE]; value_is_pair(l); l = pair_cdr(l)) {
    if (pair_car(pair_car(l)) != property) continue;
    if (pair_cdr(pair_car(l)) == v) return;
    raise_fields(vm, "make-struct-type", "duplicate property binding", "property", property, NULL);
  }
  slots[SLOT_DONE] = pair_make(vm, pair_make(vm, property, v), slots[SLOT_DONE]);
  woad_value supers = VALUE_AS(StructProperty, property)->supers;
  for (; value_is_pair(supers); supers = pair_cdr(supers)) {
    woad_value item = vector_list(vm, 3, pair_car(pair_car(supers)), pair_cdr(pair_car(supers)), v);
    slots[SLOT_TODO] = pair_make(vm, item, slots[SLOT_TODO]);
  }
}

static woad_value type_info(woad_vm *vm, StructType *type) {
  woad_value ref = struct_proc_make(vm, SP_GENERIC_ACCESSOR, type, 0, prim_struct_name(vm, "", type->name, "-ref"));
  woad_value set = struct_proc_make(vm, SP_GENERIC_MUTATOR, type, 0, prim_struct_name(vm, "", type->name, "-set!"));
  return pair_list(vm, 8, type->name, fixnum_make(type->own_ninit), fixnum_make(type->own_nauto), ref, set,
                   prim_struct_immutables(vm, type), type->super ? object_value(type->super) : VALUE_FALSE, VALUE_FALSE);
}

static woad_value attach_rest(woad_vm *vm, woad_value *slots);

static woad_value single_result(woad_vm *vm, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  return vals[0];
}

static woad_value after_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  add_done(vm, slots, slots[SLOT_PROPERTY], single_result(vm, n, vals));
  return attach_rest(vm, slots);
}

static woad_value after_super(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value item = pair_make(vm, slots[SLOT_PROPERTY], single_result(vm, n, vals));
  slots[SLOT_TODO] = pair_make(vm, item, slots[SLOT_TODO]);
  return attach_rest(vm, slots);
}

/* Works off the items up to the next one that needs a call. */
static woad_value attach_rest(woad_vm *vm, woad_value *slots) {
  StructType *type = VALUE_AS(StructType, slots[SLOT_TYPE]);
  while (value_is_pair(slots[SLOT_TODO])) {
    woad_value item = pair_car(slots[SLOT_TODO]);
    slots[SLOT_TODO] = pair_cdr(slots[SLOT_TODO]);
    if (value_is_vector(item)) {
      const woad_value *parts = vector_of(item)->items;
      slots[SLOT_PROPERTY] = parts[0];
      return call_then(vm, parts[1], 1, &parts[2], after_super, NSLOTS, slots);
    }
    woad_value property = pair_car(item), guard = VALUE_AS(StructProperty, property)->guard;
    if (call_is_procedure(vm, guard)) {
      slots[SLOT_PROPERTY] = property;
      woad_value args[2] = { pair_cdr(item), type_info(vm, type) };
      return call_then(vm, guard, 2, args, after_guard, NSLOTS, slots);
    }
    add_done(vm, slots, property, guard_known(vm, type, property, pair_cdr(item)));
  }
  struct_type_add_properties(vm, type, slots[SLOT_DONE]);
  return prim_struct_results(vm, type);
}

woad_value prim_structprop_attach(woad_vm *vm, StructType *type, woad_value properties) {
  woad_value slots[NSLOTS] = { object_value(type), properties, VALUE_NULL, VALUE_FALSE };
  return attach_rest(vm, slots);
}

/* --- making --- */

PRIM_MODULE("#%kernel")

static bool are_supers(woad_vm *vm, woad_value v) {
  if (!pair_is_list(v)) return false;
  for (; value_is_pair(v); v = pair_cdr(v)) {
    woad_value item = pair_car(v);
    if (!value_is_pair(item) || !value_has_type(pair_car(item), TYPE_STRUCT_PROPERTY)) return false;
    if (!call_is_procedure(vm, pair_cdr(item)) || !call_arity_includes(vm, pair_cdr(item), 1)) return false;
  }
  return true;
}

static void check_property_arguments(woad_vm *vm, int argc, woad_value *argv) {
  arg_symbol(vm, 0, argc, argv);
  if (argc > 1 && value_is_true(argv[1]) && argv[1] != vm->sym.can_impersonate &&
      !(call_is_procedure(vm, argv[1]) && call_arity_includes(vm, argv[1], 2)))
    arg_wrong(vm, 1, argc, argv, "(or/c (procedure-arity-includes/c 2) #f 'can-impersonate)");
  if (argc > 2 && !are_supers(vm, argv[2]))
    arg_wrong(vm, 2, argc, argv, "(listof (cons/c struct-type-property? (procedure-arity-includes/c 1)))");
  if (argc > 4 && value_is_true(argv[4]) && !value_is_symbol(argv[4])) arg_wrong(vm, 4, argc, argv, "(or/c symbol? #f)");
  if (argc > 5 && value_is_true(argv[5]) && !value_is_symbol(argv[5]) && !value_is_string(argv[5]))
    arg_wrong(vm, 5, argc, argv, "(or/c string? symbol? #f)");
}

PRIM("make-struct-type-property", make_struct_type_property, 1, 7, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(name : symbol?) [guard : (or/c procedure? #f 'can-impersonate) = #f] "
     "[supers : (listof (cons/c struct-type-property? (-> any/c any/c))) = null] [can-impersonate? : any/c = #f] "
     "[accessor-name : (or/c symbol? #f) = #f] [contract-str : (or/c string? symbol? #f) = #f] [realm : symbol? = 'racket] "
     "-> (values struct-type-property? procedure? procedure?)",
     "A fresh property with its predicate and accessor.")
{
  check_property_arguments(vm, argc, argv);
  woad_value made = struct_property_make(vm, "");
  StructProperty *property = VALUE_AS(StructProperty, made);
  property->name = argv[0];
  if (argc > 1 && argv[1] == vm->sym.can_impersonate) property->can_impersonate = true;
  else if (argc > 1) property->guard = argv[1];
  if (argc > 2) property->supers = argv[2];
  if (argc > 3 && value_is_true(argv[3])) property->can_impersonate = true;
  woad_value test = struct_proc_make(vm, SP_PROP_PREDICATE, NULL, 0, prim_struct_name(vm, "", argv[0], "?"));
  woad_value name = argc > 4 && value_is_true(argv[4]) ? argv[4] : prim_struct_name(vm, "", argv[0], "-accessor");
  woad_value access = struct_proc_make(vm, SP_PROP_ACCESSOR, NULL, 0, name);
  VALUE_AS(StructProc, test)->property = VALUE_AS(StructProc, access)->property = made;
  if (argc > 5) VALUE_AS(StructProc, access)->realm_contract = argv[5];
  return values_return(vm, 3, (woad_value[]){ made, test, access });
}

PRIM("struct-type-property?", struct_type_property_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a structure type property.")
{
  return value_bool(value_has_type(argv[0], TYPE_STRUCT_PROPERTY));
}

static bool is_proc_kind(woad_value v, StructProcKind kind) {
  return value_is_struct_proc(v) && VALUE_AS(StructProc, v)->kind == kind;
}

PRIM("struct-type-property-accessor-procedure?", struct_type_property_accessor_procedure_p, 1, 1, PF_PURE | PF_PREDICATE,
     RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is the accessor of a property.")
{
  return value_bool(is_proc_kind(argv[0], SP_PROP_ACCESSOR));
}

PRIM("struct-type-property-predicate-procedure?", struct_type_property_predicate_procedure_p, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(v : any/c) [prop : (or/c struct-type-property? #f) = #f] -> boolean?",
     "Whether V is the predicate of a property, and of PROP when that is given.")
{
  bool is_one = is_proc_kind(argv[0], SP_PROP_PREDICATE);
  if (argc > 1 && value_is_true(argv[1]) && !value_has_type(argv[1], TYPE_STRUCT_PROPERTY))
    arg_wrong(vm, 1, argc, argv, "(or/c struct-type-property? #f)");
  if (argc > 1 && value_is_true(argv[1])) is_one = is_one && VALUE_AS(StructProc, argv[0])->property == argv[1];
  return value_bool(is_one);
}

PRIM_MODULE("#%woad")

/* Field POS of STRUCT, or VALUE_NONE. */
static woad_value plain_field(woad_value v, woad_value pos) {
  if (!value_is_struct(v) || !value_is_fixnum(pos)) return VALUE_NONE;
  int64_t i = fixnum_value(pos);
  return i >= 0 && i < struct_of(v)->type->nfields ? struct_of(v)->fields[i] : VALUE_NONE;
}

PRIM("struct-type-method", struct_type_method, 5, 5, PF_READS, RIGHTS_NONE,
     "(v : any/c) (prop : struct-type-property?) (name : symbol?) (names-pos : fixnum?) (methods-pos : fixnum?) -> (or/c procedure? #f)",
     "The method NAME of V by the record that the property PROP of its structure type holds: the vector in field METHODS-POS has "
     "it at the place that the eq hash in field NAMES-POS gives. #f: V is no plain structure, or that is no procedure made by "
     "a lambda.")
{
  if (!value_is_struct(argv[0]) || !value_has_type(argv[1], TYPE_STRUCT_PROPERTY)) return VALUE_FALSE;
  woad_value record = struct_property_get(vm, argv[1], argv[0]);
  woad_value names = plain_field(record, argv[3]), methods = plain_field(record, argv[4]);
  if (!value_is_hamt(names) || hamt_kind(hamt_of(names)) != HASH_EQ || !value_has_type(methods, TYPE_VECTOR)) return VALUE_FALSE;
  woad_value place = hamt_get(vm, hamt_of(names), argv[2]);
  if (!value_is_fixnum(place) || fixnum_value(place) < 0 || (uint64_t)fixnum_value(place) >= vector_of(methods)->length) return VALUE_FALSE;
  woad_value method = vector_of(methods)->items[fixnum_value(place)];
  return value_has_type(method, TYPE_CLOSURE) || value_has_type(method, TYPE_CASE_CLOSURE) ? method : VALUE_FALSE;
}

PRIM("struct-type-item", struct_type_item, 3, 3, PF_READS, RIGHTS_NONE,
     "(v : any/c) (prop : struct-type-property?) (pos : fixnum?) -> any/c",
     "Item POS of the vector that the property PROP of V's structure type holds. Void: V cannot have properties. #t: V has not this "
     "one, or it takes more to find the item, as for impersonators.")
{
  if (!value_is_struct(argv[0])) {
    bool may_have = value_has_type(argv[0], TYPE_IMPERSONATOR) || value_has_type(argv[0], TYPE_STRUCT_TYPE);
    return may_have ? VALUE_TRUE : VALUE_VOID;
  }
  if (!value_has_type(argv[1], TYPE_STRUCT_PROPERTY) || !value_is_fixnum(argv[2])) return VALUE_TRUE;
  woad_value items = struct_property_get(vm, argv[1], argv[0]);
  if (!value_has_type(items, TYPE_VECTOR)) return VALUE_TRUE;
  int64_t pos = fixnum_value(argv[2]);
  return pos >= 0 && (uint64_t)pos < vector_of(items)->length ? vector_of(items)->items[pos] : VALUE_TRUE;
}
