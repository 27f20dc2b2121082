/* SPDX-License-Identifier: MIT
 * parsed.h: what core forms become when the expander is not asked for syntax: a tree without scopes, independent of any
 * unit, so that one expression can be lowered twice (to run it now, and into the body of its phase).
 *
 * Local variables are named by their binding keys: uninterned symbols whose text is the variable's name. */
#ifndef EXPANDER_LOWER_PARSED_H
#define EXPANDER_LOWER_PARSED_H

#include "expander/syntax/binding.h"

typedef enum {
  PARSED_CONST,      /* a: value */
  PARSED_LOCAL,      /* a: key */
  PARSED_MODULE_VAR, /* a: Binding, b: symbol as written */
  PARSED_TOP_VAR,    /* a: symbol, level: phase */
  PARSED_SYNTAX,     /* a: syntax object */
  PARSED_LAMBDA,     /* a: list of keys, b: rest key or #f, c: inferred name or #f; kids[0] body; flag: method arity error */
  PARSED_CASE,       /* kids: LAMBDA; c: name */
  PARSED_IF,         /* kids[0..2] */
  PARSED_SEQ,        /* kids */
  PARSED_BEGIN0,     /* kids */
  PARSED_LET,        /* a: list of lists of keys; kids: right-hand sides in order, then the body */
  PARSED_LETREC,     /* the same */
  PARSED_SET,        /* kids[0]: LOCAL, MODULE_VAR or TOP_VAR; kids[1] */
  PARSED_CALL,       /* kids */
  PARSED_WCM,        /* kids[0..2] */
  PARSED_VARREF,     /* kids[0] a variable, or nothing */
  PARSED_DEFINE,     /* a: list of symbols, level; kids[0] */
  PARSED_DEFINE_MACRO /* a: list of symbols, level: of the macros; kids[0] runs one level up */
} ParsedKind;

typedef struct Parsed {
  Header header;              /* TYPE_IR */
  ParsedKind kind;
  int level;
  bool flag;
  woad_value source, origin;  /* srcloc vector and origin stamp, or VALUE_FALSE */
  woad_value a, b, c;
  uint32_t nkids;
  struct Parsed *kids[];
} Parsed;

static inline bool value_is_parsed(woad_value v) { return value_has_type(v, TYPE_IR); }
static inline Parsed *parsed_of(woad_value v) { return VALUE_AS(Parsed, v); }
static inline woad_value parsed_value(const Parsed *parsed) { return object_value(parsed); }

Parsed *parsed_make(woad_vm *vm, ParsedKind kind, woad_value stx, uint32_t nkids);
/* kids from a list of parsed values */
Parsed *parsed_make_from(woad_vm *vm, ParsedKind kind, woad_value stx, woad_value list);
/* the node itself for a list of one */
woad_value parsed_sequence(woad_vm *vm, woad_value stx, woad_value list);
woad_value parsed_const(woad_vm *vm, woad_value stx, woad_value value);

#endif
