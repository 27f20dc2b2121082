/* SPDX-License-Identifier: MIT
 * core_lambda.c: lambda and case-lambda. */
#include "expander/expand/core.h"
#include "runtime/data/symbol.h"

/* identifiers of FORMALS: required ones to *ids, the rest one to *rest or VALUE_FALSE */
static void parse_formals(woad_vm *vm, woad_value formals, woad_value form, woad_value *ids, woad_value *rest) {
  PairBuilder out;
  pair_builder_init(&out);
  *rest = VALUE_FALSE;
  woad_value at = formals;
  for (;;) {
    if (value_is_syntax(at)) {
      if (syntax_is_identifier(at)) {
        *rest = at;
        break;
      }
      woad_value content = form_content(vm, at);
      if (!value_is_pair(content) && !value_is_null(content))
        syntax_raise(vm, VALUE_FALSE, "not an identifier", form, at);
      at = content;
    }
    if (value_is_null(at)) break;
    if (!syntax_is_identifier(pair_car(at)))
      syntax_raise(vm, VALUE_FALSE, "not an identifier", form, pair_car(at));
    pair_builder_add(vm, &out, pair_car(at));
    at = pair_cdr(at);
  }
  *ids = out.head;
}

static void check_formals(woad_vm *vm, woad_value ids, woad_value rest, woad_value form, int phase) {
  woad_value all = rest == VALUE_FALSE ? ids : pair_append(vm, ids, pair_make(vm, rest, VALUE_NULL));
  form_check_ids(vm, all, form);
  form_check_distinct(vm, all, phase, "duplicate argument name", form);
}

static woad_value bind_all(woad_vm *vm, woad_value ids, ExpandCtx *ctx) {
  PairBuilder keys;
  pair_builder_init(&keys);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    woad_value key = expand_bind_local(vm, pair_car(ids), ctx);
    expand_env_set(vm, ctx, key, expandctx_local(vm, pair_car(ids)));
    pair_builder_add(vm, &keys, key);
  }
  return keys.head;
}

static woad_value add_scope_to_all(woad_vm *vm, woad_value list, woad_value scope, int phase) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list))
    pair_builder_add(vm, &out, syntax_adjust_scope(vm, pair_car(list), scope, SCOPE_ADD, phase));
  return out.head;
}

/* FORMALS and BODY (list) of one clause of FORM: *out_formals, and the expanded body as body_expand gives it */
static Parsed *expand_clause(woad_vm *vm, woad_value formals, woad_value body, woad_value form, ExpandCtx *ctx,
                             woad_value *out_formals, woad_value *out_body) {
  woad_value scope = scope_make(vm, SCOPE_LOCAL), ids, rest;
  formals = syntax_adjust_scope(vm, formals, scope, SCOPE_ADD, ctx->phase);
  parse_formals(vm, formals, form, &ids, &rest);
  check_formals(vm, ids, rest, form, ctx->phase);
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->local_scopes = scopeset_add(vm, inner->local_scopes, scope);
  inner->procedure_name = ctx->name;
  woad_value keys = bind_all(vm, ids, inner);
  woad_value rest_key = VALUE_FALSE;
  if (rest != VALUE_FALSE) rest_key = pair_car(bind_all(vm, pair_make(vm, rest, VALUE_NULL), inner));
  *out_formals = formals;
  *out_body = body_expand(vm, add_scope_to_all(vm, body, scope, ctx->phase), form, inner, false);
  if (!ctx->to_parsed) return NULL;
  Parsed *parsed = parsed_make(vm, PARSED_LAMBDA, form, 1);
  parsed->a = keys;
  parsed->b = rest_key;
  parsed->kids[0] = parsed_of(pair_car(*out_body));
  return parsed;
}

static woad_value inferred_name(woad_vm *vm, woad_value form, ExpandCtx *ctx) {
  woad_value name = syntax_property(vm, form, vm->sym.inferred_name);
  if (value_is_symbol(name)) return name;
  if (value_is_syntax(name) && syntax_is_identifier(name)) return syntax_symbol(name);
  if (name == VALUE_VOID) return VALUE_FALSE;
  return ctx->name == VALUE_FALSE ? VALUE_FALSE : syntax_symbol(ctx->name);
}

static void finish_lambda(woad_vm *vm, Parsed *parsed, woad_value form, ExpandCtx *ctx) {
  parsed->c = inferred_name(vm, form, ctx);
  parsed->flag = syntax_property(vm, form, vm->sym.method_arity_error) != VALUE_FALSE;
}

woad_value core_lambda_expand(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value disarmed = syntax_disarm_all(vm, stx);
  woad_value parts = form_parts(vm, disarmed, stx, 3, -1);
  woad_value formals, body;
  Parsed *parsed = expand_clause(vm, form_second(parts), pair_cddr(parts), stx, ctx, &formals, &body);
  if (!parsed) return form_rebuild(vm, stx, pair_make(vm, pair_car(parts), pair_make(vm, formals, body)));
  finish_lambda(vm, parsed, stx, ctx);
  return parsed_value(parsed);
}

woad_value core_lambda_expand_case(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value disarmed = syntax_disarm_all(vm, stx);
  woad_value parts = form_parts(vm, disarmed, stx, 1, -1);
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l)) {
    woad_value clause = form_list(vm, pair_car(l));
    if (clause == VALUE_FALSE || pair_list_length(clause) < 2) form_bad(vm, stx);
  }
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l)) {
    woad_value clause = form_list(vm, pair_car(l)), formals, body;
    Parsed *parsed = expand_clause(vm, pair_car(clause), pair_cdr(clause), stx, ctx, &formals, &body);
    if (parsed) finish_lambda(vm, parsed, stx, ctx);
    pair_builder_add(vm, &out, parsed ? parsed_value(parsed)
                                      : form_rebuild(vm, pair_car(l), pair_make(vm, formals, body)));
  }
  if (!ctx->to_parsed) return form_rebuild(vm, stx, pair_make(vm, pair_car(parts), out.head));
  Parsed *parsed = parsed_make_from(vm, PARSED_CASE, stx, out.head);
  finish_lambda(vm, parsed, stx, ctx);
  return parsed_value(parsed);
}
