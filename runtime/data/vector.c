/* SPDX-License-Identifier: MIT
 * vector.c: vectors and boxes. */
#include "runtime/data/vector.h"

#include <stdarg.h>

static Vector *alloc_vector(woad_vm *vm, size_t length) {
  Vector *vec = mem_object_flex(vm, Vector, TYPE_VECTOR, items, length);
  vec->length = length;
  return vec;
}

Vector *vector_make(woad_vm *vm, size_t length, woad_value fill) {
  Vector *vec = alloc_vector(vm, length);
  if (VALUE_BITS(fill) != 0)
    for (size_t i = 0; i < length; i++) vec->items[i] = fill;
  return vec;
}

woad_value vector_from(woad_vm *vm, size_t n, const woad_value *items) {
  Vector *vec = alloc_vector(vm, n);
  if (n) memcpy(vec->items, items, n * sizeof(woad_value));
  mem_keep(items);
  return object_value(vec);
}

woad_value vector_list(woad_vm *vm, int n, ...) {
  Vector *vec = alloc_vector(vm, (size_t)n);
  va_list args;
  va_start(args, n);
  for (int i = 0; i < n; i++) vec->items[i] = va_arg(args, woad_value);
  va_end(args);
  return object_value(vec);
}

Vector *vector_copy_range(woad_vm *vm, const Vector *vec, size_t start, size_t end) {
  ASSERT(start <= end && end <= vec->length);
  Vector *copy = alloc_vector(vm, end - start);
  memcpy(copy->items, vec->items + start, (end - start) * sizeof(woad_value));
  mem_keep(vec);
  return copy;
}

woad_value box_make(woad_vm *vm, woad_value v) {
  Box *box = mem_object(vm, Box, TYPE_BOX);
  box->value = v;
  return object_value(box);
}

woad_value box_make_immutable(woad_vm *vm, woad_value v) {
  Box *box = mem_object(vm, Box, TYPE_BOX);
  box->header.flags = FLAG_IMMUTABLE;
  box->value = v;
  return object_value(box);
}
