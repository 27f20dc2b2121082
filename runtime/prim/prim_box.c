/* SPDX-License-Identifier: MIT
 * prim_box.c: boxes. Source: Reference, "Boxes". */
#include "runtime/data/vector.h"
#include "runtime/prim/impkinds.h"
#include "runtime/vm/arg.h"

/* Plain boxes only; where impersonators are allowed they are told apart first. */
static Box *arg_box(woad_vm *vm, int argc, woad_value *argv, const char *expected) {
  if (!value_is_box(argv[0])) arg_wrong(vm, 0, argc, argv, expected);
  return box_of(argv[0]);
}

static Box *arg_mutable_box(woad_vm *vm, int argc, woad_value *argv, const char *expected) {
  if (!value_is_box(argv[0]) || value_is_immutable(argv[0])) arg_wrong(vm, 0, argc, argv, expected);
  return box_of(argv[0]);
}

static woad_value swap_if_same(Box *box, woad_value old, woad_value new) {
  if (box->value != old) return VALUE_FALSE;
  box->value = new;
  return VALUE_TRUE;
}

PRIM_MODULE("#%kernel")

PRIM("box?", box_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a box.")
{
  return value_bool(value_is_box(impersonator_base(argv[0])));
}

PRIM("box", box, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> box?", "A fresh box holding V.")
{
  return box_make(vm, argv[0]);
}

PRIM("box-immutable", box_immutable, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> (and/c box? immutable?)",
     "An immutable box holding V.")
{
  return box_make_immutable(vm, argv[0]);
}

PRIM("unbox", unbox, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(box : box?) -> any/c", "What BOX holds.")
{
  if (impersonator_wraps(argv[0], TYPE_BOX)) return impvector_unbox(vm, "unbox", argv[0]);
  return arg_box(vm, argc, argv, "box?")->value;
}

PRIM("unbox*", unbox_star, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(box : (and/c box? (not/c impersonator?))) -> any/c",
     "What the plain BOX holds.")
{
  return arg_box(vm, argc, argv, "(and/c box? (not impersonator?))")->value;
}

PRIM("set-box!", set_box_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(box : (and/c box? (not/c immutable?))) (v : any/c) -> void?", "Makes BOX hold V.")
{
  if (impersonator_wraps(argv[0], TYPE_BOX) && !value_is_immutable(impersonator_base(argv[0])))
    return impvector_set_box(vm, "set-box!", argv[0], argv[1]);
  arg_mutable_box(vm, argc, argv, "(and/c box? (not/c immutable?))")->value = argv[1];
  return VALUE_VOID;
}

PRIM("set-box*!", set_box_star_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(box : (and/c box? (not/c immutable?) (not/c impersonator?))) (v : any/c) -> void?", "Makes the plain BOX hold V.")
{
  arg_mutable_box(vm, argc, argv, "(and/c box? (not immutable?) (not impersonator?))")->value = argv[1];
  return VALUE_VOID;
}

PRIM("box-cas!", box_cas_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(box : (and/c box? (not/c immutable?) (not/c impersonator?))) (old : any/c) (new : any/c) -> boolean?",
     "Makes BOX hold NEW if it holds OLD (by eq?), and tells whether it did.")
{
  return swap_if_same(arg_mutable_box(vm, argc, argv, "(and/c box? (not/c immutable?))"), argv[1], argv[2]);
}

/* A session's threads share one OS thread: their reads and writes are in order. */
PRIM("memory-order-acquire", memory_order_acquire, 0, 0, PF_WRITES, RIGHTS_NONE, "-> void?", "Later reads come after this.")
{
  return VALUE_VOID;
}
PRIM("memory-order-release", memory_order_release, 0, 0, PF_WRITES, RIGHTS_NONE, "-> void?", "Earlier writes come before this.")
{
  return VALUE_VOID;
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-unbox", unsafe_unbox, 1, 1, PF_READS, RIGHT_UNSAFE, "(box : box?) -> any/c", "unbox without a check.")
{
  return value_is_impersonator(argv[0]) ? impvector_unbox(vm, "unbox", argv[0]) : box_of(argv[0])->value;
}

PRIM("unsafe-unbox*", unsafe_unbox_star, 1, 1, PF_READS, RIGHT_UNSAFE, "(box : box?) -> any/c", "unbox without a check.")
{
  return box_of(argv[0])->value;
}

PRIM("unsafe-set-box!", unsafe_set_box_x, 2, 2, PF_WRITES, RIGHT_UNSAFE, "(box : box?) (v : any/c) -> void?",
     "set-box! without a check.")
{
  if (value_is_impersonator(argv[0])) return impvector_set_box(vm, "set-box!", argv[0], argv[1]);
  box_of(argv[0])->value = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-set-box*!", unsafe_set_box_star_x, 2, 2, PF_WRITES, RIGHT_UNSAFE, "(box : box?) (v : any/c) -> void?",
     "set-box! without a check.")
{
  box_of(argv[0])->value = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-box*-cas!", unsafe_box_star_cas_x, 3, 3, PF_WRITES, RIGHT_UNSAFE,
     "(box : box?) (old : any/c) (new : any/c) -> boolean?", "box-cas! without checks.")
{
  return swap_if_same(box_of(argv[0]), argv[1], argv[2]);
}
