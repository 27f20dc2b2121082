/* SPDX-License-Identifier: MIT
 * scopeset.c: interned sets of scopes.
 *
 * A set is the path of its scopes from the oldest to the newest: empty -> {a} -> {a,b} -> ... Each step is looked up in
 * the table of the scope that it adds (scopeset.h Q2). Adding a scope newer than all others, the usual case, is one
 * look-up; removing the newest is a field read. Changes in the middle replay the newer scopes, and are remembered in a
 * small direct-mapped cache. A trie below the empty set was rejected: it would keep every scope alive.
 *
 * Paths are as long as forms are deep, so nothing copies one. A scope is found on a path by jump pointers whose lengths
 * follow the skew-binary numbers: O(log n) steps down, O(1) to extend. [Myers, An applicative random-access stack, 1983] */
#include "expander/syntax/scopeset.h"

#include "expander/common/state.h"
#include "runtime/data/pair.h"

enum { OP_CACHE_SIZE = 1024, OP_ADD = 0, OP_REMOVE = 1, OP_REMOVE_ALL = 2 };
typedef struct { ScopeSet *set, *result; const void *operand; uintptr_t op; } OpEntry;
typedef struct ScopeOpCache { OpEntry entries[OP_CACHE_SIZE]; } ScopeOpCache;

/* What a set with shifted scopes is at one phase, or shifted by so much. */
typedef struct PhaseView { struct PhaseView *next; ScopeSet *set; int32_t phase; bool is_shift; } PhaseView;

ScopeSet *scopeset_empty(woad_vm *vm) {
  SyntaxState *state = state_of(vm);
  if (!state->empty_set) {
    ScopeSet *set = mem_object(vm, ScopeSet, TYPE_SCOPE_SET);
    set->jump = set;
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

/* --- paths --- */

/* The jump pointer of a set whose rest is SET. */
static ScopeSet *jump_above(ScopeSet *set) {
  ScopeSet *jump = set->jump;
  return set->count > 0 && set->count - jump->count == jump->count - jump->jump->count ? jump->jump : set;
}

/* The part of SET that has no scope newer than SERIAL. */
static ScopeSet *set_up_to(ScopeSet *set, uint64_t serial) {
  while (set->top > serial) set = set->jump->top > serial ? set->jump : set->rest;
  return set;
}

woad_value scopeset_list(woad_vm *vm, const ScopeSet *set) {
  woad_value list = VALUE_NULL;
  for (; set->count > 0; set = set->rest) list = pair_make(vm, object_value(set->newest), list);
  return list;
}

/* Room for the scopes of a path; small paths need no allocation. */
typedef struct { Scope *few[32], **scopes; uint32_t count; } Path;

/* The scopes that SET has beyond BELOW, which is on its path, oldest first. */
static void path_above(woad_vm *vm, Path *path, const ScopeSet *set, const ScopeSet *below) {
  path->count = set->count - below->count;
  path->scopes = path->count <= sizeof path->few / sizeof path->few[0] ? path->few : mem_alloc(vm, path->count * sizeof(Scope *));
  for (; set != below; set = set->rest) path->scopes[set->count - below->count - 1] = set->newest;
}

/* SET with SCOPE, which is newer than all of it. */
static ScopeSet *set_extend(woad_vm *vm, ScopeSet *set, Scope *scope) {
  if (scope->table_size) {
    for (uint32_t i = table_start(scope, set); scope->table[i]; i = (i + 1) & (scope->table_size - 1)) {
      if (scope->table[i]->rest == set) return scope->table[i];
    }
  }
  ScopeSet *fresh = mem_object(vm, ScopeSet, TYPE_SCOPE_SET);
  bool is_shifted = (scope->header.flags & SCOPE_IS_SHIFTED) != 0;
  fresh->header.flags = (uint8_t)(set->header.flags | (is_shifted ? FLAG_A : 0));
  fresh->count = set->count + 1;
  fresh->serial = ++state_of(vm)->next_set;
  fresh->kinds = set->kinds | (is_shifted ? 0 : 1u << scope->kind);
  fresh->mask = set->mask | (uint64_t)1 << (scope->serial & 63);
  fresh->top = scope->serial;
  fresh->newest = scope;
  fresh->rest = set;
  fresh->jump = jump_above(set);
  if (scope->table_used * 4 >= scope->table_size * 3) table_grow(vm, scope);
  table_insert(scope, fresh);
  scope->table_used++;
  return fresh;
}

static OpEntry *op_entry(woad_vm *vm, const ScopeSet *set, uint64_t operand_serial, uintptr_t op) {
  SyntaxState *state = state_of(vm);
  if (!state->op_cache) state->op_cache = mem_new(vm, ScopeOpCache);
  uint32_t hash = set->serial * 0x9E3779B1u ^ (uint32_t)(operand_serial * 3 + op) * 0x85EBCA6Bu;
  return &state->op_cache->entries[hash >> 10 & (OP_CACHE_SIZE - 1)];
}

static bool op_is_known(const OpEntry *entry, const ScopeSet *set, const void *operand, uintptr_t op) {
  return entry->set == set && entry->operand == operand && entry->op == op;
}

static ScopeSet *op_remember(woad_vm *vm, OpEntry *entry, OpEntry known) {
  *entry = known;
  mem_keep(state_of(vm)->op_cache);
  return known.result;
}

/* TO with the scopes of FROM beyond BELOW, all of them newer than TO. */
static ScopeSet *set_replay(woad_vm *vm, ScopeSet *to, const ScopeSet *from, const ScopeSet *below) {
  Path path;
  path_above(vm, &path, from, below);
  for (uint32_t i = 0; i < path.count; i++) to = set_extend(vm, to, path.scopes[i]);
  return to;
}

static ScopeSet *change_in_middle(woad_vm *vm, ScopeSet *set, Scope *scope, uintptr_t op) {
  OpEntry *entry = op_entry(vm, set, scope->serial, op);
  if (op_is_known(entry, set, scope, op)) return entry->result;
  ScopeSet *below = set_up_to(set, scope->serial);
  ScopeSet *changed = op == OP_ADD ? set_extend(vm, below, scope) : below->rest;
  ScopeSet *result = set_replay(vm, changed, set, below);
  return op_remember(vm, entry, (OpEntry){ .set = set, .result = result, .operand = scope, .op = op });
}

static bool set_has(const ScopeSet *set, const Scope *scope) {
  if (!(set->mask >> (scope->serial & 63) & 1)) return false;
  return set_up_to((ScopeSet *)set, scope->serial)->newest == scope;
}

bool scopeset_has(const ScopeSet *set, woad_value scope) { return set_has(set, scope_of(scope)); }

static ScopeSet *set_add(woad_vm *vm, ScopeSet *set, Scope *scope) {
  if (set->top < scope->serial) return set_extend(vm, set, scope);
  if (set_has(set, scope)) return set;
  return change_in_middle(vm, set, scope, OP_ADD);
}

ScopeSet *scopeset_add(woad_vm *vm, ScopeSet *set, woad_value scope) { return set_add(vm, set, scope_of(scope)); }

ScopeSet *scopeset_remove(woad_vm *vm, ScopeSet *set, woad_value scope) {
  Scope *gone = scope_of(scope);
  if (set->newest == gone) return set->rest;
  return set_has(set, gone) ? change_in_middle(vm, set, gone, OP_REMOVE) : set;
}

ScopeSet *scopeset_remove_all(woad_vm *vm, ScopeSet *set, ScopeSet *gone) {
  if (!(set->mask & gone->mask)) return set;
  OpEntry *entry = op_entry(vm, set, gone->serial, OP_REMOVE_ALL), *known = entry;
  ScopeSet *below = set, *gone_below = gone, *result = NULL;
  while (!result) {  /* down to parts whose difference is known: the form around has been through this */
    if (op_is_known(known, below, gone_below, OP_REMOVE_ALL)) {
      result = known->result;
    } else if (!(below->mask & gone_below->mask)) {
      result = below;
    } else {
      if (below->newest == gone_below->newest) gone_below = gone_below->rest;
      below = below->rest;
      gone_below = set_up_to(gone_below, below->top);
      known = op_entry(vm, below, gone_below->serial, OP_REMOVE_ALL);
    }
  }
  if (below == set) return result;
  Path path;
  path_above(vm, &path, set, below);
  for (uint32_t i = 0; i < path.count; i++) {
    if (!set_has(gone, path.scopes[i])) result = set_extend(vm, result, path.scopes[i]);
  }
  return op_remember(vm, entry, (OpEntry){ .set = set, .result = result, .operand = gone, .op = OP_REMOVE_ALL });
}

ScopeSet *scopeset_flip(woad_vm *vm, ScopeSet *set, woad_value scope) {
  return scopeset_has(set, scope) ? scopeset_remove(vm, set, scope) : set_add(vm, set, scope_of(scope));
}

ScopeSet *scopeset_union(woad_vm *vm, ScopeSet *a, ScopeSet *b) {
  ScopeSet *larger = a->count < b->count ? b : a, *smaller = larger == a ? b : a;
  Path path;
  path_above(vm, &path, smaller, scopeset_empty(vm));
  for (uint32_t i = 0; i < path.count; i++) larger = set_add(vm, larger, path.scopes[i]);
  return larger;
}

bool scopeset_is_subset(const ScopeSet *a, const ScopeSet *of) {
  if (a->count > of->count) return false;
  for (; a->count > 0; a = a->rest, of = of->rest) {
    if (a->mask & ~of->mask) return false;
    of = set_up_to((ScopeSet *)of, a->top);
    if (a == of) return true;
    if (a->newest != of->newest || a->count >= of->count) return false;
  }
  return true;
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
  Path path;
  path_above(vm, &path, set, below);
  for (uint32_t i = 0; i < path.count; i++) {
    Scope *scope = path.scopes[i];
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
  Path path;
  path_above(vm, &path, set, below);
  for (uint32_t i = 0; i < path.count; i++) {
    Scope *scope = path.scopes[i];
    if (scope->header.flags & SCOPE_IS_SHIFTED) scope = shift_further(vm, scope, shift);
    if (scope) result = set_add(vm, result, scope);
  }
  return remember_view(vm, set, shift, true, result);
}

ScopeSet *scopeset_plain_part(woad_vm *vm, ScopeSet *set) {
  const ScopeSet *all = set;
  while (set->header.flags & FLAG_A) set = set->rest;
  Path path;
  path_above(vm, &path, all, set);
  for (uint32_t i = 0; i < path.count; i++) {
    if (!(path.scopes[i]->header.flags & SCOPE_IS_SHIFTED)) set = set_extend(vm, set, path.scopes[i]);
  }
  return set;
}
