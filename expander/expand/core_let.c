/* SPDX-License-Identifier: MIT
 * core_let.c: let-values, letrec-values, letrec-syntaxes+values, #%stratified-body. */
#include "expander/expand/core.h"
#include "runtime/data/symbol.h"

typedef struct LetForm {
  woad_value form;      /* original */
  woad_value ids;       /* list of lists of identifiers, scoped */
  woad_value rhss;      /* list of syntax */
  woad_value keys;      /* list of lists of keys */
  woad_value clauses;   /* list of syntax, as they were */
} LetForm;

/* CLAUSES: syntax ([(id ...) rhs] ...) */
static void parse_clauses(woad_vm *vm, woad_value clauses, LetForm *let) {
  PairBuilder ids, rhss;
  pair_builder_init(&ids);
  pair_builder_init(&rhss);
  let->clauses = form_list(vm, clauses);
  woad_value list = form_list(vm, clauses);
  if (list == VALUE_FALSE) form_bad(vm, let->form);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value clause = form_list(vm, pair_car(list));
    if (clause == VALUE_FALSE || pair_list_length(clause) != 2) form_bad(vm, let->form);
    woad_value names = form_list(vm, pair_car(clause));
    if (names == VALUE_FALSE) form_bad(vm, let->form);
    form_check_ids(vm, names, let->form);
    pair_builder_add(vm, &ids, names);
    pair_builder_add(vm, &rhss, pair_cadr(clause));
  }
  let->ids = ids.head;
  let->rhss = rhss.head;
}

static woad_value flatten(woad_vm *vm, woad_value lists) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(lists); lists = pair_cdr(lists)) {
    for (woad_value l = pair_car(lists); value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &out, pair_car(l));
  }
  return out.head;
}

static woad_value scope_list(woad_vm *vm, woad_value list, woad_value scope, int phase) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value v = pair_car(list);
    pair_builder_add(vm, &out, value_is_syntax(v) ? syntax_adjust_scope(vm, v, scope, SCOPE_ADD, phase)
                                                  : scope_list(vm, v, scope, phase));
  }
  return out.head;
}

static woad_value bind_names(woad_vm *vm, woad_value lists, ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(lists); lists = pair_cdr(lists)) {
    PairBuilder keys;
    pair_builder_init(&keys);
    for (woad_value l = pair_car(lists); value_is_pair(l); l = pair_cdr(l)) {
      woad_value key = expand_bind_local(vm, pair_car(l), ctx);
      expand_env_set(vm, ctx, key, expandctx_local(vm, pair_car(l)));
      pair_builder_add(vm, &keys, key);
    }
    pair_builder_add(vm, &out, keys.head);
  }
  return out.head;
}

static woad_value expand_rhss(woad_vm *vm, const LetForm *let, ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  woad_value ids = let->ids;
  for (woad_value l = let->rhss; value_is_pair(l); l = pair_cdr(l), ids = pair_cdr(ids)) {
    woad_value names = pair_car(ids);
    bool one = value_is_pair(names) && value_is_null(pair_cdr(names));
    ExpandCtx *inner = one ? expandctx_with_name(vm, ctx, pair_car(names)) : expandctx_as_expression(vm, ctx);
    pair_builder_add(vm, &out, expand_subform(vm, pair_car(l), inner));
  }
  return out.head;
}

/* a clause like OLD, which may be a plain list: where it stood, with its properties */
static woad_value clause_syntax(woad_vm *vm, woad_value old, woad_value ids, woad_value rhs) {
  woad_value clause = pair_list(vm, 2, ids, rhs);
  return value_is_syntax(old) ? syntax_from_datum(vm, syntax_disarm_all(vm, old), clause, syntax_of(old)->location, old) : clause;
}

static woad_value clauses_syntax(woad_vm *vm, const LetForm *let, woad_value rhss) {
  PairBuilder out;
  pair_builder_init(&out);
  woad_value old = let->clauses;
  for (woad_value ids = let->ids; value_is_pair(ids); ids = pair_cdr(ids), rhss = pair_cdr(rhss), old = pair_cdr(old))
    pair_builder_add(vm, &out, clause_syntax(vm, pair_car(old), pair_car(ids), pair_car(rhss)));
  return form_wrap(vm, let->form, out.head);
}

static woad_value let_result(woad_vm *vm, ParsedKind kind, woad_value head, const LetForm *let, woad_value rhss,
                             woad_value body, ExpandCtx *ctx) {
  if (!ctx->to_parsed)
    return form_rebuild(vm, let->form, pair_make(vm, head, pair_make(vm, clauses_syntax(vm, let, rhss), body)));
  woad_value kids = pair_append(vm, rhss, body);
  if (value_is_null(rhss)) return pair_car(body);
  Parsed *parsed = parsed_make_from(vm, kind, let->form, kids);
  parsed->a = let->keys;
  return parsed_value(parsed);
}

static woad_value expand_let(woad_vm *vm, woad_value stx, ExpandCtx *ctx, bool is_rec) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 3, -1);
  LetForm let = { .form = stx };
  parse_clauses(vm, form_second(parts), &let);
  woad_value scope = scope_make(vm, SCOPE_LOCAL);
  let.ids = scope_list(vm, let.ids, scope, ctx->phase);
  form_check_distinct(vm, flatten(vm, let.ids), ctx->phase, "duplicate binding name", stx);
  woad_value body = scope_list(vm, pair_cddr(parts), scope, ctx->phase);
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->local_scopes = scopeset_add(vm, inner->local_scopes, scope);
  let.keys = bind_names(vm, let.ids, inner);
  if (is_rec) let.rhss = scope_list(vm, let.rhss, scope, ctx->phase);
  woad_value rhss = expand_rhss(vm, &let, is_rec ? inner : expandctx_as_expression(vm, ctx));
  inner = expandctx_as_tail(vm, inner, ctx);
  woad_value out = body_expand(vm, body, stx, inner, false);
  return let_result(vm, is_rec ? PARSED_LETREC : PARSED_LET, pair_car(parts), &let, rhss, out, ctx);
}

woad_value core_let_expand(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return expand_let(vm, stx, ctx, false); }
woad_value core_let_expand_rec(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return expand_let(vm, stx, ctx, true); }

static void bind_macros(woad_vm *vm, const LetForm *macros, ExpandCtx *ctx) {
  woad_value rhss = macros->rhss, keys = macros->keys;
  for (woad_value ids = macros->ids; value_is_pair(ids); ids = pair_cdr(ids), rhss = pair_cdr(rhss), keys = pair_cdr(keys)) {
    woad_value *vals = expand_eval_transformers(vm, pair_car(rhss), pair_car(ids), "letrec-syntaxes+values", ctx, NULL);
    int i = 0;
    for (woad_value k = pair_car(keys); value_is_pair(k); k = pair_cdr(k)) expand_env_set(vm, ctx, pair_car(k), vals[i++]);
  }
}

static woad_value clause_origins(woad_vm *vm, const LetForm *let) {
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = let->clauses; value_is_pair(l); l = pair_cdr(l)) {
    woad_value names = value_is_syntax(pair_car(l)) ? pair_car(form_content(vm, pair_car(l))) : VALUE_FALSE;
    pair_builder_add(vm, &out, value_is_syntax(names) ? pair_make(vm, pair_car(l), names) : VALUE_FALSE);
  }
  return out.head;
}

/* the outermost group stands in the place of the whole form STX, and tells what its macros were */
static woad_value wrap_macro_body(woad_vm *vm, const LetForm *macros, woad_value groups, woad_value body, ExpandCtx *ctx) {
  woad_value stx = macros->form, out;
  if (value_is_pair(groups)) {
    woad_value use = pair_car(body_wrap_groups(vm, groups, body, stx, ctx));
    if (ctx->to_parsed) return use;
    out = form_rebuild(vm, stx, form_content(vm, use));
  } else {
    if (ctx->to_parsed) return pair_car(body);
    woad_value head = expand_core_id(vm, "let-values", ctx->phase);
    out = form_rebuild(vm, stx, pair_make(vm, head, pair_make(vm, form_wrap(vm, stx, VALUE_NULL), body)));
  }
  woad_value ids = flatten(vm, macros->ids);
  return value_is_null(ids) ? out : syntax_with_property(vm, out, symbol_intern(vm, "disappeared-binding"), ids);
}

woad_value core_let_expand_syntaxes(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 4, -1);
  LetForm macros = { .form = stx }, let = { .form = stx };
  parse_clauses(vm, form_second(parts), &macros);
  parse_clauses(vm, form_third(parts), &let);
  woad_value scope = scope_make(vm, SCOPE_LOCAL);
  macros.ids = scope_list(vm, macros.ids, scope, ctx->phase);
  let.ids = scope_list(vm, let.ids, scope, ctx->phase);
  form_check_distinct(vm, pair_append(vm, flatten(vm, macros.ids), flatten(vm, let.ids)), ctx->phase,
                      "duplicate binding name", stx);
  macros.rhss = scope_list(vm, macros.rhss, scope, ctx->phase);
  let.rhss = scope_list(vm, let.rhss, scope, ctx->phase);
  woad_value body = scope_list(vm, pair_cdddr(parts), scope, ctx->phase);
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->local_scopes = scopeset_add(vm, inner->local_scopes, scope);
  macros.keys = bind_names(vm, macros.ids, inner);
  let.keys = bind_names(vm, let.ids, inner);
  bind_macros(vm, &macros, inner);
  BodyClauses clauses = { let.ids, let.keys, let.rhss, clause_origins(vm, &let) };
  woad_value groups = body_expand_clauses(vm, &clauses, true, expandctx_as_expression(vm, inner));
  inner = expandctx_as_tail(vm, inner, ctx);
  woad_value out = body_expand(vm, body, stx, inner, false);
  return wrap_macro_body(vm, &macros, groups, out, ctx);
}

woad_value core_let_expand_stratified(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 2, -1);
  woad_value out = body_expand(vm, pair_cdr(parts), stx, expandctx_as_expression(vm, ctx), true);
  if (ctx->to_parsed || value_is_null(pair_cdr(out))) return pair_car(out); /* with definitions it is one form */
  return form_rebuild(vm, stx, pair_make(vm, expand_core_id(vm, "begin", ctx->phase), out));
}
