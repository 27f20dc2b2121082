/* SPDX-License-Identifier: MIT
 * ir.h: the core language between expander and bytecode: alpha-renamed (each binding has its own IrVar), one unit a
 * module body phase (or top-level form), every node with source location and origin. All nodes are in collected memory. */
#ifndef COMPILER_IR_H
#define COMPILER_IR_H

#include "runtime/base/vm.h"
#include "runtime/vm/code.h"

typedef enum {
#define IR_KIND(name, fields) IR_##name,
#include "compiler/ir.def"
#undef IR_KIND
  IR_KIND_COUNT
} IrKind;

typedef struct IrVar {
  woad_value name;      /* symbol */
  /* filled by passes */
  bool is_mutated;      /* some SET_LOCAL names it */
  bool is_captured;
  bool needs_check;     /* letrec-bound and may be read before it is defined */
  uint32_t nuses;
  void *pass_data;      /* owned by the running pass */
  int32_t reg;
  /* compiler/pass.h */
  struct PassFn *owner; /* procedure whose frame holds it */
  struct PassFn *reader; /* emit: procedure being emitted that captures it, at free_index */
  int32_t free_index;
  struct PassLoop *loop; /* bound to a procedure that became a loop */
} IrVar;

typedef struct Ir Ir;
typedef struct {
  uint32_t nvars;
  IrVar **vars;
  Ir *rhs;
  Ir *taker;            /* NULL, or a LAMBDA without captures that stands for the procedure whose parameters VARS are: a wrong
                         * number of values raises what calling it raises */
} IrClause;
typedef struct {
  uint32_t nparams;     /* required */
  IrVar **params;       /* nparams, then the rest variable when has_rest */
  bool has_rest;
  bool is_method;
  Ir *body;
  woad_value name;      /* inferred name: symbol or VALUE_FALSE */
  struct PassFn *fn;    /* pass_close */
} IrLambda;

struct Ir {
  IrKind kind;
  int32_t pos;
  bool flag;
  woad_value source;    /* srcloc vector #(source line column position span) or VALUE_FALSE; shared between nodes */
  woad_value origin;    /* origin module stamp or VALUE_FALSE */
  woad_value value;
  IrVar *var;
  IrLambda *lambda;
  uint32_t nkids, nclauses, nvars;
  Ir **kids;
  IrClause *clauses;
  int32_t *vars_pos;
};

/* A variable that the unit refers to: LINK positions index this table. */
typedef struct {
  woad_value name;      /* symbol as the program wrote it, for messages */
  woad_value key;       /* expander's: how it is found at instantiation (module path index, phase, symbol); opaque here */
  bool is_defined_here; /* a DEFINE of this unit defines it */
  bool is_mutated;      /* some SET_LINK of this unit names it */
  bool is_constant;     /* known to be defined before any code of this unit runs (import of a constant) */
  woad_value known;     /* compile-time knowledge: a KnownInfo value (known.h) or VALUE_FALSE */
} IrLink;

typedef struct IrUnit {
  uint32_t nlinks, nliterals;
  IrLink *links;
  uint32_t nbodies;
  Ir **bodies;          /* forms in order; the value(s) of the last is the result of the unit */
  woad_value origin;
  woad_value name;      /* symbol for disassembly */
} IrUnit;

Ir *ir_make(woad_vm *vm, IrKind kind, woad_value source, woad_value origin);
Ir *ir_const(woad_vm *vm, woad_value value, woad_value source, woad_value origin);
/* node with N kids, filled by the caller */
Ir *ir_make_kids(woad_vm *vm, IrKind kind, uint32_t nkids, woad_value source, woad_value origin);
IrVar *ir_var_make(woad_vm *vm, woad_value name);
bool ir_accepts(const IrLambda *lambda, uint32_t nargs);
/* Row of the primitive that IR calls with a number of arguments which it takes; NULL when it does no such thing. */
const struct PrimRow *ir_applied_row(const Ir *ir);
/* whether that is the primitive NAME */
bool ir_applies(const Ir *ir, const char *name);
/* WCM, a node with its three kids, completed: the value passes through a key that may be an impersonator. */
Ir *ir_redirect_mark(woad_vm *vm, Ir *wcm);
/* debug builds: aborts on a malformed unit */
void ir_check(woad_vm *vm, const IrUnit *unit);

#endif
