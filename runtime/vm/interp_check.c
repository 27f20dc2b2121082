/* SPDX-License-Identifier: MIT
 * interp_check.c: what a debug build asserts before each instruction, from the same table that the verifier reads. Dead
 * registers hold VALUE_POISON: those above the arguments of a new frame, and those that no map calls live when a collection
 * finds a frame waiting (frame.c). */
#include "runtime/base/debug.h"
#include "runtime/vm/interp.h"
#include "runtime/vm/op.h"

void interp_check_instruction(const Code *code, const uint32_t *pc, const woad_value *fp) {
  if (pc == frame_native_return_code || pc == frame_underflow_code) return;
  OpDecoded ins = op_decode(code->words, (uint32_t)(pc - code->words));
  OpEffects effects;
  op_effects(&ins, &effects);
  for (int i = 0; i < effects.nreads; i++) {
    uint32_t start = (uint32_t)effects.reads[i].start, end = start + (uint32_t)effects.reads[i].count;
    if (end > code->nregs) PANIC("an instruction reads no register");
    for (uint32_t reg = start; reg < end; reg++)
      if (fp[reg] == VALUE_POISON) PANIC("an instruction reads a dead register");
  }
  if ((uint32_t)(effects.write.start + effects.write.count) > code->nregs) PANIC("an instruction writes no register");
}

void interp_poison(woad_value *fp, uint32_t first, uint32_t end) {
  for (uint32_t reg = first; reg < end; reg++) fp[reg] = VALUE_POISON;
}
