/* SPDX-License-Identifier: MIT
 * random.c: MRG32k3a: two linear recurrences of order three, combined. A seed is spread over the state by Marsaglia's
 * multiply-with-carry, its two 16-bit halves one after the other, added to fixed numbers. */
#include "runtime/data/random.h"

static const int64_t modulus_1 = 4294967087, modulus_2 = 4294944443;

woad_value random_make(woad_vm *vm) {
  Random *r = mem_alloc_atomic(vm, sizeof(Random));
  r->header = (Header){ .type = TYPE_PSEUDO_RANDOM };
  random_seed(r, 0);
  r->header.flags |= FLAG_A;
  return object_value(r);
}

static void mix_half(Random *r, uint32_t half) {
  uint32_t x = half;
  for (int i = 0; i < 6; i++) {
    uint32_t high = x << 16;
    x = 30903 * (x & 0xffff) + (x >> 16);
    uint32_t sum = r->state[i] + high + (x & 0xffff); /* in 32 bits, as the reference adds */
    r->state[i] = sum % (uint32_t)(i < 3 ? modulus_1 : modulus_2);
    x = 30903 * (x & 0xffff) + (x >> 16);
  }
}

void random_seed(Random *r, uint32_t seed) {
  static const uint32_t start[6] = { 1062452524, 2961816100, 342112271, 2854655039, 3321940838, 3542344109 };
  memcpy(r->state, start, sizeof start);
  mix_half(r, seed & 0xffff);
  mix_half(r, (seed >> 16) & 0xffff);
  if ((r->state[0] | r->state[1] | r->state[2]) == 0) r->state[0] = 1;
  if ((r->state[3] | r->state[4] | r->state[5]) == 0) r->state[3] = 1;
  r->header.flags &= (uint8_t)~FLAG_A;
}

bool random_is_valid_state(const uint64_t state[6]) {
  for (int i = 0; i < 6; i++)
    if (state[i] >= (uint64_t)(i < 3 ? modulus_1 : modulus_2)) return false;
  return (state[0] | state[1] | state[2]) != 0 && (state[3] | state[4] | state[5]) != 0;
}

void random_set_state(Random *r, const uint64_t state[6]) {
  for (int i = 0; i < 6; i++) r->state[i] = (uint32_t)state[i];
  r->header.flags &= (uint8_t)~FLAG_A;
}

/* The next number, 0 .. modulus_1 - 1. */
static uint32_t advance(Random *r) {
  uint32_t *s = r->state;
  int64_t y1 = (1403580 * (int64_t)s[1] - 810728 * (int64_t)s[2]) % modulus_1;
  if (y1 < 0) y1 += modulus_1;
  s[2] = s[1];
  s[1] = s[0];
  s[0] = (uint32_t)y1;
  int64_t y2 = (527612 * (int64_t)s[3] - 1370589 * (int64_t)s[5]) % modulus_2;
  if (y2 < 0) y2 += modulus_2;
  s[5] = s[4];
  s[4] = s[3];
  s[3] = (uint32_t)y2;
  return (uint32_t)(y1 < y2 ? y1 - y2 + modulus_1 : y1 - y2);
}

double random_real(Random *r) { return ((double)advance(r) + 1.0) * 2.328306549295728e-10; }

/* By rejection, so that each result is equally likely. */
uint64_t random_below(Random *r, uint64_t k) {
  uint64_t part = (uint64_t)modulus_1 / k, used = part * k, x;
  do x = advance(r); while (x >= used);
  return x / part;
}
