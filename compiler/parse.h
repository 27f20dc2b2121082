/* SPDX-License-Identifier: MIT
 * parse.h: fully expanded core forms as S-expressions to IR, for tests, bootstrapping and `compile` of linklet-like data. */
#ifndef COMPILER_PARSE_H
#define COMPILER_PARSE_H

#include "compiler/ir.h"

/* FORMS: list of define-values forms and expressions made of lambda, case-lambda, if, begin, begin0, let-values,
 * letrec-values, set!, quote, with-continuation-mark, #%variable-reference and applications. Names are lexical variables, then
 * variables that a define-values of the list defines, then primitives; a name that is none of these becomes a variable of
 * the unit that something else must define. Raises exn:fail:syntax for anything else. */
IrUnit *parse_unit(woad_vm *vm, woad_value forms);

#endif
