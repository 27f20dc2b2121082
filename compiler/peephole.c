/* SPDX-License-Identifier: MIT
 * peephole.c: small repairs of the instruction list before it is encoded: jumps to jumps, jumps to returns, jumps to the next
 * instruction, code that nothing reaches, moves that do nothing. Instructions are marked dead, never moved. */
#include "compiler/emit.h"

enum { THREAD_LIMIT = 32 };

static uint32_t skip_dead(const Emitter *em, uint32_t i) {
  while (i < em->nins && em->ins[i].is_dead) i++;
  return i;
}

static bool is_jump(const EmitIns *ins) { return (op_info[ins->op].flags & OPF_JUMP) != 0; }
static bool is_test(const EmitIns *ins) { return (op_info[ins->op].flags & OPF_TEST) != 0; }

/* The label that a jump to LABEL ends at. */
static int32_t follow(const Emitter *em, int32_t label) {
  for (int i = 0; i < THREAD_LIMIT; i++) {
    uint32_t at = skip_dead(em, (uint32_t)em->labels[label]);
    if (at >= em->nins || em->ins[at].op != OP_JUMP) return label;
    if (em->ins[at].operands[0] == label) return label;
    label = em->ins[at].operands[0];
  }
  return label;
}

/* Whether instruction I is the jump of a test. */
static bool belongs_to_test(const Emitter *em, uint32_t i) { return i > 0 && is_test(&em->ins[i - 1]); }

static void thread_jumps(Emitter *em) {
  for (uint32_t i = 0; i < em->nins; i++) {
    EmitIns *ins = &em->ins[i];
    if (ins->is_dead || ins->op != OP_JUMP) continue;
    ins->operands[0] = follow(em, ins->operands[0]);
    if (belongs_to_test(em, i)) continue;
    uint32_t to = skip_dead(em, (uint32_t)em->labels[ins->operands[0]]);
    if (to < em->nins && em->ins[to].op == OP_RETURN) *ins = em->ins[to];
  }
}

/* Marks what cannot be reached, following control from the start. */
static void drop_unreachable(Emitter *em) {
  uint8_t *reached = mem_new_atomic(em->vm, (size_t)em->nins + 1);
  memset(reached, 0, (size_t)em->nins + 1);
  uint32_t *work = NULL, nwork = 0, room = 0;
  DEEP_PUSH(em->vm, work, nwork, room, 0);
  while (nwork > 0) {
    uint32_t i = skip_dead(em, work[--nwork]);
    while (i < em->nins && !reached[i]) {
      const EmitIns *ins = &em->ins[i];
      reached[i] = 1;
      if (is_jump(ins)) {
        DEEP_PUSH(em->vm, work, nwork, room, (uint32_t)em->labels[ins->operands[0]]);
        if (!belongs_to_test(em, i)) break;
      }
      if (op_info[ins->op].flags & OPF_END) break;
      i = skip_dead(em, i + 1);
    }
  }
  for (uint32_t i = 0; i < em->nins; i++)
    if (!reached[i]) em->ins[i].is_dead = true;
}

static void drop_idle(Emitter *em) {
  for (uint32_t i = 0; i < em->nins; i++) {
    EmitIns *ins = &em->ins[i];
    if (ins->is_dead) continue;
    if (ins->op == OP_MOVE && ins->operands[0] == ins->operands[1]) ins->is_dead = true;
    if (ins->op != OP_JUMP || belongs_to_test(em, i)) continue;
    if (skip_dead(em, (uint32_t)em->labels[ins->operands[0]]) == skip_dead(em, i + 1)) ins->is_dead = true;
  }
}

void peephole_run(Emitter *em) {
  thread_jumps(em);
  drop_unreachable(em);
  drop_idle(em);
}
