/* SPDX-License-Identifier: MIT
 * bytes.h: byte strings. Data is followed by a NUL that is not counted. */
#ifndef RUNTIME_DATA_BYTES_H
#define RUNTIME_DATA_BYTES_H

#include "runtime/base/vm.h"

typedef struct Bytes { Header header; size_t length; uint8_t *data; } Bytes;
static inline bool value_is_bytes(woad_value v) { return value_has_type(v, TYPE_BYTES); }
static inline Bytes *bytes_of(woad_value v) { return VALUE_AS(Bytes, v); }
Bytes *bytes_make(woad_vm *vm, size_t length, uint8_t fill);
woad_value bytes_from(woad_vm *vm, const void *data, size_t n);
/* An immutable byte string of N bytes at DATA inside of memory that OWNER (a value, or a block of the collector) keeps alive. No NUL
 * follows. */
woad_value bytes_slice(woad_vm *vm, woad_value owner, const void *data, size_t n);
bool bytes_equal(const Bytes *a, const Bytes *b);
int bytes_compare(const Bytes *a, const Bytes *b);
uint32_t bytes_hash(const void *data, size_t n);
#endif
