/* SPDX-License-Identifier: MIT
 * mode.c: see mode.h. */
#include "expander/syntax/mode.h"

#include "expander/common/state.h"
#include "expander/syntax/syntax.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"

woad_value mode_phase_value(int phase) { return phase == PHASE_LABEL ? VALUE_FALSE : fixnum_make(phase); }

woad_value mode_make(woad_vm *vm, int phase, woad_value space) {
  if (space == VALUE_FALSE) return mode_phase_value(phase);
  SyntaxState *state = state_of(vm);
  if (!state->modes) state->modes = hash_make(vm, HASH_EQ, HASH_STRONG);
  woad_value by_phase = hash_get(vm, state->modes, space), key = mode_phase_value(phase);
  if (by_phase == VALUE_NONE) {
    by_phase = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
    hash_set(vm, state->modes, space, by_phase);
  }
  woad_value mode = hash_get(vm, hash_of(by_phase), key);
  if (mode == VALUE_NONE) hash_set(vm, hash_of(by_phase), key, mode = pair_make(vm, key, space));
  return mode;
}

static int phase_of(woad_value v) { return v == VALUE_FALSE ? PHASE_LABEL : (int)fixnum_value(v); }

int mode_phase(woad_value mode) { return phase_of(value_is_pair(mode) ? pair_car(mode) : mode); }
woad_value mode_space(woad_value mode) { return value_is_pair(mode) ? pair_cdr(mode) : VALUE_FALSE; }

static bool is_phase(woad_value v) { return v == VALUE_FALSE || phase_is_level(v); }
static bool is_space(woad_value v) { return value_is_symbol(v) && symbol_is_interned(v); }

bool mode_is_mode(woad_value v) {
  return value_is_pair(v) ? is_phase(pair_car(v)) && is_space(pair_cdr(v)) : is_phase(v);
}

bool mode_is_shift(woad_value v) {
  return mode_is_mode(v) || (value_is_pair(v) && is_phase(pair_car(v)) && pair_cdr(v) == VALUE_FALSE);
}

woad_value mode_intern(woad_vm *vm, woad_value v) {
  return value_is_pair(v) ? mode_make(vm, phase_of(pair_car(v)), pair_cdr(v)) : v;
}

woad_value mode_shift_value(woad_vm *vm, int phase, woad_value space) {
  woad_value value = mode_phase_value(phase);
  return space == SPACE_SAME ? value : pair_make(vm, value, space);
}

woad_value mode_add_space(woad_vm *vm, woad_value stx, woad_value space) {
  if (space == VALUE_FALSE) return stx;
  return syntax_adjust_scope(vm, stx, scope_interned(vm, space), SCOPE_ADD, 0);
}
