/* SPDX-License-Identifier: MIT
 * repl_line.c: lines by readline, gathered until the brackets close. The line after an open one begins with the spaces that
 * its indentation takes. History is kept in a file of the user's from loop to loop; every input is added as it comes, so that
 * two loops at once lose nothing. */
#include "main/repl_line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

enum { MAX_HISTORY = 2000 };
enum { LINE_COMPLETE, LINE_PENDING, LINE_OFFERS, LINE_SLOTS }; /* of vm->repl_line: procedure, text before the line, names left */

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
  if (line[LINE_COMPLETE] == VALUE_FALSE) return NULL;
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

/* --- lines --- */

/* A key for readline. Ctrl-C at the prompt ends the line, emptied: readline itself would wait for one more key. */
static int read_key(FILE *stream) {
  unsigned char key;
  for (;;) {
    ssize_t n = read(fileno(stream), &key, 1);
    if (n == 1) return key;
    if (n == 0 || errno != EINTR) return EOF;
    if (repl_session()->interrupt == 0) continue;
    rl_replace_line("", 0);
    return '\r';
  }
}

/* Begins the line with its indentation. */
static int indent_line(void) {
  woad_vm *vm = repl_session();
  woad_value pending = slots(vm)[LINE_PENDING];
  if (!value_is_string(pending)) return 0;
  int columns = repl_text_indentation(string_to_utf8(vm, string_of(pending), NULL));
  for (int i = 0; i < columns; i++) rl_insert_text(" ");
  return 0;
}

static const char *history_file(woad_vm *vm) {
  const char *home = getenv("HOME");
  if (home == NULL) return NULL;
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s/.woad_history", home);
  return buf_cstring(vm, &buf);
}

void repl_line_open(woad_vm *vm, woad_value complete_proc) {
  Vector *line = vector_make(vm, LINE_SLOTS, VALUE_FALSE);
  line->items[LINE_COMPLETE] = complete_proc;
  vm->repl_line = object_value(line);
  rl_readline_name = "woad";
  rl_attempted_completion_function = complete;
  rl_basic_word_break_characters = " \t\n\"'`,;()[]{}";
  rl_completer_quote_characters = "";
  rl_catch_signals = 0;
  rl_getc_function = read_key;
  rl_startup_hook = indent_line;
  using_history();
  stifle_history(MAX_HISTORY);
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
    if (vm->interrupt != 0) {
      vm->interrupt = 0;
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

void repl_line_close(woad_vm *vm) {
  const char *file = history_file(vm);
  if (file != NULL) history_truncate_file(file, MAX_HISTORY);
}
