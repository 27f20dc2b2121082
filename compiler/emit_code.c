/* SPDX-License-Identifier: MIT
 * emit_code.c: the assembler: instructions with labels and unlimited operands to words, constants, sources and maps. */
#include "compiler/emit.h"
#include "runtime/base/debug.h"
#include "runtime/data/hash.h"
#include "runtime/data/vector.h"
#include "runtime/vm/flow.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/verify.h"

Emitter *emit_emitter_make(woad_vm *vm, IrUnit *unit, PassFn *fn) {
  Emitter *em = mem_new(vm, Emitter);
  em->vm = vm;
  em->unit = unit;
  em->fn = fn;
  em->source = VALUE_FALSE;
  return em;
}

void emit_touch(Emitter *em, int32_t count) {
  if (count > em->nregs) em->nregs = count;
}

void emit_ins(Emitter *em, Opcode op, int32_t a, int32_t b, int32_t c) {
  EmitIns ins = {op, false, {a, b, c}, VALUE_FALSE};
  if (op_info[op].flags & (OPF_RAISES | OPF_CALL)) ins.source = em->source;
  for (int i = 0; i < 3; i++)
    if (op_info[op].operands[i] == OPERAND_REG) emit_touch(em, ins.operands[i] + 1);
  DEEP_PUSH(em->vm, em->ins, em->nins, em->ins_room, ins);
}

int32_t emit_label(Emitter *em) {
  DEEP_PUSH(em->vm, em->labels, em->nlabels, em->labels_room, -1);
  return (int32_t)em->nlabels - 1;
}

void emit_place(Emitter *em, int32_t label) { em->labels[label] = (int32_t)em->nins; }

void emit_jump(Emitter *em, Opcode op, int32_t label) { emit_ins(em, op, label, 0, 0); }

void emit_test(Emitter *em, Opcode op, int32_t a, int32_t b, int32_t label, bool when) {
  if (when && (op == OP_TEST || op == OP_TEST_NOT)) {
    op = op == OP_TEST ? OP_TEST_NOT : OP_TEST;
    when = false;
  }
  emit_ins(em, op, a, b, 0);
  if (!when) {
    emit_jump(em, OP_JUMP, label);
    return;
  }
  int32_t skip = emit_label(em);
  emit_jump(em, OP_JUMP, skip);
  emit_jump(em, OP_JUMP, label);
  emit_place(em, skip);
}

int32_t emit_const_index(Emitter *em, woad_value v) {
  woad_vm *vm = em->vm;
  if (em->const_index == NULL && em->nconsts < 12) {
    for (uint32_t i = 0; i < em->nconsts; i++)
      if (em->consts[i] == v) return (int32_t)i;
  } else {
    if (em->const_index == NULL) {
      em->const_index = hash_make(vm, HASH_EQ, HASH_STRONG);
      for (uint32_t i = 0; i < em->nconsts; i++) hash_set(vm, em->const_index, em->consts[i], fixnum_make(i));
    }
    woad_value known = hash_get(vm, em->const_index, v);
    if (known != VALUE_NONE) return (int32_t)fixnum_value(known);
    hash_set(vm, em->const_index, v, fixnum_make(em->nconsts));
  }
  DEEP_PUSH(vm, em->consts, em->nconsts, em->consts_room, v);
  return (int32_t)em->nconsts - 1;
}

/* --- encoding --- */

static bool fits(Opcode op, int i, int32_t n) {
  int kind = op_info[op].operands[i], bits = op_operand_bits[kind];
  if (kind == OPERAND_NONE || kind == OPERAND_LABEL || kind == OPERAND_LABEL24) return true; /* a distance is checked when it is known */
  int32_t limit = (int32_t)1 << (op_operand_signed[kind] ? bits - 1 : bits);
  return n >= (op_operand_signed[kind] ? -limit : 0) && n < limit;
}

static uint32_t length_of(const EmitIns *ins) {
  if (ins->is_dead) return 0;
  for (int i = 0; i < 3; i++)
    if (!fits(ins->op, i, ins->operands[i])) return 4;
  return 1;
}

/* Word position of each instruction; the last entry is the length. */
static uint32_t *lay_out(Emitter *em) {
  uint32_t *positions = mem_new_atomic(em->vm, ((size_t)em->nins + 1) * sizeof(uint32_t));
  uint32_t pc = 0;
  for (uint32_t i = 0; i < em->nins; i++) {
    positions[i] = pc;
    pc += length_of(&em->ins[i]);
  }
  positions[em->nins] = pc;
  return positions;
}

static int32_t jump_distance(Emitter *em, const uint32_t *positions, uint32_t i) {
  int32_t to = em->labels[em->ins[i].operands[0]];
  int64_t distance = (int64_t)positions[to] - (int64_t)positions[i] - 1;
  if (distance < -(1 << 23) || distance >= 1 << 23)
    raise_format(em->vm, em->vm->exn.fail, "compile: procedure is too large");
  return (int32_t)distance;
}

static void encode(Emitter *em, Code *code, const uint32_t *positions) {
  code->nwords = positions[em->nins];
  code->words = mem_new_atomic(em->vm, ((size_t)code->nwords + 1) * sizeof(uint32_t));
  for (uint32_t i = 0; i < em->nins; i++) {
    EmitIns ins = em->ins[i];
    uint32_t length = length_of(&ins), *at = code->words + positions[i];
    if (length == 0) continue;
    if (op_info[ins.op].flags & OPF_JUMP) ins.operands[0] = jump_distance(em, positions, i);
    if (length == 4) {
      at[0] = OP_WIDE | (uint32_t)ins.op << 8;
      for (int k = 0; k < 3; k++) at[1 + k] = (uint32_t)ins.operands[k];
      continue;
    }
    uint32_t word = ins.op;
    int shift = 8;
    for (int k = 0; k < 3; k++) {
      int bits = op_bits(ins.op, k);
      if (bits == 0) continue;
      word |= ((uint32_t)ins.operands[k] & (((uint32_t)1 << bits) - 1)) << shift;
      shift += bits;
    }
    at[0] = word;
  }
}

/* --- sources --- */

static uint32_t natural_item(const Vector *vec, size_t i) {
  return i < vec->length && value_is_fixnum(vec->items[i]) ? (uint32_t)fixnum_value(vec->items[i]) : 0;
}

/* Paths and names of sources become constants; must run before the constants are copied. */
static void set_sources(Emitter *em, Code *code, const uint32_t *positions) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < em->nins; i++)
    count += !em->ins[i].is_dead && value_is_vector(em->ins[i].source);
  code->sources = mem_new_atomic(em->vm, (size_t)count * sizeof(CodeSource) + 1);
  for (uint32_t i = 0; i < em->nins; i++) {
    if (em->ins[i].is_dead || !value_is_vector(em->ins[i].source)) continue;
    const Vector *vec = vector_of(em->ins[i].source);
    if (vec->length < 3) continue;
    CodeSource entry = {positions[i], natural_item(vec, 1), natural_item(vec, 2), 0};
    entry.source = (uint32_t)emit_const_index(em, vec->items[0]);
    code->sources[code->nsources++] = entry;
  }
}

Code *emit_assemble(Emitter *em) {
  woad_vm *vm = em->vm;
  peephole_run(em);
  uint32_t *positions = lay_out(em);
  Code *code = code_make(vm);
  encode(em, code, positions);
  set_sources(em, code, positions);
  code->consts = em->consts;
  code->nconsts = em->nconsts;
  code->nregs = (uint32_t)em->nregs;
  code->nlinks = em->unit->nlinks;
  code->nliterals = em->unit->nliterals;
  code->origin = em->unit->origin;
  code->name = em->unit->name;
  const IrLambda *lambda = em->fn->lambda;
  code->nfree = em->fn->nfree;
  while (code->nboxes < code->nfree && em->fn->free[code->nboxes]->is_mutated) code->nboxes++;
  if (lambda != NULL) {
    code->nreq = lambda->nparams;
    code->name = lambda->name;
    if (lambda->has_rest) code->header.flags |= CODE_REST;
    if (lambda->is_method) code->header.flags |= CODE_METHOD;
  } else {
    code->header.flags |= CODE_BODY;
  }
  code_complete(code);
  Flow *flow = flow_decode(vm, code);
  flow_link(vm, flow);
  flow_set_maps(vm, code, flow);
#ifdef WOAD_DEBUG
  const char *complaint = verify_code(vm, code, NULL, &flow);
  if (complaint != NULL) PANIC(complaint);
#endif
  return code;
}
