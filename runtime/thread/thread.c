/* SPDX-License-Identifier: MIT
 * thread.c: the life of green threads, semaphores. */
#include "runtime/thread/thread.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/thread/custodian.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"

/* --- start and end --- */

static woad_value drop_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return VALUE_VOID; }

/* Handler of the thread's outermost prompt: an abort ends the thread; a thunk that came with it is called first. */
static woad_value aborted_thread(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argc == 1 && call_is_procedure(vm, argv[0])) return call_then(vm, argv[0], 0, NULL, drop_results, 0, NULL);
  return VALUE_VOID;
}

static woad_value start_thread(woad_vm *vm, woad_value thunk) {
  woad_value handler = call_native_closure(vm, "thread-abort-handler", aborted_thread, 0, -1, 0, 0, NULL);
  return control_call_with_prompt(vm, thunk, vm->keys.default_prompt_tag, handler, 0, NULL);
}

/* Cells that new threads inherit: copies of the creator's own values. */
static woad_value inherited_cells(woad_vm *vm) {
  if (vm->thread->cells == VALUE_FALSE) return VALUE_FALSE;
  Hash *copy = hash_make(vm, HASH_EQ, HASH_EPHEMERON), *own = hash_of(vm->thread->cells);
  for (int64_t pos = hash_next(own, -1); pos >= 0; pos = hash_next(own, pos)) {
    woad_value cell, value;
    if (hash_entry(own, pos, &cell, &value) && VALUE_AS(ThreadCell, cell)->preserved) hash_set(vm, copy, cell, value);
  }
  return object_value(copy);
}

woad_value thread_spawn(woad_vm *vm, woad_value thunk) {
  custodian_check(vm, "thread");
  vm->has_threads = true;
  Thread *thread = frame_thread_make(vm);
  thread->id = vm->sched->next_id++;
  thread->parameterization = param_current_parameterization(vm);
  thread->cells = inherited_cells(vm);
  frame_cut_to(vm, thread, thread->kont);
  thread->name = call_procedure_name(vm, thunk);
  custodian_manage(vm, object_value(thread));
  thread->answer = VALUE_BLOCK;
  thread->resume = start_thread;
  thread->resume_state = thunk;
  thread->status = THREAD_BLOCKED;
  sched_wake(vm, thread);
  return object_value(thread);
}

static void finish_thread(woad_vm *vm, Thread *thread) {
  sched_remove(vm, thread);
  thread->status = THREAD_DEAD;
  thread->answer = VALUE_BLOCK;
  thread->fp = NULL;
  thread->segment = thread->spare = NULL;
  thread->attachments = VALUE_NONE;
  thread->resume_state = VALUE_FALSE;
  for (woad_value list = thread->dead_waiters; value_is_pair(list); list = pair_cdr(list))
    sched_wake(vm, VALUE_AS(Thread, pair_car(list)));
  thread->dead_waiters = VALUE_NULL;
}

static void running_thread_done(woad_vm *vm) {
  finish_thread(vm, vm->thread);
  vm->hooks.sched_leave(vm);
}

void thread_kill(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD) return;
  finish_thread(vm, thread);
}

static void wake_state_waiters(woad_vm *vm, Thread *thread) {
  woad_value list = thread->state_waiters;
  thread->state_waiters = VALUE_NULL;
  for (; value_is_pair(list); list = pair_cdr(list)) sched_wake(vm, VALUE_AS(Thread, pair_car(list)));
}

void thread_suspend(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD || thread->suspended) return;
  thread->suspended = true;
  if (thread->status == THREAD_RUNNABLE && thread != vm->thread) {
    sched_remove(vm, thread);
    thread->status = THREAD_SUSPENDED;
  }
  wake_state_waiters(vm, thread);
}

void thread_resume(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD || !thread->suspended) return;
  thread->suspended = false;
  bool woken = thread->status == THREAD_SUSPENDED;
  if (woken) thread->status = THREAD_BLOCKED;
  if (woken || thread->waiting_on != VALUE_NONE) sched_wake(vm, thread); /* otherwise it sleeps on */
  wake_state_waiters(vm, thread);
}

/* --- breaks --- */

bool thread_breaks_enabled(woad_vm *vm) {
  woad_value cell = marks_first(vm, vm->keys.break_enabled);
  if (cell == VALUE_NONE) cell = vm->root_break_cell;
  return !value_has_type(cell, TYPE_THREAD_CELL) || value_is_true(param_cell_get(vm, cell));
}

void thread_break(woad_vm *vm, Thread *thread) {
  thread->break_pending = true;
  if (thread->status != THREAD_BLOCKED || thread->resume == NULL) return;
  Thread *running = vm->thread;
  vm->thread = thread; /* whose marks say whether breaks are on */
  bool enabled = thread_breaks_enabled(vm);
  vm->thread = running;
  if (!enabled) return;
  thread->break_pending = false;
  thread->resume = sched_raise_break;
  thread->resume_state = VALUE_FALSE;
  sched_wake(vm, thread);
}

/* --- semaphores --- */

woad_value thread_semaphore_make(woad_vm *vm, int64_t count) {
  Semaphore *semaphore = mem_object(vm, Semaphore, TYPE_SEMAPHORE);
  semaphore->count = count;
  semaphore->first = semaphore->last = VALUE_NULL;
  return object_value(semaphore);
}

void thread_semaphore_post(woad_vm *vm, Semaphore *semaphore) {
  semaphore->count++;
  while (value_is_pair(semaphore->first)) {
    Thread *thread = VALUE_AS(Thread, pair_car(semaphore->first));
    semaphore->first = pair_cdr(semaphore->first);
    if (value_is_null(semaphore->first)) semaphore->last = VALUE_NULL;
    bool waits = thread->waiting_on == object_value(semaphore) || thread->waiting_on == VALUE_TRUE;
    if (thread->status != THREAD_BLOCKED || thread->suspended || !waits) continue; /* a suspended one polls again */
    thread->waiting_on = VALUE_NONE;
    sched_wake(vm, thread);
    return;
  }
}

void thread_boot(woad_vm *vm) {
  vm->hooks.thread_done = running_thread_done;
  custodian_boot(vm);
  prim_custodian_boot(vm);
  vm->root_break_cell = param_cell_make(vm, VALUE_TRUE, false);
}
