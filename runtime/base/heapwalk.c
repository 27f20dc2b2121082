/* SPDX-License-Identifier: MIT
 * heapwalk.c: see heapwalk.h. All that it needs for itself is malloc memory, so that it disturbs nothing. */
#include "runtime/base/heapwalk.h"

#include <stdlib.h>

static size_t place_of(const HeapWalk *walk, const void *block) {
  size_t i = (size_t)(((uintptr_t)block >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (walk->nplaces - 1);
  while (walk->places[i] != 0 && walk->steps[walk->places[i] - 1].block != block) i = (i + 1) & (walk->nplaces - 1);
  return i;
}

static bool grow(HeapWalk *walk) {
  size_t capacity = walk->capacity == 0 ? 4096 : walk->capacity * 2;
  HeapStep *steps = realloc(walk->steps, capacity * sizeof *steps);
  if (steps != NULL) walk->steps = steps;
  uint32_t *places = calloc(capacity * 2, sizeof *places);
  if (steps == NULL || places == NULL) {
    free(places);
    return false;
  }
  free(walk->places);
  walk->capacity = capacity;
  walk->places = places;
  walk->nplaces = capacity * 2;
  for (size_t i = 0; i < walk->count; i++) places[place_of(walk, steps[i].block)] = (uint32_t)i + 1;
  return true;
}

static void add_step(HeapWalk *walk, void *block, const void *word, uint32_t holder) {
  if (walk->failed) return;
  if (walk->count == walk->capacity && !grow(walk)) {
    walk->failed = true;
    return;
  }
  size_t place = place_of(walk, block);
  if (walk->places[place] != 0) return;
  walk->steps[walk->count] = (HeapStep){block, word, holder};
  walk->places[place] = (uint32_t)++walk->count;
}

typedef struct { HeapWalk *walk; uint32_t holder; } Visit;

static void visit_held(void *state, void *block, const void *word) {
  const Visit *visit = state;
  if (visit->walk->starts_only && mem_block_of(word) != block) return;
  add_step(visit->walk, block, word, visit->holder);
}

void heapwalk_open(HeapWalk *walk, size_t at) {
  Visit visit = {walk, (uint32_t)at};
  mem_visit_block(walk->steps[at].block, visit_held, &visit);
}

static void visit_on_stack(void *state, void *block, const void *word) { add_step(state, block, word, HEAPWALK_C_STACK); }

void heapwalk_add(HeapWalk *walk, const void *root) {
  void *block = mem_block_of(root);
  if (block != NULL) add_step(walk, block, root, HEAPWALK_ROOT);
}

void heapwalk_add_c_stack(HeapWalk *walk, void *from) { mem_visit_stack(from, visit_on_stack, walk); }

void heapwalk_run(HeapWalk *walk, HeapStopFn stops_at, void *state) {
  for (; walk->done < walk->count && !walk->failed; walk->done++) {
    HeapStep step = walk->steps[walk->done];
    if (stops_at == NULL || !stops_at(state, &step)) heapwalk_open(walk, walk->done);
  }
}

void heapwalk_free(HeapWalk *walk) {
  free(walk->steps);
  free(walk->places);
  *walk = (HeapWalk){0};
}

const Header *heapwalk_header(const HeapStep *step) {
  return (uintptr_t)step->word - (uintptr_t)step->block == TAG_OBJECT ? step->block : NULL;
}
