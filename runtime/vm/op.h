/* SPDX-License-Identifier: MIT
 * op.h: the instruction table, made from ops.def and operands.def. */
#ifndef RUNTIME_VM_OP_H
#define RUNTIME_VM_OP_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
#define OP(name, ...) OP_##name,
#include "runtime/vm/ops.def"
#undef OP
  OP_COUNT
} Opcode;

typedef enum {
#define OPERAND(kind, bits, is_signed, limit) OPERAND_##kind,
#include "runtime/vm/operands.def"
#undef OPERAND
  OPERAND_KINDS
} OperandKind;

enum {
  OPF_JUMP = 1, OPF_TEST = 2, OPF_CALL = 4, OPF_END = 8, OPF_RAISES = 16, OPF_CAPTURE = 32, OPF_ACCEPT = 64,
  OPF_INTERNAL = 128, OPF_PREFIX = 256, OPF_TAKE = 512, OPF_READS_A = 1024
};

typedef struct {
  const char *name;
  uint8_t operands[3];
  uint16_t flags;
  const char *effect;
} OpInfo;

extern const OpInfo op_info[OP_COUNT];
extern const uint8_t op_operand_bits[OPERAND_KINDS];
extern const bool op_operand_signed[OPERAND_KINDS];

/* A decoded instruction: plain or WIDE alike. Labels are signed, relative to the next instruction. */
typedef struct { Opcode op; int32_t operands[3]; int length; } OpDecoded; /* length in words */
/* Decodes words[pc]; reads at most 4 words: the caller checks pc + 4 <= nwords when words[pc] is WIDE. */
OpDecoded op_decode(const uint32_t *words, uint32_t pc);
static inline int op_bits(Opcode op, int operand) { return op_operand_bits[op_info[op].operands[operand]]; }

/* Whether a TAKE follows, for the result of the slow path. */
static inline bool op_has_take(Opcode op) {
  return op == OP_VECTOR_REF || op == OP_UNBOX || op == OP_MARK_VALUE || op == OP_STRUCT_PART;
}

/* Registers an instruction reads and writes. Registers from LOST on hold nothing afterwards (INT32_MAX: none are lost); a
 * write happens after that. Captures belong to the CLOSURE before them, whose register is written after they are read. */
typedef struct { int32_t start, count; } OpRange;
typedef struct { int nreads; OpRange reads[3], write; int32_t lost; } OpEffects; /* write.count 0: nothing is written */
void op_effects(const OpDecoded *ins, OpEffects *out);

#endif
