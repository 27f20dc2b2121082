/* SPDX-License-Identifier: MIT
 * redirect.h: operations on impersonated vectors, boxes and structures: the value goes through the procedures of all
 * impersonators around the base, in native frames, so no C frame stays under them. */
#ifndef RUNTIME_VM_REDIRECT_H
#define RUNTIME_VM_REDIRECT_H

#include "runtime/data/impersonator.h"
#include "runtime/data/struct.h"

/* SELECTOR names the operation: a fixnum, the place among an impersonator's procs, or a StructProc (REDIRECT_STRUCT), looked
 * for among procs = (struct procedure, redirection) ... KEY: the index in a vector, which procedures get too, or the place of
 * a field, else VALUE_NONE. WHO: a literal. */
typedef struct { woad_value selector, key; const char *who; } Redirect;

/* Answers like a primitive: what RAW, read from the base of V, is for who looks at it through V. */
woad_value redirect_get(woad_vm *vm, const Redirect *redirect, woad_value v, woad_value raw);
/* Answers like a primitive: STORE(base, key, value) with what is left of VALUE after all impersonators, then void; with STORE
 * NULL the answer is that value. */
typedef void (*RedirectStoreFn)(woad_value base, woad_value key, woad_value value);
woad_value redirect_set(woad_vm *vm, const Redirect *redirect, woad_value v, woad_value value, RedirectStoreFn store);
/* Whether V lets VALUE, which a read found or a store is given, pass as it is, as a guard tells (plaintest.h) or where nothing is
 * redirected; false where it would take a call to tell. */
bool redirect_hands_on(woad_vm *vm, woad_value selector, woad_value v, woad_value value);
/* The redirection for OPERATION in IMP, or VALUE_FALSE. Operations are the same when they reach the same field or property. */
woad_value redirect_find(const Impersonator *imp, woad_value operation);
/* Applies the primitive FN from C; nests. */
typedef woad_value (*RedirectPrimFn)(woad_vm *vm, int argc, woad_value *argv);
woad_value redirect_nested(woad_vm *vm, const char *name, RedirectPrimFn fn, int argc, const woad_value *argv);
/* chaperone-of? without language code: 1, 0, or -1 when it depends on that. */
int redirect_try_chaperone(woad_vm *vm, woad_value new, woad_value old);
/* chaperone-of?; nests. */
bool redirect_is_chaperone(woad_vm *vm, woad_value new, woad_value old);

#endif
