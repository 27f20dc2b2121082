/* SPDX-License-Identifier: MIT
 * impproc.h: applying impersonated procedures. */
#ifndef RUNTIME_VM_IMPPROC_H
#define RUNTIME_VM_IMPPROC_H

#include "runtime/data/impersonator.h"

/* What is called in place of PROC with ARGC arguments and nothing else to be done, or VALUE_FALSE: impproc_apply it. */
woad_value impproc_replacement(woad_vm *vm, woad_value proc, int argc);
/* procs[0]: the wrapper, or VALUE_FALSE. Answers like a primitive. */
woad_value impproc_apply(woad_vm *vm, woad_value proc, int argc, const woad_value *argv);

#endif
