/* SPDX-License-Identifier: MIT
 * pair.h: pairs and lists. Nothing here raises. */
#ifndef RUNTIME_DATA_PAIR_H
#define RUNTIME_DATA_PAIR_H

#include "runtime/base/vm.h"

static inline woad_value pair_make(woad_vm *vm, woad_value car, woad_value cdr) {
  Pair *pair = mem_alloc_pair(vm);
  pair->car = car;
  pair->cdr = cdr;
  return VALUE_FROM_BITS((uintptr_t)pair + TAG_PAIR);
}
static inline woad_value pair_cadr(woad_value v) { return pair_car(pair_cdr(v)); }
static inline woad_value pair_cddr(woad_value v) { return pair_cdr(pair_cdr(v)); }
static inline woad_value pair_caddr(woad_value v) { return pair_car(pair_cddr(v)); }
static inline woad_value pair_cdddr(woad_value v) { return pair_cdr(pair_cddr(v)); }
/* Length of a proper list, -1 when V is none. Handles cycles. */
int64_t pair_list_length(woad_value v);
bool pair_is_list(woad_value v);
/* pair_list(vm, 3, a, b, c) */
woad_value pair_list(woad_vm *vm, int n, ...);
woad_value pair_list_from(woad_vm *vm, size_t n, const woad_value *items, woad_value tail);
woad_value pair_reverse(woad_vm *vm, woad_value list);
/* a fresh copy of LIST ending in TAIL */
woad_value pair_append(woad_vm *vm, woad_value list, woad_value tail);
/* eq? membership / association in a proper list; the tail or pair found, VALUE_FALSE otherwise */
woad_value pair_memq(woad_value key, woad_value list);
woad_value pair_assq(woad_value key, woad_value list);

/* Builds a list front to back in O(1) a step: PairBuilder b; pair_builder_init(&b); pair_builder_add(vm, &b, v); b.head */
typedef struct { woad_value head, tail; } PairBuilder;
static inline void pair_builder_init(PairBuilder *b) { b->head = b->tail = VALUE_NULL; }
static inline void pair_builder_add(woad_vm *vm, PairBuilder *b, woad_value v) {
  woad_value p = pair_make(vm, v, VALUE_NULL);
  if (value_is_null(b->head)) b->head = p;
  else pair_of(b->tail)->cdr = p;
  b->tail = p;
}

typedef struct { Header header; woad_value car, cdr; } MutablePair;
#endif
