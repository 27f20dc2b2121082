/* SPDX-License-Identifier: MIT
 * code.h: compiled procedures, closures, and the links between a compiled body and one instance's variables.
 *
 * A Code is shared by all instances of a module; what differs by instance is reached through the closure's Links. */
#ifndef RUNTIME_VM_CODE_H
#define RUNTIME_VM_CODE_H

#include "runtime/base/vm.h"

typedef struct { uint32_t pc; uint32_t line; uint32_t column; uint32_t source; } CodeSource; /* source: index in consts */

typedef struct Code {
  Header header;          /* FLAG_A: takes a rest list after nreq arguments; FLAG_B: method arity; FLAG_C: not decoded yet,
                           * only flags, name, nreq, nfree and nboxes are there; see also CODE_BODY */
  uint32_t *words;        /* atomic */
  woad_value *consts;
  uint32_t entry_argc;    /* a call with so many arguments needs no preparation; CODE_NO_ENTRY: every one does */
  uint32_t entry_bytes;   /* room it needs from its fp on */
  uint32_t nwords, nconsts;
  uint32_t nregs;         /* registers including arguments and room for outgoing frames */
  uint32_t nreq;          /* required arguments */
  uint32_t nfree, nboxes; /* captured values, of which the first nboxes are variable boxes */
  uint32_t nlinks, nliterals; /* limits of LINK and LITERAL operands: those of the whole unit */
  woad_value name;        /* symbol, or VALUE_FALSE; the symbol [ for a form with optional arguments that has no name */
  woad_value source;      /* srcloc vector #(path-or-name line column position span) or VALUE_FALSE; paths as in .wo: relative */
  woad_value origin;      /* origin module stamp for unsafe attribution, or VALUE_FALSE */
  CodeSource *sources;    /* sorted by pc; atomic */
  uint32_t nsources;
  uint32_t nmaps;
  uint32_t *maps;         /* 2 words an entry, sorted by pc: return pc, offset in live_bits; atomic */
  uint8_t *live_bits;     /* bit i of an entry: r[i] is live across the call, for i below the call's a operand; atomic */
  const uint8_t *lazy;    /* FLAG_C: the undecoded bytes (code_read.c), NULL otherwise */
  uint32_t lazy_length;
  woad_value lazy_owner;  /* keeps what lazy needs */
} Code;
enum { CODE_FRAME_WORDS = 4 }; /* a frame's header, also of the one that the procedure calls */
#define CODE_NO_ENTRY UINT32_MAX
#define CODE_REST FLAG_A
#define CODE_METHOD FLAG_B
#define CODE_LAZY FLAG_C
#define CODE_BODY 16    /* a module body or top-level form, no procedure */

/* A variable of an instance. FLAG_A: constant (defined once, no set! anywhere); FLAG_B: defined.
 * An undefined one holds VALUE_UNDEFINED. */
typedef struct Variable {
  Header header;
  woad_value value;
  woad_value name;              /* symbol as in the source */
  struct Instance *instance;    /* or NULL */
} Variable;
#define VARIABLE_CONSTANT FLAG_A
#define VARIABLE_DEFINED FLAG_B

/* What the body of one phase of one instance (or one top-level form) is linked to. */
typedef struct Links {
  Header header;
  struct Instance *instance;
  woad_value owner;             /* expander's data to decode literals: module declaration or compiled form */
  uint32_t nvars, nliterals;
  Variable **vars;
  woad_value *literals;         /* VALUE_NONE until decoded by vm->hooks.syntax_literal */
  int phase_shift;              /* phase at which the body runs, for literals */
  int phase_level;              /* level of the body inside its module */
} Links;

typedef struct Closure {
  Header header;
  Code *code;
  Links *links;
  woad_value free[];
} Closure;

typedef struct CaseClosure {
  Header header;
  uint32_t nclauses;
  woad_value name;
  Closure *clauses[];
} CaseClosure;

/* (#%variable-reference ...) values */
typedef struct { Header header; Variable *variable; Links *links; bool is_constant; } VarRef;

Code *code_make(woad_vm *vm);
/* All but the maps is in place: sets what calls look at. */
void code_complete(Code *code);
/* Decodes a lazy code in place (hook of code_read.c), no-op otherwise. Raises exn:fail:read on a damaged body. */
void code_force_slow(woad_vm *vm, Code *code);
static inline void code_force(woad_vm *vm, Code *code) {
  if (UNLIKELY(code->header.flags & CODE_LAZY)) code_force_slow(vm, code);
}
Variable *code_variable_make(woad_vm *vm, woad_value name, struct Instance *instance);
Links *code_links_make(woad_vm *vm, struct Instance *instance, uint32_t nvars, uint32_t nliterals);
/* A closure without captures that runs CODE over LINKS: for module bodies and top-level forms. */
woad_value code_closure_make(woad_vm *vm, Code *code, Links *links);
static inline bool code_accepts(const Code *code, int argc) {
  return code->header.flags & CODE_REST ? argc >= (int)code->nreq : argc == (int)code->nreq;
}
/* The first clause of CASES that takes ARGC arguments, or NULL. */
static inline Closure *code_choose_clause(const CaseClosure *cases, int argc) {
  for (uint32_t i = 0; i < cases->nclauses; i++)
    if (code_accepts(cases->clauses[i]->code, argc)) return cases->clauses[i];
  return NULL;
}
/* The name as object-name gives it. A procedure without one is called after its place: the end of the source's path,
 * line and column; VALUE_FALSE when it has no place in a file either. Decodes CODE; may raise as code_force. */
woad_value code_shown_name(woad_vm *vm, Code *code);
/* Whether NAME names a procedure: one that begins with a bracket stands for a place. */
bool code_is_proper_name(woad_value name);
/* srcloc of the instruction before return address PC (word index): entry or NULL */
const CodeSource *code_source_at(const Code *code, uint32_t pc);

#endif
