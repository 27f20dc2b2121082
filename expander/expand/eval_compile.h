/* SPDX-License-Identifier: MIT
 * eval_compile.h: compiled top-level forms, made by eval_compile (eval.h) and run by eval.c step by step.
 *
 * Compiled.items of a COMPILED_TOP is a list of items, vectors #(kind body ids symbols payload):
 *   TOP_RUN      body                        TOP_DEFINE, TOP_MACRO   body, the identifiers it defines, their symbols
 *   TOP_REQUIRE  ids: (form)                 TOP_MODULE   payload: Compiled
 *   TOP_UP       payload: items of begin-for-syntax */
#ifndef EXPANDER_EXPAND_EVAL_COMPILE_H
#define EXPANDER_EXPAND_EVAL_COMPILE_H

#include "expander/expand/expand.h"
#include "expander/namespace/topitem.h"

/* TOP_RUN, TOP_DEFINE: binds the names in CTX's namespace; gives a procedure of no arguments that runs the code. */
woad_value eval_item_closure(woad_vm *vm, const Vector *item, ExpandCtx *ctx);
/* TOP_MACRO: runs the code, nested, and binds the names. */
void eval_item_macros(woad_vm *vm, const Vector *item, ExpandCtx *ctx);

/* --- parts of eval.c that compiling shares --- */
ExpandCtx *eval_top_context(woad_vm *vm, Namespace *ns);
/* Defines IDS as macros at the top level, with the values of RHS. */
void eval_define_macros(woad_vm *vm, woad_value ids, woad_value rhs, ExpandCtx *ctx);
ExpandCtx *eval_expression_context(woad_vm *vm, ExpandCtx *ctx);
/* identifiers (without use-site scopes) and right-hand side of a definition form */
woad_value eval_definition_parts(woad_vm *vm, woad_value form, ExpandCtx *ctx, woad_value *rhs);
woad_value eval_take_lifted(woad_vm *vm, ExpandCtx *ctx);
woad_value eval_splice(woad_vm *vm, woad_value form, woad_value rest);
woad_value eval_compile_module(woad_vm *vm, woad_value form, ExpandCtx *ctx);
/* the symbol of the variable that a definition of ID would make */
woad_value eval_choose_symbol(woad_vm *vm, woad_value id, ExpandCtx *ctx);
void eval_bind_top(woad_vm *vm, woad_value id, woad_value symbol, ExpandCtx *ctx, bool is_syntax);

#endif
