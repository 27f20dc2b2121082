/* SPDX-License-Identifier: MIT
 * repl.c: the read-eval-print loop. On a terminal lines come from readline, are gathered until the brackets close, and read
 * from the gathered text; otherwise forms are read straight from standard input. An error is reported by the session's own
 * handlers and the loop goes on. */
#include "main/repl.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "expander/boot/embed.h"
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

/* --- standard input that is no terminal --- */

/* False when the output cannot be written: the error was told. */
static bool write_text(woad_vm *vm, const char *text) {
  woad_value string = string_from_utf8(vm, text);
  return embed_call(vm, EMBED_REPORT, "write-string", 1, &string, NULL, NULL) &&
         embed_call(vm, EMBED_REPORT, "flush-output", 0, NULL, NULL, NULL);
}

static bool run_plain(woad_vm *vm) {
  woad_value in = param_get(vm, vm->param.current_input_port);
  port_count_lines(vm, in);
  for (;;) {
    if (!write_text(vm, "> ")) return false;
    woad_value form;
    if (!read_form(vm, "read-syntax", in, &form)) continue;
    if (form == VALUE_EOF) break;
    eval_form(vm, form);
  }
  return write_text(vm, "\n");
}

/* --- a terminal --- */

/* Whether TEXT has a whole form: brackets closed, no string or block comment open. */
static bool text_is_complete(const char *text) {
  int depth = 0;
  for (const char *at = text; *at != '\0'; at++) {
    switch (*at) {
    case ';':
      while (*at != '\0' && *at != '\n') at++;
      if (*at == '\0') return depth <= 0;
      break;
    case '"':
      for (at++; *at != '"'; at++) {
        if (*at == '\\' && at[1] != '\0') at++;
        if (*at == '\0') return false;
      }
      break;
    case '|':
      for (at++; *at != '|'; at++)
        if (*at == '\0') return false;
      break;
    case '#':
      if (at[1] == '\\' && at[2] != '\0') at += 2;
      else if (at[1] == '|') {
        const char *end = strstr(at + 2, "|#");
        if (end == NULL) return false;
        at = end + 1;
      }
      break;
    case '(': case '[': case '{': depth++; break;
    case ')': case ']': case '}': depth--; break;
    default: break;
    }
  }
  return depth <= 0;
}

static char *complete_name(const char *prefix, int state) {
  woad_vm *vm = interrupted_session;
  if (state == 0) {
    woad_value symbols;
    vm->completions = VALUE_NULL;
    int n;
    woad_value *vals;
    if (embed_call(vm, EMBED_RECORD, "namespace-mapped-symbols", 0, NULL, &n, &vals)) {
      symbols = vals[0];
      vm->completions = symbols;
    }
  }
  size_t length = strlen(prefix);
  while (value_is_pair(vm->completions)) {
    woad_value symbol = pair_car(vm->completions);
    vm->completions = pair_cdr(vm->completions);
    if (strncmp(symbol_text(symbol), prefix, length) == 0) return strdup(symbol_text(symbol));
  }
  return NULL;
}

static char **complete(const char *text, int start, int end) {
  rl_attempted_completion_over = 1;
  return rl_completion_matches(text, complete_name);
}

static const char *history_file(woad_vm *vm) {
  const char *home = getenv("HOME");
  if (home == NULL) return NULL;
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s/.woad_history", home);
  return buf_cstring(vm, &buf);
}

/* A key for readline. Ctrl-C at the prompt ends the line, emptied: readline itself would wait for one more key. */
static int read_key(FILE *stream) {
  unsigned char key;
  for (;;) {
    ssize_t n = read(fileno(stream), &key, 1);
    if (n == 1) return key;
    if (n == 0 || errno != EINTR) return EOF;
    if (interrupted_session->interrupt == 0) continue;
    rl_replace_line("", 0);
    return '\r';
  }
}

/* The next whole input; NULL at the end. */
static char *read_input(woad_vm *vm) {
  Buf text;
  buf_init(&text);
  const char *prompt = "> ";
  for (;;) {
    char *line = readline(prompt);
    if (line == NULL) return text.length > 0 ? buf_cstring(vm, &text) : NULL;
    if (vm->interrupt != 0) {
      vm->interrupt = 0;
      free(line);
      return "";
    }
    buf_add_cstring(vm, &text, line);
    buf_add_byte(vm, &text, '\n');
    free(line);
    if (text_is_complete(buf_cstring(vm, &text))) return buf_cstring(vm, &text);
    prompt = "  ";
  }
}

static void remember(char *text) {
  size_t n = strlen(text);
  if (n > 0 && text[n - 1] == '\n') text[n - 1] = '\0';
  if (text[0] != '\0') add_history(text);
  if (n > 0 && text[n - 1] == '\0') text[n - 1] = '\n';
}

static bool run_terminal(woad_vm *vm) {
  rl_readline_name = "woad";
  rl_attempted_completion_function = complete;
  rl_basic_word_break_characters = " \t\n\"'`,;()[]{}";
  rl_catch_signals = 0;
  rl_getc_function = read_key;
  const char *history = history_file(vm);
  if (history != NULL) read_history(history);
  for (char *text; (text = read_input(vm)) != NULL;) {
    remember(text);
    woad_value port = port_open_input_bytes(vm, text, strlen(text), symbol_intern(vm, "stdin"));
    port_count_lines(vm, port);
    eval_port(vm, port, "read-syntax");
    vm->interrupt = 0;
    if (!write_text(vm, "")) break;
  }
  if (history != NULL) write_history(history);
  return write_text(vm, "\n");
}

bool repl_run(woad_vm *vm) { return isatty(0) && isatty(1) ? run_terminal(vm) : run_plain(vm); }
