/* SPDX-License-Identifier: MIT
 * outcomes.c: see outcomes.h. A run is (length * 4 + outcome) in groups of seven bits, lowest first. */
#include "runtime/base/outcomes.h"

#include <stdlib.h>

enum { FIRST_ROOM = 4096, RUN_BYTES = 10 };

void outcomes_begin(Outcomes *outcomes) {
  outcomes->replays = outcomes->wrong = false;
  outcomes->length = outcomes->at = 0;
  outcomes->run = 0;
}

void outcomes_begin_replay(Outcomes *outcomes, const uint8_t *bytes, size_t length) {
  outcomes_begin(outcomes);
  outcomes->replays = true;
  outcomes->bytes = bytes;
  outcomes->length = length;
}

static bool has_room(Outcomes *outcomes) {
  if (outcomes->capacity - outcomes->length >= RUN_BYTES) return true;
  size_t capacity = outcomes->capacity == 0 ? FIRST_ROOM : outcomes->capacity * 2;
  uint8_t *room = realloc(outcomes->room, capacity);
  if (room == NULL) return false;
  outcomes->room = room;
  outcomes->capacity = capacity;
  return true;
}

static void end_run(Outcomes *outcomes) {
  if (outcomes->run == 0) return;
  if (!has_room(outcomes)) {
    outcomes->wrong = true;
    return;
  }
  uint64_t word = outcomes->run << 2 | outcomes->last;
  for (; word >= 0x80; word >>= 7) outcomes->room[outcomes->length++] = (uint8_t)(word | 0x80);
  outcomes->room[outcomes->length++] = (uint8_t)word;
  outcomes->run = 0;
}

void outcomes_put(Outcomes *outcomes, Outcome outcome) {
  if (outcome != outcomes->last) end_run(outcomes);
  outcomes->last = outcome;
  outcomes->run++;
}

void outcomes_end(Outcomes *outcomes) {
  end_run(outcomes);
  outcomes->bytes = outcomes->room;
}

static void read_run(Outcomes *outcomes) {
  uint64_t word = 0;
  for (unsigned shift = 0; outcomes->at < outcomes->length && shift < 64; shift += 7) {
    uint8_t byte = outcomes->bytes[outcomes->at++];
    word |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  outcomes->run = word >> 2;
  outcomes->last = (Outcome)(word & 3);
}

Outcome outcomes_take(Outcomes *outcomes) {
  if (outcomes->run == 0) read_run(outcomes);
  if (outcomes->run == 0) {
    outcomes->wrong = true;
    return OUTCOME_KEPT;
  }
  outcomes->run--;
  return outcomes->last;
}

bool outcomes_are_used_up(const Outcomes *outcomes) {
  return !outcomes->wrong && outcomes->run == 0 && outcomes->at == outcomes->length;
}

void outcomes_rewind(Outcomes *outcomes) {
  outcomes->at = 0;
  outcomes->run = 0;
}
