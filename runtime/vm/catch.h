/* SPDX-License-Identifier: MIT
 * catch.h: C catch points. Only catch.c calls setjmp and only raise.c/catch.c longjmp. */
#ifndef RUNTIME_VM_CATCH_H
#define RUNTIME_VM_CATCH_H

#include <setjmp.h>

#include "runtime/base/vm.h"

typedef struct Catch {
  struct Catch *previous;
  jmp_buf jump;
  woad_value value;   /* what was raised, or the pending escape */
  int kind;           /* CATCH_RAISE: a raise that no VM frame above has handled yet; CATCH_ESCAPE: control moves outward */
  struct Cleanup *cleanups;
  struct CStack *cstack; /* where it stands */
} Catch;
enum { CATCH_NONE, CATCH_RAISE, CATCH_ESCAPE };

/* For interp_run alone, which calls _setjmp(catcher->jump) itself. */
void catch_push(woad_vm *vm, Catch *catcher);
void catch_pop(woad_vm *vm, Catch *catcher);
/* To the innermost catch point. */
_Noreturn void catch_raise(woad_vm *vm, woad_value value);
_Noreturn void catch_escape(woad_vm *vm);

typedef woad_value (*CatchFn)(woad_vm *vm, void *arg);
/* Calls FN(vm, arg). True: *result is its value. False: something left through FN; *result is the raised value for an
 * uncaught raise; for an escape the caller must pass it on with catch_rethrow once it has cleaned up. */
MUST_USE bool catch_call(woad_vm *vm, CatchFn fn, void *arg, woad_value *result);
_Noreturn void catch_rethrow(woad_vm *vm);

/* A thing to release when control leaves by a raise or an escape: push, ..., pop (which also runs it when RUN). */
typedef struct Cleanup { struct Cleanup *previous; void (*fn)(woad_vm *vm, void *arg); void *arg; } Cleanup;
void cleanup_push(woad_vm *vm, Cleanup *cleanup, void (*fn)(woad_vm *vm, void *arg), void *arg);
void cleanup_pop(woad_vm *vm, Cleanup *cleanup, bool run);

#endif
