/* SPDX-License-Identifier: MIT
 * sched.c: choosing the next thread, waiting for time and descriptors, safe points. */
#include "runtime/thread/sched.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

#include "runtime/base/debug.h"
#include "runtime/data/pair.h"
#include "runtime/thread/stack.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/control.h"
#include "runtime/vm/interp.h"
#include "runtime/vm/raise.h"

enum { INTERRUPT_BREAK = 1 };

int64_t sched_now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

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

static bool is_in_ready_queue(const Sched *sched, const Thread *thread) {
  return thread->queue_previous != NULL || sched->ready_first == thread;
}

static void unlink_waiting(Sched *sched, Thread *thread) {
  for (Thread **at = &sched->waiting; *at != NULL; at = &(*at)->queue_next) {
    if (*at != thread) continue;
    *at = thread->queue_next;
    thread->queue_next = NULL;
    return;
  }
}

static bool waits_for_world(const Thread *thread) { return thread->wake_time_us != 0 || thread->wait_fd >= 0; }

void sched_remove(woad_vm *vm, Thread *thread) {
  Sched *sched = vm->sched;
  if (waits_for_world(thread)) unlink_waiting(sched, thread);
  thread->wake_time_us = 0;
  thread->wait_fd = -1;
  if (!is_in_ready_queue(sched, thread)) return;
  if (thread->queue_previous != NULL) thread->queue_previous->queue_next = thread->queue_next;
  else sched->ready_first = thread->queue_next;
  if (thread->queue_next != NULL) thread->queue_next->queue_previous = thread->queue_previous;
  else sched->ready_last = thread->queue_previous;
  thread->queue_next = thread->queue_previous = NULL;
}

void sched_wake(woad_vm *vm, Thread *thread) {
  if (thread->status != THREAD_BLOCKED) return;
  if (waits_for_world(thread)) unlink_waiting(vm->sched, thread);
  thread->wake_time_us = 0;
  thread->wait_fd = -1;
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
  vm->thread = next;
  vm->fuel = INTERP_QUANTUM;
  if (next->cstack == vm->cstack) return;
  Catch *catch_top = vm->catch_top;
  const char *who = vm->running_primitive;
  stack_switch(vm, next->cstack);
  vm->catch_top = catch_top;
  vm->running_primitive = who;
}

/* Moves threads whose time or descriptor has come to the ready queue; waits up to TIMEOUT_MS (-1: for ever). */
static void poll_world(woad_vm *vm, int timeout_ms) {
  Sched *sched = vm->sched;
  struct pollfd fds[64];
  Thread *owners[64];
  nfds_t n = 0;
  int64_t now = sched_now_us();
  for (Thread *thread = sched->waiting; thread != NULL; thread = thread->queue_next) {
    if (thread->wait_fd >= 0 && n < 64) {
      fds[n] = (struct pollfd){thread->wait_fd, (short)thread->wait_events, 0};
      owners[n++] = thread;
    }
    if (thread->wake_time_us != 0) {
      int64_t left_ms = (thread->wake_time_us - now + 999) / 1000;
      if (left_ms < 0) left_ms = 0;
      if (timeout_ms < 0 || left_ms < timeout_ms) timeout_ms = left_ms > 1000000 ? 1000000 : (int)left_ms;
    }
  }
  int ready = poll(fds, n, timeout_ms);
  for (nfds_t i = 0; ready > 0 && i < n; i++)
    if (fds[i].revents != 0) sched_wake(vm, owners[i]);
  now = sched_now_us();
  for (Thread *thread = sched->waiting, *next; thread != NULL; thread = next) {
    next = thread->queue_next;
    if (thread->wake_time_us != 0 && thread->wake_time_us <= now) sched_wake(vm, thread);
  }
}

static woad_value raise_break(woad_vm *vm, woad_value state) {
  woad_value k = VALUE_FALSE;
  woad_value exn = raise_make_exn(vm, vm->exn.break_, "user break", 1, &k);
  return control_raise(vm, exn, false);
}

/* A break waits for the running or blocked main thread: it goes on with raising it. */
static void deliver_break(woad_vm *vm) {
  if (!(vm->interrupt & INTERRUPT_BREAK)) return;
  Thread *main = vm->sched->main;
  if (main == NULL || main->status == THREAD_DEAD) return;
  vm->interrupt = 0;
  thread_break(vm, main);
}

/* The running thread, at a safe point, is to raise a break: in a frame above its own, so that it can go on afterwards. */
static void raise_break_at_safe_point(woad_vm *vm, Thread *thread) {
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
  thread->resume = raise_break;
  thread->resume_state = VALUE_FALSE;
}

static void poll_safe_point(woad_vm *vm) {
  vm->fuel = INTERP_QUANTUM;
  deliver_break(vm);
  Thread *thread = vm->thread;
  if (thread->break_pending && thread_breaks_enabled(vm)) {
    thread->break_pending = false;
    raise_break_at_safe_point(vm, thread);
    return;
  }
  Sched *sched = vm->sched;
  if (sched->waiting != NULL) poll_world(vm, 0);
  if (sched->ready_first == NULL) return;
  enqueue_ready(sched, thread);
  switch_to(vm, dequeue_ready(sched));
}

/* All threads are blocked: the oldest live wait for that is granted. */
static bool grant_idle(woad_vm *vm) {
  Sched *sched = vm->sched;
  while (value_is_pair(sched->idle_waiters)) {
    Thread *thread = VALUE_AS(Thread, pair_car(sched->idle_waiters));
    sched->idle_waiters = pair_cdr(sched->idle_waiters);
    if (thread->status != THREAD_BLOCKED || thread->suspended) continue;
    sched->idle_grant = thread;
    sched_wake(vm, thread);
    return true;
  }
  return false;
}

/* The running thread cannot go on. */
static void leave_thread(woad_vm *vm) {
  Sched *sched = vm->sched;
  for (;;) {
    deliver_break(vm);
    Thread *next = NULL;
    if (vm->thread->status == THREAD_RUNNABLE) next = vm->thread;
    else next = dequeue_ready(sched);
    if (next != NULL) {
      switch_to(vm, next);
      return;
    }
    if (grant_idle(vm)) continue;
    poll_world(vm, -1);
    if (vm->thread->status == THREAD_RUNNABLE) {
      switch_to(vm, vm->thread);
      return;
    }
  }
}

woad_value sched_block(woad_vm *vm, ResumeFn resume, woad_value state, int64_t wake_time_us) {
  Thread *thread = vm->thread;
  if (thread->break_pending && thread_breaks_enabled(vm)) {
    thread->break_pending = false;
    return raise_break(vm, VALUE_FALSE);
  }
  thread->status = THREAD_BLOCKED;
  thread->resume = resume;
  thread->resume_state = state;
  thread->wake_time_us = wake_time_us;
  if (wake_time_us != 0) {
    thread->queue_next = vm->sched->waiting;
    vm->sched->waiting = thread;
  }
  return VALUE_BLOCK;
}

woad_value sched_yield_answer(woad_vm *vm, ResumeFn resume, woad_value state) {
  Thread *thread = vm->thread;
  if (vm->sched->waiting != NULL) poll_world(vm, 0);
  thread->resume = resume;
  thread->resume_state = state;
  if (vm->sched->ready_first == NULL) return VALUE_BLOCK;
  thread->status = THREAD_BLOCKED;
  enqueue_ready(vm->sched, thread);
  return VALUE_BLOCK;
}

woad_value sched_raise_break(woad_vm *vm, woad_value state) { return raise_break(vm, state); }

/* --- waiting from C --- */

void sched_yield_once(woad_vm *vm) {
  Sched *sched = vm->sched;
  if (vm->cstack == NULL || sched->ready_first == NULL) return;
  Thread *self = vm->thread;
  self->cstack = vm->cstack;
  enqueue_ready(sched, self);
  switch_to(vm, dequeue_ready(sched));
}

void sched_wait_fd(woad_vm *vm, int fd, bool for_write) {
  Sched *sched = vm->sched;
  short events = for_write ? POLLOUT : POLLIN;
  if (vm->cstack == NULL || (sched->ready_first == NULL && sched->waiting == NULL)) {
    struct pollfd one = {fd, events, 0};
    while (poll(&one, 1, -1) < 0 && errno == EINTR && vm->interrupt == 0) continue;
    return;
  }
  Thread *self = vm->thread;
  self->status = THREAD_BLOCKED;
  self->wait_fd = fd;
  self->wait_events = events;
  self->queue_next = sched->waiting;
  sched->waiting = self;
  self->cstack = vm->cstack;
  leave_thread(vm);
}

void sched_signal_break(woad_vm *vm) {
  vm->interrupt |= INTERRUPT_BREAK;
  vm->fuel = 0;
}

void sched_boot(woad_vm *vm) {
  vm->sched = mem_new(vm, Sched);
  vm->sched->idle_waiters = VALUE_NULL;
  vm->thread = frame_thread_make(vm);
  vm->thread->status = THREAD_RUNNABLE;
  vm->sched->main = vm->thread;
  vm->fuel = INTERP_QUANTUM;
  vm->hooks.sched_poll = poll_safe_point;
  vm->hooks.sched_leave = leave_thread;
}
