/* SPDX-License-Identifier: MIT
 * binding.c: making bindings and adding them to the tables of scopes. Resolution is binding_resolve.c. */
#include "expander/syntax/binding.h"

#include "expander/common/modpath.h"
#include "expander/syntax/bindtable.h"
#include "expander/syntax/resolve_cache.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hash.h"

static Binding *binding_new(woad_vm *vm, BindingKind kind) {
  Binding *b = mem_object(vm, Binding, TYPE_BINDING);
  b->kind = kind;
  b->key = b->module = b->name = b->nominal_module = b->nominal_name = VALUE_FALSE;
  b->inspector = b->rename_to = VALUE_FALSE;
  b->nominal_space = VALUE_FALSE;
  b->nominal_require_space = SPACE_SAME;
  b->shift_key = VALUE_NONE;
  b->shift_result = VALUE_NONE;
  return b;
}

woad_value binding_make_local(woad_vm *vm, woad_value key) {
  Binding *b = binding_new(vm, BINDING_LOCAL);
  b->key = key;
  return object_value(b);
}

woad_value binding_make_top(woad_vm *vm, woad_value name) {
  Binding *b = binding_new(vm, BINDING_TOP);
  b->key = name;
  b->name = name;
  return object_value(b);
}

woad_value binding_make_module(woad_vm *vm, woad_value module, int phase, woad_value name) {
  Binding *b = binding_new(vm, BINDING_MODULE);
  b->module = b->nominal_module = module;
  b->phase = b->nominal_phase = phase;
  b->name = b->nominal_name = name;
  return object_value(b);
}

woad_value binding_copy(woad_vm *vm, woad_value binding) {
  Binding *b = binding_new(vm, binding_of(binding)->kind);
  *b = *binding_of(binding);
  b->header.hash = 0;
  b->shift_key = VALUE_NONE;
  b->shift_result = VALUE_NONE;
  return object_value(b);
}

void binding_add_to_set(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding) {
  if (set->count == 0) set = scopeset_add(vm, set, resolve_cache_root_scope(vm));
  bindtable_add(vm, symbol, set, binding);
  resolve_cache_forget(vm, symbol, set);
}

void binding_add(woad_vm *vm, woad_value id, woad_value binding, int phase) {
  if (watch_is_on(vm)) watch_note_binding(vm, id, binding, phase);
  binding_add_to_set(vm, syntax_symbol(id), syntax_scope_set(vm, id, phase), binding);
}

void binding_add_bulk(woad_vm *vm, woad_value context, int phase, woad_value provides, const ImportSource *from,
                      woad_value prefix, woad_value except) {
  BulkBinding *bulk = mem_object(vm, BulkBinding, TYPE_OTHER);
  bulk->set = syntax_scope_set(vm, context, phase);
  if (bulk->set->count == 0) bulk->set = scopeset_add(vm, bulk->set, resolve_cache_root_scope(vm));
  bulk->provides = provides;
  bulk->from = *from;
  bulk->prefix = prefix;
  bulk->except = except;
  bulk->made = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  bindtable_add_bulk(vm, bulk);
  resolve_cache_forget_all(vm);
}

woad_value binding_from_provide(woad_vm *vm, woad_value provided, woad_value exported_name, const ImportSource *from) {
  woad_value copy = binding_copy(vm, provided);
  Binding *b = binding_of(copy);
  b->module = modpath_shift(vm, b->module, VALUE_FALSE, from->module);
  b->nominal_module = from->module;
  b->nominal_name = exported_name;
  b->nominal_phase = from->level;
  b->nominal_space = from->space;
  b->nominal_require_phase = from->shift;
  b->nominal_require_space = from->to_space;
  if (b->rename_to != VALUE_FALSE) {
    b->rename_to = syntax_shift_modules(vm, b->rename_to, VALUE_FALSE, from->module, VALUE_FALSE);
    b->rename_to = syntax_shift_phase(vm, b->rename_to, from->shift);
  }
  return copy;
}

bool binding_bound_identifier_equal(woad_vm *vm, woad_value a, woad_value b, int phase) {
  return syntax_symbol(a) == syntax_symbol(b) && syntax_scope_set(vm, a, phase) == syntax_scope_set(vm, b, phase);
}
