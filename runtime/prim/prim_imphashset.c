/* SPDX-License-Identifier: MIT
 * prim_imphashset.c: hash-set! on an impersonated table, in native frames, so that no C frame stays under the procedures that
 * it calls: key and value go in through all impersonators. Only what may need language code to compare nests. */
#include "runtime/data/hash.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/call.h"

/* IMP: the impersonator that was asked last; KEY, VALUE: what it got; NEW_KEY, NEW_VALUE: what it gave */
enum { SLOT_IMP, SLOT_KEY, SLOT_VALUE, SLOT_NEW_KEY, SLOT_NEW_VALUE, NSLOTS };

static const char who[] = "hash-set!";

static woad_value go_in(woad_vm *vm, woad_value *slots, woad_value table);

static woad_value after_value_check(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  slots[SLOT_KEY] = slots[SLOT_NEW_KEY];
  slots[SLOT_VALUE] = slots[SLOT_NEW_VALUE];
  return go_in(vm, slots, impersonator_of(slots[SLOT_IMP])->target);
}

static woad_value after_key_check(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  ImpmakeCheck check = { who, slots[SLOT_IMP], false, slots[SLOT_NEW_VALUE], slots[SLOT_VALUE] };
  return impmake_check_then(vm, &check, after_value_check, NSLOTS, slots);
}

static woad_value after_proc(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  if (n != 2) impmake_raise_two(vm, who, slots[SLOT_IMP], impersonator_of(slots[SLOT_IMP])->procs[IMPHASH_SET], n);
  slots[SLOT_NEW_KEY] = vals[0];
  slots[SLOT_NEW_VALUE] = vals[1];
  ImpmakeCheck check = { who, slots[SLOT_IMP], true, slots[SLOT_NEW_KEY], slots[SLOT_KEY] };
  return impmake_check_then(vm, &check, after_key_check, NSLOTS, slots);
}

static woad_value nested_set(woad_vm *vm, NativeClosure *self, ARGS) {
  hash_set(vm, hash_of(argv[0]), argv[1], argv[2]);
  return VALUE_VOID;
}

static woad_value go_in(woad_vm *vm, woad_value *slots, woad_value table) {
  while (value_is_impersonator(table) && impersonator_of(table)->nprocs == 0) table = impersonator_of(table)->target;
  woad_value args[3] = { table, slots[SLOT_KEY], slots[SLOT_VALUE] };
  if (value_is_impersonator(table)) {
    const Impersonator *imp = impersonator_of(table);
    slots[SLOT_IMP] = table;
    args[0] = imp->target;
    return call_then(vm, imp->procs[IMPHASH_SET], 3, args, after_proc, NSLOTS, slots);
  }
  vm->running_primitive = who;
  return prim_hash_key_nests(vm, table, args[1]) ? nest_again(vm, nested_set, 3, args) : nested_set(vm, NULL, 3, args);
}

woad_value imphashset_apply(woad_vm *vm, woad_value table, woad_value key, woad_value value) {
  woad_value slots[NSLOTS] = { table, key, value, VALUE_FALSE, VALUE_FALSE };
  return go_in(vm, slots, table);
}
