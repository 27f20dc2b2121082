/* SPDX-License-Identifier: MIT
 * emit_prim.c: calls of primitives: by their own instruction, as a test, or by PRIM. A call with a wrong number of
 * arguments is left to the general call, where the VM raises. Unsafe operations use the checked instructions: those
 * test first what they would have to test anyway. */
#include "compiler/emit.h"

#include <stdlib.h>

#include "runtime/vm/prim.h"

typedef enum {
  INLINE_VALUE,  /* r[a] = op r[b] (r[c]) */
  INLINE_CHAIN,  /* the same, left-associative for more than two arguments */
  INLINE_TEST,   /* a test instruction */
  INLINE_EQV,    /* EQ when one argument is a constant that eq? tells apart */
  INLINE_STORE   /* op r[a] r[b] (r[c]), gives void */
} InlineKind;
typedef struct { const char *name; uint32_t nargs; InlineKind kind; Opcode op; TypeCode type; } InlineRow; /* type: of TEST_TYPE */

enum { SURE_DEPTH = 8 };

/* Sorted by name. */
static const InlineRow inline_rows[] = {
  {"*", 2, INLINE_CHAIN, OP_MUL, 0},
  {"+", 2, INLINE_CHAIN, OP_ADD, 0},
  {"-", 2, INLINE_CHAIN, OP_SUB, 0},
  {"<", 2, INLINE_TEST, OP_TEST_LT, 0},
  {"<=", 2, INLINE_TEST, OP_TEST_LE, 0},
  {"=", 2, INLINE_TEST, OP_TEST_NUM_EQ, 0},
  {">", 2, INLINE_TEST, OP_TEST_GT, 0},
  {">=", 2, INLINE_TEST, OP_TEST_GE, 0},
  {"add1", 1, INLINE_VALUE, OP_ADD1, 0},
  {"bitwise-and", 2, INLINE_VALUE, OP_BIT_AND, 0},
  {"bitwise-ior", 2, INLINE_VALUE, OP_BIT_OR, 0},
  {"bitwise-xor", 2, INLINE_VALUE, OP_BIT_XOR, 0},
  {"bytes-ref", 2, INLINE_VALUE, OP_BYTES_REF, 0},
  {"bytes?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_BYTES},
  {"car", 1, INLINE_VALUE, OP_CAR, 0},
  {"cdr", 1, INLINE_VALUE, OP_CDR, 0},
  {"cons", 2, INLINE_VALUE, OP_CONS, 0},
  {"eq?", 2, INLINE_VALUE, OP_EQ, 0},
  {"equal?", 2, INLINE_EQV, OP_EQ, 0},
  {"eqv?", 2, INLINE_EQV, OP_EQ, 0},
  {"fixnum?", 1, INLINE_TEST, OP_TEST_FIXNUM, 0},
  {"fl*", 2, INLINE_VALUE, OP_FL_MUL, 0},
  {"fl+", 2, INLINE_VALUE, OP_FL_ADD, 0},
  {"fl-", 2, INLINE_VALUE, OP_FL_SUB, 0},
  {"fl/", 2, INLINE_VALUE, OP_FL_DIV, 0},
  {"fl<", 2, INLINE_TEST, OP_TEST_FL_LT, 0},
  {"fl<=", 2, INLINE_TEST, OP_TEST_FL_LE, 0},
  {"fl=", 2, INLINE_TEST, OP_TEST_FL_EQ, 0},
  {"fl>", 2, INLINE_TEST, OP_TEST_FL_GT, 0},
  {"fl>=", 2, INLINE_TEST, OP_TEST_FL_GE, 0},
  {"flonum?", 1, INLINE_TEST, OP_TEST_FLONUM, 0},
  {"flvector-ref", 2, INLINE_VALUE, OP_FLVECTOR_REF, 0},
  {"flvector-set!", 3, INLINE_STORE, OP_FLVECTOR_SET, 0},
  {"flvector?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_FLVECTOR},
  {"fx*", 2, INLINE_CHAIN, OP_FX_MUL, 0},
  {"fx+", 2, INLINE_CHAIN, OP_FX_ADD, 0},
  {"fx-", 2, INLINE_CHAIN, OP_FX_SUB, 0},
  {"fx->fl", 1, INLINE_VALUE, OP_FX_TO_FL, 0},
  {"fx<", 2, INLINE_TEST, OP_TEST_FX_LT, 0},
  {"fx<=", 2, INLINE_TEST, OP_TEST_FX_LE, 0},
  {"fx=", 2, INLINE_TEST, OP_TEST_FX_EQ, 0},
  {"fx>", 2, INLINE_TEST, OP_TEST_FX_GT, 0},
  {"fx>=", 2, INLINE_TEST, OP_TEST_FX_GE, 0},
  {"fxand", 2, INLINE_CHAIN, OP_FX_AND, 0},
  {"fxior", 2, INLINE_CHAIN, OP_FX_OR, 0},
  {"fxmodulo", 2, INLINE_VALUE, OP_FX_MODULO, 0},
  {"fxquotient", 2, INLINE_VALUE, OP_FX_QUOTIENT, 0},
  {"fxremainder", 2, INLINE_VALUE, OP_FX_REMAINDER, 0},
  {"fxxor", 2, INLINE_CHAIN, OP_FX_XOR, 0},
  {"keyword?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_KEYWORD},
  {"mark-value", 2, INLINE_VALUE, OP_MARK_VALUE, 0},
  {"modulo", 2, INLINE_VALUE, OP_MODULO, 0},
  {"negative?", 1, INLINE_TEST, OP_TEST_NEGATIVE, 0},
  {"not", 1, INLINE_VALUE, OP_NOT, 0},
  {"null?", 1, INLINE_TEST, OP_TEST_NULL, 0},
  {"number?", 1, INLINE_TEST, OP_TEST_NUMBER, 0},
  {"pair?", 1, INLINE_TEST, OP_TEST_PAIR, 0},
  {"positive?", 1, INLINE_TEST, OP_TEST_POSITIVE, 0},
  {"quotient", 2, INLINE_VALUE, OP_QUOTIENT, 0},
  {"remainder", 2, INLINE_VALUE, OP_REMAINDER, 0},
  {"results?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_RESULTS},
  {"set-box!", 2, INLINE_STORE, OP_SET_BOX, 0},
  {"string-ref", 2, INLINE_VALUE, OP_STRING_REF, 0},
  {"string?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_STRING},
  {"sub1", 1, INLINE_VALUE, OP_SUB1, 0},
  {"symbol?", 1, INLINE_TEST, OP_TEST_TYPE, TYPE_SYMBOL},
  {"unbox", 1, INLINE_VALUE, OP_UNBOX, 0},
  {"unsafe-bytes-ref", 2, INLINE_VALUE, OP_BYTES_REF, 0},
  {"unsafe-car", 1, INLINE_VALUE, OP_UNSAFE_CAR, 0},
  {"unsafe-cdr", 1, INLINE_VALUE, OP_UNSAFE_CDR, 0},
  {"unsafe-fl*", 2, INLINE_VALUE, OP_FL_MUL, 0},
  {"unsafe-fl+", 2, INLINE_VALUE, OP_FL_ADD, 0},
  {"unsafe-fl-", 2, INLINE_VALUE, OP_FL_SUB, 0},
  {"unsafe-fl/", 2, INLINE_VALUE, OP_FL_DIV, 0},
  {"unsafe-fl<", 2, INLINE_TEST, OP_TEST_FL_LT, 0},
  {"unsafe-fl<=", 2, INLINE_TEST, OP_TEST_FL_LE, 0},
  {"unsafe-fl=", 2, INLINE_TEST, OP_TEST_FL_EQ, 0},
  {"unsafe-fl>", 2, INLINE_TEST, OP_TEST_FL_GT, 0},
  {"unsafe-fl>=", 2, INLINE_TEST, OP_TEST_FL_GE, 0},
  {"unsafe-flvector-ref", 2, INLINE_VALUE, OP_FLVECTOR_REF, 0},
  {"unsafe-flvector-set!", 3, INLINE_STORE, OP_FLVECTOR_SET, 0},
  {"unsafe-fx*", 2, INLINE_CHAIN, OP_MUL, 0},
  {"unsafe-fx+", 2, INLINE_CHAIN, OP_ADD, 0},
  {"unsafe-fx-", 2, INLINE_CHAIN, OP_SUB, 0},
  {"unsafe-fx->fl", 1, INLINE_VALUE, OP_FX_TO_FL, 0},
  {"unsafe-fx<", 2, INLINE_TEST, OP_TEST_LT, 0},
  {"unsafe-fx<=", 2, INLINE_TEST, OP_TEST_LE, 0},
  {"unsafe-fx=", 2, INLINE_TEST, OP_TEST_NUM_EQ, 0},
  {"unsafe-fx>", 2, INLINE_TEST, OP_TEST_GT, 0},
  {"unsafe-fx>=", 2, INLINE_TEST, OP_TEST_GE, 0},
  {"unsafe-fxand", 2, INLINE_CHAIN, OP_BIT_AND, 0},
  {"unsafe-fxior", 2, INLINE_CHAIN, OP_BIT_OR, 0},
  {"unsafe-fxmodulo", 2, INLINE_VALUE, OP_MODULO, 0},
  {"unsafe-fxquotient", 2, INLINE_VALUE, OP_QUOTIENT, 0},
  {"unsafe-fxremainder", 2, INLINE_VALUE, OP_REMAINDER, 0},
  {"unsafe-fxxor", 2, INLINE_CHAIN, OP_BIT_XOR, 0},
  {"unsafe-set-box!", 2, INLINE_STORE, OP_SET_BOX, 0},
  {"unsafe-set-box*!", 2, INLINE_STORE, OP_SET_BOX, 0},
  {"unsafe-string-ref", 2, INLINE_VALUE, OP_STRING_REF, 0},
  {"unsafe-unbox", 1, INLINE_VALUE, OP_UNBOX, 0},
  {"unsafe-unbox*", 1, INLINE_VALUE, OP_UNBOX, 0},
  {"unsafe-vector*-length", 1, INLINE_VALUE, OP_VECTOR_LENGTH, 0},
  {"unsafe-vector*-ref", 2, INLINE_VALUE, OP_VECTOR_REF, 0},
  {"unsafe-vector*-set!", 3, INLINE_STORE, OP_VECTOR_SET, 0},
  {"unsafe-vector-length", 1, INLINE_VALUE, OP_VECTOR_LENGTH, 0},
  {"unsafe-vector-ref", 2, INLINE_VALUE, OP_VECTOR_REF, 0},
  {"unsafe-vector-set!", 3, INLINE_STORE, OP_VECTOR_SET, 0},
  {"vector-length", 1, INLINE_VALUE, OP_VECTOR_LENGTH, 0},
  {"vector-ref", 2, INLINE_VALUE, OP_VECTOR_REF, 0},
  {"vector-set!", 3, INLINE_STORE, OP_VECTOR_SET, 0},
  {"zero?", 1, INLINE_TEST, OP_TEST_ZERO, 0},
};

static int compare_row(const void *name, const void *row) { return strcmp(name, ((const InlineRow *)row)->name); }

static const InlineRow *find_inline(const PrimRow *prim, uint32_t nargs) {
  const InlineRow *row = bsearch(prim->name, inline_rows, sizeof inline_rows / sizeof inline_rows[0],
                                 sizeof inline_rows[0], compare_row);
  if (row == NULL) return NULL;
  if (row->nargs == nargs || (row->kind == INLINE_CHAIN && nargs > 2)) return row;
  return NULL;
}

/* A call of ROW, without an instruction of its own, that only tells the kind of its argument. */
static bool is_predicate_call(const Ir *ir, const PrimRow *row) {
  return row != NULL && ir->nkids == 2 && prim_tells_kind(row);
}

/* A constant for which eq?, eqv? and equal? agree. */
static bool is_eq_constant(const Ir *ir) {
  if (ir->kind != IR_CONST) return false;
  woad_value v = ir->value;
  return value_is_fixnum(v) || value_tag(v) == TAG_IMMEDIATE || value_has_type(v, TYPE_SYMBOL) ||
         value_has_type(v, TYPE_KEYWORD);
}

static bool small_fixnum(const Ir *ir, int64_t low, int64_t high) {
  return ir->kind == IR_CONST && value_is_fixnum(ir->value) && fixnum_value(ir->value) >= low &&
         fixnum_value(ir->value) <= high;
}

/* --- tests --- */

static bool immediate_test(Opcode op, Opcode *out) {
  switch (op) {
  case OP_TEST_NUM_EQ: *out = OP_TEST_NUM_EQ_IMM; return true;
  case OP_TEST_LT: *out = OP_TEST_LT_IMM; return true;
  case OP_TEST_LE: *out = OP_TEST_LE_IMM; return true;
  case OP_TEST_GT: *out = OP_TEST_GT_IMM; return true;
  case OP_TEST_GE: *out = OP_TEST_GE_IMM; return true;
  case OP_TEST_FX_EQ: *out = OP_TEST_FX_EQ_IMM; return true;
  case OP_TEST_FX_LT: *out = OP_TEST_FX_LT_IMM; return true;
  case OP_TEST_FX_LE: *out = OP_TEST_FX_LE_IMM; return true;
  case OP_TEST_FX_GT: *out = OP_TEST_FX_GT_IMM; return true;
  case OP_TEST_FX_GE: *out = OP_TEST_FX_GE_IMM; return true;
  default: return false;
  }
}

static void branch_eq(Emitter *em, Ir *ir, int32_t label, bool when) {
  Ir *a = ir->kids[1], *b = ir->kids[2];
  if (a->kind == IR_CONST && b->kind != IR_CONST) {
    Ir *swapped = a;
    a = b;
    b = swapped;
  }
  int32_t first = emit_operand(em, a);
  if (b->kind == IR_CONST && b->value == VALUE_NULL) emit_test(em, OP_TEST_NULL, first, 0, label, when);
  else if (b->kind == IR_CONST) emit_test(em, OP_TEST_EQ_CONST, first, emit_const_index(em, b->value), label, when);
  else emit_test(em, OP_TEST_EQ, first, emit_operand(em, b), label, when);
}

static void branch_test(Emitter *em, Ir *ir, const InlineRow *row, int32_t label, bool when) {
  Opcode immediate;
  int32_t first = emit_operand(em, ir->kids[1]), second = (int32_t)row->type;
  if (row->nargs == 2 && small_fixnum(ir->kids[2], -32768, 32767) && immediate_test(row->op, &immediate)) {
    emit_test(em, immediate, first, (int32_t)fixnum_value(ir->kids[2]->value), label, when);
    return;
  }
  if (row->nargs == 2) second = emit_operand(em, ir->kids[2]);
  emit_test(em, row->op, first, second, label, when);
}

bool emit_prim_branch(Emitter *em, Ir *ir, int32_t label, bool when) {
  const PrimRow *prim = ir_applied_row(ir);
  const InlineRow *row = prim == NULL ? NULL : find_inline(prim, ir->nkids - 1);
  if (row == NULL) {
    if (!is_predicate_call(ir, prim)) return false;
    int32_t operand = emit_operand(em, ir->kids[1]);
    emit_test(em, OP_TEST_PREDICATE, operand, emit_const_index(em, ir->kids[0]->value), label, when);
    return true;
  }
  if (row->op == OP_NOT) {
    emit_branch(em, ir->kids[1], label, !when);
  } else if (row->op == OP_EQ) {
    if (row->kind == INLINE_EQV && !is_eq_constant(ir->kids[1]) && !is_eq_constant(ir->kids[2])) return false;
    branch_eq(em, ir, label, when);
  } else if (row->kind == INLINE_TEST) {
    branch_test(em, ir, row, label, when);
  } else {
    return false;
  }
  return true;
}

/* --- values --- */

/* A test whose boolean is wanted. */
static void emit_boolean(Emitter *em, Ir *ir, Dest dest) {
  int32_t otherwise = emit_label(em), end = emit_label(em), reg = emit_target(em, dest), top = em->top;
  emit_prim_branch(em, ir, otherwise, false);
  em->top = top;
  if (dest.kind == DEST_EFFECT) {
    emit_place(em, otherwise);
    emit_pop_marks(em, dest);
    return;
  }
  emit_load_const(em, reg, VALUE_TRUE);
  if (dest.kind == DEST_TAIL) emit_finish(em, dest, reg);
  else emit_jump(em, OP_JUMP, end);
  emit_place(em, otherwise);
  emit_load_const(em, reg, VALUE_FALSE);
  emit_place(em, end);
  emit_finish(em, dest, reg);
}

/* (+ x k) and (- x k), also of fixnums; the sign of the immediate tells the VM which name to use in a message. */
static bool emit_add_immediate(Emitter *em, Ir *ir, Opcode op, Dest dest) {
  bool adds = op == OP_ADD || op == OP_FX_ADD, is_typed = op == OP_FX_ADD || op == OP_FX_SUB;
  if (ir->nkids != 3 || (!adds && op != OP_SUB && op != OP_FX_SUB)) return false;
  Ir *x = ir->kids[1], *k = ir->kids[2];
  if (op == OP_ADD && small_fixnum(x, 0, 127)) {
    Ir *swapped = x;
    x = k;
    k = swapped;
  }
  if (!(adds ? small_fixnum(k, 0, 127) : small_fixnum(k, 1, 128))) return false;
  int32_t top = em->top;
  int32_t from = emit_operand(em, x), immediate = (int32_t)fixnum_value(k->value);
  em->top = top;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, is_typed ? OP_FX_ADD_IMM : OP_ADD_IMM, reg, from, adds ? immediate : -immediate);
  emit_finish(em, dest, reg);
  return true;
}

static void emit_inline(Emitter *em, Ir *ir, const InlineRow *row, Dest dest) {
  int32_t top = em->top, n = (int32_t)ir->nkids - 1;
  if (row->kind == INLINE_CHAIN && emit_add_immediate(em, ir, row->op, dest)) return;
  int32_t *regs = mem_new_atomic(em->vm, (size_t)(n + 3) * sizeof(int32_t));
  regs[1] = regs[2] = 0;
  for (int32_t i = 0; i < n; i++) regs[i] = emit_operand(em, ir->kids[i + 1]);
  int32_t scratch = em->top;
  if (row->kind == INLINE_STORE) {
    emit_ins(em, row->op, regs[0], regs[1], regs[2]);
    em->top = top;
    emit_finish_void(em, dest);
    return;
  }
  int32_t left = regs[0];
  for (int32_t i = 1; i + 1 < n; i++) { /* a chain: E1 keeps the destination for the last step */
    emit_ins(em, row->op, scratch, left, regs[i]);
    left = scratch;
  }
  em->top = top;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, row->op, reg, left, n > 1 ? regs[n - 1] : 0);
  if (op_has_take(row->op)) emit_ins(em, OP_TAKE, reg, 0, 0);
  emit_finish(em, dest, reg);
}

/* --- parts of pairs, and lists --- */

/* The path (ops.def, CXR) of the accessor of pairs called NAME; 0 for other names. */
static int32_t pair_path(const char *name) {
  size_t n = strlen(name);
  if (n < 4 || n > 6 || name[0] != 'c' || name[n - 1] != 'r') return 0;
  int32_t path = 1;
  for (size_t i = 1; i < n - 1; i++) {
    if (name[i] != 'a' && name[i] != 'd') return 0;
    path = path * 2 + (name[i] == 'd');
  }
  return path;
}

static void emit_pair_path(Emitter *em, Ir *ir, int32_t path, Dest dest) {
  int32_t top = em->top, from = emit_operand(em, ir->kids[1]);
  em->top = top;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, OP_CXR, reg, from, path);
  emit_finish(em, dest, reg);
}

/* How many pairs a call of list or list* makes one by one; longer ones are left to the primitive. */
enum { INLINE_PAIRS = 6 };

static uint32_t pairs_of_list(const Ir *ir, const PrimRow *row) {
  uint32_t nargs = ir->nkids - 1;
  uint32_t npairs = strcmp(row->name, "list") == 0 ? nargs : strcmp(row->name, "list*") == 0 ? nargs - 1 : 0;
  return npairs <= INLINE_PAIRS ? npairs : 0;
}

static void emit_pairs(Emitter *em, Ir *ir, uint32_t npairs, Dest dest) {
  int32_t top = em->top, regs[INLINE_PAIRS + 1];
  for (uint32_t i = 0; i + 1 < ir->nkids; i++) regs[i] = emit_operand(em, ir->kids[i + 1]);
  int32_t scratch = em->top;
  emit_touch(em, scratch + 1);
  if (npairs + 1 == ir->nkids) { /* list */
    emit_load_const(em, scratch, VALUE_NULL);
    regs[npairs] = scratch;
  }
  int32_t tail = regs[npairs];
  while (--npairs > 0) {
    emit_ins(em, OP_CONS, scratch, regs[npairs], tail);
    tail = scratch;
  }
  em->top = top;
  int32_t reg = emit_target(em, dest);
  emit_ins(em, OP_CONS, reg, regs[0], tail);
  emit_finish(em, dest, reg);
}

/* --- values, and PRIM --- */

static bool emit_values(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top, n = (int32_t)ir->nkids - 1;
  if (dest.kind == DEST_EFFECT) {
    for (int32_t i = 1; i <= n; i++) {
      emit_operand(em, ir->kids[i]);
      em->top = top;
    }
    emit_pop_marks(em, dest);
    return true;
  }
  if (n == 1) {
    int32_t reg = dest.kind == DEST_REG && dest.fresh && dest.reg == top - 1 ? -1 : emit_operand(em, ir->kids[1]);
    em->top = top;
    if (reg >= 0) {
      emit_finish(em, dest, reg);
      return true;
    }
    Dest inner = dest;
    inner.marks = -1;
    emit_expr(em, ir->kids[1], inner);
    emit_pop_marks(em, dest);
    return true;
  }
  bool is_tail = dest.kind == DEST_TAIL;
  if (!is_tail && (dest.kind != DEST_VALUES || dest.count != n)) return false;
  for (int32_t i = 0; i < n; i++) {
    if (is_tail || !dest.fresh) {
      emit_push(em, ir->kids[i + 1]);
    } else {
      Dest inner = emit_dest(DEST_REG, dest.reg + i, 1);
      inner.fresh = true;
      emit_expr(em, ir->kids[i + 1], inner);
    }
  }
  emit_touch(em, top + n + 1);
  if (is_tail) emit_ins(em, OP_RETURN_VALUES, top, n, 0);
  for (int32_t i = 0; i < n && !is_tail && !dest.fresh; i++) emit_ins(em, OP_MOVE, dest.reg + i, top + i, 0);
  em->top = top;
  if (!is_tail) emit_pop_marks(em, dest);
  return true;
}

/* (collect-results e), from pass_inline: any number of values. */
static void emit_collected(Emitter *em, Ir *ir, Dest dest) {
  int32_t top = em->top;
  bool to_reg = dest.kind == DEST_REG;
  Dest inner = emit_dest(DEST_VECTOR, to_reg ? dest.reg : em->top++, 1);
  inner.fresh = to_reg ? dest.fresh : true;
  emit_touch(em, em->top + 1);
  emit_expr(em, ir->kids[1], inner);
  em->top = top;
  if (to_reg) emit_pop_marks(em, dest);
  else emit_finish(em, dest, inner.reg);
}

/* Whether the primitive answers with one value for sure, as its contract tells, so that PRIM and RETURN may stand for a tail call. */
static bool gives_one_value(const PrimRow *row) {
  if (row->flags & (PF_CONTROL | PF_NESTS)) return false;
  if (!(row->flags & (PF_PURE | PF_FOLDABLE | PF_PREDICATE | PF_ALLOC))) return false;
  return prim_gives_one_value(row);
}

/* What is nested deeper than DEPTH may give any number. */
static bool gives_one(const Ir *ir, int depth) {
  if (depth == 0) return false;
  switch (ir->kind) {
  case IR_IF: return gives_one(ir->kids[1], depth - 1) && gives_one(ir->kids[2], depth - 1);
  case IR_LET:
  case IR_LETREC:
  case IR_BEGIN0: return gives_one(ir->kids[0], depth - 1);
  case IR_SEQ: return gives_one(ir->kids[ir->nkids - 1], depth - 1);
  case IR_WCM: return gives_one(ir->kids[2], depth - 1);
  case IR_CALL: {
    const PrimRow *row = ir_applied_row(ir);
    return row != NULL && gives_one_value(row);
  }
  default: return true;
  }
}

bool emit_gives_one_value(const Ir *ir) { return gives_one(ir, SURE_DEPTH); }

static bool emit_plain_prim(Emitter *em, Ir *ir, const PrimRow *row, Dest dest) {
  bool needs_frame = dest.kind == DEST_TAIL || dest.marks >= 0;
  if (needs_frame && (dest.kind == DEST_TAIL ? !gives_one_value(row) : (row->flags & (PF_CONTROL | PF_NESTS)) != 0))
    return false;
  int32_t top = em->top, a = emit_frame(em, dest), nargs = (int32_t)ir->nkids - 1;
  int32_t constant = emit_const_index(em, ir->kids[0]->value);
  if (constant > 255 || a > 255 || nargs > 255) return false;
  em->top = a + 4;
  emit_touch(em, em->top);
  for (int32_t i = 1; i <= nargs; i++) emit_push(em, ir->kids[i]);
  em->top = top;
  emit_ins(em, OP_PRIM, a, constant, nargs);
  emit_call_result(em, dest, a, false);
  return true;
}

bool emit_prim_call(Emitter *em, Ir *ir, Dest dest) {
  const PrimRow *row = ir_applied_row(ir);
  if (row == NULL) return false;
  if (strcmp(row->name, "values") == 0 && emit_values(em, ir, dest)) return true;
  if (strcmp(row->name, "void") == 0 && ir->nkids == 1) {
    emit_finish_void(em, dest);
    return true;
  }
  if (strcmp(row->name, "collect-results") == 0) {
    emit_collected(em, ir, dest);
    return true;
  }
  int32_t path = pair_path(row->name);
  if (path > 0) {
    emit_pair_path(em, ir, path, dest);
    return true;
  }
  uint32_t npairs = pairs_of_list(ir, row);
  if (npairs > 0) {
    emit_pairs(em, ir, npairs, dest);
    return true;
  }
  const InlineRow *inlined = find_inline(row, ir->nkids - 1);
  if (inlined == NULL && is_predicate_call(ir, row)) {
    emit_boolean(em, ir, dest);
    return true;
  }
  if (inlined == NULL || (op_has_take(inlined->op) && !emit_may_take(em, dest))) return emit_plain_prim(em, ir, row, dest);
  if (inlined->kind == INLINE_EQV && !is_eq_constant(ir->kids[1]) && !is_eq_constant(ir->kids[2]))
    return emit_plain_prim(em, ir, row, dest);
  if (inlined->kind == INLINE_TEST) emit_boolean(em, ir, dest);
  else emit_inline(em, ir, inlined, dest);
  return true;
}
