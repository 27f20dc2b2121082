/* SPDX-License-Identifier: MIT
 * sched.c: choosing the next thread, sleeping, breaks, safe points. */
#include "runtime/thread/sched.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

#include "runtime/base/debug.h"
#include "runtime/base/record.h"
#include "runtime/thread/accounting.h"
#include "runtime/thread/collectlog.h"
#include "runtime/thread/nesting.h"
#include "runtime/thread/stack.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/thread.h"
#include "runtime/thread/world.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/control.h"
#include "runtime/vm/interp.h"
#include "runtime/vm/raise.h"

/* One bit for each kind of break: INTERRUPT_BREAK << BREAK_USER ... */
enum { INTERRUPT_BREAK = 1, INTERRUPT_BREAKS = INTERRUPT_BREAK << BREAK_USER | INTERRUPT_BREAK << BREAK_HANG_UP |
                                               INTERRUPT_BREAK << BREAK_TERMINATE };

static int64_t clock_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t sched_now_us(woad_vm *vm) { return OUTSIDE(vm, CLOCK, NULL, 0, clock_us()); }

/* --- queues --- */

static void enqueue_ready(Sched *sched, Thread *thread) {
  thread->queue_next = NULL;
  thread->queue_previous = sched->ready_last;
  if (sched->ready_last != NULL) sched->ready_last->queue_next = thread;
  else sched->ready_first = thread;
  sched->ready_last = thread;
}

static Thread *dequeue_ready(Sched *sched) {
  Thread *thread = sched->ready_first;
  if (thread == NULL) return NULL;
  sched->ready_first = thread->queue_next;
  if (sched->ready_first != NULL) sched->ready_first->queue_previous = NULL;
  else sched->ready_last = NULL;
  thread->queue_next = thread->queue_previous = NULL;
  thread->status = THREAD_RUNNABLE;
  return thread;
}

bool sched_is_ready(woad_vm *vm, const Thread *thread) {
  return thread->queue_previous != NULL || vm->sched->ready_first == thread;
}

/* --- sleepers: a binary heap; a thread knows its place, counted from 1 --- */

static void place_sleeper(Sched *sched, size_t pos, Thread *thread) {
  sched->sleepers[pos] = thread;
  thread->sleep_pos = pos + 1;
}

static void sift_up(Sched *sched, size_t pos, Thread *thread) {
  while (pos > 0 && sched->sleepers[(pos - 1) / 2]->wake_time_us > thread->wake_time_us) {
    place_sleeper(sched, pos, sched->sleepers[(pos - 1) / 2]);
    pos = (pos - 1) / 2;
  }
  place_sleeper(sched, pos, thread);
}

static void sift_down(Sched *sched, size_t pos, Thread *thread) {
  for (size_t child; (child = 2 * pos + 1) < sched->nsleepers; pos = child) {
    if (child + 1 < sched->nsleepers && sched->sleepers[child + 1]->wake_time_us < sched->sleepers[child]->wake_time_us) child++;
    if (sched->sleepers[child]->wake_time_us >= thread->wake_time_us) break;
    place_sleeper(sched, pos, sched->sleepers[child]);
  }
  place_sleeper(sched, pos, thread);
}

static void add_sleeper(woad_vm *vm, Thread *thread, int64_t wake_time_us) {
  Sched *sched = vm->sched;
  if (sched->nsleepers == sched->sleepers_room) {
    size_t room = sched->sleepers_room == 0 ? 16 : 2 * sched->sleepers_room;
    Thread **grown = mem_alloc(vm, room * sizeof *grown);
    for (size_t i = 0; i < sched->nsleepers; i++) grown[i] = sched->sleepers[i];
    sched->sleepers = grown;
    sched->sleepers_room = room;
  }
  thread->wake_time_us = wake_time_us;
  sift_up(sched, sched->nsleepers++, thread);
}

static void remove_sleeper(Sched *sched, Thread *thread) {
  if (thread->sleep_pos == 0) return;
  size_t pos = thread->sleep_pos - 1;
  Thread *last = sched->sleepers[--sched->nsleepers];
  sched->sleepers[sched->nsleepers] = NULL;
  thread->sleep_pos = 0;
  thread->wake_time_us = 0;
  if (last == thread) return;
  sift_up(sched, pos, last);
  sift_down(sched, last->sleep_pos - 1, last);
}

/* --- waits --- */

void sched_forget_waits(Thread *thread) {
  if (thread->waiter != NULL) waitq_leave(thread->waiter);
  if (thread->sync != NULL) sync_leave_queues(thread->sync);
  thread->waiter = NULL;
  thread->sync = NULL;
}

void sched_remove(woad_vm *vm, Thread *thread) {
  Sched *sched = vm->sched;
  sched_forget_waits(thread);
  remove_sleeper(sched, thread);
  if (!sched_is_ready(vm, thread)) return;
  if (thread->queue_previous != NULL) thread->queue_previous->queue_next = thread->queue_next;
  else sched->ready_first = thread->queue_next;
  if (thread->queue_next != NULL) thread->queue_next->queue_previous = thread->queue_previous;
  else sched->ready_last = thread->queue_previous;
  thread->queue_next = thread->queue_previous = NULL;
}

void sched_wake(woad_vm *vm, Thread *thread) {
  if (thread->status != THREAD_BLOCKED || sched_is_ready(vm, thread)) return;
  sched_forget_waits(thread);
  remove_sleeper(vm->sched, thread);
  if (thread->suspended) {
    thread->status = THREAD_SUSPENDED;
    return;
  }
  thread->status = THREAD_RUNNABLE;
  if (thread != vm->thread) enqueue_ready(vm->sched, thread);
}

/* --- switching --- */

/* Makes NEXT the running thread. Returns when somebody has switched back to the C stack we are on; vm->thread then is a
 * thread that runs on this stack. */
static void switch_to(woad_vm *vm, Thread *next) {
  if (vm->thread->status != THREAD_DEAD) vm->thread->cstack = vm->cstack;
  if (next != vm->thread) vm->sched->nswitches++;
  vm->thread = next;
  vm->fuel = INTERP_QUANTUM;
  if (next->cstack == vm->cstack) return;
  Catch *catch_top = vm->catch_top;
  const char *who = vm->running_primitive;
  stack_switch(vm, next->cstack);
  nesting_give_back(vm);
  vm->catch_top = catch_top;
  vm->running_primitive = who;
}

static void wake_sleepers(woad_vm *vm) {
  Sched *sched = vm->sched;
  if (sched->nsleepers == 0) return;
  int64_t now = sched_now_us(vm);
  while (sched->nsleepers > 0 && sched->sleepers[0]->wake_time_us <= now) sched_wake(vm, sched->sleepers[0]);
}

static void take_will_interrupt(woad_vm *vm) {
  if (!(vm->interrupt & MEM_INTERRUPT_WILLS)) return;
  __atomic_and_fetch(&vm->interrupt, ~MEM_INTERRUPT_WILLS, __ATOMIC_SEQ_CST);
  vm->hooks.sort_wills(vm);
}

static void take_memory_interrupt(woad_vm *vm) {
  if (!(vm->interrupt & MEM_INTERRUPT_COLLECTED)) return;
  __atomic_and_fetch(&vm->interrupt, ~MEM_INTERRUPT_COLLECTED, __ATOMIC_SEQ_CST);
  collectlog_send(vm);
  accounting_enforce(vm);
}

/* Wakes threads whose time or event has come. */
static void look_around(woad_vm *vm) {
  take_will_interrupt(vm);
  world_run(vm, 0);
  wake_sleepers(vm);
}

/* All threads are blocked: waits for time or for the world. */
static void wait_for_world(woad_vm *vm) {
  Sched *sched = vm->sched;
  int64_t timeout_ms = -1;
  if (sched->nsleepers > 0) {
    int64_t left_us = sched->sleepers[0]->wake_time_us - sched_now_us(vm);
    timeout_ms = left_us <= 0 ? 0 : (left_us + 999) / 1000;
  }
  world_run(vm, timeout_ms);
  wake_sleepers(vm);
}

/* --- breaks --- */

static woad_value break_exn(woad_vm *vm, Thread *thread, woad_value k) {
  uint8_t kind = thread->break_kind;
  thread->break_pending = false;
  thread->break_kind = BREAK_USER;
  if (kind == BREAK_TERMINATE) return raise_make_exn(vm, vm->exn.break_terminate, "user break", 1, &k);
  if (kind == BREAK_HANG_UP) return raise_make_exn(vm, vm->exn.break_hang_up, "user break", 1, &k);
  return raise_make_exn(vm, vm->exn.break_, "user break", 1, &k);
}

static woad_value raise_with_escape(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_raise(vm, break_exn(vm, vm->thread, argv[0]), true);
}

/* What a thread was about to do when a break came: done once the exception's continuation is applied. */
typedef struct { Header header; ResumeFn resume; woad_value state; } Interrupted;

static woad_value escape_to(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_call_ec(vm, call_native_closure(vm, NULL, raise_with_escape, 1, 1, 0, 0, NULL));
}

static woad_value after_break(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Interrupted *interrupted = VALUE_AS(Interrupted, slots[0]);
  if (interrupted->resume == NULL) return VALUE_VOID;
  return interrupted->resume(vm, interrupted->state);
}

/* STATE: an Interrupted. */
static woad_value raise_break(woad_vm *vm, woad_value state) {
  woad_value raiser = call_native_closure(vm, NULL, escape_to, 0, 0, 0, 0, NULL);
  return call_then(vm, raiser, 0, NULL, after_break, 1, &state);
}

woad_value sched_raise_break(woad_vm *vm, ResumeFn resume, woad_value state) {
  Interrupted *interrupted = mem_object(vm, Interrupted, TYPE_OTHER);
  interrupted->resume = resume;
  interrupted->state = state;
  return raise_break(vm, object_value(interrupted));
}

void sched_break_blocked(woad_vm *vm, Thread *thread) {
  Interrupted *interrupted = mem_object(vm, Interrupted, TYPE_OTHER);
  interrupted->resume = thread->resume;
  interrupted->state = thread->resume_state;
  thread->resume = raise_break;
  thread->resume_state = object_value(interrupted);
  sched_wake(vm, thread);
}

/* A break waits for the running or blocked main thread: it goes on with raising it. */
static void deliver_break(woad_vm *vm) {
  if (UNLIKELY(vm->recorder != NULL)) vm->interrupt |= (int)record_look(vm);
  uint32_t asked = (uint32_t)vm->interrupt & INTERRUPT_BREAKS;
  if (asked == 0) return;
  Thread *main = vm->sched->main;
  if (main == NULL || main->status == THREAD_DEAD) return;
  __atomic_and_fetch(&vm->interrupt, ~asked, __ATOMIC_SEQ_CST);
  uint8_t kind = BREAK_TERMINATE;
  while (!(asked & INTERRUPT_BREAK << kind)) kind--;
  thread_break(vm, main, kind);
}

/* The running thread, at a safe point, is to do something else first: in a frame above its own, so that it can go on afterwards. */
static void interrupt_at_safe_point(woad_vm *vm, Thread *thread, ResumeFn resume, woad_value state) {
  const Code *code = VALUE_AS(Closure, FRAME_PROC(thread->fp))->code;
  woad_value *end = thread->fp + code->nregs;
  for (woad_value *word = thread->top; word < end; word++) *word = VALUE_FALSE;
  woad_value *frame = end + FRAME_WORDS;
  thread->top = end;
  FRAME_PROC(frame) = vm->native_closure;
  FRAME_PC(frame) = thread->pc;
  FRAME_CALLER(frame) = thread->fp;
  FRAME_MARKS(frame) = VALUE_NONE;
  thread->fp = thread->top = frame;
  thread->answer = VALUE_BLOCK;
  thread->resume = resume;
  thread->resume_state = state;
}

static woad_value ignore_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return VALUE_VOID; }

static woad_value call_timeout(woad_vm *vm, woad_value procedure) {
  woad_value must_give_up = VALUE_FALSE;
  return call_then(vm, procedure, 1, &must_give_up, ignore_results, 0, NULL);
}

static void leave_thread(woad_vm *vm);

static void poll_safe_point(woad_vm *vm) {
  if (UNLIKELY(vm->recorder != NULL)) record_collect_if_due(vm);
  vm->fuel = INTERP_QUANTUM;
  deliver_break(vm);
  Thread *thread = vm->thread;
  if (thread->break_pending && thread_breaks_enabled(vm)) {
    interrupt_at_safe_point(vm, thread, raise_break, object_value(mem_object(vm, Interrupted, TYPE_OTHER)));
    return;
  }
  Sched *sched = vm->sched;
  take_memory_interrupt(vm);
  if (UNLIKELY(thread->atomic > 0) && thread->status == THREAD_RUNNABLE) {
    if (sched->atomic_timeout != VALUE_FALSE) interrupt_at_safe_point(vm, thread, call_timeout, sched->atomic_timeout);
    return;
  }
  if (thread->suspended) thread->status = THREAD_SUSPENDED;
  if (thread->status != THREAD_RUNNABLE) {
    leave_thread(vm);
    return;
  }
  look_around(vm);
  if (sched->ready_first == NULL) return;
  enqueue_ready(sched, thread);
  switch_to(vm, dequeue_ready(sched));
}

/* All threads are blocked: the oldest wait for that is granted. */
static bool grant_idle(woad_vm *vm) {
  Sched *sched = vm->sched;
  if (sched->idle_queue.first == NULL) return false;
  Thread *thread = sched->idle_queue.first->thread;
  sched->idle_grant = thread;
  sched_wake(vm, thread);
  return true;
}

/* The running thread cannot go on. */
static void leave_thread(woad_vm *vm) {
  Sched *sched = vm->sched;
  if (sched->main->status == THREAD_DEAD && vm->hooks.main_ended != NULL) vm->hooks.main_ended(vm);
  for (;;) {
    deliver_break(vm);
    Thread *next = NULL;
    if (vm->thread->status == THREAD_RUNNABLE) next = vm->thread;
    else next = dequeue_ready(sched);
    if (next != NULL) {
      switch_to(vm, next);
      return;
    }
    take_will_interrupt(vm);
    take_memory_interrupt(vm);
    if (sched->ready_first != NULL) continue;
    if (grant_idle(vm)) continue;
    wait_for_world(vm);
    if (vm->thread->status == THREAD_RUNNABLE) {
      switch_to(vm, vm->thread);
      return;
    }
  }
}

woad_value sched_block(woad_vm *vm, ResumeFn resume, woad_value state, int64_t wake_time_us) {
  Thread *thread = vm->thread;
  if (thread->break_pending && (thread->waits_with_breaks || thread_breaks_enabled(vm))) {
    sched_forget_waits(thread);
    return sched_raise_break(vm, resume, state);
  }
  thread->status = THREAD_BLOCKED;
  thread->resume = resume;
  thread->resume_state = state;
  if (wake_time_us != 0) add_sleeper(vm, thread, wake_time_us);
  return VALUE_BLOCK;
}

woad_value sched_yield_answer(woad_vm *vm, ResumeFn resume, woad_value state) {
  Thread *thread = vm->thread;
  look_around(vm);
  if (thread->break_pending && thread_breaks_enabled(vm)) return sched_raise_break(vm, resume, state);
  thread->resume = resume;
  thread->resume_state = state;
  if (vm->sched->ready_first == NULL) return VALUE_BLOCK;
  thread->status = THREAD_BLOCKED;
  enqueue_ready(vm->sched, thread);
  return VALUE_BLOCK;
}

/* --- waiting from C --- */

void sched_yield_once(woad_vm *vm) {
  Sched *sched = vm->sched;
  Thread *self = vm->thread;
  if (vm->cstack == NULL || sched->ready_first == NULL || self->atomic > 0) return;
  self->cstack = vm->cstack;
  enqueue_ready(sched, self);
  switch_to(vm, dequeue_ready(sched));
}

static bool has_break(woad_vm *vm) {
  deliver_break(vm);
  return vm->thread->break_pending && thread_breaks_enabled(vm);
}
static _Noreturn void raise_break_in_c(woad_vm *vm) { raise_value(vm, break_exn(vm, vm->thread, VALUE_FALSE)); }

void sched_check_break_in_c(woad_vm *vm) {
  if (has_break(vm)) raise_break_in_c(vm);
}

void sched_safe_point_in_c(woad_vm *vm) {
  if (LIKELY(vm->fuel >= 0)) return;
  if (UNLIKELY(vm->recorder != NULL)) record_collect_if_due(vm);
  vm->fuel = INTERP_QUANTUM;
  sched_check_break_in_c(vm);
  look_around(vm);
  sched_yield_once(vm);
}

void sched_block_in_c(woad_vm *vm, Waiter *waiter) {
  Thread *self = vm->thread;
  self->waiter = waiter;
  if (has_break(vm)) {
    sched_forget_waits(self);
    raise_break_in_c(vm);
  }
  self->status = THREAD_BLOCKED;
  self->resume = NULL;
  self->cstack = vm->cstack;
  leave_thread(vm);
  sched_check_break_in_c(vm);
}

bool sched_is_interrupted(woad_vm *vm) {
  return vm->interrupt != 0 || (vm->recorder != NULL && record_is_asked(vm->recorder));
}

/* The process waits, until a signal comes. */
static int wait_for_one(woad_vm *vm, int fd, bool for_write) {
  struct pollfd one = {fd, for_write ? POLLOUT : POLLIN, 0};
  int n;
  do n = poll(&one, 1, -1);
  while (n < 0 && errno == EINTR && !sched_is_interrupted(vm));
  return n;
}

void sched_wait_fd(woad_vm *vm, int fd, bool for_write) {
  Sched *sched = vm->sched;
  if (vm->cstack == NULL || (sched->ready_first == NULL && sched->nsleepers == 0 && !world_is_watching(vm))) {
    (void)OUTSIDE(vm, READY, NULL, 0, wait_for_one(vm, fd, for_write));
    if (vm->cstack != NULL) sched_check_break_in_c(vm);
    return;
  }
  Waiter *waiter = world_watch(vm, fd, for_write, vm->thread);
  if (waiter != NULL) sched_block_in_c(vm, waiter);
}

void sched_signal_break(woad_vm *vm, uint8_t kind) {
  if (vm->recorder != NULL) {
    record_ask_break(vm->recorder, INTERRUPT_BREAK << kind);
  } else {
    __atomic_or_fetch(&vm->interrupt, INTERRUPT_BREAK << kind, __ATOMIC_SEQ_CST);
    vm->fuel = 0;
  }
  world_interrupt(vm);
}

static woad_value give_void(woad_vm *vm, woad_value state) { return VALUE_VOID; }

static woad_value check_break(woad_vm *vm) {
  deliver_break(vm);
  Thread *thread = vm->thread;
  if (!thread->break_pending || !thread_breaks_enabled(vm)) return VALUE_VOID;
  return sched_raise_break(vm, give_void, VALUE_FALSE);
}

void sched_start_atomic(woad_vm *vm, bool unbreakable) {
  vm->thread->atomic++;
  if (unbreakable) vm->thread->unbreakable++;
}

woad_value sched_end_atomic(woad_vm *vm, bool unbreakable) {
  Thread *thread = vm->thread;
  if (thread->atomic > 0) thread->atomic--;
  if (unbreakable && thread->unbreakable > 0) thread->unbreakable--;
  return check_break(vm);
}

void sched_boot(woad_vm *vm) {
  vm->sched = mem_new(vm, Sched);
  vm->sched->callbacks = vm->sched->last_callbacks = VALUE_NULL;
  vm->sched->atomic_timeout = vm->sched->place_table = vm->sched->globals = vm->sched->finalizers = VALUE_FALSE;
  vm->thread = frame_thread_make(vm);
  vm->thread->status = THREAD_RUNNABLE;
  vm->sched->main = vm->thread;
  vm->fuel = INTERP_QUANTUM;
  vm->hooks.sched_poll = poll_safe_point;
  vm->hooks.check_break = check_break;
  vm->hooks.has_break = has_break;
  vm->hooks.safe_point_in_c = sched_safe_point_in_c;
  vm->hooks.raise_break = raise_break_in_c;
  vm->hooks.sched_leave = leave_thread;
}
