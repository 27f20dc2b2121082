/* SPDX-License-Identifier: MIT
 * dump.c: see dump.h. */
#include "compiler/dump.h"

#include <stdio.h>

#include "compiler/deep.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/print.h"
#include "runtime/vm/prim.h"

const char *const dump_passes[DUMP_PASS_COUNT] = {"lower", "letrec", "inline", "fold"};

/* --- a node as an S-expression --- */

static woad_value sym(woad_vm *vm, const char *text) { return symbol_intern(vm, text); }
static void *datum_of(woad_vm *vm, void *ctx, void *node);

static woad_value datum(woad_vm *vm, IrUnit *unit, Ir *ir) {
  woad_value *held = deep_walk(vm, datum_of, unit, ir);
  return *held;
}

static woad_value kids_list(woad_vm *vm, IrUnit *unit, const Ir *ir, uint32_t first) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = first; i < ir->nkids; i++) pair_builder_add(vm, &b, datum(vm, unit, ir->kids[i]));
  return b.head;
}

static woad_value vars_list(woad_vm *vm, IrVar **vars, uint32_t n, woad_value tail) {
  for (uint32_t i = n; i-- > 0;) tail = pair_make(vm, vars[i]->name, tail);
  return tail;
}

static woad_value binding_datum(woad_vm *vm, IrUnit *unit, const Ir *ir, const char *keyword) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    const IrClause *clause = &ir->clauses[i];
    woad_value vars = vars_list(vm, clause->vars, clause->nvars, VALUE_NULL);
    pair_builder_add(vm, &b, pair_list(vm, 2, vars, datum(vm, unit, clause->rhs)));
  }
  return pair_list(vm, 3, sym(vm, keyword), b.head, datum(vm, unit, ir->kids[0]));
}

static woad_value lambda_datum(woad_vm *vm, IrUnit *unit, const IrLambda *lambda) {
  woad_value rest = lambda->has_rest ? lambda->params[lambda->nparams]->name : VALUE_NULL;
  return pair_list(vm, 3, sym(vm, "lambda"), vars_list(vm, lambda->params, lambda->nparams, rest),
                   datum(vm, unit, lambda->body));
}

static woad_value position_datum(woad_vm *vm, const char *kind, int32_t pos) {
  return pair_list(vm, 2, sym(vm, kind), fixnum_make(pos));
}

static woad_value link_datum(woad_vm *vm, const IrUnit *unit, int32_t pos) {
  return pair_list(vm, 2, sym(vm, "link"), unit->links[pos].name);
}

static woad_value define_datum(woad_vm *vm, IrUnit *unit, const Ir *ir) {
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t i = 0; i < ir->nvars; i++) pair_builder_add(vm, &b, unit->links[ir->vars_pos[i]].name);
  return pair_list(vm, 3, sym(vm, "define-values"), b.head, datum(vm, unit, ir->kids[0]));
}

static woad_value make_datum(woad_vm *vm, IrUnit *unit, const Ir *ir) {
  switch (ir->kind) {
  case IR_CONST: return pair_list(vm, 2, sym(vm, "quote"), ir->value);
  case IR_LOCAL: return ir->var->name;
  case IR_LINK: return link_datum(vm, unit, ir->pos);
  case IR_PRIM:
    if (!value_has_type(ir->value, TYPE_PRIMITIVE)) return ir->value;
    return sym(vm, VALUE_AS(Primitive, ir->value)->row->name);
  case IR_LITERAL: return position_datum(vm, "literal", ir->pos);
  case IR_VARREF: return position_datum(vm, "#%variable-reference", ir->pos);
  case IR_SET_LOCAL: return pair_list(vm, 3, sym(vm, "set!"), ir->var->name, datum(vm, unit, ir->kids[0]));
  case IR_SET_LINK:
    return pair_list(vm, 3, sym(vm, "set!"), link_datum(vm, unit, ir->pos), datum(vm, unit, ir->kids[0]));
  case IR_DEFINE: return define_datum(vm, unit, ir);
  case IR_IF: return pair_make(vm, sym(vm, "if"), kids_list(vm, unit, ir, 0));
  case IR_SEQ: return pair_make(vm, sym(vm, "begin"), kids_list(vm, unit, ir, 0));
  case IR_BEGIN0: return pair_make(vm, sym(vm, "begin0"), kids_list(vm, unit, ir, 0));
  case IR_LET: return binding_datum(vm, unit, ir, "let-values");
  case IR_LETREC: return binding_datum(vm, unit, ir, "letrec-values");
  case IR_LAMBDA: return lambda_datum(vm, unit, ir->lambda);
  case IR_CASE_LAMBDA: return pair_make(vm, sym(vm, "case-lambda"), kids_list(vm, unit, ir, 0));
  case IR_CALL: return kids_list(vm, unit, ir, 0);
  case IR_WCM: return pair_make(vm, sym(vm, "with-continuation-mark"), kids_list(vm, unit, ir, 0));
  default: return VALUE_FALSE;
  }
}

static void *datum_of(woad_vm *vm, void *ctx, void *node) {
  woad_value *held = mem_new(vm, woad_value);
  *held = make_datum(vm, ctx, node);
  return held;
}

/* --- printing --- */

enum { LINE_WIDTH = 120, DEEPEST_INDENT = 60 };

/* VALUE on one line when it fits, else a line for each element after the first two. */
static void show(woad_vm *vm, woad_value value, size_t indent, Buf *out) {
  size_t start = out->length;
  print_value(vm, value, PRINT_WRITE, 0, out);
  if (out->length - start + indent <= LINE_WIDTH || indent > DEEPEST_INDENT || !value_is_pair(value)) return;
  out->length = start;
  buf_add_cstring(vm, out, "(");
  show(vm, pair_car(value), indent + 1, out);
  woad_value rest = pair_cdr(value);
  for (bool second = value_is_symbol(pair_car(value)); value_is_pair(rest); rest = pair_cdr(rest), second = false) {
    if (second) buf_add_cstring(vm, out, " ");
    else buf_add_format(vm, out, "\n%*s", (int)indent + 2, "");
    show(vm, pair_car(rest), indent + 2, out);
  }
  if (!value_is_null(rest)) {
    buf_add_cstring(vm, out, " . ");
    print_value(vm, rest, PRINT_WRITE, 0, out);
  }
  buf_add_cstring(vm, out, ")");
}

void dump_unit(woad_vm *vm, IrUnit *unit, const char *pass) {
  if (vm->dumped_pass == NULL || strcmp(vm->dumped_pass, pass) != 0) return;
  Buf out;
  buf_init(&out);
  buf_add_format(vm, &out, "; %s after %s\n", value_is_symbol(unit->name) ? symbol_text(unit->name) : "form", pass);
  for (uint32_t i = 0; i < unit->nbodies; i++) {
    show(vm, datum(vm, unit, unit->bodies[i]), 0, &out);
    buf_add_cstring(vm, &out, "\n");
  }
  fwrite(out.data, 1, out.length, stdout);
}
