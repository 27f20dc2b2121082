/* SPDX-License-Identifier: MIT
 * root.c: a table of values in scanned memory that hangs from the session (vm->roots). Free places are chained through
 * fixnums, so that a freed id is used again. Id 0 is never given out. */
#include "runtime/base/root.h"

#include "runtime/base/debug.h"
#include "runtime/base/vm.h"

typedef struct { size_t used, capacity, free; woad_value *items; } Roots;

static Roots *roots_of(woad_vm *vm) {
  if (!vm->roots) {
    Roots *roots = mem_new(vm, Roots);
    roots->used = 1;
    vm->roots = roots;
  }
  return vm->roots;
}

static void grow_items(woad_vm *vm, Roots *roots) {
  size_t capacity = roots->capacity ? roots->capacity * 2 : 16;
  woad_value *items = mem_alloc(vm, capacity * sizeof(woad_value));
  if (roots->items) memcpy(items, roots->items, roots->used * sizeof(woad_value));
  roots->items = items;
  roots->capacity = capacity;
}

RootId root_add(woad_vm *vm, woad_value v) {
  Roots *roots = roots_of(vm);
  RootId id = roots->free;
  if (id) {
    roots->free = (size_t)fixnum_value(roots->items[id]);
  } else {
    if (roots->used >= roots->capacity) grow_items(vm, roots);
    id = roots->used++;
  }
  roots->items[id] = v;
  return id;
}

woad_value root_get(woad_vm *vm, RootId id) {
  Roots *roots = roots_of(vm);
  ASSERT(id > 0 && id < roots->used);
  return roots->items[id];
}

void root_set(woad_vm *vm, RootId id, woad_value v) {
  Roots *roots = roots_of(vm);
  ASSERT(id > 0 && id < roots->used);
  roots->items[id] = v;
}

void root_drop(woad_vm *vm, RootId id) {
  Roots *roots = roots_of(vm);
  ASSERT(id > 0 && id < roots->used);
  roots->items[id] = fixnum_make((int64_t)roots->free);
  roots->free = id;
}
