/* SPDX-License-Identifier: MIT
 * collections.c: see collections.h. */
#include "runtime/base/collections.h"

#include <time.h>

static uint64_t clock_ns(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void note(Collections *collections, int side, size_t used, size_t heap, uint64_t now_ns) {
  Collection *collection = &collections->last[collections->count % COLLECTIONS_KEPT];
  collection->used[side] = used;
  collection->heap[side] = heap;
  collection->processor_ms[side] = (int64_t)(clock_ns(CLOCK_PROCESS_CPUTIME_ID) / 1000000);
  collection->real_ms[side] = (int64_t)((now_ns - collections->boot_ns) / 1000000);
}

void collections_boot(Collections *collections) { collections->boot_ns = clock_ns(CLOCK_MONOTONIC); }

void collections_begin(Collections *collections, size_t used, size_t heap) {
  if (used > collections->peak_bytes) collections->peak_bytes = used;
  collections->began_ns = clock_ns(CLOCK_MONOTONIC);
  note(collections, 0, used, heap, collections->began_ns);
}

void collections_end(Collections *collections, size_t used, size_t heap) {
  uint64_t now = clock_ns(CLOCK_MONOTONIC);
  collections->nanoseconds += now - collections->began_ns;
  note(collections, 1, used, heap, now);
  collections->count++;
}

bool collections_next(const Collections *collections, uint64_t *seen, Collection *collection) {
  if (*seen >= collections->count) return false;
  if (collections->count - *seen > COLLECTIONS_KEPT) *seen = collections->count - COLLECTIONS_KEPT;
  *collection = collections->last[*seen % COLLECTIONS_KEPT];
  ++*seen;
  return true;
}
