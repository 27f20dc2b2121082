/* SPDX-License-Identifier: MIT
 * libfuzzer.c: the entry points that libFuzzer calls, and redzones in the collected heap. The environment variable FUZZ_TARGET names the
 * target.
 *
 * Each block of the collector (WOAD_GC_STRESS keeps the free lists of sessions out of the way) is some bytes longer than what was
 * asked for, and these are poisoned, so that the address sanitizer sees who goes beyond the end of an object. The collector itself is
 * not instrumented, and its calls of memset and memcpy go to the plain ones here (Makefile). */
#include <sanitizer/asan_interface.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/fuzz.h"

/* --- redzones: the linker wraps the collector's procedures --- */

enum { REDZONE = 16 };
size_t GC_size(const void *block);
void *__real_GC_malloc(size_t n);
void *__real_GC_malloc_atomic(size_t n);
void *__real_GC_generic_malloc(size_t n, int kind);
void *__real_GC_malloc_uncollectable(size_t n);
void *__wrap_GC_malloc(size_t n);
void *__wrap_GC_malloc_atomic(size_t n);
void *__wrap_GC_generic_malloc(size_t n, int kind);
void *__wrap_GC_malloc_uncollectable(size_t n);
void *plain_memset(void *to, int byte, size_t n);
void *plain_memcpy(void *to, const void *from, size_t n);

static void *fenced(char *block, size_t n) {
  if (!block) return NULL;
  size_t room = GC_size(block);
  __asan_unpoison_memory_region(block, room);
  __asan_poison_memory_region(block + n, room - n);
  return block;
}

/* A block from the collector may have been part of a longer one with a redzone here. */
static void *open_block(void *block) {
  if (block) __asan_unpoison_memory_region(block, GC_size(block));
  return block;
}

void *__wrap_GC_malloc(size_t n) { return fenced(__real_GC_malloc(n + REDZONE), n); }
void *__wrap_GC_malloc_atomic(size_t n) { return fenced(__real_GC_malloc_atomic(n + REDZONE), n); }
void *__wrap_GC_generic_malloc(size_t n, int kind) { return open_block(__real_GC_generic_malloc(n, kind)); }
void *__wrap_GC_malloc_uncollectable(size_t n) { return open_block(__real_GC_malloc_uncollectable(n)); }

__attribute__((no_sanitize("address"))) void *plain_memset(void *to, int byte, size_t n) {
  void *start = to;
  __asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(byte) : "memory");
  return start;
}

__attribute__((no_sanitize("address"))) void *plain_memcpy(void *to, const void *from, size_t n) {
  void *start = to;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
  return start;
}

/* --- libFuzzer --- */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
size_t LLVMFuzzerMutate(uint8_t *data, size_t n, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t max, unsigned seed);

static const FuzzTarget *target;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  const char *name = getenv("FUZZ_TARGET");
  target = fuzz_find(name);
  if (!target) {
    fprintf(stderr, "fuzz: FUZZ_TARGET is no target: %s\n", name ? name : "");
    exit(1);
  }
  setenv("WOAD_GC_STRESS", "2000000000", 1);
  setenv("WOAD_GC_NOSTATIC", "1", 1);
  setenv("GC_MAXIMUM_HEAP_SIZE", "1000000000", 0);
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  fuzz_run(target, data, n);
  return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t max, unsigned seed) {
  if (!target->seed || seed % 4 == 0) return LLVMFuzzerMutate(data, n, max);
  fuzz_change(data, n, seed);
  return n;
}
