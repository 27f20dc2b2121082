/* SPDX-License-Identifier: MIT
 * dump.h: what `woad disassemble --dump=PASS` prints while compiling: the bodies of each unit as S-expressions, where (link NAME)
 * is a variable of a module. */
#ifndef COMPILER_DUMP_H
#define COMPILER_DUMP_H

#include "compiler/ir.h"

/* "lower" (as the expander gave it), "letrec", "inline", "fold": in the order in which they run; the last two run twice. */
extern const char *const dump_passes[];
enum { DUMP_PASS_COUNT = 4 };

/* Prints UNIT to standard output when PASS is vm->dumped_pass. */
void dump_unit(woad_vm *vm, IrUnit *unit, const char *pass);

#endif
