/* SPDX-License-Identifier: MIT
 * port.c: what all ports share: the record, buffered reading and peeking, UTF-8 decoding, counting of lines, and the
 * calls that other layers use (port.h). Kinds of ports are PortOps tables in fileport.c, bytesport.c, pipe.c and
 * customport.c. A read decodes straight from the port's buffer; there is no second buffer of characters, so bytes and
 * characters can be read from one port in any order. */
#include "runtime/io/port.h"

#include <stdio.h>

#include "runtime/base/debug.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/bytesport.h"
#include "runtime/io/customport.h"
#include "runtime/io/fileport.h"
#include "runtime/io/io_state.h"
#include "runtime/io/port_record.h"
#include "runtime/io/portevt.h"
#include "runtime/thread/plumber.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/raise.h"

Port *port_make(woad_vm *vm, const PortOps *ops, int flags, woad_value name) {
  Port *port = mem_object(vm, Port, TYPE_PORT);
  port->header.flags = (uint8_t)flags;
  port->ops = ops;
  port->name = name;
  port->fd = -1;
  port->mode = PORT_MODE_BLOCK;
  port->line = 1;
  port->position = 1;
  port->special = VALUE_NONE;
  port->display_handler = port->write_handler = port->print_handler = port->read_handler = VALUE_FALSE;
  port->state = port->manager = port->progress = port->peeked = port->waits = VALUE_FALSE;
  return port;
}

/* NULL for a value that claims to be no port. A structure that claims it but holds something else counts as EMPTY. */
static Port *find_port(woad_vm *vm, woad_value v, int flag, woad_value property, Port *empty) {
  for (int depth = 0; depth < 1000; depth++) {
    Port *otherwise = depth == 0 ? NULL : empty;
    if (value_is_port(v)) return (value_header(v)->flags & flag) != 0 ? port_of(v) : otherwise;
    if (!value_is_struct(v)) return otherwise;
    woad_value held = struct_property_get(vm, property, v);
    if (held == VALUE_NONE) return otherwise;
    v = value_is_fixnum(held) ? struct_of(v)->fields[fixnum_value(held)] : held;
  }
  return empty;
}

Port *port_find_input(woad_vm *vm, woad_value v) {
  return find_port(vm, v, PORT_FLAG_INPUT, vm->prop.input_port, vm->io->empty_input);
}
Port *port_find_output(woad_vm *vm, woad_value v) {
  return find_port(vm, v, PORT_FLAG_OUTPUT, vm->prop.output_port, vm->io->empty_output);
}
bool port_is_input(woad_vm *vm, woad_value v) { return port_find_input(vm, v) != NULL; }
bool port_is_output(woad_vm *vm, woad_value v) { return port_find_output(vm, v) != NULL; }

/* The reference's printers write through write-string, its character calls through the byte calls, its readers and matchers
 * through calls that take or peek what is there, and they say so. */
static const char *closed_who(woad_vm *vm) {
  static const char *const rows[][2] = { { "write-char", "write-byte" }, { "char-ready?", "byte-ready?" },
                                         { "display", "write-string" }, { "write", "write-string" },
                                         { "print", "write-string" }, { "printf", "write-string" },
                                         { "fprintf", "write-string" }, { "read", "read-char-or-special" },
                                         { "read-syntax", "read-char-or-special" },
                                         { "read-language", "read-char-or-special" } };
  const char *who = io_state_who(vm);
  if (strncmp(who, "regexp-", 7) == 0) return "peek-bytes-avail!";
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (strcmp(who, rows[i][0]) == 0) return rows[i][1];
  return who;
}

_Noreturn void port_raise_closed(woad_vm *vm, Port *port) {
  bool input = (port->header.flags & PORT_FLAG_INPUT) != 0;
  raise_format(vm, vm->exn.fail, input ? "%s: input port is closed\n  input port: %V"
                                       : "%s: output port is closed\n  output port: %V",
               closed_who(vm), object_value(port));
}

void port_reserve(woad_vm *vm, Port *port, size_t extra) {
  if (port->capacity - port->end >= extra) return;
  size_t capacity = port->capacity * 2;
  if (capacity < port->end + extra) capacity = port->end + extra;
  if (capacity < 64) capacity = 64;
  uint8_t *buf = mem_new_atomic(vm, capacity);
  if (port->end > 0) memcpy(buf, port->buf, port->end);
  port->buf = buf;
  port->capacity = capacity;
}

/* --- counting --- */

/* Negative: not known (set-port-next-location!). */
static void next_line(Port *port) {
  if (port->line >= 0) port->line++;
  if (port->column >= 0) port->column = 0;
}

static void count_char(Port *port, uint32_t code) {
  bool was_cr = port->was_cr;
  port->was_cr = false;
  switch (code) {
  case '\n':
    if (was_cr) return;  /* a return and its linefeed are one position and one line end */
    next_line(port);
    break;
  case '\r':
    next_line(port);
    port->was_cr = true;
    break;
  case '\t':
    if (port->column >= 0) port->column = (port->column & ~(int64_t)7) + 8;
    break;
  default:
    if (port->column >= 0) port->column++;
  }
  if (port->position >= 0) port->position++;
}

static void count_byte(Port *port, uint8_t byte) {
  if (port->npending == 0 && byte < 0x80) {
    count_char(port, byte);
    return;
  }
  port->pending[port->npending++] = byte;
  while (port->npending > 0) {
    uint32_t code;
    int used;
    switch (utf8_decode(port->pending, port->npending, &code, &used)) {
    case UTF8_OK: break;
    case UTF8_INCOMPLETE: return;
    default:
      code = 0xFFFD;
      used = 1;
    }
    count_char(port, code);
    port->npending = (uint8_t)(port->npending - used);
    memmove(port->pending, port->pending + used, port->npending);
  }
}

void port_advance(Port *port, const uint8_t *bytes, size_t n) {
  port->offset += (int64_t)n;
  if (!port->counts_lines) return;
  for (size_t i = 0; i < n; i++) count_byte(port, bytes[i]);
}

void port_count_lines(woad_vm *vm, woad_value v) {
  Port *port = port_find_input(vm, v);
  if (port == NULL) port = port_find_output(vm, v);
  if (port == NULL || port->counts_lines) return;
  port->counts_lines = true;
  port->line = 1;
  port->column = 0;
  port->position = 1;
}

void port_location(woad_vm *vm, woad_value in, int64_t *line, int64_t *column, int64_t *position) {
  Port *port = port_find_input(vm, in);
  if (port == NULL) port = port_find_output(vm, in);
  *line = *column = 0;
  *position = 0;
  if (port == NULL) return;
  if (!port->counts_lines) {
    *position = port->offset + 1;
    return;
  }
  *line = port->line;
  *column = port->column + (port->npending > 0 && port->column >= 0);
  *position = port->position + (port->npending > 0 && port->position >= 0);
}

woad_value port_read_handler(woad_vm *vm, woad_value in) {
  Port *port = port_find_input(vm, in);
  return port == NULL ? VALUE_FALSE : port->read_handler;
}

woad_value port_name(woad_vm *vm, woad_value v) {
  Port *port = port_find_input(vm, v);
  if (port == NULL) port = port_find_output(vm, v);
  return port == NULL ? VALUE_FALSE : port->name;
}

/* --- input --- */

/* Fills until NEED bytes are buffered; WANT bytes would be used. */
static PortFill fill_to(woad_vm *vm, Port *port, size_t need, size_t want, bool may_block) {
  while (port_buffered(port) < need) {
    if (port->closed) port_raise_closed(vm, port);
    if (port->special != VALUE_NONE) return PORT_AT_SPECIAL;
    if (port->at_eof) return PORT_AT_EOF;
    PortFill got = port->ops->fill(vm, port, want - port_buffered(port), may_block);
    if (got == PORT_AT_EOF) port->at_eof = true;
    if (got != PORT_MORE && port_buffered(port) < need) return got;
  }
  return PORT_MORE;
}

static int64_t fill_answer(PortFill fill) {
  return fill == PORT_AT_EOF ? PORT_EOF : fill == PORT_AT_SPECIAL ? PORT_SPECIAL : 0;
}

void port_progressed(woad_vm *vm, Port *port) {
  if (port->progress == VALUE_FALSE) return;
  VALUE_AS(Evt, port->progress)->extra = VALUE_TRUE;
  port->progress = VALUE_FALSE;
  sync_wake_all(vm, &port->watchers);
}

bool port_has_progress(const Port *port) {
  return port->ops->read_direct == NULL || customport_procedure(port, CUSTOM_PROGRESS) != VALUE_FALSE;
}

static void consume(woad_vm *vm, Port *port, size_t n) {
  port_advance(port, port->buf + port->start, n);
  port->start += n;
  if (UNLIKELY(port->progress != VALUE_FALSE)) port_progressed(vm, port);
  if (port->writers.first != NULL) sync_wake_all(vm, &port->writers);
}

void port_commit(woad_vm *vm, Port *port, size_t n) {
  size_t have = port_buffered(port);
  consume(vm, port, n < have ? n : have);
  if (n <= have) return;
  if (port->special != VALUE_NONE) port_drop_special(vm, port);
  else port->at_eof = false;
  port_progressed(vm, port);
}

int64_t port_peek(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block) {
  if (n == 0) return 0;
  if (port->closed) port_raise_closed(vm, port);
  if (port->ops->peek_direct != NULL) return port->ops->peek_direct(vm, port, skip, dst, n, may_block);
  PortFill fill = fill_to(vm, port, skip + 1, skip + n, may_block);
  if (fill != PORT_MORE) return fill_answer(fill);
  size_t got = port_buffered(port) - skip;
  if (got > n) got = n;
  memcpy(dst, port->buf + port->start + skip, got);
  return (int64_t)got;
}

int64_t port_get(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block) {
  if (n == 0) return 0;
  if (port->closed) port_raise_closed(vm, port);
  if (port->ops->read_direct != NULL) {
    int64_t got = port->ops->read_direct(vm, port, dst, n, may_block);
    if (got > 0) port_advance(port, dst, (size_t)got);
    return got;
  }
  PortFill fill = fill_to(vm, port, 1, n, may_block);
  if (fill != PORT_MORE) {
    if (fill == PORT_AT_EOF) port->at_eof = false;
    return fill_answer(fill);
  }
  size_t got = port_buffered(port);
  if (got > n) got = n;
  memcpy(dst, port->buf + port->start, got);
  consume(vm, port, got);
  return (int64_t)got;
}

woad_value port_drop_special(woad_vm *vm, Port *port) {
  woad_value proc = port->special;
  port->special = VALUE_NONE;
  port_progressed(vm, port);
  port->position++;
  port->column++;
  port->offset++;
  return proc;
}

woad_value port_take_special(woad_vm *vm, Port *port, woad_value source) {
  if (port->special == VALUE_NONE) return VALUE_FALSE;
  int64_t position = port->counts_lines ? port->position : port->offset + 1;
  woad_value args[4] = { source, VALUE_FALSE, VALUE_FALSE, fixnum_make(position) };
  if (port->counts_lines) {
    args[1] = fixnum_make(port->line);
    args[2] = fixnum_make(port->column);
  }
  return call_nested(vm, port_drop_special(vm, port), 4, args);
}

static Port *need_input(woad_vm *vm, woad_value in) {
  Port *port = port_find_input(vm, in);
  return port != NULL ? port : vm->io->empty_input;
}

woad_value port_special(woad_vm *vm, woad_value in, woad_value source) {
  return port_take_special(vm, need_input(vm, in), source);
}

int32_t port_read_byte(woad_vm *vm, woad_value in) {
  uint8_t byte;
  int64_t got = port_get(vm, need_input(vm, in), &byte, 1, true);
  return got == 1 ? byte : (int32_t)got;
}

int32_t port_peek_byte(woad_vm *vm, woad_value in, size_t skip_bytes) {
  uint8_t byte;
  int64_t got = port_peek(vm, need_input(vm, in), skip_bytes, &byte, 1, true);
  return got == 1 ? byte : (int32_t)got;
}

int32_t port_look_char(woad_vm *vm, Port *port, size_t skip, int *nbytes) {
  uint8_t bytes[4];
  size_t have = 0;
  *nbytes = 0;
  for (;;) {
    int64_t got = port_peek(vm, port, skip + have, bytes + have, have == 0 ? 1 : 4 - have, true);
    if (got <= 0) {
      if (have == 0) return (int32_t)got;
      *nbytes = 1;
      return 0xFFFD;  /* the port ends within a character: its first byte stands for itself */
    }
    if (have == 0 && bytes[0] < 0x80) {
      *nbytes = 1;
      return bytes[0];
    }
    have += (size_t)got;
    uint32_t code;
    switch (utf8_decode(bytes, have, &code, nbytes)) {
    case UTF8_OK: return (int32_t)code;
    case UTF8_INVALID: *nbytes = 1; return 0xFFFD;
    default: break;
    }
    if (have == 4) {
      *nbytes = 1;
      return 0xFFFD;
    }
  }
}

/* The next character of a port whose reads may differ from its peeks: its first byte is read, the others are looked at
 * before they are read. */
static int32_t get_char_direct(woad_vm *vm, Port *port) {
  uint8_t bytes[4];
  int64_t got = port_get(vm, port, bytes, 1, true);
  if (got <= 0) return (int32_t)got;
  if (bytes[0] < 0x80) return bytes[0];
  for (size_t have = 1; have < 4; have++) {
    if (port_peek(vm, port, have - 1, bytes + have, 1, true) <= 0) return 0xFFFD;
    uint32_t code;
    int nbytes;
    switch (utf8_decode(bytes, have + 1, &code, &nbytes)) {
    case UTF8_INCOMPLETE: continue;
    case UTF8_INVALID: return 0xFFFD;
    default: break;
    }
    for (size_t done = 1; done <= have; done++)
      if (port_get(vm, port, bytes + done, 1, true) <= 0) break;
    return (int32_t)code;
  }
  return 0xFFFD;
}

int32_t port_get_char(woad_vm *vm, Port *port) {
  if (port->ops->read_direct != NULL) return get_char_direct(vm, port);
  if (LIKELY(port->start < port->end && !port->closed)) {
    uint8_t byte = port->buf[port->start];
    if (byte < 0x80) {
      consume(vm, port, 1);
      return byte;
    }
  }
  int nbytes;
  int32_t code = port_look_char(vm, port, 0, &nbytes);
  uint8_t skipped[4];
  if (code < 0) {
    if (code == PORT_EOF) return (int32_t)port_get(vm, port, skipped, 1, true) > 0 ? 0xFFFD : PORT_EOF;
    return code;
  }
  for (int done = 0; done < nbytes;) {
    int64_t got = port_get(vm, port, skipped, (size_t)(nbytes - done), true);
    if (got <= 0) break;
    done += (int)got;
  }
  return code;
}

int32_t port_read_char(woad_vm *vm, woad_value in) { return port_get_char(vm, need_input(vm, in)); }

int32_t port_peek_char(woad_vm *vm, woad_value in, size_t skip_chars) {
  Port *port = need_input(vm, in);
  size_t skip = 0;
  for (;;) {
    int nbytes;
    int32_t code = port_look_char(vm, port, skip, &nbytes);
    if (code < 0 || skip_chars == 0) return code;
    skip += (size_t)nbytes;
    skip_chars--;
  }
}

bool port_is_ready(woad_vm *vm, Port *port, bool whole_char) {
  if (port->closed) return true;
  uint8_t bytes[4];
  size_t have = 0;
  while (have < 4) {
    int64_t got = port_peek(vm, port, have, bytes + have, 1, false);
    if (got == 0) return false;
    if (got < 0) return true;
    have++;
    uint32_t code;
    int used;
    if (!whole_char || utf8_decode(bytes, have, &code, &used) != UTF8_INCOMPLETE) return true;
  }
  return true;
}

/* --- output --- */

size_t port_put_some(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  if (port->closed) port_raise_closed(vm, port);
  if (n == 0) return 0;
  size_t done = port->ops->write(vm, port, bytes, n, may_block);
  port_advance(port, bytes, done);
  return done;
}

void port_put(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n) {
  while (n > 0) {
    size_t done = port_put_some(vm, port, bytes, n, true);
    bytes += done;
    n -= done;
  }
}

void port_write_bytes(woad_vm *vm, woad_value out, const void *bytes, size_t n) {
  Port *port = port_find_output(vm, out);
  if (port != NULL) port_put(vm, port, bytes, n);
}

void port_flush_record(woad_vm *vm, Port *port) {
  if (!port->closed && port->ops->flush != NULL) port->ops->flush(vm, port);
}

void port_settle_record(woad_vm *vm, Port *port) {
  if (!customport_takes_all(vm, port)) port_flush_record(vm, port);
}

void port_flush(woad_vm *vm, woad_value out) {
  Port *port = port_find_output(vm, out);
  if (port != NULL) port_flush_record(vm, port);
}

void port_close_record(woad_vm *vm, Port *port) {
  if (port->closed) return;
  if ((port->header.flags & PORT_FLAG_OUTPUT) != 0) port_settle_record(vm, port);
  if (port->closed) return;
  port->closed = true;
  if (port->manager != VALUE_FALSE) plumber_remove(vm, port->manager);
  port->manager = VALUE_FALSE;
  if (port->fd >= 0) world_forget(vm, port->fd);
  port_progressed(vm, port);
  sync_wake_all(vm, &port->watchers);
  if (port->ops->close != NULL) port->ops->close(vm, port);
}

void port_close(woad_vm *vm, woad_value v) {
  Port *port = port_find_input(vm, v);
  if (port == NULL) port = port_find_output(vm, v);
  if (port != NULL) port_close_record(vm, port);
}

/* --- makers for other layers --- */

woad_value port_open_input_bytes(woad_vm *vm, const void *bytes, size_t n, woad_value name) {
  return object_value(bytesport_open_input(vm, bytes, n, name));
}

woad_value port_open_output_bytes(woad_vm *vm, woad_value name) {
  return object_value(bytesport_open_output(vm, name));
}

woad_value port_output_bytes(woad_vm *vm, woad_value out) {
  Port *port = port_find_output(vm, out);
  return bytes_from(vm, port->buf, port->end);
}

woad_value port_open_input_file(woad_vm *vm, const char *who, woad_value path) {
  return object_value(fileport_open_input(vm, who, path));
}

void port_boot(woad_vm *vm) {
  io_state_boot_ports(vm);
  portevt_boot(vm);
}

static woad_value flush_port(woad_vm *vm, void *port) {
  port_flush_record(vm, port);
  return VALUE_VOID;
}

bool port_flush_all(woad_vm *vm) {
  if (vm->io == NULL) return true;
  Port *ports[2] = { vm->io->stdout_port, vm->io->stderr_port };
  bool ok = true;
  for (int i = 0; i < 2; i++) {
    woad_value raised;
    if (ports[i] == NULL || catch_call(vm, flush_port, ports[i], &raised)) continue;
    if (i == 0 && exn_is_exn(vm, raised)) fprintf(stderr, "%s\n", exn_message(vm, raised));
    ok = false;
  }
  return ok;
}
