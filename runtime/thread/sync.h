/* SPDX-License-Identifier: MIT
 * sync.h: synchronizable events. An event that is no semaphore, thread, channel, struct or the like is an Evt. Types of higher
 * layers (ports, will executors, log receivers, ...) become events by an EvtOps. */
#ifndef RUNTIME_THREAD_SYNC_H
#define RUNTIME_THREAD_SYNC_H

#include "runtime/thread/thread.h"

typedef enum { EVT_ALWAYS, EVT_NEVER, EVT_WRAP, EVT_HANDLE, EVT_REPLACE, EVT_POLL_GUARD, EVT_NACK_GUARD, EVT_CHOICE,
               EVT_CHANNEL_PUT, EVT_ALARM, EVT_SEMAPHORE_PEEK, EVT_THREAD_DEAD, EVT_IDLE, EVT_RECEIVE, EVT_GATE,
               EVT_CUSTOM } EvtKind;
enum { EVT_OF_SUSPENSION = FLAG_A }; /* a gate that a suspension opens; other gates of threads are opened by resuming */

typedef struct EvtOps {
  /* Whether V is ready; if so it is taken and *value its result. Raises nothing, runs no language code. */
  bool (*poll)(woad_vm *vm, woad_value v, woad_value *value);
  /* V was not ready: leaves a wait of THREAD with it (NULL: something else wakes the thread); may lower *wake_us. */
  Waiter *(*watch)(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us);
  const char *name; /* as it prints; NULL: evt */
  /* NULL, or: procedure that is called with V in a sync for the event that takes its place; VALUE_FALSE: poll V */
  woad_value (*guard)(woad_vm *vm, woad_value v);
} EvtOps;

typedef struct {
  Header header;     /* aux: EvtKind */
  woad_value base;   /* event, list of events, channel, semaphore, thread; ALARM: milliseconds; GATE: the result */
  woad_value extra;  /* procedure, value to put, #t for a monotonic ALARM; GATE: semaphore that opens it for good */
  const EvtOps *ops; /* CUSTOM */
} Evt;

typedef struct { Header header; WaitQueue getters, putters; } Channel;

void sync_boot(woad_vm *vm);
bool sync_is_evt(woad_vm *vm, woad_value v);
woad_value sync_evt_make(woad_vm *vm, EvtKind kind, woad_value base, woad_value extra);
woad_value sync_custom_evt_make(woad_vm *vm, const EvtOps *ops, woad_value base, woad_value extra);
/* Values of TYPE are events from now on. */
void sync_register_type(woad_vm *vm, TypeCode type, const EvtOps *ops);
woad_value sync_channel_make(woad_vm *vm);
/* Answer of a primitive: waits for one of the list EVTS; TIMEOUT: VALUE_FALSE, seconds, or a thunk to tail-call.
 * BREAKS: breaks are enabled while it is blocked. */
woad_value sync_on(woad_vm *vm, woad_value evts, woad_value timeout, bool breaks);
/* SYNC's thread does not wait any more: its waits leave their queues. */
void sync_leave_queues(struct SyncWait *sync);
/* A thread ends without unwinding KONT: the syncs it was in choose nothing any more. */
void sync_abandon(woad_vm *vm, Kont *kont);
/* WAITER's sync waited for SEMAPHORE itself, and now has it; false: it only looks at it. The caller wakes the thread. */
bool sync_commit_semaphore(Waiter *waiter, woad_value semaphore);
/* Wakes all who wait in QUEUE. */
void sync_wake_all(woad_vm *vm, WaitQueue *queue);

#endif
