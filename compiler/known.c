/* SPDX-License-Identifier: MIT
 * known.c: see known.h. */
#include "compiler/known.h"

#include "runtime/data/number.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"

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

woad_value known_of_rhs(woad_vm *vm, const Ir *rhs) {
  if (rhs->kind == IR_CONST && is_plain(rhs->value))
    return vector_list(vm, 2, symbol_intern(vm, "constant"), rhs->value);
  if (rhs->kind != IR_LAMBDA && rhs->kind != IR_CASE_LAMBDA) return VALUE_FALSE;
  int64_t mask = procedure_mask(rhs);
  if (mask == 0) return VALUE_FALSE;
  return vector_list(vm, 2, symbol_intern(vm, "procedure"), fixnum_make(mask));
}

void known_set_links(woad_vm *vm, IrUnit *unit) {
  for (uint32_t i = 0; i < unit->nbodies; i++) {
    const Ir *body = unit->bodies[i];
    if (body->kind != IR_DEFINE || body->nvars != 1) continue;
    IrLink *link = &unit->links[body->vars_pos[0]];
    if (!link->is_mutated && link->is_defined_here) link->known = known_of_rhs(vm, body->kids[0]);
  }
}

woad_value known_constant(woad_value known) {
  if (!value_is_vector(known) || vector_of(known)->length != 2) return VALUE_NONE;
  const Vector *vec = vector_of(known);
  if (!value_is_symbol(vec->items[0]) || strcmp(symbol_text(vec->items[0]), "constant") != 0) return VALUE_NONE;
  return is_plain(vec->items[1]) ? vec->items[1] : VALUE_NONE;
}
