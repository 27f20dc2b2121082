/* SPDX-License-Identifier: MIT
 * known.h: what is known about a unit's variable once it is compiled, as plain data that code_write can store with a module's
 * exports and that IrLink.known takes back. A fact holds for a variable that is constant; VALUE_FALSE: nothing is known.
 *   #(constant V)       always holds V: a fixnum, boolean, character, symbol, keyword or null
 *   #(procedure MASK)   a procedure; arity mask as procedure-arity-mask gives it, -1 - bits for "or more"
 *   #(structure-part)   a structure type's predicate or the accessor of a field, by the look of its definition */
#ifndef COMPILER_KNOWN_H
#define COMPILER_KNOWN_H

#include "compiler/ir.h"

/* Fact about what the right-hand side RHS of a definition gives. */
woad_value known_of_rhs(woad_vm *vm, const Ir *rhs);
/* Whether the CLAUSE of a case-lambda only calls what HEAD, a variable, names with its own arguments and further constants,
 * as clauses for optional arguments that are not given do. */
bool known_fills_in(const Ir *head, const IrLambda *clause);
/* Sets IrLink.known of each variable that UNIT defines once and never assigns. */
void known_set_links(woad_vm *vm, IrUnit *unit);
/* The constant in a fact, or VALUE_NONE. */
woad_value known_constant(woad_value known);

/* Whether the fact is that of a structure's part. */
bool known_is_structure_part(woad_value known);

#endif
