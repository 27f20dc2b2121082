/* SPDX-License-Identifier: MIT
 * code_read.h: decoding of one lazy body; the rest of code_read.c is in compiler.h. */
#ifndef COMPILER_CODE_READ_H
#define COMPILER_CODE_READ_H

#include "runtime/vm/code.h"

/* Decodes and verifies the body of a lazy CODE in place; raises exn:fail:read when it is damaged. */
void code_read_decode(woad_vm *vm, Code *code);

#endif
