/* SPDX-License-Identifier: MIT
 * syntax.c: syntax objects: making them, looking into them, the list view. */
#include "expander/syntax/syntax.h"

#include "expander/syntax/syntax_rep.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"

woad_value syntax_make(woad_vm *vm, woad_value content, SrcLoc *location) {
  Syntax *stx = mem_object(vm, Syntax, TYPE_SYNTAX);
  stx->content = content;
  stx->scopes = scopeset_empty(vm);
  stx->fallbacks = VALUE_NULL;
  stx->shifts = VALUE_NULL;
  stx->location = location;
  stx->properties = VALUE_FALSE;
  stx->packs = VALUE_NULL;
  stx->inspector = VALUE_FALSE;
  stx->origin = VALUE_FALSE;
  return object_value(stx);
}

Syntax *syntax_copy(woad_vm *vm, const Syntax *stx) {
  Syntax *copy = mem_object(vm, Syntax, TYPE_SYNTAX);
  *copy = *stx;
  copy->header.hash = 0;
  return copy;
}

bool syntax_is_prefab(woad_value v) {
  if (!value_is_struct(v)) return false;
  const StructType *type = struct_of(v)->type;
  if (type->prefab_key == VALUE_FALSE) return false;
  for (uint32_t i = 0; i <= type->depth; i++) {
    woad_value immutables = type->ancestors[i]->own_immutables;
    if (!value_is_vector(immutables)) return false;
    for (size_t k = 0; k < vector_of(immutables)->length; k++) {
      if (vector_of(immutables)->items[k] == VALUE_FALSE) return false;
    }
  }
  return true;
}

bool syntax_has_parts(woad_vm *vm, woad_value content) {
  if (value_is_pair(content)) return true;
  if (!value_is_object(content)) return false;
  switch (value_type(content)) {
  case TYPE_VECTOR: return vector_of(content)->length > 0;
  case TYPE_BOX: return true;
  case TYPE_HAMT: return hamt_count(hamt_of(content)) > 0;
  case TYPE_STRUCT: return syntax_is_prefab(content);
  default: return false;
  }
}

static woad_value map_pairs(woad_vm *vm, woad_value list, SyntaxPartFn fn, void *arg) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &out, fn(vm, pair_car(list), arg));
  if (value_is_syntax(list)) list = fn(vm, list, arg);
  pair_of(out.tail)->cdr = list;
  return out.head;
}

static woad_value map_hash(woad_vm *vm, woad_value hash, SyntaxPartFn fn, void *arg) {
  woad_value out = hamt_empty(vm, hamt_kind(hamt_of(hash))), key, value;
  HamtIter it;
  hamt_iter_init(&it, hamt_of(hash));
  while (hamt_iter_next(&it, &key, &value)) out = hamt_set(vm, out, key, fn(vm, value, arg));
  return out;
}

woad_value syntax_map_parts(woad_vm *vm, woad_value content, SyntaxPartFn fn, void *arg) {
  if (value_is_pair(content)) return map_pairs(vm, content, fn, arg);
  if (!value_is_object(content)) return content;
  switch (value_type(content)) {
  case TYPE_VECTOR: {
    Vector *from = vector_of(content), *to = vector_make(vm, from->length, VALUE_FALSE);
    for (size_t i = 0; i < from->length; i++) to->items[i] = fn(vm, from->items[i], arg);
    to->header.flags |= FLAG_IMMUTABLE;
    return object_value(to);
  }
  case TYPE_BOX: return box_make_immutable(vm, fn(vm, box_of(content)->value, arg));
  case TYPE_HAMT: return map_hash(vm, content, fn, arg);
  case TYPE_STRUCT: {
    if (!syntax_is_prefab(content)) return content;
    StructType *type = struct_of(content)->type;
    Struct *to = struct_make(vm, type);
    for (uint32_t i = 0; i < type->nfields; i++) to->fields[i] = fn(vm, struct_of(content)->fields[i], arg);
    return object_value(to);
  }
  default: return content;
  }
}

woad_value syntax_content(woad_vm *vm, woad_value stx) {
  Syntax *s = syntax_of(stx);
  if (s->pending || (s->header.flags & SYNTAX_TAINT_PENDING)) syntax_push_pending(vm, s);
  return s->content;
}

woad_value syntax_symbol(woad_value identifier) { return syntax_of(identifier)->content; }

/* --- the list view --- */

static woad_value view_content(woad_vm *vm, woad_value v) { return value_is_syntax(v) ? syntax_content(vm, v) : v; }

woad_value syntax_list(woad_vm *vm, woad_value stx) {
  woad_value content = view_content(vm, stx), tail = content;
  while (value_is_pair(tail)) tail = pair_cdr(tail);
  if (value_is_null(tail)) return content;
  if (!value_is_syntax(tail)) return VALUE_FALSE;
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value rest = content;;) {
    for (; value_is_pair(rest); rest = pair_cdr(rest)) pair_builder_add(vm, &out, pair_car(rest));
    if (value_is_null(rest)) return out.head;
    if (!value_is_syntax(rest)) return VALUE_FALSE;
    rest = syntax_e(vm, rest);
    if (!value_is_pair(rest) && !value_is_null(rest)) return VALUE_FALSE;
  }
}

bool syntax_is_pair(woad_vm *vm, woad_value stx) {
  (void)vm;
  return value_is_pair(value_is_syntax(stx) ? syntax_of(stx)->content : stx);
}

bool syntax_is_null(woad_vm *vm, woad_value stx) {
  (void)vm;
  return value_is_null(value_is_syntax(stx) ? syntax_of(stx)->content : stx);
}

woad_value syntax_car(woad_vm *vm, woad_value stx) { return pair_car(view_content(vm, stx)); }
woad_value syntax_cdr(woad_vm *vm, woad_value stx) { return pair_cdr(view_content(vm, stx)); }

woad_value syntax_rebuild(woad_vm *vm, woad_value original, woad_value content) {
  Syntax *copy = syntax_copy(vm, syntax_of(original));
  copy->pending = NULL;
  copy->content = VALUE_FALSE;
  if (copy->header.flags & SYNTAX_TAINTED) copy->header.flags |= SYNTAX_TAINT_PENDING;
  copy->content = syntax_wrap_parts(vm, copy, content, copy->location);
  return object_value(copy);
}
