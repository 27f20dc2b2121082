/* SPDX-License-Identifier: MIT
 * prim_keyword.c: what calls with keywords are made of (lib/collects/racket/private/kw-rt.rkt): procedures that only put
 * their arguments in another order, which as closures in the language would need code for each order; and the search of
 * what a procedure has noted about its calls, which each such call begins with. */
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

enum { SLOT_PROC, SLOT_PLAN, NSLOTS, FEW = 16 };

/* What the plan's item asks for: the argument at a place, the list of those from one place to before another, a constant. */
static woad_value arranged(woad_vm *vm, woad_value item, const woad_value *argv) {
  if (value_is_fixnum(item)) return argv[fixnum_value(item)];
  if (!value_is_pair(item)) return box_of(item)->value;
  size_t from = (size_t)fixnum_value(pair_car(item)), to = (size_t)fixnum_value(pair_cdr(item));
  return pair_list_from(vm, to - from, argv + from, VALUE_NULL);
}

static woad_value call_arranged(woad_vm *vm, NativeClosure *self, ARGS) {
  const Vector *plan = vector_of(self->slots[SLOT_PLAN]);
  woad_value few[FEW], *args = plan->length <= FEW ? few : mem_alloc(vm, plan->length * sizeof(woad_value));
  for (size_t i = 0; i < plan->length; i++) args[i] = arranged(vm, plan->items[i], argv);
  return call_tail(vm, self->slots[SLOT_PROC], (int)plan->length, args);
}

static bool is_place(woad_value v, int64_t limit) {
  return value_is_fixnum(v) && fixnum_value(v) >= 0 && fixnum_value(v) <= limit;
}

static bool is_item(woad_value v, int64_t nargs) {
  if (!value_is_pair(v)) return is_place(v, nargs - 1) || value_has_type(v, TYPE_BOX);
  return is_place(pair_car(v), nargs) && is_place(pair_cdr(v), nargs) && fixnum_value(pair_car(v)) <= fixnum_value(pair_cdr(v));
}

PRIM_MODULE("#%woad")

PRIM("arranging-procedure", arranging_procedure, 3, 3, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(proc : procedure?) (n : exact-nonnegative-integer?)"
     " (plan : (vectorof (or/c exact-nonnegative-integer? (cons/c exact-nonnegative-integer? exact-nonnegative-integer?) box?)))"
     " -> procedure?",
     "A procedure of N arguments that applies PROC, in tail position, to what each element of PLAN says: the argument at that"
     " place, counted from 0; for a pair the list of the arguments from one place to before the other; for a box its contents.")
{
  enum { MAX_ARGUMENTS = 1 << 20 };
  arg_procedure(vm, 0, argc, argv);
  size_t n = arg_natural(vm, 1, argc, argv);
  if (n > MAX_ARGUMENTS) arg_wrong(vm, 1, argc, argv, "(integer-in 0 1048576)");
  const Vector *plan = VALUE_AS(Vector, arg_type(vm, 2, argc, argv, TYPE_VECTOR, "vector?"));
  for (size_t i = 0; i < plan->length; i++)
    if (!is_item(plan->items[i], (int64_t)n)) raise_argument_value(vm, NULL, "place, range of places, or box", plan->items[i]);
  woad_value slots[NSLOTS] = { argv[0], vector_from(vm, plan->length, plan->items) };
  return call_native_closure(vm, NULL, call_arranged, (int)n, (int)n, 0, NSLOTS, slots);
}

/* The noted element (list* KWS N procedure) of LIST, or #f. */
static woad_value find_noted(woad_value list, woad_value kws, woad_value n) {
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value note = pair_car(list);
    if (!value_is_pair(note) || pair_car(note) != kws || !value_is_pair(pair_cdr(note))) continue;
    if (pair_car(pair_cdr(note)) == n) return pair_cdr(pair_cdr(note));
  }
  return VALUE_FALSE;
}

PRIM("noted-procedure", noted_procedure, 5, 5, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(notes : struct-accessor-procedure?) (prop : impersonator-property?) (f : any/c) (kws : list?) (n : fixnum?) -> any/c",
     "What F, or the value of its impersonator property PROP, has noted for KWS, compared by eq?, and N: NOTES gives a list of"
     " (list* kws n procedure). #f when there is no such note, or neither is an instance of the type of NOTES.")
{
  woad_value notes = argv[0], record = argv[2];
  if (!value_is_struct_proc(notes) || VALUE_AS(StructProc, notes)->kind != SP_ACCESSOR)
    arg_wrong(vm, 0, argc, argv, "struct-accessor-procedure?");
  arg_type(vm, 1, argc, argv, TYPE_IMPERSONATOR_PROPERTY, "impersonator-property?");
  if (value_is_impersonator(record)) record = hamt_get(vm, hamt_of(impersonator_of(record)->props), argv[1]);
  const StructProc *accessor = VALUE_AS(StructProc, notes);
  if (!value_is_instance(record, accessor->type)) return VALUE_FALSE;
  return find_noted(struct_of(record)->fields[accessor->pos], argv[3], argv[4]);
}
