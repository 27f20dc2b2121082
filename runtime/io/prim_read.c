/* SPDX-License-Identifier: MIT
 * prim_read.c: reading bytes and characters. The busiest primitives answer from the port's buffer without nesting and
 * leave the rest to their slow variants (slow.def), which may wait and may run procedures of custom ports.
 * Source: Reference, "Byte and String Input". */
#include "runtime/base/buf.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/bytesport.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/portevt.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

#define SLOW(field, name, cname, min, max) \
  woad_value prim_slow_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
#include "runtime/io/slow.def"
#undef SLOW

/* A special value where bytes or characters are needed. */
static _Noreturn void fail_special(woad_vm *vm, Port *port) {
  raise_format(vm, vm->exn.fail_contract, "%s: non-character in an unsupported context\n  port: %V", io_state_who(vm),
               object_value(port));
}

/* The same for a read: the special value is taken, and lost. */
static _Noreturn void fail_read_special(woad_vm *vm, Port *port) {
  port_drop_special(vm, port);
  fail_special(vm, port);
}

static woad_value peeked_char(woad_vm *vm, Port *port, int32_t code) {
  if (code == PORT_SPECIAL) fail_special(vm, port);
  return code == PORT_EOF ? VALUE_EOF : char_make((uint32_t)code);
}
static woad_value peeked_byte(woad_vm *vm, Port *port, int64_t got, uint8_t byte) {
  if (got == PORT_SPECIAL) fail_special(vm, port);
  return got == PORT_EOF ? VALUE_EOF : fixnum_make(byte);
}
static woad_value char_or_eof(woad_vm *vm, Port *port, int32_t code) {
  if (code == PORT_EOF) return VALUE_EOF;
  if (code == PORT_SPECIAL) fail_read_special(vm, port);
  return char_make((uint32_t)code);
}
static woad_value byte_or_eof(woad_vm *vm, Port *port, int64_t got, uint8_t byte) {
  if (got == PORT_EOF) return VALUE_EOF;
  if (got == PORT_SPECIAL) fail_read_special(vm, port);
  return fixnum_make(byte);
}

/* Whether NBYTES can be had from the buffer as it is, or the port surely ends without waiting. */
static bool is_quick(const Port *port, size_t nbytes) {
  return !port->closed && (port_buffered(port) >= nbytes || bytesport_is(port) || port->is_regular);
}

PRIM("read-char", read_char, 0, 1, PF_PORT, RIGHTS_NONE, "([in : input-port?]) -> (or/c char? eof-object?)",
     "Next character of IN, decoded as UTF-8; bytes that are no UTF-8 count as U+FFFD one by one.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (is_quick(port, 4)) return char_or_eof(vm, port, port_get_char(vm, port));
  return io_state_slow(vm, SLOW_READ_CHAR, argc, argv);
}
woad_value prim_slow_read_char(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_arg_input(vm, 0, argc, argv);
  return char_or_eof(vm, port, port_get_char(vm, port));
}

PRIM("read-byte", read_byte, 0, 1, PF_PORT, RIGHTS_NONE, "([in : input-port?]) -> (or/c byte? eof-object?)",
     "Next byte of IN.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (!is_quick(port, 1)) return io_state_slow(vm, SLOW_READ_BYTE, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_get(vm, port, &byte, 1, true);
  return byte_or_eof(vm, port, got, byte);
}
woad_value prim_slow_read_byte(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_arg_input(vm, 0, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_get(vm, port, &byte, 1, true);
  return byte_or_eof(vm, port, got, byte);
}

static int32_t peek_char_after(woad_vm *vm, Port *port, size_t skip, int *nbytes) {
  return port_look_char(vm, port, skip, nbytes);
}

PRIM("peek-char", peek_char, 0, 2, PF_PORT, RIGHTS_NONE,
     "([in : input-port?] [skip-bytes : exact-nonnegative-integer?]) -> (or/c char? eof-object?)",
     "The character SKIP-BYTES bytes ahead, which stays in the port.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  size_t skip = port_arg_natural(vm, 1, argc, argv);
  int nbytes;
  if (is_quick(port, skip + 4)) return peeked_char(vm, port, peek_char_after(vm, port, skip, &nbytes));
  return io_state_slow(vm, SLOW_PEEK_CHAR, argc, argv);
}
woad_value prim_slow_peek_char(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_arg_input(vm, 0, argc, argv);
  int nbytes;
  return peeked_char(vm, port, peek_char_after(vm, port, port_arg_natural(vm, 1, argc, argv), &nbytes));
}

PRIM("peek-byte", peek_byte, 0, 2, PF_PORT, RIGHTS_NONE,
     "([in : input-port?] [skip-bytes : exact-nonnegative-integer?]) -> (or/c byte? eof-object?)",
     "The byte SKIP-BYTES bytes ahead, which stays in the port.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  size_t skip = port_arg_natural(vm, 1, argc, argv);
  if (!is_quick(port, skip + 1)) return io_state_slow(vm, SLOW_PEEK_BYTE, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_peek(vm, port, skip, &byte, 1, true);
  return peeked_byte(vm, port, got, byte);
}
woad_value prim_slow_peek_byte(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Port *port = port_arg_input(vm, 0, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_peek(vm, port, port_arg_natural(vm, 1, argc, argv), &byte, 1, true);
  return peeked_byte(vm, port, got, byte);
}

/* --- lines --- */

typedef enum { LINE_FEED, LINE_RETURN, LINE_BOTH, LINE_ANY, LINE_ANY_ONE } LineMode;

static LineMode arg_line_mode(woad_vm *vm, int pos, ARGS) {
  if (pos >= argc || argv[pos] == vm->sym.linefeed) return LINE_FEED;
  if (argv[pos] == vm->sym.return_) return LINE_RETURN;
  if (argv[pos] == vm->sym.return_linefeed) return LINE_BOTH;
  if (argv[pos] == vm->sym.any) return LINE_ANY;
  if (argv[pos] == vm->sym.any_one) return LINE_ANY_ONE;
  raise_argument_value(vm, NULL, "(or/c 'linefeed 'return 'return-linefeed 'any 'any-one)", argv[pos]);
}

/* Position in TEXT where a line end may begin, N when there is none. */
static size_t find_line_end(const uint8_t *text, size_t n, LineMode mode) {
  if (mode == LINE_FEED) {
    const uint8_t *at = memchr(text, '\n', n);
    return at == NULL ? n : (size_t)(at - text);
  }
  for (size_t i = 0; i < n; i++)
    if (text[i] == '\r' || (text[i] == '\n' && mode >= LINE_ANY)) return i;
  return n;
}

static void drop_bytes(woad_vm *vm, Port *port, size_t n) {
  uint8_t dropped[256];
  while (n > 0) {
    int64_t got = port_get(vm, port, dropped, n < sizeof dropped ? n : sizeof dropped, true);
    if (got <= 0) return;
    n -= (size_t)got;
  }
}

static bool next_is_linefeed(woad_vm *vm, Port *port) {
  uint8_t byte;
  return port_peek(vm, port, 0, &byte, 1, true) == 1 && byte == '\n';
}

/* Reads a line into OUT; false at the end of the file with nothing read. */
static bool read_line_bytes(woad_vm *vm, Port *port, LineMode mode, Buf *out) {
  bool any = false;
  for (;;) {
    uint8_t chunk[256];
    int64_t got = port_peek(vm, port, 0, chunk, sizeof chunk, true);
    if (got == PORT_SPECIAL) {
      if (port->ops->read_direct != NULL) port_get(vm, port, chunk, 1, true);
      fail_read_special(vm, port);
    }
    if (got <= 0) {
      if (!any) port_get(vm, port, chunk, 1, true);  /* takes the end of file */
      return any;
    }
    any = true;
    size_t end = find_line_end(chunk, (size_t)got, mode);
    buf_add_bytes(vm, out, chunk, end);
    vm_charge(vm, 1 + end / 64);
    if (end == (size_t)got) {
      drop_bytes(vm, port, end);
      continue;
    }
    drop_bytes(vm, port, end + 1);
    if (chunk[end] == '\n' || mode == LINE_RETURN || mode == LINE_ANY_ONE) return true;
    if (next_is_linefeed(vm, port)) {
      drop_bytes(vm, port, 1);
      return true;
    }
    if (mode == LINE_ANY) return true;
    buf_add_byte(vm, out, '\r');  /* LINE_BOTH: a return alone is text */
  }
}

static woad_value read_line(woad_vm *vm, ARGS, bool bytes) {
  Port *port = port_arg_input(vm, 0, argc, argv);
  LineMode mode = arg_line_mode(vm, 1, argc, argv);
  Buf line;
  buf_init(&line);
  if (!read_line_bytes(vm, port, mode, &line)) return VALUE_EOF;
  return bytes ? bytes_from(vm, line.data, line.length) : string_from_utf8_n(vm, (char *)line.data, line.length);
}

PRIM("read-line", read_line, 0, 2, PF_PORT | PF_COST, RIGHTS_NONE,
     "([in : input-port?] [mode : symbol?]) -> (or/c string? eof-object?)", "The next line without its end.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (!port->closed && (bytesport_is(port) || port->is_regular)) return read_line(vm, argc, argv, false);
  return io_state_slow(vm, SLOW_READ_LINE, argc, argv);
}
woad_value prim_slow_read_line(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return read_line(vm, argc, argv, false);
}

PRIM("read-bytes-line", read_bytes_line, 0, 2, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [mode : symbol?]) -> (or/c bytes? eof-object?)", "The next line as bytes, without its end.")
{
  return read_line(vm, argc, argv, true);
}

/* --- blocks of bytes --- */

/* Reads or peeks up to N bytes into DST. ALL: until N or the end. SKIP >= 0: peeks. Answers count or PORT_EOF, PORT_SPECIAL. */
typedef struct { bool all, may_block, peek; size_t skip; } BlockHow;
static int64_t take_block(woad_vm *vm, Port *port, uint8_t *dst, size_t n, BlockHow how) {
  size_t done = 0;
  while (done < n) {
    int64_t got = how.peek ? port_peek(vm, port, how.skip + done, dst + done, n - done, how.may_block)
                           : port_get(vm, port, dst + done, n - done, how.may_block);
    if (got == PORT_EOF && !how.peek && done > 0) port->at_eof = port->ops->read_direct == NULL && !port->is_regular;
    if (got == PORT_SPECIAL && how.all) {
      if (how.peek) fail_special(vm, port);
      fail_read_special(vm, port);
    }
    if (got <= 0) return done > 0 ? (int64_t)done : got;
    done += (size_t)got;
    vm_charge(vm, 1 + (size_t)got / 64);
    if (!how.all) break;
  }
  return (int64_t)done;
}

/* A special value is given by a procedure of four arguments. */
static woad_value block_answer(woad_vm *vm, Port *port, int64_t got, BlockHow how) {
  if (got == PORT_EOF) return VALUE_EOF;
  if (got != PORT_SPECIAL) return fixnum_make(got);
  if (how.peek) return port->ops->peek_direct != NULL ? port->peeked : port->special;
  return port_drop_special(vm, port);
}

/* A fresh byte string of at most AMOUNT bytes; the buffer grows with what is there, not with what was asked for. */
static woad_value take_bytes(woad_vm *vm, Port *port, size_t amount, BlockHow how) {
  if (amount == 0) return bytes_from(vm, "", 0);
  Buf out;
  buf_init(&out);
  size_t skip = how.skip;
  while (out.length < amount) {
    size_t chunk = amount - out.length < 65536 ? amount - out.length : 65536;
    buf_reserve(vm, &out, chunk);
    how.skip = skip + out.length;
    int64_t got = take_block(vm, port, out.data + out.length, chunk, how);
    if (got <= 0) break;
    out.length += (size_t)got;
  }
  return out.length == 0 ? VALUE_EOF : bytes_from(vm, out.data, out.length);
}

PRIM("read-bytes", read_bytes, 1, 2, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(amt : exact-nonnegative-integer?) [in : input-port?] -> (or/c bytes? eof-object?)",
     "The next AMT bytes, fewer at the end of the file.")
{
  size_t amount = port_arg_natural(vm, 0, argc, argv);
  Port *port = port_arg_input(vm, 1, argc, argv);
  return take_bytes(vm, port, amount, (BlockHow){ .all = true, .may_block = true });
}

PRIM("peek-bytes", peek_bytes, 2, 3, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(amt : exact-nonnegative-integer?) (skip-bytes : exact-nonnegative-integer?) [in : input-port?]"
     " -> (or/c bytes? eof-object?)", "The AMT bytes after the next SKIP-BYTES, which stay in the port.")
{
  size_t amount = port_arg_natural(vm, 0, argc, argv), skip = port_arg_natural(vm, 1, argc, argv);
  Port *port = port_arg_input(vm, 2, argc, argv);
  return take_bytes(vm, port, amount, (BlockHow){ .all = true, .may_block = true, .peek = true, .skip = skip });
}

static Bytes *arg_target(woad_vm *vm, int pos, ARGS) {
  if (!value_is_bytes(argv[pos])) raise_argument_value(vm, NULL, "bytes?", argv[pos]);
  if (value_is_immutable(argv[pos])) raise_argument_value(vm, NULL, "(and/c bytes? (not/c immutable?))", argv[pos]);
  return bytes_of(argv[pos]);
}

/* Common body: target at 0, port at IN, range from IN + 1. */
static woad_value fill_bytes(woad_vm *vm, ARGS, int in, BlockHow how) {
  Bytes *target = arg_target(vm, 0, argc, argv);
  Port *port = port_arg_input(vm, in, argc, argv);
  size_t range[2];
  port_arg_range(vm, in + 1, argc, argv, target->length, "byte string", argv[0], range);
  if (range[0] == range[1]) return fixnum_make(0);
  return block_answer(vm, port, take_block(vm, port, target->data + range[0], range[1] - range[0], how), how);
}

PRIM("read-bytes!", read_bytes_x, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> (or/c exact-nonnegative-integer? eof-object?)", "Fills BSTR from START to END; how many bytes were read.")
{
  return fill_bytes(vm, argc, argv, 1, (BlockHow){ .all = true, .may_block = true });
}
PRIM("read-bytes-avail!", read_bytes_avail_x, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> (or/c exact-nonnegative-integer? eof-object? procedure?)", "As read-bytes!, but waits for the first byte only.")
{
  return fill_bytes(vm, argc, argv, 1, (BlockHow){ .may_block = true });
}
PRIM("read-bytes-avail!*", read_bytes_avail_x_star, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> (or/c exact-nonnegative-integer? eof-object? procedure?)", "As read-bytes!, but never waits.")
{
  return fill_bytes(vm, argc, argv, 1, (BlockHow){ .may_block = false });
}
static woad_value read_with_breaks(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return fill_bytes(vm, argc, argv, 1, (BlockHow){ .may_block = true });
}

PRIM("read-bytes-avail!/enable-break", read_bytes_avail_x_enable_break, 1, 4, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> (or/c exact-nonnegative-integer? eof-object? procedure?)", "As read-bytes-avail!, with breaks enabled while it waits.")
{
  return thread_call_enabling_breaks(vm, "read-bytes-avail!/enable-break", read_with_breaks, argc, argv);
}
PRIM("peek-bytes!", peek_bytes_x, 2, 5, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) (skip-bytes : exact-nonnegative-integer?) [in : input-port?] [start : exact-nonnegative-integer?]"
     " [end : exact-nonnegative-integer?] -> (or/c exact-nonnegative-integer? eof-object?)",
     "As read-bytes!, for bytes after SKIP-BYTES that stay in the port.")
{
  arg_target(vm, 0, argc, argv);
  size_t skip = port_arg_natural(vm, 1, argc, argv);
  return fill_bytes(vm, argc, argv, 2, (BlockHow){ .all = true, .may_block = true, .peek = true, .skip = skip });
}

static woad_value peek_available(woad_vm *vm, ARGS, bool waits) {
  arg_target(vm, 0, argc, argv);
  size_t skip = port_arg_natural(vm, 1, argc, argv);
  if (argc > 2 && portevt_has_progressed(argv[2])) return fixnum_make(0);
  return fill_bytes(vm, argc, argv, 3, (BlockHow){ .may_block = waits, .peek = true, .skip = skip });
}

static woad_value peek_with_breaks(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return peek_available(vm, argc, argv, true);
}

#define PEEK_AVAIL(name, cname, flags, text) \
  PRIM(name, cname, 2, 6, flags, RIGHTS_NONE, \
       "(bstr : bytes?) (skip-bytes : exact-nonnegative-integer?) [progress : (or/c progress-evt? #f)]" \
       " [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]" \
       " -> (or/c exact-nonnegative-integer? eof-object? procedure?)", text)
PEEK_AVAIL("peek-bytes-avail!", peek_bytes_avail_x, PF_PORT | PF_COST | PF_NESTS, "Peeks what is there after SKIP-BYTES.")
{
  return peek_available(vm, argc, argv, true);
}
PEEK_AVAIL("peek-bytes-avail!*", peek_bytes_avail_x_star, PF_PORT | PF_COST | PF_NESTS, "The same without waiting.")
{
  return peek_available(vm, argc, argv, false);
}
PEEK_AVAIL("peek-bytes-avail!/enable-break", peek_bytes_avail_x_enable_break, PF_CONTROL | PF_RAISES,
           "As peek-bytes-avail!, with breaks enabled while it waits.")
{
  return thread_call_enabling_breaks(vm, "peek-bytes-avail!/enable-break", peek_with_breaks, argc, argv);
}

/* --- blocks of characters --- */

typedef struct { uint32_t *chars; size_t n, room; } Chars;

static void add_char(woad_vm *vm, Chars *out, uint32_t code) {
  if (out->n == out->room) {
    size_t room = out->room == 0 ? 64 : out->room * 2;
    uint32_t *chars = mem_new_atomic(vm, room * sizeof *chars);
    if (out->n > 0) memcpy(chars, out->chars, out->n * sizeof *chars);
    out->chars = chars;
    out->room = room;
  }
  out->chars[out->n++] = code;
}

static void take_chars(woad_vm *vm, Port *port, size_t amount, bool peek, size_t skip, Chars *out) {
  while (out->n < amount) {
    int nbytes = 0;
    int32_t code = peek ? port_look_char(vm, port, skip, &nbytes) : port_get_char(vm, port);
    if (code == PORT_SPECIAL && peek) fail_special(vm, port);
    if (code == PORT_SPECIAL) fail_read_special(vm, port);
    if (code < 0) break;
    skip += (size_t)nbytes;
    add_char(vm, out, (uint32_t)code);
    vm_charge(vm, 1);
  }
}

static woad_value take_string(woad_vm *vm, Port *port, size_t amount, bool peek, size_t skip) {
  if (amount == 0) return string_from_utf8(vm, "");
  Chars out = { NULL, 0, 0 };
  take_chars(vm, port, amount, peek, skip, &out);
  return out.n == 0 ? VALUE_EOF : string_from_chars(vm, out.chars, out.n);
}

PRIM("read-string", read_string, 1, 2, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(amt : exact-nonnegative-integer?) [in : input-port?] -> (or/c string? eof-object?)",
     "The next AMT characters, fewer at the end of the file.")
{
  size_t amount = port_arg_natural(vm, 0, argc, argv);
  return take_string(vm, port_arg_input(vm, 1, argc, argv), amount, false, 0);
}
PRIM("peek-string", peek_string, 2, 3, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(amt : exact-nonnegative-integer?) (skip-bytes : exact-nonnegative-integer?) [in : input-port?]"
     " -> (or/c string? eof-object?)", "The AMT characters after the next SKIP-BYTES bytes, which stay in the port.")
{
  size_t amount = port_arg_natural(vm, 0, argc, argv), skip = port_arg_natural(vm, 1, argc, argv);
  return take_string(vm, port_arg_input(vm, 2, argc, argv), amount, true, skip);
}

static void check_string_target(woad_vm *vm, woad_value v) {
  if (!value_is_string(v)) raise_argument_value(vm, NULL, "string?", v);
  if (value_is_immutable(v)) raise_argument_value(vm, NULL, "(and/c string? (not/c immutable?))", v);
}

static woad_value fill_string(woad_vm *vm, ARGS, int in, bool peek, size_t skip) {
  check_string_target(vm, argv[0]);
  String *target = string_of(argv[0]);
  Port *port = port_arg_input(vm, in, argc, argv);
  size_t range[2];
  port_arg_range(vm, in + 1, argc, argv, target->length, "byte string", argv[0], range);
  if (range[0] == range[1]) return fixnum_make(0);
  Chars out = { NULL, 0, 0 };
  take_chars(vm, port, range[1] - range[0], peek, skip, &out);
  for (size_t i = 0; i < out.n; i++) string_set(vm, target, range[0] + i, out.chars[i]);
  return out.n == 0 ? VALUE_EOF : fixnum_make((int64_t)out.n);
}

PRIM("read-string!", read_string_x, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(str : string?) [in : input-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> (or/c exact-nonnegative-integer? eof-object?)", "Fills STR from START to END; how many characters were read.")
{
  return fill_string(vm, argc, argv, 1, false, 0);
}
PRIM("peek-string!", peek_string_x, 2, 5, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(str : string?) (skip-bytes : exact-nonnegative-integer?) [in : input-port?] [start : exact-nonnegative-integer?]"
     " [end : exact-nonnegative-integer?] -> (or/c exact-nonnegative-integer? eof-object?)",
     "As read-string!, for characters after SKIP-BYTES that stay in the port.")
{
  check_string_target(vm, argv[0]);
  return fill_string(vm, argc, argv, 2, true, port_arg_natural(vm, 1, argc, argv));
}

/* --- specials and readiness --- */

static woad_value take_special_argument(woad_vm *vm, Port *port, ARGS, int wrap, int source) {
  woad_value name = source < argc ? argv[source] : VALUE_FALSE;
  woad_value special = port_take_special(vm, port, name);
  if (wrap < argc && argv[wrap] != VALUE_FALSE) return call_nested(vm, argv[wrap], 1, &special);
  return special;
}

PRIM("read-char-or-special", read_char_or_special, 0, 3, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [special-wrap : (or/c (any/c . -> . any/c) #f)] [source-name : any/c]) -> any/c",
     "As read-char, but gives special values.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  int32_t code = port_get_char(vm, port);
  return code == PORT_SPECIAL ? take_special_argument(vm, port, argc, argv, 1, 2) : char_or_eof(vm, port, code);
}
PRIM("read-byte-or-special", read_byte_or_special, 0, 3, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [special-wrap : (or/c (any/c . -> . any/c) #f)] [source-name : any/c]) -> any/c",
     "As read-byte, but gives special values.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_get(vm, port, &byte, 1, true);
  return got == PORT_SPECIAL ? take_special_argument(vm, port, argc, argv, 1, 2) : byte_or_eof(vm, port, got, byte);
}

/* The special value at the front, which stays there. */
static woad_value look_special(woad_vm *vm, Port *port, ARGS, int wrap) {
  if (wrap < argc && argv[wrap] == symbol_intern(vm, "special")) return argv[wrap];
  woad_value proc = port->special;
  if (port->ops->peek_direct != NULL) port->special = port->peeked;
  int64_t line = port->line, column = port->column, position = port->position, offset = port->offset;
  woad_value v = take_special_argument(vm, port, argc, argv, wrap, argc);
  port->special = proc;
  port->line = line;
  port->column = column;
  port->position = position;
  port->offset = offset;
  return v;
}
PRIM("peek-char-or-special", peek_char_or_special, 0, 4, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [skip-bytes : exact-nonnegative-integer?] [special-wrap : any/c] [source-name : any/c]) -> any/c",
     "As peek-char, but gives special values.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  int nbytes;
  int32_t code = port_look_char(vm, port, port_arg_natural(vm, 1, argc, argv), &nbytes);
  return code == PORT_SPECIAL ? look_special(vm, port, argc, argv, 2) : char_or_eof(vm, port, code);
}
PRIM("peek-byte-or-special", peek_byte_or_special, 0, 5, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [skip-bytes : exact-nonnegative-integer?] [progress : any/c] [special-wrap : any/c]"
     " [source-name : any/c]) -> any/c", "As peek-byte, but gives special values.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  uint8_t byte = 0;
  int64_t got = port_peek(vm, port, port_arg_natural(vm, 1, argc, argv), &byte, 1, true);
  return got == PORT_SPECIAL ? look_special(vm, port, argc, argv, 3) : byte_or_eof(vm, port, got, byte);
}
PRIM("char-ready?", char_ready_p, 0, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "([in : input-port?]) -> boolean?",
     "Whether read-char would not wait.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (port->closed) port_raise_closed(vm, port);
  return value_bool(port_is_ready(vm, port, true));
}
PRIM("byte-ready?", byte_ready_p, 0, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "([in : input-port?]) -> boolean?",
     "Whether read-byte would not wait.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (port->closed) port_raise_closed(vm, port);
  return value_bool(port_is_ready(vm, port, false));
}
