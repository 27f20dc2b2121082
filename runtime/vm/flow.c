/* SPDX-License-Identifier: MIT
 * flow.c: basic blocks and liveness of registers. Maps are computed from the code each time it comes into memory, never read
 * from a file: so no file can make the collector overlook a register. Sets of registers are bit rows of 64-bit words, one
 * row a block; within a block the instructions are walked again. */
#include "runtime/vm/flow.h"

#include "runtime/base/debug.h"

typedef struct { size_t nwords; uint64_t *bits; } Rows; /* row i: bits + i * nwords */

static Rows rows_make(woad_vm *vm, size_t nrows, size_t nregs) {
  Rows rows = {(nregs + 63) / 64, NULL};
  if (rows.nwords == 0) rows.nwords = 1;
  size_t nbytes = nrows * rows.nwords * sizeof(uint64_t);
  rows.bits = mem_new_atomic(vm, nbytes + sizeof(uint64_t));
  memset(rows.bits, 0, nbytes + sizeof(uint64_t));
  return rows;
}

static uint64_t *row_of(const Rows *rows, size_t i) { return rows->bits + i * rows->nwords; }

static void set_range(uint64_t *row, int32_t start, int32_t count) {
  for (int32_t i = start; i < start + count; i++) row[i / 64] |= (uint64_t)1 << (i % 64);
}

static void clear_range(uint64_t *row, int32_t start, int32_t count) {
  for (int32_t i = start; i < start + count; i++) row[i / 64] &= ~((uint64_t)1 << (i % 64));
}

static void clear_from(const Rows *rows, uint64_t *row, int32_t start) {
  size_t word = (size_t)start / 64;
  if (word >= rows->nwords) return;
  row[word] &= ((uint64_t)1 << (start % 64)) - 1;
  for (size_t i = word + 1; i < rows->nwords; i++) row[i] = 0;
}

static bool is_live(const uint64_t *row, int32_t reg) { return (row[reg / 64] >> (reg % 64)) & 1; }

/* --- blocks --- */

static bool is_jump(Opcode op) { return (op_info[op].flags & OPF_JUMP) != 0; }
static bool is_end(Opcode op) { return (op_info[op].flags & OPF_END) != 0; }

static uint32_t jump_target(const Flow *flow, uint32_t i) {
  return (uint32_t)((int64_t)flow->pcs[i + 1] + flow->ins[i].operands[0]);
}

/* Marks the words at which blocks begin. */
static void mark_leaders(const Flow *flow, uint8_t *leaders) {
  leaders[0] = 1;
  for (uint32_t i = 0; i < flow->nins; i++) {
    const OpDecoded *ins = &flow->ins[i];
    uint32_t after = flow->pcs[i + 1];
    if (is_jump(ins->op)) leaders[jump_target(flow, i)] = 1;
    if (is_jump(ins->op) || is_end(ins->op)) leaders[after] = 1;
  }
}

static void link_blocks(Flow *flow, const uint32_t *block_at) {
  for (uint32_t i = 0; i < flow->nblocks; i++) {
    FlowBlock *block = &flow->blocks[i];
    uint32_t last = block->end - 1;
    Opcode op = flow->ins[last].op;
    if (is_end(op)) continue;
    if (is_jump(op)) {
      block->successors[block->nsuccessors++] = block_at[jump_target(flow, last)];
      bool is_tested = last > block->first && (op_info[flow->ins[last - 1].op].flags & OPF_TEST);
      if (!is_tested) continue;
    }
    if (flow->pcs[block->end] < flow->nwords)
      block->successors[block->nsuccessors++] = block_at[flow->pcs[block->end]];
  }
}

Flow *flow_decode(woad_vm *vm, const Code *code) {
  Flow *flow = mem_new(vm, Flow);
  flow->nwords = code->nwords;
  flow->pcs = mem_new_atomic(vm, ((size_t)code->nwords + 1) * sizeof(uint32_t));
  flow->ins = mem_new_atomic(vm, (size_t)code->nwords * sizeof(OpDecoded) + 1);
  flow->effects = mem_new_atomic(vm, (size_t)code->nwords * sizeof(OpEffects) + 1);
  for (uint32_t pc = 0; pc < code->nwords; flow->nins++) {
    flow->pcs[flow->nins] = pc;
    flow->ins[flow->nins] = op_decode(code->words, pc);
    op_effects(&flow->ins[flow->nins], &flow->effects[flow->nins]);
    pc += (uint32_t)flow->ins[flow->nins].length;
  }
  flow->pcs[flow->nins] = code->nwords;
  return flow;
}

void flow_link(woad_vm *vm, Flow *flow) {
  uint8_t *leaders = mem_new_atomic(vm, (size_t)flow->nwords + 1);
  memset(leaders, 0, (size_t)flow->nwords + 1);
  mark_leaders(flow, leaders);
  for (uint32_t i = 0; i < flow->nins; i++) flow->nblocks += leaders[flow->pcs[i]];
  flow->blocks = mem_new_atomic(vm, flow->nblocks * sizeof(FlowBlock) + 1);
  memset(flow->blocks, 0, flow->nblocks * sizeof(FlowBlock));
  uint32_t *block_at = mem_new_atomic(vm, ((size_t)flow->nwords + 1) * sizeof(uint32_t));
  uint32_t block = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    if (leaders[flow->pcs[i]]) {
      block_at[flow->pcs[i]] = block;
      flow->blocks[block++].first = i;
    }
    flow->blocks[block - 1].end = i + 1;
  }
  link_blocks(flow, block_at);
}

/* --- liveness: backward --- */

static void live_before(const Rows *rows, const OpEffects *effects, uint64_t *live) {
  clear_range(live, effects->write.start, effects->write.count);
  if (effects->lost != INT32_MAX) clear_from(rows, live, effects->lost);
  for (int i = 0; i < effects->nreads; i++) set_range(live, effects->reads[i].start, effects->reads[i].count);
}

static void live_at_end(const Flow *flow, const Rows *in, uint32_t block, uint64_t *live) {
  memset(live, 0, in->nwords * sizeof(uint64_t));
  for (int s = 0; s < flow->blocks[block].nsuccessors; s++) {
    const uint64_t *from = row_of(in, flow->blocks[block].successors[s]);
    for (size_t w = 0; w < in->nwords; w++) live[w] |= from[w];
  }
}

/* Whether some block goes on at an earlier one, or at itself. */
static bool has_loop(const Flow *flow) {
  for (uint32_t block = 0; block < flow->nblocks; block++)
    for (int s = 0; s < flow->blocks[block].nsuccessors; s++)
      if (flow->blocks[block].successors[s] <= block) return true;
  return false;
}

static void find_live_in(const Flow *flow, const Rows *in, uint64_t *live) {
  bool changed = true, is_repeated = has_loop(flow); /* without a loop what follows a block is known before it */
  while (changed) {
    changed = false;
    for (uint32_t block = flow->nblocks; block-- > 0;) {
      live_at_end(flow, in, block, live);
      for (uint32_t i = flow->blocks[block].end; i-- > flow->blocks[block].first;) {
        live_before(in, &flow->effects[i], live);
      }
      uint64_t *row = row_of(in, block);
      if (memcmp(row, live, in->nwords * sizeof(uint64_t)) == 0) continue;
      memcpy(row, live, in->nwords * sizeof(uint64_t));
      changed = is_repeated;
    }
  }
}

static bool leaves_frame_waiting(Opcode op) {
  return op == OP_CALL || op == OP_CALL_MARKED || op == OP_CALL_SELF || op == OP_PRIM;
}

/* The bits of a code whose calls wait with thousands of registers grow with the square of its size: past this much it
 * does without maps, and all its registers count as live. */
enum { MAPS_MAX_BYTES = 16 << 20 };

/* Space for the entries, with their places in live_bits; none when they would take too much. */
static void make_room_for_maps(woad_vm *vm, Code *code, const Flow *flow) {
  uint32_t nmaps = 0;
  size_t nbytes = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    if (!leaves_frame_waiting(flow->ins[i].op)) continue;
    nmaps++;
    nbytes += ((size_t)flow->ins[i].operands[0] + 7) / 8;
  }
  if (nbytes > MAPS_MAX_BYTES) return;
  code->maps = mem_new_atomic(vm, (size_t)nmaps * 2 * sizeof(uint32_t) + 1);
  code->live_bits = mem_new_atomic(vm, nbytes + 1);
  memset(code->live_bits, 0, nbytes + 1);
  code->nmaps = nmaps;
  nmaps = 0;
  nbytes = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    if (!leaves_frame_waiting(flow->ins[i].op)) continue;
    code->maps[2 * nmaps] = flow->pcs[i + 1];
    code->maps[2 * nmaps + 1] = (uint32_t)nbytes;
    nmaps++;
    nbytes += ((size_t)flow->ins[i].operands[0] + 7) / 8;
  }
}

void flow_set_maps(woad_vm *vm, Code *code, const Flow *flow) {
  make_room_for_maps(vm, code, flow);
  if (code->nmaps == 0) return;
  Rows in = rows_make(vm, (size_t)flow->nblocks + 1, code->nregs);
  uint64_t *live = row_of(&in, flow->nblocks);
  find_live_in(flow, &in, live);
  uint32_t map = code->nmaps;
  for (uint32_t block = flow->nblocks; block-- > 0;) {
    live_at_end(flow, &in, block, live);
    for (uint32_t i = flow->blocks[block].end; i-- > flow->blocks[block].first;) {
      const OpDecoded *ins = &flow->ins[i];
      if (leaves_frame_waiting(ins->op)) {
        uint8_t *bits = code->live_bits + code->maps[2 * --map + 1];
        for (int32_t reg = 0; reg < ins->operands[0]; reg++)
          if (is_live(live, reg)) bits[reg / 8] |= (uint8_t)(1 << (reg % 8));
      }
      live_before(&in, &flow->effects[i], live);
    }
  }
}
