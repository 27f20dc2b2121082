/* SPDX-License-Identifier: MIT
 * pipe.c: a pipe is the buffer of its input port; the output port appends there. So peeking and reading are those of
 * any port, and a pipe's content is one number.
 * Q1  in->peer is the output port and out->peer the input port. */
#include "runtime/io/pipe.h"

#include "runtime/io/loop.h"
#include "runtime/thread/sync.h"

static const PortOps input_ops, output_ops;

/* How many bytes count for the pipe's limit: peeked ones do not. */
static size_t unseen(const Port *in) {
  int64_t peeked = in->peeked_to - in->offset;
  return peeked > 0 ? port_buffered(in) - (size_t)peeked : port_buffered(in);
}

static bool is_full(const Port *in) { return in->peer->limit > 0 && unseen(in) >= in->peer->limit; }

/* Who asks for more has looked at all there is, so that the writer may go on. */
static PortFill fill_from_writer(woad_vm *vm, Port *in, size_t want, bool may_block) {
  size_t before = port_buffered(in);
  bool was_full = is_full(in);
  in->peeked_to = in->offset + (int64_t)before;
  if (was_full) sync_wake_all(vm, &in->writers);
  for (;;) {
    if (in->closed || port_buffered(in) > before) return PORT_MORE;
    if (in->special != VALUE_NONE) return PORT_AT_SPECIAL;
    if (in->peer->closed) return PORT_AT_EOF;
    if (!may_block) return PORT_WOULD_BLOCK;
    loop_wait_queue(vm, &in->readers, object_value(in));
  }
}

static void compact(Port *in) {
  if (in->start == 0) return;
  memmove(in->buf, in->buf + in->start, port_buffered(in));
  in->end -= in->start;
  in->start = 0;
}

static size_t write_to_reader(woad_vm *vm, Port *out, const uint8_t *bytes, size_t n, bool may_block) {
  Port *in = out->peer;
  size_t room = n;
  if (out->limit > 0) {
    while (!in->closed && is_full(in)) {
      if (!may_block) return 0;
      loop_wait_queue(vm, &in->writers, object_value(in));
      if (out->closed) port_raise_closed(vm, out);
    }
    if (!in->closed && out->limit - unseen(in) < room) room = out->limit - unseen(in);
  }
  if (in->closed) return n;  /* nobody will read it */
  if (in->start > 4096 && in->start > port_buffered(in)) compact(in);
  port_reserve(vm, in, room);
  memcpy(in->buf + in->end, bytes, room);
  in->end += room;
  if (in->readers.first != NULL) sync_wake_all(vm, &in->readers);
  return room;
}

/* Whichever end closes, nobody needs to wait at either any more. */
static void wake_both(woad_vm *vm, Port *port) {
  Port *in = port->ops == &input_ops ? port : port->peer;
  sync_wake_all(vm, &in->readers);
  sync_wake_all(vm, &in->writers);
}

static const PortOps input_ops = { .kind = "pipe", .fill = fill_from_writer, .close = wake_both };
static const PortOps output_ops = { .kind = "pipe", .write = write_to_reader, .close = wake_both };

void pipe_make(woad_vm *vm, size_t limit, woad_value in_name, woad_value out_name, Port **in, Port **out) {
  *in = port_make(vm, &input_ops, PORT_FLAG_INPUT, in_name);
  *out = port_make(vm, &output_ops, PORT_FLAG_OUTPUT, out_name);
  (*in)->peer = *out;
  (*out)->peer = *in;
  (*out)->limit = limit;
}

bool pipe_has_room(const Port *out) { return out->peer->closed || !is_full(out->peer); }

bool pipe_is(const Port *port) { return port->ops == &input_ops || port->ops == &output_ops; }

size_t pipe_content_length(const Port *port) {
  return port_buffered(port->ops == &input_ops ? port : port->peer);
}
