/* SPDX-License-Identifier: MIT
 * visit.h: the compile-time code of declared modules, run as part of what needs it. */
#ifndef EXPANDER_EXPAND_VISIT_H
#define EXPANDER_EXPAND_VISIT_H

#include "runtime/base/vm.h"

/* Calls PROC, the body of one phase of a module instance, above C frames, with that module as the origin of what it does. */
void visit_run_body(woad_vm *vm, woad_value proc);

#endif
