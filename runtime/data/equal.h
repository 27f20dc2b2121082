/* SPDX-License-Identifier: MIT
 * equal.h: eqv?, equal? and their hashes. */
#ifndef RUNTIME_DATA_EQUAL_H
#define RUNTIME_DATA_EQUAL_H

#include "runtime/base/vm.h"
#include "runtime/data/hash.h"

/* How far a comparison or a hashing has come, for the procedures that prop:equal+hash procedures get to go on with
 * parts: cycles through such procedures end like others. Plain collected memory; may outlive its comparison. */
typedef enum { EQUAL_PLAIN, EQUAL_ALWAYS, EQUAL_CHAPERONE_OF, EQUAL_IMPERSONATOR_OF } EqualMode;
typedef struct EqualProgress { Hash *leaders; uint32_t steps; EqualMode mode; } EqualProgress;
typedef struct EqualHashProgress { int budget, depth; bool always, second; } EqualHashProgress;

bool value_is_eqv_slow(woad_value a, woad_value b);
static inline bool value_is_eqv(woad_value a, woad_value b) { return a == b || value_is_eqv_slow(a, b); }
/* equal? on built-in data, iterative on cdrs and safe for data a million deep (continues on a fresh C stack).
 * Structs with prop:equal+hash, and impersonators with interposition, are handled through call_nested by way of
 * equal_custom: callers must be PF_NESTS when such values may occur (equal_needs_nesting tells quickly for flat values). */
bool value_is_equal(woad_vm *vm, woad_value a, woad_value b);
bool equal_go_on(woad_vm *vm, EqualProgress *progress, woad_value a, woad_value b);
uint32_t equal_hash_go_on(woad_vm *vm, EqualHashProgress *progress, woad_value v);
uint32_t value_hash_eq(woad_vm *vm, woad_value v);
uint32_t value_hash_eqv(woad_vm *vm, woad_value v);
uint32_t value_hash_equal(woad_vm *vm, woad_value v);
uint32_t value_hash_equal2(woad_vm *vm, woad_value v);
/* The same without running language code: 1 equal, 0 different, -1 when that depends on language code. */
int equal_try(woad_vm *vm, woad_value a, woad_value b);
/* chaperone-of?, impersonator-of? (A is one of B): the same two ways. */
bool equal_is_relation(woad_vm *vm, EqualMode mode, woad_value a, woad_value b);
int equal_try_relation(woad_vm *vm, EqualMode mode, woad_value a, woad_value b);
/* equal-always?: mutable things are compared by identity */
bool equal_is_always(woad_vm *vm, woad_value a, woad_value b);
/* Whether comparing or hashing V may run language code; true also when finding out would take long. */
bool equal_needs_nesting(woad_vm *vm, woad_value v);
/* Comparison and hash of keys by the kind of table. */
bool equal_keys_match(woad_vm *vm, HashKind kind, woad_value a, woad_value b);
uint32_t equal_key_hash(woad_vm *vm, HashKind kind, woad_value key);
/* Whether eqv? differs from eq? for V: a number that is neither a fixnum nor an immediate flonum, or a NaN. */
bool equal_is_eqv_special(woad_value v);
/* Mixes two hash codes. */
static inline uint32_t equal_mix(uint32_t a, uint32_t b) {
  uint64_t h = (((uint64_t)a << 32) | b) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  return (uint32_t)(h >> 16);
}
#endif
