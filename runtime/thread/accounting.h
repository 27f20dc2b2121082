/* SPDX-License-Identifier: MIT
 * accounting.h: memory that a custodian answers for: what only the threads and other things under it hold, so what would become free
 * with its shutdown. Data that others hold as well count for nobody. */
#ifndef RUNTIME_THREAD_ACCOUNTING_H
#define RUNTIME_THREAD_ACCOUNTING_H

#include "runtime/thread/custodian.h"

/* In bytes; walks the whole heap. */
size_t accounting_bytes(woad_vm *vm, const Custodian *custodian);
/* STOPPED is to be shut down when, after a collection, LIMITED answers for NBYTES or more. */
void accounting_add_limit(woad_vm *vm, Custodian *limited, size_t nbytes, Custodian *stopped);
/* At a safe point after a collection: shuts down what has reached its limit. The running thread may be dead or suspended then. */
void accounting_enforce(woad_vm *vm);

#endif
