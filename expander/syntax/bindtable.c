/* SPDX-License-Identifier: MIT
 * bindtable.c: see bindtable.h. The table of a scope maps a symbol to a short list of (set . binding); scopes of local
 * forms have one entry, a module's inside-edge scope one for each definition and single import. */
#include "expander/syntax/bindtable.h"

#include "expander/common/modpath.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"

woad_value bindtable_hash_ref(woad_vm *vm, woad_value hash, woad_value symbol) {
  if (value_is_mutable_hash(hash)) return hash_get(vm, hash_of(hash), symbol);
  return hamt_get(vm, hamt_of(hash), symbol);
}

woad_value bindtable_entries(woad_vm *vm, const Scope *scope, woad_value symbol) {
  if (scope->bindings == VALUE_FALSE) return VALUE_NULL;
  woad_value found = hash_get(vm, hash_of(scope->bindings), symbol);
  return found == VALUE_NONE ? VALUE_NULL : found;
}

/* ENTRIES without the one of SET; shares the tail. */
static woad_value entries_without(woad_vm *vm, woad_value entries, const ScopeSet *set) {
  if (value_is_null(entries)) return VALUE_NULL;
  if (scopeset_of(pair_car(pair_car(entries))) == set) return pair_cdr(entries);
  woad_value rest = entries_without(vm, pair_cdr(entries), set);
  return rest == pair_cdr(entries) ? entries : pair_make(vm, pair_car(entries), rest);
}

void bindtable_add(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding) {
  Scope *scope = set->newest;
  if (scope->bindings == VALUE_FALSE) scope->bindings = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  woad_value entries = bindtable_entries(vm, scope, symbol);
  for (woad_value p = entries; value_is_pair(p); p = pair_cdr(p)) {
    if (scopeset_of(pair_car(pair_car(p))) == set) {
      pair_of(pair_car(p))->cdr = binding;
      return;
    }
  }
  woad_value entry = pair_make(vm, scopeset_value(set), binding);
  hash_set(vm, hash_of(scope->bindings), symbol, pair_make(vm, entry, entries));
}

void bindtable_remove(woad_vm *vm, woad_value symbol, ScopeSet *set) {
  if (set->count == 0) return;
  Scope *scope = set->newest;
  woad_value entries = bindtable_entries(vm, scope, symbol);
  woad_value rest = entries_without(vm, entries, set);
  if (rest == entries) return;
  if (value_is_null(rest)) hash_remove(vm, hash_of(scope->bindings), symbol);
  else hash_set(vm, hash_of(scope->bindings), symbol, rest);
}

/* The name that BULK's module provides for SYMBOL as bound here; VALUE_NONE: not one of this prefix or excepted. */
static woad_value provided_name(woad_vm *vm, const BulkBinding *bulk, woad_value symbol) {
  if (bulk->prefix != VALUE_FALSE) {
    uint32_t n = symbol_length(bulk->prefix);
    if (symbol_length(symbol) < n || memcmp(symbol_text(symbol), symbol_text(bulk->prefix), n) != 0) return VALUE_NONE;
    symbol = symbol_intern_n(vm, symbol_text(symbol) + n, symbol_length(symbol) - n);
  }
  if (bulk->except != VALUE_FALSE && bindtable_hash_ref(vm, bulk->except, symbol) != VALUE_NONE) return VALUE_NONE;
  return symbol;
}

/* Single bindings of the same set that BULK would bind too give way. */
static void drop_shadowed(woad_vm *vm, BulkBinding *bulk) {
  Scope *scope = bulk->set->newest;
  if (scope->bindings == VALUE_FALSE || bulk->provides == VALUE_FALSE) return;
  Hash *table = hash_of(scope->bindings);
  woad_value shadowed = VALUE_NULL, symbol, entries;
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
    if (!hash_entry(table, pos, &symbol, &entries)) continue;
    woad_value name = provided_name(vm, bulk, symbol);
    if (name == VALUE_NONE || bindtable_hash_ref(vm, bulk->provides, name) == VALUE_NONE) continue;
    shadowed = pair_make(vm, symbol, shadowed);
  }
  for (; value_is_pair(shadowed); shadowed = pair_cdr(shadowed)) bindtable_remove(vm, pair_car(shadowed), bulk->set);
}

void bindtable_add_bulk(woad_vm *vm, BulkBinding *bulk) {
  Scope *scope = bulk->set->newest;
  drop_shadowed(vm, bulk);
  scope->bulk = pair_make(vm, object_value(bulk), scope->bulk);
}

static woad_value shifted_mpi(woad_vm *vm, woad_value mpi, woad_value shifts) {
  if (value_is_null(shifts)) return mpi;
  mpi = shifted_mpi(vm, mpi, pair_cdr(shifts));
  ModuleShift *shift = module_shift_of(pair_car(shifts));
  return shift->from == VALUE_NONE ? mpi : modpath_shift(vm, mpi, shift->from, shift->to);
}

/* What BULK's module provides, asked for when it is not known yet, or VALUE_FALSE. */
static woad_value bulk_provides(woad_vm *vm, BulkBinding *bulk, woad_value shifts) {
  if (bulk->provides == VALUE_FALSE && vm->hooks.bulk_provides) {
    woad_value mode = mode_make(vm, bulk->from.level, bulk->from.space);
    bulk->provides = vm->hooks.bulk_provides(vm, shifted_mpi(vm, bulk->from.module, shifts), mode);
  }
  return bulk->provides;
}

woad_value bindtable_bulk_ref(woad_vm *vm, BulkBinding *bulk, woad_value symbol, woad_value shifts, bool *is_final) {
  woad_value name = provided_name(vm, bulk, symbol);
  if (name == VALUE_NONE) return VALUE_NONE;
  if (bulk_provides(vm, bulk, shifts) == VALUE_FALSE) {
    *is_final = false;
    return VALUE_NONE;
  }
  woad_value made = hash_get(vm, hash_of(bulk->made), name);
  if (made != VALUE_NONE) return made;
  woad_value provided = bindtable_hash_ref(vm, bulk->provides, name);
  if (provided == VALUE_NONE) return VALUE_NONE;
  made = binding_from_provide(vm, provided, name, &bulk->from);
  hash_set(vm, hash_of(bulk->made), name, made);
  return made;
}
