/* SPDX-License-Identifier: MIT
 * prim_port.c: making, asking and closing ports.
 * Source: Reference, "Ports". */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/bytesport.h"
#include "runtime/io/customport.h"
#include "runtime/io/fileport.h"
#include "runtime/io/fs.h"
#include "runtime/io/pathname.h"
#include "runtime/io/pipe.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

/* --- predicates --- */

PRIM("input-port?", input_port_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an input port.")
{
  return value_bool(port_is_input(vm, argv[0]));
}
PRIM("output-port?", output_port_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an output port.")
{
  return value_bool(port_is_output(vm, argv[0]));
}
PRIM("eof-object?", eof_object_p, 1, 1, PF_PURE | PF_PREDICATE | PF_FOLDABLE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is eof.")
{
  return value_bool(argv[0] == VALUE_EOF);
}
static Port *find_any(woad_vm *vm, woad_value v) {
  Port *port = port_find_input(vm, v);
  return port != NULL ? port : port_find_output(vm, v);
}
PRIM("string-port?", string_port_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(port : port?) -> boolean?",
     "Whether PORT reads from or writes to memory.")
{
  return value_bool(bytesport_is(port_arg_any(vm, 0, argc, argv)));
}
PRIM("file-stream-port?", file_stream_port_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a port on a file descriptor.")
{
  Port *port = find_any(vm, argv[0]);
  return value_bool(port != NULL && fileport_is(port));
}
PRIM("terminal-port?", terminal_port_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a port on a terminal.")
{
  Port *port = find_any(vm, argv[0]);
  return value_bool(port != NULL && port->is_terminal);
}
PRIM("port-closed?", port_closed_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(port : port?) -> boolean?",
     "Whether PORT is closed.")
{
  return value_bool(port_arg_any(vm, 0, argc, argv)->closed);
}
PRIM("close-input-port", close_input_port, 1, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "(in : input-port?) -> void?",
     "Closes IN; closing it again has no effect.")
{
  port_close_record(vm, port_arg_input(vm, 0, argc, argv));
  return VALUE_VOID;
}
PRIM("close-output-port", close_output_port, 1, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "(out : output-port?) -> void?",
     "Flushes and closes OUT; closing it again has no effect.")
{
  port_close_record(vm, port_arg_output(vm, 0, argc, argv));
  return VALUE_VOID;
}

/* --- ports in memory --- */

static woad_value arg_name(woad_vm *vm, int pos, ARGS) {
  return pos < argc ? argv[pos] : symbol_intern(vm, "string");
}

PRIM("open-input-string", open_input_string, 1, 2, PF_ALLOC | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [name : any/c] -> input-port?", "A port that reads the characters STR has now.")
{
  if (!value_is_string(argv[0])) raise_argument_value(vm, NULL, "string?", argv[0]);
  size_t n;
  char *text = string_to_utf8(vm, string_of(argv[0]), &n);
  vm_charge(vm, n / 64);
  return port_arg_counted(vm, bytesport_open_input_shared(vm, (uint8_t *)text, n, arg_name(vm, 1, argc, argv)));
}
PRIM("open-input-bytes", open_input_bytes, 1, 2, PF_ALLOC | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [name : any/c] -> input-port?", "A port that reads the bytes BSTR has now.")
{
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  Bytes *bytes = bytes_of(argv[0]);
  vm_charge(vm, bytes->length / 64);
  return port_arg_counted(vm, bytesport_open_input(vm, bytes->data, bytes->length, arg_name(vm, 1, argc, argv)));
}
PRIM("open-output-string", open_output_string, 0, 1, PF_ALLOC, RIGHTS_NONE, "[name : any/c] -> output-port?",
     "A port that keeps what is written, for get-output-string.")
{
  return port_arg_counted(vm, bytesport_open_output(vm, arg_name(vm, 0, argc, argv)));
}
PRIM("open-output-bytes", open_output_bytes, 0, 1, PF_ALLOC, RIGHTS_NONE, "[name : any/c] -> output-port?",
     "A port that keeps what is written, for get-output-bytes.")
{
  return port_arg_counted(vm, bytesport_open_output(vm, arg_name(vm, 0, argc, argv)));
}
static Port *arg_memory_port(woad_vm *vm, int pos, ARGS) {
  Port *port = port_find_output(vm, argv[pos]);
  if (port == NULL || !bytesport_is(port))
    raise_argument_value(vm, NULL, "(and/c output-port? string-port?)", argv[pos]);
  return port;
}
PRIM("get-output-string", get_output_string, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(out : output-port?) -> string?", "What was written to OUT, decoded as UTF-8.")
{
  Port *port = arg_memory_port(vm, 0, argc, argv);
  vm_charge(vm, port->end / 64);
  return string_from_utf8_n(vm, (char *)port->buf, port->end);
}
PRIM("get-output-bytes", get_output_bytes, 1, 4, PF_PORT | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(out : output-port?) [reset? : any/c] [start : exact-nonnegative-integer?] [end : exact-nonnegative-integer?]"
     " -> bytes?", "What was written to OUT; with RESET? the port is then empty.")
{
  Port *port = arg_memory_port(vm, 0, argc, argv);
  size_t range[2];
  port_arg_range(vm, 2, argc, argv, port->end, "port content", argv[0], range);
  woad_value bytes = bytes_from(vm, port->buf + range[0], range[1] - range[0]);
  if (argc > 1 && argv[1] != VALUE_FALSE) {
    port->buf = NULL;
    port->end = port->capacity = 0;
    port->offset = 0;
  }
  return bytes;
}

/* --- pipes --- */

PRIM("make-pipe", make_pipe, 0, 3, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "[limit : (or/c #f exact-positive-integer?)] [input-name : any/c] [output-name : any/c]"
     " -> (values input-port? output-port?)", "A pair of ports: what is written to the second is read from the first.")
{
  if (argc > 0 && argv[0] != VALUE_FALSE && !(number_is_exact_integer(argv[0]) && !number_is_negative(argv[0]) &&
                                              argv[0] != fixnum_make(0)))
    raise_argument_value(vm, NULL, "(or/c #f exact-positive-integer?)", argv[0]);
  size_t limit = argc > 0 && value_is_fixnum(argv[0]) ? (size_t)fixnum_value(argv[0]) : 0;
  woad_value name = symbol_intern(vm, "pipe");
  Port *in, *out;
  pipe_make(vm, limit, argc > 1 ? argv[1] : name, argc > 2 ? argv[2] : name, &in, &out);
  woad_value both[2] = { port_arg_counted(vm, in), port_arg_counted(vm, out) };
  return values_return(vm, 2, both);
}
PRIM("pipe-content-length", pipe_content_length, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(pipe-port : port?) -> exact-nonnegative-integer?", "How many bytes the pipe holds.")
{
  Port *port = find_any(vm, argv[0]);
  if (port == NULL || !pipe_is(port))
    raise_argument_value(vm, "pipe-contact-length", "(or/c pipe-input-port? pipe-output-port?)", argv[0]);
  return fixnum_make((int64_t)pipe_content_length(port));
}

/* --- files --- */

static void check_path(woad_vm *vm, woad_value v) {
  if (!pathname_is_path_string(v)) raise_argument_value(vm, NULL, "path-string?", v);
}

typedef struct { FileportExists exists; bool has_exists, has_mode; int permissions; } OpenOptions;

static bool take_exists(woad_vm *vm, woad_value v, OpenOptions *options) {
  const struct { woad_value symbol; FileportExists exists; } rows[] = {
    { vm->sym.error, FILEPORT_ERROR }, { vm->sym.append, FILEPORT_APPEND }, { vm->sym.update, FILEPORT_UPDATE },
    { vm->sym.can_update, FILEPORT_CAN_UPDATE }, { vm->sym.replace, FILEPORT_REPLACE },
    { vm->sym.truncate, FILEPORT_TRUNCATE }, { vm->sym.must_truncate, FILEPORT_MUST_TRUNCATE },
    { vm->sym.truncate_replace, FILEPORT_TRUNCATE_REPLACE }
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (rows[i].symbol == v) {
      options->exists = rows[i].exists;
      return true;
    }
  return false;
}

static _Noreturn void fail_conflict(woad_vm *vm, woad_value v, ARGS) {
  raise_format(vm, vm->exn.fail_contract, "%s: conflicting or redundant file modes given", io_state_who(vm));
}

/* Mode symbols and a permission number after the path. */
static OpenOptions arg_options(woad_vm *vm, ARGS, bool output) {
  OpenOptions options = { FILEPORT_ERROR, false, false, 0666 };
  for (int i = 1; i < argc; i++) {
    woad_value v = argv[i];
    if (v == vm->sym.binary || v == vm->sym.text) {
      if (options.has_mode) fail_conflict(vm, v, argc, argv);
      options.has_mode = true;
    } else if (output && take_exists(vm, v, &options)) {
      if (options.has_exists) fail_conflict(vm, v, argc, argv);
      options.has_exists = true;
    } else if (output && value_is_fixnum(v) && fixnum_value(v) >= 0 && fixnum_value(v) <= 65535) {
      options.permissions = (int)fixnum_value(v);
    } else if (v != vm->sym.none && v != vm->sym.module)
      raise_argument_value(vm, NULL, output ? "(or/c 'binary 'text 'error 'append 'update 'can-update 'replace 'truncate"
                                              " 'must-truncate 'truncate/replace (integer-in 0 65535))"
                                            : "(or/c 'binary 'text 'none 'module)", v);
  }
  return options;
}

PRIM("open-input-file", open_input_file, 1, 3, PF_PORT | PF_ALLOC | PF_NESTS, RIGHT_FILE,
     "(path : path-string?) [mode : (or/c 'binary 'text)] [for-module : (or/c 'none 'module)] -> input-port?",
     "Opens the file for reading.")
{
  check_path(vm, argv[0]);
  arg_options(vm, argc, argv, false);
  return port_arg_counted(vm, fileport_open_input(vm, "open-input-file", argv[0]));
}
PRIM("open-output-file", open_output_file, 1, 5, PF_PORT | PF_ALLOC | PF_NESTS, RIGHT_FILE,
     "(path : path-string?) [mode : symbol?] ... -> output-port?", "Opens the file for writing, as the modes say.")
{
  check_path(vm, argv[0]);
  OpenOptions options = arg_options(vm, argc, argv, true);
  return port_arg_counted(vm, fileport_open_output(vm, "open-output-file", argv[0], options.exists, options.permissions));
}
PRIM("open-input-output-file", open_input_output_file, 1, 5, PF_PORT | PF_ALLOC | PF_NESTS, RIGHT_FILE,
     "(path : path-string?) [mode : symbol?] ... -> (values input-port? output-port?)",
     "Opens the file for reading and writing; both ports share one position.")
{
  check_path(vm, argv[0]);
  OpenOptions options = arg_options(vm, argc, argv, true);
  Port *in, *out;
  fileport_open_both(vm, "open-input-output-file", argv[0], options.exists, &in, &out);
  woad_value both[2] = { port_arg_counted(vm, in), port_arg_counted(vm, out) };
  return values_return(vm, 2, both);
}
static Port *arg_open_port(woad_vm *vm, ARGS) {
  Port *port = port_arg_any(vm, 0, argc, argv);
  if (port->closed) port_raise_closed(vm, port);
  return port;
}

PRIM("file-stream-buffer-mode", file_stream_buffer_mode, 1, 2, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(port : port?) [mode : (or/c 'none 'line 'block)] -> any", "Gets or sets how PORT is buffered.")
{
  Port *port = arg_open_port(vm, argc, argv);
  woad_value names[3] = { vm->sym.none, vm->sym.line, vm->sym.block };
  bool output = (port->header.flags & PORT_FLAG_OUTPUT) != 0;
  if (argc == 1 && customport_buffer_mode(port) != VALUE_FALSE)
    return call_nested(vm, customport_buffer_mode(port), 0, NULL);
  if (argc == 1) return fileport_has_descriptor(port) ? names[!output && port->mode == PORT_MODE_LINE ? PORT_MODE_BLOCK : port->mode]
                                          : VALUE_FALSE;
  int mode = 0;
  while (mode < 3 && names[mode] != argv[1]) mode++;
  if (mode == 3) raise_argument_value(vm, NULL, "(or/c 'none 'line 'block)", argv[1]);
  if (!output && mode == PORT_MODE_LINE)
    raise_fields(vm, "file-stream-buffer-mode", "'line buffering not supported for an input port", "port", argv[0], NULL);
  if (customport_buffer_mode(port) != VALUE_FALSE) {
    call_nested(vm, customport_buffer_mode(port), 1, &argv[1]);
    return VALUE_VOID;
  }
  if (!fileport_has_descriptor(port))
    raise_fields(vm, "file-stream-buffer-mode", output ? "buffering not supported for output port"
                                                       : "buffering not supported for input port", "mode", argv[1],
                 output ? "output port" : "input port", argv[0], NULL);
  if (output) port_flush_record(vm, port);
  port->mode = (uint8_t)mode;
  return VALUE_VOID;
}

/* --- positions --- */

/* -1: not known */
static int64_t position_of(woad_vm *vm, Port *port) {
  int64_t position;
  if (customport_is(port)) return customport_position(vm, port);
  if (fileport_is(port) && port->is_regular && !port->closed && fileport_tell(vm, port, &position)) return position;
  return port->offset;
}

static void seek_memory(woad_vm *vm, Port *port, int64_t position) {
  size_t n = port->end;
  if ((port->header.flags & PORT_FLAG_INPUT) != 0) {
    port->start = position < 0 || (size_t)position > n ? n : (size_t)position;
    port->offset = (int64_t)port->start;
    port->at_eof = false;
    return;
  }
  port->offset = position < 0 ? (int64_t)n : position;
  if (position > (int64_t)n) bytesport_extend(vm, port, (size_t)position);
}

static _Noreturn void fail_setting(woad_vm *vm, const char *message, int code) {
  raise_format(vm, vm->exn.fail, "%s: %s\n  system error: %s; errno=%d", io_state_who(vm), message, strerror(code), code);
}
PRIM("file-position", file_position, 1, 2, PF_PORT | PF_NESTS, RIGHTS_NONE,
     "(port : port?) [pos : (or/c exact-nonnegative-integer? eof-object?)] -> any",
     "Gets or sets the position, in bytes, of the next read or write.")
{
  Port *port = arg_open_port(vm, argc, argv);
  if (argc == 1) {
    int64_t position = position_of(vm, port);
    if (position >= 0) return fixnum_make(position);
    raise_format(vm, vm->exn.fail_filesystem, "file-position: the port's current position is not known\n port: %V", argv[0]);
  }
  if (argv[1] != VALUE_EOF && (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1])))
    raise_argument_value(vm, NULL, "(or/c exact-nonnegative-integer? eof-object?)", argv[1]);
  bool is_huge = argv[1] != VALUE_EOF && !value_is_fixnum(argv[1]);
  int64_t position = argv[1] == VALUE_EOF ? -1 : is_huge ? INT64_MAX : fixnum_value(argv[1]);
  if (bytesport_is(port)) {
    if (is_huge && port_find_output(vm, argv[0]) == port)
      raise_fields(vm, "file-position", "new position is too large", "port", argv[0], "position", argv[1], NULL);
    seek_memory(vm, port, position);
  } else if (!fileport_has_descriptor(port))
    raise_fields(vm, "file-position", "setting position allowed for file-stream and string ports only", "port", argv[0],
                 "position", argv[1], NULL);
  else if (is_huge) fail_setting(vm, "error setting stream position", EINVAL);
  else if (!fileport_seek(vm, port, position)) fail_setting(vm, "error setting stream position", errno);
  return VALUE_VOID;
}
PRIM("file-position*", file_position_star, 1, 1, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(port : port?) -> (or/c exact-nonnegative-integer? #f)", "The position of the next read or write.")
{
  int64_t position = position_of(vm, arg_open_port(vm, argc, argv));
  return position < 0 ? VALUE_FALSE : fixnum_make(position);
}
PRIM("file-truncate", file_truncate, 2, 2, PF_PORT | PF_NESTS, RIGHT_FILE,
     "(port : (and/c output-port? file-stream-port?)) (size : exact-nonnegative-integer?) -> void?",
     "Makes the file SIZE bytes long.")
{
  Port *port = port_find_output(vm, argv[0]);
  if (port == NULL || !fileport_is(port))
    raise_argument_value(vm, NULL, "(and/c output-port? file-stream-port?)", argv[0]);
  size_t size = port_arg_natural(vm, 1, argc, argv);
  if (port->closed) port_raise_closed(vm, port);
  port_flush_record(vm, port);
  if (OUTSIDE(vm, CHANGE, NULL, 0, ftruncate(port->fd, (off_t)size)) < 0) fail_setting(vm, "error setting file size", errno);
  return VALUE_VOID;
}
PRIM("port-count-lines!", port_count_lines_x, 1, 1, PF_PORT | PF_NESTS, RIGHTS_NONE, "(port : port?) -> void?",
     "Makes PORT count lines and characters from here on.")
{
  Port *port = arg_open_port(vm, argc, argv);
  port_count_lines(vm, object_value(port));
  if (customport_is(port) && call_is_procedure(vm, customport_procedure(port, CUSTOM_COUNT_LINES)))
    call_nested(vm, customport_procedure(port, CUSTOM_COUNT_LINES), 0, NULL);
  return VALUE_VOID;
}
PRIM("port-counts-lines?", port_counts_lines_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(port : port?) -> boolean?",
     "Whether PORT counts lines.")
{
  return value_bool(port_arg_any(vm, 0, argc, argv)->counts_lines);
}
/* The location that a custom port's own procedure tells. */
static woad_value told_location(woad_vm *vm, woad_value proc) {
  woad_value *values;
  int n = call_nested_values(vm, proc, 0, NULL, &values);
  if (n != 3) {
    const char *given = "";
    for (int i = 0; i < n; i++) given = raise_text(vm, "%s\n   %V", given, values[i]);
    raise_format(vm, vm->exn.fail_contract_arity,
                 "user port get-location return: arity mismatch;\n the expected number of arguments does not match the given number"
                 "\n  expected: 3\n  given: %d%s%s", n, n > 0 ? "\n  arguments...:" : "", given);
  }
  for (int i = 0; i < 3; i++) {
    int64_t least = i != 1;
    if (values[i] == VALUE_FALSE || (value_is_fixnum(values[i]) && fixnum_value(values[i]) >= least)) continue;
    raise_format(vm, vm->exn.fail_contract, "user port get-location: contract violation\n  expected: (or/c #f %s)\n  result: %V",
                 least ? "exact-positive-integer?" : "exact-nonnegative-integer?", values[i]);
  }
  return values_return(vm, n, values);
}

PRIM("port-next-location", port_next_location, 1, 1, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(port : port?) -> (values (or/c exact-positive-integer? #f) (or/c exact-nonnegative-integer? #f)"
     " (or/c exact-positive-integer? #f))", "Line, column and position of the next character.")
{
  Port *port = arg_open_port(vm, argc, argv);
  if (port->counts_lines && customport_is(port) && customport_procedure(port, CUSTOM_LOCATION) != VALUE_FALSE)
    return told_location(vm, customport_procedure(port, CUSTOM_LOCATION));
  int64_t line, column, position;
  port_location(vm, object_value(port), &line, &column, &position);
  woad_value all[3] = { VALUE_FALSE, VALUE_FALSE, fixnum_make(position) };
  if (port->counts_lines) {
    all[0] = line < 0 ? VALUE_FALSE : fixnum_make(line);
    all[1] = column < 0 ? VALUE_FALSE : fixnum_make(column);
  }
  if (position < 0) all[2] = VALUE_FALSE;
  return values_return(vm, 3, all);
}
PRIM("set-port-next-location!", set_port_next_location_x, 4, 4, PF_PORT, RIGHTS_NONE,
     "(port : port?) (line : (or/c exact-positive-integer? #f)) (column : (or/c exact-nonnegative-integer? #f))"
     " (position : (or/c exact-positive-integer? #f)) -> void?", "Changes what port-next-location tells, when PORT counts.")
{
  Port *port = port_arg_any(vm, 0, argc, argv);
  int64_t at[3];
  for (int i = 0; i < 3; i++) {
    int64_t least = i != 1;
    if (argv[i + 1] != VALUE_FALSE && !(value_is_fixnum(argv[i + 1]) && fixnum_value(argv[i + 1]) >= least))
      raise_argument_value(vm, NULL, least ? "(or/c #f exact-positive-integer?)" : "(or/c #f exact-nonnegative-integer?)",
                           argv[i + 1]);
    at[i] = argv[i + 1] == VALUE_FALSE ? -1 : fixnum_value(argv[i + 1]);
  }
  if (!port->counts_lines) return VALUE_VOID;
  port->line = at[0];
  port->column = at[1];
  port->position = at[2];
  return VALUE_VOID;
}

/* --- rarer questions --- */

PRIM("port-waiting-peer?", port_waiting_peer_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(port : port?) -> boolean?",
     "Whether PORT waits for its other end before it can be used.")
{
  port_arg_any(vm, 0, argc, argv);
  return VALUE_FALSE;
}
static Port *arg_file_port(woad_vm *vm, int pos, ARGS) {
  Port *port = find_any(vm, argv[pos]);
  if (port == NULL || !fileport_is(port)) raise_argument_value(vm, NULL, "file-stream-port?", argv[pos]);
  if (port->closed) port_raise_closed(vm, port);
  return port;
}
PRIM("port-file-identity", port_file_identity, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE,
     "(port : file-stream-port?) -> exact-positive-integer?", "A number that names the file: device and inode.")
{
  struct stat st;
  if (!fs_stat_open(vm, arg_file_port(vm, 0, argc, argv)->fd, &st))
    raise_errno(vm, "port-file-identity", "error obtaining identity", NULL, errno);
  return number_add(vm, number_shift(vm, number_from_uint64(vm, st.st_dev), 64), number_from_uint64(vm, st.st_ino));
}
PRIM("port-try-file-lock?", port_try_file_lock_p, 2, 2, PF_PORT, RIGHT_FILE,
     "(port : file-stream-port?) (mode : (or/c 'shared 'exclusive)) -> boolean?", "Tries to lock the file without waiting.")
{
  Port *port = arg_file_port(vm, 0, argc, argv);
  bool shared = argv[1] == symbol_intern(vm, "shared");
  if (!shared && argv[1] != symbol_intern(vm, "exclusive"))
    raise_argument_value(vm, NULL, "(or/c 'shared 'exclusive)", argv[1]);
  if (((port->header.flags & PORT_FLAG_INPUT) != 0) != shared)
    raise_fields(vm, NULL, shared ? "port for 'shared locking is not an input port"
                                  : "port for 'exclusive locking is not an output port", "port", argv[0], NULL);
  if (OUTSIDE(vm, CHANGE, NULL, 0, flock(port->fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB)) == 0) return VALUE_TRUE;
  if (errno == EWOULDBLOCK) return VALUE_FALSE;
  raise_errno(vm, "port-try-file-lock?", "error getting file lock", NULL, errno);
}
PRIM("port-file-unlock", port_file_unlock, 1, 1, PF_PORT, RIGHT_FILE, "(port : file-stream-port?) -> void?",
     "Gives the lock on the file back.")
{
  int fd = arg_file_port(vm, 0, argc, argv)->fd;
  if (OUTSIDE(vm, CHANGE, NULL, 0, flock(fd, LOCK_UN)) < 0)
    raise_errno(vm, "port-file-unlock", "error unlocking file", NULL, errno);
  return VALUE_VOID;
}
