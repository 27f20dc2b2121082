/* SPDX-License-Identifier: MIT
 * heapdump.h: tells on standard error what the heap holds and why. */
#ifndef RUNTIME_IO_HEAPDUMP_H
#define RUNTIME_IO_HEAPDUMP_H

#include "runtime/base/vm.h"

/* Number and bytes of the live objects by type, structures by their structure type. */
void heapdump_counts(woad_vm *vm);
/* For at most 10 live objects of the type or structure type NAME: the shortest path of references from the session or the C stack
 * to it, the object first. */
void heapdump_paths(woad_vm *vm, const char *name);
/* The same for the one object V, which the caller must not hold itself: V is what a weak box holds. */
void heapdump_path_of(woad_vm *vm, woad_value weak_box);

#endif
