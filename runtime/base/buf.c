/* SPDX-License-Identifier: MIT
 * buf.c: growth by doubling; the old block is left to the collector, so a raise in the middle leaks nothing. */
#include "runtime/base/buf.h"

#include <stdio.h>

#include "runtime/base/mem.h"
#include "runtime/base/utf8.h"

#ifdef WOAD_HARD
enum { FIRST_CAPACITY = 16 };
#else
enum { FIRST_CAPACITY = 64 };
#endif

void buf_init(Buf *buf) { *buf = (Buf){ NULL, 0, 0 }; }

void buf_reserve(woad_vm *vm, Buf *buf, size_t extra) {
  size_t need = buf->length + extra;
  if (need <= buf->capacity) return;
  size_t capacity = buf->capacity ? buf->capacity * 2 : FIRST_CAPACITY;
  if (capacity < need) capacity = need;
  uint8_t *data = mem_alloc_atomic(vm, capacity);
  if (buf->length) memcpy(data, buf->data, buf->length);
  buf->data = data;
  buf->capacity = capacity;
}

void buf_add_byte(woad_vm *vm, Buf *buf, uint8_t byte) {
  if (buf->length == buf->capacity) buf_reserve(vm, buf, 1);
  buf->data[buf->length++] = byte;
}

void buf_add_bytes(woad_vm *vm, Buf *buf, const void *bytes, size_t n) {
  if (n == 0) return;
  buf_reserve(vm, buf, n);
  memcpy(buf->data + buf->length, bytes, n);
  buf->length += n;
}

void buf_add_cstring(woad_vm *vm, Buf *buf, const char *text) { buf_add_bytes(vm, buf, text, strlen(text)); }

void buf_add_utf8(woad_vm *vm, Buf *buf, uint32_t code) {
  buf_reserve(vm, buf, 4);
  buf->length += (size_t)utf8_encode(code, buf->data + buf->length);
}

void buf_add_format(woad_vm *vm, Buf *buf, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (n > 0) {
    buf_reserve(vm, buf, (size_t)n + 1);
    vsnprintf((char *)buf->data + buf->length, (size_t)n + 1, format, again);
    buf->length += (size_t)n;
  }
  va_end(again);
}

char *buf_cstring(woad_vm *vm, Buf *buf) {
  buf_reserve(vm, buf, 1);
  buf->data[buf->length] = 0;
  return (char *)buf->data;
}
