/* SPDX-License-Identifier: MIT
 * string.h: strings: header, length in characters, atomic text of 1 byte a character (Latin-1) until one needs 4.
 * FLAG_A: text is 4 bytes wide.  FLAG_IMMUTABLE: never passed to string_set. */
#ifndef RUNTIME_DATA_STRING_H
#define RUNTIME_DATA_STRING_H

#include "runtime/base/vm.h"

typedef struct String { Header header; size_t length; void *text; } String;
static inline bool value_is_string(woad_value v) { return value_has_type(v, TYPE_STRING); }
static inline String *string_of(woad_value v) { return VALUE_AS(String, v); }
static inline bool string_is_wide(const String *s) { return (s->header.flags & FLAG_A) != 0; }
static inline uint32_t string_ref(const String *s, size_t pos) {
  return string_is_wide(s) ? ((const uint32_t *)s->text)[pos] : ((const uint8_t *)s->text)[pos];
}
String *string_make(woad_vm *vm, size_t length, uint32_t fill);
void string_set(woad_vm *vm, String *s, size_t pos, uint32_t code); /* widens when needed */
/* from UTF-8 (bad bytes become U+FFFD) */
woad_value string_from_utf8(woad_vm *vm, const char *text);
woad_value string_from_utf8_n(woad_vm *vm, const char *text, size_t nbytes);
woad_value string_from_chars(woad_vm *vm, const uint32_t *chars, size_t n);
/* UTF-8 of the characters, NUL-terminated, in atomic memory; *nbytes may be NULL */
char *string_to_utf8(woad_vm *vm, const String *s, size_t *nbytes);
String *string_copy_range(woad_vm *vm, const String *s, size_t start, size_t end);
void string_copy_into(woad_vm *vm, String *to, size_t at, const String *from, size_t start, size_t end);
woad_value string_append_2(woad_vm *vm, woad_value a, woad_value b);
woad_value string_to_immutable(woad_vm *vm, woad_value s); /* the same object when already immutable */
int string_compare(const String *a, const String *b);
bool string_equal(const String *a, const String *b);
uint32_t string_hash(const String *s);
#endif
