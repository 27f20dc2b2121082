/* SPDX-License-Identifier: MIT
 * call.c: answers of primitives, and nested runs of the interpreter from C. */
#include "runtime/vm/call.h"

#include "runtime/base/debug.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/frame.h"
#include "runtime/vm/interp.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

void call_boot(woad_vm *vm) {
  vm->values_room = vm->tail_room = vm->then_room = 16;
  vm->values = mem_alloc(vm, 16 * sizeof(woad_value));
  vm->tail_argv = mem_alloc(vm, 16 * sizeof(woad_value));
  vm->then_slots = mem_alloc(vm, 16 * sizeof(woad_value));
  vm->tail_mark_key = vm->tail_mark_value = VALUE_NONE;
}

static inline void ensure_room(woad_vm *vm, woad_value **buffer, int *room, int n) {
  if (LIKELY(n <= *room)) return;
  int wanted = n > 2 * *room ? n : 2 * *room;
  *buffer = mem_alloc(vm, (size_t)wanted * sizeof(woad_value));
  *room = wanted;
}

woad_value values_return(woad_vm *vm, int n, const woad_value *vals) {
  if (n == 1) return vals[0];
  ensure_room(vm, &vm->values, &vm->values_room, n);
  if (n > 0) memmove(vm->values, vals, (size_t)n * sizeof(woad_value));
  vm->nvalues = n;
  return VALUE_MULTIPLE;
}

woad_value values_return_list(woad_vm *vm, woad_value list) {
  woad_value *vals = mem_alloc(vm, ((size_t)pair_list_length(list) + 1) * sizeof *vals);
  int n = 0;
  for (; value_is_pair(list); list = pair_cdr(list)) vals[n++] = pair_car(list);
  return values_return(vm, n, vals);
}

woad_value call_tail(woad_vm *vm, woad_value proc, int argc, const woad_value *argv) {
  woad_value *old = vm->tail_argv;
  ensure_room(vm, &vm->tail_argv, &vm->tail_room, argc);
  for (int i = 0; i < argc; i++) vm->tail_argv[i] = argv[i]; /* few; upward, for they may lie further on in the same buffer */
  mem_keep(old);
  vm->tail_proc = proc;
  vm->tail_argc = argc;
  vm->tail_then = NULL;
  return VALUE_TAIL;
}

woad_value call_tail_here(woad_vm *vm, woad_value proc, woad_value arg) {
  woad_value *frame = frame_ensure(vm, vm->thread, vm->thread->fp, 0, 8);
  FRAME_PROC(frame) = proc;
  frame[0] = arg;
  vm->thread->top = frame + 1;
  vm->tail_proc = VALUE_NONE;
  vm->tail_argc = 1;
  vm->tail_then = NULL;
  return VALUE_TAIL;
}

woad_value call_tail_spread(woad_vm *vm, int argc, woad_value list, int64_t length) {
  int n = argc - 2 + (int)length;
  woad_value *frame = frame_ensure(vm, vm->thread, vm->thread->fp, (size_t)argc, (size_t)(argc > n ? argc : n) + 8);
  FRAME_PROC(frame) = frame[0];
  for (int i = 0; i < argc - 2; i++) frame[i] = frame[i + 1];
  for (int i = argc - 2; i < n; i++, list = pair_cdr(list)) frame[i] = pair_car(list);
  vm->thread->top = frame + n;
  vm->tail_proc = VALUE_NONE;
  vm->tail_argc = n;
  vm->tail_then = NULL;
  return VALUE_TAIL;
}

woad_value call_then(woad_vm *vm, woad_value proc, int argc, const woad_value *argv, CallThenFn then, int nslots,
                     const woad_value *slots) {
  call_tail(vm, proc, argc, argv);
  ensure_room(vm, &vm->then_slots, &vm->then_room, nslots);
  if (nslots > 0) memmove(vm->then_slots, slots, (size_t)nslots * sizeof(woad_value));
  vm->then_nslots = nslots;
  vm->tail_then = then;
  return VALUE_TAIL;
}

/* --- nested runs --- */

static void set_tail_mark(woad_vm *vm, Thread *thread, woad_value *frame) {
  if (LIKELY(vm->tail_mark_key == VALUE_NONE)) return;
  marks_set_on_frame(vm, thread, frame, vm->tail_mark_key, vm->tail_mark_value);
  vm->tail_mark_key = VALUE_NONE;
}

int call_install_tail(woad_vm *vm, Thread *thread) {
  int argc = vm->tail_argc;
  woad_value *frame = thread->fp;
  if (vm->tail_proc == VALUE_NONE) { /* call_tail_here, call_tail_spread */
    vm->tail_proc = VALUE_FALSE;
    set_tail_mark(vm, thread, frame);
    return argc;
  }
  if (vm->tail_then != NULL) {
    size_t slots = (size_t)vm->then_nslots;
    thread->top = frame;
    frame = frame_ensure(vm, thread, frame, 0, NATIVE_WORDS + slots + FRAME_WORDS + (size_t)argc + 8);
    FRAME_PROC(frame) = vm->native_closure;
    CallThenFn then = vm->tail_then;
    memcpy(&frame[0], &then, sizeof then);
    frame[1] = fixnum_make((int64_t)slots);
    memcpy(frame + NATIVE_WORDS, vm->then_slots, slots * sizeof(woad_value));
    for (size_t i = 0; i < slots; i++) vm->then_slots[i] = VALUE_FALSE; /* what is left there would be kept alive */
    woad_value *callee = frame + NATIVE_WORDS + slots + FRAME_WORDS;
    FRAME_PC(callee) = frame_native_return_code;
    FRAME_CALLER(callee) = frame;
    FRAME_MARKS(callee) = VALUE_NONE;
    frame = callee;
    vm->tail_then = NULL;
  } else {
    thread->top = frame;
    frame = frame_ensure(vm, thread, frame, 0, (size_t)argc + 8);
  }
  FRAME_PROC(frame) = vm->tail_proc;
  for (int i = 0; i < argc; i++) {
    frame[i] = vm->tail_argv[i];
    vm->tail_argv[i] = VALUE_FALSE;
  }
  vm->tail_proc = VALUE_FALSE;
  thread->fp = frame;
  thread->top = frame + argc;
  set_tail_mark(vm, thread, frame);
  return argc;
}

typedef struct { woad_value proc; int argc; const woad_value *argv; woad_value **vals; int n; } NestedRun;

static woad_value run_deeper(woad_vm *vm, void *arg) {
  NestedRun *run = arg;
  run->n = call_nested_values(vm, run->proc, run->argc, run->argv, run->vals);
  return VALUE_VOID;
}

int call_nested_values(woad_vm *vm, woad_value proc, int argc, const woad_value *argv, woad_value **vals) {
  if (vm->cstack != NULL && vm->hooks.stack_is_low(vm)) {
    NestedRun run = {proc, argc, argv, vals, 0};
    vm->hooks.call_fresh(vm, run_deeper, &run);
    return run.n;
  }
  Thread *thread = vm->thread;
  const char *who = vm->running_primitive;
  if (thread->fp == NULL) thread->top = thread->base;
  frame_enter_nested(vm, thread);
  Kont *leave = thread->kont;
  interp_run(vm, call_tail(vm, proc, argc, argv));
  frame_leave_nested(thread, leave);
  vm->running_primitive = who;
  int n = vm->nvalues;
  *vals = mem_alloc(vm, (size_t)(n + 1) * sizeof(woad_value));
  memcpy(*vals, vm->values, (size_t)n * sizeof(woad_value));
  return n;
}

woad_value call_nested(woad_vm *vm, woad_value proc, int argc, const woad_value *argv) {
  woad_value *vals;
  int n = call_nested_values(vm, proc, argc, argv, &vals);
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  return vals[0];
}

/* --- procedures --- */

woad_value call_native_closure(woad_vm *vm, const char *name, NativeFn fn, int min, int max, unsigned flags, int nslots,
                               const woad_value *slots) {
  NativeClosure *closure = mem_object_flex(vm, NativeClosure, TYPE_NATIVE_CLOSURE, slots, nslots);
  closure->fn = fn;
  closure->name = name == NULL ? VALUE_FALSE : symbol_intern(vm, name);
  closure->min = min;
  closure->max = max;
  closure->flags = flags;
  closure->mask = VALUE_FALSE;
  closure->nslots = nslots;
  for (int i = 0; i < nslots; i++) closure->slots[i] = slots[i];
  return object_value(closure);
}

bool call_is_procedure(woad_vm *vm, woad_value v) {
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_CLOSURE:
  case TYPE_CASE_CLOSURE:
  case TYPE_PRIMITIVE:
  case TYPE_NATIVE_CLOSURE:
  case TYPE_PARAMETER:
  case TYPE_CONTINUATION:
  case TYPE_STRUCT_PROC: return true;
  case TYPE_STRUCT: return struct_of(v)->type->proc_spec != VALUE_FALSE;
  case TYPE_IMPERSONATOR: return call_is_procedure(vm, impersonator_of(v)->base);
  default: return false;
  }
}

bool call_arity_includes(woad_vm *vm, woad_value proc, int argc) {
  if (value_has_type(proc, TYPE_CLOSURE) && VALUE_AS(Closure, proc)->code->entry_argc == (uint32_t)argc) return true;
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  for (int i = 0; i < n; i++)
    if (argc >= clauses[i].min && (clauses[i].max < 0 || argc <= clauses[i].max)) return true;
  return false;
}

woad_value call_thread_name(woad_vm *vm, const Thread *thread) {
  return value_has_type(thread->name, TYPE_CODE) ? code_shown_name(vm, VALUE_AS(Code, thread->name)) : thread->name;
}

woad_value call_procedure_name(woad_vm *vm, woad_value proc) {
  if (!value_is_object(proc)) return VALUE_FALSE;
  switch (value_type(proc)) {
  case TYPE_CLOSURE: return code_shown_name(vm, VALUE_AS(Closure, proc)->code);
  case TYPE_CASE_CLOSURE: {
    const CaseClosure *cases = VALUE_AS(CaseClosure, proc);
    if (cases->nclauses == 0 || code_is_proper_name(cases->name)) return cases->name;
    return code_shown_name(vm, cases->clauses[0]->code);
  }
  case TYPE_PRIMITIVE: return VALUE_AS(Primitive, proc)->name;
  case TYPE_NATIVE_CLOSURE: return VALUE_AS(NativeClosure, proc)->name;
  case TYPE_PARAMETER: return param_name(proc);
  case TYPE_STRUCT_PROC: return VALUE_AS(StructProc, proc)->name;
  case TYPE_IMPERSONATOR: return call_procedure_name(vm, impersonator_of(proc)->base);
  case TYPE_STRUCT: {
    woad_value spec = struct_of(proc)->type->proc_spec;
    woad_value field = value_is_fixnum(spec) ? struct_of(proc)->fields[fixnum_value(spec)] : VALUE_FALSE;
    return call_is_procedure(vm, field) ? call_procedure_name(vm, field) : struct_of(proc)->type->name;
  }
  default: return VALUE_FALSE;
  }
}
