/* SPDX-License-Identifier: MIT
 * emit_lambda.c: procedures: their code, their closures, and groups of closures that refer to one another. In a group, a
 * closure captures #f for one that does not exist yet, and is patched when all of them do. */
#include "compiler/emit.h"

#include "runtime/base/debug.h"

static Code *emit_procedure(Emitter *outer, Ir *ir);

/* Not yet made members of the group under construction have this as pass_data. */
static bool is_unmade(const IrVar *var) { return var->pass_data == var; }

/* --- the code of a procedure --- */

typedef struct { PassFn *reader; int32_t free_index; } SavedReader;

static void emit_parameters(Emitter *em, const IrLambda *lambda) {
  uint32_t n = lambda->nparams + lambda->has_rest;
  em->top = (int32_t)n;
  emit_touch(em, em->top);
  for (uint32_t i = 0; i < n; i++) {
    lambda->params[i]->reg = (int32_t)i;
    emit_box_var(em, lambda->params[i]);
  }
}

/* Puts the captured boxes first, otherwise in order (Code.nboxes). */
static void sort_captures(woad_vm *vm, const PassFn *fn) {
  IrVar **sorted = mem_alloc(vm, (fn->nfree + 1) * sizeof(IrVar *));
  uint32_t n = 0;
  for (int boxed = 1; boxed >= 0; boxed--)
    for (uint32_t i = 0; i < fn->nfree; i++)
      if (fn->free[i]->is_mutated == (boxed == 1)) sorted[n++] = fn->free[i];
  if (n > 0) memcpy(fn->free, sorted, n * sizeof(IrVar *));
}

static Code *emit_procedure(Emitter *outer, Ir *ir) {
  woad_vm *vm = outer->vm;
  PassFn *fn = ir->lambda->fn;
  sort_captures(vm, fn);
  Emitter *em = emit_emitter_make(vm, outer->unit, fn);
  SavedReader *saved = mem_alloc(vm, (fn->nfree + 1) * sizeof(SavedReader));
  for (uint32_t i = 0; i < fn->nfree; i++) {
    saved[i] = (SavedReader){fn->free[i]->reader, fn->free[i]->free_index};
    fn->free[i]->reader = fn;
    fn->free[i]->free_index = (int32_t)i;
  }
  em->source = ir->source;
  emit_parameters(em, ir->lambda);
  emit_expr(em, ir->lambda->body, emit_dest(DEST_TAIL, -1, 0));
  Code *code = emit_assemble(em);
  code->source = ir->source;
  if (ir->origin != VALUE_FALSE) code->origin = ir->origin;
  for (uint32_t i = 0; i < fn->nfree; i++) {
    fn->free[i]->reader = saved[i].reader;
    fn->free[i]->free_index = saved[i].free_index;
  }
  return code;
}

int32_t emit_procedure_const(Emitter *em, Ir *ir) { return emit_const_index(em, object_value(emit_procedure(em, ir))); }

/* --- closures --- */

static void prepare_captures(Emitter *em, const PassFn *fn) {
  for (uint32_t i = 0; i < fn->nfree; i++)
    if (is_unmade(fn->free[i]) && emit_var_is_local(em, fn->free[i]))
      emit_load_const(em, fn->free[i]->reg, VALUE_FALSE);
}

static void emit_capture(Emitter *em, int32_t reg, int32_t index, IrVar *var) {
  if (emit_var_is_local(em, var)) {
    if (is_unmade(var)) {
      EmitPatch patch = {reg, index, var};
      DEEP_PUSH(em->vm, em->patches, em->npatches, em->patches_room, patch);
    }
    emit_ins(em, OP_CAPTURE_REG, var->reg, 0, 0);
  } else if (var == em->fn->self) {
    emit_ins(em, OP_CAPTURE_SELF, 0, 0, 0);
  } else {
    emit_ins(em, OP_CAPTURE_FREE, var->free_index, 0, 0);
  }
}

static bool captures_register(const Emitter *em, const PassFn *fn, int32_t reg) {
  for (uint32_t i = 0; i < fn->nfree; i++)
    if (emit_var_is_local(em, fn->free[i]) && fn->free[i]->reg == reg) return true;
  return false;
}

/* Closure into REG, which it does not capture. */
static void emit_closure(Emitter *em, Ir *ir, int32_t reg) {
  const PassFn *fn = ir->lambda->fn;
  Code *code = emit_procedure(em, ir);
  prepare_captures(em, fn);
  emit_ins(em, OP_CLOSURE, reg, emit_const_index(em, object_value(code)), 0);
  for (uint32_t i = 0; i < fn->nfree; i++) emit_capture(em, reg, (int32_t)i, fn->free[i]);
}

/* The clauses' closures stay in registers from em->top on, for patches; top is not reset. */
static void emit_case_closure(Emitter *em, Ir *ir, int32_t reg) {
  int32_t first = em->top;
  em->top += (int32_t)ir->nkids;
  emit_touch(em, em->top + 1);
  for (uint32_t i = 0; i < ir->nkids; i++) emit_closure(em, ir->kids[i], first + (int32_t)i);
  if (ir->nkids == 0) emit_load_const(em, first, ir->value);
  emit_ins(em, OP_CASE_CLOSURE, reg, first, (int32_t)ir->nkids);
}

void emit_lambda(Emitter *em, Ir *ir, Dest dest) {
  if (dest.kind == DEST_EFFECT) {
    emit_pop_marks(em, dest);
    return;
  }
  int32_t top = em->top, reg = emit_target(em, dest);
  if (ir->kind == IR_CASE_LAMBDA) {
    if (dest.kind != DEST_REG && dest.kind != DEST_VECTOR) em->top++;
    emit_case_closure(em, ir, reg);
  } else {
    if (!dest.fresh && captures_register(em, ir->lambda->fn, reg)) reg = em->top;
    emit_closure(em, ir, reg);
  }
  em->top = top;
  emit_finish(em, dest, reg);
}

static void emit_patches(Emitter *em, uint32_t first) {
  for (uint32_t i = first; i < em->npatches; i++) {
    const EmitPatch *patch = &em->patches[i];
    emit_ins(em, OP_CLOSURE_PATCH, patch->closure, patch->var->reg, patch->index);
  }
  em->npatches = first;
}

void emit_letrec(Emitter *em, Ir *ir, Dest dest) {
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    IrVar *var = ir->clauses[i].vars[0];
    if (var->loop != NULL) {
      emit_loop_bind(em, var->loop, dest);
      continue;
    }
    var->reg = em->top++;
    var->pass_data = var;
  }
  emit_touch(em, em->top);
  int32_t top = em->top;
  uint32_t first_patch = em->npatches;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    IrVar *var = ir->clauses[i].vars[0];
    if (var->loop != NULL) continue;
    if (ir->clauses[i].rhs->kind == IR_LAMBDA) emit_closure(em, ir->clauses[i].rhs, var->reg);
    else emit_case_closure(em, ir->clauses[i].rhs, var->reg);
    var->pass_data = NULL;
  }
  emit_patches(em, first_patch);
  em->top = top;
}

/* --- units --- */

Code *emit_chunk(woad_vm *vm, IrUnit *unit, PassFn *fn, uint32_t first, uint32_t end, bool last) {
  Emitter *em = emit_emitter_make(vm, unit, fn);
  emit_bodies(em, first, end, last);
  return emit_assemble(em);
}

Code *emit_sequence(woad_vm *vm, IrUnit *unit, Code **chunks, uint32_t nchunks) {
  PassFn *fn = mem_new(vm, PassFn);
  fn->self_link = fn->cases_link = -1;
  Emitter *em = emit_emitter_make(vm, unit, fn);
  emit_touch(em, 5);
  for (uint32_t i = 0; i < nchunks; i++) {
    emit_ins(em, OP_CLOSURE, 0, emit_const_index(em, object_value(chunks[i])), 0);
    if (i + 1 < nchunks) {
      emit_ins(em, OP_CALL, 0, 0, 0);
      emit_ins(em, OP_IGNORE_VALUES, 0, 0, 0);
    } else {
      emit_ins(em, OP_TAIL_CALL, 0, 0, 0);
    }
  }
  return emit_assemble(em);
}
