/* SPDX-License-Identifier: MIT
 * verify.h: proof that bytecode read from outside cannot harm: operand limits, jumps on instruction starts, TEST followed by
 * JUMP, captures counted, registers written before read on every path, outgoing frames inside nregs, end reached only
 * through OPF_END, no internal opcodes, constants of the kind each instruction needs (code, primitive), sorted maps. */
#ifndef RUNTIME_VM_VERIFY_H
#define RUNTIME_VM_VERIFY_H

#include "runtime/vm/code.h"

/* NULL when CODE (not its nested codes) is fine; otherwise a complaint in collected memory. */
const char *verify_code(woad_vm *vm, const Code *code);

#endif
