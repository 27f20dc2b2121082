/* SPDX-License-Identifier: MIT
 * outcomes.h: what one collection makes of the weak references, in the order in which mem.c goes through them: for each will, weak
 * box, ephemeron and weak table whether it stays, and for each entry of a table that stays whether that does. Written by a
 * recorded run, read by a replay, which brings about the same (mem.c): otherwise a stray word that keeps something alive in one
 * run and not in the other would lead them apart. Run lengths: almost everything stays. */
#ifndef RUNTIME_BASE_OUTCOMES_H
#define RUNTIME_BASE_OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { OUTCOME_KEPT, OUTCOME_GONE, OUTCOME_READY /* a will */ } Outcome;

typedef struct Outcomes {
  bool replays;
  const uint8_t *bytes;     /* what is read */
  uint8_t *room;            /* what is written; malloc memory, since a collection is under way */
  size_t length, capacity, at;
  uint64_t run;             /* how many more of LAST */
  Outcome last;
  bool wrong;               /* there were fewer or more than asked for, or no memory */
} Outcomes;

void outcomes_begin(Outcomes *outcomes);
/* BYTES are those of an earlier run. */
void outcomes_begin_replay(Outcomes *outcomes, const uint8_t *bytes, size_t length);
void outcomes_put(Outcomes *outcomes, Outcome outcome);
/* After the last: bytes and length are whole. */
void outcomes_end(Outcomes *outcomes);
Outcome outcomes_take(Outcomes *outcomes);
/* All were taken, and there was nothing wrong. */
bool outcomes_are_used_up(const Outcomes *outcomes);
/* Back to the first. */
void outcomes_rewind(Outcomes *outcomes);

#endif
