/* SPDX-License-Identifier: MIT
 * sched.h: the scheduler of green threads. A thread runs until it blocks or its fuel is out; threads that are in C code
 * (transformers, custom ports) live on C stacks of their own, the others share the session's base stack.
 * What can wake a blocked thread holds it: a queue in the object it waits for, the heap of sleepers, a watched descriptor.
 * The scheduler itself holds none, so a thread that nothing can wake is collected.
 * Lock order: none; a session is used by one OS thread at a time. */
#ifndef RUNTIME_THREAD_SCHED_H
#define RUNTIME_THREAD_SCHED_H

#include "runtime/vm/frame.h"

typedef struct World World;

typedef struct Sched {
  Thread *ready_first, *ready_last; /* runnable threads except the running one */
  Thread **sleepers;                /* heap by wake time: sleepers[0] is the next */
  size_t nsleepers, sleepers_room;
  Thread *main;
  WaitQueue idle_queue;             /* threads that wait for all others to be blocked */
  Thread *idle_grant;               /* the one whose idle event is ready */
  uint64_t next_id, nswitches;
  World *world;                     /* world.c, NULL until needed */
  woad_value atomic_timeout;        /* procedure that is called when a thread in atomic mode has used up its time, or VALUE_FALSE */
  woad_value finalizers;            /* prim_custodian.c: VALUE_FALSE, or a hash that holds the records of their wills */
  woad_value callbacks, last_callbacks; /* custodian.c: lists of calls to be made, latest first */
  woad_value place_table, globals;  /* prim_atomic.c; VALUE_FALSE until needed */
  void **watches;                   /* by descriptor */
  int nwatches, active_watches;
} Sched;

void sched_boot(woad_vm *vm);
/* Atomic mode of the running thread: until as many ends as starts no other thread runs unless it blocks; UNBREAKABLE: and breaks
 * wait. The end answers like a primitive: a break may be due. No-op when there was no start. */
void sched_start_atomic(woad_vm *vm, bool unbreakable);
woad_value sched_end_atomic(woad_vm *vm, bool unbreakable);
/* THREAD becomes runnable, its waits end: appended to the ready queue. No-op for a thread that is not blocked. */
void sched_wake(woad_vm *vm, Thread *thread);
/* The running thread is to block until sched_wake; the primitive then answers VALUE_BLOCK; RESUME(vm, state) gives its
 * answer when it goes on. WAKE_TIME_US 0: no time limit (on the clock of sched_now_us). */
woad_value sched_block(woad_vm *vm, ResumeFn resume, woad_value state, int64_t wake_time_us);
/* The running thread stays runnable but lets others go first; the same answer protocol. */
woad_value sched_yield_answer(woad_vm *vm, ResumeFn resume, woad_value state);
int64_t sched_now_us(woad_vm *vm);
/* From C code: waits until FD is ready. On a C stack of its own other threads run meanwhile; else the process waits. */
void sched_wait_fd(woad_vm *vm, int fd, bool for_write);
/* From C code on a C stack of its own: lets others run once. No-op elsewhere. */
void sched_yield_once(woad_vm *vm);
/* From C code on a C stack of its own: blocks until sched_wake (WAITER, already in a queue, is this thread's wait). */
void sched_block_in_c(woad_vm *vm, Waiter *waiter);
enum { BREAK_USER, BREAK_HANG_UP, BREAK_TERMINATE };
/* Asks the session to raise a break of KIND at its main thread's next safe point; may be called from a signal handler. */
void sched_signal_break(woad_vm *vm, uint8_t kind);
/* A signal has come, or the collector has something to say, and nothing was made of it yet. */
bool sched_is_interrupted(woad_vm *vm);
/* Answer of a primitive: the running thread's pending break is raised; its continuation goes on with RESUME(vm, state). */
woad_value sched_raise_break(woad_vm *vm, ResumeFn resume, woad_value state);
/* The same for another thread, which is blocked: it is woken. */
void sched_break_blocked(woad_vm *vm, Thread *thread);
/* From C code above language code: raises the pending break, if any. */
void sched_check_break_in_c(woad_vm *vm);
/* The same, and other threads have their turn, once the fuel that vm_charge takes is used up: for long loops in C. */
void sched_safe_point_in_c(woad_vm *vm);
/* THREAD leaves the queues of what it waits for (it is killed, suspended or broken): its resume function waits anew. */
void sched_forget_waits(Thread *thread);
/* THREAD is in the ready queue. */
bool sched_is_ready(woad_vm *vm, const Thread *thread);
/* Removes THREAD from all queues. */
void sched_remove(woad_vm *vm, Thread *thread);

#endif
