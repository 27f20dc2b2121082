/* SPDX-License-Identifier: MIT
 * read_list.c: lists, dotted and infix, and what to say when a parenthesis is missing: the reader notes where an element
 * that begins a line stands further left than those before it, since there a closing parenthesis was probably forgotten. */
#include "expander/read/read_rep.h"
#include "expander/syntax/syntax.h"
#include "expander/syntax/syntax_prop.h"
#include "runtime/data/hamt.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

uint32_t read_list_closer(Reader *r, int32_t opener) {
  switch (opener) {
  case '(': return ')';
  case '[': return r->square ? ']' : 0;
  case '{': return r->curly ? '}' : 0;
  default: return 0;
  }
}

void read_list_enter(Reader *r, ReadOpen *open, int32_t opener, uint32_t closer, ReadPos start) {
  *open = (ReadOpen){ .outer = r->open, .opener = (uint32_t)opener, .closer = closer, .start = start,
                      .last_line = start.line, .indent = reader_pos(r).column + 1, .suspicious_line = -1 };
  r->open = open;
}

void read_list_leave(Reader *r, const ReadOpen *open) {
  r->open = open->outer;
}

/* Before an element at POS. */
static void open_note(ReadOpen *open, ReadPos pos) {
  if (pos.line < 0 || pos.line <= open->last_line) return;
  if (pos.column < open->indent) {
    if (open->suspicious_line < 0) open->suspicious_line = pos.line;
  } else {
    open->indent = pos.column;
  }
}

static const char *open_hint(Reader *r, const ReadOpen *open) {
  Buf text;
  buf_init(&text);
  if (open->suspicious_line >= 0) {
    buf_add_format(r->vm, &text, "\n  possible cause: indentation suggests a missing `%c` before line %lld",
                   (char)open->closer, (long long)open->suspicious_line);
  }
  return buf_cstring(r->vm, &text);
}

static _Noreturn void missing_closer(Reader *r, const ReadOpen *open, int64_t span) {
  read_error_at(r, open->start, span, true, "expected a `%c` to close `%c`%s", (char)open->closer, (char)open->opener,
                open_hint(r, open));
}

static _Noreturn void wrong_closer(Reader *r, const ReadOpen *open, int32_t found) {
  ReadPos at = reader_pos(r);
  reader_next(r);
  bool closes_outer = false;
  for (const ReadOpen *o = open->outer; o; o = o->outer) closes_outer = closes_outer || (int32_t)o->closer == found;
  Buf where;
  buf_init(&where);
  if (open->start.line >= 0 && open->start.line != at.line) {
    buf_add_format(r->vm, &where, "`%c` on line %lld", (char)open->opener, (long long)open->start.line);
  } else {
    buf_add_format(r->vm, &where, "preceding `%c`", (char)open->opener);
  }
  read_error(r, at, "%s `%c` to close %s, found instead `%c`%s", closes_outer ? "missing" : "expected",
             (char)open->closer, buf_cstring(r->vm, &where), (char)found, open_hint(r, open));
}

bool read_list_is_closer(int32_t c) { return c == ')' || c == ']' || c == '}'; }

_Noreturn void read_list_stray(Reader *r, int32_t c) {
  ReadPos at = reader_pos(r);
  bool disabled = (c == ']' && !r->square && !r->square_tag) || (c == '}' && !r->curly && !r->curly_tag);
  if (!disabled && r->open != NULL && (int32_t)r->open->closer != c) wrong_closer(r, r->open, c);
  reader_next(r);
  read_error(r, at, disabled ? "illegal use of `%c`" : "unexpected `%c`", (char)c);
}

/* A lone dot is next. */
static bool at_dot(Reader *r, int32_t c) { return c == '.' && reader_is_delimiter(r, reader_peek_at(r, 1)); }

typedef struct {
  ReadOpen open;
  PairBuilder items;
  int64_t count, span;        /* span of the opener */
  woad_value head;            /* infix: between two dots */
  bool has_infix;
  char numbers;               /* 'l', 'x': only flonums, fixnums; 0: anything */
} ListState;

static woad_value next_form(Reader *r, ListState *s, int32_t c) {
  ReadPos pos = reader_pos(r);
  open_note(&s->open, pos);
  woad_value v = reader_form(r, c);
  if (r->cdot && v != VALUE_NONE) v = reader_dotted(r, v, pos);
  s->open.last_line = reader_pos(r).line;
  return v;
}

/* The form after a dot, in the same list. */
static woad_value form_after_dot(Reader *r, ListState *s) {
  for (;;) {
    int32_t c = reader_skip(r);
    woad_value proc;
    int32_t e = reader_effective(r, c, &proc);
    if (e == -1) missing_closer(r, &s->open, s->span);
    if (read_list_is_closer(e)) read_list_stray(r, e);
    woad_value v = next_form(r, s, c);
    if (v != VALUE_NONE) return v;
  }
}

/* After "(a . b": the end (true), or a second dot, which makes b the head of the list. */
static bool after_dotted(Reader *r, ListState *s, ReadPos dot, woad_value v) {
  for (;;) {
    int32_t c = reader_skip(r);
    woad_value proc;
    int32_t e = reader_effective(r, c, &proc);
    if (e == (int32_t)s->open.closer) {
      reader_next(r);
      pair_of(s->items.tail)->cdr = v;
      return true;
    }
    if (r->infix_dot && !s->has_infix && at_dot(r, e)) {
      reader_next(r);
      s->has_infix = true;
      s->head = v;
      int32_t after = reader_skip(r);
      int32_t f = reader_effective(r, after, &proc);
      if (read_list_is_closer(f)) {
        if (f != (int32_t)s->open.closer) read_list_stray(r, f);
        reader_next(r);
        read_error(r, dot, "illegal use of `.`");
      }
      return false;
    }
    if (e >= 0) reader_next(r);
    read_error_by(r, dot, e, "illegal use of `.`");
  }
}

/* A dot where one may stand; true when the list ended with it. */
static bool take_dot(Reader *r, ListState *s) {
  ReadPos dot = reader_pos(r);
  reader_next(r);
  if (!r->dot || value_is_null(s->items.head) || s->has_infix) read_error(r, dot, "illegal use of `.`");
  return after_dotted(r, s, dot, form_after_dot(r, s));
}

/* An element of #fl(...) or #fx(...), C its first character: read as after #i or #e, and blamed on the whole when it is no number. */
static woad_value read_flat_number(Reader *r, ListState *s, int32_t c) {
  bool is_fl = s->numbers == 'l';
  const char *expected = is_fl ? "expected a flonum" : "expected a fixnum";
  if (!((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '#')) {
    reader_next(r);
    read_error(r, reader_pos_back(r), "%s", expected);
  }
  ReadPos at = reader_pos(r);
  woad_value v = reader_strip(r, read_token_number(r, s->open.start, is_fl ? "#i" : "#e"));
  bool fits = is_fl ? value_is_flonum(v) : value_is_fixnum(v);
  if (!fits) read_error(r, at, "%s%s", expected, raise_text(r->vm, ", found %V", v));
  return v;
}

static void read_items(Reader *r, ListState *s, bool dots) {
  for (;;) {
    int32_t c = reader_skip(r);
    woad_value proc;
    int32_t e = reader_effective(r, c, &proc);
    if (e == (int32_t)s->open.closer) {
      reader_next(r);
      return;
    }
    if (e == -1) missing_closer(r, &s->open, s->span);
    if (s->numbers != 0 && !at_dot(r, e)) {
      pair_builder_add(r->vm, &s->items, read_flat_number(r, s, e));
      s->count++;
      continue;
    }
    if (read_list_is_closer(e)) read_list_stray(r, e);
    if (!r->cdot && at_dot(r, e)) {
      if (!dots) {
        ReadPos dot = reader_pos(r);
        reader_next(r);
        read_error(r, dot, "illegal use of `.`");
      }
      if (take_dot(r, s)) return;
      continue;
    }
    woad_value v = next_form(r, s, c);
    if (v == VALUE_NONE) continue;
    pair_builder_add(r->vm, &s->items, v);
    s->count++;
  }
}

static woad_value list_between(Reader *r, ReadPos start, int32_t opener, uint32_t closer, bool dots, int64_t *count) {
  ListState s = { .span = 0, .numbers = r->wanted_number };
  r->wanted_number = 0;
  reader_next(r);
  pair_builder_init(&s.items);
  read_list_enter(r, &s.open, opener, closer, start);
  s.span = reader_pos(r).position - start.position;
  read_items(r, &s, dots);
  read_list_leave(r, &s.open);
  if (count) *count = s.count;
  return s.has_infix ? pair_make(r->vm, s.head, s.items.head) : s.items.head;
}

woad_value read_list_elements(Reader *r, ReadPos start, int32_t opener, int64_t *count) {
  return list_between(r, start, opener, read_list_closer(r, opener), false, count);
}

woad_value read_list_dotted(Reader *r, ReadPos start, int32_t opener, int64_t *count) {
  woad_value list = list_between(r, start, opener, read_list_closer(r, opener), true, NULL);
  woad_value plain = r->for_syntax ? syntax_list(r->vm, list) : list;
  if (pair_is_list(plain)) list = plain;
  *count = pair_list_length(list);
  return list;
}

woad_value read_list_numbers(Reader *r, ReadPos start, int32_t opener, bool flonums, int64_t *count) {
  r->wanted_number = flonums ? 'l' : 'x';
  woad_value list = read_list_elements(r, start, opener, count);
  r->wanted_number = 0;
  return list;
}

/* The property table of lists in brackets or braces. */
static woad_value shape_table(Reader *r, int32_t opener) {
  woad_value *slot = opener == '[' ? &r->shape_square : &r->shape_curly;
  if (*slot == VALUE_NONE) {
    woad_value kept = syntax_prop_keep(r->vm, char_make((uint32_t)opener));
    *slot = hamt_set(r->vm, hamt_empty(r->vm, HASH_EQ), r->vm->sym.paren_shape, kept);
  }
  return *slot;
}

woad_value read_list_shape(Reader *r, woad_value form, int32_t opener) {
  if (r->for_syntax && opener != '(') syntax_of(form)->properties = shape_table(r, opener);
  return form;
}

woad_value read_list_form(Reader *r, ReadPos start, int32_t opener) {
  bool tagged = (opener == '[' && r->square_tag) || (opener == '{' && r->curly_tag);
  uint32_t closer = opener == '(' ? ')' : opener == '[' ? ']' : '}';
  if (!tagged && read_list_closer(r, opener) == 0) {
    reader_next(r);
    read_error(r, start, "illegal use of `%c`", (char)opener);
  }
  woad_value tag = VALUE_NONE;
  if (tagged) tag = symbol_intern(r->vm, opener == '[' ? "#%brackets" : "#%braces");
  woad_value list = list_between(r, start, opener, closer, true, NULL);
  if (tagged) {
    if (r->for_syntax) {
      int64_t span = start.position < 0 ? -1 : 1;
      tag = syntax_make(r->vm, tag, syntax_location_make(r->vm, r->source, start.line, start.column, start.position,
                                                         span));
    }
    list = pair_make(r->vm, tag, list);
  }
  return read_list_shape(r, reader_finish(r, list, start), opener);
}
