/* SPDX-License-Identifier: MIT
 * emit_call.c: calls of procedures; a structure's parts without a frame. The callee's frame is built where the result is
 * wanted when that place is on top. */
#include "compiler/emit.h"
#include "compiler/known.h"

int32_t emit_frame(Emitter *em, Dest dest) {
  if (!dest.fresh) return em->top;
  if ((dest.kind == DEST_REG || dest.kind == DEST_VECTOR) && dest.reg == em->top - 1) return dest.reg;
  if (dest.kind == DEST_VALUES && dest.reg + dest.count == em->top) return dest.reg;
  return em->top;
}

void emit_call_result(Emitter *em, Dest dest, int32_t reg, bool marks_taken) {
  switch (dest.kind) {
  case DEST_REG:
    if (reg != dest.reg) emit_ins(em, OP_MOVE, dest.reg, reg, 0);
    break;
  case DEST_EFFECT: emit_ins(em, OP_IGNORE_VALUES, 0, 0, 0); break;
  case DEST_VALUES:
    emit_touch(em, reg + dest.count + 1);
    emit_ins(em, OP_BIND_VALUES, reg, dest.count, dest.taker);
    for (int32_t i = 0; i < dest.count && reg != dest.reg; i++) emit_ins(em, OP_MOVE, dest.reg + i, reg + i, 0);
    break;
  case DEST_VECTOR:
    emit_ins(em, OP_LIST_VALUES, reg, dest.count, 0);
    if (reg != dest.reg) emit_ins(em, OP_MOVE, dest.reg, reg, 0);
    break;
  case DEST_TAIL: emit_ins(em, OP_RETURN, reg, 0, 0); return;
  }
  if (!marks_taken) emit_pop_marks(em, dest);
}

static bool calls_self(const Emitter *em, const Ir *ir) {
  const IrLambda *lambda = em->fn->lambda;
  const Ir *head = ir->kids[0];
  if (lambda == NULL || lambda->has_rest || lambda->nparams != ir->nkids - 1) return false;
  if (head->kind == IR_LOCAL) return head->var == em->fn->self || head->var == em->fn->cases;
  return head->kind == IR_LINK && (head->pos == em->fn->self_link || head->pos == em->fn->cases_link);
}

/* --- predicates and accessors of structures --- */

static bool is_structure_part(const Emitter *em, const Ir *ir, Dest dest) {
  const Ir *head = ir->kids[0];
  return head->kind == IR_LINK && ir->nkids == 2 && known_is_structure_part(em->unit->links[head->pos].known) &&
         emit_may_take(em, dest);
}

static void emit_structure_part(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top, pos = ir->kids[0]->pos;
  Ir *argument = ir->kids[1];
  bool can_wait = argument->kind == IR_LOCAL && !argument->var->needs_check;
  if (!can_wait && !emit_link_is_defined(em, pos)) emit_push(em, ir->kids[0]); /* complains before the argument has effects */
  em->top = top;
  int32_t from = emit_operand(em, argument);
  em->top = top;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, OP_STRUCT_PART, reg, from, pos);
  emit_ins(em, OP_TAKE, reg, 0, 0);
  emit_finish(em, dest, reg);
}

static void push_arguments(Emitter *em, Ir *ir, int32_t frame) {
  em->top = frame + 4;
  emit_touch(em, em->top);
  for (uint32_t i = 1; i < ir->nkids; i++) emit_push(em, ir->kids[i]);
}

void emit_call(Emitter *em, Ir *ir, Dest dest) {
  Ir *head = ir->kids[0];
  if (head->kind == IR_LOCAL && head->var->loop != NULL) {
    emit_loop_call(em, ir, head->var->loop);
    return;
  }
  if (head->kind == IR_PRIM && emit_prim_call(em, ir, dest)) return;
  if (is_structure_part(em, ir, dest)) {
    emit_structure_part(em, ir, dest);
    return;
  }
  int32_t top = em->top, a = emit_frame(em, dest), nargs = (int32_t)ir->nkids - 1;
  bool is_self = calls_self(em, ir) && dest.marks < 0;
  if (!is_self) {
    em->top = a;
    emit_push(em, head);
  }
  push_arguments(em, ir, a);
  em->top = top;
  if (dest.kind == DEST_TAIL) {
    emit_ins(em, is_self ? OP_TAIL_SELF : OP_TAIL_CALL, a, nargs, 0);
    return;
  }
  if (dest.marks >= 0) emit_ins(em, OP_CALL_MARKED, a, nargs, dest.marks);
  else emit_ins(em, is_self ? OP_CALL_SELF : OP_CALL, a, nargs, 0);
  emit_call_result(em, dest, a, true);
}
