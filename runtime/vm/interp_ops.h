/* SPDX-License-Identifier: MIT
 * interp_ops.h: how interp_loop takes instructions apart, and the instructions that come in families. For interp.c alone:
 * the macros use its locals vm, thread, fp, pc, self, consts, word, a, b, c. */
#ifndef RUNTIME_VM_INTERP_OPS_H
#define RUNTIME_VM_INTERP_OPS_H

#include "runtime/base/debug.h"
#include "runtime/vm/interp.h"
#include "runtime/vm/slow.h"

#ifdef WOAD_DEBUG
#define CHECK_INSTRUCTION() interp_check_instruction(self->code, pc, fp)
#define CHECK_ENTRY() interp_poison(fp, (uint32_t)argc, self->code->nregs)
#else
#define CHECK_INSTRUCTION() ((void)0)
#define CHECK_ENTRY() ((void)0)
#endif

/* Writes the machine state back to the thread; END: of the frame's live words. */
#define SYNC(end) (thread->fp = fp, thread->top = (end), thread->pc = pc)
#define SYNC_FRAME() SYNC(fp + self->code->nregs)
#define LOAD_FRAME() (self = VALUE_AS(Closure, FRAME_PROC(fp)), consts = self->code->consts)
#define NEXT \
  do { \
    CHECK_INSTRUCTION(); \
    word = *pc++; \
    goto *dispatch[word & 255]; \
  } while (0)
/* An instruction has two labels: do_NAME reads its operands from the word, body_NAME has them in a, b and c (WIDE goes there). */
#define CASE(name, fetch) \
  do_##name : fetch; \
  body_##name
#define FETCH_A() (a = (word >> 8) & 255)
#define FETCH_AB() (a = (word >> 8) & 255, b = (word >> 16) & 255)
#define FETCH_ABC() (FETCH_AB(), c = word >> 24)
#define FETCH_ABS() (FETCH_AB(), c = (int32_t)word >> 24)      /* c signed */
#define FETCH_AU() (FETCH_A(), b = word >> 16)                 /* b 16 bits */
#define FETCH_AI() (FETCH_A(), b = (int32_t)word >> 16)        /* b 16 bits signed */
#define FETCH_L() (a = (int32_t)word >> 8)
/* Begins the frame CALLEE, whose procedure and NARGS arguments are in place. */
#define BEGIN_FRAME(callee, marks, nargs) \
  do { \
    woad_value *frame_ = (callee), marks_ = (marks); \
    FRAME_PC(frame_) = pc; \
    FRAME_CALLER(frame_) = fp; \
    FRAME_MARKS(frame_) = marks_; \
    fp = frame_; \
    argc = (int)(nargs); \
  } while (0)
/* Enters the closure at FRAME with ARGC arguments when nothing is to be prepared; otherwise falls through. */
#define ENTER_PLAIN(frame, nargs) \
  do { \
    woad_value proc_ = FRAME_PROC(frame); \
    if (UNLIKELY(!value_has_type(proc_, TYPE_CLOSURE))) break; \
    const Code *code_ = VALUE_AS(Closure, proc_)->code; \
    if (UNLIKELY(code_->entry_argc != (uint32_t)(nargs))) break; \
    if (UNLIKELY((uintptr_t)thread->limit - (uintptr_t)(frame) < code_->entry_bytes || --vm->fuel < 0)) break; \
    self = VALUE_AS(Closure, proc_); \
    consts = code_->consts; \
    pc = code_->words; \
    CHECK_ENTRY(); \
    NEXT; \
  } while (0)
/* A test is followed by the jump for the case that CONDITION does not hold. */
#define BRANCH(condition) \
  do { \
    if (condition) pc++; \
    else pc += ((int32_t)*pc >> 8) + 1; \
    NEXT; \
  } while (0)
#define COMPARE(name, operator) \
  CASE(name, FETCH_AB()) : { \
    woad_value x = fp[a], y = fp[b]; \
    if (LIKELY(value_is_fixnum(x) && value_is_fixnum(y))) BRANCH((intptr_t)x operator(intptr_t) y); \
    if (value_is_immediate_flonum(x) && value_is_immediate_flonum(y)) \
      BRANCH(immediate_flonum_value(x) operator immediate_flonum_value(y)); \
    SYNC_FRAME(); \
    bool result = slow_compare(vm, OP_##name, x, y); \
    BRANCH(result); \
  }
#define COMPARE_IMM(name, plain, operator) \
  CASE(name, FETCH_AI()) : { \
    woad_value x = fp[a]; \
    if (LIKELY(value_is_fixnum(x))) BRANCH((intptr_t)x operator(intptr_t) fixnum_make(b)); \
    SYNC_FRAME(); \
    bool result = slow_compare(vm, OP_##plain, x, fixnum_make(b)); \
    BRANCH(result); \
  }
#define COMPARE_ZERO(name, fn, text, operator) \
  CASE(name, FETCH_A()) : { \
    woad_value x = fp[a]; \
    if (LIKELY(value_is_fixnum(x))) BRANCH((intptr_t)x operator(intptr_t) fixnum_make(0)); \
    if (value_is_immediate_flonum(x)) BRANCH(immediate_flonum_value(x) operator 0.0); \
    bool result = SLOW(fn, text, 1, x, VALUE_FALSE, VALUE_FALSE) != VALUE_FALSE; \
    BRANCH(result); \
  }
/* Goes on with the primitive FN, on the first N slow_args, as a call; TAKE finds its result. */
#define SLOW_CALL(fn, name, n) \
  do { \
    a = n; \
    slow = fn; \
    vm->running_primitive = name; \
    goto slow_call; \
  } while (0)
#define SLOW(fn, name, argc, x, y, z) (SYNC_FRAME(), slow_primitive(vm, fn, name, argc, x, y, z))
#define PAIR_PART(name, fn, text, part) \
  CASE(name, FETCH_AB()) : { \
    woad_value v = fp[b]; \
    if (UNLIKELY(!value_is_pair(v))) v = SLOW(fn, text, 1, v, VALUE_FALSE, VALUE_FALSE); \
    else v = part(v); \
    fp[a] = v; \
    NEXT; \
  }
/* OVERFLOWS puts the bits of the result, less TAG, into bits. */
#define ARITHMETIC(name, overflows, tag, operator) \
  CASE(name, FETCH_ABC()) : { \
    woad_value x = fp[b], y = fp[c], v; \
    intptr_t bits; \
    if (LIKELY(value_is_fixnum(x) && value_is_fixnum(y)) && LIKELY(!(overflows))) { \
      fp[a] = VALUE_FROM_BITS(bits + (tag)); \
      NEXT; \
    } \
    if (value_is_immediate_flonum(x) && value_is_immediate_flonum(y) && \
        LIKELY(flonum_try_immediate(immediate_flonum_value(x) operator immediate_flonum_value(y), &v))) { \
      fp[a] = v; \
      NEXT; \
    } \
    SYNC_FRAME(); \
    v = slow_arith(vm, OP_##name, x, y); \
    fp[a] = v; \
    NEXT; \
  }
/* A comparison that is the primitive FN unless both are of the kind that it is for. */
#define TYPED_COMPARE(name, fn, text, fetch, x, y, both, operator, x_part, y_part) \
  CASE(name, fetch) : { \
    if (LIKELY(both)) BRANCH(x_part operator y_part); \
    bool result = SLOW(fn, text, 2, x, y, VALUE_FALSE) != VALUE_FALSE; \
    BRANCH(result); \
  }
#define FX_COMPARE(name, fn, text, operator) \
  TYPED_COMPARE(TEST_FX_##name, fn, text, FETCH_AB(), fp[a], fp[b], value_is_fixnum(fp[a]) && value_is_fixnum(fp[b]), operator, \
                (intptr_t)fp[a], (intptr_t)fp[b]) \
  TYPED_COMPARE(TEST_FX_##name##_IMM, fn, text, FETCH_AI(), fp[a], fixnum_make(b), value_is_fixnum(fp[a]), operator, (intptr_t)fp[a], \
                (intptr_t)fixnum_make(b))
#define FL_COMPARE(name, fn, text, operator) \
  TYPED_COMPARE(TEST_FL_##name, fn, text, FETCH_AB(), fp[a], fp[b], \
                value_is_immediate_flonum(fp[a]) && value_is_immediate_flonum(fp[b]), operator, \
                immediate_flonum_value(fp[a]), immediate_flonum_value(fp[b]))
/* x + BY, of a fixnum; the primitive FN of other numbers. */
#define STEP(name, by, fn, text) \
  CASE(name, FETCH_AB()) : { \
    woad_value x = fp[b], v; \
    intptr_t sum; \
    if (LIKELY(value_is_fixnum(x)) && LIKELY(!__builtin_add_overflow((intptr_t)x, (intptr_t)(by) * 8, &sum))) v = VALUE_FROM_BITS(sum); \
    else v = SLOW(fn, text, 1, x, VALUE_FALSE, VALUE_FALSE); \
    fp[a] = v; \
    NEXT; \
  }
#define FX_ARITHMETIC(name, overflows, tag, fn, text) \
  CASE(name, FETCH_ABC()) : { \
    woad_value x = fp[b], y = fp[c], v; \
    intptr_t bits; \
    if (LIKELY(value_is_fixnum(x) && value_is_fixnum(y)) && LIKELY(!(overflows))) v = VALUE_FROM_BITS(bits + (tag)); \
    else v = SLOW(fn, text, 2, x, y, VALUE_FALSE); \
    fp[a] = v; \
    NEXT; \
  }
/* Division by the narrow instruction where the operands allow: a 64-bit one takes a multiple of its time. */
static inline bool is_narrow(int64_t n, int64_t d) { return ((uint64_t)n | (uint64_t)d) >> 32 == 0; }
static inline int64_t quotient_of(int64_t n, int64_t d) {
  return is_narrow(n, d) ? (int64_t)((uint32_t)n / (uint32_t)d) : n / d;
}
static inline int64_t remainder_of(int64_t n, int64_t d) {
  return is_narrow(n, d) ? (int64_t)((uint32_t)n % (uint32_t)d) : n % d;
}
static inline int64_t modulo_of(int64_t n, int64_t d) { /* d > 0 */
  int64_t m = remainder_of(n, d);
  return m < 0 ? m + d : m;
}
/* Division of fixnums where nothing can go wrong: the divisor is above 0. Otherwise the primitive FN. */
#define DIVISION(name, fn, text, result) \
  CASE(name, FETCH_ABC()) : { \
    woad_value x = fp[b], y = fp[c], v; \
    if (LIKELY(value_is_fixnum(x) && value_is_fixnum(y)) && LIKELY(fixnum_value(y) > 0)) { \
      int64_t n = fixnum_value(x), d = fixnum_value(y); \
      v = fixnum_make(result); \
    } else { \
      v = SLOW(fn, text, 2, x, y, VALUE_FALSE); \
    } \
    fp[a] = v; \
    NEXT; \
  }
#define FLONUM_OP(name, text, operator) \
  CASE(name, FETCH_ABC()) : { \
    woad_value x = fp[b], y = fp[c]; \
    if (UNLIKELY(!value_is_flonum(x) || !value_is_flonum(y))) { \
      woad_value args[2] = {x, y}; \
      SYNC_FRAME(); \
      raise_argument(vm, text, "flonum?", value_is_flonum(x) ? 1 : 0, 2, args); \
    } \
    double d = flonum_value(x) operator flonum_value(y); \
    woad_value v; \
    if (UNLIKELY(!flonum_try_immediate(d, &v))) { \
      SYNC_FRAME(); \
      v = mem_box_flonum(vm, d); \
    } \
    fp[a] = v; \
    NEXT; \
  }
#define BIT_OP(name, fn, text, operator) \
  CASE(name, FETCH_ABC()) : { \
    woad_value x = fp[b], y = fp[c]; \
    if (LIKELY(value_is_fixnum(x) && value_is_fixnum(y))) { \
      fp[a] = fixnum_make(fixnum_value(x) operator fixnum_value(y)); \
    } else { \
      woad_value v = SLOW(fn, text, 2, x, y, VALUE_FALSE); \
      fp[a] = v; \
    } \
    NEXT; \
  }

/* Zeros what earlier calls left where the loop's frame comes to lie: it may stay for the whole program, and words that it never
 * writes would keep alive what they name. */
static __attribute__((noinline)) RAW_STACK void clear_frame_to_come(void) {
  volatile uint64_t words[64];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) words[i] = 0;
  (void)words[0];
}

#endif
