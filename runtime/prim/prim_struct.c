/* SPDX-License-Identifier: MIT
 * prim_struct.c: structure types, the procedures made for them, inspection, prefab structures. Source: Reference,
 * "Structures". An instance that is not plain (an impersonator) fails value_is_instance and is told apart there. */
#include "runtime/prim/prim_struct.h"

#include "runtime/base/buf.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

woad_value prim_struct_name(woad_vm *vm, const char *before, woad_value symbol, const char *after) {
  Buf buf;
  buf_init(&buf);
  buf_add_cstring(vm, &buf, before);
  buf_add_bytes(vm, &buf, symbol_text(symbol), symbol_length(symbol));
  buf_add_cstring(vm, &buf, after);
  return symbol_intern_n(vm, (char *)buf.data, buf.length);
}

static uint32_t own_count(const StructType *type) { return type->own_ninit + type->own_nauto; }

/* --- applying structure procedures --- */

static const char *proc_who(const StructProc *proc) { return symbol_text(proc->name); }

static const char *expected_text(woad_vm *vm, const StructProc *proc) {
  if (value_is_string(proc->realm_contract)) return string_to_utf8(vm, string_of(proc->realm_contract), NULL);
  if (value_is_symbol(proc->realm_contract)) return symbol_text(proc->realm_contract);
  woad_value name = proc->type ? proc->type->name : VALUE_AS(StructProperty, proc->property)->name;
  return symbol_text(prim_struct_name(vm, "", name, "?"));
}

/* The instance in V, which may have impersonators around it. */
static Struct *check_instance(woad_vm *vm, const StructProc *proc, woad_value v) {
  if (LIKELY(value_is_instance(v, proc->type))) return struct_of(v);
  woad_value base = impersonator_base(v);
  if (!value_is_instance(base, proc->type)) raise_argument_value(vm, proc_who(proc), expected_text(vm, proc), v);
  return struct_of(base);
}

static _Noreturn void raise_index_too_large(woad_vm *vm, const char *who, woad_value index, const StructType *type) {
  woad_value shown = object_value(type);
  if (own_count(type) == 0)
    raise_fields(vm, who, "index too large; no fields accessible", "index", index, "structure type", shown, NULL);
  raise_fields(vm, who, "index too large", "index", index, "maximum allowed index", fixnum_make((int64_t)own_count(type) - 1),
               "structure type", shown, NULL);
}

/* Own field position INDEX of TYPE as a position in the instance. */
static uint32_t check_field(woad_vm *vm, const char *who, const StructType *type, woad_value index) {
  bool big = value_has_type(index, TYPE_BIGNUM);
  if (!big && (!value_is_fixnum(index) || fixnum_value(index) < 0))
    raise_argument_value(vm, who, "exact-nonnegative-integer?", index);
  if (big || fixnum_value(index) >= own_count(type)) raise_index_too_large(vm, who, index, type);
  return type->first_own + (uint32_t)fixnum_value(index);
}

static woad_value read_field(woad_vm *vm, StructProc *proc, woad_value instance, uint32_t pos) {
  if (UNLIKELY(value_is_impersonator(instance))) return impstruct_get(vm, proc, instance, pos);
  return struct_of(instance)->fields[pos];
}

static woad_value change_field(woad_vm *vm, StructProc *proc, woad_value instance, uint32_t pos, woad_value v) {
  uint32_t own = pos - proc->type->first_own;
  if (UNLIKELY(value_is_true(vector_of(proc->type->own_immutables)->items[own])))
    raise_fields(vm, proc_who(proc), "cannot modify value of immutable field in structure", "structure",
                 instance, "field index", fixnum_make(own), NULL);
  if (UNLIKELY(value_is_impersonator(instance))) return impstruct_set(vm, proc, instance, pos, v);
  struct_of(instance)->fields[pos] = v;
  return VALUE_VOID;
}

static woad_value property_value(woad_vm *vm, StructProc *proc, int argc, woad_value *argv) {
  woad_value v = struct_property_get(vm, proc->property, argv[0]);
  if (v != VALUE_NONE) return value_is_impersonator(argv[0]) ? impstruct_property(vm, proc, argv[0], v) : v;
  if (argc < 2) raise_argument_value(vm, proc_who(proc), expected_text(vm, proc), argv[0]);
  return call_is_procedure(vm, argv[1]) ? call_tail(vm, argv[1], 0, NULL) : argv[1];
}

/* --- constructing with guards --- */

enum { SLOT_TYPE, SLOT_LEVEL, SLOT_IS_OWN, SLOT_VALUES, NSLOTS };

static woad_value made(woad_vm *vm, const StructType *type, woad_value instance) {
  return type->header.flags & STRUCT_TYPE_CHECKS_UNDEFINED ? impstruct_check_undefined(vm, instance) : instance;
}

static woad_value run_guards(woad_vm *vm, woad_value *slots, const StructType *level, bool own);

static woad_value after_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  const StructType *level = VALUE_AS(StructType, slots[SLOT_LEVEL]);
  bool was_own = slots[SLOT_IS_OWN] == VALUE_TRUE;
  uint32_t ninit = was_own ? level->ninit : level->super->ninit;
  if ((uint32_t)n != ninit) raise_result_arity_values(vm, "calling guard procedure", (int)ninit, n, vals);
  Vector *values = vector_copy_range(vm, vector_of(slots[SLOT_VALUES]), 0, vector_of(slots[SLOT_VALUES])->length);
  memcpy(values->items, vals, (size_t)n * sizeof(woad_value));
  slots[SLOT_VALUES] = object_value(values);
  return was_own ? run_guards(vm, slots, level, false) : run_guards(vm, slots, level->super, true);
}

/* Runs the guards from LEVEL on upward, with its OWN or without, then makes the instance. A guard gets the arguments of its level
 * and the name of the type that is instantiated. */
static woad_value run_guards(woad_vm *vm, woad_value *slots, const StructType *level, bool own) {
  StructType *type = VALUE_AS(StructType, slots[SLOT_TYPE]);
  for (; level; level = level->super, own = true) {
    own = own && value_is_true(level->guard);
    if (own || value_is_true(level->super_guard)) break;
  }
  const Vector *values = vector_of(slots[SLOT_VALUES]);
  if (!level) return made(vm, type, struct_make_from(vm, type, (int)type->ninit, values->items));
  uint32_t ninit = own ? level->ninit : level->super->ninit;
  slots[SLOT_LEVEL] = object_value(level);
  slots[SLOT_IS_OWN] = value_bool(own);
  woad_value *args = mem_alloc(vm, (ninit + 1) * sizeof(woad_value));
  memcpy(args, values->items, ninit * sizeof(woad_value));
  args[ninit] = type->name;
  return call_then(vm, own ? level->guard : level->super_guard, (int)ninit + 1, args, after_guard, NSLOTS, slots);
}

static bool has_guard(const StructType *type) {
  for (; type; type = type->super)
    if (value_is_true(type->guard) || value_is_true(type->super_guard)) return true;
  return false;
}

static woad_value construct(woad_vm *vm, StructType *type, int argc, woad_value *argv) {
  if (LIKELY(!has_guard(type))) return made(vm, type, struct_make_from(vm, type, argc, argv));
  woad_value slots[NSLOTS] = { object_value(type), VALUE_FALSE, VALUE_FALSE, vector_from(vm, (size_t)argc, argv) };
  return run_guards(vm, slots, type, true);
}

woad_value struct_proc_apply(woad_vm *vm, StructProc *proc, int argc, woad_value *argv) {
  switch (proc->kind) {
  case SP_CONSTRUCTOR: return construct(vm, proc->type, argc, argv);
  case SP_PREDICATE: return value_bool(value_is_instance(impersonator_base(argv[0]), proc->type));
  case SP_ACCESSOR:
    check_instance(vm, proc, argv[0]);
    return read_field(vm, proc, argv[0], proc->pos);
  case SP_MUTATOR:
    check_instance(vm, proc, argv[0]);
    return change_field(vm, proc, argv[0], proc->pos, argv[1]);
  case SP_GENERIC_ACCESSOR:
    check_instance(vm, proc, argv[0]);
    return read_field(vm, proc, argv[0], check_field(vm, proc_who(proc), proc->type, argv[1]));
  case SP_GENERIC_MUTATOR:
    check_instance(vm, proc, argv[0]);
    return change_field(vm, proc, argv[0], check_field(vm, proc_who(proc), proc->type, argv[1]), argv[2]);
  case SP_PROP_PREDICATE: return value_bool(struct_property_get(vm, proc->property, argv[0]) != VALUE_NONE);
  default: return property_value(vm, proc, argc, argv);
  }
}

/* --- make-struct-type --- */

woad_value prim_struct_immutables(woad_vm *vm, const StructType *type) {
  woad_value result = VALUE_NULL;
  const Vector *own = vector_of(type->own_immutables);
  for (size_t i = own->length; i-- > 0;)
    if (value_is_true(own->items[i])) result = pair_make(vm, fixnum_make((int64_t)i), result);
  return result;
}

woad_value prim_struct_results(woad_vm *vm, StructType *type) {
  woad_value results[5];
  results[0] = object_value(type);
  results[1] = struct_proc_make(vm, SP_CONSTRUCTOR, type, 0, type->constructor_name);
  results[2] = struct_proc_make(vm, SP_PREDICATE, type, 0, prim_struct_name(vm, "", type->name, "?"));
  results[3] = struct_proc_make(vm, SP_GENERIC_ACCESSOR, type, 0, prim_struct_name(vm, "", type->name, "-ref"));
  results[4] = struct_proc_make(vm, SP_GENERIC_MUTATOR, type, 0, prim_struct_name(vm, "", type->name, "-set!"));
  return values_return(vm, 5, results);
}

static uint32_t field_count(woad_vm *vm, int pos, int argc, woad_value *argv) {
  enum { FIELDS_MAX = 1 << 20 };
  size_t n = arg_natural(vm, pos, argc, argv);
  if (n > FIELDS_MAX) raise_format(vm, vm->exn.fail_out_of_memory, "%s: out of memory", vm->running_primitive);
  return (uint32_t)n;
}

static bool are_properties(woad_value v) {
  if (!pair_is_list(v)) return false;
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!value_is_pair(pair_car(v)) || !value_has_type(pair_car(pair_car(v)), TYPE_STRUCT_PROPERTY)) return false;
  return true;
}

static bool are_positions(woad_value v) {
  if (!pair_is_list(v)) return false;
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!value_is_fixnum(pair_car(v)) || fixnum_value(pair_car(v)) < 0) return false;
  return true;
}

/* Argument POS or its default; also shapes: what does not depend on the other arguments. */
static StructTypeSpec read_spec(woad_vm *vm, int argc, woad_value *argv) {
  StructTypeSpec spec = { .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE, .auto_value = VALUE_FALSE,
                          .constructor_name = VALUE_FALSE, .properties = VALUE_NULL, .immutables = VALUE_NULL };
  spec.name = arg_symbol(vm, 0, argc, argv);
  spec.super = impersonator_base(argv[1]);
  if (value_is_true(argv[1]) && !value_has_type(spec.super, TYPE_STRUCT_TYPE)) arg_wrong(vm, 1, argc, argv, "(or/c #f struct-type?)");
  spec.ninit = field_count(vm, 2, argc, argv);
  spec.nauto = field_count(vm, 3, argc, argv);
  if (argc > 4) spec.auto_value = argv[4];
  if (argc > 5) {
    if (!are_properties(argv[5])) arg_wrong(vm, 5, argc, argv, "(listof (cons/c struct-type-property? any/c))");
    spec.properties = argv[5];
  }
  spec.inspector = argc > 6 ? argv[6] : param_get(vm, vm->param.current_inspector);
  if (argc > 6 && value_is_true(argv[6]) && argv[6] != vm->sym.prefab && !value_has_type(argv[6], TYPE_INSPECTOR))
    arg_wrong(vm, 6, argc, argv, "(or/c inspector? #f 'prefab)");
  if (argc > 7) {
    if (value_is_true(argv[7]) && !call_is_procedure(vm, argv[7]) && !(value_is_fixnum(argv[7]) && fixnum_value(argv[7]) >= 0))
      arg_wrong(vm, 7, argc, argv, "(or/c procedure? exact-nonnegative-integer? #f)");
    spec.proc_spec = argv[7];
  }
  if (argc > 8) {
    if (!are_positions(argv[8])) arg_wrong(vm, 8, argc, argv, "(listof exact-nonnegative-integer?)");
    spec.immutables = argv[8];
  }
  if (argc > 9) {
    if (value_is_true(argv[9]) && !call_is_procedure(vm, argv[9])) arg_wrong(vm, 9, argc, argv, "(or/c #f procedure?)");
    spec.guard = argv[9];
  }
  if (argc > 10) {
    if (value_is_true(argv[10]) && !value_is_symbol(argv[10])) arg_wrong(vm, 10, argc, argv, "(or/c #f symbol?)");
    spec.constructor_name = argv[10];
  }
  return spec;
}

static void check_immutables(woad_vm *vm, const StructTypeSpec *spec) {
  for (woad_value l = spec->immutables; value_is_pair(l); l = pair_cdr(l)) {
    if (fixnum_value(pair_car(l)) >= spec->ninit)
      raise_fields(vm, NULL, "index for immutable field >= initialized-field count", "index", pair_car(l),
                   "initialized-field count", fixnum_make(spec->ninit), "in list", spec->immutables, NULL);
    if (pair_memq(pair_car(l), pair_cdr(l)) != VALUE_FALSE)
      raise_fields(vm, NULL, "redundant immutable field index", "index", pair_car(l), "in list", spec->immutables, NULL);
  }
}

static void check_spec(woad_vm *vm, const StructTypeSpec *spec) {
  const StructType *super = value_has_type(spec->super, TYPE_STRUCT_TYPE) ? VALUE_AS(StructType, spec->super) : NULL;
  if (value_is_fixnum(spec->proc_spec) && fixnum_value(spec->proc_spec) >= spec->ninit)
    raise_fields(vm, NULL, "index for procedure >= initialized-field count", "index", spec->proc_spec, "field count",
                 fixnum_make(spec->ninit), NULL);
  check_immutables(vm, spec);
  uint32_t nargs = (super ? super->ninit : 0) + spec->ninit + 1;
  if (value_is_true(spec->guard) && !call_arity_includes(vm, spec->guard, (int)nargs))
    raise_fields(vm, NULL,
                 "guard procedure does not accept correct number of arguments;\n"
                 " should accept one more than the number of constructor arguments",
                 "guard procedure", spec->guard, "expected arity", fixnum_make(nargs), NULL);
  if (spec->inspector == vm->sym.prefab) {
    if (super && super->prefab_key == VALUE_FALSE)
      raise_fields(vm, NULL, "generative supertype disallowed for non-generative structure type", "structure type name",
                   spec->name, NULL);
    if (value_is_pair(spec->properties))
      raise_fields(vm, NULL, "properties disallowed for non-generative structure type", "structure type name", spec->name,
                   NULL);
    if (spec->proc_spec != VALUE_FALSE)
      raise_fields(vm, NULL, "procedure specification disallowed for non-generative structure type", "structure type name", spec->name,
                   NULL);
    if (value_is_true(spec->guard))
      raise_fields(vm, NULL, "guard disallowed for non-generative structure type", "structure type name", spec->name, NULL);
  }
  if (super && (super->header.flags & STRUCT_TYPE_SEALED))
    raise_fields(vm, NULL, "cannot make a subtype of a sealed type", "type name", spec->name, "sealed type", spec->super, NULL);
  if (super && value_is_pair(spec->properties)) {
    bool authentic = false;
    for (woad_value l = spec->properties; value_is_pair(l); l = pair_cdr(l))
      authentic |= pair_car(pair_car(l)) == vm->prop.authentic;
    if (authentic && !(super->header.flags & STRUCT_TYPE_AUTHENTIC))
      raise_fields(vm, NULL, "cannot make an authentic subtype of a non-authentic type", "type name", spec->name,
                   "non-authentic type", spec->super, NULL);
  }
}

PRIM_MODULE("#%kernel")

PRIM("make-struct-type", make_struct_type, 4, 11, PF_RAISES | PF_ALLOC | PF_READS | PF_WRITES, RIGHTS_NONE,
     "(name : symbol?) (super-type : (or/c struct-type? #f)) (init-field-cnt : exact-nonnegative-integer?) "
     "(auto-field-cnt : exact-nonnegative-integer?) [auto-v : any/c = #f] "
     "[props : (listof (cons/c struct-type-property? any/c)) = null] [inspector : (or/c inspector? #f 'prefab)] "
     "[proc-spec : (or/c procedure? exact-nonnegative-integer? #f) = #f] "
     "[immutables : (listof exact-nonnegative-integer?) = null] [guard : (or/c procedure? #f) = #f] "
     "[constructor-name : (or/c symbol? #f) = #f] -> (values struct-type? procedure? procedure? procedure? procedure?)",
     "A structure type with constructor, predicate, accessor and mutator. Guards of PROPS are called, not in tail position.")
{
  StructTypeSpec spec = read_spec(vm, argc, argv);
  check_spec(vm, &spec);
  woad_value properties = spec.properties;
  spec.properties = VALUE_NULL;
  StructType *type = struct_type_make(vm, &spec);
  type->super_guard = prim_struct_super_guard(argv[1]);
  return value_is_pair(properties) ? prim_structprop_attach(vm, type, properties) : prim_struct_results(vm, type);
}

/* --- accessors and mutators of one field --- */

static const StructProc *arg_generic(woad_vm *vm, int argc, woad_value *argv, StructProcKind kind, const char *expected) {
  if (!value_is_struct_proc(argv[0]) || VALUE_AS(StructProc, argv[0])->kind != kind) arg_wrong(vm, 0, argc, argv, expected);
  return VALUE_AS(StructProc, argv[0]);
}

/* Name of the new procedure: the third argument is a field name, or with a fourth the whole name. */
static woad_value field_proc_name(woad_vm *vm, const StructType *type, int argc, woad_value *argv, bool mutator) {
  if (argc > 2 && value_is_true(argv[2]) && !value_is_symbol(argv[2])) arg_wrong(vm, 2, argc, argv, "(or/c symbol? #f)");
  bool named = argc > 2 && value_is_true(argv[2]);
  if (named && argc > 3 && value_is_true(argv[3])) return argv[2];
  const char *field = named ? symbol_text(argv[2]) : raise_text(vm, "field%ld", (long)fixnum_value(argv[1]));
  const char *after = raise_text(vm, mutator ? "-%s!" : "-%s", field);
  return prim_struct_name(vm, mutator ? "set-" : "", type->name, after);
}

static woad_value make_field_proc(woad_vm *vm, int argc, woad_value *argv, const StructProc *generic, bool mutator) {
  StructType *type = generic->type;
  uint32_t pos = check_field(vm, vm->running_primitive, type, argv[1]);
  if (argc > 3 && value_is_true(argv[3]) && !value_is_string(argv[3]) && !value_is_symbol(argv[3]))
    arg_wrong(vm, 3, argc, argv, "(or/c string? symbol? #f)");
  woad_value name = field_proc_name(vm, type, argc, argv, mutator);
  woad_value made = struct_proc_make(vm, mutator ? SP_MUTATOR : SP_ACCESSOR, type, pos, name);
  StructProc *proc = VALUE_AS(StructProc, made);
  if (argc > 2) proc->field_name = argv[2];
  if (argc > 3) proc->realm_contract = argv[3];
  return made;
}

PRIM("make-struct-field-accessor", make_struct_field_accessor, 2, 5, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(accessor-proc : struct-accessor-procedure?) (field-pos : exact-nonnegative-integer?) "
     "[field/proc-name : (or/c symbol? #f)] [arg-contract-str : (or/c string? symbol? #f) = #f] [realm : symbol? = 'racket] "
     "-> procedure?",
     "The accessor of the own field at FIELD-POS.")
{
  const StructProc *generic = arg_generic(vm, argc, argv, SP_GENERIC_ACCESSOR,
                                          "(and/c struct-accessor-procedure? (procedure-arity-includes/c 2))");
  return make_field_proc(vm, argc, argv, generic, false);
}

PRIM("make-struct-field-mutator", make_struct_field_mutator, 2, 5, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(mutator-proc : struct-mutator-procedure?) (field-pos : exact-nonnegative-integer?) "
     "[field/proc-name : (or/c symbol? #f)] [arg-contract-str : (or/c string? symbol? #f) = #f] [realm : symbol? = 'racket] "
     "-> procedure?",
     "The mutator of the own field at FIELD-POS.")
{
  const StructProc *generic = arg_generic(vm, argc, argv, SP_GENERIC_MUTATOR,
                                          "(and/c struct-mutator-procedure? (procedure-arity-includes/c 3))");
  return make_field_proc(vm, argc, argv, generic, true);
}

/* --- what a procedure or type is --- */

PRIM("struct-constructor-procedure?", struct_constructor_procedure_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a constructor; one that is a primitive is not.")
{
  if (!value_is_struct_proc(argv[0])) return VALUE_FALSE;
  const StructProc *proc = VALUE_AS(StructProc, argv[0]);
  return value_bool(proc->kind == SP_CONSTRUCTOR && !struct_proc_is_built_in(proc));
}

#define STRUCT_PROC_TEST(name, cname, plain, generic, doc)                                                         \
  PRIM(name, cname, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", doc)                     \
  {                                                                                                                \
    if (!value_is_struct_proc(argv[0])) return VALUE_FALSE;                                                        \
    return value_bool(VALUE_AS(StructProc, argv[0])->kind == plain || VALUE_AS(StructProc, argv[0])->kind == generic); \
  }

STRUCT_PROC_TEST("struct-predicate-procedure?", struct_predicate_procedure_p, SP_PREDICATE, SP_PREDICATE,
                 "Whether V is a predicate.")
STRUCT_PROC_TEST("struct-accessor-procedure?", struct_accessor_procedure_p, SP_ACCESSOR, SP_GENERIC_ACCESSOR,
                 "Whether V is an accessor.")
STRUCT_PROC_TEST("struct-mutator-procedure?", struct_mutator_procedure_p, SP_MUTATOR, SP_GENERIC_MUTATOR,
                 "Whether V is a mutator.")

StructType *prim_struct_arg_type(woad_vm *vm, int argc, woad_value *argv) {
  woad_value type = impersonator_base(argv[0]);
  if (!value_has_type(type, TYPE_STRUCT_TYPE)) arg_wrong(vm, 0, argc, argv, "struct-type?");
  return VALUE_AS(StructType, type);
}

PRIM("struct-type?", struct_type_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a structure type.")
{
  return value_bool(value_has_type(impersonator_base(argv[0]), TYPE_STRUCT_TYPE));
}

PRIM("procedure-struct-type?", procedure_struct_type_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(type : struct-type?) -> boolean?",
     "Whether instances of TYPE are procedures.")
{
  return value_bool(prim_struct_arg_type(vm, argc, argv)->proc_spec != VALUE_FALSE);
}

PRIM("struct-type-sealed?", struct_type_sealed_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(type : struct-type?) -> boolean?",
     "Whether TYPE has prop:sealed.")
{
  return value_bool((prim_struct_arg_type(vm, argc, argv)->header.flags & STRUCT_TYPE_SEALED) != 0);
}

PRIM("struct-type-authentic?", struct_type_authentic_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(type : struct-type?) -> boolean?",
     "Whether TYPE has prop:authentic.")
{
  return value_bool((prim_struct_arg_type(vm, argc, argv)->header.flags & STRUCT_TYPE_AUTHENTIC) != 0);
}

/* --- inspection --- */

static woad_value current_inspector(woad_vm *vm) { return param_get(vm, vm->param.current_inspector); }

/* The most specific of TYPE and its supertypes that the current inspector controls, or NULL. */
static StructType *visible_type(woad_vm *vm, StructType *type) {
  woad_value inspector = current_inspector(vm);
  while (type && !struct_inspector_sees(inspector, type)) type = type->super;
  return type;
}

PRIM("struct?", struct_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an instance of which the current inspector sees some part.")
{
  woad_value v = impersonator_base(argv[0]);
  return value_bool(value_is_struct(v) && visible_type(vm, struct_of(v)->type) != NULL);
}

PRIM("struct-info", struct_info, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> (values (or/c struct-type? #f) boolean?)",
     "The most specific visible type of V, and whether a more specific one is hidden.")
{
  woad_value v = impersonator_base(argv[0]);
  StructType *type = value_is_struct(v) ? visible_type(vm, struct_of(v)->type) : NULL;
  bool skipped = !type || type != struct_of(v)->type;
  return values_return(vm, 2, (woad_value[]){ type ? object_value(type) : VALUE_FALSE, value_bool(skipped) });
}

StructType *prim_struct_arg_visible_type(woad_vm *vm, int argc, woad_value *argv) {
  StructType *type = prim_struct_arg_type(vm, argc, argv);
  if (!struct_inspector_sees(current_inspector(vm), type))
    raise_fields(vm, NULL, "current inspector cannot extract info for structure type", "structure type", argv[0], NULL);
  return type;
}

void prim_struct_facts(woad_vm *vm, StructType *type, woad_value *results) {
  StructType *super = visible_type(vm, type->super);
  results[0] = type->name;
  results[1] = fixnum_make(type->own_ninit);
  results[2] = fixnum_make(type->own_nauto);
  results[3] = struct_proc_make(vm, SP_GENERIC_ACCESSOR, type, 0, prim_struct_name(vm, "", type->name, "-ref"));
  results[4] = struct_proc_make(vm, SP_GENERIC_MUTATOR, type, 0, prim_struct_name(vm, "", type->name, "-set!"));
  results[5] = prim_struct_immutables(vm, type);
  results[6] = super ? object_value(super) : VALUE_FALSE;
  results[7] = value_bool(super != type->super);
}

PRIM("struct-type-make-predicate", struct_type_make_predicate, 1, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(type : struct-type?) -> procedure?", "A predicate for TYPE.")
{
  StructType *type = prim_struct_arg_visible_type(vm, argc, argv);
  return struct_proc_make(vm, SP_PREDICATE, type, 0, prim_struct_name(vm, "", type->name, "?"));
}

/* Adds the fields of TYPE and its supertypes; what is hidden in a row becomes one OPAQUE. True when the last was hidden. */
static bool add_fields(woad_vm *vm, PairBuilder *b, const Struct *instance, const StructType *type, woad_value opaque) {
  if (!type) return false;
  bool hidden = add_fields(vm, b, instance, type->super, opaque);
  if (!struct_inspector_sees(current_inspector(vm), type)) {
    if (!hidden) pair_builder_add(vm, b, opaque);
    return true;
  }
  for (uint32_t i = 0; i < own_count(type); i++) pair_builder_add(vm, b, instance->fields[type->first_own + i]);
  return own_count(type) > 0 ? false : hidden;
}

static const char *simple_name(woad_vm *vm, woad_value v) {
  if (call_is_procedure(vm, v)) return "procedure";
  if (value_is_string(v)) return "string";
  return "simple";
}

static woad_value nested_struct_to_vector(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);

PRIM("struct->vector", struct_to_vector, 1, 2, PF_READS | PF_ALLOC, RIGHTS_NONE, "(v : any/c) [opaque-v : any/c = '...] -> vector?",
     "A vector of struct:NAME and the fields, with OPAQUE-V for what the current inspector does not see.")
{
  if (impersonator_wraps(argv[0], TYPE_STRUCT)) return nest_again(vm, nested_struct_to_vector, argc, argv);
  woad_value opaque = argc > 1 ? argv[1] : vm->sym.ellipsis;
  PairBuilder b;
  pair_builder_init(&b);
  if (value_is_struct(argv[0])) {
    const Struct *instance = struct_of(argv[0]);
    pair_builder_add(vm, &b, prim_struct_name(vm, "struct:", instance->type->name, ""));
    add_fields(vm, &b, instance, instance->type, opaque);
  } else {
    pair_builder_add(vm, &b, symbol_intern(vm, raise_text(vm, "struct:%s", simple_name(vm, argv[0]))));
    pair_builder_add(vm, &b, opaque);
  }
  Vector *vec = vector_make(vm, (size_t)pair_list_length(b.head), VALUE_FALSE);
  size_t i = 0;
  for (woad_value l = b.head; value_is_pair(l); l = pair_cdr(l)) vec->items[i++] = pair_car(l);
  return object_value(vec);
}

static woad_value nested_struct_to_vector(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  argv[0] = impstruct_snapshot(vm, argv[0]);
  return prim_struct_to_vector(vm, argc, argv);
}

/* --- prefab structures --- */

PRIM("prefab-key?", prefab_key_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V has the shape of a prefab key.")
{
  return value_bool(struct_is_prefab_key(vm, argv[0]));
}

PRIM("prefab-struct-key", prefab_struct_key, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> (or/c #f symbol? list?)",
     "The key of V's type when that is prefab.")
{
  woad_value v = impersonator_base(argv[0]);
  return value_is_struct(v) ? struct_of(v)->type->prefab_key : VALUE_FALSE;
}

PRIM("prefab-struct-type-key+field-count", prefab_struct_type_key_field_count, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(type : struct-type?) -> (or/c #f (cons/c prefab-key? exact-nonnegative-integer?))", "Key and number of fields of a prefab TYPE.")
{
  const StructType *type = prim_struct_arg_type(vm, argc, argv);
  return type->prefab_key == VALUE_FALSE ? VALUE_FALSE : pair_make(vm, type->prefab_key, fixnum_make(type->nfields));
}

static StructType *prefab_type(woad_vm *vm, int argc, woad_value *argv, size_t nfields) {
  if (!struct_is_prefab_key(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "prefab-key?");
  StructType *type = nfields <= 32768 ? struct_prefab_type(vm, argv[0], (uint32_t)nfields) : NULL;
  if (!type)
    raise_fields(vm, NULL, "mismatch between prefab key and field count", "prefab key", argv[0], "field count",
                 fixnum_make((int64_t)nfields), NULL);
  return type;
}

PRIM("prefab-key->struct-type", prefab_key_to_struct_type, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(key : prefab-key?) (field-count : (integer-in 0 32768)) -> struct-type?", "The prefab type of KEY with FIELD-COUNT fields.")
{
  if (!struct_is_prefab_key(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "prefab-key?");
  if (!value_is_fixnum(argv[1]) || fixnum_value(argv[1]) < 0 || fixnum_value(argv[1]) > 32768)
    arg_wrong(vm, 1, argc, argv, "(integer-in 0 32768)");
  return object_value(prefab_type(vm, argc, argv, (size_t)fixnum_value(argv[1])));
}

PRIM("make-prefab-struct", make_prefab_struct, 1, -1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(key : prefab-key?) (v : any/c) ... -> struct?", "An instance of the prefab type of KEY with the fields V.")
{
  StructType *type = prefab_type(vm, argc, argv, (size_t)argc - 1);
  Struct *instance = struct_make(vm, type);
  memcpy(instance->fields, argv + 1, ((size_t)argc - 1) * sizeof(woad_value));
  return object_value(instance);
}

/* --- inspectors --- */

static Inspector *arg_inspector(woad_vm *vm, int pos, int argc, woad_value *argv) {
  return VALUE_AS(Inspector, arg_type(vm, pos, argc, argv, TYPE_INSPECTOR, "inspector?"));
}

PRIM("inspector?", inspector_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is an inspector.")
{
  return value_bool(value_has_type(argv[0], TYPE_INSPECTOR));
}

PRIM("make-inspector", make_inspector, 0, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "([inspector : inspector? = (current-inspector)]) -> inspector?", "A fresh inspector below INSPECTOR.")
{
  if (argc > 0) arg_inspector(vm, 0, argc, argv);
  return struct_inspector_make(vm, argc > 0 ? argv[0] : current_inspector(vm));
}

PRIM("make-sibling-inspector", make_sibling_inspector, 0, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "([inspector : inspector? = (current-inspector)]) -> inspector?", "A fresh inspector below the one above INSPECTOR.")
{
  const Inspector *inspector = argc > 0 ? arg_inspector(vm, 0, argc, argv) : VALUE_AS(Inspector, current_inspector(vm));
  return struct_inspector_make(vm, inspector->parent ? object_value(inspector->parent) : VALUE_FALSE);
}

PRIM("inspector-superior?", inspector_superior_p, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(inspector : inspector?) (maybe-subinspector : inspector?) -> boolean?", "Whether INSPECTOR is strictly above the other.")
{
  arg_inspector(vm, 0, argc, argv);
  arg_inspector(vm, 1, argc, argv);
  return value_bool(inspector_is_above(argv[0], argv[1]));
}

/* --- unchecked forms --- */

/* An accessor or mutator of field POS of the instance in V. */
static StructProc *field_proc(woad_vm *vm, StructProcKind kind, woad_value v, uint32_t pos) {
  StructType *type = struct_of(impersonator_base(v))->type;
  while (type->super && pos < type->first_own) type = type->super;
  woad_value name = symbol_intern(vm, kind == SP_ACCESSOR ? "accessor" : "mutator");
  return VALUE_AS(StructProc, struct_proc_make(vm, kind, type, pos, name));
}
static woad_value unsafe_read(woad_vm *vm, woad_value v, uint32_t pos) {
  return impstruct_get(vm, field_proc(vm, SP_ACCESSOR, v, pos), v, pos);
}
static woad_value unsafe_change(woad_vm *vm, woad_value v, uint32_t pos, woad_value value) {
  return impstruct_set(vm, field_proc(vm, SP_MUTATOR, v, pos), v, pos, value);
}

PRIM_MODULE("#%unsafe")

#define UNSAFE_STRUCT_REF(name, cname)                                                                                \
  PRIM(name, cname, 2, 2, PF_READS, RIGHT_UNSAFE, "(v : any/c) (k : fixnum?) -> any/c", "Field K of all, without checks.") \
  {                                                                                                                   \
    woad_value v = argv[0];                                                                                           \
    if (UNLIKELY(value_is_impersonator(v))) return unsafe_read(vm, v, (uint32_t)fixnum_value(argv[1]));               \
    return struct_of(v)->fields[fixnum_value(argv[1])];                                                               \
  }
#define UNSAFE_STRUCT_SET(name, cname)                                                                                \
  PRIM(name, cname, 3, 3, PF_WRITES, RIGHT_UNSAFE, "(v : any/c) (k : fixnum?) (val : any/c) -> void?",                \
       "Changes field K of all, without checks.")                                                                     \
  {                                                                                                                   \
    woad_value v = argv[0];                                                                                           \
    if (UNLIKELY(value_is_impersonator(v))) return unsafe_change(vm, v, (uint32_t)fixnum_value(argv[1]), argv[2]);    \
    struct_of(v)->fields[fixnum_value(argv[1])] = argv[2];                                                            \
    return VALUE_VOID;                                                                                                \
  }

UNSAFE_STRUCT_REF("unsafe-struct-ref", unsafe_struct_ref)
UNSAFE_STRUCT_REF("unsafe-struct*-ref", unsafe_struct_star_ref)
UNSAFE_STRUCT_SET("unsafe-struct-set!", unsafe_struct_set_x)
UNSAFE_STRUCT_SET("unsafe-struct*-set!", unsafe_struct_star_set_x)

PRIM("unsafe-struct*-cas!", unsafe_struct_star_cas_x, 4, 4, PF_WRITES, RIGHT_UNSAFE,
     "(v : any/c) (k : fixnum?) (old : any/c) (new : any/c) -> boolean?", "Changes field K if it is OLD by eq?.")
{
  woad_value *field = &struct_of(argv[0])->fields[fixnum_value(argv[1])];
  if (*field != argv[2]) return VALUE_FALSE;
  *field = argv[3];
  return VALUE_TRUE;
}

PRIM("unsafe-make-srcloc", unsafe_make_srcloc, 5, 5, PF_ALLOC, RIGHT_UNSAFE,
     "(source : any/c) (line : (or/c exact-positive-integer? #f)) (column : (or/c exact-nonnegative-integer? #f)) "
     "(position : (or/c exact-positive-integer? #f)) (span : (or/c exact-nonnegative-integer? #f)) -> srcloc?",
     "A srcloc of the arguments, without checks.")
{
  return struct_make_from(vm, VALUE_AS(StructType, vm->srcloc), argc, argv);
}

PRIM("check-not-unsafe-undefined", check_not_unsafe_undefined, 2, 2, PF_RAISES, RIGHT_UNSAFE,
     "(v : any/c) (sym : symbol?) -> (and/c any/c (not/c (one-of/c unsafe-undefined)))",
     "V; raises exn:fail:contract:variable about SYM when V is unsafe-undefined.")
{
  if (argv[0] == VALUE_UNSAFE_UNDEFINED) raise_undefined(vm, argv[1], "cannot use before initialization");
  return argv[0];
}

PRIM("check-not-unsafe-undefined/assign", check_not_unsafe_undefined_assign, 2, 2, PF_RAISES, RIGHT_UNSAFE,
     "(v : any/c) (sym : symbol?) -> (and/c any/c (not/c (one-of/c unsafe-undefined)))",
     "The same for an assignment to SYM.")
{
  if (argv[0] == VALUE_UNSAFE_UNDEFINED)
    raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &argv[1],
                        "%D: assignment disallowed;\n cannot assign before initialization", argv[1]);
  return argv[0];
}
