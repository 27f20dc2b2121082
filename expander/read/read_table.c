/* SPDX-License-Identifier: MIT
 * read_table.c: hash tables and prefab structures. In syntax, keys of tables and of prefabs are plain data. */
#include "expander/read/read_rep.h"
#include "expander/syntax/syntax_rep.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"

/* Where something is missed before C, which is taken unless it is the end: at C, or at what was read last. */
static ReadPos missing_at(Reader *r, int32_t c) {
  if (c >= 0) reader_next(r);
  return reader_pos_back(r);
}

static int32_t effective(Reader *r, int32_t c) {
  woad_value proc;
  return reader_effective(r, c, &proc);
}

static int32_t lower_case(int32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

/* "#h" and then "ash", "asheq", "asheqv" or "ashalw" in either case; the opener comes next. */
static HashKind read_kind(Reader *r, ReadPos start, int32_t first) {
  static const struct { const char *before; char next; } forced[] = { { "e", 'q' }, { "a", 'l' }, { "al", 'w' } };
  char seen[12] = { (char)first }, kind[12] = { 0 }; /* the kind: what follows "hash", in lower case */
  size_t n = 1;
  for (const char *p = "ash"; *p; p++) {
    int32_t c = reader_next(r);
    if (lower_case(c) != *p) read_error_by(r, start, c, "expected `%c` after `#%s`", *p, seen);
    seen[n++] = (char)c;
  }
  while (n < sizeof seen - 1) {
    int32_t c = reader_peek(r), lower = lower_case(c);
    bool open = read_list_closer(r, effective(r, c)) != 0;
    if (!open) reader_next(r);
    for (size_t i = 0; i < sizeof forced / sizeof *forced; i++)
      if (strcmp(kind, forced[i].before) == 0 && lower != forced[i].next)
        read_error_by(r, start, c, "expected `%c` after `#%s`", forced[i].next, seen);
    if (open) break;
    bool more = lower >= 'a' && lower <= 'z' && strchr("eqvalw", lower) != NULL;
    if (!more) read_error_by(r, start, c, "bad syntax `#%s%s`", seen, read_error_char(r, c));
    seen[n] = (char)c;
    kind[n++ - 4] = (char)lower;
  }
  if (strcmp(kind, "") == 0) return HASH_EQUAL;
  if (strcmp(kind, "eq") == 0) return HASH_EQ;
  if (strcmp(kind, "eqv") == 0) return HASH_EQV;
  if (strcmp(kind, "alw") == 0) return HASH_EQUAL_ALWAYS;
  read_error(r, start, "bad syntax `#%s`", seen);
}

/* KEY . VALUE) with the parenthesis opened already */
static woad_value read_entry(Reader *r, woad_value table, uint32_t closer) {
  woad_value key = reader_required(r);
  int32_t c = reader_skip(r);
  if (key == VALUE_EOF || c != '.' || !reader_is_delimiter(r, reader_peek_at(r, 1))) {
    read_error_by(r, missing_at(r, c), c, "expected `.` and value for hash");
  }
  reader_next(r);
  woad_value value = reader_required(r);
  c = reader_skip(r);
  if (value == VALUE_EOF || effective(r, c) != (int32_t)closer) {
    read_error_by(r, missing_at(r, c), c, "expected `%c` after value within a hash", (char)closer);
  }
  reader_next(r);
  return hamt_set(r->vm, table, reader_strip(r, key), value);
}

woad_value read_table_form(Reader *r, ReadPos start, int32_t first) {
  woad_value table = hamt_empty(r->vm, read_kind(r, start, first));
  int32_t opener = effective(r, reader_next(r));
  uint32_t closer = read_list_closer(r, opener);
  int64_t span = reader_pos(r).position - start.position;
  ReadOpen open;
  read_list_enter(r, &open, opener, closer, start);
  for (;;) {
    int32_t c = reader_skip(r);
    int32_t e = effective(r, c);
    if (c < 0) read_error_at(r, start, span, true, "expected `%c` to close `%c`", (char)closer, (char)opener);
    if (e != (int32_t)closer && read_list_is_closer(e)) read_list_stray(r, e);
    ReadPos at = reader_pos(r);
    reader_next(r);
    if (e == (int32_t)closer) break;
    if (e == '.' && !r->cdot && reader_is_delimiter(r, reader_peek(r))) read_error(r, at, "illegal use of `.`");
    uint32_t inner = read_list_closer(r, e);
    if (inner == 0) read_error(r, reader_pos_back(r), "expected %s to start a hash pair", read_error_openers(r));
    table = read_entry(r, table, inner);
  }
  read_list_leave(r, &open);
  return read_list_shape(r, reader_finish(r, table, start), opener);
}

woad_value read_table_prefab(Reader *r, ReadPos start) {
  int32_t c = reader_peek(r);
  int32_t opener = effective(r, c);
  if (read_list_closer(r, opener) == 0) {
    reader_next(r);
    read_error(r, start, "expected %s after `#s`", read_error_openers(r));
  }
  int64_t count;
  woad_value list = read_list_dotted(r, start, opener, &count);
  if (value_is_null(list)) read_error(r, start, "missing structure description in `#s` form");
  woad_value key = reader_strip(r, pair_car(list));
  uint32_t nfields = (uint32_t)(count - 1);
  StructType *type = NULL;
  if (!struct_is_prefab_key(r->vm, key)) read_error(r, start, "invalid structure description in `#s` form");
  if (count > 0) type = struct_prefab_type(r->vm, key, nfields);
  if (type == NULL || type->nfields != nfields) {
    read_error(r, start, "mismatch between structure description and number of provided field values in `#s` form");
  }
  Struct *s = struct_make(r->vm, type);
  list = pair_cdr(list);
  for (uint32_t i = 0; i < nfields; i++, list = pair_cdr(list)) s->fields[i] = pair_car(list);
  if (r->for_syntax && !syntax_is_prefab(object_value(s))) {
    read_error(r, start, "cannot read mutable `#s` form as syntax");
  }
  return read_list_shape(r, reader_finish(r, object_value(s), start), opener);
}
