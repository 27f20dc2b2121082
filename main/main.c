/* SPDX-License-Identifier: MIT
 * main.c: the woad command: options, actions in order, then the loop when wanted. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "expander/boot/boot.h"
#include "expander/boot/embed.h"
#include "expander/common/modpath.h"
#include "main/commands.h"
#include "main/disassemble.h"
#include "main/make.h"
#include "main/options.h"
#include "main/places.h"
#include "main/repl.h"
#include "main/why.h"
#include "runtime/base/buf.h"
#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/heapdump.h"
#include "runtime/io/io_state.h"
#include "runtime/io/port.h"
#include "runtime/thread/collectlog.h"
#include "runtime/thread/logger.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

static const char init_library[] = "racket/init";

static woad_value file_path_spec(woad_vm *vm, const char *file) {
  return pair_list(vm, 2, vm->sym.file, string_to_immutable(vm, string_from_utf8(vm, file)));
}

static woad_value lib_path_spec(woad_vm *vm, const char *path) {
  return pair_list(vm, 2, vm->sym.lib, string_to_immutable(vm, string_from_utf8(vm, path)));
}

/* The module path index of SPEC, resolved now: it means the same module whatever the program makes of the current directory. */
static bool path_index(woad_vm *vm, woad_value spec, woad_value *index) {
  woad_value args[2] = {spec, VALUE_FALSE}, *vals;
  int n;
  if (!embed_call(vm, EMBED_REPORT, "module-path-index-join", 2, args, &n, &vals)) return false;
  *index = vals[0];
  return embed_call(vm, EMBED_REPORT, "module-path-index-resolve", 1, index, NULL, NULL);
}

/* Runs the submodule NAME of the module MPI when there is one. */
static bool run_submodule(woad_vm *vm, woad_value mpi, woad_value name) {
  woad_value path = pair_list(vm, 3, vm->sym.submod, string_to_immutable(vm, string_from_utf8(vm, ".")), name);
  woad_value args[2] = {path, mpi}, *vals;
  int n;
  if (!embed_call(vm, EMBED_REPORT, "module-path-index-join", 2, args, &n, &vals)) return false;
  args[0] = vals[0];
  args[1] = VALUE_TRUE;
  if (!embed_call(vm, EMBED_REPORT, "module-declared?", 2, args, &n, &vals)) return false;
  if (vals[0] == VALUE_FALSE) return true;
  args[1] = VALUE_FALSE;
  return embed_call(vm, EMBED_REPORT, "dynamic-require", 2, args, NULL, NULL);
}

/* What the module's language-info says about 'configure-runtime: a list of #(module name data) whose procedures are run. */
static bool configure_by_language(woad_vm *vm, woad_value spec) {
  woad_value args[2] = {spec, VALUE_TRUE}, *vals;
  int n;
  if (!embed_call(vm, EMBED_REPORT, "module->language-info", 2, args, &n, &vals)) return false;
  if (vals[0] == VALUE_FALSE) return true;
  const Vector *info = vector_of(vals[0]);
  woad_value data = info->items[2], key[2] = {vm->sym.configure_runtime, VALUE_NULL};
  if (!embed_call(vm, EMBED_REPORT, "dynamic-require", 2, (woad_value[]){info->items[0], info->items[1]}, &n, &vals) ||
      !embed_apply(vm, EMBED_REPORT, vals[0], 1, &data, &n, &vals) ||
      !embed_apply(vm, EMBED_REPORT, vals[0], 2, key, &n, &vals))
    return false;
  for (woad_value l = vals[0]; value_is_pair(l); l = pair_cdr(l)) {
    if (!value_is_vector(pair_car(l)) || vector_of(pair_car(l))->length != 3) continue;
    woad_value *step = vector_of(pair_car(l))->items;
    if (!embed_call(vm, EMBED_REPORT, "dynamic-require", 2, step, &n, &vals) ||
        !embed_apply(vm, EMBED_REPORT, vals[0], 1, &step[2], NULL, NULL))
      return false;
  }
  return true;
}

/* Requires a module as the program's main one: its configure-runtime submodule, itself, its main submodule. */
static bool require_main(woad_vm *vm, woad_value spec, bool first) {
  woad_value mpi;
  if (!path_index(vm, spec, &mpi)) return false;
  if (first && !(run_submodule(vm, mpi, vm->sym.configure_runtime) && configure_by_language(vm, spec))) return false;
  if (!embed_call(vm, EMBED_REPORT, "namespace-require", 1, &spec, NULL, NULL)) return false;
  return run_submodule(vm, mpi, vm->sym.main);
}

static bool load_file(woad_vm *vm, const char *file) {
  woad_value path = string_from_utf8(vm, file);
  return embed_call(vm, EMBED_REPORT, "load", 1, &path, NULL, NULL);
}

static woad_value no_main(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  raise_format(vm, vm->exn.fail_contract, "main: not defined or required into the top-level environment");
}

/* -m: calls what the top level means by `main` with the program's arguments and prints the results. */
static bool call_main(woad_vm *vm, const Options *options) {
  woad_value missing = call_native_closure(vm, "main", no_main, 0, 0, PF_RAISES, 0, NULL);
  woad_value find[3] = {vm->sym.main, VALUE_TRUE, missing}, *vals;
  int n;
  if (!embed_call(vm, EMBED_REPORT, "namespace-variable-value", 3, find, &n, &vals)) return false;
  woad_value proc = vals[0];
  woad_value *args = mem_alloc(vm, ((size_t)options->nargs + 1) * sizeof(woad_value));
  for (int i = 0; i < options->nargs; i++) args[i] = string_to_immutable(vm, string_from_utf8(vm, options->args[i]));
  return embed_apply(vm, EMBED_REPORT, proc, options->nargs, args, &n, &vals) && repl_print_results(vm, n, vals);
}

static bool run_action(woad_vm *vm, const Options *options, const Action *action, bool first) {
  bool is_lib = action->kind == ACTION_LIB;
  if (options->make && (is_lib || action->kind == ACTION_FILE) && !make_path(vm, action->text, is_lib)) return false;
  switch (action->kind) {
  case ACTION_EVAL: return repl_eval_text(vm, action->text);
  case ACTION_LOAD: return load_file(vm, action->text);
  case ACTION_FILE: return require_main(vm, file_path_spec(vm, action->text), first);
  case ACTION_LIB: return require_main(vm, lib_path_spec(vm, action->text), first);
  case ACTION_MAIN: return call_main(vm, options);
  }
  return false;
}

/* -e, -f and the loop see the initial library, unless a module is required first. */
static bool needs_init_library(const Options *options) { return !options->no_lib && options->wants_lib; }

static bool require_init_library(woad_vm *vm, const char *name) {
  woad_value spec = lib_path_spec(vm, name != NULL ? name : init_library);
  return embed_call(vm, EMBED_REPORT, "namespace-require", 1, &spec, NULL, NULL);
}

/* What is logged outside: by option, else by environment variable, else errors to standard error. A bad variable counts as
 * absent. */
static bool listen_to_log(woad_vm *vm, const Options *options) {
  static const struct { LogTarget target; const char *variable, *kind, *option, *otherwise; } places[3] = {
      {LOG_TO_STDERR, "PLTSTDERR", "stderr", "-W", "error"},
      {LOG_TO_STDOUT, "PLTSTDOUT", "stdout", "-O", ""},
      {LOG_TO_SYSLOG, "PLTSYSLOG", "syslog", "-L", ""}};
  for (int i = 0; i < 3; i++) {
    const char *levels = options->log_levels[i], *variable = getenv(places[i].variable);
    if (levels == NULL && variable != NULL && logger_listen(vm, places[i].target, variable)) continue;
    if (logger_listen(vm, places[i].target, levels != NULL ? levels : places[i].otherwise)) continue;
    fprintf(stderr,
            "woad: %s <levels> after %s switch must be one of the following\n <level>s:\n"
            "   none fatal error warning info debug\nor up to one such <level> in whitespace-separated sequence of\n"
            "   <level>@<name>\ngiven: %s\n", places[i].kind, places[i].option, levels);
    return false;
  }
  return true;
}

/* The program is the first file to run, or else has its place in the current directory. */
static bool read_project(woad_vm *vm, const Options *options) {
  const Action *first = options->nactions > 0 ? &options->actions[0] : NULL;
  bool is_file = first && (first->kind == ACTION_FILE || first->kind == ACTION_LOAD);
  return places_read_project(vm, is_file ? first->text : "");
}

/* Before anything runs: whether the -l paths are module paths. */
static bool check_library(woad_vm *vm, const char *path) {
  if (modpath_is_module_path(vm, lib_path_spec(vm, path))) return true;
  fprintf(stderr, "woad: bad module path: '(lib \"%s\") derived from command-line argument: %s\n", path, path);
  return false;
}

static bool check_libraries(woad_vm *vm, const Options *options) {
  for (int i = 0; i < options->nactions; i++) {
    const Action *action = &options->actions[i];
    if (action->kind == ACTION_LIB && !check_library(vm, action->text)) return false;
  }
  return true;
}

static bool call_parameter(woad_vm *vm, woad_value parameter, int status) {
  woad_value v = fixnum_make(status);
  return embed_apply(vm, EMBED_REPORT, param_get(vm, parameter), 1, &v, NULL, NULL);
}

/* The program has run, with STATUS: asks the handlers that it may have set. An exit handler of its own that returns leaves the
 * status 0; one that fails has been reported. */
static int end_program(woad_vm *vm, const Options *options, int status) {
  if (!options->no_yield && !call_parameter(vm, vm->param.executable_yield_handler, status)) return status;
  if (param_get(vm, vm->param.exit_handler) == vm->original_exit_handler) return status;
  return call_parameter(vm, vm->param.exit_handler, status) ? 0 : status;
}

/* The log that the options ask for, from now on the session's. */
static void attach(woad_vm *vm, Recorder *recorder) {
  if (recorder == NULL) return;
  record_attach(vm, recorder);
  io_state_record_standard(vm);
}

static int run_options(const Options *options, const char *self, Recorder *recorder) {
  woad_options session = {.single_threaded = true,
                          .collects_dir = options->places.collects,
                          .program_name = options->program_name != NULL ? options->program_name : self,
                          .lenient_arming = options->lenient_arming,
                          .nargs = (size_t)options->nargs,
                          .args = (const char *const *)options->args};
  woad_vm *vm = woad_open(&session);
  if (vm == NULL) {
    fprintf(stderr, "woad: out of memory\n");
    return 1;
  }
  vm->io->exec_file = path_from_cstring(vm, options->exec_name != NULL ? options->exec_name : self);
  attach(vm, recorder);
  if (!listen_to_log(vm, options) || !check_libraries(vm, options)) return 1;
  places_apply(vm, &options->places);
  if (recorder == NULL || !record_is_replay(recorder)) repl_catch_interrupts(vm);
  if (options->no_optimize) param_set(vm, vm->param.compile_context_preservation_enabled, VALUE_TRUE);
  if (options->no_compiled || options->no_optimize) param_set(vm, vm->param.use_compiled_file_paths, VALUE_NULL);
  bool ok = read_project(vm, options);
  ok = ok && (!needs_init_library(options) || require_init_library(vm, options->init_library));
  for (int i = 0; ok && i < options->nactions; i++) ok = run_action(vm, options, &options->actions[i], i == 0);
  if (options->interactive) { /* the status tells of the loop */
    ok = !needs_init_library(options) || options->no_init_file || repl_load_init_file(vm);
    ok = repl_run(vm) && ok;
  }
  int status = end_program(vm, options, ok ? 0 : 1);
  if (options->retain != NULL) heapdump_paths(vm, options->retain);
  embed_call(vm, EMBED_REPORT, "plumber-flush-all", 1, &vm->original_plumber, NULL, NULL);
  collectlog_send_sums(vm);
  return record_finish(vm, port_flush_all(vm) ? status : 1);
}

/* --- --record and --replay --- */

static int complain_log(const char *file, const char *why) {
  fprintf(stderr, "woad: cannot open the log\n  path: %s\n  system error: %s\n", file, why);
  return 1;
}

static bool is_same(int n, char *const *a, int m, char *const *b) {
  for (int i = 1; n == m && i < n; i++)
    if (strcmp(a[i], b[i]) != 0) return false;
  return n == m;
}

static void greet(const Options *options) {
  if (options->version) printf("Welcome to Woad v%s.\n", woad_version());
  fflush(stdout);
}

static int run_recorded(const Options *options, int argc, char **argv) {
  const char *why;
  char **command = options_without_log(&argc, argv, options);
  if (options->interactive && isatty(0)) {
    fprintf(stderr, "woad: a read-eval-print loop on a terminal cannot be recorded\n");
    return 1;
  }
  Recorder *recorder = command == NULL ? NULL : record_create(options->record, argc, command, &why);
  return recorder == NULL ? complain_log(options->record, why) : run_options(options, argv[0], recorder);
}

static int run_replayed(const Options *options, int argc, char **argv) {
  const char *why;
  char **given = options_without_log(&argc, argv, options);
  Recorder *recorder = record_open(options->replay, &why);
  if (recorder == NULL || given == NULL) return complain_log(options->replay, why);
  int recorded_argc;
  char **recorded = record_arguments(recorder, &recorded_argc);
  if (argc > 1 && !is_same(argc, given, recorded_argc, recorded)) {
    fprintf(stderr, "woad: the log was recorded with another command line\n  log: %s\n  recorded:", options->replay);
    for (int i = 1; i < recorded_argc; i++) fprintf(stderr, " %s", recorded[i]);
    fprintf(stderr, "\n");
    return 1;
  }
  Options again;
  if (!options_parse(recorded_argc, recorded, &again)) return 1;
  record_prepare(recorder);
  greet(&again);
  return run_options(&again, recorded[0], recorder);
}

enum { LEAST_STACK_KIB = 256, WANTED_STACK_KIB = 8192 };

/* C code between two looks at what is left of the stack takes up to 48 KiB. A smaller limit on the stack than LEAST_STACK_KIB is
 * raised, which holds for the running stack at once; false: it may not be. */
static bool has_stack(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= LEAST_STACK_KIB * 1024) return true;
  rlim_t given = limit.rlim_cur, wanted = WANTED_STACK_KIB * 1024;
  limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
  if (limit.rlim_cur >= LEAST_STACK_KIB * 1024 && setrlimit(RLIMIT_STACK, &limit) == 0) return true;
  fprintf(stderr, "woad: the limit on the stack is too low\n  limit: %lu KiB\n  needed: %d KiB (ulimit -s)\n",
          (unsigned long)given / 1024, LEAST_STACK_KIB);
  return false;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN);
  if (!has_stack()) return 1;
  if (argc > 1 && strcmp(argv[1], "make") == 0) return make_main(argc - 2, argv + 2);
  if (argc > 1 && strcmp(argv[1], "disassemble") == 0) return disassemble_main(argc - 2, argv + 2);
  if (argc > 1 && strcmp(argv[1], "why") == 0) return why_main(argc - 2, argv + 2);
  Options options;
  if (!(argc > 1 && commands_find(argc - 1, argv + 1, &options)) && !options_parse(argc, argv, &options)) return 1;
  if (options.help) {
    options_print_help();
    return 0;
  }
  if (options.replay == NULL) greet(&options);
  if (options.version && options.nactions == 0 && !options.interactive && options.replay == NULL) return 0;
  int status = options.replay != NULL ? run_replayed(&options, argc, argv)
               : options.record != NULL ? run_recorded(&options, argc, argv) : run_options(&options, argv[0], NULL);
  fflush(stdout);
  _exit(status);
}
