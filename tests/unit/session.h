/* SPDX-License-Identifier: MIT
 * session.h: the smallest session in which base/, data/ and thread/stack.c work, and the main function of a test program.
 * A test file defines `static void add_tests(TCase *tc)` and includes this last. */
#ifndef TESTS_UNIT_SESSION_H
#define TESTS_UNIT_SESSION_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/base/debug.h"
#include "runtime/base/vm.h"
#include "runtime/data/data.h"
#include "runtime/thread/stack.h"

static woad_vm *vm;

static _Noreturn void die_of_memory(woad_vm *session, size_t nbytes) {
  (void)session;
  fprintf(stderr, "out of memory: %zu\n", nbytes);
  abort();
}

static woad_vm *session_open(void) {
  mem_boot();
  woad_vm *session = mem_alloc_permanent(sizeof(woad_vm));
  memset(session, 0, sizeof *session);
  session->hooks.out_of_memory = die_of_memory;
  mem_register_vm(session);
  stack_boot(session);
  data_boot(session);
  return session;
}

static void session_close(woad_vm *session) {
  stack_shutdown(session);
  mem_unregister_vm(session);
  mem_free_permanent(session);
}

/* Spends the C stack and registers of earlier calls, so that no stale word keeps a test object alive. */
static __attribute__((noinline, unused)) RAW_STACK void session_collect(void) {
  volatile uint64_t waste[4096];
  for (size_t i = 0; i < 4096; i++) waste[i] = 0;
  (void)waste[0];
  for (int i = 0; i < 3; i++) mem_collect(vm, MEM_COLLECT_MAJOR);
}

/* N, or less when nearly every allocation collects. */
static __attribute__((unused)) int session_scaled(int n) { return getenv("WOAD_GC_STRESS") && n > 1000 ? 1000 : n; }

static void open_vm(void) { vm = session_open(); }
static void close_vm(void) { session_close(vm); }

static void add_tests(TCase *tc);
int main(void) {
  Suite *suite = suite_create("unit");
  TCase *tc = tcase_create("all");
  tcase_add_checked_fixture(tc, open_vm, close_vm);
  tcase_set_timeout(tc, 120);
  add_tests(tc);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}

#endif
