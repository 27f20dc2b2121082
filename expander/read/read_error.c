/* SPDX-License-Identifier: MIT
 * read_error.c: exn:fail:read with the reference's message, "SOURCE:LINE:COLUMN: WHO: TEXT", and its srcloc. */
#include <stdio.h>

#include "expander/read/read_rep.h"
#include "expander/syntax/syntax_loc.h"
#include "runtime/base/utf8.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

const char *read_error_char(Reader *r, int32_t c) {
  char *text = mem_new_atomic(r->vm, 8);
  memset(text, 0, 8);
  if (c >= 0) utf8_encode((uint32_t)c, (uint8_t *)text);
  return text;
}

const char *read_error_openers(Reader *r) {
  if (r->square) return r->curly ? "`(`, `[`, or `{`" : "`(` or `[`";
  return r->curly ? "`(` or `{`" : "`(`";
}

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

_Noreturn void read_error_exn(Reader *r, ReadPos start, int64_t span, woad_value exn_type, const char *text) {
  woad_vm *vm = r->vm;
  if (span < 0) span = reader_pos(r).position - start.position;
  if (start.position < 0) span = -1;
  SrcLoc *loc = syntax_location_make(vm, r->source, start.line, start.column, start.position, span);
  Buf out;
  buf_init(&out);
  syntax_loc_add_text(vm, loc, &out);
  buf_add_format(vm, &out, "%s%s: %s", out.length ? ": " : "", r->who, text);
  woad_value fields[5] = { loc->source, number_or_false(loc->line), number_or_false(loc->column),
                           number_or_false(loc->position), number_or_false(span) };
  woad_value srcloc = struct_make_from(vm, VALUE_AS(StructType, vm->srcloc), 5, fields);
  woad_value srclocs = start.position < 0 && loc->source == VALUE_FALSE ? VALUE_NULL : pair_make(vm, srcloc, VALUE_NULL);
  raise_value(vm, raise_make_exn(vm, exn_type, buf_cstring(vm, &out), 1, &srclocs));
}

_Noreturn void read_error_at(Reader *r, ReadPos start, int64_t span, bool eof, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *text = mem_new_atomic(r->vm, (size_t)n + 1);
  vsnprintf(text, (size_t)n + 1, format, args);
  va_end(args);
  read_error_exn(r, start, span, eof ? r->vm->exn.fail_read_eof : r->vm->exn.fail_read, text);
}
