/* SPDX-License-Identifier: MIT
 * op.c: the instruction table, decoding, and what each instruction does to registers. The emitter, the verifier, the
 * liveness pass and the disassembler all read instructions through this file, so an opcode is described once. */
#include "runtime/vm/op.h"

#include "runtime/base/debug.h"

const OpInfo op_info[OP_COUNT] = {
#define OP(name, a, b, c, flags, effect) \
  [OP_##name] = {#name, {OPERAND_##a, OPERAND_##b, OPERAND_##c}, flags, effect},
#include "runtime/vm/ops.def"
#undef OP
};

const uint8_t op_operand_bits[OPERAND_KINDS] = {
#define OPERAND(kind, bits, limit) [OPERAND_##kind] = bits,
#include "runtime/vm/operands.def"
#undef OPERAND
};

int op_bits(Opcode op, int operand) {
  if (op == OP_PRIM && operand == 1) return 8;
  return op_operand_bits[op_info[op].operands[operand]];
}

static int32_t extend_operand(OperandKind kind, uint32_t raw, int bits) {
  bool is_signed = kind == OPERAND_IMM8 || kind == OPERAND_LABEL || kind == OPERAND_LABEL24;
  if (is_signed && bits < 32 && (raw >> (bits - 1)) & 1) raw |= ~(uint32_t)0 << bits;
  return (int32_t)raw;
}

/* IMM16 is signed for fixnums and comparisons, unsigned where it names a special value or a variable. */
static bool has_signed_imm16(Opcode op) { return op != OP_LOAD_SPECIAL && op != OP_LOAD_VARREF; }

OpDecoded op_decode(const uint32_t *words, uint32_t pc) {
  OpDecoded ins = {0};
  uint32_t word = words[pc];
  if ((word & 255) == OP_WIDE) {
    ins.op = (Opcode)((word >> 8) & 255);
    for (int i = 0; i < 3; i++) ins.operands[i] = (int32_t)words[pc + 1 + (uint32_t)i];
    ins.length = 4;
    return ins;
  }
  ins.op = (Opcode)(word & 255);
  ins.length = 1;
  if (ins.op >= OP_COUNT) return ins;
  int shift = 8;
  for (int i = 0; i < 3; i++) {
    int bits = op_bits(ins.op, i);
    if (bits == 0) continue;
    OperandKind kind = (OperandKind)op_info[ins.op].operands[i];
    uint32_t raw = (word >> shift) & (((uint32_t)1 << bits) - 1);
    ins.operands[i] = extend_operand(kind, raw, bits);
    if (kind == OPERAND_IMM16 && has_signed_imm16(ins.op)) ins.operands[i] = (int16_t)raw;
    shift += bits;
  }
  return ins;
}

static void add_read(OpEffects *out, int32_t start, int32_t count) {
  if (count > 0) out->reads[out->nreads++] = (OpRange){start, count};
}

static void set_write(OpEffects *out, int32_t start, int32_t count) {
  if (count > 0) out->writes[out->nwrites++] = (OpRange){start, count};
}

/* Calls: the frame at r[a], its arguments, and everything above are used up. */
static void call_effects(const OpDecoded *ins, OpEffects *out) {
  int32_t a = ins->operands[0], b = ins->operands[1], c = ins->operands[2];
  switch (ins->op) {
  case OP_CALL_MARKED:
    add_read(out, c, 1);
    /* fall through */
  case OP_CALL:
    add_read(out, a, 1);
    add_read(out, a + 4, b);
    break;
  case OP_CALL_SELF: add_read(out, a + 4, b); break;
  case OP_PRIM: add_read(out, a + 4, c); break;
  default: PANIC("not a call");
  }
  out->lost = a;
  set_write(out, a, 1);
}

/* Instructions whose first register operand is read, not written. */
static bool reads_first(Opcode op) {
  switch (op) {
  case OP_BOX_STORE:
  case OP_CHECK_DEFINED:
  case OP_CHECK_ASSIGNED:
  case OP_CAPTURE_REG:
  case OP_CLOSURE_PATCH:
  case OP_RETURN:
  case OP_RETURN_VECTOR:
  case OP_MARK_SET:
  case OP_MARK_POP:
  case OP_VECTOR_SET:
  case OP_FLVECTOR_SET:
  case OP_SET_BOX: return true;
  default: return (op_info[op].flags & OPF_TEST) != 0;
  }
}

void op_effects(const OpDecoded *ins, OpEffects *out) {
  *out = (OpEffects){.lost = INT32_MAX};
  const OpInfo *info = &op_info[ins->op];
  int32_t a = ins->operands[0], b = ins->operands[1], c = ins->operands[2];
  switch (ins->op) {
  case OP_CALL:
  case OP_CALL_MARKED:
  case OP_CALL_SELF:
  case OP_PRIM: call_effects(ins, out); return;
  case OP_TAIL_CALL: add_read(out, a, 1); /* fall through */
  case OP_TAIL_SELF: add_read(out, a + 4, b); return;
  case OP_RETURN_VALUES: add_read(out, a, b); return;
  case OP_BIND_VALUES:
    add_read(out, a, 1);
    set_write(out, a, b);
    return;
  case OP_LIST_VALUES:
    add_read(out, a, 1);
    set_write(out, a, 1);
    return;
  case OP_MARK_ADD:
    add_read(out, a, 1);
    add_read(out, b, 1);
    add_read(out, c, 1);
    set_write(out, a, 1);
    return;
  case OP_CASE_CLOSURE:
    add_read(out, b, c > 0 ? c : 1);
    set_write(out, a, 1);
    return;
  default: break;
  }
  for (int i = 0; i < 3; i++) {
    if (info->operands[i] != OPERAND_REG) continue;
    if (i == 0 && !reads_first(ins->op)) set_write(out, a, 1);
    else add_read(out, ins->operands[i], 1);
  }
}
