/* SPDX-License-Identifier: MIT
 * test_print.c: printing of values that the reader cannot give, and of data too deep for the C stack. */
#include <check.h>
#include <stdlib.h>

#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/print.h"
#include "runtime/prim/runtime_boot.h"
#include "runtime/vm/param.h"

static woad_vm *vm;
static void set_up(void) {
  vm = runtime_boot(NULL);
  param_set(vm, vm->param.read_accept_bar_quote, VALUE_TRUE); /* as the reader's boot sets it */
}

static const char *text_of(woad_value v, PrintMode mode, int quote_depth) {
  Buf out;
  buf_init(&out);
  print_value(vm, v, mode, quote_depth, &out);
  return buf_cstring(vm, &out);
}

START_TEST(a_list_prints_quoted_in_print_mode) {
  woad_value v = pair_list(vm, 2, symbol_intern(vm, "a"), string_from_utf8(vm, "b"));
  ck_assert_str_eq(text_of(v, PRINT_PRINT, 0), "'(a \"b\")");
  ck_assert_str_eq(text_of(v, PRINT_PRINT, 1), "(a \"b\")");
  ck_assert_str_eq(text_of(v, PRINT_DISPLAY, 0), "(a b)");
} END_TEST

START_TEST(a_cyclic_vector_prints_with_a_label) {
  woad_value v = vector_list(vm, 2, fixnum_make(1), VALUE_FALSE);
  vector_of(v)->items[1] = v;
  ck_assert_str_eq(text_of(v, PRINT_WRITE, 0), "#0=#(1 #0#)");
} END_TEST

START_TEST(shared_parts_without_a_cycle_have_no_label) {
  woad_value part = pair_list(vm, 1, fixnum_make(1));
  ck_assert_str_eq(text_of(pair_list(vm, 2, part, part), PRINT_WRITE, 0), "((1) (1))");
} END_TEST

START_TEST(a_value_a_million_levels_deep_prints) {
  woad_value v = VALUE_NULL;
  for (int i = 0; i < 1000000; i++) v = pair_list(vm, 1, v);
  ck_assert_uint_eq(strlen(text_of(v, PRINT_WRITE, 0)), 2000002);
} END_TEST

START_TEST(an_odd_symbol_is_quoted_when_written_only) {
  ck_assert_str_eq(text_of(symbol_intern(vm, "a b"), PRINT_WRITE, 0), "|a b|");
  ck_assert_str_eq(text_of(symbol_intern(vm, "a b"), PRINT_DISPLAY, 0), "a b");
  ck_assert_str_eq(text_of(symbol_intern(vm, ""), PRINT_WRITE, 0), "||");
} END_TEST

int main(void) {
  Suite *suite = suite_create("print");
  TCase *tests = tcase_create("print");
  tcase_set_timeout(tests, 60);
  tcase_add_unchecked_fixture(tests, set_up, NULL);
  tcase_add_test(tests, a_list_prints_quoted_in_print_mode);
  tcase_add_test(tests, a_cyclic_vector_prints_with_a_label);
  tcase_add_test(tests, shared_parts_without_a_cycle_have_no_label);
  tcase_add_test(tests, a_value_a_million_levels_deep_prints);
  tcase_add_test(tests, an_odd_symbol_is_quoted_when_written_only);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  return srunner_ntests_failed(runner) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
