/* SPDX-License-Identifier: MIT
 * placeholder.c: graphs out of placeholders, in four steps: find all parts and who holds them; go from the placeholders up to
 * find the parts to copy, with an empty copy for each; fill the copies; fill the tables among them, which hash their keys.
 * A table's copy is an object whose contents are set last, so that it can hold itself. */
#include "runtime/data/placeholder.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"

typedef struct {
  woad_vm *vm;
  Hash *holders;       /* part -> list of parts that hold it; has each part found */
  Hash *copies;        /* part -> its copy; placeholder -> what it comes to, itself while unknown */
  woad_value found;    /* list of placeholders of both kinds */
  woad_value copied;   /* list of parts with a copy */
  woad_value guilty;   /* placeholder of a cycle, or VALUE_NONE */
} Graph;

static woad_value make(woad_vm *vm, TypeCode type, int aux, woad_value v) {
  Placeholder *p = mem_object(vm, Placeholder, type);
  p->header.aux = (uint16_t)aux;
  p->value = v;
  return object_value(p);
}
woad_value placeholder_make(woad_vm *vm, woad_value v) { return make(vm, TYPE_PLACEHOLDER, 0, v); }
woad_value placeholder_make_hash(woad_vm *vm, HashKind kind, woad_value pairs) {
  return make(vm, TYPE_HASH_PLACEHOLDER, (int)kind, pairs);
}

static bool is_prefab(woad_value v) {
  return value_is_struct(v) && struct_of(v)->type->prefab_key != VALUE_FALSE;
}
static bool has_parts(woad_value v) {
  return value_is_pair(v) || value_is_vector(v) || value_is_box(v) || value_is_hash(v) || value_is_placeholder(v) ||
         value_is_hash_placeholder(v) || is_prefab(v);
}

/* The fields of V, a part that is no table. */
static woad_value *fields_of(woad_value v, size_t *n) {
  *n = 1;
  if (value_is_pair(v)) {
    *n = 2;
    return &pair_of(v)->car;
  }
  switch (value_type(v)) {
  case TYPE_VECTOR: *n = vector_of(v)->length; return vector_of(v)->items;
  case TYPE_BOX: return &box_of(v)->value;
  case TYPE_STRUCT: *n = struct_of(v)->type->nfields; return struct_of(v)->fields;
  default: return &placeholder_of(v)->value;
  }
}

typedef struct { woad_value table; HamtIter it; int64_t pos; } Entries;

static void entries_init(Entries *e, woad_value table) {
  *e = (Entries){ .table = table, .pos = -1 };
  if (value_is_hamt(table)) hamt_iter_init(&e->it, hamt_of(table));
}
static bool entries_next(Entries *e, woad_value *key, woad_value *value) {
  if (value_is_hamt(e->table)) return hamt_iter_next(&e->it, key, value);
  while ((e->pos = hash_next(hash_of(e->table), e->pos)) >= 0)
    if (hash_entry(hash_of(e->table), e->pos, key, value)) return true;
  return false;
}

/* --- finding --- */

static woad_value note_held(Graph *g, woad_value part, woad_value holder, woad_value stack) {
  if (!has_parts(part)) return stack;
  woad_value holders = hash_get(g->vm, g->holders, part);
  bool is_new = holders == VALUE_NONE;
  hash_set(g->vm, g->holders, part, pair_make(g->vm, holder, is_new ? VALUE_NULL : holders));
  return is_new ? pair_make(g->vm, part, stack) : stack;
}

static void find_parts(Graph *g, woad_value v) {
  woad_value stack = note_held(g, v, VALUE_FALSE, VALUE_NULL);
  while (value_is_pair(stack)) {
    woad_value part = pair_car(stack), key, value;
    stack = pair_cdr(stack);
    if (value_is_placeholder(part) || value_is_hash_placeholder(part)) g->found = pair_make(g->vm, part, g->found);
    if (value_is_hash(part)) {
      Entries entries;
      entries_init(&entries, part);
      while (entries_next(&entries, &key, &value)) {
        stack = note_held(g, key, part, stack);
        stack = note_held(g, value, part, stack);
      }
    } else {
      size_t n;
      woad_value *fields = fields_of(part, &n);
      for (size_t i = 0; i < n; i++) stack = note_held(g, fields[i], part, stack);
    }
    vm_charge(g->vm, 1);
  }
}

/* --- copies --- */

static woad_value empty_copy(woad_vm *vm, woad_value v) {
  if (value_is_pair(v)) return pair_make(vm, pair_car(v), pair_cdr(v));
  switch (value_type(v)) {
  case TYPE_VECTOR: {
    Vector *copy = vector_copy_range(vm, vector_of(v), 0, vector_of(v)->length);
    copy->header.flags = value_header(v)->flags;
    return object_value(copy);
  }
  case TYPE_BOX: return value_is_immutable(v) ? box_make_immutable(vm, box_of(v)->value) : box_make(vm, box_of(v)->value);
  case TYPE_STRUCT: return struct_make_from(vm, struct_of(v)->type, (int)struct_of(v)->type->nfields, struct_of(v)->fields);
  case TYPE_HAMT: return hamt_shell(vm, hamt_kind(hamt_of(v)));
  case TYPE_HASH_PLACEHOLDER: return hamt_shell(vm, (HashKind)value_header(v)->aux);
  case TYPE_HASH: return object_value(hash_make(vm, hash_kind(hash_of(v)), hash_hold(hash_of(v))));
  default: return v;  /* a placeholder */
  }
}

static woad_value give_copy(Graph *g, woad_value v, woad_value stack) {
  if (v == VALUE_FALSE || hash_get(g->vm, g->copies, v) != VALUE_NONE) return stack;
  hash_set(g->vm, g->copies, v, empty_copy(g->vm, v));
  g->copied = pair_make(g->vm, v, g->copied);
  return pair_make(g->vm, v, stack);
}

static void copy_holders(Graph *g) {
  woad_value stack = VALUE_NULL;
  for (woad_value l = g->found; value_is_pair(l); l = pair_cdr(l)) stack = give_copy(g, pair_car(l), stack);
  while (value_is_pair(stack)) {
    woad_value holders = hash_get(g->vm, g->holders, pair_car(stack));
    stack = pair_cdr(stack);
    for (; value_is_pair(holders); holders = pair_cdr(holders)) stack = give_copy(g, pair_car(holders), stack);
    vm_charge(g->vm, 1);
  }
}

/* What V is in the graph. Each placeholder of a chain is told the end of it, so that all chains together cost O(n). */
static woad_value settled(Graph *g, woad_value v) {
  if (!has_parts(v)) return v;
  woad_value end = v, path = VALUE_NULL;
  while (value_is_placeholder(end)) {
    woad_value known = hash_get(g->vm, g->copies, end);
    if (known == VALUE_NONE) {
      g->guilty = end;
      return v;
    }
    path = pair_make(g->vm, end, path);
    hash_remove(g->vm, g->copies, end);  /* met again before it is put back: a cycle */
    end = known == end ? placeholder_of(end)->value : known;
  }
  if (has_parts(end)) {
    woad_value copy = hash_get(g->vm, g->copies, end);
    if (copy != VALUE_NONE) end = copy;
  }
  for (; value_is_pair(path); path = pair_cdr(path)) hash_set(g->vm, g->copies, pair_car(path), end);
  return end;
}

static void fill_fields(Graph *g, woad_value v) {
  size_t n;
  woad_value copy = hash_get(g->vm, g->copies, v), *from = fields_of(v, &n), *to = fields_of(copy, &n);
  for (size_t i = 0; i < n && g->guilty == VALUE_NONE; i++) to[i] = settled(g, from[i]);
  mem_keep(v);
  mem_keep(copy);
}

static void fill_table(Graph *g, woad_value v) {
  woad_vm *vm = g->vm;
  woad_value copy = hash_get(vm, g->copies, v), key, value;
  woad_value table = value_is_hamt(copy) ? hamt_empty(vm, hamt_kind(hamt_of(copy))) : copy;
  Entries entries = { .table = VALUE_FALSE };
  woad_value pairs = VALUE_NULL;
  if (value_is_hash_placeholder(v)) pairs = settled(g, placeholder_of(v)->value);
  else entries_init(&entries, v);
  for (;;) {
    if (entries.table != VALUE_FALSE) {
      if (!entries_next(&entries, &key, &value)) break;
    } else {
      if (!value_is_pair(pairs)) break;
      key = pair_car(pair_car(pairs));
      value = pair_cdr(pair_car(pairs));
      pairs = pair_cdr(pairs);
    }
    key = settled(g, key);
    value = settled(g, value);
    if (g->guilty != VALUE_NONE) return;
    if (value_is_hamt(table)) table = hamt_set(vm, table, key, value);
    else hash_set(vm, hash_of(table), key, value);
  }
  if (value_is_hamt(copy)) hamt_become(hamt_of(copy), hamt_of(table));
}

bool placeholder_try_graph(woad_vm *vm, woad_value v, woad_value *out, woad_value *guilty) {
  Graph g = { .vm = vm, .holders = hash_make(vm, HASH_EQ, HASH_STRONG), .copies = hash_make(vm, HASH_EQ, HASH_STRONG),
              .found = VALUE_NULL, .copied = VALUE_NULL, .guilty = VALUE_NONE };
  find_parts(&g, v);
  copy_holders(&g);
  for (int tables = 0; tables < 2; tables++)
    for (woad_value l = g.copied; value_is_pair(l) && g.guilty == VALUE_NONE; l = pair_cdr(l)) {
      woad_value part = pair_car(l);
      if (value_is_placeholder(part) || (value_is_hash(part) || value_is_hash_placeholder(part)) != (tables == 1)) continue;
      if (tables == 1) fill_table(&g, part);
      else fill_fields(&g, part);
    }
  woad_value result = g.guilty == VALUE_NONE ? settled(&g, v) : v;
  if (g.guilty != VALUE_NONE) {
    *guilty = g.guilty;
    return false;
  }
  *out = result;
  return true;
}
