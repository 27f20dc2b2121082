/* SPDX-License-Identifier: MIT
 * repl_line.c: lines by readline, gathered until the brackets close. The line after an open one begins with the spaces that
 * its indentation takes. History is kept in a file of the user's from loop to loop; every input is added as it comes, so that
 * two loops at once lose nothing. */
#include "main/repl_line.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "expander/boot/embed.h"
#include "main/repl.h"
#include "main/repl_text.h"
#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/vector.h"
#include "runtime/thread/sched.h"

enum { MAX_HISTORY = 2000 };
/* of vm->repl_line: the procedures that woad/repl gives; text before the line; names left; whether Ctrl-C came */
enum { LINE_COMPLETE, LINE_READ_KEY, LINE_KEY_READY, LINE_PENDING, LINE_OFFERS, LINE_BROKEN, LINE_SLOTS };

static woad_value *slots(woad_vm *vm) { return vector_of(vm->repl_line)->items; }

bool repl_line_has_colour(void) {
  const char *term = getenv("TERM"), *none = getenv("NO_COLOR");
  return term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0 && (none == NULL || none[0] == '\0') && isatty(1);
}

/* --- completion --- */

static char *next_offer(const char *prefix, int state) {
  woad_vm *vm = repl_session();
  woad_value *line = slots(vm);
  if (!value_is_pair(line[LINE_OFFERS])) return NULL;
  woad_value offer = pair_car(line[LINE_OFFERS]);
  line[LINE_OFFERS] = pair_cdr(line[LINE_OFFERS]);
  return value_is_string(offer) ? strdup(string_to_utf8(vm, string_of(offer), NULL)) : NULL;
}

static char **complete(const char *word, int start, int end) {
  woad_vm *vm = repl_session();
  woad_value *line = slots(vm), *vals;
  int n;
  rl_attempted_completion_over = 1;
  Buf before;
  buf_init(&before);
  if (value_is_string(line[LINE_PENDING])) buf_add_cstring(vm, &before, string_to_utf8(vm, string_of(line[LINE_PENDING]), NULL));
  buf_add_bytes(vm, &before, rl_line_buffer, (size_t)start);
  woad_value args[2] = {string_from_utf8(vm, buf_cstring(vm, &before)), string_from_utf8(vm, word)};
  line[LINE_OFFERS] = VALUE_NULL;
  if (!embed_apply(vm, EMBED_RECORD, line[LINE_COMPLETE], 2, args, &n, &vals)) return NULL;
  if (vals[0] == VALUE_FALSE) { /* file names, within a string */
    rl_attempted_completion_over = 0;
    return NULL;
  }
  line[LINE_OFFERS] = vals[0];
  char **matches = rl_completion_matches(word, next_offer);
  if (matches != NULL && matches[0] != NULL && matches[1] == NULL) {
    size_t length = strlen(matches[0]);
    if (length > 0 && matches[0][length - 1] == '/') rl_completion_append_character = '\0';
  }
  return matches;
}

/* #f when a break came before the procedure could look out for it. */
static woad_value ask(int which) {
  woad_value *vals;
  int n;
  return embed_apply(repl_session(), EMBED_RECORD, slots(repl_session())[which], 0, NULL, &n, &vals) ? vals[0] : VALUE_FALSE;
}

/* --- keys --- */

/* What is typed while a line is edited may be read by the program: the return key gives it a newline. */
static void prepare_terminal(int meta) {
  struct termios terminal;
  rl_prep_terminal(meta);
  if (tcgetattr(0, &terminal) != 0 || (terminal.c_iflag & ICRNL) != 0) return;
  terminal.c_iflag |= ICRNL;
  tcsetattr(0, TCSADRAIN, &terminal);
}

/* A signal handler has no parameter: whether readline waits for a key, and whether the process was stopped meanwhile. Listed in
 * tools/globals.allow. */
static volatile sig_atomic_t waiting_for_key, stopped_at_key;

/* Ctrl-Z: the shell finds the terminal as it was before, the prompt finds it as it left it. */
static void on_stop(int signal_number) {
  struct termios own, shared;
  bool raw = waiting_for_key && tcgetattr(0, &own) == 0;
  if (raw) {
    shared = own;
    shared.c_lflag |= ICANON | ECHO;
    shared.c_iflag |= ICRNL;
    tcsetattr(0, TCSADRAIN, &shared);
  }
  raise(SIGSTOP);
  if (!raw) return;
  tcsetattr(0, TCSADRAIN, &own);
  stopped_at_key = 1;
  sched_signal_break(repl_session(), BREAK_USER);
}

/* A key for readline, from the session's port: the program finds what was typed ahead there, and its threads run meanwhile.
 * Ctrl-C at the prompt ends the line, emptied. */
static int read_key(FILE *stream) {
  for (;;) {
    waiting_for_key = 1;
    woad_value key = ask(LINE_READ_KEY);
    waiting_for_key = 0;
    if (value_is_fixnum(key)) return (int)fixnum_value(key);
    if (key == VALUE_EOF) return EOF;
    if (!stopped_at_key) break;
    stopped_at_key = 0;
    rl_forced_update_display();
  }
  slots(repl_session())[LINE_BROKEN] = VALUE_TRUE;
  rl_replace_line("", 0);
  return '\r';
}
static int key_is_ready(void) { return ask(LINE_KEY_READY) == VALUE_TRUE; }

/* --- lines --- */

/* Begins the line with its indentation, unless it is there already: what is pasted has its own. */
static int indent_line(void) {
  woad_vm *vm = repl_session();
  woad_value pending = slots(vm)[LINE_PENDING];
  if (!value_is_string(pending) || key_is_ready()) return 0;
  int columns = repl_text_indentation(string_to_utf8(vm, string_of(pending), NULL));
  for (int i = 0; i < columns; i++) rl_insert_text(" ");
  return 0;
}

/* NULL: there is none, nor can there be one. What stands in its place and is no file, as a pipe, is left alone. */
static const char *history_file(woad_vm *vm) {
  const char *home = getenv("HOME");
  if (home == NULL || home[0] == '\0') return NULL;
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s/.woad_history", home);
  const char *file = buf_cstring(vm, &buf);
  struct stat status;
  return stat(file, &status) != 0 || S_ISREG(status.st_mode) ? file : NULL;
}

void repl_line_close(woad_vm *vm) {
  if (RL_ISSTATE(RL_STATE_TERMPREPPED)) {
    rl_crlf();
    rl_deprep_terminal();
  }
  const char *file = history_file(vm);
  if (file != NULL) history_truncate_file(file, MAX_HISTORY);
}

void repl_line_open(woad_vm *vm, woad_value procs) {
  Vector *line = vector_make(vm, LINE_SLOTS, VALUE_FALSE);
  for (int i = LINE_COMPLETE; i <= LINE_KEY_READY; i++, procs = pair_cdr(procs)) line->items[i] = pair_car(procs);
  vm->repl_line = object_value(line);
  vm->hooks.at_exit = repl_line_close;
  rl_readline_name = "woad";
  rl_attempted_completion_function = complete;
  rl_basic_word_break_characters = " \t\n\"'`,;()[]{}";
  rl_completer_quote_characters = "";
  rl_catch_signals = 0;
  rl_prep_term_function = prepare_terminal;
  rl_getc_function = read_key;
  rl_input_available_hook = key_is_ready;
  rl_startup_hook = indent_line;
  history_comment_char = ';'; /* lines of times in the file tell its inputs of several lines apart */
  history_write_timestamps = 1;
  using_history();
  stifle_history(MAX_HISTORY);
  struct sigaction action = {.sa_handler = on_stop, .sa_flags = SA_RESTART};
  sigaction(SIGTSTP, &action, NULL);
  const char *history = history_file(vm);
  if (history != NULL) read_history(history);
}

/* Keeps TEXT, without its newline, unless it is empty or what came before. */
static void remember(woad_vm *vm, char *text) {
  size_t n = strlen(text);
  if (n > 0 && text[n - 1] == '\n') text[--n] = '\0';
  HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  if (n > 0 && (last == NULL || strcmp(last->line, text) != 0)) {
    add_history(text);
    const char *file = history_file(vm);
    if (file != NULL && append_history(1, file) != 0) write_history(file);
  }
  text[n] = '\n';
}

char *repl_line_read(woad_vm *vm) {
  Buf text;
  buf_init(&text);
  const char *prompt = repl_line_has_colour() ? "\001\033[1;32m\002>\001\033[0m\002 " : "> ";
  slots(vm)[LINE_PENDING] = VALUE_FALSE;
  for (;;) {
    char *line = readline(prompt);
    if (line == NULL && text.length == 0) return NULL;
    if (slots(vm)[LINE_BROKEN] != VALUE_FALSE) {
      slots(vm)[LINE_BROKEN] = VALUE_FALSE;
      free(line);
      return "";
    }
    if (line != NULL) {
      buf_add_cstring(vm, &text, line);
      buf_add_byte(vm, &text, '\n');
    }
    char *whole = buf_cstring(vm, &text);
    if (line == NULL || repl_text_is_complete(whole)) {
      free(line);
      remember(vm, whole);
      return whole;
    }
    free(line);
    slots(vm)[LINE_PENDING] = string_from_utf8(vm, whole);
    prompt = "  ";
  }
}
