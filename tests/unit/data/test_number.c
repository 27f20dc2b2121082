/* SPDX-License-Identifier: MIT
 * test_number.c: arithmetic across the tower. Expected values are the reference's. */
#include "runtime/data/number.h"

#include <math.h>
#include <setjmp.h>

#include "runtime/data/complex.h"
#include "runtime/data/integer.h"
#include "runtime/data/nummath.h"
#include "runtime/data/rational.h"
#include "tests/unit/session.h"

static woad_value num(const char *text) {
  woad_value out;
  const char *message;
  ck_assert_msg(numparse_try_number(vm, text, strlen(text), 10, false, &out, &message) == NUMPARSE_OK, "%s", text);
  return out;
}

static const char *text_of(woad_value v) { return numprint_to_text(vm, v, 10); }

typedef woad_value (*BinaryFn)(woad_vm *, woad_value, woad_value);
static void check_binary(BinaryFn fn, const char *a, const char *b, const char *expected) {
  ck_assert_str_eq(text_of(fn(vm, num(a), num(b))), expected);
}

static jmp_buf undefined_jump;
static _Noreturn void note_undefined(woad_vm *session, const char *text) { longjmp(undefined_jump, 1); }

START_TEST(sums_cross_from_fixnum_to_bignum_and_back) {
  check_binary(number_add, "1152921504606846975", "1", "1152921504606846976");
  check_binary(number_sub, "1152921504606846976", "1", "1152921504606846975");
  check_binary(number_sub, "-1152921504606846976", "1", "-1152921504606846977");
  check_binary(number_add, "-1152921504606846977", "1", "-1152921504606846976");
  ck_assert(value_is_fixnum(number_sub(vm, num("1152921504606846976"), num("1"))));
} END_TEST

START_TEST(products_of_fixnums_keep_all_digits) {
  check_binary(number_mul, "1152921504606846975", "-1152921504606846975", "-1329227995784915870597964051066650625");
} END_TEST

START_TEST(exact_zero_absorbs_and_vanishes) {
  check_binary(number_mul, "0", "+nan.0", "0");
  check_binary(number_mul, "1.5", "0", "0");
  check_binary(number_add, "0", "-0.0", "-0.0");
  check_binary(number_sub, "0", "0.0", "-0.0");
} END_TEST

START_TEST(fractions_are_in_lowest_terms) {
  check_binary(number_add, "1/6", "1/3", "1/2");
  check_binary(number_mul, "2/3", "3/2", "1");
  ck_assert_str_eq(text_of(number_div(vm, "/", num("4"), num("-6"))), "-2/3");
} END_TEST

START_TEST(division_by_exact_zero_goes_to_the_hook) {
  vm->hooks.undefined_result = note_undefined;
  if (setjmp(undefined_jump) == 0) {
    number_div(vm, "/", num("1"), num("0"));
    ck_abort_msg("divided by zero");
  }
  ck_assert_str_eq(text_of(number_div(vm, "/", num("1"), num("0.0"))), "+inf.0");
} END_TEST

START_TEST(modulo_has_the_divisors_sign) {
  ck_assert_str_eq(text_of(number_modulo(vm, "modulo", num("-7"), num("2"))), "1");
  ck_assert_str_eq(text_of(number_modulo(vm, "modulo", num("7"), num("-2"))), "-1");
  ck_assert_str_eq(text_of(number_remainder(vm, "remainder", num("-7"), num("2"))), "-1");
  ck_assert_str_eq(text_of(number_modulo(vm, "modulo", num("-100000000000000000000000001"), num("10"))), "9");
} END_TEST

START_TEST(flonums_compare_with_exact_numbers_by_value) {
  ck_assert(number_lt(vm, num("9007199254740992.0"), num("9007199254740993")));
  ck_assert(!number_eq(vm, num("0.1"), num("1/10")));
  ck_assert(number_eq(vm, num("0.5"), num("1/2")));
  ck_assert(!number_eqv(num("0.5"), num("1/2")));
  ck_assert(!number_lt(vm, num("+nan.0"), num("1")));
  ck_assert(number_eqv(num("+nan.0"), num("+nan.0")));
  ck_assert(!number_eqv(num("0.0"), num("-0.0")));
} END_TEST

START_TEST(equal_numbers_hash_alike) {
  woad_value a = integer_power(vm, num("2"), 80), b = number_mul(vm, num("2"), integer_power(vm, num("2"), 79));
  ck_assert(a != b && number_eqv(a, b));
  ck_assert_uint_eq(number_hash(a), number_hash(b));
  ck_assert_uint_eq(number_hash(num("1/3")), number_hash(number_div(vm, "/", num("2"), num("6"))));
} END_TEST

START_TEST(exact_conversion_rounds_to_nearest_even) {
  ck_assert_double_eq(number_to_double(vm, num("9007199254740993")), 9007199254740992.0);
  ck_assert_double_eq(number_to_double(vm, num("9007199254740995")), 9007199254740996.0);
  ck_assert_double_eq(number_to_double(vm, num("1/3")), 1.0 / 3.0);
  woad_value tiny = number_div(vm, "/", num("3"), integer_power(vm, num("2"), 1075));
  ck_assert_str_eq(text_of(number_to_inexact(vm, tiny)), "1e-323");
  ck_assert(isinf(number_to_double(vm, integer_power(vm, num("10"), 309))));
} END_TEST

START_TEST(bits_are_twos_complement) {
  woad_value low = integer_sub(vm, integer_power(vm, num("2"), 100), num("1"));
  ck_assert_str_eq(text_of(integer_bitwise(vm, INTEGER_AND, num("-1"), low)), text_of(low));
  ck_assert_str_eq(text_of(integer_bitwise(vm, INTEGER_XOR, integer_not(vm, low), num("1"))),
                   "-1267650600228229401496703205375");
  ck_assert(integer_bit_is_set(num("-18446744073709551616"), 64) && !integer_bit_is_set(num("-18446744073709551616"), 63));
  ck_assert_uint_eq(integer_length(num("-18446744073709551616")), 64);
  ck_assert_uint_eq(integer_length(num("-18446744073709551617")), 65);
  ck_assert_str_eq(text_of(integer_shift(vm, num("-18446744073709551617"), -64)), "-2");
} END_TEST

START_TEST(roots_are_exact_where_they_can_be) {
  ck_assert_str_eq(text_of(nummath_sqrt(vm, num("4/9"))), "2/3");
  ck_assert_str_eq(text_of(nummath_sqrt(vm, num("-4"))), "0+2i");
  ck_assert_str_eq(text_of(nummath_sqrt(vm, num("-3+4i"))), "1+2i");
  ck_assert_str_eq(text_of(nummath_sqrt(vm, num("2"))), "1.4142135623730951");
  ck_assert_str_eq(text_of(nummath_sqrt(vm, integer_power(vm, num("10"), 401))), "3.1622776601683794e+200");
} END_TEST

START_TEST(powers_follow_the_exactness_of_the_exponent) {
  ck_assert_str_eq(text_of(nummath_expt(vm, num("2/3"), num("-4"))), "81/16");
  ck_assert_str_eq(text_of(nummath_expt(vm, num("0.0"), num("0"))), "1");
  ck_assert_str_eq(text_of(nummath_expt(vm, num("0"), num("0.0"))), "1.0");
  ck_assert_str_eq(text_of(nummath_expt(vm, num("1+i"), num("10"))), "0+32i");
  ck_assert_str_eq(text_of(nummath_expt(vm, num("-8"), num("1/3"))), "1.0+1.732050807568877i");
} END_TEST

START_TEST(bignums_survive_their_bytes) {
  woad_value n = num("-123456789012345678901234567890");
  uint8_t bytes[64];
  bool negative;
  size_t count = number_bignum_nbytes(n);
  ck_assert_uint_eq(count, 13);
  number_bignum_to_bytes(n, bytes, &negative);
  ck_assert(negative && number_eqv(number_bignum_from_bytes(vm, bytes, count, negative), n));
} END_TEST

START_TEST(limbs_live_as_long_as_their_number) {
  woad_value n = integer_power(vm, num("3"), 5000);
  woad_value q = number_div(vm, "/", n, num("7"));
  session_collect();
  ck_assert(number_eq(vm, number_mul(vm, q, num("7")), integer_power(vm, num("3"), 5000)));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, sums_cross_from_fixnum_to_bignum_and_back);
  tcase_add_test(tc, products_of_fixnums_keep_all_digits);
  tcase_add_test(tc, exact_zero_absorbs_and_vanishes);
  tcase_add_test(tc, fractions_are_in_lowest_terms);
  tcase_add_test(tc, division_by_exact_zero_goes_to_the_hook);
  tcase_add_test(tc, modulo_has_the_divisors_sign);
  tcase_add_test(tc, flonums_compare_with_exact_numbers_by_value);
  tcase_add_test(tc, equal_numbers_hash_alike);
  tcase_add_test(tc, exact_conversion_rounds_to_nearest_even);
  tcase_add_test(tc, bits_are_twos_complement);
  tcase_add_test(tc, roots_are_exact_where_they_can_be);
  tcase_add_test(tc, powers_follow_the_exactness_of_the_exponent);
  tcase_add_test(tc, bignums_survive_their_bytes);
  tcase_add_test(tc, limbs_live_as_long_as_their_number);
}
