/* SPDX-License-Identifier: MIT
 * dump.h: what WOAD_DUMP=ir:PASS or WOAD_DUMP=code prints to standard error while compiling. */
#ifndef COMPILER_DUMP_H
#define COMPILER_DUMP_H

#include "compiler/ir.h"

void dump_unit(woad_vm *vm, const IrUnit *unit, const char *pass);
void dump_code(woad_vm *vm, struct Code *code);

#endif
