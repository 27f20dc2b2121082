/* SPDX-License-Identifier: MIT
 * heapwalk.h: walks over what a session's heap holds, breadth first, so that the way back from a block is the shortest one. The
 * session must not run meanwhile. What is only held weakly is not reached. */
#ifndef RUNTIME_BASE_HEAPWALK_H
#define RUNTIME_BASE_HEAPWALK_H

#include "runtime/base/mem.h"

typedef struct {
  void *block;
  const void *word;  /* by which it was first reached: tagged, or a plain pointer */
  uint32_t holder;   /* the step that holds that word, or HEAPWALK_ROOT, HEAPWALK_C_STACK */
} HeapStep;
enum { HEAPWALK_ROOT = UINT32_MAX, HEAPWALK_C_STACK = UINT32_MAX - 1 };
typedef struct {
  HeapStep *steps;   /* in the order in which they were reached; malloc memory */
  size_t count, capacity;
  uint32_t *places;  /* open addressing: 1 + index of the step of a block */
  size_t nplaces;
  size_t done;       /* steps whose contents were looked at */
  bool starts_only;  /* set by the caller: words into the midst of a block do not count; on C stacks many are stray */
  bool failed;       /* no memory was left for the walk */
} HeapWalk;

/* Adds ROOT (a tagged value or a pointer to a block's start), or all that the running C stack holds from the frame FROM on (so that
 * what the walk itself left there does not count). */
void heapwalk_add(HeapWalk *walk, const void *root);
void heapwalk_add_c_stack(HeapWalk *walk, void *from);
/* Goes on from what was added to all that it reaches. Blocks for which STOPS_AT (may be NULL) says yes are counted, not looked into. */
typedef bool (*HeapStopFn)(void *state, const HeapStep *step);
void heapwalk_run(HeapWalk *walk, HeapStopFn stops_at, void *state);
/* Adds what the step AT holds, at which an earlier run stopped. */
void heapwalk_open(HeapWalk *walk, size_t at);
void heapwalk_free(HeapWalk *walk);
/* The header of what STEP reached, when it was reached as an object; NULL for pairs and for plain memory. */
const Header *heapwalk_header(const HeapStep *step);

#endif
