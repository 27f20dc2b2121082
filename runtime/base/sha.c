/* SPDX-License-Identifier: MIT
 * sha.c: digests, written from FIPS 180-4. A make takes a digest of every compiled file, so
 * SHA-256 is written to be fast. */
#include "runtime/base/sha.h"

#include <string.h>

static const uint32_t constants_256[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
  0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
  0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
  0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
  0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

static uint32_t right(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }
static uint32_t left(uint32_t x, int n) { return (x << n) | (x >> (32 - n)); }
static uint32_t read_word(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void compress_1(uint32_t *state, const uint8_t *block) {
  uint32_t w[80], s[5];
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 80; i++)
    w[i] = i < 16 ? read_word(block + i * 4) : left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20 ? (s[1] & s[2]) | (~s[1] & s[3]) : i >= 40 && i < 60 ? (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])
                                                                             : s[1] ^ s[2] ^ s[3];
    uint32_t k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
    uint32_t t = left(s[0], 5) + f + s[4] + k + w[i];
    s[4] = s[3];
    s[3] = s[2];
    s[2] = left(s[1], 30);
    s[1] = s[0];
    s[0] = t;
  }
  for (int i = 0; i < 5; i++) state[i] += s[i];
}

/* One round on the state in A to H, which the caller renames instead of moving: eight rounds come back to the same names. */
#define ROUND_256(a, b, c, d, e, f, g, h, k)                                                        \
  do {                                                                                              \
    uint32_t t = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + (g ^ (e & (f ^ g))) + constants_256[k] + w[k]; \
    d += t;                                                                                         \
    h = t + (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (c & (a ^ b)));                \
  } while (0)

static void compress_256(uint32_t *state, const uint8_t *block) {
  uint32_t w[64];
  for (int i = 0; i < 16; i++) w[i] = read_word(block + i * 4);
  for (int i = 16; i < 64; i++) {
    uint32_t a = right(w[i - 15], 7) ^ right(w[i - 15], 18) ^ (w[i - 15] >> 3);
    uint32_t b = right(w[i - 2], 17) ^ right(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + a + w[i - 7] + b;
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i += 8) {
    ROUND_256(a, b, c, d, e, f, g, h, i);
    ROUND_256(h, a, b, c, d, e, f, g, i + 1);
    ROUND_256(g, h, a, b, c, d, e, f, i + 2);
    ROUND_256(f, g, h, a, b, c, d, e, i + 3);
    ROUND_256(e, f, g, h, a, b, c, d, i + 4);
    ROUND_256(d, e, f, g, h, a, b, c, i + 5);
    ROUND_256(c, d, e, f, g, h, a, b, i + 6);
    ROUND_256(b, c, d, e, f, g, h, a, i + 7);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

static void compress(Sha *sha, const uint8_t *block) {
  if (sha->kind == SHA_1) compress_1(sha->state, block);
  else compress_256(sha->state, block);
}

void sha_init(Sha *sha, ShaKind kind) {
  static const uint32_t initial[3][8] = {
    { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0 },
    { 0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4 },
    { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 }
  };
  sha->kind = kind;
  sha->nbytes = 0;
  memcpy(sha->state, initial[kind], sizeof sha->state);
}

void sha_add(Sha *sha, const void *bytes, size_t n) {
  const uint8_t *p = bytes;
  size_t used = (size_t)(sha->nbytes % 64);
  sha->nbytes += n;
  while (n > 0) {
    size_t take = 64 - used < n ? 64 - used : n;
    memcpy(sha->block + used, p, take);
    p += take;
    n -= take;
    used += take;
    if (used == 64) {
      compress(sha, sha->block);
      used = 0;
    }
  }
}

size_t sha_finish(Sha *sha, uint8_t out[32]) {
  uint64_t nbits = sha->nbytes * 8;
  uint8_t length[8], zero = 0, one = 0x80;
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)(nbits >> (56 - i * 8));
  sha_add(sha, &one, 1);
  while (sha->nbytes % 64 != 56) sha_add(sha, &zero, 1);
  sha_add(sha, length, 8);
  size_t n = sha->kind == SHA_1 ? 20 : sha->kind == SHA_224 ? 28 : 32;
  for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(sha->state[i / 4] >> (24 - i % 4 * 8));
  return n;
}

void sha_256(const void *bytes, size_t n, uint8_t out[32]) {
  Sha sha;
  sha_init(&sha, SHA_256);
  sha_add(&sha, bytes, n);
  sha_finish(&sha, out);
}
