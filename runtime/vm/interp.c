/* SPDX-License-Identifier: MIT
 * interp.c: the bytecode interpreter: threaded dispatch over the instructions of ops.def, calls, returns, answers of
 * primitives. Registers live in the thread's stack segment; fp, pc, the running closure and its constants are C locals, which
 * stay in machine registers since no function gets their addresses, and are written back (SYNC) before anything that may
 * allocate, raise, switch threads or look at the stack. */
#include "runtime/vm/interp.h"

#include "runtime/base/debug.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/bytes.h"
#include "runtime/data/vector.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/control.h"
#include "runtime/vm/impproc.h"
#include "runtime/vm/interp_ops.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/op.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/slow.h"

/* --- arity and argument lists --- */

/* Gathers the arguments after the required ones into a list in their place. */
static void make_rest_list(woad_vm *vm, const Code *code, woad_value *frame, int argc) {
  woad_value rest = VALUE_NULL;
  for (int i = argc; i > (int)code->nreq; i--) rest = pair_make(vm, frame[i - 1], rest);
  frame[code->nreq] = rest;
}

static void store_single(woad_vm *vm, woad_value v) {
  vm->nvalues = 1;
  vm->values[0] = v;
}

/* The first N results were taken: what is left there would be kept alive. */
static inline void forget_values(woad_vm *vm, int n) {
  for (int i = 0; i < n; i++) vm->values[i] = VALUE_FALSE;
}

static void interp_loop(woad_vm *vm, woad_value answer) {
  static const void *const dispatch[OP_COUNT] = {
#define OP(name, ...) [OP_##name] = &&do_##name,
#include "runtime/vm/ops.def"
#undef OP
  };
  static const void *const bodies[OP_COUNT] = {
#define OP(name, ...) [OP_##name] = &&body_##name,
#include "runtime/vm/ops.def"
#undef OP
  };
  Thread *thread = vm->thread;
  woad_value *fp = thread->fp;
  const uint32_t *pc = NULL;
  Closure *self = NULL;
  woad_value *consts = NULL;
  uint32_t word;
  intptr_t a = 0, b = 0, c = 0; /* as wide as an address: nothing is to be extended */
  int argc;
  const PrimRow *row;
  PrimFn slow;
  woad_value slow_args[3];
  goto answered;

  /* --- moves and constants --- */
  CASE(MOVE, FETCH_AB()) : fp[a] = fp[b];
  NEXT;
  CASE(LOAD_CONST, FETCH_AU()) : fp[a] = consts[b];
  NEXT;
  CASE(LOAD_FIXNUM, FETCH_AI()) : fp[a] = fixnum_make(b);
  NEXT;
  CASE(LOAD_SPECIAL, FETCH_AU()) : fp[a] = VALUE_SPECIAL(b);
  NEXT;
  CASE(LOAD_FREE, FETCH_AB()) : fp[a] = self->free[b];
  NEXT;
  CASE(LOAD_FREE_BOX, FETCH_AB()) : fp[a] = box_of(self->free[b])->value;
  NEXT;
  CASE(STORE_FREE_BOX, FETCH_AB()) : box_of(self->free[a])->value = fp[b];
  NEXT;
  CASE(LOAD_SELF, FETCH_A()) : fp[a] = object_value(self);
  NEXT;
  CASE(LOAD_LINK, FETCH_AU()) : {
    Variable *variable = self->links->vars[b];
    if (UNLIKELY(variable->value == VALUE_UNDEFINED)) {
      SYNC_FRAME();
      control_raise_undefined(vm, variable);
    }
    fp[a] = variable->value;
    NEXT;
  }
  CASE(LOAD_LINK_DEFINED, FETCH_AU()) : fp[a] = self->links->vars[b]->value;
  NEXT;
  CASE(DEFINE_LINK, FETCH_AU()) : {
    a = (word >> 8) & 0xffff; /* operands LINK REG: 16 and 8 bits */
    b = word >> 24;
    goto body_define;
  }
  CASE(STORE_LINK, FETCH_AU()) : {
    a = (word >> 8) & 0xffff;
    b = word >> 24;
    goto body_store;
  }
body_define:
  SYNC_FRAME();
  control_define(vm, self->links->vars[a], fp[b]);
  NEXT;
body_store:
  SYNC_FRAME();
  control_assign(vm, self->links->vars[a], fp[b]);
  NEXT;
  CASE(LOAD_VARREF, FETCH_AU()) : SYNC_FRAME();
  {
    woad_value v = control_variable_reference(vm, self->links, (int)b & 0xffff);
    fp[a] = v;
  }
  NEXT;
  CASE(LOAD_LITERAL, FETCH_AU()) : {
    woad_value v = self->links->literals[b];
    if (UNLIKELY(v == VALUE_NONE)) {
      SYNC_FRAME();
      v = vm->hooks.syntax_literal(vm, self->links, (size_t)b);
    }
    fp[a] = v;
    NEXT;
  }
  /* --- mutable variables --- */
  CASE(BOX_NEW, FETCH_AB()) : SYNC_FRAME();
  {
    woad_value box = box_make(vm, fp[b]);
    fp[a] = box;
  }
  NEXT;
  CASE(BOX_LOAD, FETCH_AB()) : fp[a] = box_of(fp[b])->value;
  NEXT;
  CASE(BOX_STORE, FETCH_AB()) : box_of(fp[a])->value = fp[b];
  NEXT;
  CASE(CHECK_DEFINED, FETCH_AU()) : if (UNLIKELY(fp[a] == VALUE_UNDEFINED)) {
    SYNC_FRAME();
    raise_undefined(vm, consts[b], "cannot use before initialization");
  }
  NEXT;
  CASE(CHECK_ASSIGNED, FETCH_AU()) : if (UNLIKELY(fp[a] == VALUE_UNDEFINED)) {
    SYNC_FRAME();
    control_raise_assigned_early(vm, consts[b]);
  }
  NEXT;
  /* --- closures --- */
  CASE(CLOSURE, FETCH_AU()) : {
    SYNC_FRAME();
    Code *code = VALUE_AS(Code, consts[b]);
    Closure *closure = mem_object_flex(vm, Closure, TYPE_CLOSURE, free, code->nfree);
    closure->code = code;
    closure->links = self->links;
    for (uint32_t i = 0; i < code->nfree; i++) {
      uint32_t capture = *pc++;
      uint32_t op = capture & 255, at = (capture >> 8) & 255;
      if (UNLIKELY(op == OP_WIDE)) {
        op = (capture >> 8) & 255;
        at = pc[0];
        pc += 3;
      }
      closure->free[i] = op == OP_CAPTURE_REG ? fp[at] : op == OP_CAPTURE_FREE ? self->free[at] : object_value(self);
    }
    fp[a] = object_value(closure);
    NEXT;
  }
  CASE(CAPTURE_REG, FETCH_A()) : CASE(CAPTURE_FREE, FETCH_A()) : CASE(CAPTURE_SELF, FETCH_A()) : PANIC("stray capture");
  CASE(CLOSURE_PATCH, FETCH_ABC()) : VALUE_AS(Closure, fp[a])->free[c] = fp[b];
  NEXT;
  CASE(CASE_CLOSURE, FETCH_ABC()) : {
    SYNC_FRAME();
    CaseClosure *cases = mem_object_flex(vm, CaseClosure, TYPE_CASE_CLOSURE, clauses, c);
    cases->nclauses = (uint32_t)c;
    for (intptr_t i = 0; i < c; i++) cases->clauses[i] = VALUE_AS(Closure, fp[b + i]);
    cases->name = c > 0 ? cases->clauses[0]->code->name : value_is_symbol(fp[b]) ? fp[b] : VALUE_FALSE;
    fp[a] = object_value(cases);
    NEXT;
  }
  /* --- control --- */
  CASE(JUMP, FETCH_L()) : pc += a;
  NEXT;
  CASE(LOOP, FETCH_L()) : pc += a;
  if (UNLIKELY(--vm->fuel < 0)) goto safe_point;
  NEXT;
  CASE(TEST, FETCH_A()) : BRANCH(fp[a] != VALUE_FALSE);
  CASE(TEST_NOT, FETCH_A()) : BRANCH(fp[a] == VALUE_FALSE);
  CASE(TEST_EQ, FETCH_AB()) : BRANCH(fp[a] == fp[b]);
  CASE(TEST_EQ_CONST, FETCH_AU()) : BRANCH(fp[a] == consts[b]);
  CASE(TEST_NULL, FETCH_A()) : BRANCH(fp[a] == VALUE_NULL);
  CASE(TEST_PAIR, FETCH_A()) : BRANCH(value_is_pair(fp[a]));
  CASE(TEST_TYPE, FETCH_AI()) : BRANCH(value_has_type(fp[a], (TypeCode)b));
  CASE(TEST_NUMBER, FETCH_A()) : BRANCH(value_is_fixnum(fp[a]) || number_is_number(fp[a]));
  CASE(TEST_FIXNUM, FETCH_A()) : BRANCH(value_is_fixnum(fp[a]));
  CASE(TEST_FLONUM, FETCH_A()) : BRANCH(value_is_flonum(fp[a]));
  CASE(TEST_PREDICATE, FETCH_AU()) : SYNC_FRAME();
  BRANCH(VALUE_AS(Primitive, consts[b])->row->fn(vm, 1, &fp[a]) != VALUE_FALSE);
  COMPARE_ZERO(TEST_ZERO, prim_zero_p, "zero?", ==)
  COMPARE_ZERO(TEST_POSITIVE, prim_positive_p, "positive?", >)
  COMPARE_ZERO(TEST_NEGATIVE, prim_negative_p, "negative?", <)
  COMPARE(TEST_NUM_EQ, ==)
  COMPARE(TEST_LT, <)
  COMPARE(TEST_LE, <=)
  COMPARE(TEST_GT, >)
  COMPARE(TEST_GE, >=)
  COMPARE_IMM(TEST_NUM_EQ_IMM, TEST_NUM_EQ, ==)
  COMPARE_IMM(TEST_LT_IMM, TEST_LT, <)
  COMPARE_IMM(TEST_LE_IMM, TEST_LE, <=)
  COMPARE_IMM(TEST_GT_IMM, TEST_GT, >)
  COMPARE_IMM(TEST_GE_IMM, TEST_GE, >=)

  FX_COMPARE(EQ, prim_fx_eq, "fx=", ==)
  FX_COMPARE(LT, prim_fx_lt, "fx<", <)
  FX_COMPARE(LE, prim_fx_le, "fx<=", <=)
  FX_COMPARE(GT, prim_fx_gt, "fx>", >)
  FX_COMPARE(GE, prim_fx_ge, "fx>=", >=)
  FL_COMPARE(EQ, prim_fl_eq, "fl=", ==)
  FL_COMPARE(LT, prim_fl_lt, "fl<", <)
  FL_COMPARE(LE, prim_fl_le, "fl<=", <=)
  FL_COMPARE(GT, prim_fl_gt, "fl>", >)
  FL_COMPARE(GE, prim_fl_ge, "fl>=", >=)
  /* --- calls --- */
  CASE(CALL, FETCH_AB()) : {
    woad_value proc = fp[a];
    BEGIN_FRAME(fp + a + FRAME_WORDS, VALUE_NONE, b);
    ENTER_PLAIN(fp, b);
    if (!value_has_type(proc, TYPE_PRIMITIVE)) goto apply;
    row = VALUE_AS(Primitive, proc)->row;
    if (UNLIKELY(argc < row->min || (row->max >= 0 && argc > row->max))) goto apply;
    goto call_primitive;
  }
  CASE(CALL_MARKED, FETCH_ABC()) : {
    BEGIN_FRAME(fp + a + FRAME_WORDS, fp[c], b);
    goto apply;
  }
  CASE(TAIL_CALL, FETCH_AB()) : {
    woad_value *source = fp + a;
    FRAME_PROC(fp) = source[0];
    for (intptr_t i = 0; i < b; i++) fp[i] = source[FRAME_WORDS + i];
    argc = (int)b;
    ENTER_PLAIN(fp, b);
    goto apply;
  }
  CASE(CALL_SELF, FETCH_AB()) : {
    woad_value *callee = fp + a + FRAME_WORDS;
    FRAME_PROC(callee) = object_value(self);
    BEGIN_FRAME(callee, VALUE_NONE, b);
    const Code *code = self->code;
    if (UNLIKELY((uintptr_t)thread->limit - (uintptr_t)fp < code->entry_bytes || --vm->fuel < 0)) goto enter;
    pc = code->words;
    CHECK_ENTRY();
    NEXT;
  }
  CASE(TAIL_SELF, FETCH_AB()) : {
    woad_value *source = fp + a + FRAME_WORDS;
    for (intptr_t i = 0; i < b; i++) fp[i] = source[i];
    pc = self->code->words;
    if (UNLIKELY(--vm->fuel < 0)) goto safe_point;
    NEXT;
  }
  CASE(PRIM, FETCH_ABC()) : row = VALUE_AS(Primitive, consts[b])->row;
  FRAME_PROC(fp + a + FRAME_WORDS) = consts[b];
  BEGIN_FRAME(fp + a + FRAME_WORDS, VALUE_NONE, c);
call_primitive: {
  /* ROW takes ARGC arguments; its frame is FP, and its result goes to R[A] of the caller's */
  if (UNLIKELY((row->flags & PF_NESTS) || (row->rights & ~vm->rights) != 0)) goto apply;
  thread->fp = fp;
  thread->top = fp + argc;
  vm->running_primitive = row->name;
  answer = row->fn(vm, argc, fp);
  if (UNLIKELY(answer == VALUE_TAIL || answer == VALUE_MULTIPLE || answer == VALUE_BLOCK)) goto answered;
  fp = FRAME_CALLER(fp);
  fp[a] = answer;
  NEXT;
}
apply: {
  /* fp is a frame with its header written, FRAME_PROC what is to be applied, argc arguments in place */
  woad_value proc = FRAME_PROC(fp);
  if (UNLIKELY(!value_is_object(proc))) goto not_a_procedure;
  switch (value_type(proc)) {
  case TYPE_CLOSURE: {
    self = VALUE_AS(Closure, proc);
    Code *code = self->code;
    if (UNLIKELY(code->header.flags & (CODE_LAZY | CODE_REST))) {
      thread->fp = fp;
      thread->top = fp + argc;
      if (code->header.flags & CODE_LAZY) code_force(vm, code);
      if (code->header.flags & CODE_REST) {
        if (argc < (int)code->nreq) goto wrong_arity;
        fp = frame_ensure(vm, thread, fp, (size_t)argc, (size_t)argc + 1);
        make_rest_list(vm, code, fp, argc);
        argc = (int)code->nreq + 1;
        goto enter;
      }
    }
    if (UNLIKELY(argc != (int)code->nreq)) goto wrong_arity;
    goto enter;
  }
  case TYPE_CASE_CLOSURE: {
    Closure *clause = code_choose_clause(VALUE_AS(CaseClosure, proc), argc);
    if (clause == NULL) goto wrong_arity;
    FRAME_PROC(fp) = object_value(clause);
    if (UNLIKELY(clause->code->entry_argc != (uint32_t)argc)) goto apply;
    self = clause;
    goto enter;
  }
  case TYPE_PRIMITIVE: {
    row = VALUE_AS(Primitive, proc)->row;
    if (UNLIKELY(argc < row->min || (row->max >= 0 && argc > row->max))) goto wrong_arity;
    thread->fp = fp;
    thread->top = fp + argc;
    vm->running_primitive = row->name;
    if (UNLIKELY((row->rights & ~vm->rights) != 0) && (answer = vm->hooks.ask_guards(vm, row, argc, fp)) != VALUE_NONE)
      goto answered;
    if ((row->flags & PF_NESTS) && vm->cstack == NULL) {
      vm->hooks.run_nesting(vm, &(NestingCall){row->fn, NULL, argc, fp});
      goto go_on;
    }
    answer = row->fn(vm, argc, fp);
    goto answered;
  }
  case TYPE_NATIVE_CLOSURE: {
    NativeClosure *native = VALUE_AS(NativeClosure, proc);
    if (UNLIKELY(argc < native->min || (native->max >= 0 && argc > native->max))) goto wrong_arity;
    thread->fp = fp;
    thread->top = fp + argc;
    vm->running_primitive = value_has_type(native->name, TYPE_SYMBOL) ? control_symbol_text(native->name) : NULL;
    if ((native->flags & PF_NESTS) && vm->cstack == NULL) {
      vm->hooks.run_nesting(vm, &(NestingCall){NULL, native, argc, fp});
      goto go_on;
    }
    answer = native->fn(vm, native, argc, fp);
    goto answered;
  }
  case TYPE_STRUCT_PROC: {
    int min, max;
    if (struct_proc_is_quick(VALUE_AS(StructProc, proc), argc, fp, &answer)) goto return_answer;
    struct_proc_arity(VALUE_AS(StructProc, proc), &min, &max);
    if (UNLIKELY(argc < min || (max >= 0 && argc > max))) goto wrong_arity;
    thread->fp = fp;
    thread->top = fp + argc;
    answer = struct_proc_apply(vm, VALUE_AS(StructProc, proc), argc, fp);
    goto answered;
  }
  case TYPE_PARAMETER:
    if (UNLIKELY(argc > 1)) goto wrong_arity;
    thread->fp = fp;
    thread->top = fp + argc;
    answer = param_apply(vm, proc, argc, fp);
    goto answered;
  case TYPE_CONTINUATION:
    thread->fp = fp;
    thread->top = fp + argc;
    answer = control_apply_continuation(vm, proc, argc, fp);
    goto answered;
  case TYPE_STRUCT: {
    woad_value spec = struct_of(proc)->type->proc_spec;
    if (spec == VALUE_FALSE) goto not_a_procedure;
    if (value_is_fixnum(spec)) {
      woad_value field = struct_of(proc)->fields[fixnum_value(spec)];
      bool strict = struct_property_get(vm, vm->prop.arity_string, proc) != VALUE_NONE;
      if (strict ? !call_arity_includes(vm, field, argc) : !call_is_procedure(vm, field)) goto wrong_arity;
      FRAME_PROC(fp) = field;
      goto apply;
    }
    fp = frame_ensure(vm, thread, fp, (size_t)argc, (size_t)argc + 1);
    if (!call_arity_includes(vm, spec, argc + 1)) goto wrong_arity;
    memmove(fp + 1, fp, (size_t)argc * sizeof(woad_value));
    fp[0] = proc;
    FRAME_PROC(fp) = spec;
    argc++;
    goto apply;
  }
  case TYPE_IMPERSONATOR:
    if ((answer = impproc_replacement(vm, proc, argc)) != VALUE_FALSE) {
      FRAME_PROC(fp) = answer;
      ENTER_PLAIN(fp, argc);
      goto apply;
    }
    thread->fp = fp;
    thread->top = fp + argc;
    if (!call_is_procedure(vm, proc)) goto not_a_procedure;
    answer = impproc_apply(vm, proc, argc, fp);
    goto answered;
  default: goto not_a_procedure;
  }
}
enter: {
  /* self's frame is fp, its arguments are in place and fit */
  Code *code = self->code;
  if (UNLIKELY((uintptr_t)thread->limit - (uintptr_t)fp < code->entry_bytes))
    fp = frame_ensure(vm, thread, fp, (size_t)argc, (size_t)code->nregs + FRAME_WORDS);
  self = VALUE_AS(Closure, FRAME_PROC(fp));
  consts = code->consts;
  pc = code->words;
  CHECK_ENTRY();
  if (UNLIKELY(--vm->fuel < 0)) {
    thread->fp = fp;
    thread->top = fp + argc;
    thread->pc = pc;
    goto preempt;
  }
  NEXT;
}
safe_point:
  SYNC_FRAME();
preempt:
  thread->answer = VALUE_RESUME;
  vm->hooks.sched_poll(vm);
go_on:
  thread = vm->thread;
  answer = thread->answer;
  if (answer == VALUE_RESUME) {
    fp = thread->fp;
    pc = thread->pc;
    LOAD_FRAME();
    NEXT;
  }
  goto answered;

answered:
  /* a primitive (or what stands for one) in the frame thread->fp gave ANSWER */
  while (UNLIKELY(answer == VALUE_BLOCK)) {
    if (thread->status != THREAD_RUNNABLE) {
      thread->answer = VALUE_BLOCK;
      vm->hooks.sched_leave(vm);
      thread = vm->thread;
      answer = thread->answer;
      if (answer == VALUE_RESUME) goto go_on;
      continue;
    }
    ResumeFn resume = thread->resume;
    thread->resume = NULL;
    answer = resume(vm, thread->resume_state);
  }
  fp = thread->fp;
  if (answer == VALUE_TAIL) {
    argc = call_install_tail(vm, thread);
    fp = thread->fp;
    goto apply;
  }
  if (answer == VALUE_MULTIPLE) goto return_multiple;
  a = 0;
  goto return_answer;

  CASE(RETURN, FETCH_A()) : answer = fp[a];
return_answer: {
  woad_value *dest = fp - FRAME_WORDS;
  pc = FRAME_PC(fp);
  frame_drop_marks(thread, fp);
  fp = FRAME_CALLER(fp);
  if (UNLIKELY(fp == NULL)) {
    thread->fp = NULL;
    store_single(vm, answer);
    goto underflow;
  }
  *dest = answer;
  self = VALUE_AS(Closure, FRAME_PROC(fp));
  consts = self->code->consts;
  NEXT;
}
  CASE(RETURN_VALUES, FETCH_AB()) : answer = values_return(vm, (int)b, fp + a);
  if (b == 1) goto return_answer;
return_multiple: {
  woad_value *dest = fp - FRAME_WORDS;
  pc = FRAME_PC(fp);
  frame_drop_marks(thread, fp);
  fp = FRAME_CALLER(fp);
  if (fp == NULL) {
    thread->fp = NULL;
    goto underflow;
  }
  thread->fp = fp;
  thread->top = dest;
  goto accept_values;
}
  CASE(RETURN_VECTOR, FETCH_A()) : {
    Vector *vec = vector_of(fp[a]);
    answer = values_return(vm, (int)vec->length, vec->items);
    if (answer == VALUE_MULTIPLE) goto return_multiple;
    goto return_answer;
  }
accept_values: {
  /* vm->nvalues results arrive at pc in frame fp; thread->top is where a single one would go */
  self = VALUE_AS(Closure, FRAME_PROC(fp));
  consts = self->code->consts;
  if (vm->nvalues == 1) {
    *thread->top = vm->values[0];
    vm->values[0] = VALUE_FALSE;
    NEXT;
  }
  word = *pc;
  Opcode op = (Opcode)(word & 255);
  FETCH_ABC();
  bool wide = op == OP_WIDE;
  if (wide) {
    op = (Opcode)((word >> 8) & 255);
    a = (int32_t)pc[1];
    b = (int32_t)pc[2], c = (int32_t)pc[3];
  }
  const uint32_t *after = pc + (wide ? 4 : 1);
  if (op == OP_NATIVE_RETURN) goto native_return;
  if (op == OP_BIND_VALUES && b == vm->nvalues) {
    for (intptr_t i = 0; i < b; i++) fp[a + i] = vm->values[i];
  } else if (op == OP_LIST_VALUES) {
    fp[a] = vector_from(vm, (size_t)vm->nvalues, vm->values);
    if (b == 1) VALUE_AS(Header, fp[a])->type = TYPE_RESULTS;
  } else if (op != OP_IGNORE_VALUES) {
    thread->pc = pc;
    if (op == OP_BIND_VALUES && (b != 1 || c != 0)) slow_raise_binding_count(vm, self, after, (int)b, c);
    slow_raise_count(vm, 1);
  }
  forget_values(vm, vm->nvalues);
  pc = after;
  NEXT;
}
  CASE(BIND_VALUES, FETCH_ABC()) : if (UNLIKELY(b != 1)) {
    SYNC_FRAME();
    store_single(vm, fp[a]);
    slow_raise_binding_count(vm, self, pc, (int)b, c);
  }
  NEXT;
  CASE(IGNORE_VALUES, (void)0) : NEXT;
  CASE(LIST_VALUES, FETCH_AB()) : if (b == 0) {
    SYNC_FRAME();
    woad_value v = vector_from(vm, 1, fp + a);
    fp[a] = v;
  }
  NEXT;
  /* --- continuation marks --- */
  CASE(MARK_SET, FETCH_AB()) : SYNC_FRAME();
  marks_set_on_frame(vm, thread, fp, fp[a], fp[b]);
  NEXT;
  CASE(MARK_PUSH, FETCH_ABC()) : {
    SYNC_FRAME();
    woad_value set = marks_push(vm, thread, fp[b], fp[c]);
    fp[a] = set;
    NEXT;
  }
  CASE(MARK_ADD, FETCH_ABC()) : {
    SYNC_FRAME();
    woad_value set = marks_add(vm, thread, fp[a], fp[b], fp[c]);
    fp[a] = set;
    NEXT;
  }
  CASE(MARK_VALUE, FETCH_ABC()) : {
    woad_value key = fp[b], v = fp[c];
    if (LIKELY(!value_is_impersonator(key))) {
      fp[a] = v;
      pc++;
      NEXT;
    }
    slow_args[0] = key;
    slow_args[1] = v;
    SLOW_CALL(prim_mark_value, "with-continuation-mark", 2);
  }
  CASE(MARK_POP, FETCH_A()) : thread->attachments = VALUE_AS(MarkSet, fp[a])->prev;
  NEXT;
  /* --- inlined primitives --- */
  ARITHMETIC(ADD, __builtin_add_overflow((intptr_t)x, (intptr_t)y - TAG_FIXNUM, &bits), 0, +)
  ARITHMETIC(SUB, __builtin_sub_overflow((intptr_t)x, (intptr_t)y - TAG_FIXNUM, &bits), 0, -)
  ARITHMETIC(MUL, __builtin_mul_overflow((intptr_t)x - TAG_FIXNUM, (intptr_t)fixnum_value(y), &bits), TAG_FIXNUM, *)
  STEP(ADD1, 1, prim_add1, "add1")
  STEP(SUB1, -1, prim_sub1, "sub1")
  CASE(ADD_IMM, FETCH_ABS()) : {
    woad_value x = fp[b];
    intptr_t sum;
    if (LIKELY(value_is_fixnum(x)) && LIKELY(!__builtin_add_overflow((intptr_t)x, (intptr_t)c * 8, &sum))) {
      fp[a] = VALUE_FROM_BITS(sum);
      NEXT;
    }
    SYNC_FRAME();
    woad_value v = c < 0 ? slow_arith(vm, OP_SUB, x, fixnum_make(-(int64_t)c)) : slow_arith(vm, OP_ADD, x, fixnum_make(c));
    fp[a] = v;
    NEXT;
  }
  DIVISION(QUOTIENT, prim_quotient, "quotient", quotient_of(n, d))
  DIVISION(REMAINDER, prim_remainder, "remainder", remainder_of(n, d))
  DIVISION(MODULO, prim_modulo, "modulo", modulo_of(n, d))
  FX_ARITHMETIC(FX_ADD, __builtin_add_overflow((intptr_t)x, (intptr_t)y - TAG_FIXNUM, &bits), 0, prim_fx_plus, "fx+")
  FX_ARITHMETIC(FX_SUB, __builtin_sub_overflow((intptr_t)x, (intptr_t)y - TAG_FIXNUM, &bits), 0, prim_fx_minus, "fx-")
  FX_ARITHMETIC(FX_MUL, __builtin_mul_overflow((intptr_t)x - TAG_FIXNUM, (intptr_t)fixnum_value(y), &bits), TAG_FIXNUM, prim_fx_times, "fx*")
  CASE(FX_ADD_IMM, FETCH_ABS()) : {
    woad_value x = fp[b], v;
    intptr_t sum;
    if (LIKELY(value_is_fixnum(x)) && LIKELY(!__builtin_add_overflow((intptr_t)x, (intptr_t)c * 8, &sum))) v = VALUE_FROM_BITS(sum);
    else if (c < 0) v = SLOW(prim_fx_minus, "fx-", 2, x, fixnum_make(-(int64_t)c), VALUE_FALSE);
    else v = SLOW(prim_fx_plus, "fx+", 2, x, fixnum_make(c), VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  DIVISION(FX_QUOTIENT, prim_fxquotient, "fxquotient", quotient_of(n, d))
  DIVISION(FX_REMAINDER, prim_fxremainder, "fxremainder", remainder_of(n, d))
  DIVISION(FX_MODULO, prim_fxmodulo, "fxmodulo", modulo_of(n, d))
  BIT_OP(BIT_AND, prim_bitwise_and, "bitwise-and", &)
  BIT_OP(BIT_OR, prim_bitwise_ior, "bitwise-ior", |)
  BIT_OP(BIT_XOR, prim_bitwise_xor, "bitwise-xor", ^)
  BIT_OP(FX_AND, prim_fxand, "fxand", &)
  BIT_OP(FX_OR, prim_fxior, "fxior", |)
  BIT_OP(FX_XOR, prim_fxxor, "fxxor", ^)
  CASE(NOT, FETCH_AB()) : fp[a] = value_bool(fp[b] == VALUE_FALSE);
  NEXT;
  CASE(EQ, FETCH_ABC()) : fp[a] = value_bool(fp[b] == fp[c]);
  NEXT;
  CASE(CONS, FETCH_ABC()) : {
    SYNC_FRAME();
    Pair *pair = mem_alloc_pair(vm); /* the fields are read afterwards: spilled here, they would stay alive in this C frame */
    pair->car = fp[b];
    pair->cdr = fp[c];
    fp[a] = VALUE_FROM_BITS((uintptr_t)pair + TAG_PAIR);
    NEXT;
  }
  PAIR_PART(CAR, prim_car, "car", pair_car)
  PAIR_PART(CDR, prim_cdr, "cdr", pair_cdr)
  CASE(CXR, FETCH_ABC()) : {
    woad_value v = fp[b];
    for (intptr_t path = c; path > 1; path >>= 1) {
      if (UNLIKELY(!value_is_pair(v))) SYNC_FRAME(), prim_pair_refuse(vm, fp[b], (uint32_t)c);
      v = path & 1 ? pair_cdr(v) : pair_car(v);
    }
    fp[a] = v;
    NEXT;
  }
  CASE(UNSAFE_CAR, FETCH_AB()) : fp[a] = pair_car(fp[b]);
  NEXT;
  CASE(UNSAFE_CDR, FETCH_AB()) : fp[a] = pair_cdr(fp[b]);
  NEXT;
  CASE(VECTOR_REF, FETCH_ABC()) : {
    woad_value v = fp[b], i = fp[c];
    if (LIKELY(value_is_vector(v) && value_is_fixnum(i)) &&
        LIKELY((uint64_t)fixnum_value(i) < vector_of(v)->length)) {
      fp[a] = vector_of(v)->items[fixnum_value(i)];
      pc++;
      NEXT;
    }
    slow_args[0] = v;
    slow_args[1] = i;
    SLOW_CALL(prim_vector_ref, "vector-ref", 2);
  }
  CASE(VECTOR_SET, FETCH_ABC()) : {
    woad_value v = fp[a], i = fp[b];
    if (LIKELY(value_is_vector(v) && value_is_fixnum(i)) && LIKELY(!value_is_immutable(v)) &&
        LIKELY((uint64_t)fixnum_value(i) < vector_of(v)->length)) {
      vector_of(v)->items[fixnum_value(i)] = fp[c];
      NEXT;
    }
    slow_args[0] = v;
    slow_args[1] = i;
    slow_args[2] = fp[c];
    SLOW_CALL(prim_vector_set_x, "vector-set!", 3);
  }
  CASE(VECTOR_LENGTH, FETCH_AB()) : {
    woad_value v = fp[b];
    if (LIKELY(value_is_vector(v))) v = fixnum_make((int64_t)vector_of(v)->length);
    else v = SLOW(prim_vector_length, "vector-length", 1, v, VALUE_FALSE, VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  CASE(STRING_REF, FETCH_ABC()) : {
    woad_value v = fp[b], i = fp[c];
    if (LIKELY(value_is_string(v) && value_is_fixnum(i)) &&
        LIKELY((uint64_t)fixnum_value(i) < string_of(v)->length)) {
      fp[a] = char_make(string_ref(string_of(v), (size_t)fixnum_value(i)));
      NEXT;
    }
    v = SLOW(prim_string_ref, "string-ref", 2, v, i, VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  CASE(BYTES_REF, FETCH_ABC()) : {
    woad_value v = fp[b], i = fp[c];
    if (LIKELY(value_is_bytes(v) && value_is_fixnum(i)) && LIKELY((uint64_t)fixnum_value(i) < bytes_of(v)->length)) {
      fp[a] = fixnum_make(bytes_of(v)->data[fixnum_value(i)]);
      NEXT;
    }
    v = SLOW(prim_bytes_ref, "bytes-ref", 2, v, i, VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  CASE(UNBOX, FETCH_AB()) : {
    woad_value v = fp[b];
    if (LIKELY(value_is_box(v))) {
      fp[a] = box_of(v)->value;
      pc++;
      NEXT;
    }
    slow_args[0] = v;
    SLOW_CALL(prim_unbox, "unbox", 1);
  }
  CASE(SET_BOX, FETCH_AB()) : {
    woad_value v = fp[a];
    if (LIKELY(value_is_box(v) && !value_is_immutable(v))) {
      box_of(v)->value = fp[b];
      NEXT;
    }
    slow_args[0] = v;
    slow_args[1] = fp[b];
    SLOW_CALL(prim_set_box_x, "set-box!", 2);
  }
  CASE(STRUCT_PART, FETCH_ABC()) : {
    Variable *variable = self->links->vars[c];
    woad_value proc = variable->value, v;
    if (LIKELY(value_is_struct_proc(proc)) && LIKELY(struct_proc_is_quick(VALUE_AS(StructProc, proc), 1, &fp[b], &v))) {
      fp[a] = v;
      pc++;
      NEXT;
    }
    slow_args[0] = proc;
    slow_args[1] = fp[b];
    SYNC_FRAME();
    if (UNLIKELY(proc == VALUE_UNDEFINED)) control_raise_undefined(vm, variable);
    SLOW_CALL(slow_apply, NULL, 2);
  }
  CASE(TAKE, FETCH_A()) : fp[a] = fp[self->code->nregs];
  NEXT;
slow_call: {
  /* the primitive SLOW on A slow_args, which may be about an impersonator, so as a call: its frame is above all registers,
   * its result comes to the word after them, where TAKE finds it */
  woad_value *frame = fp + self->code->nregs + FRAME_WORDS;
  FRAME_PROC(frame) = VALUE_FALSE;
  FRAME_PC(frame) = pc;
  FRAME_CALLER(frame) = fp;
  FRAME_MARKS(frame) = VALUE_NONE;
  thread->fp = frame;
  thread->top = frame;
  frame = frame_ensure(vm, thread, frame, 0, 8);
  for (intptr_t i = 0; i < a; i++) frame[i] = slow_args[i];
  thread->fp = frame;
  thread->top = frame + a;
  answer = slow(vm, (int)a, frame);
  goto answered;
}
  CASE(FX_TO_FL, FETCH_AB()) : {
    woad_value x = fp[b], v;
    if (UNLIKELY(!value_is_fixnum(x)) || UNLIKELY(!flonum_try_immediate((double)fixnum_value(x), &v)))
      v = SLOW(prim_fx_to_fl, "fx->fl", 1, x, VALUE_FALSE, VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  CASE(FLVECTOR_REF, FETCH_ABC()) : {
    woad_value x = fp[b], y = fp[c], v;
    const FlVector *vec = VALUE_AS(FlVector, x);
    if (UNLIKELY(!value_has_type(x, TYPE_FLVECTOR) || !value_is_fixnum(y) || (uint64_t)fixnum_value(y) >= vec->length) ||
        UNLIKELY(!flonum_try_immediate(vec->items[fixnum_value(y)], &v)))
      v = SLOW(prim_flvector_ref, "flvector-ref", 2, x, y, VALUE_FALSE);
    fp[a] = v;
    NEXT;
  }
  CASE(FLVECTOR_SET, FETCH_ABC()) : {
    woad_value x = fp[a], y = fp[b], v = fp[c];
    FlVector *vec = VALUE_AS(FlVector, x);
    if (LIKELY(value_has_type(x, TYPE_FLVECTOR) && value_is_fixnum(y) && value_is_flonum(v)) &&
        LIKELY((uint64_t)fixnum_value(y) < vec->length))
      vec->items[fixnum_value(y)] = flonum_value(v);
    else
      (void)SLOW(prim_flvector_set_x, "flvector-set!", 3, x, y, v);
    NEXT;
  }
  FLONUM_OP(FL_ADD, "fl+", +)
  FLONUM_OP(FL_SUB, "fl-", -)
  FLONUM_OP(FL_MUL, "fl*", *)
  FLONUM_OP(FL_DIV, "fl/", /)

  /* --- the bottom of a slice, and native frames --- */
  CASE(UNDERFLOW, (void)0) : PANIC("underflow is reached through returns");
underflow:
  /* vm->values are to be returned to the newest kont; the slice is empty */
  for (;;) {
    Kont *kont = thread->kont;
    switch (kont_kind(kont)) {
    case KONT_FRAMES: {
      woad_value *dest;
      thread->top = thread->base;
      frame_thaw(vm, thread, &dest);
      fp = thread->fp;
      pc = thread->pc;
      thread->top = dest;
      goto accept_values;
    }
    case KONT_JOIN: frame_open_join(vm, thread); break;
    case KONT_PROMPT: case KONT_ESCAPE: case KONT_BARRIER:
      if (UNLIKELY(kont->header.flags & KONT_REDIRECTED)) goto leave_record;
      thread->kont = kont->next;
      thread->attachments = VALUE_NONE;
      break;
    case KONT_WIND: leave_record:
      answer = control_leave_record(vm);
      goto answered;
    case KONT_LEAVE: return;
    case KONT_BOTTOM:
      thread->result_values = VALUE_VOID;
      vm->hooks.thread_done(vm);
      goto go_on;
    }
  }
  CASE(NATIVE_RETURN, (void)0) : /* a single value, in the register after the native frame's slots */
  store_single(vm, fp[NATIVE_WORDS + fixnum_value(fp[1])]);
native_return: {
  CallThenFn then;
  memcpy(&then, &fp[0], sizeof then);
  thread->fp = fp;
  thread->top = fp + NATIVE_WORDS + fixnum_value(fp[1]);
  int n = vm->nvalues;
  answer = then(vm, fp + NATIVE_WORDS, n, vm->values);
  if (answer != VALUE_MULTIPLE) forget_values(vm, n);
  goto answered;
}
  CASE(LEAVE, (void)0) : return;
  CASE(WIDE, (void)0) : {
    uint32_t op = (word >> 8) & 255;
    a = (int32_t)pc[0];
    b = (int32_t)pc[1];
    c = (int32_t)pc[2];
    pc += 3;
    if (op == OP_DEFINE_LINK) goto body_define;
    if (op == OP_STORE_LINK) goto body_store;
    goto *bodies[op];
  }

wrong_arity:
  thread->fp = fp;
  thread->top = fp + argc;
  answer = control_wrong_arity(vm, FRAME_PROC(fp), argc, fp);
  goto answered;
not_a_procedure:
  thread->fp = fp;
  thread->top = fp + argc;
  raise_not_procedure(vm, FRAME_PROC(fp), argc, fp);
}

static woad_value resume_with_raise(woad_vm *vm, woad_value state) { return control_raise(vm, state, true); }
static woad_value resume_with_escape(woad_vm *vm, woad_value state) { return control_go_on_escaping(vm); }

void interp_resume_caught(Thread *thread, int kind, woad_value value) {
  thread->answer = VALUE_BLOCK;
  thread->resume = kind == CATCH_RAISE ? resume_with_raise : resume_with_escape;
  thread->resume_state = value;
}

static Kont *innermost_leave(Kont *kont) {
  while (kont_kind(kont) != KONT_LEAVE && kont->next != NULL) kont = kont->next;
  return kont;
}

static bool is_below(const Kont *kont, const Kont *wanted) {
  while (kont != NULL && kont->depth > wanted->depth) kont = kont->next;
  return kont == wanted;
}

void interp_run(woad_vm *vm, woad_value answer) {
  Kont *volatile const leave = innermost_leave(vm->thread->kont);
  volatile woad_value go = answer;
  for (;;) {
    Catch catcher;
    catch_push(vm, &catcher);
    if (_setjmp(catcher.jump) == 0) {
      woad_value first = go;
      go = VALUE_VOID;
      clear_frame_to_come();
      interp_loop(vm, first);
      catch_pop(vm, &catcher);
      return;
    }
    vm->hooks.stack_landed(vm);
    catch_pop(vm, &catcher);
    if (catcher.kind == CATCH_ESCAPE && !is_below(vm->thread->kont, leave)) { /* it goes further out than this run */
      vm->caught_kind = catcher.kind;
      vm->caught_value = catcher.value;
      catch_rethrow(vm);
    }
    vm->thread->status = THREAD_RUNNABLE;
    interp_resume_caught(vm->thread, catcher.kind, catcher.value);
    go = VALUE_BLOCK;
  }
}
