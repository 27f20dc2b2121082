/* SPDX-License-Identifier: MIT
 * stxwrite.c: see stxwrite.h and stxformat.h.
 *
 * Positions are given in the order of first use, sets are written in the order of scopeorder.h, and bindings sorted, so that
 * the output is a function of the input alone. Which bindings are written is found by reachability: a scope is reachable when
 * some written object or binding has it, or its multi-scope is; a binding, when all scopes of its set are. */
#include "expander/syntax/stxwrite.h"

#include <stdlib.h>

#include "expander/common/modpath.h"
#include "expander/syntax/bindtable.h"
#include "expander/syntax/scopeorder.h"
#include "expander/syntax/stxformat.h"
#include "expander/syntax/syntax_prop.h"
#include "expander/syntax/syntax_rep.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/stack.h"

/* Things that have been given positions. */
typedef struct { Hash *positions; PairBuilder rows; size_t count; } Table;

struct StxWriter {
  woad_vm *vm;
  woad_value self;
  woad_value kept_keys;         /* list: keys of properties that are written although nobody preserved them */
  Table mpis, scopes, sets, shifts, contexts, locations;
  PairBuilder bindings, bulks;
  Hash *known_mpis;             /* eq: mpi -> position, before the look-up by value */
  Hash *scope_objects;          /* eqv: position -> scope */
  Hash *written;                /* eq: table entries and bulk bindings already found */
  Hash *sorted_sets;            /* eq: scope set -> vector of its scopes, sorted */
  size_t nforeign;
};

static Table table_make(woad_vm *vm, HashKind kind) {
  Table t = { .positions = hash_make(vm, kind, HASH_STRONG) };
  pair_builder_init(&t.rows);
  return t;
}

static woad_value table_add(StxWriter *w, Table *t, woad_value key, woad_value row) {
  woad_value position = fixnum_make((int64_t)t->count++);
  hash_set(w->vm, t->positions, key, position);
  pair_builder_add(w->vm, &t->rows, row);
  return position;
}

static woad_value vector_of_list(woad_vm *vm, woad_value list) {
  int64_t n = pair_list_length(list);
  Vector *vec = vector_make(vm, (size_t)n, VALUE_FALSE);
  for (size_t i = 0; value_is_pair(list); list = pair_cdr(list)) vec->items[i++] = pair_car(list);
  return object_value(vec);
}

StxWriter *stxwrite_open(woad_vm *vm, woad_value self) {
  StxWriter *w = mem_new(vm, StxWriter);
  w->vm = vm;
  w->self = self;
  w->kept_keys = VALUE_NULL;
  w->mpis = table_make(vm, HASH_EQUAL);
  w->scopes = table_make(vm, HASH_EQ);
  w->sets = table_make(vm, HASH_EQ);
  w->shifts = table_make(vm, HASH_EQUAL);
  w->contexts = table_make(vm, HASH_EQUAL);
  w->locations = table_make(vm, HASH_EQUAL);
  pair_builder_init(&w->bindings);
  pair_builder_init(&w->bulks);
  w->known_mpis = hash_make(vm, HASH_EQ, HASH_STRONG);
  w->scope_objects = hash_make(vm, HASH_EQV, HASH_STRONG);
  w->written = hash_make(vm, HASH_EQ, HASH_STRONG);
  w->sorted_sets = hash_make(vm, HASH_EQ, HASH_STRONG);
  return w;
}

void stxwrite_keep_properties(StxWriter *w, woad_value keys) { w->kept_keys = keys; }

/* --- module path indexes --- */

static woad_value name_row(StxWriter *w, woad_value name) {
  return pair_make(w->vm, name, fixnum_make(name == VALUE_FALSE ? (int64_t)++w->nforeign : 0));
}

static woad_value mpi_row(StxWriter *w, woad_value mpi) {
  if (mpi == w->self) return VALUE_TRUE;
  if (value_is_resolved_path(mpi)) return pair_make(w->vm, VALUE_TRUE, modpath_resolved_name(mpi));
  if (modpath_is_self(mpi)) {
    woad_value resolved = mpi_of(mpi)->resolved;
    return name_row(w, resolved == VALUE_FALSE ? VALUE_FALSE : modpath_resolved_name(resolved));
  }
  return vector_list(w->vm, 2, mpi_of(mpi)->path, stxwrite_mpi(w, mpi_of(mpi)->base));
}

woad_value stxwrite_mpi(StxWriter *w, woad_value mpi) {
  if (mpi == VALUE_FALSE) return VALUE_FALSE;
  woad_value known = hash_get(w->vm, w->known_mpis, mpi);
  if (known != VALUE_NONE) return known;
  woad_value row = mpi_row(w, mpi);
  woad_value position = hash_get(w->vm, w->mpis.positions, row);
  if (position == VALUE_NONE) position = table_add(w, &w->mpis, row, row);
  hash_set(w->vm, w->known_mpis, mpi, position);
  return position;
}

/* --- scopes and contexts --- */

static woad_value write_scope(StxWriter *w, Scope *scope) {
  woad_value key = object_value(scope);
  woad_value known = hash_get(w->vm, w->scopes.positions, key);
  if (known != VALUE_NONE) return known;
  woad_value multi = scope->multi ? write_scope(w, scope->multi) : VALUE_FALSE;
  woad_value row = vector_list(w->vm, 6, fixnum_make(scope->kind), fixnum_make(scope->header.flags), multi,
                               fixnum_make(scope->shift), scope->name, VALUE_FALSE);
  woad_value position = table_add(w, &w->scopes, key, row);
  hash_set(w->vm, w->scope_objects, position, key);
  return position;
}

static woad_value write_set(StxWriter *w, ScopeSet *set) {
  woad_value key = scopeset_value(set);
  woad_value known = hash_get(w->vm, w->sets.positions, key);
  if (known != VALUE_NONE) return known;
  Vector *row = scopeorder_of_set(w->vm, set);
  for (size_t i = 0; i < row->length; i++) row->items[i] = write_scope(w, scope_of(row->items[i]));
  return table_add(w, &w->sets, key, object_value(row));
}

static woad_value write_shifts(StxWriter *w, woad_value shifts) {
  if (value_is_null(shifts)) return VALUE_FALSE;
  PairBuilder row;
  pair_builder_init(&row);
  for (; value_is_pair(shifts); shifts = pair_cdr(shifts)) {
    ModuleShift *shift = module_shift_of(pair_car(shifts));
    if (shift->from == VALUE_NONE) continue;
    pair_builder_add(w->vm, &row, shift->from == VALUE_FALSE ? VALUE_TRUE : stxwrite_mpi(w, shift->from));
    pair_builder_add(w->vm, &row, stxwrite_mpi(w, shift->to));
  }
  if (value_is_null(row.head)) return VALUE_FALSE;
  woad_value vec = vector_of_list(w->vm, row.head);
  woad_value known = hash_get(w->vm, w->shifts.positions, vec);
  return known != VALUE_NONE ? known : table_add(w, &w->shifts, vec, vec);
}

static woad_value write_context(StxWriter *w, const Syntax *stx) {
  PairBuilder fallbacks;
  pair_builder_init(&fallbacks);
  for (woad_value p = stx->fallbacks; value_is_pair(p); p = pair_cdr(p)) {
    pair_builder_add(w->vm, &fallbacks, write_set(w, scopeset_of(pair_car(p))));
  }
  woad_value row = vector_list(w->vm, 3, write_set(w, stx->scopes), vector_of_list(w->vm, fallbacks.head),
                               write_shifts(w, stx->shifts));
  woad_value known = hash_get(w->vm, w->contexts.positions, row);
  return known != VALUE_NONE ? known : table_add(w, &w->contexts, row, row);
}

static woad_value write_location(StxWriter *w, woad_value stx) {
  woad_value row = syntax_source_vector(w->vm, stx);
  if (row == VALUE_FALSE) return row;
  woad_value known = hash_get(w->vm, w->locations.positions, row);
  return known != VALUE_NONE ? known : table_add(w, &w->locations, row, row);
}

/* --- syntax --- */

static woad_value write_properties(StxWriter *w, const Syntax *stx) {
  if (stx->properties == VALUE_FALSE) return VALUE_NULL;
  PairBuilder out;
  pair_builder_init(&out);
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, hamt_of(stx->properties));
  while (hamt_iter_next(&it, &key, &value)) {
    if (!syntax_prop_is_kept(value) && pair_memq(key, w->kept_keys) == VALUE_FALSE) continue;
    value = syntax_prop_value(value);
    woad_value token = value_is_syntax(value) ? pair_make(w->vm, VALUE_TRUE, stxwrite_syntax(w, value))
                                              : pair_make(w->vm, VALUE_FALSE, value);
    pair_builder_add(w->vm, &out, pair_make(w->vm, key, token));
  }
  return out.head;
}

static woad_value write_pairs(StxWriter *w, woad_value content, StxShape *shape) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(content); content = pair_cdr(content)) {
    pair_builder_add(w->vm, &out, stxwrite_syntax(w, pair_car(content)));
  }
  *shape = value_is_null(content) ? SHAPE_LIST : SHAPE_DOTTED;
  if (*shape == SHAPE_DOTTED) pair_builder_add(w->vm, &out, stxwrite_syntax(w, content));
  return vector_of_list(w->vm, out.head);
}

static woad_value write_items(StxWriter *w, size_t n, const woad_value *items, woad_value first) {
  size_t extra = first == VALUE_NONE ? 0 : 1;
  Vector *out = vector_make(w->vm, n + extra, first);
  for (size_t i = 0; i < n; i++) out->items[i + extra] = stxwrite_syntax(w, items[i]);
  return object_value(out);
}

static woad_value write_hash(StxWriter *w, woad_value hash) {
  PairBuilder out;
  pair_builder_init(&out);
  pair_builder_add(w->vm, &out, fixnum_make(hamt_kind(hamt_of(hash))));
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, hamt_of(hash));
  while (hamt_iter_next(&it, &key, &value)) {
    pair_builder_add(w->vm, &out, key);
    pair_builder_add(w->vm, &out, stxwrite_syntax(w, value));
  }
  return vector_of_list(w->vm, out.head);
}

static woad_value write_content(StxWriter *w, woad_value content, StxShape *shape) {
  *shape = SHAPE_ATOM;
  if (value_is_pair(content)) return write_pairs(w, content, shape);
  if (!value_is_object(content)) return content;
  switch (value_type(content)) {
  case TYPE_VECTOR:
    *shape = SHAPE_VECTOR;
    return write_items(w, vector_of(content)->length, vector_of(content)->items, VALUE_NONE);
  case TYPE_BOX:
    *shape = SHAPE_BOX;
    return stxwrite_syntax(w, box_of(content)->value);
  case TYPE_HAMT:
    *shape = SHAPE_HASH;
    return write_hash(w, content);
  case TYPE_STRUCT:
    if (!syntax_is_prefab(content)) return content;
    *shape = SHAPE_PREFAB;
    StructType *type = struct_of(content)->type;
    return write_items(w, type->nfields, struct_of(content)->fields, type->prefab_key);
  default: return content;
  }
}

typedef struct { StxWriter *w; woad_value stx; } WriteArg;

static woad_value write_here(woad_vm *vm, void *arg) {
  WriteArg *a = arg;
  StxWriter *w = a->w;
  woad_value content = syntax_content(vm, a->stx);
  const Syntax *stx = syntax_of(a->stx);
  StxShape shape;
  woad_value encoded = write_content(w, content, &shape);
  woad_value context = write_context(w, stx), location = write_location(w, a->stx);
  woad_value properties = write_properties(w, stx);
  int flags = (stx->header.flags & SYNTAX_TAINTED ? STX_FLAG_TAINTED : 0) |
              (value_is_pair(stx->packs) ? STX_FLAG_ARMED : 0) |
              (stx->header.flags & SYNTAX_ORIGINAL ? STX_FLAG_ORIGINAL : 0);
  if (flags == 0 && value_is_null(properties)) {
    return vector_list(vm, 4, fixnum_make(shape), encoded, context, location);
  }
  return vector_list(vm, 6, fixnum_make(shape), encoded, context, location, fixnum_make(flags), properties);
}

woad_value stxwrite_syntax(StxWriter *w, woad_value stx) {
  WriteArg arg = { w, stx };
  return UNLIKELY(stack_is_low(w->vm)) ? stack_call_fresh(w->vm, write_here, &arg) : write_here(w->vm, &arg);
}

/* --- bindings --- */

woad_value stxwrite_binding(StxWriter *w, woad_value binding) {
  Binding *b = binding_of(binding);
  woad_value row[BINDING_PARTS] = {
    fixnum_make(b->kind), b->key, stxwrite_mpi(w, b->module), fixnum_make(b->phase), b->name,
    stxwrite_mpi(w, b->nominal_module), b->nominal_name, fixnum_make(b->nominal_phase),
    fixnum_make(b->nominal_require_phase),
    fixnum_make((b->is_syntax ? BINDING_FLAG_SYNTAX : 0) | (b->is_protected ? BINDING_FLAG_PROTECTED : 0)),
    b->rename_to == VALUE_FALSE ? VALUE_FALSE : stxwrite_syntax(w, b->rename_to),
    b->nominal_space, b->nominal_require_space,
  };
  return vector_from(w->vm, BINDING_PARTS, row);
}

static bool is_reachable(StxWriter *w, const Scope *scope) {
  if (hash_get(w->vm, w->scopes.positions, object_value(scope)) != VALUE_NONE) return true;
  return scope->multi && hash_get(w->vm, w->scopes.positions, object_value(scope->multi)) != VALUE_NONE;
}

static bool all_reachable(StxWriter *w, const ScopeSet *set) {
  for (; set->count > 0; set = set->rest) {
    if (!is_reachable(w, set->newest)) return false;
  }
  return true;
}

static bool first_time(StxWriter *w, woad_value key) {
  if (hash_get(w->vm, w->written, key) != VALUE_NONE) return false;
  hash_set(w->vm, w->written, key, VALUE_TRUE);
  return true;
}

static woad_value keys_of(woad_vm *vm, woad_value except) {
  if (except == VALUE_FALSE) return VALUE_FALSE;
  PairBuilder out;
  pair_builder_init(&out);
  woad_value key, value;
  if (value_is_mutable_hash(except)) {
    Hash *hash = hash_of(except);
    for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos)) {
      if (hash_entry(hash, pos, &key, &value)) pair_builder_add(vm, &out, key);
    }
  } else {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(except));
    while (hamt_iter_next(&it, &key, &value)) pair_builder_add(vm, &out, key);
  }
  return vector_of_list(vm, out.head);
}

/* Something found to be written: an entry (set . binding) of SYMBOL, or a bulk binding (SYMBOL is VALUE_FALSE). */
typedef struct Found { const ScopeSet *set; const Vector *scopes; woad_value symbol, what; size_t at; } Found;
typedef struct FoundList { Found *items; size_t count, room; } FoundList;

static void add_found(StxWriter *w, FoundList *list, const ScopeSet *set, woad_value symbol, woad_value what) {
  if (!all_reachable(w, set) || !first_time(w, what)) return;
  if (list->count == list->room) {
    size_t room = list->room * 2 + 64;
    Found *more = mem_alloc(w->vm, room * sizeof *more);
    if (list->count) memcpy(more, list->items, list->count * sizeof *more);
    *list = (FoundList){ more, list->count, room };
  }
  woad_value key = scopeset_value(set), scopes = hash_get(w->vm, w->sorted_sets, key);
  if (scopes == VALUE_NONE) {
    scopes = object_value(scopeorder_of_set(w->vm, set));
    hash_set(w->vm, w->sorted_sets, key, scopes);
  }
  list->items[list->count] = (Found){ set, vector_of(scopes), symbol, what, list->count };
  list->count++;
}

static void find_in_scope(StxWriter *w, FoundList *list, const Scope *scope) {
  if (scope->bindings != VALUE_FALSE) {
    Hash *table = hash_of(scope->bindings);
    woad_value symbol, entries;
    for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
      if (!hash_entry(table, pos, &symbol, &entries)) continue;
      for (; value_is_pair(entries); entries = pair_cdr(entries)) {
        add_found(w, list, scopeset_of(pair_car(pair_car(entries))), symbol, pair_car(entries));
      }
    }
  }
  woad_value oldest_first = pair_reverse(w->vm, scope->bulk);
  for (; value_is_pair(oldest_first); oldest_first = pair_cdr(oldest_first)) {
    add_found(w, list, bulk_of(pair_car(oldest_first))->set, VALUE_FALSE, pair_car(oldest_first));
  }
  if (!(scope->header.flags & SCOPE_IS_MULTI)) return;
  HamtIter it;
  woad_value phase, plain;
  hamt_iter_init(&it, hamt_of(scope->phases));
  while (hamt_iter_next(&it, &phase, &plain)) find_in_scope(w, list, scope_of(plain));
}

static int compare_sets(woad_vm *vm, const Vector *a, const Vector *b) {
  if (a->length != b->length) return a->length < b->length ? -1 : 1;
  for (size_t i = 0; i < a->length; i++) {
    int order = scopeorder_compare(vm, scope_of(a->items[i]), scope_of(b->items[i]));
    if (order) return order;
  }
  return 0;
}

/* Bulk bindings first; what has the same set and symbol stands in one table, in an order that means something. */
static int compare_found(const void *a, const void *b, void *vm) {
  const Found *x = a, *y = b;
  bool x_bulk = x->symbol == VALUE_FALSE, y_bulk = y->symbol == VALUE_FALSE;
  if (x_bulk != y_bulk) return x_bulk ? -1 : 1;
  int order = x->set == y->set ? 0 : compare_sets(vm, x->scopes, y->scopes);
  if (order == 0 && x->symbol != y->symbol) order = symbol_compare(x->symbol, y->symbol);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

static void write_found(StxWriter *w, const Found *found) {
  woad_vm *vm = w->vm;
  woad_value set = write_set(w, (ScopeSet *)found->set);
  if (found->symbol != VALUE_FALSE) {
    woad_value row = vector_list(vm, 3, set, found->symbol, stxwrite_binding(w, pair_cdr(found->what)));
    pair_builder_add(vm, &w->bindings, row);
    return;
  }
  const BulkBinding *bulk = bulk_of(found->what);
  const ImportSource *from = &bulk->from;
  woad_value row = vector_list(vm, BULK_PARTS, set, stxwrite_mpi(w, from->module), fixnum_make(from->level),
                               fixnum_make(from->shift), bulk->prefix, keys_of(vm, bulk->except), from->space, from->to_space);
  pair_builder_add(vm, &w->bulks, row);
}

/* Writes what is reachable and not yet written; false when there is nothing. What is written may make more reachable. */
static bool write_reachable(StxWriter *w) {
  FoundList list = { NULL, 0, 0 };
  for (size_t i = 0; i < w->scopes.count; i++) {
    find_in_scope(w, &list, scope_of(hash_get(w->vm, w->scope_objects, fixnum_make((int64_t)i))));
  }
  if (list.count) qsort_r(list.items, list.count, sizeof *list.items, compare_found, w->vm);
  for (size_t i = 0; i < list.count; i++) write_found(w, &list.items[i]);
  return list.count > 0;
}

/* Each scope's row gets its rank: scopes are made in this order again. */
static void rank_scopes(StxWriter *w) {
  size_t count = w->scopes.count;
  woad_value *scopes = mem_alloc(w->vm, (count + 1) * sizeof *scopes);
  Vector **rows = mem_alloc(w->vm, (count + 1) * sizeof *rows);
  size_t n = 0;
  for (woad_value p = w->scopes.rows.head; value_is_pair(p); p = pair_cdr(p)) rows[n++] = vector_of(pair_car(p));
  for (size_t i = 0; i < count; i++) scopes[i] = hash_get(w->vm, w->scope_objects, fixnum_make((int64_t)i));
  scopeorder_sort(w->vm, scopes, count);
  for (size_t i = 0; i < count; i++) {
    rows[fixnum_value(hash_get(w->vm, w->scopes.positions, scopes[i]))]->items[5] = fixnum_make((int64_t)i);
  }
}

woad_value stxwrite_close(StxWriter *w) {
  while (write_reachable(w)) continue;
  rank_scopes(w);
  return vector_list(w->vm, STX_PARTS, vector_of_list(w->vm, w->mpis.rows.head),
                     vector_of_list(w->vm, w->scopes.rows.head), vector_of_list(w->vm, w->sets.rows.head),
                     vector_of_list(w->vm, w->shifts.rows.head), vector_of_list(w->vm, w->contexts.rows.head),
                     vector_of_list(w->vm, w->locations.rows.head), vector_of_list(w->vm, w->bindings.head),
                     vector_of_list(w->vm, w->bulks.head));
}
