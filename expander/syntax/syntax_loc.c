/* SPDX-License-Identifier: MIT
 * syntax_loc.c: source locations, as records, vectors and text. */
#include "expander/syntax/syntax_loc.h"

#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/vector.h"
#include "runtime/io/print.h"
#include "runtime/vm/param.h"

SrcLoc *syntax_location_make(woad_vm *vm, woad_value source, int64_t line, int64_t column, int64_t position,
                             int64_t span) {
  SrcLoc *loc = mem_new(vm, SrcLoc);
  *loc = (SrcLoc){ source, line, column, position, span, VALUE_FALSE };
  return loc;
}

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

woad_value syntax_source_vector(woad_vm *vm, woad_value stx) {
  SrcLoc *loc = syntax_of(stx)->location;
  if (!loc) return VALUE_FALSE;
  if (!value_is_vector(loc->vector)) {
    loc->vector = vector_list(vm, 5, loc->source, number_or_false(loc->line), number_or_false(loc->column),
                              number_or_false(loc->position), number_or_false(loc->span));
    value_header(loc->vector)->flags |= FLAG_IMMUTABLE;
  }
  return loc->vector;
}

/* PATH as messages show it: relative when it lies below current-directory-for-user. */
static void add_path(woad_vm *vm, woad_value path, Buf *out) {
  const char *text = path_bytes(path);
  woad_value base = vm->param.current_directory_for_user;
  base = param_is_parameter(base) ? param_get(vm, base) : VALUE_FALSE;
  if (value_is_path(base)) {
    size_t n = VALUE_AS(Path, base)->length;
    bool below = n > 0 && strncmp(text, path_bytes(base), n) == 0 && text[n] != 0;
    if (below && path_bytes(base)[n - 1] == '/') text += n;
    else if (below && text[n] == '/') text += n + 1;
  }
  buf_add_cstring(vm, out, text);
}

void syntax_loc_add_text(woad_vm *vm, const SrcLoc *loc, Buf *out) {
  if (!loc || loc->source == VALUE_FALSE) return;
  if (value_is_path(loc->source)) add_path(vm, loc->source, out);
  else print_value(vm, loc->source, PRINT_DISPLAY, 0, out);
  if (loc->line >= 0 && loc->column >= 0) {
    buf_add_format(vm, out, ":%lld:%lld", (long long)loc->line, (long long)loc->column);
  } else if (loc->position >= 0) {
    buf_add_format(vm, out, "::%lld", (long long)loc->position);
  }
}

bool syntax_loc_is_known(const SrcLoc *loc) { return loc && loc->source != VALUE_FALSE; }

const char *syntax_location_text(woad_vm *vm, woad_value stx) {
  Buf out;
  buf_init(&out);
  if (value_is_syntax(stx)) syntax_loc_add_text(vm, syntax_of(stx)->location, &out);
  if (out.length > 0) buf_add_cstring(vm, &out, ": ");
  return buf_cstring(vm, &out);
}

void syntax_loc_add_clipped(woad_vm *vm, Buf *out, const char *text, size_t nbytes, size_t max_chars) {
  size_t nchars = 0, cut = nbytes;
  for (size_t i = 0; i < nbytes; i++) {
    if (((uint8_t)text[i] & 0xC0) == 0x80) continue;
    if (max_chars >= 3 && nchars == max_chars - 3) cut = i;
    nchars++;
  }
  if (nchars <= max_chars) {
    buf_add_bytes(vm, out, text, nbytes);
    return;
  }
  buf_add_bytes(vm, out, text, max_chars >= 3 ? cut : 0);
  buf_add_cstring(vm, out, "...");
}
