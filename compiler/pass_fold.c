/* SPDX-License-Identifier: MIT
 * pass_fold.c: constant folding, copy propagation, dead code, and tests in test position.
 *
 * In: after pass_letrec, with fresh counts.  Out: the same language, never larger. Effects and errors keep their order: an
 * expression is dropped only when pass_is_pure says so, and a primitive runs at compile time only when its row allows it
 * (PF_FOLDABLE) and it does not raise. */
#include "compiler/deep.h"
#include "compiler/known.h"
#include "compiler/pass.h"
#include "runtime/data/number.h"
#include "runtime/data/vector.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/prim.h"

enum { PURE_DEPTH = 8, MAX_FOLD_ARGS = 8, OCCUR_BUDGET = 300 };

typedef enum { FOLD_VALUE, FOLD_TEST, FOLD_EFFECT } FoldUse; /* how the value is used */
typedef struct { IrUnit *unit; FoldUse use; } FoldCtx;

static void *fold_node(woad_vm *vm, void *ctx, void *node);

static void fold(woad_vm *vm, const FoldCtx *ctx, Ir *ir, FoldUse use) {
  FoldCtx inner = {ctx->unit, use};
  deep_walk(vm, fold_node, &inner, ir);
}

/* --- purity --- */

static bool is_pure(const Ir *ir, int depth) {
  if (depth == 0) return false;
  switch (ir->kind) {
  case IR_CONST:
  case IR_PRIM:
  case IR_LAMBDA:
  case IR_CASE_LAMBDA: return true;
  case IR_LOCAL: return !ir->var->needs_check;
  case IR_CALL: {
    const PrimRow *row = ir_applied_row(ir);
    if (row == NULL || !(row->flags & PF_PURE) || (row->flags & (PF_CONTROL | PF_RAISES | PF_WRITES | PF_NESTS)))
      return false;
    if (strcmp(row->name, "values") == 0 && ir->nkids != 2) return false;
    for (uint32_t i = 1; i < ir->nkids; i++)
      if (!is_pure(ir->kids[i], depth - 1)) return false;
    return true;
  }
  case IR_IF:
  case IR_SEQ:
    for (uint32_t i = 0; i < ir->nkids; i++)
      if (!is_pure(ir->kids[i], depth - 1)) return false;
    return true;
  default: return false;
  }
}

bool pass_is_pure(const Ir *ir) { return is_pure(ir, PURE_DEPTH); }

/* --- copies --- */

static bool may_propagate(const IrUnit *unit, const Ir *rhs) {
  switch (rhs->kind) {
  case IR_CONST:
    return rhs->value != VALUE_UNDEFINED;
  case IR_PRIM: return true;
  case IR_LOCAL: return !rhs->var->is_mutated;
  case IR_LINK: /* an import with known facts: others may be assigned by their own module */
    return unit->links[rhs->pos].is_constant && !unit->links[rhs->pos].is_defined_here &&
           value_is_vector(unit->links[rhs->pos].known);
  default: return false;
  }
}

static void fold_local(Ir *ir) {
  const Ir *known = ir->var->pass_data;
  if (known == NULL || ir->var->is_mutated) return;
  woad_value source = ir->source, origin = ir->origin;
  *ir = *known;
  ir->source = source;
  ir->origin = origin;
}

/* An import that is known to hold a constant. */
static void fold_link(const FoldCtx *ctx, Ir *ir) {
  const IrLink *link = &ctx->unit->links[ir->pos];
  woad_value v = link->is_constant && !link->is_defined_here ? known_constant(link->known) : VALUE_NONE;
  if (v == VALUE_NONE) return;
  ir->kind = IR_CONST;
  ir->value = v;
}

/* --- bindings --- */

static void fold_clauses(woad_vm *vm, const FoldCtx *ctx, Ir *ir) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    IrClause *clause = &ir->clauses[i];
    fold(vm, ctx, clause->rhs, FOLD_VALUE);
    IrVar *var = clause->nvars == 1 ? clause->vars[0] : NULL;
    if (var != NULL && var->nuses == 0 && pass_is_pure(clause->rhs)) continue;
    if (var != NULL && ir->kind == IR_LET && !var->is_mutated && may_propagate(ctx->unit, clause->rhs)) {
      var->pass_data = clause->rhs;
      continue;
    }
    ir->clauses[kept++] = *clause;
  }
  ir->nclauses = kept;
}

/* Whether VAR may occur in IR; gives up, and says yes, after BUDGET nodes. */
static bool may_occur(const Ir *ir, const IrVar *var, int *budget) {
  if (--*budget < 0) return true;
  if (ir->var == var) return true;
  if (ir->kind == IR_LAMBDA && may_occur(ir->lambda->body, var, budget)) return true;
  for (uint32_t i = 0; i < ir->nclauses; i++)
    if (may_occur(ir->clauses[i].rhs, var, budget)) return true;
  for (uint32_t i = 0; i < ir->nkids; i++)
    if (may_occur(ir->kids[i], var, budget)) return true;
  return false;
}

/* (let ([t a]) (if t t b)) as a test is (if a #t b). Counts are stale here: propagation may have added uses. */
static void fold_or_test(woad_vm *vm, Ir *ir) {
  if (ir->nclauses != 1 || ir->clauses[0].nvars != 1 || ir->kids[0]->kind != IR_IF) return;
  const IrVar *var = ir->clauses[0].vars[0];
  Ir *test = ir->kids[0];
  int budget = OCCUR_BUDGET;
  if (var->is_mutated || ir->clauses[0].taker != NULL) return;
  if (test->kids[0]->kind != IR_LOCAL || test->kids[0]->var != var) return;
  if (test->kids[1]->kind != IR_LOCAL || test->kids[1]->var != var) return;
  if (may_occur(test->kids[2], var, &budget)) return;
  Ir *first = ir->clauses[0].rhs;
  *ir = *test;
  ir->kids[0] = first;
  ir->kids[1] = ir_const(vm, VALUE_TRUE, ir->source, ir->origin);
}

/* A clause that binds VAR alone, in an array of its own: a pointer into another clause's array would keep nothing alive. */
static IrClause single_clause(woad_vm *vm, IrVar *var, Ir *rhs) {
  IrVar **vars = mem_alloc(vm, sizeof *vars);
  vars[0] = var;
  return (IrClause){1, vars, rhs, NULL};
}

static bool gives_each_value(const IrClause *clause) {
  return ir_applies(clause->rhs, "values") && clause->rhs->nkids == clause->nvars + 1;
}

/* (let-values ([(a b) (values x y)]) ...) is (let ([a x] [b y]) ...) */
static void split_values(woad_vm *vm, Ir *ir) {
  uint32_t total = 0;
  bool any = false;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    bool splits = gives_each_value(&ir->clauses[i]);
    any = any || (splits && ir->clauses[i].nvars != 1);
    total += splits ? ir->clauses[i].nvars : 1;
  }
  if (!any) return;
  IrClause *clauses = mem_alloc(vm, (total + 1) * sizeof(IrClause));
  uint32_t n = 0;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    if (!gives_each_value(clause)) {
      clauses[n++] = *clause;
      continue;
    }
    for (uint32_t j = 0; j < clause->nvars; j++) clauses[n++] = single_clause(vm, clause->vars[j], clause->rhs->kids[j + 1]);
  }
  ir->clauses = clauses;
  ir->nclauses = n;
}

static void fold_binding(woad_vm *vm, const FoldCtx *ctx, Ir *ir) {
  if (ir->kind == IR_LET) split_values(vm, ir);
  fold_clauses(vm, ctx, ir);
  fold(vm, ctx, ir->kids[0], ctx->use);
  if (ir->nclauses == 0) *ir = *ir->kids[0];
  else if (ctx->use == FOLD_TEST && ir->kind == IR_LET) fold_or_test(vm, ir);
}

/* --- control --- */

static bool known_truth(const Ir *ir, bool *truth) {
  if (ir->kind != IR_CONST && ir->kind != IR_LAMBDA && ir->kind != IR_CASE_LAMBDA && ir->kind != IR_PRIM) return false;
  *truth = ir->kind != IR_CONST || ir->value != VALUE_FALSE;
  return true;
}

static void fold_if(woad_vm *vm, const FoldCtx *ctx, Ir *ir) {
  fold(vm, ctx, ir->kids[0], FOLD_TEST);
  bool truth;
  if (known_truth(ir->kids[0], &truth)) {
    Ir *chosen = ir->kids[truth ? 1 : 2];
    fold(vm, ctx, chosen, ctx->use);
    *ir = *chosen;
    return;
  }
  if (ir_applies(ir->kids[0], "not")) {
    Ir *then = ir->kids[1];
    ir->kids[0] = ir->kids[0]->kids[1];
    ir->kids[1] = ir->kids[2];
    ir->kids[2] = then;
  }
  fold(vm, ctx, ir->kids[1], ctx->use);
  fold(vm, ctx, ir->kids[2], ctx->use);
  bool then_truth, else_truth;
  if (ctx->use == FOLD_TEST && known_truth(ir->kids[1], &then_truth) && known_truth(ir->kids[2], &else_truth) &&
      then_truth && !else_truth)
    *ir = *ir->kids[0];
}

/* Flattens, and drops what has no effect. */
static void fold_seq(woad_vm *vm, const FoldCtx *ctx, Ir *ir) {
  Ir **kids = NULL;
  uint32_t n = 0, room = 0;
  for (uint32_t i = 0; i < ir->nkids; i++) {
    bool last = i + 1 == ir->nkids;
    Ir *kid = ir->kids[i];
    fold(vm, ctx, kid, last ? ctx->use : FOLD_EFFECT);
    if (!last && pass_is_pure(kid)) continue;
    if (kid->kind != IR_SEQ) {
      DEEP_PUSH(vm, kids, n, room, kid);
      continue;
    }
    for (uint32_t j = 0; j < kid->nkids; j++)
      if ((last && j + 1 == kid->nkids) || !pass_is_pure(kid->kids[j])) DEEP_PUSH(vm, kids, n, room, kid->kids[j]);
  }
  ir->kids = kids;
  ir->nkids = n;
  if (n == 1) *ir = *kids[0];
}

/* --- primitives on constants --- */

typedef struct { const PrimRow *row; int argc; woad_value args[MAX_FOLD_ARGS]; } FoldCall;

static woad_value run_primitive(woad_vm *vm, void *arg) {
  FoldCall *call = arg;
  vm->running_primitive = call->row->name;
  return call->row->fn(vm, call->argc, call->args);
}

static bool is_simple_constant(woad_value v) {
  return value_is_fixnum(v) || value_is_flonum(v) || value_is_bool(v) || value_is_char(v) || value_is_null(v) ||
         value_has_type(v, TYPE_SYMBOL) || value_has_type(v, TYPE_KEYWORD);
}

/* Results that could grow out of proportion are left to run time. */
static bool may_explode(const PrimRow *row) {
  static const char *const names[] = {"expt", "arithmetic-shift", "exact-integer-sqrt"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strcmp(row->name, names[i]) == 0) return true;
  return false;
}

static void fold_primitive(woad_vm *vm, Ir *ir) {
  const PrimRow *row = ir_applied_row(ir);
  if (row == NULL || !(row->flags & PF_FOLDABLE) || (row->flags & (PF_CONTROL | PF_NESTS | PF_ALLOC))) return;
  if (ir->nkids - 1 > MAX_FOLD_ARGS || may_explode(row)) return;
  FoldCall call = {row, (int)ir->nkids - 1, {0}};
  for (uint32_t i = 1; i < ir->nkids; i++) {
    if (ir->kids[i]->kind != IR_CONST || !is_simple_constant(ir->kids[i]->value)) return;
    call.args[i - 1] = ir->kids[i]->value;
  }
  woad_value result;
  const char *previous = vm->running_primitive;
  bool ok = catch_call(vm, run_primitive, &call, &result);
  vm->running_primitive = previous;
  if (!ok || !is_simple_constant(result)) return;
  ir->kind = IR_CONST;
  ir->value = result;
  ir->nkids = 0;
}

/* (variable-reference-constant? (#%variable-reference x)) for what is known here. */
static void fold_varref(const FoldCtx *ctx, Ir *ir) {
  if (!ir_applies(ir, "variable-reference-constant?") || ir->kids[1]->kind != IR_VARREF) return;
  const Ir *ref = ir->kids[1];
  bool is_constant = false;
  if (ref->var != NULL) is_constant = !ref->var->is_mutated;
  else if (ref->pos >= 0 && ctx->unit->links[ref->pos].is_constant) is_constant = !ctx->unit->links[ref->pos].is_mutated;
  else if (ref->pos < 0 || !ctx->unit->links[ref->pos].is_mutated) return;
  ir->kind = IR_CONST;
  ir->value = value_bool(is_constant);
  ir->nkids = 0;
}

/* A pure primitive whose result nobody wants: only its arguments count. */
static void fold_unused_call(Ir *ir) {
  const PrimRow *row = ir_applied_row(ir);
  if (row == NULL || !(row->flags & PF_PURE) || (row->flags & (PF_CONTROL | PF_RAISES | PF_WRITES | PF_NESTS))) return;
  for (uint32_t i = 1; i < ir->nkids; i++)
    if (!pass_is_pure(ir->kids[i])) return;
  ir->kind = IR_CONST;
  ir->value = VALUE_VOID;
  ir->nkids = 0;
}

static void fold_call(woad_vm *vm, const FoldCtx *ctx, Ir *ir) {
  for (uint32_t i = 0; i < ir->nkids; i++) {
    bool negated = i == 1 && ctx->use == FOLD_TEST && ir_applies(ir, "not");
    fold(vm, ctx, ir->kids[i], negated ? FOLD_TEST : FOLD_VALUE);
  }
  fold_varref(ctx, ir);
  if (ir->kind == IR_CALL) fold_primitive(vm, ir);
  if (ir->kind == IR_CALL && ctx->use == FOLD_EFFECT) fold_unused_call(ir);
}

static void *fold_node(woad_vm *vm, void *ctx_arg, void *node) {
  const FoldCtx *ctx = ctx_arg;
  Ir *ir = node;
  switch (ir->kind) {
  case IR_LOCAL: fold_local(ir); break;
  case IR_LINK: fold_link(ctx, ir); break;
  case IR_IF: fold_if(vm, ctx, ir); break;
  case IR_SEQ: fold_seq(vm, ctx, ir); break;
  case IR_LET:
  case IR_LETREC: fold_binding(vm, ctx, ir); break;
  case IR_LAMBDA: fold(vm, ctx, ir->lambda->body, FOLD_VALUE); break;
  case IR_CALL: fold_call(vm, ctx, ir); break;
  case IR_BEGIN0:
    for (uint32_t i = 0; i < ir->nkids; i++) fold(vm, ctx, ir->kids[i], i == 0 ? FOLD_VALUE : FOLD_EFFECT);
    break;
  default:
    for (uint32_t i = 0; i < ir->nkids; i++) fold(vm, ctx, ir->kids[i], FOLD_VALUE);
    break;
  }
  return NULL;
}

void pass_fold_run(woad_vm *vm, IrUnit *unit) {
  FoldCtx ctx = {unit, FOLD_VALUE};
  for (uint32_t i = 0; i < unit->nbodies; i++) deep_walk(vm, fold_node, &ctx, unit->bodies[i]);
}
