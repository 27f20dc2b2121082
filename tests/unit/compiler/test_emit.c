/* SPDX-License-Identifier: MIT
 * test_emit.c: programs through the whole compiler: unoptimised, optimised, and after a trip through bytes. */
#include "tests/unit/compiler/compiler_helper.h"

static woad_vm *vm;
static void set_up(void) { vm = helper_boot(); }

#define CASES(name, ...) \
  START_TEST(name) { \
    static const char *const cases[][2] = {__VA_ARGS__}; \
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) helper_expect(vm, cases[i][0], cases[i][1]); \
  } \
  END_TEST

CASES(constants_and_lets_give_their_values,
  {"5", "5"}, {"'(a b . c)", "(a b . c)"}, {"\"text\"", "\"text\""}, {"100000", "100000"},
  {"(let-values (((x) 1) ((y) 2)) (cons x y))", "(1 . 2)"},
  {"(let-values (((a b) (values 1 2)) ((c) 3)) (list a b c))", "(1 2 3)"},
  {"(let-values ((() (values))) 7)", "7"},
  {"(begin 1 2 (values 3 4))", "3 4"}, {"(values)", ""},
  {"(begin (values 1 2) 3)", "3"})

CASES(conditions_choose_like_their_values,
  {"(if #f 1 2)", "2"}, {"(if (not (pair? '(1))) 1 2)", "2"},
  {"((lambda (x) (if (if (pair? x) #t (null? x)) 'l 'n)) '())", "l"},
  {"((lambda (x y) (if (let-values (((t) (eq? x 1))) (if t t (eq? y 2))) 'yes 'no)) 3 2)", "yes"},
  {"((lambda (x) (list (< x 5) (<= 5 x) (= x 5) (> x 4) (>= x 6))) 5)", "(#f #t #t #t #f)"},
  {"((lambda (x) (if (if x #f #t) 1 2)) #f)", "1"}, {"((lambda (x) (not (if x x #f))) 1)", "#f"})

CASES(arithmetic_folds_and_runs_alike,
  {"(+ 1 2 3)", "6"}, {"(- 10 1 2)", "7"}, {"((lambda (x) (- x 128)) 0)", "-128"}, {"((lambda (x) (+ 5 x)) 1)", "6"},
  {"((lambda (i a b) (+ a b i)) 1 2 3)", "6"}, {"(+)", "0"}, {"((lambda (x) (- x)) 5)", "-5"},
  {"(* 2 3.0)", "6.0"})

CASES(errors_are_raised_at_run_time,
  {"(car 5)", "car: contract violation\n  expected: pair?\n  given: 5"},
  {"(let-values (((a b) 5)) a)",
   "result arity mismatch;\n expected number of values not received\n  expected: 2\n  received: 1\n  in: local-binding form\n  arguments...:\n   5"},
  {"(let-values (((a b) (values 1 2 3))) a)",
   "result arity mismatch;\n expected number of values not received\n  expected: 2\n  received: 3\n  in: local-binding form\n  arguments...:\n   1\n   2\n   3"},
  {"(letrec-values (((x) (f)) ((f) (lambda () 1))) x)", "f: undefined;\n cannot use before initialization"},
  {"(letrec-values (((g) (lambda () (f))) ((x) (g)) ((f) (lambda () 1))) x)",
   "f: undefined;\n cannot use before initialization"},
  {"(letrec-values (((a) b) ((b) 1)) a)", "b: undefined;\n cannot use before initialization"},
  {"(letrec-values (((a) (lambda () b)) ((c) (a)) ((b) 1)) b)", "b: undefined;\n cannot use before initialization"})

CASES(procedures_capture_what_they_use,
  {"(((lambda (x) (lambda (y) (cons x y))) 1) 2)", "(1 . 2)"},
  {"((lambda (x . r) (list x r)) 1 2 3)", "(1 (2 3))"},
  {"((case-lambda ((a) 1) ((a b) 2) ((a . r) r)) 1 2 3)", "(2 3)"},
  {"(let-values (((f) (case-lambda ((a) 1) ((a b) 2)))) (list (f 1) (f 1 2)))", "(1 2)"},
  {"(let-values (((n) 0)) (let-values (((inc) (lambda () (set! n (+ n 1)) n))) (inc) (inc) (cons n (inc))))",
   "(2 . 3)"},
  {"(letrec-values (((ev) (lambda (n) (if (eq? n 0) #t (od (- n 1))))) ((od) (lambda (n) (if (eq? n 0) #f (ev (- n 1))))))"
   " (list (ev 10) (procedure? od)))", "(#t #t)"},
  {"(letrec-values (((f) (case-lambda (() (f 1)) ((x) (lambda () (f x x))) ((a b) (list a b))))) ((f)))", "(1 1)"})

CASES(letrec_keeps_order_and_sharing,
  {"(letrec-values (((a) 1) ((f) (lambda () (+ a b))) ((b) 2)) (f))", "3"},
  {"(letrec-values (((a b) (values 1 (lambda () a)))) (b))", "1"},
  {"(letrec-values (((x) (list (lambda () x)))) (eq? x ((car x))))", "#t"},
  {"(letrec-values (((f) (lambda () (g))) ((x) 3) ((g) (lambda () x))) (f))", "3"},
  {"(letrec-values (((f) (lambda (n) (if (= n 0) (h) (g n)))) ((g) (lambda (n) (f (- n 1)))) ((k) 9) ((h) (lambda () k)))"
   " (f 5))", "9"})

CASES(loops_run_in_one_frame,
  {"(letrec-values (((loop) (lambda (i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))))) (loop 100000 0))", "5000050000"},
  {"(+ 1 (letrec-values (((loop) (lambda (a b n) (if (= n 0) a (loop b a (- n 1)))))) (loop 1 2 3)))", "3"},
  {"(letrec-values (((out) (lambda (i acc) (if (= i 3) acc (letrec-values (((in) (lambda (j acc) (if (= j 2)"
   " (out (+ i 1) acc) (in (+ j 1) (cons (cons i j) acc)))))) (in 0 acc)))))) (out 0 '()))",
   "((2 . 1) (2 . 0) (1 . 1) (1 . 0) (0 . 1) (0 . 0))"},
  {"(letrec-values (((loop) (lambda (i fs) (if (= i 3) (map (lambda (f) (f)) fs)"
   " (loop (+ i 1) (cons (lambda () i) fs)))))) (loop 0 '()))", "(2 1 0)"},
  {"(letrec-values (((loop) (lambda (i fs) (if (= i 3) (map (lambda (f) (f)) fs)"
   " (begin (set! i (+ i 1)) (loop i (cons (lambda () (set! i (* i 10)) i) fs))))))) (loop 0 '()))", "(30 20 10)"},
  {"(letrec-values (((loop) (lambda (i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))))) (list 1 (loop 10 0) 2))",
   "(1 55 2)"},
  {"(let-values (((k) (lambda (x) (list x x)))) (if (pair? '(1)) (k 1) (k 2)))", "(1 1)"},
  {"(letrec-values (((loop) (lambda (a b c n) (if (= n 0) (list a b c) (loop c a b (- n 1)))))) (loop 1 2 3 1))",
   "(3 1 2)"})

CASES(marks_replace_in_tail_position_only,
  {"(with-continuation-mark 'k 1 (continuation-mark-set-first #f 'k))", "1"},
  {"(with-continuation-mark 'k 1 (list (continuation-mark-set-first #f 'k)))", "(1)"},
  {"(list (with-continuation-mark 'k 1 (with-continuation-mark 'k 2 (continuation-mark-set->list"
   " (current-continuation-marks) 'k))))", "((2))"},
  {"(with-continuation-mark 'k 1 (list (with-continuation-mark 'k 2 (continuation-mark-set->list"
   " (current-continuation-marks) 'k))))", "((2 1))"},
  {"(let-values (((x) (with-continuation-mark 'k 1 ((lambda () (continuation-mark-set-first #f 'k))))))"
   " (list x (continuation-mark-set-first #f 'k 'none)))", "(1 none)"},
  {"(begin0 (with-continuation-mark 'k 1 (values 1 2)) (void))", "1 2"})

CASES(definitions_are_seen_by_later_bodies,
  {"(define-values (f) (lambda (x) (if (= x 0) 'done (f (- x 1))))) (f 1000)", "done"},
  {"(define-values (a b) (values 1 2)) (define-values (g) (lambda () (+ a b))) (g)", "3"},
  {"(define-values (x) 1) (set! x 5) x", "5"},
  {"(define-values (tiny) (lambda (x y) (cons y x))) (tiny 1 (tiny 2 3))", "((3 . 2) . 1)"},
  {"(define-values (fib) (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))) (fib 15)", "610"})

CASES(several_values_travel,
  {"(call-with-values (lambda () (values 1 2)) (lambda (a b) (cons b a)))", "(2 . 1)"},
  {"(call-with-values (lambda () (values 1 2 3)) list)", "(1 2 3)"},
  {"(begin0 (values 1 2) 3)", "1 2"},
  {"(let-values (((a b) (if (pair? 1) 5 (begin0 (values 1 2) 7)))) (cons a b))", "(1 . 2)"},
  {"(let-values (((f) (lambda (x) (values x x)))) (let-values (((a b) (let-values (((y) 4)) (f y)))) (list a b)))", "(4 4)"})

START_TEST(a_big_unit_is_split_and_still_runs) {
  Buf text;
  buf_init(&text);
  for (int i = 0; i < 3000; i++) buf_add_format(vm, &text, "(define-values (v%d) (lambda () %d)) ", i, i);
  buf_add_cstring(vm, &text, "(list (v0) (v2999))");
  helper_expect(vm, buf_cstring(vm, &text), "(0 2999)");
}
END_TEST

START_TEST(many_registers_need_wide_instructions) {
  Buf text;
  buf_init(&text);
  buf_add_cstring(vm, &text, "((lambda (z) (list ");
  for (int i = 0; i < 600; i++) buf_add_cstring(vm, &text, "(cons z z) ");
  buf_add_cstring(vm, &text, ")) 1)");
  Code *code = helper_compile(vm, buf_cstring(vm, &text), true);
  Flow *flow;
  ck_assert_ptr_null(verify_code(vm, code, NULL, &flow));
  ck_assert_ptr_nonnull(strstr(helper_disasm(vm, code), "wide"));
  ck_assert_uint_gt(strlen(helper_run_code(vm, code)), 600 * 6);
}
END_TEST

START_TEST(deep_trees_compile) {
  Buf text;
  buf_init(&text);
  enum { DEPTH = 20000 };
  for (int i = 0; i < DEPTH; i++) buf_add_cstring(vm, &text, "(begin (void) ");
  buf_add_cstring(vm, &text, "8");
  for (int i = 0; i < DEPTH; i++) buf_add_byte(vm, &text, ')');
  ck_assert_str_eq(helper_run(vm, buf_cstring(vm, &text), true), "8");
}
END_TEST

START_TEST(dead_variables_are_not_live_across_calls) {
  Code *code = helper_compile(vm, "((lambda (f x) (begin (f x) (f 1) 2)) list 5)", false);
  code = VALUE_AS(Code, code->consts[0]);
  ck_assert_uint_eq(code->nmaps, 2);
  ck_assert_uint_eq(code->live_bits[code->maps[1]], 1); /* f only: x is not read again */
  ck_assert_uint_eq(code->live_bits[code->maps[3]], 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("emit");
  TCase *tc = tcase_create("emit");
  tcase_set_timeout(tc, 60);
  tcase_add_checked_fixture(tc, set_up, NULL);
  tcase_add_test(tc, constants_and_lets_give_their_values);
  tcase_add_test(tc, conditions_choose_like_their_values);
  tcase_add_test(tc, arithmetic_folds_and_runs_alike);
  tcase_add_test(tc, errors_are_raised_at_run_time);
  tcase_add_test(tc, procedures_capture_what_they_use);
  tcase_add_test(tc, letrec_keeps_order_and_sharing);
  tcase_add_test(tc, loops_run_in_one_frame);
  tcase_add_test(tc, marks_replace_in_tail_position_only);
  tcase_add_test(tc, definitions_are_seen_by_later_bodies);
  tcase_add_test(tc, several_values_travel);
  tcase_add_test(tc, a_big_unit_is_split_and_still_runs);
  tcase_add_test(tc, many_registers_need_wide_instructions);
  tcase_add_test(tc, deep_trees_compile);
  tcase_add_test(tc, dead_variables_are_not_live_across_calls);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? 0 : 1;
}
