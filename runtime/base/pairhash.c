/* SPDX-License-Identifier: MIT
 * pairhash.c: see pairhash.h. */
#include "runtime/base/pairhash.h"

#include <stdlib.h>

static size_t find_slot(const PairHash *items, size_t capacity, uintptr_t pair) {
  size_t i = (size_t)((pair >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (capacity - 1);
  while (items[i].pair != 0 && items[i].pair != pair) i = (i + 1) & (capacity - 1);
  return i;
}

static bool grow(PairHashes *table) {
  size_t live = 0;
  for (size_t i = 0; i < table->capacity; i++) live += table->items[i].pair > 1;
  size_t capacity = 64;
  while (capacity < live * 4) capacity *= 2;
  PairHash *items = calloc(capacity, sizeof(PairHash));
  if (!items) return false;
  for (size_t i = 0; i < table->capacity; i++)
    if (table->items[i].pair > 1) items[find_slot(items, capacity, table->items[i].pair)] = table->items[i];
  free(table->items);
  *table = (PairHashes){ items, live, capacity };
  return true;
}

uint32_t pairhash_get(PairHashes *table, const Pair *pair, uint32_t *next) {
  if ((table->count + 1) * 2 > table->capacity && !grow(table)) return 0;
  size_t i = find_slot(table->items, table->capacity, (uintptr_t)pair);
  if (table->items[i].pair == 0) {
    if (++*next == 0) *next = 1;
    table->items[i] = (PairHash){ (uintptr_t)pair, *next };
    table->count++;
  }
  return table->items[i].hash;
}

void pairhash_keep(PairHashes *table, int (*is_marked)(const void *block)) {
  for (size_t i = 0; i < table->capacity; i++) {
    PairHash *entry = &table->items[i];
    if (entry->pair > 1 && !is_marked((void *)entry->pair)) entry->pair = 1;
  }
}
