/* SPDX-License-Identifier: MIT
 * bytes.c: byte strings and the one hash of byte sequences (symbols use it too). The hash depends on content alone, never
 * on an address or a seed: builds must be reproducible. */
#include "runtime/data/bytes.h"

static Bytes *alloc_bytes(woad_vm *vm, size_t length) {
  Bytes *bytes = mem_object(vm, Bytes, TYPE_BYTES);
  bytes->data = mem_new_atomic(vm, length + 1);
  bytes->length = length;
  bytes->data[length] = 0;
  return bytes;
}

Bytes *bytes_make(woad_vm *vm, size_t length, uint8_t fill) {
  Bytes *bytes = alloc_bytes(vm, length);
  memset(bytes->data, fill, length);
  return bytes;
}

woad_value bytes_from(woad_vm *vm, const void *data, size_t n) {
  Bytes *bytes = alloc_bytes(vm, n);
  if (n) memcpy(bytes->data, data, n);
  return object_value(bytes);
}

woad_value bytes_slice(woad_vm *vm, woad_value owner, const void *data, size_t n) {
  typedef struct { Bytes bytes; woad_value owner; } Slice; /* the owner is kept alive by being there */
  Slice *slice = mem_object(vm, Slice, TYPE_BYTES);
  slice->bytes.header.flags = FLAG_IMMUTABLE;
  slice->bytes.length = n;
  slice->bytes.data = (uint8_t *)(uintptr_t)data;
  slice->owner = owner;
  return object_value(slice);
}

bool bytes_equal(const Bytes *a, const Bytes *b) {
  return a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}

int bytes_compare(const Bytes *a, const Bytes *b) {
  size_t n = a->length < b->length ? a->length : b->length;
  int order = n ? memcmp(a->data, b->data, n) : 0;
  return order ? (order < 0 ? -1 : 1) : a->length < b->length ? -1 : a->length > b->length;
}

static uint64_t mix_words(uint64_t h, uint64_t w) {
  h = (h ^ w) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ (h >> 29);
}

uint32_t bytes_hash(const void *data, size_t n) {
  const uint8_t *p = data;
  uint64_t h = UINT64_C(0x51ED270B9F0D3C25) ^ n;
  for (; n >= 8; n -= 8, p += 8) {
    uint64_t w;
    memcpy(&w, p, 8);
    h = mix_words(h, w);
  }
  uint64_t w = 0;
  for (size_t i = 0; i < n; i++) w |= (uint64_t)p[i] << (8 * i);
  h = mix_words(h, w);
  h = mix_words(h, h >> 32);
  return (uint32_t)(h >> 16) ? (uint32_t)(h >> 16) : 1;
}
