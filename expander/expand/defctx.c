/* SPDX-License-Identifier: MIT
 * defctx.c: see defctx.h. */
#include "expander/expand/defctx.h"

#include "runtime/data/hamt.h"
#include "runtime/vm/arg.h"

woad_value defctx_list(woad_vm *vm, woad_value v, int pos, int argc, woad_value *argv) {
  if (v == VALUE_FALSE || value_is_null(v)) return VALUE_NULL;
  if (value_is_defctx(v)) return pair_make(vm, v, VALUE_NULL);
  for (woad_value l = v;; l = pair_cdr(l)) {
    if (value_is_null(l)) return v;
    if (!value_is_pair(l) || !value_is_defctx(pair_car(l)))
      raise_argument(vm, NULL, "(or/c internal-definition-context? (listof internal-definition-context?) #f)", pos, argc, argv);
  }
}

void defctx_bind(woad_vm *vm, DefCtx *def, woad_value key, woad_value value) {
  hash_set(vm, hash_of(def->env), key, value);
  if (def->extended != VALUE_FALSE) def->extended = hamt_set(vm, def->extended, key, value);
}

/* A body is expanded form by form in the same surroundings, so that what the last extension gave is extended with it. */
static void add_env(woad_vm *vm, ExpandCtx *ctx, DefCtx *def) {
  if (def->parent != VALUE_FALSE) add_env(vm, ctx, defctx_of(def->parent));
  if (ctx->env == def->extended) return;
  if (ctx->env != def->base) {
    woad_value base = ctx->env;
    Hash *env = hash_of(def->env);
    woad_value key, value;
    for (int64_t pos = hash_next(env, -1); pos >= 0; pos = hash_next(env, pos)) {
      if (hash_entry(env, pos, &key, &value)) expand_env_set(vm, ctx, key, value);
    }
    def->base = base;
    def->extended = ctx->env;
  }
  ctx->env = def->extended;
}

ExpandCtx *defctx_extend(woad_vm *vm, ExpandCtx *ctx, woad_value list) {
  if (!value_is_pair(list)) return ctx;
  ExpandCtx *inner = expandctx_copy(vm, ctx);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    DefCtx *def = defctx_of(pair_car(list));
    add_env(vm, inner, def);
    if (def->adds_scope) inner->local_scopes = scopeset_add(vm, inner->local_scopes, def->inside);
  }
  return inner;
}

woad_value defctx_add_inside(woad_vm *vm, woad_value list, woad_value stx, bool all, int phase) {
  for (; value_is_pair(list); list = pair_cdr(list)) {
    const DefCtx *def = defctx_of(pair_car(list));
    if (all || def->adds_scope) stx = syntax_adjust_scope(vm, stx, def->inside, SCOPE_ADD, phase);
  }
  return stx;
}
