/* SPDX-License-Identifier: MIT
 * emit_loop.c: procedures that pass_loop turned into loops. The body is emitted at the first call that is met; later calls
 * jump to it. Parameters have registers of their own; a jump assigns them all at once. */
#include "compiler/emit.h"

enum { SEARCH_LIMIT = 200 };

void emit_loop_bind(Emitter *em, PassLoop *loop, Dest dest) {
  Dest *kept = mem_new(em->vm, Dest);
  *kept = dest;
  loop->dest = kept;
  loop->is_emitted = false;
  loop->label = emit_label(em);
  loop->first_reg = em->top;
  for (uint32_t i = 0; i < loop->lambda->nparams; i++) loop->lambda->params[i]->reg = em->top++;
  loop->top = em->top;
  emit_touch(em, em->top);
}

/* --- does an expression read a register? --- */

typedef struct { const Emitter *em; int32_t reg; int budget; bool found; } Search;

static void *search_node(woad_vm *vm, void *ctx, void *node);

static void search_var(Search *search, const IrVar *var) {
  if (var->loop == NULL && emit_var_is_local(search->em, var) && var->reg == search->reg) search->found = true;
}

static void search_lambda(woad_vm *vm, Search *search, Ir *ir) {
  const PassFn *fn = ir->lambda->fn;
  if (fn == NULL) { /* a loop: its body runs here */
    deep_walk(vm, search_node, search, ir->lambda->body);
    return;
  }
  for (uint32_t i = 0; i < fn->nfree; i++) search_var(search, fn->free[i]);
}

static void *search_node(woad_vm *vm, void *ctx, void *node) {
  Search *search = ctx;
  Ir *ir = node;
  if (--search->budget < 0) search->found = true;
  if (search->found) return NULL;
  if ((ir->kind == IR_LOCAL || ir->kind == IR_SET_LOCAL) && ir->var != NULL) search_var(search, ir->var);
  if (ir->kind == IR_LAMBDA) search_lambda(vm, search, ir);
  for (uint32_t i = 0; i < ir->nclauses; i++) deep_walk(vm, search_node, ctx, ir->clauses[i].rhs);
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, search_node, ctx, ir->kids[i]);
  return NULL;
}

static bool reads_register(Emitter *em, Ir *ir, int32_t reg) {
  Search search = {em, reg, SEARCH_LIMIT, false};
  deep_walk(em->vm, search_node, &search, ir);
  return search.found;
}

/* --- parallel assignment --- */

typedef struct { int32_t to, from; Ir *constant; bool is_done; } LoopMove;

static bool is_awaited(const LoopMove *moves, uint32_t n, int32_t reg, uint32_t except) {
  for (uint32_t i = 0; i < n; i++)
    if (i != except && !moves[i].is_done && moves[i].constant == NULL && moves[i].from == reg) return true;
  return false;
}

/* Whether argument I may go to its register at once: nothing evaluated later and no pending move needs the old value. */
static bool may_assign_now(Emitter *em, Ir *call, const LoopMove *moves, uint32_t i, int32_t to) {
  if (is_awaited(moves, i, to, i)) return false;
  for (uint32_t j = i + 2; j < call->nkids; j++)
    if (reads_register(em, call->kids[j], to)) return false;
  return true;
}

static void plan_move(Emitter *em, Ir *call, LoopMove *moves, uint32_t i) {
  Ir *arg = call->kids[i + 1];
  LoopMove *move = &moves[i];
  bool is_leaf = arg->kind == IR_LOCAL && !arg->var->is_mutated && emit_var_is_local(em, arg->var);
  if (arg->kind == IR_CONST) {
    move->constant = arg;
  } else if (is_leaf) {
    move->from = arg->var->reg;
    move->is_done = move->from == move->to;
  } else if (may_assign_now(em, call, moves, i, move->to)) {
    emit_into(em, arg, move->to);
    move->is_done = true;
  } else {
    move->from = emit_push(em, arg);
  }
}

static void run_moves(Emitter *em, LoopMove *moves, uint32_t n) {
  for (bool progress = true; progress;) {
    progress = false;
    for (uint32_t i = 0; i < n; i++) {
      if (moves[i].is_done || moves[i].constant != NULL || is_awaited(moves, n, moves[i].to, i)) continue;
      emit_ins(em, OP_MOVE, moves[i].to, moves[i].from, 0);
      moves[i].is_done = progress = true;
    }
    for (uint32_t i = 0; i < n && !progress; i++) { /* a cycle: one value steps aside */
      if (moves[i].is_done || moves[i].constant != NULL) continue;
      int32_t aside = em->top++;
      emit_ins(em, OP_MOVE, aside, moves[i].from, 0);
      for (uint32_t j = 0; j < n; j++)
        if (j != i && moves[j].from == moves[i].from && !moves[j].is_done && moves[j].constant == NULL) moves[j].from = aside;
      moves[i].from = aside;
      progress = true;
    }
  }
  for (uint32_t i = 0; i < n; i++)
    if (moves[i].constant != NULL) emit_load_const(em, moves[i].to, moves[i].constant->value);
}

static void assign_parameters(Emitter *em, Ir *call, const PassLoop *loop) {
  uint32_t n = call->nkids - 1;
  LoopMove *moves = mem_alloc(em->vm, (n + 1) * sizeof(LoopMove));
  for (uint32_t i = 0; i < n; i++) moves[i].to = loop->first_reg + (int32_t)i;
  for (uint32_t i = 0; i < n; i++) plan_move(em, call, moves, i);
  run_moves(em, moves, n);
}

void emit_loop_call(Emitter *em, Ir *ir, PassLoop *loop) {
  int32_t top = em->top;
  assign_parameters(em, ir, loop);
  if (loop->is_emitted) {
    emit_jump(em, OP_LOOP, loop->label);
  } else {
    loop->is_emitted = true;
    emit_place(em, loop->label);
    em->top = loop->top;
    for (uint32_t i = 0; i < loop->lambda->nparams; i++) emit_box_var(em, loop->lambda->params[i]);
    emit_expr(em, loop->lambda->body, *(Dest *)loop->dest);
  }
  em->top = top;
}
