/* SPDX-License-Identifier: MIT
 * compiled_read.c: compiled modules from plain data, decoded piece by piece. See compiled.h. What comes from a file is never
 * trusted: a wrong shape raises exn:fail:read. */
#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "expander/common/modpath.h"
#include "expander/lower/compiled.h"
#include "expander/lower/lower.h"
#include "expander/namespace/expander_state.h"
#include "expander/namespace/topitem.h"
#include "expander/syntax/scopeorder.h"
#include "expander/syntax/stxread.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

enum { LOADED_ROOTS, LOADED_PROVIDES, LOADED_LITERALS, LOADED_TOKENS, LOADED_INSIDE, LOADED_EXTRAS, LOADED_BODIES, LOADED_PARTS };

static _Noreturn void damaged(woad_vm *vm, const char *what) {
  woad_value fields[1] = { VALUE_NULL };
  raise_format_fields(vm, vm->exn.fail_read, 1, fields, "read (compiled): ill-formed code: %s", what);
}

static Vector *expect_vector(woad_vm *vm, woad_value v, size_t n, const char *what) {
  if (!value_is_vector(v) || (n && vector_of(v)->length != n)) damaged(vm, what);
  return vector_of(v);
}

static woad_value from_bytes(woad_vm *vm, woad_value bytes, woad_value roots) {
  if (!value_is_bytes(bytes)) damaged(vm, "a part is missing");
  woad_value out;
  const char *complaint;
  const Bytes *b = bytes_of(bytes);
  if (!code_read_value(vm, b->data, b->length, bytes, roots, &out, &complaint)) damaged(vm, complaint);
  return out;
}

static woad_value loaded(const Compiled *compiled, int part) { return vector_of(compiled->loaded)->items[part]; }

/* --- later parts --- */

static Hash *read_table(woad_vm *vm, StxReader *reader, woad_value flat) {
  const Vector *items = expect_vector(vm, flat, 0, "provides table");
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (size_t i = 0; i + 1 < items->length; i += 2) {
    if (!value_is_symbol(items->items[i])) damaged(vm, "provided name");
    hash_set(vm, table, items->items[i], stxread_binding(reader, items->items[i + 1]));
  }
  return table;
}

Hash *compiled_provides(woad_vm *vm, Compiled *compiled) {
  if (compiled->is_primitive) vm->expander->calls.fill_primitives(vm);
  if (value_is_mutable_hash(compiled->provides)) return hash_of(compiled->provides);
  Hash *levels = hash_make(vm, HASH_EQ, HASH_STRONG);
  if (compiled->loaded != VALUE_FALSE) {
    woad_value whole = from_bytes(vm, loaded(compiled, LOADED_PROVIDES), loaded(compiled, LOADED_ROOTS));
    const Vector *parts = expect_vector(vm, whole, 2, "provides");
    StxReader *reader = stxread_open(vm, parts->items[0], compiled->self, VALUE_FALSE, VALUE_FALSE);
    for (woad_value l = parts->items[1]; value_is_pair(l); l = pair_cdr(l)) {
      if (!value_is_pair(pair_car(l))) damaged(vm, "provides level");
      woad_value mode = pair_car(pair_car(l));
      if (!mode_is_mode(mode)) damaged(vm, "provides level");
      hash_set(vm, levels, mode_intern(vm, mode), object_value(read_table(vm, reader, pair_cdr(pair_car(l)))));
    }
  }
  compiled->provides = object_value(levels);
  return levels;
}

/* Which variables the code of a body may define and assign: not those of other modules. */
static woad_value own_variables(woad_vm *vm, const Vector *keys) {
  uint8_t *own = mem_new_atomic(vm, keys->length + 1);
  for (size_t i = 0; i < keys->length; i++) own[i] = vector_of(keys->items[i])->items[LINK_KIND] != fixnum_make(LINK_IMPORT);
  return bytes_from(vm, own, keys->length);
}

void compiled_load_body(woad_vm *vm, Body *body) {
  const Compiled *compiled = compiled_of(body->owner);
  woad_value bytes = vector_of(loaded(compiled, LOADED_BODIES))->items[body->position];
  woad_value code = from_bytes(vm, bytes, loaded(compiled, LOADED_ROOTS));
  if (!value_has_type(code, TYPE_CODE) || VALUE_AS(Code, code)->nfree > 0) damaged(vm, "body"); /* nothing is around it */
  const Vector *keys = vector_of(body->keys);
  code_read_set_limits(VALUE_AS(Code, code), (uint32_t)keys->length, own_variables(vm, keys), body->nliterals);
  body->code = code;
}

/* All literals of a module, and its inside, share scopes: they have one reader. Packs and identifiers get the inspector under
 * which the module was declared; a second declaration under another one reads them again. */
static StxReader *literal_reader(woad_vm *vm, Compiled *compiled, woad_value inspector) {
  if (compiled->reader && compiled->reader_inspector == inspector) return compiled->reader;
  woad_value bytes = loaded(compiled, LOADED_LITERALS);
  const Vector *parts = expect_vector(vm, from_bytes(vm, bytes, loaded(compiled, LOADED_ROOTS)), 4, "syntax literals");
  uint64_t first = scopeorder_next(vm);
  StxReader *reader = stxread_open(vm, parts->items[0], compiled->self, inspector, VALUE_FALSE);
  scopeorder_note(vm, first, bytes);
  woad_value *slots = vector_of(compiled->loaded)->items;
  slots[LOADED_TOKENS] = object_value(expect_vector(vm, parts->items[1], 0, "syntax literals"));
  slots[LOADED_INSIDE] = parts->items[2];
  slots[LOADED_EXTRAS] = object_value(expect_vector(vm, parts->items[3], 0, "syntax literals"));
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l))
    VALUE_AS(Body, pair_car(l))->literals = VALUE_FALSE;
  compiled->inside = VALUE_FALSE;
  compiled->reader = reader;
  compiled->reader_inspector = inspector;
  return reader;
}

woad_value compiled_inside(woad_vm *vm, Compiled *compiled, woad_value inspector) {
  if (!compiled->from_bytes) return compiled->inside;
  StxReader *reader = literal_reader(vm, compiled, inspector);
  woad_value token = loaded(compiled, LOADED_INSIDE);
  if (compiled->inside == VALUE_FALSE && token != VALUE_FALSE) compiled->inside = stxread_syntax(reader, token);
  return compiled->inside;
}

woad_value compiled_portal(woad_vm *vm, Compiled *compiled, int level, woad_value name, woad_value inspector) {
  woad_value l = compiled->portals;
  while (value_is_pair(l) && !(pair_car(pair_car(l)) == fixnum_make(level) && pair_cadr(pair_car(l)) == name)) l = pair_cdr(l);
  if (!value_is_pair(l)) return VALUE_FALSE;
  woad_value content = pair_cddr(pair_car(l));
  if (value_is_syntax(content)) return content;
  StxReader *reader = literal_reader(vm, compiled, inspector);
  const Vector *extras = vector_of(loaded(compiled, LOADED_EXTRAS));
  if ((uint64_t)fixnum_value(content) >= extras->length) damaged(vm, "portal syntax");
  return stxread_syntax(reader, extras->items[fixnum_value(content)]);
}

woad_value compiled_literal(woad_vm *vm, Body *body, size_t pos, woad_value inspector) {
  if (body->owner == VALUE_FALSE || !compiled_of(body->owner)->from_bytes) return vector_of(body->literals)->items[pos];
  Compiled *compiled = compiled_of(body->owner);
  StxReader *reader = literal_reader(vm, compiled, inspector);
  if (body->literals != VALUE_FALSE && vector_of(body->literals)->items[pos] != VALUE_NONE)
    return vector_of(body->literals)->items[pos];
  const Vector *all = vector_of(loaded(compiled, LOADED_TOKENS));
  if (body->position >= all->length) damaged(vm, "syntax literals");
  const Vector *tokens = expect_vector(vm, all->items[body->position], body->nliterals, "syntax literals");
  if (body->literals == VALUE_FALSE) body->literals = object_value(vector_make(vm, body->nliterals, VALUE_NONE));
  woad_value stx = stxread_syntax(reader, tokens->items[pos]);
  vector_of(body->literals)->items[pos] = stx;
  return stx;
}

/* --- the module --- */

static woad_value read_requires(woad_vm *vm, StxReader *mpis, woad_value list) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    if (!value_is_pair(pair_car(list))) damaged(vm, "requires");
    PairBuilder entry;
    pair_builder_init(&entry);
    pair_builder_add(vm, &entry, pair_car(pair_car(list)));
    for (woad_value l = pair_cdr(pair_car(list)); value_is_pair(l); l = pair_cdr(l))
      pair_builder_add(vm, &entry, stxread_mpi(mpis, pair_car(l)));
    pair_builder_add(vm, &out, entry.head);
  }
  return out.head;
}

static bool is_between(woad_value v, int64_t low, int64_t high) {
  return value_is_fixnum(v) && fixnum_value(v) >= low && fixnum_value(v) <= high;
}

/* More than any program has, and little enough to make room for. */
enum { LEVEL_LIMIT = 1 << 12, LITERALS_LIMIT = 1 << 24 };

static bool is_level(woad_value v) { return is_between(v, -LEVEL_LIMIT, LEVEL_LIMIT); }

static woad_value read_keys(woad_vm *vm, StxReader *mpis, woad_value written) {
  const Vector *from = expect_vector(vm, written, 0, "links");
  Vector *keys = vector_make(vm, from->length, VALUE_FALSE);
  for (size_t i = 0; i < from->length; i++) {
    const Vector *key = expect_vector(vm, from->items[i], 4, "link");
    if (!is_between(key->items[LINK_KIND], LINK_OWN, LINK_OWN_CONSTANT) || !is_level(key->items[LINK_LEVEL]) ||
        !value_is_symbol(key->items[LINK_SYMBOL]))
      damaged(vm, "link");
    woad_value module = key->items[LINK_MODULE] == VALUE_FALSE ? VALUE_FALSE : stxread_mpi(mpis, key->items[LINK_MODULE]);
    if (fixnum_value(key->items[LINK_KIND]) == LINK_IMPORT && !value_is_mpi(module)) damaged(vm, "link");
    keys->items[i] = vector_list(vm, 4, key->items[LINK_KIND], module, key->items[LINK_LEVEL], key->items[LINK_SYMBOL]);
  }
  return object_value(keys);
}

static void read_bodies(woad_vm *vm, Compiled *compiled, StxReader *mpis, woad_value list) {
  PairBuilder out;
  pair_builder_init(&out);
  int64_t n = pair_list_length(list);
  if (n < 0) damaged(vm, "bodies");
  Vector *codes = vector_make(vm, (size_t)n, VALUE_FALSE);
  for (uint32_t i = 0; value_is_pair(list); list = pair_cdr(list), i++) {
    const Vector *from = expect_vector(vm, pair_car(list), COMPILED_BODY_PARTS, "body");
    if (!is_level(from->items[COMPILED_BODY_LEVEL]) || !is_between(from->items[COMPILED_BODY_NLITERALS], 0, LITERALS_LIMIT))
      damaged(vm, "body");
    woad_value keys = read_keys(vm, mpis, from->items[COMPILED_BODY_KEYS]);
    Body *body = namespace_make_body(vm, (int)fixnum_value(from->items[COMPILED_BODY_LEVEL]), VALUE_FALSE, keys, VALUE_FALSE);
    body->nliterals = (uint32_t)fixnum_value(from->items[COMPILED_BODY_NLITERALS]);
    body->owner = object_value(compiled);
    body->position = i;
    codes->items[i] = from->items[COMPILED_BODY_CODE];
    pair_builder_add(vm, &out, object_value(body));
  }
  vector_of(compiled->loaded)->items[LOADED_BODIES] = object_value(codes);
  compiled->bodies = out.head;
}

static void *read_submodule(woad_vm *vm, void *roots, void *node) { return compiled_read(vm, node, roots); }

static woad_value read_all(woad_vm *vm, woad_value list, woad_value roots) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list))
    pair_builder_add(vm, &out, object_value(deep_walk(vm, read_submodule, roots, pair_car(list))));
  return out.head;
}

static woad_value read_portals(woad_vm *vm, woad_value list) {
  PairBuilder out;
  pair_builder_init(&out);
  for (int64_t at = 0; value_is_pair(list); list = pair_cdr(list), at++) {
    woad_value row = pair_car(list);
    if (pair_list_length(row) != 2 || !is_level(pair_car(row)) || !value_is_symbol(pair_cadr(row))) damaged(vm, "portal syntax");
    pair_builder_add(vm, &out, pair_make(vm, pair_car(row), pair_make(vm, pair_cadr(row), fixnum_make(at))));
  }
  return out.head;
}

Compiled *compiled_read(woad_vm *vm, woad_value tree, woad_value roots) {
  const Vector *parts = expect_vector(vm, tree, COMPILED_PARTS, "module");
  Compiled *compiled = namespace_make_compiled(vm, COMPILED_MODULE);
  compiled->name = parts->items[COMPILED_NAME];
  compiled->self = modpath_self(vm, VALUE_FALSE);
  compiled->is_persistent = parts->items[COMPILED_PERSISTENT] == VALUE_TRUE;
  compiled->language_info = parts->items[COMPILED_INFO];
  compiled->from_bytes = true;
  compiled->loaded = object_value(vector_make(vm, LOADED_PARTS, VALUE_FALSE));
  woad_value *slots = vector_of(compiled->loaded)->items;
  slots[LOADED_ROOTS] = roots;
  slots[LOADED_PROVIDES] = parts->items[COMPILED_PROVIDES];
  slots[LOADED_LITERALS] = parts->items[COMPILED_LITERALS];
  StxReader *mpis = stxread_open(vm, parts->items[COMPILED_MPIS], compiled->self, VALUE_FALSE, VALUE_FALSE);
  compiled->requires = read_requires(vm, mpis, parts->items[COMPILED_REQUIRES]);
  read_bodies(vm, compiled, mpis, parts->items[COMPILED_BODIES]);
  compiled->pre = read_all(vm, parts->items[COMPILED_PRE], roots);
  compiled->post = read_all(vm, parts->items[COMPILED_POST], roots);
  compiled->pre_names = parts->items[COMPILED_PRE_NAMES];
  compiled->post_names = parts->items[COMPILED_POST_NAMES];
  compiled->portals = read_portals(vm, parts->items[COMPILED_PORTALS]);
  return compiled;
}

/* --- top-level forms --- */

typedef struct TopRead { Compiled *compiled; StxReader *literals; const Vector *extras; woad_value roots; } TopRead;

static woad_value read_items(woad_vm *vm, const TopRead *tr, woad_value items);

static woad_value read_ids(woad_vm *vm, const TopRead *tr, woad_value positions) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(positions); positions = pair_cdr(positions)) {
    woad_value at = pair_car(positions);
    if (!value_is_fixnum(at) || (uint64_t)fixnum_value(at) >= tr->extras->length) damaged(vm, "form");
    pair_builder_add(vm, &out, stxread_syntax(tr->literals, tr->extras->items[fixnum_value(at)]));
  }
  return out.head;
}

static woad_value read_body_at(woad_vm *vm, const TopRead *tr, woad_value position) {
  woad_value l = tr->compiled->bodies;
  if (!value_is_fixnum(position) || fixnum_value(position) < 0) damaged(vm, "form");
  for (int64_t n = fixnum_value(position); n > 0 && value_is_pair(l); n--) l = pair_cdr(l);
  if (!value_is_pair(l)) damaged(vm, "form");
  return pair_car(l);
}

/* the names that ids stand for: as many symbols, and all of both of the right kind */
static void check_names(woad_vm *vm, woad_value ids, woad_value symbols, bool named) {
  for (; value_is_pair(ids) && named; ids = pair_cdr(ids), symbols = pair_cdr(symbols)) {
    if (!syntax_is_identifier(pair_car(ids)) || !value_is_pair(symbols) || !value_is_symbol(pair_car(symbols))) damaged(vm, "form");
  }
  if (named && !value_is_null(symbols)) damaged(vm, "form");
}

static woad_value read_item(woad_vm *vm, const TopRead *tr, woad_value v) {
  const Vector *from = expect_vector(vm, v, TOP_ITEM_SIZE, "form");
  woad_value kind = from->items[TOP_KIND], symbols = from->items[TOP_SYMBOLS];
  if (!value_is_fixnum(kind) || (uint64_t)fixnum_value(kind) >= TOP_KINDS) damaged(vm, "form");
  int64_t k = fixnum_value(kind);
  woad_value ids = read_ids(vm, tr, from->items[TOP_IDS]), body = VALUE_FALSE, payload = VALUE_FALSE;
  check_names(vm, ids, symbols, k == TOP_DEFINE || k == TOP_MACRO);
  if (k == TOP_RUN || k == TOP_DEFINE || k == TOP_MACRO) body = read_body_at(vm, tr, from->items[TOP_BODY]);
  if (k == TOP_REQUIRE && !value_is_pair(ids)) damaged(vm, "form");
  if (k == TOP_MODULE) payload = object_value(compiled_read(vm, from->items[TOP_PAYLOAD], tr->roots));
  if (k == TOP_UP) payload = read_items(vm, tr, from->items[TOP_PAYLOAD]);
  return vector_list(vm, TOP_ITEM_SIZE, kind, body, ids, symbols, payload);
}

static woad_value read_items(woad_vm *vm, const TopRead *tr, woad_value items) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(items); items = pair_cdr(items)) pair_builder_add(vm, &out, read_item(vm, tr, pair_car(items)));
  return out.head;
}

Compiled *compiled_read_top(woad_vm *vm, woad_value tree, woad_value roots) {
  const Vector *parts = expect_vector(vm, tree, COMPILED_TOP_PARTS, "form");
  Compiled *compiled = namespace_make_compiled(vm, COMPILED_TOP);
  compiled->self = modpath_self(vm, VALUE_FALSE);
  compiled->from_bytes = true;
  compiled->loaded = object_value(vector_make(vm, LOADED_PARTS, VALUE_FALSE));
  woad_value *slots = vector_of(compiled->loaded)->items;
  slots[LOADED_ROOTS] = roots;
  slots[LOADED_LITERALS] = parts->items[COMPILED_TOP_LITERALS];
  StxReader *mpis = stxread_open(vm, parts->items[COMPILED_TOP_MPIS], compiled->self, VALUE_FALSE, VALUE_FALSE);
  read_bodies(vm, compiled, mpis, parts->items[COMPILED_TOP_BODIES]);
  TopRead tr = { .compiled = compiled, .roots = roots };
  tr.literals = literal_reader(vm, compiled, param_get(vm, vm->param.current_code_inspector));
  tr.extras = vector_of(loaded(compiled, LOADED_EXTRAS));
  compiled->items = read_items(vm, &tr, parts->items[COMPILED_TOP_ITEMS]);
  return compiled;
}
