/* SPDX-License-Identifier: MIT
 * stack.c: pooled C stacks and the switch between them.
 *
 * Why not ucontext: swapcontext makes two system calls for signal masks that we never change. The switch saves the
 * callee-saved registers on the old stack, where the trace procedure finds them.
 *
 *   mapping:  | guard page | .......... stack .......... | top      256 KiB, so two kernel mappings a stack
 *
 * A collected CStack's mapping is queued by settle_stacks (written into the mapping's own last words, since nothing may be
 * allocated then) and taken up by the next stack_take. */
#define _GNU_SOURCE
#include "runtime/thread/stack.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

#include "runtime/base/debug.h"

enum { STACK_BYTES = 256 * 1024, GUARD_BYTES = 4096, LOW_BYTES = 48 * 1024, POOL_MAX = 64 };
enum { MAPPED_MAX = 30000 }; /* a stack is two mappings, of which a process has 65,530: the heap needs some as well */

typedef struct {
  CStack *base;
  CStack *free;       /* linked by `below` */
  int nfree;
  void *handle;       /* the collector's record of vm->os_thread; base->low holds for that thread too */
  char *low;          /* below this the running stack is low */
  char *orphans;      /* mappings of collected stacks, linked through their last words */
  CStack **all;       /* malloc memory: every pooled CStack not yet found dead */
  size_t nall, all_capacity;
  size_t nmapped;     /* stacks that are mapped, orphans included */
  uint64_t collected; /* number of the collection that last made no room */
} Pool;

static Pool *pool_of(woad_vm *vm) { return vm->cstack_pool; }

/* --- the switch --- */

void stack_swap(void **save, void *load) __asm__("stack_swap");
void stack_enter(void) __asm__("stack_enter");

#if defined(__x86_64__)
__asm__(
  ".text\n.p2align 4\n.type stack_swap,@function\nstack_swap:\n"
  "  pushq %rbp\n  pushq %rbx\n  pushq %r12\n  pushq %r13\n  pushq %r14\n  pushq %r15\n"
  "  subq $8, %rsp\n  stmxcsr (%rsp)\n  fnstcw 4(%rsp)\n"
  "  movq %rsp, (%rdi)\n  movq %rsi, %rsp\n"
  "  ldmxcsr (%rsp)\n  fldcw 4(%rsp)\n  addq $8, %rsp\n"
  "  popq %r15\n  popq %r14\n  popq %r13\n  popq %r12\n  popq %rbx\n  popq %rbp\n  ret\n"
  ".size stack_swap, .-stack_swap\n"
  ".type stack_enter,@function\nstack_enter:\n"
  "  movq %rbx, %rdi\n  xorl %ebp, %ebp\n  callq *%r12\n  ud2\n"
  ".size stack_enter, .-stack_enter\n");

/* The saved words, lowest first: mxcsr and x87 control, r15, r14, r13, r12, rbx, rbp, return address. */
static void *initial_frame(char *top, void (*fn)(CStack *), CStack *arg) {
  uint64_t *frame = (uint64_t *)(void *)top - 10;
  memset(frame, 0, 10 * sizeof *frame);
  uint32_t mxcsr;
  uint16_t x87;
  __asm__("stmxcsr %0\n fnstcw %1" : "=m"(mxcsr), "=m"(x87));
  frame[0] = mxcsr | ((uint64_t)x87 << 32);
  frame[4] = (uint64_t)(uintptr_t)fn;
  frame[5] = (uint64_t)(uintptr_t)arg;
  frame[7] = (uint64_t)(uintptr_t)stack_enter;
  return frame;
}
#elif defined(__aarch64__)
__asm__(
  ".text\n.p2align 4\n.type stack_swap,%function\nstack_swap:\n"
  "  sub sp, sp, #160\n"
  "  stp x19, x20, [sp]\n  stp x21, x22, [sp, #16]\n  stp x23, x24, [sp, #32]\n  stp x25, x26, [sp, #48]\n"
  "  stp x27, x28, [sp, #64]\n  stp x29, x30, [sp, #80]\n"
  "  stp d8, d9, [sp, #96]\n  stp d10, d11, [sp, #112]\n  stp d12, d13, [sp, #128]\n  stp d14, d15, [sp, #144]\n"
  "  mov x9, sp\n  str x9, [x0]\n  mov sp, x1\n"
  "  ldp x19, x20, [sp]\n  ldp x21, x22, [sp, #16]\n  ldp x23, x24, [sp, #32]\n  ldp x25, x26, [sp, #48]\n"
  "  ldp x27, x28, [sp, #64]\n  ldp x29, x30, [sp, #80]\n"
  "  ldp d8, d9, [sp, #96]\n  ldp d10, d11, [sp, #112]\n  ldp d12, d13, [sp, #128]\n  ldp d14, d15, [sp, #144]\n"
  "  add sp, sp, #160\n  ret\n"
  ".size stack_swap, .-stack_swap\n"
  ".type stack_enter,%function\nstack_enter:\n"
  "  mov x0, x19\n  mov x29, #0\n  blr x20\n  brk #1\n"
  ".size stack_enter, .-stack_enter\n");

/* The saved words: x19 ... x28, x29, x30, then eight floating-point registers. */
static void *initial_frame(char *top, void (*fn)(CStack *), CStack *arg) {
  uint64_t *frame = (uint64_t *)(void *)top - 20;
  memset(frame, 0, 20 * sizeof *frame);
  frame[0] = (uint64_t)(uintptr_t)arg;
  frame[1] = (uint64_t)(uintptr_t)fn;
  frame[11] = (uint64_t)(uintptr_t)stack_enter;
  return frame;
}
#else
#error "stack.c: no stack switch for this processor"
#endif

/* --- the address sanitizer's view --- */

#ifdef __SANITIZE_ADDRESS__
/* Before a switch to STACK, or after a jump to it. */
static void tell_sanitizer(const CStack *stack) {
  const void *old_bottom;
  size_t old_bytes;
  if (stack->low == NULL || stack->top == NULL) return; /* unknown, or never left */
  __sanitizer_start_switch_fiber(NULL, stack->low, (size_t)(stack->top - stack->low));
  __sanitizer_finish_switch_fiber(NULL, &old_bottom, &old_bytes);
}
/* [START, END) holds no frames any more that will return. */
static void forget_guards(const void *start, const char *end) {
  __asan_unpoison_memory_region(start, (size_t)(end - (const char *)start));
}
#else
static void tell_sanitizer(const CStack *stack) {}
static void forget_guards(const void *start, const char *end) {}
#endif

/* --- the collector's view --- */

static void trace_stack(void *object, MemTracer *tracer) {
  CStack *stack = object;
  if (stack->header.type != TYPE_CSTACK) return;
  mem_trace_word(tracer, stack->below);
  mem_trace_word(tracer, stack->arg);
  if (stack->sp) mem_trace_range(tracer, stack->sp, (void **)(void *)stack->top, true);
}

static char **orphan_link(char *mapping) { return (char **)(void *)(mapping + STACK_BYTES - 64); }

static void settle_stacks(woad_vm *vm) {
  Pool *pool = vm->cstack_pool;
  if (!pool) return;
  size_t kept = 0;
  for (size_t i = 0; i < pool->nall; i++) {
    CStack *stack = pool->all[i];
    if (mem_is_marked(object_value(stack))) {
      pool->all[kept++] = stack;
    } else if (stack->mapping) {
      *orphan_link(stack->mapping) = pool->orphans;
      pool->orphans = stack->mapping;
    }
  }
  pool->nall = kept;
}

/* --- OS threads --- */

/* Lowest address of the calling OS thread's own stack; NULL when the system does not tell. */
static char *thread_stack_low(void) {
  pthread_attr_t attributes;
  void *start = NULL;
  size_t nbytes = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return NULL;
  pthread_attr_getstack(&attributes, &start, &nbytes);
  pthread_attr_destroy(&attributes);
  return start;
}

static uintptr_t running_thread(void) { return (uintptr_t)pthread_self(); }

static void adopt_thread(woad_vm *vm, Pool *pool) {
  vm->os_thread = running_thread();
  void *bottom;
  pool->handle = mem_stack_handle(&bottom);
  char *low = thread_stack_low();
  pool->base->low = low ? low + GUARD_BYTES : NULL;
  const CStack *running = vm->cstack ? vm->cstack : pool->base;
  pool->low = running->low ? running->low + LOW_BYTES : NULL;
}

void stack_note_thread(woad_vm *vm) {
  if (UNLIKELY(vm->os_thread != running_thread())) adopt_thread(vm, pool_of(vm));
}

bool stack_is_low(woad_vm *vm) {
  const Pool *pool = pool_of(vm);
  stack_note_thread(vm);
  return (char *)__builtin_frame_address(0) < pool->low;
}

/* --- the pool --- */

typedef struct { Pool *pool; CStack *stack; bool failed; } AddCall;
static void add_stack(void *arg) {
  AddCall *add = arg;
  Pool *pool = add->pool;
  if (pool->nall == pool->all_capacity) {
    size_t capacity = pool->all_capacity ? pool->all_capacity * 2 : 32;
    CStack **all = realloc(pool->all, capacity * sizeof *all);
    if (!all) {
      add->failed = true;
      return;
    }
    pool->all = all;
    pool->all_capacity = capacity;
  }
  pool->all[pool->nall++] = add->stack;
}

static CStack *wrap_mapping(woad_vm *vm, char *mapping) {
  CStack *stack = mem_new_traced(vm, MEM_KIND_CSTACK);
  stack->header.type = TYPE_CSTACK;
  stack->vm = vm;
  if (mapping) {
    stack->mapping = mapping;
    stack->low = mapping + GUARD_BYTES;
    stack->top = mapping + STACK_BYTES;
    AddCall add = { pool_of(vm), stack, false };
    mem_locked(add_stack, &add);
    if (add.failed) vm->hooks.out_of_memory(vm, STACK_BYTES);
  }
  return stack;
}

static void unmap_stack(Pool *pool, char *mapping) {
  pool->nmapped--;
  forget_guards(mapping + GUARD_BYTES, mapping + STACK_BYTES);
  munmap(mapping, STACK_BYTES);
}

static char *map_stack(woad_vm *vm) {
  char *mapping = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK,
                       -1, 0);
  if (mapping == MAP_FAILED) vm->hooks.out_of_memory(vm, STACK_BYTES);
  if (mprotect(mapping, GUARD_BYTES, PROT_NONE) != 0) {
    munmap(mapping, STACK_BYTES);
    vm->hooks.out_of_memory(vm, STACK_BYTES);
  }
  pool_of(vm)->nmapped++;
  return mapping;
}

static void push_free(Pool *pool, CStack *stack) {
  stack->sp = NULL;
  stack->entry = NULL;
  stack->arg = NULL;
  stack->below = pool->free;
  pool->free = stack;
  pool->nfree++;
}

static void take_orphans(woad_vm *vm, Pool *pool) {
  char *mapping = __atomic_exchange_n(&pool->orphans, NULL, __ATOMIC_SEQ_CST);
  while (mapping) {
    char *next = *orphan_link(mapping);
    if (pool->nfree < POOL_MAX) push_free(pool, wrap_mapping(vm, mapping));
    else unmap_stack(pool, mapping);
    mapping = next;
  }
}

/* As many stacks are mapped as may be: are some no longer reached? */
static void look_for_orphans(woad_vm *vm, Pool *pool) {
  uint64_t before = mem_statistics().collections;
  if (before != pool->collected) mem_collect(vm, MEM_COLLECT_MAJOR);
  if (pool->orphans) return;
  pool->collected = mem_statistics().collections;
  vm->hooks.out_of_memory(vm, STACK_BYTES);
}

CStack *stack_take(woad_vm *vm) {
  Pool *pool = pool_of(vm);
  if (UNLIKELY(pool->nmapped >= MAPPED_MAX && !pool->free && !pool->orphans)) look_for_orphans(vm, pool);
  if (UNLIKELY(pool->orphans)) take_orphans(vm, pool);
  CStack *stack = pool->free;
  if (stack) {
    pool->free = stack->below;
    pool->nfree--;
  } else {
    stack = wrap_mapping(vm, map_stack(vm));
  }
  stack->below = vm->cstack;
  forget_guards(stack->low, stack->top);
  return stack;
}

void stack_give_back(woad_vm *vm, CStack *stack) {
  Pool *pool = pool_of(vm);
  ASSERT(stack != vm->cstack && stack->mapping);
  if (pool->nfree < POOL_MAX) {
    push_free(pool, stack);
    return;
  }
  char *mapping = stack->mapping;
  stack->sp = NULL;
  stack->mapping = NULL;
  unmap_stack(pool, mapping);
}

/* --- switching --- */

static void run_entry(CStack *stack) {
  stack->sp = NULL;
  mem_gate_leave(stack->vm);
  stack->entry(stack->vm, stack->arg);
  PANIC("the entry procedure of a C stack returned");
}

void stack_start(woad_vm *vm, CStack *stack, void (*entry)(woad_vm *vm, void *arg), void *arg) {
  ASSERT(stack->mapping && stack != vm->cstack);
  stack->vm = vm;
  stack->entry = entry;
  stack->arg = arg;
  stack->sp = initial_frame(stack->top, run_entry, stack);
}

/* Behind the gate: makes TO the running stack in all books. */
static void enter_books(woad_vm *vm, Pool *pool, CStack *to) {
  vm->cstack = to;
  const CStack *target = to ? to : pool->base;
  pool->low = target->low ? target->low + LOW_BYTES : NULL;
  mem_stack_set_bottom(pool->handle, target->top);
}

static void leave_base(Pool *pool) {
  void *bottom;
  pool->handle = mem_stack_handle(&bottom);
  pool->base->top = bottom;
}

void stack_switch(woad_vm *vm, CStack *to) {
  Pool *pool = pool_of(vm);
  if (vm->cstack == to) return;
  stack_note_thread(vm);
  CStack *from = vm->cstack ? vm->cstack : pool->base;
  CStack *target = to ? to : pool->base;
  ASSERT(target->sp);
  if (from == pool->base) leave_base(pool);
  mem_gate_enter(vm);
  enter_books(vm, pool, to);
  tell_sanitizer(target);
  stack_swap(&from->sp, target->sp);
  from->sp = NULL;
  mem_gate_leave(vm);
}

typedef struct { woad_value (*fn)(woad_vm *vm, void *arg); void *arg; woad_value result; CStack *stack; } FreshCall;

static void fresh_entry(woad_vm *vm, void *arg) {
  FreshCall *call = arg;
  call->result = call->fn(vm, call->arg);
  stack_switch(vm, call->stack->below);
}

/* Fuel for a fresh stack: recursion that takes one after the other is broken off before it has taken much memory. */
enum { FRESH_COST = 2000 };

woad_value stack_call_fresh(woad_vm *vm, woad_value (*fn)(woad_vm *vm, void *arg), void *arg) {
  vm_charge(vm, FRESH_COST);
  FreshCall call = { fn, arg, VALUE_FALSE, stack_take(vm) };
  stack_start(vm, call.stack, fresh_entry, &call);
  stack_switch(vm, call.stack);
  stack_give_back(vm, call.stack);
  return call.result;
}

void stack_unwind_to(woad_vm *vm, CStack *target) {
  Pool *pool = pool_of(vm);
  CStack *running = vm->cstack;
  if (running == target) return;
  stack_note_thread(vm);
  mem_gate_enter(vm);
  enter_books(vm, pool, target);
  CStack *landing = target ? target : pool->base;
  forget_guards(landing->sp, landing->top);
  landing->sp = NULL;
  for (CStack *stack = running; stack && stack != target;) {
    CStack *below = stack->below;
    push_free(pool, stack); /* not unmapped: the first of them is still under our feet */
    stack = below;
  }
  mem_gate_jumping(vm);
}

void stack_landed(woad_vm *vm) {
  tell_sanitizer(vm->cstack ? vm->cstack : pool_of(vm)->base);
  mem_gate_landed(vm);
}

void stack_boot(woad_vm *vm) {
  mem_set_trace(MEM_KIND_CSTACK, sizeof(CStack), trace_stack);
  mem_add_settle(settle_stacks, NULL);
  Pool *pool = mem_new(vm, Pool);
  vm->cstack_pool = pool;
  vm->cstack = NULL;
  pool->base = wrap_mapping(vm, NULL);
  vm->hooks.stack_is_low = stack_is_low;
  vm->hooks.call_fresh = stack_call_fresh;
  vm->hooks.stack_unwind_to = stack_unwind_to;
  vm->hooks.stack_landed = stack_landed;
}

static void drop_all(void *arg) {
  Pool *pool = arg;
  for (size_t i = 0; i < pool->nall; i++) {
    CStack *stack = pool->all[i];
    if (stack->mapping) unmap_stack(pool, stack->mapping);
    stack->mapping = NULL;
    stack->sp = NULL; /* a stale pointer may still lead a collection here */
  }
  for (char *mapping = pool->orphans; mapping;) {
    char *next = *orphan_link(mapping);
    unmap_stack(pool, mapping);
    mapping = next;
  }
  free(pool->all);
  pool->all = NULL;
  pool->nall = pool->all_capacity = 0;
  pool->orphans = NULL;
}

void stack_shutdown(woad_vm *vm) {
  ASSERT(vm->cstack == NULL);
  Pool *pool = pool_of(vm);
  mem_locked(drop_all, pool);
  pool->free = NULL;
  vm->cstack_pool = NULL;
}
