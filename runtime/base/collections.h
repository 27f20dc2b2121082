/* SPDX-License-Identifier: MIT
 * collections.h: figures of the collections of this process. mem.c calls these while the collector's lock is held. */
#ifndef RUNTIME_BASE_COLLECTIONS_H
#define RUNTIME_BASE_COLLECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes in use and of the whole heap, milliseconds of processor time and of real time since the process began: before and after. */
typedef struct Collection { size_t used[2], heap[2]; int64_t processor_ms[2], real_ms[2]; } Collection;

enum { COLLECTIONS_KEPT = 16 };
typedef struct {
  Collection last[COLLECTIONS_KEPT]; /* that with number N (from 0) at N modulo COLLECTIONS_KEPT */
  uint64_t count, nanoseconds, began_ns, boot_ns;
  size_t peak_bytes;                 /* most that were in use before one */
} Collections;

void collections_boot(Collections *collections);
void collections_begin(Collections *collections, size_t used, size_t heap);
void collections_end(Collections *collections, size_t used, size_t heap);
/* The collection after the *SEEN first ones, which it then counts; those too long ago are left out. False: no more. */
bool collections_next(const Collections *collections, uint64_t *seen, Collection *collection);

#endif
