/* SPDX-License-Identifier: MIT
 * disasm.c: a loop over op_info; no case per opcode. Constants print through the message hook, cut to one line. */
#include "runtime/vm/disasm.h"

#include "runtime/data/symbol.h"
#include "runtime/vm/op.h"
#include "runtime/vm/prim.h"

enum { MAX_NESTING = 64 };

static void add_indent(woad_vm *vm, Buf *out, int depth) {
  for (int i = 0; i < depth; i++) buf_add_cstring(vm, out, "  ");
}

static void add_name(woad_vm *vm, Buf *out, woad_value name) {
  buf_add_cstring(vm, out, value_is_symbol(name) ? symbol_text(name) : "#f");
}

static void add_constant(woad_vm *vm, Buf *out, woad_value v) {
  if (value_has_type(v, TYPE_CODE)) {
    buf_add_cstring(vm, out, "code ");
    add_name(vm, out, VALUE_AS(Code, v)->name);
  } else if (value_has_type(v, TYPE_PRIMITIVE)) {
    buf_add_cstring(vm, out, VALUE_AS(Primitive, v)->row->name);
  } else if (value_is_symbol(v)) {
    add_name(vm, out, v);
  } else if (value_is_fixnum(v)) {
    buf_add_format(vm, out, "%lld", (long long)fixnum_value(v));
  } else {
    buf_add_cstring(vm, out, vm->hooks.value_to_message(vm, v));
  }
}

static void add_operand(woad_vm *vm, const Code *code, const OpDecoded *ins, int i, uint32_t pc, Buf *out) {
  int32_t n = ins->operands[i];
  switch (op_info[ins->op].operands[i]) {
  case OPERAND_NONE: return;
  case OPERAND_REG: buf_add_format(vm, out, " r%d", n); return;
  case OPERAND_FREE: buf_add_format(vm, out, " free%d", n); return;
  case OPERAND_LINK:
  case OPERAND_LINK8: buf_add_format(vm, out, " link%d", n); return;
  case OPERAND_LITERAL: buf_add_format(vm, out, " literal%d", n); return;
  case OPERAND_LABEL:
  case OPERAND_LABEL24: buf_add_format(vm, out, " ->%d", (int32_t)pc + ins->length + n); return;
  case OPERAND_CONST:
  case OPERAND_CONST8:
    buf_add_format(vm, out, " k%d=", n);
    if ((uint32_t)n < code->nconsts) add_constant(vm, out, code->consts[n]);
    return;
  default: buf_add_format(vm, out, " %d", n); return;
  }
}

static void add_live(woad_vm *vm, const Code *code, const OpDecoded *ins, uint32_t after, Buf *out) {
  for (uint32_t i = 0; i < code->nmaps; i++) {
    if (code->maps[2 * i] != after) continue;
    buf_add_cstring(vm, out, "  ; live");
    for (int32_t reg = 0; reg < ins->operands[0]; reg++)
      if (code->live_bits[code->maps[2 * i + 1] + (uint32_t)reg / 8] >> (reg % 8) & 1)
        buf_add_format(vm, out, " r%d", reg);
  }
}

static void list_code(woad_vm *vm, Code *code, int depth, Buf *out) {
  code_force(vm, code);
  add_indent(vm, out, depth);
  buf_add_cstring(vm, out, "code ");
  add_name(vm, out, code->name);
  buf_add_format(vm, out, ": %u%s arguments, %u registers, %u captured\n", code->nreq,
                 code->header.flags & CODE_REST ? "+" : "", code->nregs, code->nfree);
  OpDecoded ins;
  for (uint32_t pc = 0; pc < code->nwords; pc += (uint32_t)ins.length) {
    ins = op_decode(code->words, pc);
    add_indent(vm, out, depth);
    buf_add_format(vm, out, "%5u %s%s", pc, op_info[ins.op].name, ins.length > 1 ? " wide" : "");
    for (int i = 0; i < 3; i++) add_operand(vm, code, &ins, i, pc, out);
    if (op_info[ins.op].flags & OPF_CALL) add_live(vm, code, &ins, pc + (uint32_t)ins.length, out);
    buf_add_byte(vm, out, '\n');
  }
  if (depth >= MAX_NESTING) return;
  for (uint32_t i = 0; i < code->nconsts; i++)
    if (value_has_type(code->consts[i], TYPE_CODE)) list_code(vm, VALUE_AS(Code, code->consts[i]), depth + 1, out);
}

void disasm_code(woad_vm *vm, Code *code, Buf *out) { list_code(vm, code, 0, out); }
