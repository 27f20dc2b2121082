/* SPDX-License-Identifier: MIT
 * catch.c: C catch points and cleanups. The only file with setjmp besides interp_run, and with longjmp. */
#include "runtime/vm/catch.h"

#include "runtime/base/debug.h"
#include "runtime/vm/raise.h"

void catch_push(woad_vm *vm, Catch *catcher) {
  catcher->previous = vm->catch_top;
  catcher->value = VALUE_FALSE;
  catcher->kind = CATCH_NONE;
  catcher->cleanups = NULL;
  catcher->cstack = vm->cstack;
  vm->catch_top = catcher;
}

void catch_pop(woad_vm *vm, Catch *catcher) {
  ASSERT(vm->catch_top == catcher);
  vm->catch_top = catcher->previous;
}

static _Noreturn void jump_out(woad_vm *vm, int kind, woad_value value) {
  Catch *catcher = vm->catch_top;
  if (catcher == NULL) PANIC("raise without a catch point");
  while (catcher->cleanups != NULL) {
    Cleanup *cleanup = catcher->cleanups;
    catcher->cleanups = cleanup->previous;
    cleanup->fn(vm, cleanup->arg);
  }
  catcher->kind = kind;
  catcher->value = value;
  if (catcher->cstack != vm->cstack) vm->hooks.stack_unwind_to(vm, catcher->cstack);
  _longjmp(catcher->jump, 1);
}

_Noreturn void catch_raise(woad_vm *vm, woad_value value) { jump_out(vm, CATCH_RAISE, value); }
_Noreturn void catch_escape(woad_vm *vm) { jump_out(vm, CATCH_ESCAPE, VALUE_FALSE); }

bool catch_call(woad_vm *vm, CatchFn fn, void *arg, woad_value *result) {
  Catch catcher;
  catch_push(vm, &catcher);
  if (_setjmp(catcher.jump) == 0) {
    *result = fn(vm, arg);
    catch_pop(vm, &catcher);
    return true;
  }
  vm->hooks.stack_landed(vm);
  catch_pop(vm, &catcher);
  vm->caught_kind = catcher.kind;
  vm->caught_value = catcher.value;
  *result = raise_plain_value(catcher.value);
  return false;
}

_Noreturn void catch_rethrow(woad_vm *vm) { jump_out(vm, vm->caught_kind, vm->caught_value); }

void cleanup_push(woad_vm *vm, Cleanup *cleanup, void (*fn)(woad_vm *vm, void *arg), void *arg) {
  cleanup->fn = fn;
  cleanup->arg = arg;
  cleanup->previous = vm->catch_top->cleanups;
  vm->catch_top->cleanups = cleanup;
}

void cleanup_pop(woad_vm *vm, Cleanup *cleanup, bool run) {
  ASSERT(vm->catch_top->cleanups == cleanup);
  vm->catch_top->cleanups = cleanup->previous;
  if (run) cleanup->fn(vm, cleanup->arg);
}
