/* SPDX-License-Identifier: MIT
 * read_token.c: symbols, numbers and keywords. A token that could be a number is one when numparse says so; anything
 * quoted by a backslash or bars is a symbol. */
#include "expander/read/read_rep.h"
#include "runtime/data/char.h"
#include "runtime/data/number.h"
#include "runtime/data/symbol.h"

typedef struct { Buf text; bool quoted, is_number; } Token; /* is_number: began with a number prefix */

static const char *kind_of(const Token *t) { return t->is_number ? "number" : "symbol"; }

static void add_char(Reader *r, Token *t, int32_t c) {
  uint32_t folded[CHAR_FOLDED_MAX] = { (uint32_t)c };
  size_t n = r->case_sensitive ? 1 : char_foldcase_full((uint32_t)c, folded);
  for (size_t i = 0; i < n; i++) {
    if (folded[i] < 128) buf_add_byte(r->vm, &t->text, (uint8_t)folded[i]);
    else buf_add_utf8(r->vm, &t->text, folded[i]);
  }
}

/* Text between bars; the first one has been consumed. */
static void add_barred(Reader *r, Token *t, ReadPos start) {
  for (;;) {
    int32_t c = reader_next(r);
    if (c == '|') return;
    if (c < 0) read_error_eof(r, start, "end-of-file following `|` in %s", kind_of(t));
    buf_add_utf8(r->vm, &t->text, (uint32_t)c);
  }
}

static bool starts_number(const Buf *text) {
  if (text->length == 0) return false;
  uint8_t c = text->data[0];
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* Everything up to a delimiter. */
static void take_token(Reader *r, Token *t, ReadPos start) {
  for (bool first = t->text.length == 0;; first = false) {
    int32_t raw = reader_peek(r);
    woad_value proc;
    int32_t c = reader_effective(r, raw, &proc);
    bool is_dot = r->cdot && c == '.';
    if (reader_is_delimiter(r, raw) && !(is_dot && (first || t->is_number))) return;
    reader_next(r);
    if (is_dot && !t->is_number) return; /* a symbol without characters */
    if (c == '\\') {
      int32_t next = reader_next(r);
      if (next < 0) read_error_eof(r, start, "end-of-file following `\\` in %s", kind_of(t));
      buf_add_utf8(r->vm, &t->text, (uint32_t)next);
      t->quoted = true;
    } else if (c == '|' && r->bar_quote) {
      t->quoted = true;
      add_barred(r, t, start);
    } else {
      add_char(r, t, raw);
    }
  }
}

static woad_value try_number(Reader *r, Token *t, ReadPos start) {
  woad_value number;
  const char *message = NULL;
  switch (numparse_try_number(r->vm, (const char *)t->text.data, t->text.length, 10, !r->decimal_inexact, &number,
                              &message)) {
  case NUMPARSE_OK: return number;
  case NUMPARSE_BAD: read_error(r, start, "%s", message ? message : "bad number");
  default: return VALUE_NONE;
  }
}

woad_value read_token_symbol(Reader *r, ReadPos start, const char *prefix) {
  Token t = { .quoted = prefix[0] != 0 };
  buf_init(&t.text);
  buf_add_cstring(r->vm, &t.text, prefix);
  take_token(r, &t, start);
  if (!t.quoted && starts_number(&t.text)) {
    if (t.text.length == 1 && t.text.data[0] == '.') read_error(r, start, "illegal use of `.`");
    woad_value number = try_number(r, &t, start);
    if (number != VALUE_NONE) return reader_finish(r, number, start);
  }
  return reader_finish(r, symbol_intern_n(r->vm, (const char *)t.text.data, t.text.length), start);
}

woad_value read_token_keyword(Reader *r, ReadPos start) {
  Token t = { .quoted = true };
  buf_init(&t.text);
  take_token(r, &t, start);
  return reader_finish(r, keyword_intern_n(r->vm, (const char *)t.text.data, t.text.length), start);
}

/* Complaint about a token with a number prefix that is no number. */
static _Noreturn void bad_number(Reader *r, const Token *t, ReadPos start) {
  int radix = 10;
  size_t i = 0;
  const uint8_t *text = t->text.data;
  for (; i + 1 < t->text.length && text[i] == '#'; i += 2) {
    int mark = text[i + 1] | 32;
    radix = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : radix;
  }
  if (i >= t->text.length) read_error(r, start, "no digits");
  for (; i < t->text.length; i++) {
    int c = text[i], lower = c | 32;
    int digit = c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : -1;
    if (digit >= radix || c >= 128) break;
  }
  size_t n = 1;
  while (i + n < t->text.length && (text[i + n] & 0xC0) == 0x80) n++;
  if (i >= t->text.length) read_error(r, start, "bad number `%.*s`", (int)t->text.length, (const char *)text);
  read_error(r, start, "bad digit `%.*s`", (int)n, (const char *)text + i);
}

woad_value read_token_number(Reader *r, ReadPos start, const char *prefix) {
  Token t = { .is_number = true };
  buf_init(&t.text);
  buf_add_cstring(r->vm, &t.text, prefix);
  take_token(r, &t, start);
  if (t.text.length == 3 && t.text.data[2] == '.') read_error(r, start, "illegal use of `.`");
  if (t.quoted) read_error(r, start, "bad number: `%s`", buf_cstring(r->vm, &t.text));
  woad_value number = try_number(r, &t, start);
  if (number == VALUE_NONE) bad_number(r, &t, start);
  return reader_finish(r, number, start);
}
