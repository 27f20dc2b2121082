/* SPDX-License-Identifier: MIT
 * plaintest.c: see plaintest.h. */
#include "runtime/vm/plaintest.h"

#include "runtime/data/equal.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
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
  return value_bool(plaintest_passes(vm, object_value(self), argv[0]));
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

static bool list_passes(woad_vm *vm, woad_value test, woad_value v) {
  int64_t length = pair_list_length(v);
  if (length < 0) return false;
  vm_charge(vm, (size_t)length);
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!plaintest_passes(vm, test, pair_car(v))) return false;
  return true;
}

static bool is_number(woad_vm *vm, woad_value number, woad_value v) {
  return v == number || (number_is_number(v) && (number_eq(vm, number, v) || value_is_eqv(number, v)));
}

bool plaintest_passes(woad_vm *vm, woad_value test, woad_value v) {
  if (value_has_type(test, TYPE_PRIMITIVE)) return primitive_passes(vm, VALUE_AS(Primitive, test)->row, v);
  if (value_is_struct_proc(test)) {
    woad_value base = impersonator_base(v);
    return value_is_instance(base, VALUE_AS(StructProc, test)->type);
  }
  const NativeClosure *composed = VALUE_AS(NativeClosure, test);
  PlaintestKind kind = (PlaintestKind)fixnum_value(composed->slots[SLOT_KIND]);
  if (kind == PLAINTEST_SAME) return v == composed->slots[SLOT_PARTS];
  if (kind == PLAINTEST_NUMBER) return is_number(vm, composed->slots[SLOT_PARTS], v);
  if (kind == PLAINTEST_LIST) return list_passes(vm, composed->slots[SLOT_PARTS], v);
  bool decisive = kind == PLAINTEST_ANY;
  for (int i = SLOT_PARTS; i < composed->nslots; i++)
    if (plaintest_passes(vm, composed->slots[i], v) == decisive) return decisive;
  return !decisive;
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
  if (argc == 0 || !plaintest_passes(vm, self->slots[GUARD_TEST], last)) return call_tail(vm, self->slots[GUARD_PROC], argc, argv);
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
  return guard != NULL && plaintest_passes(vm, guard->slots[GUARD_TEST], v);
}

woad_value plaintest_along(woad_value proc) { return VALUE_AS(NativeClosure, proc)->slots[GUARD_ALONG]; }
