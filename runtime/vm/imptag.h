/* SPDX-License-Identifier: MIT
 * imptag.h: impersonated prompt tags: what is aborted to a prompt, what its handler gets, and what its body returns once a
 * continuation was applied in it, goes through the procedures of all impersonators around the tag, outermost first. */
#ifndef RUNTIME_VM_IMPTAG_H
#define RUNTIME_VM_IMPTAG_H

#include "runtime/data/impersonator.h"

/* Places among an impersonator's procs; the last two may be VALUE_FALSE. */
enum { IMPTAG_HANDLE, IMPTAG_ABORT, IMPTAG_RESULT, IMPTAG_CALLCC, IMPTAG_PROCS };

static inline bool imptag_is_tag(woad_value v) { return value_has_type(impersonator_base(v), TYPE_PROMPT_TAG); }
/* Answers like a primitive: calls RECEIVER with VALS as the impersonators' procedures at WHICH have changed them. */
woad_value imptag_filter(woad_vm *vm, woad_value tag, int which, int n, const woad_value *vals, woad_value receiver);
/* The handler of a prompt for TAG: HANDLER behind the filters. GUARD: procedure for the results, or VALUE_FALSE. */
woad_value imptag_handler(woad_vm *vm, woad_value tag, woad_value handler, woad_value guard);
/* What is to be called with the results of the body of a prompt whose handler is such a HANDLER. */
woad_value imptag_guard(woad_vm *vm, woad_value handler);
/* HANDLER (such a one, or any other: then of a prompt with a plain tag) with GUARD. */
woad_value imptag_with_guard(woad_vm *vm, woad_value handler, woad_value guard);
/* Answers like a primitive: calls RECEIVER with the guard that a continuation captured with TAG makes of HANDLER's. */
woad_value imptag_refine(woad_vm *vm, woad_value tag, woad_value handler, woad_value receiver);

#endif
