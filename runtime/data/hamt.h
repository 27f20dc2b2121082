/* SPDX-License-Identifier: MIT
 * hamt.h: immutable hash tables. Iteration order is a function of the keys' hashes and the order of insertion only. */
#ifndef RUNTIME_DATA_HAMT_H
#define RUNTIME_DATA_HAMT_H

#include "runtime/data/hash.h"

typedef struct Hamt Hamt;
static inline bool value_is_hamt(woad_value v) { return value_has_type(v, TYPE_HAMT); }
static inline bool value_is_hash(woad_value v) { return value_is_mutable_hash(v) || value_is_hamt(v); }
static inline Hamt *hamt_of(woad_value v) { return VALUE_AS(Hamt, v); }
woad_value hamt_empty(woad_vm *vm, HashKind kind);
HashKind hamt_kind(const Hamt *hamt);
size_t hamt_count(const Hamt *hamt);
woad_value hamt_get(woad_vm *vm, const Hamt *hamt, woad_value key); /* VALUE_NONE when absent */
woad_value hamt_set(woad_vm *vm, woad_value hamt, woad_value key, woad_value value);
woad_value hamt_remove(woad_vm *vm, woad_value hamt, woad_value key);
woad_value hamt_key_ref(woad_vm *vm, const Hamt *hamt, woad_value key);
/* true when every key of A is in B */
bool hamt_is_key_subset(woad_vm *vm, const Hamt *a, const Hamt *b);
/* An empty table that is an object of its own, and giving it the contents of another of its kind: for tables that hold
 * themselves. Only before any program sees it. */
woad_value hamt_shell(woad_vm *vm, HashKind kind);
void hamt_become(Hamt *shell, const Hamt *other);
/* Iteration: HamtIter it; hamt_iter_init(&it, h); while (hamt_iter_next(&it, &k, &v)) */
typedef struct { const Hamt *hamt; int depth; struct { const void *node; uint32_t pos; } stack[12]; } HamtIter;
void hamt_iter_init(HamtIter *it, const Hamt *hamt);
bool hamt_iter_next(HamtIter *it, woad_value *key, woad_value *value);
/* Entry at POS (0 up to the count) in the order of iteration. */
bool hamt_entry_at(const Hamt *hamt, size_t pos, woad_value *key, woad_value *value);
void hamt_boot(woad_vm *vm); /* vm->empty_hash */
#endif
