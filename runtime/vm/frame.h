/* SPDX-License-Identifier: MIT
 * frame.h: frames, stack segments, konts, and the run state of a green thread.
 *
 * A frame (ops.def has the header) lies in the active slice of the thread's segment. What is below the slice is a chain of
 * konts, newest first. A kont is either frozen frames or a control record:
 *
 *     thread: [base ... fp ... top)  ->  FRAMES [start,end)  ->  PROMPT  ->  FRAMES  ->  WIND  -> ... -> BOTTOM
 *
 * K1  the bottom frame of a slice has return address underflow and caller fp NULL; returning from it pops konts.
 * K2  attachments (the MarkSets of marked frames, newest first) are per slice: each kont keeps those of its own frames; a list never
 *     runs across konts.
 * K3  the frames of a FRAMES kont that a continuation shares are never written again: they are copied out, one at a time, when
 *     control returns to them; the kont is split in two then, so that who comes again finds the frames below at hand. One
 *     that is not shared is resumed in place and then forgets its segment.
 * K4  frames never move otherwise, so C code may hold pointers to the arguments of its own primitive's frame.
 * K5  a JOIN stands for the konts `top` down to `bound` of another chain, put on `next`: a composable continuation is applied without
 *     copying it. When control returns to a JOIN its first kont is copied out. Who looks through a chain walks by frame_walk_next;
 *     there are only FRAMES, ESCAPE and JOIN konts in a JOIN, so who looks for others follows `next`.
 * A captured continuation is a pointer to a kont: capture is O(1) in the depth of the stack [Hieb90, Bruggeman96]. */
#ifndef RUNTIME_VM_FRAME_H
#define RUNTIME_VM_FRAME_H

#include "runtime/base/vm.h"
#include "runtime/vm/code.h"
#include "runtime/vm/waitq.h"

enum { FRAME_WORDS = CODE_FRAME_WORDS, NATIVE_WORDS = 2 };
#define FRAME_PROC(fp) ((fp)[-4])
#define FRAME_PC(fp) (*(const uint32_t **)&(fp)[-3])
#define FRAME_CALLER(fp) (*(woad_value **)&(fp)[-2])
#define FRAME_MARKS(fp) ((fp)[-1])
/* The bottom frame of a slice that was split off still names its caller: frames are walked down to the slice's start. */
static inline woad_value *frame_below(const woad_value *fp, const woad_value *start) {
  return fp - FRAME_WORDS == start ? NULL : *(woad_value *const *)&fp[-2];
}
/* A native frame (call_then) has vm->native_closure as its procedure; fp[0] C function, fp[1] slot count, fp[2..] slots. */
#define VALUE_BLOCK VALUE_SPECIAL(21)  /* answer of a primitive: the thread waits; thread->resume goes on when it is woken */
#define VALUE_RESUME VALUE_SPECIAL(22) /* pseudo-answer: go on at thread->pc */

typedef struct Segment { Header header; size_t nwords; woad_value words[]; } Segment;

typedef enum { KONT_FRAMES, KONT_PROMPT, KONT_ESCAPE, KONT_WIND, KONT_BARRIER, KONT_LEAVE, KONT_JOIN, KONT_BOTTOM } KontKind;
enum { KONT_SHARED = FLAG_A, KONT_OWNS_REST = FLAG_B, KONT_REDIRECTED = FLAG_C /* PROMPT: imptag.h has its handler */ };

/* What some look-ups of marks gave that came by a place (marks.c): key, VALUE_NONE in a free slot; the kont they ended before; value. */
enum { MARKS_FOUND_SLOTS = 4 };
typedef struct MarksFound {
  Header header;           /* aux: the slot that is used next */
  struct { woad_value key; const struct Kont *last; woad_value value; } slots[MARKS_FOUND_SLOTS];
} MarksFound;

typedef struct Kont {
  Header header;           /* aux: KontKind */
  struct Kont *next;
  uint32_t depth;          /* less the further down the chain: one a control record, and a share of a slice's size */
  uint32_t shared_from;    /* of a shared one: so are all below it down to this depth */
  struct Kont *guard;      /* the newest PROMPT, WIND, BARRIER or LEAVE, itself included: jumps between two that agree pass none */
  woad_value attachments;  /* of the frames under this record's point: MarkSet or VALUE_NONE */
  union {
    struct { Segment *segment; uint32_t start, end, fp; }; /* FRAMES, LEAVE: where in it; segment NULL: forgotten */
    struct { woad_value tag, handler; }; /* PROMPT: tag, handler. ESCAPE: tag is the continuation object. WIND: pre and post thunks */
    struct { struct Kont *top, *bound; }; /* JOIN */
  };
  union {
    const uint32_t *pc;    /* FRAMES */
    struct Kont *prompt;   /* others: the newest PROMPT below */
  };
  MarksFound *found;       /* or NULL */
} Kont;
static inline KontKind kont_kind(const Kont *kont) { return (KontKind)kont->header.aux; }
static inline bool kont_has_frames(const Kont *kont) {
  return (kont_kind(kont) == KONT_FRAMES || kont_kind(kont) == KONT_LEAVE) && kont->segment != NULL;
}
static inline woad_value *kont_start(const Kont *kont) { return kont->segment->words + kont->start; }
static inline woad_value *kont_end(const Kont *kont) { return kont->segment->words + kont->end; }
static inline woad_value *kont_fp(const Kont *kont) { return kont->segment->words + kont->fp; }
/* The newest PROMPT, KONT itself included; NULL: none. */
static inline Kont *kont_prompt(Kont *kont) {
  if (kont_kind(kont) == KONT_FRAMES) kont = kont->guard;
  return kont == NULL || kont_kind(kont) == KONT_PROMPT ? kont : kont->prompt;
}

typedef struct MarkSet {
  Header header;           /* hash: how many keys */
  woad_value prev;         /* MarkSet or VALUE_NONE: the next older set of the same slice */
  const woad_value *owner; /* the frame it belongs to; a frame that is copied gets copies of its sets */
  MarksFound *found;       /* in this list, from here on; or NULL */
  woad_value items[];      /* key, value, ... */
} MarkSet;
static inline uint32_t mark_set_count(const MarkSet *set) { return set->header.hash; }

typedef woad_value (*ResumeFn)(woad_vm *vm, woad_value state);

typedef enum { THREAD_RUNNABLE, THREAD_BLOCKED, THREAD_SUSPENDED, THREAD_DEAD } ThreadStatus;

typedef struct Thread {
  Header header;
  /* run state; valid while the thread is in a primitive or not running */
  Segment *segment, *spare;
  woad_value *base, *limit;
  woad_value *fp, *top;    /* newest frame, and the end of its live words */
  const uint32_t *pc;      /* where to go on after a preemption, for VALUE_RESUME */
  Kont *kont;
  woad_value attachments;
  woad_value answer;       /* how to go on when scheduled: VALUE_RESUME, VALUE_BLOCK (call resume), or an answer */
  ResumeFn resume;
  woad_value resume_state;
  struct CStack *cstack;   /* C stack it is suspended on or runs on, NULL: none */
  struct Catch *catch_top; /* catch chain of that C stack */
  /* escape under way (control.c) */
  Kont *escape_target;
  woad_value escape_values;
  woad_value escape_continuation;
  /* scheduling (thread/) */
  ThreadStatus status;
  struct Thread *queue_next, *queue_previous;
  int64_t wake_time_us;    /* 0: none; on the monotonic clock */
  size_t sleep_pos;        /* place in the scheduler's heap of sleepers, counted from 1; 0: not there */
  struct SyncWait *sync;   /* the sync it is blocked in, and */
  Waiter *waiter;          /* its wait for a single thing; both NULL: it waits for time or for nothing */
  struct Thread *nested;   /* it waits in call-in-nested-thread for that one */
  WaitQueue dead_queue, mail_queue; /* waits for its end, for its mail */
  woad_value mailbox, mail_last;  /* list of messages, oldest first, and its last pair */
  woad_value cells;        /* eq hash: thread cell -> value, weak */
  woad_value custodians;   /* list of those that manage it: it ends with the last */
  woad_value group;
  woad_value name;      /* symbol, VALUE_FALSE, or the Code that it is named after: see call_thread_name */
  woad_value parameterization; /* initial one, below all marks */
  unsigned atomic, unbreakable; /* depth of atomic mode, in which no other thread runs; of that without breaks */
  bool break_pending;
  bool is_unsynced;        /* stopped by a collection of another OS thread: fp and top may be old */
  bool waits_with_breaks;  /* blocked in an /enable-break wait */
  bool suspended;          /* a blocked thread keeps THREAD_BLOCKED; when woken it becomes THREAD_SUSPENDED */
  bool suspend_to_kill;    /* killing only suspends it */
  uint8_t break_kind;      /* of the pending break: BREAK_USER ... */
  woad_value beneficiaries;  /* list of weak boxes of threads that are resumed with it */
  woad_value suspend_evt, resume_evt, dead_evt; /* VALUE_FALSE until asked for */
  uint64_t id;
  woad_value result_values;
} Thread;

extern const uint32_t frame_underflow_code[1], frame_native_return_code[1];

void frame_boot_process(void);  /* trace procedures; once per process */
Thread *frame_thread_make(woad_vm *vm);

/* Freezes all frames below FRAME (whose own words are [FRAME-4, top)): they become a FRAMES kont on thread->kont and FRAME
 * becomes the bottom of the slice. No-op when FRAME is the bottom already. */
void frame_freeze(woad_vm *vm, Thread *thread, woad_value *frame);
/* Room for NWORDS at and after FRAME: else FRAME (its header and NARGS words) moves to another segment. Returns FRAME or the new place. */
woad_value *frame_move(woad_vm *vm, Thread *thread, woad_value *frame, size_t nargs, size_t nwords);
static inline woad_value *frame_ensure(woad_vm *vm, Thread *thread, woad_value *frame, size_t nargs, size_t nwords) {
  if (LIKELY((size_t)(thread->limit - frame) >= nwords)) return frame;
  return frame_move(vm, thread, frame, nargs, nwords);
}
/* Pushes a control record; FRAME must be the slice's bottom. */
Kont *frame_push_kont(woad_vm *vm, Thread *thread, KontKind kind, woad_value tag, woad_value handler);
/* Makes KONT the newest: the slice becomes empty with a fresh frame at its bottom, which returns to KONT. */
woad_value *frame_cut_to(woad_vm *vm, Thread *thread, Kont *kont);
/* The same for a KONT of another continuation, all of whose konts down to BOUND, which both have, are shared. */
void frame_jump_to(woad_vm *vm, Thread *thread, Kont *kont, const Kont *bound);
/* A shared copy of KONT on NEXT, or on what will come between the two, at DEPTH. */
Kont *frame_copy_kont(woad_vm *vm, const Kont *kont, Kont *next, uint32_t depth);
/* A JOIN of TOP down to and excluding BOUND on NEXT. */
Kont *frame_make_join(woad_vm *vm, Kont *top, Kont *bound, Kont *next);
/* Puts the first kont of the JOIN on top in its place, on a JOIN of the others. */
void frame_open_join(woad_vm *vm, Thread *thread);
/* Walks the konts from KONT down to and excluding LAST (NULL: all), those within JOINs included; NULL after the last. */
typedef struct { Kont *kont; const Kont *last; woad_value outer; } KontWalk; /* outer: list of pairs: kont and last to go on with */
static inline KontWalk frame_walk(Kont *kont, const Kont *last) { return (KontWalk){kont, last, VALUE_NULL}; }
Kont *frame_walk_next(woad_vm *vm, KontWalk *walk);
/* Resumes the FRAMES kont on top: sets thread->fp (the frame that goes on), thread->pc and *dest (where the value belongs). */
void frame_thaw(woad_vm *vm, Thread *thread, woad_value **dest);
/* Begins a nested run: the thread's state goes into a LEAVE kont and a slice in another segment begins. */
void frame_enter_nested(woad_vm *vm, Thread *thread);
/* Ends the nested run of LEAVE, whatever konts are above it: the thread is as it was. */
void frame_leave_nested(Thread *thread, Kont *leave);
/* Marks every kont from the newest down to and excluding LAST as shared. */
void frame_share(Thread *thread, const Kont *last);

static inline woad_value frame_attachments(const Thread *thread) { return thread->attachments; }
/* leaves FRAME: drops the marks it owns */
static inline void frame_drop_marks(Thread *thread, woad_value *frame) {
  if (UNLIKELY(FRAME_MARKS(frame) != VALUE_NONE)) thread->attachments = VALUE_AS(MarkSet, FRAME_MARKS(frame))->prev;
}

#endif
