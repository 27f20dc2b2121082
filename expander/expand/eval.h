/* SPDX-License-Identifier: MIT
 * eval.h: evaluation of forms at a top level, without C frames under what they run. */
#ifndef EXPANDER_EXPAND_EVAL_H
#define EXPANDER_EXPAND_EVAL_H

#include "expander/expand/expand.h"

/* Evaluates the syntax objects or compiled forms of FORMS in order in NS; gives the last one's values. Answer of a
 * PF_NESTS primitive. */
woad_value eval_forms(woad_vm *vm, Namespace *ns, woad_value forms);
/* the same from inside C */
int eval_forms_nested(woad_vm *vm, Namespace *ns, woad_value forms, woad_value **vals);
/* A Compiled for one form. */
woad_value eval_compile(woad_vm *vm, Namespace *ns, woad_value stx);
/* Declares COMPILED (a module) as current-module-declare-name says; PLAN then runs again what a redeclaration must. */
void eval_declare_planned(woad_vm *vm, Namespace *ns, woad_value compiled, Plan *plan);
/* call_then for a top-level form that others follow: PROC, with ARG unless that is VALUE_NONE, runs in a prompt of its own, so that
 * what it captures ends with the form; an abort goes on past it. */
woad_value eval_in_prompt(woad_vm *vm, woad_value proc, woad_value arg, CallThenFn then, int nslots, const woad_value *slots);
/* call_then continuation: tail calls slot 0 */
woad_value eval_then_call(woad_vm *vm, woad_value *slots, int n, woad_value *vals);
/* Binds ID in the top level of CTX; gives the variable's symbol. */
woad_value eval_define_top(woad_vm *vm, woad_value id, ExpandCtx *ctx, bool is_syntax);
/* full expansion at the top level */
woad_value eval_expand(woad_vm *vm, Namespace *ns, woad_value stx, bool once, bool to_top_form);
/* syntax for a datum as `eval` takes it; syntax stays as it is when it has context already */
woad_value eval_introduce(woad_vm *vm, Namespace *ns, woad_value v);

#endif
