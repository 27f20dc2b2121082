/* SPDX-License-Identifier: MIT
 * module_scan.c: pass 1 over a module body: heads are expanded, names are bound, transformers are run, imports performed,
 * pre-submodules declared. What is left for pass 2 comes out as items (module.h). */
#include "expander/expand/core.h"
#include "expander/expand/module.h"
#include "expander/expand/portal.h"
#include "expander/lower/lower.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/call.h"

static woad_value item_make(woad_vm *vm, int kind, woad_value form, woad_value ids, woad_value symbols, woad_value rhs) {
  return vector_list(vm, ITEM_SIZE, fixnum_make(kind), form, ids, symbols, rhs);
}

static woad_value done(woad_vm *vm, woad_value form) {
  return item_make(vm, ITEM_DONE, form, VALUE_NULL, VALUE_NULL, VALUE_FALSE);
}

ExpandCtx *module_context(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx, int phase) {
  ExpandCtx *inner = expandctx_copy(vm, ctx);
  inner->kind = CTX_MODULE;
  inner->phase = phase;
  inner->ns = namespace_at_phase(vm, me->ns, phase);
  inner->module = me;
  inner->name = VALUE_FALSE;
  inner->only_immediate = true;
  inner->stops = VALUE_NULL;
  inner->in_local_expand = false;
  inner->frame = me->self;
  inner->use_sites = me->ns->use_sites;
  inner->post_scopes = pair_make(vm, me->ns->inside, VALUE_NULL);
  inner->local_scopes = inner->quoted_sites = scopeset_empty(vm);
  inner->def_contexts = VALUE_NULL;
  inner->allow_unbound = phase > 0;
  inner->lifts = expandctx_make_lifts(vm, phase);
  inner->lifts->to_module = true;
  inner->require_lifts = expandctx_make_lifts(vm, phase);
  inner->module_lifts = expandctx_make_lifts(vm, phase);
  if (!inner->end_lifts) inner->end_lifts = expandctx_make_lifts(vm, phase);
  if (!inner->provide_lifts) inner->provide_lifts = expandctx_make_lifts(vm, phase);
  return inner;
}

static woad_value parts_of_definition(woad_vm *vm, ExpandCtx *ctx, woad_value form, woad_value *rhs) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 3, 3);
  woad_value ids = form_list(vm, form_second(parts));
  if (ids == VALUE_FALSE) form_bad(vm, form);
  form_check_ids(vm, ids, form);
  form_check_distinct(vm, ids, ctx->phase, "duplicate binding name", form);
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) pair_builder_add(vm, &out, expand_remove_use_sites(vm, pair_car(ids), ctx));
  *rhs = form_third(parts);
  return out.head;
}

static woad_value define_all(woad_vm *vm, ModuleExpansion *me, woad_value ids, ExpandCtx *ctx, bool is_syntax, woad_value form) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids))
    pair_builder_add(vm, &out, module_define(vm, me, pair_car(ids), ctx->phase, is_syntax, form));
  return out.head;
}

static woad_value scan_define(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = parts_of_definition(vm, ctx, form, &rhs);
  woad_value symbols = define_all(vm, me, ids, ctx, false, form);
  return item_make(vm, ITEM_DEFINE, form, ids, symbols, rhs);
}

static woad_value done_definition(woad_vm *vm, woad_value form, woad_value ids, woad_value rhs) {
  woad_value parts = form_list(vm, syntax_disarm_all(vm, form));
  return form_rebuild(vm, form, pair_list(vm, 3, pair_car(parts), ids, rhs));
}

woad_value module_define_macros(woad_vm *vm, ModuleExpansion *me, woad_value ids, woad_value rhs, ExpandCtx *ctx,
                                woad_value form) {
  woad_value symbols = define_all(vm, me, ids, ctx, true, form);
  woad_value parsed, syntax = rhs;
  if (!me->to_parsed) syntax = expand_transformer_syntax(vm, rhs, ids, ctx);
  woad_value *vals = expand_eval_transformers(vm, syntax, ids, "define-syntaxes", ctx, &parsed);
  int i = 0;
  for (woad_value l = symbols; value_is_pair(l); l = pair_cdr(l), i++) {
    Variable *variable = instance_macro(vm, me->ns->instance, ctx->phase, pair_car(l));
    variable->value = vals[i];
    variable->header.flags |= VARIABLE_DEFINED;
    if (value_is_portal(vals[i])) {
      woad_value row = pair_make(vm, pair_car(l), portal_content(vals[i]));
      me->portals = pair_make(vm, pair_make(vm, fixnum_make(ctx->phase), row), me->portals);
    }
    expand_note_rename(vm, ids, vals[i], i, ctx);
  }
  Parsed *define = parsed_make(vm, PARSED_DEFINE_MACRO, form, 1);
  define->a = symbols;
  define->level = ctx->phase;
  define->kids[0] = parsed_of(parsed);
  module_add_body(vm, me, ctx->phase + 1, parsed_value(define));
  return syntax;
}

static woad_value scan_macros(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = parts_of_definition(vm, ctx, form, &rhs);
  rhs = module_define_macros(vm, me, ids, rhs, ctx, form);
  if (me->to_parsed) return VALUE_FALSE;
  return item_make(vm, ITEM_DONE, done_definition(vm, form, ids, rhs), VALUE_NULL, VALUE_NULL, VALUE_FALSE);
}

/* Nested forms go through both passes at once, then the new level-up code is run. */
static woad_value scan_for_syntax(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  ExpandCtx *up = module_context(vm, me, ctx, ctx->phase + 1);
  up->to_parsed = ctx->to_parsed;
  up->below = ctx;
  instance_run_available(vm, me->ns, up->phase + 1);
  woad_value items = module_scan_forms(vm, me, pair_cdr(parts), up);
  woad_value forms = module_finish_items(vm, me, items, up);
  if (me->to_parsed) return VALUE_FALSE;
  woad_value done = form_rebuild(vm, form, pair_make(vm, pair_car(parts), forms));
  return item_make(vm, ITEM_DONE, done, VALUE_NULL, VALUE_NULL, VALUE_FALSE);
}

static void scan_declare(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l)) {
    woad_value key = syntax_to_datum(vm, pair_car(l));
    if (!value_is_keyword(key)) syntax_raise(vm, VALUE_FALSE, "expected a keyword", form, pair_car(l));
    const char *text = symbol_text(key);
    if (pair_memq(key, me->declared_keywords) != VALUE_FALSE)
      syntax_raise(vm, VALUE_FALSE, "keyword declared multiple times", form, pair_car(l));
    me->declared_keywords = pair_make(vm, key, me->declared_keywords);
    if (strcmp(text, "cross-phase-persistent") == 0) me->is_persistent = true;
    else if (strcmp(text, "empty-namespace") != 0 && strcmp(text, "unsafe") != 0 && strcmp(text, "realm") != 0 &&
             strcmp(text, "require=define") != 0 && strcmp(text, "flatten-requires") != 0 && strcmp(text, "unlimited-compile") != 0)
      syntax_raise(vm, VALUE_FALSE, "not an allowed declaration keyword", form, pair_car(l));
  }
}

typedef struct ScanState {
  ModuleExpansion *me;
  ExpandCtx *ctx;
  PairBuilder items;
  woad_value forms;
} ScanState;

static void add_item(woad_vm *vm, ScanState *st, woad_value item) {
  if (item != VALUE_FALSE) pair_builder_add(vm, &st->items, item);
}

static void splice(woad_vm *vm, ScanState *st, woad_value form) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  PairBuilder kids;
  pair_builder_init(&kids);
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &kids, syntax_track_origin(vm, pair_car(l), form, pair_car(parts)));
  st->forms = pair_append(vm, kids.head, st->forms);
}

static void add_lifted(woad_vm *vm, ScanState *st) {
  for (woad_value l = module_take_lifts(vm, st->me, st->ctx); value_is_pair(l); l = pair_cdr(l)) add_item(vm, st, pair_car(l));
}

static void scan_core(woad_vm *vm, ScanState *st, woad_value form, const CoreForm *core) {
  ModuleExpansion *me = st->me;
  ExpandCtx *ctx = st->ctx;
  woad_value name = core->name;
  if (name == vm->sym.require || name == vm->sym.module || name == vm->sym.module_star || name == vm->sym.provide)
    form = expand_remove_use_sites(vm, form, ctx);
  if (name == vm->sym.begin) {
    splice(vm, st, form);
  } else if (name == vm->sym.define_values) {
    add_item(vm, st, scan_define(vm, me, form, ctx));
  } else if (name == vm->sym.define_syntaxes) {
    add_item(vm, st, scan_macros(vm, me, form, ctx));
  } else if (name == vm->sym.begin_for_syntax) {
    woad_value item = scan_for_syntax(vm, me, form, ctx);
    add_lifted(vm, st);
    add_item(vm, st, item);
  } else if (name == vm->sym.require) {
    woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
    require_perform(vm, ctx, ctx->ns, pair_cdr(parts), form, ctx->phase, ctx->phase + 1);
    add_item(vm, st, done(vm, form));
  } else if (name == vm->sym.provide) {
    pair_builder_add(vm, &me->provide_forms, pair_make(vm, form, fixnum_make(ctx->phase)));
    add_item(vm, st, done(vm, form));
  } else if (name == vm->sym.declare) {
    scan_declare(vm, me, form, ctx);
    add_item(vm, st, done(vm, form));
  } else if (name == vm->sym.module) {
    add_item(vm, st, done(vm, module_expand_submodule(vm, me, form, ctx, false, ctx->phase)));
  } else if (name == vm->sym.module_star) {
    pair_builder_add(vm, &me->star_forms, pair_make(vm, form, fixnum_make(ctx->phase)));
    add_item(vm, st, done(vm, form));
  } else {
    add_item(vm, st, item_make(vm, ITEM_EXPRESSION, form, VALUE_NULL, VALUE_NULL, VALUE_FALSE));
  }
}

woad_value module_take_lifts(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  woad_value modules = ctx->module_lifts ? ctx->module_lifts->items : VALUE_NULL;
  if (ctx->module_lifts) ctx->module_lifts->items = VALUE_NULL;
  for (woad_value l = pair_reverse(vm, modules); value_is_pair(l); l = pair_cdr(l)) {
    CoreForm *core = expand_core_of(vm, pair_car(l), ctx);
    if (core && core->name == vm->sym.module_star)
      pair_builder_add(vm, &me->star_forms, pair_make(vm, pair_car(l), fixnum_make(ctx->phase)));
    else
      pair_builder_add(vm, &out, done(vm, module_expand_submodule(vm, me, pair_car(l), ctx, false, ctx->phase)));
  }
  if (!ctx->lifts) return out.head;
  woad_value items = pair_reverse(vm, ctx->lifts->items);
  ctx->lifts->items = VALUE_NULL;
  for (; value_is_pair(items); items = pair_cdr(items)) {
    woad_value entry = pair_car(items); /* (ids symbols . rhs) */
    woad_value ids = pair_car(entry), symbols = pair_cadr(entry), rhs = pair_cddr(entry);
    woad_value form = expand_core_use(vm, "define-values", pair_list(vm, 2, ids, rhs), rhs, ctx->phase);
    pair_builder_add(vm, &out, item_make(vm, ITEM_DEFINE, form, ids, symbols, rhs));
  }
  return out.head;
}

/* What was lifted to the end of the module: entered at its own phase only.  The forms get the module's inner scope,
 * as what macros expand to does, so that core forms and macros among them bind and refer alike. */
static woad_value take_end_forms(woad_vm *vm, ExpandCtx *ctx) {
  if (ctx->phase > 0) return VALUE_NULL;
  woad_value forms = pair_append(vm, pair_reverse(vm, ctx->end_lifts->items), pair_reverse(vm, ctx->provide_lifts->items));
  ctx->end_lifts->items = ctx->provide_lifts->items = VALUE_NULL;
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(forms); forms = pair_cdr(forms)) pair_builder_add(vm, &out, expand_add_post_scopes(vm, pair_car(forms), ctx));
  return out.head;
}

woad_value module_scan_forms(woad_vm *vm, ModuleExpansion *me, woad_value forms, ExpandCtx *ctx) {
  ScanState st = { .me = me, .ctx = ctx, .forms = forms };
  pair_builder_init(&st.items);
  for (;;) {
    if (!value_is_pair(st.forms)) {
      st.forms = take_end_forms(vm, ctx);
      if (!value_is_pair(st.forms)) return st.items.head;
    }
    woad_value form = pair_car(st.forms);
    st.forms = pair_cdr(st.forms);
    form = expand_partially(vm, form, ctx);
    add_lifted(vm, &st);
    CoreForm *core = expand_core_of(vm, form, ctx);
    if (core) scan_core(vm, &st, form, core);
    else add_item(vm, &st, item_make(vm, ITEM_EXPRESSION, form, VALUE_NULL, VALUE_NULL, VALUE_FALSE));
  }
}
