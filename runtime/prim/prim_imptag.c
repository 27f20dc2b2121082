/* SPDX-License-Identifier: MIT
 * prim_imptag.c: makers of impersonated prompt tags; using them is vm/imptag.c. Source: Reference, "Impersonator
 * Constructors", "Chaperone Constructors". */
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"
#include "runtime/vm/imptag.h"

/* The third procedure may be left out, and the fourth: what is no procedure begins the properties. */
static woad_value make_tag_impersonator(woad_vm *vm, int flags, ARGS) {
  if (!imptag_is_tag(argv[0])) arg_wrong(vm, 0, argc, argv, "continuation-prompt-tag?");
  woad_value procs[IMPTAG_PROCS] = {VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE};
  int from = 3;
  procs[IMPTAG_HANDLE] = arg_procedure(vm, 1, argc, argv);
  procs[IMPTAG_ABORT] = arg_procedure(vm, 2, argc, argv);
  if (from < argc && call_is_procedure(vm, argv[from])) procs[IMPTAG_RESULT] = argv[from++];
  if (from == 4 && from < argc && call_is_procedure(vm, argv[from])) {
    procs[IMPTAG_CALLCC] = arg_procedure_arity(vm, from, 1, argc, argv);
    from++;
  }
  return impersonator_make(vm, argv[0], flags, IMPTAG_PROCS, procs, impmake_props(vm, from, argc, argv));
}

PRIM_MODULE("#%kernel")

#define MAKER(name, cname, flags, doc)                                                                                  \
  PRIM(name, cname, 3, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,                                                           \
       "(tag : continuation-prompt-tag?) (handle-proc : procedure?) (abort-proc : procedure?)"                          \
       " [cc-guard-proc : procedure? = values] [callcc-proc : (procedure? . -> . procedure?)]"                          \
       " (prop : impersonator-property?) (prop-val : any/c) ... -> continuation-prompt-tag?", doc)                      \
  { return make_tag_impersonator(vm, flags, argc, argv); }

MAKER("impersonate-prompt-tag", impersonate_prompt_tag, 0,
      "TAG; what is aborted to it goes through ABORT-PROC, then, for its prompt's handler, through HANDLE-PROC; the results of a"
      " prompt in which a continuation was applied through CC-GUARD-PROC, as refined by CALLCC-PROC.")
MAKER("chaperone-prompt-tag", chaperone_prompt_tag, IMPERSONATOR_CHAPERONE,
      "As impersonate-prompt-tag; the procedures may only give chaperones of what they get.")
