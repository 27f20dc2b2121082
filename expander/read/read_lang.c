/* SPDX-License-Identifier: MIT
 * read_lang.c: #lang, #! and #reader: the rest of the form is read by a procedure of another module, which
 * vm->hooks.reader_extension finds (and loads). */
#include "expander/read/read_lang.h"

#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/raise.h"

static bool is_name_char(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '_' ||
         c == '/';
}

static void expect_rest(Reader *r, ReadPos start, const char *seen, const char *rest) {
  Buf text;
  buf_init(&text);
  buf_add_cstring(r->vm, &text, seen);
  for (; *rest; rest++) {
    int32_t c = reader_next(r);
    if (c != *rest) {
      read_error_by(r, start, c, "bad syntax `#%s%s`", buf_cstring(r->vm, &text), read_error_char(r, c));
    }
    buf_add_byte(r->vm, &text, (uint8_t)c);
  }
}

/* The language's name, up to whitespace or the end. */
static woad_value take_name(Reader *r, ReadPos start, const char *form, bool is_bang) {
  Buf name;
  buf_init(&name);
  for (int32_t c; (c = reader_peek(r)) >= 0 && !reader_is_space(c);) {
    reader_next(r);
    if (!is_name_char(c)) {
      read_error(r, start, "expected only alphanumeric, `-`, `+`, `_`, or `/` characters for `%s`, found `%s`", form,
                 read_error_char(r, c));
    }
    buf_add_byte(r->vm, &name, (uint8_t)c);
  }
  if (name.length == 0) {
    read_error(r, start, "expected a non-empty sequence of alphanumeric, `-`, `+`, `_`, or `/` after `%s`",
               is_bang ? "#!" : "#lang ");
  }
  if (name.data[0] == '/') read_error(r, start, "expected a name that does not start `/` after `%s`", form);
  if (name.data[name.length - 1] == '/') {
    read_error(r, start, "expected a name that does not end `/` after `%s`", form);
  }
  return symbol_intern_n(r->vm, (const char *)name.data, name.length);
}

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

/* The procedure NAME of the reader module of PATH. */
static woad_value find_extension(Reader *r, int kind, woad_value path, woad_value path_stx, const char *name) {
  woad_vm *vm = r->vm;
  if (!vm->hooks.reader_extension) {
    raise_format(vm, vm->exn.fail_unsupported, "%s: no module loader for `#%s`", r->who, kind == 'l' ? "lang" : "reader");
  }
  return vm->hooks.reader_extension(vm, kind, path, symbol_intern(vm, name), path_stx);
}

static woad_value call_extension(Reader *r, int kind, woad_value path, ReadPos path_start, ReadPos start) {
  woad_vm *vm = r->vm;
  woad_value path_stx = reader_finish(r, path, path_start);
  woad_value proc = find_extension(r, kind, path, path_stx, r->for_syntax ? "read-syntax" : "read");
  woad_value place[3] = { number_or_false(start.line), number_or_false(start.column), number_or_false(start.position) };
  woad_value result;
  if (r->for_syntax) {
    woad_value args[6] = { r->source, r->in, path_stx, place[0], place[1], place[2] };
    result = call_nested(vm, proc, call_arity_includes(vm, proc, 6) ? 6 : 2, args);
  } else {
    woad_value args[5] = { r->in, path_stx, place[0], place[1], place[2] };
    result = call_nested(vm, proc, call_arity_includes(vm, proc, 5) ? 5 : 1, args);
  }
  if (!r->for_syntax && value_is_syntax(result)) result = syntax_to_datum(vm, result);
  return reader_adopt(r, result, start);
}

/* "#lang NAME" or "#!NAME" of which "#l" or "#!" has been consumed: the name. */
static woad_value take_lang(Reader *r, ReadPos start, bool is_bang, bool enabled, ReadPos *name_start) {
  const char *form = is_bang ? "#!" : "#lang";
  int32_t c;
  if (!is_bang) {
    expect_rest(r, start, "l", "ang");
    c = reader_peek(r);
    if (c >= 0) reader_next(r);
    if (c != ' ') read_error(r, start, "expected a single space after `#lang`");
    c = reader_peek(r);
  } else {
    c = reader_peek(r);
    if (!is_name_char(c)) {
      if (c >= 0) reader_next(r);
      read_error(r, start, "bad syntax `#!%s`", read_error_char(r, c));
    }
    if (!enabled) reader_next(r);
  }
  if (!enabled) {
    read_error(r, start, "`%s` not enabled\n  possible reason: not allowed again inside a module that already starts "
               "`#lang`, or not enabled for interactive evaluation", form);
  }
  *name_start = reader_pos(r);
  if (reader_is_space(c) && !is_bang) {
    reader_next(r);
    read_error(r, start, "expected a single space after `#lang`");
  }
  return take_name(r, start, form, is_bang);
}

woad_value read_lang_form(Reader *r, ReadPos start, bool is_bang) {
  ReadPos name_start;
  woad_value name = take_lang(r, start, is_bang, r->reader && r->lang, &name_start);
  return call_extension(r, 'l', name, name_start, name_start);
}

woad_value read_lang_reader(Reader *r, ReadPos start) {
  expect_rest(r, start, "re", "ader");
  int64_t span = reader_pos(r).position - start.position;
  if (!r->reader) read_error(r, start, "`#reader` not enabled");
  reader_skip(r);
  ReadPos path_start = reader_pos(r);
  woad_value path = reader_required(r);
  if (path == VALUE_EOF) read_error_at(r, start, span, true, "expected a datum after `#reader`, found end-of-file");
  return call_extension(r, 'r', reader_strip(r, path), path_start, start);
}

woad_value read_lang_info(Reader *r, bool *found) {
  *found = false;
  int32_t c = reader_skip(r);
  ReadPos start = reader_pos(r);
  int32_t d = c == '#' ? reader_peek_at(r, 1) : -1;
  if (d != 'l' && d != '!' && !(d == 'r' && reader_peek_at(r, 2) == 'e')) return VALUE_FALSE;
  *found = true;
  reader_next(r);
  reader_next(r);
  ReadPos path_start = start;
  woad_value path;
  if (d == 'r') {
    reader_next(r);
    expect_rest(r, start, "re", "ader");
    path = reader_required(r);
  } else {
    path = take_lang(r, start, d == '!', true, &path_start);
  }
  woad_value proc = find_extension(r, d == 'r' ? 'r' : 'l', path, VALUE_FALSE, "get-info");
  if (!call_is_procedure(r->vm, proc)) return VALUE_FALSE;
  woad_value args[5] = { r->in, path, number_or_false(path_start.line), number_or_false(path_start.column),
                         number_or_false(path_start.position) };
  return call_nested(r->vm, proc, call_arity_includes(r->vm, proc, 5) ? 5 : 1, args);
}
