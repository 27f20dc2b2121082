/* SPDX-License-Identifier: MIT
 * eval.c: top-level evaluation. Forms are taken one at a time: expanded to the head (nested, since transformers run in C's
 * care), then run by the VM through native frames: `begin` is spliced, so that each part is expanded after the one before
 * has run. */
#include "expander/expand/eval.h"

#include "expander/common/modpath.h"
#include "expander/expand/eval_compile.h"
#include "expander/expand/module.h"
#include "expander/expand/transformer.h"
#include "expander/lower/lower.h"
#include "expander/namespace/access.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

/* --- definitions --- */

static Level *top_level_of(woad_vm *vm, const ExpandCtx *ctx) {
  return instance_level(vm, ctx->ns->instance, ctx->phase - ctx->ns->instance->base_phase);
}

static woad_value old_symbol(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value old;
  if (binding_resolve_exactly(vm, id, ctx->phase, &old) != RESOLVE_FOUND) return VALUE_FALSE;
  if (binding_of(old)->kind == BINDING_TOP) return binding_of(old)->key;
  if (binding_of(old)->kind == BINDING_MODULE && ctx->ns->is_module && expand_is_own_binding(vm, old, ctx))
    return binding_of(old)->name;
  return VALUE_FALSE;
}

woad_value eval_choose_symbol(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value symbol = old_symbol(vm, id, ctx);
  if (symbol != VALUE_FALSE) return symbol;
  Level *level = top_level_of(vm, ctx);
  Hash *taken = hash_make(vm, HASH_EQ, HASH_STRONG);
  symbol = module_choose_symbol(vm, ctx->ns, id, ctx->phase, taken);
  while (symbol != syntax_symbol(id) && hash_get(vm, level->vars, symbol) != VALUE_NONE) {
    hash_set(vm, taken, symbol, VALUE_TRUE);
    symbol = module_choose_symbol(vm, ctx->ns, id, ctx->phase, taken);
  }
  return symbol;
}

void eval_bind_top(woad_vm *vm, woad_value id, woad_value symbol, ExpandCtx *ctx, bool is_syntax) {
  woad_value binding = ctx->ns->is_module
      ? binding_make_module(vm, ctx->ns->self, ctx->phase - ctx->ns->instance->base_phase, symbol)
      : binding_make_top(vm, symbol);
  binding_of(binding)->is_syntax = is_syntax;
  binding_add(vm, id, binding, ctx->phase);
  if (is_syntax) return;
  woad_value old = hash_get(vm, top_level_of(vm, ctx)->macros, symbol);
  if (old != VALUE_NONE) VALUE_AS(Variable, old)->header.flags &= (uint8_t)~VARIABLE_DEFINED;
}

woad_value eval_define_top(woad_vm *vm, woad_value id, ExpandCtx *ctx, bool is_syntax) {
  woad_value symbol = eval_choose_symbol(vm, id, ctx);
  eval_bind_top(vm, id, symbol, ctx, is_syntax);
  return symbol;
}

woad_value eval_definition_parts(woad_vm *vm, woad_value form, ExpandCtx *ctx, woad_value *rhs) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 3, 3);
  woad_value ids = form_list(vm, form_second(parts));
  if (ids == VALUE_FALSE) form_bad(vm, form);
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) {
    if (syntax_is_identifier(pair_car(l)) && syntax_is_tainted(pair_car(l)))
      syntax_raise(vm, symbol_intern(vm, "?"), "cannot bind tainted identifier", VALUE_FALSE, pair_car(l));
  }
  form_check_ids(vm, ids, form);
  form_check_distinct(vm, ids, ctx->phase, "duplicate binding name", form);
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) pair_builder_add(vm, &out, expand_remove_use_sites(vm, pair_car(ids), ctx));
  *rhs = form_third(parts);
  return out.head;
}

ExpandCtx *eval_expression_context(woad_vm *vm, ExpandCtx *ctx) {
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->only_immediate = false;
  inner->to_parsed = true;
  return inner;
}

static woad_value closure_for_define(woad_vm *vm, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = eval_definition_parts(vm, form, ctx, &rhs);
  ExpandCtx *inner = eval_expression_context(vm, ctx);
  bool one = value_is_pair(ids) && value_is_null(pair_cdr(ids));
  if (one) inner = expandctx_with_name(vm, inner, pair_car(ids));
  woad_value parsed = expand_form(vm, rhs, inner);
  PairBuilder symbols;
  pair_builder_init(&symbols);
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &symbols, eval_define_top(vm, pair_car(l), ctx, false));
  Parsed *define = parsed_make(vm, PARSED_DEFINE, form, 1);
  define->a = symbols.head;
  define->level = ctx->phase - ctx->ns->instance->base_phase;
  define->kids[0] = parsed_of(parsed);
  return lower_closure(vm, ctx->ns, ctx->phase, parsed_value(define));
}

void eval_define_macros(woad_vm *vm, woad_value ids, woad_value rhs, ExpandCtx *ctx) {
  woad_value *vals = expand_eval_transformers(vm, rhs, ids, NULL, ctx, NULL);
  if (!vals) { /* no values: the names are bound, as variables that a definition is still to come for */
    for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) eval_define_top(vm, pair_car(l), ctx, false);
    return;
  }
  int i = 0;
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l), i++) {
    woad_value symbol = eval_define_top(vm, pair_car(l), ctx, true);
    Variable *variable = instance_macro(vm, ctx->ns->instance, ctx->phase - ctx->ns->instance->base_phase, symbol);
    variable->value = vals[i];
    variable->header.flags |= VARIABLE_DEFINED;
    expand_note_rename(vm, ids, vals[i], i, ctx);
  }
}

static void define_macros(woad_vm *vm, woad_value form, ExpandCtx *ctx) {
  woad_value rhs, ids = eval_definition_parts(vm, form, ctx, &rhs);
  eval_define_macros(vm, ids, rhs, ctx);
}

/* --- one step --- */

ExpandCtx *eval_top_context(woad_vm *vm, Namespace *ns) {
  ExpandCtx *ctx = expandctx_make(vm, ns, CTX_TOP);
  ctx->only_immediate = true;
  ctx->lifts = expandctx_make_lifts(vm, ns->phase);
  ctx->lifts->to_module = true;
  ctx->module_lifts = expandctx_make_lifts(vm, ns->phase);
  ctx->require_lifts = expandctx_make_lifts(vm, ns->phase);
  ctx->end_lifts = expandctx_make_lifts(vm, ns->phase);
  return ctx;
}

/* forms that an expansion lifted, to be evaluated before it */
woad_value eval_take_lifted(woad_vm *vm, ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = pair_reverse(vm, ctx->module_lifts->items); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &out, pair_car(l));
  for (woad_value l = pair_reverse(vm, ctx->lifts->items); value_is_pair(l); l = pair_cdr(l)) {
    woad_value entry = pair_car(l);
    pair_builder_add(vm, &out, expand_core_use(vm, "define-values", pair_list(vm, 2, pair_car(entry), pair_cddr(entry)),
                                               pair_cddr(entry), ctx->phase));
  }
  ctx->module_lifts->items = ctx->lifts->items = VALUE_NULL;
  return out.head;
}

woad_value eval_splice(woad_vm *vm, woad_value form, woad_value rest) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  PairBuilder kids;
  pair_builder_init(&kids);
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &kids, syntax_track_origin(vm, pair_car(l), form, pair_car(parts)));
  return pair_append(vm, kids.head, rest);
}

/* Evaluates FORMS for the phase above, where they may ask about the expansion they belong to, as they may in a module. */
static void run_for_syntax(woad_vm *vm, woad_value forms, ExpandCtx *ctx) {
  Install install;
  woad_value *vals;
  expandctx_install(vm, &install, ctx, VALUE_FALSE, VALUE_FALSE);
  eval_forms_nested(vm, namespace_at_phase(vm, ctx->ns, ctx->phase + 1), forms, &vals);
  expandctx_uninstall(vm, &install);
}

static void for_syntax(woad_vm *vm, woad_value form, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  instance_run_available(vm, namespace_at_phase(vm, ctx->ns, ctx->phase + 1), ctx->phase + 1);
  run_for_syntax(vm, pair_cdr(parts), ctx);
}

/* slots: pending forms, namespace */
static woad_value step(woad_vm *vm, woad_value *slots, int n, woad_value *vals);

static woad_value go_on(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return step(vm, self->slots, 0, NULL);
}

static woad_value run_plan(woad_vm *vm, const Plan *plan, woad_value rest, Namespace *ns) {
  woad_value slots[2] = { rest, object_value(ns) };
  woad_value then = value_is_null(rest) ? VALUE_FALSE
                                        : call_native_closure(vm, "eval", go_on, 0, 0, PF_NESTS, 2, slots);
  return instance_run_tail(vm, plan, then);
}

woad_value eval_in_prompt(woad_vm *vm, woad_value proc, woad_value arg, CallThenFn then, int nslots, const woad_value *slots) {
  woad_value args[2] = { proc, arg };
  woad_value prompt = prim_lookup(vm, "#%boot", "call-with-module-prompt");
  return call_then(vm, prompt, arg == VALUE_NONE ? 1 : 2, args, then, nslots, slots);
}

/* The last form is in tail position. */
static woad_value run_closure(woad_vm *vm, woad_value proc, woad_value rest, Namespace *ns) {
  if (value_is_null(rest)) return call_tail(vm, proc, 0, NULL);
  woad_value slots[2] = { rest, object_value(ns) };
  woad_value next = call_native_closure(vm, "eval", go_on, 0, 0, PF_NESTS, 2, slots);
  return eval_in_prompt(vm, proc, VALUE_NONE, eval_then_call, 1, &next);
}

/* slots: specs, form, namespace, path indices */
static woad_value bind_required(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Namespace *ns = namespace_of(self->slots[2]);
  require_bind_planned(vm, ns, self->slots[0], self->slots[1], self->slots[3]);
  return VALUE_VOID;
}

static woad_value require_top(woad_vm *vm, woad_value form, ExpandCtx *ctx, woad_value rest) {
  woad_value specs = pair_cdr(form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1));
  Plan plan;
  woad_value modules = require_plan(vm, ctx->ns, specs, form, ctx->phase, &plan);
  woad_value slots[4] = { specs, form, object_value(ctx->ns), modules };
  woad_value bind = call_native_closure(vm, "require", bind_required, 0, 0, PF_NESTS, 4, slots);
  return run_plan(vm, &plan, pair_make(vm, bind, rest), ctx->ns);
}

woad_value eval_compile_module(woad_vm *vm, woad_value form, ExpandCtx *ctx) {
  ExpandCtx *full = expandctx_copy(vm, ctx);
  full->to_parsed = true;
  full->only_immediate = false;
  return module_expand(vm, form, full, NULL, false, 0);
}

static woad_value declare_then(woad_vm *vm, woad_value compiled, woad_value rest, Namespace *ns) {
  Plan plan;
  eval_declare_planned(vm, ns, compiled, &plan);
  return run_plan(vm, &plan, rest, ns);
}

/* answers for FORM, whose head is expanded; *again: nothing was run, take the next */
static woad_value step_form(woad_vm *vm, woad_value form, woad_value *rest, ExpandCtx *ctx, bool *again) {
  CoreForm *core = expand_core_of(vm, form, ctx);
  woad_value name = core ? core->name : VALUE_FALSE;
  *again = true;
  if (name == vm->sym.begin) {
    *rest = eval_splice(vm, form, *rest);
    return VALUE_VOID;
  }
  if (name == vm->sym.define_syntaxes) {
    define_macros(vm, form, ctx);
    return VALUE_VOID;
  }
  if (name == vm->sym.begin_for_syntax) {
    for_syntax(vm, form, ctx);
    return VALUE_VOID;
  }
  *again = false;
  if (name == vm->sym.require || name == vm->sym.module) form = expand_remove_use_sites(vm, form, ctx);
  if (name == vm->sym.require) return require_top(vm, form, ctx, *rest);
  if (name == vm->sym.module) return declare_then(vm, eval_compile_module(vm, form, ctx), *rest, ctx->ns);
  woad_value proc = name == vm->sym.define_values
      ? closure_for_define(vm, form, ctx)
      : lower_closure(vm, ctx->ns, ctx->phase, expand_form(vm, form, eval_expression_context(vm, ctx)));
  woad_value lifted = eval_take_lifted(vm, ctx);
  if (value_is_null(lifted)) return run_closure(vm, proc, *rest, ctx->ns);
  *rest = pair_append(vm, lifted, pair_make(vm, proc, *rest));
  *again = true;
  return VALUE_VOID;
}

/* answers for a step of a compiled form; *done false: nothing is left to run of it, take the next */
static woad_value step_item(woad_vm *vm, const Vector *item, woad_value rest, Namespace *ns, bool *done) {
  ExpandCtx *ctx = eval_top_context(vm, ns);
  *done = true;
  switch (fixnum_value(item->items[TOP_KIND])) {
    case TOP_RUN:
    case TOP_DEFINE: return run_closure(vm, eval_item_closure(vm, item, ctx), rest, ns);
    case TOP_REQUIRE: return require_top(vm, namespace_introduce(vm, ns, pair_car(item->items[TOP_IDS])), ctx, rest);
    case TOP_MODULE: return declare_then(vm, item->items[TOP_PAYLOAD], rest, ns);
    case TOP_MACRO: eval_item_macros(vm, item, ctx); break;
    default: run_for_syntax(vm, item->items[TOP_PAYLOAD], ctx); break;
  }
  *done = false;
  return VALUE_VOID;
}

static woad_value step(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Namespace *ns = namespace_of(slots[1]);
  woad_value rest = slots[0];
  while (value_is_pair(rest)) {
    woad_value form = pair_car(rest);
    rest = pair_cdr(rest);
    if (value_is_compiled(form)) {
      if (compiled_of(form)->kind == COMPILED_MODULE) return declare_then(vm, form, rest, ns);
      rest = pair_append(vm, compiled_of(form)->items, rest);
      continue;
    }
    if (value_is_vector(form)) { /* a step of a compiled form */
      bool done;
      woad_value answer = step_item(vm, vector_of(form), rest, ns, &done);
      if (done) return answer;
      continue;
    }
    if (!value_is_syntax(form)) return run_closure(vm, form, rest, ns); /* a procedure: what was held back by lifts */
    ExpandCtx *ctx = eval_top_context(vm, ns);
    instance_run_available(vm, ns, ns->phase + 1);
    form = expand_partially(vm, form, ctx);
    woad_value lifted = eval_take_lifted(vm, ctx);
    if (value_is_pair(lifted)) {
      rest = pair_append(vm, lifted, pair_make(vm, form, rest));
      continue;
    }
    bool again;
    woad_value answer = step_form(vm, form, &rest, ctx, &again);
    if (!again) return answer;
  }
  return VALUE_VOID;
}

woad_value eval_then_call(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_tail(vm, slots[0], 0, NULL);
}

woad_value eval_forms(woad_vm *vm, Namespace *ns, woad_value forms) {
  woad_value slots[2] = { forms, object_value(ns) };
  return step(vm, slots, 0, NULL);
}

int eval_forms_nested(woad_vm *vm, Namespace *ns, woad_value forms, woad_value **vals) {
  woad_value slots[2] = { forms, object_value(ns) };
  woad_value proc = call_native_closure(vm, "eval", go_on, 0, 0, PF_NESTS, 2, slots);
  return call_nested_values(vm, proc, 0, NULL, vals);
}

/* --- declaring --- */

static woad_value declare_name(woad_vm *vm, const Compiled *compiled) {
  woad_value declared = param_get(vm, vm->param.current_module_declare_name);
  if (value_is_resolved_path(declared)) return declared;
  return modpath_resolved(vm, value_is_pair(compiled->name) ? pair_car(compiled->name) : compiled->name);
}

/* what ran before the redeclaration runs again, in the same variables */
static void plan_again(woad_vm *vm, Plan *plan, Instance *instance, ModuleDecl *decl, Namespace *ns) {
  instance->decl = decl;
  instance->imports = VALUE_FALSE;
  LevelTable *table = instance->levels;
  bool visited = false;
  for (int i = 0; table && i < table->count; i++) {
    if (!table->levels[i]) continue;
    if (table->first + i == 1 && table->levels[i]->state == LEVEL_STARTED) visited = true;
    table->levels[i]->state = LEVEL_NEW;
  }
  instance_plan_run(vm, plan, instance, ns->phase, true);
  if (visited) instance_plan_run(vm, plan, instance, ns->phase + 1, true);
}

static void check_redeclaration(woad_vm *vm, Namespace *ns, woad_value name) {
  const Instance *old = instance_find(vm, ns, name, ns->phase, VALUE_FALSE);
  if (!old || access_is_allowed(old, param_get(vm, vm->param.current_code_inspector))) return;
  raise_format(vm, vm->exn.fail_contract, "module: current code inspector cannot redeclare module\n  module name: %s",
               registry_name_text(vm, name));
}

void eval_declare_planned(woad_vm *vm, Namespace *ns, woad_value value, Plan *plan) {
  Compiled *compiled = compiled_of(value);
  instance_plan_init(plan);
  woad_value name = declare_name(vm, compiled);
  check_redeclaration(vm, ns, name);
  ModuleDecl *decl = registry_declare(vm, ns, compiled, name);
  Instance *old = instance_find(vm, ns, name, ns->phase, VALUE_FALSE);
  if (old && old->decl != decl && !ns->registry->parent) plan_again(vm, plan, old, decl, ns);
}

/* --- compile, expand --- */

woad_value eval_introduce(woad_vm *vm, Namespace *ns, woad_value v) {
  if (value_is_syntax(v)) return v;
  woad_value stx = syntax_from_datum(vm, VALUE_FALSE, v, NULL, VALUE_FALSE);
  return namespace_add_scopes(vm, ns, stx);
}

static woad_value expand_begin(woad_vm *vm, Namespace *ns, woad_value form, woad_value parts) {
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &out, eval_expand(vm, ns, pair_car(l), false, false));
  return form_rebuild(vm, form, pair_make(vm, pair_car(parts), out.head));
}

/* one step; what is left of a form that this step brought to a definition or the like stays as it is */
static woad_value expand_once(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  CoreForm *core = expand_core_of(vm, stx, ctx);
  if (core && core->name == vm->sym.begin) return stx;
  return expand_form(vm, stx, ctx);
}

woad_value eval_expand(woad_vm *vm, Namespace *ns, woad_value stx, bool once, bool to_top_form) {
  ExpandCtx *ctx = eval_top_context(vm, ns);
  instance_run_available(vm, ns, ns->phase + 1);
  ctx->once = once;
  if (once) ctx->only_immediate = false;
  if (to_top_form) ctx->no_implicit = true;
  woad_value form = once ? expand_once(vm, stx, ctx) : expand_partially(vm, stx, ctx);
  if (!once && !to_top_form) {
    CoreForm *core = expand_core_of(vm, form, ctx);
    if (core && core->name == vm->sym.begin) {
      form = expand_begin(vm, ns, form, form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1));
    } else {
      ctx->only_immediate = false;
      form = expand_form(vm, form, ctx);
    }
  }
  woad_value lifted = eval_take_lifted(vm, ctx);
  if (value_is_null(lifted)) return form;
  return expand_core_use(vm, "begin", pair_append(vm, lifted, pair_make(vm, form, VALUE_NULL)), form, ctx->phase);
}
