/* SPDX-License-Identifier: MIT
 * pass_close.c: which variables each procedure captures. In: after pass_loop. Out: lambda->fn for every LAMBDA that has a
 * frame, with the captured variables in order of first use; var->owner of every variable.
 * A procedure bound by LETREC does not capture itself: it finds itself in its frame (fn->self). */
#include "compiler/deep.h"
#include "compiler/pass.h"
#include "runtime/base/debug.h"

typedef struct { PassFn *fn; IrVar *self; int32_t self_link; IrUnit *unit; } CloseCtx;

static void *close_node(woad_vm *vm, void *ctx, void *node);

static PassFn *make_fn(woad_vm *vm, IrLambda *lambda, PassFn *parent) {
  PassFn *fn = mem_new(vm, PassFn);
  fn->lambda = lambda;
  fn->parent = parent;
  fn->self_link = fn->cases_link = -1;
  return fn;
}

static void own(PassFn *fn, IrVar **vars, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) vars[i]->owner = fn;
}

static bool captures(const PassFn *fn, const IrVar *var) {
  for (uint32_t i = fn->nfree; i-- > 0;)
    if (fn->free[i] == var) return true;
  return false;
}

static void note_use(woad_vm *vm, PassFn *fn, IrVar *var) {
  if (var->loop != NULL) return;
  for (; fn != NULL && fn != var->owner && fn->self != var; fn = fn->parent) {
    if (captures(fn, var)) return;
    DEEP_PUSH(vm, fn->free, fn->nfree, fn->free_room, var);
    var->is_captured = true;
  }
  if (fn == NULL) PANIC("IR: variable out of scope");
}

static void close_kid(woad_vm *vm, const CloseCtx *ctx, Ir *ir, IrVar *self, int32_t self_link) {
  CloseCtx inner = {ctx->fn, self, self_link, ctx->unit};
  deep_walk(vm, close_node, &inner, ir);
}

static void close_lambda(woad_vm *vm, const CloseCtx *ctx, IrLambda *lambda) {
  PassFn *fn = make_fn(vm, lambda, ctx->fn);
  fn->self = ctx->self;
  fn->self_link = ctx->self_link;
  lambda->fn = fn;
  own(fn, lambda->params, lambda->nparams + lambda->has_rest);
  CloseCtx inner = {fn, NULL, -1, ctx->unit};
  deep_walk(vm, close_node, &inner, lambda->body);
}

/* In CTX, self and self_link hold the case-lambda. */
static void close_cases(woad_vm *vm, const CloseCtx *ctx, const Ir *ir) {
  for (uint32_t i = 0; i < ir->nkids; i++) {
    IrLambda *clause = ir->kids[i]->lambda;
    close_kid(vm, ctx, ir->kids[i], NULL, -1);
    bool is_first = !clause->has_rest;
    for (uint32_t j = 0; j < i && is_first; j++) is_first = !ir_accepts(ir->kids[j]->lambda, clause->nparams);
    if (!is_first) continue;
    clause->fn->cases = ctx->self;
    clause->fn->cases_link = ctx->self_link;
  }
}

static void close_binding(woad_vm *vm, const CloseCtx *ctx, const Ir *ir) {
  for (uint32_t i = 0; i < ir->nclauses; i++) own(ctx->fn, ir->clauses[i].vars, ir->clauses[i].nvars);
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    if (clause->nvars == 1 && clause->vars[0]->loop != NULL) {
      IrLambda *lambda = clause->rhs->lambda;
      lambda->fn = NULL;
      own(ctx->fn, lambda->params, lambda->nparams);
      close_kid(vm, ctx, lambda->body, NULL, -1);
      continue;
    }
    if (clause->taker != NULL) close_kid(vm, ctx, clause->taker, NULL, -1);
    close_kid(vm, ctx, clause->rhs, ir->kind == IR_LETREC ? clause->vars[0] : NULL, -1);
  }
}

/* Position of the variable that always holds the procedure which this definition makes, or -1. */
static int32_t constant_link(const IrUnit *unit, const Ir *ir) {
  if (ir->nvars != 1 || (ir->kids[0]->kind != IR_LAMBDA && ir->kids[0]->kind != IR_CASE_LAMBDA)) return -1;
  const IrLink *link = &unit->links[ir->vars_pos[0]];
  return link->is_defined_here && link->is_constant && !link->is_mutated ? ir->vars_pos[0] : -1;
}

static void *close_node(woad_vm *vm, void *ctx_arg, void *node) {
  const CloseCtx *ctx = ctx_arg;
  Ir *ir = node;
  switch (ir->kind) {
  case IR_LOCAL:
  case IR_SET_LOCAL: note_use(vm, ctx->fn, ir->var); break;
  case IR_LAMBDA: close_lambda(vm, ctx, ir->lambda); return NULL;
  case IR_CASE_LAMBDA: close_cases(vm, ctx, ir); return NULL;
  case IR_LET:
  case IR_LETREC: close_binding(vm, ctx, ir); break;
  default: break;
  }
  int32_t link = ir->kind == IR_DEFINE ? constant_link(ctx->unit, ir) : -1;
  for (uint32_t i = 0; i < ir->nkids; i++) close_kid(vm, ctx, ir->kids[i], NULL, link);
  return NULL;
}

PassFn *pass_close_run(woad_vm *vm, IrUnit *unit, uint32_t first, uint32_t end) {
  PassFn *fn = make_fn(vm, NULL, NULL);
  CloseCtx ctx = {fn, NULL, -1, unit};
  for (uint32_t i = first; i < end; i++) deep_walk(vm, close_node, &ctx, unit->bodies[i]);
  return fn;
}
