/* SPDX-License-Identifier: MIT
 * transcode.c: conversion between Unicode forms, one character at a time. UTF-16 is little-endian, the platform's order.
 * The C library's iconv is not used here: it accepts codes past 10FFFF and knows no form with lone surrogates.
 * Plain UTF-16 is trusted: any two surrogates are taken for a pair. */
#include "runtime/base/transcode.h"

#include <string.h>

#include "runtime/base/utf8.h"

static const TranscodeKind kinds[] = {
  { "UTF-8", "UTF-8", FORM_UTF8, FORM_UTF8, false },
  { "UTF-8-permissive", "UTF-8", FORM_UTF8, FORM_UTF8, true },
  { "platform-UTF-8", "platform-UTF-16", FORM_UTF8, FORM_UTF16, false },
  { "platform-UTF-8-permissive", "platform-UTF-16", FORM_UTF8, FORM_UTF16, true },
  { "platform-UTF-16", "platform-UTF-8", FORM_UTF16, FORM_UTF8, false },
  { "WTF-8", "WTF-16", FORM_WTF8, FORM_WTF16, false },
  { "WTF-8-permissive", "WTF-16", FORM_WTF8, FORM_WTF16, true },
  { "WTF-16", "WTF-8", FORM_WTF16, FORM_WTF8, false },
};

const TranscodeKind *transcode_find(const char *from, const char *to) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(kinds[i].from_name, from) == 0 && strcmp(kinds[i].to_name, to) == 0) return &kinds[i];
  return NULL;
}

static bool is_surrogate(uint32_t code) { return (code & ~0x7FFu) == 0xD800; }
static bool is_high(uint32_t code) { return (code & ~0x3FFu) == 0xD800; }
static bool is_low(uint32_t code) { return (code & ~0x3FFu) == 0xDC00; }

/* --- decoding: the next character of [in, in+n), n > 0 --- */

/* A surrogate encoded by itself. A high one followed by a low one is an error: the pair has a form of four bytes; at the
 * end it is incomplete, since a low one may follow. */
static Utf8Status decode_surrogate(const uint8_t *in, size_t n, uint32_t *code, int *used) {
  if (n >= 2 && (in[1] < 0xA0 || in[1] > 0xBF)) return UTF8_INVALID;
  if (n < 3) return UTF8_INCOMPLETE;
  if ((in[2] & 0xC0) != 0x80) return UTF8_INVALID;
  *code = 0xD000u | (uint32_t)((in[1] & 63) << 6) | (in[2] & 63u);
  *used = 3;
  if (!is_high(*code)) return UTF8_OK;
  if (n == 3 || (in[3] == 0xED && n == 4)) return UTF8_INCOMPLETE;
  if (in[3] != 0xED || in[4] < 0xB0 || in[4] > 0xBF) return UTF8_OK;
  if (n == 5) return UTF8_INCOMPLETE;
  return (in[5] & 0xC0) == 0x80 ? UTF8_INVALID : UTF8_OK;
}

static Utf8Status decode_utf16(const uint8_t *in, size_t n, bool lone, uint32_t *code, int *used) {
  if (n < 2) return UTF8_INCOMPLETE;
  *code = (uint32_t)(in[0] | in[1] << 8);
  *used = 2;
  if (!is_surrogate(*code) || (lone && is_low(*code))) return UTF8_OK;
  if (n < 4) return UTF8_INCOMPLETE;
  uint32_t second = (uint32_t)(in[2] | in[3] << 8);
  if (lone && !is_low(second)) return UTF8_OK;
  *code = 0x10000 + ((*code & 0x3FF) << 10 | (second & 0x3FF));
  *used = 4;
  return UTF8_OK;
}

/* The start of a surrogate or of a code past 10FFFF is incomplete, not wrong, until its last byte is there. */
static Utf8Status decode_utf8(const uint8_t *in, size_t n, uint32_t *code, int *used) {
  Utf8Status status = utf8_decode(in, n, code, used);
  bool outside = (in[0] == 0xED && n < 3) || (in[0] == 0xF4 && n < 4);
  if (status != UTF8_INVALID || !outside) return status;
  for (size_t i = 1; i < n; i++)
    if ((in[i] & 0xC0) != 0x80) return UTF8_INVALID;
  return UTF8_INCOMPLETE;
}

static Utf8Status decode(UnicodeForm form, const uint8_t *in, size_t n, uint32_t *code, int *used) {
  if (form == FORM_UTF16 || form == FORM_WTF16) return decode_utf16(in, n, form == FORM_WTF16, code, used);
  if (form == FORM_WTF8 && in[0] == 0xED && n >= 2 && in[1] >= 0xA0) return decode_surrogate(in, n, code, used);
  return decode_utf8(in, n, code, used);
}

/* --- encoding --- */

static int encode_utf16(uint32_t code, uint8_t *out) {
  uint32_t first = code < 0x10000 ? code : 0xD800 | (code - 0x10000) >> 10;
  out[0] = (uint8_t)first;
  out[1] = (uint8_t)(first >> 8);
  if (code < 0x10000) return 2;
  uint32_t second = 0xDC00 | (code & 0x3FF);
  out[2] = (uint8_t)second;
  out[3] = (uint8_t)(second >> 8);
  return 4;
}

const char *transcode_run(const TranscodeKind *kind, Transcoding *t) {
  bool from_utf8 = kind->from == FORM_UTF8 || kind->from == FORM_WTF8;
  while (t->used < t->nin) {
    if (from_utf8 && t->nout > 0 && t->nout == t->room) return "continues";
    uint32_t code = 0;
    int used = 0;
    Utf8Status status = decode(kind->from, t->in + t->used, t->nin - t->used, &code, &used);
    if (status == UTF8_INCOMPLETE) return "aborts";
    if (status == UTF8_INVALID) {
      if (!kind->permissive) return "error";
      code = 0xFFFD;
      used = 1;
    }
    uint8_t text[4];
    int length = kind->to == FORM_UTF8 || kind->to == FORM_WTF8 ? utf8_encode(code, text) : encode_utf16(code, text);
    if ((size_t)length > t->room - t->nout) return "continues";
    memcpy(t->out + t->nout, text, (size_t)length);
    t->nout += (size_t)length;
    t->used += (size_t)used;
  }
  return "complete";
}
