/* SPDX-License-Identifier: MIT
 * prim_write.c: writing bytes and characters. Ports in memory and regular files are written to directly; whatever may
 * wait or run language code goes through the slow variants (slow.def).
 * Source: Reference, "Byte and String Output". */
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/string.h"
#include "runtime/io/customport.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/printport.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

#define SLOW(field, name, cname, min, max) \
  woad_value prim_slow_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
#include "runtime/io/slow.def"
#undef SLOW

/* Whether N bytes can be written without waiting: into memory, into the buffer, or to a regular file. */
static bool is_quick(Port *port, size_t n) {
  port = printport_target(port);
  if (port->closed || port->ops->nests) return false;
  return port->ops->never_waits || port->is_regular || (port->mode == PORT_MODE_BLOCK && port->end + n <= port->capacity);
}

static woad_value write_code(woad_vm *vm, Port *port, uint32_t code) {
  uint8_t bytes[4];
  port_put(vm, port, bytes, (size_t)utf8_encode(code, bytes));
  return VALUE_VOID;
}
static void check_char(woad_vm *vm, woad_value v) {
  if (!value_is_char(v)) raise_argument_value(vm, NULL, "char?", v);
}
static void check_byte(woad_vm *vm, woad_value v) {
  if (!value_is_fixnum(v) || fixnum_value(v) < 0 || fixnum_value(v) > 255) raise_argument_value(vm, NULL, "byte?", v);
}

PRIM("write-char", write_char, 1, 2, PF_PORT, RIGHTS_NONE, "(char : char?) [out : output-port?] -> void?",
     "Writes CHAR in UTF-8.")
{
  check_char(vm, argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  if (!is_quick(port, 4)) return io_state_slow(vm, SLOW_WRITE_CHAR, argc, argv);
  return write_code(vm, port, char_value(argv[0]));
}
woad_value prim_slow_write_char(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_code(vm, port_arg_output(vm, 1, argc, argv), char_value(argv[0]));
}

static woad_value write_byte(woad_vm *vm, Port *port, woad_value v) {
  uint8_t byte = (uint8_t)fixnum_value(v);
  port_put(vm, port, &byte, 1);
  return VALUE_VOID;
}
PRIM("write-byte", write_byte, 1, 2, PF_PORT, RIGHTS_NONE, "(byte : byte?) [out : output-port?] -> void?", "Writes BYTE.")
{
  check_byte(vm, argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  if (!is_quick(port, 1)) return io_state_slow(vm, SLOW_WRITE_BYTE, argc, argv);
  return write_byte(vm, port, argv[0]);
}
woad_value prim_slow_write_byte(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_byte(vm, port_arg_output(vm, 1, argc, argv), argv[0]);
}

PRIM("newline", newline, 0, 1, PF_PORT, RIGHTS_NONE, "([out : output-port?]) -> void?", "Writes a linefeed.")
{
  Port *port = port_arg_output(vm, 0, argc, argv);
  if (!is_quick(port, 1)) return io_state_slow(vm, SLOW_NEWLINE, argc, argv);
  return write_byte(vm, port, fixnum_make('\n'));
}
woad_value prim_slow_newline(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_byte(vm, port_arg_output(vm, 0, argc, argv), fixnum_make('\n'));
}

static woad_value write_string(woad_vm *vm, ARGS, bool slow) {
  if (!value_is_string(argv[0])) raise_argument_value(vm, NULL, "string?", argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  size_t range[2], nbytes;
  port_arg_range(vm, 2, argc, argv, string_of(argv[0])->length, "byte string", argv[0], range);
  if (!slow && !is_quick(port, (range[1] - range[0]) * 4)) return io_state_slow(vm, SLOW_WRITE_STRING, argc, argv);
  const uint8_t *bytes = port_arg_utf8(vm, argv[0], range[0], range[1], &nbytes);
  port_put(vm, port, bytes, nbytes);
  vm_charge(vm, nbytes / 64);
  return fixnum_make((int64_t)(range[1] - range[0]));
}
PRIM("write-string", write_string, 1, 4, PF_PORT | PF_COST, RIGHTS_NONE,
     "(str : string?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> exact-nonnegative-integer?", "Writes the characters from START to END; how many they are.")
{
  return write_string(vm, argc, argv, false);
}
woad_value prim_slow_write_string(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_string(vm, argc, argv, true);
}

static woad_value write_bytes(woad_vm *vm, ARGS, bool slow) {
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  size_t range[2];
  port_arg_range(vm, 2, argc, argv, bytes_of(argv[0])->length, "byte string", argv[0], range);
  size_t n = range[1] - range[0];
  if (!slow && !is_quick(port, n)) return io_state_slow(vm, SLOW_WRITE_BYTES, argc, argv);
  port_put(vm, port, bytes_of(argv[0])->data + range[0], n);
  vm_charge(vm, n / 64);
  return fixnum_make((int64_t)n);
}
PRIM("write-bytes", write_bytes, 1, 4, PF_PORT | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> exact-nonnegative-integer?", "Writes the bytes from START to END; how many they are.")
{
  return write_bytes(vm, argc, argv, false);
}
woad_value prim_slow_write_bytes(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_bytes(vm, argc, argv, true);
}

static woad_value write_available(woad_vm *vm, ARGS, bool may_block) {
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  Port *port = port_arg_output(vm, 1, argc, argv);
  size_t range[2];
  port_arg_range(vm, 2, argc, argv, bytes_of(argv[0])->length, "byte string", argv[0], range);
  size_t n = range[1] - range[0];
  const Bytes *bytes = bytes_of(argv[0]);
  size_t done = port_put_some(vm, port, bytes->data + range[0], n, false);
  if (done == 0 && n > 0 && may_block) done = port_put_some(vm, port, bytes->data + range[0], n, true);
  if (done == n || done > 0) port_settle_record(vm, port);
  return fixnum_make((int64_t)done);
}
PRIM("write-bytes-avail", write_bytes_avail, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> exact-nonnegative-integer?", "Writes and flushes as much as goes at once, at least one byte.")
{
  return write_available(vm, argc, argv, true);
}
static woad_value write_with_breaks(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return write_available(vm, argc, argv, true);
}

PRIM("write-bytes-avail/enable-break", write_bytes_avail_enable_break, 1, 4, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> exact-nonnegative-integer?", "As write-bytes-avail, with breaks enabled while it waits.")
{
  return thread_call_enabling_breaks(vm, "write-bytes-avail/enable-break", write_with_breaks, argc, argv);
}
PRIM("write-bytes-avail*", write_bytes_avail_star, 1, 4, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(bstr : bytes?) [out : output-port?] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> exact-nonnegative-integer?", "Writes and flushes what goes without waiting; how many bytes.")
{
  return write_available(vm, argc, argv, false);
}

/* --- specials --- */

static bool takes_special(const Port *port) {
  return customport_is(port) && customport_procedure(port, CUSTOM_WRITE_SPECIAL) != VALUE_FALSE;
}
static woad_value write_special(woad_vm *vm, ARGS, bool may_block) {
  Port *port = port_arg_output(vm, 1, argc, argv);
  if (printport_is_nowhere(port)) return VALUE_TRUE;
  port = printport_target(port);
  if (!takes_special(port))
    raise_fields(vm, io_state_who(vm), "port does not support special values", "port",
                 argc > 1 ? argv[1] : object_value(port), NULL);
  return value_bool(customport_write_special(vm, port, argv[0], may_block));
}
PRIM("write-special", write_special, 1, 2, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(v : any/c) [out : output-port?] -> boolean?", "Writes V itself to a port that takes special values.")
{
  return write_special(vm, argc, argv, true);
}
PRIM("write-special-avail*", write_special_avail_star, 1, 2, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(v : any/c) [out : output-port?] -> boolean?", "As write-special, without waiting.")
{
  return write_special(vm, argc, argv, false);
}
PRIM("port-writes-special?", port_writes_special_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(out : output-port?) -> boolean?", "Whether OUT takes special values.")
{
  return value_bool(takes_special(port_arg_output(vm, 0, argc, argv)));
}
PRIM("port-writes-atomic?", port_writes_atomic_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(out : output-port?) -> boolean?", "Whether write-bytes-avail-evt works on OUT.")
{
  return value_bool(!customport_is(port_arg_output(vm, 0, argc, argv)));
}
PRIM("flush-output", flush_output, 0, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "([out : output-port?]) -> void?",
     "Hands what OUT has buffered to where it goes.")
{
  Port *port = port_arg_output(vm, 0, argc, argv);
  if (port->closed) port_raise_closed(vm, port);
  port_flush_record(vm, port);
  return VALUE_VOID;
}
