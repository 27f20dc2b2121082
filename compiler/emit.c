/* SPDX-License-Identifier: MIT
 * emit.c: expressions and bindings. Destination-driven: each expression is told where its value goes, so values are made
 * in place; tests are emitted as jumps (emit_branch) without making a boolean. emit.h has the invariants. */
#include "compiler/emit.h"

#include "runtime/base/debug.h"
#include "runtime/prim/prim_table.h"

static void *emit_node(woad_vm *vm, void *ctx, void *node);

typedef struct { Emitter *em; Dest dest; } EmitCtx;

void emit_expr(Emitter *em, Ir *ir, Dest dest) {
  EmitCtx ctx = {em, dest};
  woad_value saved = em->source;
  if (ir->source != VALUE_FALSE) em->source = ir->source;
  deep_walk(em->vm, emit_node, &ctx, ir);
  em->source = saved;
}

/* --- destinations --- */

int32_t emit_target(Emitter *em, Dest dest) {
  if (dest.kind == DEST_REG || dest.kind == DEST_VECTOR) return dest.reg;
  emit_touch(em, em->top + 1);
  return em->top;
}

void emit_pop_marks(Emitter *em, Dest dest) {
  if (dest.marks >= 0) emit_ins(em, OP_MARK_POP, dest.marks, 0, 0);
}

void emit_finish(Emitter *em, Dest dest, int32_t reg) {
  if (dest.kind == DEST_TAIL) {
    emit_ins(em, OP_RETURN, reg, 0, 0);
    return;
  }
  if (dest.kind == DEST_VALUES) {
    emit_touch(em, em->top + dest.count + 1);
    if (reg != em->top) emit_ins(em, OP_MOVE, em->top, reg, 0);
    emit_ins(em, OP_BIND_VALUES, em->top, dest.count, dest.taker);
    for (int32_t i = 0; i < dest.count && dest.reg != em->top; i++)
      emit_ins(em, OP_MOVE, dest.reg + i, em->top + i, 0);
  } else if (dest.kind != DEST_EFFECT) {
    if (reg != dest.reg) emit_ins(em, OP_MOVE, dest.reg, reg, 0);
    if (dest.kind == DEST_VECTOR && dest.count == 0) emit_ins(em, OP_LIST_VALUES, dest.reg, 0, 0);
  }
  emit_pop_marks(em, dest);
}

void emit_finish_void(Emitter *em, Dest dest) {
  if (dest.kind == DEST_EFFECT) {
    emit_pop_marks(em, dest);
    return;
  }
  int32_t reg = emit_target(em, dest);
  emit_load_const(em, reg, VALUE_VOID);
  emit_finish(em, dest, reg);
}

bool emit_may_take(const Emitter *em, Dest dest) { return em->top < 250 && (dest.kind != DEST_REG || dest.reg < 250); }

int32_t emit_push(Emitter *em, Ir *ir) {
  int32_t reg = em->top++;
  emit_touch(em, em->top);
  Dest dest = emit_dest(DEST_REG, reg, 1);
  dest.fresh = true;
  emit_expr(em, ir, dest);
  return reg;
}

void emit_into(Emitter *em, Ir *ir, int32_t reg) { emit_expr(em, ir, emit_dest(DEST_REG, reg, 1)); }

void emit_effect(Emitter *em, Ir *ir) { emit_expr(em, ir, emit_dest(DEST_EFFECT, -1, 0)); }

bool emit_var_is_local(const Emitter *em, const IrVar *var) { return var->owner == em->fn; }

int32_t emit_operand(Emitter *em, Ir *ir) {
  if (ir->kind == IR_LOCAL && !ir->var->is_mutated && emit_var_is_local(em, ir->var)) return ir->var->reg;
  return emit_push(em, ir);
}

/* --- leaves --- */

static bool fits_special(woad_value v) {
  return value_tag(v) == TAG_IMMEDIATE && (VALUE_BITS(v) >> 3 & 31) == IMM_SPECIAL && (VALUE_BITS(v) >> 8 <= 5 || v == VALUE_UNDEFINED);
}

void emit_load_const(Emitter *em, int32_t reg, woad_value v) {
  if (value_is_fixnum(v) && fixnum_value(v) >= -32768 && fixnum_value(v) <= 32767)
    emit_ins(em, OP_LOAD_FIXNUM, reg, (int32_t)fixnum_value(v), 0);
  else if (fits_special(v)) emit_ins(em, OP_LOAD_SPECIAL, reg, (int32_t)(VALUE_BITS(v) >> 8), 0);
  else emit_ins(em, OP_LOAD_CONST, reg, emit_const_index(em, v), 0);
}

static void emit_const(Emitter *em, woad_value v, Dest dest) {
  if (dest.kind == DEST_EFFECT) {
    emit_pop_marks(em, dest);
    return;
  }
  int32_t reg = emit_target(em, dest);
  emit_load_const(em, reg, v);
  emit_finish(em, dest, reg);
}

static void load_box_contents(Emitter *em, IrVar *var, int32_t reg) {
  if (emit_var_is_local(em, var)) emit_ins(em, OP_BOX_LOAD, reg, var->reg, 0);
  else emit_ins(em, OP_LOAD_FREE_BOX, reg, var->free_index, 0);
}

static void emit_local(Emitter *em, IrVar *var, Dest dest) {
  if (dest.kind == DEST_EFFECT && !var->needs_check) {
    emit_pop_marks(em, dest);
    return;
  }
  if (!var->is_mutated && emit_var_is_local(em, var)) {
    emit_finish(em, dest, var->reg);
    return;
  }
  int32_t reg = emit_target(em, dest);
  if (!var->is_mutated) {
    if (em->fn->self == var) emit_ins(em, OP_LOAD_SELF, reg, 0, 0);
    else emit_ins(em, OP_LOAD_FREE, reg, var->free_index, 0);
    emit_finish(em, dest, reg);
    return;
  }
  if (var->needs_check && dest.kind == DEST_REG && !dest.fresh) { /* E1: the check comes after the write */
    reg = em->top;
    emit_touch(em, reg + 1);
  }
  load_box_contents(em, var, reg);
  if (var->needs_check) emit_ins(em, OP_CHECK_DEFINED, reg, emit_const_index(em, var->name), 0);
  emit_finish(em, dest, reg);
}

bool emit_link_is_defined(const Emitter *em, int32_t pos) {
  const IrLink *link = &em->unit->links[pos];
  return (link->is_constant && !link->is_defined_here) || pos == em->fn->self_link || pos == em->fn->cases_link;
}

static void emit_link(Emitter *em, int32_t pos, Dest dest) {
  bool defined = emit_link_is_defined(em, pos);
  if (dest.kind == DEST_EFFECT && defined) {
    emit_pop_marks(em, dest);
    return;
  }
  int32_t reg = emit_target(em, dest);
  emit_ins(em, defined ? OP_LOAD_LINK_DEFINED : OP_LOAD_LINK, reg, pos, 0);
  emit_finish(em, dest, reg);
}

static void emit_varref(Emitter *em, const Ir *ir, Dest dest) {
  int32_t bits = ir->pos >= 0 && ir->pos < 0x7fff ? ir->pos + 1 : 0;
  if (ir->var != NULL && !ir->var->is_mutated) bits = 0x8000;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, OP_LOAD_VARREF, reg, bits, 0);
  emit_finish(em, dest, reg);
}

/* --- assignments and definitions --- */

static void emit_set_local(Emitter *em, Ir *ir, Dest dest) {
  IrVar *var = ir->var;
  int32_t top = em->top;
  int32_t value = emit_operand(em, ir->kids[0]);
  if (var->needs_check && !ir->flag) {
    int32_t old = em->top;
    emit_touch(em, old + 1);
    load_box_contents(em, var, old);
    emit_ins(em, OP_CHECK_ASSIGNED, old, emit_const_index(em, var->name), 0);
  }
  if (emit_var_is_local(em, var)) emit_ins(em, OP_BOX_STORE, var->reg, value, 0);
  else emit_ins(em, OP_STORE_FREE_BOX, var->free_index, value, 0);
  em->top = top;
  emit_finish_void(em, dest);
}

static void emit_set_link(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  emit_ins(em, OP_STORE_LINK, ir->pos, emit_operand(em, ir->kids[0]), 0);
  em->top = top;
  emit_finish_void(em, dest);
}

static void emit_define(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  if (ir->nvars == 1) {
    emit_ins(em, OP_DEFINE_LINK, ir->vars_pos[0], emit_operand(em, ir->kids[0]), 0);
  } else {
    em->top += (int32_t)ir->nvars;
    emit_touch(em, em->top);
    Dest values = emit_dest(DEST_VALUES, top, (int32_t)ir->nvars);
    values.fresh = true;
    emit_expr(em, ir->kids[0], values);
    for (uint32_t i = 0; i < ir->nvars; i++) emit_ins(em, OP_DEFINE_LINK, ir->vars_pos[i], top + (int32_t)i, 0);
  }
  em->top = top;
  emit_finish_void(em, dest);
}

/* --- control --- */

static void emit_if(Emitter *em, Ir *ir, Dest dest) {
  int32_t otherwise = emit_label(em), end = emit_label(em);
  emit_branch(em, ir->kids[0], otherwise, false);
  emit_expr(em, ir->kids[1], dest);
  if (dest.kind != DEST_TAIL) emit_jump(em, OP_JUMP, end);
  emit_place(em, otherwise);
  emit_expr(em, ir->kids[2], dest);
  emit_place(em, end);
}

static void emit_seq(Emitter *em, Ir *ir, Dest dest) {
  for (uint32_t i = 0; i + 1 < ir->nkids; i++) emit_effect(em, ir->kids[i]);
  emit_expr(em, ir->kids[ir->nkids - 1], dest);
}

static void emit_effects_from(Emitter *em, Ir *ir, uint32_t first) {
  for (uint32_t i = first; i < ir->nkids; i++) emit_effect(em, ir->kids[i]);
}

/* What collect-results left in REG goes to DEST as the values that it stands for; now too few or too many are complained of. */
static void emit_collected_results(Emitter *em, Dest dest, int32_t reg) {
  int32_t a = em->top, end = emit_label(em);
  if (dest.kind == DEST_REG) emit_test(em, OP_TEST_TYPE, reg, TYPE_RESULTS, end, false);
  emit_touch(em, a + 5);
  emit_load_const(em, a, prim_lookup(em->vm, "#%woad", "results->values"));
  emit_ins(em, OP_MOVE, a + 4, reg, 0);
  emit_ins(em, OP_CALL, a, 1, 0);
  if (dest.kind == DEST_VALUES) emit_call_result(em, dest, a, false);
  emit_place(em, end);
  if (dest.kind == DEST_REG) emit_finish(em, dest, reg);
}

static void emit_begin0(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  if (dest.kind == DEST_EFFECT) {
    emit_effects_from(em, ir, 0);
    emit_pop_marks(em, dest);
    return;
  }
  if (dest.kind == DEST_REG && emit_gives_one_value(ir->kids[0])) {
    int32_t reg = emit_push(em, ir->kids[0]);
    emit_effects_from(em, ir, 1);
    emit_finish(em, dest, reg);
  } else {
    int32_t reg = em->top++;
    emit_touch(em, em->top);
    Dest inner = emit_dest(DEST_VECTOR, reg, dest.kind == DEST_TAIL ? 0 : dest.kind == DEST_VECTOR ? dest.count : 1);
    inner.fresh = true;
    emit_expr(em, ir->kids[0], inner);
    emit_effects_from(em, ir, 1);
    if (dest.kind == DEST_TAIL) {
      emit_ins(em, OP_RETURN_VECTOR, reg, 0, 0);
    } else if (dest.kind == DEST_VECTOR) {
      emit_ins(em, OP_MOVE, dest.reg, reg, 0);
      emit_pop_marks(em, dest);
    } else {
      emit_collected_results(em, dest, reg);
    }
  }
  em->top = top;
}

static void emit_wcm(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  if (dest.kind == DEST_TAIL || dest.marks >= 0) {
    int32_t key = emit_operand(em, ir->kids[0]);
    int32_t value = emit_operand(em, ir->kids[1]);
    if (dest.kind == DEST_TAIL) emit_ins(em, OP_MARK_SET, key, value, 0);
    else emit_ins(em, OP_MARK_ADD, dest.marks, key, value);
    em->top = top;
    emit_expr(em, ir->kids[2], dest);
    return;
  }
  dest.marks = em->top++;
  emit_touch(em, em->top);
  int32_t key = emit_operand(em, ir->kids[0]);
  int32_t value = emit_operand(em, ir->kids[1]);
  emit_ins(em, OP_MARK_PUSH, dest.marks, key, value);
  em->top = top + 1;
  emit_expr(em, ir->kids[2], dest);
  em->top = top;
}

/* --- bindings --- */

void emit_box_var(Emitter *em, IrVar *var) {
  if (var->is_mutated) emit_ins(em, OP_BOX_NEW, var->reg, var->reg, 0);
}

static void bind_clause(Emitter *em, const IrClause *clause, Dest dest) {
  IrVar *var = clause->nvars == 1 ? clause->vars[0] : NULL;
  if (var != NULL && var->loop != NULL) {
    emit_loop_bind(em, var->loop, dest);
    return;
  }
  if (var != NULL && clause->taker == NULL) {
    var->reg = var->is_mutated ? emit_push(em, clause->rhs) : emit_operand(em, clause->rhs);
    emit_box_var(em, var);
    return;
  }
  int32_t base = em->top;
  em->top += (int32_t)clause->nvars;
  emit_touch(em, em->top);
  Dest values = emit_dest(DEST_VALUES, base, (int32_t)clause->nvars);
  values.fresh = true;
  if (clause->taker != NULL) values.taker = emit_procedure_const(em, clause->taker) + 1;
  emit_expr(em, clause->rhs, values);
  for (uint32_t i = 0; i < clause->nvars; i++) {
    clause->vars[i]->reg = base + (int32_t)i;
    emit_box_var(em, clause->vars[i]);
  }
}

static void bind_all(Emitter *em, Ir *ir, Dest dest) {
  if (ir->kind == IR_LETREC) emit_letrec(em, ir, dest);
  else
    for (uint32_t i = 0; i < ir->nclauses; i++) bind_clause(em, &ir->clauses[i], dest);
}

static void emit_let(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  bind_all(em, ir, dest);
  emit_expr(em, ir->kids[0], dest);
  em->top = top;
}

/* --- dispatch --- */

static void *emit_node(woad_vm *vm, void *ctx_arg, void *node) {
  const EmitCtx *ctx = ctx_arg;
  Emitter *em = ctx->em;
  Dest dest = ctx->dest;
  Ir *ir = node;
  switch (ir->kind) {
  case IR_CONST:
  case IR_PRIM: emit_const(em, ir->value, dest); break;
  case IR_LOCAL: emit_local(em, ir->var, dest); break;
  case IR_LINK: emit_link(em, ir->pos, dest); break;
  case IR_LITERAL: {
    int32_t reg = emit_target(em, dest);
    emit_ins(em, OP_LOAD_LITERAL, reg, ir->pos, 0);
    emit_finish(em, dest, reg);
    break;
  }
  case IR_VARREF: emit_varref(em, ir, dest); break;
  case IR_SET_LOCAL: emit_set_local(em, ir, dest); break;
  case IR_SET_LINK: emit_set_link(em, ir, dest); break;
  case IR_DEFINE: emit_define(em, ir, dest); break;
  case IR_IF: emit_if(em, ir, dest); break;
  case IR_SEQ: emit_seq(em, ir, dest); break;
  case IR_BEGIN0: emit_begin0(em, ir, dest); break;
  case IR_LET:
  case IR_LETREC: emit_let(em, ir, dest); break;
  case IR_LAMBDA:
  case IR_CASE_LAMBDA: emit_lambda(em, ir, dest); break;
  case IR_CALL: emit_call(em, ir, dest); break;
  case IR_WCM: emit_wcm(em, ir, dest); break;
  default: PANIC("IR: unknown kind");
  }
  return NULL;
}

/* --- tests --- */

typedef struct { Emitter *em; int32_t label; bool when; } BranchCtx;

static void *branch_node(woad_vm *vm, void *ctx, void *node);

void emit_branch(Emitter *em, Ir *ir, int32_t label, bool when) {
  BranchCtx ctx = {em, label, when};
  woad_value saved = em->source;
  if (ir->source != VALUE_FALSE) em->source = ir->source;
  deep_walk(em->vm, branch_node, &ctx, ir);
  em->source = saved;
}

/* An arm that is constant sends the test straight to LABEL, or past the other arm: `and`, `or` and `not` cost nothing. */
static void branch_if(Emitter *em, Ir *ir, int32_t label, bool when) {
  Ir *then = ir->kids[1], *otherwise = ir->kids[2];
  int32_t end = emit_label(em);
  if (then->kind == IR_CONST || otherwise->kind == IR_CONST) {
    bool first = otherwise->kind != IR_CONST;
    const Ir *constant = first ? then : otherwise;
    bool truth = constant->value != VALUE_FALSE;
    emit_branch(em, ir->kids[0], truth == when ? label : end, first);
    emit_branch(em, first ? otherwise : then, label, when);
    emit_place(em, end);
    return;
  }
  int32_t second = emit_label(em);
  emit_branch(em, ir->kids[0], second, false);
  emit_branch(em, then, label, when);
  emit_jump(em, OP_JUMP, end);
  emit_place(em, second);
  emit_branch(em, otherwise, label, when);
  emit_place(em, end);
}

static void *branch_node(woad_vm *vm, void *ctx_arg, void *node) {
  const BranchCtx *ctx = ctx_arg;
  Emitter *em = ctx->em;
  Ir *ir = node;
  int32_t top = em->top;
  switch (ir->kind) {
  case IR_CONST:
  case IR_PRIM:
  case IR_LAMBDA:
  case IR_CASE_LAMBDA: {
    bool truth = ir->kind != IR_CONST || ir->value != VALUE_FALSE;
    if (truth == ctx->when) emit_jump(em, OP_JUMP, ctx->label);
    break;
  }
  case IR_IF: branch_if(em, ir, ctx->label, ctx->when); break;
  case IR_SEQ:
    for (uint32_t i = 0; i + 1 < ir->nkids; i++) emit_effect(em, ir->kids[i]);
    emit_branch(em, ir->kids[ir->nkids - 1], ctx->label, ctx->when);
    break;
  case IR_LET: {
    bool has_loop = false;
    for (uint32_t i = 0; i < ir->nclauses; i++)
      if (ir->clauses[i].nvars == 1 && ir->clauses[i].vars[0]->loop != NULL) has_loop = true;
    if (has_loop) goto general; /* its exits need a destination */
    bind_all(em, ir, emit_dest(DEST_EFFECT, -1, 0));
    emit_branch(em, ir->kids[0], ctx->label, ctx->when);
    break;
  }
  case IR_CALL:
    if (ir->kids[0]->kind == IR_PRIM && emit_prim_branch(em, ir, ctx->label, ctx->when)) break;
    goto general;
  default:
  general: {
    int32_t reg = emit_operand(em, ir);
    emit_test(em, OP_TEST, reg, 0, ctx->label, ctx->when);
  }
  }
  em->top = top;
  return NULL;
}

/* --- bodies --- */

void emit_bodies(Emitter *em, uint32_t first, uint32_t end, bool last) {
  for (uint32_t i = first; i < end; i++) {
    bool is_result = last && i + 1 == end;
    emit_expr(em, em->unit->bodies[i], emit_dest(is_result ? DEST_TAIL : DEST_EFFECT, -1, 0));
  }
  if (last && end > first) return;
  emit_load_const(em, 0, VALUE_VOID);
  emit_ins(em, OP_RETURN, 0, 0, 0);
}
