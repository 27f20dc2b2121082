/* SPDX-License-Identifier: MIT
 * random.h: pseudo-random generators: L'Ecuyer's MRG32k3a [LEcuyer99], the sequences of the reference.
 * R1 the six numbers are a valid state (random_is_valid_state), or the generator is unseeded (FLAG_A), and then it is seeded
 * by its owner before the first number is drawn. */
#ifndef RUNTIME_DATA_RANDOM_H
#define RUNTIME_DATA_RANDOM_H

#include "runtime/base/vm.h"

#define RANDOM_LIMIT 4294967087 /* largest K of random_below */
typedef struct { Header header; uint32_t state[6]; } Random;
static inline bool value_is_random(woad_value v) { return value_has_type(v, TYPE_PSEUDO_RANDOM); }
static inline Random *random_of(woad_value v) { return VALUE_AS(Random, v); }
woad_value random_make(woad_vm *vm);           /* unseeded */
static inline bool random_is_seeded(const Random *r) { return (r->header.flags & FLAG_A) == 0; }
void random_seed(Random *r, uint32_t seed);    /* seed below 2^31 */
bool random_is_valid_state(const uint64_t state[6]);
void random_set_state(Random *r, const uint64_t state[6]);
double random_real(Random *r);                 /* between 0 and 1, both excluded */
uint64_t random_below(Random *r, uint64_t k);  /* 0 .. k-1; 1 <= k <= RANDOM_LIMIT */

#endif
