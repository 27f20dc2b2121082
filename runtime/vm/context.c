/* SPDX-License-Identifier: MIT
 * context.c: see context.h. */
#include "runtime/vm/context.h"

#include "runtime/data/vector.h"

enum { MOST_FRAMES = 4096, MOST_RUNS = 256 };

typedef struct {
  woad_value whats[MOST_RUNS];
  int64_t counts[MOST_RUNS];
  int nruns, nframes;
} Trace;

static bool trace_frame(Trace *trace, const woad_value *fp) {
  if (++trace->nframes > MOST_FRAMES) return false;
  if (!value_has_type(FRAME_PROC(fp), TYPE_CLOSURE)) return true;
  const Closure *closure = VALUE_AS(Closure, FRAME_PROC(fp));
  bool is_body = (closure->code->header.flags & CODE_BODY) != 0;
  if (!is_body && closure->code->source == VALUE_FALSE && closure->code->name == VALUE_FALSE) return true;
  woad_value what = is_body ? object_value(closure->links) : object_value(closure->code);
  if (trace->nruns > 0 && trace->whats[trace->nruns - 1] == what) {
    trace->counts[trace->nruns - 1]++;
    return true;
  }
  if (trace->nruns == MOST_RUNS) return false;
  trace->whats[trace->nruns] = what;
  trace->counts[trace->nruns++] = 1;
  return true;
}

/* Frames from FP down to the one at START, or to the last when that is NULL. */
static bool trace_slice(Trace *trace, const woad_value *fp, const woad_value *start) {
  for (; fp != NULL; fp = frame_below(fp, start))
    if (!trace_frame(trace, fp)) return false;
  return true;
}

woad_value context_take(woad_vm *vm, const woad_value *fp, Kont *kont) {
  Trace trace;
  trace.nruns = trace.nframes = 0;
  bool more = trace_slice(&trace, fp, NULL);
  KontWalk walk = frame_walk(kont, NULL);
  while (more && (kont = frame_walk_next(vm, &walk)) != NULL)
    if (kont_has_frames(kont)) more = trace_slice(&trace, kont->fp == 0 ? NULL : kont_fp(kont), kont_start(kont));
  if (trace.nruns == 0) return VALUE_FALSE;
  Vector *vec = vector_make(vm, (size_t)trace.nruns * 2, VALUE_FALSE);
  for (int i = 0; i < trace.nruns; i++) {
    vec->items[2 * i] = trace.whats[i];
    vec->items[2 * i + 1] = fixnum_make(trace.counts[i]);
  }
  return object_value(vec);
}
