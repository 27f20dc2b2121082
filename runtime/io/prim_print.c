/* SPDX-License-Identifier: MIT
 * prim_print.c: display, write, print, format and the handlers of ports.
 * Source: Reference, "Writing". */
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/io/format.h"
#include "runtime/io/handler.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

#define SLOW(field, name, cname, min, max) \
  woad_value prim_slow_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
#include "runtime/io/slow.def"
#undef SLOW

static bool has_handlers(woad_vm *vm, const Port *port) {
  return handler_is_set(vm, port, PRINT_DISPLAY) || handler_is_set(vm, port, PRINT_WRITE) ||
         handler_is_set(vm, port, PRINT_PRINT);
}

static bool never_waits(const Port *port) {
  return port->printing == NULL && (port->ops->never_waits || port->is_regular);
}

/* Prints argument 0 to the port in argument 1, at once when that needs no language code. */
static woad_value print_argument(woad_vm *vm, ARGS, PrintMode mode, SlowCall slow) {
  Port *port = port_arg_output(vm, 1, argc, argv);
  int quote_depth = argc > 2 && argv[2] == fixnum_make(1);
  if (!handler_is_plain(vm, port, mode) || print_needs_nesting(vm, argv[0])) return io_state_slow(vm, slow, argc, argv);
  Buf out;
  buf_init(&out);
  print_value(vm, argv[0], mode, quote_depth, &out);
  bool fits = port->printing == NULL && port->mode == PORT_MODE_BLOCK && port->end + out.length <= port->capacity;
  if (!never_waits(port) && !fits) return io_state_slow(vm, slow, argc, argv);
  port_put(vm, port, out.data, out.length);
  return VALUE_VOID;
}
static woad_value print_slowly(woad_vm *vm, ARGS, PrintMode mode) {
  Port *port = port_arg_output(vm, 1, argc, argv);
  woad_value out = argc > 1 ? argv[1] : param_get(vm, vm->param.current_output_port);
  handler_print(vm, port, out, argv[0], mode, argc > 2 && argv[2] == fixnum_make(1));
  return VALUE_VOID;
}

PRIM("display", display, 1, 2, PF_PORT | PF_COST, RIGHTS_NONE, "(datum : any/c) [out : output-port?] -> void?",
     "Prints DATUM for people: strings and characters as they are.")
{
  return print_argument(vm, argc, argv, PRINT_DISPLAY, SLOW_DISPLAY);
}
woad_value prim_slow_display(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return print_slowly(vm, argc, argv, PRINT_DISPLAY);
}
PRIM("write", write, 1, 2, PF_PORT | PF_COST, RIGHTS_NONE, "(datum : any/c) [out : output-port?] -> void?",
     "Prints DATUM so that read gives it back, where that is possible.")
{
  return print_argument(vm, argc, argv, PRINT_WRITE, SLOW_WRITE);
}
woad_value prim_slow_write(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return print_slowly(vm, argc, argv, PRINT_WRITE);
}
PRIM("print", print, 1, 3, PF_PORT | PF_COST, RIGHTS_NONE,
     "(datum : any/c) [out : output-port?] [quote-depth : (or/c 0 1)] -> void?", "Prints DATUM as an expression.")
{
  port_arg_output(vm, 1, argc, argv);
  if (argc > 2 && argv[2] != fixnum_make(0) && argv[2] != fixnum_make(1))
    raise_argument_value(vm, "print", "(or/c 0 1)", argv[2]);
  return print_argument(vm, argc, argv, PRINT_PRINT, SLOW_PRINT);
}
woad_value prim_slow_print(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return print_slowly(vm, argc, argv, PRINT_PRINT);
}

/* --- format --- */

PRIM("format", format, 1, -1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(form : string?) (v : any/c) ... -> string?", "FORM with its directives replaced by the arguments.")
{
  if (format_needs_nesting(vm, argc - 1, argv + 1)) return io_state_slow(vm, SLOW_FORMAT, argc, argv);
  return prim_slow_format(vm, NULL, argc, argv);
}
woad_value prim_slow_format(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Buf out;
  buf_init(&out);
  format_fill(vm, "format", argv[0], argc - 1, argv + 1, &out, NULL);
  return string_from_utf8_n(vm, (char *)out.data, out.length);
}

static woad_value print_format(woad_vm *vm, const char *who, Port *port, int argc, woad_value *argv) {
  Buf out;
  buf_init(&out);
  format_fill(vm, who, argv[0], argc - 1, argv + 1, &out, port);
  port_put(vm, port, out.data, out.length);
  return VALUE_VOID;
}

PRIM("printf", printf, 1, -1, PF_PORT | PF_COST, RIGHTS_NONE, "(form : string?) (v : any/c) ... -> void?",
     "Writes FORM, filled in, to the current output port.")
{
  Port *port = port_arg_output(vm, argc, argc, argv);
  if (!never_waits(port) || has_handlers(vm, port) || format_needs_nesting(vm, argc - 1, argv + 1))
    return io_state_slow(vm, SLOW_PRINTF, argc, argv);
  return print_format(vm, "printf", port, argc, argv);
}
woad_value prim_slow_printf(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return print_format(vm, "printf", port_arg_output(vm, argc, argc, argv), argc, argv);
}
PRIM("fprintf", fprintf, 2, -1, PF_PORT | PF_COST, RIGHTS_NONE,
     "(out : output-port?) (form : string?) (v : any/c) ... -> void?", "Writes FORM, filled in, to OUT.")
{
  Port *port = port_arg_output(vm, 0, argc, argv);
  if (!never_waits(port) || has_handlers(vm, port) || format_needs_nesting(vm, argc - 2, argv + 2))
    return io_state_slow(vm, SLOW_FPRINTF, argc, argv);
  return print_format(vm, "fprintf", port, argc - 1, argv + 1);
}
woad_value prim_slow_fprintf(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return print_format(vm, "fprintf", port_arg_output(vm, 0, argc, argv), argc - 1, argv + 1);
}
PRIM("eprintf", eprintf, 1, -1, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE,
     "(form : string?) (v : any/c) ... -> void?", "Writes FORM, filled in, to the current error port.")
{
  woad_value err = param_get(vm, vm->param.current_error_port);
  return print_format(vm, "eprintf", port_find_output(vm, err), argc, argv);
}

/* --- handlers --- */

typedef enum { HANDLE_DISPLAY, HANDLE_WRITE, HANDLE_PRINT } HandlerKind;

static woad_value *handler_field(Port *port, HandlerKind kind) {
  return kind == HANDLE_DISPLAY ? &port->display_handler
         : kind == HANDLE_WRITE ? &port->write_handler : &port->print_handler;
}

static woad_value access_handler(woad_vm *vm, ARGS, HandlerKind kind) {
  Port *port = port_arg_output(vm, 0, argc, argv);
  woad_value *field = handler_field(port, kind);
  const struct IoState *io = vm->io;
  woad_value initial = kind == HANDLE_DISPLAY ? io->display_handler
                       : kind == HANDLE_WRITE ? io->write_handler : io->print_handler;
  if (argc == 1) return *field == VALUE_FALSE ? initial : *field;
  if (!call_is_procedure(vm, argv[1]) || !call_arity_includes(vm, argv[1], 2))
    raise_argument_value(vm, NULL, "(procedure-arity-includes/c 2)", argv[1]);
  *field = argv[1] == initial ? VALUE_FALSE : argv[1];
  return VALUE_VOID;
}

PRIM("port-display-handler", port_display_handler, 1, 2, PF_PORT, RIGHTS_NONE,
     "(out : output-port?) [proc : (any/c output-port? . -> . any)] -> any", "Gets or sets what display does to OUT.")
{
  return access_handler(vm, argc, argv, HANDLE_DISPLAY);
}
PRIM("port-write-handler", port_write_handler, 1, 2, PF_PORT, RIGHTS_NONE,
     "(out : output-port?) [proc : (any/c output-port? . -> . any)] -> any", "Gets or sets what write does to OUT.")
{
  return access_handler(vm, argc, argv, HANDLE_WRITE);
}
PRIM("port-print-handler", port_print_handler, 1, 2, PF_PORT, RIGHTS_NONE,
     "(out : output-port?) [proc : (->* (any/c output-port?) ((or/c 0 1)) any)] -> any",
     "Gets or sets what print does to OUT.")
{
  return access_handler(vm, argc, argv, HANDLE_PRINT);
}

/* The reader itself is the default; a port with another handler is asked by `read` through port_read_handler. */
PRIM("port-read-handler", port_read_handler, 1, 2, PF_PORT, RIGHTS_NONE,
     "(in : input-port?) [proc : (case-> (input-port? . -> . any) (input-port? any/c . -> . any))] -> any",
     "Gets or sets what read does with IN.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  if (argc == 1) return port->read_handler == VALUE_FALSE ? vm->io->read_handler : port->read_handler;
  if (!call_is_procedure(vm, argv[1]) || !call_arity_includes(vm, argv[1], 1) || !call_arity_includes(vm, argv[1], 2))
    raise_argument_value(vm, NULL, "(and/c (procedure-arity-includes/c 1) (procedure-arity-includes/c 2))", argv[1]);
  port->read_handler = argv[1] == vm->io->read_handler ? VALUE_FALSE : argv[1];
  return VALUE_VOID;
}

/* --- unquoted-printing-string --- */

PRIM("unquoted-printing-string", unquoted_printing_string, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(s : string?) -> unquoted-printing-string?", "A value that always prints as the characters of S.")
{
  if (!value_is_string(argv[0])) raise_argument_value(vm, NULL, "string?", argv[0]);
  woad_value text = string_to_immutable(vm, argv[0]);
  return struct_make_from(vm, vm->io->unquoted_type, 1, &text);
}
PRIM("unquoted-printing-string?", unquoted_printing_string_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V was made by unquoted-printing-string.")
{
  return value_bool(value_is_instance(argv[0], vm->io->unquoted_type));
}
PRIM("unquoted-printing-string-value", unquoted_printing_string_value, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ups : unquoted-printing-string?) -> string?", "The string inside.")
{
  if (!value_is_instance(argv[0], vm->io->unquoted_type))
    raise_argument_value(vm, NULL, "unquoted-printing-string?", argv[0]);
  return struct_of(argv[0])->fields[0];
}
