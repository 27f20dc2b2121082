/* SPDX-License-Identifier: MIT
 * test_stack.c: pooled C stacks: switching, scanning, deep recursion, leaving by longjmp, another OS thread collecting. */
#include <pthread.h>
#include <setjmp.h>

#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/data/weak.h"
#include "tests/unit/session.h"

static CStack *worker;
static int steps;

static void count_entry(woad_vm *session, void *arg) {
  woad_value kept = box_make(session, fixnum_make(42));
  Vector *inner = vector_make(session, 10, kept);
  woad_value *middle = inner->items + 5; /* an interior pointer on a suspended stack */
  inner = NULL;
  for (;;) {
    steps++;
    stack_switch(session, NULL);
    if (!value_is_box(*middle) || box_of(*middle)->value != fixnum_make(42)) steps = -1000;
  }
}

START_TEST(a_stack_goes_on_where_it_left) {
  steps = 0;
  worker = stack_take(vm);
  stack_start(vm, worker, count_entry, NULL);
  for (int i = 1; i <= 100; i++) {
    stack_switch(vm, worker);
    ck_assert_int_eq(steps, i);
    if (i % 10 == 0) session_collect();
  }
  ck_assert_ptr_eq(vm->cstack, NULL);
} END_TEST

static woad_value depth_reached(woad_vm *session, void *arg) {
  int *left = arg;
  if (--*left == 0) return fixnum_make(1);
  volatile char frame[200];
  frame[0] = 1;
  woad_value v = stack_is_low(session) ? stack_call_fresh(session, depth_reached, left) : depth_reached(session, left);
  return fixnum_make(fixnum_value(v) + frame[0]);
}

START_TEST(recursion_goes_on_on_fresh_stacks) {
  int left = 200000;
  woad_value v = stack_call_fresh(vm, depth_reached, &left);
  ck_assert_int_eq(fixnum_value(v), 200000);
  ck_assert_ptr_eq(vm->cstack, NULL);
} END_TEST

START_TEST(equal_on_cars_a_million_deep_answers) {
  woad_value a = VALUE_NULL, b = VALUE_NULL;
  int depth = session_scaled(1000000);
  for (int i = 0; i < depth; i++) {
    a = pair_make(vm, a, VALUE_NULL);
    b = pair_make(vm, b, VALUE_NULL);
  }
  ck_assert(value_is_equal(vm, a, b));
  b = pair_make(vm, b, VALUE_NULL);
  ck_assert(!value_is_equal(vm, a, b));
} END_TEST

static jmp_buf landing;
static woad_value leave_deep(woad_vm *session, void *arg) {
  int *left = arg;
  if (--*left == 0) {
    stack_unwind_to(session, NULL);
    longjmp(landing, 1);
  }
  return stack_call_fresh(session, leave_deep, left);
}

START_TEST(a_jump_to_the_base_stack_gives_back_the_stacks_between) {
  for (volatile int round = 0; round < 50; round++) {
    int left = 10;
    if (setjmp(landing) == 0) {
      leave_deep(vm, &left);
      ck_abort_msg("not reached");
    }
    stack_landed(vm);
    ck_assert_ptr_eq(vm->cstack, NULL);
    if (round % 10 == 0) session_collect();
  }
} END_TEST

static __attribute__((noinline)) woad_value abandon_stack(void) {
  CStack *stack = stack_take(vm);
  steps = 0;
  stack_start(vm, stack, count_entry, NULL);
  stack_switch(vm, stack);
  return weak_box_make(vm, object_value(stack));
}

START_TEST(an_unreachable_stack_is_collected_and_its_mapping_used_again) {
  int alive = 0;
  for (int i = 0; i < 200; i++) {
    woad_value weak = abandon_stack();
    if (i % 20 == 19) {
      session_collect();
      alive += weak_box_value(weak) != VALUE_NONE;
    }
  }
  ck_assert_int_le(alive, 3);
} END_TEST

/* --- another OS thread with a session of its own that collects all the time --- */

static volatile bool stop;
static void *collect_always(void *arg) {
  mem_adopt_thread();
  woad_vm *other = session_open();
  while (!stop) {
    for (int i = 0; i < 1000; i++) pair_make(other, VALUE_NULL, VALUE_NULL);
    mem_collect(other, MEM_COLLECT_MAJOR);
  }
  session_close(other);
  mem_release_thread();
  return NULL;
}

START_TEST(switching_while_another_os_thread_collects_is_safe) {
  pthread_t thread;
  stop = false;
  ck_assert_int_eq(pthread_create(&thread, NULL, collect_always, NULL), 0);
  CStack *stacks[8];
  steps = 0;
  for (int i = 0; i < 8; i++) {
    stacks[i] = stack_take(vm);
    stack_start(vm, stacks[i], count_entry, NULL);
  }
  for (int i = 0; i < 200000; i++) stack_switch(vm, stacks[i % 8]);
  stop = true;
  pthread_join(thread, NULL);
  ck_assert_int_eq(steps, 200000);
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, a_stack_goes_on_where_it_left);
  tcase_add_test(tc, recursion_goes_on_on_fresh_stacks);
  tcase_add_test(tc, equal_on_cars_a_million_deep_answers);
  tcase_add_test(tc, a_jump_to_the_base_stack_gives_back_the_stacks_between);
  tcase_add_test(tc, an_unreachable_stack_is_collected_and_its_mapping_used_again);
  tcase_add_test(tc, switching_while_another_os_thread_collects_is_safe);
}
