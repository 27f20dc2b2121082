/* SPDX-License-Identifier: MIT
 * flow.h: bytecode as decoded instructions in basic blocks, and which registers are live (for Code.maps). Expects code whose
 * structure is sound: verify.c checks that first. */
#ifndef RUNTIME_VM_FLOW_H
#define RUNTIME_VM_FLOW_H

#include "runtime/vm/code.h"
#include "runtime/vm/op.h"

typedef struct {
  uint32_t first, end;       /* instructions [first, end) */
  int nsuccessors;
  uint32_t successors[2];    /* blocks */
} FlowBlock;

typedef struct {
  uint32_t nins, nblocks, nwords;
  uint32_t *pcs;             /* nins + 1: start of each instruction; the last is nwords */
  OpDecoded *ins;
  OpEffects *effects;        /* of each instruction */
  FlowBlock *blocks;
} Flow;

/* The instructions alone: every word must belong to a known one. */
Flow *flow_decode(woad_vm *vm, const Code *code);
/* The blocks: jumps must lead to starts of instructions, and the last instruction must not run off the end. */
void flow_link(woad_vm *vm, Flow *flow);
/* Fills code->maps, nmaps and live_bits: for each call the registers below its frame that are read later.
 * A code for which they would be too big stays without any. */
void flow_set_maps(woad_vm *vm, Code *code, const Flow *flow);

#endif
