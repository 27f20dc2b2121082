/* SPDX-License-Identifier: MIT
 * sync.h: synchronizable events. An event that is no semaphore, thread, channel or struct is an Evt. */
#ifndef RUNTIME_THREAD_SYNC_H
#define RUNTIME_THREAD_SYNC_H

#include "runtime/thread/thread.h"

typedef enum { EVT_ALWAYS, EVT_NEVER, EVT_WRAP, EVT_HANDLE, EVT_POLL_GUARD, EVT_CHOICE, EVT_CHANNEL_PUT, EVT_ALARM,
               EVT_SEMAPHORE_PEEK, EVT_THREAD_DEAD,
               EVT_IDLE, EVT_RECEIVE, EVT_SUSPENDED, EVT_RESUMED, EVT_NACK_GUARD } EvtKind;
typedef struct {
  Header header;     /* aux: EvtKind */
  woad_value base;   /* event, list of events, channel, semaphore, thread; ALARM: milliseconds as a number */
  woad_value extra;  /* procedure, or the value to put */
} Evt;

/* Waiting partners of a rendezvous: lists of SyncWait entries. */
typedef struct { Header header; woad_value getters, putters; } Channel;

void sync_boot(woad_vm *vm);
bool sync_is_evt(woad_vm *vm, woad_value v);
woad_value sync_evt_make(woad_vm *vm, EvtKind kind, woad_value base, woad_value extra);
woad_value sync_channel_make(woad_vm *vm);
/* Answer of a primitive: waits for one of the list EVTS; TIMEOUT: VALUE_FALSE, seconds, or a thunk to tail-call. */
woad_value sync_on(woad_vm *vm, woad_value evts, woad_value timeout);

#endif
