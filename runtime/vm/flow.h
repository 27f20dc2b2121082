/* SPDX-License-Identifier: MIT
 * flow.h: bytecode as basic blocks, and the two analyses over registers: what is live (for Code.maps), and what is written
 * before it is read (for the verifier). Expects code whose structure is sound: verify.c checks that first. */
#ifndef RUNTIME_VM_FLOW_H
#define RUNTIME_VM_FLOW_H

#include "runtime/vm/code.h"

typedef struct {
  uint32_t first, end;       /* instructions [first, end) */
  int nsuccessors;
  uint32_t successors[2];    /* blocks */
} FlowBlock;

typedef struct {
  uint32_t nins, nblocks, nwords;
  uint32_t *pcs;             /* nins + 1: start of each instruction; the last is nwords */
  FlowBlock *blocks;
} Flow;

Flow *flow_make(woad_vm *vm, const Code *code);
/* Fills code->maps, nmaps and live_bits: for each call the registers below its frame that are read later. */
void flow_set_maps(woad_vm *vm, Code *code, const Flow *flow);
/* Word index of an instruction that may read a register before it is written, or -1. */
int64_t flow_find_unwritten(woad_vm *vm, const Code *code, const Flow *flow);

#endif
