/* SPDX-License-Identifier: MIT
 * read_graph.c: shared and cyclic data, #n= and #n#. A reference to a datum that is still being read becomes a placeholder;
 * when the whole has been read, placeholders are replaced in place in the fresh data. */
#include "expander/read/read_rep.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"

typedef struct { Header header; woad_value value; } Placeholder;   /* VALUE_NONE while being read */
enum { PLACEHOLDER_AUX = 0x5048 };

static bool is_placeholder(woad_value v) {
  return value_has_type(v, TYPE_OTHER) && value_header(v)->aux == PLACEHOLDER_AUX;
}

static Hash *table_of(Reader *r) {
  if (r->graph_table == VALUE_FALSE) r->graph_table = object_value(hash_make(r->vm, HASH_EQUAL, HASH_STRONG));
  return hash_of(r->graph_table);
}

static woad_value read_marked(Reader *r, ReadPos start, const char *digits, woad_value number) {
  int64_t span = reader_pos(r).position - start.position;
  if (hash_get(r->vm, table_of(r), number) != VALUE_NONE) {
    read_error_at(r, start, span, false, "multiple `#%s=` tags", digits);
  }
  Placeholder *p = mem_object(r->vm, Placeholder, TYPE_OTHER);
  p->header.aux = PLACEHOLDER_AUX;
  p->value = VALUE_NONE;
  hash_set(r->vm, table_of(r), number, object_value(p));
  woad_value v = reader_required(r);
  if (v == VALUE_EOF) {
    read_error_at(r, start, span, true, "expected an element for graph after `#%s=`, found end-of-file", digits);
  }
  p->value = v;
  return v;
}

woad_value read_graph_form(Reader *r, ReadPos start, const char *digits, int32_t mark) {
  if (!r->graph) read_error(r, start, "`#...%c` forms not enabled for `read` mode", (char)mark);
  if (r->for_syntax) read_error(r, start, "`#...%c` forms not enabled for `read-syntax` mode", (char)mark);
  if (strlen(digits) > 8) read_error(r, start, "graph ID too long in `#%s%c`", digits, (char)mark);
  int64_t n = 0;
  for (const char *d = digits; *d; d++) n = n * 10 + (*d - '0');
  woad_value number = fixnum_make(n);
  if (mark == '=') return read_marked(r, start, digits, number);
  woad_value found = hash_get(r->vm, table_of(r), number);
  if (found == VALUE_NONE) read_error(r, start, "no preceding `#%s=` for `#%s#`", digits, digits);
  Placeholder *p = VALUE_AS(Placeholder, found);
  if (p->value != VALUE_NONE) return p->value;
  r->has_placeholders = true;
  return found;
}

/* What a placeholder stands for in the end. */
static woad_value settled(Reader *r, woad_value v) {
  for (int i = 0; is_placeholder(v); i++) {
    woad_value next = VALUE_AS(Placeholder, v)->value;
    if (i > 1000 || next == v || next == VALUE_NONE) {
      Reader plain = *r;
      ReadPos nowhere = { -1, -1, -1 };
      plain.source = VALUE_FALSE;
      read_error_exn(&plain, nowhere, -1, r->vm->exn.fail_read,
                     "illegal placeholder cycle in value\n  value: #<placeholder>");
    }
    v = next;
  }
  return v;
}

static bool has_fields(woad_value v) {
  return value_is_pair(v) || value_is_vector(v) || value_is_box(v) || value_is_struct(v);
}

/* Replaces placeholders in the fields of V, and puts V's parts on the stack. */
static woad_value settle_fields(Reader *r, woad_value v, woad_value stack) {
  woad_value *fields;
  size_t n = 1;
  if (value_is_pair(v)) fields = &pair_of(v)->car, n = 2;
  else if (value_is_vector(v)) fields = vector_of(v)->items, n = vector_of(v)->length;
  else if (value_is_box(v)) fields = &box_of(v)->value;
  else fields = struct_of(v)->fields, n = struct_of(v)->type->nfields;
  for (size_t i = 0; i < n; i++) {
    fields[i] = settled(r, fields[i]);
    if (has_fields(fields[i]) || value_is_hamt(fields[i])) stack = pair_make(r->vm, fields[i], stack);
  }
  mem_keep(v);
  return stack;
}

/* Values of immutable tables: their own compound parts are settled; a table that refers to itself is not supported. */
static woad_value settle_table(Reader *r, woad_value table, woad_value stack) {
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, hamt_of(table));
  while (hamt_iter_next(&it, &key, &value)) {
    if (is_placeholder(value)) {
      ReadPos nowhere = { -1, -1, -1 };
      read_error(r, nowhere, "graph reference directly inside a hash table is not supported");
    }
    if (has_fields(value)) stack = pair_make(r->vm, value, stack);
  }
  return stack;
}

woad_value read_graph_settle(Reader *r, woad_value v) {
  Hash *seen = hash_make(r->vm, HASH_EQ, HASH_STRONG);
  v = settled(r, v);
  woad_value stack = pair_make(r->vm, v, VALUE_NULL);
  while (value_is_pair(stack)) {
    woad_value next = pair_car(stack);
    stack = pair_cdr(stack);
    if (!has_fields(next) && !value_is_hamt(next)) continue;
    if (hash_get(r->vm, seen, next) != VALUE_NONE) continue;
    hash_set(r->vm, seen, next, VALUE_TRUE);
    stack = value_is_hamt(next) ? settle_table(r, next, stack) : settle_fields(r, next, stack);
  }
  return v;
}
