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
#define OPERAND(kind, bits, is_signed, limit) [OPERAND_##kind] = bits,
#include "runtime/vm/operands.def"
#undef OPERAND
};
const bool op_operand_signed[OPERAND_KINDS] = {
#define OPERAND(kind, bits, is_signed, limit) [OPERAND_##kind] = is_signed,
#include "runtime/vm/operands.def"
#undef OPERAND
};

OpDecoded op_decode(const uint32_t *words, uint32_t pc) {
  uint32_t word = words[pc];
  if ((word & 255) == OP_WIDE) {
    OpDecoded wide = {.op = (Opcode)((word >> 8) & 255), .length = 4};
    for (int i = 0; i < 3; i++) wide.operands[i] = (int32_t)words[pc + 1 + (uint32_t)i];
    return wide;
  }
  OpDecoded ins = {.op = (Opcode)(word & 255), .length = 1};
  if (ins.op >= OP_COUNT) return ins;
  int shift = 8;
  for (int i = 0; i < 3; i++) {
    int kind = op_info[ins.op].operands[i], bits = op_operand_bits[kind];
    if (bits == 0) continue;
    uint32_t high = word << (32 - shift - bits); /* the operand's bits alone, at the top */
    ins.operands[i] = op_operand_signed[kind] ? (int32_t)high >> (32 - bits) : (int32_t)(high >> (32 - bits));
    shift += bits;
  }
  return ins;
}

static void add_read(OpEffects *out, int32_t start, int32_t count) {
  if (count > 0) out->reads[out->nreads++] = (OpRange){start, count};
}

static void set_write(OpEffects *out, int32_t start, int32_t count) { out->write = (OpRange){start, count}; }

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
  bool reads_a = (info->flags & (OPF_READS_A | OPF_TEST)) != 0;
  for (int i = 0; i < 3; i++) {
    if (info->operands[i] != OPERAND_REG) continue;
    if (i == 0 && !reads_a) set_write(out, a, 1);
    else add_read(out, ins->operands[i], 1);
  }
}
