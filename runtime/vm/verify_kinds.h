/* SPDX-License-Identifier: MIT
 * verify_kinds.h: proof of what the registers of a procedure hold. */
#ifndef RUNTIME_VM_VERIFY_KINDS_H
#define RUNTIME_VM_VERIFY_KINDS_H

#include "runtime/vm/flow.h"

/* NULL when every instruction finds in its registers what it needs; otherwise what is wrong, and *AT the instruction's
 * number. CODE's structure was checked before, and FLOW is linked. */
const char *verify_kinds(woad_vm *vm, const Code *code, const Flow *flow, uint32_t *at);

#endif
