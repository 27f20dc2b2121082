/* SPDX-License-Identifier: MIT
 * impproc.c: an impersonated procedure runs its wrapper on the arguments, then its target on what the wrapper gave, in tail
 * position unless the wrapper gave a procedure for the results; all in native frames. The wrapper's results are, in this
 * order: perhaps a procedure for the results, any number of 'mark key value, the arguments.
 * Source: Reference, "Impersonators and Chaperones". */
#include "runtime/vm/impproc.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/redirect.h"

/* SELF: the impersonator; OUTER: what was applied; OLD: arguments or results as a vector; POST: procedure for results */
enum { SLOT_SELF, SLOT_OUTER, SLOT_OLD, SLOT_NEW, SLOT_MARKS, SLOT_POST, NSLOTS };

static woad_value go_on_with_target(woad_vm *vm, const woad_value *slots);

static const char *kind_text(woad_value imp) { return impersonator_is_chaperone(imp) ? "chaperone" : "impersonator"; }

/* Most wrappers only look: what they return are the values they got, which need no check and no copy. */
static bool are_same(const Vector *old, const woad_value *vals) {
  for (size_t i = 0; i < old->length; i++)
    if (old->items[i] != vals[i]) return false;
  return true;
}

/* --- chaperones of several values --- */

static _Noreturn void raise_no_chaperone(woad_vm *vm, const char *who, woad_value old, woad_value new) {
  raise_fields(vm, who,
               "non-chaperone result; received an argument that is not a chaperone of the original argument", "original",
               old, "received", new, NULL);
}

/* slots: old vector, new vector. The position of the first new value that is no chaperone of the old one, or #f. */
static woad_value find_no_chaperone(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const Vector *old = vector_of(argv[0]), *new = vector_of(argv[1]);
  for (size_t i = 0; i < old->length; i++)
    if (!redirect_is_chaperone(vm, new->items[i], old->items[i])) return fixnum_make((int64_t)i);
  return VALUE_FALSE;
}

static const char *check_name(const woad_value *slots) {
  return slots[SLOT_POST] == VALUE_TRUE ? "procedure-result chaperone" : "procedure chaperone";
}

static woad_value after_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (vals[0] != VALUE_FALSE) {
    size_t at = (size_t)fixnum_value(vals[0]);
    raise_no_chaperone(vm, check_name(slots), vector_of(slots[SLOT_OLD])->items[at], vector_of(slots[SLOT_NEW])->items[at]);
  }
  if (slots[SLOT_POST] == VALUE_TRUE) {
    const Vector *results = vector_of(slots[SLOT_NEW]);
    return values_return(vm, (int)results->length, results->items);
  }
  return go_on_with_target(vm, slots);
}

/* Checks SLOT_NEW against SLOT_OLD when SELF is a chaperone, then goes on as after_check. */
static woad_value check_then(woad_vm *vm, woad_value *slots) {
  woad_value fine = VALUE_FALSE;
  if (impersonator_is_chaperone(slots[SLOT_SELF])) {
    const Vector *old = vector_of(slots[SLOT_OLD]), *new = vector_of(slots[SLOT_NEW]);
    for (size_t i = 0; i < old->length; i++) {
      int known = redirect_try_chaperone(vm, new->items[i], old->items[i]);
      if (known == 0) raise_no_chaperone(vm, check_name(slots), old->items[i], new->items[i]);
      if (known > 0) continue;
      woad_value check = call_native_closure(vm, "chaperone-of?", find_no_chaperone, 2, 2, PF_NESTS, 0, NULL);
      return call_then(vm, check, 2, (woad_value[]){ slots[SLOT_OLD], slots[SLOT_NEW] }, after_check, NSLOTS, slots);
    }
  }
  return after_check(vm, slots, 1, &fine);
}

/* --- results --- */

static woad_value after_post(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  if ((size_t)n != vector_of(slots[SLOT_OLD])->length)
    raise_format(vm, vm->exn.fail_contract_arity,
                 "procedure-result %s: result arity mismatch;\n"
                 " expected number of values not received from wrapper on the original procedure's result",
                 kind_text(slots[SLOT_SELF]));
  const Vector *results = vector_of(slots[SLOT_OLD]);
  if (are_same(results, vals)) return values_return(vm, n, results->items);
  slots[SLOT_NEW] = vector_from(vm, (size_t)n, vals);
  slots[SLOT_POST] = VALUE_TRUE;
  return check_then(vm, slots);
}

static woad_value after_target(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  slots[SLOT_OLD] = vector_from(vm, (size_t)n, vals);
  return call_then(vm, slots[SLOT_POST], n, vals, after_post, NSLOTS, slots);
}

/* --- the call of the target --- */

/* Sets one mark after the other on its frame, then is the call of the target. slots: marks, target. */
static woad_value call_marked(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value marks = self->slots[0], target = self->slots[1];
  woad_value mark = pair_car(marks);
  woad_value rest[2] = { pair_cdr(marks), target };
  woad_value next = value_is_null(rest[0]) ? target : call_native_closure(vm, NULL, call_marked, 0, -1, 0, 2, rest);
  call_tail(vm, next, argc, argv);
  vm->tail_mark_key = pair_car(mark);
  vm->tail_mark_value = pair_cdr(mark);
  return VALUE_TAIL;
}

static woad_value go_on_with_target(woad_vm *vm, const woad_value *slots) {
  const Impersonator *imp = impersonator_of(slots[SLOT_SELF]);
  const Vector *args = vector_of(slots[SLOT_NEW]);
  woad_value target = imp->header.flags & IMPERSONATOR_REPLACED ? imp->procs[0] : imp->target;
  if (!value_is_null(slots[SLOT_MARKS])) {
    woad_value marked[2] = { slots[SLOT_MARKS], target };
    target = call_native_closure(vm, NULL, call_marked, 0, -1, 0, 2, marked);
  }
  if (slots[SLOT_POST] == VALUE_FALSE) return call_tail(vm, target, (int)args->length, args->items);
  return call_then(vm, target, (int)args->length, args->items, after_target, NSLOTS, slots);
}

/* --- the wrapper --- */

static _Noreturn void wrong_extra(woad_vm *vm, const woad_value *slots, int at, woad_value received) {
  raise_format(vm, vm->exn.fail_contract,
               "procedure %s: wrapper's %s result is not valid;\n"
               " %s extra result (before original argument count) should be\n 'mark%s\n"
               "  original: %V\n  wrapper: %V\n  received: %V",
               kind_text(slots[SLOT_SELF]), raise_ordinal(vm, at), raise_ordinal(vm, at), at == 0 ? " or a wrapper for the original procedure's result" : "",
               impersonator_of(slots[SLOT_SELF])->target, impersonator_of(slots[SLOT_SELF])->procs[0], received);
}

/* What stands before the N - NARGS arguments among the wrapper's results. */
static void read_extras(woad_vm *vm, woad_value *slots, int nextra, const woad_value *vals) {
  int i = 0;
  if (nextra > 0 && vals[0] != vm->sym.mark) {
    if (!call_is_procedure(vm, vals[0])) wrong_extra(vm, slots, 0, vals[0]);
    slots[SLOT_POST] = vals[i++];
  }
  for (; i < nextra; i += 3) {
    if (vals[i] != vm->sym.mark) wrong_extra(vm, slots, i, vals[i]);
    if (i + 2 >= nextra)
      raise_format(vm, vm->exn.fail_contract,
                   "procedure %s: wrapper's %s result needs addition extra results;\n"
                   "  %s extra result (before original argument count) needs an additional\n  two results after 'mark\n"
                   "  original: %V\n  wrapper: %V",
                   kind_text(slots[SLOT_SELF]), raise_ordinal(vm, i), raise_ordinal(vm, i), impersonator_of(slots[SLOT_SELF])->target,
                   impersonator_of(slots[SLOT_SELF])->procs[0]);
    slots[SLOT_MARKS] = pair_make(vm, pair_make(vm, vals[i + 1], vals[i + 2]), slots[SLOT_MARKS]);
  }
}

static woad_value after_wrapper(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  int nargs = (int)vector_of(slots[SLOT_OLD])->length;
  if (n < nargs)
    raise_format(vm, vm->exn.fail_contract_arity,
                 "procedure %s: arity mismatch;\n expected number of results not received from wrapper on the original\n"
                 " procedure's arguments\n  original: %V\n  wrapper: %V\n  expected: %d or more\n  received: %d",
                 kind_text(slots[SLOT_SELF]), impersonator_of(slots[SLOT_SELF])->target,
                 impersonator_of(slots[SLOT_SELF])->procs[0], nargs, n);
  read_extras(vm, slots, n - nargs, vals);
  if (are_same(vector_of(slots[SLOT_OLD]), vals + (n - nargs))) {
    slots[SLOT_NEW] = slots[SLOT_OLD];
    return go_on_with_target(vm, slots);
  }
  slots[SLOT_NEW] = vector_from(vm, (size_t)nargs, vals + (n - nargs));
  return check_then(vm, slots);
}

/* impersonator-prop:application-mark: a pair, the mark for the call of the target. */
static woad_value application_marks(woad_vm *vm, const Impersonator *imp) {
  woad_value mark = hamt_get(vm, hamt_of(imp->props), vm->application_mark);
  return value_is_pair(mark) ? pair_list(vm, 1, mark) : VALUE_NULL;
}

woad_value impproc_apply(woad_vm *vm, woad_value proc, int argc, const woad_value *argv) {
  const Impersonator *imp = impersonator_of(proc);
  woad_value args = vector_from(vm, (size_t)argc, argv);
  woad_value slots[NSLOTS] = { proc, proc, args, args, application_marks(vm, imp), VALUE_FALSE };
  woad_value called = imp->header.flags & IMPERSONATOR_REPLACED ? imp->procs[0] : imp->base;
  if (!call_arity_includes(vm, called, argc)) {
    if (value_is_struct(imp->base)) return control_wrong_arity(vm, imp->base, argc, vector_of(args)->items);
    raise_arity_impersonated(vm, imp->base, argc, vector_of(args)->items);
  }
  woad_value wrapper = imp->procs[0];
  if (wrapper == VALUE_FALSE || imp->header.flags & IMPERSONATOR_REPLACED) return go_on_with_target(vm, slots);
  int extra = imp->header.flags & IMPERSONATOR_STAR ? 1 : 0;
  woad_value *given = mem_alloc(vm, (size_t)(argc + 2) * sizeof(woad_value));
  given[0] = proc;
  memcpy(given + extra, vector_of(args)->items, (size_t)argc * sizeof(woad_value));
  return call_then(vm, wrapper, argc + extra, given, after_wrapper, NSLOTS, slots);
}
