/* SPDX-License-Identifier: MIT
 * prim_hashwalk.c: procedures on all entries of a hash table, which are listed first, then walked in native frames (call_then),
 * so that no C frame stays under what is called. Source: Reference, "Hash Tables". */
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/keyorder.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

/* --- listing --- */

typedef enum { LIST_KEYS, LIST_VALUES, LIST_ENTRIES } ListedPart;

static woad_value listed_part(woad_vm *vm, ListedPart part, woad_value key, woad_value value) {
  return part == LIST_KEYS ? key : part == LIST_VALUES ? value : pair_make(vm, key, value);
}

/* That part of each entry of a plain table, in the order of iteration. */
static woad_value list_table(woad_vm *vm, woad_value hash, ListedPart part) {
  PairBuilder list;
  pair_builder_init(&list);
  woad_value key, value;
  if (value_is_hamt(hash)) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(hash));
    while (hamt_iter_next(&it, &key, &value)) pair_builder_add(vm, &list, listed_part(vm, part, key, value));
    vm_charge(vm, hamt_count(hamt_of(hash)));
    return list.head;
  }
  Hash *table = hash_of(hash);
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos))
    if (hash_entry(table, pos, &key, &value)) pair_builder_add(vm, &list, listed_part(vm, part, key, value));
  vm_charge(vm, hash_count(table));
  return list.head;
}
static woad_value hash_entries(woad_vm *vm, woad_value hash) { return list_table(vm, hash, LIST_ENTRIES); }

/* --- walking --- */

static woad_value hash_step(woad_vm *vm, woad_value proc, woad_value entries, woad_value results);

static woad_value after_hash_call(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (slots[2] == VALUE_FALSE) return hash_step(vm, slots[0], slots[1], VALUE_FALSE);
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  return hash_step(vm, slots[0], slots[1], pair_make(vm, vals[0], slots[2]));
}

static woad_value hash_step(woad_vm *vm, woad_value proc, woad_value entries, woad_value results) {
  if (value_is_null(entries)) return results == VALUE_FALSE ? VALUE_VOID : pair_reverse(vm, results);
  woad_value args[2] = {pair_car(pair_car(entries)), pair_cdr(pair_car(entries))};
  woad_value slots[3] = {proc, pair_cdr(entries), results};
  return call_then(vm, proc, 2, args, after_hash_call, 3, slots);
}

/* The entries that an impersonator shows, listed nested; then the walk begins. slot: results so far */
static woad_value after_entries(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value entries = slots[2] == VALUE_TRUE ? keyorder_sort(vm, vals[0], true) : vals[0];
  return hash_step(vm, slots[0], entries, slots[1]);
}
static woad_value nested_entries(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return hash_entries(vm, imphash_snapshot(vm, argv[0], true));
}

static woad_value walk_hash(woad_vm *vm, ARGS, woad_value results) {
  woad_value hash = argv[0], slots[3] = { argv[1], results, value_bool(argc > 2 && value_is_true(argv[2])) };
  if (!value_is_impersonator(hash)) {
    woad_value entries = hash_entries(vm, hash);
    return after_entries(vm, slots, 1, &entries);
  }
  woad_value list = call_native_closure(vm, vm->running_primitive, nested_entries, 1, 1, PF_NESTS, 0, NULL);
  return call_then(vm, list, 1, &hash, after_entries, 3, slots);
}

static void check_hash_arguments(woad_vm *vm, ARGS) {
  if (!value_is_hash(impersonator_base(argv[0]))) arg_wrong(vm, 0, argc, argv, "hash?");
  arg_procedure_arity(vm, 1, 2, argc, argv);
}

PRIM_MODULE("#%kernel")

PRIM("hash-map", hash_map, 2, 3, PF_CONTROL | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(hash : hash?) (proc : (any/c any/c . -> . any/c)) [try-order? : any/c = #f] -> list?",
     "Results of PROC on each key and value.")
{
  check_hash_arguments(vm, argc, argv);
  return walk_hash(vm, argc, argv, VALUE_NULL);
}

PRIM("hash-for-each", hash_for_each, 2, 3, PF_CONTROL | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(hash : hash?) (proc : (any/c any/c . -> . any)) [try-order? : any/c = #f] -> void?", "Calls PROC on each key and value.")
{
  check_hash_arguments(vm, argc, argv);
  return walk_hash(vm, argc, argv, VALUE_FALSE);
}

PRIM_MODULE("#%woad")

#define TABLE_LIST(name, cname, part, doc)                                                                             \
  PRIM(name, cname, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,                                      \
       "(hash : (and/c hash? (not/c impersonator?))) -> list?", doc)                                                   \
  {                                                                                                                    \
    if (!value_is_hash(argv[0])) arg_wrong(vm, 0, argc, argv, "(and/c hash? (not/c impersonator?))");                  \
    return list_table(vm, argv[0], part);                                                                              \
  }

TABLE_LIST("table-keys", table_keys, LIST_KEYS, "The keys, in the order of iteration.")
TABLE_LIST("table-values", table_values, LIST_VALUES, "The values, in the order of iteration.")
TABLE_LIST("table-entries", table_entries, LIST_ENTRIES, "Pairs of keys and values, in the order of iteration.")
