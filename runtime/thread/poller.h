/* SPDX-License-Identifier: MIT
 * poller.h: pollers, as values of prop:evt: procedures that are asked whether an event is ready. */
#ifndef RUNTIME_THREAD_POLLER_H
#define RUNTIME_THREAD_POLLER_H

#include "runtime/base/vm.h"

/* A procedure that asks POLLER about the event it is called with and gives the event that takes its place in a sync. */
woad_value poller_guard(woad_vm *vm, woad_value poller);

#endif
