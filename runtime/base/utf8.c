/* SPDX-License-Identifier: MIT
 * utf8.c: encoding and decoding of single characters. Table-free: four cases, checked for shortest form. */
#include "runtime/base/utf8.h"

int utf8_length(uint32_t code) { return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; }

int utf8_encode(uint32_t code, uint8_t *out) {
  if (code < 0x80) {
    out[0] = (uint8_t)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (uint8_t)(0xC0 | (code >> 6));
    out[1] = (uint8_t)(0x80 | (code & 63));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (uint8_t)(0xE0 | (code >> 12));
    out[1] = (uint8_t)(0x80 | ((code >> 6) & 63));
    out[2] = (uint8_t)(0x80 | (code & 63));
    return 3;
  }
  out[0] = (uint8_t)(0xF0 | (code >> 18));
  out[1] = (uint8_t)(0x80 | ((code >> 12) & 63));
  out[2] = (uint8_t)(0x80 | ((code >> 6) & 63));
  out[3] = (uint8_t)(0x80 | (code & 63));
  return 4;
}

/* Bounds of the second byte after LEAD: what excludes long forms, surrogates and codes past 10FFFF. */
static void second_bounds(uint8_t lead, uint8_t *low, uint8_t *high) {
  *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

Utf8Status utf8_decode(const uint8_t *bytes, size_t n, uint32_t *code, int *used) {
  uint8_t lead = bytes[0];
  if (lead < 0x80) {
    *code = lead;
    *used = 1;
    return UTF8_OK;
  }
  int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  if (length == 0) return UTF8_INVALID;
  uint8_t low, high;
  second_bounds(lead, &low, &high);
  uint32_t result = lead & (0x7Fu >> length);
  for (int i = 1; i < length; i++) {
    if ((size_t)i >= n) return UTF8_INCOMPLETE;
    if (bytes[i] < low || bytes[i] > high) return UTF8_INVALID;
    low = 0x80;
    high = 0xBF;
    result = (result << 6) | (bytes[i] & 63u);
  }
  *code = result;
  *used = length;
  return UTF8_OK;
}
