/* SPDX-License-Identifier: MIT
 * prim_fschange.h: what the rest of the session has to do with filesystem change events. */
#ifndef RUNTIME_IO_PRIM_FSCHANGE_H
#define RUNTIME_IO_PRIM_FSCHANGE_H

#include "runtime/base/vm.h"

/* Makes them events. */
void prim_fschange_boot(woad_vm *vm);
/* The event V becomes ready: its custodian was shut down, say. */
void prim_fschange_cancel(woad_vm *vm, woad_value v);

#endif
