/* SPDX-License-Identifier: MIT
 * collectlog.h: what is logged of collections, with topics GC and GC:major at level debug. Source: Reference, "Garbage Collection". */
#ifndef RUNTIME_THREAD_COLLECTLOG_H
#define RUNTIME_THREAD_COLLECTLOG_H

#include "runtime/base/vm.h"

/* The collections since the last call go to the session's root logger. */
void collectlog_send(woad_vm *vm);
/* The sums, when the process is about to end. */
void collectlog_send_sums(woad_vm *vm);

#endif
