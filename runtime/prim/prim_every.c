/* SPDX-License-Identifier: MIT
 * prim_every.c: tests of all elements of a list or vector by a predicate that is a primitive without effects, such as most
 * contracts of elements come down to: called from C, since no language code can run under it. */
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"

/* V's row, or NULL when V is no such predicate. */
static const PrimRow *plain_predicate(woad_value v) {
  if (!value_has_type(v, TYPE_PRIMITIVE)) return NULL;
  const PrimRow *row = VALUE_AS(Primitive, v)->row;
  bool takes_one = row->min <= 1 && (row->max < 0 || row->max >= 1);
  bool is_plain = (row->flags & PF_PURE) && !(row->flags & (PF_NESTS | PF_CONTROL | PF_RAISES | PF_COST)) && row->rights == RIGHTS_NONE;
  return takes_one && is_plain ? row : NULL;
}

PRIM_MODULE("#%woad")

PRIM("plain-predicate?", plain_predicate_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a primitive of one argument that has no effect and never raises.")
{
  return value_bool(plain_predicate(argv[0]) != NULL);
}

PRIM("every-element?", every_element_p, 2, 2, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(pred : plain-predicate?) (v : (or/c list? vector?)) -> boolean?",
     "Whether PRED accepts each element of V, a list or a vector that is not impersonated.")
{
  const PrimRow *row = plain_predicate(argv[0]);
  if (row == NULL) arg_wrong(vm, 0, argc, argv, "plain-predicate?");
  woad_value v = argv[1], element;
  if (value_has_type(v, TYPE_VECTOR)) {
    const Vector *vector = vector_of(v);
    vm_charge(vm, vector->length);
    for (size_t i = 0; i < vector->length; i++) {
      element = vector->items[i];
      if (row->fn(vm, 1, &element) == VALUE_FALSE) return VALUE_FALSE;
    }
    return VALUE_TRUE;
  }
  int64_t length = pair_list_length(v);
  if (length < 0) arg_wrong(vm, 1, argc, argv, "(or/c list? vector?)");
  vm_charge(vm, (size_t)length);
  for (; value_is_pair(v); v = pair_cdr(v)) {
    element = pair_car(v);
    if (row->fn(vm, 1, &element) == VALUE_FALSE) return VALUE_FALSE;
  }
  return VALUE_TRUE;
}
