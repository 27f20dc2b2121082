/* SPDX-License-Identifier: MIT
 * parse.c: S-expressions to IR. The keywords are reserved words here: there is no hygiene at this level. */
#include "compiler/parse.h"

#include "compiler/deep.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/raise.h"

typedef struct Scope { struct Scope *outer; woad_value name; IrVar *var; } Scope;
typedef struct { IrUnit *unit; uint32_t links_room; } Parser;
typedef struct { Parser *parser; Scope *scope; woad_value name; } ParseCtx; /* name: for a lambda about to be parsed */

static void *parse_form(woad_vm *vm, void *ctx, void *node);

static Ir *parse_named(woad_vm *vm, ParseCtx *ctx, woad_value form, woad_value name) {
  ParseCtx inner = *ctx;
  inner.name = name;
  return deep_walk(vm, parse_form, &inner, form);
}

static Ir *parse(woad_vm *vm, ParseCtx *ctx, woad_value form) { return parse_named(vm, ctx, form, VALUE_FALSE); }

static _Noreturn void bad(woad_vm *vm, woad_value form) {
  woad_value exprs = VALUE_NULL;
  raise_format_fields(vm, vm->exn.fail_syntax, 1, &exprs, "bad core form: %V", form);
}

static uint32_t checked_length(woad_vm *vm, woad_value form, int64_t least) {
  int64_t n = pair_list_length(form);
  if (n < least) bad(vm, form);
  return (uint32_t)n;
}

static Ir *make(woad_vm *vm, IrKind kind, uint32_t nkids) {
  return ir_make_kids(vm, kind, nkids, VALUE_FALSE, VALUE_FALSE);
}

static int32_t find_link(woad_vm *vm, Parser *parser, woad_value name, bool add) {
  IrUnit *unit = parser->unit;
  for (uint32_t i = 0; i < unit->nlinks; i++)
    if (unit->links[i].name == name) return (int32_t)i;
  if (!add) return -1;
  IrLink link = {.name = name, .key = VALUE_FALSE, .known = VALUE_FALSE};
  DEEP_PUSH(vm, unit->links, unit->nlinks, parser->links_room, link);
  return (int32_t)unit->nlinks - 1;
}

static Scope *bind(woad_vm *vm, Scope *scope, IrVar *var) {
  Scope *inner = mem_new(vm, Scope);
  *inner = (Scope){scope, var->name, var};
  return inner;
}

static IrVar *lookup(const ParseCtx *ctx, woad_value name) {
  for (Scope *s = ctx->scope; s != NULL; s = s->outer)
    if (s->name == name) return s->var;
  return NULL;
}

static Ir *parse_symbol(woad_vm *vm, ParseCtx *ctx, woad_value name) {
  IrVar *var = lookup(ctx, name);
  if (var != NULL) {
    Ir *ir = make(vm, IR_LOCAL, 0);
    ir->var = var;
    return ir;
  }
  int32_t pos = find_link(vm, ctx->parser, name, false);
  if (pos < 0) {
    woad_value primitive = prim_lookup(vm, NULL, symbol_text(name));
    if (primitive != VALUE_NONE) {
      Ir *ir = make(vm, IR_PRIM, 0);
      ir->value = primitive;
      return ir;
    }
    pos = find_link(vm, ctx->parser, name, true);
  }
  Ir *ir = make(vm, IR_LINK, 0);
  ir->pos = pos;
  return ir;
}

/* Kids FIRST.. of NODE from the list FORMS. */
static void parse_kids(woad_vm *vm, ParseCtx *ctx, Ir *node, uint32_t first, woad_value forms) {
  for (uint32_t i = first; i < node->nkids; i++, forms = pair_cdr(forms))
    node->kids[i] = parse(vm, ctx, pair_car(forms));
}

static Ir *parse_sequence(woad_vm *vm, ParseCtx *ctx, woad_value forms) {
  uint32_t n = checked_length(vm, forms, 1);
  if (n == 1) return parse_named(vm, ctx, pair_car(forms), ctx->name);
  Ir *ir = make(vm, IR_SEQ, n);
  parse_kids(vm, ctx, ir, 0, forms);
  return ir;
}

static Ir *parse_lambda(woad_vm *vm, ParseCtx *ctx, woad_value formals, woad_value body) {
  IrLambda *lambda = mem_new(vm, IrLambda);
  uint32_t room = 0, n = 0;
  ParseCtx inner = *ctx;
  for (; value_is_pair(formals); formals = pair_cdr(formals)) {
    if (!value_is_symbol(pair_car(formals))) bad(vm, formals);
    IrVar *var = ir_var_make(vm, pair_car(formals));
    DEEP_PUSH(vm, lambda->params, n, room, var);
    inner.scope = bind(vm, inner.scope, var);
  }
  lambda->nparams = n;
  if (value_is_symbol(formals)) {
    lambda->has_rest = true;
    IrVar *var = ir_var_make(vm, formals);
    DEEP_PUSH(vm, lambda->params, n, room, var);
    inner.scope = bind(vm, inner.scope, var);
  } else if (!value_is_null(formals)) {
    bad(vm, formals);
  }
  lambda->name = ctx->name;
  inner.name = VALUE_FALSE;
  lambda->body = parse_sequence(vm, &inner, body);
  Ir *ir = make(vm, IR_LAMBDA, 0);
  ir->lambda = lambda;
  return ir;
}

static Ir *parse_case_lambda(woad_vm *vm, ParseCtx *ctx, woad_value clauses) {
  Ir *ir = make(vm, IR_CASE_LAMBDA, checked_length(vm, clauses, 0));
  ir->value = VALUE_FALSE;
  for (uint32_t i = 0; i < ir->nkids; i++, clauses = pair_cdr(clauses)) {
    woad_value clause = pair_car(clauses);
    checked_length(vm, clause, 2);
    ir->kids[i] = parse_lambda(vm, ctx, pair_car(clause), pair_cdr(clause));
  }
  return ir;
}

static Ir *parse_binding(woad_vm *vm, ParseCtx *ctx, woad_value form, IrKind kind) {
  checked_length(vm, form, 3);
  woad_value clauses = pair_cadr(form);
  Ir *ir = make(vm, kind, 1);
  ir->nclauses = checked_length(vm, clauses, 0);
  ir->clauses = mem_alloc(vm, (ir->nclauses + 1) * sizeof(IrClause));
  ParseCtx inner = *ctx;
  inner.name = VALUE_FALSE;
  woad_value rest = clauses;
  for (uint32_t i = 0; i < ir->nclauses; i++, rest = pair_cdr(rest)) {
    woad_value clause = pair_car(rest);
    if (checked_length(vm, clause, 2) != 2) bad(vm, form);
    IrClause *out = &ir->clauses[i];
    uint32_t nvars = checked_length(vm, pair_car(clause), 0), count = 0, room = 0;
    woad_value names = pair_car(clause);
    for (; count < nvars; names = pair_cdr(names)) {
      if (!value_is_symbol(pair_car(names))) bad(vm, form);
      IrVar *var = ir_var_make(vm, pair_car(names));
      DEEP_PUSH(vm, out->vars, count, room, var);
      inner.scope = bind(vm, inner.scope, var);
    }
    out->nvars = count;
  }
  ParseCtx outer = *ctx;
  ParseCtx *rhs_ctx = kind == IR_LETREC ? &inner : &outer;
  rest = clauses;
  for (uint32_t i = 0; i < ir->nclauses; i++, rest = pair_cdr(rest)) {
    IrClause *out = &ir->clauses[i];
    woad_value name = out->nvars == 1 ? out->vars[0]->name : VALUE_FALSE;
    out->rhs = parse_named(vm, rhs_ctx, pair_cadr(pair_car(rest)), name);
  }
  ir->kids[0] = parse_sequence(vm, &inner, pair_cddr(form));
  return ir;
}

static Ir *parse_set(woad_vm *vm, ParseCtx *ctx, woad_value form) {
  if (checked_length(vm, form, 3) != 3 || !value_is_symbol(pair_cadr(form))) bad(vm, form);
  woad_value name = pair_cadr(form);
  IrVar *var = lookup(ctx, name);
  Ir *ir = make(vm, var != NULL ? IR_SET_LOCAL : IR_SET_LINK, 1);
  if (var != NULL) ir->var = var;
  else ir->pos = find_link(vm, ctx->parser, name, true);
  ir->kids[0] = parse_named(vm, ctx, pair_caddr(form), name);
  return ir;
}

static Ir *parse_define(woad_vm *vm, ParseCtx *ctx, woad_value form) {
  if (checked_length(vm, form, 3) != 3) bad(vm, form);
  woad_value names = pair_cadr(form);
  Ir *ir = make(vm, IR_DEFINE, 1);
  ir->nvars = checked_length(vm, names, 0);
  ir->vars_pos = mem_alloc(vm, (ir->nvars + 1) * sizeof(int32_t));
  woad_value name = ir->nvars == 1 ? pair_car(names) : VALUE_FALSE;
  for (uint32_t i = 0; i < ir->nvars; i++, names = pair_cdr(names))
    ir->vars_pos[i] = find_link(vm, ctx->parser, pair_car(names), true);
  ir->kids[0] = parse_named(vm, ctx, pair_caddr(form), name);
  return ir;
}

static Ir *parse_varref(woad_vm *vm, ParseCtx *ctx, woad_value form) {
  Ir *ir = make(vm, IR_VARREF, 0);
  if (value_is_null(pair_cdr(form))) return ir;
  Ir *named = parse_symbol(vm, ctx, pair_cadr(form));
  ir->var = named->var;
  if (named->kind == IR_LINK) ir->pos = named->pos;
  return ir;
}

static Ir *parse_plain(woad_vm *vm, ParseCtx *ctx, IrKind kind, woad_value forms, int64_t least) {
  Ir *ir = make(vm, kind, checked_length(vm, forms, least));
  parse_kids(vm, ctx, ir, 0, forms);
  return ir;
}

static Ir *parse_pair(woad_vm *vm, ParseCtx *ctx, woad_value form) {
  checked_length(vm, form, 1);
  woad_value head = pair_car(form), rest = pair_cdr(form);
  if (value_is_symbol(head) && lookup(ctx, head) == NULL) {
    if (head == vm->sym.quote && checked_length(vm, form, 2) == 2)
      return ir_const(vm, pair_car(rest), VALUE_FALSE, VALUE_FALSE);
    if (head == vm->sym.lambda && checked_length(vm, form, 3))
      return parse_lambda(vm, ctx, pair_car(rest), pair_cdr(rest));
    if (head == vm->sym.case_lambda) return parse_case_lambda(vm, ctx, rest);
    if (head == vm->sym.if_ && checked_length(vm, form, 4) == 4) return parse_plain(vm, ctx, IR_IF, rest, 3);
    if (head == vm->sym.begin) return parse_sequence(vm, ctx, rest);
    if (head == vm->sym.begin0 && checked_length(vm, form, 2) == 2) return parse_sequence(vm, ctx, rest);
    if (head == vm->sym.begin0) return parse_plain(vm, ctx, IR_BEGIN0, rest, 1);
    if (head == vm->sym.let_values) return parse_binding(vm, ctx, form, IR_LET);
    if (head == vm->sym.letrec_values) return parse_binding(vm, ctx, form, IR_LETREC);
    if (head == vm->sym.set_x) return parse_set(vm, ctx, form);
    if (head == vm->sym.define_values) return parse_define(vm, ctx, form);
    if (head == vm->sym.with_continuation_mark && checked_length(vm, form, 4) == 4)
      return ir_redirect_mark(vm, parse_plain(vm, ctx, IR_WCM, rest, 3));
    if (head == vm->sym.variable_reference) return parse_varref(vm, ctx, form);
    if (head == vm->sym.plain_app || head == vm->sym.app) return parse_plain(vm, ctx, IR_CALL, rest, 1);
  }
  return parse_plain(vm, ctx, IR_CALL, form, 1);
}

static void *parse_form(woad_vm *vm, void *ctx_arg, void *node) {
  ParseCtx *given = ctx_arg, ctx = *given;
  woad_value form = node;
  if (value_is_symbol(form)) return parse_symbol(vm, &ctx, form);
  if (!value_is_pair(form)) return ir_const(vm, form, VALUE_FALSE, VALUE_FALSE);
  if (pair_car(form) != vm->sym.lambda && pair_car(form) != vm->sym.case_lambda &&
      pair_car(form) != vm->sym.begin)
    ctx.name = VALUE_FALSE;
  return parse_pair(vm, &ctx, form);
}

IrUnit *parse_unit(woad_vm *vm, woad_value forms) {
  IrUnit *unit = mem_new(vm, IrUnit);
  Parser parser = {unit, 0};
  unit->origin = unit->name = VALUE_FALSE;
  unit->nbodies = checked_length(vm, forms, 0);
  unit->bodies = mem_alloc(vm, (unit->nbodies + 1) * sizeof(Ir *));
  woad_value rest = forms;
  for (uint32_t i = 0; i < unit->nbodies; i++, rest = pair_cdr(rest)) {
    woad_value form = pair_car(rest);
    if (!value_is_pair(form) || pair_car(form) != vm->sym.define_values || !value_is_pair(pair_cdr(form))) continue;
    for (woad_value names = pair_cadr(form); value_is_pair(names); names = pair_cdr(names)) {
      int32_t pos = find_link(vm, &parser, pair_car(names), true);
      unit->links[pos].is_defined_here = true;
    }
  }
  ParseCtx ctx = {&parser, NULL, VALUE_FALSE};
  rest = forms;
  for (uint32_t i = 0; i < unit->nbodies; i++, rest = pair_cdr(rest))
    unit->bodies[i] = parse(vm, &ctx, pair_car(rest));
  return unit;
}
