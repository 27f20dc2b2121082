/* SPDX-License-Identifier: MIT
 * pass.h: the passes between IR and emission, in order, and what they leave for one another.
 *
 *   pass_mutated   sets is_mutated and nuses of every variable, is_mutated of links       in: any IR
 *   pass_letrec    LETREC nodes then bind unmutated procedures only                         (always runs)
 *   pass_inline    beta-reduction, single-use and small procedures                          (optimising only)
 *   pass_fold      constants, copies, dead code, tests                                      (optimising only)
 *   pass_loop      local procedures that are only jumped to: var->loop
 *   pass_close     lambda->fn: captured variables
 * Every pass changes the tree in place and returns nothing; each survives trees of any depth (deep.h). */
#ifndef COMPILER_PASS_H
#define COMPILER_PASS_H

#include "compiler/ir.h"

/* A procedure with a frame of its own, or a unit's chunk (lambda NULL). */
typedef struct PassFn {
  IrLambda *lambda;
  struct PassFn *parent;
  IrVar **free;            /* captured variables */
  uint32_t nfree, free_room;
  IrVar *self;             /* variable that holds the running closure, or NULL */
  int32_t self_link;       /* variable of the unit that always holds it, or -1 */
  IrVar *cases;            /* likewise for the case-lambda of which it is the clause for so many arguments, if it takes no rest */
  int32_t cases_link;
} PassFn;

/* A procedure that is only called in tail position of the form that binds it: its body runs in the binder's frame. */
typedef struct PassLoop {
  IrVar *var;
  IrLambda *lambda;
  bool failed;
  uint32_t scope;          /* pass_loop: index of the binding form on the path */
  const void *frame;       /* pass_loop: real procedure around it */
  struct PassLoop *outer;  /* pass_loop: candidate whose body it is in */
  struct PassLoop **needed_by; /* pass_loop: loops that fail when this fails */
  uint32_t nneeded_by, needed_by_room;
  bool is_emitted;         /* emit */
  int32_t label;
  int32_t first_reg, top;  /* parameters, and the first register that the body may use */
  void *dest;
} PassLoop;

void pass_mutated_run(woad_vm *vm, IrUnit *unit);
void pass_letrec_run(woad_vm *vm, IrUnit *unit);
void pass_inline_run(woad_vm *vm, IrUnit *unit);
void pass_fold_run(woad_vm *vm, IrUnit *unit);
void pass_loop_run(woad_vm *vm, IrUnit *unit);
/* One chunk: bodies [first, end) of UNIT as a procedure without arguments. */
PassFn *pass_close_run(woad_vm *vm, IrUnit *unit, uint32_t first, uint32_t end);

/* Whether evaluating IR has no effect, raises nothing, and reads nothing that may change: it may be dropped or moved. */
bool pass_is_pure(const Ir *ir);

#endif
