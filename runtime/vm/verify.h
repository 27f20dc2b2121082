/* SPDX-License-Identifier: MIT
 * verify.h: proof that bytecode read from outside cannot harm: operand limits, jumps on instruction starts, TEST followed by
 * JUMP, captures counted, registers written before read on every path, boxes, closures, marks and results where instructions rely
 * on them (verify_kinds.h), outgoing frames inside nregs, end reached only through OPF_END, no internal opcodes, constants of
 * the kind each instruction needs (code, primitive), only own variables defined and assigned, and as many arguments as a primitive takes. Instructions named UNSAFE_ are as unsafe as the primitives they stand for. */
#ifndef RUNTIME_VM_VERIFY_H
#define RUNTIME_VM_VERIFY_H

#include "runtime/vm/flow.h"

/* NULL when CODE (not its nested codes) is fine, with its blocks in *FLOW; otherwise a complaint in collected memory. OWN: for each
 * variable of its links, whether CODE may define and assign it; NULL: all. */
const char *verify_code(woad_vm *vm, const Code *code, const uint8_t *own, Flow **flow);

#endif
