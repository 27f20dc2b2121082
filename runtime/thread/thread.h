/* SPDX-License-Identifier: MIT
 * thread.h: green threads and semaphores. */
#ifndef RUNTIME_THREAD_THREAD_H
#define RUNTIME_THREAD_THREAD_H

#include "runtime/thread/sched.h"

typedef struct {
  Header header;
  int64_t count;
  woad_value first, last;  /* waiting threads, as a list with its last pair; entries of threads that left are #f */
} Semaphore;

void thread_boot(woad_vm *vm);
/* A new thread that calls THUNK in a prompt; runnable at once. */
woad_value thread_spawn(woad_vm *vm, woad_value thunk);
void thread_kill(woad_vm *vm, Thread *thread);
/* The running thread: the caller blocks afterwards. */
void thread_suspend(woad_vm *vm, Thread *thread);
void thread_resume(woad_vm *vm, Thread *thread);
void thread_break(woad_vm *vm, Thread *thread);
bool thread_breaks_enabled(woad_vm *vm); /* of the running thread */
woad_value thread_semaphore_make(woad_vm *vm, int64_t count);
void thread_semaphore_post(woad_vm *vm, Semaphore *semaphore);

#endif
