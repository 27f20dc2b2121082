/* SPDX-License-Identifier: MIT
 * pass_mutated.c: counts the uses of each variable and notes assignments. In: any IR. Out: the same tree, with is_mutated and
 * nuses of every bound variable and is_mutated and is_defined_here of every link right. Clears pass_data.
 * May run again at any time. */
#include "compiler/deep.h"
#include "compiler/pass.h"

static void reset_var(IrVar *var) {
  var->is_mutated = var->is_captured = false;
  var->nuses = 0;
  var->pass_data = NULL;
}

static void *count_node(woad_vm *vm, void *ctx, void *node) {
  Ir *ir = node;
  IrUnit *unit = ctx;
  switch (ir->kind) {
  case IR_LOCAL: ir->var->nuses++; break;
  case IR_VARREF:
    if (ir->var != NULL) ir->var->nuses++;
    break;
  case IR_SET_LOCAL:
    ir->var->is_mutated = true;
    ir->var->nuses++;
    break;
  case IR_SET_LINK: unit->links[ir->pos].is_mutated = true; break;
  case IR_DEFINE:
    for (uint32_t i = 0; i < ir->nvars; i++) unit->links[ir->vars_pos[i]].is_defined_here = true;
    break;
  case IR_LAMBDA:
    for (uint32_t i = 0; i < ir->lambda->nparams + ir->lambda->has_rest; i++) reset_var(ir->lambda->params[i]);
    deep_walk(vm, count_node, ctx, ir->lambda->body);
    break;
  default: break;
  }
  for (uint32_t i = 0; i < ir->nclauses; i++)
    for (uint32_t j = 0; j < ir->clauses[i].nvars; j++) reset_var(ir->clauses[i].vars[j]);
  for (uint32_t i = 0; i < ir->nclauses; i++) deep_walk(vm, count_node, ctx, ir->clauses[i].rhs);
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, count_node, ctx, ir->kids[i]);
  return NULL;
}

void pass_mutated_run(woad_vm *vm, IrUnit *unit) {
  for (uint32_t i = 0; i < unit->nlinks; i++) unit->links[i].is_mutated = false;
  for (uint32_t i = 0; i < unit->nbodies; i++) deep_walk(vm, count_node, unit, unit->bodies[i]);
}
