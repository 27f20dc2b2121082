/* SPDX-License-Identifier: MIT
 * markstack.h: blocks that are marked and still to be traced, in a mapping of its own: pushing allocates nothing from the collector,
 * so that it may be done while the world is stopped. */
#ifndef RUNTIME_BASE_MARKSTACK_H
#define RUNTIME_BASE_MARKSTACK_H

#include <stddef.h>

typedef struct { void **items; size_t count, capacity; } MarkStack;

/* Ends the process when there is no memory. */
void markstack_push(MarkStack *stack, void *block);

#endif
