/* SPDX-License-Identifier: MIT
 * prim_process.c: subprocess and what is done with one. Source: Reference, "Processes". */
#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/environ.h"
#include "runtime/io/fileport.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/io/pathname.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/process.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

static Subprocess *process_argument(woad_vm *vm, ARGS) {
  return VALUE_AS(Subprocess, arg_type(vm, 0, argc, argv, TYPE_SUBPROCESS, "subprocess?"));
}

/* --- arguments of subprocess --- */

static Port *file_port_argument(woad_vm *vm, int pos, bool output, const char *expected, ARGS) {
  if (argv[pos] == VALUE_FALSE) return NULL;
  Port *port = output ? port_find_output(vm, argv[pos]) : port_find_input(vm, argv[pos]);
  if (port == NULL || !fileport_is(port)) raise_argument_value(vm, "subprocess", expected, argv[pos]);
  if (port->closed) port_raise_closed(vm, port);
  return port;
}

static bool has_nul(const char *bytes, size_t n) { return memchr(bytes, 0, n) != NULL; }

/* The argument as the system gets it. */
static char *text_argument(woad_vm *vm, woad_value v) {
  size_t n = 0;
  const char *bytes = NULL;
  if (value_is_string(v)) bytes = string_to_utf8(vm, string_of(v), &n);
  else if (value_is_bytes(v)) {
    bytes = (const char *)bytes_of(v)->data;
    n = bytes_of(v)->length;
  } else if (value_has_type(v, TYPE_PATH)) {
    bytes = path_bytes(v);
    n = VALUE_AS(Path, v)->length;
  }
  if (bytes == NULL || has_nul(bytes, n)) raise_argument_value(vm, "subprocess", "(or/c path? string-no-nuls? bytes-no-nuls?)", v);
  char *copy = mem_new_atomic(vm, n + 1);
  memcpy(copy, bytes, n);
  copy[n] = 0;
  return copy;
}

/* --- descriptors: those given, or one end of a new pipe whose other end stays here --- */

typedef struct { int child, own; } End;

static void close_ends(woad_vm *vm, const End *ends, int n) {
  for (int i = 0; i < n; i++) {
    if (ends[i].own < 0) continue;
    fs_close(vm, ends[i].child);
    fs_close(vm, ends[i].own);
  }
}

static bool open_end(woad_vm *vm, Port *given, bool child_reads, End *end) {
  int pipe_fds[2];
  *end = (End){given == NULL ? -1 : given->fd, -1};
  if (given != NULL) return true;
  if (OUTSIDE(vm, PROCESS, pipe_fds, sizeof pipe_fds, pipe2(pipe_fds, O_CLOEXEC)) < 0) return false;
  *end = child_reads ? (End){pipe_fds[0], pipe_fds[1]} : (End){pipe_fds[1], pipe_fds[0]};
  return true;
}

static _Noreturn void fail(woad_vm *vm, const End *ends, int n) {
  int code = errno;
  close_ends(vm, ends, n);
  raise_errno(vm, "subprocess", "process creation failed", NULL, code);
}

static woad_value own_port(woad_vm *vm, const End *end, int flag, const char *name) {
  if (end->own < 0) return VALUE_FALSE;
  fs_close(vm, end->child);
  woad_value port = object_value(fileport_make(vm, end->own, flag, symbol_intern(vm, name)));
  custodian_manage(vm, port);
  return port;
}

static void put_under_custodian(woad_vm *vm, Subprocess *process) {
  woad_value mode = param_get(vm, vm->param.current_subprocess_custodian_mode);
  if (mode == VALUE_FALSE) return;
  process->gentle_end = mode == vm->sym.interrupt;
  custodian_manage(vm, object_value(process));
}

/* The group argument at position 3, if there is one. */
static bool group_argument(woad_vm *vm, int *group, ARGS) {
  *group = value_is_true(param_get(vm, vm->param.subprocess_group_enabled)) ? PROCESS_NEW_GROUP : PROCESS_SAME_GROUP;
  if (argv[3] == vm->sym.new) *group = PROCESS_NEW_GROUP;
  else if (argv[3] == VALUE_FALSE) *group = PROCESS_SAME_GROUP;
  else if (value_has_type(argv[3], TYPE_SUBPROCESS)) {
    Subprocess *leader = VALUE_AS(Subprocess, argv[3]);
    if (!leader->leads_group) raise_fields(vm, "subprocess", "subprocess does not represent a new group", "subprocess", argv[3], NULL);
    *group = leader->pid;
  } else {
    return false;
  }
  return true;
}

PRIM("subprocess", subprocess, 4, -1, PF_PORT | PF_NESTS, RIGHT_PROCESS,
     "(stdout : (or/c (and/c output-port? file-stream-port?) #f)) (stdin : (or/c (and/c input-port? file-stream-port?) #f))"
     " (stderr : (or/c (and/c output-port? file-stream-port?) #f 'stdout)) [group : (or/c #f 'new subprocess?)]"
     " (command : path-string?) (arg : (or/c path? string? bytes?)) ..."
     " -> (values subprocess? (or/c input-port? #f) (or/c output-port? #f) (or/c input-port? #f))",
     "Starts COMMAND. For each #f there is a new port to or from the process; 'stdout joins its error output to the other.")
{
  bool joined = argv[2] == vm->sym.stdout_;
  Port *out = file_port_argument(vm, 0, true, "(or/c (and/c output-port? file-stream-port?) #f)", argc, argv);
  Port *in = file_port_argument(vm, 1, false, "(or/c (and/c input-port? file-stream-port?) #f)", argc, argv);
  Port *err = joined ? NULL : file_port_argument(vm, 2, true, "(or/c (and/c output-port? file-stream-port?) #f 'stdout)", argc, argv);
  ProcessSpec spec = {0};
  int at = group_argument(vm, &spec.group, argc, argv) ? 4 : 3;
  if (at >= argc || !pathname_is_path_string(argv[at]))
    raise_argument_value(vm, "subprocess", "path-string?", at < argc ? argv[at] : argv[argc - 1]);
  spec.args = mem_alloc(vm, (size_t)(argc - at + 1) * sizeof *spec.args);
  spec.args[0] = text_argument(vm, argv[at]);
  for (int i = at + 1; i < argc; i++) spec.args[i - at] = text_argument(vm, argv[i]);
  spec.command = pathname_complete(vm, argv[at]);
  spec.directory = pathname_complete(vm, param_get(vm, vm->param.current_directory));
  spec.environment = environ_to_block(vm, param_get(vm, vm->param.current_environment_variables));
  spec.keeps_descriptors = param_get(vm, vm->param.current_subprocess_keep_file_descriptors) == vm->sym.all;
  custodian_check(vm, "subprocess");
  if (out != NULL) port_flush_record(vm, out);
  if (err != NULL) port_flush_record(vm, err);

  End ends[3];
  if (!open_end(vm, in, true, &ends[0])) fail(vm, ends, 0);
  if (!open_end(vm, out, false, &ends[1])) fail(vm, ends, 1);
  if (joined) ends[2] = (End){ends[1].child, -1};
  else if (!open_end(vm, err, false, &ends[2])) fail(vm, ends, 2);
  for (int i = 0; i < 3; i++) spec.fds[i] = ends[i].child;
  Subprocess *process = process_start(vm, &spec);
  if (process == NULL) fail(vm, ends, 3);
  put_under_custodian(vm, process);
  woad_value results[4] = {object_value(process), own_port(vm, &ends[1], PORT_FLAG_INPUT, "subprocess-stdout"),
                           own_port(vm, &ends[0], PORT_FLAG_OUTPUT, "subprocess-stdin"),
                           own_port(vm, &ends[2], PORT_FLAG_INPUT, "subprocess-stderr")};
  return values_return(vm, 4, results);
}

/* --- afterwards --- */

PRIM("subprocess?", subprocess_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a subprocess.")
{
  return value_bool(value_has_type(argv[0], TYPE_SUBPROCESS));
}

PRIM("subprocess-status", subprocess_status, 1, 1, PF_READS | PF_RAISES, RIGHT_PROCESS,
     "(subproc : subprocess?) -> (or/c 'running exact-nonnegative-integer?)",
     "'running, or the exit code of SUBPROC; 128 and the signal's number when a signal ended it.")
{
  Subprocess *process = process_argument(vm, argc, argv);
  return process_has_ended(vm, process) ? fixnum_make(process->status) : vm->sym.running;
}

static woad_value after_wait(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return VALUE_VOID; }

static woad_value wait_for(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sync_on(vm, pair_make(vm, argv[0], VALUE_NULL), VALUE_FALSE, false);
}

PRIM("subprocess-wait", subprocess_wait, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_PROCESS, "(subproc : subprocess?) -> void?",
     "Waits until SUBPROC has ended.")
{
  process_argument(vm, argc, argv);
  return call_then(vm, call_native_closure(vm, NULL, wait_for, 1, 1, 0, 0, NULL), 1, argv, after_wait, 0, NULL);
}

PRIM("subprocess-kill", subprocess_kill, 2, 2, PF_WRITES | PF_RAISES, RIGHT_PROCESS, "(subproc : subprocess?) (force? : any/c) -> #t",
     "Ends SUBPROC, or with #f only interrupts it.")
{
  process_signal(vm, process_argument(vm, argc, argv), value_is_true(argv[1]));
  return VALUE_TRUE;
}

PRIM("subprocess-pid", subprocess_pid, 1, 1, PF_READS | PF_RAISES, RIGHT_PROCESS, "(subproc : subprocess?) -> exact-nonnegative-integer?",
     "The system's number for SUBPROC.")
{
  return fixnum_make(process_argument(vm, argc, argv)->pid);
}

/* Modes of windows, which are written in small or in capital letters. */
static bool is_show_mode(woad_value v) {
  static const char *const modes[] = {"sw_hide", "sw_maximize", "sw_minimize", "sw_restore", "sw_show", "sw_showdefault",
                                      "sw_showmaximized", "sw_showminimized", "sw_showminnoactive", "sw_showna",
                                      "sw_shownoactivate", "sw_shownormal"};
  if (!value_is_symbol(v)) return false;
  for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
    if (strcasecmp(symbol_text(v), modes[i]) == 0) return true;
  return false;
}

PRIM("shell-execute", shell_execute, 5, 5, PF_RAISES, RIGHT_PROCESS,
     "(verb : (or/c string? #f)) (target : string?) (parameters : string?) (dir : path-string?) (show-mode : symbol?) -> #f",
     "Not supported on this system.")
{
  if (argv[0] != VALUE_FALSE && !value_is_string(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c string? #f)");
  (void)arg_string(vm, 1, argc, argv);
  (void)arg_string(vm, 2, argc, argv);
  if (!pathname_is_path_string(argv[3])) arg_wrong(vm, 3, argc, argv, "path-string?");
  if (!is_show_mode(argv[4])) arg_wrong(vm, 4, argc, argv, "(or/c 'sw_hide ....)");
  raise_format(vm, vm->exn.fail, "shell-execute: failed\n  system error: unsupported; rkt_err=1");
}
