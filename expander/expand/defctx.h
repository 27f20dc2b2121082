/* SPDX-License-Identifier: MIT
 * defctx.h: first-class internal-definition contexts. */
#ifndef EXPANDER_EXPAND_DEFCTX_H
#define EXPANDER_EXPAND_DEFCTX_H

#include "expander/expand/expand.h"

/* The outside-edge scope tells what was written in the context; the inside-edge scope is also on what is expanded in it. */
typedef struct DefCtx {
  Header header;              /* TYPE_DEFINITION_CONTEXT */
  woad_value frame;           /* eq Hash of keys bound in it; a child shares its parent's frame and use_sites */
  woad_value use_sites;       /* box of a set: use-site scopes of expansions in it */
  woad_value outside, inside; /* scopes */
  woad_value env;             /* eq Hash: key -> LocalVariable or transformer; written by defctx_bind alone */
  woad_value base, extended;  /* an environment and what env makes of it: the last that was extended; VALUE_FALSE before */
  woad_value ids;             /* bound identifiers, latest first */
  woad_value parent;          /* DefCtx or VALUE_FALSE */
  bool adds_scope;            /* expansion in it adds the inside-edge scope */
} DefCtx;
static inline bool value_is_defctx(woad_value v) { return value_has_type(v, TYPE_DEFINITION_CONTEXT); }
static inline DefCtx *defctx_of(woad_value v) { return VALUE_AS(DefCtx, v); }

/* KEY, which is bound in DEF, means VALUE */
void defctx_bind(woad_vm *vm, DefCtx *def, woad_value key, woad_value value);
/* CTX with the environments of LIST (DefCtx values) */
ExpandCtx *defctx_extend(woad_vm *vm, ExpandCtx *ctx, woad_value list);
/* STX with the inside-edge scopes of LIST's contexts: of all, or of those that add their scope on their own */
woad_value defctx_add_inside(woad_vm *vm, woad_value list, woad_value stx, bool all, int phase);
/* #f, one context or a list of them as a list; raises for anything else */
woad_value defctx_list(woad_vm *vm, woad_value v, int pos, int argc, woad_value *argv);

#endif
