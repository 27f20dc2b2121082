/* SPDX-License-Identifier: MIT
 * ir.c: making and checking IR nodes, and their S-expression form for dumps. */
#include "compiler/ir.h"

#include "compiler/deep.h"
#include "runtime/base/debug.h"
#include "runtime/data/pair.h"
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

/* --- as a datum --- */

static woad_value sym(woad_vm *vm, const char *text) { return symbol_intern(vm, text); }
static void *datum_of(woad_vm *vm, void *ctx, void *node);

static woad_value datum(woad_vm *vm, Ir *ir) {
  woad_value *held = deep_walk(vm, datum_of, NULL, ir);
  return *held;
}

static woad_value kids_list(woad_vm *vm, const Ir *ir, uint32_t first) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = first; i < ir->nkids; i++) pair_builder_add(vm, &b, datum(vm, ir->kids[i]));
  return b.head;
}

static woad_value vars_list(woad_vm *vm, IrVar **vars, uint32_t n, woad_value tail) {
  for (uint32_t i = n; i-- > 0;) tail = pair_make(vm, vars[i]->name, tail);
  return tail;
}

static woad_value binding_datum(woad_vm *vm, const Ir *ir, const char *keyword) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    woad_value vars = vars_list(vm, clause->vars, clause->nvars, VALUE_NULL);
    pair_builder_add(vm, &b, pair_list(vm, 2, vars, datum(vm, clause->rhs)));
  }
  return pair_list(vm, 3, sym(vm, keyword), b.head, datum(vm, ir->kids[0]));
}

static woad_value lambda_datum(woad_vm *vm, const IrLambda *lambda) {
  woad_value rest = lambda->has_rest ? lambda->params[lambda->nparams]->name : VALUE_NULL;
  return pair_list(vm, 3, sym(vm, "lambda"), vars_list(vm, lambda->params, lambda->nparams, rest),
                   datum(vm, lambda->body));
}

static woad_value position_datum(woad_vm *vm, const char *kind, int32_t pos) {
  return pair_list(vm, 2, sym(vm, kind), fixnum_make(pos));
}

static woad_value define_datum(woad_vm *vm, const Ir *ir) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = 0; i < ir->nvars; i++) pair_builder_add(vm, &b, fixnum_make(ir->vars_pos[i]));
  return pair_list(vm, 3, sym(vm, "define-values"), b.head, datum(vm, ir->kids[0]));
}

static woad_value make_datum(woad_vm *vm, const Ir *ir) {
  switch (ir->kind) {
  case IR_CONST: return pair_list(vm, 2, sym(vm, "quote"), ir->value);
  case IR_LOCAL: return ir->var->name;
  case IR_LINK: return position_datum(vm, "link", ir->pos);
  case IR_PRIM:
    if (!value_has_type(ir->value, TYPE_PRIMITIVE)) return ir->value;
    return sym(vm, VALUE_AS(Primitive, ir->value)->row->name);
  case IR_LITERAL: return position_datum(vm, "literal", ir->pos);
  case IR_VARREF: return position_datum(vm, "#%variable-reference", ir->pos);
  case IR_SET_LOCAL: return pair_list(vm, 3, sym(vm, "set!"), ir->var->name, datum(vm, ir->kids[0]));
  case IR_SET_LINK:
    return pair_list(vm, 3, sym(vm, "set!"), position_datum(vm, "link", ir->pos), datum(vm, ir->kids[0]));
  case IR_DEFINE: return define_datum(vm, ir);
  case IR_IF: return pair_make(vm, sym(vm, "if"), kids_list(vm, ir, 0));
  case IR_SEQ: return pair_make(vm, sym(vm, "begin"), kids_list(vm, ir, 0));
  case IR_BEGIN0: return pair_make(vm, sym(vm, "begin0"), kids_list(vm, ir, 0));
  case IR_LET: return binding_datum(vm, ir, "let-values");
  case IR_LETREC: return binding_datum(vm, ir, "letrec-values");
  case IR_LAMBDA: return lambda_datum(vm, ir->lambda);
  case IR_CASE_LAMBDA: return pair_make(vm, sym(vm, "case-lambda"), kids_list(vm, ir, 0));
  case IR_CALL: return kids_list(vm, ir, 0);
  case IR_WCM: return pair_make(vm, sym(vm, "with-continuation-mark"), kids_list(vm, ir, 0));
  default: return VALUE_FALSE;
  }
}

static void *datum_of(woad_vm *vm, void *ctx, void *node) {
  woad_value *held = mem_new(vm, woad_value);
  *held = make_datum(vm, node);
  return held;
}

woad_value ir_to_datum(woad_vm *vm, const Ir *ir) {
  Ir *node = (Ir *)ir;
  return datum(vm, node);
}
