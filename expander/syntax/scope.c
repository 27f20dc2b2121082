/* SPDX-License-Identifier: MIT
 * scope.c: making scopes. Serial numbers come from the session's counter, in the order of creation, and never from
 * addresses: whatever is sorted by them is the same in every run. */
#include "expander/syntax/scopeset.h"

#include "expander/common/state.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"

static Scope *scope_new(woad_vm *vm, ScopeKind kind, unsigned flags) {
  Scope *scope = mem_object(vm, Scope, TYPE_SCOPE);
  scope->header.flags = (uint8_t)flags;
  scope->kind = kind;
  scope->serial = ++state_of(vm)->next_scope;
  scope->bindings = VALUE_FALSE;
  scope->bulk = VALUE_NULL;
  scope->phases = VALUE_FALSE;
  scope->shifted = VALUE_FALSE;
  scope->name = VALUE_FALSE;
  return scope;
}

woad_value scope_make(woad_vm *vm, ScopeKind kind) { return object_value(scope_new(vm, kind, 0)); }

/* What is written must not depend on when a session met the space first: its scope is older than any other. */
woad_value scope_interned(woad_vm *vm, woad_value name) {
  SyntaxState *state = state_of(vm);
  if (!state->spaces) state->spaces = hash_make(vm, HASH_EQ, HASH_STRONG);
  woad_value found = hash_get(vm, state->spaces, name);
  if (found != VALUE_NONE) return found;
  Scope *scope = scope_new(vm, SCOPE_SPACE, 0);
  if (state->next_space < STATE_SPACE_LIMIT) scope->serial = ++state->next_space;
  scope->name = name;
  hash_set(vm, state->spaces, name, object_value(scope));
  return object_value(scope);
}

woad_value scope_make_multi(woad_vm *vm, woad_value name) {
  Scope *multi = scope_new(vm, SCOPE_MODULE, SCOPE_IS_MULTI);
  multi->phases = hamt_empty(vm, HASH_EQV);
  multi->shifted = hamt_empty(vm, HASH_EQV);
  multi->name = name;
  return object_value(multi);
}

woad_value scope_at_phase(woad_vm *vm, woad_value multi, int phase) {
  Scope *scope = scope_of(multi);
  woad_value key = fixnum_make(phase);
  woad_value found = hamt_get(vm, hamt_of(scope->phases), key);
  if (found != VALUE_NONE) return found;
  Scope *fresh = scope_new(vm, SCOPE_MODULE, 0);
  fresh->multi = scope;
  fresh->shift = phase;
  fresh->name = scope->name;
  scope->phases = hamt_set(vm, scope->phases, key, object_value(fresh));
  return object_value(fresh);
}

static woad_value shifted_scope(woad_vm *vm, woad_value multi, int shift, unsigned flags) {
  Scope *scope = scope_of(multi);
  woad_value key = fixnum_make((int64_t)shift * 2 + (flags & SCOPE_TO_LABEL ? 1 : 0));
  woad_value found = hamt_get(vm, hamt_of(scope->shifted), key);
  if (found != VALUE_NONE) return found;
  Scope *fresh = scope_new(vm, scope->kind, SCOPE_IS_SHIFTED | flags);
  fresh->multi = scope;
  fresh->shift = shift;
  fresh->name = scope->name;
  scope->shifted = hamt_set(vm, scope->shifted, key, object_value(fresh));
  return object_value(fresh);
}

woad_value scope_shifted(woad_vm *vm, woad_value multi, int shift) {
  if (shift == PHASE_LABEL) return shifted_scope(vm, multi, 0, SCOPE_TO_LABEL);
  return shifted_scope(vm, multi, shift, 0);
}

woad_value scope_shifted_to_label(woad_vm *vm, woad_value multi, int from) {
  return shifted_scope(vm, multi, from, SCOPE_TO_LABEL);
}
