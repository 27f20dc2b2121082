/* SPDX-License-Identifier: MIT
 * context.h: which procedures a continuation is in the midst of. Taken when an exception or a mark set is made, from the frames
 * as they are; nothing is kept for it at calls. Procedures that were inlined and tail calls leave no trace. */
#ifndef RUNTIME_VM_CONTEXT_H
#define RUNTIME_VM_CONTEXT_H

#include "runtime/vm/frame.h"

/* The frames of the running thread from FP (NULL: none) and KONT on: a vector, newest first, of Code (of bodies their
 * Links) and how often it stood there in a row, by turns; or VALUE_FALSE.
 * A long stack is cut. */
woad_value context_take(woad_vm *vm, const woad_value *fp, Kont *kont);
#endif
