/* SPDX-License-Identifier: MIT
 * prim_plaintest.c: plain tests (vm/plaintest.h): composing them, guards, and asking of all elements of a list or vector. */
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/plaintest.h"

static woad_value arg_test(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!plaintest_is(argv[pos])) arg_wrong(vm, pos, argc, argv, "plain-predicate?");
  return argv[pos];
}

/* Composed of the list that is argument 0. */
static woad_value compose_list(woad_vm *vm, PlaintestKind kind, int argc, woad_value *argv) {
  int64_t n = pair_list_length(argv[0]);
  if (n < 0) arg_wrong(vm, 0, argc, argv, "list?");
  vm_charge(vm, (size_t)n);
  woad_value *parts = mem_alloc(vm, (size_t)(n + 1) * sizeof *parts);
  int i = 0;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) parts[i++] = pair_car(l);
  return plaintest_compose(vm, kind, i, parts);
}

PRIM_MODULE("#%woad")

PRIM("plain-predicate?", plain_predicate_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a test of one argument without effects that is asked without a step of the language: a primitive, the predicate of"
     " a structure type, or what is composed of such tests.")
{
  return value_bool(plaintest_is(argv[0]));
}

PRIM("plain-any", plain_any, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(tests : list?) -> (or/c plain-predicate? #f)",
     "The plain test of what one of the TESTS accepts; #f where they are not plain.")
{
  return compose_list(vm, PLAINTEST_ANY, argc, argv);
}

PRIM("plain-all", plain_all, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(tests : list?) -> (or/c plain-predicate? #f)",
     "The plain test of what all TESTS accept, which are asked in order; #f where they are not plain.")
{
  return compose_list(vm, PLAINTEST_ALL, argc, argv);
}

PRIM("plain-same", plain_same, 1, 1, PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> plain-predicate?", "The plain test of what is eq? to V.")
{
  return plaintest_compose(vm, PLAINTEST_SAME, 1, argv);
}

PRIM("plain-number", plain_number, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(z : number?) -> plain-predicate?",
     "The plain test of numbers that are = or eqv? to Z.")
{
  if (!number_is_number(argv[0])) arg_wrong(vm, 0, argc, argv, "number?");
  return plaintest_compose(vm, PLAINTEST_NUMBER, 1, argv);
}

PRIM("plain-list", plain_list, 1, 1, PF_ALLOC, RIGHTS_NONE, "(test : any/c) -> (or/c plain-predicate? #f)",
     "The plain test of lists whose elements TEST accepts; #f where it is not plain.")
{
  return plaintest_compose(vm, PLAINTEST_LIST, 1, argv);
}

PRIM("guard", guard, 2, 3, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(test : plain-predicate?) (proc : procedure?) [along : any/c] -> procedure?",
     "A procedure that gives its last argument where TEST accepts it, and else calls PROC: where an impersonator calls it, a test that"
     " passes needs no call. ALONG, for the procedure for references of an impersonated table alone, is a second result.")
{
  arg_test(vm, 0, argc, argv);
  if (!call_is_procedure(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "procedure?");
  return plaintest_guard(vm, argv[0], argv[1], argc > 2 ? argv[2] : VALUE_NONE);
}

PRIM("every-element?", every_element_p, 2, 2, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(pred : plain-predicate?) (v : (or/c list? vector?)) -> boolean?",
     "Whether PRED accepts each element of V, a list or a vector that is not impersonated.")
{
  woad_value test = arg_test(vm, 0, argc, argv), v = argv[1];
  if (!value_has_type(v, TYPE_VECTOR) && !pair_is_list(v)) arg_wrong(vm, 1, argc, argv, "(or/c list? vector?)");
  return plaintest_every(vm, test, v);
}
