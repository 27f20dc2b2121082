/* SPDX-License-Identifier: MIT
 * eval_compile.c: `compile` at a top level, and running what it gives. A form is expanded fully, without running any of it;
 * what is left are steps in order (TopItem): code with the names it defines, requires, and modules. Definitions take effect
 * when the steps are run, in whatever namespace that is: there a name stands for that namespace's variable. */
#include "expander/expand/eval_compile.h"

#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "expander/lower/lower.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"

typedef struct TopCompile {
  Compiled *compiled;
  PairBuilder bodies;
  uint32_t nbodies;
} TopCompile;

static woad_value item_make(woad_vm *vm, int kind, woad_value body, woad_value ids, woad_value symbols, woad_value payload) {
  return vector_list(vm, TOP_ITEM_SIZE, fixnum_make(kind), body, ids, symbols, payload);
}

static woad_value add_body(woad_vm *vm, TopCompile *tc, const ExpandCtx *ctx, int level, Parsed *parsed) {
  LowerSpec spec = { .self = ctx->ns->self, .level = level, .is_piece = true, .name = VALUE_FALSE, .ns = ctx->ns };
  Body *body = lower_body(vm, &spec, pair_make(vm, parsed_value(parsed), VALUE_NULL));
  body->owner = object_value(tc->compiled);
  body->position = tc->nbodies++;
  pair_builder_add(vm, &tc->bodies, object_value(body));
  return object_value(body);
}

static int level_of(const ExpandCtx *ctx) { return ctx->phase - ctx->ns->instance->base_phase; }

/* Names are not bound yet; but one that a macro introduced is, so that its references are compiled to the new variable. */
static woad_value choose_symbols(woad_vm *vm, woad_value ids, ExpandCtx *ctx, bool is_syntax) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    woad_value id = pair_car(ids), symbol = eval_choose_symbol(vm, id, ctx);
    if (symbol != syntax_symbol(id)) symbol = eval_define_top(vm, id, ctx, is_syntax);
    pair_builder_add(vm, &out, symbol);
  }
  return out.head;
}

static woad_value compile_define(woad_vm *vm, TopCompile *tc, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = eval_definition_parts(vm, form, ctx, &rhs);
  ExpandCtx *inner = eval_expression_context(vm, ctx);
  if (value_is_pair(ids) && value_is_null(pair_cdr(ids))) inner = expandctx_with_name(vm, inner, pair_car(ids));
  woad_value symbols = choose_symbols(vm, ids, ctx, false);
  Parsed *define = parsed_make(vm, PARSED_DEFINE, form, 1);
  define->a = symbols;
  define->level = level_of(ctx);
  define->kids[0] = parsed_of(expand_form(vm, rhs, inner));
  return item_make(vm, TOP_DEFINE, add_body(vm, tc, ctx, level_of(ctx), define), ids, symbols, VALUE_FALSE);
}

static woad_value compile_macros(woad_vm *vm, TopCompile *tc, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = eval_definition_parts(vm, form, ctx, &rhs);
  ExpandCtx *up = expandctx_as_transformer(vm, ctx);
  instance_run_available(vm, up->ns, up->phase + 1);
  if (value_is_pair(ids) && value_is_null(pair_cdr(ids))) up->name = pair_car(ids);
  woad_value symbols = choose_symbols(vm, ids, ctx, true), parsed = expand_form(vm, rhs, up);
  if (value_is_pair(up->lifts->items)) parsed = lift_wrap(vm, up->lifts, parsed, up);
  Parsed *define = parsed_make(vm, PARSED_DEFINE_MACRO, form, 1);
  define->a = symbols;
  define->level = level_of(ctx);
  define->kids[0] = parsed_of(parsed);
  return item_make(vm, TOP_MACRO, add_body(vm, tc, ctx, level_of(ctx) + 1, define), ids, symbols, VALUE_FALSE);
}

static woad_value compile_forms(woad_vm *vm, TopCompile *tc, Namespace *ns, woad_value forms);

static woad_value compile_core(woad_vm *vm, TopCompile *tc, woad_value form, woad_value name, ExpandCtx *ctx) {
  if (name == vm->sym.define_values) return compile_define(vm, tc, form, ctx);
  if (name == vm->sym.define_syntaxes) return compile_macros(vm, tc, form, ctx);
  if (name == vm->sym.begin_for_syntax) {
    woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
    Namespace *up = namespace_at_phase(vm, ctx->ns, ctx->phase + 1);
    return item_make(vm, TOP_UP, VALUE_FALSE, VALUE_NULL, VALUE_NULL, compile_forms(vm, tc, up, pair_cdr(parts)));
  }
  if (name == vm->sym.require) {
    form = expand_remove_use_sites(vm, form, ctx);
    woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
    require_perform(vm, ctx, ctx->ns, pair_cdr(parts), form, ctx->phase, ctx->phase + 1);
    return item_make(vm, TOP_REQUIRE, VALUE_FALSE, pair_make(vm, form, VALUE_NULL), VALUE_NULL, VALUE_FALSE);
  }
  if (name == vm->sym.module) {
    form = expand_remove_use_sites(vm, form, ctx);
    return item_make(vm, TOP_MODULE, VALUE_FALSE, VALUE_NULL, VALUE_NULL, eval_compile_module(vm, form, ctx));
  }
  Parsed *parsed = parsed_of(expand_form(vm, form, eval_expression_context(vm, ctx)));
  return item_make(vm, TOP_RUN, add_body(vm, tc, ctx, level_of(ctx), parsed), VALUE_NULL, VALUE_NULL, VALUE_FALSE);
}

static woad_value compile_forms(woad_vm *vm, TopCompile *tc, Namespace *ns, woad_value forms) {
  PairBuilder items;
  pair_builder_init(&items);
  while (value_is_pair(forms)) {
    ExpandCtx *ctx = eval_top_context(vm, ns);
    instance_run_available(vm, ns, ns->phase + 1);
    woad_value form = expand_partially(vm, pair_car(forms), ctx), lifted = eval_take_lifted(vm, ctx);
    forms = pair_cdr(forms);
    if (value_is_pair(lifted)) {
      forms = pair_append(vm, lifted, pair_make(vm, form, forms));
      continue;
    }
    CoreForm *core = expand_core_of(vm, form, ctx);
    if (core && core->name == vm->sym.begin) {
      forms = eval_splice(vm, form, forms);
      continue;
    }
    woad_value item = compile_core(vm, tc, form, core ? core->name : VALUE_FALSE, ctx);
    for (woad_value l = compile_forms(vm, tc, ns, eval_take_lifted(vm, ctx)); value_is_pair(l); l = pair_cdr(l))
      pair_builder_add(vm, &items, pair_car(l));
    pair_builder_add(vm, &items, item);
  }
  return items.head;
}

woad_value eval_compile(woad_vm *vm, Namespace *ns, woad_value stx) {
  TopCompile tc = { .compiled = namespace_make_compiled(vm, COMPILED_TOP) };
  pair_builder_init(&tc.bodies);
  tc.compiled->self = ns->self;
  woad_value items = compile_forms(vm, &tc, ns, pair_make(vm, stx, VALUE_NULL));
  bool is_module = value_is_pair(items) && value_is_null(pair_cdr(items)) &&
                   vector_of(pair_car(items))->items[TOP_KIND] == fixnum_make(TOP_MODULE);
  if (is_module) return vector_of(pair_car(items))->items[TOP_PAYLOAD];
  tc.compiled->bodies = tc.bodies.head;
  tc.compiled->items = items;
  return object_value(tc.compiled);
}

/* --- running --- */

/* The identifier to bind in NS for ID of a compiled form: that namespace's own, unless a macro introduced it. */
static woad_value id_in(woad_vm *vm, Namespace *ns, woad_value id, woad_value symbol) {
  if (symbol == syntax_symbol(id)) return namespace_add_scopes(vm, ns, syntax_make(vm, symbol, syntax_of(id)->location));
  return namespace_introduce(vm, ns, id);
}

static void bind_names(woad_vm *vm, ExpandCtx *ctx, const Vector *item, bool is_syntax) {
  woad_value ids = item->items[TOP_IDS], symbols = item->items[TOP_SYMBOLS];
  for (; value_is_pair(ids); ids = pair_cdr(ids), symbols = pair_cdr(symbols))
    eval_bind_top(vm, id_in(vm, ctx->ns, pair_car(ids), pair_car(symbols)), pair_car(symbols), ctx, is_syntax);
}

woad_value eval_item_closure(woad_vm *vm, const Vector *item, ExpandCtx *ctx) {
  if (item->items[TOP_KIND] == fixnum_make(TOP_DEFINE)) bind_names(vm, ctx, item, false);
  Body *body = VALUE_AS(Body, item->items[TOP_BODY]);
  return instance_body_closure(vm, ctx->ns->instance, body, compiled_of(body->owner)->self);
}

void eval_item_macros(woad_vm *vm, const Vector *item, ExpandCtx *ctx) {
  Body *body = VALUE_AS(Body, item->items[TOP_BODY]);
  instance_run_available(vm, ctx->ns, ctx->phase + 1);
  woad_value proc = instance_body_closure(vm, ctx->ns->instance, body, compiled_of(body->owner)->self), *vals;
  Install install;
  expandctx_install(vm, &install, ctx, VALUE_FALSE, VALUE_FALSE);
  call_nested_values(vm, proc, 0, NULL, &vals);
  expandctx_uninstall(vm, &install);
  bind_names(vm, ctx, item, true);
  int i = 0;
  PairBuilder ids;
  pair_builder_init(&ids);
  woad_value symbols = item->items[TOP_SYMBOLS];
  for (woad_value l = item->items[TOP_IDS], s = symbols; value_is_pair(l); l = pair_cdr(l), s = pair_cdr(s))
    pair_builder_add(vm, &ids, id_in(vm, ctx->ns, pair_car(l), pair_car(s)));
  for (; value_is_pair(symbols); symbols = pair_cdr(symbols), i++) {
    woad_value value = instance_try_macro(vm, ctx->ns->instance, level_of(ctx), pair_car(symbols));
    if (value != VALUE_NONE) expand_note_rename(vm, ids.head, value, i, ctx);
  }
}
