/* SPDX-License-Identifier: MIT
 * pass_inline.c: calls whose procedure is known become bindings.
 *
 * In: after pass_letrec, with fresh counts.  Out: the same language.
 *  - ((lambda (x ...) body) arg ...) is (let ([x arg] ...) body); a binding form in operator position moves outside.
 *  - (call-with-values (lambda () e) (lambda (x ...) body)) is (let-values ([(x ...) e]) body), but for what a wrong number
 *    of values raises (IrClause.taker);
 *    with (case-lambda [(x) body] [xs many]) it is a test of what (collect-results e) gives.
 *  - a local procedure that is used once, in a call, moves to that call.
 *  - a recursive local procedure with one call from outside of itself is bound around that call: so the call is in tail
 *    position of the binding, and the procedure may become a loop (pass_loop).
 *  - a call of a known case-lambda is one of the clause for so many arguments. A clause that only fills in constants for
 *    arguments that are not given (known_fills_in) fills them in at the call.
 *  - a small procedure without bindings of its own is copied to its calls: local ones, and variables of the unit that are
 *    constant and surely defined by then. Code of another origin is not mixed in: unsafe attribution goes by origin.
 * A call with a wrong number of arguments is left alone. */
#include "compiler/deep.h"
#include "compiler/known.h"
#include "compiler/pass.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/prim.h"

/* Nodes of a small body, primitives in operator position not counted: less when it calls more than primitives, since the
 * call that copying saves is then a smaller part of the whole. */
enum { SMALL_LEAF_NODES = 24, SMALL_NODES = 10, COPY_BUDGET = 20000 };

typedef struct {
  IrUnit *unit;
  uint32_t body;          /* index of the unit's body being walked */
  Ir **link_lambdas;      /* procedures of the unit's variables, LAMBDA when small or CASE_LAMBDA, or NULL */
  uint32_t *link_bodies;  /* where they are defined */
  uint32_t copied;        /* nodes copied so far */
} InlineCtx;

/* What pass_data of a variable says: the LAMBDA or CASE_LAMBDA node it is bound to. */
static Ir *bound_lambda(const IrVar *var) { return var->pass_data; }

static void *inline_node(woad_vm *vm, void *ctx, void *node);

/* --- copying small bodies --- */

typedef struct { int nodes; bool calls; } SmallCount;

static bool count_small(const Ir *ir, SmallCount *count) {
  if (++count->nodes > (count->calls ? SMALL_NODES : SMALL_LEAF_NODES)) return false;
  switch (ir->kind) {
  case IR_CONST:
  case IR_PRIM:
  case IR_LINK: return true;
  case IR_LOCAL: return !ir->var->is_mutated;
  case IR_IF:
  case IR_CALL: {
    bool is_prim = ir->kind == IR_CALL && ir->kids[0]->kind == IR_PRIM;
    if (ir->kind == IR_CALL && !is_prim) count->calls = true;
    for (uint32_t i = is_prim; i < ir->nkids; i++)
      if (!count_small(ir->kids[i], count)) return false;
    return true;
  }
  default: return false;
  }
}

static bool is_small(const Ir *ir) {
  if (ir->kind != IR_LAMBDA || ir->lambda->has_rest) return false;
  for (uint32_t i = 0; i < ir->lambda->nparams; i++)
    if (ir->lambda->params[i]->is_mutated) return false;
  SmallCount count = {0, false};
  return count_small(ir->lambda->body, &count);
}

static bool calls_var(const Ir *ir, const IrVar *var, int32_t link) {
  if (ir->kind == IR_LOCAL && ir->var == var) return true;
  if (ir->kind == IR_LINK && ir->pos == link) return true;
  for (uint32_t i = 0; i < ir->nkids; i++)
    if (calls_var(ir->kids[i], var, link)) return true;
  return false;
}

/* Copies a small body; parameters map to the variables at the same place of TO. */
static Ir *copy_small(woad_vm *vm, const Ir *ir, const IrLambda *from, IrVar **to) {
  Ir *copy = mem_new(vm, Ir);
  *copy = *ir;
  for (uint32_t i = 0; i < from->nparams; i++)
    if (ir->kind == IR_LOCAL && ir->var == from->params[i]) copy->var = to[i];
  if (copy->kind == IR_LOCAL) copy->var->nuses++;
  if (ir->nkids > 0) {
    copy->kids = mem_alloc(vm, ir->nkids * sizeof(Ir *));
    for (uint32_t i = 0; i < ir->nkids; i++) copy->kids[i] = copy_small(vm, ir->kids[i], from, to);
  }
  return copy;
}

static Ir *copy_lambda(woad_vm *vm, const Ir *ir) {
  IrLambda *lambda = mem_new(vm, IrLambda);
  *lambda = *ir->lambda;
  lambda->params = mem_alloc(vm, (lambda->nparams + 1) * sizeof(IrVar *));
  for (uint32_t i = 0; i < lambda->nparams; i++) {
    lambda->params[i] = ir_var_make(vm, ir->lambda->params[i]->name);
    lambda->params[i]->nuses = 2;
  }
  lambda->body = copy_small(vm, ir->lambda->body, ir->lambda, lambda->params);
  Ir *copy = mem_new(vm, Ir);
  *copy = *ir;
  copy->lambda = lambda;
  return copy;
}

/* --- rewriting calls --- */

static Ir *make_rest_list(woad_vm *vm, const Ir *call, uint32_t first) {
  if (first + 1 >= call->nkids) return ir_const(vm, VALUE_NULL, call->source, call->origin);
  Ir *list = ir_make_kids(vm, IR_CALL, call->nkids - first, call->source, call->origin);
  list->kids[0] = ir_make(vm, IR_PRIM, call->source, call->origin);
  list->kids[0]->value = prim_lookup(vm, "#%kernel", "list");
  for (uint32_t i = 1; i < list->nkids; i++) list->kids[i] = call->kids[first + i];
  return list;
}

/* CALL, whose operator is a LAMBDA that accepts it, becomes a LET. */
static void beta_reduce(woad_vm *vm, Ir *call) {
  const IrLambda *lambda = call->kids[0]->lambda;
  uint32_t n = lambda->nparams + lambda->has_rest;
  Ir *let = ir_make_kids(vm, IR_LET, 1, call->source, call->origin);
  let->nclauses = n;
  let->clauses = mem_alloc(vm, (n + 1) * sizeof(IrClause));
  for (uint32_t i = 0; i < n; i++) {
    bool is_rest = i == lambda->nparams;
    let->clauses[i].nvars = 1;
    let->clauses[i].vars = mem_alloc(vm, sizeof(IrVar *));
    let->clauses[i].vars[0] = lambda->params[i];
    let->clauses[i].rhs = is_rest ? make_rest_list(vm, call, i) : call->kids[i + 1];
  }
  let->kids[0] = lambda->body;
  if (n == 0) let = lambda->body;
  *call = *let;
}

/* (OPERATOR-FORM ... body) applied: the call moves to the body. */
static void float_operator(woad_vm *vm, Ir *call) {
  Ir *form = call->kids[0], *inner = mem_new(vm, Ir);
  uint32_t last = form->nkids - 1;
  *inner = *call;
  inner->kids = mem_alloc(vm, call->nkids * sizeof(Ir *));
  memcpy(inner->kids, call->kids, call->nkids * sizeof(Ir *));
  inner->kids[0] = form->kids[last];
  *call = *form;
  call->kids = mem_alloc(vm, form->nkids * sizeof(Ir *));
  memcpy(call->kids, form->kids, form->nkids * sizeof(Ir *));
  call->kids[last] = inner;
}

static bool is_primitive_named(const Ir *ir, const char *name) {
  return ir->kind == IR_PRIM && value_has_type(ir->value, TYPE_PRIMITIVE) &&
         strcmp(VALUE_AS(Primitive, ir->value)->row->name, name) == 0;
}

static Ir *call_woad(woad_vm *vm, const Ir *at, const char *name, Ir *argument) {
  Ir *call = ir_make_kids(vm, IR_CALL, 2, at->source, at->origin);
  call->kids[0] = ir_make(vm, IR_PRIM, at->source, at->origin);
  call->kids[0]->value = prim_lookup(vm, "#%woad", name);
  call->kids[1] = argument;
  return call;
}

static Ir *bind_one(woad_vm *vm, const Ir *at, IrVar *var, Ir *value, Ir *body) {
  Ir *let = ir_make_kids(vm, IR_LET, 1, at->source, at->origin);
  let->nclauses = 1;
  let->clauses = mem_alloc(vm, sizeof(IrClause));
  let->clauses[0] = (IrClause){1, mem_alloc(vm, sizeof(IrVar *)), value, NULL};
  let->clauses[0].vars[0] = var;
  let->kids[0] = body;
  return let;
}

static Ir *use_of(woad_vm *vm, const Ir *at, IrVar *var) {
  Ir *use = ir_make(vm, IR_LOCAL, at->source, at->origin);
  use->var = var;
  return use;
}

/* One clause for one value, one for a list of others. */
static bool bind_collected(woad_vm *vm, Ir *call, Ir *producer, const Ir *consumer) {
  if (consumer->kind != IR_CASE_LAMBDA || consumer->nkids != 2) return false;
  const IrLambda *one = consumer->kids[0]->lambda, *many = consumer->kids[1]->lambda;
  if (one->nparams != 1 || one->has_rest || many->nparams != 0 || !many->has_rest) return false;
  IrVar *collected = ir_var_make(vm, one->params[0]->name);
  Ir *test = ir_make_kids(vm, IR_IF, 3, call->source, call->origin);
  test->kids[0] = call_woad(vm, call, "results?", use_of(vm, call, collected));
  Ir *list = call_woad(vm, call, "results->list", use_of(vm, call, collected));
  test->kids[1] = bind_one(vm, call, many->params[0], list, many->body);
  test->kids[2] = bind_one(vm, call, one->params[0], use_of(vm, call, collected), one->body);
  *call = *bind_one(vm, call, collected, call_woad(vm, call, "collect-results", producer->lambda->body), test);
  return true;
}

/* A procedure that a wrong number of arguments finds like LAMBDA, and that does nothing. */
static Ir *stand_in(woad_vm *vm, const Ir *lambda) {
  Ir *copy = ir_make(vm, IR_LAMBDA, lambda->source, lambda->origin);
  copy->lambda = mem_new(vm, IrLambda);
  *copy->lambda = *lambda->lambda;
  copy->lambda->params = mem_alloc(vm, (lambda->lambda->nparams + 1) * sizeof(IrVar *));
  for (uint32_t i = 0; i < lambda->lambda->nparams; i++)
    copy->lambda->params[i] = ir_var_make(vm, lambda->lambda->params[i]->name);
  copy->lambda->body = ir_const(vm, VALUE_VOID, lambda->source, lambda->origin);
  return copy;
}

static bool bind_values(woad_vm *vm, Ir *call) {
  if (call->nkids != 3 || !is_primitive_named(call->kids[0], "call-with-values")) return false;
  Ir *producer = call->kids[1], *consumer = call->kids[2];
  if (producer->kind != IR_LAMBDA || producer->lambda->has_rest || producer->lambda->nparams != 0) return false;
  if (consumer->kind != IR_LAMBDA) return bind_collected(vm, call, producer, consumer);
  if (consumer->lambda->has_rest) return false;
  Ir *let = ir_make_kids(vm, IR_LET, 1, call->source, call->origin);
  let->nclauses = 1;
  let->clauses = mem_alloc(vm, sizeof(IrClause));
  let->clauses[0] = (IrClause){consumer->lambda->nparams, consumer->lambda->params, producer->lambda->body, stand_in(vm, consumer)};
  let->kids[0] = consumer->lambda->body;
  *call = *let;
  return true;
}

/* The clause of PROCEDURE, a LAMBDA or CASE_LAMBDA, that a call with NARGS arguments runs, or NULL. */
static Ir *clause_for(Ir *procedure, uint32_t nargs) {
  if (procedure->kind == IR_LAMBDA) return ir_accepts(procedure->lambda, nargs) ? procedure : NULL;
  for (uint32_t i = 0; i < procedure->nkids; i++)
    if (ir_accepts(procedure->kids[i]->lambda, nargs)) return procedure->kids[i];
  return NULL;
}

/* The procedure that CALL calls, or NULL. */
static Ir *known_procedure(const InlineCtx *ctx, const Ir *call) {
  const Ir *head = call->kids[0];
  if (head->kind == IR_LOCAL && !head->var->is_mutated) return bound_lambda(head->var);
  return head->kind == IR_LINK ? ctx->link_lambdas[head->pos] : NULL;
}

/* A LAMBDA to call in place of what CALL names: PROCEDURE, of which it calls CLAUSE; or NULL. */
static Ir *known_operator(woad_vm *vm, InlineCtx *ctx, const Ir *call, const Ir *procedure, Ir *clause) {
  const Ir *head = call->kids[0];
  if (head->kind == IR_LINK && ctx->link_bodies[head->pos] > ctx->body) return NULL; /* what runs in its own definition is itself */
  if (head->kind == IR_LOCAL && head->var->nuses == 1 && procedure->kind == IR_LAMBDA) {
    head->var->nuses = 0;
    return clause;
  }
  if (!is_small(clause) || ctx->copied > COPY_BUDGET) return NULL;
  if (procedure->kind == IR_CASE_LAMBDA && calls_var(clause->lambda->body, head->var, head->pos)) return NULL;
  ctx->copied += SMALL_NODES;
  return copy_lambda(vm, clause);
}

/* The call of CLAUSE, which fills in constants, is that of the same procedure with them. */
static void fill_in(woad_vm *vm, Ir *call, const IrLambda *clause) {
  const Ir *body = clause->body;
  Ir **kids = mem_alloc(vm, body->nkids * sizeof(Ir *));
  memcpy(kids, call->kids, call->nkids * sizeof(Ir *));
  for (uint32_t i = call->nkids; i < body->nkids; i++) {
    kids[i] = mem_new(vm, Ir);
    *kids[i] = *body->kids[i];
  }
  call->kids = kids;
  call->nkids = body->nkids;
}

/* Makes CALL, of a variable, more direct. */
static bool resolve_call(woad_vm *vm, InlineCtx *ctx, Ir *call) {
  Ir *procedure = known_procedure(ctx, call);
  Ir *clause = procedure == NULL ? NULL : clause_for(procedure, call->nkids - 1);
  if (clause == NULL || clause->origin != call->origin) return false;
  if (procedure->kind == IR_CASE_LAMBDA && known_fills_in(call->kids[0], clause->lambda)) {
    fill_in(vm, call, clause->lambda);
    return true;
  }
  Ir *operator = known_operator(vm, ctx, call, procedure, clause);
  if (operator == NULL) return false;
  call->kids[0] = operator;
  return true;
}

static void inline_call(woad_vm *vm, InlineCtx *ctx, Ir *ir) {
  for (int step = 0; step < 64 && ir->kind == IR_CALL; step++) {
    Ir *head = ir->kids[0];
    if (head->kind == IR_LAMBDA && ir_accepts(head->lambda, ir->nkids - 1)) {
      beta_reduce(vm, ir);
    } else if (head->kind == IR_CASE_LAMBDA) {
      Ir *clause = clause_for(head, ir->nkids - 1);
      if (clause == NULL) return;
      ir->kids[0] = clause;
    } else if (head->kind == IR_LET || head->kind == IR_LETREC || head->kind == IR_SEQ) {
      float_operator(vm, ir);
      ir = ir->kids[ir->nkids - 1];
    } else if (!resolve_call(vm, ctx, ir)) {
      break;
    }
  }
  if (ir->kind == IR_CALL) bind_values(vm, ir);
}

/* --- bindings --- */

static void note_lambda(IrClause *clause, bool is_letrec) {
  if (clause->nvars != 1 || clause->vars[0]->is_mutated) return;
  if (clause->rhs->kind == IR_CASE_LAMBDA) clause->vars[0]->pass_data = clause->rhs;
  if (clause->rhs->kind != IR_LAMBDA) return;
  if (is_letrec && (clause->vars[0]->nuses == 1 || !is_small(clause->rhs) ||
                    calls_var(clause->rhs->lambda->body, clause->vars[0], -1)))
    return;
  clause->vars[0]->pass_data = clause->rhs;
}

/* Procedures that moved to their only call are no longer bound. */
static void drop_moved(Ir *ir) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    IrClause *clause = &ir->clauses[i];
    bool moved = clause->nvars == 1 && clause->vars[0]->pass_data != NULL && clause->vars[0]->nuses == 0;
    if (clause->nvars == 1) clause->vars[0]->pass_data = NULL;
    if (!moved) ir->clauses[kept++] = *clause;
  }
  ir->nclauses = kept;
}

/* --- sinking recursive procedures to their only call --- */

enum { SINK_BUDGET = 400 };
typedef struct { const IrVar *var; int budget, uses; Ir *call; } SinkSearch;

/* Looks for uses of the variable; CALL is one that is a call and is not inside of a procedure. */
static void find_uses(Ir *ir, SinkSearch *search, bool in_lambda) {
  if (--search->budget < 0) return;
  if (ir->kind == IR_LOCAL && ir->var == search->var) search->uses++;
  if (ir->kind == IR_CALL && ir->kids[0]->kind == IR_LOCAL && ir->kids[0]->var == search->var && !in_lambda)
    search->call = ir;
  if (ir->kind == IR_LAMBDA) find_uses(ir->lambda->body, search, true);
  for (uint32_t i = 0; i < ir->nclauses; i++) find_uses(ir->clauses[i].rhs, search, in_lambda);
  for (uint32_t i = 0; i < ir->nkids; i++) find_uses(ir->kids[i], search, in_lambda);
}

/* (letrec ([f lambda]) ... (f arg ...) ...) is (... (letrec ([f lambda]) (f arg ...)) ...): making the closure later has no
 * effect that could be seen. */
static void sink_letrec(woad_vm *vm, Ir *ir) {
  if (ir->kind != IR_LETREC || ir->nclauses != 1 || ir->clauses[0].rhs->kind != IR_LAMBDA) return;
  SinkSearch search = {ir->clauses[0].vars[0], SINK_BUDGET, 0, NULL};
  find_uses(ir->kids[0], &search, false);
  if (search.budget < 0 || search.uses != 1 || search.call == NULL || search.call == ir->kids[0]) return;
  Ir *call = mem_new(vm, Ir), *binding = mem_new(vm, Ir);
  *call = *search.call;
  *binding = *ir;
  binding->kids = mem_alloc(vm, sizeof(Ir *));
  binding->kids[0] = call;
  *search.call = *binding;
  *ir = *ir->kids[0];
}

static void *inline_node(woad_vm *vm, void *ctx, void *node) {
  Ir *ir = node;
  if (ir->kind == IR_LAMBDA) deep_walk(vm, inline_node, ctx, ir->lambda->body);
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    deep_walk(vm, inline_node, ctx, ir->clauses[i].rhs);
    if (ir->kind == IR_LET) note_lambda(&ir->clauses[i], false);
  }
  for (uint32_t i = 0; i < ir->nclauses && ir->kind == IR_LETREC; i++) note_lambda(&ir->clauses[i], true);
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, inline_node, ctx, ir->kids[i]);
  if (ir->kind == IR_CALL) inline_call(vm, ctx, ir);
  else if (ir->nclauses > 0) drop_moved(ir);
  sink_letrec(vm, ir);
  return NULL;
}

static void note_definitions(InlineCtx *ctx) {
  const IrUnit *unit = ctx->unit;
  for (uint32_t i = 0; i < unit->nbodies; i++) {
    Ir *body = unit->bodies[i];
    if (body->kind != IR_DEFINE || body->nvars != 1) continue;
    int32_t pos = body->vars_pos[0];
    const IrLink *link = &unit->links[pos];
    if (!link->is_constant || link->is_mutated) continue;
    bool has_cases = body->kids[0]->kind == IR_CASE_LAMBDA;
    if (!has_cases && (!is_small(body->kids[0]) || calls_var(body->kids[0]->lambda->body, NULL, pos))) continue;
    ctx->link_lambdas[pos] = body->kids[0];
    ctx->link_bodies[pos] = i;
  }
}

void pass_inline_run(woad_vm *vm, IrUnit *unit) {
  InlineCtx ctx = {.unit = unit};
  ctx.link_lambdas = mem_alloc(vm, (unit->nlinks + 1) * sizeof(Ir *));
  ctx.link_bodies = mem_alloc(vm, (unit->nlinks + 1) * sizeof(uint32_t));
  note_definitions(&ctx);
  for (ctx.body = 0; ctx.body < unit->nbodies; ctx.body++) deep_walk(vm, inline_node, &ctx, unit->bodies[ctx.body]);
}
