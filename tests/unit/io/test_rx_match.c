/* SPDX-License-Identifier: MIT
 * test_rx_match.c: the matcher on bytes: choices, lookbehind of several lengths, work that would overflow a C stack. */
#include <check.h>
#include <stdlib.h>

#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/prim/runtime_boot.h"

static woad_vm *vm;
static void set_up(void) { vm = runtime_boot(NULL); }

/* Start of the match of PATTERN in TEXT, -1 when there is none, -2 when PATTERN is bad. */
static long find(const char *pattern, const char *text, long *end) {
  const char *message;
  woad_value rx = rx_compile_regexp(vm, string_from_utf8(vm, pattern), RX_PERL, &message);
  if (rx == VALUE_FALSE) return -2;
  size_t slots[20];
  RxInput input = { .bytes = (const uint8_t *)text, .end = strlen(text) };
  if (!rx_match_run(vm, rx_of(rx), &input, slots)) return -1;
  if (end != NULL) *end = (long)slots[1];
  return (long)slots[0];
}

START_TEST(the_first_choice_that_leads_to_a_match_wins) {
  long end;
  ck_assert_int_eq(find("(a|ab)(c|bcd)", "xabcd", &end), 1);
  ck_assert_int_eq(end, 5);
} END_TEST

START_TEST(lookbehind_tries_every_length) {
  ck_assert_int_eq(find("(?<=b|ab|xyz)c", "xyzc", NULL), 3);
  ck_assert_int_eq(find("(?<!a|bc)d", "ad", NULL), -1);
} END_TEST

START_TEST(counted_groups_repeat_between_the_limits) {
  long end;
  ck_assert_int_eq(find("(?:ab){2,3}", "abababab", &end), 0);
  ck_assert_int_eq(end, 6);
  ck_assert_int_eq(find("(?:ab){2,3}?", "abababab", &end), 0);
  ck_assert_int_eq(end, 4);
  ck_assert_int_eq(find("(?:ab){5}", "abababab", NULL), -1);
} END_TEST

START_TEST(long_repetitions_of_groups_need_no_c_stack) {
  size_t n = 1000000;
  char *text = malloc(n + 1);
  memset(text, 'a', n);
  text[n] = 0;
  long end;
  ck_assert_int_eq(find("(?:a|b)*", text, &end), 0);
  ck_assert_int_eq(end, (long)n);
  free(text);
} END_TEST

START_TEST(bad_patterns_are_refused) {
  ck_assert_int_eq(find("(a*)*", "", NULL), -2);
  ck_assert_int_eq(find("(?<=a*)b", "", NULL), -2);
  ck_assert_int_eq(find("[b-a]", "", NULL), -2);
} END_TEST

int main(void) {
  Suite *suite = suite_create("rx_match");
  TCase *tests = tcase_create("rx_match");
  tcase_set_timeout(tests, 60);
  tcase_add_unchecked_fixture(tests, set_up, NULL);
  tcase_add_test(tests, the_first_choice_that_leads_to_a_match_wins);
  tcase_add_test(tests, lookbehind_tries_every_length);
  tcase_add_test(tests, counted_groups_repeat_between_the_limits);
  tcase_add_test(tests, long_repetitions_of_groups_need_no_c_stack);
  tcase_add_test(tests, bad_patterns_are_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  return srunner_ntests_failed(runner) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
