/* SPDX-License-Identifier: MIT
 * defctx.h: first-class internal-definition contexts. */
#ifndef EXPANDER_EXPAND_DEFCTX_H
#define EXPANDER_EXPAND_DEFCTX_H

#include "expander/expand/expand.h"

typedef struct DefCtx {
  Header header;              /* TYPE_DEFINITION_CONTEXT */
  woad_value frame;           /* eq Hash of keys bound in it */
  woad_value scope;
  woad_value env;             /* eq Hash: key -> LocalVariable or transformer */
  woad_value ids;             /* bound identifiers, latest first */
  woad_value parent;          /* DefCtx or VALUE_FALSE */
  bool adds_scope;
  int phase;
} DefCtx;
static inline bool value_is_defctx(woad_value v) { return value_has_type(v, TYPE_DEFINITION_CONTEXT); }
static inline DefCtx *defctx_of(woad_value v) { return VALUE_AS(DefCtx, v); }

/* CTX with the environments of LIST (DefCtx values) */
ExpandCtx *defctx_extend(woad_vm *vm, ExpandCtx *ctx, woad_value list);
woad_value defctx_add_scopes(woad_vm *vm, woad_value list, woad_value stx, ScopeOp op, int phase);
/* #f, one context or a list of them as a list; raises for anything else */
woad_value defctx_list(woad_vm *vm, woad_value v, int pos, int argc, woad_value *argv);

#endif
