/* SPDX-License-Identifier: MIT
 * test_code_read.c: values and code to bytes and back; the same bytes for the same tree; damage never crashes. */
#include "runtime/data/equal.h"
#include "runtime/data/vector.h"
#include "tests/unit/compiler/compiler_helper.h"

static woad_vm *vm;
static void set_up(void) { vm = helper_boot(); }

static const char program[] =
    "(define-values (f) (lambda (x . r) (letrec-values (((loop) (lambda (i l) (if (= i 0) (lambda () (list i l x r))"
    " (loop (- i 1) (cons \"text\" l)))))) ((loop x '(a (b \"s\") 1.5 #\\c))))))"
    "(define-values (g) (case-lambda ((a) (set! a (+ a 1)) a) ((a b) (with-continuation-mark 'k a (list b)))))"
    "(list (f 2 3) (g 1) (g 1 2))";

static bool read_back(const Buf *bytes, woad_value *out, const char **complaint) {
  return code_read_value(vm, bytes->data, bytes->length, VALUE_FALSE, VALUE_NULL, out, complaint);
}

START_TEST(data_comes_back_equal_and_shared) {
  const char *text = "(a #\\x (1 2.5 -7 123456789012) \"str\" #t #f () . tail)";
  woad_value v = helper_read(vm, &text), both = pair_list(vm, 3, v, v, object_value(vector_make(vm, 3, v))), back;
  Buf bytes;
  const char *complaint;
  buf_init(&bytes);
  code_write_value(vm, both, VALUE_NULL, &bytes);
  ck_assert(read_back(&bytes, &back, &complaint));
  ck_assert(value_is_equal(vm, both, back));
  ck_assert(pair_car(back) == pair_cadr(back));
}
END_TEST

START_TEST(uninterned_symbols_keep_identity) {
  woad_value s = symbol_uninterned(vm, "g", 1), back;
  Buf bytes;
  const char *complaint;
  buf_init(&bytes);
  code_write_value(vm, pair_list(vm, 3, s, s, symbol_uninterned(vm, "g", 1)), VALUE_NULL, &bytes);
  ck_assert(read_back(&bytes, &back, &complaint));
  ck_assert(pair_car(back) == pair_cadr(back));
  ck_assert(pair_car(back) != pair_caddr(back));
}
END_TEST

START_TEST(a_long_list_survives) {
  woad_value list = VALUE_NULL, back;
  for (int i = 0; i < 200000; i++) list = pair_make(vm, fixnum_make(i), list);
  woad_value deep = VALUE_NULL;
  for (int i = 0; i < 20000; i++) deep = pair_make(vm, deep, VALUE_NULL);
  Buf bytes;
  const char *complaint;
  buf_init(&bytes);
  code_write_value(vm, pair_make(vm, list, deep), VALUE_NULL, &bytes);
  ck_assert(read_back(&bytes, &back, &complaint));
  ck_assert_int_eq(pair_list_length(pair_car(back)), 200000);
}
END_TEST

START_TEST(the_same_program_gives_the_same_bytes) {
  Buf first, second;
  buf_init(&first);
  buf_init(&second);
  code_write_value(vm, object_value(helper_compile(vm, program, true)), VALUE_NULL, &first);
  code_write_value(vm, object_value(helper_compile(vm, program, true)), VALUE_NULL, &second);
  ck_assert_uint_eq(first.length, second.length);
  ck_assert_int_eq(memcmp(first.data, second.data, first.length), 0);
}
END_TEST

static woad_value force_all(woad_vm *session, void *arg) {
  Code *code = arg;
  code_force(session, code);
  for (uint32_t i = 0; i < code->nconsts; i++)
    if (value_has_type(code->consts[i], TYPE_CODE)) force_all(session, VALUE_AS(Code, code->consts[i]));
  return VALUE_VOID;
}

START_TEST(damage_is_refused_and_never_crashes) {
  Buf bytes;
  buf_init(&bytes);
  code_write_value(vm, object_value(helper_compile(vm, program, true)), VALUE_NULL, &bytes);
  uint32_t seed = 12345;
  for (int round = 0; round < 4000; round++) {
    Buf copy;
    buf_init(&copy);
    buf_add_bytes(vm, &copy, bytes.data, bytes.length);
    for (int flips = 0; flips < 1 + round % 3; flips++) {
      seed = seed * 1664525 + 1013904223;
      copy.data[(seed >> 8) % copy.length] ^= (uint8_t)(1 << (seed >> 29));
    }
    if (round % 5 == 0) copy.length = (seed >> 4) % copy.length;
    woad_value back, ignored;
    const char *complaint;
    if (!read_back(&copy, &back, &complaint)) continue;
    if (value_has_type(back, TYPE_CODE)) (void)!catch_call(vm, force_all, VALUE_AS(Code, back), &ignored);
  }
}
END_TEST

START_TEST(procedures_cannot_be_written) {
  woad_value v = code_closure_make(vm, code_make(vm), NULL);
  (void)v;
  ck_assert_uint_eq(code_write_fingerprint(), code_write_fingerprint());
}
END_TEST

int main(void) {
  Suite *suite = suite_create("code_read");
  TCase *tc = tcase_create("code_read");
  tcase_set_timeout(tc, 60);
  tcase_add_checked_fixture(tc, set_up, NULL);
  tcase_add_test(tc, data_comes_back_equal_and_shared);
  tcase_add_test(tc, uninterned_symbols_keep_identity);
  tcase_add_test(tc, a_long_list_survives);
  tcase_add_test(tc, the_same_program_gives_the_same_bytes);
  tcase_add_test(tc, damage_is_refused_and_never_crashes);
  tcase_add_test(tc, procedures_cannot_be_written);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? 0 : 1;
}
