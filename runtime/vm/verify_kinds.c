/* SPDX-License-Identifier: MIT
 * verify_kinds.c: what registers hold, by forward data flow over the blocks. A register holds nothing, some value, or an object
 * that only the VM handles: a variable box, a set of marks, a vector of results, or a closure of a known code. An instruction that
 * touches such an object without looking at its type (ops.def) is accepted only where the kind is proven; where two paths
 * meet with different kinds, what is left is a value. Of a closure's captures the first nboxes are boxes: checked where the
 * closure is made, relied on in its code. */
#include "runtime/vm/verify_kinds.h"

typedef uint32_t Kind;
enum { NOTHING, ANY_VALUE, VARIABLE_BOX, MARKS, RESULTS, CLOSURE_OF }; /* CLOSURE_OF + i: closure of constant i */

typedef struct {
  const Code *code;
  const Flow *flow;
  uint32_t nregs;
  Kind *rows;       /* row of a block: kinds where it begins; the last row: where the walk stands */
  uint8_t *seen, *queued;
  uint32_t *work, nwork;
} Kinds;

static Kind *row_of(const Kinds *k, uint32_t block) { return k->rows + (size_t)block * k->nregs; }

static const Code *made_by(const Kinds *k, uint32_t constant) { return VALUE_AS(Code, k->code->consts[constant]); }

/* --- needs --- */

/* What CAPTURE picks up is a box. */
static bool captures_box(const Kinds *k, const Kind *regs, const OpDecoded *capture) {
  switch (capture->op) {
  case OP_CAPTURE_REG: return regs[capture->operands[0]] == VARIABLE_BOX;
  case OP_CAPTURE_FREE: return capture->operands[0] < (int32_t)k->code->nboxes;
  default: return false;
  }
}

static const char *check_closure(const Kinds *k, const Kind *regs, uint32_t i) {
  const Code *made = made_by(k, (uint32_t)k->flow->ins[i].operands[1]);
  for (uint32_t c = 0; c < made->nboxes; c++)
    if (!captures_box(k, regs, &k->flow->ins[i + 1 + c])) return "captures no variable box";
  return NULL;
}

static const char *check_patch(const Kinds *k, const Kind *regs, const OpDecoded *ins) {
  Kind kind = regs[ins->operands[0]];
  if (kind < CLOSURE_OF) return "patches no fresh closure";
  const Code *made = made_by(k, kind - CLOSURE_OF);
  int32_t c = ins->operands[2];
  return c >= (int32_t)made->nboxes && c < (int32_t)made->nfree ? NULL : "patches no fresh closure";
}

static const char *check_clauses(const Kind *regs, const OpDecoded *ins) {
  if (ins->operands[2] == 0 && regs[ins->operands[1]] != ANY_VALUE) return "register holds no name";
  for (int32_t i = 0; i < ins->operands[2]; i++)
    if (regs[ins->operands[1] + i] < CLOSURE_OF) return "register holds no closure";
  return NULL;
}

static const char *check_needs(const Kinds *k, const Kind *regs, uint32_t i) {
  const OpDecoded *ins = &k->flow->ins[i];
  const int32_t *operands = ins->operands;
  switch (ins->op) {
  case OP_BOX_LOAD: return regs[operands[1]] == VARIABLE_BOX ? NULL : "register holds no variable box";
  case OP_BOX_STORE: return regs[operands[0]] == VARIABLE_BOX ? NULL : "register holds no variable box";
  case OP_LOAD_FREE_BOX: return operands[1] < (int32_t)k->code->nboxes ? NULL : "captured value is no variable box";
  case OP_STORE_FREE_BOX: return operands[0] < (int32_t)k->code->nboxes ? NULL : "captured value is no variable box";
  case OP_CLOSURE: return check_closure(k, regs, i);
  case OP_CLOSURE_PATCH: return check_patch(k, regs, ins);
  case OP_CASE_CLOSURE: return check_clauses(regs, ins);
  case OP_MARK_ADD:
  case OP_MARK_POP: return regs[operands[0]] == MARKS ? NULL : "register holds no marks";
  case OP_CALL_MARKED: return regs[operands[2]] == MARKS ? NULL : "register holds no marks";
  case OP_RETURN_VECTOR: return regs[operands[0]] == RESULTS ? NULL : "register holds no results";
  default: return NULL;
  }
}

/* --- effects --- */

static Kind kind_written(const Kinds *k, const Kind *regs, const OpDecoded *ins) {
  switch (ins->op) {
  case OP_MOVE: return regs[ins->operands[1]];
  case OP_BOX_NEW: return VARIABLE_BOX;
  case OP_LOAD_FREE: return ins->operands[1] < (int32_t)k->code->nboxes ? VARIABLE_BOX : ANY_VALUE;
  case OP_CLOSURE: return CLOSURE_OF + (Kind)ins->operands[1];
  case OP_MARK_PUSH:
  case OP_MARK_ADD: return MARKS;
  case OP_LIST_VALUES: return ins->operands[1] == 0 ? RESULTS : ANY_VALUE;
  default: return ANY_VALUE;
  }
}

static void forget_from(Kind *regs, int32_t start, uint32_t nregs) {
  for (uint32_t i = (uint32_t)start; i < nregs; i++) regs[i] = NOTHING;
}

static const char *step(const Kinds *k, Kind *regs, uint32_t i) {
  const OpDecoded *ins = &k->flow->ins[i];
  const OpEffects *effects = &k->flow->effects[i];
  for (int r = 0; r < effects->nreads; r++)
    for (int32_t n = 0; n < effects->reads[r].count; n++)
      if (regs[effects->reads[r].start + n] == NOTHING) return "reads a register that may hold nothing";
  const char *complaint = check_needs(k, regs, i);
  if (complaint != NULL) return complaint;
  Kind kind = kind_written(k, regs, ins);
  if (effects->lost != INT32_MAX) forget_from(regs, effects->lost, k->nregs);
  for (int32_t n = 0; n < effects->write.count; n++) regs[effects->write.start + n] = kind;
  return NULL;
}

/* --- data flow --- */

static Kind meet(Kind a, Kind b) { return a == b ? a : a == NOTHING || b == NOTHING ? NOTHING : ANY_VALUE; }

/* Meets REGS into the row of BLOCK, and puts it on the list of work when that changed anything. */
static void flow_into(Kinds *k, uint32_t block, const Kind *regs) {
  Kind *row = row_of(k, block);
  bool changed = !k->seen[block];
  if (changed) {
    memcpy(row, regs, k->nregs * sizeof(Kind));
  } else {
    for (uint32_t i = 0; i < k->nregs; i++) {
      Kind met = meet(row[i], regs[i]);
      changed = changed || met != row[i];
      row[i] = met;
    }
  }
  k->seen[block] = 1;
  if (!changed || k->queued[block]) return;
  k->queued[block] = 1;
  k->work[k->nwork++] = block;
}

static void *zeroed(woad_vm *vm, size_t nbytes) {
  void *bytes = mem_new_atomic(vm, nbytes + 1);
  memset(bytes, 0, nbytes);
  return bytes;
}

const char *verify_kinds(woad_vm *vm, const Code *code, const Flow *flow, uint32_t *at) {
  Kinds k = {.code = code, .flow = flow, .nregs = code->nregs};
  k.rows = mem_new_atomic(vm, ((size_t)flow->nblocks + 1) * k.nregs * sizeof(Kind) + 1);
  k.seen = zeroed(vm, flow->nblocks);
  k.queued = zeroed(vm, flow->nblocks);
  k.work = mem_new_atomic(vm, flow->nblocks * sizeof(uint32_t) + 1);
  Kind *regs = row_of(&k, flow->nblocks);
  uint32_t nargs = code->nreq + ((code->header.flags & CODE_REST) ? 1 : 0);
  for (uint32_t i = 0; i < k.nregs; i++) regs[i] = i < nargs ? ANY_VALUE : NOTHING;
  flow_into(&k, 0, regs);
  while (k.nwork > 0) {
    uint32_t block = k.work[--k.nwork];
    k.queued[block] = 0;
    if (k.nregs > 0) memcpy(regs, row_of(&k, block), k.nregs * sizeof(Kind));
    for (uint32_t i = flow->blocks[block].first; i < flow->blocks[block].end; i++) {
      const char *complaint = step(&k, regs, i);
      if (complaint == NULL) continue;
      *at = i;
      return complaint;
    }
    for (int s = 0; s < flow->blocks[block].nsuccessors; s++) flow_into(&k, flow->blocks[block].successors[s], regs);
  }
  return NULL;
}
