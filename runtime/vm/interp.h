/* SPDX-License-Identifier: MIT
 * interp.h: the interpreter's door for call.c and thread/. */
#ifndef RUNTIME_VM_INTERP_H
#define RUNTIME_VM_INTERP_H

#include "runtime/vm/frame.h"

/* Goes on from ANSWER, given in the frame vm->thread->fp, until control returns to the newest LEAVE kont; its values are
 * then in vm->values / vm->nvalues. Raises and escapes that pass it go to the next outer catch point. */
void interp_run(woad_vm *vm, woad_value answer);

enum { INTERP_QUANTUM = 200000 }; /* fuel between two safe points that look around */

#endif
