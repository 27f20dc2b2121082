/* SPDX-License-Identifier: MIT
 * customport.c: ports made of procedures. Without a peek procedure an input port reads ahead into the record's buffer like
 * a file; with one, nothing is read that was not asked for. Procedures run nested, under a continuation barrier.
 * Source: Reference, "Custom Ports". */
#include "runtime/io/customport.h"

#include "runtime/data/bytes.h"
#include "runtime/data/vector.h"
#include "runtime/io/io_state.h"
#include "runtime/io/loop.h"
#include "runtime/io/pipe.h"
#include "runtime/vm/call.h"
#include "runtime/vm/raise.h"

enum { CHUNK = 4096 };

/* Objects that are surely no events. */
static bool is_plain(woad_value v) {
  TypeCode type = value_type(v);
  return type == TYPE_SYMBOL || type == TYPE_STRING || type == TYPE_BYTES || type == TYPE_VECTOR;
}

woad_value customport_procedure(const Port *port, int which) { return vector_of(port->state)->items[which]; }

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
    if (pipe != NULL) {
      if (peeking) return port_peek(vm, pipe, skip, dst, bytes->length, may_block);
      return port_get(vm, pipe, dst, bytes->length, may_block);
    }
    if (call_is_procedure(vm, v) && call_arity_includes(vm, v, 4)) {
      port->special = v;
      return PORT_SPECIAL;
    }
    if (v == VALUE_FALSE && peeking) return 0;
    if (!value_is_object(v) || is_plain(v))
      raise_format(vm, vm->exn.fail_contract,
                   "user port %s: contract violation\n"
                   "  expected: (or/c exact-nonnegative-integer? eof-object? evt? pipe-input-port?%s)\n  result: %V",
                   peeking ? "peek" : "read", peeking ? " #f" : "", v);
    if (!may_block) return 0;
    v = io_state_sync(vm, v);
  }
}

static int64_t read_once(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block) {
  woad_value reader = customport_procedure(port, CUSTOM_READ);
  Port *under = port_find_input(vm, reader);
  if (under != NULL) return port_get(vm, under, dst, n, may_block);
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

static int64_t peek_custom(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block) {
  woad_value peeker = customport_procedure(port, CUSTOM_PEEK);
  Port *under = port_find_input(vm, peeker);
  for (;;) {
    int64_t got;
    if (under != NULL) got = port_peek(vm, under, skip, dst, n, may_block);
    else {
      Bytes *bytes = bytes_make(vm, n, 0);
      woad_value args[3] = { object_value(bytes), fixnum_make((int64_t)skip), VALUE_FALSE };
      got = take_answer(vm, port, call_nested(vm, peeker, 3, args), bytes, dst, may_block, true, skip);
      if (got == PORT_SPECIAL) port->special = VALUE_NONE;  /* only a read takes it */
    }
    if (got != 0 || !may_block) return got;
    loop_wait_others(vm);
    if (port->closed) port_raise_closed(vm, port);
  }
}

static PortFill fill_custom(woad_vm *vm, Port *port, size_t want, bool may_block) {
  if (port->start == port->end) port->start = port->end = 0;
  uint8_t *chunk = mem_new_atomic(vm, CHUNK);
  int64_t got = read_custom(vm, port, chunk, CHUNK, may_block);
  if (got <= 0) return got == 0 ? PORT_WOULD_BLOCK : got == PORT_EOF ? PORT_AT_EOF : PORT_AT_SPECIAL;
  port_reserve(vm, port, (size_t)got);
  memcpy(port->buf + port->end, chunk, (size_t)got);
  port->end += (size_t)got;
  return PORT_MORE;
}

static void close_custom(woad_vm *vm, Port *port) {
  woad_value proc = customport_procedure(port, CUSTOM_CLOSE);
  if (call_is_procedure(vm, proc)) call_nested(vm, proc, 0, NULL);
}

/* One call of the write procedure; how many bytes it took, -1 when it would block. */
static int64_t write_once(woad_vm *vm, Port *port, Bytes *bytes, size_t start, bool may_block) {
  woad_value args[5] = { object_value(bytes), fixnum_make((int64_t)start), fixnum_make((int64_t)bytes->length),
                         value_bool(!may_block), VALUE_FALSE };
  woad_value v = call_nested(vm, customport_procedure(port, CUSTOM_WRITE), 5, args);
  for (;;) {
    if (value_is_fixnum(v) && fixnum_value(v) >= 0) {
      if ((size_t)fixnum_value(v) > bytes->length - start)
        raise_fields(vm, "user port write", "result integer is larger than the supplied byte string", "result", v,
                     "byte-string length", fixnum_make((int64_t)(bytes->length - start)), NULL);
      return fixnum_value(v);
    }
    if (v == VALUE_FALSE) return -1;
    if (!value_is_object(v) || is_plain(v))
      raise_format(vm, vm->exn.fail_contract,
                   "user port write: contract violation\n"
                   "  expected: (or/c exact-nonnegative-integer? #f evt?)\n  result: %V", v);
    if (!may_block) return -1;
    v = io_state_sync(vm, v);
  }
}

static size_t write_custom(woad_vm *vm, Port *port, const uint8_t *data, size_t n, bool may_block) {
  Port *under = port_find_output(vm, customport_procedure(port, CUSTOM_WRITE));
  if (under != NULL) return port_put_some(vm, under, data, n, may_block);
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

static void flush_custom(woad_vm *vm, Port *port) {
  woad_value writer = customport_procedure(port, CUSTOM_WRITE);
  if (port_find_output(vm, writer) != NULL) port_flush_record(vm, port_find_output(vm, writer));
  else write_once(vm, port, bytes_of(vm->empty_bytes), 0, true);
}

bool customport_write_special(woad_vm *vm, Port *port, woad_value v, bool may_block) {
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
