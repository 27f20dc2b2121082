/* SPDX-License-Identifier: MIT
 * binding_symbols.c: the names that may be bound for a given context, for completion and reflection. */
#include "expander/syntax/binding.h"
#include "expander/syntax/bindtable.h"
#include "runtime/base/buf.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"

static void add_keys(woad_vm *vm, woad_value table, woad_value prefix, Hash *seen) {
  woad_value key, value;
  PairBuilder keys;
  pair_builder_init(&keys);
  if (value_is_hamt(table)) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(table));
    while (hamt_iter_next(&it, &key, &value)) pair_builder_add(vm, &keys, key);
  } else if (value_is_mutable_hash(table)) {
    Hash *hash = hash_of(table);
    for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos))
      if (hash_entry(hash, pos, &key, &value)) pair_builder_add(vm, &keys, key);
  }
  for (woad_value rest = keys.head; value_is_pair(rest); rest = pair_cdr(rest)) {
    woad_value name = pair_car(rest);
    if (value_is_symbol(prefix)) {
      Buf buf;
      buf_init(&buf);
      buf_add_bytes(vm, &buf, symbol_text(prefix), symbol_length(prefix));
      buf_add_bytes(vm, &buf, symbol_text(name), symbol_length(name));
      name = symbol_intern_n(vm, (const char *)buf.data, buf.length);
    }
    hash_set(vm, seen, name, VALUE_TRUE);
  }
}

woad_value binding_symbols(woad_vm *vm, woad_value id, int phase) {
  ScopeSet *set = syntax_scope_set(vm, id, phase);
  Hash *seen = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (const ScopeSet *part = set; part->count > 0; part = part->rest) {
    const Scope *scope = part->newest;
    add_keys(vm, scope->bindings, VALUE_FALSE, seen);
    for (woad_value bulks = scope->bulk; value_is_pair(bulks); bulks = pair_cdr(bulks)) {
      BulkBinding *bulk = bulk_of(pair_car(bulks));
      bool is_final;
      if (!scopeset_is_subset(bulk->set, set)) continue;
      if (bulk->provides == VALUE_FALSE) bindtable_bulk_ref(vm, bulk, vm->sym.lib, syntax_of(id)->shifts, &is_final);
      add_keys(vm, bulk->provides, bulk->prefix, seen);
    }
  }
  PairBuilder names;
  pair_builder_init(&names);
  woad_value key, value;
  for (int64_t pos = hash_next(seen, -1); pos >= 0; pos = hash_next(seen, pos))
    if (hash_entry(seen, pos, &key, &value)) pair_builder_add(vm, &names, key);
  return names.head;
}
