/* SPDX-License-Identifier: MIT
 * prim_portevt.c: ports as events: an input port is ready when a read gives something at once, an output port when a write
 * does. The procedures of a custom port cannot be called while events are polled: it stands for an event that is made when a sync
 * opens it. Source: Reference, "Ports", "Port Events". */
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/customport.h"
#include "runtime/io/loop.h"
#include "runtime/io/pipe.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/portevt.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/call.h"



static bool is_input(const Port *port) { return (port->header.flags & PORT_FLAG_INPUT) != 0; }

/* Whether more than SKIP bytes, or what comes instead of them, can be peeked at once. */
static bool has_more(woad_vm *vm, Port *port, size_t skip) {
  if (port->closed || port->ops->nests || port_buffered(port) > skip) return true;
  uint8_t byte;
  return port_peek(vm, port, skip, &byte, 1, false) != 0;
}

static bool has_room(woad_vm *vm, Port *port) {
  if (port->closed || port->ops->nests) return true;
  if (pipe_is(port)) return pipe_has_room(port);
  return port->fd < 0 || port->is_regular || loop_fd_is_ready(vm, port->fd, true);
}

static Waiter *watch_input(woad_vm *vm, Port *port, Thread *thread, int64_t *wake_us) {
  if (pipe_is(port)) return waitq_join(vm, &port->readers, object_value(port), thread);
  Waiter *waiter = port->fd < 0 ? NULL : world_watch(vm, port->fd, false, thread);
  if (waiter == NULL) *wake_us = sched_now_us(vm) + 1;
  return waiter;
}

static bool poll_port(woad_vm *vm, woad_value v, woad_value *value) {
  return is_input(port_of(v)) ? has_more(vm, port_of(v), 0) : has_room(vm, port_of(v));
}

static Waiter *watch_port(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  Port *port = port_of(v);
  if (is_input(port)) return watch_input(vm, port, thread, wake_us);
  if (pipe_is(port)) return waitq_join(vm, &port->peer->writers, object_value(port->peer), thread);
  Waiter *waiter = port->fd < 0 ? NULL : world_watch(vm, port->fd, true, thread);
  if (waiter == NULL) *wake_us = sched_now_us(vm) + 1;
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

static woad_value guard_port(woad_vm *vm, woad_value v) {
  if (!customport_is(port_of(v))) return VALUE_FALSE;
  if (vm->io->event_maker == VALUE_FALSE) vm->io->event_maker = customport_event_maker(vm);
  return vm->io->event_maker;
}

static const EvtOps port_ops = {poll_port, watch_port, NULL, guard_port}, more_ops = {poll_more, watch_more, NULL, NULL};

void portevt_boot(woad_vm *vm) { sync_register_type(vm, TYPE_PORT, &port_ops); }

/* --- progress --- */

/* base: the port; extra: #t once bytes were taken */
static bool poll_progress(woad_vm *vm, woad_value v, woad_value *value) { return VALUE_AS(Evt, v)->extra == VALUE_TRUE; }
static bool poll_closed(woad_vm *vm, woad_value v, woad_value *value) { return port_of(VALUE_AS(Evt, v)->base)->closed; }
static Waiter *watch_changes(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  woad_value port = VALUE_AS(Evt, v)->base;
  return waitq_join(vm, &port_of(port)->watchers, port, thread);
}
static const EvtOps progress_ops = {poll_progress, watch_changes, "progress-evt", NULL}, closed_ops = {poll_closed, watch_changes, NULL, NULL};

/* A custom port's own event is wrapped to give itself; the list of results ends in the port. */
static bool is_own_progress(const Evt *evt) {
  return evt->header.aux == EVT_WRAP && value_is_pair(evt->extra) && value_is_port(pair_cdr(evt->extra));
}
bool portevt_is_progress(woad_value v) {
  if (!value_has_type(v, TYPE_EVT)) return false;
  const Evt *evt = VALUE_AS(Evt, v);
  return is_own_progress(evt) || (evt->header.aux == EVT_CUSTOM && evt->ops == &progress_ops);
}
bool portevt_has_progressed(woad_value v) {
  return portevt_is_progress(v) && VALUE_AS(Evt, v)->ops == &progress_ops && VALUE_AS(Evt, v)->extra == VALUE_TRUE;
}
static bool is_progress_of(woad_value v, const Port *port) {
  const Evt *evt = VALUE_AS(Evt, v);
  return port_of(is_own_progress(evt) ? pair_cdr(evt->extra) : evt->base) == port;
}

PRIM_MODULE("#%kernel")

PRIM("port-provides-progress-evts?", port_provides_progress_evts_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(in : input-port?) -> boolean?", "Whether port-progress-evt works on IN.")
{
  return value_bool(port_has_progress(port_arg_input(vm, 0, argc, argv)));
}
PRIM("port-progress-evt", port_progress_evt, 0, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "[in : input-port?] -> progress-evt?",
     "An event that is ready once bytes have been read from IN after this call.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (!port_has_progress(port))
    raise_fields(vm, "port-progress-evt", "port does not provide progress evts", "port",
                 argc > 0 ? argv[0] : object_value(port), NULL);
  if (port->ops->read_direct != NULL) {
    woad_value own = call_nested(vm, customport_procedure(port, CUSTOM_PROGRESS), 0, NULL);
    if (!sync_is_evt(vm, own))
      raise_format(vm, vm->exn.fail_contract, "user port progress-evt: contract violation\n  expected: evt?\n  result: %V", own);
    woad_value evt = sync_evt_make(vm, EVT_WRAP, own, VALUE_FALSE);
    VALUE_AS(Evt, evt)->extra = pair_make(vm, evt, object_value(port));
    return evt;
  }
  if (port->closed) return sync_custom_evt_make(vm, &progress_ops, object_value(port), VALUE_TRUE);
  if (port->progress == VALUE_FALSE)
    port->progress = sync_custom_evt_make(vm, &progress_ops, object_value(port), VALUE_FALSE);
  return port->progress;
}
PRIM("progress-evt?", progress_evt_p, 1, 2, PF_READS, RIGHTS_NONE, "(v : any/c) [in : input-port?] -> boolean?",
     "Whether V was made by port-progress-evt, for IN.")
{
  if (!portevt_is_progress(argv[0])) return VALUE_FALSE;
  return value_bool(argc == 1 || is_progress_of(argv[0], port_find_input(vm, argv[1])));
}

static bool is_committing(woad_value v) {
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_CHANNEL: case TYPE_SEMAPHORE: return true;
  case TYPE_EVT: {
    uint16_t kind = value_header(v)->aux;
    return kind == EVT_CHANNEL_PUT || kind == EVT_SEMAPHORE_PEEK || kind == EVT_ALWAYS || kind == EVT_NEVER;
  }
  default: return false;
  }
}

/* Counts N bytes that a custom port's commit procedure will take. */
static void count_ahead(woad_vm *vm, Port *port, size_t n) {
  uint8_t chunk[256];
  size_t done = 0;
  while (done < n) {
    size_t want = n - done < sizeof chunk ? n - done : sizeof chunk;
    int64_t got = port_peek(vm, port, done, chunk, want, false);
    if (got <= 0) return;
    port_advance(port, chunk, (size_t)got);
    done += (size_t)got;
  }
}

PRIM("port-commit-peeked", port_commit_peeked, 3, 4, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(amt : exact-nonnegative-integer?) (progress : progress-evt?) (evt : evt?) [in : input-port?] -> boolean?",
     "Waits for EVT and takes AMT peeked bytes from IN; #f, and nothing taken, when PROGRESS is ready first.")
{
  size_t amount = port_arg_natural(vm, 0, argc, argv);
  if (!portevt_is_progress(argv[1])) arg_wrong(vm, 1, argc, argv, "progress-evt?");
  if (!is_committing(argv[2]))
    arg_wrong(vm, 2, argc, argv, "(or/c channel-put-evt? channel? semaphore? semaphore-peek-evt? always-evt never-evt)");
  Port *port = port_arg_input(vm, 3, argc, argv);
  if (!is_progress_of(argv[1], port))
    raise_fields(vm, "port-commit-peeked", "evt is not a progress evt for the given port", "evt", argv[1], "port",
                 argc > 3 ? argv[3] : object_value(port), NULL);
  Evt *progress = VALUE_AS(Evt, argv[1]);
  if (port->ops->read_direct != NULL) {
    woad_value args[3] = { argv[0], progress->base, argv[2] };
    Port before = *port;
    count_ahead(vm, port, amount);
    bool done = value_is_true(call_nested(vm, customport_procedure(port, CUSTOM_COMMIT), 3, args));
    if (!done) {
      port->offset = before.offset;
      port->line = before.line;
      port->column = before.column;
      port->position = before.position;
    }
    return value_bool(done);
  }
  if (progress->extra == VALUE_TRUE) return VALUE_FALSE;
  io_state_sync(vm, sync_evt_make(vm, EVT_CHOICE, pair_list(vm, 2, argv[1], argv[2]), VALUE_FALSE));
  if (progress->extra == VALUE_TRUE) return VALUE_FALSE;
  port_commit(vm, port, amount);
  return VALUE_TRUE;
}
PRIM("port-closed-evt", port_closed_evt, 0, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "[port : port?] -> evt?",
     "An event that is ready once PORT is closed.")
{
  Port *port = argc > 0 ? port_arg_any(vm, 0, argc, argv) : port_arg_input(vm, 0, argc, argv);
  return sync_custom_evt_make(vm, &closed_ops, object_value(port), VALUE_FALSE);
}

/* --- writing --- */

/* base: the port; extra: immutable bytes. A closed port is ready; the write that follows tells. */
static bool poll_write(woad_vm *vm, woad_value v, woad_value *value) {
  const Evt *evt = VALUE_AS(Evt, v);
  Port *port = port_of(evt->base);
  const Bytes *bytes = bytes_of(evt->extra);
  if (!port->closed && !has_room(vm, port)) return false;
  size_t done = port->closed ? 0 : port_put_some(vm, port, bytes->data, bytes->length, false);
  *value = fixnum_make((int64_t)done);
  return done > 0 || bytes->length == 0 || port->closed;
}
static Waiter *watch_write(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return watch_port(vm, VALUE_AS(Evt, v)->base, thread, wake_us);
}
static const EvtOps write_ops = {poll_write, watch_write, "write-evt", NULL};

PRIM("write-bytes-avail-evt", write_bytes_avail_evt, 1, 4, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?] -> evt?",
     "An event that writes what goes at once when it is chosen; its result is how many bytes.")
{
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  size_t range[2];
  port_arg_range(vm, 2, argc, argv, bytes_of(argv[0])->length, "byte string", argv[0], range);
  if (port->closed) port_raise_closed(vm, port);
  if (port->ops->nests) {
    woad_value maker = customport_is(port) ? customport_procedure(port, CUSTOM_WRITE_EVT) : VALUE_FALSE;
    if (maker == VALUE_FALSE)
      raise_fields(vm, "write-bytes-avail-evt", "port does not support output events", "port", argv[1], NULL);
    woad_value args[3] = { argv[0], fixnum_make((int64_t)range[0]), fixnum_make((int64_t)range[1]) };
    return call_nested(vm, maker, 3, args);
  }
  return sync_custom_evt_make(vm, &write_ops, object_value(port),
                              bytes_from(vm, bytes_of(argv[0])->data + range[0], range[1] - range[0]));
}
PRIM("write-special-evt", write_special_evt, 1, 2, PF_PORT | PF_NESTS, RIGHTS_NONE, "(v : any/c) [out : output-port?] -> evt?",
     "An event that writes the special value V when it is chosen.")
{
  Port *port = port_arg_output(vm, 1, argc, argv);
  woad_value maker = customport_is(port) ? customport_procedure(port, CUSTOM_SPECIAL_EVT) : VALUE_FALSE;
  if (maker == VALUE_FALSE)
    raise_fields(vm, "write-special-evt", "port does not support special-value events", "port",
                 argc > 1 ? argv[1] : object_value(port), NULL);
  return call_nested(vm, maker, 1, argv);
}

PRIM_MODULE("#%woad")

PRIM("port-more-evt", port_more_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHT_PORT, "(in : input-port?) (n : exact-nonnegative-integer?) -> evt?",
     "Ready when more than N bytes, or an end of file after fewer, can be peeked at IN.")
{
  Port *port = port_find_input(vm, argv[0]);
  if (port == NULL) arg_wrong(vm, 0, argc, argv, "input-port?");
  return sync_custom_evt_make(vm, &more_ops, object_value(port), fixnum_make((int64_t)arg_natural(vm, 1, argc, argv)));
}

/* --- for code that does its own waiting --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-poll-fd", unsafe_poll_fd, 2, 3, PF_READS, RIGHT_UNSAFE,
     "(fd : fixnum?) (mode : (or/c 'read 'write)) [socket? : any/c = #t] -> boolean?",
     "Whether the descriptor FD, a socket or not, can be read or written now; #f for anything else.")
{
  bool for_write = argv[1] == symbol_intern(vm, "write");
  if (!value_is_fixnum(argv[0]) || (!for_write && argv[1] != symbol_intern(vm, "read"))) return VALUE_FALSE;
  return value_bool(loop_fd_is_ready(vm, (int)fixnum_value(argv[0]), for_write));
}

static woad_value wake_scheduler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  world_interrupt(vm);
  return VALUE_VOID;
}

PRIM("unsafe-make-signal-received", unsafe_make_signal_received, 0, 0, PF_ALLOC, RIGHT_UNSAFE, "-> (-> void?)",
     "A procedure that makes the scheduler look at once whether something has become ready.")
{
  return call_native_closure(vm, NULL, wake_scheduler, 0, 0, 0, 0, NULL);
}
