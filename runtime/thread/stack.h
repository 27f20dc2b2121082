/* SPDX-License-Identifier: MIT
 * stack.h: C stacks for C code under which language code runs, and for C recursion on deep data.
 *
 * S1  vm->cstack is the pooled stack we run on, NULL on the session's base stack (its OS thread's own).
 * S2  a suspended stack is scanned by the trace procedure of its CStack object only, from the saved sp up. So what a
 *     blocked thread holds dies with the thread; its mapping then returns to the pool.
 * S3  every change of stacks happens behind the gate (mem.h). */
#ifndef RUNTIME_THREAD_STACK_H
#define RUNTIME_THREAD_STACK_H

#include "runtime/base/vm.h"

typedef struct CStack {
  Header header;
  void *sp;              /* saved stack pointer; NULL while it runs or is unused */
  char *low, *top;       /* bounds; top is where the stack begins */
  char *mapping;         /* NULL: the session's base stack */
  struct CStack *below;  /* the stack that waits for this one; NULL: the base stack, or none */
  void (*entry)(woad_vm *vm, void *arg);
  void *arg;
  woad_vm *vm;
} CStack;

/* Sets up the pool and the hooks stack_is_low and call_fresh. Once for each session, before any other call. */
void stack_boot(woad_vm *vm);
/* After the session's last use: unmaps the pool. */
void stack_shutdown(woad_vm *vm);
/* A C stack of 256 KiB, from the pool when it has one. Its `below` is the stack we run on. */
CStack *stack_take(woad_vm *vm);
/* Back to the pool; STACK must not be the running one. */
void stack_give_back(woad_vm *vm, CStack *stack);
/* Prepares STACK to run ENTRY(vm, arg) at the first switch to it. ENTRY must never return. ARG is kept alive. */
void stack_start(woad_vm *vm, CStack *stack, void (*entry)(woad_vm *vm, void *arg), void *arg);
/* Goes on on stack TO (NULL: the base stack) and returns when somebody switches back. Sets vm->cstack. */
void stack_switch(woad_vm *vm, CStack *to);
/* Less than 48 KiB are left on the running stack, the base stack included. */
bool stack_is_low(woad_vm *vm);
/* FN(vm, arg) on a fresh stack, as an ordinary nested call. */
woad_value stack_call_fresh(woad_vm *vm, woad_value (*fn)(woad_vm *vm, void *arg), void *arg);
/* Before a longjmp from the running stack to a frame on TARGET (NULL: base): gives back the stacks between and makes TARGET
 * the running one. Nothing may be allocated between this and the jump; where the jump lands, stack_landed is called. */
void stack_unwind_to(woad_vm *vm, CStack *target);
void stack_landed(woad_vm *vm);
/* Notes which OS thread uses the session (its base stack is that thread's); at every way into the session. */
void stack_note_thread(woad_vm *vm);

#endif
