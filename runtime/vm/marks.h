/* SPDX-License-Identifier: MIT
 * marks.h: continuation marks as attachments of frames [Flatt20]. */
#ifndef RUNTIME_VM_MARKS_H
#define RUNTIME_VM_MARKS_H

#include "runtime/vm/frame.h"

/* with-continuation-mark in tail position of FRAME */
void marks_set_on_frame(woad_vm *vm, Thread *thread, woad_value *frame, woad_value key, woad_value value);
/* a new attachment for a part of the running frame; the interpreter keeps it in a register */
woad_value marks_push(woad_vm *vm, Thread *thread, woad_value key, woad_value value);
woad_value marks_add(woad_vm *vm, Thread *thread, woad_value set, woad_value key, woad_value value);

/* SET, its newest set without the keys that OVER has. */
woad_value marks_without(woad_vm *vm, woad_value set, const MarkSet *over);

/* Walks the marked frames of a continuation, newest first. */
typedef struct { woad_value set; KontWalk konts; } MarkWalk;
void marks_walk_start(MarkWalk *walk, woad_value attachments, Kont *kont, const Kont *last);
MarkSet *marks_walk_next(woad_vm *vm, MarkWalk *walk);
woad_value marks_get(const MarkSet *set, woad_value key); /* VALUE_NONE when absent */
/* newest value for KEY in the running continuation, VALUE_NONE when there is none */
woad_value marks_first(woad_vm *vm, woad_value key);
/* the same in the sets ATTACHMENTS and then KONT and those behind it, up to LAST */
woad_value marks_first_of(woad_vm *vm, woad_value attachments, Kont *kont, const Kont *last, woad_value key);

/* A snapshot: what current-continuation-marks gives. context: see context.h. */
typedef struct { Header header; woad_value attachments, context; Kont *kont, *last; } ContinuationMarkSet;
woad_value marks_current(woad_vm *vm);
/* The same with the context, for those that are shown to programs. */
woad_value marks_current_with_context(woad_vm *vm);
/* list of values for KEY, newest first */
woad_value marks_set_to_list(woad_vm *vm, const ContinuationMarkSet *set, woad_value key);

#endif
