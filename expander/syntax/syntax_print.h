/* SPDX-License-Identifier: MIT
 * syntax_print.h: printing and equality of syntax objects, module path indexes and resolved names; booting this layer. */
#ifndef EXPANDER_SYNTAX_SYNTAX_PRINT_H
#define EXPANDER_SYNTAX_SYNTAX_PRINT_H

#include "expander/syntax/syntax.h"
#include "runtime/base/buf.h"

/* The answers of vm->hooks.other_print and other_equal for the types of this layer; false (not decided) for others. */
bool syntax_print_value(woad_vm *vm, woad_value v, Buf *out, int mode);
bool syntax_print_equal(woad_vm *vm, woad_value a, woad_value b, bool *decided);
/* Makes vm->syntax (state.h) and sets those hooks and syntax_location. The first thing to boot of the expander. */
void syntax_print_boot(woad_vm *vm);

#endif
