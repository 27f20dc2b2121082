/* SPDX-License-Identifier: MIT
 * state.c: see state.h. */
#include "expander/common/state.h"

void state_boot(woad_vm *vm) {
  if (vm->syntax) return;
  SyntaxState *state = mem_new(vm, SyntaxState);
  state->root_scope = VALUE_FALSE;
  state->next_scope = STATE_SPACE_LIMIT;
  vm->syntax = state;
}
