/* SPDX-License-Identifier: MIT
 * markstack.c: blocks still to be traced (markstack.h). */
#include "runtime/base/markstack.h"

#include <sys/mman.h>


#include "runtime/base/debug.h"

enum { FIRST_BYTES = 1 << 20 };

void markstack_push(MarkStack *stack, void *block) {
  if (stack->count == stack->capacity) {
    size_t bytes = stack->capacity * sizeof(void *);
    void *items = bytes ? mremap(stack->items, bytes, bytes * 2, MREMAP_MAYMOVE)
                        : mmap(NULL, FIRST_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (items == MAP_FAILED) PANIC("no memory for the mark stack");
    stack->items = items;
    stack->capacity = bytes ? stack->capacity * 2 : FIRST_BYTES / sizeof(void *);
  }
  stack->items[stack->count++] = block;
}
