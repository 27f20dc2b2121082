/* SPDX-License-Identifier: MIT
 * transformer.h: rename transformers, set!-transformers, already expanded expressions. */
#ifndef EXPANDER_EXPAND_TRANSFORMER_H
#define EXPANDER_EXPAND_TRANSFORMER_H

#include "expander/expand/expand.h"

typedef struct { Header header; woad_value target; } RenameTransformer;   /* TYPE_RENAME_TRANSFORMER */
typedef struct { Header header; woad_value proc; } SetTransformer;        /* TYPE_SET_TRANSFORMER */
/* TYPE_EXPANDED_SYNTAX: what syntax-local-expand-expression made; good where the context has the same layer of bindings */
typedef struct { Header header; woad_value stx, layer; } Expanded;

bool transformer_is_rename(woad_vm *vm, woad_value v);
woad_value transformer_rename_target(woad_vm *vm, woad_value v);
/* The same while CTX expands: a procedure that gives the target may ask about it. KEY and ORIGIN as for expandctx_install. */
woad_value transformer_rename_target_in(woad_vm *vm, woad_value v, woad_value key, woad_value origin, ExpandCtx *ctx);
woad_value transformer_make_rename(woad_vm *vm, woad_value id);
bool transformer_is_set(woad_vm *vm, woad_value v);
woad_value transformer_make_set(woad_vm *vm, woad_value proc);
woad_value transformer_set_procedure(woad_vm *vm, woad_value v);
/* what to call for a use of V, or VALUE_FALSE */
woad_value transformer_procedure(woad_vm *vm, woad_value v);
/* prop:expansion-contexts: STX, a use of V, in a form that suits CTX; NULL when it may stay as it is */
woad_value transformer_suit_context(woad_vm *vm, woad_value v, woad_value stx, ExpandCtx *ctx);
static inline bool transformer_is_expanded(woad_value v) { return value_has_type(v, TYPE_EXPANDED_SYNTAX); }
woad_value transformer_make_expanded(woad_vm *vm, woad_value stx, const ExpandCtx *ctx);
woad_value transformer_use_expanded(woad_vm *vm, woad_value v, woad_value stx, ExpandCtx *ctx);

#endif
