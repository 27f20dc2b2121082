/* SPDX-License-Identifier: MIT
 * pairhash.h: the identity hashes of pairs, which have no header to keep them in. The table holds its pairs weakly: it is malloc
 * memory, and mem.c drops what was not reached. */
#ifndef RUNTIME_BASE_PAIRHASH_H
#define RUNTIME_BASE_PAIRHASH_H

#include "runtime/base/value.h"

typedef struct { uintptr_t pair; uint32_t hash; } PairHash; /* pair 0: never used, 1: removed */
typedef struct { PairHash *items; size_t count, capacity; } PairHashes; /* open addressing; count: removed places too */

/* The hash of PAIR, a new one from the counter *NEXT when it has none; 0: no memory. Under the allocation lock. */
uint32_t pairhash_get(PairHashes *table, const Pair *pair, uint32_t *next);
/* Drops the pairs that IS_MARKED denies, at the end of marking. */
void pairhash_keep(PairHashes *table, int (*is_marked)(const void *block));

#endif
