/* SPDX-License-Identifier: MIT
 * syntax_prop.c: syntax properties: an immutable eq hash per object; the value of a preserved property (one that is written
 * with compiled code) is wrapped. "Original" is a flag of the object rather than a property. */
#include "expander/syntax/syntax_prop.h"

#include "expander/syntax/syntax_rep.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"

static woad_value find(woad_vm *vm, woad_value stx, woad_value key) {
  woad_value table = syntax_of(stx)->properties;
  return table == VALUE_FALSE ? VALUE_NONE : hamt_get(vm, hamt_of(table), key);
}

bool syntax_prop_is_kept(woad_value value) {
  return value_has_type(value, TYPE_OTHER) && value_header(value)->aux == SYNTAX_PROP_KEPT;
}

woad_value syntax_prop_value(woad_value value) {
  return syntax_prop_is_kept(value) ? VALUE_AS(KeptProperty, value)->value : value;
}

woad_value syntax_prop_keep(woad_vm *vm, woad_value value) {
  KeptProperty *kept = mem_object(vm, KeptProperty, TYPE_OTHER);
  kept->header.aux = SYNTAX_PROP_KEPT;
  kept->value = value;
  return object_value(kept);
}

woad_value syntax_property(woad_vm *vm, woad_value stx, woad_value key) {
  woad_value found = find(vm, stx, key);
  return found == VALUE_NONE ? VALUE_FALSE : syntax_prop_value(found);
}

bool syntax_property_is_preserved(woad_vm *vm, woad_value stx, woad_value key) {
  woad_value found = find(vm, stx, key);
  return found != VALUE_NONE && syntax_prop_is_kept(found);
}

static woad_value with_table(woad_vm *vm, woad_value stx, woad_value table) {
  Syntax *copy = syntax_copy(vm, syntax_of(stx));
  copy->properties = table;
  return object_value(copy);
}

static woad_value table_of(woad_vm *vm, woad_value stx) {
  woad_value table = syntax_of(stx)->properties;
  return table == VALUE_FALSE ? hamt_empty(vm, HASH_EQ) : table;
}

woad_value syntax_with_property(woad_vm *vm, woad_value stx, woad_value key, woad_value value) {
  return with_table(vm, stx, hamt_set(vm, table_of(vm, stx), key, value));
}

woad_value syntax_with_preserved_property(woad_vm *vm, woad_value stx, woad_value key, woad_value value) {
  return with_table(vm, stx, hamt_set(vm, table_of(vm, stx), key, syntax_prop_keep(vm, value)));
}

woad_value syntax_without_property(woad_vm *vm, woad_value stx, woad_value key) {
  if (find(vm, stx, key) == VALUE_NONE) return stx;
  return with_table(vm, stx, hamt_remove(vm, syntax_of(stx)->properties, key));
}

/* Value for a key that both objects have: the newer in front. */
static woad_value combine(woad_vm *vm, woad_value newer, woad_value older) {
  woad_value both = pair_make(vm, syntax_prop_value(newer), syntax_prop_value(older));
  return syntax_prop_is_kept(newer) && syntax_prop_is_kept(older) ? syntax_prop_keep(vm, both) : both;
}

woad_value syntax_track_origin(woad_vm *vm, woad_value new_stx, woad_value old_stx, woad_value identifier) {
  Syntax *old = syntax_of(old_stx);
  woad_value table = table_of(vm, new_stx), origin = hamt_get(vm, hamt_of(table), vm->sym.origin);
  bool old_has_none = old->properties == VALUE_FALSE || hamt_count(hamt_of(old->properties)) == 0;
  if (old_has_none) {
    woad_value rest = origin == VALUE_NONE ? VALUE_NULL : syntax_prop_value(origin);
    return with_table(vm, new_stx, hamt_set(vm, table, vm->sym.origin, pair_make(vm, identifier, rest)));
  }
  woad_value olds = old->properties == VALUE_FALSE ? hamt_empty(vm, HASH_EQ) : old->properties;
  woad_value old_origin = hamt_get(vm, hamt_of(olds), vm->sym.origin), key, value;
  old_origin = old_origin == VALUE_NONE ? VALUE_NULL : syntax_prop_value(old_origin);
  olds = hamt_set(vm, olds, vm->sym.origin, pair_make(vm, identifier, old_origin));
  if (hamt_count(hamt_of(table)) == 0) return with_table(vm, new_stx, olds);
  HamtIter it;
  hamt_iter_init(&it, hamt_of(olds));
  while (hamt_iter_next(&it, &key, &value)) {
    woad_value newer = hamt_get(vm, hamt_of(table), key);
    table = hamt_set(vm, table, key, newer == VALUE_NONE ? value : combine(vm, newer, value));
  }
  return with_table(vm, new_stx, table);
}
