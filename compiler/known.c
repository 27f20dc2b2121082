/* SPDX-License-Identifier: MIT
 * known.c: see known.h. */
#include "compiler/known.h"

#include "runtime/data/number.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/prim.h"

enum { MAX_MASK_BITS = 59 };

static bool is_plain(woad_value v) {
  return value_is_fixnum(v) || value_is_bool(v) || value_is_char(v) || value_is_null(v) || v == VALUE_VOID ||
         value_is_symbol(v) || value_is_keyword(v);
}

static int64_t lambda_mask(const IrLambda *lambda) {
  int64_t bit = (int64_t)1 << lambda->nparams;
  return lambda->has_rest ? -bit : bit;
}

/* 0 when the mask does not fit. */
static int64_t procedure_mask(const Ir *rhs) {
  int64_t mask = 0;
  for (uint32_t i = 0; i < (rhs->kind == IR_LAMBDA ? 1 : rhs->nkids); i++) {
    const IrLambda *lambda = rhs->kind == IR_LAMBDA ? rhs->lambda : rhs->kids[i]->lambda;
    if (lambda->nparams > MAX_MASK_BITS) return 0;
    mask |= lambda_mask(lambda);
  }
  return mask;
}

bool known_fills_in(const Ir *head, const IrLambda *clause) {
  const Ir *body = clause->body;
  if (clause->has_rest || body->kind != IR_CALL || body->nkids <= clause->nparams + 1) return false;
  const Ir *callee = body->kids[0];
  if (callee->kind != head->kind || (head->kind == IR_LOCAL ? callee->var != head->var : callee->pos != head->pos)) return false;
  for (uint32_t i = 1; i < body->nkids; i++) {
    const Ir *arg = body->kids[i];
    bool is_own = i <= clause->nparams;
    if (is_own ? arg->kind != IR_LOCAL || arg->var != clause->params[i - 1] : arg->kind != IR_CONST && arg->kind != IR_PRIM)
      return false;
  }
  return true;
}

woad_value known_of_rhs(woad_vm *vm, const Ir *rhs) {
  if (rhs->kind == IR_CONST && is_plain(rhs->value))
    return vector_list(vm, 2, symbol_intern(vm, "constant"), rhs->value);
  if (rhs->kind != IR_LAMBDA && rhs->kind != IR_CASE_LAMBDA) return VALUE_FALSE;
  int64_t mask = procedure_mask(rhs);
  if (mask == 0) return VALUE_FALSE;
  return vector_list(vm, 2, symbol_intern(vm, "procedure"), fixnum_make(mask));
}

/* --- structure types: (define-values (struct:s s s? s-f ...)
 *       (let-values (((struct: make- ? -ref -set!) (make-struct-type ...))) (values struct: make- ? (make-struct-field-accessor ...) ...))) --- */

enum { RESULTS = 5, PREDICATE_RESULT = 2 }; /* of make-struct-type */

/* The definition that BODY is, maybe within its prompt, or NULL. */
static const Ir *definition(const Ir *body) {
  if (ir_applies(body, "call-with-module-prompt") && body->nkids == 2 && body->kids[1]->kind == IR_LAMBDA)
    body = body->kids[1]->lambda->body;
  if (body->kind == IR_SEQ) body = body->kids[0];
  return body->kind == IR_DEFINE ? body : NULL;
}

static bool gives_structure_part(const Ir *ir, const IrVar *predicate) {
  return ir->kind == IR_LOCAL ? ir->var == predicate : ir_applies(ir, "make-struct-field-accessor");
}

static void set_structure_parts(woad_vm *vm, IrUnit *unit, const Ir *define) {
  const Ir *form = define->kids[0];
  while (form->kind == IR_LET && (form->nclauses == 0 || !ir_applies(form->clauses[0].rhs, "make-struct-type"))) form = form->kids[0];
  if (form->kind != IR_LET || form->clauses[0].nvars != RESULTS) return;
  const Ir *result = form->kids[0];
  if (!ir_applies(result, "values") || result->nkids != define->nvars + 1) return;
  woad_value fact = vector_list(vm, 1, symbol_intern(vm, "structure-part"));
  for (uint32_t i = 0; i < define->nvars; i++) {
    IrLink *link = &unit->links[define->vars_pos[i]];
    if (link->is_mutated || !link->is_defined_here) continue;
    if (gives_structure_part(result->kids[i + 1], form->clauses[0].vars[PREDICATE_RESULT])) link->known = fact;
  }
}

void known_set_links(woad_vm *vm, IrUnit *unit) {
  for (uint32_t i = 0; i < unit->nbodies; i++) {
    const Ir *body = unit->bodies[i], *define = definition(body);
    if (define == NULL) continue;
    if (define->nvars > 1) set_structure_parts(vm, unit, define);
    if (define->nvars != 1 || define != body) continue; /* one within a prompt may be defined again */
    IrLink *link = &unit->links[define->vars_pos[0]];
    if (!link->is_mutated && link->is_defined_here) link->known = known_of_rhs(vm, define->kids[0]);
  }
}

static bool is_fact(woad_value known, const char *kind, size_t length) {
  if (!value_is_vector(known) || vector_of(known)->length != length) return false;
  woad_value head = vector_of(known)->items[0];
  return value_is_symbol(head) && strcmp(symbol_text(head), kind) == 0;
}

woad_value known_constant(woad_value known) {
  if (!is_fact(known, "constant", 2)) return VALUE_NONE;
  woad_value v = vector_of(known)->items[1];
  return is_plain(v) ? v : VALUE_NONE;
}

bool known_is_structure_part(woad_value known) { return is_fact(known, "structure-part", 1); }
