/* SPDX-License-Identifier: MIT
 * utf8.h: UTF-8 as the language defines it: code points up to 10FFFF without surrogates, shortest form only. */
#ifndef RUNTIME_BASE_UTF8_H
#define RUNTIME_BASE_UTF8_H

#include "runtime/base/value.h"

/* Writes the 1-4 bytes of CODE to OUT, returns their number. */
int utf8_encode(uint32_t code, uint8_t *out);
/* Bytes that CODE takes. */
int utf8_length(uint32_t code);
typedef enum { UTF8_OK, UTF8_INVALID, UTF8_INCOMPLETE } Utf8Status;
/* Decodes one character of [bytes, bytes+n), n > 0. On UTF8_OK sets *code and *used. UTF8_INCOMPLETE: a valid prefix. */
MUST_USE Utf8Status utf8_decode(const uint8_t *bytes, size_t n, uint32_t *code, int *used);

#endif
