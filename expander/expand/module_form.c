/* SPDX-License-Identifier: MIT
 * module_form.c: module and module* forms: names, scopes and language of a body, submodules, and the compiled form.
 * spec/phases.md sections 6, 7, 11 */
#include <stdlib.h>

#include "expander/common/modpath.h"
#include "expander/expand/core.h"
#include "expander/expand/module.h"
#include "expander/lower/lower.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"

/* --- names --- */

static woad_value with_symbol(woad_vm *vm, woad_value name, woad_value symbol) {
  woad_value last = pair_make(vm, symbol, VALUE_NULL);
  return value_is_pair(name) ? pair_append(vm, name, last) : pair_make(vm, name, last);
}

static woad_value resolved_name(woad_vm *vm, woad_value symbol, ModuleExpansion *enclosing) {
  if (enclosing) return modpath_resolved(vm, with_symbol(vm, modpath_resolved_name(enclosing->name), symbol));
  woad_value declared = param_get(vm, vm->param.current_module_declare_name);
  return value_is_resolved_path(declared) ? declared : modpath_resolved(vm, symbol);
}

/* --- scopes --- */

static woad_value without_surroundings(woad_vm *vm, woad_value stx, const Namespace *ns, int phase) {
  phase = ns->instance->base_phase;
  if (value_is_scope(ns->outside)) stx = syntax_adjust_scope(vm, stx, ns->outside, SCOPE_REMOVE, phase);
  stx = syntax_adjust_scopes(vm, stx, ns->other_scopes, SCOPE_REMOVE, phase);
  return syntax_adjust_scope(vm, stx, ns->inside, SCOPE_REMOVE, phase);
}

static woad_value prepare(woad_vm *vm, woad_value stx, ModuleExpansion *me, ExpandCtx *ctx, int phase) {
  if (me->sees_enclosing) {
    woad_value parent = modpath_index(vm, pair_list(vm, 2, vm->sym.submod, string_from_utf8(vm, "..")), me->self);
    stx = syntax_shift_modules(vm, stx, me->enclosing->self, parent, VALUE_FALSE);
    if (phase) stx = syntax_shift_phase(vm, stx, -phase);
  } else {
    stx = without_surroundings(vm, stx, me->enclosing ? me->enclosing->ns : ctx->ns, phase);
    if (phase) stx = syntax_shift_phase(vm, stx, -phase);
  }
  stx = syntax_adjust_scope(vm, stx, me->ns->outside, SCOPE_ADD, 0);
  return syntax_adjust_scope(vm, stx, me->ns->inside, SCOPE_ADD, 0);
}

/* --- the record --- */

/* the 'module-language property when it is #(module-path symbol datum) */
static woad_value language_info(woad_vm *vm, woad_value form) {
  woad_value info = syntax_property(vm, form, symbol_intern(vm, "module-language"));
  if (!value_is_vector(info) || vector_of(info)->length != 3) return VALUE_FALSE;
  const woad_value *parts = vector_of(info)->items;
  return modpath_is_module_path(vm, parts[0]) && value_is_symbol(parts[1]) ? info : VALUE_FALSE;
}

static ModuleExpansion *make_expansion(woad_vm *vm, woad_value form, woad_value symbol, ExpandCtx *ctx,
                                       ModuleExpansion *enclosing) {
  ModuleExpansion *me = mem_object(vm, ModuleExpansion, TYPE_EXPAND_CTX);
  me->header.aux = EXPANDCTX_MODULE;
  me->form = form;
  me->name = resolved_name(vm, symbol, enclosing);
  me->self = modpath_self(vm, me->name);
  me->declared_name = enclosing ? with_symbol(vm, enclosing->declared_name, symbol) : symbol;
  me->enclosing = enclosing;
  me->ns = namespace_make_module(vm, enclosing ? enclosing->ns : namespace_at_phase(vm, ctx->ns, 0), me->name, me->self);
  me->ns->instance->label = modpath_resolved(vm, me->declared_name);
  me->to_parsed = ctx->to_parsed;
  me->required = hash_make(vm, HASH_EQ, HASH_STRONG);
  me->singles = hash_make(vm, HASH_EQ, HASH_STRONG);
  me->defined = hash_make(vm, HASH_EQ, HASH_STRONG);
  me->provides = hash_make(vm, HASH_EQ, HASH_STRONG);
  me->bodies = hash_make(vm, HASH_EQ, HASH_STRONG);
  PairBuilder *builders[] = { &me->requires, &me->imports, &me->bulks, &me->pre, &me->post, &me->pre_names, &me->post_names,
                              &me->provide_forms, &me->star_forms, &me->output };
  for (size_t i = 0; i < sizeof builders / sizeof *builders; i++) pair_builder_init(builders[i]);
  me->unbound = me->declared_keywords = me->portals = VALUE_NULL;
  me->language_info = language_info(vm, form);
  return me;
}

static void see_enclosing(woad_vm *vm, ModuleExpansion *me) {
  const Namespace *outer = me->enclosing->ns;
  woad_value scopes = pair_make(vm, outer->inside, outer->other_scopes);
  if (value_is_scope(outer->outside)) scopes = pair_make(vm, outer->outside, scopes);
  me->ns->other_scopes = scopes;
  me->sees_enclosing = true;
}

/* --- body --- */

static ExpandCtx *begin_context(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx) {
  ExpandCtx *inner = expandctx_make(vm, me->ns, CTX_MODULE_BEGIN);
  inner->module = me;
  inner->to_parsed = ctx->to_parsed;
  inner->end_lifts = expandctx_make_lifts(vm, 0);
  inner->provide_lifts = expandctx_make_lifts(vm, 0);
  return inner;
}

/* FORM with the symbolic name of the module, which languages whose modules define something by their name look at. */
static woad_value with_module_name(woad_vm *vm, ModuleExpansion *me, woad_value form) {
  woad_value key = symbol_intern(vm, "enclosing-module-name");
  woad_value name = syntax_property(vm, me->form, key);
  if (name == VALUE_FALSE)
    name = value_is_pair(me->declared_name) ? pair_car(pair_reverse(vm, me->declared_name)) : me->declared_name;
  return syntax_with_property(vm, form, key, name);
}

static woad_value begin_form(woad_vm *vm, ModuleExpansion *me, woad_value bodys, woad_value context, ExpandCtx *ctx) {
  if (value_is_pair(bodys) && value_is_null(pair_cdr(bodys))) {
    ExpandCtx *partial = expandctx_copy(vm, ctx);
    partial->only_immediate = partial->no_implicit = true;
    woad_value form = expand_partially(vm, with_module_name(vm, me, pair_car(bodys)), partial);
    const CoreForm *core = expand_core_of(vm, form, ctx);
    if (core && core->name == vm->sym.module_begin) return form;
    bodys = pair_make(vm, form, VALUE_NULL);
  }
  woad_value id = syntax_from_datum(vm, context, vm->sym.module_begin, syntax_of(me->form)->location, VALUE_FALSE);
  Meaning meaning = expand_meaning(vm, id, ctx);
  if (meaning.kind != MEANING_CORE && meaning.kind != MEANING_MACRO)
    syntax_raise(vm, VALUE_FALSE, "no #%module-begin binding in the module's language", me->form, VALUE_FALSE);
  return with_module_name(vm, me,
                          syntax_from_datum(vm, context, pair_make(vm, id, bodys), syntax_of(me->form)->location, VALUE_FALSE));
}

/* --- expanding a body through local-expand --- */

static void copy_list(woad_vm *vm, PairBuilder *list) {
  woad_value items = list->head;
  pair_builder_init(list);
  for (; value_is_pair(items); items = pair_cdr(items)) pair_builder_add(vm, list, pair_car(items));
}

/* what changes while a body is expanded is not shared */
static ModuleExpansion *copy_expansion(woad_vm *vm, const ModuleExpansion *me) {
  ModuleExpansion *copy = mem_object(vm, ModuleExpansion, TYPE_EXPAND_CTX);
  memcpy(copy, me, sizeof *copy);
  copy->header.hash = 0;
  copy->required = hash_copy(vm, me->required);
  copy->singles = hash_copy(vm, me->singles);
  copy->defined = hash_copy(vm, me->defined);
  copy->provides = hash_copy(vm, me->provides);
  copy->bodies = hash_copy(vm, me->bodies);
  copy_list(vm, &copy->requires);
  copy_list(vm, &copy->imports);
  copy_list(vm, &copy->bulks);
  return copy;
}

typedef struct SavedExpansion { ModuleExpansion *me; ModuleExpansion kept; Cleanup cleanup; } SavedExpansion;

static void restore_expansion(woad_vm *vm, void *arg) {
  const SavedExpansion *saved = arg;
  memcpy(saved->me, &saved->kept, sizeof saved->kept);
}

/* The record starts afresh and is put back at the end: nothing stays behind but bindings. */
static void begin_apart(woad_vm *vm, ModuleExpansion *me, SavedExpansion *saved) {
  saved->me = me;
  memcpy(&saved->kept, me, sizeof *me);
  ModuleExpansion *again = copy_expansion(vm, me->fresh);
  again->fresh = me->fresh;
  again->to_parsed = false;
  memcpy(me, again, sizeof *me);
  me->header.hash = saved->kept.header.hash;
  cleanup_push(vm, &saved->cleanup, restore_expansion, saved);
}

woad_value core_module_begin(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (ctx->kind != CTX_MODULE_BEGIN || !ctx->module)
    syntax_raise(vm, VALUE_FALSE, "not in a module-definition context", stx, VALUE_FALSE);
  ModuleExpansion *me = ctx->module;
  SavedExpansion saved;
  if (ctx->in_local_expand) begin_apart(vm, me, &saved);
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, stx), stx, 1, -1);
  ExpandCtx *body = module_context(vm, me, ctx, 0);
  woad_value items = module_scan_forms(vm, me, pair_cdr(parts), body);
  module_finish_body(vm, me, items, body);
  woad_value forms = me->output.head;
  bool is_parsed = me->to_parsed;
  if (ctx->in_local_expand) cleanup_pop(vm, &saved.cleanup, true);
  return is_parsed ? stx : form_rebuild(vm, stx, pair_make(vm, pair_car(parts), forms));
}

/* --- compiled form --- */

static int compare_levels(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return x < y ? -1 : x > y;
}

static woad_value compile_bodies(woad_vm *vm, ModuleExpansion *me, Compiled *compiled) {
  size_t n = hash_count(me->bodies), i = 0;
  int64_t *levels = mem_alloc_atomic(vm, (n + 1) * sizeof(int64_t));
  woad_value key, value;
  for (int64_t pos = hash_next(me->bodies, -1); pos >= 0; pos = hash_next(me->bodies, pos)) {
    if (hash_entry(me->bodies, pos, &key, &value)) levels[i++] = fixnum_value(key);
  }
  qsort(levels, i, sizeof *levels, compare_levels);
  PairBuilder out;
  pair_builder_init(&out);
  for (size_t k = 0; k < i; k++) {
    LowerSpec spec = { .self = me->self, .level = (int)levels[k], .use_prompts = true, .ns = me->ns };
    spec.name = value_is_symbol(me->declared_name) ? me->declared_name : VALUE_FALSE;
    Body *body = lower_body(vm, &spec, pair_reverse(vm, hash_get(vm, me->bodies, fixnum_make(levels[k]))));
    body->owner = object_value(compiled);
    body->position = (uint32_t)k;
    pair_builder_add(vm, &out, object_value(body));
  }
  return out.head;
}

Compiled *module_compile(woad_vm *vm, ModuleExpansion *me) {
  Compiled *compiled = namespace_make_compiled(vm, COMPILED_MODULE);
  compiled->name = me->declared_name;
  compiled->self = me->self;
  compiled->requires = me->requires.head;
  compiled->provides = object_value(me->provides);
  compiled->portals = pair_reverse(vm, me->portals);
  compiled->inside = namespace_add_scopes(vm, me->ns, syntax_make(vm, vm->sym.module, NULL));
  compiled->bodies = compile_bodies(vm, me, compiled);
  compiled->pre = me->pre.head;
  compiled->post = me->post.head;
  compiled->pre_names = me->pre_names.head;
  compiled->post_names = me->post_names.head;
  compiled->language_info = me->language_info;
  compiled->is_persistent = me->is_persistent;
  return compiled;
}

void module_declare_enclosing(woad_vm *vm, ModuleExpansion *me) {
  Compiled *compiled = module_compile(vm, me);
  compiled->pre = VALUE_NULL;
  registry_declare(vm, me->ns, compiled, me->name);
}

static void check_new_submodule(woad_vm *vm, ModuleExpansion *me, woad_value form) {
  woad_value parts = syntax_list(vm, syntax_disarm_all(vm, form));
  if (parts == VALUE_FALSE || pair_list_length(parts) < 2 || !syntax_is_identifier(pair_cadr(parts))) return;
  woad_value symbol = syntax_symbol(pair_cadr(parts));
  if (pair_memq(symbol, me->pre_names.head) == VALUE_FALSE && pair_memq(symbol, me->post_names.head) == VALUE_FALSE) return;
  woad_value name = syntax_make(vm, symbol, NULL); /* the message's place is that of the form */
  syntax_raise(vm, VALUE_FALSE, "submodule already declared with the same name", form, name);
}

woad_value module_expand_submodule(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx, bool star, int phase) {
  check_new_submodule(vm, me, form);
  woad_value result = module_expand(vm, form, ctx, me, star, phase);
  Compiled *compiled = me->submodule;
  woad_value symbol = pair_car(pair_reverse(vm, compiled->name));
  pair_builder_add(vm, star ? &me->post : &me->pre, object_value(compiled));
  pair_builder_add(vm, star ? &me->post_names : &me->pre_names, symbol);
  registry_declare(vm, me->ns, compiled, mpi_of(compiled->self)->resolved);
  return value_is_compiled(result) ? form : result;
}

/* --- the form --- */

/* The properties let tools enter the body: CONTEXT has the scopes of what is written in it, as LANGUAGE has: when the form is
 * expanded again, the language's names are not seen by what macros brought into the body. */
static woad_value rebuild_module(woad_vm *vm, ModuleExpansion *me, woad_value parts, woad_value language, woad_value begin,
                                 woad_value context) {
  woad_value form = form_rebuild(vm, me->form, pair_list(vm, 4, pair_car(parts), pair_cadr(parts), language, begin));
  woad_value written = syntax_from_datum(vm, context, syntax_to_datum(vm, pair_caddr(parts)), NULL, VALUE_FALSE);
  woad_value inside = syntax_adjust_scope(vm, syntax_make(vm, VALUE_FALSE, NULL), me->ns->inside, SCOPE_ADD, 0);
  form = syntax_with_property(vm, form, symbol_intern(vm, "module-body-context"), written);
  form = syntax_with_property(vm, form, symbol_intern(vm, "module-body-inside-context"), inside);
  return syntax_with_property(vm, form, symbol_intern(vm, "module-body-context-simple?"), VALUE_TRUE);
}

woad_value module_expand(woad_vm *vm, woad_value form, ExpandCtx *ctx, ModuleExpansion *enclosing, bool star, int phase) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 3, -1);
  if (!syntax_is_identifier(pair_cadr(parts))) syntax_raise(vm, VALUE_FALSE, "not an identifier", form, pair_cadr(parts));
  ModuleExpansion *me = make_expansion(vm, form, syntax_symbol(pair_cadr(parts)), ctx, enclosing);
  woad_value language = syntax_to_datum(vm, pair_caddr(parts));
  me->is_star = star;
  if (star && language == VALUE_FALSE) see_enclosing(vm, me);
  else if (!modpath_is_module_path(vm, language)) syntax_raise(vm, VALUE_FALSE, "not a module path", form, pair_caddr(parts));
  PairBuilder bodys;
  pair_builder_init(&bodys);
  for (woad_value l = pair_cdddr(parts); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &bodys, prepare(vm, pair_car(l), me, ctx, phase));
  /* The language's bindings are made in its own path's context as well as the module's: a `module` form that a macro made
   * names its body's forms with the macro's scopes, and must see the language's bindings before those of the macro's module.
   * A form without a language is its own context. */
  woad_value written = prepare(vm, pair_caddr(parts), me, ctx, phase);
  woad_value from = me->sees_enclosing ? prepare(vm, syntax_disarm_all(vm, form), me, ctx, phase) : written;
  woad_value context = syntax_from_datum(vm, from, vm->sym.module, syntax_of(form)->location, VALUE_FALSE);
  woad_value saved = param_get(vm, vm->param.current_namespace);
  Install install;
  expandctx_install(vm, &install, NULL, VALUE_FALSE, VALUE_FALSE);
  install.saved_namespace = saved;
  param_set(vm, vm->param.current_namespace, object_value(me->ns));
  if (me->sees_enclosing) require_enclosing(vm, me);
  else require_language(vm, me, language, context, pair_caddr(parts));
  me->fresh = copy_expansion(vm, me);
  ExpandCtx *inner = begin_context(vm, me, ctx);
  woad_value begin = expand_form(vm, begin_form(vm, me, bodys.head, context, inner), inner);
  expandctx_uninstall(vm, &install);
  Compiled *compiled = enclosing || ctx->to_parsed ? module_compile(vm, me) : NULL;
  if (enclosing) enclosing->submodule = compiled;
  return ctx->to_parsed ? object_value(compiled) : rebuild_module(vm, me, parts, written, begin, context);
}

woad_value core_module_expand(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (ctx->kind != CTX_TOP) syntax_raise(vm, VALUE_FALSE, "allowed only at the top level or in a module top-level", stx, VALUE_FALSE);
  return module_expand(vm, stx, ctx, NULL, false, 0);
}

woad_value core_module_expand_star(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  syntax_raise(vm, VALUE_FALSE, "illegal use (not in a module top-level)", stx, VALUE_FALSE);
}
