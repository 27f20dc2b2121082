/* SPDX-License-Identifier: MIT
 * plaintest.c: see plaintest.h. */
#include "runtime/vm/plaintest.h"

#include "runtime/data/equal.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/prim.h"

/* A composed test calls itself for its parts: MAX_DEPTH keeps that within any C stack. */
enum { SLOT_KIND, SLOT_DEPTH, SLOT_PARTS, MAX_DEPTH = 32 };
enum { GUARD_TEST, GUARD_PROC, GUARD_ALONG, GUARD_NSLOTS };

/* --- tests --- */

static bool is_plain_row(const PrimRow *row) {
  if (row->min > 1 || (row->max >= 0 && row->max < 1) || row->rights != RIGHTS_NONE) return false;
  if (row->flags & (PF_NESTS | PF_CONTROL | PF_WRITES | PF_COST | PF_ALLOC)) return false;
  if (row->flags & PF_RAISES) {
    static const char boolean[] = "-> boolean?";
    size_t n = strlen(row->contract), end = sizeof boolean - 1;
    return (row->flags & PF_FOLDABLE) && n >= end && strcmp(row->contract + n - end, boolean) == 0;
  }
  return (row->flags & (PF_PURE | PF_PREDICATE)) != 0;
}

static woad_value run_test(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return plaintest_answer(vm, object_value(self), argv[0]);
}

static NativeClosure *composed_test(woad_value v) {
  if (!value_has_type(v, TYPE_NATIVE_CLOSURE)) return NULL;
  NativeClosure *closure = VALUE_AS(NativeClosure, v);
  return closure->fn == run_test ? closure : NULL;
}

bool plaintest_is(woad_value v) {
  if (value_has_type(v, TYPE_PRIMITIVE)) return is_plain_row(VALUE_AS(Primitive, v)->row);
  if (value_is_struct_proc(v)) return VALUE_AS(StructProc, v)->kind == SP_PREDICATE;
  return composed_test(v) != NULL;
}

static bool primitive_passes(woad_vm *vm, const PrimRow *row, woad_value v) {
  if (LIKELY(!(row->flags & PF_RAISES))) return row->fn(vm, 1, &v) != VALUE_FALSE;
  const char *who = vm->running_primitive;
  vm->running_primitive = row->name;
  bool passes = row->fn(vm, 1, &v) != VALUE_FALSE;
  vm->running_primitive = who;
  return passes;
}

static bool is_number(woad_vm *vm, woad_value number, woad_value v) {
  return v == number || (number_is_number(v) && (number_eq(vm, number, v) || value_is_eqv(number, v)));
}

/* A composed test may ask long, as of data with shared parts. Steps of it are counted: after PATIENCE of them an ask that may
 * not wait gives up, and one that may lets breaks and other threads in. */
typedef enum { REFUSES, ACCEPTS, GAVE_UP } Verdict;
typedef struct { woad_vm *vm; int64_t patience; bool may_wait; } Ask;
enum { PATIENCE = 100000 };

static bool goes_on(Ask *ask) {
  if (LIKELY(--ask->patience >= 0)) return true;
  if (!ask->may_wait) return false;
  vm_charge(ask->vm, PATIENCE);
  vm_poll_break(ask->vm);
  ask->vm->hooks.safe_point_in_c(ask->vm);
  ask->patience = PATIENCE;
  return true;
}

static Verdict verdict_of(Ask *ask, woad_value test, woad_value v);

/* Of all elements of V, a vector or a list. */
static Verdict verdict_of_each(Ask *ask, woad_value test, woad_value v) {
  Verdict verdict = ACCEPTS;
  if (value_has_type(v, TYPE_VECTOR)) {
    const Vector *vector = vector_of(v);
    for (size_t i = 0; i < vector->length && verdict == ACCEPTS; i++)
      verdict = goes_on(ask) ? verdict_of(ask, test, vector->items[i]) : GAVE_UP;
    return verdict;
  }
  for (; value_is_pair(v) && verdict == ACCEPTS; v = pair_cdr(v)) verdict = goes_on(ask) ? verdict_of(ask, test, pair_car(v)) : GAVE_UP;
  return verdict;
}

static Verdict verdict_of(Ask *ask, woad_value test, woad_value v) {
  woad_vm *vm = ask->vm;
  if (value_has_type(test, TYPE_PRIMITIVE)) return primitive_passes(vm, VALUE_AS(Primitive, test)->row, v) ? ACCEPTS : REFUSES;
  if (value_is_struct_proc(test)) return value_is_instance(impersonator_base(v), VALUE_AS(StructProc, test)->type) ? ACCEPTS : REFUSES;
  const NativeClosure *composed = VALUE_AS(NativeClosure, test);
  PlaintestKind kind = (PlaintestKind)fixnum_value(composed->slots[SLOT_KIND]);
  if (kind == PLAINTEST_SAME) return v == composed->slots[SLOT_PARTS] ? ACCEPTS : REFUSES;
  if (kind == PLAINTEST_NUMBER) return is_number(vm, composed->slots[SLOT_PARTS], v) ? ACCEPTS : REFUSES;
  if (kind == PLAINTEST_LIST) return pair_is_list(v) ? verdict_of_each(ask, composed->slots[SLOT_PARTS], v) : REFUSES;
  Verdict verdict = kind == PLAINTEST_ANY ? REFUSES : ACCEPTS, wanted = verdict;
  for (int i = SLOT_PARTS; i < composed->nslots && verdict == wanted; i++)
    verdict = goes_on(ask) ? verdict_of(ask, composed->slots[i], v) : GAVE_UP;
  return verdict;
}

typedef Verdict (*AskFn)(Ask *ask, woad_value test, woad_value v);

static woad_value ask_nested(woad_vm *vm, AskFn fn, woad_value *argv) {
  Ask ask = {vm, PATIENCE, true};
  return value_bool(fn(&ask, argv[0], argv[1]) == ACCEPTS);
}
static woad_value nested_answer(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return ask_nested(vm, verdict_of, argv); }
static woad_value nested_every(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return ask_nested(vm, verdict_of_each, argv); }

static woad_value answer_of(woad_vm *vm, AskFn fn, NativeFn nested, woad_value test, woad_value v) {
  Ask ask = {vm, PATIENCE, false};
  Verdict verdict = fn(&ask, test, v);
  vm_charge(vm, (size_t)(PATIENCE - ask.patience));
  if (LIKELY(verdict != GAVE_UP)) return value_bool(verdict == ACCEPTS);
  return call_tail(vm, call_native_closure(vm, vm->running_primitive, nested, 2, 2, PF_NESTS, 0, NULL), 2, (woad_value[]){test, v});
}

woad_value plaintest_answer(woad_vm *vm, woad_value test, woad_value v) { return answer_of(vm, verdict_of, nested_answer, test, v); }
woad_value plaintest_every(woad_vm *vm, woad_value test, woad_value v) { return answer_of(vm, verdict_of_each, nested_every, test, v); }

/* At once: a test that takes longer is none that passes. */
static bool passes_soon(woad_vm *vm, woad_value test, woad_value v) {
  Ask ask = {vm, PATIENCE, false};
  bool passes = verdict_of(&ask, test, v) == ACCEPTS;
  vm_charge(vm, (size_t)(PATIENCE - ask.patience));
  return passes;
}

woad_value plaintest_compose(woad_vm *vm, PlaintestKind kind, int nparts, const woad_value *parts) {
  int64_t depth = 0;
  for (int i = 0; i < nparts && kind != PLAINTEST_SAME && kind != PLAINTEST_NUMBER; i++) {
    if (!plaintest_is(parts[i])) return VALUE_FALSE;
    const NativeClosure *part = composed_test(parts[i]);
    if (part != NULL && fixnum_value(part->slots[SLOT_DEPTH]) >= depth) depth = fixnum_value(part->slots[SLOT_DEPTH]) + 1;
  }
  if (depth > MAX_DEPTH) return VALUE_FALSE;
  woad_value *slots = mem_alloc(vm, (size_t)(SLOT_PARTS + nparts) * sizeof *slots);
  slots[SLOT_KIND] = fixnum_make(kind);
  slots[SLOT_DEPTH] = fixnum_make(depth);
  for (int i = 0; i < nparts; i++) slots[SLOT_PARTS + i] = parts[i];
  return call_native_closure(vm, NULL, run_test, 1, 1, 0, SLOT_PARTS + nparts, slots);
}

/* --- guards --- */

static woad_value run_guard(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value last = argc > 0 ? argv[argc - 1] : VALUE_FALSE, along = self->slots[GUARD_ALONG];
  if (argc == 0 || !passes_soon(vm, self->slots[GUARD_TEST], last)) return call_tail(vm, self->slots[GUARD_PROC], argc, argv);
  return along == VALUE_NONE ? last : values_return(vm, 2, (woad_value[]){ last, along });
}

static NativeClosure *guard_of(woad_value v) {
  if (!value_has_type(v, TYPE_NATIVE_CLOSURE)) return NULL;
  NativeClosure *closure = VALUE_AS(NativeClosure, v);
  return closure->fn == run_guard ? closure : NULL;
}

woad_value plaintest_guard(woad_vm *vm, woad_value test, woad_value proc, woad_value along) {
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  woad_value slots[GUARD_NSLOTS] = { test, proc, along };
  return call_native_closure(vm, NULL, run_guard, n == 1 ? clauses[0].min : 0, n == 1 ? clauses[0].max : -1, 0, GUARD_NSLOTS, slots);
}

bool plaintest_hands_on(woad_vm *vm, woad_value proc, woad_value v) {
  const NativeClosure *guard = guard_of(proc);
  return guard != NULL && passes_soon(vm, guard->slots[GUARD_TEST], v);
}

woad_value plaintest_along(woad_value proc) { return VALUE_AS(NativeClosure, proc)->slots[GUARD_ALONG]; }
