/* SPDX-License-Identifier: MIT
 * char.h: properties and casing of characters and texts, by libunistring's Unicode tables. */
#ifndef RUNTIME_DATA_CHAR_H
#define RUNTIME_DATA_CHAR_H

#include "runtime/base/vm.h"

struct String;

uint32_t char_upcase(uint32_t c);
uint32_t char_downcase(uint32_t c);
uint32_t char_titlecase(uint32_t c);
uint32_t char_foldcase(uint32_t c); /* simple folding */
/* Full folding: up to CHAR_FOLDED_MAX characters in FOLDED; the answer is how many. */
enum { CHAR_FOLDED_MAX = 4 };
size_t char_foldcase_full(uint32_t c, uint32_t folded[CHAR_FOLDED_MAX]);
bool char_is_alphabetic(uint32_t c);
bool char_is_lower_case(uint32_t c);
bool char_is_upper_case(uint32_t c);
bool char_is_title_case(uint32_t c);
bool char_is_numeric(uint32_t c);
bool char_is_symbolic(uint32_t c);
bool char_is_punctuation(uint32_t c);
bool char_is_graphic(uint32_t c);
bool char_is_whitespace(uint32_t c);
bool char_is_blank(uint32_t c);
bool char_is_iso_control(uint32_t c);
bool char_is_pictographic(uint32_t c);
/* two lower-case letters, "lu", "zs", ... "cn" */
const char *char_general_category(uint32_t c);
/* "Other", "CR", "Extend", ... */
const char *char_grapheme_break_property(uint32_t c);
/* One step of grapheme cluster segmentation: true when a cluster ends before C; *state is 0 at first. */
bool char_grapheme_step(uint32_t c, uint32_t *state);

typedef enum { CHAR_UPCASE, CHAR_DOWNCASE, CHAR_TITLECASE, CHAR_FOLDCASE } CharCasing;
typedef enum { CHAR_NFD, CHAR_NFC, CHAR_NFKD, CHAR_NFKC } CharNormalForm;
/* Whole texts, with mappings to several characters and those that depend on what stands around. A mutable string. */
woad_value char_convert_string(woad_vm *vm, const struct String *s, CharCasing casing);
woad_value char_normalize_string(woad_vm *vm, const struct String *s, CharNormalForm form);

#endif
