/* SPDX-License-Identifier: MIT
 * imptag.c: see imptag.h. Source: Reference, "Impersonator Constructors". Each step is a native frame; what a chaperone's
 * procedure gives is compared with what it got. */
#include "runtime/vm/imptag.h"

#include "runtime/data/vector.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/redirect.h"

/* As messages name the redirections: by place among the procs. */
static const struct { const char *who, *what, *use; } wording[IMPTAG_PROCS] = {
    {"call-with-continuation-prompt", "prompt-handler argument", "use of prompt-handler redirecting procedure"},
    {"abort-current-continuation", "prompt-abort argument", "use of prompt-abort redirecting procedure"},
    {"call-with-continuation-prompt", "prompt-result argument", "use of `call/cc` result guard"},
    {"call-with-current-continuation", "continuation-result guard", ""},
};

static woad_value values_procedure(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return values_return(vm, argc, argv);
}

/* arguments: new and old values in turn. slots: place among the procs */
static woad_value check_all(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  int64_t which = fixnum_value(self->slots[0]);
  for (int i = 0; i + 1 < argc; i += 2)
    if (!redirect_is_chaperone(vm, argv[i], argv[i + 1]))
      raise_fields(vm, wording[which].who,
                   raise_text(vm, "non-chaperone result; received a %s that is not a chaperone of the original %s",
                              wording[which].what, wording[which].what),
                   "original", argv[i + 1], "received", argv[i], NULL);
  return VALUE_VOID;
}

/* The comparison of the N new values with the old ones, then THEN. */
static woad_value check_then(woad_vm *vm, int which, int n, const woad_value *new, const woad_value *old, CallThenFn then,
                             int nslots, const woad_value *slots) {
  woad_value number = fixnum_make(which), *pairs = mem_alloc(vm, (size_t)(2 * n + 1) * sizeof *pairs);
  for (int i = 0; i < n; i++) {
    pairs[2 * i] = new[i];
    pairs[2 * i + 1] = old[i];
  }
  woad_value check = call_native_closure(vm, NULL, check_all, 0, -1, PF_NESTS, 1, &number);
  return call_then(vm, check, 2 * n, pairs, then, nslots, slots);
}

/* --- values that go inward --- */

enum { SLOT_CURRENT, SLOT_WHICH, SLOT_RECEIVER, SLOT_OLD, SLOT_NEW, NSLOTS };

static woad_value filter_on(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  const Vector *values = vector_of(slots[SLOT_NEW]);
  return imptag_filter(vm, impersonator_of(slots[SLOT_CURRENT])->target, (int)fixnum_value(slots[SLOT_WHICH]),
                       (int)values->length, values->items, slots[SLOT_RECEIVER]);
}

static woad_value after_filter(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  int which = (int)fixnum_value(slots[SLOT_WHICH]);
  const Vector *old = vector_of(slots[SLOT_OLD]);
  if ((size_t)n != old->length) raise_result_arity_at(vm, wording[which].use, (int)old->length, n, vals);
  slots[SLOT_NEW] = vector_from(vm, (size_t)n, vals);
  if (!impersonator_is_chaperone(slots[SLOT_CURRENT])) return filter_on(vm, slots, 0, NULL);
  return check_then(vm, which, n, vector_of(slots[SLOT_NEW])->items, old->items, filter_on, NSLOTS, slots);
}

woad_value imptag_filter(woad_vm *vm, woad_value tag, int which, int n, const woad_value *vals, woad_value receiver) {
  while (value_is_impersonator(tag) && impersonator_of(tag)->procs[which] == VALUE_FALSE) tag = impersonator_of(tag)->target;
  if (!value_is_impersonator(tag)) return call_tail(vm, receiver, n, vals);
  woad_value slots[NSLOTS] = {tag, fixnum_make(which), receiver, vector_from(vm, (size_t)n, vals), VALUE_FALSE};
  return call_then(vm, impersonator_of(tag)->procs[which], n, vector_of(slots[SLOT_OLD])->items, after_filter, NSLOTS, slots);
}

/* --- handlers with guards --- */

enum { HANDLER_TAG, HANDLER_PROC, HANDLER_GUARD, HANDLER_SLOTS };

static woad_value filtered_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return imptag_filter(vm, self->slots[HANDLER_TAG], IMPTAG_HANDLE, argc, argv, self->slots[HANDLER_PROC]);
}

static const NativeClosure *handler_of(woad_value v) {
  bool is_one = value_has_type(v, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, v)->fn == filtered_handler;
  return is_one ? VALUE_AS(NativeClosure, v) : NULL;
}

woad_value imptag_handler(woad_vm *vm, woad_value tag, woad_value handler, woad_value guard) {
  woad_value slots[HANDLER_SLOTS] = {tag, handler, guard};
  return call_native_closure(vm, NULL, filtered_handler, 0, -1, 0, HANDLER_SLOTS, slots);
}

static woad_value plain_values(woad_vm *vm) { return call_native_closure(vm, "values", values_procedure, 0, -1, 0, 0, NULL); }

/* slots: tag */
static woad_value filter_results(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return imptag_filter(vm, self->slots[0], IMPTAG_RESULT, argc, argv, plain_values(vm));
}

woad_value imptag_guard(woad_vm *vm, woad_value handler) {
  const NativeClosure *own = handler_of(handler);
  return own == NULL || own->slots[HANDLER_GUARD] == VALUE_FALSE ? plain_values(vm) : own->slots[HANDLER_GUARD];
}

woad_value imptag_with_guard(woad_vm *vm, woad_value handler, woad_value guard) {
  const NativeClosure *own = handler_of(handler);
  if (own == NULL) return imptag_handler(vm, VALUE_FALSE, handler, guard);
  return imptag_handler(vm, own->slots[HANDLER_TAG], own->slots[HANDLER_PROC], guard);
}

/* --- refining a guard: the innermost impersonator's procedure comes first --- */

enum { REFINE_TAG, REFINE_CURRENT, REFINE_OLD, REFINE_RECEIVER, REFINE_NEW, REFINE_SLOTS };

/* The innermost impersonator around TAG, outside of INNER (VALUE_FALSE: of all), that has such a procedure; VALUE_FALSE: none. */
static woad_value next_outward(woad_value tag, woad_value inner) {
  woad_value found = VALUE_FALSE;
  for (; value_is_impersonator(tag) && tag != inner; tag = impersonator_of(tag)->target)
    if (impersonator_of(tag)->procs[IMPTAG_CALLCC] != VALUE_FALSE) found = tag;
  return found;
}

static woad_value refine_from(woad_vm *vm, const woad_value *slots, woad_value guard);

static woad_value after_refine_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return refine_from(vm, slots, slots[REFINE_NEW]);
}

static woad_value after_refine(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[REFINE_SLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  slots[REFINE_NEW] = vals[0];
  if (!impersonator_is_chaperone(slots[REFINE_CURRENT])) return refine_from(vm, slots, vals[0]);
  return check_then(vm, IMPTAG_CALLCC, 1, &slots[REFINE_NEW], &slots[REFINE_OLD], after_refine_check, REFINE_SLOTS, slots);
}

static woad_value refine_from(woad_vm *vm, const woad_value *slots, woad_value guard) {
  woad_value current = next_outward(slots[REFINE_TAG], slots[REFINE_CURRENT]);
  if (current == VALUE_FALSE) return call_tail(vm, slots[REFINE_RECEIVER], 1, &guard);
  woad_value next[REFINE_SLOTS] = {slots[REFINE_TAG], current, guard, slots[REFINE_RECEIVER], VALUE_FALSE};
  woad_value call[2] = {impersonator_of(current)->procs[IMPTAG_CALLCC], guard};
  return call_then(vm, vm->barrier_caller, 2, call, after_refine, REFINE_SLOTS, next);
}

woad_value imptag_refine(woad_vm *vm, woad_value tag, woad_value handler, woad_value receiver) {
  const NativeClosure *own = handler_of(handler);
  woad_value guard = imptag_guard(vm, handler);
  if (own != NULL && own->slots[HANDLER_GUARD] == VALUE_FALSE && value_is_impersonator(own->slots[HANDLER_TAG]))
    guard = call_native_closure(vm, NULL, filter_results, 0, -1, 0, 1, &own->slots[HANDLER_TAG]);
  woad_value slots[REFINE_SLOTS] = {tag, VALUE_FALSE, VALUE_FALSE, receiver, VALUE_FALSE};
  return refine_from(vm, slots, guard);
}
