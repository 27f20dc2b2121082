/* SPDX-License-Identifier: MIT
 * expand.h: the expander's inner interface: dispatch, meanings of identifiers, macro application, and helpers that the
 * files of core forms share.
 *
 * A core form handler gets the form (armed or not) and the context, and answers with syntax, or with a Parsed when
 * ctx->to_parsed. */
#ifndef EXPANDER_EXPAND_EXPAND_H
#define EXPANDER_EXPAND_EXPAND_H

#include "expander/expand/expandctx.h"
#include "expander/lower/parsed.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"

typedef woad_value (*CoreFormFn)(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
typedef struct CoreForm { Header header; woad_value name; CoreFormFn fn; } CoreForm;
static inline bool value_is_core_form(woad_value v) { return value_is_expand_kind(v, EXPANDCTX_CORE); }

/* --- expand.c --- */
woad_value expand_form(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
/* as an expression: lifts are captured around it when nothing else takes them */
woad_value expand_subform(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
/* The next head: expands STX until it is a core form use, CTX->only_immediate. */
woad_value expand_partially(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
/* the core form that STX's head means, or NULL */
CoreForm *expand_core_of(woad_vm *vm, woad_value stx, ExpandCtx *ctx);

typedef enum { MEANING_UNBOUND, MEANING_VARIABLE, MEANING_CORE, MEANING_MACRO } MeaningKind;
typedef struct {
  MeaningKind kind;
  woad_value value;     /* CORE: CoreForm; MACRO: transformer */
  woad_value binding;
  woad_value local;     /* LocalVariable of a local variable, or VALUE_FALSE */
  woad_value inspector; /* MACRO from a declared module: its declaration inspector, else VALUE_FALSE */
  woad_value module;    /* MACRO: resolved name of the module that defines it, or VALUE_FALSE */
  woad_value target;    /* the identifier behind rename transformers, or NULL */
} Meaning;
Meaning expand_meaning(woad_vm *vm, woad_value id, ExpandCtx *ctx);
/* the same behind rename transformers; *target: the identifier that it is the meaning of */
Meaning expand_meaning_through(woad_vm *vm, woad_value id, ExpandCtx *ctx, woad_value *target);
/* meaning of a binding that is known already */
Meaning expand_meaning_of(woad_vm *vm, woad_value binding, woad_value id, ExpandCtx *ctx);
woad_value expand_apply_transformer(woad_vm *vm, woad_value proc, woad_value stx, woad_value id, const Meaning *meaning,
                                    ExpandCtx *ctx);
/* Applies PROC to any values like a transformer that BINDING_ID (or VALUE_FALSE) is bound to; changes ARGV; the number of results. */
int expand_apply_values(woad_vm *vm, woad_value proc, int argc, woad_value *argv, woad_value binding_id, ExpandCtx *ctx,
                        woad_value **vals);
/* transformer expression: its values; RHS runs at CTX's phase + 1. IDS and WHO for the error;
 * without WHO (a top level), no values are an answer as well: NULL; *parsed gets the parsed form when not NULL */
woad_value *expand_eval_transformers(woad_vm *vm, woad_value rhs, woad_value ids, const char *who, ExpandCtx *ctx,
                                     woad_value *parsed);
/* runs a parsed expression at PHASE, nested, inside CTX; gives the number of values */
int expand_run(woad_vm *vm, woad_value parsed, ExpandCtx *ctx, woad_value **vals);
/* expands a transformer expression to syntax without running it */
woad_value expand_transformer_syntax(woad_vm *vm, woad_value rhs, woad_value ids, ExpandCtx *ctx);
/* what is put on the result of an expansion in CTX */
woad_value expand_add_post_scopes(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
/* ID at a phase above 0 is not bound yet: it must be by the end of the module */
void expand_note_unbound(woad_vm *vm, woad_value id, ExpandCtx *ctx);
/* the POS-th of IDS was bound to VALUE: a rename transformer makes it free-identifier=? to its target */
void expand_note_rename(woad_vm *vm, woad_value ids, woad_value value, int pos, ExpandCtx *ctx);
/* a module binding of the module under way or of the namespace's own module */
bool expand_is_own_binding(woad_vm *vm, woad_value binding, ExpandCtx *ctx);
/* removes the use-site scopes of CTX from a binding identifier */
woad_value expand_remove_use_sites(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
/* an identifier for a core form as the expander's own code means it */
woad_value expand_core_id(woad_vm *vm, const char *name, int phase);
/* (CORE-NAME part ...), parts a list */
woad_value expand_core_use(woad_vm *vm, const char *name, woad_value parts, woad_value like, int phase);

/* --- form.c: shapes --- */
/* content, and parts as a list (VALUE_FALSE: no list), as taints have it: an armed or tainted object gives tainted parts */
woad_value form_content(woad_vm *vm, woad_value stx);
woad_value form_list(woad_vm *vm, woad_value stx);
/* the parts of FORM as a list; "bad syntax" unless there are MIN to MAX (-1: any) of them */
woad_value form_parts(woad_vm *vm, woad_value disarmed, woad_value original, int min, int max);
_Noreturn void form_bad(woad_vm *vm, woad_value form);
/* syntax from list content under FORM */
woad_value form_rebuild(woad_vm *vm, woad_value form, woad_value list);
woad_value form_wrap(woad_vm *vm, woad_value form, woad_value list);
/* raises unless every one is an identifier; then unless they are distinct */
void form_check_ids(woad_vm *vm, woad_value ids, woad_value form);
void form_check_distinct(woad_vm *vm, woad_value ids, int phase, const char *message, woad_value form);
woad_value form_second(woad_value list);
woad_value form_third(woad_value list);
/* Body as a list; "bad syntax" when empty or improper */
woad_value form_map(woad_vm *vm, woad_value list, woad_value (*fn)(woad_vm *vm, woad_value stx, ExpandCtx *ctx), ExpandCtx *ctx);

/* --- body.c --- */
/* Expands an internal-definition body (list of forms of FORM, scopes of the binding form already added); answers with a list
 * of expanded expressions: just one Parsed when ctx->to_parsed. */
woad_value body_expand(woad_vm *vm, woad_value forms, woad_value form, ExpandCtx *ctx, bool stratified);
/* The clauses of a letrec-like form: lists in step. */
typedef struct BodyClauses {
  woad_value ids, keys; /* lists of lists */
  woad_value rhss;
  woad_value origins;   /* (FORM . HEAD) that the clause came from, for syntax_track_origin, or VALUE_FALSE */
} BodyClauses;

/* Expands the clauses and puts them into groups for body_wrap_groups, the last group first: with SPLIT as small as references
 * allow, else one letrec-values. */
woad_value body_expand_clauses(woad_vm *vm, const BodyClauses *clauses, bool split, ExpandCtx *ctx);
/* TAIL, a list of expanded expressions (of one parsed node), inside nested lets of GROUPS: a list of one unless no groups */
woad_value body_wrap_groups(woad_vm *vm, woad_value groups, woad_value tail, woad_value form, ExpandCtx *ctx);

/* --- lift.c --- */
/* let-values around BODY for what LIFTS collected */
woad_value lift_wrap(woad_vm *vm, Lifts *lifts, woad_value body, ExpandCtx *ctx);
/* ids (list) to which a lifted expression is bound */
woad_value lift_expression(woad_vm *vm, woad_value rhs, int count, ExpandCtx *ctx, const char *who);

/* --- local bindings --- */
/* binds ID locally at the context's phase: returns the key */
woad_value expand_bind_local(woad_vm *vm, woad_value id, ExpandCtx *ctx);
void expand_env_set(woad_vm *vm, ExpandCtx *ctx, woad_value key, woad_value value);

#endif
