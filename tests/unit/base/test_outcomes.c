/* SPDX-License-Identifier: MIT
 * test_outcomes.c: what a collection made of weak references is read as it was written. */
#include <check.h>
#include <stdlib.h>

#include "runtime/base/outcomes.h"

static const Outcome some[] = {OUTCOME_KEPT, OUTCOME_KEPT, OUTCOME_GONE, OUTCOME_READY, OUTCOME_READY, OUTCOME_KEPT};
enum { COUNT = sizeof some / sizeof *some, MANY = 100000 };

START_TEST(outcomes_are_taken_as_they_were_put) {
  Outcomes written = {0}, read = {0};
  outcomes_begin(&written);
  for (int i = 0; i < COUNT; i++) outcomes_put(&written, some[i]);
  outcomes_end(&written);
  outcomes_begin_replay(&read, written.bytes, written.length);
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < COUNT; i++) ck_assert_int_eq(outcomes_take(&read), some[i]);
    ck_assert(outcomes_are_used_up(&read));
    outcomes_rewind(&read);
  }
  ck_assert(!outcomes_are_used_up(&read));
  free(written.room);
} END_TEST

START_TEST(a_long_run_takes_few_bytes) {
  Outcomes written = {0}, read = {0};
  outcomes_begin(&written);
  for (int i = 0; i < MANY; i++) outcomes_put(&written, OUTCOME_KEPT);
  outcomes_put(&written, OUTCOME_GONE);
  outcomes_end(&written);
  ck_assert_uint_le(written.length, 4);
  outcomes_begin_replay(&read, written.bytes, written.length);
  for (int i = 0; i < MANY; i++) ck_assert_int_eq(outcomes_take(&read), OUTCOME_KEPT);
  ck_assert_int_eq(outcomes_take(&read), OUTCOME_GONE);
  ck_assert(outcomes_are_used_up(&read));
  free(written.room);
} END_TEST

START_TEST(taking_more_than_was_put_is_noticed) {
  static const uint8_t bytes[] = {1 << 2 | OUTCOME_GONE}, cut[] = {0x85};
  Outcomes read = {0};
  outcomes_begin_replay(&read, bytes, sizeof bytes);
  ck_assert_int_eq(outcomes_take(&read), OUTCOME_GONE);
  ck_assert(outcomes_are_used_up(&read));
  outcomes_take(&read);
  ck_assert(!outcomes_are_used_up(&read));
  outcomes_begin_replay(&read, cut, sizeof cut);
  outcomes_take(&read);
  outcomes_take(&read);
  ck_assert(!outcomes_are_used_up(&read));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, outcomes_are_taken_as_they_were_put);
  tcase_add_test(tc, a_long_run_takes_few_bytes);
  tcase_add_test(tc, taking_more_than_was_put_is_noticed);
}

#include "tests/unit/session.h"
