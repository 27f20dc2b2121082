/* SPDX-License-Identifier: MIT
 * scopeset.c: interned sets of scopes.
 *
 * A set is the path of its scopes from the oldest to the newest: empty -> {a} -> {a,b} -> ... Each step is looked up in
 * the table of the scope that it adds (scopeset.h Q2). Adding a scope newer than all others, the usual case, is one
 * look-up; removing the newest is a field read. Changes in the middle replay the newer scopes, and are remembered in a
 * small direct-mapped cache. A trie below the empty set was rejected: it would keep every scope alive. */
#include "expander/syntax/scopeset.h"

#include "expander/common/state.h"

enum { OP_CACHE_SIZE = 1024, OP_ADD = 0, OP_REMOVE = 1 };
typedef struct { ScopeSet *set, *result; Scope *scope; uintptr_t op; } OpEntry;
typedef struct ScopeOpCache { OpEntry entries[OP_CACHE_SIZE]; } ScopeOpCache;

/* What a set with shifted scopes is at one phase, or shifted by so much. */
typedef struct PhaseView { struct PhaseView *next; ScopeSet *set; int32_t phase; bool is_shift; } PhaseView;

ScopeSet *scopeset_empty(woad_vm *vm) {
  SyntaxState *state = state_of(vm);
  if (!state->empty_set) {
    ScopeSet *set = mem_object_flex(vm, ScopeSet, TYPE_SCOPE_SET, items, 1);
    set->serial = ++state->next_set;
    state->empty_set = set;
  }
  return state->empty_set;
}

static uint32_t table_start(const Scope *scope, const ScopeSet *rest) {
  return (rest->serial * 0x9E3779B1u) >> 7 & (scope->table_size - 1);
}

static void table_insert(Scope *scope, ScopeSet *set) {
  uint32_t i = table_start(scope, set->rest);
  while (scope->table[i]) i = (i + 1) & (scope->table_size - 1);
  scope->table[i] = set;
}

static void table_grow(woad_vm *vm, Scope *scope) {
  uint32_t old_size = scope->table_size;
  ScopeSet **old = scope->table;
  uint32_t size = old_size ? old_size * 2 : 4;
  ScopeSet **table = mem_alloc(vm, size * sizeof *table);
  scope->table = table;
  scope->table_size = size;
  for (uint32_t i = 0; i < old_size; i++) {
    if (old[i]) table_insert(scope, old[i]);
  }
}

/* SET with SCOPE, which is newer than all of it. */
static ScopeSet *set_extend(woad_vm *vm, ScopeSet *set, Scope *scope) {
  if (scope->table_size) {
    for (uint32_t i = table_start(scope, set); scope->table[i]; i = (i + 1) & (scope->table_size - 1)) {
      if (scope->table[i]->rest == set) return scope->table[i];
    }
  }
  ScopeSet *fresh = mem_object_flex(vm, ScopeSet, TYPE_SCOPE_SET, items, set->count + 1);
  fresh->header.flags = (uint8_t)(set->header.flags | (scope->header.flags & SCOPE_IS_SHIFTED ? FLAG_A : 0));
  fresh->count = set->count + 1;
  fresh->serial = ++state_of(vm)->next_set;
  fresh->mask = set->mask | (uint64_t)1 << (scope->serial & 63);
  fresh->rest = set;
  memcpy(fresh->items, set->items, set->count * sizeof fresh->items[0]);
  fresh->items[set->count] = scope;
  if (scope->table_used * 4 >= scope->table_size * 3) table_grow(vm, scope);
  table_insert(scope, fresh);
  scope->table_used++;
  return fresh;
}

static OpEntry *op_entry(woad_vm *vm, const ScopeSet *set, const Scope *scope, uintptr_t op) {
  SyntaxState *state = state_of(vm);
  if (!state->op_cache) state->op_cache = mem_new(vm, ScopeOpCache);
  uint32_t hash = set->serial * 0x9E3779B1u ^ (uint32_t)(scope->serial * 2 + op) * 0x85EBCA6Bu;
  return &state->op_cache->entries[hash >> 10 & (OP_CACHE_SIZE - 1)];
}

static ScopeSet *add_in_middle(woad_vm *vm, ScopeSet *set, Scope *scope) {
  OpEntry *entry = op_entry(vm, set, scope, OP_ADD);
  if (entry->set == set && entry->scope == scope && entry->op == OP_ADD) return entry->result;
  uint32_t at = set->count;
  ScopeSet *result = set;
  while (at > 0 && set->items[at - 1]->serial > scope->serial) at--, result = result->rest;
  result = set_extend(vm, result, scope);
  for (; at < set->count; at++) result = set_extend(vm, result, set->items[at]);
  *entry = (OpEntry){ .set = set, .result = result, .scope = scope, .op = OP_ADD };
  mem_keep(state_of(vm)->op_cache);
  return result;
}

static bool set_has(const ScopeSet *set, const Scope *scope) {
  if (!(set->mask >> (scope->serial & 63) & 1)) return false;
  uint32_t lo = 0, hi = set->count;
  while (lo < hi) {
    uint32_t mid = (lo + hi) / 2;
    if (set->items[mid] == scope) return true;
    if (set->items[mid]->serial < scope->serial) lo = mid + 1;
    else hi = mid;
  }
  return false;
}

bool scopeset_has(const ScopeSet *set, woad_value scope) { return set_has(set, scope_of(scope)); }

static ScopeSet *set_add(woad_vm *vm, ScopeSet *set, Scope *scope) {
  if (set->count == 0 || set->items[set->count - 1]->serial < scope->serial) return set_extend(vm, set, scope);
  if (set_has(set, scope)) return set;
  return add_in_middle(vm, set, scope);
}

ScopeSet *scopeset_add(woad_vm *vm, ScopeSet *set, woad_value scope) { return set_add(vm, set, scope_of(scope)); }

static ScopeSet *remove_from_middle(woad_vm *vm, ScopeSet *set, Scope *scope) {
  OpEntry *entry = op_entry(vm, set, scope, OP_REMOVE);
  if (entry->set == set && entry->scope == scope && entry->op == OP_REMOVE) return entry->result;
  uint32_t at = set->count;
  ScopeSet *result = set;
  while (at > 0 && set->items[at - 1]->serial >= scope->serial) at--, result = result->rest;
  for (at++; at < set->count; at++) result = set_extend(vm, result, set->items[at]);
  *entry = (OpEntry){ .set = set, .result = result, .scope = scope, .op = OP_REMOVE };
  mem_keep(state_of(vm)->op_cache);
  return result;
}

ScopeSet *scopeset_remove(woad_vm *vm, ScopeSet *set, woad_value scope) {
  Scope *gone = scope_of(scope);
  if (!set_has(set, gone)) return set;
  if (set->items[set->count - 1] == gone) return set->rest;
  return remove_from_middle(vm, set, gone);
}

ScopeSet *scopeset_flip(woad_vm *vm, ScopeSet *set, woad_value scope) {
  return scopeset_has(set, scope) ? scopeset_remove(vm, set, scope) : set_add(vm, set, scope_of(scope));
}

ScopeSet *scopeset_union(woad_vm *vm, ScopeSet *a, ScopeSet *b) {
  if (a->count < b->count) {
    ScopeSet *swap = a;
    a = b;
    b = swap;
  }
  for (uint32_t i = 0; i < b->count; i++) a = set_add(vm, a, b->items[i]);
  return a;
}

bool scopeset_is_subset(const ScopeSet *a, const ScopeSet *of) {
  if (a == of) return true;
  if (a->count >= of->count || (a->mask & ~of->mask)) return false;
  uint32_t j = 0;
  for (uint32_t i = 0; i < a->count; i++, j++) {
    while (j < of->count && of->items[j]->serial < a->items[i]->serial) j++;
    if (j == of->count || of->items[j] != a->items[i]) return false;
  }
  return true;
}

bool scopeset_has_kind(const ScopeSet *set, ScopeKind kind) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->items[i]->kind == kind && !(set->items[i]->header.flags & SCOPE_IS_SHIFTED)) return true;
  }
  return false;
}

static PhaseView *find_view(const ScopeSet *set, int phase, bool is_shift) {
  for (PhaseView *view = set->views; view; view = view->next) {
    if (view->phase == phase && view->is_shift == is_shift) return view;
  }
  return NULL;
}

/* Moves *SET down, one scope at a time, to a set whose view is known, which is the result, or to one without shifted scopes,
 * which is its own view (NULL). Both views are computed from there up. */
static ScopeSet *view_below(ScopeSet **set, int phase, bool is_shift) {
  for (*set = (*set)->rest; (*set)->header.flags & FLAG_A; *set = (*set)->rest) {
    const PhaseView *view = find_view(*set, phase, is_shift);
    if (view) return view->set;
  }
  return NULL;
}

static ScopeSet *remember_view(woad_vm *vm, ScopeSet *set, int phase, bool is_shift, ScopeSet *result) {
  PhaseView *view = mem_new(vm, PhaseView);
  view->next = set->views;
  view->set = result;
  view->phase = phase;
  view->is_shift = is_shift;
  set->views = view;
  return result;
}

/* The plain scope of a shifted one at PHASE, NULL when there is none. */
static Scope *plain_at_phase(woad_vm *vm, Scope *shifted, int phase) {
  woad_value multi = object_value(shifted->multi);
  if (shifted->header.flags & SCOPE_TO_LABEL) {
    return phase == PHASE_LABEL ? scope_of(scope_at_phase(vm, multi, shifted->shift)) : NULL;
  }
  return scope_of(scope_at_phase(vm, multi, phase == PHASE_LABEL ? PHASE_LABEL : phase - shifted->shift));
}

ScopeSet *scopeset_at_phase(woad_vm *vm, ScopeSet *set, int phase) {
  if (!(set->header.flags & FLAG_A)) return set;
  PhaseView *view = find_view(set, phase, false);
  if (view) return view->set;
  ScopeSet *below = set;
  ScopeSet *result = view_below(&below, phase, false);
  if (!result) result = below;
  for (uint32_t i = below->count; i < set->count; i++) {
    Scope *scope = set->items[i];
    if (scope->header.flags & SCOPE_IS_SHIFTED) scope = plain_at_phase(vm, scope, phase);
    if (scope) result = set_add(vm, result, scope);
  }
  return remember_view(vm, set, phase, false, result);
}

/* A shifted scope after another shift; NULL: it vanishes. */
static Scope *shift_further(woad_vm *vm, Scope *shifted, int shift) {
  woad_value multi = object_value(shifted->multi);
  if (shift == PHASE_LABEL) {
    if (shifted->header.flags & SCOPE_TO_LABEL) return NULL;
    return scope_of(scope_shifted_to_label(vm, multi, -shifted->shift));
  }
  if (shifted->header.flags & SCOPE_TO_LABEL) return shifted;
  return scope_of(scope_shifted(vm, multi, shifted->shift + shift));
}

ScopeSet *scopeset_shift_phase(woad_vm *vm, ScopeSet *set, int shift) {
  if (!(set->header.flags & FLAG_A) || shift == 0) return set;
  PhaseView *view = find_view(set, shift, true);
  if (view) return view->set;
  ScopeSet *below = set;
  ScopeSet *result = view_below(&below, shift, true);
  if (!result) result = below;
  for (uint32_t i = below->count; i < set->count; i++) {
    Scope *scope = set->items[i];
    if (scope->header.flags & SCOPE_IS_SHIFTED) scope = shift_further(vm, scope, shift);
    if (scope) result = set_add(vm, result, scope);
  }
  return remember_view(vm, set, shift, true, result);
}

ScopeSet *scopeset_plain_part(woad_vm *vm, ScopeSet *set) {
  if (!(set->header.flags & FLAG_A)) return set;
  ScopeSet *result = scopeset_empty(vm);
  for (uint32_t i = 0; i < set->count; i++) {
    if (!(set->items[i]->header.flags & SCOPE_IS_SHIFTED)) result = set_add(vm, result, set->items[i]);
  }
  return result;
}
