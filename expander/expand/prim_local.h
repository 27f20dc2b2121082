/* SPDX-License-Identifier: MIT
 * prim_local.h: what the primitives for transformers share. */
#ifndef EXPANDER_EXPAND_PRIM_LOCAL_H
#define EXPANDER_EXPAND_PRIM_LOCAL_H

#include "expander/expand/expandctx.h"
#include "expander/syntax/binding.h"
#include "runtime/vm/arg.h"

/* What the running transformer got and gives has its introduction and use-site scopes; the expander's own view has not. */
static inline woad_value prim_local_flip(woad_vm *vm, woad_value stx, const ExpandCtx *ctx) {
  stx = syntax_adjust_scopes(vm, stx, ctx->intro_scopes, SCOPE_FLIP, ctx->phase);
  return syntax_adjust_scopes(vm, stx, ctx->use_scopes, SCOPE_FLIP, ctx->phase);
}

static inline woad_value arg_syntax(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_syntax(argv[pos])) raise_argument(vm, NULL, "syntax?", pos, argc, argv);
  return argv[pos];
}

static inline woad_value arg_identifier(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!syntax_is_identifier(argv[pos])) raise_argument(vm, NULL, "identifier?", pos, argc, argv);
  return argv[pos];
}

#endif
