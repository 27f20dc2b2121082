/* SPDX-License-Identifier: MIT
 * waitq.h: who waits for a thing. A queue lies in what is waited for (semaphore, channel, thread, ...) and holds a Waiter for
 * each wait, oldest first. A thread's waits are known to the thread as well, so that they are taken out at once when it is
 * woken, killed, suspended or broken: a queue never holds dead entries.
 *
 * W1  a Waiter stands in at most one queue; `queue` points into `owner`, which it keeps alive.
 * W2  a queue is traced by its owner; nothing else holds a Waiter but the wait it belongs to. */
#ifndef RUNTIME_VM_WAITQ_H
#define RUNTIME_VM_WAITQ_H

#include "runtime/base/vm.h"

struct SyncWait;

typedef struct Waiter {
  struct Waiter *previous, *next;
  struct WaitQueue *queue;  /* NULL: in none */
  woad_value owner;         /* the object that `queue` lies in */
  struct Thread *thread;
  struct SyncWait *sync;    /* the sync that waits, or NULL: a wait for this one thing */
  size_t leaf;              /* of that sync */
  struct Waiter *next_of_sync;
} Waiter;

typedef struct WaitQueue { Waiter *first, *last; } WaitQueue;

/* A Waiter of THREAD at the end of QUEUE, which lies in OWNER. */
Waiter *waitq_join(woad_vm *vm, WaitQueue *queue, woad_value owner, struct Thread *thread);
/* Takes WAITER out of its queue; no-op when it is in none. */
void waitq_leave(Waiter *waiter);

#endif
