/* SPDX-License-Identifier: MIT
 * read_graph.c: shared and cyclic data, #n= and #n#. A reference to a datum that is still being read becomes a placeholder;
 * when the whole has been read, the graph is made of it (placeholder.h). */
#include "expander/read/read_rep.h"
#include "runtime/data/placeholder.h"
#include "runtime/vm/raise.h"

static Hash *table_of(Reader *r) {
  if (r->graph_table == VALUE_FALSE) r->graph_table = object_value(hash_make(r->vm, HASH_EQUAL, HASH_STRONG));
  return hash_of(r->graph_table);
}

static woad_value read_marked(Reader *r, ReadPos start, const char *digits, woad_value number) {
  int64_t span = reader_pos(r).position - start.position;
  if (hash_get(r->vm, table_of(r), number) != VALUE_NONE) {
    read_error_at(r, start, span, false, "multiple `#%s=` tags", digits);
  }
  Placeholder *p = placeholder_of(placeholder_make(r->vm, VALUE_NONE));
  hash_set(r->vm, table_of(r), number, object_value(p));
  woad_value v = reader_required(r);
  if (v == VALUE_EOF) {
    read_error_at(r, start, span, true, "expected an element for graph after `#%s=`, found end-of-file", digits);
  }
  p->value = v;
  return v;
}

woad_value read_graph_form(Reader *r, ReadPos start, const char *digits, int32_t mark) {
  if (!r->graph) read_error(r, start, "`#...%c` forms not enabled for `%s` mode", (char)mark, r->who);
  if (strlen(digits) > 8) read_error(r, start, "graph ID too long in `#%s%c`", digits, (char)mark);
  int64_t n = 0;
  for (const char *d = digits; *d; d++) n = n * 10 + (*d - '0');
  woad_value number = fixnum_make(n);
  if (mark == '=') return read_marked(r, start, digits, number);
  woad_value found = hash_get(r->vm, table_of(r), number);
  if (found == VALUE_NONE) read_error(r, start, "no preceding `#%s=` for `#%s#`", digits, digits);
  Placeholder *p = placeholder_of(found);
  if (p->value != VALUE_NONE) return p->value;
  if (r->for_syntax) read_error(r, start, "cycle in `#%s#` not allowed for `read-syntax` mode", digits);
  r->has_placeholders = true;
  return found;
}

woad_value read_graph_settle(Reader *r, woad_value v) {
  woad_value guilty, result = v;
  if (!placeholder_try_graph(r->vm, v, &result, &guilty)) {
    Reader plain = *r;
    ReadPos nowhere = { -1, -1, -1 };
    plain.source = VALUE_FALSE;
    const char *text = raise_text(r->vm, "illegal placeholder cycle in value\n  value: %V", v);
    read_error_exn(&plain, nowhere, -1, r->vm->exn.fail_read, text);
  }
  return result;
}
