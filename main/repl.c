/* SPDX-License-Identifier: MIT
 * repl.c: the read-eval-print loop. On a terminal inputs come from readline (repl_line.c) and are read from their text;
 * otherwise forms are read straight from standard input. An error is reported by the session's own handlers and the loop goes
 * on. What begins with a comma is a command: those, completion and excerpts in errors are written in the language
 * (lib/collects/woad/repl). */
#include "main/repl.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expander/boot/embed.h"
#include "main/repl_line.h"
#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/param.h"

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

/* READER: read-syntax in the loop, read for texts of the command line, whose forms have no location. */
static bool read_form(woad_vm *vm, const char *reader, woad_value port, woad_value *form) {
  bool syntax = strcmp(reader, "read-syntax") == 0;
  woad_value args[2] = {syntax ? port_name(vm, port) : port, port};
  int n;
  woad_value *vals;
  if (!embed_call(vm, EMBED_REPORT, reader, syntax ? 2 : 1, args, &n, &vals)) return false;
  *form = vals[0];
  return true;
}

static bool eval_port(woad_vm *vm, woad_value port, const char *reader) {
  for (;;) {
    woad_value form;
    if (!read_form(vm, reader, port, &form)) return false;
    if (form == VALUE_EOF) return true;
    if (!eval_form(vm, form)) return false;
  }
}

bool repl_eval_text(woad_vm *vm, const char *text) {
  return eval_port(vm, port_open_input_bytes(vm, text, strlen(text), symbol_intern(vm, "string")), "read");
}

/* --- what woad/repl brings --- */

enum { TOOL_COMMAND, TOOL_COMPLETE, TOOL_INPUT }; /* run-command, completions, note-input */

/* Loads the tools; without them, as when the library cannot be found, the loop has no commands. */
static void load_tools(woad_vm *vm, bool on_terminal) {
  woad_value path = pair_list(vm, 2, vm->sym.lib, string_to_immutable(vm, string_from_utf8(vm, "woad/repl/main.rkt")));
  woad_value args[2] = {path, symbol_intern(vm, "start")}, *vals;
  woad_value settings[2] = {value_bool(on_terminal), value_bool(on_terminal && repl_line_has_colour())};
  int n;
  vm->repl_tools = VALUE_FALSE;
  if (embed_call(vm, EMBED_RECORD, "dynamic-require", 2, args, &n, &vals) &&
      embed_apply(vm, EMBED_RECORD, vals[0], 2, settings, &n, &vals))
    vm->repl_tools = vals[0];
}

static woad_value tool(woad_vm *vm, int which) {
  woad_value list = vm->repl_tools;
  while (value_is_pair(list) && which-- > 0) list = pair_cdr(list);
  return value_is_pair(list) ? pair_car(list) : VALUE_FALSE;
}

/* The result, or #f. */
static woad_value call_tool(woad_vm *vm, int which, const char *text) {
  woad_value arg = string_from_utf8(vm, text), *vals;
  int n;
  if (tool(vm, which) == VALUE_FALSE || !embed_apply(vm, EMBED_REPORT, tool(vm, which), 1, &arg, &n, &vals)) return VALUE_FALSE;
  return n == 1 ? vals[0] : VALUE_FALSE;
}

/* --- standard input that is no terminal --- */

/* False when the output cannot be written: the error was told. */
static bool write_text(woad_vm *vm, const char *text) {
  woad_value string = string_from_utf8(vm, text);
  return embed_call(vm, EMBED_REPORT, "write-string", 1, &string, NULL, NULL) &&
         embed_call(vm, EMBED_REPORT, "flush-output", 0, NULL, NULL, NULL);
}

/* The character that comes next in the port, spaces skipped; 0 at the end. */
static uint32_t next_character(woad_vm *vm, woad_value in) {
  for (;;) {
    woad_value *vals;
    int n;
    if (!embed_call(vm, EMBED_RECORD, "peek-char", 1, &in, &n, &vals) || !value_is_char(vals[0])) return 0;
    uint32_t c = char_value(vals[0]);
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return c;
    if (!embed_call(vm, EMBED_RECORD, "read-char", 1, &in, &n, &vals)) return 0;
  }
}

static bool run_plain(woad_vm *vm) {
  woad_value in = param_get(vm, vm->param.current_input_port);
  port_count_lines(vm, in);
  for (;;) {
    if (!write_text(vm, "> ")) return false;
    woad_value form, *vals;
    int n;
    if (next_character(vm, in) == ',') {
      if (vm->repl_tools == VALUE_UNDEFINED) load_tools(vm, false);
      if (tool(vm, TOOL_COMMAND) != VALUE_FALSE) {
        if (!embed_call(vm, EMBED_REPORT, "read-line", 1, &in, &n, &vals)) continue;
        embed_apply(vm, EMBED_REPORT, tool(vm, TOOL_COMMAND), 1, (woad_value[]){vals[0]}, NULL, NULL);
        continue;
      }
    }
    if (!read_form(vm, "read-syntax", in, &form)) continue;
    if (form == VALUE_EOF) break;
    eval_form(vm, form);
  }
  return write_text(vm, "\n");
}

/* --- a terminal --- */

/* Reads and evaluates the forms of TEXT, whose lines count from FIRST_LINE. */
static void eval_input(woad_vm *vm, const char *text, woad_value first_line) {
  woad_value port = port_open_input_bytes(vm, text, strlen(text), symbol_intern(vm, "stdin"));
  port_count_lines(vm, port);
  woad_value place[4] = {port, first_line, fixnum_make(0), fixnum_make(1)};
  if (value_is_fixnum(first_line)) embed_call(vm, EMBED_RECORD, "set-port-next-location!", 4, place, NULL, NULL);
  eval_port(vm, port, "read-syntax");
}

static bool is_command(const char *text) { return text[strspn(text, " \t\n")] == ','; }

static bool run_terminal(woad_vm *vm) {
  load_tools(vm, true);
  repl_line_open(vm, tool(vm, TOOL_COMPLETE));
  for (char *text; (text = repl_line_read(vm)) != NULL;) {
    woad_value first_line = call_tool(vm, TOOL_INPUT, text);
    if (is_command(text) && tool(vm, TOOL_COMMAND) != VALUE_FALSE) {
      call_tool(vm, TOOL_COMMAND, text);
    } else {
      eval_input(vm, text, first_line);
    }
    vm->interrupt = 0;
    if (!write_text(vm, "")) break;
  }
  repl_line_close(vm);
  return write_text(vm, "\n");
}

bool repl_run(woad_vm *vm) {
  vm->repl_tools = VALUE_UNDEFINED;
  return isatty(0) && isatty(1) ? run_terminal(vm) : run_plain(vm);
}
