/* SPDX-License-Identifier: MIT
 * expandctx.c: see expandctx.h. */
#include "expander/expand/expandctx.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

ExpandCtx *expandctx_make(woad_vm *vm, Namespace *ns, CtxKind kind) {
  ExpandCtx *ctx = mem_object(vm, ExpandCtx, TYPE_EXPAND_CTX);
  ctx->ns = ns;
  ctx->phase = ns->phase;
  ctx->kind = kind;
  ctx->stops = ctx->intro_scopes = ctx->use_scopes = ctx->def_contexts = ctx->current_def = VALUE_NULL;
  ctx->env = hamt_empty(vm, HASH_EQ);
  ctx->post_scopes = kind == CTX_EXPRESSION ? VALUE_NULL : pair_make(vm, ns->inside, VALUE_NULL);
  ctx->use_sites = kind == CTX_EXPRESSION ? VALUE_FALSE : ns->use_sites;
  ctx->frame = ns->frame;
  ctx->name = ctx->procedure_name = ctx->layer = VALUE_FALSE;
  ctx->local_scopes = ctx->quoted_sites = scopeset_empty(vm);
  return ctx;
}

ExpandCtx *expandctx_copy(woad_vm *vm, const ExpandCtx *ctx) {
  ExpandCtx *copy = mem_object(vm, ExpandCtx, TYPE_EXPAND_CTX);
  memcpy(copy, ctx, sizeof *copy);
  copy->header.hash = 0;
  return copy;
}

ScopeSet *expandctx_quoted_sites(woad_vm *vm, const ExpandCtx *ctx) {
  if (!value_is_box(ctx->use_sites)) return ctx->quoted_sites;
  return scopeset_union(vm, ctx->quoted_sites, scopeset_of(box_of(ctx->use_sites)->value));
}

ExpandCtx *expandctx_as_expression(woad_vm *vm, ExpandCtx *ctx) {
  if (ctx->kind == CTX_EXPRESSION && ctx->name == VALUE_FALSE) return ctx;
  ExpandCtx *copy = expandctx_copy(vm, ctx);
  copy->name = VALUE_FALSE;
  if (ctx->kind == CTX_EXPRESSION) return copy; /* use-site scopes of the body around it stay */
  copy->kind = CTX_EXPRESSION;
  copy->quoted_sites = expandctx_quoted_sites(vm, ctx);
  copy->use_sites = VALUE_FALSE;
  copy->post_scopes = VALUE_NULL;
  copy->def_contexts = VALUE_NULL;
  return copy;
}

ExpandCtx *expandctx_with_name(woad_vm *vm, ExpandCtx *ctx, woad_value name) {
  ExpandCtx *as_expression = expandctx_as_expression(vm, ctx);
  if (as_expression->name == name) return as_expression;
  if (as_expression == ctx) as_expression = expandctx_copy(vm, ctx);
  as_expression->name = name;
  return as_expression;
}

ExpandCtx *expandctx_as_tail(woad_vm *vm, ExpandCtx *ctx, ExpandCtx *like) {
  return like->name == VALUE_FALSE ? expandctx_as_expression(vm, ctx) : expandctx_with_name(vm, ctx, like->name);
}

Lifts *expandctx_make_lifts(woad_vm *vm, int phase) {
  Lifts *lifts = mem_object(vm, Lifts, TYPE_EXPAND_CTX);
  lifts->header.aux = EXPANDCTX_LIFTS;
  lifts->items = VALUE_NULL;
  lifts->phase = phase;
  lifts->key = VALUE_FALSE;
  return lifts;
}

ExpandCtx *expandctx_as_transformer(woad_vm *vm, ExpandCtx *ctx) {
  ExpandCtx *copy = expandctx_copy(vm, ctx);
  copy->kind = CTX_EXPRESSION;
  copy->name = copy->procedure_name = VALUE_FALSE;
  copy->phase = ctx->phase + 1;
  copy->ns = namespace_at_phase(vm, ctx->ns, copy->phase);
  copy->use_sites = VALUE_FALSE;
  copy->intro_scopes = copy->use_scopes = VALUE_NULL;
  copy->stops = VALUE_NULL;
  copy->local_scopes = copy->quoted_sites = scopeset_empty(vm);
  copy->only_immediate = copy->no_implicit = copy->in_local_expand = copy->stops_at_expressions = copy->keep_expressions = false;
  copy->post_scopes = VALUE_NULL;
  copy->def_contexts = VALUE_NULL;
  copy->to_parsed = true;
  copy->allow_unbound = ctx->module != NULL;
  copy->lifts = expandctx_make_lifts(vm, copy->phase);
  return copy;
}

woad_value expandctx_local(woad_vm *vm, woad_value id) {
  LocalVariable *local = mem_object(vm, LocalVariable, TYPE_EXPAND_CTX);
  local->header.aux = EXPANDCTX_LOCAL;
  local->id = id;
  local->is_used = false;
  local->last_used = NULL;
  return object_value(local);
}

void expandctx_use_local(LocalVariable *local) {
  local->is_used = true;
  if (local->last_used && *local->last_used < local->clause) *local->last_used = local->clause;
}

static void unlink_install(woad_vm *vm, void *arg) {
  Install *install = arg;
  Install **at = &vm->expander->current;
  while (*at && *at != install) at = &(*at)->previous;
  if (*at) *at = install->previous;
  if (install->saved_namespace != VALUE_FALSE)
    param_set(vm, vm->param.current_namespace, install->saved_namespace);
}

void expandctx_install(woad_vm *vm, Install *install, ExpandCtx *ctx, woad_value key, woad_value origin) {
  install->previous = vm->expander->current;
  install->ctx = ctx;
  install->thread = vm->thread;
  install->key = key;
  install->origin = origin;
  install->saved_namespace = VALUE_FALSE;
  vm->expander->current = install;
  if (ctx && !ctx->is_visit) {
    install->saved_namespace = param_get(vm, vm->param.current_namespace);
    Namespace *view = namespace_at_phase(vm, ctx->ns, ctx->phase + 1);
    param_set(vm, vm->param.current_namespace, object_value(view));
  }
  cleanup_push(vm, &install->cleanup, unlink_install, install);
}

void expandctx_uninstall(woad_vm *vm, Install *install) { cleanup_pop(vm, &install->cleanup, true); }

Install *expandctx_current_install(woad_vm *vm) {
  Install *install = vm->expander ? vm->expander->current : NULL;
  while (install && install->thread != vm->thread) install = install->previous;
  return install;
}

ExpandCtx *expandctx_current(woad_vm *vm) {
  Install *install = expandctx_current_install(vm);
  return install ? install->ctx : NULL;
}

ExpandCtx *expandctx_require(woad_vm *vm, const char *who) {
  ExpandCtx *ctx = expandctx_current(vm);
  if (!ctx) raise_format(vm, vm->exn.fail_contract, "%s: not currently expanding", who);
  return ctx;
}
