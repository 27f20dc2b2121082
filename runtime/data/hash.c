/* SPDX-License-Identifier: MIT
 * hash.c: compact dictionaries. An open-addressed index of (hash, position) pairs leads to entries kept in the order of
 * insertion; so what a program can observe never depends on hashes, and eq? tables may hash addresses (nothing moves).
 *
 *    index  [h p] [   ] [h p] ...   atomic, a power of two, p = position + 1, 0 empty, GONE removed
 *    keys   k0 v0 k1 v1 ...         strong: interleaved (stride 2); weak: two blocks (stride 1), keys atomic
 *
 * H1  entries [0, used) were ever filled; an entry without a key (VALUE_NONE) was removed or, in weak tables, cleared.
 * H2  count = used - removed - cleared; `cleared` is changed by the collector's pass alone, except in a rebuild.
 * H3  entries move only in a rebuild, which only an insertion into a full table makes: positions stay while a loop removes.
 * H4  a weak table's arrays are replaced under the allocation lock, so the pass sees them whole. */
#include "runtime/data/hash.h"

#include "runtime/base/debug.h"
#include "runtime/data/equal.h"
#include "runtime/data/vector.h"

typedef struct { uint32_t hash, pos; } Slot;
#define GONE UINT32_MAX
#ifdef WOAD_HARD
enum { FIRST_SLOTS = 2 };
#else
enum { FIRST_SLOTS = 8 };
#endif

struct Hash {
  MemTable table; /* header.aux: kind, header.flags: FLAG_A ephemeron, FLAG_B weak or ephemeron */
  uint32_t removed, first, nslots; /* no live entry before `first` */
  Slot *index;
};

static uint32_t capacity_of(uint32_t nslots) { return nslots - nslots / 4; }
static woad_value *key_at(const Hash *hash, size_t pos) { return &hash->table.keys[pos * hash->table.stride]; }
static woad_value *value_at(const Hash *hash, size_t pos) { return &hash->table.values[pos * hash->table.stride]; }
static bool is_weak(const Hash *hash) { return (hash->table.header.flags & FLAG_B) != 0; }

Hash *hash_make(woad_vm *vm, HashKind kind, HashHold hold) {
  Hash *hash = mem_object(vm, Hash, TYPE_HASH);
  hash->table.header.aux = (uint16_t)kind;
  hash->table.stride = hold == HASH_STRONG ? 2 : 1;
  if (hold != HASH_STRONG) hash->table.header.flags |= hold == HASH_EPHEMERON ? FLAG_A | FLAG_B : FLAG_B;
  if (hold != HASH_STRONG) mem_table_register(vm, &hash->table);
  return hash;
}

HashKind hash_kind(const Hash *hash) { return (HashKind)hash->table.header.aux; }

HashHold hash_hold(const Hash *hash) {
  unsigned flags = hash->table.header.flags;
  return flags & FLAG_A ? HASH_EPHEMERON : flags & FLAG_B ? HASH_WEAK : HASH_STRONG;
}

size_t hash_count(const Hash *hash) { return hash->table.used - hash->removed - hash->table.cleared; }

static uint32_t code_of(woad_vm *vm, const Hash *hash, woad_value key) {
  HashKind kind = hash_kind(hash);
  if (kind == HASH_EQ || (kind == HASH_EQV && !equal_is_eqv_special(key))) {
    uint64_t bits = (uint64_t)VALUE_BITS(key) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(bits >> 32) ^ (uint32_t)(bits >> 44);
  }
  return equal_key_hash(vm, kind, key);
}

/* The index slot of KEY, or NULL. A comparison may run language code that changes the table: *changed when the slot searched at is
 * no longer that of the key compared. */
static Slot *search_slot(woad_vm *vm, Hash *hash, woad_value key, uint32_t code, bool *changed) {
  HashKind kind = hash_kind(hash);
  *changed = false;
  for (uint32_t i = code, steps = 0; steps < hash->nslots; i++, steps++) {
    const Slot *index = hash->index;
    Slot *slot = &hash->index[i & (hash->nslots - 1)];
    uint32_t pos = slot->pos;
    if (pos == 0) return NULL;
    if (slot->hash != code || pos == GONE) continue;
    woad_value other = *key_at(hash, pos - 1);
    if (other == key) return slot;
    if (kind == HASH_EQ || other == VALUE_NONE) continue;
    bool match = equal_keys_match(vm, kind, other, key);
    *changed = hash->index != index || slot->pos != pos;
    if (UNLIKELY(*changed)) return NULL;
    if (match) return slot;
  }
  return NULL;
}

/* A search in a table that changed meanwhile begins anew, so the slot is always one of the table as it is. */
static Slot *find_slot(woad_vm *vm, Hash *hash, woad_value key, uint32_t code) {
  for (;;) {
    bool changed;
    Slot *slot = search_slot(vm, hash, key, code, &changed);
    if (LIKELY(!changed)) return slot;
  }
}

woad_value hash_get(woad_vm *vm, Hash *hash, woad_value key) {
  const Slot *slot = find_slot(vm, hash, key, code_of(vm, hash, key));
  return slot ? *value_at(hash, slot->pos - 1) : VALUE_NONE;
}

woad_value hash_key_ref(woad_vm *vm, Hash *hash, woad_value key) {
  const Slot *slot = find_slot(vm, hash, key, code_of(vm, hash, key));
  return slot ? *key_at(hash, slot->pos - 1) : VALUE_NONE;
}

static void add_to_index(Slot *index, uint32_t nslots, uint32_t code, uint32_t pos) {
  uint32_t i = code & (nslots - 1);
  while (index[i].pos != 0) i = (i + 1) & (nslots - 1);
  index[i] = (Slot){ code, pos + 1 };
}

typedef struct {
  Hash *hash;
  woad_value *keys, *values;
  Slot *index;
  uint32_t *codes; /* by old position */
  uint32_t nslots;
} Rebuild;

static void move_entries(void *arg) {
  Rebuild *r = arg;
  Hash *hash = r->hash;
  MemTable *table = &hash->table;
  for (uint32_t i = 0; i < hash->nslots; i++)
    if (hash->index[i].pos != 0 && hash->index[i].pos != GONE) r->codes[hash->index[i].pos - 1] = hash->index[i].hash;
  uint32_t used = 0;
  for (uint32_t i = 0; i < table->used; i++) {
    woad_value key = *key_at(hash, i);
    if (key == VALUE_NONE) continue;
    r->keys[(size_t)used * table->stride] = key;
    r->values[(size_t)used * table->stride] = *value_at(hash, i);
    add_to_index(r->index, r->nslots, r->codes[i], used++);
  }
  table->keys = r->keys;
  table->values = r->values;
  table->used = used;
  table->cleared = 0;
  hash->removed = hash->first = 0;
  hash->index = r->index;
  hash->nslots = r->nslots;
}

/* Makes room for at least one more entry and forgets the empty ones. */
static void rebuild(woad_vm *vm, Hash *hash) {
  size_t live = hash_count(hash);
  uint32_t nslots = FIRST_SLOTS;
  while (capacity_of(nslots) <= live + live / 4) nslots *= 2;
  uint32_t capacity = capacity_of(nslots);
  Rebuild r = { .hash = hash, .nslots = nslots };
  r.index = mem_new_atomic(vm, nslots * sizeof(Slot));
  memset(r.index, 0, nslots * sizeof(Slot));
  r.codes = mem_new_atomic(vm, (size_t)hash->table.used * sizeof(uint32_t));
  size_t block = (size_t)capacity * sizeof(woad_value);
  if (!is_weak(hash)) {
    r.keys = mem_alloc(vm, 2 * block);
    r.values = r.keys + 1;
    move_entries(&r);
    return;
  }
  r.keys = mem_new_atomic(vm, block);
  r.values = hash_hold(hash) == HASH_EPHEMERON ? mem_new_atomic(vm, block) : mem_alloc(vm, block);
  mem_locked(move_entries, &r);
}

void hash_set(woad_vm *vm, Hash *hash, woad_value key, woad_value value) {
  uint32_t code = code_of(vm, hash, key);
  const Slot *slot = find_slot(vm, hash, key, code);
  if (slot) {
    *value_at(hash, slot->pos - 1) = value;
    return;
  }
  if (hash->nslots == 0 || hash->table.used == capacity_of(hash->nslots)) rebuild(vm, hash);
  uint32_t pos = hash->table.used;
  *key_at(hash, pos) = key;
  *value_at(hash, pos) = value;
  hash->table.used = pos + 1;
  add_to_index(hash->index, hash->nslots, code, pos);
  mem_keep(key);
  mem_keep(value);
}

bool hash_remove(woad_vm *vm, Hash *hash, woad_value key) {
  Slot *slot = find_slot(vm, hash, key, code_of(vm, hash, key));
  if (!slot) return false;
  uint32_t pos = slot->pos - 1;
  slot->pos = GONE;
  woad_value *stored = key_at(hash, pos);
  woad_value held = *stored; /* keeps a weak key until it is counted as removed, not as cleared */
  *stored = VALUE_NONE;
  *value_at(hash, pos) = VALUE_NONE;
  hash->removed++;
  while (hash->first < hash->table.used && *key_at(hash, hash->first) == VALUE_NONE) hash->first++;
  mem_keep(held);
  return true;
}

static void drop_entries(void *arg) {
  Hash *hash = arg;
  hash->table.keys = hash->table.values = NULL;
  hash->table.used = hash->table.cleared = hash->removed = hash->first = hash->nslots = 0;
  hash->index = NULL;
}

void hash_clear(woad_vm *vm, Hash *hash) {
  (void)vm;
  if (is_weak(hash)) mem_locked(drop_entries, hash);
  else drop_entries(hash);
}

Hash *hash_copy(woad_vm *vm, Hash *hash) {
  Hash *copy = hash_make(vm, hash_kind(hash), hash_hold(hash));
  if (is_weak(hash) || hash->nslots == 0) {
    woad_value key, value;
    for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos))
      if (hash_entry(hash, pos, &key, &value)) hash_set(vm, copy, key, value);
    return copy;
  }
  size_t block = 2 * (size_t)capacity_of(hash->nslots) * sizeof(woad_value);
  copy->index = mem_new_atomic(vm, hash->nslots * sizeof(Slot));
  copy->table.keys = mem_alloc(vm, block);
  copy->table.values = copy->table.keys + 1;
  memcpy(copy->index, hash->index, hash->nslots * sizeof(Slot));
  memcpy(copy->table.keys, hash->table.keys, block);
  copy->table.used = hash->table.used;
  copy->removed = hash->removed;
  copy->first = hash->first;
  copy->nslots = hash->nslots;
  return copy;
}

int64_t hash_next(const Hash *hash, int64_t pos) {
  for (pos = pos < (int64_t)hash->first ? (int64_t)hash->first : pos + 1; pos < (int64_t)hash->table.used; pos++)
    if (*key_at(hash, (size_t)pos) != VALUE_NONE) return pos;
  return -1;
}

bool hash_entry(const Hash *hash, int64_t pos, woad_value *key, woad_value *value) {
  if (pos < 0 || pos >= (int64_t)hash->table.used) return false;
  *key = *key_at(hash, (size_t)pos);
  *value = *value_at(hash, (size_t)pos);
  return *key != VALUE_NONE;
}

Hash *hash_datum_table(woad_vm *vm, HashTable which) {
  if (!value_is_vector(vm->datum_tables)) {
    Vector *tables = vector_make(vm, HASH_TABLE_COUNT, VALUE_FALSE);
    tables->items[HASH_TABLE_LITERALS] = object_value(hash_make(vm, HASH_EQUAL, HASH_WEAK));
    tables->items[HASH_TABLE_PREFABS] = object_value(hash_make(vm, HASH_EQUAL, HASH_STRONG));
    vm->datum_tables = object_value(tables);
  }
  return hash_of(vector_of(vm->datum_tables)->items[which]);
}
