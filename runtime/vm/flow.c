/* SPDX-License-Identifier: MIT
 * flow.c: basic blocks and register analyses. Maps are computed from the code each time it comes into memory, never read
 * from a file: so no file can make the collector overlook a register. Sets of registers are bit rows of 64-bit words, one
 * row a block; within a block the instructions are walked again. */
#include "runtime/vm/flow.h"

#include "runtime/base/debug.h"
#include "runtime/vm/op.h"

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

static bool has_range(const uint64_t *row, int32_t start, int32_t count) {
  for (int32_t i = start; i < start + count; i++)
    if (!((row[i / 64] >> (i % 64)) & 1)) return false;
  return true;
}

/* --- blocks --- */

static bool is_jump(Opcode op) { return (op_info[op].flags & OPF_JUMP) != 0; }
static bool is_end(Opcode op) { return (op_info[op].flags & OPF_END) != 0; }

static uint32_t jump_target(const Flow *flow, uint32_t ins, const OpDecoded *decoded) {
  return (uint32_t)((int64_t)flow->pcs[ins + 1] + decoded->operands[0]);
}

/* Marks the words at which blocks begin. */
static void mark_leaders(const Code *code, const Flow *flow, uint8_t *leaders) {
  leaders[0] = 1;
  for (uint32_t i = 0; i < flow->nins; i++) {
    OpDecoded ins = op_decode(code->words, flow->pcs[i]);
    uint32_t after = flow->pcs[i + 1];
    if (is_jump(ins.op)) leaders[jump_target(flow, i, &ins)] = 1;
    if (is_jump(ins.op) || is_end(ins.op)) leaders[after] = 1;
  }
}

static void link_blocks(const Code *code, Flow *flow, const uint32_t *block_at) {
  for (uint32_t i = 0; i < flow->nblocks; i++) {
    FlowBlock *block = &flow->blocks[i];
    uint32_t last = block->end - 1;
    OpDecoded ins = op_decode(code->words, flow->pcs[last]);
    if (is_end(ins.op)) continue;
    if (is_jump(ins.op)) {
      block->successors[block->nsuccessors++] = block_at[jump_target(flow, last, &ins)];
      OpDecoded test = {0};
      if (last > block->first) test = op_decode(code->words, flow->pcs[last - 1]);
      if (last == block->first || !(op_info[test.op].flags & OPF_TEST)) continue;
    }
    if (flow->pcs[block->end] < flow->nwords)
      block->successors[block->nsuccessors++] = block_at[flow->pcs[block->end]];
  }
}

Flow *flow_make(woad_vm *vm, const Code *code) {
  Flow *flow = mem_new(vm, Flow);
  flow->nwords = code->nwords;
  flow->pcs = mem_new_atomic(vm, ((size_t)code->nwords + 1) * sizeof(uint32_t));
  for (uint32_t pc = 0; pc < code->nwords; flow->nins++) {
    flow->pcs[flow->nins] = pc;
    pc += (uint32_t)op_decode(code->words, pc).length;
  }
  flow->pcs[flow->nins] = code->nwords;
  uint8_t *leaders = mem_new_atomic(vm, (size_t)code->nwords + 1);
  memset(leaders, 0, (size_t)code->nwords + 1);
  mark_leaders(code, flow, leaders);
  for (uint32_t i = 0; i < flow->nins; i++) flow->nblocks += leaders[flow->pcs[i]];
  flow->blocks = mem_new_atomic(vm, flow->nblocks * sizeof(FlowBlock) + 1);
  memset(flow->blocks, 0, flow->nblocks * sizeof(FlowBlock));
  uint32_t *block_at = mem_new_atomic(vm, ((size_t)code->nwords + 1) * sizeof(uint32_t));
  uint32_t block = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    if (leaders[flow->pcs[i]]) {
      block_at[flow->pcs[i]] = block;
      flow->blocks[block++].first = i;
    }
    flow->blocks[block - 1].end = i + 1;
  }
  link_blocks(code, flow, block_at);
  return flow;
}

/* --- liveness: backward --- */

static void live_before(const Rows *rows, const OpDecoded *ins, uint64_t *live) {
  OpEffects effects;
  op_effects(ins, &effects);
  for (int i = 0; i < effects.nwrites; i++) clear_range(live, effects.writes[i].start, effects.writes[i].count);
  if (effects.lost != INT32_MAX) clear_from(rows, live, effects.lost);
  for (int i = 0; i < effects.nreads; i++) set_range(live, effects.reads[i].start, effects.reads[i].count);
}

static void live_at_end(const Flow *flow, const Rows *in, uint32_t block, uint64_t *live) {
  memset(live, 0, in->nwords * sizeof(uint64_t));
  for (int s = 0; s < flow->blocks[block].nsuccessors; s++) {
    const uint64_t *from = row_of(in, flow->blocks[block].successors[s]);
    for (size_t w = 0; w < in->nwords; w++) live[w] |= from[w];
  }
}

static void find_live_in(const Code *code, const Flow *flow, const Rows *in, uint64_t *live) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (uint32_t block = flow->nblocks; block-- > 0;) {
      live_at_end(flow, in, block, live);
      for (uint32_t i = flow->blocks[block].end; i-- > flow->blocks[block].first;) {
        OpDecoded ins = op_decode(code->words, flow->pcs[i]);
        live_before(in, &ins, live);
      }
      uint64_t *row = row_of(in, block);
      if (memcmp(row, live, in->nwords * sizeof(uint64_t)) == 0) continue;
      memcpy(row, live, in->nwords * sizeof(uint64_t));
      changed = true;
    }
  }
}

static bool leaves_frame_waiting(Opcode op) {
  return op == OP_CALL || op == OP_CALL_MARKED || op == OP_CALL_SELF || op == OP_PRIM;
}

/* Space for the entries, with offsets of the bits set from the last call back to the first. */
static void make_room_for_maps(woad_vm *vm, Code *code, const Flow *flow) {
  uint32_t nmaps = 0;
  size_t nbytes = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    OpDecoded ins = op_decode(code->words, flow->pcs[i]);
    if (!leaves_frame_waiting(ins.op)) continue;
    nmaps++;
    nbytes += ((size_t)ins.operands[0] + 7) / 8;
  }
  code->maps = mem_new_atomic(vm, (size_t)nmaps * 2 * sizeof(uint32_t) + 1);
  code->live_bits = mem_new_atomic(vm, nbytes + 1);
  memset(code->live_bits, 0, nbytes + 1);
  code->nmaps = nmaps;
  nmaps = 0;
  nbytes = 0;
  for (uint32_t i = 0; i < flow->nins; i++) {
    OpDecoded ins = op_decode(code->words, flow->pcs[i]);
    if (!leaves_frame_waiting(ins.op)) continue;
    code->maps[2 * nmaps] = flow->pcs[i + 1];
    code->maps[2 * nmaps + 1] = (uint32_t)nbytes;
    nmaps++;
    nbytes += ((size_t)ins.operands[0] + 7) / 8;
  }
}

void flow_set_maps(woad_vm *vm, Code *code, const Flow *flow) {
  Rows in = rows_make(vm, (size_t)flow->nblocks + 1, code->nregs);
  uint64_t *live = row_of(&in, flow->nblocks);
  make_room_for_maps(vm, code, flow);
  if (code->nmaps == 0) return;
  find_live_in(code, flow, &in, live);
  uint32_t map = code->nmaps;
  for (uint32_t block = flow->nblocks; block-- > 0;) {
    live_at_end(flow, &in, block, live);
    for (uint32_t i = flow->blocks[block].end; i-- > flow->blocks[block].first;) {
      OpDecoded ins = op_decode(code->words, flow->pcs[i]);
      if (leaves_frame_waiting(ins.op)) {
        uint8_t *bits = code->live_bits + code->maps[2 * --map + 1];
        for (int32_t reg = 0; reg < ins.operands[0]; reg++)
          if (has_range(live, reg, 1)) bits[reg / 8] |= (uint8_t)(1 << (reg % 8));
      }
      live_before(&in, &ins, live);
    }
  }
}

/* --- written before read: forward --- */

/* False when INS reads something unwritten. Updates WRITTEN. */
static bool written_after(const Rows *rows, const OpDecoded *ins, uint64_t *written) {
  OpEffects effects;
  op_effects(ins, &effects);
  for (int i = 0; i < effects.nreads; i++)
    if (!has_range(written, effects.reads[i].start, effects.reads[i].count)) return false;
  if (effects.lost != INT32_MAX) clear_from(rows, written, effects.lost);
  for (int i = 0; i < effects.nwrites; i++) set_range(written, effects.writes[i].start, effects.writes[i].count);
  return true;
}

/* Meets WRITTEN into the row of BLOCK; true when that changed it or is its first visit. */
static bool meet_into(const Rows *in, uint8_t *seen, uint32_t block, const uint64_t *written) {
  uint64_t *row = row_of(in, block);
  bool changed = !seen[block];
  for (size_t w = 0; w < in->nwords; w++) {
    uint64_t met = seen[block] ? row[w] & written[w] : written[w];
    if (met != row[w]) changed = true;
    row[w] = met;
  }
  seen[block] = 1;
  return changed;
}

int64_t flow_find_unwritten(woad_vm *vm, const Code *code, const Flow *flow) {
  Rows in = rows_make(vm, (size_t)flow->nblocks + 1, code->nregs);
  uint64_t *written = row_of(&in, flow->nblocks);
  uint8_t *seen = mem_new_atomic(vm, (size_t)flow->nblocks + 1);
  memset(seen, 0, (size_t)flow->nblocks + 1);
  uint32_t nargs = code->nreq + ((code->header.flags & CODE_REST) ? 1 : 0);
  set_range(row_of(&in, 0), 0, (int32_t)nargs);
  seen[0] = 1;
  uint32_t *work = mem_new_atomic(vm, ((size_t)flow->nblocks + 1) * sizeof(uint32_t));
  uint8_t *queued = mem_new_atomic(vm, (size_t)flow->nblocks + 1);
  memset(queued, 0, (size_t)flow->nblocks + 1);
  uint32_t nwork = 0;
  work[nwork++] = 0;
  queued[0] = 1;
  while (nwork > 0) {
    uint32_t block = work[--nwork];
    queued[block] = 0;
    memcpy(written, row_of(&in, block), in.nwords * sizeof(uint64_t));
    for (uint32_t i = flow->blocks[block].first; i < flow->blocks[block].end; i++) {
      OpDecoded ins = op_decode(code->words, flow->pcs[i]);
      if (!written_after(&in, &ins, written)) return flow->pcs[i];
    }
    for (int s = 0; s < flow->blocks[block].nsuccessors; s++) {
      uint32_t next = flow->blocks[block].successors[s];
      if (!meet_into(&in, seen, next, written) || queued[next]) continue;
      work[nwork++] = next;
      queued[next] = 1;
    }
  }
  return -1;
}
