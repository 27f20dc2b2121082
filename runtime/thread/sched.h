/* SPDX-License-Identifier: MIT
 * sched.h: the scheduler of green threads. A thread runs until it blocks or its fuel is out; threads that are in C code
 * (transformers, custom ports) live on C stacks of their own, the others share the session's base stack.
 * Lock order: none; a session is used by one OS thread at a time. */
#ifndef RUNTIME_THREAD_SCHED_H
#define RUNTIME_THREAD_SCHED_H

#include "runtime/vm/frame.h"

typedef struct Sched {
  Thread *ready_first, *ready_last; /* runnable threads except the running one */
  Thread *waiting;                  /* blocked with a wake time or a file descriptor */
  Thread *main;
  woad_value idle_waiters;          /* list of threads that wait for all others to be blocked */
  Thread *idle_grant;               /* the one whose idle event is ready */
  uint64_t next_id;
} Sched;

void sched_boot(woad_vm *vm);
/* THREAD becomes runnable: appended to the ready queue. */
void sched_wake(woad_vm *vm, Thread *thread);
/* The running thread is to block until sched_wake; the primitive then answers VALUE_BLOCK; RESUME(vm, state) gives its
 * answer when it goes on. WAKE_TIME_US 0: no time limit (on the clock of sched_now_us). */
woad_value sched_block(woad_vm *vm, ResumeFn resume, woad_value state, int64_t wake_time_us);
/* The running thread stays runnable but lets others go first; the same answer protocol. */
woad_value sched_yield_answer(woad_vm *vm, ResumeFn resume, woad_value state);
int64_t sched_now_us(void);
/* From C code: waits until FD is ready. On a C stack of its own other threads run meanwhile; else the process waits. */
void sched_wait_fd(woad_vm *vm, int fd, bool for_write);
/* From C code on a C stack of its own: lets others run once. No-op elsewhere. */
void sched_yield_once(woad_vm *vm);
/* Asks the session to raise a break at its main thread's next safe point; may be called from a signal handler. */
void sched_signal_break(woad_vm *vm);
/* A ResumeFn that raises exn:break. */
woad_value sched_raise_break(woad_vm *vm, woad_value state);
/* Removes THREAD from all queues (it is killed or suspended). */
void sched_remove(woad_vm *vm, Thread *thread);

#endif
