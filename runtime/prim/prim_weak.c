/* SPDX-License-Identifier: MIT
 * prim_weak.c: weak boxes and ephemerons. Source: Reference, "Weak Boxes", "Ephemerons". A plain load from them makes the
 * value reachable, so no read has to keep anything. */
#include "runtime/data/impersonator.h"
#include "runtime/data/weak.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("make-weak-box", make_weak_box, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> weak-box?",
     "A fresh weak box holding V.")
{
  return weak_box_make(vm, argv[0]);
}

PRIM("weak-box?", weak_box_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a weak box.")
{
  return value_bool(value_has_type(argv[0], TYPE_WEAK_BOX));
}

PRIM("weak-box-value", weak_box_value, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(wb : weak-box?) [gced-v : any/c = #f] -> any/c", "What WB holds, or GCED-V once that was collected.")
{
  woad_value v = weak_box_value(arg_type(vm, 0, argc, argv, TYPE_WEAK_BOX, "weak-box?"));
  return v != VALUE_NONE ? v : argc > 1 ? argv[1] : VALUE_FALSE;
}

PRIM("make-ephemeron", make_ephemeron, 2, 2, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(key : any/c) (v : any/c) -> ephemeron?",
     "A fresh ephemeron: holds V as long as KEY is reachable otherwise.")
{
  return ephemeron_make(vm, argv[0], argv[1]);
}

PRIM("impersonator-ephemeron", impersonator_ephemeron, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> ephemeron?",
     "A fresh ephemeron that holds V as long as V, or what V impersonates, is reachable otherwise.")
{
  return ephemeron_make(vm, impersonator_base(argv[0]), argv[0]);
}

PRIM("ephemeron?", ephemeron_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an ephemeron.")
{
  return value_bool(value_has_type(argv[0], TYPE_EPHEMERON));
}

PRIM("ephemeron-value", ephemeron_value, 1, 3, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(ephemeron : ephemeron?) [gced-v : any/c = #f] [retain-v : any/c = #f] -> any/c",
     "What EPHEMERON holds, or GCED-V once its key was collected. RETAIN-V is kept reachable until then.")
{
  woad_value v = ephemeron_value(arg_type(vm, 0, argc, argv, TYPE_EPHEMERON, "ephemeron?"));
  if (argc > 2) mem_keep(argv[2]);
  return v != VALUE_NONE ? v : argc > 1 ? argv[1] : VALUE_FALSE;
}
