/* SPDX-License-Identifier: MIT
 * test_string.c: strings in their two widths, symbols, UTF-8. */
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/char.h"
#include "runtime/data/literal.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "tests/unit/session.h"

START_TEST(text_comes_back_as_it_went_in) {
  static const char *const texts[] = { "", "abc", "caf\xC3\xA9", "\xCE\xBB x", "\xF0\x9F\x98\x80" };
  for (size_t i = 0; i < 5; i++) {
    size_t n;
    const String *s = string_of(string_from_utf8(vm, texts[i]));
    ck_assert_str_eq(string_to_utf8(vm, s, &n), texts[i]);
    ck_assert_uint_eq(n, strlen(texts[i]));
  }
} END_TEST

START_TEST(bad_bytes_become_replacement_characters) {
  const String *s = string_of(string_from_utf8_n(vm, "a\xFF\xC3", 3));
  ck_assert_uint_eq(s->length, 3);
  ck_assert_uint_eq(string_ref(s, 1), 0xFFFD);
  ck_assert_uint_eq(string_ref(s, 2), 0xFFFD);
} END_TEST

START_TEST(a_wide_character_widens_the_string) {
  String *s = string_make(vm, 3, 'x');
  ck_assert(!string_is_wide(s));
  string_set(vm, s, 1, 0x3BB);
  ck_assert(string_is_wide(s));
  ck_assert_uint_eq(string_ref(s, 0), 'x');
  ck_assert_uint_eq(string_ref(s, 1), 0x3BB);
} END_TEST

START_TEST(width_is_no_part_of_equality_or_hash) {
  String *wide = string_make(vm, 2, 0x3BB), *narrow = string_make(vm, 2, 'a');
  string_set(vm, wide, 0, 'a');
  string_set(vm, wide, 1, 'a');
  ck_assert(string_equal(wide, narrow));
  ck_assert_uint_eq(string_hash(wide), string_hash(narrow));
  string_set(vm, wide, 1, 'b');
  ck_assert(!string_equal(wide, narrow));
  ck_assert_int_eq(string_compare(narrow, wide), -1);
} END_TEST

START_TEST(copying_within_one_string_may_overlap) {
  String *s = string_of(string_from_utf8(vm, "abcdef"));
  string_copy_into(vm, s, 2, s, 0, 4);
  ck_assert_str_eq(string_to_utf8(vm, s, NULL), "ababcd");
} END_TEST

START_TEST(an_immutable_copy_of_an_immutable_string_is_itself) {
  woad_value s = string_to_immutable(vm, string_from_utf8(vm, "x"));
  ck_assert(string_to_immutable(vm, s) == s);
  ck_assert(value_is_immutable(s));
} END_TEST

START_TEST(equal_literals_are_interned) {
  woad_value a = literal_intern(vm, string_from_utf8(vm, "lit"));
  ck_assert(literal_intern(vm, string_from_utf8(vm, "lit")) == a);
  ck_assert(literal_intern(vm, string_from_utf8(vm, "other")) != a);
  ck_assert(value_is_immutable(a));
  woad_value bytes = literal_intern(vm, bytes_from(vm, (const uint8_t *)"lit", 3));
  ck_assert(literal_intern(vm, bytes_from(vm, (const uint8_t *)"lit", 3)) == bytes);
  ck_assert(bytes != a && value_is_immutable(bytes));
  woad_value symbol = symbol_intern(vm, "lit");
  ck_assert(literal_intern(vm, symbol) == symbol);
} END_TEST

START_TEST(symbols_of_one_text_are_one_object) {
  ck_assert(symbol_intern(vm, "lambda") == vm->sym.lambda);
  ck_assert(symbol_intern(vm, "lambda") != keyword_intern_n(vm, "lambda", 6));
  ck_assert(symbol_uninterned(vm, "lambda", 6) != vm->sym.lambda);
  ck_assert(symbol_unreadable(vm, "u", 1) == symbol_unreadable(vm, "u", 1));
  ck_assert(symbol_unreadable(vm, "u", 1) != symbol_intern(vm, "u"));
} END_TEST

START_TEST(many_symbols_survive_collections) {
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 20000; i++) {
      char text[32];
      snprintf(text, sizeof text, "symbol-%d-%d", round, i);
      symbol_intern(vm, text);
    }
    session_collect();
    ck_assert(symbol_intern(vm, "lambda") == vm->sym.lambda);
  }
} END_TEST

START_TEST(casing_may_change_the_length) {
  woad_value s = char_convert_string(vm, string_of(string_from_utf8(vm, "Stra\xC3\x9F" "e")), CHAR_UPCASE);
  ck_assert_str_eq(string_to_utf8(vm, string_of(s), NULL), "STRASSE");
  s = char_normalize_string(vm, string_of(string_from_utf8(vm, "\xC3\xA9")), CHAR_NFD);
  ck_assert_uint_eq(string_of(s)->length, 2);
} END_TEST

START_TEST(all_code_points_pass_through_utf8) {
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    uint8_t bytes[4];
    uint32_t back;
    int used, n = utf8_encode(c, bytes);
    ck_assert_int_eq(n, utf8_length(c));
    ck_assert(utf8_decode(bytes, (size_t)n, &back, &used) == UTF8_OK && back == c && used == n);
    if (n > 1) ck_assert(utf8_decode(bytes, (size_t)n - 1, &back, &used) == UTF8_INCOMPLETE);
  }
} END_TEST

START_TEST(long_forms_and_surrogates_are_invalid) {
  uint32_t c;
  int used;
  ck_assert(utf8_decode((const uint8_t *)"\xC0\x80", 2, &c, &used) == UTF8_INVALID);
  ck_assert(utf8_decode((const uint8_t *)"\xED\xA0\x80", 3, &c, &used) == UTF8_INVALID);
  ck_assert(utf8_decode((const uint8_t *)"\xF4\x90\x80\x80", 4, &c, &used) == UTF8_INVALID);
  ck_assert(utf8_decode((const uint8_t *)"\x80", 1, &c, &used) == UTF8_INVALID);
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, text_comes_back_as_it_went_in);
  tcase_add_test(tc, bad_bytes_become_replacement_characters);
  tcase_add_test(tc, a_wide_character_widens_the_string);
  tcase_add_test(tc, width_is_no_part_of_equality_or_hash);
  tcase_add_test(tc, copying_within_one_string_may_overlap);
  tcase_add_test(tc, an_immutable_copy_of_an_immutable_string_is_itself);
  tcase_add_test(tc, equal_literals_are_interned);
  tcase_add_test(tc, symbols_of_one_text_are_one_object);
  tcase_add_test(tc, many_symbols_survive_collections);
  tcase_add_test(tc, casing_may_change_the_length);
  tcase_add_test(tc, all_code_points_pass_through_utf8);
  tcase_add_test(tc, long_forms_and_surrogates_are_invalid);
}
