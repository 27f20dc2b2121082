/* SPDX-License-Identifier: MIT
 * core_top.c: forms that mean something only at a module's or the top level. Bodies handle them before their handlers are
 * asked; what arrives here is a use elsewhere, or `expand` at the top level, which wants syntax. */
#include "expander/expand/core.h"
#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "runtime/data/symbol.h"

static bool wants_top(const ExpandCtx *ctx) { return ctx->kind == CTX_TOP; }

static woad_value ids_of(woad_vm *vm, woad_value stx, ExpandCtx *ctx, woad_value *parts) {
  *parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 3, 3);
  woad_value ids = form_list(vm, form_second(*parts));
  if (ids == VALUE_FALSE) form_bad(vm, stx);
  form_check_ids(vm, ids, stx);
  form_check_distinct(vm, ids, ctx->phase, "duplicate binding name", stx);
  return ids;
}

woad_value core_top_define_values(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!wants_top(ctx)) syntax_raise(vm, VALUE_FALSE, "not allowed in an expression position", stx, VALUE_FALSE);
  woad_value parts, ids = ids_of(vm, stx, ctx, &parts);
  bool one = value_is_pair(ids) && value_is_null(pair_cdr(ids));
  ExpandCtx *inner = one ? expandctx_with_name(vm, ctx, pair_car(ids)) : expandctx_as_expression(vm, ctx);
  woad_value rhs = expand_subform(vm, form_third(parts), inner);
  return form_rebuild(vm, stx, pair_list(vm, 3, pair_car(parts), form_second(parts), rhs));
}

woad_value core_top_define_syntaxes(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!wants_top(ctx)) syntax_raise(vm, VALUE_FALSE, "not in a definition context", stx, VALUE_FALSE);
  woad_value parts, ids = ids_of(vm, stx, ctx, &parts);
  woad_value rhs = expand_transformer_syntax(vm, form_third(parts), ids, ctx);
  return form_rebuild(vm, stx, pair_list(vm, 3, pair_car(parts), form_second(parts), rhs));
}

woad_value core_top_begin_for_syntax(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!wants_top(ctx)) syntax_raise(vm, VALUE_FALSE, "not in a definition context", stx, VALUE_FALSE);
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 1, -1);
  ExpandCtx *up = expandctx_make(vm, namespace_at_phase(vm, ctx->ns, ctx->phase + 1), CTX_TOP);
  return form_rebuild(vm, stx, pair_make(vm, pair_car(parts), form_map(vm, pair_cdr(parts), expand_form, up)));
}

woad_value core_top_require(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!wants_top(ctx)) syntax_raise(vm, VALUE_FALSE, "allowed only in a module or the top level", stx, VALUE_FALSE);
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 1, -1);
  require_perform(vm, ctx, ctx->ns, pair_cdr(parts), stx, ctx->phase, ctx->phase);
  return stx;
}

woad_value core_top_provide(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  syntax_raise(vm, VALUE_FALSE, "not allowed outside of a module body", stx, VALUE_FALSE);
}

woad_value core_top_declare(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  syntax_raise(vm, VALUE_FALSE, "not allowed outside of a module top-level", stx, VALUE_FALSE);
}
