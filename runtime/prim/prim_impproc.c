/* SPDX-License-Identifier: MIT
 * prim_impproc.c: making impersonators and chaperones of procedures; applying them is vm/impproc.c. Those that take keywords
 * are made in the library. Source: Reference, "Impersonators and Chaperones". */
#include "runtime/data/hamt.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/call.h"
#include "runtime/vm/impproc.h"

/* Whether WRAPPER takes every number of arguments that PROC takes, with EXTRA more. */
static bool covers(woad_vm *vm, woad_value wrapper, woad_value proc, int extra) {
  ArityClause wanted[ARITY_MAX_CLAUSES], given[ARITY_MAX_CLAUSES];
  int nwanted = arity_of(vm, proc, wanted), ngiven = arity_of(vm, wrapper, given);
  for (int i = 0; i < nwanted; i++) {
    bool found = false;
    for (int j = 0; j < ngiven && !found; j++)
      found = given[j].min <= wanted[i].min + extra &&
              (given[j].max < 0 || (wanted[i].max >= 0 && given[j].max >= wanted[i].max + extra));
    if (!found) return false;
  }
  return true;
}

static woad_value make_procedure(woad_vm *vm, int flags, ARGS) {
  if (!call_is_procedure(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "procedure?");
  if (argv[1] != VALUE_FALSE && !call_is_procedure(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c procedure? #f)");
  if (argv[1] != VALUE_FALSE && !covers(vm, argv[1], argv[0], flags & IMPERSONATOR_STAR ? 1 : 0))
    raise_fields(vm, NULL, "arity of wrapper procedure does not cover arity of original procedure", "wrapper", argv[1],
                 "original", argv[0], NULL);
  woad_value props = impmake_props(vm, 2, argc, argv);
  if (argv[1] == VALUE_FALSE && argc == 2) return argv[0];
  return impersonator_make(vm, argv[0], flags, 1, &argv[1], props);
}

PRIM_MODULE("#%kernel")

#define MAKER(name, cname, flags, doc)                                                                              \
  PRIM(name, cname, 2, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,                                                       \
       "(proc : procedure?) (wrapper-proc : (or/c procedure? #f)) (prop : impersonator-property?) (prop-val : any/c) ..." \
       " -> procedure?", doc)                                                                                       \
  { return make_procedure(vm, flags, argc, argv); }

MAKER("impersonate-procedure", impersonate_procedure, 0, "PROC on what WRAPPER-PROC makes of the arguments, and perhaps of the results.")
MAKER("impersonate-procedure*", impersonate_procedure_star, IMPERSONATOR_STAR, "As impersonate-procedure; WRAPPER-PROC gets what is applied first.")
MAKER("chaperone-procedure", chaperone_procedure, IMPERSONATOR_CHAPERONE, "As impersonate-procedure; WRAPPER-PROC may only give chaperones of what it gets.")
MAKER("chaperone-procedure*", chaperone_procedure_star, IMPERSONATOR_CHAPERONE | IMPERSONATOR_STAR, "As chaperone-procedure; WRAPPER-PROC gets what is applied first.")

PRIM("procedure-impersonator*?", procedure_impersonator_star_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a procedure with an impersonator around it whose wrapper gets what is applied.")
{
  if (!call_is_procedure(vm, argv[0])) return VALUE_FALSE;
  for (woad_value v = argv[0]; value_is_impersonator(v); v = impersonator_of(v)->target)
    if (value_header(v)->flags & IMPERSONATOR_STAR) return VALUE_TRUE;
  return VALUE_FALSE;
}

/* Unsafe makers: applying the result is applying the replacement. */
static woad_value make_replaced(woad_vm *vm, int flags, ARGS) {
  if (!call_is_procedure(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "procedure?");
  if (!call_is_procedure(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "procedure?");
  woad_value props = impmake_props(vm, 2, argc, argv);
  bool is_marked = hamt_get(vm, hamt_of(props), vm->application_mark) != VALUE_NONE;
  flags |= IMPERSONATOR_REPLACED | (is_marked ? IMPERSONATOR_MARKED : 0);
  return impersonator_make(vm, argv[0], flags, 1, &argv[1], props);
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-impersonate-procedure", unsafe_impersonate_procedure, 2, -1, PF_RAISES | PF_ALLOC, RIGHT_UNSAFE,
     "(proc : procedure?) (replacement-proc : procedure?) (prop : impersonator-property?) (prop-val : any/c) ..."
     " -> procedure?", "An impersonator of PROC whose application is that of REPLACEMENT-PROC.")
{
  return make_replaced(vm, 0, argc, argv);
}
PRIM("unsafe-chaperone-procedure", unsafe_chaperone_procedure, 2, -1, PF_RAISES | PF_ALLOC, RIGHT_UNSAFE,
     "(proc : procedure?) (wrapper-proc : procedure?) (prop : impersonator-property?) (prop-val : any/c) ..."
     " -> procedure?", "As unsafe-impersonate-procedure, called a chaperone.")
{
  return make_replaced(vm, IMPERSONATOR_CHAPERONE, argc, argv);
}
