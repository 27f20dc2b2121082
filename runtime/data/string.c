/* SPDX-License-Identifier: MIT
 * string.c: strings of one byte a character until a character needs more, then of four. Most text is Latin-1, so most
 * strings take a quarter of the room; the price is a test of one flag at each access. */
#include "runtime/data/string.h"

#include "runtime/base/debug.h"
#include "runtime/base/utf8.h"
#include "runtime/data/hash.h"
#include "runtime/data/vector.h"

enum { REPLACEMENT = 0xFFFD };

static String *alloc_string(woad_vm *vm, size_t length, bool wide) {
  String *s = mem_object(vm, String, TYPE_STRING);
  s->text = mem_new_atomic(vm, length * (wide ? 4 : 1));
  s->length = length;
  if (wide) s->header.flags |= FLAG_A;
  return s;
}

String *string_make(woad_vm *vm, size_t length, uint32_t fill) {
  String *s = alloc_string(vm, length, fill > 255);
  if (fill <= 255) {
    memset(s->text, (int)fill, length);
  } else {
    uint32_t *text = s->text;
    for (size_t i = 0; i < length; i++) text[i] = fill;
  }
  return s;
}

static void widen(woad_vm *vm, String *s) {
  uint32_t *wide = mem_new_atomic(vm, s->length * 4);
  const uint8_t *narrow = s->text;
  for (size_t i = 0; i < s->length; i++) wide[i] = narrow[i];
  s->text = wide;
  s->header.flags |= FLAG_A;
}

void string_set(woad_vm *vm, String *s, size_t pos, uint32_t code) {
  ASSERT(pos < s->length && !(s->header.flags & FLAG_IMMUTABLE));
  if (!string_is_wide(s)) {
    if (code <= 255) {
      ((uint8_t *)s->text)[pos] = (uint8_t)code;
      return;
    }
    widen(vm, s);
  }
  ((uint32_t *)s->text)[pos] = code;
}

static uint32_t next_char(const uint8_t **p, const uint8_t *end) {
  uint32_t code;
  int used;
  if (utf8_decode(*p, (size_t)(end - *p), &code, &used) != UTF8_OK) {
    code = REPLACEMENT;
    used = 1;
  }
  *p += used;
  return code;
}

woad_value string_from_utf8_n(woad_vm *vm, const char *text, size_t nbytes) {
  const uint8_t *start = (const uint8_t *)text, *end = start + nbytes;
  size_t length = 0;
  uint32_t all = 0;
  for (const uint8_t *p = start; p < end; length++) all |= *p < 0x80 ? *p++ : next_char(&p, end);
  String *s = alloc_string(vm, length, all > 255);
  const uint8_t *p = start;
  if (length == nbytes && !string_is_wide(s)) {
    if (nbytes > 0) memcpy(s->text, text, nbytes); /* TEXT may be NULL */
  } else if (string_is_wide(s)) {
    uint32_t *out = s->text;
    for (size_t i = 0; i < length; i++) out[i] = next_char(&p, end);
  } else {
    uint8_t *out = s->text;
    for (size_t i = 0; i < length; i++) out[i] = (uint8_t)next_char(&p, end);
  }
  mem_keep(text);
  return object_value(s);
}

woad_value string_from_utf8(woad_vm *vm, const char *text) { return string_from_utf8_n(vm, text, strlen(text)); }

woad_value string_from_chars(woad_vm *vm, const uint32_t *chars, size_t n) {
  uint32_t all = 0;
  for (size_t i = 0; i < n; i++) all |= chars[i];
  String *s = alloc_string(vm, n, all > 255);
  if (string_is_wide(s)) {
    memcpy(s->text, chars, n * 4);
  } else {
    uint8_t *out = s->text;
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)chars[i];
  }
  mem_keep(chars);
  return object_value(s);
}

char *string_to_utf8(woad_vm *vm, const String *s, size_t *nbytes) {
  size_t n = 0;
  for (size_t i = 0; i < s->length; i++) n += (size_t)utf8_length(string_ref(s, i));
  char *text = mem_new_atomic(vm, n + 1);
  if (n == s->length) { /* all ASCII, and so narrow unless widened by a character since replaced */
    for (size_t i = 0; i < n; i++) text[i] = (char)string_ref(s, i);
  } else {
    uint8_t *out = (uint8_t *)text;
    for (size_t i = 0; i < s->length; i++) out += utf8_encode(string_ref(s, i), out);
  }
  text[n] = 0;
  if (nbytes) *nbytes = n;
  mem_keep(s);
  return text;
}

String *string_copy_range(woad_vm *vm, const String *s, size_t start, size_t end) {
  ASSERT(start <= end && end <= s->length);
  size_t unit = string_is_wide(s) ? 4 : 1;
  String *copy = alloc_string(vm, end - start, unit == 4);
  memcpy(copy->text, (const char *)s->text + start * unit, (end - start) * unit);
  mem_keep(s);
  return copy;
}

void string_copy_into(woad_vm *vm, String *to, size_t at, const String *from, size_t start, size_t end) {
  size_t n = end - start;
  if (n == 0) return;
  if (string_is_wide(from) && !string_is_wide(to)) widen(vm, to);
  if (string_is_wide(from) == string_is_wide(to)) {
    size_t unit = string_is_wide(to) ? 4 : 1;
    memmove((char *)to->text + at * unit, (const char *)from->text + start * unit, n * unit);
  } else {
    uint32_t *out = (uint32_t *)to->text + at;
    const uint8_t *in = (const uint8_t *)from->text + start;
    for (size_t i = 0; i < n; i++) out[i] = in[i];
  }
}

woad_value string_append_2(woad_vm *vm, woad_value a, woad_value b) {
  const String *x = string_of(a), *y = string_of(b);
  String *s = alloc_string(vm, x->length + y->length, string_is_wide(x) || string_is_wide(y));
  string_copy_into(vm, s, 0, x, 0, x->length);
  string_copy_into(vm, s, x->length, y, 0, y->length);
  mem_keep(a);
  mem_keep(b);
  return object_value(s);
}

woad_value string_to_immutable(woad_vm *vm, woad_value s) {
  if (value_is_immutable(s)) return s;
  String *copy = string_copy_range(vm, string_of(s), 0, string_of(s)->length);
  copy->header.flags |= FLAG_IMMUTABLE;
  return object_value(copy);
}

int string_compare(const String *a, const String *b) {
  size_t n = a->length < b->length ? a->length : b->length;
  if (!string_is_wide(a) && !string_is_wide(b)) {
    int order = n ? memcmp(a->text, b->text, n) : 0;
    if (order) return order < 0 ? -1 : 1;
  } else {
    for (size_t i = 0; i < n; i++) {
      uint32_t x = string_ref(a, i), y = string_ref(b, i);
      if (x != y) return x < y ? -1 : 1;
    }
  }
  return a->length < b->length ? -1 : a->length > b->length;
}

bool string_equal(const String *a, const String *b) {
  if (a->length != b->length) return false;
  if (string_is_wide(a) == string_is_wide(b))
    return memcmp(a->text, b->text, a->length * (string_is_wide(a) ? 4 : 1)) == 0;
  return string_compare(a, b) == 0;
}

uint32_t string_hash(const String *s) {
  uint64_t h = UINT64_C(0x27D4EB2F165667C5) ^ s->length;
  for (size_t i = 0; i < s->length; i++) h = (h ^ string_ref(s, i)) * UINT64_C(0x9E3779B97F4A7C15), h ^= h >> 32;
  return (uint32_t)h ^ (uint32_t)(h >> 17);
}
