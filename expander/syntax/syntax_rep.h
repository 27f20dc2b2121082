/* SPDX-License-Identifier: MIT
 * syntax_rep.h: what the files syntax*.c share about the insides of syntax objects. */
#ifndef EXPANDER_SYNTAX_SYNTAX_REP_H
#define EXPANDER_SYNTAX_SYNTAX_REP_H

#include "expander/syntax/syntax.h"

/* Operations that the parts of a compound have still to undergo: the newest, and those before it. Lists are never changed.
 * Operations on different scopes commute, so at most one is kept for a scope between two that do not commute with it. */
typedef enum { PENDING_ADD, PENDING_REMOVE, PENDING_FLIP, PENDING_PHASE, PENDING_MODULES, PENDING_PUSH,
               PENDING_REMOVE_ALL } PendingKind;
typedef struct {
  PendingKind kind;
  int32_t shift;              /* PENDING_PHASE */
  union { Scope *scope; ModuleShift *modules; ScopeSet *scopes; };
} PendingOp;
struct PendingMemo;
typedef struct Pending {
  struct Pending *earlier;    /* NULL: this is the oldest */
  PendingOp op;
  uint64_t newest;            /* no operation that a later one could be merged with has a scope of a greater serial */
  const Scope *pushed;        /* the only shifted scope that anything has after the list, by its last push; or NULL */
  uint32_t count;
  struct PendingMemo *memo;   /* NULL or what applying the list gave (syntax_pending.c) */
} Pending;
/* LIST (NULL: empty) followed by OP */
Pending *syntax_pending_add(woad_vm *vm, Pending *list, PendingOp op);

/* What scope, phase and module operations change in a syntax object. */
typedef struct { ScopeSet *scopes; woad_value fallbacks, shifts, inspector; } StxContext;
StxContext syntax_context(const Syntax *stx);
void syntax_context_put(Syntax *stx, const StxContext *context);
bool syntax_context_same(const StxContext *a, const StxContext *b);
void syntax_pending_apply_op(woad_vm *vm, StxContext *context, const PendingOp *op);

/* A copy of STX, with an identity of its own. */
Syntax *syntax_copy(woad_vm *vm, const Syntax *stx);
/* Whether CONTENT has parts that are syntax objects. */
bool syntax_has_parts(woad_vm *vm, woad_value content);
/* CONTENT with FN applied to each part that is a syntax object; shares nothing but raw hash keys. */
typedef woad_value (*SyntaxPartFn)(woad_vm *vm, woad_value part, void *arg);
woad_value syntax_map_parts(woad_vm *vm, woad_value content, SyntaxPartFn fn, void *arg);
/* Pushes pending operations and pending taint into the parts of STX. */
void syntax_push_pending(woad_vm *vm, Syntax *stx);
/* CONTENT made to satisfy S1: raw data in it is wrapped like MODEL (whose content, properties and packs do not count). */
woad_value syntax_wrap_parts(woad_vm *vm, const Syntax *model, woad_value content, SrcLoc *location);
/* whether an immutable prefab structure (S1) */
bool syntax_is_prefab(woad_value v);

#endif
