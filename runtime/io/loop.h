/* SPDX-License-Identifier: MIT
 * loop.h: the one place where io/ waits. */
#ifndef RUNTIME_IO_LOOP_H
#define RUNTIME_IO_LOOP_H

#include "runtime/base/vm.h"
#include "runtime/vm/waitq.h"

/* Returns when FD can be read (or written) without blocking, or has failed. Other green threads may run meanwhile. */
void loop_wait_fd(woad_vm *vm, int fd, bool for_write);
/* Whether FD is ready now. */
bool loop_fd_is_ready(woad_vm *vm, int fd, bool for_write);
/* Lets other green threads run once: for waiting on what another thread of this session must do. */
void loop_wait_others(woad_vm *vm);
/* Blocks the running thread in QUEUE, which lies in OWNER, until somebody wakes it. */
void loop_wait_queue(woad_vm *vm, WaitQueue *queue, woad_value owner);

#endif
