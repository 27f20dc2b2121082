/* SPDX-License-Identifier: MIT
 * syntax_rep.h: what the files syntax*.c share about the insides of syntax objects. */
#ifndef EXPANDER_SYNTAX_SYNTAX_REP_H
#define EXPANDER_SYNTAX_SYNTAX_REP_H

#include "expander/syntax/syntax.h"

/* Operations that the parts of a compound have still to undergo, oldest first. Operations on different scopes commute, so
 * at most one is kept for a scope between two operations that do not commute with it. */
typedef enum { PENDING_ADD, PENDING_REMOVE, PENDING_FLIP, PENDING_PHASE, PENDING_MODULES, PENDING_CLEAR,
               PENDING_PUSH } PendingKind;
typedef struct { PendingKind kind; int32_t shift; Scope *scope; ModuleShift *modules; } PendingOp;
typedef struct Pending { uint32_t count; PendingOp ops[]; } Pending;

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
