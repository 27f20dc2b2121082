/* SPDX-License-Identifier: MIT
 * interp.h: the interpreter's door for call.c and thread/. */
#ifndef RUNTIME_VM_INTERP_H
#define RUNTIME_VM_INTERP_H

#include "runtime/vm/call.h"
#include "runtime/vm/frame.h"
#include "runtime/vm/prim.h"

/* Goes on from ANSWER, given in the frame vm->thread->fp, until control returns to the newest LEAVE kont; its values are
 * then in vm->values / vm->nvalues. Raises and escapes that pass it go to the next outer catch point. */
void interp_run(woad_vm *vm, woad_value answer);

/* A call of a primitive that nests, for the hook run_nesting: FN, or NATIVE when that is not NULL. */
typedef struct NestingCall { PrimFn fn; NativeClosure *native; int argc; woad_value *argv; } NestingCall;

/* When THREAD runs again, it goes on with raising VALUE or with its escape (KIND: CATCH_RAISE, CATCH_ESCAPE). */
void interp_resume_caught(Thread *thread, int kind, woad_value value);

/* Debug builds: the instruction at PC of CODE reads and writes registers that exist, and none that is dead. */
void interp_check_instruction(const Code *code, const uint32_t *pc, const woad_value *fp);
/* Debug builds: marks the registers [FIRST, END) as dead. */
void interp_poison(woad_value *fp, uint32_t first, uint32_t end);

enum { INTERP_QUANTUM = 200000 }; /* fuel between two safe points that look around */

#endif
