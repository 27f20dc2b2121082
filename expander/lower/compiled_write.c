/* SPDX-License-Identifier: MIT
 * compiled_write.c: a compiled module as plain data. See compiled.h. */
#include <stdlib.h>

#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "expander/lower/compiled.h"
#include "expander/lower/lower.h"
#include "expander/namespace/topitem.h"
#include "expander/syntax/stxwrite.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"

typedef struct Out { woad_vm *vm; Compiled *compiled; woad_value roots; StxWriter *mpis; } Out;

static woad_value as_bytes(Out *out, woad_value tree) {
  Buf buf;
  buf_init(&buf);
  code_write_value(out->vm, tree, out->roots, &buf);
  return bytes_slice(out->vm, (woad_value)(void *)buf.data, buf.data, buf.length);
}

static woad_value write_requires(Out *out) {
  woad_vm *vm = out->vm;
  PairBuilder list;
  pair_builder_init(&list);
  for (woad_value l = out->compiled->requires; value_is_pair(l); l = pair_cdr(l)) {
    PairBuilder entry;
    pair_builder_init(&entry);
    pair_builder_add(vm, &entry, pair_car(pair_car(l)));
    for (woad_value m = pair_cdr(pair_car(l)); value_is_pair(m); m = pair_cdr(m))
      pair_builder_add(vm, &entry, stxwrite_mpi(out->mpis, pair_car(m)));
    pair_builder_add(vm, &list, entry.head);
  }
  return list.head;
}

static woad_value write_key(Out *out, woad_value key) {
  woad_value *parts = vector_of(key)->items;
  woad_value module = parts[LINK_MODULE] == VALUE_FALSE ? VALUE_FALSE : stxwrite_mpi(out->mpis, parts[LINK_MODULE]);
  return vector_list(out->vm, 4, parts[LINK_KIND], module, parts[LINK_LEVEL], parts[LINK_SYMBOL]);
}

static woad_value write_body(Out *out, Body *body) {
  woad_vm *vm = out->vm;
  if (body->code == VALUE_FALSE) compiled_load_body(vm, body);
  const Vector *keys = vector_of(body->keys);
  Vector *written = vector_make(vm, keys->length, VALUE_FALSE);
  for (size_t i = 0; i < keys->length; i++) written->items[i] = write_key(out, keys->items[i]);
  return vector_list(vm, COMPILED_BODY_PARTS, fixnum_make(body->level), as_bytes(out, body->code), object_value(written),
                     fixnum_make(body->nliterals));
}

static woad_value write_bodies(Out *out) {
  PairBuilder list;
  pair_builder_init(&list);
  for (woad_value l = out->compiled->bodies; value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(out->vm, &list, write_body(out, VALUE_AS(Body, pair_car(l))));
  return list.head;
}

static int compare_symbols(const void *a, const void *b) {
  return symbol_compare(pair_car(*(const woad_value *)a), pair_car(*(const woad_value *)b));
}

static woad_value write_table(woad_vm *vm, StxWriter *w, Hash *table) {
  size_t n = 0;
  woad_value *items = mem_alloc(vm, (hash_count(table) + 1) * sizeof(woad_value)), symbol, binding;
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
    if (hash_entry(table, pos, &symbol, &binding)) items[n++] = pair_make(vm, symbol, binding);
  }
  qsort(items, n, sizeof *items, compare_symbols);
  Vector *flat = vector_make(vm, n * 2, VALUE_FALSE);
  for (size_t i = 0; i < n; i++) {
    woad_value copy = binding_copy(vm, pair_cdr(items[i]));
    binding_of(copy)->rename_to = VALUE_FALSE;
    flat->items[2 * i] = pair_car(items[i]);
    flat->items[2 * i + 1] = stxwrite_binding(w, copy);
  }
  return object_value(flat);
}

static woad_value write_provides(Out *out) {
  woad_vm *vm = out->vm;
  StxWriter *w = stxwrite_open(vm, out->compiled->self);
  PairBuilder levels;
  pair_builder_init(&levels);
  Hash *tables = compiled_provides(vm, out->compiled);
  woad_value level, table;
  for (int64_t pos = hash_next(tables, -1); pos >= 0; pos = hash_next(tables, pos)) {
    if (hash_entry(tables, pos, &level, &table))
      pair_builder_add(vm, &levels, pair_make(vm, level, write_table(vm, w, hash_of(table))));
  }
  woad_value tree = stxwrite_close(w);
  return as_bytes(out, vector_list(vm, 2, tree, levels.head));
}

/* EXTRAS: list of further syntax */
static woad_value write_literals(Out *out, woad_value extras) {
  woad_vm *vm = out->vm;
  StxWriter *w = stxwrite_open(vm, out->compiled->self);
  size_t n = (size_t)pair_list_length(out->compiled->bodies), i = 0;
  Vector *all = vector_make(vm, n, VALUE_FALSE);
  woad_value inspector = param_get(vm, vm->param.current_code_inspector);
  for (woad_value l = out->compiled->bodies; value_is_pair(l); l = pair_cdr(l), i++) {
    Body *body = VALUE_AS(Body, pair_car(l));
    if (body->nliterals == 0) continue;
    Vector *tokens = vector_make(vm, body->nliterals, VALUE_FALSE);
    for (size_t k = 0; k < tokens->length; k++)
      tokens->items[k] = stxwrite_syntax(w, compiled_literal(vm, body, k, inspector));
    all->items[i] = object_value(tokens);
  }
  woad_value id = compiled_inside(vm, out->compiled, inspector);
  woad_value inside = id == VALUE_FALSE ? VALUE_FALSE : stxwrite_syntax(w, id);
  Vector *more = vector_make(vm, (size_t)pair_list_length(extras), VALUE_FALSE);
  for (i = 0; value_is_pair(extras); extras = pair_cdr(extras)) more->items[i++] = stxwrite_syntax(w, pair_car(extras));
  woad_value tree = stxwrite_close(w);
  return as_bytes(out, vector_list(vm, 4, tree, object_value(all), inside, object_value(more)));
}

static void *write_submodule(woad_vm *vm, void *roots, void *node) { return compiled_write(vm, node, roots); }

static woad_value write_all(woad_vm *vm, woad_value list, woad_value roots) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list))
    pair_builder_add(vm, &out, deep_walk(vm, write_submodule, roots, compiled_of(pair_car(list))));
  return out.head;
}

woad_value compiled_write(woad_vm *vm, Compiled *compiled, woad_value roots) {
  Out out = { vm, compiled, roots, stxwrite_open(vm, compiled->self) };
  Vector *tree = vector_make(vm, COMPILED_PARTS, VALUE_FALSE);
  woad_value *part = tree->items;
  part[COMPILED_NAME] = compiled->name;
  part[COMPILED_PERSISTENT] = value_bool(compiled->is_persistent);
  part[COMPILED_INFO] = compiled->language_info;
  part[COMPILED_REQUIRES] = write_requires(&out);
  part[COMPILED_BODIES] = write_bodies(&out);
  part[COMPILED_PROVIDES] = write_provides(&out);
  PairBuilder portals, contents;
  pair_builder_init(&portals);
  pair_builder_init(&contents);
  for (woad_value l = compiled->portals; value_is_pair(l); l = pair_cdr(l)) {
    woad_value level = pair_car(pair_car(l)), name = pair_cadr(pair_car(l));
    pair_builder_add(vm, &portals, pair_list(vm, 2, level, name));
    woad_value inspector = param_get(vm, vm->param.current_code_inspector);
    pair_builder_add(vm, &contents, compiled_portal(vm, compiled, (int)fixnum_value(level), name, inspector));
  }
  part[COMPILED_PORTALS] = portals.head;
  part[COMPILED_LITERALS] = write_literals(&out, contents.head);
  part[COMPILED_PRE] = write_all(vm, compiled->pre, roots);
  part[COMPILED_POST] = write_all(vm, compiled->post, roots);
  part[COMPILED_PRE_NAMES] = compiled->pre_names;
  part[COMPILED_POST_NAMES] = compiled->post_names;
  part[COMPILED_MPIS] = stxwrite_close(out.mpis);
  return object_value(tree);
}

/* --- interfaces --- */

static int compare_names(const void *a, const void *b) {
  return symbol_compare(*(const woad_value *)a, *(const woad_value *)b);
}

/* the variables that BODY defines and that never change, in the order of their names */
static woad_value constant_names(woad_vm *vm, const Body *body) {
  const Vector *keys = vector_of(body->keys);
  Vector *names = vector_make(vm, keys->length, VALUE_FALSE);
  size_t n = 0;
  for (size_t i = 0; i < keys->length; i++) {
    const Vector *key = vector_of(keys->items[i]);
    if (key->items[LINK_KIND] == fixnum_make(LINK_OWN_CONSTANT)) names->items[n++] = key->items[LINK_SYMBOL];
  }
  qsort(names->items, n, sizeof *names->items, compare_names);
  return object_value(vector_copy_range(vm, names, 0, n));
}

/* Of run-time bodies only the facts that clients know; of others all that runs while a client is compiled. */
static woad_value interface_body(Out *out, const Body *body, woad_value written) {
  woad_vm *vm = out->vm;
  if (body->level <= 0) return vector_list(vm, 2, fixnum_make(body->level), constant_names(vm, body));
  const Vector *keys = vector_of(body->keys);
  Vector *links = vector_make(vm, keys->length, VALUE_FALSE);
  for (size_t i = 0; i < keys->length; i++) links->items[i] = write_key(out, keys->items[i]);
  return vector_list(vm, 3, fixnum_make(body->level), vector_of(written)->items[COMPILED_BODY_CODE], object_value(links));
}

typedef struct { woad_value tree, roots; } InterfaceOf;

static void *write_interface(woad_vm *vm, void *ctx, void *node) {
  const InterfaceOf *of = ctx;
  return compiled_write_interface(vm, node, of->tree, of->roots);
}

static woad_value interfaces(woad_vm *vm, woad_value list, woad_value trees, woad_value roots) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list), trees = pair_cdr(trees))
    pair_builder_add(vm, &out, deep_walk(vm, write_interface, &(InterfaceOf){ pair_car(trees), roots }, compiled_of(pair_car(list))));
  return out.head;
}

/* Path indexes have a table of their own here: in TREE's, run-time bodies have theirs too. The literals are all in one tree, so
 * they count when any of them is for a phase above 0. */
woad_value compiled_write_interface(woad_vm *vm, Compiled *compiled, woad_value tree, woad_value roots) {
  Out out = { vm, compiled, roots, stxwrite_open(vm, compiled->self) };
  const Vector *from = vector_of(tree);
  Vector *parts = vector_copy_range(vm, from, 0, from->length);
  parts->items[COMPILED_REQUIRES] = write_requires(&out);
  PairBuilder bodies;
  pair_builder_init(&bodies);
  bool has_macro_literals = false;
  woad_value written = from->items[COMPILED_BODIES];
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l), written = pair_cdr(written)) {
    const Body *body = VALUE_AS(Body, pair_car(l));
    pair_builder_add(vm, &bodies, interface_body(&out, body, pair_car(written)));
    has_macro_literals |= body->level > 0 && body->nliterals > 0;
  }
  parts->items[COMPILED_BODIES] = bodies.head;
  if (!has_macro_literals) parts->items[COMPILED_LITERALS] = VALUE_FALSE;
  parts->items[COMPILED_PRE] = interfaces(vm, compiled->pre, from->items[COMPILED_PRE], roots);
  parts->items[COMPILED_POST] = interfaces(vm, compiled->post, from->items[COMPILED_POST], roots);
  parts->items[COMPILED_MPIS] = stxwrite_close(out.mpis);
  return object_value(parts);
}

/* --- top-level forms --- */

typedef struct Extras { PairBuilder list; int64_t count; } Extras;

static woad_value write_items(Out *out, woad_value items, Extras *extras);

static woad_value write_item(Out *out, const Vector *item, Extras *extras) {
  woad_vm *vm = out->vm;
  PairBuilder ids;
  pair_builder_init(&ids);
  for (woad_value l = item->items[TOP_IDS]; value_is_pair(l); l = pair_cdr(l)) {
    pair_builder_add(vm, &extras->list, pair_car(l));
    pair_builder_add(vm, &ids, fixnum_make(extras->count++));
  }
  woad_value body = item->items[TOP_BODY], payload = item->items[TOP_PAYLOAD];
  if (body != VALUE_FALSE) body = fixnum_make(VALUE_AS(Body, body)->position);
  if (item->items[TOP_KIND] == fixnum_make(TOP_MODULE)) payload = compiled_write(vm, compiled_of(payload), out->roots);
  if (item->items[TOP_KIND] == fixnum_make(TOP_UP)) payload = write_items(out, payload, extras);
  return vector_list(vm, TOP_ITEM_SIZE, item->items[TOP_KIND], body, ids.head, item->items[TOP_SYMBOLS], payload);
}

static woad_value write_items(Out *out, woad_value items, Extras *extras) {
  PairBuilder list;
  pair_builder_init(&list);
  for (; value_is_pair(items); items = pair_cdr(items))
    pair_builder_add(out->vm, &list, write_item(out, vector_of(pair_car(items)), extras));
  return list.head;
}

woad_value compiled_write_top(woad_vm *vm, Compiled *compiled, woad_value roots) {
  Out out = { vm, compiled, roots, stxwrite_open(vm, compiled->self) };
  Extras extras = { .count = 0 };
  pair_builder_init(&extras.list);
  Vector *tree = vector_make(vm, COMPILED_TOP_PARTS, VALUE_FALSE);
  tree->items[COMPILED_TOP_ITEMS] = write_items(&out, compiled->items, &extras);
  tree->items[COMPILED_TOP_BODIES] = write_bodies(&out);
  tree->items[COMPILED_TOP_LITERALS] = write_literals(&out, extras.list.head);
  tree->items[COMPILED_TOP_MPIS] = stxwrite_close(out.mpis);
  return object_value(tree);
}
