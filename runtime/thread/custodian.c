/* SPDX-License-Identifier: MIT
 * custodian.c: what custodians manage, and its end. */
#include "runtime/thread/custodian.h"

#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/weak.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

woad_value custodian_make(woad_vm *vm, woad_value parent) {
  Custodian *custodian = mem_object(vm, Custodian, TYPE_CUSTODIAN);
  custodian->parent = parent;
  custodian->managed = object_value(hash_make(vm, HASH_EQ, HASH_WEAK));
  /* weakly: what a child manages holds the child */
  if (parent != VALUE_FALSE) hash_set(vm, hash_of(VALUE_AS(Custodian, parent)->managed), object_value(custodian), VALUE_TRUE);
  return object_value(custodian);
}

void custodian_manage_by(woad_vm *vm, woad_value custodian, woad_value v) {
  if (VALUE_AS(Custodian, custodian)->down) return;
  if (value_has_type(v, TYPE_THREAD)) {
    Thread *thread = VALUE_AS(Thread, v);
    for (woad_value l = thread->custodians; value_is_pair(l); l = pair_cdr(l))
      if (pair_car(l) == custodian) return;
    thread->custodians = pair_make(vm, custodian, thread->custodians);
  }
  hash_set(vm, hash_of(VALUE_AS(Custodian, custodian)->managed), v, VALUE_TRUE);
}

void custodian_manage(woad_vm *vm, woad_value v) {
  woad_value current = param_get(vm, vm->param.current_custodian);
  if (value_has_type(current, TYPE_CUSTODIAN)) custodian_manage_by(vm, current, v);
}

void custodian_check(woad_vm *vm, const char *who) {
  woad_value current = param_get(vm, vm->param.current_custodian);
  if (value_has_type(current, TYPE_CUSTODIAN) && VALUE_AS(Custodian, current)->down)
    raise_format(vm, vm->exn.fail, "%s: the current custodian has been shut down", who);
}

/* THREAD loses CUSTODIAN; without any left it ends. */
static bool leave_thread(woad_vm *vm, Thread *thread, woad_value custodian) {
  woad_value kept = VALUE_NULL;
  for (woad_value l = thread->custodians; value_is_pair(l); l = pair_cdr(l))
    if (pair_car(l) != custodian) kept = pair_make(vm, pair_car(l), kept);
  thread->custodians = kept;
  if (value_is_pair(kept)) return false;
  thread_kill(vm, thread);
  return thread == vm->thread;
}

/* The call that REFERENCE stands for, as a list, waits to be made. */
static void note_callback(woad_vm *vm, CustodianReference *reference) {
  woad_value v = reference->value, callback = reference->callback, call;
  if (callback == VALUE_FALSE) return;
  reference->callback = VALUE_FALSE;
  if (value_has_type(v, TYPE_WEAK_BOX) && (v = weak_box_value(v)) == VALUE_NONE) return;
  if (v == VALUE_NONE) call = pair_list(vm, 1, callback);
  else if (call_arity_includes(vm, callback, 2)) call = pair_list(vm, 3, callback, v, reference->custodian);
  else call = pair_list(vm, 2, callback, v);
  woad_value *calls = reference->value == VALUE_NONE ? &vm->sched->last_callbacks : &vm->sched->callbacks;
  *calls = pair_make(vm, call, *calls);
}

/* Ends V, which CUSTODIAN manages; true: the running thread ended. */
static bool end_one(woad_vm *vm, woad_value custodian, woad_value v) {
  switch (value_type(v)) {
  case TYPE_THREAD: return leave_thread(vm, VALUE_AS(Thread, v), custodian);
  case TYPE_PORT: vm->hooks.close_port(vm, v); return false;
  case TYPE_SUBPROCESS: case TYPE_TCP_LISTENER: case TYPE_UDP: case TYPE_CHANGE_EVT: vm->hooks.end_managed(vm, v); return false;
  case TYPE_CUSTODIAN_BOX:
    VALUE_AS(CustodianBox, v)->value = VALUE_FALSE;
    VALUE_AS(CustodianBox, v)->down = true;
    sync_wake_all(vm, &VALUE_AS(CustodianBox, v)->queue);
    return false;
  case TYPE_CUSTODIAN_REFERENCE: note_callback(vm, VALUE_AS(CustodianReference, v)); return false;
  default: return false;
  }
}

/* Ends what CUSTODIAN manages, but puts its sub-custodians before the list *WAITING. */
static bool shut_down_one(woad_vm *vm, Custodian *custodian, woad_value *waiting) {
  if (custodian->down) return false;
  custodian->down = true;
  bool self = false;
  Hash *managed = hash_of(custodian->managed);
  for (int64_t pos = hash_next(managed, -1); pos >= 0; pos = hash_next(managed, pos)) {
    woad_value key, value;
    if (!hash_entry(managed, pos, &key, &value)) continue;
    if (value_has_type(key, TYPE_CUSTODIAN)) *waiting = pair_make(vm, key, *waiting);
    else self |= end_one(vm, object_value(custodian), key);
  }
  hash_clear(vm, managed);
  return self;
}

bool custodian_shutdown(woad_vm *vm, Custodian *custodian) {
  woad_value waiting = VALUE_NULL;
  bool self = shut_down_one(vm, custodian, &waiting);
  while (value_is_pair(waiting)) {
    Custodian *next = VALUE_AS(Custodian, pair_car(waiting));
    waiting = pair_cdr(waiting);
    self |= shut_down_one(vm, next, &waiting);
  }
  return self;
}

/* --- callbacks --- */

static woad_value call_next(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (!value_is_pair(slots[0])) return VALUE_VOID;
  woad_value call = pair_car(slots[0]), args[2];
  int argc = 0;
  slots[0] = pair_cdr(slots[0]);
  for (woad_value l = pair_cdr(call); value_is_pair(l); l = pair_cdr(l)) args[argc++] = pair_car(l);
  return call_then(vm, pair_car(call), argc, args, call_next, 1, slots);
}

static woad_value call_all(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value calls = self->slots[0];
  return call_next(vm, &calls, 0, NULL);
}

static woad_value call_atomically(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return thread_call_atomically(vm, call_native_closure(vm, NULL, call_all, 0, 0, 0, 1, self->slots));
}

woad_value custodian_callbacks(woad_vm *vm) {
  woad_value calls = pair_append(vm, vm->sched->callbacks, pair_reverse(vm, vm->sched->last_callbacks));
  vm->sched->callbacks = vm->sched->last_callbacks = VALUE_NULL;
  return value_is_null(calls) ? VALUE_FALSE : call_native_closure(vm, "shutdown", call_atomically, 0, 0, 0, 1, &calls);
}

woad_value custodian_root(woad_vm *vm) {
  woad_value root = param_get(vm, vm->param.current_custodian);
  while (VALUE_AS(Custodian, root)->parent != VALUE_FALSE) root = VALUE_AS(Custodian, root)->parent;
  return root;
}

void custodian_boot(woad_vm *vm, ParamGuard guard) {
  vm->param.current_custodian = param_make(vm, "current-custodian", custodian_make(vm, VALUE_FALSE), guard);
}
