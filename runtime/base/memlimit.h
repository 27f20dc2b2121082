/* SPDX-License-Identifier: MIT
 * memlimit.h: how large the heap may get. */
#ifndef RUNTIME_BASE_MEMLIMIT_H
#define RUNTIME_BASE_MEMLIMIT_H

#include <stddef.h>

/* Bytes of heap under the process's limit on address space, 0 when there is none. A part of what is left: the collector's own tables,
 * the mark stack, C stacks and threads need the rest, and the collector does not survive that its tables cannot grow. */
size_t memlimit_heap_bytes(void);

#endif
