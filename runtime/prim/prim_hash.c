/* SPDX-License-Identifier: MIT
 * prim_hash.c: hash tables. Source: Reference, "Hash Tables". Positions of iteration are entry positions for mutable tables,
 * ranks for immutable ones. An operation whose key may need language code to hash or compare starts again as a nesting
 * native closure; others never leave C. */
#include "runtime/base/address.h"
#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/arg.h"

static const char mutable_hash[] = "(and/c hash? (not/c immutable?))";
static const char immutable_hash[] = "(and/c hash? immutable?)";

static HashKind kind_of(woad_value hash) {
  hash = impersonator_base(hash);
  return value_is_hamt(hash) ? hamt_kind(hamt_of(hash)) : hash_kind(hash_of(hash));
}

static size_t count_of(woad_value hash) {
  hash = impersonator_base(hash);
  return value_is_hamt(hash) ? hamt_count(hamt_of(hash)) : hash_count(hash_of(hash));
}

static bool holds(woad_value hash, HashHold hold) {
  hash = impersonator_base(hash);
  return value_is_hamt(hash) ? hold == HASH_STRONG : hash_hold(hash_of(hash)) == hold;
}

static bool kind_nests(HashKind kind) { return kind == HASH_EQUAL || kind == HASH_EQUAL_ALWAYS; }

bool prim_hash_key_nests(woad_vm *vm, woad_value hash, woad_value key) {
  if (value_is_impersonator(hash)) return true;
  if (!value_is_pair(key) && !value_is_object(key)) return false;
  return kind_nests(kind_of(hash)) && equal_needs_nesting(vm, key);
}

static void check_hash(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_hash(impersonator_base(argv[0]))) arg_wrong(vm, 0, argc, argv, "hash?");
}

/* Checks whose message lists the other arguments. */
static void check_hash_listing(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_hash(impersonator_base(argv[0]))) raise_argument_listing(vm, NULL, "hash?", 0, argc, argv);
}
/* A look-up's message does not list what is to be given when the key is missing. */
static void check_hash_of_key(woad_vm *vm, woad_value *argv) { check_hash_listing(vm, 2, argv); }
static void check_mutable(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_mutable_hash(impersonator_base(argv[0]))) raise_argument_listing(vm, NULL, mutable_hash, 0, argc, argv);
}
static void check_immutable(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_hamt(impersonator_base(argv[0]))) raise_argument_listing(vm, NULL, immutable_hash, 0, argc, argv);
}

/* Defines the primitive's body with a second life as a nesting closure: NAME(vm, argc, argv) is the body proper. */
#define NESTING(name) \
  static woad_value nested_##name(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return name(vm, argc, argv); }

/* --- making tables --- */

static woad_value make_mutable(woad_vm *vm, int argc, woad_value *argv, HashKind kind, HashHold hold) {
  Hash *hash = hash_make(vm, kind, hold);
  if (argc > 0)
    for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
      hash_set(vm, hash, pair_car(pair_car(l)), pair_cdr(pair_car(l)));
      vm_poll_break(vm);
    }
  return object_value(hash);
}

static woad_value make_immutable(woad_vm *vm, int argc, woad_value *argv, HashKind kind) {
  woad_value hash = hamt_empty(vm, kind);
  if (argc > 0)
    for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
      hash = hamt_set(vm, hash, pair_car(pair_car(l)), pair_cdr(pair_car(l)));
      vm_poll_break(vm);
    }
  return hash;
}

/* Checks an association list; true when one of its keys nests. */
static bool check_assocs(woad_vm *vm, int argc, woad_value *argv, HashKind kind) {
  if (argc == 0) return false;
  bool nests = false;
  int64_t n = pair_list_length(argv[0]);
  if (n < 0) arg_wrong(vm, 0, argc, argv, "(listof pair?)");
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
    if (!value_is_pair(pair_car(l))) arg_wrong(vm, 0, argc, argv, "(listof pair?)");
    nests = nests || (kind_nests(kind) && equal_needs_nesting(vm, pair_car(pair_car(l))));
  }
  vm_charge(vm, (size_t)n * 4);
  return nests;
}

PRIM_MODULE("#%kernel")

#define MAKE_HASH(name, cname, kind, hold)                                                                              \
  static woad_value fill_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {                        \
    return make_mutable(vm, argc, argv, kind, hold);                                                                    \
  }                                                                                                                     \
  PRIM(name, cname, 0, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "([assocs : (listof pair?) = null]) -> hash?",   \
       "A fresh mutable table with the associations; the last of one key stays.")                                       \
  {                                                                                                                     \
    if (check_assocs(vm, argc, argv, kind)) return nest_again(vm, fill_##cname, argc, argv);                            \
    return make_mutable(vm, argc, argv, kind, hold);                                                                    \
  }

MAKE_HASH("make-hash", make_hash, HASH_EQUAL, HASH_STRONG)
MAKE_HASH("make-hashalw", make_hashalw, HASH_EQUAL_ALWAYS, HASH_STRONG)
MAKE_HASH("make-hasheqv", make_hasheqv, HASH_EQV, HASH_STRONG)
MAKE_HASH("make-hasheq", make_hasheq, HASH_EQ, HASH_STRONG)
MAKE_HASH("make-weak-hash", make_weak_hash, HASH_EQUAL, HASH_WEAK)
MAKE_HASH("make-weak-hashalw", make_weak_hashalw, HASH_EQUAL_ALWAYS, HASH_WEAK)
MAKE_HASH("make-weak-hasheqv", make_weak_hasheqv, HASH_EQV, HASH_WEAK)
MAKE_HASH("make-weak-hasheq", make_weak_hasheq, HASH_EQ, HASH_WEAK)
MAKE_HASH("make-ephemeron-hash", make_ephemeron_hash, HASH_EQUAL, HASH_EPHEMERON)
MAKE_HASH("make-ephemeron-hashalw", make_ephemeron_hashalw, HASH_EQUAL_ALWAYS, HASH_EPHEMERON)
MAKE_HASH("make-ephemeron-hasheqv", make_ephemeron_hasheqv, HASH_EQV, HASH_EPHEMERON)
MAKE_HASH("make-ephemeron-hasheq", make_ephemeron_hasheq, HASH_EQ, HASH_EPHEMERON)

#define MAKE_IMMUTABLE(name, cname, kind)                                                                               \
  static woad_value fill_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {                        \
    return make_immutable(vm, argc, argv, kind);                                                                        \
  }                                                                                                                     \
  PRIM(name, cname, 0, 1, PF_RAISES | PF_COST, RIGHTS_NONE,                                                             \
       "([assocs : (listof pair?) = null]) -> (and/c hash? immutable?)",                                                \
       "An immutable table with the associations; the last of one key stays.")                                          \
  {                                                                                                                     \
    if (check_assocs(vm, argc, argv, kind)) return nest_again(vm, fill_##cname, argc, argv);                            \
    return make_immutable(vm, argc, argv, kind);                                                                        \
  }

MAKE_IMMUTABLE("make-immutable-hash", make_immutable_hash, HASH_EQUAL)
MAKE_IMMUTABLE("make-immutable-hashalw", make_immutable_hashalw, HASH_EQUAL_ALWAYS)
MAKE_IMMUTABLE("make-immutable-hasheqv", make_immutable_hasheqv, HASH_EQV)
MAKE_IMMUTABLE("make-immutable-hasheq", make_immutable_hasheq, HASH_EQ)

static woad_value hash_of_arguments(woad_vm *vm, int argc, woad_value *argv, HashKind kind) {
  woad_value hash = hamt_empty(vm, kind);
  for (int i = 0; i + 1 < argc; i += 2) {
    hash = hamt_set(vm, hash, argv[i], argv[i + 1]);
    vm_poll_break(vm);
  }
  return hash;
}

/* Checks keys and values in turn; true when a key nests. */
static bool check_pairs(woad_vm *vm, int argc, woad_value *argv, HashKind kind) {
  if (argc & 1)
    raise_fields(vm, NULL, "key does not have a value (i.e., an odd number of arguments were provided)", "key", argv[argc - 1],
                 NULL);
  if (!kind_nests(kind)) return false;
  for (int i = 0; i < argc; i += 2)
    if (equal_needs_nesting(vm, argv[i])) return true;
  return false;
}

#define HASH_OF(name, cname, kind)                                                                                      \
  static woad_value fill_##cname(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {                        \
    return hash_of_arguments(vm, argc, argv, kind);                                                                     \
  }                                                                                                                     \
  PRIM(name, cname, 0, -1, PF_RAISES | PF_COST, RIGHTS_NONE, "(key : any/c) (val : any/c) ... -> (and/c hash? immutable?)", \
       "An immutable table of each KEY with the VAL after it.")                                                         \
  {                                                                                                                     \
    if (check_pairs(vm, argc, argv, kind)) return nest_again(vm, fill_##cname, argc, argv);                             \
    return hash_of_arguments(vm, argc, argv, kind);                                                                     \
  }

HASH_OF("hash", hash, HASH_EQUAL)
HASH_OF("hashalw", hashalw, HASH_EQUAL_ALWAYS)
HASH_OF("hasheqv", hasheqv, HASH_EQV)
HASH_OF("hasheq", hasheq, HASH_EQ)

/* --- what a table is --- */

PRIM("hash?", hash_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a hash table.")
{
  return value_bool(value_is_hash(impersonator_base(argv[0])));
}

#define HASH_TEST(name, cname, test, doc)                                                                    \
  PRIM(name, cname, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(hash : hash?) -> boolean?", doc)           \
  {                                                                                                          \
    check_hash(vm, argc, argv);                                                                              \
    return value_bool(test);                                                                                 \
  }

HASH_TEST("hash-equal?", hash_equal_p, kind_of(argv[0]) == HASH_EQUAL, "Whether keys are compared by equal?.")
HASH_TEST("hash-equal-always?", hash_equal_always_p, kind_of(argv[0]) == HASH_EQUAL_ALWAYS,
          "Whether keys are compared by equal-always?.")
HASH_TEST("hash-eqv?", hash_eqv_p, kind_of(argv[0]) == HASH_EQV, "Whether keys are compared by eqv?.")
HASH_TEST("hash-eq?", hash_eq_p, kind_of(argv[0]) == HASH_EQ, "Whether keys are compared by eq?.")
HASH_TEST("hash-strong?", hash_strong_p, holds(argv[0], HASH_STRONG),
          "Whether keys are held strongly.")
HASH_TEST("hash-weak?", hash_weak_p, holds(argv[0], HASH_WEAK),
          "Whether keys are held weakly.")
HASH_TEST("hash-ephemeron?", hash_ephemeron_p, holds(argv[0], HASH_EPHEMERON),
          "Whether keys are held weakly and values by their keys.")

PRIM("hash-count", hash_count, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(hash : hash?) -> exact-nonnegative-integer?",
     "Number of keys.")
{
  check_hash(vm, argc, argv);
  return fixnum_make((int64_t)count_of(argv[0]));
}

/* --- looking up --- */

static woad_value look_up(woad_vm *vm, woad_value hash, woad_value key) {
  if (UNLIKELY(value_is_impersonator(hash))) return imphash_ref(vm, hash, key);
  return value_is_hamt(hash) ? hamt_get(vm, hamt_of(hash), key) : hash_get(vm, hash_of(hash), key);
}

/* The outcome for a key that is not there: FAIL is a procedure to call, in tail position, or a value. */
static woad_value fail_with(woad_vm *vm, woad_value fail) {
  if (!call_is_procedure(vm, fail)) return fail;
  if (!call_arity_includes(vm, fail, 0)) {
    raise_fields(vm, NULL, "arity mismatch for failure procedure;\n given procedure does not accept zero arguments", "procedure",
                 fail, NULL);
  }
  return call_tail(vm, fail, 0, NULL);
}

woad_value prim_hash_missing(woad_vm *vm, woad_value key, woad_value fail) {
  if (fail == VALUE_NONE) raise_fields(vm, NULL, "no value found for key", "key", key, NULL);
  return fail_with(vm, fail);
}

static woad_value ref_or_fail(woad_vm *vm, int argc, woad_value *argv) {
  woad_value v = look_up(vm, argv[0], argv[1]);
  return LIKELY(v != VALUE_NONE) ? v : prim_hash_missing(vm, argv[1], argc > 2 ? argv[2] : VALUE_NONE);
}
NESTING(ref_or_fail)

PRIM("hash-ref", hash_ref, 2, 3, PF_READS | PF_RAISES | PF_WRITES, RIGHTS_NONE,
     "(hash : hash?) (key : any/c) [failure-result : any/c] -> any",
     "Value of KEY. Without one: FAILURE-RESULT, called in tail position when it is a procedure; or raises.")
{
  check_hash_of_key(vm, argv);
  if (UNLIKELY(value_is_impersonator(argv[0])) && !imphash_shows_keys(argv[0]))
    return imphashref_apply(vm, argv[0], argv[1], argc > 2 ? argv[2] : VALUE_NONE);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_ref_or_fail, argc, argv);
  return ref_or_fail(vm, argc, argv);
}

static woad_value key_or_fail(woad_vm *vm, int argc, woad_value *argv) {
  woad_value key = imphash_ref_key(vm, argv[0], argv[1]);
  if (key != VALUE_NONE) return key;
  if (argc < 3) raise_fields(vm, NULL, "hash does not contain key", "key", argv[1], NULL);
  return fail_with(vm, argv[2]);
}
NESTING(key_or_fail)

PRIM("hash-ref-key", hash_ref_key, 2, 3, PF_READS | PF_RAISES | PF_WRITES, RIGHTS_NONE,
     "(hash : hash?) (key : any/c) [failure-result : any/c] -> any",
     "The key in HASH that is the same as KEY. Without one as hash-ref.")
{
  check_hash_of_key(vm, argv);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_key_or_fail, argc, argv);
  return key_or_fail(vm, argc, argv);
}

/* --- changing --- */

static woad_value set_entry(woad_vm *vm, int argc, woad_value *argv) {
  imphash_set(vm, argv[0], argv[1], argv[2]);
  return VALUE_VOID;
}
NESTING(set_entry)

PRIM("hash-set!", hash_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(hash : (and/c hash? (not/c immutable?))) (key : any/c) (v : any/c) -> void?", "Maps KEY to V.")
{
  check_mutable(vm, argc, argv);
  if (UNLIKELY(value_is_impersonator(argv[0])) && !imphash_shows_keys(argv[0]))
    return imphashset_apply(vm, argv[0], argv[1], argv[2]);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_set_entry, argc, argv);
  return set_entry(vm, argc, argv);
}

static woad_value with_entry(woad_vm *vm, int argc, woad_value *argv) {
  return imphash_with(vm, argv[0], argv[1], argv[2]);
}
NESTING(with_entry)

PRIM("hash-set", hash_set, 3, 3, PF_RAISES, RIGHTS_NONE,
     "(hash : (and/c hash? immutable?)) (key : any/c) (v : any/c) -> (and/c hash? immutable?)", "HASH with KEY mapped to V.")
{
  check_immutable(vm, argc, argv);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_with_entry, argc, argv);
  return with_entry(vm, argc, argv);
}

static woad_value remove_entry(woad_vm *vm, int argc, woad_value *argv) {
  imphash_remove(vm, argv[0], argv[1]);
  return VALUE_VOID;
}
NESTING(remove_entry)

PRIM("hash-remove!", hash_remove_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(hash : (and/c hash? (not/c immutable?))) (key : any/c) -> void?", "Removes KEY, if it is there.")
{
  check_mutable(vm, argc, argv);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_remove_entry, argc, argv);
  return remove_entry(vm, argc, argv);
}

static woad_value without_entry(woad_vm *vm, int argc, woad_value *argv) {
  return imphash_without(vm, argv[0], argv[1]);
}
NESTING(without_entry)

PRIM("hash-remove", hash_remove, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(hash : (and/c hash? immutable?)) (key : any/c) -> (and/c hash? immutable?)", "HASH without KEY.")
{
  check_immutable(vm, argc, argv);
  if (prim_hash_key_nests(vm, argv[0], argv[1])) return nest_again(vm, nested_without_entry, argc, argv);
  return without_entry(vm, argc, argv);
}

static woad_value clear_entries(woad_vm *vm, int argc, woad_value *argv) {
  imphash_clear(vm, argv[0]);
  return VALUE_VOID;
}
NESTING(clear_entries)

PRIM("hash-clear!", hash_clear_x, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(hash : (and/c hash? (not/c immutable?))) -> void?",
     "Removes every key.")
{
  check_mutable(vm, argc, argv);
  if (value_is_impersonator(argv[0])) return nest_again(vm, nested_clear_entries, argc, argv);
  return clear_entries(vm, argc, argv);
}

static woad_value emptied(woad_vm *vm, int argc, woad_value *argv) { return imphash_emptied(vm, argv[0]); }
NESTING(emptied)

PRIM("hash-clear", hash_clear, 1, 1, PF_RAISES, RIGHTS_NONE, "(hash : (and/c hash? immutable?)) -> (and/c hash? immutable?)",
     "The empty table that compares keys as HASH does.")
{
  check_immutable(vm, argc, argv);
  if (value_is_impersonator(argv[0])) return nest_again(vm, nested_emptied, argc, argv);
  return emptied(vm, argc, argv);
}

static woad_value copy_table(woad_vm *vm, int argc, woad_value *argv) {
  if (value_is_impersonator(argv[0])) argv[0] = imphash_snapshot(vm, argv[0], true);
  if (!value_is_hamt(argv[0])) return object_value(hash_copy(vm, hash_of(argv[0])));
  const Hamt *hamt = hamt_of(argv[0]);
  Hash *copy = hash_make(vm, hamt_kind(hamt), HASH_STRONG);
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, hamt);
  while (hamt_iter_next(&it, &key, &value)) hash_set(vm, copy, key, value);
  return object_value(copy);
}
NESTING(copy_table)

PRIM("hash-copy", hash_copy, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(hash : hash?) -> (and/c hash? (not/c immutable?))", "A fresh mutable table with the same mappings.")
{
  check_hash(vm, argc, argv);
  vm_charge(vm, count_of(argv[0]));
  if (value_is_impersonator(argv[0])) return nest_again(vm, nested_copy_table, argc, argv);
  bool rehashes = value_is_hamt(argv[0]) || hash_hold(hash_of(argv[0])) != HASH_STRONG;
  if (rehashes && kind_nests(kind_of(argv[0]))) return nest_again(vm, nested_copy_table, argc, argv);
  return copy_table(vm, argc, argv);
}

static woad_value is_subset(woad_vm *vm, int argc, woad_value *argv) {
  if (value_is_impersonator(argv[0])) argv[0] = imphash_snapshot(vm, argv[0], false);
  if (value_is_hamt(argv[0]) && value_is_hamt(argv[1]))
    return value_bool(hamt_is_key_subset(vm, hamt_of(argv[0]), hamt_of(argv[1])));
  if (count_of(argv[0]) > count_of(argv[1])) return VALUE_FALSE;
  woad_value key, value;
  if (value_is_hamt(argv[0])) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(argv[0]));
    while (hamt_iter_next(&it, &key, &value))
      if (look_up(vm, argv[1], key) == VALUE_NONE) return VALUE_FALSE;
    return VALUE_TRUE;
  }
  const Hash *hash = hash_of(argv[0]);
  for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos))
    if (hash_entry(hash, pos, &key, &value) && look_up(vm, argv[1], key) == VALUE_NONE) return VALUE_FALSE;
  return VALUE_TRUE;
}
NESTING(is_subset)

PRIM("hash-keys-subset?", hash_keys_subset_p, 2, 2, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(hash1 : hash?) (hash2 : hash?) -> boolean?", "Whether every key of HASH1 is in HASH2; both must compare keys alike.")
{
  check_hash(vm, argc, argv);
  if (!value_is_hash(impersonator_base(argv[1]))) arg_wrong(vm, 1, argc, argv, "hash?");
  if (kind_of(argv[0]) != kind_of(argv[1]))
    raise_fields(vm, NULL, "given hash tables do not use the same key comparison", "first table", argv[0], "second table",
                 argv[1], NULL);
  vm_charge(vm, count_of(argv[0]));
  bool nests = value_is_impersonator(argv[0]) || value_is_impersonator(argv[1]) || kind_nests(kind_of(argv[0]));
  if (nests) return nest_again(vm, nested_is_subset, argc, argv);
  return is_subset(vm, argc, argv);
}

/* --- iterating --- */

static woad_value position(int64_t pos) { return pos < 0 ? VALUE_FALSE : fixnum_make(pos); }

static woad_value first_position(woad_value hash) {
  hash = impersonator_base(hash);
  if (value_is_hamt(hash)) return position(hamt_count(hamt_of(hash)) ? 0 : -1);
  return position(hash_next(hash_of(hash), -1));
}

static woad_value next_position(woad_value hash, int64_t pos) {
  hash = impersonator_base(hash);
  if (value_is_hamt(hash)) return position((size_t)pos + 1 < hamt_count(hamt_of(hash)) ? pos + 1 : -1);
  return position(hash_next(hash_of(hash), pos));
}

static bool entry_at(woad_value hash, woad_value pos, woad_value *key, woad_value *value) {
  hash = impersonator_base(hash);
  if (!value_is_fixnum(pos)) return false;
  if (value_is_hamt(hash)) return hamt_entry_at(hamt_of(hash), (size_t)fixnum_value(pos), key, value);
  return hash_entry(hash_of(hash), fixnum_value(pos), key, value);
}

PRIM("hash-iterate-first", hash_iterate_first, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(hash : hash?) -> (or/c #f exact-nonnegative-integer?)", "Position of the first entry.")
{
  check_hash(vm, argc, argv);
  return first_position(argv[0]);
}

PRIM("hash-iterate-next", hash_iterate_next, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(hash : hash?) (pos : exact-nonnegative-integer?) -> (or/c #f exact-nonnegative-integer?)",
     "Position of the entry after the one at POS.")
{
  check_hash_listing(vm, argc, argv);
  size_t pos = arg_natural(vm, 1, argc, argv);
  return pos > (size_t)FIXNUM_MAX ? VALUE_FALSE : next_position(argv[0], (int64_t)pos);
}

/* What an iteration operation gives of an entry. */
typedef enum { PART_KEY, PART_VALUE, PART_PAIR, PART_BOTH } Part;

static woad_value give_part(woad_vm *vm, Part part, woad_value key, woad_value value) {
  switch (part) {
  case PART_KEY: return key;
  case PART_VALUE: return value;
  case PART_PAIR: return pair_make(vm, key, value);
  default: return values_return(vm, 2, (woad_value[]){ key, value });
  }
}

/* argv: table, key; what an impersonator that shows keys in another way (imphash_shows_keys) shows of the entry. slot: part. */
static woad_value nested_part(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Part part = (Part)fixnum_value(self->slots[0]);
  woad_value key = imphash_key(vm, vm->running_primitive, argv[0], argv[1]), value = VALUE_FALSE;
  if (part != PART_KEY) value = imphash_ref(vm, argv[0], key);
  if (value == VALUE_NONE) imphash_raise_no_value(vm, vm->running_primitive, key);
  return give_part(vm, part, key, value);
}

/* slots: table, part, name of the operation, key */
enum { SHOWN_TABLE, SHOWN_PART, SHOWN_WHO, SHOWN_KEY, SHOWN_NSLOTS };

static woad_value after_value(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return give_part(vm, (Part)fixnum_value(slots[SHOWN_PART]), slots[SHOWN_KEY], vals[0]);
}
static woad_value after_key(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[SHOWN_NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  slots[SHOWN_KEY] = vals[0];
  const char *who = (const char *)address_of_value(slots[SHOWN_WHO]);
  return call_then(vm, imphash_value_reader(vm, who), 2, (woad_value[]){ slots[SHOWN_TABLE], vals[0] }, after_value, SHOWN_NSLOTS, slots);
}

/* What an impersonated TABLE shows of the entry with KEY. */
static woad_value shown_part(woad_vm *vm, woad_value table, woad_value key, Part part) {
  const char *who = vm->running_primitive;
  woad_value args[2] = { table, key }, slot = fixnum_make((int64_t)part);
  if (imphash_shows_keys(table))
    return call_tail(vm, call_native_closure(vm, who, nested_part, 2, 2, PF_NESTS, 1, &slot), 2, args);
  woad_value reader = imphash_key_reader(vm, who);
  if (part == PART_KEY) return call_tail(vm, reader, 2, args);
  woad_value slots[SHOWN_NSLOTS] = { table, slot, address_to_value((uintptr_t)who), VALUE_FALSE };
  return call_then(vm, reader, 2, args, after_key, SHOWN_NSLOTS, slots);
}

static woad_value iterate_part(woad_vm *vm, int argc, woad_value *argv, Part part) {
  woad_value key, value;
  if (entry_at(argv[0], argv[1], &key, &value)) {
    if (LIKELY(!value_is_impersonator(argv[0])) || imphash_hands_on(vm, argv[0], key, part == PART_KEY ? NULL : &value))
      return give_part(vm, part, key, value);
    return shown_part(vm, argv[0], key, part);
  }
  if (argc > 2) return give_part(vm, part, argv[2], argv[2]);
  raise_fields(vm, NULL, "no element at index", "index", argv[1], NULL);
}

#define ITERATE(suffix, csuffix, part, result)                                                                          \
  PRIM("hash-iterate-" suffix, hash_iterate_##csuffix, 2, 3, PF_READS | PF_RAISES, RIGHTS_NONE,                         \
       "(hash : hash?) (pos : exact-nonnegative-integer?) [bad-index-v : any/c] -> " result,                            \
       "Of the entry at POS; BAD-INDEX-V when there is none.")                                                          \
  {                                                                                                                     \
    check_hash(vm, argc, argv);                                                                                         \
    arg_natural(vm, 1, argc, argv);                                                                                     \
    return iterate_part(vm, argc, argv, part);                                                                          \
  }

ITERATE("key", key, PART_KEY, "any/c")
ITERATE("value", value, PART_VALUE, "any/c")
ITERATE("pair", pair, PART_PAIR, "pair?")
ITERATE("key+value", key_value, PART_BOTH, "(values any/c any/c)")

/* --- iterating without checks; the kinds differ in their checks only, so all are one here --- */

PRIM_MODULE("#%unsafe")

#define UNSAFE_PART(kind, ckind, suffix, csuffix, part)                                                                 \
  PRIM("unsafe-" kind "-hash-iterate-" suffix, unsafe_##ckind##_hash_iterate_##csuffix, 2, 3, PF_READS | PF_RAISES,     \
       RIGHT_UNSAFE, "(hash : hash?) (pos : any/c) [bad-index-v : any/c] -> any", "Of the entry at POS, without checks.") \
  { return iterate_part(vm, argc, argv, part); }

#define UNSAFE_FIRST(kind, ckind)                                                                                       \
  PRIM("unsafe-" kind "-hash-iterate-first", unsafe_##ckind##_hash_iterate_first, 1, 1, PF_READS, RIGHT_UNSAFE,         \
       "(hash : hash?) -> any/c", "Position of the first entry.")                                                       \
  { return first_position(argv[0]); }

#define UNSAFE_NEXT(kind, ckind)                                                                                        \
  PRIM("unsafe-" kind "-hash-iterate-next", unsafe_##ckind##_hash_iterate_next, 2, 2, PF_READS, RIGHT_UNSAFE,           \
       "(hash : hash?) (pos : any/c) -> any/c", "Position of the next entry.")                                          \
  { return next_position(argv[0], fixnum_value(argv[1])); }

UNSAFE_FIRST("mutable", mutable)
UNSAFE_NEXT("mutable", mutable)
UNSAFE_PART("mutable", mutable, "key", key, PART_KEY)
UNSAFE_PART("mutable", mutable, "value", value, PART_VALUE)
UNSAFE_PART("mutable", mutable, "pair", pair, PART_PAIR)
UNSAFE_PART("mutable", mutable, "key+value", key_value, PART_BOTH)
UNSAFE_FIRST("immutable", immutable)
UNSAFE_NEXT("immutable", immutable)
UNSAFE_PART("immutable", immutable, "key", key, PART_KEY)
UNSAFE_PART("immutable", immutable, "value", value, PART_VALUE)
UNSAFE_PART("immutable", immutable, "pair", pair, PART_PAIR)
UNSAFE_PART("immutable", immutable, "key+value", key_value, PART_BOTH)
UNSAFE_FIRST("weak", weak)
UNSAFE_NEXT("weak", weak)
UNSAFE_PART("weak", weak, "key", key, PART_KEY)
UNSAFE_PART("weak", weak, "value", value, PART_VALUE)
UNSAFE_PART("weak", weak, "pair", pair, PART_PAIR)
UNSAFE_PART("weak", weak, "key+value", key_value, PART_BOTH)
UNSAFE_FIRST("ephemeron", ephemeron)
UNSAFE_NEXT("ephemeron", ephemeron)
UNSAFE_PART("ephemeron", ephemeron, "key", key, PART_KEY)
UNSAFE_PART("ephemeron", ephemeron, "value", value, PART_VALUE)
UNSAFE_PART("ephemeron", ephemeron, "pair", pair, PART_PAIR)
UNSAFE_PART("ephemeron", ephemeron, "key+value", key_value, PART_BOTH)
