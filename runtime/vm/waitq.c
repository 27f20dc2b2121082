/* SPDX-License-Identifier: MIT
 * waitq.c: doubly linked queues of waits. See waitq.h. */
#include "runtime/vm/waitq.h"

Waiter *waitq_join(woad_vm *vm, WaitQueue *queue, woad_value owner, struct Thread *thread) {
  Waiter *waiter = mem_new(vm, Waiter);
  waiter->thread = thread;
  waiter->owner = owner;
  waiter->queue = queue;
  waiter->previous = queue->last;
  if (queue->last != NULL) queue->last->next = waiter;
  else queue->first = waiter;
  queue->last = waiter;
  return waiter;
}

void waitq_leave(Waiter *waiter) {
  WaitQueue *queue = waiter->queue;
  if (queue == NULL) return;
  if (waiter->previous != NULL) waiter->previous->next = waiter->next;
  else queue->first = waiter->next;
  if (waiter->next != NULL) waiter->next->previous = waiter->previous;
  else queue->last = waiter->previous;
  waiter->previous = waiter->next = NULL;
  waiter->queue = NULL;
  waiter->owner = VALUE_FALSE;
}
