/* SPDX-License-Identifier: MIT
 * resolve_cache.c: a line of up to 8 entries per symbol, replaced in turn.
 *
 * A new binding (symbol, set) can only change the answers for supersets of its set; while a module is expanded nearly all
 * new bindings have a fresh scope, so nothing is forgotten. Bulk bindings void everything, by a generation count.
 * The sets of an entry keep their scopes alive, so the cache is begun anew when it has many lines. */
#include "expander/syntax/resolve_cache.h"

#include "expander/common/state.h"
#include "runtime/data/hash.h"

enum { LINE_SIZE = 8, MAX_LINES = 1000 };
typedef struct { Header header; uint32_t generation, used, turn; ResolveEntry entries[LINE_SIZE]; } ResolveLine;

static ResolveLine *line_find(woad_vm *vm, woad_value symbol) {
  SyntaxState *state = state_of(vm);
  if (!state->resolve_cache) return NULL;
  woad_value found = hash_get(vm, state->resolve_cache, symbol);
  if (found == VALUE_NONE) return NULL;
  ResolveLine *line = VALUE_AS(ResolveLine, found);
  if (line->generation != state->bulk_generation) {
    memset(line->entries, 0, sizeof line->entries);
    line->used = line->turn = 0;
    line->generation = state->bulk_generation;
  }
  return line;
}

const ResolveEntry *resolve_cache_find(woad_vm *vm, woad_value symbol, const ScopeSet *set) {
  ResolveLine *line = line_find(vm, symbol);
  if (!line) return NULL;
  for (uint32_t i = 0; i < line->used; i++) {
    if (line->entries[i].set == set) return &line->entries[i];
  }
  return NULL;
}

void resolve_cache_remember(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding, ResolveStatus status) {
  SyntaxState *state = state_of(vm);
  if (!state->resolve_cache || hash_count(state->resolve_cache) > MAX_LINES) {
    state->resolve_cache = hash_make(vm, HASH_EQ, HASH_STRONG);
  }
  ResolveLine *line = line_find(vm, symbol);
  if (!line) {
    line = mem_object(vm, ResolveLine, TYPE_OTHER);
    line->generation = state->bulk_generation;
    hash_set(vm, state->resolve_cache, symbol, object_value(line));
  }
  uint32_t at = line->used < LINE_SIZE ? line->used++ : line->turn++ % LINE_SIZE;
  line->entries[at] = (ResolveEntry){ .set = set, .binding = binding, .status = status };
}

void resolve_cache_forget(woad_vm *vm, woad_value symbol, const ScopeSet *set) {
  ResolveLine *line = line_find(vm, symbol);
  if (!line) return;
  for (uint32_t i = 0; i < line->used;) {
    if (scopeset_is_subset(set, line->entries[i].set)) line->entries[i] = line->entries[--line->used];
    else i++;
  }
}

void resolve_cache_forget_all(woad_vm *vm) { state_of(vm)->bulk_generation++; }

woad_value resolve_cache_root_scope(woad_vm *vm) {
  SyntaxState *state = state_of(vm);
  if (state->root_scope == VALUE_FALSE) state->root_scope = scope_make(vm, SCOPE_TOP);
  return state->root_scope;
}
