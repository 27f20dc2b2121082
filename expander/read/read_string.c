/* SPDX-License-Identifier: MIT
 * read_string.c: strings, byte strings, here strings. Literals of syntax are immutable and interned. */
#include "expander/read/read_rep.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/string.h"

static int hex_value(int32_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Up to LIMIT hex digits, also as they were written; their number. */
static int take_hex(Reader *r, int limit, uint32_t *code, char *shown) {
  int n = 0;
  *code = 0;
  for (; n < limit && hex_value(reader_peek(r)) >= 0; n++) {
    int32_t c = reader_next(r);
    *code = *code * 16 + (uint32_t)hex_value(c);
    shown[n] = (char)c;
  }
  shown[n] = 0;
  return n;
}

/* "\uD83D" was read: the low half must follow. */
static uint32_t take_surrogates(Reader *r, ReadPos start, uint32_t high, const char *shown) {
  Buf text;
  buf_init(&text);
  buf_add_format(r->vm, &text, "\\u%s", shown);
  char digits[12];
  uint32_t low = 0;
  int32_t c = reader_next(r);
  buf_add_cstring(r->vm, &text, read_error_char(r, c));
  if (c == '\\') {
    c = reader_next(r);
    buf_add_cstring(r->vm, &text, read_error_char(r, c));
    if (c == 'u') {
      take_hex(r, 4, &low, digits);
      buf_add_cstring(r->vm, &text, digits);
      if (high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF) return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  read_error_by(r, start, c, "bad or incomplete surrogate-style encoding at `%s`", buf_cstring(r->vm, &text));
}

static uint32_t take_unicode(Reader *r, ReadPos start, int32_t mark) {
  char shown[12];
  uint32_t code;
  int n = take_hex(r, mark == 'u' ? 4 : 8, &code, shown);
  if (n == 0) read_error_by(r, start, reader_peek(r), "no hex digit following `\\%c`", (char)mark);
  if (mark == 'u' && code >= 0xD800 && code <= 0xDFFF) return take_surrogates(r, start, code, shown);
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    read_error(r, start, "escape sequence `\\%c%s` is out of range in string", (char)mark, shown);
  }
  return code;
}

static uint32_t take_octal(Reader *r, ReadPos start, int32_t first, bool bytes) {
  char shown[4] = { (char)first };
  uint32_t code = (uint32_t)(first - '0');
  for (int n = 1; n < 3; n++) {
    int32_t c = reader_peek(r);
    if (c < '0' || c > '7') break;
    reader_next(r);
    shown[n] = (char)c;
    code = code * 8 + (uint32_t)(c - '0');
  }
  if (code > 255) {
    read_error(r, start, "escape sequence `\\%s` is out of range in %s", shown, bytes ? "byte string" : "string");
  }
  return code;
}

static uint32_t take_short_hex(Reader *r, ReadPos start) {
  char shown[4];
  uint32_t code;
  if (take_hex(r, 2, &code, shown) == 0) {
    read_error_by(r, start, reader_peek(r), "no hex digit following `\\x`");
  }
  return code;
}

enum { NO_CHAR = -3 };

/* The character of an escape whose backslash has been consumed; NO_CHAR: a line end that is left out. */
static int32_t take_escape(Reader *r, ReadPos start, bool bytes, ReadPos open, int64_t open_span) {
  int32_t c = reader_next(r);
  switch (c) {
  case -1: read_error_at(r, open, open_span, true, "expected a closing `\"`");
  case 'a': return 7;
  case 'b': return 8;
  case 't': return 9;
  case 'n': return 10;
  case 'v': return 11;
  case 'f': return 12;
  case 'r': return 13;
  case 'e': return 27;
  case '"': case '\'': case '\\': return c;
  case '\r':
    if (reader_peek(r) == '\n') reader_next(r);
    return NO_CHAR;
  case '\n': return NO_CHAR;
  case 'x': return (int32_t)take_short_hex(r, start);
  case 'u': case 'U':
    if (!bytes) return (int32_t)take_unicode(r, start, c);
    break;
  case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
    return (int32_t)take_octal(r, start, c, bytes);
  default: break;
  }
  read_error(r, start, "unknown escape sequence `\\%s` in %s", read_error_char(r, c), bytes ? "byte string" : "string");
}

woad_value read_string_chars(Reader *r, ReadPos start) {
  Buf text;
  buf_init(&text);
  for (;;) {
    int32_t c = reader_next(r);
    if (c < 0) read_error_at(r, start, 1, true, "expected a closing `\"`");
    if (c == '"') break;
    if (c == '\\') c = take_escape(r, start, false, start, 1);
    if (c == NO_CHAR) continue;
    if (c < 128) buf_add_byte(r->vm, &text, (uint8_t)c);
    else buf_add_utf8(r->vm, &text, (uint32_t)c);
  }
  woad_value string = string_from_utf8_n(r->vm, (const char *)text.data, text.length);
  return reader_finish(r, string, start);
}

woad_value read_string_bytes(Reader *r, ReadPos start) {
  Buf text;
  buf_init(&text);
  for (;;) {
    int32_t c = reader_next(r);
    if (c < 0) read_error_at(r, start, 2, true, "expected a closing `\"`");
    if (c == '"') break;
    if (c == '\\') c = take_escape(r, start, true, start, 2);
    if (c == NO_CHAR) continue;
    if (c > 255) read_error(r, start, "character `%s` is out of range in byte string", read_error_char(r, c));
    buf_add_byte(r->vm, &text, (uint8_t)c);
  }
  woad_value bytes = bytes_from(r->vm, text.data, text.length);
  return reader_finish(r, bytes, start);
}

woad_value read_string_here(Reader *r, ReadPos start) {
  int64_t span = reader_pos(r).position - start.position;
  Buf end, text, line;
  buf_init(&end);
  buf_init(&text);
  for (int32_t c; (c = reader_next(r)) != '\n';) {
    if (c < 0) read_error_at(r, start, -1, true, "found end-of-file after `#<<` and before a newline");
    buf_add_utf8(r->vm, &end, (uint32_t)c);
  }
  for (bool first = true;; first = false) {
    buf_init(&line);
    int32_t c;
    for (;;) {
      c = reader_peek(r);
      if (c < 0 || c == '\n') break;
      buf_add_utf8(r->vm, &line, (uint32_t)reader_next(r));
    }
    if (line.length == end.length && memcmp(line.data ? line.data : (uint8_t *)"", end.data ? end.data : (uint8_t *)"",
                                            end.length) == 0) {
      if (c == '\n') reader_next(r);
      break;
    }
    if (c < 0) {
      read_error_at(r, start, span, true, "found end-of-file before terminating `%s`", buf_cstring(r->vm, &end));
    }
    reader_next(r);
    if (!first) buf_add_byte(r->vm, &text, '\n');
    buf_add_bytes(r->vm, &text, line.data, line.length);
  }
  woad_value string = string_from_utf8_n(r->vm, (const char *)text.data, text.length);
  return reader_finish(r, string, start);
}
