/* SPDX-License-Identifier: MIT
 * test_number_text.c: reading and printing numbers, and random sequences. Expected values are the reference's. */
#include "runtime/data/flonum.h"
#include "runtime/data/number.h"
#include "runtime/data/random.h"
#include "tests/unit/session.h"

static NumparseStatus parse(const char *text, int radix, bool exact, woad_value *out, const char **message) {
  return numparse_try_number(vm, text, strlen(text), radix, exact, out, message);
}

static void check_reads(const char *text, const char *expected) {
  woad_value out;
  const char *message;
  ck_assert_msg(parse(text, 10, false, &out, &message) == NUMPARSE_OK, "%s", text);
  ck_assert_str_eq(numprint_to_text(vm, out, 10), expected);
}

static void check_symbol(const char *text) {
  woad_value out;
  const char *message;
  ck_assert_msg(parse(text, 10, false, &out, &message) == NUMPARSE_NOT, "%s", text);
}

static void check_complains(const char *text, const char *expected) {
  woad_value out;
  const char *message;
  ck_assert_msg(parse(text, 10, false, &out, &message) == NUMPARSE_BAD, "%s", text);
  ck_assert_str_eq(message, expected);
}

START_TEST(every_notation_is_read) {
  static const char *const cases[][2] = {
    { "1.", "1.0" }, { "-.5", "-0.5" }, { "1/2e3", "500.0" }, { "1#.#", "10.0" }, { "1#/2", "5.0" }, { "#e1.5", "3/2" },
    { "#x#e1F", "31" }, { "#b1e10", "4.0" }, { "#x1.8", "1.5" }, { "+INF.0", "+inf.0" }, { "-nan.0", "+nan.0" },
    { "+i", "0+1i" }, { "1.5+2i", "1.5+2.0i" }, { "1@0", "1" }, { "1d5", "100000.0" }, { "+inf.0@1", "+inf.0+inf.0i" },
    { "1.0-0i", "1.0" }, { "-0.0", "-0.0" }, { "#e-0.0", "0" }, { "1e400", "+inf.0" }, { "#e1@0", "1" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) check_reads(cases[i][0], cases[i][1]);
} END_TEST

START_TEST(what_is_nearly_a_number_is_a_symbol) {
  static const char *const cases[] = { "", "+", "-", ".", "...", "1+", "1/2/3", "1/2.0", "--1", "1e", "1+2", "1+2i3", "i",
                                       "1@2@3", "1#2", "+inf.0x", "1 ", "#" };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) check_symbol(cases[i]);
} END_TEST

START_TEST(a_prefix_makes_a_misfit_an_error) {
  check_complains("#b12", "bad digit `2`");
  check_complains("#d1/2.0", "decimal points and fractions cannot be mixed in `#d1/2.0`");
  check_complains("#x#x1", "misplaced radix specification at `#x1`");
  check_complains("#e+inf.0", "no exact representation for +inf.0");
  check_complains("1/0", "division by zero in `1/0`");
  check_complains("#d1+1", "missing `i` for complex number in `#d1+1`");
} END_TEST

START_TEST(decimals_are_rounded_once) {
  check_reads("9007199254740993.0", "9007199254740992.0");
  check_reads("9007199254740993.00000000000000000000000000001", "9007199254740994.0");
  check_reads("2.2250738585072011e-308", "2.225073858507201e-308");
  check_reads("3e-324", "5e-324");
  check_reads("2e-324", "0.0");
  check_reads("1.7976931348623159e308", "+inf.0");
} END_TEST

START_TEST(flonums_print_the_shortest_digits) {
  static const char *const cases[] = { "1e+21", "1e-7", "0.0001", "10000000000000.0", "1e+14", "123456789012345.0",
                                       "12345678901234567000.0", "5e-324", "1.7976931348623157e+308", "0.30000000000000004",
                                       "9.5367431640625e-7", "1e+23", "2.2250738585072014e-308" };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) check_reads(cases[i], cases[i]);
} END_TEST

START_TEST(other_radixes_print_exact_numbers) {
  woad_value out;
  const char *message;
  ck_assert(parse("-ff/3", 16, false, &out, &message) == NUMPARSE_OK);
  ck_assert_str_eq(numprint_to_text(vm, out, 16), "-55");
  ck_assert(parse("-fe/3", 16, false, &out, &message) == NUMPARSE_OK);
  ck_assert_str_eq(numprint_to_text(vm, out, 2), "-11111110/11");
} END_TEST

START_TEST(decimals_can_be_read_as_exact) {
  woad_value out;
  const char *message;
  ck_assert(parse("1.25", 10, true, &out, &message) == NUMPARSE_OK);
  ck_assert_str_eq(numprint_to_text(vm, out, 10), "5/4");
} END_TEST

START_TEST(a_seed_fixes_the_sequence) {
  Random *r = random_of(random_make(vm));
  ck_assert(!random_is_seeded(r));
  random_seed(r, 42);
  ck_assert_uint_eq(r->state[0], 1065257778);
  session_collect();
  ck_assert_uint_eq(r->state[5], 2452761378);
  ck_assert_double_eq(random_real(r), 0.07337258110323383);
  ck_assert_uint_eq(random_below(r, 10), 0);
  ck_assert_uint_eq(random_below(r, 4294967087), 4216266317);
  ck_assert_uint_eq(random_below(r, 100), 26);
} END_TEST

START_TEST(a_state_of_zeros_is_refused) {
  uint64_t zeros[6] = { 0, 0, 0, 1, 1, 1 }, good[6] = { 1, 2, 3, 4, 5, 6 }, large[6] = { 4294967087, 2, 3, 4, 5, 6 };
  ck_assert(!random_is_valid_state(zeros) && random_is_valid_state(good) && !random_is_valid_state(large));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, every_notation_is_read);
  tcase_add_test(tc, what_is_nearly_a_number_is_a_symbol);
  tcase_add_test(tc, a_prefix_makes_a_misfit_an_error);
  tcase_add_test(tc, decimals_are_rounded_once);
  tcase_add_test(tc, flonums_print_the_shortest_digits);
  tcase_add_test(tc, other_radixes_print_exact_numbers);
  tcase_add_test(tc, decimals_can_be_read_as_exact);
  tcase_add_test(tc, a_seed_fixes_the_sequence);
  tcase_add_test(tc, a_state_of_zeros_is_refused);
}
