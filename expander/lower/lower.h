/* SPDX-License-Identifier: MIT
 * lower.h: parsed forms to IR units, compiled bodies and runnable procedures. */
#ifndef EXPANDER_LOWER_LOWER_H
#define EXPANDER_LOWER_LOWER_H

#include "expander/lower/parsed.h"
#include "expander/namespace/namespace.h"

typedef struct LowerSpec {
  woad_value self;       /* module path index of the module or top level that the forms belong to */
  int level;             /* at which the forms run */
  bool is_piece;         /* only a part of its level: later parts may assign what this one defines */
  bool use_prompts;      /* module body: each form in its own prompt */
  woad_value name;       /* symbol for dumps */
  Namespace *ns;
} LowerSpec;

/* FORMS: list of Parsed. A Body with code, keys and literals in memory. */
Body *lower_body(woad_vm *vm, const LowerSpec *spec, woad_value forms);
/* A procedure of no arguments that runs PARSED in the instance of NS at PHASE. */
woad_value lower_closure(woad_vm *vm, Namespace *ns, int phase, woad_value parsed);
/* vm->hooks.syntax_literal */
woad_value lower_syntax_literal(woad_vm *vm, Links *links, size_t pos);

#endif
