/* SPDX-License-Identifier: MIT
 * impevt.h: events that are impersonators: of channels (procs: 0 get, 1 put), or chaperones of any event (procs: 0). */
#ifndef RUNTIME_THREAD_IMPEVT_H
#define RUNTIME_THREAD_IMPEVT_H

#include "runtime/data/impersonator.h"
#include "runtime/vm/call.h"

enum { IMPEVT_GET, IMPEVT_PUT, IMPEVT_CHANNEL_PROCS };

/* A channel, maybe with impersonators around it; a chaperone made by chaperone-evt is none. */
bool impevt_is_channel(woad_value v);
/* Whether EVT, an impersonator, has a procedure that is to be asked when it is synchronized on. */
bool impevt_is_redirected(woad_value evt);
/* Asks the procedure of EVT: THEN(vm, slots, 1, &pair) gets (event . procedure): what is waited for in its place, and what its
 * results then pass through. */
woad_value impevt_open(woad_vm *vm, woad_value evt, CallThenFn then, int nslots, const woad_value *slots);
/* THEN(vm, slots, 1, &v) gets what goes into the innermost channel when V is put into CHANNEL. */
woad_value impevt_put(woad_vm *vm, woad_value channel, woad_value v, CallThenFn then, int nslots, const woad_value *slots);

#endif
