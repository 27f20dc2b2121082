/* SPDX-License-Identifier: MIT
 * disasm.h: a readable listing of bytecode, for dumps and tests. */
#ifndef RUNTIME_VM_DISASM_H
#define RUNTIME_VM_DISASM_H

#include "runtime/base/buf.h"
#include "runtime/vm/code.h"

/* Appends the listing of CODE and, indented below it, of the codes it makes closures of. Decodes lazy ones. */
void disasm_code(woad_vm *vm, Code *code, Buf *out);

#endif
