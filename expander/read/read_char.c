/* SPDX-License-Identifier: MIT
 * read_char.c: character constants. Source: Reference, "Reading Characters". */
#include "expander/read/read_rep.h"
#include "runtime/data/char.h"

static const struct { const char *name; uint32_t code; } names[] = {
  { "nul", 0 }, { "null", 0 }, { "backspace", 8 }, { "tab", 9 }, { "newline", 10 }, { "linefeed", 10 }, { "vtab", 11 },
  { "page", 12 }, { "return", 13 }, { "space", 32 }, { "rubout", 127 },
};

static bool is_octal(int32_t c) { return c >= '0' && c <= '7'; }

static int hex_value(int32_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static _Noreturn void bad_constant(Reader *r, ReadPos start, Buf *text, int32_t last) {
  read_error_by(r, start, last, "bad character constant `#\\%s`", buf_cstring(r->vm, text));
}

/* Three octal digits; FIRST has been consumed and another follows. */
static woad_value read_octal(Reader *r, ReadPos start, int32_t first) {
  Buf text;
  buf_init(&text);
  buf_add_utf8(r->vm, &text, (uint32_t)first);
  int32_t second = reader_next(r);
  buf_add_utf8(r->vm, &text, (uint32_t)second);
  int32_t third = reader_next(r);
  if (third >= 0) buf_add_utf8(r->vm, &text, (uint32_t)third);
  if (!is_octal(third)) bad_constant(r, start, &text, third);
  uint32_t code = (uint32_t)((first - '0') * 64 + (second - '0') * 8 + (third - '0'));
  if (code > 255) bad_constant(r, start, &text, 0);
  return reader_finish(r, char_make(code), start);
}

static woad_value read_unicode(Reader *r, ReadPos start, int limit) {
  Buf text;
  buf_init(&text);
  buf_add_byte(r->vm, &text, 'u');
  uint32_t code = 0;
  for (int n = 0; n < limit && hex_value(reader_peek(r)) >= 0; n++) {
    int32_t c = reader_next(r);
    buf_add_byte(r->vm, &text, (uint8_t)c);
    code = code * 16 + (uint32_t)hex_value(c);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) bad_constant(r, start, &text, 0);
  return reader_finish(r, char_make(code), start);
}

static bool same_name(const Buf *text, const char *name) {
  size_t n = strlen(name);
  if (text->length != n) return false;
  for (size_t i = 0; i < n; i++) {
    int c = text->data[i];
    if (c >= 'A' && c <= 'Z') c += 32;
    if (c != name[i]) return false;
  }
  return true;
}

static woad_value read_named(Reader *r, ReadPos start, int32_t first) {
  Buf text;
  buf_init(&text);
  for (int32_t c = first; c >= 0 && char_is_alphabetic((uint32_t)c); c = reader_peek(r)) {
    if (c != first || text.length > 0) reader_next(r);
    buf_add_utf8(r->vm, &text, char_foldcase((uint32_t)c));
  }
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (same_name(&text, names[i].name)) return reader_finish(r, char_make(names[i].code), start);
  }
  bad_constant(r, start, &text, 0);
}

woad_value read_char_constant(Reader *r, ReadPos start) {
  int32_t c = reader_next(r);
  if (c < 0) read_error_eof(r, start, "expected a character after `#\\`");
  int32_t next = reader_peek(r);
  if (is_octal(c) && is_octal(next)) return read_octal(r, start, c);
  bool is_u = c == 'u' || c == 'U';
  if (is_u && hex_value(next) >= 0) return read_unicode(r, start, c == 'u' ? 4 : 8);
  bool word = !is_u && char_is_alphabetic((uint32_t)c) && next >= 0 && char_is_alphabetic((uint32_t)next);
  return word ? read_named(r, start, c) : reader_finish(r, char_make((uint32_t)c), start);
}
