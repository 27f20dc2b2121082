/* SPDX-License-Identifier: MIT
 * test_weak.c: weak boxes, ephemerons, weak tables. */
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/data/weak.h"
#include "tests/unit/session.h"

enum { MANY = 500 };

static __attribute__((noinline)) void fill_ephemerons(Vector *ephemerons, Vector *keys, bool value_is_key) {
  for (size_t i = 0; i < MANY; i++) {
    woad_value key = box_make(vm, fixnum_make((int64_t)i));
    woad_value value = value_is_key ? pair_make(vm, key, VALUE_NULL) : pair_make(vm, fixnum_make((int64_t)i), VALUE_NULL);
    ephemerons->items[i] = ephemeron_make(vm, key, value);
    if (keys) keys->items[i] = key;
  }
}

static size_t count_values(const Vector *ephemerons) {
  size_t n = 0;
  for (size_t i = 0; i < MANY; i++) n += ephemeron_value(ephemerons->items[i]) != VALUE_NONE;
  return n;
}

START_TEST(an_ephemeron_keeps_its_value_while_the_key_lives) {
  Vector *ephemerons = vector_make(vm, MANY, VALUE_FALSE), *keys = vector_make(vm, MANY, VALUE_FALSE);
  fill_ephemerons(ephemerons, keys, false);
  session_collect();
  for (size_t i = 0; i < MANY; i++) {
    woad_value value = ephemeron_value(ephemerons->items[i]);
    ck_assert(value_is_pair(value) && pair_car(value) == fixnum_make((int64_t)i));
  }
  mem_keep(keys);
} END_TEST

START_TEST(an_ephemeron_whose_value_holds_its_key_is_collected) {
  Vector *ephemerons = vector_make(vm, MANY, VALUE_FALSE);
  fill_ephemerons(ephemerons, NULL, true);
  session_collect();
  ck_assert_uint_le(count_values(ephemerons), 5);
} END_TEST

/* ephemeron i: key = value of ephemeron i - 1 */
START_TEST(chains_of_ephemerons_live_by_their_first_key) {
  Vector *ephemerons = vector_make(vm, MANY, VALUE_FALSE);
  woad_value first = box_make(vm, VALUE_NULL), key = first;
  for (size_t i = 0; i < MANY; i++) {
    woad_value value = box_make(vm, fixnum_make((int64_t)i));
    ephemerons->items[i] = ephemeron_make(vm, key, value);
    key = value;
  }
  key = VALUE_NULL;
  session_collect();
  ck_assert_uint_eq(count_values(ephemerons), MANY);
  mem_keep(first);
} END_TEST

static __attribute__((noinline)) void fill_table(Hash *hash, Vector *keys, bool value_holds_key) {
  for (size_t i = 0; i < MANY; i++) {
    woad_value key = box_make(vm, fixnum_make((int64_t)i));
    hash_set(vm, hash, key, value_holds_key ? pair_make(vm, key, VALUE_NULL) : fixnum_make((int64_t)i));
    if (keys && i % 2 == 0) keys->items[i] = key;
  }
}

START_TEST(a_weak_table_loses_dead_keys_and_keeps_the_others) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_WEAK);
  Vector *keys = vector_make(vm, MANY, VALUE_FALSE);
  fill_table(hash, keys, false);
  session_collect();
  ck_assert_uint_ge(hash_count(hash), MANY / 2);
  ck_assert_uint_le(hash_count(hash), MANY / 2 + 5);
  for (size_t i = 0; i < MANY; i += 2) ck_assert(hash_get(vm, hash, keys->items[i]) == fixnum_make((int64_t)i));
} END_TEST

START_TEST(a_weak_table_can_grow_again_after_losing_keys) {
  Hash *hash = hash_make(vm, HASH_EQUAL, HASH_WEAK);
  for (int round = 0; round < 5; round++) {
    fill_table(hash, NULL, false);
    session_collect();
  }
  ck_assert_uint_le(hash_count(hash), 60);
  hash_set(vm, hash, fixnum_make(1), fixnum_make(2));
  ck_assert(hash_get(vm, hash, fixnum_make(1)) == fixnum_make(2));
} END_TEST

START_TEST(an_ephemeron_table_does_not_keep_keys_through_values) {
  Hash *weak = hash_make(vm, HASH_EQ, HASH_WEAK), *ephemeral = hash_make(vm, HASH_EQ, HASH_EPHEMERON);
  fill_table(weak, NULL, true);
  fill_table(ephemeral, NULL, true);
  session_collect();
  ck_assert_uint_eq(hash_count(weak), MANY);
  ck_assert_uint_le(hash_count(ephemeral), 5);
} END_TEST

START_TEST(an_ephemeron_table_keeps_values_of_live_keys) {
  Hash *hash = hash_make(vm, HASH_EQ, HASH_EPHEMERON);
  Vector *keys = vector_make(vm, MANY, VALUE_FALSE);
  fill_table(hash, keys, true);
  session_collect();
  for (size_t i = 0; i < MANY; i += 2) {
    woad_value value = hash_get(vm, hash, keys->items[i]);
    ck_assert(value_is_pair(value) && pair_car(value) == keys->items[i]);
  }
} END_TEST

START_TEST(a_weak_box_with_an_immediate_keeps_it) {
  woad_value box = weak_box_make(vm, fixnum_make(5));
  session_collect();
  ck_assert(weak_box_value(box) == fixnum_make(5));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, an_ephemeron_keeps_its_value_while_the_key_lives);
  tcase_add_test(tc, an_ephemeron_whose_value_holds_its_key_is_collected);
  tcase_add_test(tc, chains_of_ephemerons_live_by_their_first_key);
  tcase_add_test(tc, a_weak_table_loses_dead_keys_and_keeps_the_others);
  tcase_add_test(tc, a_weak_table_can_grow_again_after_losing_keys);
  tcase_add_test(tc, an_ephemeron_table_does_not_keep_keys_through_values);
  tcase_add_test(tc, an_ephemeron_table_keeps_values_of_live_keys);
  tcase_add_test(tc, a_weak_box_with_an_immediate_keeps_it);
}
