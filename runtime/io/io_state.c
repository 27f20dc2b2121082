/* SPDX-License-Identifier: MIT
 * io_state.c: boot of io/: the session's ports and parameters. */
#include "runtime/thread/custodian.h"
#include "runtime/thread/plumber.h"
#include "runtime/io/io_state.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/number.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/bytesport.h"
#include "runtime/io/environ.h"
#include "runtime/io/fileport.h"
#include "runtime/io/message.h"
#include "runtime/io/pathname.h"
#include "runtime/io/port.h"
#include "runtime/io/handler.h"
#include "runtime/io/prim_fschange.h"
#include "runtime/io/printport.h"
#include "runtime/io/process.h"
#include "runtime/io/security.h"
#include "runtime/io/tcp.h"
#include "runtime/io/timeval.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

#define SLOW(field, name, cname, min, max) \
  extern woad_value prim_slow_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
#include "runtime/io/slow.def"
#undef SLOW

static const struct { const char *name; NativeFn fn; int min, max; } slow_calls[SLOW_COUNT] = {
#define SLOW(field, text, cname, low, high) [SLOW_##field] = { text, prim_slow_##cname, low, high },
#include "runtime/io/slow.def"
#undef SLOW
};

const char *io_state_who(woad_vm *vm) { return vm->running_primitive != NULL ? vm->running_primitive : "port"; }
bool io_state_may_nest(woad_vm *vm) { return vm->cstack != NULL; }

woad_value io_state_slow(woad_vm *vm, SlowCall which, int argc, woad_value *argv) {
  return call_tail(vm, vm->io->slow[which], argc, argv);
}

woad_value io_state_primitive(woad_vm *vm, const char *name) {
  int row = prim_find(NULL, name);
  return row < 0 ? VALUE_FALSE : prim_object(vm, row);
}

woad_value io_state_sync(woad_vm *vm, woad_value evt) {
  if (vm->io->sync_proc == VALUE_FALSE) vm->io->sync_proc = io_state_primitive(vm, "sync");
  return call_nested(vm, vm->io->sync_proc, 1, &evt);
}

woad_value io_state_poll(woad_vm *vm, woad_value evt) {
  IoState *io = vm->io;
  if (io->poll_proc == VALUE_FALSE) {
    io->poll_proc = io_state_primitive(vm, "sync/timeout");
    io->list_proc = io_state_primitive(vm, "list");
  }
  woad_value args[2] = { fixnum_make(0), sync_evt_make(vm, EVT_WRAP, evt, io->list_proc) };
  woad_value found = call_nested(vm, io->poll_proc, 2, args);
  return value_is_pair(found) ? pair_car(found) : VALUE_NONE;
}

woad_value io_state_soon(woad_vm *vm) {
  return sync_evt_make(vm, EVT_ALARM, flonum_make(vm, (double)sched_now_us(vm) / 1e3 + 1), VALUE_TRUE);
}

/* object-name of what io/ and data/ know and vm/ does not. */
static woad_value name_of(woad_vm *vm, woad_value v) {
  if (!value_is_object(v)) return VALUE_FALSE;
  switch (value_type(v)) {
  case TYPE_PORT: return port_of(v)->name;
  case TYPE_REGEXP: return rx_of(v)->source;
  default: return VALUE_FALSE;
  }
}

void io_state_add_binding(woad_vm *vm, const char *name, woad_value value) {
  vm->io->bindings = pair_make(vm, pair_make(vm, symbol_intern(vm, name), value), vm->io->bindings);
}

void io_state_each_binding(woad_vm *vm, void (*bind)(woad_vm *vm, const char *name, woad_value value, void *state),
                           void *state) {
  for (woad_value l = vm->io->bindings; value_is_pair(l); l = pair_cdr(l))
    bind(vm, symbol_text(pair_car(pair_car(l))), pair_cdr(pair_car(l)), state);
}

/* prop:custom-write and its kin have predicates and accessors of their own. */
static void bind_property(woad_vm *vm, const char *name, woad_value property) {
  woad_value symbol = symbol_intern(vm, raise_text(vm, "%s?", name));
  woad_value predicate = struct_proc_make(vm, SP_PROP_PREDICATE, NULL, 0, symbol);
  VALUE_AS(StructProc, predicate)->property = property;
  io_state_add_binding(vm, symbol_text(symbol), predicate);
  symbol = symbol_intern(vm, raise_text(vm, "%s-accessor", name));
  woad_value accessor = struct_proc_make(vm, SP_PROP_ACCESSOR, NULL, 0, symbol);
  VALUE_AS(StructProc, accessor)->property = property;
  io_state_add_binding(vm, symbol_text(symbol), accessor);
}

void io_state_register(woad_vm *vm, Port *port) {
  custodian_manage(vm, object_value(port));
  if ((port->header.flags & PORT_FLAG_OUTPUT) != 0) port->manager = plumber_add_port(vm, object_value(port));
}

void io_state_record_standard(woad_vm *vm) {
  Port *ports[3] = {vm->io->stdin_port, vm->io->stdout_port, vm->io->stderr_port};
  for (int i = 0; i < 3; i++) {
    struct { bool is_regular, is_terminal; uint8_t mode; } kind = {ports[i]->is_regular, ports[i]->is_terminal, (uint8_t)ports[i]->mode};
    (void)OUTSIDE(vm, STANDARD, &kind, sizeof kind, 0);
    ports[i]->is_regular = kind.is_regular;
    ports[i]->is_terminal = kind.is_terminal;
    ports[i]->mode = kind.mode;
  }
}

/* --- guards --- */

static woad_value guard_input_port(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!port_find_input(vm, v)) raise_argument_value(vm, "current-input-port", "input-port?", v);
  return v;
}

static _Noreturn void wrong_output(woad_vm *vm, const char *who, woad_value v) {
  raise_argument_value(vm, who, "output-port?", v);
}
static woad_value guard_output_port(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!port_find_output(vm, v)) wrong_output(vm, "current-output-port", v);
  return v;
}
static woad_value guard_error_port(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!port_find_output(vm, v)) wrong_output(vm, "current-error-port", v);
  return v;
}
static woad_value guard_directory(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!pathname_is_path_string(v)) raise_argument_value(vm, "current-directory", "path-string?", v);
  woad_value path = path_simplify(vm, pathname_complete_path(vm, v));
  const char *text = path_bytes(path);
  return text[strlen(text) - 1] == '/' ? path : path_join(vm, path, "");
}

static woad_value guard_directory_for_user(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!pathname_is_path_string(v)) raise_argument_value(vm, "current-directory-for-user", "path-string?", v);
  return guard_directory(vm, parameter, v);
}

static woad_value guard_arguments(woad_vm *vm, woad_value parameter, woad_value v) {
  bool good = value_is_vector(v);
  for (size_t i = 0; good && i < vector_of(v)->length; i++) good = value_is_string(vector_of(v)->items[i]);
  if (!good) raise_argument_value(vm, "current-command-line-arguments", "(vectorof string?)", v);
  return v;
}

static woad_value guard_locale(woad_vm *vm, woad_value parameter, woad_value v) {
  if (v != VALUE_FALSE && !value_is_string(v)) raise_argument_value(vm, "current-locale", "(or/c #f string?)", v);
  return v == VALUE_FALSE ? v : string_to_immutable(vm, v);
}

static woad_value guard_environment(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_is_instance(v, vm->io->environment_type))
    raise_argument_value(vm, "current-environment-variables", "environment-variables?", v);
  return v;
}

static woad_value guard_print_width(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_is_fixnum(v) || fixnum_value(v) < 3)
    raise_argument_value(vm, "error-print-width", "(and/c exact-integer? (>=/c 3))", v);
  return v;
}

static woad_value guard_context_length(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!number_is_exact_integer(v) || number_is_negative(v))
    raise_argument_value(vm, "error-print-context-length", "exact-nonnegative-integer?", v);
  return v;
}

static woad_value guard_syntax_width(woad_vm *vm, woad_value parameter, woad_value v) {
  bool infinite = value_is_flonum(v) && flonum_value(v) > 1e308;
  if (!infinite && (!value_is_fixnum(v) || (fixnum_value(v) != 0 && fixnum_value(v) < 3)))
    raise_argument_value(vm, "print-syntax-width", "(or/c +inf.0 0 (and/c exact-integer? (>=/c 3)))", v);
  return v;
}

static woad_value guard_print_handler(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!call_is_procedure(vm, v) || !(call_arity_includes(vm, v, 2) || call_arity_includes(vm, v, 3)))
    raise_argument_value(vm, "global-port-print-handler",
                         "(or/c (->* (any/c output-port?) ((or/c 0 1)) any)\n                  (any/c output-port? . -> . any))", v);
  return v;
}

static woad_value guard_value_handler(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!call_is_procedure(vm, v) || !call_arity_includes(vm, v, 2))
    raise_argument_value(vm, "error-value->string-handler", "(procedure-arity-includes/c 2)", v);
  return v;
}

/* --- boot --- */

static void unquoted_boot(woad_vm *vm) {
  StructTypeSpec spec = { .name = symbol_intern(vm, "unquoted-printing-string"), .super = VALUE_FALSE,
                          .inspector = vm->inspector, .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE,
                          .auto_value = VALUE_FALSE, .constructor_name = VALUE_FALSE, .ninit = 1,
                          .properties = VALUE_NULL, .immutables = VALUE_NULL };
  vm->io->unquoted_type = struct_type_make(vm, &spec);
}

static void make_boolean_parameters(woad_vm *vm) {
#define BOOLEAN(field, name, initial) vm->param.field = param_make_boolean(vm, name, initial)
  BOOLEAN(error_print_source_location, "error-print-source-location", true);
  BOOLEAN(print_graph, "print-graph", false);
  BOOLEAN(print_struct, "print-struct", true);
  BOOLEAN(print_box, "print-box", true);
  BOOLEAN(print_vector_length, "print-vector-length", false);
  BOOLEAN(print_hash_table, "print-hash-table", true);
  BOOLEAN(print_boolean_long_form, "print-boolean-long-form", false);
  BOOLEAN(print_mpair_curly_braces, "print-mpair-curly-braces", true);
  BOOLEAN(print_pair_curly_braces, "print-pair-curly-braces", false);
  BOOLEAN(print_unreadable, "print-unreadable", true);
  BOOLEAN(print_reader_abbreviations, "print-reader-abbreviations", false);
  BOOLEAN(print_as_expression, "print-as-expression", true);
  BOOLEAN(error_print_source_location, "error-print-source-location", true);
  BOOLEAN(port_count_lines_enabled, "port-count-lines-enabled", false);
#undef BOOLEAN
}

static woad_value arguments_of(woad_vm *vm, const woad_options *options) {
  Vector *args = vector_make(vm, options->nargs, VALUE_FALSE);
  for (size_t i = 0; i < options->nargs; i++)
    args->items[i] = string_to_immutable(vm, string_from_utf8(vm, options->args[i]));
  args->header.flags |= FLAG_IMMUTABLE;
  return object_value(args);
}

static woad_value process_directory(woad_vm *vm) {
  for (size_t room = 1024; room < (1u << 20); room *= 4) {
    char *text = mem_new_atomic(vm, room + 1);
    if (getcwd(text, room) != NULL) {
      size_t n = strlen(text);
      if (text[n - 1] != '/') text[n++] = '/';
      return path_make(vm, text, n);
    }
    if (errno != ERANGE) break;
  }
  return path_make(vm, "/", 1);
}

static woad_value guard_end_mode(woad_vm *vm, woad_value parameter, woad_value v) {
  if (v != VALUE_FALSE && v != vm->sym.kill && v != vm->sym.interrupt)
    raise_argument_value(vm, "current-subprocess-custodian-mode", "(or/c #f 'kill 'interrupt)", v);
  return v;
}

static woad_value guard_kept_descriptors(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_is_null(v) && v != vm->sym.inherited && v != vm->sym.all)
    raise_argument_value(vm, "current-subprocess-keep-file-descriptors", "(or/c '() 'uninherited 'all)", v);
  return v;
}

static void make_parameters(woad_vm *vm) {
  IoState *io = vm->io;
  make_boolean_parameters(vm);
  vm->param.current_directory = param_make(vm, "current-directory", io->orig_dir, guard_directory);
  vm->param.current_directory_for_user =
      param_make(vm, "current-directory-for-user", io->orig_dir, guard_directory_for_user);
  vm->param.current_subprocess_custodian_mode =
      param_make(vm, "current-subprocess-custodian-mode", VALUE_FALSE, guard_end_mode);
  vm->param.current_subprocess_keep_file_descriptors =
      param_make(vm, "current-subprocess-keep-file-descriptors", vm->sym.inherited, guard_kept_descriptors);
  vm->param.current_force_delete_permissions = param_make_boolean(vm, "current-force-delete-permissions", true);
  vm->param.subprocess_group_enabled = param_make_boolean(vm, "subprocess-group-enabled", false);
  vm->param.current_locale = param_make(vm, "current-locale", vm->empty_string, guard_locale);
  vm->param.current_command_line_arguments = param_make(
      vm, "current-command-line-arguments", arguments_of(vm, &io->options), guard_arguments);
  vm->param.current_environment_variables = param_make(
      vm, "current-environment-variables", environ_from_process(vm), guard_environment);
  vm->param.error_print_width = param_make(vm, "error-print-width", fixnum_make(256), guard_print_width);
  vm->param.error_print_context_length =
      param_make(vm, "error-print-context-length", fixnum_make(16), guard_context_length);
  vm->param.print_syntax_width = param_make(vm, "print-syntax-width", fixnum_make(256), guard_syntax_width);
  vm->param.error_value_to_string_handler = param_make(
      vm, "error-value->string-handler", message_default_handler(vm), guard_value_handler);
  vm->param.global_port_print_handler = param_make(
      vm, "global-port-print-handler", handler_default_global(vm), guard_print_handler);
}

void io_state_boot_ports(woad_vm *vm) {
  IoState *io = vm->io;
  io->stdin_port = fileport_make(vm, 0, PORT_FLAG_INPUT, symbol_intern(vm, "stdin"));
  io->stdout_port = fileport_make(vm, 1, PORT_FLAG_OUTPUT, symbol_intern(vm, "stdout"));
  io->stderr_port = fileport_make(vm, 2, PORT_FLAG_OUTPUT, symbol_intern(vm, "stderr"));
  io->stderr_port->mode = PORT_MODE_NONE;
  io->empty_input = bytesport_open_input(vm, "", 0, symbol_intern(vm, "empty"));
  io->empty_output = printport_make_nowhere(vm, symbol_intern(vm, "empty"));
  vm->param.current_input_port =
      param_make(vm, "current-input-port", object_value(io->stdin_port), guard_input_port);
  vm->param.current_output_port =
      param_make(vm, "current-output-port", object_value(io->stdout_port), guard_output_port);
  vm->param.current_error_port =
      param_make(vm, "current-error-port", object_value(io->stderr_port), guard_error_port);
}

static char *copy_text(woad_vm *vm, const char *text) {
  size_t n = strlen(text) + 1;
  return memcpy(mem_new_atomic(vm, n), text, n);
}

static void copy_options(woad_vm *vm, const woad_options *options) {
  IoState *io = vm->io;
  if (options != NULL) io->options = *options;
  if (io->options.program_name == NULL) io->options.program_name = "woad";
  io->options.program_name = copy_text(vm, io->options.program_name);
  io->run_file = path_from_cstring(vm, io->options.program_name);
  io->exec_file = io->run_file;
  io->collects_dir = io->addon_dir = io->config_dir = VALUE_FALSE;
  if (io->options.collects_dir != NULL) {
    io->options.collects_dir = copy_text(vm, io->options.collects_dir);
    woad_value dir = path_complete(vm, path_from_cstring(vm, io->options.collects_dir), io->orig_dir);
    dir = path_simplify(vm, dir);
    const char *text = path_bytes(dir);
    io->collects_dir = text[strlen(text) - 1] == '/' ? dir : path_join(vm, dir, "");
  }
}

/* object-name of what is no procedure: a port's name, a regexp's source */
static woad_value name_of_value(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_PROMPT_TAG)) return VALUE_AS(PromptTag, v)->name;
  return value_is_regexp(v) ? rx_of(v)->source : port_name(vm, v);
}

static void write_standard(woad_vm *vm, int fd, const char *text) {
  woad_value port = object_value(fd == 2 ? vm->io->stderr_port : vm->io->stdout_port);
  port_write_bytes(vm, port, text, strlen(text));
  port_write_bytes(vm, port, "\n", 1);
}

static void flush_standard(woad_vm *vm) {
  port_flush_record(vm, vm->io->stdout_port);
  port_flush_record(vm, vm->io->stderr_port);
}

/* Their custodian is shut down. */
static void end_managed(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_SUBPROCESS)) process_end(vm, v);
  else if (value_has_type(v, TYPE_TCP_LISTENER)) tcp_close_listener(vm, v);
  else if (value_has_type(v, TYPE_UDP)) udp_close(vm, v);
  else prim_fschange_cancel(vm, v);
}

void io_boot(woad_vm *vm, const woad_options *options) {
  IoState *io = vm->io = mem_new(vm, IoState);
  io->sync_proc = io->poll_proc = io->list_proc = io->event_maker = VALUE_FALSE;
  io->bindings = VALUE_NULL;
  io->display_handler = io->write_handler = io->print_handler = io->read_handler = VALUE_FALSE;
  io->orig_dir = process_directory(vm);
  copy_options(vm, options);
  vm->hooks.object_name = name_of;
  environ_boot(vm);
  timeval_boot(vm);
  handler_boot(vm);
  unquoted_boot(vm);
  io_state_add_binding(vm, "eof", VALUE_EOF);
  bind_property(vm, "custom-write", vm->prop.custom_write);
  bind_property(vm, "custom-print-quotable", vm->prop.custom_print_quotable);
  for (int i = 0; i < SLOW_COUNT; i++)
    io->slow[i] = call_native_closure(vm, slow_calls[i].name, slow_calls[i].fn, slow_calls[i].min, slow_calls[i].max,
                                      PF_NESTS, 0, NULL);
  make_parameters(vm);
  port_boot(vm);
  process_boot(vm);
  tcp_boot(vm);
  prim_fschange_boot(vm);
  security_boot(vm);
  vm->message_holes = VALUE_NULL;
  vm->holed_exn = vm->holed_text = vm->error_realm = VALUE_FALSE;
  vm->hooks.value_to_message = message_or_hole;
  vm->hooks.value_to_text = message_of_value;
  vm->hooks.write_standard = write_standard;
  vm->hooks.flush_standard = flush_standard;
  vm->hooks.end_managed = end_managed;
  vm->hooks.close_port = port_close;
  vm->hooks.flush_port = port_flush;
  vm->hooks.object_name = name_of_value;
}
