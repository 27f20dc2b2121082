/* SPDX-License-Identifier: MIT
 * syntax_scope.c: scope and shift operations on whole syntax objects, lazily. [Flatt16] section 6
 *
 * An operation changes the object at hand at once and is recorded for its parts; syntax_content pushes what is recorded one
 * level down. Siblings usually have the same scopes and nothing pending, so each push remembers the last answer. */
#include "expander/syntax/syntax_rep.h"

#include "expander/common/modpath.h"
#include "runtime/data/pair.h"

/* --- pending lists --- */

static bool is_scope_op(PendingKind kind) { return kind <= PENDING_FLIP; }

/* Position of an earlier operation on OP's scope that OP can be merged with, -1 when there is none. */
static int mergeable(const Pending *list, const PendingOp *op) {
  for (uint32_t i = list->count; i-- > 0;) {
    const PendingOp *earlier = &list->ops[i];
    if (is_scope_op(earlier->kind)) {
      if (earlier->scope == op->scope) return (int)i;
    } else if (earlier->kind != PENDING_MODULES) {
      bool commutes = earlier->kind == PENDING_PHASE && !(op->scope->header.flags & SCOPE_IS_SHIFTED);
      if (!commutes) return -1;
    }
  }
  return -1;
}

static Pending *pending_copy(woad_vm *vm, const Pending *list, uint32_t room) {
  Pending *copy = mem_new_flex(vm, Pending, ops, room);
  copy->count = list->count;
  memcpy(copy->ops, list->ops, list->count * sizeof list->ops[0]);
  return copy;
}

static Pending *pending_without(woad_vm *vm, const Pending *list, uint32_t at) {
  if (list->count == 1) return NULL;
  Pending *copy = pending_copy(vm, list, list->count);
  memmove(copy->ops + at, copy->ops + at + 1, (list->count - at - 1) * sizeof list->ops[0]);
  copy->count--;
  return copy;
}

/* LIST followed by OP; LIST itself is not changed. */
static Pending *pending_add(woad_vm *vm, const Pending *list, PendingOp op) {
  if (!list || op.kind == PENDING_CLEAR) {
    Pending *fresh = mem_new_flex(vm, Pending, ops, (list ? list->count : 0) + 1);
    for (uint32_t i = 0; list && i < list->count; i++) {  /* inspectors outlive a clearing of scopes */
      if (list->ops[i].kind == PENDING_MODULES) fresh->ops[fresh->count++] = list->ops[i];
    }
    fresh->ops[fresh->count++] = op;
    return fresh;
  }
  int at = is_scope_op(op.kind) ? mergeable(list, &op) : -1;
  if (at >= 0) {
    PendingKind earlier = list->ops[at].kind, merged = op.kind;
    if (op.kind == PENDING_FLIP) {
      if (earlier == PENDING_FLIP) return pending_without(vm, list, (uint32_t)at);
      merged = earlier == PENDING_ADD ? PENDING_REMOVE : PENDING_ADD;
    }
    if (merged == earlier) return (Pending *)list;
    Pending *copy = pending_copy(vm, list, list->count);
    copy->ops[at].kind = merged;
    return copy;
  }
  Pending *copy = pending_copy(vm, list, list->count + 1);
  copy->ops[copy->count++] = op;
  return copy;
}

static Pending *pending_compose(woad_vm *vm, Pending *first, const Pending *then) {
  if (!first) return (Pending *)then;
  for (uint32_t i = 0; i < then->count; i++) first = pending_add(vm, first, then->ops[i]);
  return first;
}

/* --- one operation on the sets and shifts of one object --- */

typedef struct { ScopeSet *scopes; woad_value fallbacks, shifts, inspector; } Context;

static ScopeSet *apply_to_set(woad_vm *vm, ScopeSet *set, const PendingOp *op) {
  switch (op->kind) {
  case PENDING_ADD: return scopeset_add(vm, set, object_value(op->scope));
  case PENDING_REMOVE: return scopeset_remove(vm, set, object_value(op->scope));
  case PENDING_FLIP: return scopeset_flip(vm, set, object_value(op->scope));
  case PENDING_PHASE: return scopeset_shift_phase(vm, set, op->shift);
  default: return set;
  }
}

static woad_value shift_chain(woad_vm *vm, woad_value chain, ModuleShift *shift) {
  if (shift->memo_chain != chain) {
    shift->memo_result = pair_make(vm, object_value(shift), chain);
    shift->memo_chain = chain;
  }
  return shift->memo_result;
}

static void apply_push(woad_vm *vm, Context *c, Scope *shifted) {
  ScopeSet *plain = scopeset_plain_part(vm, c->scopes), *old = c->scopes;
  ScopeSet *fresh = scopeset_add(vm, plain, object_value(shifted));
  if (fresh == old) return;
  PairBuilder kept;
  pair_builder_init(&kept);
  if (old != plain) pair_builder_add(vm, &kept, scopeset_value(old));
  for (woad_value p = c->fallbacks; value_is_pair(p); p = pair_cdr(p)) {
    if (scopeset_of(pair_car(p)) != fresh) pair_builder_add(vm, &kept, pair_car(p));
  }
  c->scopes = fresh;
  c->fallbacks = kept.head;
}

static void apply_op(woad_vm *vm, Context *c, const PendingOp *op) {
  switch (op->kind) {
  case PENDING_MODULES:
    if (op->modules->from != VALUE_NONE) c->shifts = shift_chain(vm, c->shifts, op->modules);
    if (c->inspector == VALUE_FALSE) c->inspector = op->modules->inspector;
    return;
  case PENDING_CLEAR:
    c->scopes = scopeset_empty(vm);
    c->fallbacks = VALUE_NULL;
    return;
  case PENDING_PUSH:
    apply_push(vm, c, op->scope);
    return;
  default:
    c->scopes = apply_to_set(vm, c->scopes, op);
    if (UNLIKELY(value_is_pair(c->fallbacks))) {
      PairBuilder out;
      pair_builder_init(&out);
      for (woad_value p = c->fallbacks; value_is_pair(p); p = pair_cdr(p)) {
        pair_builder_add(vm, &out, scopeset_value(apply_to_set(vm, scopeset_of(pair_car(p)), op)));
      }
      c->fallbacks = out.head;
    }
  }
}

static Context context_of(const Syntax *stx) {
  return (Context){ .scopes = stx->scopes, .fallbacks = stx->fallbacks, .shifts = stx->shifts,
                    .inspector = stx->inspector };
}

static bool context_same(const Context *a, const Context *b) {
  return a->scopes == b->scopes && a->fallbacks == b->fallbacks && a->shifts == b->shifts &&
         a->inspector == b->inspector;
}

static void context_put(Syntax *stx, const Context *c) {
  stx->scopes = c->scopes;
  stx->fallbacks = c->fallbacks;
  stx->shifts = c->shifts;
  stx->inspector = c->inspector;
}

/* --- pushing --- */

typedef struct {
  const Pending *ops;
  bool taint;
  woad_value why;             /* with taint: see Syntax.packs */
  Context before, after;      /* memo: the last context met and what became of it */
  Pending *pending_before, *pending_after;
  bool has_memo;
} Push;

static woad_value push_into(woad_vm *vm, woad_value part, void *arg) {
  Push *push = arg;
  if (!value_is_syntax(part)) return part;
  Syntax *stx = syntax_of(part);
  bool taints = push->taint && !(stx->header.flags & SYNTAX_TAINTED);
  bool has_parts = syntax_has_parts(vm, stx->content);
  Context now = context_of(stx);
  if (push->ops) {
    if (!push->has_memo || !context_same(&now, &push->before)) {
      push->before = now;
      for (uint32_t i = 0; i < push->ops->count; i++) apply_op(vm, &now, &push->ops->ops[i]);
      push->after = now;
      push->pending_before = stx->pending;
      push->pending_after = pending_compose(vm, stx->pending, push->ops);
      push->has_memo = true;
    }
    now = push->after;
    if (has_parts && stx->pending != push->pending_before) {
      push->pending_before = stx->pending;
      push->pending_after = pending_compose(vm, stx->pending, push->ops);
    }
  }
  Context old = context_of(stx);
  if (!taints && context_same(&now, &old) && !(has_parts && push->ops)) return part;
  Syntax *copy = syntax_copy(vm, stx);
  context_put(copy, &now);
  if (has_parts && push->ops) copy->pending = push->pending_after;
  if (taints) {
    copy->header.flags |= SYNTAX_TAINTED | (has_parts ? SYNTAX_TAINT_PENDING : 0);
    copy->packs = push->why;
  }
  return object_value(copy);
}

void syntax_push_pending(woad_vm *vm, Syntax *stx) {
  Push push = { .ops = stx->pending, .taint = (stx->header.flags & SYNTAX_TAINT_PENDING) != 0, .why = stx->packs };
  stx->content = syntax_map_parts(vm, stx->content, push_into, &push);
  stx->pending = NULL;
  stx->header.flags &= (uint8_t)~SYNTAX_TAINT_PENDING;
}

/* --- operations on whole objects --- */

static woad_value adjust(woad_vm *vm, woad_value stx, PendingOp op) {
  Syntax *s = syntax_of(stx);
  bool has_parts = syntax_has_parts(vm, s->content);
  Context now = context_of(s), old = now;
  apply_op(vm, &now, &op);
  if (!has_parts && context_same(&now, &old)) return stx;
  Syntax *copy = syntax_copy(vm, s);
  context_put(copy, &now);
  if (has_parts) copy->pending = pending_add(vm, s->pending, op);
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

ScopeSet *syntax_scope_set(woad_vm *vm, woad_value id, int phase) {
  return scopeset_at_phase(vm, syntax_of(id)->scopes, phase);
}

woad_value syntax_shift_phase(woad_vm *vm, woad_value stx, int shift) {
  if (shift == 0) return stx;
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_PHASE, .shift = shift });
}

woad_value syntax_strip_scopes(woad_vm *vm, woad_value stx) {
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_CLEAR });
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

woad_value syntax_shift_by(woad_vm *vm, woad_value stx, woad_value shift) {
  return adjust(vm, stx, (PendingOp){ .kind = PENDING_MODULES, .modules = module_shift_of(shift) });
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
