/* SPDX-License-Identifier: MIT
 * pass_loop.c: finds local procedures that need no closure and no frame: each use is a call with the right number of
 * arguments in tail position of the form that binds it (or of the body of another such procedure of that form). Their
 * bodies are emitted once, in the frame of the binder, and calls become jumps. Named lets, `do` loops and join points.
 *
 * In: after pass_letrec.  Out: var->loop is set for each, NULL for all other variables.
 * One walk assumes that every candidate succeeds and notes who depends on it; failures then spread along these notes:
 *  - a use that is not such a call fails the procedure;
 *  - a call out of the body of candidate F to an outer G is in G's frame only if F succeeds.
 * A with-continuation-mark body that is not in tail position of a frame (or of another such body) ends with a pop: no
 * jump may leave it. */
#include "compiler/deep.h"
#include "compiler/pass.h"

typedef struct {
  uint32_t depth;     /* binding forms on the path */
  uint32_t floor;     /* those below are out of reach of a tail jump */
  const void *frame;  /* the real procedure we are in */
  PassLoop *inside;   /* candidate whose body we are in */
  bool marks_replace; /* a mark set here replaces the one before: tail of a frame, or of a body with own marks */
} Place;

static void *walk_node(woad_vm *vm, void *ctx, void *node);

static void walk(woad_vm *vm, const Place *place, Ir *ir) {
  Place copy = *place;
  deep_walk(vm, walk_node, &copy, ir);
}

/* In a position whose value something still waits for. */
static void walk_operand(woad_vm *vm, const Place *place, Ir *ir) {
  Place inner = *place;
  inner.floor = inner.depth;
  inner.marks_replace = false;
  deep_walk(vm, walk_node, &inner, ir);
}

static void walk_operands(woad_vm *vm, const Place *place, const Ir *ir, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) walk_operand(vm, place, ir->kids[i]);
}

static void walk_lambda(woad_vm *vm, const Place *place, IrLambda *lambda) {
  Place inner = {place->depth, place->depth, lambda, NULL, true};
  for (uint32_t i = 0; i < lambda->nparams + lambda->has_rest; i++) lambda->params[i]->loop = NULL;
  deep_walk(vm, walk_node, &inner, lambda->body);
}

static void fail_loop(PassLoop *loop) { loop->failed = true; }

static void note_call(woad_vm *vm, const Place *place, PassLoop *loop, const Ir *ir) {
  if (ir->nkids - 1 != loop->lambda->nparams || loop->scope < place->floor || loop->frame != place->frame) {
    fail_loop(loop);
    return;
  }
  for (PassLoop *inside = place->inside; inside != NULL && inside->scope >= loop->scope; inside = inside->outer) {
    if (inside == loop) continue;
    DEEP_PUSH(vm, inside->needed_by, inside->nneeded_by, inside->needed_by_room, loop);
  }
}

static PassLoop *make_candidate(woad_vm *vm, const Place *place, const IrClause *clause) {
  if (clause->nvars != 1 || clause->vars[0]->is_mutated || clause->rhs->kind != IR_LAMBDA) return NULL;
  if (clause->rhs->lambda->has_rest) return NULL;
  PassLoop *loop = mem_new(vm, PassLoop);
  loop->var = clause->vars[0];
  loop->lambda = clause->rhs->lambda;
  loop->scope = place->depth;
  loop->frame = place->frame;
  loop->outer = place->inside;
  return loop;
}

static void walk_candidate_body(woad_vm *vm, const Place *place, PassLoop *loop) {
  Place inner = *place;
  inner.inside = loop;
  for (uint32_t i = 0; i < loop->lambda->nparams; i++) loop->lambda->params[i]->loop = NULL;
  deep_walk(vm, walk_node, &inner, loop->lambda->body);
}

static void walk_binding(woad_vm *vm, const Place *place, const Ir *ir) {
  Place inside = *place;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    for (uint32_t j = 0; j < clause->nvars; j++) clause->vars[j]->loop = NULL;
    PassLoop *loop = make_candidate(vm, place, clause);
    if (loop != NULL) clause->vars[0]->loop = loop;
  }
  inside.depth++;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    PassLoop *loop = clause->nvars == 1 ? clause->vars[0]->loop : NULL;
    if (loop != NULL) walk_candidate_body(vm, &inside, loop);
    else if (ir->kind == IR_LETREC) walk(vm, &inside, clause->rhs);
    else walk_operand(vm, &inside, clause->rhs);
  }
  walk(vm, &inside, ir->kids[0]);
}

static void walk_marked(woad_vm *vm, const Place *place, const Ir *ir) {
  walk_operands(vm, place, ir, 0, 2);
  Place inner = *place;
  if (!inner.marks_replace) inner.floor = inner.depth;
  inner.marks_replace = true;
  deep_walk(vm, walk_node, &inner, ir->kids[2]);
}

static void *walk_node(woad_vm *vm, void *ctx, void *node) {
  const Place *place = ctx;
  Ir *ir = node;
  switch (ir->kind) {
  case IR_LOCAL:
    if (ir->var->loop != NULL) fail_loop(ir->var->loop);
    break;
  case IR_IF:
    walk_operand(vm, place, ir->kids[0]);
    walk(vm, place, ir->kids[1]);
    walk(vm, place, ir->kids[2]);
    break;
  case IR_SEQ:
    walk_operands(vm, place, ir, 0, ir->nkids - 1);
    walk(vm, place, ir->kids[ir->nkids - 1]);
    break;
  case IR_LET:
  case IR_LETREC: walk_binding(vm, place, ir); break;
  case IR_LAMBDA: walk_lambda(vm, place, ir->lambda); break;
  case IR_CALL:
    if (ir->kids[0]->kind == IR_LOCAL && ir->kids[0]->var->loop != NULL)
      note_call(vm, place, ir->kids[0]->var->loop, ir);
    else walk_operand(vm, place, ir->kids[0]);
    walk_operands(vm, place, ir, 1, ir->nkids);
    break;
  case IR_WCM: walk_marked(vm, place, ir); break;
  default:
    if (ir->var != NULL && ir->kind == IR_VARREF && ir->var->loop != NULL) fail_loop(ir->var->loop);
    walk_operands(vm, place, ir, 0, ir->nkids);
    break;
  }
  return NULL;
}

/* --- settling --- */

typedef struct { PassLoop **items; uint32_t n, room; } LoopList;

static void *collect_node(woad_vm *vm, void *ctx, void *node) {
  LoopList *list = ctx;
  Ir *ir = node;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    if (clause->nvars == 1 && clause->vars[0]->loop != NULL) DEEP_PUSH(vm, list->items, list->n, list->room, clause->vars[0]->loop);
    deep_walk(vm, collect_node, ctx, clause->rhs);
  }
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, collect_node, ctx, ir->kids[i]);
  if (ir->kind == IR_LAMBDA) deep_walk(vm, collect_node, ctx, ir->lambda->body);
  return NULL;
}

static void spread_failures(woad_vm *vm, const LoopList *all) {
  LoopList work = {0};
  for (uint32_t i = 0; i < all->n; i++)
    if (all->items[i]->failed) DEEP_PUSH(vm, work.items, work.n, work.room, all->items[i]);
  while (work.n > 0) {
    PassLoop *loop = work.items[--work.n];
    loop->var->loop = NULL;
    for (uint32_t i = 0; i < loop->nneeded_by; i++) {
      PassLoop *next = loop->needed_by[i];
      if (next->failed) continue;
      next->failed = true;
      DEEP_PUSH(vm, work.items, work.n, work.room, next);
    }
  }
}

void pass_loop_run(woad_vm *vm, IrUnit *unit) {
  Place top = {0, 0, unit, NULL, false};
  LoopList all = {0};
  for (uint32_t i = 0; i < unit->nbodies; i++) walk(vm, &top, unit->bodies[i]);
  for (uint32_t i = 0; i < unit->nbodies; i++) deep_walk(vm, collect_node, &all, unit->bodies[i]);
  spread_failures(vm, &all);
}
