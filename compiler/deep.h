/* SPDX-License-Identifier: MIT
 * deep.h: recursion over trees of any depth. A recursive walk is a DeepFn that calls deep_walk for each kid; when little
 * of the C stack is left, the walk goes on on a fresh one. */
#ifndef COMPILER_DEEP_H
#define COMPILER_DEEP_H

#include "runtime/base/vm.h"

typedef void *(*DeepFn)(woad_vm *vm, void *ctx, void *node);
void *deep_walk_slow(woad_vm *vm, DeepFn fn, void *ctx, void *node);

static inline void *deep_walk(woad_vm *vm, DeepFn fn, void *ctx, void *node) {
  if (UNLIKELY(vm->hooks.stack_is_low(vm))) return deep_walk_slow(vm, fn, ctx, node);
  return fn(vm, ctx, node);
}

/* A growing array in scanned memory: room for one more element of SIZE after COUNT. */
void *deep_grow(woad_vm *vm, void *items, uint32_t count, uint32_t *room, size_t size);
#define DEEP_PUSH(vm, items, count, room, value) \
  ((items) = deep_grow((vm), (items), (count), &(room), sizeof *(items)), (items)[(count)++] = (value))

#endif
