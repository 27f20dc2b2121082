/* SPDX-License-Identifier: MIT
 * test_session.c: the C interface (include/woad.h): two sessions in one process do not disturb one another. */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "include/woad.h"

static void write_module(const char *dir, int value) {
  char name[300];
  snprintf(name, sizeof name, "%s/a.rkt", dir);
  FILE *file = fopen(name, "w");
  ck_assert_ptr_nonnull(file);
  fprintf(file, "(module a '#%%kernel (define-values (answer) %d) (#%%provide answer))\n", value);
  fclose(file);
}

static void load_module(woad_vm *vm, const char *dir) {
  char name[300];
  snprintf(name, sizeof name, "%s/a.rkt", dir);
  bool ok = woad_require_file(vm, name);
  ck_assert_msg(ok, "%s", woad_error_message(vm));
}

static int64_t ask(woad_vm *vm) {
  woad_value value;
  int64_t n = -1;
  bool ok = woad_eval_string(vm, "answer", &value);
  ck_assert_msg(ok, "%s", woad_error_message(vm));
  ck_assert(woad_get_integer(vm, value, &n));
  return n;
}

static void remove_folder(const char *dir) {
  char name[300];
  snprintf(name, sizeof name, "%s/a.rkt", dir);
  unlink(name);
  rmdir(dir);
}

START_TEST(two_sessions_have_a_module_of_one_name_each) {
  char first_dir[] = "/tmp/woad-session-XXXXXX", second_dir[] = "/tmp/woad-session-XXXXXX";
  ck_assert_ptr_nonnull(mkdtemp(first_dir));
  ck_assert_ptr_nonnull(mkdtemp(second_dir));
  write_module(first_dir, 1);
  write_module(second_dir, 2);
  woad_vm *first = woad_open(NULL), *second = woad_open(NULL);
  ck_assert_ptr_nonnull(first);
  ck_assert_ptr_nonnull(second);
  load_module(first, first_dir);
  load_module(second, second_dir);
  ck_assert_int_eq(ask(first), 1);
  ck_assert_int_eq(ask(second), 2);
  ck_assert_int_eq(ask(first), 1);
  woad_close(second);
  ck_assert_int_eq(ask(first), 1);
  woad_close(first);
  remove_folder(first_dir);
  remove_folder(second_dir);
}
END_TEST

START_TEST(a_failing_eval_leaves_a_message_and_a_usable_session) {
  woad_vm *vm = woad_open(NULL);
  woad_value value;
  ck_assert(woad_require(vm, "'#%kernel"));
  ck_assert(!woad_eval_string(vm, "(car 1)", &value));
  ck_assert_str_eq(woad_error_message(vm), "car: contract violation\n  expected: pair?\n  given: 1");
  ck_assert(!woad_eval_string(vm, "(car", &value));
  ck_assert_ptr_nonnull(strstr(woad_error_message(vm), "expected a `)` to close `(`"));
  bool ok = woad_eval_string(vm, "(list 1 \"two\" 'three)", &value);
  ck_assert_msg(ok, "%s", woad_error_message(vm));
  ck_assert_str_eq(woad_write_string(vm, value), "(1 \"two\" three)");
  woad_close(vm);
}
END_TEST

/* --- sessions on several OS threads, each stopped by the others' collections at any point --- */

static const char churn[] =
  "(module churn '#%kernel"
  "  (define-values (build) (lambda (n) (if (eq? n 0) '() (cons (vector n (number->string n)) (build (- n 1))))))"
  "  (define-values (sum) (lambda (l) (if (null? l) 0 (+ (string->number (vector-ref (vector-ref (vector (car l)) 0) 1)) (sum (cdr l))))))"
  "  (define-values (spin) (lambda (n) (if (eq? n 0) 0 (spin (- n 1)))))" /* allocates nothing: registers are not written back */
  "  (define-values (take) (lambda (b) (let-values ([(l) (unbox b)]) (begin (set-box! b #f) (spin 1000) l))))"
  "  (define-values (go) (lambda (n total) (if (eq? n 0) total (go (- n 1) (+ total (sum (take (box (build 60)))))))))"
  "  (define-values (answer) (go 3000 0))"
  "  (#%provide answer))";

static void *run_churn(void *arg) {
  woad_adopt_thread();
  woad_vm *vm = woad_open(NULL);
  woad_value value;
  int64_t *answer = arg;
  if (!woad_require(vm, "'#%kernel") || !woad_eval_string(vm, churn, NULL) || !woad_require(vm, "'churn") ||
      !woad_eval_string(vm, "answer", &value) || !woad_get_integer(vm, value, answer))
    printf("%s\n", woad_error_message(vm));
  woad_close(vm);
  woad_release_thread();
  return NULL;
}

START_TEST(sessions_on_several_os_threads_collect_while_others_run) {
  enum { THREADS = 4 };
  pthread_t threads[THREADS];
  int64_t answers[THREADS] = {0};
  for (int i = 0; i < THREADS; i++) ck_assert_int_eq(pthread_create(&threads[i], NULL, run_churn, &answers[i]), 0);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  for (int i = 0; i < THREADS; i++) ck_assert_int_eq(answers[i], 3000 * 1830);
}
END_TEST

static int64_t ask_lenient(const woad_options *options) {
  woad_vm *vm = woad_open(options);
  woad_value value;
  int64_t n = -1;
  bool ok = woad_require(vm, "'#%kernel") && woad_require(vm, "'#%woad") &&
            woad_eval_string(vm, "(if (lenient-arming) 1 0)", &value);
  ck_assert_msg(ok, "%s", woad_error_message(vm));
  ck_assert(woad_get_integer(vm, value, &n));
  woad_close(vm);
  return n;
}

START_TEST(arming_is_lenient_in_sessions_that_ask_for_it) {
  ck_assert_int_eq(ask_lenient(NULL), 0);
  ck_assert_int_eq(ask_lenient(&(woad_options){.lenient_arming = true}), 1);
  ck_assert_int_eq(ask_lenient(&(woad_options){.lenient_arming = false}), 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("session");
  TCase *tc = tcase_create("all");
  tcase_set_timeout(tc, 120);
  tcase_add_test(tc, two_sessions_have_a_module_of_one_name_each);
  tcase_add_test(tc, a_failing_eval_leaves_a_message_and_a_usable_session);
  tcase_add_test(tc, sessions_on_several_os_threads_collect_while_others_run);
  tcase_add_test(tc, arming_is_lenient_in_sessions_that_ask_for_it);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
