/* SPDX-License-Identifier: MIT
 * repl.c: evaluation of texts and the start of the read-eval-print loop. The loop itself is the language's; on a terminal it asks
 * for inputs through readline (repl_line.c). How it asks, what begins with a comma, completion and excerpts in errors are written
 * in the language too (lib/collects/woad/repl). */
#include "main/repl.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "expander/boot/embed.h"
#include "main/repl_line.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

/* --- signals --- */

/* A signal handler has no parameter: this names the session of this process's command line. Listed in tools/globals.allow. */
static woad_vm *interrupted_session;

static void on_interrupt(int signal_number) {
  uint8_t kind = signal_number == SIGHUP ? BREAK_HANG_UP : signal_number == SIGTERM ? BREAK_TERMINATE : BREAK_USER;
  if (interrupted_session != NULL) sched_signal_break(interrupted_session, kind);
}

woad_vm *repl_session(void) { return interrupted_session; }

void repl_catch_interrupts(woad_vm *vm) {
  interrupted_session = vm;
  struct sigaction action = {.sa_handler = on_interrupt};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

/* --- evaluation --- */

static bool call_1(woad_vm *vm, const char *name, woad_value arg, woad_value *result) {
  int n;
  woad_value *vals;
  if (!embed_call(vm, EMBED_REPORT, name, 1, &arg, &n, &vals)) return false;
  if (result != NULL) *result = n == 1 ? vals[0] : VALUE_VOID;
  return true;
}

bool repl_print_results(woad_vm *vm, int n, woad_value *vals) {
  woad_value printer = param_get(vm, vm->param.current_print);
  for (int i = 0; i < n; i++)
    if (!embed_apply(vm, EMBED_REPORT, printer, 1, &vals[i], NULL, NULL)) return false;
  return true;
}

/* Evaluates FORM (syntax) as the loop does: (#%top-interaction . form) with the namespace's context. */
static bool eval_form(woad_vm *vm, woad_value form) {
  woad_value whole[2] = {VALUE_FALSE, pair_make(vm, vm->sym.top_interaction, form)};
  int n;
  woad_value *vals, stx;
  if (!embed_call(vm, EMBED_REPORT, "datum->syntax", 2, whole, &n, &vals)) return false;
  if (!call_1(vm, "namespace-syntax-introduce", vals[0], &stx)) return false;
  woad_value eval = param_get(vm, vm->param.current_eval);
  if (!embed_apply(vm, EMBED_REPORT, eval, 1, &stx, &n, &vals)) return false;
  return repl_print_results(vm, n, vals);
}

bool repl_eval_text(woad_vm *vm, const char *text) {
  woad_value port = port_open_input_bytes(vm, text, strlen(text), symbol_intern(vm, "string"));
  for (;;) {
    woad_value form;
    if (!call_1(vm, "read", port, &form)) return false;
    if (form == VALUE_EOF) return true;
    if (!eval_form(vm, form)) return false;
  }
}

/* --- the loop --- */

static woad_value read_input(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const char *text = repl_line_read(vm);
  return text != NULL ? string_from_utf8(vm, text) : VALUE_EOF;
}

static bool require_name(woad_vm *vm, const char *library, const char *name, woad_value *v) {
  woad_value path = pair_list(vm, 2, vm->sym.lib, string_to_immutable(vm, string_from_utf8(vm, library)));
  woad_value args[2] = {path, symbol_intern(vm, name)}, *vals;
  int n;
  if (!embed_call(vm, EMBED_REPORT, "dynamic-require", 2, args, &n, &vals)) return false;
  *v = vals[0];
  return true;
}

/* Without the tools, as when the library cannot be found, the loop has no commands, and no readline. */
static void load_tools(woad_vm *vm, bool on_terminal) {
  woad_value start, *vals;
  int n;
  woad_value reader = call_native_closure(vm, "read-input", read_input, 0, 0, PF_NESTS, 0, NULL);
  woad_value args[2] = {on_terminal ? reader : VALUE_FALSE, value_bool(on_terminal && repl_line_has_colour())};
  if (!require_name(vm, "woad/repl/main.rkt", "start", &start)) return;
  if (embed_apply(vm, EMBED_REPORT, start, 2, args, &n, &vals) && on_terminal) repl_line_open(vm, vals[0]);
}

/* False when the output cannot be written: the error was told. */
static bool end_line(woad_vm *vm) {
  return embed_call(vm, EMBED_REPORT, "newline", 0, NULL, NULL, NULL) &&
         embed_call(vm, EMBED_REPORT, "flush-output", 0, NULL, NULL, NULL);
}

bool repl_load_init_file(woad_vm *vm) {
  woad_value file = symbol_intern(vm, "init-file"), exists;
  return call_1(vm, "find-system-path", file, &file) && call_1(vm, "file-exists?", file, &exists) &&
         (exists == VALUE_FALSE || call_1(vm, "load", file, NULL));
}

bool repl_run(woad_vm *vm) {
  bool on_terminal = isatty(0) && isatty(1);
  woad_value loop;
  port_count_lines(vm, param_get(vm, vm->param.current_input_port));
  load_tools(vm, on_terminal);
  if (!require_name(vm, "racket/repl.rkt", "read-eval-print-loop", &loop)) return false;
  bool ok = embed_apply(vm, EMBED_REPORT, loop, 0, NULL, NULL, NULL);
  if (on_terminal) repl_line_close(vm);
  return end_line(vm) && ok;
}
