/* SPDX-License-Identifier: MIT
 * prim_portevt.c: ports as events: an input port is ready when a read gives something at once, an output port when a write
 * does. A custom port, whose procedures cannot be called while events are polled, is looked at as far as it is buffered, and
 * counts as ready beyond. Source: Reference, "Ports", "Port Events". */
#include "runtime/data/number.h"
#include "runtime/io/pipe.h"
#include "runtime/io/loop.h"
#include "runtime/io/port_record.h"
#include "runtime/io/portevt.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%woad")

static bool is_input(const Port *port) { return (port->header.flags & PORT_FLAG_INPUT) != 0; }

/* Whether more than SKIP bytes, or what comes instead of them, can be peeked at once. */
static bool has_more(woad_vm *vm, Port *port, size_t skip) {
  if (port->closed || port->ops->nests || port_buffered(port) > skip) return true;
  uint8_t byte;
  return port_peek(vm, port, skip, &byte, 1, false) != 0;
}

static bool has_room(Port *port) {
  if (port->closed || port->ops->nests) return true;
  if (pipe_is(port)) return port->limit == 0 || port->peer->closed || pipe_content_length(port) < port->limit;
  return port->fd < 0 || port->is_regular || loop_fd_is_ready(port->fd, true);
}

static Waiter *watch_input(woad_vm *vm, Port *port, Thread *thread, int64_t *wake_us) {
  if (pipe_is(port)) return waitq_join(vm, &port->readers, object_value(port), thread);
  Waiter *waiter = port->fd < 0 ? NULL : world_watch(vm, port->fd, false, thread);
  if (waiter == NULL) *wake_us = sched_now_us() + 1;
  return waiter;
}

static bool poll_port(woad_vm *vm, woad_value v, woad_value *value) {
  return is_input(port_of(v)) ? has_more(vm, port_of(v), 0) : has_room(port_of(v));
}

static Waiter *watch_port(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  Port *port = port_of(v);
  if (is_input(port)) return watch_input(vm, port, thread, wake_us);
  if (pipe_is(port)) return waitq_join(vm, &port->peer->writers, object_value(port->peer), thread);
  Waiter *waiter = port->fd < 0 ? NULL : world_watch(vm, port->fd, true, thread);
  if (waiter == NULL) *wake_us = sched_now_us() + 1;
  return waiter;
}

/* base: the port; extra: how many bytes are known */
static bool poll_more(woad_vm *vm, woad_value v, woad_value *value) {
  const Evt *evt = VALUE_AS(Evt, v);
  return has_more(vm, port_of(evt->base), (size_t)fixnum_value(evt->extra));
}

static Waiter *watch_more(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return watch_input(vm, port_of(VALUE_AS(Evt, v)->base), thread, wake_us);
}

static const EvtOps port_ops = {poll_port, watch_port}, more_ops = {poll_more, watch_more};

void portevt_boot(woad_vm *vm) { sync_register_type(vm, TYPE_PORT, &port_ops); }

PRIM("port-more-evt", port_more_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHT_PORT, "(in : input-port?) (n : exact-nonnegative-integer?) -> evt?",
     "Ready when more than N bytes, or an end of file after fewer, can be peeked at IN.")
{
  Port *port = port_find_input(vm, argv[0]);
  if (port == NULL) arg_wrong(vm, 0, argc, argv, "input-port?");
  return sync_custom_evt_make(vm, &more_ops, object_value(port), fixnum_make((int64_t)arg_natural(vm, 1, argc, argv)));
}
