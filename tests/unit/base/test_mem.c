/* SPDX-License-Identifier: MIT
 * test_mem.c: allocation, displacements, wills, identity hashes. */
#include "runtime/base/root.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/data/weak.h"
#include "tests/unit/session.h"

enum { MANY = 1000 };

/* Makes MANY weak boxes of objects that only HOLD keeps, by MAKE. */
static __attribute__((noinline)) woad_value fill(Vector *weak, Vector *hold, woad_value (*make)(size_t i)) {
  for (size_t i = 0; i < MANY; i++) {
    woad_value v = make(i);
    weak->items[i] = weak_box_make(vm, v);
    if (hold) hold->items[i] = v;
  }
  return VALUE_VOID;
}
static size_t count_alive(const Vector *weak) {
  size_t alive = 0;
  for (size_t i = 0; i < MANY; i++) alive += weak_box_value(weak->items[i]) != VALUE_NONE;
  return alive;
}
static woad_value make_pair(size_t i) { return pair_make(vm, fixnum_make((int64_t)i), VALUE_NULL); }
static woad_value make_box(size_t i) { return box_make(vm, fixnum_make((int64_t)i)); }

START_TEST(pairs_reachable_by_tagged_words_alone_survive) {
  Vector *weak = vector_make(vm, MANY, VALUE_FALSE), *hold = vector_make(vm, MANY, VALUE_FALSE);
  fill(weak, hold, make_pair);
  session_collect();
  ck_assert_uint_eq(count_alive(weak), MANY);
  for (size_t i = 0; i < MANY; i++) ck_assert(pair_car(hold->items[i]) == fixnum_make((int64_t)i));
} END_TEST

START_TEST(objects_reachable_by_tagged_words_alone_survive) {
  Vector *weak = vector_make(vm, MANY, VALUE_FALSE), *hold = vector_make(vm, MANY, VALUE_FALSE);
  fill(weak, hold, make_box);
  session_collect();
  ck_assert_uint_eq(count_alive(weak), MANY);
  for (size_t i = 0; i < MANY; i++) ck_assert(box_of(hold->items[i])->value == fixnum_make((int64_t)i));
} END_TEST

START_TEST(unreachable_objects_are_collected) {
  Vector *weak = vector_make(vm, MANY, VALUE_FALSE);
  fill(weak, NULL, make_box);
  session_collect();
  ck_assert_uint_le(count_alive(weak), 5);
} END_TEST

START_TEST(atomic_blocks_keep_nothing_alive) {
  Vector *weak = vector_make(vm, MANY, VALUE_FALSE);
  woad_value *words = mem_new_atomic(vm, MANY * sizeof(woad_value));
  for (size_t i = 0; i < MANY; i++) {
    words[i] = make_box(i);
    weak->items[i] = weak_box_make(vm, words[i]);
  }
  session_collect();
  ck_assert_uint_le(count_alive(weak), 5);
  mem_keep(words);
} END_TEST

START_TEST(blocks_of_all_sizes_are_zeroed_and_apart) {
  for (size_t n = 0; n < 600; n++) {
    uint64_t *a = mem_alloc(vm, n), *b = mem_alloc(vm, n);
    ck_assert_ptr_ne(a, b);
    for (size_t i = 0; i < n / 8; i++) ck_assert_uint_eq(a[i] | b[i], 0);
    if (n) memset(a, 0xff, n);
    for (size_t i = 0; i < n / 8; i++) ck_assert_uint_eq(b[i], 0);
  }
} END_TEST

START_TEST(allocated_bytes_count_what_was_handed_out) {
  mem_alloc(vm, 48);
  uint64_t before = mem_allocated_bytes(vm);
  for (int i = 0; i < 1000; i++) mem_alloc(vm, 48);
  ck_assert_uint_eq(mem_allocated_bytes(vm) - before, 48000);
} END_TEST

START_TEST(roots_keep_values_until_dropped) {
  Vector *weak = vector_make(vm, MANY, VALUE_FALSE);
  RootId ids[MANY];
  for (size_t i = 0; i < MANY; i++) {
    woad_value v = make_box(i);
    weak->items[i] = weak_box_make(vm, v);
    ids[i] = root_add(vm, v);
  }
  session_collect();
  ck_assert_uint_eq(count_alive(weak), MANY);
  for (size_t i = 0; i < MANY; i++) root_drop(vm, ids[i]);
  session_collect();
  ck_assert_uint_le(count_alive(weak), 5);
} END_TEST

START_TEST(identity_hashes_of_pairs_stay_and_differ) {
  Vector *hold = vector_make(vm, MANY, VALUE_FALSE);
  uint32_t codes[MANY];
  for (size_t i = 0; i < MANY; i++) {
    hold->items[i] = make_pair(i);
    codes[i] = mem_identity_hash(vm, hold->items[i]);
    make_pair(i);
  }
  session_collect();
  for (size_t i = 0; i < MANY; i++) {
    ck_assert_uint_eq(mem_identity_hash(vm, hold->items[i]), codes[i]);
    if (i) ck_assert_uint_ne(codes[i], codes[i - 1]);
  }
} END_TEST

static __attribute__((noinline)) void register_wills(woad_value records, woad_value hold, size_t n) {
  for (size_t i = 0; i < n; i++) {
    woad_value v = make_box(i);
    vector_of(hold)->items[i] = v;
    mem_will_register(vm, v, vector_of(records)->items[i]);
  }
}

START_TEST(wills_of_dead_values_become_ready) {
  woad_value records = object_value(vector_make(vm, 100, VALUE_FALSE));
  for (size_t i = 0; i < 100; i++) vector_of(records)->items[i] = make_pair(i);
  woad_value hold = object_value(vector_make(vm, 100, VALUE_FALSE));
  register_wills(records, hold, 100);
  ck_assert(!(vm->interrupt & MEM_INTERRUPT_WILLS));
  memset(vector_of(hold)->items, 0, 100 * sizeof(woad_value));
  session_collect();
  ck_assert(vm->interrupt & MEM_INTERRUPT_WILLS);
  woad_value value, record;
  int ready = 0;
  while (mem_will_take(vm, &value, &record)) {
    ck_assert(value_is_box(value) && box_of(value)->value == pair_car(record));
    ready++;
  }
  ck_assert_int_ge(ready, 97);
  mem_keep(records);
} END_TEST

START_TEST(a_will_without_its_record_is_dropped) {
  woad_value records = object_value(vector_make(vm, 100, VALUE_FALSE));
  for (size_t i = 0; i < 100; i++) vector_of(records)->items[i] = make_pair(i);
  woad_value hold = object_value(vector_make(vm, 100, VALUE_FALSE));
  register_wills(records, hold, 100);
  memset(vector_of(records)->items, 0, 100 * sizeof(woad_value));
  memset(vector_of(hold)->items, 0, 100 * sizeof(woad_value));
  session_collect();
  woad_value value, record;
  int ready = 0;
  while (mem_will_take(vm, &value, &record)) ready++;
  ck_assert_int_le(ready, 3);
} END_TEST

static __attribute__((noinline)) void register_twice(woad_value first, woad_value second) {
  woad_value v = make_box(7);
  mem_will_register(vm, v, first);
  mem_will_register(vm, v, second);
}

START_TEST(the_latest_will_comes_first_and_one_a_collection) {
  woad_value first = make_pair(1), second = make_pair(2), value, record;
  register_twice(first, second);
  session_collect();
  ck_assert(mem_will_take(vm, &value, &record) && record == second);
  ck_assert(!mem_will_take(vm, &value, &record));
  value = VALUE_FALSE;
  session_collect();
  ck_assert(mem_will_take(vm, &value, &record) && record == first);
  mem_keep(first);
  mem_keep(second);
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, pairs_reachable_by_tagged_words_alone_survive);
  tcase_add_test(tc, objects_reachable_by_tagged_words_alone_survive);
  tcase_add_test(tc, unreachable_objects_are_collected);
  tcase_add_test(tc, atomic_blocks_keep_nothing_alive);
  tcase_add_test(tc, blocks_of_all_sizes_are_zeroed_and_apart);
  tcase_add_test(tc, allocated_bytes_count_what_was_handed_out);
  tcase_add_test(tc, roots_keep_values_until_dropped);
  tcase_add_test(tc, identity_hashes_of_pairs_stay_and_differ);
  tcase_add_test(tc, wills_of_dead_values_become_ready);
  tcase_add_test(tc, a_will_without_its_record_is_dropped);
  tcase_add_test(tc, the_latest_will_comes_first_and_one_a_collection);
}
