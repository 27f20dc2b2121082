/* SPDX-License-Identifier: MIT
 * loop.c: waiting. Everything in io/ that may block comes here, so that the scheduler can run other green threads in the
 * meantime. poll() and not read() decides about readiness: nothing is ever read ahead. */
#include "runtime/io/loop.h"

#include <errno.h>
#include <poll.h>

#include "runtime/base/record.h"
#include "runtime/thread/sched.h"

static short poll_once(int fd, bool for_write, int timeout_ms) {
  struct pollfd p = { .fd = fd, .events = for_write ? POLLOUT : POLLIN };
  int n;
  do n = poll(&p, 1, timeout_ms);
  while (n < 0 && errno == EINTR && timeout_ms < 0);
  return n > 0 ? p.revents : (short)(n < 0 ? POLLERR : 0);
}

bool loop_fd_is_ready(woad_vm *vm, int fd, bool for_write) { return OUTSIDE(vm, READY, NULL, 0, poll_once(fd, for_write, 0)) != 0; }

void loop_wait_fd(woad_vm *vm, int fd, bool for_write) {
  if (loop_fd_is_ready(vm, fd, for_write)) return;
  sched_wait_fd(vm, fd, for_write);
}

void loop_wait_others(woad_vm *vm) { sched_yield_once(vm); }

void loop_wait_queue(woad_vm *vm, WaitQueue *queue, woad_value owner) {
  if (vm->cstack == NULL) sched_yield_once(vm);
  else sched_block_in_c(vm, waitq_join(vm, queue, owner, vm->thread));
}
