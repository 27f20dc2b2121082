/* SPDX-License-Identifier: MIT
 * nesting.c: runs a primitive on a C stack of its own. The primitive's last act is a switch to the base stack; whoever
 * goes on there gives the finished stack back, since a stack cannot do so while it stands on itself. */
#include "runtime/thread/nesting.h"

#include "runtime/base/debug.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/interp.h"

static woad_value run_call(woad_vm *vm, void *arg) {
  NestingCall *call = arg;
  if (call->native != NULL) return call->native->fn(vm, call->native, call->argc, call->argv);
  return call->fn(vm, call->argc, call->argv);
}

/* First function of a pooled stack: runs the primitive, leaves the outcome in the thread, goes back to the base stack. */
static void enter_stack(woad_vm *vm, void *arg) {
  NestingCall call = *(NestingCall *)arg;
  woad_value answer;
  vm->catch_top = NULL;
  bool ok = catch_call(vm, run_call, &call, &answer);
  Thread *thread = vm->thread;
  if (ok) thread->answer = answer;
  else interp_resume_caught(thread, vm->caught_kind, vm->caught_value);
  vm->cstack_done = vm->cstack;
  thread->cstack = NULL;
  stack_switch(vm, NULL);
  PANIC("a finished C stack was entered again");
}

void nesting_give_back(woad_vm *vm) {
  if (vm->cstack_done == NULL) return;
  CStack *done = vm->cstack_done;
  vm->cstack_done = NULL;
  stack_give_back(vm, done);
}

static void run_nesting(woad_vm *vm, NestingCall *call) {
  CStack *stack = stack_take(vm);
  Catch *catch_top = vm->catch_top;
  stack_start(vm, stack, enter_stack, call);
  vm->thread->cstack = stack;
  stack_switch(vm, stack);
  vm->catch_top = catch_top;
  nesting_give_back(vm);
}

void nesting_boot(woad_vm *vm) { vm->hooks.run_nesting = run_nesting; }
