/* SPDX-License-Identifier: MIT
 * hash.h: mutable hash tables in compact dictionary layout: entries in insertion order, an index of positions beside.
 * Iteration order never depends on addresses. Weak and ephemeron variants hold their keys weakly. */
#ifndef RUNTIME_DATA_HASH_H
#define RUNTIME_DATA_HASH_H

#include "runtime/base/vm.h"

typedef enum { HASH_EQUAL, HASH_EQV, HASH_EQ, HASH_EQUAL_ALWAYS } HashKind;
typedef enum { HASH_STRONG, HASH_WEAK, HASH_EPHEMERON } HashHold;

typedef struct Hash Hash;
static inline bool value_is_mutable_hash(woad_value v) { return value_has_type(v, TYPE_HASH); }
static inline Hash *hash_of(woad_value v) { return VALUE_AS(Hash, v); }
Hash *hash_make(woad_vm *vm, HashKind kind, HashHold hold);
HashKind hash_kind(const Hash *hash);
HashHold hash_hold(const Hash *hash);
size_t hash_count(const Hash *hash);
/* VALUE_NONE when KEY is absent */
woad_value hash_get(woad_vm *vm, Hash *hash, woad_value key);
void hash_set(woad_vm *vm, Hash *hash, woad_value key, woad_value value);
bool hash_remove(woad_vm *vm, Hash *hash, woad_value key);
void hash_clear(woad_vm *vm, Hash *hash);
Hash *hash_copy(woad_vm *vm, Hash *hash);
/* Iteration by position: pos = hash_next(h, -1); pos >= 0; pos = hash_next(h, pos); false key: entry vanished */
int64_t hash_next(const Hash *hash, int64_t pos);
bool hash_entry(const Hash *hash, int64_t pos, woad_value *key, woad_value *value);
woad_value hash_key_ref(woad_vm *vm, Hash *hash, woad_value key); /* the stored key or VALUE_NONE */
/* The session's tables for literals (weak) and prefab structure types, made when first asked for. */
typedef enum { HASH_TABLE_LITERALS, HASH_TABLE_PREFABS, HASH_TABLE_COUNT } HashTable;
Hash *hash_datum_table(woad_vm *vm, HashTable which);
#endif
