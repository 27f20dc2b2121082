/* SPDX-License-Identifier: MIT
 * syntax_pending.c: the operations that the parts of a compound have still to undergo. [Flatt16] section 6
 *
 * A list of operations grows with the depth of a form, since what every enclosing form did comes down in one piece. So lists
 * share their older parts, and what becomes of a context, or of another list, is remembered along the way: the next level
 * asks for the same and a few operations more. */
#include "expander/syntax/syntax_rep.h"
#include "runtime/data/pair.h"

/* --- lists --- */

/* Every so many operations there is a memo. The end of a list would be no good place: the scope that a macro's input gets
 * stands there, and is taken back from the result. */
enum { MEMO_DISTANCE = 8 };
static bool has_memo(const Pending *list) { return list->count % MEMO_DISTANCE == 0; }
/* What became of the last two contexts, and of the last list, that a list was applied to. */
typedef struct { StxContext before, after; } Applied;
struct PendingMemo { Applied applied[2]; Pending *first, *composed; };

static struct PendingMemo *memo_of(woad_vm *vm, Pending *list) {
  if (!list->memo) list->memo = mem_new(vm, struct PendingMemo);
  return list->memo;
}

static bool is_scope_op(PendingKind kind) { return kind <= PENDING_FLIP; }

/* Whether some operation may be merged with one before an operation of KIND. */
static bool is_passed(PendingKind kind) { return is_scope_op(kind) || kind == PENDING_MODULES || kind == PENDING_PHASE; }

/* What OP leaves of the only shifted scope after LIST: see Pending. */
static const Scope *pushed_after(const Pending *list, const PendingOp *op) {
  switch (op->kind) {
  case PENDING_PUSH: return op->scope;
  case PENDING_ADD: case PENDING_REMOVE: case PENDING_FLIP:
    return list && !(op->scope->header.flags & SCOPE_IS_SHIFTED) ? list->pushed : NULL;
  case PENDING_MODULES: return list ? list->pushed : NULL;
  default: return NULL;
  }
}

static Pending *list_extend(woad_vm *vm, Pending *list, PendingOp op) {
  Pending *fresh = mem_new(vm, Pending);
  fresh->earlier = list;
  fresh->op = op;
  fresh->count = (list ? list->count : 0) + 1;
  fresh->pushed = pushed_after(list, &op);
  fresh->newest = list && is_passed(op.kind) ? list->newest : 0;
  if (is_scope_op(op.kind) && op.scope->serial > fresh->newest) fresh->newest = op.scope->serial;
  return fresh;
}

/* The last operation of LIST on OP's scope that OP can be merged with, NULL when there is none. */
static Pending *mergeable(Pending *list, const PendingOp *op) {
  for (; list && list->newest >= op->scope->serial; list = list->earlier) {
    PendingKind kind = list->op.kind;
    if (is_scope_op(kind) && list->op.scope == op->scope) return list;
    if (!is_passed(kind) || (kind == PENDING_PHASE && (op->scope->header.flags & SCOPE_IS_SHIFTED))) return NULL;
  }
  return NULL;
}

/* The operations of a list, or of its newer part, oldest first. */
typedef struct { Pending *few[32], **nodes; uint32_t count; } Nodes;

static void nodes_above(woad_vm *vm, Nodes *nodes, Pending *list, const Pending *below) {
  uint32_t nbelow = below ? below->count : 0;
  nodes->count = (list ? list->count : 0) - nbelow;
  bool fits = nodes->count <= sizeof nodes->few / sizeof nodes->few[0];
  nodes->nodes = fits ? nodes->few : mem_alloc(vm, nodes->count * sizeof(Pending *));
  for (; list != below; list = list->earlier) nodes->nodes[list->count - nbelow - 1] = list;
}

/* START followed by what LIST has after AT. */
static Pending *list_replay(woad_vm *vm, Pending *start, Pending *list, const Pending *at) {
  Nodes nodes;
  nodes_above(vm, &nodes, list, at);
  for (uint32_t i = 0; i < nodes.count; i++) start = list_extend(vm, start, nodes.nodes[i]->op);
  return start;
}

/* LIST with OP merged into the operation AT on the same scope. */
static Pending *list_merge(woad_vm *vm, Pending *list, const Pending *at, PendingOp op) {
  if (op.kind == PENDING_FLIP) {
    if (at->op.kind == PENDING_FLIP) return list_replay(vm, at->earlier, list, at);
    op.kind = at->op.kind == PENDING_ADD ? PENDING_REMOVE : PENDING_ADD;
  }
  return op.kind == at->op.kind ? list : list_replay(vm, list_extend(vm, at->earlier, op), list, at);
}

Pending *syntax_pending_add(woad_vm *vm, Pending *list, PendingOp op) {
  if (op.kind == PENDING_PUSH && list && list->pushed == op.scope) return list;  /* once more would change nothing */
  Pending *at = is_scope_op(op.kind) ? mergeable(list, &op) : NULL;
  return at ? list_merge(vm, list, at, op) : list_extend(vm, list, op);
}

/* FIRST followed by LIST. */
static Pending *pending_compose(woad_vm *vm, Pending *first, Pending *list) {
  if (!first) return list;
  const Pending *known = list;
  while (known && !(known->memo && known->memo->first == first)) known = known->earlier;
  Pending *result = known ? known->memo->composed : first;
  if (known == list) return result;
  Nodes nodes;
  nodes_above(vm, &nodes, list, known);
  for (uint32_t i = 0; i < nodes.count; i++) {
    result = syntax_pending_add(vm, result, nodes.nodes[i]->op);
    if (!has_memo(nodes.nodes[i])) continue;
    struct PendingMemo *memo = memo_of(vm, nodes.nodes[i]);
    memo->first = first;
    memo->composed = result;
  }
  return result;
}

/* --- one operation on the context of one object --- */

static ScopeSet *apply_to_set(woad_vm *vm, ScopeSet *set, const PendingOp *op) {
  switch (op->kind) {
  case PENDING_ADD: return scopeset_add(vm, set, object_value(op->scope));
  case PENDING_REMOVE: return scopeset_remove(vm, set, object_value(op->scope));
  case PENDING_FLIP: return scopeset_flip(vm, set, object_value(op->scope));
  case PENDING_PHASE: return scopeset_shift_phase(vm, set, op->shift);
  case PENDING_REMOVE_ALL: return scopeset_remove_all(vm, set, op->scopes);
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

static void apply_push(woad_vm *vm, StxContext *c, Scope *shifted) {
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

void syntax_pending_apply_op(woad_vm *vm, StxContext *c, const PendingOp *op) {
  switch (op->kind) {
  case PENDING_MODULES:
    if (op->modules->from != VALUE_NONE) c->shifts = shift_chain(vm, c->shifts, op->modules);
    if (c->inspector == VALUE_FALSE) c->inspector = op->modules->inspector;
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

StxContext syntax_context(const Syntax *stx) {
  return (StxContext){ .scopes = stx->scopes, .fallbacks = stx->fallbacks, .shifts = stx->shifts,
                    .inspector = stx->inspector };
}

bool syntax_context_same(const StxContext *a, const StxContext *b) {
  return a->scopes == b->scopes && a->fallbacks == b->fallbacks && a->shifts == b->shifts &&
         a->inspector == b->inspector;
}

void syntax_context_put(Syntax *stx, const StxContext *c) {
  stx->scopes = c->scopes;
  stx->fallbacks = c->fallbacks;
  stx->shifts = c->shifts;
  stx->inspector = c->inspector;
}

static const Applied *find_applied(const Pending *list, const StxContext *before) {
  if (!list->memo) return NULL;
  for (int i = 0; i < 2; i++) {
    const Applied *applied = &list->memo->applied[i];
    if (applied->before.scopes && syntax_context_same(&applied->before, before)) return applied;
  }
  return NULL;
}

/* What becomes of CONTEXT under all of LIST. */
static StxContext pending_apply(woad_vm *vm, Pending *list, StxContext context) {
  const StxContext before = context;
  const Applied *applied = NULL;
  const Pending *known = list;
  while (known && !(applied = find_applied(known, &before))) known = known->earlier;
  if (applied) context = applied->after;
  if (known == list) return context;
  Nodes nodes;
  nodes_above(vm, &nodes, list, known);
  for (uint32_t i = 0; i < nodes.count; i++) {
    syntax_pending_apply_op(vm, &context, &nodes.nodes[i]->op);
    if (!has_memo(nodes.nodes[i])) continue;
    struct PendingMemo *memo = memo_of(vm, nodes.nodes[i]);
    memo->applied[1] = memo->applied[0];
    memo->applied[0] = (Applied){ before, context };
  }
  return context;
}

/* --- pushing: siblings usually have the same context and nothing pending, so the last answer is kept --- */

typedef struct {
  Pending *ops;
  bool taint;
  woad_value why;             /* with taint: see Syntax.packs */
  StxContext before, after;      /* memo: the last context met and what became of it */
  Pending *pending_before, *pending_after;
  bool has_memo;
} Push;

static woad_value push_into(woad_vm *vm, woad_value part, void *arg) {
  Push *push = arg;
  if (!value_is_syntax(part)) return part;
  Syntax *stx = syntax_of(part);
  bool taints = push->taint && !(stx->header.flags & SYNTAX_TAINTED);
  bool has_parts = syntax_has_parts(vm, stx->content);
  StxContext now = syntax_context(stx);
  if (push->ops) {
    if (!push->has_memo || !syntax_context_same(&now, &push->before)) {
      push->before = now;
      push->after = now = pending_apply(vm, push->ops, now);
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
  StxContext old = syntax_context(stx);
  if (!taints && syntax_context_same(&now, &old) && !(has_parts && push->ops)) return part;
  Syntax *copy = syntax_copy(vm, stx);
  syntax_context_put(copy, &now);
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
