/* SPDX-License-Identifier: MIT
 * reader.c: the reader's main loop: whitespace and comments, choice by the first character, quotes, entry points.
 * Characters come from the port one by one, looked at before they are taken, so that nothing is read beyond a form. */
#include "expander/read/reader.h"

#include "expander/read/read_rep.h"
#include "expander/read/readtable.h"
#include "expander/syntax/syntax_prop.h"
#include "runtime/data/char.h"
#include "runtime/data/hamt.h"
#include "runtime/data/literal.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/param.h"

/* --- characters and places --- */

int32_t reader_next(Reader *r) {
  if (UNLIKELY(r->pushed >= 0)) {
    int32_t c = r->pushed;
    r->pushed = -1;
    return c;
  }
  return port_read_char(r->vm, r->in);
}

int32_t reader_peek_at(Reader *r, size_t skip) {
  if (UNLIKELY(r->pushed >= 0)) return skip == 0 ? r->pushed : port_peek_char(r->vm, r->in, skip - 1);
  return port_peek_char(r->vm, r->in, skip);
}

ReadPos reader_pos(Reader *r) {
  ReadPos pos;
  port_location(r->vm, r->in, &pos.line, &pos.column, &pos.position);
  if (pos.line <= 0) pos.line = pos.column = -1;
  if (pos.position <= 0) pos.position = -1;
  if (UNLIKELY(r->pushed >= 0)) {
    if (pos.column > 0) pos.column--;
    if (pos.position > 1) pos.position--;
  }
  return pos;
}

ReadPos reader_pos_back(Reader *r) {
  ReadPos pos = reader_pos(r);
  if (pos.position > 1) pos.position--;
  if (pos.column > 0) pos.column--;
  return pos;
}

SrcLoc *reader_location(Reader *r, ReadPos start) {
  int64_t span = start.position < 0 ? -1 : reader_pos(r).position - start.position;
  return syntax_location_make(r->vm, r->source, start.line, start.column, start.position, span);
}

woad_value reader_finish(Reader *r, woad_value content, ReadPos start) {
  if (!r->for_syntax) return content;
  woad_value stx = syntax_make(r->vm, literal_intern(r->vm, content), reader_location(r, start));
  syntax_of(stx)->header.flags |= SYNTAX_ORIGINAL;
  return stx;
}

woad_value reader_strip(Reader *r, woad_value v) { return r->for_syntax ? syntax_to_datum(r->vm, v) : v; }

bool reader_is_space(int32_t c) {
  if (c == ' ' || (c >= 9 && c <= 13)) return true;
  return c >= 128 && (char_is_whitespace((uint32_t)c) || c == 0xFEFF); /* a byte order mark separates, too */
}

int32_t reader_effective(Reader *r, int32_t c, woad_value *proc) {
  if (LIKELY(r->readtable == VALUE_FALSE) || c < 0) return c;
  return readtable_effective(r->vm, r->readtable, c, proc);
}

bool reader_is_delimiter(Reader *r, int32_t c) {
  if (c < 0) return true;
  woad_value proc;
  c = reader_effective(r, c, &proc);
  switch (c) {
  case '(': case ')': case '[': case ']': case '{': case '}': case '"': case ',': case '\'': case '`': case ';':
  case READ_MACRO_TERMINATING: return true;
  case READ_MACRO_INSIDE: return false;
  default: return reader_is_space(c) || (r->cdot && c == '.');
  }
}

/* --- whitespace and comments --- */

static void skip_line(Reader *r) {
  for (int32_t c = reader_next(r); c >= 0 && c != '\n' && c != '\r' && c != 0x85 && c != 0x2028 && c != 0x2029;) {
    c = reader_next(r);
  }
}

static void skip_block(Reader *r) {
  ReadPos start = reader_pos(r);  /* the place of the bar, as the reference reports it */
  reader_next(r);
  for (int depth = 1; depth > 0;) {
    int32_t c = reader_next(r);
    if (c == -1) read_error_eof(r, start, "end of file in `#|` comment");
    if (c == '|' && reader_peek(r) == '#') {
      reader_next(r);
      depth--;
    } else if (c == '#' && reader_peek(r) == '|') {
      reader_next(r);
      depth++;
    }
  }
}

/* "#! " or "#!/": to the end of the line, continued by a backslash. */
static void skip_script_line(Reader *r) {
  for (int32_t c = reader_next(r), last = 0; c >= 0; last = c, c = reader_next(r)) {
    if (c == '\n' && last != '\\') return;
  }
}

/* Up to the next form; *npending grows with each "#;". */
static int32_t skip_blanks(Reader *r, size_t *npending) {
  for (;;) {
    int32_t raw = reader_peek(r);
    woad_value proc;
    int32_t c = reader_effective(r, raw, &proc);
    if (reader_is_space(c)) {
      reader_next(r);
    } else if (c == ';') {
      skip_line(r);
    } else if (c == '#' && raw == '#' && !readtable_dispatches(r)) {
      int32_t d = reader_peek_at(r, 1);
      if (d == '|') {
        reader_next(r);
        skip_block(r);
      } else if (d == ';') {
        reader_next(r);
        reader_next(r);
        ++*npending;
      } else if (d == '!') {
        int32_t e = reader_peek_at(r, 2);
        if (e != ' ' && e != '/') return raw;
        skip_script_line(r);
      } else return raw;
    } else return raw;
  }
}

/* A form after each "#;" goes as well; they may come in a row, so they are counted. */
int32_t reader_skip(Reader *r) {
  size_t npending = 0;
  for (;;) {
    int32_t c = skip_blanks(r, &npending);
    if (npending == 0) return c;
    ReadPos start = reader_pos(r);
    woad_value v = reader_form(r, c);
    if (v == VALUE_EOF) {
      read_error_eof(r, r->enclosing, "expected a commented-out element for `#;`, but found end-of-file");
    }
    if (v == VALUE_NONE) continue;
    if (r->cdot) reader_dotted(r, v, start);
    npending--;
  }
}

/* --- quotes --- */

static woad_value wrap_quoted(Reader *r, ReadPos start, woad_value symbol, woad_value quoted, SrcLoc *mark) {
  woad_value head = symbol;
  if (r->for_syntax) {
    head = syntax_make(r->vm, symbol, mark);
    syntax_of(head)->header.flags |= SYNTAX_ORIGINAL;
  }
  return reader_finish(r, pair_list(r->vm, 2, head, quoted), start);
}

/* The form after a quote mark that has been consumed. WHAT and SHOWN: for the message. */
static woad_value read_quoted(Reader *r, ReadPos start, woad_value symbol, const char *what, const char *shown) {
  SrcLoc *mark = r->for_syntax ? reader_location(r, start) : NULL;
  int64_t span = reader_pos(r).position - start.position;
  woad_value quoted = reader_required(r);
  if (quoted == VALUE_EOF) {
    read_error_at(r, start, span, true, "expected an element for %s %s, found end-of-file", what, shown);
  }
  return wrap_quoted(r, start, symbol, quoted, mark);
}

static woad_value read_quote(Reader *r, ReadPos start, int32_t c) {
  struct Sym *sym = &r->vm->sym;
  reader_next(r);
  if (c == '\'') return read_quoted(r, start, sym->quote, "quoting", "\"'\"");
  if (!r->quasiquote) read_error(r, start, "illegal use of `%c`", (char)c);
  if (c == '`') return read_quoted(r, start, sym->quasiquote, "quasiquoting", "\"`\"");
  if (reader_peek(r) != '@') return read_quoted(r, start, sym->unquote, "unquoting", "`,`");
  reader_next(r);
  return read_quoted(r, start, sym->unquote_splicing, "unquoting", "`,@`");
}

woad_value reader_syntax_quote(Reader *r, ReadPos start, int32_t c) {
  struct Sym *sym = &r->vm->sym;
  if (c == '\'') return read_quoted(r, start, sym->syntax, "quoting", "#'");
  if (c == '`') return read_quoted(r, start, sym->quasisyntax, "quasiquoting", "#`");
  if (reader_peek(r) != '@') return read_quoted(r, start, sym->unsyntax, "unquoting", "#,");
  reader_next(r);
  return read_quoted(r, start, sym->unsyntax_splicing, "unquoting", "#,@");
}

/* --- forms --- */

woad_value reader_adopt(Reader *r, woad_value value, ReadPos start) {
  if (readtable_is_comment(value)) return VALUE_NONE;
  if (!r->for_syntax) return value;
  if (value_is_syntax(value)) return value;
  return syntax_from_datum(r->vm, VALUE_FALSE, value, reader_location(r, start), VALUE_FALSE);
}

static woad_value read_special(Reader *r, ReadPos start) {
  reader_next(r);
  return reader_adopt(r, port_special(r->vm, r->in, r->for_syntax ? r->source : VALUE_FALSE), start);
}

static woad_value form_at(Reader *r, ReadPos start, int32_t raw) {
  woad_value proc = VALUE_FALSE;
  int32_t c = reader_effective(r, raw, &proc);
  switch (c) {
  case -1: return VALUE_EOF;
  case -2: return read_special(r, start);
  case READ_MACRO_TERMINATING: case READ_MACRO_INSIDE: return readtable_call(r, proc, start, 1);
  case '(': case '[': case '{': return read_list_form(r, start, c);
  case ')': case ']': case '}': read_list_stray(r, c);
  case '\'': case '`': case ',': return read_quote(r, start, c);
  case '"':
    reader_next(r);
    return read_string_chars(r, start);
  case '#': return read_hash_dispatch(r, start);
  default:
    if (UNLIKELY(r->readtable != VALUE_FALSE) && readtable_symbol_parser(r->readtable) != VALUE_FALSE) {
      return readtable_call(r, readtable_symbol_parser(r->readtable), start, 1);
    }
    return read_token_symbol(r, start, "");
  }
}

static woad_value form_here(Reader *r, int32_t c) {
  ReadPos start = reader_pos(r), enclosing = r->enclosing;
  r->enclosing = start;
  woad_value form = form_at(r, start, c);
  r->enclosing = enclosing;
  return form;
}

typedef struct { Reader *r; int32_t c; } FormArg;
static woad_value form_entry(woad_vm *vm, void *arg) {
  FormArg *a = arg;
  (void)vm;
  return form_here(a->r, a->c);
}

woad_value reader_form(Reader *r, int32_t c) {
  if (UNLIKELY(stack_is_low(r->vm))) {
    FormArg arg = { r, c };
    return stack_call_fresh(r->vm, form_entry, &arg);
  }
  return form_here(r, c);
}

typedef struct { Reader *r; woad_value left; ReadPos start; } DottedArg;
static woad_value dotted_entry(woad_vm *vm, void *arg) {
  DottedArg *a = arg;
  (void)vm;
  return reader_dotted(a->r, a->left, a->start);
}

/* a.b with read-cdot: (#%dot a b), to the left. What is skipped after a dot may have dots itself. */
woad_value reader_dotted(Reader *r, woad_value left, ReadPos start) {
  if (UNLIKELY(stack_is_low(r->vm))) {
    DottedArg arg = { r, left, start };
    return stack_call_fresh(r->vm, dotted_entry, &arg);
  }
  while (r->cdot && reader_skip(r) == '.') {
    ReadPos at = reader_pos(r);
    reader_next(r);
    woad_value head = reader_finish(r, symbol_intern(r->vm, "#%dot"), at);
    woad_value right = VALUE_NONE;
    while (right == VALUE_NONE) right = reader_form(r, reader_skip(r));
    if (right == VALUE_EOF) read_error_at(r, at, 1, true, "expected a datum after cdot, found end-of-file");
    left = reader_finish(r, pair_list(r->vm, 3, head, left, right), start);
  }
  return left;
}

woad_value reader_required(Reader *r) {
  for (;;) {
    int32_t c = reader_skip(r);
    ReadPos start = reader_pos(r);
    woad_value v = reader_form(r, c);
    if (v == VALUE_NONE) continue;
    return r->cdot && v != VALUE_EOF ? reader_dotted(r, v, start) : v;
  }
}

/* --- entry points --- */

static bool flag(woad_vm *vm, woad_value parameter, bool otherwise) {
  return param_is_parameter(parameter) ? param_get(vm, parameter) != VALUE_FALSE : otherwise;
}

void reader_init(woad_vm *vm, Reader *r, woad_value in, woad_value source) {
  const struct Param *p = &vm->param;
  bool for_syntax = source != VALUE_NONE;
  *r = (Reader){
    .vm = vm, .in = in, .for_syntax = for_syntax, .who = for_syntax ? "read-syntax" : "read",
    .source = for_syntax ? source : port_name(vm, in),
    .readtable = param_is_parameter(p->current_readtable) ? param_get(vm, p->current_readtable) : VALUE_FALSE,
    .case_sensitive = flag(vm, p->read_case_sensitive, true),
    .square = flag(vm, p->read_square_bracket_as_paren, true),
    .curly = flag(vm, p->read_curly_brace_as_paren, true),
    .square_tag = flag(vm, p->read_square_bracket_with_tag, false),
    .curly_tag = flag(vm, p->read_curly_brace_with_tag, false),
    .box = flag(vm, p->read_accept_box, true), .bar_quote = flag(vm, p->read_accept_bar_quote, true),
    .graph = flag(vm, for_syntax ? p->read_syntax_accept_graph : p->read_accept_graph, !for_syntax), .decimal_inexact = flag(vm, p->read_decimal_as_inexact, true),
    .dot = flag(vm, p->read_accept_dot, true), .infix_dot = flag(vm, p->read_accept_infix_dot, true),
    .quasiquote = flag(vm, p->read_accept_quasiquote, true), .reader = flag(vm, p->read_accept_reader, false),
    .lang = flag(vm, p->read_accept_lang, true), .cdot = flag(vm, p->read_cdot, false),
    .pushed = -1, .enclosing = { -1, -1, -1 }, .graph_table = VALUE_FALSE, .shape_square = VALUE_NONE, .shape_curly = VALUE_NONE,
  };
}

woad_value reader_read_with(Reader *r) {
  woad_value v = reader_required(r);
  return r->has_placeholders ? read_graph_settle(r, v) : v;
}

woad_value reader_read(woad_vm *vm, woad_value in, woad_value source) {
  Reader r;
  reader_init(vm, &r, in, source);
  return reader_read_with(&r);
}

static void restore_params(woad_vm *vm, void *arg) {
  woad_value *saved = arg;
  for (; *saved != VALUE_NONE; saved += 2) param_set(vm, saved[0], saved[1]);
}

typedef struct { woad_value parameter, value; } Wanted;

/* The next datum of IN, read under the N parameters WANTED, whatever the program has set. */
static woad_value read_under(woad_vm *vm, const Wanted *wanted, size_t count, woad_value in, woad_value source) {
  woad_value *saved = mem_alloc(vm, (2 * count + 1) * sizeof *saved);
  size_t n = 0;
  for (size_t i = 0; i < count; i++) {
    if (!param_is_parameter(wanted[i].parameter)) continue;
    woad_value now = param_get(vm, wanted[i].parameter);
    if (now == wanted[i].value) continue;
    saved[n++] = wanted[i].parameter;
    saved[n++] = now;
  }
  saved[n] = VALUE_NONE;
  Cleanup cleanup;
  cleanup_push(vm, &cleanup, restore_params, saved);
  for (size_t i = 0; i < count; i++) {
    bool is_set = param_is_parameter(wanted[i].parameter) && param_get(vm, wanted[i].parameter) == wanted[i].value;
    if (param_is_parameter(wanted[i].parameter) && !is_set) param_set(vm, wanted[i].parameter, wanted[i].value);
  }
  woad_value result = reader_read(vm, in, source);
  cleanup_pop(vm, &cleanup, true);
  return result;
}

woad_value reader_read_module(woad_vm *vm, woad_value in, woad_value source) {
  const struct Param *p = &vm->param;
  const Wanted wanted[] = {
    { p->read_case_sensitive, VALUE_TRUE }, { p->read_square_bracket_as_paren, VALUE_TRUE },
    { p->read_curly_brace_as_paren, VALUE_TRUE }, { p->read_square_bracket_with_tag, VALUE_FALSE },
    { p->read_curly_brace_with_tag, VALUE_FALSE }, { p->read_accept_box, VALUE_TRUE },
    { p->read_accept_bar_quote, VALUE_TRUE }, { p->read_accept_graph, VALUE_TRUE }, { p->read_syntax_accept_graph, VALUE_FALSE },
    { p->read_decimal_as_inexact, VALUE_TRUE }, { p->read_accept_dot, VALUE_TRUE },
    { p->read_accept_infix_dot, VALUE_TRUE }, { p->read_accept_quasiquote, VALUE_TRUE },
    { p->read_accept_reader, VALUE_TRUE }, { p->read_accept_lang, VALUE_TRUE }, { p->read_cdot, VALUE_FALSE }, { p->read_single_flonum, VALUE_FALSE },
    { p->current_readtable, VALUE_FALSE },
  };
  return read_under(vm, wanted, sizeof wanted / sizeof wanted[0], in, source);
}

woad_value reader_read_loaded(woad_vm *vm, woad_value in, woad_value source) {
  const struct Param *p = &vm->param;
  const Wanted wanted[] = {
    { p->read_accept_reader, VALUE_TRUE }, { p->read_accept_lang, VALUE_TRUE }, { p->read_accept_compiled, VALUE_TRUE },
  };
  return read_under(vm, wanted, sizeof wanted / sizeof wanted[0], in, source);
}

/* --- parameters --- */

static woad_value guard_bool(woad_vm *vm, woad_value parameter, woad_value value) {
  (void)vm, (void)parameter;
  return value_bool(value != VALUE_FALSE);
}

static void boot_flag(woad_vm *vm, woad_value *slot, const char *name, bool initial) {
  readtable_parameter(vm, slot, name, value_bool(initial), guard_bool);
}

void reader_boot(woad_vm *vm) {
  struct Param *p = &vm->param;
  boot_flag(vm, &p->read_case_sensitive, "read-case-sensitive", true);
  boot_flag(vm, &p->read_square_bracket_as_paren, "read-square-bracket-as-paren", true);
  boot_flag(vm, &p->read_curly_brace_as_paren, "read-curly-brace-as-paren", true);
  boot_flag(vm, &p->read_square_bracket_with_tag, "read-square-bracket-with-tag", false);
  boot_flag(vm, &p->read_curly_brace_with_tag, "read-curly-brace-with-tag", false);
  boot_flag(vm, &p->read_accept_box, "read-accept-box", true);
  boot_flag(vm, &p->read_accept_bar_quote, "read-accept-bar-quote", true);
  boot_flag(vm, &p->read_accept_graph, "read-accept-graph", true);
  boot_flag(vm, &p->read_syntax_accept_graph, "read-syntax-accept-graph", false);
  boot_flag(vm, &p->read_accept_compiled, "read-accept-compiled", false);
  boot_flag(vm, &p->read_accept_reader, "read-accept-reader", false);
  boot_flag(vm, &p->read_accept_lang, "read-accept-lang", true);
  boot_flag(vm, &p->read_decimal_as_inexact, "read-decimal-as-inexact", true);
  boot_flag(vm, &p->read_accept_dot, "read-accept-dot", true);
  boot_flag(vm, &p->read_accept_infix_dot, "read-accept-infix-dot", true);
  boot_flag(vm, &p->read_accept_quasiquote, "read-accept-quasiquote", true);
  boot_flag(vm, &p->read_cdot, "read-cdot", false);
  boot_flag(vm, &p->read_single_flonum, "read-single-flonum", false);
  readtable_boot(vm);
}
