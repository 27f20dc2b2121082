/* SPDX-License-Identifier: MIT
 * sha.h: SHA-1, SHA-224 and SHA-256 digests (FIPS 180-4). */
#ifndef RUNTIME_BASE_SHA_H
#define RUNTIME_BASE_SHA_H

#include <stddef.h>
#include <stdint.h>

typedef enum { SHA_1, SHA_224, SHA_256 } ShaKind;
typedef struct {
  ShaKind kind;
  uint32_t state[8];
  uint64_t nbytes;
  uint8_t block[64];
} Sha;

void sha_init(Sha *sha, ShaKind kind);
void sha_add(Sha *sha, const void *bytes, size_t n);
/* Writes the digest, answers its length: 20, 28 or 32. */
size_t sha_finish(Sha *sha, uint8_t out[32]);
/* SHA-256 of one piece. */
void sha_256(const void *bytes, size_t n, uint8_t out[32]);

#endif
