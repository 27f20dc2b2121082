/* SPDX-License-Identifier: MIT
 * nesting.h: primitives that may run language code above their C frames (PF_NESTS), each on a pooled C stack, so that its
 * green thread can be switched away in the middle of it. */
#ifndef RUNTIME_THREAD_NESTING_H
#define RUNTIME_THREAD_NESTING_H

#include "runtime/base/vm.h"

/* Sets the hook run_nesting. */
void nesting_boot(woad_vm *vm);
/* After each switch of C stacks: gives back the stack whose primitive has finished, if the switch came from one. */
void nesting_give_back(woad_vm *vm);

#endif
