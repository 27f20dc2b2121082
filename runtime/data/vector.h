/* SPDX-License-Identifier: MIT
 * vector.h: fixed-length sequences of values; boxes. V1 length never changes. V2 an immutable vector is never changed. */
#ifndef RUNTIME_DATA_VECTOR_H
#define RUNTIME_DATA_VECTOR_H

#include "runtime/base/debug.h"
#include "runtime/base/vm.h"

typedef struct Vector { Header header; size_t length; woad_value items[]; } Vector;
static inline bool value_is_vector(woad_value v) { return value_has_type(v, TYPE_VECTOR); }
static inline Vector *vector_of(woad_value v) { return VALUE_AS(Vector, v); }
Vector *vector_make(woad_vm *vm, size_t length, woad_value fill);
woad_value vector_from(woad_vm *vm, size_t n, const woad_value *items);
woad_value vector_list(woad_vm *vm, int n, ...); /* a mutable vector of the N values */
Vector *vector_copy_range(woad_vm *vm, const Vector *vec, size_t start, size_t end);

typedef struct Box { Header header; woad_value value; } Box;
static inline bool value_is_box(woad_value v) { return value_has_type(v, TYPE_BOX); }
static inline Box *box_of(woad_value v) { return VALUE_AS(Box, v); }
woad_value box_make(woad_vm *vm, woad_value v);
woad_value box_make_immutable(woad_vm *vm, woad_value v);

typedef struct { Header header; size_t length; double items[]; } FlVector; /* atomic */
typedef struct { Header header; size_t length; woad_value items[]; } FxVector;
#endif
