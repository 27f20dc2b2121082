/* SPDX-License-Identifier: MIT
 * lift.c: lifted expressions: to let-values around a transformer expression, or to definitions of the module or top level
 * (module_scan.c, eval.c take those). */
#include "expander/expand/expand.h"
#include "expander/expand/module.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

/* Numbered by module, so that a module's code does not depend on what was expanded before. The unreadable names of a module
 * under way are its own; at a top level, and inside a module that was declared, a name must not meet one made elsewhere. */
static woad_value fresh_id(woad_vm *vm, ExpandCtx *ctx) {
  Box *count = box_of(ctx->ns->lift_count);
  count->value = fixnum_make(fixnum_value(count->value) + 1);
  const char *text = raise_text(vm, "lifted/%ld", (long)fixnum_value(count->value));
  woad_value symbol = ctx->lifts->to_module && ctx->module ? symbol_unreadable(vm, text, strlen(text)) : symbol_uninterned(vm, text, strlen(text));
  woad_value id = syntax_make(vm, symbol, NULL);
  return syntax_adjust_scope(vm, id, scope_make(vm, SCOPE_LIFT), SCOPE_ADD, 0);
}

static woad_value bind_to_module(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value symbol = syntax_symbol(id);
  if (!ctx->module) {
    binding_add(vm, id, binding_make_top(vm, symbol), ctx->lifts->phase);
    return symbol;
  }
  hash_set(vm, module_defined_at(vm, ctx->module, ctx->lifts->phase), symbol, id);
  binding_add(vm, id, binding_make_module(vm, ctx->module->self, ctx->lifts->phase, symbol), ctx->lifts->phase);
  return symbol;
}

static woad_value bind_locally(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value symbol = syntax_symbol(id);
  woad_value key = symbol_uninterned(vm, symbol_text(symbol), symbol_length(symbol));
  binding_add(vm, id, binding_make_local(vm, key), ctx->phase);
  hash_set(vm, hash_of(vm->expander->lifted), key, expandctx_local(vm, id));
  return key;
}

woad_value lift_expression(woad_vm *vm, woad_value rhs, int count, ExpandCtx *ctx, const char *who) {
  Lifts *lifts = ctx->lifts;
  if (!lifts) raise_format(vm, vm->exn.fail_contract, "%s: no lift target", who);
  PairBuilder ids, symbols;
  pair_builder_init(&ids);
  pair_builder_init(&symbols);
  for (int i = 0; i < count; i++) {
    woad_value id = fresh_id(vm, ctx);
    pair_builder_add(vm, &symbols, lifts->to_module ? bind_to_module(vm, id, ctx) : bind_locally(vm, id, ctx));
    pair_builder_add(vm, &ids, id);
  }
  woad_value entry = pair_make(vm, ids.head, pair_make(vm, symbols.head, rhs));
  lifts->items = pair_make(vm, entry, lifts->items);
  return ids.head;
}

static woad_value wrap_one(woad_vm *vm, woad_value entry, woad_value body, ExpandCtx *ctx) {
  woad_value ids = pair_car(entry), keys = pair_cadr(entry), rhs = pair_cddr(entry);
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->lifts = expandctx_make_lifts(vm, ctx->phase);
  woad_value expanded = expand_form(vm, rhs, inner);
  if (value_is_pair(inner->lifts->items)) expanded = lift_wrap(vm, inner->lifts, expanded, inner);
  if (ctx->to_parsed) {
    Parsed *let = parsed_make_from(vm, PARSED_LET, rhs, pair_list(vm, 2, expanded, body));
    let->a = pair_make(vm, keys, VALUE_NULL);
    return parsed_value(let);
  }
  woad_value clause = pair_list(vm, 2, ids, expanded);
  return expand_core_use(vm, "let-values", pair_list(vm, 2, pair_make(vm, clause, VALUE_NULL), body), rhs, ctx->phase);
}

woad_value lift_wrap(woad_vm *vm, Lifts *lifts, woad_value body, ExpandCtx *ctx) {
  woad_value items = lifts->items; /* latest first: the innermost let */
  lifts->items = VALUE_NULL;
  for (; value_is_pair(items); items = pair_cdr(items)) body = wrap_one(vm, pair_car(items), body, ctx);
  return body;
}
