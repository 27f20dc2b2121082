/* SPDX-License-Identifier: MIT
 * body.c: internal-definition bodies. Forms are expanded to their heads one by one; definitions are collected,
 * with expressions between them as clauses; then right-hand sides and expressions are expanded. Clauses become nested
 * let-values, or letrec-values where one refers to itself or a later one. */
#include "expander/expand/core.h"
#include "runtime/data/hamt.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"

typedef struct BodyState {
  ExpandCtx *ctx;          /* of the definition context */
  woad_value form, init;
  woad_value name;         /* identifier: inferred name of the body's value, or VALUE_FALSE */
  PairBuilder ids, keys, rhss; /* clauses */
  PairBuilder origins;     /* of clauses: see body_expand_clauses */
  woad_value macros;       /* define-syntaxes forms, latest first; only when syntax is wanted */
  woad_value macro_ids;    /* what they bind, latest first */
  PairBuilder exprs;       /* since the last definition */
  bool has_clauses, stratified;
} BodyState;

static woad_value scope_all(woad_vm *vm, woad_value list, woad_value scope, int phase) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list))
    pair_builder_add(vm, &out, syntax_adjust_scope(vm, pair_car(list), scope, SCOPE_ADD, phase));
  return out.head;
}

/* What stands for a body in syntax-local-context: a fresh struct with prop:liberal-define-context. */
static woad_value liberal_context(woad_vm *vm) {
  ExpanderState *state = vm->expander;
  if (state->liberal_type == VALUE_FALSE) {
    StructTypeSpec spec = { .name = symbol_intern(vm, "liberal-define-context"), .super = VALUE_FALSE,
                            .inspector = vm->inspector, .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE,
                            .auto_value = VALUE_FALSE, .constructor_name = VALUE_FALSE, .immutables = VALUE_NULL,
                            .properties = pair_make(vm, pair_make(vm, vm->prop.liberal_define_context, VALUE_TRUE), VALUE_NULL) };
    state->liberal_type = object_value(struct_type_make(vm, &spec));
  }
  return struct_make_from(vm, VALUE_AS(StructType, state->liberal_type), 0, NULL);
}

static ExpandCtx *definition_context(woad_vm *vm, ExpandCtx *ctx, woad_value scope) {
  ExpandCtx *inner = expandctx_copy(vm, ctx);
  inner->kind = CTX_DEFINITION;
  inner->name = inner->procedure_name = VALUE_FALSE;
  inner->only_immediate = inner->no_implicit = true;
  inner->use_sites = box_make(vm, scopeset_value(scopeset_empty(vm)));
  inner->frame = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  inner->post_scopes = pair_make(vm, scope, VALUE_NULL);
  inner->def_contexts = pair_make(vm, liberal_context(vm), VALUE_NULL);
  inner->local_scopes = scopeset_add(vm, ctx->local_scopes, scope);
  return inner;
}

/* expressions collected so far become clauses without variables */
static void flush_exprs(woad_vm *vm, BodyState *st) {
  for (woad_value l = st->exprs.head; value_is_pair(l); l = pair_cdr(l)) {
    pair_builder_add(vm, &st->ids, VALUE_NULL);
    pair_builder_add(vm, &st->keys, pair_make(vm, symbol_uninterned(vm, "ignored", 7), VALUE_NULL));
    pair_builder_add(vm, &st->rhss, pair_car(l));
    pair_builder_add(vm, &st->origins, VALUE_FALSE);
  }
  pair_builder_init(&st->exprs);
}

/* FORM and its head, for syntax_track_origin */
static woad_value origin_of(woad_vm *vm, woad_value form) {
  return pair_make(vm, form, pair_car(form_content(vm, syntax_disarm_all(vm, form))));
}

static woad_value definition_ids(woad_vm *vm, BodyState *st, woad_value form, woad_value *rhs) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 3, 3);
  woad_value ids = form_list(vm, form_second(parts));
  if (ids == VALUE_FALSE) form_bad(vm, form);
  form_check_ids(vm, ids, form);
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids))
    pair_builder_add(vm, &out, expand_remove_use_sites(vm, pair_car(ids), st->ctx));
  *rhs = form_third(parts);
  return out.head;
}

static void check_new(woad_vm *vm, BodyState *st, woad_value ids, woad_value form) {
  form_check_distinct(vm, ids, st->ctx->phase, "duplicate binding name", form);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    woad_value binding;
    if (binding_resolve_exactly(vm, pair_car(ids), st->ctx->phase, &binding) == RESOLVE_FOUND &&
        binding_of(binding)->kind == BINDING_LOCAL &&
        hash_get(vm, hash_of(st->ctx->frame), binding_of(binding)->key) != VALUE_NONE)
      syntax_raise(vm, VALUE_FALSE, "duplicate binding name", form, pair_car(ids));
  }
}

static void add_definition(woad_vm *vm, BodyState *st, woad_value form) {
  woad_value rhs, ids = definition_ids(vm, st, form, &rhs);
  check_new(vm, st, ids, form);
  flush_exprs(vm, st);
  PairBuilder keys;
  pair_builder_init(&keys);
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) {
    woad_value key = expand_bind_local(vm, pair_car(l), st->ctx);
    expand_env_set(vm, st->ctx, key, expandctx_local(vm, pair_car(l)));
    pair_builder_add(vm, &keys, key);
  }
  pair_builder_add(vm, &st->ids, ids);
  pair_builder_add(vm, &st->keys, keys.head);
  pair_builder_add(vm, &st->rhss, rhs);
  pair_builder_add(vm, &st->origins, origin_of(vm, form));
  st->has_clauses = true;
}

static void add_macros(woad_vm *vm, BodyState *st, woad_value form) {
  woad_value rhs, ids = definition_ids(vm, st, form, &rhs);
  check_new(vm, st, ids, form);
  PairBuilder keys;
  pair_builder_init(&keys);
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &keys, expand_bind_local(vm, pair_car(l), st->ctx));
  woad_value *vals = expand_eval_transformers(vm, rhs, ids, "define-syntaxes", st->ctx, NULL);
  int i = 0;
  for (woad_value l = keys.head; value_is_pair(l); l = pair_cdr(l), i++) {
    expand_env_set(vm, st->ctx, pair_car(l), vals[i]);
    expand_note_rename(vm, ids, vals[i], i, st->ctx);
  }
  if (st->ctx->to_parsed) return;
  st->macros = pair_make(vm, form, st->macros);
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) st->macro_ids = pair_make(vm, pair_car(l), st->macro_ids);
}

static _Noreturn void no_expression(woad_vm *vm, BodyState *st) {
  woad_value last = VALUE_FALSE;
  for (woad_value l = st->init; value_is_pair(l); l = pair_cdr(l)) last = pair_car(l);
  woad_value begin = syntax_from_datum(vm, VALUE_FALSE, pair_make(vm, vm->sym.begin, st->init),
                                       value_is_syntax(last) ? syntax_of(last)->location : NULL, VALUE_FALSE);
  syntax_raise(vm, symbol_intern(vm, "begin (possibly implicit)"), "the last form is not an expression", begin, last);
}

static void collect(woad_vm *vm, BodyState *st, woad_value forms) {
  bool ends_with_expression = false;
  while (value_is_pair(forms)) {
    woad_value given = pair_car(forms);
    forms = pair_cdr(forms);
    if (st->stratified && value_is_pair(st->exprs.head)) {
      pair_builder_add(vm, &st->exprs, given);
      continue;
    }
    ExpandCtx *ctx = st->ctx;
    if (value_is_null(forms) && st->name != VALUE_FALSE) {
      ctx = expandctx_copy(vm, ctx);
      ctx->name = st->name;
    }
    woad_value form = expand_partially(vm, given, ctx);
    CoreForm *core = expand_core_of(vm, form, st->ctx);
    ends_with_expression = false;
    if (core && core->name == vm->sym.begin) {
      woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
      PairBuilder kids;
      pair_builder_init(&kids);
      for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l))
        pair_builder_add(vm, &kids, syntax_track_origin(vm, pair_car(l), form, pair_car(parts)));
      forms = pair_append(vm, kids.head, forms);
    } else if (core && core->name == vm->sym.define_values) {
      add_definition(vm, st, form);
    } else if (core && core->name == vm->sym.define_syntaxes) {
      add_macros(vm, st, form);
    } else {
      ends_with_expression = true;
      pair_builder_add(vm, &st->exprs, form);
    }
  }
  if (!value_is_pair(st->exprs.head) || (!ends_with_expression && !st->stratified))
    no_expression(vm, st);
}

/* an expression in clause position: its values are dropped */
static woad_value drop_values(woad_vm *vm, woad_value expanded, woad_value like, ExpandCtx *ctx) {
  if (ctx->to_parsed) {
    woad_value kids = pair_list(vm, 2, expanded, parsed_const(vm, like, VALUE_VOID));
    return parsed_value(parsed_make_from(vm, PARSED_SEQ, like, kids));
  }
  woad_value none = expand_core_use(vm, "#%app", pair_list(vm, 1, expand_core_id(vm, "values", ctx->phase)), like, ctx->phase);
  return expand_core_use(vm, "begin", pair_list(vm, 2, expanded, none), like, ctx->phase);
}

static woad_value expand_clause(woad_vm *vm, woad_value names, woad_value keys, woad_value rhs, ExpandCtx *ctx) {
  bool one = value_is_pair(names) && value_is_null(pair_cdr(names));
  ExpandCtx *inner = one ? expandctx_with_name(vm, ctx, pair_car(names)) : ctx;
  woad_value expanded = expand_subform(vm, rhs, inner);
  return value_is_null(names) && value_is_pair(keys) ? drop_values(vm, expanded, rhs, ctx) : expanded;
}

/* Numbers the variables of the clauses, so that uses of them from now on are noted in *LAST_USED. */
static void number_clauses(woad_vm *vm, woad_value keys, size_t *last_used, ExpandCtx *ctx) {
  for (size_t clause = 1; value_is_pair(keys); keys = pair_cdr(keys), clause++) {
    for (woad_value k = pair_car(keys); value_is_pair(k); k = pair_cdr(k)) {
      woad_value local = hamt_get(vm, hamt_of(ctx->env), pair_car(k));
      if (!value_is_local_variable(local)) continue;
      VALUE_AS(LocalVariable, local)->clause = clause;
      VALUE_AS(LocalVariable, local)->last_used = last_used;
      if (VALUE_AS(LocalVariable, local)->is_used) *last_used = clause;
    }
  }
}

static bool is_any_used(woad_vm *vm, woad_value keys, ExpandCtx *ctx) {
  for (; value_is_pair(keys); keys = pair_cdr(keys)) {
    woad_value local = hamt_get(vm, hamt_of(ctx->env), pair_car(keys));
    if (value_is_local_variable(local) && VALUE_AS(LocalVariable, local)->is_used) return true;
  }
  return false;
}

/* One group for each clause that stands alone, one for each run of clauses tied together by references to later ones. */
woad_value body_expand_clauses(woad_vm *vm, const BodyClauses *clauses, bool split, ExpandCtx *ctx) {
  woad_value groups = VALUE_NULL, ids = clauses->ids, keys = clauses->keys, rhss = clauses->rhss, origins = clauses->origins;
  PairBuilder names, places, exprs, tracked;
  size_t *last_used = mem_new_atomic(vm, sizeof *last_used), clause = 1;
  *last_used = 0;
  number_clauses(vm, keys, last_used, ctx);
  for (bool is_fresh = true; value_is_pair(rhss); rhss = pair_cdr(rhss), ids = pair_cdr(ids), keys = pair_cdr(keys),
            origins = pair_cdr(origins), clause++) {
    if (is_fresh) {
      pair_builder_init(&names);
      pair_builder_init(&places);
      pair_builder_init(&exprs);
      pair_builder_init(&tracked);
    }
    pair_builder_add(vm, &names, pair_car(ids));
    pair_builder_add(vm, &places, pair_car(keys));
    pair_builder_add(vm, &exprs, expand_clause(vm, pair_car(ids), pair_car(keys), pair_car(rhss), ctx));
    pair_builder_add(vm, &tracked, pair_car(origins));
    is_fresh = split ? *last_used <= clause : value_is_null(pair_cdr(rhss));
    if (!is_fresh) continue;
    bool is_rec = !split || value_is_pair(pair_cdr(names.head)) || is_any_used(vm, pair_car(keys), ctx);
    groups = pair_make(vm, pair_list(vm, 5, value_bool(is_rec), names.head, places.head, exprs.head, tracked.head), groups);
  }
  return groups;
}

static woad_value clause_syntax(woad_vm *vm, woad_value ids, woad_value rhs, woad_value origin) {
  woad_value clause = pair_list(vm, 2, ids, rhs);
  if (origin == VALUE_FALSE) return clause;
  clause = syntax_from_datum(vm, VALUE_FALSE, clause, syntax_of(pair_car(origin))->location, VALUE_FALSE);
  return syntax_track_origin(vm, clause, pair_car(origin), pair_cdr(origin));
}

static woad_value wrap_group(woad_vm *vm, woad_value group, woad_value tail, woad_value form, ExpandCtx *ctx) {
  bool is_rec = pair_car(group) != VALUE_FALSE;
  woad_value rhss = pair_car(pair_cdddr(group)), ids = pair_cadr(group), origins = pair_cadr(pair_cdddr(group));
  if (ctx->to_parsed) {
    Parsed *parsed = parsed_make_from(vm, is_rec ? PARSED_LETREC : PARSED_LET, form, pair_append(vm, rhss, tail));
    parsed->a = pair_car(pair_cddr(group));
    return parsed_value(parsed);
  }
  PairBuilder clauses;
  pair_builder_init(&clauses);
  for (; value_is_pair(ids); ids = pair_cdr(ids), rhss = pair_cdr(rhss), origins = pair_cdr(origins))
    pair_builder_add(vm, &clauses, clause_syntax(vm, pair_car(ids), pair_car(rhss), pair_car(origins)));
  return expand_core_use(vm, is_rec ? "letrec-values" : "let-values", pair_make(vm, clauses.head, tail), form, ctx->phase);
}

woad_value body_wrap_groups(woad_vm *vm, woad_value groups, woad_value tail, woad_value form, ExpandCtx *ctx) {
  for (; value_is_pair(groups); groups = pair_cdr(groups))
    tail = pair_make(vm, wrap_group(vm, pair_car(groups), tail, form, ctx), VALUE_NULL);
  return tail;
}

static woad_value expand_tail(woad_vm *vm, woad_value exprs, ExpandCtx *ctx, ExpandCtx *outer) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(exprs); exprs = pair_cdr(exprs)) {
    ExpandCtx *inner = value_is_null(pair_cdr(exprs)) ? expandctx_as_tail(vm, ctx, outer) : ctx;
    pair_builder_add(vm, &out, expand_subform(vm, pair_car(exprs), inner));
  }
  return out.head;
}

/* The body as one form that tells what its macros were. */
static woad_value note_macros(woad_vm *vm, BodyState *st, woad_value out, ExpandCtx *ctx) {
  if (ctx->to_parsed || !value_is_pair(st->macros)) return out;
  woad_value form = st->has_clauses
      ? pair_car(out) : expand_core_use(vm, "let-values", pair_make(vm, VALUE_NULL, out), st->form, ctx->phase);
  form = syntax_with_property(vm, form, symbol_intern(vm, "disappeared-binding"), pair_reverse(vm, st->macro_ids));
  for (woad_value l = pair_reverse(vm, st->macros); value_is_pair(l); l = pair_cdr(l)) {
    woad_value origin = origin_of(vm, pair_car(l));
    form = syntax_track_origin(vm, form, pair_car(origin), pair_cdr(origin));
  }
  return pair_make(vm, form, VALUE_NULL);
}

static woad_value finish(woad_vm *vm, BodyState *st, ExpandCtx *outer) {
  ExpandCtx *ctx = expandctx_copy(vm, expandctx_as_expression(vm, outer));
  ctx->env = st->ctx->env;
  ctx->name = ctx->procedure_name = VALUE_FALSE;
  ctx->quoted_sites = expandctx_quoted_sites(vm, st->ctx);
  ctx->use_sites = box_make(vm, scopeset_value(scopeset_empty(vm)));
  ctx->frame = st->ctx->frame;
  ctx->local_scopes = st->ctx->local_scopes;
  ctx->layer = st->ctx->layer;
  if (!st->has_clauses) {
    woad_value out = expand_tail(vm, st->exprs.head, ctx, outer);
    return ctx->to_parsed ? pair_make(vm, parsed_sequence(vm, st->form, out), VALUE_NULL) : note_macros(vm, st, out, ctx);
  }
  BodyClauses clauses = { st->ids.head, st->keys.head, st->rhss.head, st->origins.head };
  woad_value groups = body_expand_clauses(vm, &clauses, !st->stratified, ctx);
  woad_value tail = expand_tail(vm, st->exprs.head, ctx, outer);
  if (ctx->to_parsed) tail = pair_make(vm, parsed_sequence(vm, st->form, tail), VALUE_NULL);
  if (st->stratified && !ctx->to_parsed && value_is_pair(pair_cdr(tail)))
    tail = pair_make(vm, expand_core_use(vm, "begin", tail, st->form, ctx->phase), VALUE_NULL);
  return note_macros(vm, st, body_wrap_groups(vm, groups, tail, st->form, ctx), ctx);
}

woad_value body_expand(woad_vm *vm, woad_value forms, woad_value form, ExpandCtx *ctx, bool stratified) {
  if (!value_is_pair(forms)) form_bad(vm, form);
  BodyState st = { .form = form, .init = forms, .name = ctx->name != VALUE_FALSE ? ctx->name : ctx->procedure_name, .stratified = stratified,
                   .macros = VALUE_NULL, .macro_ids = VALUE_NULL };
  pair_builder_init(&st.ids);
  pair_builder_init(&st.keys);
  pair_builder_init(&st.rhss);
  pair_builder_init(&st.exprs);
  pair_builder_init(&st.origins);
  woad_value scope = scope_make(vm, SCOPE_INTDEF);
  st.ctx = definition_context(vm, ctx, scope);
  collect(vm, &st, scope_all(vm, forms, scope, ctx->phase));
  return finish(vm, &st, ctx);
}
