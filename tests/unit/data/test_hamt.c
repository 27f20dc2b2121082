/* SPDX-License-Identifier: MIT
 * test_hamt.c: immutable hash tables, against a mutable one as the model. */
#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "tests/unit/session.h"

START_TEST(random_operations_agree_with_a_mutable_table) {
  woad_value hamt = hamt_empty(vm, HASH_EQV);
  Hash *model = hash_make(vm, HASH_EQV, HASH_STRONG);
  uint32_t seed = 1;
  int n = session_scaled(50000);
  for (int i = 0; i < n; i++) {
    seed = seed * 1664525 + 1013904223;
    woad_value key = fixnum_make((seed >> 8) % 2000);
    if ((seed >> 28) < 9) {
      hamt = hamt_set(vm, hamt, key, fixnum_make(i));
      hash_set(vm, model, key, fixnum_make(i));
    } else {
      hamt = hamt_remove(vm, hamt, key);
      hash_remove(vm, model, key);
    }
    ck_assert_uint_eq(hamt_count(hamt_of(hamt)), hash_count(model));
  }
  for (int i = 0; i < 2000; i++)
    ck_assert(hamt_get(vm, hamt_of(hamt), fixnum_make(i)) == hash_get(vm, model, fixnum_make(i)));
} END_TEST

START_TEST(older_versions_do_not_change) {
  woad_value one = hamt_set(vm, hamt_empty(vm, HASH_EQ), fixnum_make(1), VALUE_TRUE);
  woad_value two = hamt_set(vm, one, fixnum_make(2), VALUE_TRUE);
  ck_assert_uint_eq(hamt_count(hamt_of(one)), 1);
  ck_assert(hamt_get(vm, hamt_of(one), fixnum_make(2)) == VALUE_NONE);
  ck_assert(hamt_get(vm, hamt_of(two), fixnum_make(2)) == VALUE_TRUE);
} END_TEST

START_TEST(setting_the_same_value_gives_the_same_table) {
  woad_value one = hamt_set(vm, hamt_empty(vm, HASH_EQ), fixnum_make(1), VALUE_TRUE);
  ck_assert(hamt_set(vm, one, fixnum_make(1), VALUE_TRUE) == one);
  ck_assert(hamt_remove(vm, one, fixnum_make(2)) == one);
  ck_assert(hamt_remove(vm, one, fixnum_make(1)) == hamt_empty(vm, HASH_EQ));
} END_TEST

START_TEST(iteration_is_the_same_for_any_order_of_insertion) {
  woad_value up = hamt_empty(vm, HASH_EQ), down = up;
  for (int i = 0; i < 500; i++) up = hamt_set(vm, up, fixnum_make(i), VALUE_TRUE);
  for (int i = 499; i >= 0; i--) down = hamt_set(vm, down, fixnum_make(i), VALUE_TRUE);
  HamtIter a, b;
  woad_value ka, kb, v;
  hamt_iter_init(&a, hamt_of(up));
  hamt_iter_init(&b, hamt_of(down));
  for (size_t i = 0; i < 500; i++) {
    ck_assert(hamt_iter_next(&a, &ka, &v) && hamt_iter_next(&b, &kb, &v) && ka == kb);
    ck_assert(hamt_entry_at(hamt_of(up), i, &kb, &v) && ka == kb);
  }
  ck_assert(!hamt_iter_next(&a, &ka, &v));
  ck_assert(!hamt_entry_at(hamt_of(up), 500, &ka, &v));
} END_TEST

/* Strings whose content hashes agree in all 32 bits are rare: an eq? table of values with one identity hash stands in. */
START_TEST(keys_with_equal_hashes_share_a_bucket) {
  woad_value hamt = hamt_empty(vm, HASH_EQ), keys[20];
  for (int i = 0; i < 20; i++) {
    keys[i] = string_from_utf8(vm, "x");
    value_header(keys[i])->hash = 12345;
    hamt = hamt_set(vm, hamt, keys[i], fixnum_make(i));
  }
  ck_assert_uint_eq(hamt_count(hamt_of(hamt)), 20);
  for (int i = 0; i < 20; i++) ck_assert(hamt_get(vm, hamt_of(hamt), keys[i]) == fixnum_make(i));
  for (int i = 0; i < 19; i++) {
    hamt = hamt_remove(vm, hamt, keys[i]);
    ck_assert(hamt_get(vm, hamt_of(hamt), keys[i]) == VALUE_NONE);
    ck_assert(hamt_get(vm, hamt_of(hamt), keys[19]) == fixnum_make(19));
  }
  ck_assert(hamt_remove(vm, hamt, keys[19]) == hamt_empty(vm, HASH_EQ));
} END_TEST

START_TEST(key_subsets_are_recognised) {
  woad_value small = hamt_empty(vm, HASH_EQUAL), big = small;
  for (int i = 0; i < 100; i++) {
    big = hamt_set(vm, big, fixnum_make(i), VALUE_FALSE);
    if (i % 3 == 0) small = hamt_set(vm, small, fixnum_make(i), VALUE_TRUE);
  }
  ck_assert(hamt_is_key_subset(vm, hamt_of(small), hamt_of(big)));
  ck_assert(!hamt_is_key_subset(vm, hamt_of(big), hamt_of(small)));
  small = hamt_set(vm, small, fixnum_make(1000), VALUE_TRUE);
  ck_assert(!hamt_is_key_subset(vm, hamt_of(small), hamt_of(big)));
} END_TEST

START_TEST(tables_with_equal_entries_are_equal) {
  woad_value a = hamt_empty(vm, HASH_EQUAL), b = a;
  for (int i = 0; i < 100; i++) a = hamt_set(vm, a, string_from_utf8(vm, "k"), fixnum_make(i));
  b = hamt_set(vm, b, string_from_utf8(vm, "k"), fixnum_make(99));
  ck_assert(value_is_equal(vm, a, b));
  ck_assert_uint_eq(value_hash_equal(vm, a), value_hash_equal(vm, b));
  b = hamt_set(vm, b, VALUE_NULL, VALUE_NULL);
  ck_assert(!value_is_equal(vm, a, b));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, random_operations_agree_with_a_mutable_table);
  tcase_add_test(tc, older_versions_do_not_change);
  tcase_add_test(tc, setting_the_same_value_gives_the_same_table);
  tcase_add_test(tc, iteration_is_the_same_for_any_order_of_insertion);
  tcase_add_test(tc, keys_with_equal_hashes_share_a_bucket);
  tcase_add_test(tc, key_subsets_are_recognised);
  tcase_add_test(tc, tables_with_equal_entries_are_equal);
}
