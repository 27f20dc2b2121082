/* SPDX-License-Identifier: MIT
 * pair.c: lists. Whether a long list is one is asked often (list?, length), so positive answers of long walks are not
 * cached: the walk is a load a pair, and a cache would have to be settled with the collector. */
#include "runtime/data/pair.h"

#include <stdarg.h>

int64_t pair_list_length(woad_value v) {
  int64_t n = 0;
  woad_value slow = v;
  while (value_is_pair(v)) {
    v = pair_cdr(v);
    n++;
    if (!value_is_pair(v)) break;
    v = pair_cdr(v);
    n++;
    slow = pair_cdr(slow);
    if (v == slow && value_is_pair(v)) return -1;
  }
  return value_is_null(v) ? n : -1;
}

bool pair_is_list(woad_value v) { return pair_list_length(v) >= 0; }

woad_value pair_list(woad_vm *vm, int n, ...) {
  va_list args;
  va_start(args, n);
  PairBuilder b;
  pair_builder_init(&b);
  for (int i = 0; i < n; i++) pair_builder_add(vm, &b, va_arg(args, woad_value));
  va_end(args);
  return b.head;
}

woad_value pair_list_from(woad_vm *vm, size_t n, const woad_value *items, woad_value tail) {
  for (size_t i = n; i-- > 0;) tail = pair_make(vm, items[i], tail);
  mem_keep(items);
  return tail;
}

woad_value pair_reverse(woad_vm *vm, woad_value list) {
  woad_value result = VALUE_NULL;
  for (; value_is_pair(list); list = pair_cdr(list)) result = pair_make(vm, pair_car(list), result);
  return result;
}

woad_value pair_append(woad_vm *vm, woad_value list, woad_value tail) {
  if (!value_is_pair(list)) return tail;
  PairBuilder b;
  pair_builder_init(&b);
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &b, pair_car(list));
  pair_of(b.tail)->cdr = tail;
  return b.head;
}

woad_value pair_memq(woad_value key, woad_value list) {
  for (; value_is_pair(list); list = pair_cdr(list))
    if (pair_car(list) == key) return list;
  return VALUE_FALSE;
}

woad_value pair_assq(woad_value key, woad_value list) {
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value entry = pair_car(list);
    if (value_is_pair(entry) && pair_car(entry) == key) return entry;
  }
  return VALUE_FALSE;
}
