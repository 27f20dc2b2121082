/* SPDX-License-Identifier: MIT
 * customport.c: ports made of procedures. Without a peek procedure an input port reads ahead into the record's buffer like
 * a file, or, in mode PORT_MODE_NONE, no more than is read or peeked; with one, nothing is read that was not asked for. Procedures run nested, under a continuation barrier.
 * Source: Reference, "Custom Ports". */
#include "runtime/io/customport.h"

#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/io/io_state.h"
#include "runtime/io/loop.h"
#include "runtime/io/pipe.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

enum { CHUNK = 4096 };

woad_value customport_procedure(const Port *port, int which) { return vector_of(port->state)->items[which]; }

woad_value customport_buffer_mode(const Port *port) {
  return customport_is(port) ? customport_procedure(port, CUSTOM_BUFFER_MODE) : VALUE_FALSE;
}

/* Waits for the event V that a procedure answered with, or just asks it: its result is the next answer; VALUE_NONE: not ready. */
static woad_value ask_evt(woad_vm *vm, woad_value v, bool may_block) {
  return may_block ? io_state_sync(vm, v) : io_state_poll(vm, v);
}

/* --- the port underneath: ports lie upon ports as deep as a program likes --- */

typedef struct { Port *under; size_t skip; uint8_t *bytes; size_t n; bool may_block; int64_t done; } Transfer;

static woad_value get_under(woad_vm *vm, void *arg) {
  Transfer *t = arg;
  t->done = port_get(vm, t->under, t->bytes, t->n, t->may_block);
  return VALUE_VOID;
}
static woad_value peek_under(woad_vm *vm, void *arg) {
  Transfer *t = arg;
  t->done = port_peek(vm, t->under, t->skip, t->bytes, t->n, t->may_block);
  return VALUE_VOID;
}
static woad_value put_under(woad_vm *vm, void *arg) {
  Transfer *t = arg;
  t->done = (int64_t)port_put_some(vm, t->under, t->bytes, t->n, t->may_block);
  return VALUE_VOID;
}
static woad_value flush_under(woad_vm *vm, void *arg) {
  port_flush_record(vm, arg);
  return VALUE_VOID;
}

static int64_t transfer(woad_vm *vm, woad_value (*how)(woad_vm *vm, void *arg), Transfer t) {
  call_with_room(vm, how, &t);
  return t.done;
}

/* --- reading --- */

/* What a read or peek procedure answered, turned into a count for N bytes at DST. */
static int64_t take_answer(woad_vm *vm, Port *port, woad_value v, Bytes *bytes, uint8_t *dst, bool may_block,
                           bool peeking, size_t skip) {
  for (;;) {
    if (v == VALUE_EOF) return PORT_EOF;
    if (value_is_fixnum(v) && fixnum_value(v) >= 0) {
      if ((size_t)fixnum_value(v) > bytes->length)
        raise_fields(vm, peeking ? "user port peek" : "user port read",
                     "result integer is larger than the supplied byte string", "result", v, "byte-string length",
                     fixnum_make((int64_t)bytes->length), NULL);
      memcpy(dst, bytes->data, (size_t)fixnum_value(v));
      return fixnum_value(v);
    }
    Port *pipe = port_find_input(vm, v);
    if (pipe != NULL && pipe_is(pipe)) {
      if (peeking) return port_peek(vm, pipe, skip, dst, bytes->length, may_block);
      int64_t got = port_get(vm, pipe, dst, bytes->length, may_block);
      if (pipe_content_length(pipe) > 0) port->peer = pipe;
      return got;
    }
    if (call_is_procedure(vm, v) && call_arity_includes(vm, v, 4)) {
      if (peeking) port->peeked = v;
      else if (port->ops->read_direct != NULL || port->keeps_specials) port->special = v;
      else
        raise_fields(vm, "user port read",
                     "the port has no specific peek procedure, so a special read result is not allowed", "special result", v,
                     NULL);
      return PORT_SPECIAL;
    }
    if (v == VALUE_FALSE && peeking) return 0;
    if (!sync_is_evt(vm, v))
      raise_format(vm, vm->exn.fail_contract,
                   "user port %s: contract violation\n"
                   "  expected: (or/c exact-nonnegative-integer? eof-object? evt? pipe-input-port?%s)\n  result: %V",
                   peeking ? "peek" : "read", peeking ? " (procedure-arity-includes/c 4)" : "", v);
    woad_value evt = v;
    v = ask_evt(vm, evt, may_block);
    port->waits = v == VALUE_NONE ? pair_make(vm, evt, object_value(bytes)) : VALUE_FALSE;
    if (v == VALUE_NONE) return 0;
  }
}

/* The pipe that a read procedure answered with, while there is something in it. */
static Port *active_pipe(Port *port) {
  if (port->peer != NULL && pipe_content_length(port->peer) == 0) port->peer = NULL;
  return port->peer;
}

static int64_t read_once(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block) {
  woad_value reader = customport_procedure(port, CUSTOM_READ);
  Port *under = active_pipe(port);
  if (under == NULL) under = port_find_input(vm, reader);
  if (under != NULL) {
    int64_t got = transfer(vm, get_under, (Transfer){ under, 0, dst, n, may_block, 0 });
    if (got != PORT_SPECIAL) return got;
    port->special = under->special;
    under->special = VALUE_NONE;
    port_progressed(vm, under);
    return got;
  }
  Bytes *bytes = bytes_make(vm, n, 0);
  woad_value arg = object_value(bytes);
  return take_answer(vm, port, call_nested(vm, reader, 1, &arg), bytes, dst, may_block, false, 0);
}

static int64_t read_custom(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block) {
  for (;;) {
    if (port->special != VALUE_NONE) return PORT_SPECIAL;
    int64_t got = read_once(vm, port, dst, n, may_block);
    if (got != 0 || !may_block) return got;
    loop_wait_others(vm);
    if (port->closed) port_raise_closed(vm, port);
  }
}

static int64_t peek_once(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block) {
  woad_value peeker = customport_procedure(port, CUSTOM_PEEK);
  Port *under = active_pipe(port);
  if (under != NULL && skip < pipe_content_length(under)) return port_peek(vm, under, skip, dst, n, may_block);
  under = port_find_input(vm, peeker);
  if (under != NULL) {
    int64_t got = transfer(vm, peek_under, (Transfer){ under, skip, dst, n, may_block, 0 });
    if (got == PORT_SPECIAL) port->peeked = under->ops->peek_direct != NULL ? under->peeked : under->special;
    return got;
  }
  Bytes *bytes = bytes_make(vm, n, 0);
  woad_value args[3] = { object_value(bytes), fixnum_make((int64_t)skip), VALUE_FALSE };
  return take_answer(vm, port, call_nested(vm, peeker, 3, args), bytes, dst, may_block, true, skip);
}

static int64_t peek_custom(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block) {
  for (;;) {
    int64_t got = peek_once(vm, port, skip, dst, n, may_block);
    if (got != 0 || !may_block) return got;
    loop_wait_others(vm);
    if (port->closed) port_raise_closed(vm, port);
  }
}

/* GOT bytes at CHUNK, or what came instead of them. */
static PortFill keep_answer(woad_vm *vm, Port *port, const uint8_t *chunk, int64_t got) {
  if (got <= 0) return got == 0 ? PORT_WOULD_BLOCK : got == PORT_EOF ? PORT_AT_EOF : PORT_AT_SPECIAL;
  port_reserve(vm, port, (size_t)got);
  memcpy(port->buf + port->end, chunk, (size_t)got);
  port->end += (size_t)got;
  return PORT_MORE;
}

static PortFill fill_custom(woad_vm *vm, Port *port, size_t want, bool may_block) {
  if (port->start == port->end) port->start = port->end = 0;
  size_t n = port->mode == PORT_MODE_NONE && want < CHUNK ? want : CHUNK;
  uint8_t *chunk = mem_new_atomic(vm, n);
  return keep_answer(vm, port, chunk, read_custom(vm, port, chunk, n, may_block));
}

/* --- ports as events --- */

static woad_value ready_evt(woad_vm *vm, Port *port, woad_value when) {
  return sync_evt_make(vm, EVT_WRAP, when, pair_make(vm, object_value(port), VALUE_NULL));
}

static woad_value look_at_input(woad_vm *vm, Port *port);

/* The event that a read or peek answered with has the result argv[0]. A read's is taken in; a peek is just made again. */
static woad_value ask_again(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_of(self->slots[0]);
  woad_value waits = port->waits;
  port->waits = VALUE_FALSE;
  if (waits != VALUE_FALSE && argc == 1 && port->ops->read_direct == NULL && !port->closed) {
    Bytes *bytes = bytes_of(pair_cdr(waits));
    uint8_t *chunk = mem_new_atomic(vm, bytes->length + 1);
    int64_t got = take_answer(vm, port, argv[0], bytes, chunk, false, false, 0);
    if (keep_answer(vm, port, chunk, got) == PORT_AT_EOF) port->at_eof = true;
  }
  return look_at_input(vm, port);
}

static woad_value look_at_input(woad_vm *vm, Port *port) {
  uint8_t byte;
  port->waits = VALUE_FALSE;
  if (port->closed || port_peek(vm, port, 0, &byte, 1, false) != 0) return ready_evt(vm, port, vm->always_evt);
  woad_value self = object_value(port);
  woad_value again = call_native_closure(vm, "port-ready", ask_again, 0, -1, PF_NESTS, 1, &self);
  woad_value evt = port->waits == VALUE_FALSE ? io_state_soon(vm) : pair_car(port->waits);
  return sync_evt_make(vm, EVT_REPLACE, evt, again);
}

/* The event that stands for the custom port argv[0]. */
static woad_value event_of_port(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_of(argv[0]);
  if ((port->header.flags & PORT_FLAG_INPUT) != 0) return look_at_input(vm, port);
  return ready_evt(vm, port, port->closed ? vm->always_evt : customport_procedure(port, CUSTOM_EVT));
}

woad_value customport_event_maker(woad_vm *vm) {
  return call_native_closure(vm, "port-evt", event_of_port, 1, 1, PF_NESTS, 0, NULL);
}

/* --- closing, writing, positions --- */

static void close_custom(woad_vm *vm, Port *port) {
  woad_value proc = customport_procedure(port, CUSTOM_CLOSE);
  if (call_is_procedure(vm, proc)) call_nested(vm, proc, 0, NULL);
}

/* One call of the write procedure; how many bytes it took, -1 when it would block. */
static int64_t write_once(woad_vm *vm, Port *port, Bytes *bytes, size_t start, bool may_block) {
  woad_value args[5] = { object_value(bytes), fixnum_make((int64_t)start), fixnum_make((int64_t)bytes->length),
                         value_bool(!may_block), value_bool(may_block && thread_breaks_enabled(vm)) };
  woad_value v = call_nested(vm, customport_procedure(port, CUSTOM_WRITE), 5, args);
  for (;;) {
    if (value_is_fixnum(v) && fixnum_value(v) >= 0) {
      if ((size_t)fixnum_value(v) > bytes->length - start)
        raise_fields(vm, "user port write", "result integer is larger than the supplied byte string", "result", v,
                     "byte string length", fixnum_make((int64_t)(bytes->length - start)), NULL);
      return fixnum_value(v);
    }
    if (v == VALUE_FALSE) return -1;
    if (!sync_is_evt(vm, v))
      raise_format(vm, vm->exn.fail_contract,
                   "user port write: contract violation\n"
                   "  expected: (or/c exact-nonnegative-integer? #f evt?)\n  result: %V", v);
    v = ask_evt(vm, v, may_block);
    if (v == VALUE_NONE) return -1;
  }
}

static size_t write_custom(woad_vm *vm, Port *port, const uint8_t *data, size_t n, bool may_block) {
  Port *under = port_find_output(vm, customport_procedure(port, CUSTOM_WRITE));
  if (under != NULL) return (size_t)transfer(vm, put_under, (Transfer){ under, 0, (uint8_t *)data, n, may_block, 0 });
  woad_value copy = bytes_from(vm, data, n);
  value_header(copy)->flags |= FLAG_IMMUTABLE;
  for (;;) {
    int64_t done = write_once(vm, port, bytes_of(copy), 0, may_block);
    if (done > 0) return (size_t)done;
    if (!may_block) return 0;
    if (done < 0) loop_wait_others(vm);
    if (port->closed) port_raise_closed(vm, port);
  }
}

bool customport_takes_all(woad_vm *vm, const Port *port) {
  return customport_is(port) && port_find_output(vm, customport_procedure(port, CUSTOM_WRITE)) == NULL;
}

static void flush_custom(woad_vm *vm, Port *port) {
  Port *under = port_find_output(vm, customport_procedure(port, CUSTOM_WRITE));
  if (under != NULL) call_with_room(vm, flush_under, under);
  else write_once(vm, port, bytes_of(vm->empty_bytes), 0, true);
}

static int64_t told_position(woad_vm *vm, woad_value proc) {
  woad_value v = call_nested(vm, proc, 0, NULL);
  if (v == VALUE_FALSE) return -1;
  if (!number_is_exact_integer(v) || number_is_negative(v) || v == fixnum_make(0))
    raise_format(vm, vm->exn.fail_contract,
                 "user port init-position: contract violation\n  expected: (or/c exact-positive-integer? #f)\n  result: %V", v);
  return value_is_fixnum(v) ? fixnum_value(v) - 1 : FIXNUM_MAX;
}

int64_t customport_position(woad_vm *vm, Port *port) {
  for (int depth = 0; depth < 1000 && customport_is(port); depth++) {
    woad_value position = customport_procedure(port, CUSTOM_POSITION);
    if (value_is_fixnum(position)) return port->offset;
    if (call_is_procedure(vm, position)) return told_position(vm, position);
    Port *other = port_find_input(vm, position);
    if (other == NULL) other = port_find_output(vm, position);
    if (other == NULL) return -1;
    port = other;
  }
  return port->offset;
}

bool customport_write_special(woad_vm *vm, Port *port, woad_value v, bool may_block) {
  for (Port *under; (under = port_find_output(vm, customport_procedure(port, CUSTOM_WRITE_SPECIAL))) != NULL; port = under)
    if (!customport_is(under)) return false;
  woad_value args[3] = { v, value_bool(!may_block), VALUE_FALSE };
  woad_value result = call_nested(vm, customport_procedure(port, CUSTOM_WRITE_SPECIAL), 3, args);
  while (value_is_object(result) && may_block) result = io_state_sync(vm, result);
  return value_is_true(result);
}

static const PortOps buffered_ops = { .kind = "custom", .fill = fill_custom, .close = close_custom, .nests = true };
static const PortOps direct_ops = { .kind = "custom", .read_direct = read_custom, .peek_direct = peek_custom,
                                    .close = close_custom, .nests = true };
static const PortOps output_ops = { .kind = "custom", .write = write_custom, .flush = flush_custom,
                                    .close = close_custom, .nests = true };

bool customport_is(const Port *port) {
  return port->ops == &buffered_ops || port->ops == &direct_ops || port->ops == &output_ops;
}

Port *customport_make_input(woad_vm *vm, woad_value name, const woad_value *procs) {
  const PortOps *ops = procs[CUSTOM_PEEK] == VALUE_FALSE ? &buffered_ops : &direct_ops;
  Port *port = port_make(vm, ops, PORT_FLAG_INPUT, name);
  port->state = vector_from(vm, CUSTOM_SLOTS, procs);
  return port;
}

Port *customport_make_output(woad_vm *vm, woad_value name, const woad_value *procs) {
  Port *port = port_make(vm, &output_ops, PORT_FLAG_OUTPUT, name);
  port->state = vector_from(vm, CUSTOM_SLOTS, procs);
  return port;
}
