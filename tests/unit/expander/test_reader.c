/* SPDX-License-Identifier: MIT
 * test_reader.c: reading. Expected texts are recorded from the reference. */
#include "tests/unit/expander/reader_session.h"

static void check_rows(const char *const (*rows)[2], size_t n, bool for_syntax) {
  for (size_t i = 0; i < n; i++) ck_assert_str_eq(outcome(rows[i][0], for_syntax), rows[i][1]);
}
#define CHECK_ROWS(rows, for_syntax) check_rows(rows, sizeof rows / sizeof rows[0], for_syntax)

START_TEST(atoms_are_read) {
  static const char *const rows[][2] = {
    { "abc", "abc" }, { "#e1.5", "3/2" }, { "#x1F", "31" }, { "#:key", "#:key" }, { "\"a\\u03bb\"", "\"a\316\273\"" },
    { "#\\space", "#\\space" }, { "#\\u41", "#\\A" }, { "a|b c|d", "|ab cd|" }, { "#true", "#t" }, { "#<<X\na\nX\n", "\"a\"" },
    { "#\"a\\377\"", "#\"a\\377\"" }, { "", "#<eof>" }, { "#|a #|b|# c|# d", "d" }, { "#;(a b) c", "c" },
  };
  CHECK_ROWS(rows, false);
} END_TEST

START_TEST(compounds_are_read) {
  static const char *const rows[][2] = {
    { "(a . b)", "(a . b)" }, { "(1 . < . 2)", "(< 1 2)" }, { "#5(1 2)", "#(1 2 2 2 2)" }, { "#s(a 1)", "#s(a 1)" },
    { "#hasheq((a . 1))", "#hasheq((a . 1))" }, { "#&a", "#&a" }, { "`(a ,b)", "(quasiquote (a (unquote b)))" },
    { "#0=(a #0#)", "#0=(a #0#)" }, { "#'a", "(syntax a)" }, { "{a [b]}", "(a (b))" },
  };
  CHECK_ROWS(rows, false);
} END_TEST

START_TEST(errors_have_the_reference_texts) {
  static const char *const rows[][2] = {
    { ")", "src:1:0: read-syntax: unexpected `)`" },
    { "(a]", "src:1:2: read-syntax: expected `)` to close preceding `(`, found instead `]`" },
    { "(a . b c)", "src:1:3: read-syntax: illegal use of `.`" },
    { "\"abc", "src:1:0: read-syntax: expected a closing `\"`" },
    { "#\\ab", "src:1:0: read-syntax: bad character constant `#\\ab`" },
    { "#2(1 2 3)", "src:1:0: read-syntax: vector length 2 is too small, 3 values provided" },
    { "'", "src:1:0: read-syntax: expected an element for quoting \"'\", found end-of-file" },
    { "#b12", "src:1:0: read-syntax: bad digit `2`" },
    { "1/0", "src:1:0: read-syntax: division by zero in `1/0`" },
    { "(a\n (b\n c\n", "src:2:1: read-syntax: expected a `)` to close `(`\n"
                       "  possible cause: indentation suggests a missing `)` before line 3" },
    { "(a (b c\n d] e", "src:2:2: read-syntax: expected `)` to close `(` on line 1, found instead `]`\n"
                         "  possible cause: indentation suggests a missing `)` before line 2" },
  };
  CHECK_ROWS(rows, true);
} END_TEST

START_TEST(syntax_has_locations_and_paren_shapes) {
  woad_value stx = read_stx("(f\n  [x \"s\"])");
  woad_value second = syntax_car(vm, syntax_cdr(vm, stx));
  ck_assert_str_eq(written(second), "#<syntax:src:2:2 (x \"s\")>");
  ck_assert_int_eq(syntax_of(second)->location->span, 7);
  ck_assert(syntax_property(vm, second, vm->sym.paren_shape) == char_make('['));
  ck_assert(syntax_property_is_preserved(vm, second, vm->sym.paren_shape));
  ck_assert(syntax_property(vm, stx, vm->sym.paren_shape) == VALUE_FALSE);
  woad_value string = syntax_of(syntax_car(vm, syntax_cdr(vm, second)))->content;
  ck_assert(value_is_immutable(string));
} END_TEST

START_TEST(a_million_parentheses_are_read) {
  size_t n = (size_t)deep();
  char *text = malloc(2 * n + 1);
  memset(text, '(', n);
  memset(text + n, ')', n);
  text[2 * n] = 0;
  woad_value stx = read_stx(text);
  free(text);
  woad_value datum = syntax_to_datum(vm, stx);
  for (size_t i = 1; i < n; i++) datum = pair_car(datum);
  ck_assert(value_is_null(datum));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, atoms_are_read);
  tcase_add_test(tc, compounds_are_read);
  tcase_add_test(tc, errors_have_the_reference_texts);
  tcase_add_test(tc, syntax_has_locations_and_paren_shapes);
  tcase_add_test(tc, a_million_parentheses_are_read);
}
