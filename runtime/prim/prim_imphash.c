/* SPDX-License-Identifier: MIT
 * prim_imphash.c: impersonators and chaperones of hash tables. Source: Reference, "Impersonators and Chaperones". An operation
 * works its way in through the impersonators, however many, and out again; their procedures are called from C, so it always runs
 * on a nested C stack. hash-ref and hash-set! of tables that show their keys as they are have files of their own, for they are
 * frequent. */
#include "runtime/data/equal.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"
#include "runtime/vm/plaintest.h"

/* --- calling the procedures --- */

static void check(woad_vm *vm, woad_value imp, const char *who, const char *what, woad_value new, woad_value old) {
  if (impersonator_is_chaperone(imp)) impmake_check(vm, who, what, new, old);
}

static woad_value call_for_key(woad_vm *vm, woad_value imp, int which, const char *who, woad_value key) {
  const Impersonator *record = impersonator_of(imp);
  if (record->nprocs == 0 || plaintest_hands_on(vm, record->procs[which], key)) return key;
  woad_value new = call_nested(vm, record->procs[which], 2, (woad_value[]){ record->target, key });
  check(vm, imp, who, "key", new, key);
  return new;
}

static void call_for_two(woad_vm *vm, woad_value imp, int which, const char *who, int argc, woad_value *args,
                         woad_value results[2]) {
  woad_value *vals;
  int n = call_nested_values(vm, impersonator_of(imp)->procs[which], argc, args, &vals);
  if (n != 2) impmake_raise_two(vm, who, imp, impersonator_of(imp)->procs[which], n);
  results[0] = vals[0];
  results[1] = vals[1];
}

/* --- operations --- */

static woad_value plain_ref(woad_vm *vm, woad_value v, woad_value key) {
  return value_is_hamt(v) ? hamt_get(vm, hamt_of(v), key) : hash_get(vm, hash_of(v), key);
}

static woad_value plain_key_ref(woad_vm *vm, woad_value v, woad_value key) {
  return value_is_hamt(v) ? hamt_key_ref(vm, hamt_of(v), key) : hash_key_ref(vm, hash_of(v), key);
}

static HashKind plain_kind(woad_value v) { return value_is_hamt(v) ? hamt_kind(hamt_of(v)) : hash_kind(hash_of(v)); }

/* KEY as the equal-key procedures around the table V show it to hashing and comparing. */
static woad_value key_shown(woad_vm *vm, woad_value v, const char *who, woad_value key) {
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) {
    const Impersonator *imp = impersonator_of(v);
    if (imp->nprocs > 0 && imp->procs[IMPHASH_EQUAL_KEY] != VALUE_FALSE) key = call_for_key(vm, v, IMPHASH_EQUAL_KEY, who, key);
  }
  return key;
}

bool imphash_shows_keys(woad_value v) {
  HashKind kind = plain_kind(impersonator_base(v));
  if (kind != HASH_EQUAL && kind != HASH_EQUAL_ALWAYS) return false;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target)
    if (impersonator_of(v)->nprocs > 0 && impersonator_of(v)->procs[IMPHASH_EQUAL_KEY] != VALUE_FALSE) return true;
  return false;
}

/* The key in the table inside of V that KEY stands for, or NONE; KEY itself when no equal-key procedure is asked. */
static woad_value key_inside(woad_vm *vm, woad_value v, const char *who, woad_value key) {
  if (!imphash_shows_keys(v)) return key;
  woad_value base = impersonator_base(v), shown = key_shown(vm, v, who, key);
  woad_value found = plain_key_ref(vm, base, shown);
  if (found == VALUE_NONE || found == key) return found;
  return equal_keys_match(vm, plain_kind(base), key_shown(vm, v, who, found), shown) ? found : VALUE_NONE;
}

/* The impersonators around a table, outermost first, and what an operation keeps for each on its way in. */
typedef struct { woad_value imp, key, proc; } Layer;

/* The layers of V; *n: how many. */
static Layer *layers_of(woad_vm *vm, woad_value v, size_t *n) {
  *n = 0;
  for (woad_value in = v; value_is_impersonator(in); in = impersonator_of(in)->target) ++*n;
  Layer *layers = mem_alloc(vm, (*n + 1) * sizeof *layers);
  for (size_t i = 0; i < *n; i++, v = impersonator_of(v)->target) layers[i].imp = v;
  return layers;
}

woad_value imphash_along(woad_vm *vm, const Impersonator *imp, woad_value key) {
  woad_value guard = imp->procs[IMPHASH_REF];
  return plaintest_hands_on(vm, guard, key) ? plaintest_along(guard) : VALUE_NONE;
}

/* Takes KEY in through the layer's procedure for references, which gives another procedure besides: *PROC. */
static woad_value key_inwards(woad_vm *vm, const Layer *layer, const char *who, woad_value key, woad_value *proc) {
  woad_value two[2];
  *proc = imphash_along(vm, impersonator_of(layer->imp), key);
  if (*proc != VALUE_NONE) return key;
  call_for_two(vm, layer->imp, IMPHASH_REF, who, 2, (woad_value[]){ impersonator_of(layer->imp)->target, key }, two);
  check(vm, layer->imp, who, "key", two[0], key);
  *proc = two[1];
  return two[0];
}

woad_value imphash_ref(woad_vm *vm, woad_value v, woad_value key) {
  size_t n;
  Layer *layers = layers_of(vm, v, &n);
  for (size_t i = 0; i < n; i++) {
    if (impersonator_of(layers[i].imp)->nprocs == 0) continue;
    key = layers[i].key = key_inwards(vm, &layers[i], "hash-ref", key, &layers[i].proc);
    if (!call_is_procedure(vm, layers[i].proc) || !call_arity_includes(vm, layers[i].proc, 3))
      raise_fields(vm, "hash-ref", "wrapper's second result is not a procedure that accepts 3 arguments", "received",
                   layers[i].proc, NULL);
  }
  key = key_inside(vm, v, "hash-ref", key);
  woad_value found = key == VALUE_NONE ? VALUE_NONE : plain_ref(vm, impersonator_base(v), key);
  if (found == VALUE_NONE) return found;
  for (size_t i = n; i-- > 0;) {
    const Impersonator *imp = impersonator_of(layers[i].imp);
    if (imp->nprocs == 0 || plaintest_hands_on(vm, layers[i].proc, found)) continue;
    woad_value new = call_nested(vm, layers[i].proc, 3, (woad_value[]){ imp->target, layers[i].key, found });
    check(vm, layers[i].imp, "hash-ref", "value", new, found);
    found = new;
  }
  return found;
}

/* KEY, out through the layers' procedures for keys. */
static woad_value key_outwards(woad_vm *vm, const Layer *layers, size_t n, const char *who, woad_value key) {
  for (size_t i = n; i-- > 0;) key = call_for_key(vm, layers[i].imp, IMPHASH_KEY, who, key);
  return key;
}

woad_value imphash_key(woad_vm *vm, const char *who, woad_value v, woad_value key) {
  size_t n;
  Layer *layers = layers_of(vm, v, &n);
  return key_outwards(vm, layers, n, who, key);
}

/* --- readers for iterations --- */

static woad_value read_key(woad_vm *vm, NativeClosure *self, ARGS) {
  Redirect how = { .selector = fixnum_make(IMPHASH_KEY), .key = VALUE_NONE, .who = vm->running_primitive };
  return redirect_get(vm, &how, argv[0], argv[1]);
}
woad_value imphash_key_reader(woad_vm *vm, const char *who) {
  return call_native_closure(vm, who, read_key, 2, 2, 0, 0, NULL);
}

_Noreturn void imphash_raise_no_value(woad_vm *vm, const char *who, woad_value key) {
  raise_fields(vm, who, "no value found for post-impersonator key", "key", key, NULL);
}
static woad_value no_value(woad_vm *vm, NativeClosure *self, ARGS) {
  imphash_raise_no_value(vm, vm->running_primitive, self->slots[0]);
}
static woad_value read_value(woad_vm *vm, NativeClosure *self, ARGS) {
  woad_value fail = call_native_closure(vm, vm->running_primitive, no_value, 0, 0, 0, 1, &argv[1]);
  return imphashref_apply(vm, argv[0], argv[1], fail);
}
woad_value imphash_value_reader(woad_vm *vm, const char *who) {
  return call_native_closure(vm, who, read_value, 2, 2, 0, 0, NULL);
}

/* A table's only impersonator that redirects anything, or NULL. */
static const Impersonator *only_redirecting(woad_value v) {
  const Impersonator *only = NULL;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) {
    if (impersonator_of(v)->nprocs == 0) continue;
    if (only != NULL) return NULL;
    only = impersonator_of(v);
  }
  return only;
}

bool imphash_hands_on(woad_vm *vm, woad_value v, woad_value key, woad_value *value) {
  const Impersonator *imp = only_redirecting(v);
  if (imp == NULL || imphash_shows_keys(v) || !plaintest_hands_on(vm, imp->procs[IMPHASH_KEY], key)) return false;
  if (value == NULL) return true;
  woad_value base = imp->base, along = imphash_along(vm, imp, key);
  if (along == VALUE_NONE || prim_hash_key_nests(vm, base, key)) return false;
  *value = plain_ref(vm, base, key);
  return *value != VALUE_NONE && plaintest_hands_on(vm, along, *value);
}

woad_value imphash_ref_key(woad_vm *vm, woad_value v, woad_value key) {
  size_t n;
  Layer *layers = layers_of(vm, v, &n);
  for (size_t i = 0; i < n; i++)
    if (impersonator_of(layers[i].imp)->nprocs > 0) key = key_inwards(vm, &layers[i], "hash-ref-key", key, &layers[i].proc);
  key = key_inside(vm, v, "hash-ref-key", key);
  woad_value found = key == VALUE_NONE ? VALUE_NONE : plain_key_ref(vm, impersonator_base(v), key);
  return found == VALUE_NONE ? found : key_outwards(vm, layers, n, "hash-ref-key", found);
}

/* Takes key and value through the impersonator V on their way in. */
static void redirect_entry(woad_vm *vm, const char *who, woad_value v, woad_value *key, woad_value *value) {
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return;
  woad_value two[2];
  call_for_two(vm, v, IMPHASH_SET, who, 3, (woad_value[]){ imp->target, *key, *value }, two);
  check(vm, v, who, "key", two[0], *key);
  check(vm, v, who, "value", two[1], *value);
  *key = two[0];
  *value = two[1];
}

void imphash_set(woad_vm *vm, woad_value v, woad_value key, woad_value value) {
  woad_value whole = v;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) redirect_entry(vm, "hash-set!", v, &key, &value);
  woad_value inside = key_inside(vm, whole, "hash-set!", key);
  hash_set(vm, hash_of(v), inside == VALUE_NONE ? key : inside, value);
}

/* NEW within the first N layers, each around NEW in place of what it wraps. */
static woad_value rewrap(woad_vm *vm, const Layer *layers, size_t n, woad_value new) {
  for (size_t i = n; i-- > 0;) {
    const Impersonator *imp = impersonator_of(layers[i].imp);
    new = new == imp->target ? layers[i].imp : impersonator_make(vm, new, imp->header.flags, imp->nprocs, imp->procs, imp->props);
  }
  return new;
}

woad_value imphash_with(woad_vm *vm, woad_value v, woad_value key, woad_value value) {
  size_t n;
  Layer *layers = layers_of(vm, v, &n);
  for (size_t i = 0; i < n; i++) redirect_entry(vm, "hash-set", layers[i].imp, &key, &value);
  woad_value inside = key_inside(vm, v, "hash-set", key);
  return rewrap(vm, layers, n, hamt_set(vm, impersonator_base(v), inside == VALUE_NONE ? key : inside, value));
}

void imphash_remove(woad_vm *vm, woad_value v, woad_value key) {
  woad_value whole = v;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target)
    key = call_for_key(vm, v, IMPHASH_REMOVE, "hash-remove!", key);
  key = key_inside(vm, whole, "hash-remove!", key);
  if (key != VALUE_NONE) hash_remove(vm, hash_of(v), key);
}

woad_value imphash_without(woad_vm *vm, woad_value v, woad_value key) {
  size_t n;
  Layer *layers = layers_of(vm, v, &n);
  for (size_t i = 0; i < n; i++) key = call_for_key(vm, layers[i].imp, IMPHASH_REMOVE, "hash-remove", key);
  key = key_inside(vm, v, "hash-remove", key);
  woad_value base = impersonator_base(v);
  return rewrap(vm, layers, n, key == VALUE_NONE ? base : hamt_remove(vm, base, key));
}

/* Without a clear procedure the keys are removed one by one. */
static bool call_clear(woad_vm *vm, woad_value v) {
  const Impersonator *imp = impersonator_of(v);
  if (imp->nprocs == 0) return true;
  if (imp->procs[IMPHASH_CLEAR] == VALUE_FALSE) return false;
  woad_value *vals;
  call_nested_values(vm, imp->procs[IMPHASH_CLEAR], 1, &imp->target, &vals);
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
  while (value_is_impersonator(v) && call_clear(vm, v)) v = impersonator_of(v)->target;
  if (!value_is_impersonator(v)) {
    hash_clear(vm, hash_of(v));
    return;
  }
  for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l))
    imphash_remove(vm, v, imphash_key(vm, "hash-clear!", v, pair_car(l)));
}

woad_value imphash_emptied(woad_vm *vm, woad_value v) {
  size_t n, ncleared = 0;
  Layer *layers = layers_of(vm, v, &n);
  while (ncleared < n && call_clear(vm, layers[ncleared].imp)) v = impersonator_of(layers[ncleared++].imp)->target;
  if (!value_is_impersonator(v)) return rewrap(vm, layers, n, hamt_empty(vm, hamt_kind(hamt_of(v))));
  for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l))
    v = imphash_without(vm, v, imphash_key(vm, "hash-clear", v, pair_car(l)));
  return rewrap(vm, layers, ncleared, v);
}

woad_value imphash_snapshot(woad_vm *vm, woad_value v, bool strict) {
  woad_value base = impersonator_base(v), copy;
  if (value_is_hamt(base)) copy = hamt_empty(vm, hamt_kind(hamt_of(base)));
  else copy = object_value(hash_make(vm, hash_kind(hash_of(base)), hash_hold(hash_of(base))));
  for (woad_value l = keys_of(vm, v); value_is_pair(l); l = pair_cdr(l)) {
    woad_value key = imphash_key(vm, "hash-iterate-key", v, pair_car(l));
    woad_value value = imphash_ref(vm, v, key);
    if (value == VALUE_NONE && strict) imphash_raise_no_value(vm, "hash-iterate-key+value", key);
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
  woad_value procs[IMPHASH_NPROCS] = { impmake_proc(vm, 1, 2, false, argc, argv), impmake_proc(vm, 2, 3, false, argc, argv),
                               impmake_proc(vm, 3, 2, false, argc, argv), impmake_proc(vm, 4, 2, false, argc, argv),
                               VALUE_FALSE, VALUE_FALSE };
  int i = 5;
  for (int which = IMPHASH_CLEAR; which <= IMPHASH_EQUAL_KEY && i < argc; which++) {
    int n = which == IMPHASH_CLEAR ? 1 : 2;
    if (value_has_type(argv[i], TYPE_IMPERSONATOR_PROPERTY)) break;
    if (argv[i] != VALUE_FALSE && !call_is_procedure(vm, argv[i])) break;
    if (argv[i] != VALUE_FALSE && !call_arity_includes(vm, argv[i], n))
      arg_wrong(vm, i, argc, argv, n == 1 ? "(or/c (procedure-arity-includes/c 1) #f)" : "(or/c (procedure-arity-includes/c 2) #f)");
    procs[which] = argv[i++];
  }
  return impersonator_make(vm, argv[0], flags, IMPHASH_NPROCS, procs, impmake_props(vm, i, argc, argv));
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
