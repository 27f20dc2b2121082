/* SPDX-License-Identifier: MIT
 * test_hash.c: mutable hash tables. */
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "tests/unit/session.h"

START_TEST(a_key_that_was_set_is_found_and_others_are_not) {
  Hash *hash = hash_make(vm, HASH_EQUAL, HASH_STRONG);
  hash_set(vm, hash, string_from_utf8(vm, "key"), fixnum_make(1));
  ck_assert(hash_get(vm, hash, string_from_utf8(vm, "key")) == fixnum_make(1));
  ck_assert(hash_get(vm, hash, string_from_utf8(vm, "kex")) == VALUE_NONE);
} END_TEST

START_TEST(setting_again_replaces_the_value_and_keeps_the_key) {
  Hash *hash = hash_make(vm, HASH_EQUAL, HASH_STRONG);
  woad_value first = string_from_utf8(vm, "k"), second = string_from_utf8(vm, "k");
  hash_set(vm, hash, first, fixnum_make(1));
  hash_set(vm, hash, second, fixnum_make(2));
  ck_assert_uint_eq(hash_count(hash), 1);
  ck_assert(hash_get(vm, hash, first) == fixnum_make(2));
  ck_assert(hash_key_ref(vm, hash, second) == first);
} END_TEST

START_TEST(iteration_follows_insertion) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 0; i < 1000; i++) hash_set(vm, hash, fixnum_make(i * 7919 % 1000), fixnum_make(i));
  int64_t pos = -1;
  woad_value key, value;
  for (int i = 0; i < 1000; i++) {
    pos = hash_next(hash, pos);
    ck_assert(hash_entry(hash, pos, &key, &value) && key == fixnum_make(i * 7919 % 1000) && value == fixnum_make(i));
  }
  ck_assert_int_eq(hash_next(hash, pos), -1);
} END_TEST

START_TEST(removing_while_iterating_visits_the_rest) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 0; i < 100; i++) hash_set(vm, hash, fixnum_make(i), VALUE_TRUE);
  int seen = 0;
  woad_value key, value;
  for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos), seen++) {
    ck_assert(hash_entry(hash, pos, &key, &value));
    ck_assert(hash_remove(vm, hash, key));
    ck_assert(!hash_entry(hash, pos, &key, &value));
  }
  ck_assert_int_eq(seen, 100);
  ck_assert_uint_eq(hash_count(hash), 0);
} END_TEST

START_TEST(removing_what_is_not_there_changes_nothing) {
  Hash *hash = hash_make(vm, HASH_EQV, HASH_STRONG);
  ck_assert(!hash_remove(vm, hash, fixnum_make(1)));
  hash_set(vm, hash, fixnum_make(1), VALUE_TRUE);
  ck_assert(!hash_remove(vm, hash, fixnum_make(2)));
  ck_assert_uint_eq(hash_count(hash), 1);
} END_TEST

START_TEST(a_queue_of_keys_does_not_grow) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 0; i < 100000; i++) {
    hash_set(vm, hash, fixnum_make(i), fixnum_make(i));
    if (i >= 10) {
      ck_assert(hash_remove(vm, hash, fixnum_make(i - 10)));
      int64_t pos = hash_next(hash, -1);
      woad_value key, value;
      ck_assert(hash_entry(hash, pos, &key, &value) && key == fixnum_make(i - 9));
      ck_assert_int_lt(pos, 64);
    }
  }
} END_TEST

START_TEST(a_copy_is_independent) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 0; i < 50; i++) hash_set(vm, hash, fixnum_make(i), fixnum_make(i));
  Hash *copy = hash_copy(vm, hash);
  hash_set(vm, copy, fixnum_make(7), VALUE_TRUE);
  hash_remove(vm, copy, fixnum_make(8));
  ck_assert(hash_get(vm, hash, fixnum_make(7)) == fixnum_make(7));
  ck_assert(hash_get(vm, hash, fixnum_make(8)) == fixnum_make(8));
  ck_assert_uint_eq(hash_count(copy), 49);
} END_TEST

START_TEST(a_cleared_table_is_empty_and_usable) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 0; i < 50; i++) hash_set(vm, hash, fixnum_make(i), fixnum_make(i));
  hash_clear(vm, hash);
  ck_assert_uint_eq(hash_count(hash), 0);
  ck_assert_int_eq(hash_next(hash, -1), -1);
  hash_set(vm, hash, VALUE_NULL, VALUE_TRUE);
  ck_assert(hash_get(vm, hash, VALUE_NULL) == VALUE_TRUE);
} END_TEST

START_TEST(eq_tables_tell_equal_pairs_apart) {
  Hash *eq = hash_make(vm, HASH_EQ, HASH_STRONG), *equal = hash_make(vm, HASH_EQUAL, HASH_STRONG);
  woad_value a = pair_make(vm, VALUE_NULL, VALUE_NULL), b = pair_make(vm, VALUE_NULL, VALUE_NULL);
  hash_set(vm, eq, a, VALUE_TRUE);
  hash_set(vm, equal, a, VALUE_TRUE);
  ck_assert(hash_get(vm, eq, b) == VALUE_NONE);
  ck_assert(hash_get(vm, equal, b) == VALUE_TRUE);
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, a_key_that_was_set_is_found_and_others_are_not);
  tcase_add_test(tc, setting_again_replaces_the_value_and_keeps_the_key);
  tcase_add_test(tc, iteration_follows_insertion);
  tcase_add_test(tc, removing_while_iterating_visits_the_rest);
  tcase_add_test(tc, removing_what_is_not_there_changes_nothing);
  tcase_add_test(tc, a_queue_of_keys_does_not_grow);
  tcase_add_test(tc, a_copy_is_independent);
  tcase_add_test(tc, a_cleared_table_is_empty_and_usable);
  tcase_add_test(tc, eq_tables_tell_equal_pairs_apart);
}
