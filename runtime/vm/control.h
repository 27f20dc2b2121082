/* SPDX-License-Identifier: MIT
 * control.h: prompts, continuations, winders, exception handler chains: everything that moves control between konts.
 * Functions that give a woad_value answer like primitives, for the frame vm->thread->fp. */
#ifndef RUNTIME_VM_CONTROL_H
#define RUNTIME_VM_CONTROL_H

#include "runtime/vm/frame.h"
#include "runtime/vm/prim.h"

typedef enum { CONTINUATION_FULL, CONTINUATION_COMPOSABLE, CONTINUATION_ESCAPE } ContinuationKind;
typedef struct {
  Header header;           /* aux: ContinuationKind */
  Kont *kont;              /* newest captured; ESCAPE: its own kont */
  Kont *bound;             /* first kont that is not captured (the prompt), NULL: none */
  woad_value tag;
  woad_value attachments;  /* marks of the frame that captured */
} Continuation;

void control_boot(woad_vm *vm);
/* Calls the exception handlers of the current continuation with V, innermost first, then the uncaught one. */
woad_value control_raise(woad_vm *vm, woad_value v, bool barrier);
woad_value control_go_on_escaping(woad_vm *vm);
woad_value control_leave_record(woad_vm *vm); /* the newest kont: a WIND, or a PROMPT whose results are redirected */
woad_value control_apply_continuation(woad_vm *vm, woad_value continuation, int argc, woad_value *argv);
/* Like it, but THUNK is called in the continuation and makes the values. */
woad_value control_call_in_continuation(woad_vm *vm, woad_value continuation, woad_value thunk);
woad_value control_call_with_prompt(woad_vm *vm, woad_value proc, woad_value tag, woad_value handler, int argc,
                                    woad_value *argv);
/* The handler of prompts for TAG that have none of their own: what was aborted with, a thunk, is called in a new such prompt. */
woad_value control_default_handler(woad_vm *vm, woad_value tag);
/* PROC's continuation can be left, but neither entered again nor captured by a composable continuation. */
woad_value control_call_with_barrier(woad_vm *vm, woad_value proc, int argc, woad_value *argv);
woad_value control_abort(woad_vm *vm, woad_value tag, int argc, woad_value *argv);
/* The same without winders' post thunks, unless C frames are passed. */
woad_value control_abort_without_winders(woad_vm *vm, woad_value tag, int argc, woad_value *argv);
woad_value control_escape(woad_vm *vm); /* to the nearest default prompt, as the default error escape handler does */
bool control_continuation_has(const Continuation *k, woad_value tag); /* a prompt for TAG, its own delimiter included */
/* Whether the running thread has frames of C beneath its own: not in a thread made by the program, but for nested calls. */
bool control_is_above_c(woad_vm *vm);
bool control_tag_available(woad_vm *vm, woad_value tag);
/* Whether all of a thread counts as under a prompt for TAG: the default tag, and the root's, for which no prompt is ever pushed. */
static inline bool control_tag_is_implicit(woad_vm *vm, woad_value tag) {
  return tag == vm->keys.default_prompt_tag || tag == vm->keys.root_prompt_tag;
}
woad_value control_call_cc(woad_vm *vm, woad_value proc, woad_value tag, ContinuationKind kind, const char *who);
/* PROC gets a composable continuation up to the prompt for TAG whose winders are left out (unless only the thread's own
 * end is the prompt). */
woad_value control_call_without_winders(woad_vm *vm, woad_value proc, woad_value tag);
woad_value control_call_ec(woad_vm *vm, woad_value proc);
woad_value control_dynamic_wind(woad_vm *vm, woad_value pre, woad_value thunk, woad_value post);
woad_value control_make_tag(woad_vm *vm, woad_value name);

/* used by the interpreter */
/* Raises, perhaps after a call of prop:arity-string's procedure: answers like a primitive. */
woad_value control_wrong_arity(woad_vm *vm, woad_value proc, int argc, woad_value *argv);
_Noreturn void control_raise_undefined(woad_vm *vm, Variable *variable);
_Noreturn void control_raise_assigned_early(woad_vm *vm, woad_value name);
_Noreturn void control_raise_rights(woad_vm *vm, const PrimRow *row);
void control_define(woad_vm *vm, Variable *variable, woad_value value);
void control_assign(woad_vm *vm, Variable *variable, woad_value value);
woad_value control_variable_reference(woad_vm *vm, Links *links, int operand);
woad_value control_arith(woad_vm *vm, const char *who, woad_value (*fn)(woad_vm *, woad_value, woad_value), woad_value a,
                         woad_value b);
const char *control_symbol_text(woad_value symbol);

typedef struct { Header header; woad_value name; } PromptTag;
typedef struct { Header header; woad_value name; } MarkKey;

#endif
