/* SPDX-License-Identifier: MIT
 * prim_pair.c: pairs, lists, mutable pairs. Source: Reference, "Pairs and Lists", "Mutable Pairs and Lists". */
#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/slow.h"

PRIM_MODULE("#%kernel")

PRIM("pair?", pair_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a pair.")
{
  return value_bool(value_is_pair(argv[0]));
}

PRIM("null?", null_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is the empty list.")
{
  return value_bool(value_is_null(argv[0]));
}

PRIM("list?", list_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a proper list. O(n).")
{
  return value_bool(pair_is_list(argv[0]));
}

PRIM("list-pair?", list_pair_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a proper list of at least one element. O(n).")
{
  return value_bool(value_is_pair(argv[0]) && pair_is_list(argv[0]));
}

PRIM("cons", cons, 2, 2, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(a : any/c) (d : any/c) -> pair?", "A fresh pair.")
{
  return pair_make(vm, argv[0], argv[1]);
}

PRIM("car", car, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(p : pair?) -> any/c", "First part of P.")
{
  return pair_car(arg_pair(vm, 0, argc, argv));
}

PRIM("cdr", cdr, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(p : pair?) -> any/c", "Second part of P.")
{
  return pair_cdr(arg_pair(vm, 0, argc, argv));
}

/* A path to a part of pairs is a number: its bits below the highest that is set are the letters of the accessor's name,
 * from the left, 0 for `a` and 1 for `d`. The last letter is the first step. */
_Noreturn void prim_pair_refuse(woad_vm *vm, woad_value v, uint32_t path) {
  char name[32];
  size_t n = sizeof name;
  name[--n] = 0;
  name[--n] = 'r';
  const char *expected = "pair?";
  for (uint32_t rest = path; rest > 1; rest >>= 1) name[--n] = rest & 1 ? 'd' : 'a';
  for (size_t i = n + 1; name[i] != 'r'; i++)
    expected = raise_text(vm, name[i] == 'a' ? "(cons/c %s any/c)" : "(cons/c any/c %s)", expected);
  name[--n] = 'c';
  raise_argument_value(vm, name + n, expected, v);
}

static woad_value follow_path(woad_vm *vm, woad_value whole, uint32_t path) {
  woad_value v = whole;
  for (uint32_t rest = path; rest > 1; rest >>= 1) {
    if (UNLIKELY(!value_is_pair(v))) prim_pair_refuse(vm, whole, path);
    v = rest & 1 ? pair_cdr(v) : pair_car(v);
  }
  return v;
}

#define CXR(path, number)                                                                                                       \
  PRIM("c" #path "r", c##path##r, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(v : pair?) -> any/c",                   \
       "Parts of pairs, the last letter first.")                                                                        \
  { return follow_path(vm, argv[0], number); }
CXR(aa, 4)
CXR(ad, 5)
CXR(da, 6)
CXR(dd, 7)
CXR(aaa, 8)
CXR(aad, 9)
CXR(ada, 10)
CXR(add, 11)
CXR(daa, 12)
CXR(dad, 13)
CXR(dda, 14)
CXR(ddd, 15)
CXR(aaaa, 16)
CXR(aaad, 17)
CXR(aada, 18)
CXR(aadd, 19)
CXR(adaa, 20)
CXR(adad, 21)
CXR(adda, 22)
CXR(addd, 23)
CXR(daaa, 24)
CXR(daad, 25)
CXR(dada, 26)
CXR(dadd, 27)
CXR(ddaa, 28)
CXR(ddad, 29)
CXR(ddda, 30)
CXR(dddd, 31)

PRIM("list", list, 0, -1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) ... -> list?", "A fresh list of the V.")
{
  return pair_list_from(vm, (size_t)argc, argv, VALUE_NULL);
}

PRIM("list*", list_star, 1, -1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) ... (tail : any/c) -> any/c",
     "Like list, but the last argument is the tail.")
{
  return pair_list_from(vm, (size_t)argc - 1, argv, argv[argc - 1]);
}

PRIM("length", length, 1, 1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE, "(lst : list?) -> exact-nonnegative-integer?",
     "Number of elements.")
{
  int64_t n = pair_list_length(argv[0]);
  if (n < 0) arg_wrong(vm, 0, argc, argv, "list?");
  vm_charge(vm, (size_t)n / 4);
  return fixnum_make(n);
}

/* The list's elements before TAIL; a break can end it. */
static woad_value append_list(woad_vm *vm, woad_value list, woad_value tail) {
  if (!value_is_pair(list)) return tail;
  PairBuilder b;
  pair_builder_init(&b);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    pair_builder_add(vm, &b, pair_car(list));
    vm_poll_break(vm);
  }
  pair_of(b.tail)->cdr = tail;
  return b.head;
}

PRIM("append", append, 0, -1, PF_RAISES | PF_COST, RIGHTS_NONE, "(lst : list?) ... (v : any/c) -> any/c",
     "The elements of all LST, ending in V, which is shared.")
{
  if (argc == 0) return VALUE_NULL;
  for (int i = argc - 2; i >= 0; i--) { /* from the last on, as the reference */
    int64_t n = pair_list_length(argv[i]);
    if (n < 0) arg_wrong(vm, i, argc, argv, "list?");
    vm_charge(vm, (size_t)n / 2);
  }
  woad_value result = argv[argc - 1];
  for (int i = argc - 2; i >= 0; i--) result = append_list(vm, argv[i], result);
  return result;
}

PRIM("reverse", reverse, 1, 1, PF_RAISES | PF_COST, RIGHTS_NONE, "(lst : list?) -> list?", "A fresh list, last element first.")
{
  int64_t n = pair_list_length(argv[0]);
  if (n < 0) arg_wrong(vm, 0, argc, argv, "list?");
  vm_charge(vm, (size_t)n / 2);
  woad_value result = VALUE_NULL;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
    result = pair_make(vm, pair_car(l), result);
    vm_poll_break(vm);
  }
  return result;
}

static _Noreturn void raise_list_index(woad_vm *vm, woad_value *argv, woad_value reached) {
  raise_fields(vm, NULL, value_is_null(reached) ? "index too large for list" : "index reaches a non-pair", "index", argv[1],
               "in", argv[0], NULL);
}

static int64_t list_index(woad_vm *vm, woad_value *argv) {
  if (value_is_fixnum(argv[1]) && fixnum_value(argv[1]) >= 0) return fixnum_value(argv[1]);
  if (value_has_type(argv[1], TYPE_BIGNUM)) return INT64_MAX;
  raise_format(vm, vm->exn.fail_contract, "%s: index %V is not an exact nonnegative integer", vm->running_primitive, argv[1]);
}

PRIM("list-ref", list_ref, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(lst : pair?) (pos : exact-nonnegative-integer?) -> any/c", "Element at POS, counted from 0; LST need not end.")
{
  int64_t pos = list_index(vm, argv);
  woad_value l = argv[0];
  for (int64_t i = pos; i > 0 && value_is_pair(l); i--) l = pair_cdr(l);
  if (!value_is_pair(l)) raise_list_index(vm, argv, l);
  vm_charge(vm, (size_t)pos / 4);
  return pair_car(l);
}

PRIM("list-tail", list_tail, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(lst : any/c) (pos : exact-nonnegative-integer?) -> any/c", "What is left of LST after POS elements.")
{
  int64_t pos = list_index(vm, argv);
  woad_value l = argv[0];
  for (int64_t i = pos; i > 0; i--) {
    if (!value_is_pair(l)) raise_list_index(vm, argv, l);
    l = pair_cdr(l);
  }
  vm_charge(vm, (size_t)pos / 4);
  return l;
}

/* --- searching --- */

static _Noreturn void raise_improper(woad_vm *vm, woad_value list) {
  raise_fields(vm, NULL, "not a proper list", "in", list, NULL);
}

static _Noreturn void raise_bad_alist(woad_vm *vm, woad_value list, woad_value rest) {
  if (value_is_pair(rest)) raise_fields(vm, NULL, "non-pair found in list", "non-pair", pair_car(rest), "list", list, NULL);
  raise_format(vm, vm->exn.fail_contract, "%s: not a proper list: %V", vm->running_primitive, list);
}

/* Equality of a search; -1: needs to nest. */
static int matches(woad_vm *vm, HashKind kind, bool may_nest, woad_value a, woad_value b) {
  if (a == b) return 1;
  if (kind == HASH_EQ) return 0;
  if (kind == HASH_EQV) return value_is_eqv(a, b);
  return may_nest ? value_is_equal(vm, a, b) : equal_try(vm, a, b);
}

/* The tail that starts with KEY, VALUE_FALSE, or VALUE_NONE: needs to nest. */
static woad_value find_member(woad_vm *vm, HashKind kind, bool may_nest, woad_value *argv) {
  woad_value slow = argv[1], l = argv[1];
  for (size_t n = 0; value_is_pair(l); n++, l = pair_cdr(l)) {
    int same = matches(vm, kind, may_nest, argv[0], pair_car(l));
    if (same) return same < 0 ? VALUE_NONE : l;
    if (n & 1) {
      slow = pair_cdr(slow);
      if (UNLIKELY(slow == pair_cdr(l) && value_is_pair(slow))) raise_improper(vm, argv[1]);
    }
    if ((n & 255) == 255) vm_charge(vm, 64);
  }
  if (!value_is_null(l)) raise_improper(vm, argv[1]);
  return VALUE_FALSE;
}

static woad_value find_association(woad_vm *vm, HashKind kind, bool may_nest, woad_value *argv) {
  woad_value slow = argv[1], l = argv[1];
  for (size_t n = 0; value_is_pair(l); n++, l = pair_cdr(l)) {
    if (!value_is_pair(pair_car(l))) raise_bad_alist(vm, argv[1], l);
    int same = matches(vm, kind, may_nest, argv[0], pair_car(pair_car(l)));
    if (same) return same < 0 ? VALUE_NONE : pair_car(l);
    if (n & 1) {
      slow = pair_cdr(slow);
      if (UNLIKELY(slow == pair_cdr(l) && value_is_pair(slow))) raise_improper(vm, argv[1]);
    }
    if ((n & 255) == 255) vm_charge(vm, 64);
  }
  if (!value_is_null(l)) raise_bad_alist(vm, argv[1], l);
  return VALUE_FALSE;
}

PRIM("memq", memq, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE, "(v : any/c) (lst : list?) -> (or/c list? #f)",
     "The tail of LST that starts with V by eq?.")
{
  return find_member(vm, HASH_EQ, false, argv);
}

PRIM("memv", memv, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE, "(v : any/c) (lst : list?) -> (or/c list? #f)",
     "The tail of LST that starts with V by eqv?.")
{
  return find_member(vm, HASH_EQV, false, argv);
}

static woad_value nested_member(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return find_member(vm, HASH_EQUAL, true, argv);
}

PRIM_MODULE("#%woad")
PRIM("member", member, 2, 2, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE, "(v : any/c) (lst : list?) -> (or/c list? #f)",
     "The tail of LST that starts with V by equal?.")
{
  woad_value found = find_member(vm, HASH_EQUAL, false, argv);
  return found == VALUE_NONE ? nest_again(vm, nested_member, argc, argv) : found;
}
PRIM_MODULE("#%kernel")

PRIM("assq", assq, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(v : any/c) (lst : (listof pair?)) -> (or/c pair? #f)", "The first pair of LST whose car is V by eq?.")
{
  return find_association(vm, HASH_EQ, false, argv);
}

PRIM("assv", assv, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(v : any/c) (lst : (listof pair?)) -> (or/c pair? #f)", "The first pair of LST whose car is V by eqv?.")
{
  return find_association(vm, HASH_EQV, false, argv);
}

static woad_value nested_assoc(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return find_association(vm, HASH_EQUAL, true, argv);
}

PRIM("assoc", assoc, 2, 2, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(v : any/c) (lst : (listof pair?)) -> (or/c pair? #f)", "The first pair of LST whose car is V by equal?.")
{
  woad_value found = find_association(vm, HASH_EQUAL, false, argv);
  return found == VALUE_NONE ? nest_again(vm, nested_assoc, argc, argv) : found;
}

/* --- mutable pairs --- */

static MutablePair *arg_mpair(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_has_type(argv[0], TYPE_MPAIR)) arg_wrong(vm, 0, argc, argv, "mpair?");
  return VALUE_AS(MutablePair, argv[0]);
}

PRIM("mpair?", mpair_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a mutable pair.")
{
  return value_bool(value_has_type(argv[0], TYPE_MPAIR));
}

PRIM("mcons", mcons, 2, 2, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(a : any/c) (d : any/c) -> mpair?", "A fresh mutable pair.")
{
  MutablePair *pair = mem_object(vm, MutablePair, TYPE_MPAIR);
  pair->car = argv[0];
  pair->cdr = argv[1];
  return object_value(pair);
}

PRIM("mcar", mcar, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(p : mpair?) -> any/c", "First part.")
{
  return arg_mpair(vm, argc, argv)->car;
}

PRIM("mcdr", mcdr, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(p : mpair?) -> any/c", "Second part.")
{
  return arg_mpair(vm, argc, argv)->cdr;
}

PRIM("set-mcar!", set_mcar_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(p : mpair?) (v : any/c) -> void?",
     "Changes the first part.")
{
  arg_mpair(vm, argc, argv)->car = argv[1];
  return VALUE_VOID;
}

PRIM("set-mcdr!", set_mcdr_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(p : mpair?) (v : any/c) -> void?",
     "Changes the second part.")
{
  arg_mpair(vm, argc, argv)->cdr = argv[1];
  return VALUE_VOID;
}

/* --- unchecked forms: arguments of the wrong shape have no meaning --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-car", unsafe_car, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(p : pair?) -> any/c", "car without a check.")
{
  return pair_car(argv[0]);
}

PRIM("unsafe-cdr", unsafe_cdr, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(p : pair?) -> any/c", "cdr without a check.")
{
  return pair_cdr(argv[0]);
}

PRIM("unsafe-cons-list", unsafe_cons_list, 2, 2, PF_PURE | PF_ALLOC, RIGHT_UNSAFE, "(v : any/c) (rest : list?) -> list?",
     "cons onto what is known to be a list.")
{
  return pair_make(vm, argv[0], argv[1]);
}

PRIM("unsafe-list-tail", unsafe_list_tail, 2, 2, PF_FOLDABLE, RIGHT_UNSAFE,
     "(v : any/c) (pos : exact-nonnegative-integer?) -> any/c", "list-tail without checks.")
{
  woad_value l = argv[0];
  for (int64_t i = fixnum_value(argv[1]); i > 0; i--) l = pair_cdr(l);
  return l;
}

PRIM("unsafe-list-ref", unsafe_list_ref, 2, 2, PF_FOLDABLE, RIGHT_UNSAFE,
     "(v : pair?) (pos : exact-nonnegative-integer?) -> any/c", "list-ref without checks.")
{
  woad_value l = argv[0];
  for (int64_t i = fixnum_value(argv[1]); i > 0; i--) l = pair_cdr(l);
  return pair_car(l);
}

PRIM("unsafe-set-immutable-car!", unsafe_set_immutable_car_x, 2, 2, PF_WRITES, RIGHT_UNSAFE,
     "(p : pair?) (v : any/c) -> void?", "Changes an immutable pair.")
{
  pair_of(argv[0])->car = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-set-immutable-cdr!", unsafe_set_immutable_cdr_x, 2, 2, PF_WRITES, RIGHT_UNSAFE,
     "(p : pair?) (v : any/c) -> void?", "Changes an immutable pair.")
{
  pair_of(argv[0])->cdr = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-mcar", unsafe_mcar, 1, 1, PF_READS, RIGHT_UNSAFE, "(p : mpair?) -> any/c", "mcar without a check.")
{
  return VALUE_AS(MutablePair, argv[0])->car;
}

PRIM("unsafe-mcdr", unsafe_mcdr, 1, 1, PF_READS, RIGHT_UNSAFE, "(p : mpair?) -> any/c", "mcdr without a check.")
{
  return VALUE_AS(MutablePair, argv[0])->cdr;
}

PRIM("unsafe-set-mcar!", unsafe_set_mcar_x, 2, 2, PF_WRITES, RIGHT_UNSAFE, "(p : mpair?) (v : any/c) -> void?",
     "set-mcar! without a check.")
{
  VALUE_AS(MutablePair, argv[0])->car = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-set-mcdr!", unsafe_set_mcdr_x, 2, 2, PF_WRITES, RIGHT_UNSAFE, "(p : mpair?) (v : any/c) -> void?",
     "set-mcdr! without a check.")
{
  VALUE_AS(MutablePair, argv[0])->cdr = argv[1];
  return VALUE_VOID;
}
