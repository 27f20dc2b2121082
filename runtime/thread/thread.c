/* SPDX-License-Identifier: MIT
 * thread.c: the life of green threads, semaphores. */
#include "runtime/thread/thread.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/weak.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"
/* --- start and end --- */


/* An abort to the outermost prompt ends the thread, once the thunk that came with it has returned. */
static woad_value start_thread(woad_vm *vm, woad_value thunk) {
  woad_value tag = vm->keys.default_prompt_tag;
  return control_call_with_prompt(vm, thunk, tag, control_default_handler(vm, tag), 0, NULL);
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

/* A thread begins with breaks disabled when its creator has them so. */
static void inherit_break_state(woad_vm *vm, Thread *thread) {
  if (thread_breaks_enabled(vm)) return;
  if (thread->cells == VALUE_FALSE) thread->cells = object_value(hash_make(vm, HASH_EQ, HASH_EPHEMERON));
  hash_set(vm, hash_of(thread->cells), vm->root_break_cell, VALUE_FALSE);
}

woad_value thread_spawn_under(woad_vm *vm, const char *who, woad_value thunk, woad_value custodian) {
  if (VALUE_AS(Custodian, custodian)->down)
    raise_fields(vm, who, "the custodian has been shut down", "custodian", custodian, NULL);
  vm->has_cell_copies = true;
  Thread *thread = frame_thread_make(vm);
  thread->id = vm->sched->next_id++;
  thread->parameterization = param_current_parameterization(vm);
  thread->cells = inherited_cells(vm);
  inherit_break_state(vm, thread);
  frame_cut_to(vm, thread, thread->kont);
  thread->name = value_has_type(thunk, TYPE_CLOSURE) ? object_value(VALUE_AS(Closure, thunk)->code)
                                                     : call_procedure_name(vm, thunk);
  custodian_manage_by(vm, custodian, object_value(thread));
  thread->answer = VALUE_BLOCK;
  thread->resume = start_thread;
  thread->resume_state = thunk;
  thread->status = THREAD_BLOCKED;
  sched_wake(vm, thread);
  return object_value(thread);
}

woad_value thread_spawn(woad_vm *vm, woad_value thunk) {
  return thread_spawn_under(vm, "thread", thunk, param_get(vm, vm->param.current_custodian));
}

static void finish_thread(woad_vm *vm, Thread *thread) {
  sched_remove(vm, thread);
  thread->status = THREAD_DEAD;
  thread->answer = VALUE_BLOCK;
  thread->fp = NULL;
  thread->segment = thread->spare = NULL;
  thread->attachments = VALUE_NONE;
  thread->resume_state = VALUE_FALSE;
  thread->mailbox = thread->mail_last = VALUE_NULL;
  sync_wake_all(vm, &thread->dead_queue);
}

static void running_thread_done(woad_vm *vm) {
  finish_thread(vm, vm->thread);
  vm->hooks.sched_leave(vm);
}

void thread_kill(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD) return;
  if (thread->suspend_to_kill) {
    thread_suspend(vm, thread);
    return;
  }
  Kont *kont = thread->kont;
  Thread *nested = thread->nested;
  finish_thread(vm, thread);
  if (nested != NULL) thread_kill(vm, nested);
  sync_abandon(vm, kont);
  thread->kont = NULL;
}

/* Opens the gate of the event EVT, which stays open. */
static void open_gate(woad_vm *vm, woad_value evt) {
  if (evt == VALUE_FALSE) return;
  Semaphore *gate = VALUE_AS(Semaphore, VALUE_AS(Evt, evt)->extra);
  if (gate->count == 0) thread_semaphore_post(vm, gate);
}

void thread_suspend(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD || thread->suspended) return;
  thread->suspended = true;
  bool waits = thread->waiter != NULL || thread->sync != NULL;
  if (thread != vm->thread && sched_is_ready(vm, thread)) {
    sched_remove(vm, thread);
    thread->status = THREAD_SUSPENDED;
  } else if (thread->status == THREAD_BLOCKED && waits && thread->resume != NULL) { /* it waits anew when it is resumed */
    sched_remove(vm, thread);
    thread->status = THREAD_SUSPENDED;
  }
  open_gate(vm, thread->suspend_evt);
  thread->resume_evt = VALUE_FALSE;
}

static woad_value give_void(woad_vm *vm, woad_value state) { return VALUE_VOID; }

woad_value thread_leave_stopped(woad_vm *vm) {
  Thread *self = vm->thread;
  if (!self->suspended) return self->status == THREAD_DEAD ? VALUE_BLOCK : VALUE_VOID;
  self->resume = give_void;
  self->status = THREAD_SUSPENDED;
  return VALUE_BLOCK;
}

/* False: THREAD did not wait for that. One that no custodian manages any more does not go on. */
static bool resume_one(woad_vm *vm, Thread *thread) {
  if (thread->status == THREAD_DEAD || !thread->suspended) return false;
  if (thread->suspend_to_kill && value_is_null(thread->custodians)) return false;
  thread->suspended = false;
  if (thread->status == THREAD_SUSPENDED) { /* otherwise it sleeps on */
    thread->status = THREAD_BLOCKED;
    sched_wake(vm, thread);
  }
  open_gate(vm, thread->resume_evt);
  thread->suspend_evt = VALUE_FALSE;
  return true;
}

void thread_resume(woad_vm *vm, Thread *thread) {
  woad_value todo = pair_make(vm, object_value(thread), VALUE_NULL);
  while (value_is_pair(todo)) { /* with it go those that live by its resuming, directly or through others */
    Thread *next = VALUE_AS(Thread, pair_car(todo));
    todo = pair_cdr(todo);
    if (!resume_one(vm, next)) continue;
    for (woad_value l = next->beneficiaries; value_is_pair(l); l = pair_cdr(l)) {
      woad_value other = VALUE_AS(MemWeakBox, pair_car(l))->value;
      if (other != VALUE_NONE) todo = pair_make(vm, other, todo);
    }
  }
}

void thread_add_benefactor(woad_vm *vm, Thread *thread, Thread *benefactor) {
  if (thread == benefactor) return;
  for (woad_value l = benefactor->custodians; value_is_pair(l); l = pair_cdr(l))
    custodian_manage_by(vm, pair_car(l), object_value(thread));
  MemWeakBox *box = VALUE_AS(MemWeakBox, weak_box_make(vm, object_value(thread)));
  benefactor->beneficiaries = pair_make(vm, object_value(box), benefactor->beneficiaries);
}

/* --- breaks --- */

bool thread_breaks_enabled(woad_vm *vm) {
  if (vm->thread->unbreakable > 0) return false;
  woad_value cell = marks_first(vm, vm->keys.break_enabled);
  if (cell == VALUE_NONE) cell = vm->root_break_cell;
  return !value_has_type(cell, TYPE_THREAD_CELL) || value_is_true(param_cell_get(vm, cell));
}

void thread_break(woad_vm *vm, Thread *thread, uint8_t kind) {
  if (thread->status == THREAD_DEAD) return;
  if (thread->nested != NULL) {
    thread_break(vm, thread->nested, kind);
    return;
  }
  if (!thread->break_pending || kind > thread->break_kind) thread->break_kind = kind;
  thread->break_pending = true;
  if (thread->status != THREAD_BLOCKED) return;
  Thread *running = vm->thread;
  vm->thread = thread; /* whose marks say whether breaks are on */
  bool enabled = thread->waits_with_breaks || thread_breaks_enabled(vm);
  vm->thread = running;
  if (!enabled) return;
  if (thread->resume != NULL) sched_break_blocked(vm, thread);
  else sched_wake(vm, thread); /* it waits in C, which looks for breaks */
}

woad_value thread_call_enabling_breaks(woad_vm *vm, const char *name, NativeFn fn, int argc, woad_value *argv) {
  woad_value answer = call_tail(vm, call_native_closure(vm, name, fn, 0, -1, PF_NESTS, 0, NULL), argc, argv);
  vm->tail_mark_key = vm->keys.break_enabled;
  vm->tail_mark_value = param_cell_make(vm, VALUE_TRUE, false);
  return answer;
}

/* --- semaphores --- */

woad_value thread_semaphore_make(woad_vm *vm, int64_t count) {
  Semaphore *semaphore = mem_object(vm, Semaphore, TYPE_SEMAPHORE);
  semaphore->count = count;
  return object_value(semaphore);
}

/* The oldest wait that takes the counter gets it at once, so that nobody comes in between. Those that only look are woken. */
void thread_semaphore_post(woad_vm *vm, Semaphore *semaphore) {
  semaphore->count++;
  while (semaphore->queue.first != NULL) {
    Waiter *waiter = semaphore->queue.first;
    Thread *thread = waiter->thread;
    waitq_leave(waiter);
    if (waiter->sync == NULL) {
      semaphore->count--;
      thread->resume = give_void;
      sched_wake(vm, thread);
      return;
    }
    bool takes = sync_commit_semaphore(waiter, object_value(semaphore));
    sched_wake(vm, thread);
    if (!takes) continue;
    semaphore->count--;
    return;
  }
}

static woad_value wait_for_semaphore(woad_vm *vm, woad_value state) {
  Semaphore *semaphore = VALUE_AS(Semaphore, state);
  Thread *thread = vm->thread;
  if (semaphore->count > 0) {
    semaphore->count--;
    thread->waits_with_breaks = false;
    return VALUE_VOID;
  }
  thread->waiter = waitq_join(vm, &semaphore->queue, state, thread);
  return sched_block(vm, wait_for_semaphore, state, 0);
}

woad_value thread_semaphore_wait(woad_vm *vm, woad_value semaphore, bool breaks) {
  if (breaks && vm->thread->break_pending) return sched_raise_break(vm, wait_for_semaphore, semaphore);
  vm->thread->waits_with_breaks = breaks;
  return wait_for_semaphore(vm, semaphore);
}

woad_value thread_wait_for_end(woad_vm *vm, woad_value state) {
  Thread *target = VALUE_AS(Thread, state), *self = vm->thread;
  if (target->status == THREAD_DEAD) return VALUE_VOID;
  self->waiter = waitq_join(vm, &target->dead_queue, state, self);
  return sched_block(vm, thread_wait_for_end, state, 0);
}

void thread_boot(woad_vm *vm) {
  vm->hooks.thread_done = running_thread_done;
  vm->root_break_cell = param_cell_make(vm, VALUE_TRUE, false);
}

/* --- atomic mode --- */

static woad_value enter_atomic(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  sched_start_atomic(vm, true);
  return VALUE_VOID;
}

static woad_value leave_atomic(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sched_end_atomic(vm, true);
}

woad_value thread_call_atomically(woad_vm *vm, woad_value thunk) {
  woad_value enter = call_native_closure(vm, NULL, enter_atomic, 0, 0, 0, 0, NULL);
  woad_value leave = call_native_closure(vm, NULL, leave_atomic, 0, 0, 0, 0, NULL);
  return control_dynamic_wind(vm, enter, thunk, leave);
}
