/* SPDX-License-Identifier: MIT
 * verify.c: checks bytecode in two steps. First its structure, instruction by instruction, from the operand kinds of
 * op_info; only then may flow.c cut it into blocks, over which the second step proves that registers are written before
 * they are read. Maps need no proof: they are computed here, in memory (flow.c). */
#include "runtime/vm/verify.h"

#include "runtime/base/buf.h"
#include "runtime/vm/flow.h"
#include "runtime/vm/op.h"

enum { START = 1, AFTER_TEST = 2 }; /* what is known of a word */
enum { MAX_REGS = 1 << 22 };

typedef struct { woad_vm *vm; const Code *code; uint8_t *words; const char *complaint; } Verifier;

static bool complain(Verifier *v, uint32_t pc, const char *text) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(v->vm, &buf, "bad bytecode at word %u: %s", pc, text);
  v->complaint = buf_cstring(v->vm, &buf);
  return false;
}

/* Finds the starts of the instructions; every word must belong to one that is allowed in a file. */
static bool find_starts(Verifier *v) {
  const Code *code = v->code;
  for (uint32_t pc = 0; pc < code->nwords;) {
    uint32_t word = code->words[pc];
    bool wide = (word & 255) == OP_WIDE;
    if (wide && pc + 4 > code->nwords) return complain(v, pc, "cut off");
    uint32_t op = wide ? (word >> 8) & 255 : word & 255;
    if (op >= OP_COUNT || (op_info[op].flags & (OPF_INTERNAL | OPF_PREFIX))) return complain(v, pc, "unknown instruction");
    if (wide && (op == OP_PRIM || (op_info[op].flags & OPF_JUMP))) return complain(v, pc, "may not be wide");
    v->words[pc] |= START;
    uint32_t after = pc + (wide ? 4 : 1);
    if (op_info[op].flags & OPF_TEST) {
      if (after >= code->nwords || (code->words[after] & 255) != OP_JUMP)
        return complain(v, pc, "test without jump");
      v->words[after] |= AFTER_TEST;
    }
    pc = after;
  }
  return true;
}

static bool check_operand(Verifier *v, uint32_t pc, const OpDecoded *ins, int i) {
  const Code *code = v->code;
  int64_t n = ins->operands[i];
  switch (op_info[ins->op].operands[i]) {
  case OPERAND_REG: return (n >= 0 && n < code->nregs) || complain(v, pc, "register out of range");
  case OPERAND_FREE: return (n >= 0 && n < code->nfree) || complain(v, pc, "captured value out of range");
  case OPERAND_CONST: return (n >= 0 && n < code->nconsts) || complain(v, pc, "constant out of range");
  case OPERAND_LINK: return (n >= 0 && n < code->nlinks) || complain(v, pc, "variable out of range");
  case OPERAND_LITERAL: return (n >= 0 && n < code->nliterals) || complain(v, pc, "literal out of range");
  case OPERAND_COUNT: return (n >= 0 && n < MAX_REGS) || complain(v, pc, "count out of range");
  case OPERAND_LABEL:
  case OPERAND_LABEL24: {
    int64_t target = (int64_t)pc + ins->length + n;
    if (target < 0 || target >= code->nwords || v->words[target] != START)
      return complain(v, pc, "jump to no instruction");
    return true;
  }
  default: return true;
  }
}

/* Every register range that INS reads, and its outgoing frame, lies inside of the registers. */
static bool check_ranges(Verifier *v, uint32_t pc, const OpDecoded *ins) {
  OpEffects effects;
  op_effects(ins, &effects);
  int64_t nregs = v->code->nregs;
  for (int i = 0; i < effects.nreads; i++)
    if ((int64_t)effects.reads[i].start + effects.reads[i].count > nregs) return complain(v, pc, "registers out of range");
  for (int i = 0; i < effects.nwrites; i++)
    if ((int64_t)effects.writes[i].start + effects.writes[i].count > nregs)
      return complain(v, pc, "registers out of range");
  if (effects.lost != INT32_MAX && (int64_t)effects.lost + 4 > nregs) return complain(v, pc, "no room for a frame");
  return true;
}

static bool check_captures(Verifier *v, uint32_t pc, const OpDecoded *ins, const Code *made) {
  uint32_t at = pc + (uint32_t)ins->length;
  for (uint32_t i = 0; i < made->nfree; i++) {
    if (at >= v->code->nwords || v->words[at] != START) return complain(v, pc, "capture is missing");
    OpDecoded capture = op_decode(v->code->words, at);
    if (!(op_info[capture.op].flags & OPF_CAPTURE)) return complain(v, pc, "capture is missing");
    if (capture.op == OP_CAPTURE_REG && capture.operands[0] == ins->operands[0])
      return complain(v, pc, "closure captures its own register");
    at += (uint32_t)capture.length;
  }
  if (at < v->code->nwords && (op_info[op_decode(v->code->words, at).op].flags & OPF_CAPTURE))
    return complain(v, at, "stray capture");
  return true;
}

/* What single instructions ask of their constants and counts. */
static bool check_special(Verifier *v, uint32_t pc, const OpDecoded *ins) {
  const Code *code = v->code;
  const int32_t *operands = ins->operands;
  switch (ins->op) {
  case OP_CLOSURE:
    if (!value_has_type(code->consts[operands[1]], TYPE_CODE)) return complain(v, pc, "constant is no code");
    return check_captures(v, pc, ins, VALUE_AS(Code, code->consts[operands[1]]));
  case OP_PRIM:
    return value_has_type(code->consts[operands[1]], TYPE_PRIMITIVE) || complain(v, pc, "constant is no primitive");
  case OP_CALL_SELF:
  case OP_TAIL_SELF:
    if (code->header.flags & CODE_REST || operands[1] != (int32_t)code->nreq)
      return complain(v, pc, "wrong number of arguments");
    return true;
  case OP_LOAD_SPECIAL: /* not those that stand for answers of primitives */
    return (operands[1] >= 0 && operands[1] <= 5) || operands[1] == 7 || complain(v, pc, "unknown value");
  case OP_LOAD_VARREF:
    return (operands[1] & 0x7fff) <= (int64_t)code->nlinks || complain(v, pc, "variable out of range");
  case OP_CHECK_DEFINED:
  case OP_CHECK_ASSIGNED:
    return value_has_type(code->consts[operands[1]], TYPE_SYMBOL) || complain(v, pc, "constant is no symbol");
  default: return true;
  }
}

static bool check_instructions(Verifier *v) {
  const Code *code = v->code;
  bool after_closure = false;
  OpDecoded ins = {0};
  for (uint32_t pc = 0; pc < code->nwords; pc += (uint32_t)ins.length) {
    ins = op_decode(code->words, pc);
    bool is_capture = (op_info[ins.op].flags & OPF_CAPTURE) != 0;
    if (is_capture && !after_closure) return complain(v, pc, "stray capture");
    if (!is_capture) after_closure = ins.op == OP_CLOSURE;
    for (int i = 0; i < 3; i++)
      if (!check_operand(v, pc, &ins, i)) return false;
    if (!check_ranges(v, pc, &ins) || !check_special(v, pc, &ins)) return false;
    if (pc + (uint32_t)ins.length == code->nwords && !(op_info[ins.op].flags & OPF_END) && ins.op != OP_JUMP &&
        ins.op != OP_LOOP)
      return complain(v, pc, "runs off the end");
    if (pc + (uint32_t)ins.length == code->nwords && (v->words[pc] & AFTER_TEST))
      return complain(v, pc, "runs off the end");
  }
  return true;
}

/* A patched closure must be one that this code has just made, with room for the value. The registers are tracked along
 * straight lines only, which is how closures are made. */
static bool check_patches(Verifier *v, const Flow *flow) {
  const Code *code = v->code;
  for (uint32_t b = 0; b < flow->nblocks; b++) {
    for (uint32_t i = flow->blocks[b].first; i < flow->blocks[b].end; i++) {
      OpDecoded ins = op_decode(code->words, flow->pcs[i]);
      if (ins.op != OP_CLOSURE_PATCH) continue;
      const Code *made = NULL;
      for (uint32_t j = i; made == NULL && j-- > flow->blocks[b].first;) {
        OpDecoded before = op_decode(code->words, flow->pcs[j]);
        OpEffects effects;
        op_effects(&before, &effects);
        bool writes = effects.lost <= ins.operands[0];
        for (int w = 0; w < effects.nwrites; w++)
          if (ins.operands[0] >= effects.writes[w].start &&
              ins.operands[0] < effects.writes[w].start + effects.writes[w].count)
            writes = true;
        if (!writes) continue;
        if (before.op != OP_CLOSURE) break;
        made = VALUE_AS(Code, code->consts[before.operands[1]]);
      }
      if (made == NULL || ins.operands[2] < 0 || (uint32_t)ins.operands[2] >= made->nfree)
        return complain(v, flow->pcs[i], "patches no fresh closure");
    }
  }
  return true;
}

const char *verify_code(woad_vm *vm, const Code *code) {
  Verifier v = {vm, code, NULL, NULL};
  uint32_t nargs = code->nreq + ((code->header.flags & CODE_REST) ? 1 : 0);
  if (code->nwords == 0) return "bad bytecode: empty";
  if (code->nregs < nargs || code->nregs > MAX_REGS) return "bad bytecode: number of registers";
  v.words = mem_new_atomic(vm, (size_t)code->nwords + 1);
  memset(v.words, 0, (size_t)code->nwords + 1);
  if (!find_starts(&v) || !check_instructions(&v)) return v.complaint;
  Flow *flow = flow_make(vm, code);
  int64_t unwritten = flow_find_unwritten(vm, code, flow);
  if (unwritten >= 0) {
    complain(&v, (uint32_t)unwritten, "reads a register that may hold nothing");
    return v.complaint;
  }
  if (!check_patches(&v, flow)) return v.complaint;
  for (uint32_t i = 1; i < code->nsources; i++)
    if (code->sources[i].pc <= code->sources[i - 1].pc) return "bad bytecode: source table";
  return NULL;
}
