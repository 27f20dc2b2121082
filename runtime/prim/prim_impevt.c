/* SPDX-License-Identifier: MIT
 * prim_impevt.c: makers of impersonated channels and chaperoned events; using them is thread/impevt.c. Source: Reference,
 * "Impersonator Constructors", "Chaperone Constructors". */
#include "runtime/prim/impmake.h"
#include "runtime/thread/impevt.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"

static woad_value make_channel_impersonator(woad_vm *vm, int flags, ARGS) {
  if (!impevt_is_channel(argv[0])) arg_wrong(vm, 0, argc, argv, "channel?");
  woad_value procs[IMPEVT_CHANNEL_PROCS] = {
      [IMPEVT_GET] = arg_procedure_arity(vm, 1, 1, argc, argv),
      [IMPEVT_PUT] = arg_procedure_arity(vm, 2, 2, argc, argv),
  };
  return impersonator_make(vm, argv[0], flags, IMPEVT_CHANNEL_PROCS, procs, impmake_props(vm, 3, argc, argv));
}

PRIM_MODULE("#%kernel")

PRIM("impersonate-channel", impersonate_channel, 3, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(channel : channel?) (get-proc : (channel? . -> . (values channel? (any/c . -> . any/c))))"
     " (put-proc : (channel? any/c . -> . any/c)) (prop : impersonator-property?) (prop-val : any/c) ... -> channel?",
     "CHANNEL, with values taken from it and put into it passed through the procedures.")
{
  return make_channel_impersonator(vm, 0, argc, argv);
}

PRIM("chaperone-channel", chaperone_channel, 3, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(channel : channel?) (get-proc : (channel? . -> . (values channel? (any/c . -> . any/c))))"
     " (put-proc : (channel? any/c . -> . any/c)) (prop : impersonator-property?) (prop-val : any/c) ... -> channel?",
     "As impersonate-channel; the procedures may only give chaperones of what they get.")
{
  return make_channel_impersonator(vm, IMPERSONATOR_CHAPERONE, argc, argv);
}

PRIM("chaperone-evt", chaperone_evt, 2, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(evt : evt?) (proc : (evt? . -> . (values evt? (any/c . -> . any/c)))) (prop : impersonator-property?) (prop-val : any/c) ..."
     " -> evt?", "EVT; synchronizing on it waits for what PROC gives, whose second result then gets EVT's.")
{
  if (!sync_is_evt(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "evt?");
  woad_value proc = arg_procedure_arity(vm, 1, 1, argc, argv);
  return impersonator_make(vm, argv[0], IMPERSONATOR_CHAPERONE, 1, &proc, impmake_props(vm, 2, argc, argv));
}
