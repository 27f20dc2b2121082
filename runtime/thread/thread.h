/* SPDX-License-Identifier: MIT
 * thread.h: green threads and semaphores. */
#ifndef RUNTIME_THREAD_THREAD_H
#define RUNTIME_THREAD_THREAD_H

#include "runtime/thread/sched.h"
#include "runtime/vm/call.h"

typedef struct {
  Header header;
  int64_t count;
  WaitQueue queue;         /* with waits in it, only semaphore-peek events and gates, the count may be above 0 */
} Semaphore;

/* header.aux of the TYPE_OTHER that current-preserved-thread-cell-values gives */
enum { THREAD_CELL_VALUES = 1 };

void thread_boot(woad_vm *vm);
/* A new thread that calls THUNK in a prompt; runnable at once. */
woad_value thread_spawn(woad_vm *vm, woad_value thunk);
/* The same, managed by CUSTODIAN. */
woad_value thread_spawn_under(woad_vm *vm, const char *who, woad_value thunk, woad_value custodian);
/* Ends THREAD, or only suspends it when it was made by thread/suspend-to-kill. */
void thread_kill(woad_vm *vm, Thread *thread);
/* Answer of a primitive that killed or suspended the running thread. */
woad_value thread_leave_stopped(woad_vm *vm);
/* The running thread: the caller answers thread_leave_stopped. */
void thread_suspend(woad_vm *vm, Thread *thread);
void thread_resume(woad_vm *vm, Thread *thread);
/* THREAD comes under BENEFACTOR's custodians, now and later, and is resumed whenever BENEFACTOR is. */
void thread_add_benefactor(woad_vm *vm, Thread *thread, Thread *benefactor);
void thread_break(woad_vm *vm, Thread *thread, uint8_t kind);
/* Calls FN, which may run language code and raises under NAME, with breaks enabled: how a primitive for /enable-break ends. */
woad_value thread_call_enabling_breaks(woad_vm *vm, const char *name, NativeFn fn, int argc, woad_value *argv);
/* Calls THUNK in atomic mode, which ends however control leaves. */
woad_value thread_call_atomically(woad_vm *vm, woad_value thunk);
/* Answers VALUE_VOID once SEMAPHORE's counter was decremented. */
woad_value thread_semaphore_wait(woad_vm *vm, woad_value semaphore, bool breaks);
/* Answers VALUE_VOID once THREAD has ended. */
woad_value thread_wait_for_end(woad_vm *vm, woad_value thread);
bool thread_breaks_enabled(woad_vm *vm); /* of the running thread */
woad_value thread_semaphore_make(woad_vm *vm, int64_t count);
void thread_semaphore_post(woad_vm *vm, Semaphore *semaphore);

#endif
