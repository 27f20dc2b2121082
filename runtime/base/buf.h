/* SPDX-License-Identifier: MIT
 * buf.h: a growing byte buffer in collected atomic memory. Never needs freeing; safe to abandon by a raise. */
#ifndef RUNTIME_BASE_BUF_H
#define RUNTIME_BASE_BUF_H

#include <stdarg.h>

#include "runtime/base/value.h"

typedef struct { uint8_t *data; size_t length, capacity; } Buf;

void buf_init(Buf *buf);
void buf_reserve(woad_vm *vm, Buf *buf, size_t extra);
void buf_add_byte(woad_vm *vm, Buf *buf, uint8_t byte);
void buf_add_bytes(woad_vm *vm, Buf *buf, const void *bytes, size_t n);
void buf_add_cstring(woad_vm *vm, Buf *buf, const char *text);
void buf_add_utf8(woad_vm *vm, Buf *buf, uint32_t code);
void buf_add_format(woad_vm *vm, Buf *buf, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* NUL-terminates (the NUL is not counted) and returns the data. */
char *buf_cstring(woad_vm *vm, Buf *buf);

#endif
