/* SPDX-License-Identifier: MIT
 * prim_imphash.c: impersonators and chaperones of hash tables. Source: Reference, "Impersonators and Chaperones". An operation
 * works its way in through the impersonators by recursion in C, so it always runs on a nested C stack.
 * procs: 0 ref, 1 set, 2 remove, 3 key, 4 clear, 5 equal-key. */
#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"

enum { PROC_REF, PROC_SET, PROC_REMOVE, PROC_KEY, PROC_CLEAR, PROC_EQUAL_KEY, NPROCS };

/* --- calling the procedures --- */

static void check(woad_vm *vm, woad_value imp, const char *who, const char *what, woad_value new, woad_value old) {
  if (impersonator_is_chaperone(imp)) impmake_check(vm, who, what, new, old);
}

static woad_value call_for_key(woad_vm *vm, woad_value imp, int which, const char *who, woad_value key) {
  const Impersonator *record = impersonator_of(imp);
  if (record->nprocs == 0) return key;
  woad_value new = call_nested(vm, record->procs[which], 2, (woad_value[]){ record->target, key });
  check(vm, imp, who, "key", new, key);
  return new;
}

static void call_for_two(woad_vm *vm, woad_value imp, int which, const char *who, int argc, woad_value *args,
                         woad_value results[2]) {
  woad_value *vals;
  int n = call_nested_values(vm, impersonator_of(imp)->procs[which], argc, args, &vals);
  if (n != 2)
    raise_fields(vm, who, raise_text(vm, "%s did not return 2 values",
                                     impersonator_is_chaperone(imp) ? "chaperone" : "impersonator"),
                 impersonator_is_chaperone(imp) ? "chaperone procedure" : "impersonator procedure",
                 impersonator_of(imp)->procs[which], "number of returned values", fixnum_make(n), NULL);
  results[0] = vals[0];
  results[1] = vals[1];
}

/* --- operations --- */

static woad_value plain_ref(woad_vm *vm, woad_value v, woad_value key) {
  return value_is_hamt(v) ? hamt_get(vm, hamt_of(v), key) : hash_get(vm, hash_of(v), key);
}

woad_value imphash_ref(woad_vm *vm, woad_value v, woad_value key) {
  if (!value_is_impersonator(v)) return plain_ref(vm, v, key);
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return imphash_ref(vm, imp->target, key);
  woad_value two[2];
  call_for_two(vm, v, PROC_REF, "hash-ref", 2, (woad_value[]){ imp->target, key }, two);
  check(vm, v, "hash-ref", "key", two[0], key);
  if (!call_is_procedure(vm, two[1]) || !call_arity_includes(vm, two[1], 3))
    raise_fields(vm, "hash-ref", "wrapper's second result is not a procedure that accepts 3 arguments", "received", two[1],
                 NULL);
  woad_value raw = imphash_ref(vm, imp->target, two[0]);
  if (raw == VALUE_NONE) return raw;
  woad_value new = call_nested(vm, two[1], 3, (woad_value[]){ imp->target, two[0], raw });
  check(vm, v, "hash-ref", "value", new, raw);
  return new;
}

woad_value imphash_key(woad_vm *vm, const char *who, woad_value v, woad_value key) {
  if (!value_is_impersonator(v)) return key;
  return call_for_key(vm, v, PROC_KEY, who, imphash_key(vm, who, impersonator_of(v)->target, key));
}

woad_value imphash_ref_key(woad_vm *vm, woad_value v, woad_value key) {
  if (!value_is_impersonator(v))
    return value_is_hamt(v) ? hamt_key_ref(vm, hamt_of(v), key) : hash_key_ref(vm, hash_of(v), key);
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return imphash_ref_key(vm, imp->target, key);
  woad_value two[2];
  call_for_two(vm, v, PROC_REF, "hash-ref-key", 2, (woad_value[]){ imp->target, key }, two);
  check(vm, v, "hash-ref-key", "key", two[0], key);
  woad_value found = imphash_ref_key(vm, imp->target, two[0]);
  return found == VALUE_NONE ? found : call_for_key(vm, v, PROC_KEY, "hash-ref-key", found);
}

/* Takes key and value through the impersonator V on their way in. */
static void redirect_entry(woad_vm *vm, const char *who, woad_value v, woad_value *key, woad_value *value) {
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return;
  woad_value two[2];
  call_for_two(vm, v, PROC_SET, who, 3, (woad_value[]){ imp->target, *key, *value }, two);
  check(vm, v, who, "key", two[0], *key);
  check(vm, v, who, "value", two[1], *value);
  *key = two[0];
  *value = two[1];
}

void imphash_set(woad_vm *vm, woad_value v, woad_value key, woad_value value) {
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) redirect_entry(vm, "hash-set!", v, &key, &value);
  hash_set(vm, hash_of(v), key, value);
}

/* V with NEW in place of what it wraps. */
static woad_value rewrap(woad_vm *vm, woad_value v, woad_value new) {
  const Impersonator *imp = impersonator_of(v);
  if (new == imp->target) return v;
  return impersonator_make(vm, new, imp->header.flags, imp->nprocs, imp->procs, imp->props);
}

woad_value imphash_with(woad_vm *vm, woad_value v, woad_value key, woad_value value) {
  if (!value_is_impersonator(v)) return hamt_set(vm, v, key, value);
  redirect_entry(vm, "hash-set", v, &key, &value);
  return rewrap(vm, v, imphash_with(vm, impersonator_of(v)->target, key, value));
}

void imphash_remove(woad_vm *vm, woad_value v, woad_value key) {
  for (; value_is_impersonator(v); v = impersonator_of(v)->target)
    key = call_for_key(vm, v, PROC_REMOVE, "hash-remove!", key);
  hash_remove(vm, hash_of(v), key);
}

woad_value imphash_without(woad_vm *vm, woad_value v, woad_value key) {
  if (!value_is_impersonator(v)) return hamt_remove(vm, v, key);
  key = call_for_key(vm, v, PROC_REMOVE, "hash-remove", key);
  return rewrap(vm, v, imphash_without(vm, impersonator_of(v)->target, key));
}

/* Without a clear procedure the keys are removed one by one. */
static bool call_clear(woad_vm *vm, woad_value v) {
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return true;
  if (imp->procs[PROC_CLEAR] == VALUE_FALSE) return false;
  woad_value *vals;
  call_nested_values(vm, imp->procs[PROC_CLEAR], 1, &imp->target, &vals);
  return true;
}

static woad_value keys_of(woad_vm *vm, woad_value v) {
  woad_value list = VALUE_NULL, key, value, base = impersonator_base(v);
  if (value_is_hamt(base)) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(base));
    while (hamt_iter_next(&it, &key, &value)) list = pair_make(vm, key, list);
  } else {
    for (int64_t pos = hash_next(hash_of(base), -1); pos >= 0; pos = hash_next(hash_of(base), pos))
      if (hash_entry(hash_of(base), pos, &key, &value)) list = pair_make(vm, key, list);
  }
  return list;
}

void imphash_clear(woad_vm *vm, woad_value v) {
  if (!value_is_impersonator(v)) hash_clear(vm, hash_of(v));
  else if (call_clear(vm, v)) imphash_clear(vm, impersonator_of(v)->target);
  else
    for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l))
      imphash_remove(vm, v, imphash_key(vm, "hash-clear!", v, pair_car(l)));
}

woad_value imphash_emptied(woad_vm *vm, woad_value v) {
  if (!value_is_impersonator(v)) return hamt_empty(vm, hamt_kind(hamt_of(v)));
  if (call_clear(vm, v)) return rewrap(vm, v, imphash_emptied(vm, impersonator_of(v)->target));
  for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l))
    v = imphash_without(vm, v, imphash_key(vm, "hash-clear", v, pair_car(l)));
  return v;
}

woad_value imphash_snapshot(woad_vm *vm, woad_value v) {
  woad_value base = impersonator_base(v), copy;
  if (value_is_hamt(base)) copy = hamt_empty(vm, hamt_kind(hamt_of(base)));
  else copy = object_value(hash_make(vm, hash_kind(hash_of(base)), hash_hold(hash_of(base))));
  for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l)) {
    woad_value key = imphash_key(vm, "hash-iterate-key", v, pair_car(l));
    woad_value value = imphash_ref(vm, v, key);
    if (value == VALUE_NONE) continue;
    if (value_is_hamt(copy)) copy = hamt_set(vm, copy, key, value);
    else hash_set(vm, hash_of(copy), key, value);
  }
  return copy;
}

/* --- makers --- */

static woad_value make_hash(woad_vm *vm, int flags, ARGS) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  woad_value base = impersonator_base(argv[0]);
  if (!value_is_hash(base) || (!chaperone && value_is_hamt(base)))
    arg_wrong(vm, 0, argc, argv, chaperone ? "hash?" : "(and/c hash? (not/c immutable?))");
  woad_value procs[NPROCS] = { impmake_proc(vm, 1, 2, false, argc, argv), impmake_proc(vm, 2, 3, false, argc, argv),
                               impmake_proc(vm, 3, 2, false, argc, argv), impmake_proc(vm, 4, 2, false, argc, argv),
                               VALUE_FALSE, VALUE_FALSE };
  int i = 5;
  for (int which = PROC_CLEAR; which <= PROC_EQUAL_KEY && i < argc; which++) {
    int n = which == PROC_CLEAR ? 1 : 2;
    bool fits = argv[i] == VALUE_FALSE || (call_is_procedure(vm, argv[i]) && call_arity_includes(vm, argv[i], n));
    if (value_has_type(argv[i], TYPE_IMPERSONATOR_PROPERTY) || !fits) break;
    procs[which] = argv[i++];
  }
  return impersonator_make(vm, argv[0], flags, NPROCS, procs, impmake_props(vm, i, argc, argv));
}

PRIM_MODULE("#%kernel")

PRIM("impersonate-hash", impersonate_hash, 5, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(hash : (and/c hash? (not/c immutable?))) (ref-proc : procedure?) (set-proc : procedure?) (remove-proc : procedure?)"
     " (key-proc : procedure?) [clear-proc : (or/c procedure? #f)] [equal-key-proc : (or/c procedure? #f)]"
     " (prop : impersonator-property?) (prop-val : any/c) ... -> impersonator?",
     "A view of a mutable table: keys and values go through the procedures.")
{
  return make_hash(vm, 0, argc, argv);
}

PRIM("chaperone-hash", chaperone_hash, 5, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(hash : hash?) (ref-proc : procedure?) (set-proc : procedure?) (remove-proc : procedure?)"
     " (key-proc : procedure?) [clear-proc : (or/c procedure? #f)] [equal-key-proc : (or/c procedure? #f)]"
     " (prop : impersonator-property?) (prop-val : any/c) ... -> chaperone?",
     "As impersonate-hash; the procedures may only give chaperones of what they get.")
{
  return make_hash(vm, IMPERSONATOR_CHAPERONE, argc, argv);
}
