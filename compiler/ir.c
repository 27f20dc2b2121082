/* SPDX-License-Identifier: MIT
 * ir.c: making and checking IR nodes. */
#include "compiler/ir.h"

#include "compiler/deep.h"
#include "runtime/base/debug.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/prim.h"

Ir *ir_make(woad_vm *vm, IrKind kind, woad_value source, woad_value origin) {
  Ir *ir = mem_new(vm, Ir);
  ir->kind = kind;
  ir->pos = -1;
  ir->source = source;
  ir->origin = origin;
  ir->value = VALUE_FALSE;
  return ir;
}

Ir *ir_const(woad_vm *vm, woad_value value, woad_value source, woad_value origin) {
  Ir *ir = ir_make(vm, IR_CONST, source, origin);
  ir->value = value;
  return ir;
}

Ir *ir_make_kids(woad_vm *vm, IrKind kind, uint32_t nkids, woad_value source, woad_value origin) {
  Ir *ir = ir_make(vm, kind, source, origin);
  ir->nkids = nkids;
  ir->kids = mem_alloc(vm, (nkids + (nkids == 0)) * sizeof(Ir *));
  return ir;
}

IrVar *ir_var_make(woad_vm *vm, woad_value name) {
  IrVar *var = mem_new(vm, IrVar);
  var->name = name;
  var->reg = -1;
  return var;
}

bool ir_accepts(const IrLambda *lambda, uint32_t nargs) {
  return lambda->has_rest ? nargs >= lambda->nparams : nargs == lambda->nparams;
}

const PrimRow *ir_applied_row(const Ir *ir) {
  if (ir->kind != IR_CALL || ir->kids[0]->kind != IR_PRIM) return NULL;
  if (!value_has_type(ir->kids[0]->value, TYPE_PRIMITIVE)) return NULL;
  const PrimRow *row = VALUE_AS(Primitive, ir->kids[0]->value)->row;
  int nargs = (int)ir->nkids - 1;
  return nargs < row->min || (row->max >= 0 && nargs > row->max) ? NULL : row;
}

bool ir_applies(const Ir *ir, const char *name) {
  const PrimRow *row = ir_applied_row(ir);
  return row != NULL && strcmp(row->name, name) == 0;
}

static Ir *call_mark_value(woad_vm *vm, Ir *wcm, Ir *key) {
  Ir *call = ir_make_kids(vm, IR_CALL, 3, wcm->source, wcm->origin);
  call->kids[0] = ir_make(vm, IR_PRIM, wcm->source, wcm->origin);
  call->kids[0]->value = prim_lookup(vm, "#%woad", "mark-value");
  call->kids[1] = key;
  call->kids[2] = wcm->kids[1];
  return call;
}

static Ir *copy_leaf(woad_vm *vm, const Ir *ir) {
  Ir *copy = mem_new(vm, Ir);
  *copy = *ir;
  return copy;
}

Ir *ir_redirect_mark(woad_vm *vm, Ir *wcm) {
  Ir *key = wcm->kids[0];
  if (key->kind == IR_CONST) return wcm;
  if (key->kind == IR_LOCAL || key->kind == IR_LINK || key->kind == IR_PRIM) {
    wcm->kids[1] = call_mark_value(vm, wcm, copy_leaf(vm, key));
    return wcm;
  }
  Ir *let = ir_make_kids(vm, IR_LET, 1, wcm->source, wcm->origin), *local = ir_make(vm, IR_LOCAL, wcm->source, wcm->origin);
  local->var = ir_var_make(vm, symbol_intern(vm, "key"));
  let->nclauses = 1;
  let->clauses = mem_new(vm, IrClause);
  let->clauses[0].nvars = 1;
  let->clauses[0].vars = mem_new(vm, IrVar *);
  let->clauses[0].vars[0] = local->var;
  let->clauses[0].rhs = key;
  wcm->kids[0] = local;
  wcm->kids[1] = call_mark_value(vm, wcm, copy_leaf(vm, local));
  let->kids[0] = wcm;
  return let;
}

/* --- checking --- */

static void check_node(const Ir *ir, const IrUnit *unit) {
  switch (ir->kind) {
  case IR_LOCAL:
  case IR_SET_LOCAL:
    if (ir->var == NULL) PANIC("IR: variable is missing");
    break;
  case IR_LINK:
  case IR_SET_LINK:
    if (ir->pos < 0 || (uint32_t)ir->pos >= unit->nlinks) PANIC("IR: link out of range");
    break;
  case IR_LITERAL:
    if (ir->pos < 0 || (uint32_t)ir->pos >= unit->nliterals) PANIC("IR: literal out of range");
    break;
  case IR_IF:
  case IR_WCM:
    if (ir->nkids != 3) PANIC("IR: three kids expected");
    break;
  case IR_SEQ:
  case IR_BEGIN0:
  case IR_CALL:
    if (ir->nkids == 0) PANIC("IR: no kids");
    break;
  case IR_LET:
  case IR_LETREC:
    if (ir->nkids != 1) PANIC("IR: one body expected");
    break;
  case IR_LAMBDA:
    if (ir->lambda == NULL || ir->lambda->body == NULL) PANIC("IR: lambda is missing");
    break;
  default: break;
  }
}

static void *check_tree(woad_vm *vm, void *ctx, void *node) {
  const Ir *ir = node;
  if (ir == NULL || ir->kind >= IR_KIND_COUNT) PANIC("IR: no node");
  check_node(ir, ctx);
  for (uint32_t i = 0; i < ir->nclauses; i++) deep_walk(vm, check_tree, ctx, ir->clauses[i].rhs);
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, check_tree, ctx, ir->kids[i]);
  if (ir->kind == IR_LAMBDA) deep_walk(vm, check_tree, ctx, ir->lambda->body);
  return NULL;
}

#ifdef WOAD_DEBUG
enum { CHECKING = true };
#else
enum { CHECKING = false };
#endif

void ir_check(woad_vm *vm, const IrUnit *unit) {
  IrUnit *checked = (IrUnit *)unit;
  for (uint32_t i = 0; CHECKING && i < unit->nbodies; i++) deep_walk(vm, check_tree, checked, unit->bodies[i]);
}
