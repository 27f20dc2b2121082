/* SPDX-License-Identifier: MIT
 * portevt.h: ports as events. */
#ifndef RUNTIME_IO_PORTEVT_H
#define RUNTIME_IO_PORTEVT_H

#include "runtime/base/vm.h"

void portevt_boot(woad_vm *vm);
/* Whether V is an event made by port-progress-evt. */
bool portevt_is_progress(woad_value v);
/* Whether V is such an event of ours, and ready. */
bool portevt_has_progressed(woad_value v);

#endif
