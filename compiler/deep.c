/* SPDX-License-Identifier: MIT
 * deep.c: see deep.h. */
#include "compiler/deep.h"

typedef struct { DeepFn fn; void *ctx, *node, *result; } DeepCall;

static woad_value run_call(woad_vm *vm, void *arg) {
  DeepCall *call = arg;
  call->result = call->fn(vm, call->ctx, call->node);
  return VALUE_VOID;
}

void *deep_walk_slow(woad_vm *vm, DeepFn fn, void *ctx, void *node) {
  DeepCall call = {fn, ctx, node, NULL};
  vm->hooks.call_fresh(vm, run_call, &call);
  return call.result;
}

void *deep_grow(woad_vm *vm, void *items, uint32_t count, uint32_t *room, size_t size) {
  if (count < *room) return items;
  uint32_t wanted = *room == 0 ? 4 : *room * 2;
  void *grown = mem_alloc(vm, wanted * size);
  if (count > 0) memcpy(grown, items, count * size);
  *room = wanted;
  return grown;
}
