/* SPDX-License-Identifier: MIT
 * read_hash.c: forms that begin with #, but for comments, which reader_skip has dealt with. */
#include "expander/read/read_rep.h"
#include "expander/read/readtable.h"
#include "runtime/data/data.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

static _Noreturn void bad_hash(Reader *r, ReadPos start, const char *seen, int32_t c) {
  read_error_by(r, start, c, "bad syntax `#%s%s`", seen, read_error_char(r, c));
}

static _Noreturn void bad_word(Reader *r, ReadPos start, const char *seen, int32_t c) {
  if (c >= 0 && reader_is_delimiter(r, c)) read_error(r, start, "bad syntax `#%s`", seen);
  bad_hash(r, start, seen, c);
}

/* The rest of a fixed word of which SEEN has been read; then a delimiter. */
static void expect_word(Reader *r, ReadPos start, char *seen, const char *rest) {
  size_t n = strlen(seen);
  for (; *rest; rest++) {
    int32_t c = reader_next(r);
    if (c != *rest) bad_word(r, start, seen, c);
    seen[n++] = *rest;
    seen[n] = 0;
  }
  int32_t c = reader_peek(r);
  if (!reader_is_delimiter(r, c)) bad_hash(r, start, seen, c);
}

static woad_value read_bool(Reader *r, ReadPos start, int32_t c, bool value) {
  char seen[8] = { (char)c };
  if (!reader_is_delimiter(r, reader_peek(r))) {
    bool lower = c == 't' || c == 'f';
    if (!lower) bad_hash(r, start, seen, reader_next(r));
    expect_word(r, start, seen, value ? "rue" : "alse");
  }
  return reader_finish(r, value_bool(value), start);
}

/* --- vectors --- */

static woad_value vector_from_list(Reader *r, ReadPos start, woad_value list, int64_t count, int64_t length) {
  if (length < 0) length = count;
  woad_value last = reader_finish(r, fixnum_make(0), start);
  Vector *vec = vector_make(r->vm, (size_t)length, VALUE_FALSE);
  for (size_t i = 0; i < (size_t)length; i++) {
    if (value_is_pair(list)) {
      last = pair_car(list);
      list = pair_cdr(list);
    }
    vec->items[i] = last;
  }
  if (r->for_syntax) vec->header.flags |= FLAG_IMMUTABLE;
  return reader_finish(r, object_value(vec), start);
}

static void check_length(Reader *r, const char *what, ReadPos start, int64_t length, int64_t count) {
  enum { MOST = 1 << 26 };
  if (length < 0) return;
  if (count > length) {
    read_error(r, start, "%s length %lld is too small, %lld values provided", what, (long long)length, (long long)count);
  }
  if (length > MOST) read_error(r, start, "vector length is too large");
}

static woad_value read_vector(Reader *r, ReadPos start, int32_t opener, int64_t length) {
  int64_t count;
  woad_value list = read_list_elements(r, start, opener, &count);
  check_length(r, "vector", start, length, count);
  return read_list_shape(r, vector_from_list(r, start, list, count, length), opener);
}

static woad_value flat_vector(Reader *r, woad_value list, int64_t count, int64_t length, bool is_fl) {
  woad_value last = is_fl ? flonum_make(r->vm, 0.0) : fixnum_make(0);
  if (length < 0) length = count;
  if (is_fl) {
    FlVector *v = mem_alloc_atomic(r->vm, offsetof(FlVector, items) + (size_t)length * sizeof(double));
    v->header = (Header){ .type = TYPE_FLVECTOR };
    v->length = (size_t)length;
    for (size_t i = 0; i < v->length; i++) {
      if (value_is_pair(list)) last = pair_car(list), list = pair_cdr(list);
      v->items[i] = flonum_value(last);
    }
    return object_value(v);
  }
  FxVector *v = mem_object_flex(r->vm, FxVector, TYPE_FXVECTOR, items, length);
  v->length = (size_t)length;
  for (size_t i = 0; i < v->length; i++) {
    if (value_is_pair(list)) last = pair_car(list), list = pair_cdr(list);
    v->items[i] = last;
  }
  return object_value(v);
}

/* #fl(...) and #fx(...); "#f" and the letter have been consumed. */
static woad_value read_flat(Reader *r, ReadPos start, int32_t letter) {
  bool is_fl = letter == 'l';
  if (r->for_syntax) read_error(r, start, "literal %s not allowed", is_fl ? "flvectors" : "fxvectors");
  int64_t length = -1;
  Buf digits; /* any number of zeros may come first */
  buf_init(&digits);
  for (int32_t c; (c = reader_peek(r)) >= '0' && c <= '9';) {
    buf_add_byte(r->vm, &digits, (uint8_t)c);
    length = (length < 0 ? 0 : length) * 10 + (reader_next(r) - '0');
    if (length > 1 << 26) read_error(r, start, "vector length is too large");
  }
  int32_t opener = reader_peek(r);
  if (read_list_closer(r, opener) == 0) {
    reader_next(r);
    read_error_by(r, start, opener, "expected %s after `#f%c%s`", read_error_openers(r), (char)letter,
                  buf_cstring(r->vm, &digits));
  }
  int64_t count;
  woad_value list = read_list_numbers(r, start, opener, is_fl, &count);
  for (woad_value l = list; value_is_pair(l); l = pair_cdr(l)) { /* a dot may have made another thing of numbers */
    if (is_fl ? !value_is_flonum(pair_car(l)) : !value_is_fixnum(pair_car(l))) read_error(r, start, "expected a %s", is_fl ? "flonum" : "fixnum");
  }
  check_length(r, is_fl ? "flvector" : "fxvector", start, length, count);
  return flat_vector(r, list, count, length, is_fl);
}

/* --- regular expressions --- */

typedef struct { const PrimRow *row; woad_value source; } RegexpArg;

static woad_value make_regexp(woad_vm *vm, void *arg) {
  RegexpArg *a = arg;
  return a->row->fn(vm, 1, &a->source);
}

static const PrimRow *find_primitive(const char *name) {
  for (int i = 0; i < prim_table_count; i++) {
    if (strcmp(prim_table[i].name, name) == 0) return &prim_table[i];
  }
  return NULL;
}

static woad_value read_regexp(Reader *r, ReadPos start, char kind) {
  bool is_bytes = reader_peek(r) == '#';
  if (is_bytes) reader_next(r);
  int32_t c = reader_next(r);
  if (c != '"') {
    read_error_by(r, start, c, is_bytes ? "expected `\"` after `#%cx#`" : "expected `\"` or `#` after `#%cx`", kind);
  }
  ReadPos inner = start;
  woad_value source = reader_strip(r, is_bytes ? read_string_bytes(r, inner) : read_string_chars(r, inner));
  const char *name = kind == 'p' ? (is_bytes ? "byte-pregexp" : "pregexp") : is_bytes ? "byte-regexp" : "regexp";
  RegexpArg arg = { find_primitive(name), source };
  woad_value result;
  if (!arg.row) read_error(r, start, "regular expressions are not available");
  if (catch_call(r->vm, make_regexp, &arg, &result)) return reader_finish(r, result, start);
  const StructType *exn = VALUE_AS(StructType, r->vm->exn.fail);
  if (!value_is_instance(result, exn) || !value_is_string(struct_of(result)->fields[0])) catch_rethrow(r->vm);
  const char *text = string_to_utf8(r->vm, string_of(struct_of(result)->fields[0]), NULL);
  size_t n = strlen(name);
  if (strncmp(text, name, n) == 0 && text[n] == ':') text += n + 2;
  read_error(r, start, "%s", text);
}

/* --- digits: vector lengths and graph marks --- */

static woad_value read_digits(Reader *r, ReadPos start) {
  enum { MOST_DIGITS = 40 };
  char digits[MOST_DIGITS + 2];
  size_t n = 0;
  int64_t value = 0;
  for (int32_t c; (c = reader_peek(r)) >= '0' && c <= '9';) {
    reader_next(r);
    if (n < MOST_DIGITS) digits[n++] = (char)c;
    if (value < (int64_t)1 << 40) value = value * 10 + (c - '0');
  }
  digits[n] = 0;
  int32_t c = reader_peek(r);
  if (c == '=' || c == '#') {
    reader_next(r);
    return read_graph_form(r, start, digits, c);
  }
  woad_value proc;
  int32_t opener = reader_effective(r, c, &proc);
  if (read_list_closer(r, opener) != 0) return read_vector(r, start, opener, value);
  if (c < 0) read_error_eof(r, start, "bad syntax `#%s#<eof>`", digits);
  reader_next(r);
  bad_hash(r, start, digits, c);
}

/* --- the rest --- */

static woad_value read_case_switch(Reader *r, ReadPos start, int32_t first) {
  int32_t c = reader_next(r);
  if (c != 's' && c != 'S' && c != 'i' && c != 'I') {
    read_error_by(r, start, c, "expected `s', `S`, `i`, or `I` after `#%c`", (char)first);
  }
  bool saved = r->case_sensitive;
  r->case_sensitive = c == 's' || c == 'S';
  woad_value v = reader_required(r);
  r->case_sensitive = saved;
  return v;
}

static woad_value read_box(Reader *r, ReadPos start) {
  if (!r->box) read_error(r, start, "`#&` forms not enabled");
  int64_t span = reader_pos(r).position - start.position;
  woad_value v = reader_required(r);
  if (v == VALUE_EOF) read_error_at(r, start, span, true, "expected an element for `#&` box, found end-of-file");
  woad_value box = r->for_syntax ? box_make_immutable(r->vm, v) : box_make(r->vm, v);
  return reader_finish(r, box, start);
}

static woad_value read_r(Reader *r, ReadPos start) {
  int32_t c = reader_next(r);
  if (c == 'x') return read_regexp(r, start, 'r');
  if (c != 'e') bad_hash(r, start, "r", c);
  return read_lang_reader(r, start);
}

static woad_value read_f(Reader *r, ReadPos start, int32_t c) {
  int32_t next = reader_peek(r);
  if (c == 'f' && (next == 'l' || next == 'x')) return read_flat(r, start, reader_next(r));
  return read_bool(r, start, c, false);
}

static woad_value read_symbol_like(Reader *r, ReadPos start, int32_t c) {
  if (c == ':') return read_token_keyword(r, start);
  return read_token_symbol(r, start, "#%");
}

static woad_value read_number(Reader *r, ReadPos start, int32_t c) {
  char prefix[3] = { '#', (char)c };
  return read_token_number(r, start, prefix);
}

static woad_value read_p(Reader *r, ReadPos start) {
  int32_t c = reader_next(r);
  if (c != 'x') bad_hash(r, start, "p", c);
  return read_regexp(r, start, 'p');
}

static woad_value read_angle(Reader *r, ReadPos start) {
  int32_t c = reader_peek(r);
  if (c != '<') read_error_by(r, start, c, "bad syntax `#<`");
  reader_next(r);
  return read_string_here(r, start);
}

static woad_value dispatch(Reader *r, ReadPos start, int32_t c) {
  switch (c) {
  case '\'': case '`': case ',': return reader_syntax_quote(r, start, c);
  case '\\': return read_char_constant(r, start);
  case '"': return read_string_bytes(r, start);
  case '<': return read_angle(r, start);
  case '%': case ':': return read_symbol_like(r, start, c);
  case 't': case 'T': return read_bool(r, start, c, true);
  case 'f': case 'F': return read_f(r, start, c);
  case 'e': case 'E': case 'i': case 'I': case 'd': case 'D': case 'b': case 'B': case 'o': case 'O': case 'x': case 'X':
    return read_number(r, start, c);
  case 'r': return read_r(r, start);
  case 'p': return read_p(r, start);
  case 'h': case 'H': return read_table_form(r, start, c);
  case 's': return read_table_prefab(r, start);
  case '&': return read_box(r, start);
  case 'c': case 'C': return read_case_switch(r, start, c);
  case 'l': case '!': return read_lang_form(r, start, c == '!');
  case '~':
    if (!value_is_true(param_get(r->vm, r->vm->param.read_accept_compiled)) || !r->vm->hooks.read_compiled)
      read_error(r, start, "`#~` compiled expressions not enabled");
    return reader_adopt(r, r->vm->hooks.read_compiled(r->vm, r->in), start);
  default: bad_hash(r, start, "", c);
  }
}

woad_value read_hash_dispatch(Reader *r, ReadPos start) {
  reader_next(r);
  int32_t c = reader_peek(r);
  if (UNLIKELY(r->readtable != VALUE_FALSE) && c >= 0) {
    woad_value proc = readtable_dispatch(r->vm, r->readtable, c);
    if (proc != VALUE_FALSE) return readtable_call(r, proc, start, 1);
  }
  woad_value proc;
  int32_t opener = reader_effective(r, c, &proc);
  if (read_list_closer(r, opener) != 0) return read_vector(r, start, opener, -1);
  if (c >= '0' && c <= '9') return read_digits(r, start);
  reader_next(r);
  if (c < 0) read_error_eof(r, start, "bad syntax `#`");
  return dispatch(r, start, c);
}
