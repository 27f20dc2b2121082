/* SPDX-License-Identifier: MIT
 * core_expr.c: the core expression forms without binders. */
#include "expander/expand/core.h"
#include "expander/expand/transformer.h"
#include "expander/syntax/watch.h"
#include "runtime/data/symbol.h"

/* parts expanded as expressions; the last one keeps the inferred name when TAIL */
static woad_value expand_list(woad_vm *vm, woad_value list, ExpandCtx *ctx, bool tail) {
  PairBuilder out;
  pair_builder_init(&out);
  ExpandCtx *inner = expandctx_as_expression(vm, ctx);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    bool last = tail && value_is_null(pair_cdr(list));
    pair_builder_add(vm, &out, expand_subform(vm, pair_car(list), last ? expandctx_as_tail(vm, inner, ctx) : inner));
  }
  return out.head;
}

static woad_value simple(woad_vm *vm, ParsedKind kind, woad_value stx, woad_value head, woad_value kids, ExpandCtx *ctx) {
  if (ctx->to_parsed) return parsed_value(parsed_make_from(vm, kind, stx, kids));
  return form_rebuild(vm, stx, pair_make(vm, head, kids));
}

woad_value core_expr_quote(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, 2);
  if (watch_is_on(vm)) watch_note_quoted(vm, WATCH_QUOTED, form_second(parts), ctx->phase);
  return ctx->to_parsed ? parsed_const(vm, stx, syntax_to_datum(vm, form_second(parts))) : stx;
}

/* Scopes of enclosing local forms are pruned: what syntax objects mean is then the same wherever they end up. */
static woad_value prune(woad_vm *vm, woad_value datum, ExpandCtx *ctx) {
  return syntax_remove_scopes(vm, syntax_remove_scopes(vm, datum, ctx->local_scopes), ctx->quoted_sites);
}

woad_value core_expr_quote_syntax(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, 3);
  bool is_local = false;
  if (value_is_pair(pair_cddr(parts))) {
    woad_value key = form_content(vm, form_third(parts));
    if (!value_is_keyword(key) || strcmp(symbol_text(key), "local") != 0) form_bad(vm, stx);
    is_local = true;
  }
  woad_value datum = form_second(parts);
  if (!is_local) datum = prune(vm, datum, ctx);
  if (watch_is_on(vm)) watch_note_quoted(vm, WATCH_TEMPLATE, datum, ctx->phase - 1);
  if (!ctx->to_parsed) {
    if (is_local) return stx;
    return form_rebuild(vm, stx, pair_list(vm, 2, pair_car(parts), datum));
  }
  Parsed *parsed = parsed_make(vm, PARSED_SYNTAX, stx, 0);
  parsed->a = datum;
  return parsed_value(parsed);
}

woad_value core_expr_if(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 0, -1);
  int64_t n = pair_list_length(parts);
  if (n == 3) syntax_raise(vm, VALUE_FALSE, "missing an \"else\" expression", stx, VALUE_FALSE);
  if (n != 4) form_bad(vm, stx);
  ExpandCtx *inner = expandctx_as_expression(vm, ctx), *tail = expandctx_as_tail(vm, inner, ctx);
  woad_value test = expand_subform(vm, form_second(parts), inner);
  woad_value then = expand_subform(vm, form_third(parts), tail);
  woad_value other = expand_subform(vm, pair_car(pair_cdddr(parts)), tail);
  return simple(vm, PARSED_IF, stx, pair_car(parts), pair_list(vm, 3, test, then, other), ctx);
}

woad_value core_expr_begin(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, -1);
  bool defines = ctx->kind == CTX_MODULE || ctx->kind == CTX_DEFINITION; /* local-expand: what is in it may be definitions */
  woad_value kids = defines ? form_map(vm, pair_cdr(parts), expand_form, ctx) : expand_list(vm, pair_cdr(parts), ctx, true);
  if (ctx->to_parsed) return parsed_sequence(vm, stx, kids);
  return simple(vm, PARSED_SEQ, stx, pair_car(parts), kids, ctx);
}

woad_value core_expr_begin0(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, -1);
  return simple(vm, PARSED_BEGIN0, stx, pair_car(parts), expand_list(vm, pair_cdr(parts), ctx, false), ctx);
}

woad_value core_expr_wcm(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 4, 4);
  return simple(vm, PARSED_WCM, stx, pair_car(parts), expand_list(vm, pair_cdr(parts), ctx, true), ctx);
}

woad_value core_expr_app(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_list(vm, syntax_disarm_all(vm, stx));
  if (parts == VALUE_FALSE) syntax_raise(vm, vm->sym.app, "bad syntax", stx, VALUE_FALSE);
  if (value_is_null(pair_cdr(parts)))
    return ctx->to_parsed ? parsed_const(vm, stx, VALUE_NULL)
                          : form_rebuild(vm, stx, pair_list(vm, 2, expand_core_id(vm, "quote", ctx->phase),
                                                            syntax_from_datum(vm, VALUE_FALSE, VALUE_NULL, NULL, VALUE_FALSE)));
  return simple(vm, PARSED_CALL, stx, pair_car(parts), expand_list(vm, pair_cdr(parts), ctx, false), ctx);
}

woad_value core_expr_datum(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value disarmed = syntax_disarm_all(vm, stx);
  woad_value content = form_content(vm, disarmed);
  if (!value_is_pair(content)) form_bad(vm, stx);
  woad_value datum = pair_cdr(content);
  if (!value_is_syntax(datum)) datum = form_wrap(vm, stx, datum);
  if (value_is_keyword(form_content(vm, syntax_disarm_all(vm, datum))))
    syntax_raise(vm, vm->sym.datum, "keyword misused as an expression", VALUE_FALSE, datum);
  if (ctx->to_parsed) return parsed_const(vm, stx, syntax_to_datum(vm, datum));
  woad_value quoted = expand_core_use(vm, "quote", pair_list(vm, 1, datum), stx, ctx->phase);
  return syntax_rearm(vm, syntax_track_origin(vm, quoted, stx, pair_car(content)), stx);
}

static woad_value top_variable(woad_vm *vm, woad_value id, woad_value stx, ExpandCtx *ctx) {
  if (!ctx->to_parsed) return stx;
  Parsed *parsed = parsed_make(vm, PARSED_TOP_VAR, id, 0);
  parsed->a = syntax_symbol(id);
  parsed->level = ctx->phase - ctx->ns->instance->base_phase;
  return parsed_value(parsed);
}

woad_value core_expr_top(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value content = form_content(vm, syntax_disarm_all(vm, stx));
  if (!value_is_pair(content)) form_bad(vm, stx);
  if (!syntax_is_identifier(pair_cdr(content)))
    syntax_raise(vm, VALUE_FALSE, "not an identifier", stx, form_wrap(vm, stx, pair_cdr(content)));
  woad_value id = pair_cdr(content), binding;
  ResolveStatus status = binding_resolve(vm, id, ctx->phase, &binding);
  if (status == RESOLVE_AMBIGUOUS) binding_raise_ambiguous(vm, id, ctx->phase);
  if (syntax_is_tainted(id))
    syntax_raise(vm, vm->sym.top, "cannot use identifier tainted by macro transformation", id, VALUE_FALSE);
  if (status == RESOLVE_FOUND && binding_of(binding)->kind == BINDING_MODULE) return expand_subform(vm, id, ctx);
  if (ctx->ns->is_module && ctx->module) {
    if (ctx->in_local_expand && ctx->phase > 0) return id;
    if (ctx->phase == 0 || !ctx->allow_unbound)
      syntax_raise_type(vm, vm->exn.fail_syntax_unbound, VALUE_FALSE, "unbound identifier", id, VALUE_FALSE, VALUE_NULL,
                        binding_candidates_text(vm, id, ctx->phase));
    expand_note_unbound(vm, id, ctx);
  }
  return top_variable(vm, id, stx, ctx);
}

/* --- set! --- */

static woad_value set_variable(woad_vm *vm, woad_value stx, woad_value parts, woad_value id, const Meaning *meaning,
                               ExpandCtx *ctx) {
  bool own = meaning->kind == MEANING_VARIABLE && (binding_of(meaning->binding)->kind != BINDING_MODULE ||
             binding_of(meaning->binding)->module == ctx->ns->self || expand_is_own_binding(vm, meaning->binding, ctx));
  if (meaning->kind == MEANING_VARIABLE && !own)
    syntax_raise(vm, VALUE_FALSE, "cannot mutate module-required identifier", stx, id);
  if (meaning->kind == MEANING_UNBOUND && ctx->module && (ctx->phase == 0 || !ctx->allow_unbound))
    syntax_raise_type(vm, vm->exn.fail_syntax_unbound, VALUE_FALSE, "unbound identifier", stx, id, VALUE_NULL,
                      binding_candidates_text(vm, id, ctx->phase));
  ExpandCtx *inner = expandctx_as_expression(vm, ctx);
  woad_value target = meaning->kind == MEANING_UNBOUND ? top_variable(vm, id, id, ctx)
                                                       : expand_subform(vm, id, expandctx_as_expression(vm, ctx));
  woad_value rhs = expand_subform(vm, form_third(parts), inner);
  return simple(vm, PARSED_SET, stx, pair_car(parts), pair_list(vm, 2, target, rhs), ctx);
}

woad_value core_expr_set(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value disarmed = syntax_disarm_all(vm, stx);
  woad_value parts = form_parts(vm, disarmed, stx, 3, 3);
  woad_value id = form_second(parts);
  if (!syntax_is_identifier(id)) syntax_raise(vm, VALUE_FALSE, "not an identifier", stx, id);
  woad_value target;
  Meaning meaning = expand_meaning_through(vm, id, ctx, &target);
  if (meaning.kind == MEANING_UNBOUND && syntax_is_tainted(target))
    syntax_raise(vm, VALUE_FALSE, "cannot use identifier tainted by macro transformation", target, VALUE_FALSE);
  if (meaning.kind == MEANING_VARIABLE || meaning.kind == MEANING_UNBOUND)
    return set_variable(vm, stx, parts, target, &meaning, ctx);
  if (meaning.kind == MEANING_CORE || !transformer_is_set(vm, meaning.value))
    syntax_raise(vm, VALUE_FALSE, "cannot mutate syntax identifier", stx, target);
  woad_value proc = transformer_set_procedure(vm, meaning.value);
  woad_value out = expand_apply_transformer(vm, proc, stx, id, &meaning, ctx);
  return ctx->only_immediate ? out : expand_form(vm, out, ctx);
}

woad_value core_expr_varref(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_list(vm, syntax_disarm_all(vm, stx));
  if (parts == VALUE_FALSE || pair_list_length(parts) > 2) form_bad(vm, stx);
  Parsed *parsed = parsed_make(vm, PARSED_VARREF, stx, value_is_pair(pair_cdr(parts)) ? 1 : 0);
  if (parsed->nkids) {
    woad_value id = form_second(parts);
    bool is_top = !syntax_is_identifier(id);
    if (is_top) {
      woad_value content = form_content(vm, id);
      CoreForm *core = expand_core_of(vm, id, ctx);
      if (!core || core->name != vm->sym.top || !syntax_is_identifier(pair_cdr(content))) form_bad(vm, stx);
      id = pair_cdr(content);
    }
    woad_value target;
    Meaning meaning = expand_meaning_through(vm, id, ctx, &target);
    if (meaning.kind == MEANING_CORE || meaning.kind == MEANING_MACRO)
      syntax_raise(vm, VALUE_FALSE, "identifier does not refer to a variable", stx, id);
    if (target != id && !ctx->to_parsed) stx = form_rebuild(vm, stx, pair_list(vm, 2, pair_car(parts), target));
    id = target;
    if (meaning.kind == MEANING_UNBOUND && ctx->module && ctx->phase == 0)
      syntax_raise_type(vm, vm->exn.fail_syntax_unbound, VALUE_FALSE, "unbound identifier", stx, id, VALUE_NULL,
                      binding_candidates_text(vm, id, ctx->phase));
    if (ctx->to_parsed)
      parsed->kids[0] = parsed_of(meaning.kind == MEANING_UNBOUND ? top_variable(vm, id, id, ctx)
                                                                  : expand_subform(vm, id, expandctx_as_expression(vm, ctx)));
  }
  return ctx->to_parsed ? parsed_value(parsed) : stx;
}

woad_value core_expr_expression(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, 2);
  woad_value inner = expand_subform(vm, form_second(parts), expandctx_as_tail(vm, expandctx_as_expression(vm, ctx), ctx));
  if (ctx->to_parsed) return inner;
  if (ctx->kind == CTX_EXPRESSION && !ctx->keep_expressions) return syntax_track_origin(vm, inner, stx, pair_car(parts));
  return form_rebuild(vm, stx, pair_list(vm, 2, pair_car(parts), inner));
}

static woad_value not_in_quasiquote(woad_vm *vm, woad_value stx) {
  syntax_raise(vm, VALUE_FALSE, "not in quasiquote", stx, VALUE_FALSE);
}
woad_value core_expr_unquote(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return not_in_quasiquote(vm, stx); }
woad_value core_expr_unquote_splicing(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return not_in_quasiquote(vm, stx); }
