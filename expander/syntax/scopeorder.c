/* SPDX-License-Identifier: MIT
 * scopeorder.c: see scopeorder.h. */
#include "expander/syntax/scopeorder.h"

#include <stdlib.h>

#include "expander/common/state.h"
#include "runtime/data/bytes.h"
#include "runtime/data/symbol.h"

/* The serials of the scopes that one reading of literals made, and a digest of these literals. */
typedef struct ScopeHome { uint64_t first, last, digest; } ScopeHome;

static uint64_t digest_of(const Bytes *bytes) {
  uint64_t digest = 0xCBF29CE484222325u;
  for (size_t i = 0; i < bytes->length; i++) digest = (digest ^ bytes->data[i]) * 0x100000001B3u;
  return digest;
}

uint64_t scopeorder_next(woad_vm *vm) { return state_of(vm)->next_scope + 1; }

void scopeorder_note(woad_vm *vm, uint64_t first, woad_value bytes) {
  SyntaxState *state = state_of(vm);
  if (state->next_scope < first) return;
  if (state->nhomes == state->homes_room) {
    size_t room = state->homes_room * 2 + 32;
    ScopeHome *more = mem_alloc_atomic(vm, room * sizeof *more);
    if (state->nhomes) memcpy(more, state->homes, state->nhomes * sizeof *more);
    state->homes = more;
    state->homes_room = room;
  }
  state->homes[state->nhomes++] = (ScopeHome){ first, state->next_scope, digest_of(bytes_of(bytes)) };
}

/* Homes are noted in the order of their serials. NULL: SERIAL's scope was made by an expansion. */
static const ScopeHome *home_of(woad_vm *vm, uint64_t serial) {
  const SyntaxState *state = state_of(vm);
  size_t low = 0, high = state->nhomes;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const ScopeHome *home = &state->homes[middle];
    if (serial < home->first) high = middle;
    else if (serial > home->last) low = middle + 1;
    else return home;
  }
  return NULL;
}

static int compare_numbers(uint64_t a, uint64_t b) { return a < b ? -1 : a > b; }

/* A and B do not belong to one multi-scope. */
static int compare_bases(woad_vm *vm, const Scope *a, const Scope *b) {
  bool space_a = a->kind == SCOPE_SPACE, space_b = b->kind == SCOPE_SPACE;
  if (space_a && space_b) return symbol_compare(a->name, b->name);
  if (space_a || space_b) return space_a ? -1 : 1;
  const ScopeHome *home_a = home_of(vm, a->serial), *home_b = home_of(vm, b->serial);
  if (home_a != home_b) {
    if (!home_a || !home_b) return home_a ? -1 : 1;
    if (home_a->digest != home_b->digest) return compare_numbers(home_a->digest, home_b->digest);
  }
  return compare_numbers(a->serial, b->serial);
}

/* what SCOPE is to its multi-scope: itself, at a phase, shifted, shifted to label */
static int form_of(const Scope *scope) {
  if (!scope->multi) return 0;
  if (scope->header.flags & SCOPE_TO_LABEL) return 3;
  return scope->header.flags & SCOPE_IS_SHIFTED ? 2 : 1;
}

int scopeorder_compare(woad_vm *vm, const Scope *a, const Scope *b) {
  const Scope *base_a = a->multi ? a->multi : a, *base_b = b->multi ? b->multi : b;
  if (base_a != base_b) return compare_bases(vm, base_a, base_b);
  if (form_of(a) != form_of(b)) return form_of(a) - form_of(b);
  return (a->shift > b->shift) - (a->shift < b->shift);
}

static int compare_scopes(const void *a, const void *b, void *vm) {
  return scopeorder_compare(vm, scope_of(*(const woad_value *)a), scope_of(*(const woad_value *)b));
}

void scopeorder_sort(woad_vm *vm, woad_value *scopes, size_t n) { qsort_r(scopes, n, sizeof *scopes, compare_scopes, vm); }

Vector *scopeorder_of_set(woad_vm *vm, const ScopeSet *set) {
  Vector *out = vector_make(vm, set->count, VALUE_FALSE);
  for (size_t i = out->length; i-- > 0; set = set->rest) out->items[i] = object_value(set->newest);
  scopeorder_sort(vm, out->items, out->length);
  return out;
}
