/* SPDX-License-Identifier: MIT
 * bytesport.c: ports on bytes in memory. An input port's buffer is the whole text and never moves, so file-position
 * is a plain assignment. An output port keeps everything from position 0; offset is where the next byte goes. */
#include "runtime/io/bytesport.h"

static PortFill fill_nothing(woad_vm *vm, Port *port, size_t want, bool may_block) { return PORT_AT_EOF; }

enum { FIRST_CAPACITY = 16 };

static void grow(woad_vm *vm, Port *port, size_t capacity) {
  uint8_t *buf = mem_new_atomic(vm, capacity);
  if (port->end > 0) memcpy(buf, port->buf, port->end);
  port->buf = buf;
  port->capacity = capacity;
}

void bytesport_extend(woad_vm *vm, Port *port, size_t length) {
  if (length > port->capacity) grow(vm, port, length);
  if (length > port->end) memset(port->buf + port->end, 0, length - port->end);
  if (length > port->end) port->end = length;
}

/* What goes at once is what fits the buffer, which grows only when it is full: write-bytes-avail shows it. */
static size_t write_memory(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  size_t at = (size_t)port->offset;
  if (at < port->capacity) {
    if (n > port->capacity - at) n = port->capacity - at;
  } else {
    grow(vm, port, port->capacity == 0 && at + n <= FIRST_CAPACITY ? FIRST_CAPACITY : 2 * (at + n));
  }
  if (at + n > port->end) port->end = at + n;
  memcpy(port->buf + at, bytes, n);
  return n;
}

static const PortOps input_ops = { .kind = "string", .fill = fill_nothing };
static const PortOps output_ops = { .kind = "string", .write = write_memory, .never_waits = true };

Port *bytesport_open_input_shared(woad_vm *vm, uint8_t *bytes, size_t n, woad_value name) {
  Port *port = port_make(vm, &input_ops, PORT_FLAG_INPUT, name);
  port->buf = bytes;
  port->end = port->capacity = n;
  return port;
}

Port *bytesport_open_input(woad_vm *vm, const void *bytes, size_t n, woad_value name) {
  uint8_t *copy = mem_new_atomic(vm, n + 1);
  memcpy(copy, bytes, n);
  return bytesport_open_input_shared(vm, copy, n, name);
}

Port *bytesport_open_output(woad_vm *vm, woad_value name) {
  return port_make(vm, &output_ops, PORT_FLAG_OUTPUT, name);
}

bool bytesport_is(const Port *port) { return port->ops == &input_ops || port->ops == &output_ops; }
