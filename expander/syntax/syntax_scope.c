/* SPDX-License-Identifier: MIT
 * syntax_scope.c: scope and shift operations on whole syntax objects, lazily: an operation changes the object at hand at
 * once and is recorded for its parts (syntax_pending.c); syntax_content pushes what is recorded one level down. */
#include "expander/common/modpath.h"
#include "expander/syntax/syntax_rep.h"
#include "runtime/data/pair.h"

static woad_value adjust(woad_vm *vm, woad_value stx, PendingOp op) {
  Syntax *s = syntax_of(stx);
  bool has_parts = syntax_has_parts(vm, s->content);
  StxContext now = syntax_context(s), old = now;
  syntax_pending_apply_op(vm, &now, &op);
  if (!has_parts && syntax_context_same(&now, &old)) return stx;
  Syntax *copy = syntax_copy(vm, s);
  syntax_context_put(copy, &now);
  if (has_parts) copy->pending = syntax_pending_add(vm, s->pending, op);
  return object_value(copy);
}

static PendingKind kind_of_op(ScopeOp op) {
  return op == SCOPE_ADD ? PENDING_ADD : op == SCOPE_REMOVE ? PENDING_REMOVE : PENDING_FLIP;
}

woad_value syntax_adjust_scope(woad_vm *vm, woad_value stx, woad_value scope, ScopeOp op, int phase) {
  if (scope_is_multi(scope)) scope = scope_shifted(vm, scope, phase);
  return adjust(vm, stx, (PendingOp){ .kind = kind_of_op(op), .scope = scope_of(scope) });
}

woad_value syntax_adjust_scopes(woad_vm *vm, woad_value stx, woad_value list_of_scopes, ScopeOp op, int phase) {
  for (; value_is_pair(list_of_scopes); list_of_scopes = pair_cdr(list_of_scopes)) {
    stx = syntax_adjust_scope(vm, stx, pair_car(list_of_scopes), op, phase);
  }
  return stx;
}

woad_value syntax_remove_scopes(woad_vm *vm, woad_value stx, ScopeSet *scopes) {
  if (scopes->count == 0) return stx;
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_REMOVE_ALL, .scopes = scopes });
}

ScopeSet *syntax_scope_set(woad_vm *vm, woad_value id, int phase) {
  return scopeset_at_phase(vm, syntax_of(id)->scopes, phase);
}

woad_value syntax_shift_phase(woad_vm *vm, woad_value stx, int shift) {
  if (shift == 0) return stx;
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_PHASE, .shift = shift });
}

woad_value syntax_push_multi(woad_vm *vm, woad_value stx, woad_value multi, int phase) {
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_PUSH, .scope = scope_of(scope_shifted(vm, multi, phase)) });
}

static ModuleShift *shift_make(woad_vm *vm, woad_value from, woad_value to, woad_value inspector) {
  ModuleShift *shift = mem_object(vm, ModuleShift, TYPE_OTHER);
  shift->from = from;
  shift->to = to;
  shift->inspector = inspector;
  shift->memo_chain = VALUE_NONE;
  shift->memo_result = VALUE_NONE;
  return shift;
}

woad_value syntax_shift_modules(woad_vm *vm, woad_value stx, woad_value from_mpi, woad_value to_mpi,
                                woad_value inspector) {
  if (from_mpi == to_mpi) from_mpi = VALUE_NONE;
  if (from_mpi == VALUE_NONE && inspector == VALUE_FALSE) return stx;
  ModuleShift *shift = shift_make(vm, from_mpi, to_mpi, inspector);
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_MODULES, .modules = shift });
}

woad_value syntax_make_shift(woad_vm *vm, woad_value from_mpi, woad_value to_mpi, woad_value inspector) {
  return object_value(shift_make(vm, from_mpi == to_mpi ? VALUE_NONE : from_mpi, to_mpi, inspector));
}

woad_value syntax_apply_shift_chain(woad_vm *vm, woad_value stx, woad_value chain) {
  if (!value_is_pair(chain)) return stx;
  stx = syntax_apply_shift_chain(vm, stx, pair_cdr(chain));
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_MODULES, .modules = module_shift_of(pair_car(chain)) });
}

static woad_value apply_chain(woad_vm *vm, woad_value chain, woad_value mpi) {
  if (value_is_null(chain)) return mpi;
  mpi = apply_chain(vm, pair_cdr(chain), mpi);
  ModuleShift *shift = module_shift_of(pair_car(chain));
  return shift->from == VALUE_NONE ? mpi : modpath_shift(vm, mpi, shift->from, shift->to);
}

woad_value syntax_apply_shifts(woad_vm *vm, woad_value stx, woad_value mpi) {
  return apply_chain(vm, syntax_of(stx)->shifts, mpi);
}
