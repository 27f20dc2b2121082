/* SPDX-License-Identifier: MIT
 * char.c: Unicode by libunistring. Its results come in malloc memory, are copied and freed at once: the copy may raise for
 * lack of memory only, which then loses the block. ASCII takes short cuts. */
#include "runtime/data/char.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>

#include "runtime/data/string.h"

uint32_t char_upcase(uint32_t c) { return c < 128 ? (c >= 'a' && c <= 'z' ? c - 32 : c) : uc_toupper(c); }
uint32_t char_downcase(uint32_t c) { return c < 128 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : uc_tolower(c); }
uint32_t char_titlecase(uint32_t c) { return c < 128 ? char_upcase(c) : uc_totitle(c); }

/* Simple folding is lower case of upper case, except: what folds to several characters, as dotless and dotted i, sharp s and
 * Greek with iota, stays; Cherokee folds upward. */
uint32_t char_foldcase(uint32_t c) {
  if (c < 128) return char_downcase(c);
  if (c == 0x130 || c == 0x131 || c == 0x1E9E) return c;
  if (c >= 0x1F88 && c <= 0x1FFC && char_is_title_case(c)) return c;
  if (c >= 0x13A0 && c <= 0x13F5) return c;
  if ((c >= 0x13F8 && c <= 0x13FD) || (c >= 0xAB70 && c <= 0xABBF)) return uc_toupper(c);
  return uc_tolower(uc_toupper(c));
}

bool char_is_alphabetic(uint32_t c) {
  if (c < 128) return (c | 32) >= 'a' && (c | 32) <= 'z';
  return uc_is_property_alphabetic(c);
}
bool char_is_lower_case(uint32_t c) { return c < 128 ? c >= 'a' && c <= 'z' : uc_is_property_lowercase(c); }
bool char_is_upper_case(uint32_t c) { return c < 128 ? c >= 'A' && c <= 'Z' : uc_is_property_uppercase(c); }

static bool has_category(uint32_t c, uint32_t mask) { return uc_is_general_category_withtable(c, mask); }

bool char_is_title_case(uint32_t c) { return has_category(c, UC_CATEGORY_MASK_Lt); }

/* Categories N*, and those compatibility ideographs that stand for numerals. */
bool char_is_numeric(uint32_t c) {
  if (c < 128) return c >= '0' && c <= '9';
  if (has_category(c, UC_CATEGORY_MASK_N)) return true;
  return c == 0xF96B || c == 0xF973 || c == 0xF978 || c == 0xF9B2 || c == 0xF9D1 || c == 0xF9D3 || c == 0xF9FD || c == 0x2F890;
}

bool char_is_symbolic(uint32_t c) { return has_category(c, UC_CATEGORY_MASK_S); }
bool char_is_punctuation(uint32_t c) { return has_category(c, UC_CATEGORY_MASK_P); }
bool char_is_graphic(uint32_t c) {
  return has_category(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_P |
                           UC_CATEGORY_MASK_S);
}
bool char_is_whitespace(uint32_t c) { return uc_is_property_white_space(c); }
bool char_is_blank(uint32_t c) { return c == '\t' || has_category(c, UC_CATEGORY_MASK_Zs); }
bool char_is_iso_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }
bool char_is_pictographic(uint32_t c) { return uc_is_property_extended_pictographic(c); }

const char *char_general_category(uint32_t c) {
  static const struct { uint32_t mask; char name[3]; } names[] = {
    { UC_CATEGORY_MASK_Lu, "lu" }, { UC_CATEGORY_MASK_Ll, "ll" }, { UC_CATEGORY_MASK_Lt, "lt" }, { UC_CATEGORY_MASK_Lm, "lm" },
    { UC_CATEGORY_MASK_Lo, "lo" }, { UC_CATEGORY_MASK_Mn, "mn" }, { UC_CATEGORY_MASK_Mc, "mc" }, { UC_CATEGORY_MASK_Me, "me" },
    { UC_CATEGORY_MASK_Nd, "nd" }, { UC_CATEGORY_MASK_Nl, "nl" }, { UC_CATEGORY_MASK_No, "no" }, { UC_CATEGORY_MASK_Ps, "ps" },
    { UC_CATEGORY_MASK_Pe, "pe" }, { UC_CATEGORY_MASK_Pi, "pi" }, { UC_CATEGORY_MASK_Pf, "pf" }, { UC_CATEGORY_MASK_Pd, "pd" },
    { UC_CATEGORY_MASK_Pc, "pc" }, { UC_CATEGORY_MASK_Po, "po" }, { UC_CATEGORY_MASK_Sc, "sc" }, { UC_CATEGORY_MASK_Sm, "sm" },
    { UC_CATEGORY_MASK_Sk, "sk" }, { UC_CATEGORY_MASK_So, "so" }, { UC_CATEGORY_MASK_Zs, "zs" }, { UC_CATEGORY_MASK_Zp, "zp" },
    { UC_CATEGORY_MASK_Zl, "zl" }, { UC_CATEGORY_MASK_Cc, "cc" }, { UC_CATEGORY_MASK_Cf, "cf" }, { UC_CATEGORY_MASK_Cs, "cs" },
    { UC_CATEGORY_MASK_Co, "co" }
  };
  uint32_t mask = uc_general_category(c).bitmask;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].mask & mask) return names[i].name;
  return "cn";
}

const char *char_grapheme_break_property(uint32_t c) {
  switch (uc_graphemeclusterbreak_property(c)) {
  case GBP_CR: return "CR";
  case GBP_LF: return "LF";
  case GBP_CONTROL: return "Control";
  case GBP_EXTEND: return "Extend";
  case GBP_PREPEND: return "Prepend";
  case GBP_SPACINGMARK: return "SpacingMark";
  case GBP_L: return "L";
  case GBP_V: return "V";
  case GBP_T: return "T";
  case GBP_LV: return "LV";
  case GBP_LVT: return "LVT";
  case GBP_RI: return "Regional_Indicator";
  case GBP_ZWJ: return "ZWJ";
  default: return "Other";
  }
}

/* State: 0 at the start, else property of the last character + 1, with what stood before it: PICTO, an emoji and then
 * extensions only; PICTO_ZWJ, the same and a joiner; ODD_RI, an odd number of regional indicators. */
enum { STATE_PROPERTY = 31, STATE_PICTO = 32, STATE_PICTO_ZWJ = 64, STATE_ODD_RI = 128 };

static bool breaks_between(int before, int after, uint32_t c, uint32_t state) {
  if (before == GBP_CR && after == GBP_LF) return false;
  if (before == GBP_CR || before == GBP_LF || before == GBP_CONTROL) return true;
  if (after == GBP_CR || after == GBP_LF || after == GBP_CONTROL) return true;
  if (before == GBP_L && (after == GBP_L || after == GBP_V || after == GBP_LV || after == GBP_LVT)) return false;
  if ((before == GBP_LV || before == GBP_V) && (after == GBP_V || after == GBP_T)) return false;
  if ((before == GBP_LVT || before == GBP_T) && after == GBP_T) return false;
  if (after == GBP_EXTEND || after == GBP_ZWJ || after == GBP_SPACINGMARK || before == GBP_PREPEND) return false;
  if ((state & STATE_PICTO_ZWJ) && char_is_pictographic(c)) return false;
  return !(before == GBP_RI && after == GBP_RI && (state & STATE_ODD_RI));
}

bool char_grapheme_step(uint32_t c, uint32_t *state) {
  int after = uc_graphemeclusterbreak_property(c);
  int before = (int)(*state & STATE_PROPERTY) - 1;
  bool ends = *state != 0 && breaks_between(before, after, c, *state);
  uint32_t next = (uint32_t)after + 1;
  if (char_is_pictographic(c)) next |= STATE_PICTO;
  if ((*state & STATE_PICTO) && after == GBP_EXTEND) next |= STATE_PICTO;
  if ((*state & STATE_PICTO) && after == GBP_ZWJ) next |= STATE_PICTO_ZWJ;
  if (after == GBP_RI && (ends || !(*state & STATE_ODD_RI))) next |= STATE_ODD_RI;
  *state = next;
  return ends;
}

size_t char_foldcase_full(uint32_t c, uint32_t folded[CHAR_FOLDED_MAX]) {
  size_t n = CHAR_FOLDED_MAX;
  if (c < 128 || u32_casefold(&c, 1, NULL, NULL, folded, &n) != folded) {
    folded[0] = char_foldcase(c);
    n = 1;
  }
  return n;
}

static const uint32_t *chars_of(woad_vm *vm, const String *s) {
  if (string_is_wide(s)) return s->text;
  uint32_t *chars = mem_new_atomic(vm, s->length * 4);
  for (size_t i = 0; i < s->length; i++) chars[i] = ((const uint8_t *)s->text)[i];
  return chars;
}

static bool is_ascii(const String *s) {
  if (string_is_wide(s)) return false;
  const uint8_t *text = s->text;
  for (size_t i = 0; i < s->length; i++)
    if (text[i] > 127) return false;
  return true;
}

static woad_value take_result(woad_vm *vm, uint32_t *chars, size_t n) {
  if (!chars) vm->hooks.out_of_memory(vm, n * 4);
  woad_value result = string_from_chars(vm, chars, n);
  free(chars);
  return result;
}

woad_value char_convert_string(woad_vm *vm, const String *s, CharCasing casing) {
  if (is_ascii(s) && casing != CHAR_TITLECASE) {
    String *copy = string_copy_range(vm, s, 0, s->length);
    uint8_t *text = copy->text;
    for (size_t i = 0; i < s->length; i++)
      text[i] = (uint8_t)(casing == CHAR_UPCASE ? char_upcase(text[i]) : char_downcase(text[i]));
    return object_value(copy);
  }
  const uint32_t *chars = chars_of(vm, s);
  size_t n = 0;
  uint32_t *result = NULL;
  switch (casing) {
  case CHAR_UPCASE: result = u32_toupper(chars, s->length, NULL, NULL, NULL, &n); break;
  case CHAR_DOWNCASE: result = u32_tolower(chars, s->length, NULL, NULL, NULL, &n); break;
  case CHAR_TITLECASE: result = u32_totitle(chars, s->length, NULL, NULL, NULL, &n); break;
  case CHAR_FOLDCASE: result = u32_casefold(chars, s->length, NULL, NULL, NULL, &n); break;
  }
  return take_result(vm, result, n);
}

woad_value char_normalize_string(woad_vm *vm, const String *s, CharNormalForm form) {
  if (is_ascii(s)) return object_value(string_copy_range(vm, s, 0, s->length));
  const uint32_t *chars = chars_of(vm, s);
  size_t n = 0;
  uninorm_t nf = form == CHAR_NFD ? UNINORM_NFD : form == CHAR_NFC ? UNINORM_NFC : form == CHAR_NFKD ? UNINORM_NFKD
                                                                                                     : UNINORM_NFKC;
  uint32_t *result = u32_normalize(nf, chars, s->length, NULL, &n);
  return take_result(vm, result, n);
}
