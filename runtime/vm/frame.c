/* SPDX-License-Identifier: MIT
 * frame.c: freezing, thawing and tracing of stack slices. See frame.h for the invariants. */
#include "runtime/vm/frame.h"

#include <pthread.h>

#include "runtime/base/debug.h"
#include "runtime/data/pair.h"
#include "runtime/vm/op.h"

#ifdef WOAD_HARD
enum { SEGMENT_THREAD_WORDS = 128, SEGMENT_FIRST_WORDS = 256, NESTED_WORDS = 128, SEGMENT_WORDS = 512 };
#else
enum { SEGMENT_THREAD_WORDS = 224, SEGMENT_FIRST_WORDS = 4096, NESTED_WORDS = 2048, SEGMENT_WORDS = 64 * 1024 };
#endif
enum { SPARES_MAX = 32 };
enum { COPY_WORDS = 16 }; /* how much is copied at once where control returns to shared frames */
enum { SEGMENT_SHARED = FLAG_A }; /* a captured continuation has frames in it: never used again by others */

const uint32_t frame_underflow_code[1] = {OP_UNDERFLOW};
const uint32_t frame_native_return_code[1] = {OP_NATIVE_RETURN};

static Segment *make_segment(woad_vm *vm, size_t nwords) {
  Segment *segment = mem_new_atomic(vm, sizeof(Segment) + nwords * sizeof(woad_value));
  memset(&segment->header, 0, sizeof segment->header);
  segment->header.type = TYPE_SEGMENT;
  segment->nwords = nwords;
  return segment;
}

/* --- tracing --- */

static bool bit_is_live(const Code *code, uint32_t offset, size_t reg) {
  return (code->live_bits[offset + reg / 8] >> (reg % 8)) & 1;
}

/* Offset of the live bits for the return address PC; false: no map, everything may be live. */
static bool find_map(const Code *code, const uint32_t *pc, uint32_t *offset) {
  if (code->words == NULL || pc < code->words || pc > code->words + code->nwords) return false;
  uint32_t target = (uint32_t)(pc - code->words);
  uint32_t low = 0, high = code->nmaps;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    uint32_t at = code->maps[2 * middle];
    if (at == target) {
      *offset = code->maps[2 * middle + 1];
      return true;
    }
    if (at < target) low = middle + 1;
    else high = middle;
  }
  return false;
}

#ifdef WOAD_DEBUG
#define POISON(word) ((word) = VALUE_POISON) /* so that a map which lost a register is found: interp_check.c */
#else
#define POISON(word) ((void)0)
#endif

static void trace_frame(MemTracer *tracer, woad_value *fp, woad_value *end, const uint32_t *pc) {
  mem_trace_word(tracer, FRAME_PROC(fp));
  mem_trace_word(tracer, FRAME_MARKS(fp));
  uint32_t offset;
  if (pc != NULL && value_has_type(FRAME_PROC(fp), TYPE_CLOSURE)) {
    const Code *code = VALUE_AS(Closure, FRAME_PROC(fp))->code;
    if (find_map(code, pc, &offset)) {
      for (size_t reg = 0; fp + reg < end; reg++) {
        if (bit_is_live(code, offset, reg)) mem_trace_word(tracer, fp[reg]);
        else POISON(fp[reg]);
      }
      return;
    }
  }
  for (woad_value *word = fp; word < end; word++) mem_trace_word(tracer, *word);
}

/* Frames from FP (whose words end at END, waiting at PC or NULL) down to the bottom of the slice at START. Links that lead
 * outside can only be those of a thread that was stopped in the middle of a call: then all its words are traced. */
static void trace_frames(MemTracer *tracer, woad_value *start, woad_value *fp, woad_value *end, const uint32_t *pc) {
  while (fp != NULL) {
    if (fp - FRAME_WORDS < start || fp > end) {
      for (woad_value *word = start; word < end; word++) mem_trace_word(tracer, *word);
      return;
    }
    trace_frame(tracer, fp, end, pc);
    end = fp - FRAME_WORDS;
    pc = FRAME_PC(fp);
    fp = frame_below(fp, start);
  }
}

static void trace_kont(void *object, MemTracer *tracer) {
  Kont *kont = object;
  if (kont->header.type != TYPE_KONT) return;
  mem_trace_word(tracer, kont->next);
  mem_trace_word(tracer, kont->attachments);
  mem_trace_word(tracer, kont->found);
  if (kont_has_frames(kont)) {
    mem_trace_word(tracer, kont->segment);
    trace_frames(tracer, kont_start(kont), kont_fp(kont), kont_end(kont), kont_kind(kont) == KONT_FRAMES ? kont->pc : NULL);
  } else if (kont_kind(kont) != KONT_FRAMES && kont_kind(kont) != KONT_LEAVE) {
    mem_trace_word(tracer, kont->tag);
    mem_trace_word(tracer, kont->handler);
  }
}

static void trace_thread(void *object, MemTracer *tracer) {
  Thread *thread = object;
  if (thread->header.type != TYPE_THREAD) return;
  const void *words[] = {thread->segment, thread->spare, thread->kont, thread->attachments, thread->answer,
                         thread->resume_state, thread->cstack, thread->escape_target, thread->escape_values,
                         thread->escape_continuation, thread->queue_next, thread->queue_previous, thread->sync, thread->waiter, thread->nested,
                         thread->dead_queue.first, thread->mail_queue.first, thread->mailbox,
                         thread->mail_last, thread->cells, thread->custodians, thread->group, thread->name,
                         thread->parameterization, thread->beneficiaries, thread->suspend_evt, thread->resume_evt, thread->dead_evt,
                         thread->result_values};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) mem_trace_word(tracer, words[i]);
  if (thread->segment == NULL) return;
  woad_value *start = thread->segment->words;
  if (thread->is_unsynced) mem_trace_range(tracer, (void **)start, (void **)(start + thread->segment->nwords), false);
  else if (thread->fp != NULL) trace_frames(tracer, thread->base, thread->fp, thread->top, NULL);
}

/* Segments that a deep recursion has left are kept for the next one: else they would be most of what it allocates. At a collection go half of
 * those that were not needed since the one before. */
static void cut_spares(woad_vm *vm) {
  int kept = vm->nspare_segments - (vm->nidle_segments + 1) / 2;
  for (int i = kept; i < vm->nspare_segments; i++) vm->spare_segments[i] = NULL;
  vm->nspare_segments = vm->nidle_segments = kept;
}

/* A session that another OS thread uses may stand in the middle of a call, its registers not written back. */
static void note_stopped(woad_vm *vm) {
  bool is_own = vm->os_thread == (uintptr_t)pthread_self();
  if (is_own) cut_spares(vm);
  if (vm->stopped_thread != NULL) vm->stopped_thread->is_unsynced = false;
  vm->stopped_thread = is_own ? NULL : vm->thread;
  if (vm->stopped_thread != NULL) vm->stopped_thread->is_unsynced = true;
}

void frame_boot_process(void) {
  mem_set_trace(MEM_KIND_KONT, sizeof(Kont), trace_kont);
  mem_set_trace(MEM_KIND_THREAD, sizeof(Thread), trace_thread);
  mem_set_stopped(note_stopped);
}

/* --- threads and konts --- */

static bool is_guard(KontKind kind) {
  return kind == KONT_PROMPT || kind == KONT_WIND || kind == KONT_BARRIER || kind == KONT_LEAVE;
}

static Kont *make_kont(woad_vm *vm, KontKind kind, Kont *next) {
  Kont *kont = mem_new_traced(vm, MEM_KIND_KONT);
  kont->next = next;
  if (next != NULL) {
    kont->depth = next->depth + 1;
    kont->guard = next->guard;
    if (kind != KONT_FRAMES) kont->prompt = kont_prompt(next);
  }
  if (is_guard(kind)) kont->guard = kont;
  kont->attachments = VALUE_NONE;
  kont->header.aux = (uint16_t)kind;
  kont->header.type = TYPE_KONT;
  return kont;
}

/* KONT gets the frames [START, END) of SEGMENT, FP the newest. The segment comes last: a collection of another OS thread may come
 * in between. */
static void hold_frames(Kont *kont, Segment *segment, const woad_value *start, const woad_value *end, const woad_value *fp) {
  kont->depth = kont->next->depth + (uint32_t)((end - start) / FRAME_WORDS);
  kont->start = (uint32_t)(start - segment->words);
  kont->end = (uint32_t)(end - segment->words);
  kont->fp = fp == NULL ? 0 : (uint32_t)(fp - segment->words);
  mem_keep(kont);
  kont->segment = segment;
}

Thread *frame_thread_make(woad_vm *vm) {
  Segment *segment = make_segment(vm, vm->thread == NULL ? SEGMENT_FIRST_WORDS : SEGMENT_THREAD_WORDS);
  Kont *bottom = make_kont(vm, KONT_BOTTOM, NULL);
  Thread *thread = mem_new_traced(vm, MEM_KIND_THREAD);
  thread->segment = segment;
  thread->base = segment->words;
  thread->limit = segment->words + segment->nwords;
  thread->kont = bottom;
  thread->attachments = thread->answer = thread->resume_state = thread->escape_values = VALUE_NONE;
  thread->escape_continuation = thread->result_values = VALUE_NONE;
  thread->cells = thread->group = thread->name = VALUE_FALSE;
  thread->parameterization = thread->suspend_evt = thread->resume_evt = thread->dead_evt = VALUE_FALSE;
  thread->custodians = thread->mailbox = thread->mail_last = thread->beneficiaries = VALUE_NULL;
  thread->header.type = TYPE_THREAD;
  mem_keep(segment);
  return thread;
}

/* A copy of the set MARKS that belongs to OWNER, in front of PREV. */
static woad_value copy_set(woad_vm *vm, woad_value marks, const woad_value *owner, woad_value prev) {
  const MarkSet *old = VALUE_AS(MarkSet, marks);
  MarkSet *set = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, mark_set_count(old) * 2);
  set->owner = owner;
  set->prev = prev;
  set->header.hash = mark_set_count(old);
  memcpy(set->items, old->items, mark_set_count(old) * 2 * sizeof(woad_value));
  return object_value(set);
}

/* Detaches FRAME's own marks from those below: gives the list of the frames below. */
static woad_value split_marks(woad_vm *vm, Thread *thread, woad_value *frame) {
  if (FRAME_MARKS(frame) == VALUE_NONE) {
    woad_value below = thread->attachments;
    thread->attachments = VALUE_NONE;
    return below;
  }
  woad_value below = VALUE_AS(MarkSet, FRAME_MARKS(frame))->prev;
  FRAME_MARKS(frame) = below == VALUE_NONE ? FRAME_MARKS(frame) : copy_set(vm, FRAME_MARKS(frame), frame, VALUE_NONE);
  thread->attachments = FRAME_MARKS(frame);
  return below;
}

/* Whether the frames of KONT lie in SEGMENT up to END. */
static bool kont_is_at(const Kont *kont, const Segment *segment, const woad_value *end) {
  return kont->segment == segment && kont_end(kont) == end;
}

void frame_freeze(woad_vm *vm, Thread *thread, woad_value *frame) {
  if (FRAME_CALLER(frame) == NULL) return;
  Kont *kont = make_kont(vm, KONT_FRAMES, thread->kont);
  kont->attachments = split_marks(vm, thread, frame);
  kont->pc = FRAME_PC(frame);
  hold_frames(kont, thread->segment, thread->base, frame - FRAME_WORDS, FRAME_CALLER(frame));
  FRAME_CALLER(frame) = NULL;
  FRAME_PC(frame) = frame_underflow_code;
  thread->base = frame - FRAME_WORDS;
  thread->kont = kont;
}

/* How big the segment after one of NWORDS is: many threads need little, and a deep recursion should not change segments often. */
static size_t next_size(size_t nwords) { return nwords < SEGMENT_FIRST_WORDS ? SEGMENT_FIRST_WORDS : SEGMENT_WORDS; }

static Segment *fresh_segment(woad_vm *vm, const Thread *thread, size_t nwords) {
  if (nwords == NESTED_WORDS) return make_segment(vm, SEGMENT_FIRST_WORDS);
  size_t size = next_size(thread->segment->nwords);
  if (nwords + FRAME_WORDS > size) return make_segment(vm, nwords + FRAME_WORDS);
  if (size < SEGMENT_WORDS || vm->nspare_segments == 0) return make_segment(vm, size);
  Segment *segment = vm->spare_segments[vm->nspare_segments - 1];
  vm->spare_segments[--vm->nspare_segments] = NULL;
  if (vm->nidle_segments > vm->nspare_segments) vm->nidle_segments = vm->nspare_segments;
  return segment;
}

/* The thread leaves its segment, for another that it was in before. */
static void spare_segment(woad_vm *vm, Thread *thread) {
  Segment *segment = thread->segment;
  if (segment->header.flags & SEGMENT_SHARED) return;
  if (thread->spare == NULL || thread->spare->nwords < segment->nwords) {
    thread->spare = segment;
  } else if (segment->nwords == SEGMENT_WORDS && vm->nspare_segments < SPARES_MAX) {
    if (vm->spare_segments == NULL) vm->spare_segments = mem_alloc(vm, SPARES_MAX * sizeof(Segment *));
    vm->spare_segments[vm->nspare_segments++] = segment;
  }
}

/* A segment with NWORDS of room, its first NCOPIED words taken FROM elsewhere, becomes the thread's. The words are copied
 * first: a collection of another OS thread may come in between. */
static void enter_fresh_segment(woad_vm *vm, Thread *thread, size_t nwords, const woad_value *from, size_t ncopied) {
  Segment *segment = thread->spare;
  if (segment != NULL && segment->nwords >= nwords) thread->spare = NULL;
  else segment = fresh_segment(vm, thread, nwords);
  if (ncopied > 0) memcpy(segment->words, from, ncopied * sizeof(woad_value));
  mem_keep(segment);
  thread->segment = segment;
  thread->base = segment->words;
  thread->limit = segment->words + segment->nwords;
}

woad_value *frame_move(woad_vm *vm, Thread *thread, woad_value *frame, size_t nargs, size_t nwords) {
  thread->fp = frame;
  thread->top = frame + nargs;
  frame_freeze(vm, thread, frame);
  if (kont_kind(thread->kont) == KONT_FRAMES && kont_is_at(thread->kont, thread->segment, frame - FRAME_WORDS))
    thread->kont->header.flags |= KONT_OWNS_REST;
  Segment *old = thread->segment;
  enter_fresh_segment(vm, thread, FRAME_WORDS + nwords, frame - FRAME_WORDS, FRAME_WORDS + nargs);
  thread->fp = thread->base + FRAME_WORDS;
  thread->top = thread->fp + nargs;
  mem_keep(old);
  return thread->fp;
}

Kont *frame_push_kont(woad_vm *vm, Thread *thread, KontKind kind, woad_value tag, woad_value handler) {
  Kont *kont = make_kont(vm, kind, thread->kont);
  kont->tag = tag;
  kont->handler = handler;
  thread->kont = kont;
  return kont;
}

/* The konts above KONT are dead. Unshared ones forget their frames, and give the memory back to the slice to come as long as
 * it adjoins. */
static void drop_konts(Thread *thread, const Kont *kont) {
  bool adjoins = true;
  for (Kont *dead = thread->kont; dead != kont && dead != NULL; dead = dead->next) {
    if (!kont_has_frames(dead)) continue;
    if (dead->header.flags & KONT_SHARED) {
      adjoins = false;
      continue;
    }
    adjoins = adjoins && kont_kind(dead) == KONT_FRAMES && kont_is_at(dead, thread->segment, thread->base);
    if (adjoins) thread->base = kont_start(dead);
    dead->segment = NULL;
  }
}

void frame_enter_nested(woad_vm *vm, Thread *thread) {
  Kont *leave = make_kont(vm, KONT_LEAVE, thread->kont);
  leave->attachments = thread->attachments;
  hold_frames(leave, thread->segment, thread->base, thread->top, thread->fp);
  leave->depth++; /* there may be no frames */
  enter_fresh_segment(vm, thread, NESTED_WORDS, NULL, 0); /* raises when there is no memory: so the thread is as it was till then */
  thread->kont = leave;
  frame_cut_to(vm, thread, leave);
}

void frame_leave_nested(Thread *thread, Kont *leave) {
  drop_konts(thread, leave);
  if (!(thread->segment->header.flags & SEGMENT_SHARED)) thread->spare = thread->segment;
  thread->segment = leave->segment;
  thread->limit = leave->segment->words + leave->segment->nwords;
  thread->base = kont_start(leave);
  thread->top = kont_end(leave);
  thread->fp = leave->fp == 0 ? NULL : kont_fp(leave);
  thread->attachments = leave->attachments;
  thread->kont = leave->next;
  leave->segment = NULL;
}

/* The slice becomes empty, with a fresh frame at its bottom, which returns to KONT. */
static woad_value *begin_slice(woad_vm *vm, Thread *thread, Kont *kont) {
  thread->kont = kont;
  thread->attachments = VALUE_NONE;
  woad_value *frame = thread->base + FRAME_WORDS;
  if (thread->limit - frame < 64) {
    enter_fresh_segment(vm, thread, 64 + FRAME_WORDS, NULL, 0);
    frame = thread->base + FRAME_WORDS;
  }
  FRAME_PROC(frame) = VALUE_FALSE;
  FRAME_PC(frame) = frame_underflow_code;
  FRAME_CALLER(frame) = NULL;
  FRAME_MARKS(frame) = VALUE_NONE;
  thread->fp = thread->top = frame;
  return frame;
}

woad_value *frame_cut_to(woad_vm *vm, Thread *thread, Kont *kont) {
  thread->fp = NULL;
  thread->top = thread->base;
  drop_konts(thread, kont);
  return begin_slice(vm, thread, kont);
}

void frame_jump_to(woad_vm *vm, Thread *thread, Kont *kont, const Kont *bound) {
  const Kont *shared = thread->kont;
  while (shared != bound && shared != NULL && !(shared->header.flags & KONT_SHARED)) shared = shared->next;
  thread->fp = NULL;
  thread->top = thread->base;
  drop_konts(thread, shared);
  begin_slice(vm, thread, kont);
}

Kont *frame_copy_kont(woad_vm *vm, const Kont *kont, Kont *next, uint32_t depth) {
  Kont *copy = mem_new_traced(vm, MEM_KIND_KONT), made = *kont;
  bool has_frames = kont_has_frames(kont);
  made.next = next;
  made.depth = depth;
  made.guard = is_guard(kont_kind(kont)) ? copy : next->guard;
  if (kont_kind(kont) != KONT_FRAMES) made.prompt = kont_prompt(next);
  made.found = NULL;
  made.header.hash = 0;
  made.header.flags = KONT_SHARED | (kont->header.flags & KONT_REDIRECTED);
  made.shared_from = next->depth + 1;
  if (has_frames) made.segment = NULL;
  *copy = made;
  mem_keep(copy);
  if (has_frames) copy->segment = kont->segment;
  return copy;
}

Kont *frame_make_join(woad_vm *vm, Kont *top, Kont *bound, Kont *next) {
  Kont *join = make_kont(vm, KONT_JOIN, next);
  join->depth += top->depth - bound->depth;
  join->top = top;
  join->bound = bound;
  return join;
}

void frame_open_join(woad_vm *vm, Thread *thread) {
  Kont *join = thread->kont, *first = join->top, *rest = join->next;
  if (first->next != join->bound) rest = frame_make_join(vm, first->next, join->bound, rest);
  thread->kont = frame_copy_kont(vm, first, rest, join->depth);
}

static woad_value kont_or_false(const Kont *kont) { return kont == NULL ? VALUE_FALSE : object_value((void *)(uintptr_t)kont); }
static Kont *as_kont(woad_value v) { return v == VALUE_FALSE ? NULL : VALUE_AS(Kont, v); }

Kont *frame_walk_next(woad_vm *vm, KontWalk *walk) {
  for (;;) {
    Kont *kont = walk->kont;
    if (kont == NULL || kont == walk->last) {
      if (!value_is_pair(walk->outer)) return NULL;
      woad_value place = pair_car(walk->outer);
      walk->kont = as_kont(pair_car(place));
      walk->last = as_kont(pair_cdr(place));
      walk->outer = pair_cdr(walk->outer);
    } else if (kont_kind(kont) == KONT_JOIN) {
      if (kont->next != walk->last)
        walk->outer = pair_make(vm, pair_make(vm, kont_or_false(kont->next), kont_or_false(walk->last)), walk->outer);
      walk->kont = kont->top;
      walk->last = kont->bound;
    } else {
      walk->kont = kont->next;
      return kont;
    }
  }
}

/* Copies the sets of the frame FROM, which MARKS begins with, for its copy TO (with NWORDS words after the header), which
 * refers to them in its registers. *below: the sets of the frames under it. */
static woad_value copy_sets(woad_vm *vm, woad_value marks, const woad_value *from, woad_value *to, size_t nwords,
                            woad_value *below) {
  bool is_own = marks != VALUE_NONE && (VALUE_AS(MarkSet, marks)->owner == from || marks == FRAME_MARKS(to));
  if (!is_own) {
    *below = marks;
    return VALUE_NONE;
  }
  woad_value rest = copy_sets(vm, VALUE_AS(MarkSet, marks)->prev, from, to, nwords, below);
  woad_value copy = copy_set(vm, marks, to, rest);
  if (FRAME_MARKS(to) == marks) FRAME_MARKS(to) = copy;
  for (size_t i = 0; i < nwords; i++)
    if (to[i] == marks) to[i] = copy;
  return copy;
}

/* Of the frames of a shared KONT the oldest that is copied together with the newest: some at a time, down to one with marks. */
static woad_value *oldest_to_copy(const Kont *kont) {
  woad_value *fp = kont_fp(kont), *start = kont_start(kont), *end = kont_end(kont);
  const woad_value *marked = kont->attachments == VALUE_NONE ? NULL : VALUE_AS(MarkSet, kont->attachments)->owner;
  if (fp == marked || FRAME_MARKS(fp) != VALUE_NONE) return fp;
  for (;;) {
    woad_value *below = frame_below(fp, start);
    if (below == NULL || below == marked || FRAME_MARKS(below) != VALUE_NONE || end - below > COPY_WORDS) return fp;
    fp = below;
  }
}

/* The words [FROM, END) of frames come to TO: FP is the newest of them. Gives its new place. */
static woad_value *copy_frames(woad_value *to, woad_value *from, const woad_value *end, woad_value *fp) {
  memcpy(to, from, (size_t)(end - from) * sizeof(woad_value));
  woad_value *newest = to + (fp - from);
  for (woad_value *below; (below = frame_below(fp, from)) != NULL; fp = below) FRAME_CALLER(to + (fp - from)) = to + (below - from);
  FRAME_CALLER(to + FRAME_WORDS) = NULL;
  FRAME_PC(to + FRAME_WORDS) = frame_underflow_code;
  return newest;
}

/* The frames of KONT below the one at FROM, whose sets are BELOW, in a kont of their own. */
static Kont *split_rest(woad_vm *vm, const Kont *kont, woad_value *from, woad_value below) {
  Kont *rest = make_kont(vm, KONT_FRAMES, kont->next);
  rest->attachments = below;
  rest->pc = FRAME_PC(from + FRAME_WORDS);
  hold_frames(rest, kont->segment, kont_start(kont), from, FRAME_CALLER(from + FRAME_WORDS));
  rest->header.flags = KONT_SHARED;
  rest->shared_from = kont->header.flags & KONT_SHARED ? kont->shared_from : rest->depth;
  return rest;
}

/* Copies the newest frames of a shared KONT to the slice's place; those below become a kont of their own, for good unless the
 * newest frame has marks, whose sets lead on to theirs. */
static void thaw_by_copy(woad_vm *vm, Thread *thread, Kont *kont, woad_value **dest) {
  woad_value *oldest = oldest_to_copy(kont), *from = oldest - FRAME_WORDS, *fp = kont_fp(kont);
  size_t nwords = (size_t)(kont_end(kont) - from);
  if ((size_t)(thread->limit - thread->base) < nwords + 256) enter_fresh_segment(vm, thread, nwords + 256, NULL, 0);
  thread->attachments = VALUE_NONE;
  thread->fp = copy_frames(thread->base, from, kont_end(kont), fp);
  *dest = thread->base + nwords;
  thread->top = *dest;
  woad_value below = kont->attachments;
  if (fp == oldest) thread->attachments = copy_sets(vm, kont->attachments, fp, thread->fp, nwords - FRAME_WORDS, &below);
  if (from == kont_start(kont)) {
    thread->kont = kont->next;
    return;
  }
  Kont *rest = split_rest(vm, kont, from, below);
  thread->kont = rest;
  if (!(kont->header.flags & KONT_SHARED) || kont->attachments != below) return;
  kont->next = rest;
  kont->attachments = VALUE_NONE;
  mem_keep(rest);
  kont->start = rest->end;
}

void frame_thaw(woad_vm *vm, Thread *thread, woad_value **dest) {
  Kont *kont = thread->kont;
  ASSERT(kont_kind(kont) == KONT_FRAMES && kont->segment != NULL);
  thread->pc = kont->pc;
  bool same = kont_is_at(kont, thread->segment, thread->base);
  bool whole = kont->segment != thread->segment && (kont->header.flags & KONT_OWNS_REST);
  if ((kont->header.flags & KONT_SHARED) || !(same || whole)) {
    thaw_by_copy(vm, thread, kont, dest);
    mem_keep(kont);
    return;
  }
  if (whole) {
    spare_segment(vm, thread);
    thread->segment = kont->segment;
    thread->limit = kont->segment->words + kont->segment->nwords;
  }
  thread->base = kont_start(kont);
  thread->fp = kont_fp(kont);
  *dest = thread->top = kont_end(kont);
  thread->attachments = kont->attachments;
  thread->kont = kont->next;
  kont->segment = NULL; /* K3 */
}

void frame_share(Thread *thread, const Kont *last) {
  uint32_t from = last == NULL ? 0 : last->depth + 1;
  for (Kont *kont = thread->kont; kont != last && kont != NULL; kont = kont->next) {
    if ((kont->header.flags & KONT_SHARED) && kont->shared_from <= from) return;
    kont->header.flags |= KONT_SHARED;
    kont->shared_from = from;
    if (kont_kind(kont) == KONT_FRAMES) kont->segment->header.flags |= SEGMENT_SHARED;
  }
}
