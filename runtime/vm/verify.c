/* SPDX-License-Identifier: MIT
 * verify.c: checks bytecode in two steps. First its structure, instruction by instruction, from the operand kinds of
 * op_info; only then may flow.c cut it into blocks, over which verify_kinds.c proves what registers hold. Maps need no proof:
 * they are computed in memory (flow.c). */
#include "runtime/vm/verify.h"

#include "runtime/base/buf.h"
#include "runtime/vm/flow.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/verify_kinds.h"

enum { START = 1, AFTER_TEST = 2, AFTER_REF = 4 }; /* what is known of a word */
enum { MAX_REGS = 1 << 22 };
/* of all blocks together, each of which has room for what all registers hold: more than compiled code ever needs */
enum { MAX_KINDS = 1 << 27 };

typedef struct {
  woad_vm *vm;
  const Code *code;
  const uint8_t *own; /* of the variables, or NULL */
  uint8_t *words;
  const Flow *flow;
  const char *complaint;
} Verifier;

static bool complain(Verifier *v, uint32_t pc, const char *text) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(v->vm, &buf, "bad bytecode at word %u: %s", pc, text);
  v->complaint = buf_cstring(v->vm, &buf);
  return false;
}

/* Instructions with op_has_take have one plain TAKE after them, for the same register; it stands nowhere else, and no jump leads
 * there. */

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
    if (op_has_take((Opcode)op)) {
      if (after >= code->nwords || (code->words[after] & 255) != OP_TAKE) return complain(v, pc, "TAKE is missing");
      v->words[after] |= AFTER_REF;
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
  case OPERAND_CONST:
  case OPERAND_CONST8: return (n >= 0 && n < code->nconsts) || complain(v, pc, "constant out of range");
  case OPERAND_LINK:
  case OPERAND_LINK8: return (n >= 0 && n < code->nlinks) || complain(v, pc, "variable out of range");
  case OPERAND_LITERAL: return (n >= 0 && n < code->nliterals) || complain(v, pc, "literal out of range");
  case OPERAND_COUNT: return (n >= 0 && n < MAX_REGS) || complain(v, pc, "count out of range");
  case OPERAND_LABEL:
  case OPERAND_LABEL24: {
    int64_t target = (int64_t)pc + ins->length + n;
    if (target < 0 || target >= code->nwords || v->words[target] != START ||
        (op_info[op_decode(code->words, (uint32_t)target).op].flags & OPF_CAPTURE))
      return complain(v, pc, "jump to no instruction");
    return true;
  }
  default: return true;
  }
}

/* Every register range that INS reads, and its outgoing frame, lies inside of the registers. */
static bool check_ranges(Verifier *v, uint32_t pc, const OpEffects *effects) {
  int64_t nregs = v->code->nregs;
  for (int i = 0; i < effects->nreads; i++)
    if ((int64_t)effects->reads[i].start + effects->reads[i].count > nregs) return complain(v, pc, "registers out of range");
  if ((int64_t)effects->write.start + effects->write.count > nregs) return complain(v, pc, "registers out of range");
  if (effects->lost != INT32_MAX && (int64_t)effects->lost + 4 > nregs) return complain(v, pc, "no room for a frame");
  return true;
}

/* The CLOSURE at instruction I is followed by as many captures as the code it makes has. */
static bool check_captures(Verifier *v, uint32_t i, const Code *made) {
  const Flow *flow = v->flow;
  int32_t reg = flow->ins[i].operands[0];
  uint32_t end = i + 1 + made->nfree;
  for (uint32_t at = i + 1; at < end; at++) {
    if (at >= flow->nins || !(op_info[flow->ins[at].op].flags & OPF_CAPTURE) || v->words[flow->pcs[at]] != START)
      return complain(v, flow->pcs[i], "capture is missing");
    if (flow->ins[at].op == OP_CAPTURE_REG && flow->ins[at].operands[0] == reg)
      return complain(v, flow->pcs[i], "closure captures its own register");
  }
  if (end < flow->nins && (op_info[flow->ins[end].op].flags & OPF_CAPTURE))
    return complain(v, flow->pcs[end], "stray capture");
  return true;
}

static bool check_primitive(Verifier *v, uint32_t pc, woad_value constant, int32_t argc) {
  if (!value_has_type(constant, TYPE_PRIMITIVE)) return complain(v, pc, "constant is no primitive");
  const PrimRow *row = VALUE_AS(Primitive, constant)->row;
  return (argc >= row->min && (row->max < 0 || argc <= row->max)) || complain(v, pc, "wrong number of arguments");
}

/* The constant at INDEX is the code of a procedure without captures. */
static bool check_taker(Verifier *v, uint32_t pc, int32_t index) {
  const Code *code = v->code;
  bool is_taker = index < (int64_t)code->nconsts && value_has_type(code->consts[index], TYPE_CODE) &&
                  VALUE_AS(Code, code->consts[index])->nfree == 0;
  return is_taker || complain(v, pc, "constant takes no values");
}

/* What single instructions ask of their constants and counts. */
static bool check_special(Verifier *v, uint32_t i) {
  const Code *code = v->code;
  const OpDecoded *ins = &v->flow->ins[i];
  const int32_t *operands = ins->operands;
  uint32_t pc = v->flow->pcs[i];
  switch (ins->op) {
  case OP_CLOSURE:
    if (!value_has_type(code->consts[operands[1]], TYPE_CODE)) return complain(v, pc, "constant is no code");
    return check_captures(v, i, VALUE_AS(Code, code->consts[operands[1]]));
  case OP_DEFINE_LINK:
  case OP_STORE_LINK:
    return v->own == NULL || v->own[operands[0]] || complain(v, pc, "variable of another module");
  case OP_BIND_VALUES:
    return operands[2] == 0 || check_taker(v, pc, operands[2] - 1);
  case OP_PRIM:
    return check_primitive(v, pc, code->consts[operands[1]], operands[2]);
  case OP_TEST_PREDICATE:
    return value_has_type(code->consts[operands[1]], TYPE_PRIMITIVE)
               ? prim_tells_kind(VALUE_AS(Primitive, code->consts[operands[1]])->row) || complain(v, pc, "primitive does more than tell a kind")
               : complain(v, pc, "constant is no primitive");
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

static bool check_take(Verifier *v, uint32_t pc, const OpDecoded *ins) {
  if (ins->op == OP_TAKE && (v->words[pc] & AFTER_REF) == 0) return complain(v, pc, "stray TAKE");
  if (!op_has_take(ins->op)) return true;
  OpDecoded take = op_decode(v->code->words, pc + (uint32_t)ins->length);
  return take.operands[0] == ins->operands[0] || complain(v, pc, "TAKE for another register");
}

static bool check_instructions(Verifier *v) {
  const Flow *flow = v->flow;
  bool after_closure = false;
  for (uint32_t i = 0; i < flow->nins; i++) {
    const OpDecoded *ins = &flow->ins[i];
    uint32_t pc = flow->pcs[i];
    bool is_capture = (op_info[ins->op].flags & OPF_CAPTURE) != 0;
    if (is_capture && !after_closure) return complain(v, pc, "stray capture");
    if (!is_capture) after_closure = ins->op == OP_CLOSURE;
    for (int k = 0; k < 3; k++)
      if (!check_operand(v, pc, ins, k)) return false;
    if (!check_ranges(v, pc, &flow->effects[i]) || !check_special(v, i) || !check_take(v, pc, ins)) return false;
  }
  const OpDecoded *last = &flow->ins[flow->nins - 1];
  uint32_t pc = flow->pcs[flow->nins - 1];
  bool ends = (op_info[last->op].flags & OPF_END) || last->op == OP_JUMP || last->op == OP_LOOP;
  return (ends && !(v->words[pc] & AFTER_TEST)) || complain(v, pc, "runs off the end");
}

const char *verify_code(woad_vm *vm, const Code *code, const uint8_t *own, Flow **out) {
  Verifier v = {.vm = vm, .code = code, .own = own};
  uint32_t nargs = code->nreq + ((code->header.flags & CODE_REST) ? 1 : 0);
  if (code->nwords == 0) return "bad bytecode: empty";
  if (code->nregs < nargs || code->nregs > MAX_REGS) return "bad bytecode: number of registers";
  v.words = mem_new_atomic(vm, (size_t)code->nwords + 1);
  memset(v.words, 0, (size_t)code->nwords + 1);
  if (!find_starts(&v)) return v.complaint;
  Flow *flow = flow_decode(vm, code);
  v.flow = flow;
  if (!check_instructions(&v)) return v.complaint;
  flow_link(vm, flow);
  if ((uint64_t)flow->nblocks * code->nregs > MAX_KINDS) return "bad bytecode: too many registers";
  uint32_t at;
  const char *text = verify_kinds(vm, code, flow, &at);
  if (text != NULL) {
    complain(&v, flow->pcs[at], text);
    return v.complaint;
  }
  for (uint32_t i = 1; i < code->nsources; i++)
    if (code->sources[i].pc <= code->sources[i - 1].pc) return "bad bytecode: source table";
  *out = flow;
  return NULL;
}
