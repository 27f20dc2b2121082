/* SPDX-License-Identifier: MIT
 * repl_text.c: one scan over a text tells the brackets that are open and where they stand. It knows strings, characters,
 * comments and quoted symbols, but no readtable: a text that it takes for complete and the reader does not is an error that
 * the reader tells. */
#include "main/repl_text.h"

#include <string.h>

enum { MAX_OPEN = 256 };

/* An open bracket: the columns of itself, of the form's head and of its first argument; -1: not there on the same line. */
typedef struct { int column, head, argument; size_t head_at; } Open;

typedef struct {
  Open open[MAX_OPEN];
  int depth;         /* may be more than MAX_OPEN, or negative after a closing bracket too many */
  bool in_token;     /* the text ends within a string, symbol or comment */
} Scan;

static bool is_delimiter(char c) { return c == '\0' || strchr(" \t\r\n()[]{}\";'`,", c) != NULL; }

/* After the here string whose terminator stands at AT; NULL: it is open. */
static const char *skip_here_string(const char *at) {
  size_t n = strcspn(at, "\n");
  for (const char *line = at + n; *line == '\n'; line += strcspn(line, "\n")) {
    line++;
    if (strncmp(line, at, n) == 0 && (line[n] == '\n' || line[n] == '\0')) return line + n;
  }
  return NULL;
}

static const char *skip_block_comment(const char *at) {
  int depth = 1;
  for (at += 2; *at != '\0'; at++) {
    if (at[0] == '|' && at[1] == '#') {
      if (--depth == 0) return at + 2;
      at++;
    } else if (at[0] == '#' && at[1] == '|') {
      depth++;
      at++;
    }
  }
  return NULL;
}

static const char *skip_string(const char *at) {
  for (at++; *at != '"'; at++) {
    if (*at == '\\' && at[1] != '\0') at++;
    if (*at == '\0') return NULL;
  }
  return at + 1;
}

/* After the symbol, number, character or the like at AT; NULL: it is open. */
static const char *skip_atom(const char *at) {
  if (at[0] == '#' && at[1] == '\\' && at[2] != '\0') {
    at += 3;
    while ((at[-1] & 0x80) != 0 && (*at & 0xC0) == 0x80) at++;
    while (!is_delimiter(*at)) at++;
    return at;
  }
  for (; !is_delimiter(*at); at++) {
    if (*at == '\\' && at[1] != '\0') at++;
    if (*at == '|') {
      at++;
      while (*at != '|' && *at != '\0') at++;
      if (*at == '\0') return NULL;
    }
  }
  return at;
}

/* After the token at AT, which is no bracket and no space; NULL: it is open at the text's end. */
static const char *skip_token(const char *at) {
  if (*at == '"') return skip_string(at);
  if (*at == ';') return at + strcspn(at, "\n");
  if (at[0] == '#' && at[1] == '|') return skip_block_comment(at);
  if (at[0] == '#' && at[1] == '<' && at[2] == '<') return skip_here_string(at + 3);
  if (at[0] == '#' && at[1] == ';') return at + 2;
  if (strchr("'`,", *at) != NULL) return at + 1;
  if (at[0] == '#' && strchr("([{\"'`,&", at[1]) != NULL) return at + 1;
  return skip_atom(at);
}

static void note_part(Scan *scan, const char *text, const char *at, int column) {
  if (scan->depth < 1 || scan->depth > MAX_OPEN) return;
  Open *open = &scan->open[scan->depth - 1];
  if (open->head < 0) {
    open->head = column;
    open->head_at = (size_t)(at - text);
  } else if (open->argument < 0) {
    open->argument = column;
  }
}

static void scan_text(Scan *scan, const char *text) {
  const char *line = text;
  memset(scan, 0, sizeof *scan);
  for (const char *at = text; *at != '\0';) {
    int column = (int)(at - line);
    if (*at == '\n') {
      line = ++at;
      /* only what stands on the bracket's own line counts */
      if (scan->depth >= 1 && scan->depth <= MAX_OPEN) {
        Open *open = &scan->open[scan->depth - 1];
        if (open->head < 0) open->head = open->column + 1;
        if (open->argument < 0) open->argument = -2;
      }
    } else if (strchr(" \t\r", *at) != NULL) {
      at++;
    } else if (strchr("([{", *at) != NULL) {
      note_part(scan, text, at, column);
      if (scan->depth >= 0 && scan->depth < MAX_OPEN) scan->open[scan->depth] = (Open){column, -1, -1, 0};
      scan->depth++;
      at++;
    } else if (strchr(")]}", *at) != NULL) {
      scan->depth--;
      at++;
    } else {
      if (*at != ';') note_part(scan, text, at, column);
      const char *end = skip_token(at);
      if (end == NULL) {
        scan->in_token = true;
        return;
      }
      for (const char *c = at; c < end; c++)
        if (*c == '\n') line = c + 1;
      at = end;
    }
  }
}

bool repl_text_is_complete(const char *text) {
  Scan scan;
  scan_text(&scan, text);
  return !scan.in_token && scan.depth <= 0;
}

/* Forms whose body is indented by two. */
static bool has_body(const char *head) {
  static const char *const names[] = {"begin", "case", "cond", "delay", "do", "else", "lambda", "local", "match", "module",
                                      "module*", "module+", "parameterize", "provide", "require", "set!", "struct",
                                      "syntax-case", "syntax-parse", "syntax-rules", "unless", "when", "λ"};
  size_t n = strcspn(head, " \t\r\n()[]{}\";'`,");
  static const char *const prefixes[] = {"define", "for", "let", "with-", "call-with-", "begin-", "case-lambda", "class", "match-"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == n && strncmp(head, names[i], n) == 0) return true;
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
    if (strncmp(head, prefixes[i], strlen(prefixes[i])) == 0) return true;
  return false;
}

int repl_text_indentation(const char *text) {
  Scan scan;
  scan_text(&scan, text);
  if (scan.in_token || scan.depth < 1 || scan.depth > MAX_OPEN) return 0;
  const Open *open = &scan.open[scan.depth - 1];
  if (open->head_at > 0 && has_body(text + open->head_at)) return open->column + 2;
  if (open->head_at > 0 && strchr("([{\"'`,#", text[open->head_at]) != NULL) return open->head;
  return open->argument >= 0 ? open->argument : open->column + 1;
}
