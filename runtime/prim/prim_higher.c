/* SPDX-License-Identifier: MIT
 * prim_higher.c: the kernel's procedures that call back, in native frames (call_then), so that no C frame stays under what
 * they call. racket/base has faster ones of its own for lists. Source: Reference, "Pairs and Lists". */
#include <time.h>

#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/call.h"
#include "runtime/vm/code.h"
#include "runtime/vm/op.h"

PRIM_MODULE("#%kernel")

/* --- map and kin. slots: kind, procedure, result so far, lists --- */

typedef enum { WALK_MAP, WALK_FOR_EACH, WALK_AND, WALK_OR } WalkKind;
enum { WALK_SLOTS = 3 };

static woad_value walk_step(woad_vm *vm, woad_value *slots, int nslots);

static woad_value after_walk_call(woad_vm *vm, woad_value *frame, int n, woad_value *vals) {
  int nslots = WALK_SLOTS + (int)fixnum_value(frame[0]) / 8;
  woad_value slots[nslots];
  memcpy(slots, frame, (size_t)nslots * sizeof(woad_value));
  WalkKind kind = (WalkKind)(fixnum_value(slots[0]) % 8);
  if (kind != WALK_FOR_EACH && n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  if (kind == WALK_MAP) slots[2] = pair_make(vm, vals[0], slots[2]);
  else if (kind == WALK_AND && vals[0] == VALUE_FALSE) return VALUE_FALSE;
  else if (kind == WALK_OR && vals[0] != VALUE_FALSE) return vals[0];
  return walk_step(vm, slots, nslots);
}

static woad_value walk_step(woad_vm *vm, woad_value *slots, int nslots) {
  WalkKind kind = (WalkKind)(fixnum_value(slots[0]) % 8);
  int nlists = nslots - WALK_SLOTS;
  if (value_is_null(slots[WALK_SLOTS])) {
    if (kind == WALK_MAP) return pair_reverse(vm, slots[2]);
    return kind == WALK_FOR_EACH ? VALUE_VOID : value_bool(kind == WALK_AND);
  }
  woad_value args[nlists];
  bool last = true;
  for (int i = 0; i < nlists; i++) {
    args[i] = pair_car(slots[WALK_SLOTS + i]);
    slots[WALK_SLOTS + i] = pair_cdr(slots[WALK_SLOTS + i]);
    if (!value_is_null(slots[WALK_SLOTS + i])) last = false;
  }
  if (last && (kind == WALK_AND || kind == WALK_OR)) return call_tail(vm, slots[1], nlists, args);
  return call_then(vm, slots[1], nlists, args, after_walk_call, nslots, slots);
}

static woad_value walk_lists(woad_vm *vm, WalkKind kind, ARGS) {
  arg_procedure(vm, 0, argc, argv);
  int nlists = argc - 1;
  int64_t length = -1;
  for (int i = 1; i < argc; i++) {
    int64_t own = pair_list_length(argv[i]);
    if (own < 0) arg_wrong(vm, i, argc, argv, "list?");
    if (length >= 0 && own != length)
      raise_format(vm, vm->exn.fail_contract, "%s: all lists must have same size\n  first list length: %d\n  other list length: %d\n  procedure: %V",
                   vm->running_primitive, (int)length, (int)own, argv[0]);
    length = own;
  }
  if (!call_arity_includes(vm, argv[0], nlists))
    raise_fields(vm, NULL, "argument mismatch;\n the given procedure's expected number of arguments does not match the given number of lists",
                 "given procedure", argv[0], NULL);
  woad_value slots[WALK_SLOTS + nlists];
  slots[0] = fixnum_make(nlists * 8 + (int)kind);
  slots[1] = argv[0];
  slots[2] = VALUE_NULL;
  for (int i = 0; i < nlists; i++) slots[WALK_SLOTS + i] = argv[i + 1];
  return walk_step(vm, slots, WALK_SLOTS + nlists);
}

PRIM("map", map, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (lst : list?) ...+ -> list?",
     "Results of PROC on the elements, in order.")
{
  return walk_lists(vm, WALK_MAP, argc, argv);
}

PRIM("for-each", for_each, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (lst : list?) ...+ -> void?",
     "Calls PROC on the elements, in order.")
{
  return walk_lists(vm, WALK_FOR_EACH, argc, argv);
}

PRIM("andmap", andmap, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (lst : list?) ...+ -> any",
     "Result of the last call of PROC, or #f as soon as one is #f; the last call is a tail call.")
{
  return walk_lists(vm, WALK_AND, argc, argv);
}

PRIM("ormap", ormap, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (lst : list?) ...+ -> any",
     "First true result of PROC, or #f; the last call is a tail call.")
{
  return walk_lists(vm, WALK_OR, argc, argv);
}

/* --- other procedures on procedures --- */

static woad_value call_renamed(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, self->slots[0], argc, argv);
}

static woad_value rename_procedure(woad_vm *vm, woad_value proc, woad_value name) {
  if (value_has_type(proc, TYPE_CLOSURE)) { /* a copy of code and closure under the new name */
    Closure *old = VALUE_AS(Closure, proc);
    Code *code = code_make(vm);
    *code = *old->code;
    code->name = name;
    Closure *closure = mem_object_flex(vm, Closure, TYPE_CLOSURE, free, code->nfree);
    closure->code = code;
    closure->links = old->links;
    memcpy(closure->free, old->free, code->nfree * sizeof(woad_value));
    return object_value(closure);
  }
  if (value_has_type(proc, TYPE_CASE_CLOSURE)) {
    CaseClosure *old = VALUE_AS(CaseClosure, proc);
    CaseClosure *cases = mem_object_flex(vm, CaseClosure, TYPE_CASE_CLOSURE, clauses, old->nclauses);
    cases->nclauses = old->nclauses;
    cases->name = name;
    memcpy(cases->clauses, old->clauses, old->nclauses * sizeof(Closure *));
    return object_value(cases);
  }
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  woad_value v = call_native_closure(vm, symbol_text(name), call_renamed, n > 0 ? clauses[0].min : 0,
                                     n > 0 ? clauses[n - 1].max : 0, 0, 1, &proc);
  return v;
}

PRIM("procedure-specialize", procedure_specialize, 1, 1, PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> procedure?",
     "PROC: there is nothing to compile again for the values in it.")
{
  return arg_procedure(vm, 0, argc, argv);
}

PRIM("procedure-rename", procedure_rename, 2, 3, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (name : symbol?) -> procedure?",
     "A procedure like PROC with object-name NAME.")
{
  arg_procedure(vm, 0, argc, argv);
  return rename_procedure(vm, argv[0], arg_symbol(vm, 1, argc, argv));
}

static woad_value call_reduced(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  int64_t mask = fixnum_value(self->slots[1]);
  if (!((mask >> (argc > 60 ? 60 : argc)) & 1)) raise_arity(vm, object_value(self), argc, argv);
  return call_tail(vm, self->slots[0], argc, argv);
}

/* Optional argument POS: a symbol or #f. */
static woad_value arg_optional_name(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc)) return VALUE_FALSE;
  if (argv[pos] != VALUE_FALSE && !value_is_symbol(argv[pos])) arg_wrong(vm, pos, argc, argv, "(or/c symbol? #f)");
  return argv[pos];
}

/* The name of PROC, from a field when its type says so. */
static woad_value name_to_keep(woad_vm *vm, woad_value proc) {
  woad_value spec = value_is_struct(proc) ? struct_property_get(vm, vm->prop.object_name, proc) : VALUE_NONE;
  return value_is_fixnum(spec) ? struct_of(proc)->fields[fixnum_value(spec)] : call_procedure_name(vm, proc);
}

static int64_t mask_of(woad_vm *vm, woad_value proc) {
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  int64_t mask = 0;
  for (int i = 0; i < n; i++) {
    int min = clauses[i].min > 59 ? 59 : clauses[i].min, max = clauses[i].max > 59 ? 59 : clauses[i].max;
    if (max < 0) mask |= -((int64_t)1 << min);
    else
      for (int k = min; k <= max; k++) mask |= (int64_t)1 << k;
  }
  return mask;
}

static woad_value reduce_to_mask(woad_vm *vm, woad_value proc, int64_t mask, woad_value name) {
  int min = 0, max = -1;
  while (min < 60 && !((mask >> min) & 1)) min++;
  if (mask >= 0) for (max = 59; max > min && !((mask >> max) & 1); max--) {}
  woad_value slots[2] = {proc, fixnum_make(mask)};
  if (name == VALUE_FALSE) name = name_to_keep(vm, proc);
  woad_value made = call_native_closure(vm, NULL, call_reduced, min, max, 0, 2, slots);
  VALUE_AS(NativeClosure, made)->name = name;  /* any value, from prop:object-name */
  VALUE_AS(NativeClosure, made)->mask = fixnum_make(mask);
  return made;
}

PRIM("procedure-reduce-arity-mask", procedure_reduce_arity_mask, 2, 4, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(proc : procedure?) (mask : exact-integer?) [name : (or/c symbol? #f)] -> procedure?", "PROC, taking only the numbers of arguments in MASK.")
{
  arg_procedure(vm, 0, argc, argv);
  if (!value_is_fixnum(argv[1])) arg_wrong(vm, 1, argc, argv, "exact-integer?");
  if (fixnum_value(argv[1]) & ~mask_of(vm, argv[0]))
    raise_fields(vm, NULL, "arity mask of procedure does not include requested arity mask", "procedure", argv[0],
                 "requested arity mask", argv[1], NULL);
  return reduce_to_mask(vm, argv[0], arg_fixnum(vm, 1, argc, argv), arg_optional_name(vm, 2, argc, argv));
}

woad_value prim_procedure_arity_p(woad_vm *vm, int argc, woad_value *argv);

static int64_t arity_mask(woad_vm *vm, woad_value arity) {
  if (value_is_fixnum(arity)) return (int64_t)1 << (fixnum_value(arity) > 59 ? 59 : fixnum_value(arity));
  if (value_is_instance(arity, VALUE_AS(StructType, vm->arity_at_least)))
    return -((int64_t)1 << (fixnum_value(struct_of(arity)->fields[0]) > 59 ? 59 : fixnum_value(struct_of(arity)->fields[0])));
  int64_t mask = 0;
  for (; value_is_pair(arity); arity = pair_cdr(arity)) mask |= arity_mask(vm, pair_car(arity));
  return mask;
}

PRIM("procedure-reduce-arity", procedure_reduce_arity, 2, 4, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(proc : procedure?) (arity : procedure-arity?) [name : (or/c symbol? #f)] -> procedure?", "PROC, taking only ARITY arguments.")
{
  arg_procedure(vm, 0, argc, argv);
  if (prim_procedure_arity_p(vm, 1, argv + 1) == VALUE_FALSE) arg_wrong(vm, 1, argc, argv, "procedure-arity?");
  if (arity_mask(vm, argv[1]) & ~mask_of(vm, argv[0]))
    raise_fields(vm, NULL, "arity of procedure does not include requested arity", "procedure", argv[0],
                 "requested arity", argv[1], NULL);
  return reduce_to_mask(vm, argv[0], arity_mask(vm, argv[1]), arg_optional_name(vm, 2, argc, argv));
}

PRIM("procedure-arity?", procedure_arity_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V describes an arity.")
{
  woad_value v = argv[0];
  if (pair_is_list(v)) {
    for (; value_is_pair(v); v = pair_cdr(v))
      if (!(value_is_fixnum(pair_car(v)) && fixnum_value(pair_car(v)) >= 0) &&
          !value_is_instance(pair_car(v), VALUE_AS(StructType, vm->arity_at_least)))
        return VALUE_FALSE;
    return VALUE_TRUE;
  }
  return value_bool((value_is_fixnum(v) && fixnum_value(v) >= 0) ||
                    value_is_instance(v, VALUE_AS(StructType, vm->arity_at_least)));
}

static woad_value value_bool_one(bool one) { return one ? fixnum_make(1) : VALUE_FALSE; }

/* Whether CODE ends only by returning one value. */
static bool returns_one(woad_vm *vm, Code *code) {
  code_force(vm, code);
  OpDecoded ins;
  for (uint32_t pc = 0; pc < code->nwords; pc += (uint32_t)ins.length) {
    ins = op_decode(code->words, pc);
    if (ins.op == OP_TAIL_CALL || ins.op == OP_RETURN_VALUES || ins.op == OP_RETURN_VECTOR) return false;
  }
  return true;
}

PRIM("procedure-result-arity", procedure_result_arity, 1, 1, PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> (or/c #f procedure-arity?)",
     "#f: not known.")
{
  arg_procedure(vm, 0, argc, argv);
  if (value_has_type(argv[0], TYPE_CLOSURE)) return value_bool_one(returns_one(vm, VALUE_AS(Closure, argv[0])->code));
  if (value_has_type(argv[0], TYPE_STRUCT_PROC)) return fixnum_make(1);
  if (!value_has_type(argv[0], TYPE_PRIMITIVE)) return VALUE_FALSE;
  return value_bool_one((VALUE_AS(Primitive, argv[0])->row->flags & (PF_PURE | PF_FOLDABLE | PF_PREDICATE | PF_ALLOC)) != 0 &&
                        strcmp(VALUE_AS(Primitive, argv[0])->row->name, "values") != 0);
}

PRIM("procedure-extract-target", procedure_extract_target, 1, 1, PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> (or/c #f procedure?)",
     "The procedure in the field that prop:procedure names, or #f.")
{
  arg_procedure(vm, 0, argc, argv);
  if (!value_is_struct(argv[0])) return VALUE_FALSE;
  woad_value spec = struct_of(argv[0])->type->proc_spec;
  woad_value target = value_is_fixnum(spec) ? struct_of(argv[0])->fields[fixnum_value(spec)] : VALUE_FALSE;
  return call_is_procedure(vm, target) ? target : VALUE_FALSE;
}

/* slots: the instance, PROC, V1, V2 */
static woad_value after_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  if (value_is_true(vals[0])) return struct_of(slots[0])->fields[1];
  woad_value args[3] = { slots[0], slots[2], slots[3] };
  return call_tail(vm, slots[1], 3, args);
}

PRIM("checked-procedure-check-and-extract", checked_procedure_check_and_extract, 5, 5, PF_RAISES | PF_CONTROL, RIGHTS_NONE,
     "(type : struct-type?) (v : any/c) (proc : (any/c any/c any/c . -> . any/c)) (v1 : any/c) (v2 : any/c) -> any/c",
     "The second field of V, an instance of TYPE (which has prop:checked-procedure), when its first field accepts V1 and V2; "
     "else the result of PROC with V, V1 and V2.")
{
  arg_type(vm, 0, argc, argv, TYPE_STRUCT_TYPE, "(and/c struct-type? (not/c impersonator?))");
  woad_value args[3] = { argv[1], argv[3], argv[4] };
  if (!value_is_instance(argv[1], VALUE_AS(StructType, argv[0]))) return call_tail(vm, argv[2], 3, args);
  woad_value slots[4] = { argv[1], argv[2], argv[3], argv[4] };
  return call_then(vm, struct_of(argv[1])->fields[0], 2, argv + 3, after_check, 4, slots);
}

PRIM("procedure->method", procedure_to_method, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> procedure?",
     "PROC with arity errors that leave out the first argument.")
{
  arg_procedure(vm, 0, argc, argv);
  if (!value_has_type(argv[0], TYPE_CLOSURE)) return argv[0];
  woad_value v = rename_procedure(vm, argv[0], VALUE_AS(Closure, argv[0])->code->name);
  VALUE_AS(Closure, v)->code->header.flags |= CODE_METHOD;
  return v;
}

PRIM("vector->values", vector_to_values, 1, 3, PF_RAISES | PF_READS, RIGHTS_NONE,
     "(vec : vector?) [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?] -> any", "The elements as values.")
{
  woad_value base = impersonator_base(argv[0]);
  if (!value_is_vector(base)) arg_wrong(vm, 0, argc, argv, "vector?");
  const Vector *vec = vector_of(base);
  size_t start, end;
  arg_range(vm, 1, argc, argv, vec->length, "vector", 0, &start, &end);
  if (value_is_impersonator(argv[0])) return impvector_on_shown(vm, prim_vector_to_values, 1, argv, start, end);
  return values_return(vm, (int)(end - start), vec->items + start);
}

/* --- time --- */

static int64_t clock_ms(woad_vm *vm, clockid_t clock) {
  struct timespec now;
  (void)OUTSIDE(vm, CLOCK, &now, sizeof now, clock_gettime(clock, &now));
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
static int64_t cpu_ms(woad_vm *vm) { return clock_ms(vm, CLOCK_PROCESS_CPUTIME_ID); }
static int64_t real_ms(woad_vm *vm) { return clock_ms(vm, CLOCK_MONOTONIC); }

static woad_value after_timed_call(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value results[4] = {pair_list_from(vm, (size_t)n, vals, VALUE_NULL), VALUE_FALSE, VALUE_FALSE, fixnum_make(0)};
  results[1] = fixnum_make(cpu_ms(vm) - fixnum_value(slots[0]));
  results[2] = fixnum_make(real_ms(vm) - fixnum_value(slots[1]));
  return values_return(vm, 4, results);
}

PRIM("time-apply", time_apply, 2, 2, PF_CONTROL | PF_RAISES, RIGHT_CLOCK,
     "(proc : procedure?) (lst : list?) -> list? exact-integer? exact-integer? exact-integer?",
     "Results of PROC on the elements, then milliseconds of processor time, real time and collection.")
{
  woad_value list = argv[1];
  if (pair_list_length(list) < 0) raise_argument_value(vm, "apply", "list?", list);
  int n = (int)pair_list_length(list);
  woad_value *args = mem_alloc(vm, (size_t)(n + 1) * sizeof(woad_value));
  for (int i = 0; i < n; i++, list = pair_cdr(list)) args[i] = pair_car(list);
  woad_value slots[2] = {fixnum_make(cpu_ms(vm)), fixnum_make(real_ms(vm))};
  return call_then(vm, argv[0], n, args, after_timed_call, 2, slots);
}
