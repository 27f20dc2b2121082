/* SPDX-License-Identifier: MIT
 * prim_imphashref.c: hash-ref on an impersonated table, in native frames, so that no C frame stays under the procedures that
 * it calls: the key goes in through all impersonators, the value comes out through the procedures that these gave for it.
 * Only what may need language code to compare, a key or a chaperone with its original, nests. */
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"
#include "runtime/vm/plaintest.h"

/* IMP: the impersonator that was asked last, VALUE_FALSE when there is none; KEY: as it is there; PROC: what it gave for the
 * value; OUT: list of vectors (impersonator key procedure) for those around it, innermost first; VALUE: value that came last;
 * FAIL: VALUE_NONE when there is none; GIVEN: the key of the call */
enum { SLOT_IMP, SLOT_KEY, SLOT_PROC, SLOT_OUT, SLOT_VALUE, SLOT_FAIL, SLOT_GIVEN, NSLOTS };

static const char who[] = "hash-ref";

static woad_value go_in(woad_vm *vm, woad_value *slots, woad_value table);

/* Goes on with THEN when NEW may stand for OLD at the impersonator in the slots, and raises when not. */
static woad_value check_then(woad_vm *vm, woad_value *slots, bool is_key, woad_value new, woad_value old, CallThenFn then) {
  return impmake_check_then(vm, &(ImpmakeCheck){ who, slots[SLOT_IMP], is_key, new, old }, then, NSLOTS, slots);
}

/* --- out --- */

static woad_value go_out(woad_vm *vm, woad_value *slots);

/* Takes the impersonator around the one in the slots; whether there is one. */
static bool step_out(woad_value *slots) {
  if (value_is_null(slots[SLOT_OUT])) return false;
  const Vector *layer = vector_of(pair_car(slots[SLOT_OUT]));
  slots[SLOT_OUT] = pair_cdr(slots[SLOT_OUT]);
  slots[SLOT_IMP] = layer->items[0];
  slots[SLOT_KEY] = layer->items[1];
  slots[SLOT_PROC] = layer->items[2];
  return true;
}

static woad_value after_value_check(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  return step_out(slots) ? go_out(vm, slots) : slots[SLOT_VALUE];
}

static woad_value after_value(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value old = frame_slots[SLOT_VALUE];
  if (value_is_null(frame_slots[SLOT_OUT]) && vals[0] == old) return old;
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  slots[SLOT_VALUE] = vals[0];
  return check_then(vm, slots, false, vals[0], old, after_value_check);
}

static woad_value go_out(woad_vm *vm, woad_value *slots) {
  if (slots[SLOT_IMP] == VALUE_FALSE) return slots[SLOT_VALUE];
  while (plaintest_hands_on(vm, slots[SLOT_PROC], slots[SLOT_VALUE]))
    if (!step_out(slots)) return slots[SLOT_VALUE];
  woad_value args[3] = { impersonator_of(slots[SLOT_IMP])->target, slots[SLOT_KEY], slots[SLOT_VALUE] };
  return call_then(vm, slots[SLOT_PROC], 3, args, after_value, NSLOTS, slots);
}

/* --- the table itself --- */

static woad_value turn_back(woad_vm *vm, woad_value *slots, woad_value found) {
  if (found == VALUE_NONE) {
    vm->running_primitive = who;
    return prim_hash_missing(vm, slots[SLOT_GIVEN], slots[SLOT_FAIL]);
  }
  slots[SLOT_VALUE] = found;
  return go_out(vm, slots);
}

static woad_value plain_ref(woad_vm *vm, woad_value table, woad_value key) {
  return value_is_hamt(table) ? hamt_get(vm, hamt_of(table), key) : hash_get(vm, hash_of(table), key);
}

/* No values for a key that is not there. */
static woad_value nested_ref(woad_vm *vm, NativeClosure *self, ARGS) {
  woad_value found = plain_ref(vm, argv[0], argv[1]);
  return values_return(vm, found != VALUE_NONE, &found);
}

static woad_value after_ref(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  return turn_back(vm, slots, n == 0 ? VALUE_NONE : vals[0]);
}

/* --- in --- */

static void check_proc(woad_vm *vm, const woad_value *slots) {
  if (!call_is_procedure(vm, slots[SLOT_PROC]) || !call_arity_includes(vm, slots[SLOT_PROC], 3))
    raise_fields(vm, who, "wrapper's second result is not a procedure that accepts 3 arguments", "received", slots[SLOT_PROC],
                 NULL);
}

static woad_value after_key_check(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  check_proc(vm, slots);
  return go_in(vm, slots, impersonator_of(slots[SLOT_IMP])->target);
}

static woad_value after_key(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS], old = frame_slots[SLOT_KEY];
  memcpy(slots, frame_slots, sizeof slots);
  if (n != 2) impmake_raise_two(vm, who, slots[SLOT_IMP], impersonator_of(slots[SLOT_IMP])->procs[IMPHASH_REF], n);
  slots[SLOT_KEY] = vals[0];
  slots[SLOT_PROC] = vals[1];
  return check_then(vm, slots, true, slots[SLOT_KEY], old, after_key_check);
}

static woad_value go_in(woad_vm *vm, woad_value *slots, woad_value table) {
  for (; value_is_impersonator(table); table = impersonator_of(table)->target) {
    const Impersonator *imp = impersonator_of(table);
    if (imp->nprocs == 0) continue;
    if (slots[SLOT_IMP] != VALUE_FALSE) {
      woad_value layer = vector_list(vm, 3, slots[SLOT_IMP], slots[SLOT_KEY], slots[SLOT_PROC]);
      slots[SLOT_OUT] = pair_make(vm, layer, slots[SLOT_OUT]);
    }
    slots[SLOT_IMP] = table;
    slots[SLOT_PROC] = imphash_along(vm, imp, slots[SLOT_KEY]);
    if (slots[SLOT_PROC] == VALUE_NONE)
      return call_then(vm, imp->procs[IMPHASH_REF], 2, (woad_value[]){ imp->target, slots[SLOT_KEY] }, after_key, NSLOTS, slots);
    check_proc(vm, slots);
  }
  woad_value args[2] = { table, slots[SLOT_KEY] };
  if (!prim_hash_key_nests(vm, table, args[1])) return turn_back(vm, slots, plain_ref(vm, table, args[1]));
  return call_then(vm, call_native_closure(vm, who, nested_ref, 2, 2, PF_NESTS, 0, NULL), 2, args, after_ref, NSLOTS, slots);
}

woad_value imphashref_apply(woad_vm *vm, woad_value table, woad_value key, woad_value fail) {
  woad_value slots[NSLOTS] = { VALUE_FALSE, key, VALUE_FALSE, VALUE_NULL, VALUE_FALSE, fail, key };
  return go_in(vm, slots, table);
}
