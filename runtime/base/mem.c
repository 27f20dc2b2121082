/* SPDX-License-Identifier: MIT
 * mem.c: the collector's set-up, allocation, and the pass that settles weak references (docs/gc.md).
 *
 * Boehm GC with interior pointers off in the heap and a displacement registered for each tag. Small scanned blocks come
 * in batches (GC_malloc_many) into free lists of the session: the lists hang from the session's memory record, which
 * is uncollectable and scanned, so blocks in waiting stay alive. Finalizers and disappearing links are not used: they
 * clear too early. Instead after_mark runs at the end of marking while the world is stopped:
 *   1  ephemeron fixpoint: the value of each ephemeron whose key is marked is marked and traced;
 *   2  wills: the latest registration of each unmarked value is queued and what it holds is traced; fixpoint again;
 *   3  weak boxes, ephemerons, weak tables and identity hashes of what is still unmarked are cleared.
 * So a weak read is a plain load, and a value with a pending will is still seen by weak boxes.
 *
 * I1  lists in Mem change under the allocation lock only (mem_locked), never in the middle of a collection.
 * I2  after_mark allocates nothing and takes no lock: its mark stack is a mapping of its own.
 * The process-wide registry of sessions below is one of the two listed globals. */
#define GC_THREADS
#include "runtime/base/mem.h"

#include <dlfcn.h>
#include <link.h>
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "runtime/base/collections.h"
#include "runtime/base/debug.h"
#include "runtime/base/pairhash.h"
#include "runtime/base/markstack.h"
#include "runtime/base/memlimit.h"
#include "runtime/base/outcomes.h"
#include "runtime/base/record.h"
#include "runtime/base/vm.h"

/* --- records --- */

typedef struct { void **items; size_t count, capacity; } WeakList; /* malloc memory: not scanned */
typedef struct { woad_value value, record; bool is_due; /* in a replay: it became ready in the recording */ } Will;

enum { KIND_ATOMIC = 0, KIND_SCANNED = 1 }; /* the collector's numbers for pointer-free and other blocks */
enum { GATE_OPEN, GATE_CLOSED, GATE_JUMPING };

typedef struct Mem {
  MemLists lists; /* first: see mem.h */
  woad_vm *vm;
  struct Mem *next; /* in the registry */
  uint64_t refilled;  /* bytes ever put into the free lists or given out by the slow path */
  uint64_t collections_seen; /* by mem_next_collection */
  Outcomes *outcomes; /* NULL without a recorder */
  uint32_t stress_count;
  uint32_t next_identity;
  bool ran_out;       /* since the last collection that a refused block led to */
  void *reserve;      /* freed when memory runs out, so that raising and handling that have some; NULL: was freed */
  int gate;
  pthread_t jumper; /* who set GATE_JUMPING */
  WeakList boxes, ephemerons, tables;
  Will *wills; /* malloc memory: held weakly */
  size_t nwills, wills_capacity;
  Will *ready; /* scanned memory, room for all registered wills; [ready_first, ready_last) */
  size_t ready_first, ready_last, ready_capacity;
  PairHashes pairs;
} Mem;

_Static_assert(offsetof(woad_vm, mem) == 0, "mem.h reads the memory record as the session's first field");
_Static_assert(offsetof(Mem, lists) == 0, "mem.h reads the free lists as the record's start");

enum { VAIN_PART = 16, VAIN_MAX = 8, RESERVE_BYTES = 1 << 20, SETTLE_MAX = 8, INITIAL_HEAP = 32 << 20 };

struct MemTracer {
  struct GC_ms_entry *top, *limit; /* marking proper */
  MarkStack *own;                  /* after_mark */
  MemVisitFn visit;                /* mem_visit_block */
  void *state;
};

static struct {
  pthread_mutex_t lock;
  bool booted, shared;
  Mem *first;
  uint32_t stress;
  unsigned kinds[MEM_KIND_COUNT];
  MemTraceFn trace[MEM_KIND_COUNT];
  size_t traced_bytes[MEM_KIND_COUNT]; /* of an object */
  MemSettleFn stopped, settle_session[SETTLE_MAX], settle_once[SETTLE_MAX];
  int nsettle;
  MarkStack marks;
  const char *collector; /* the loaded object that the collector is part of: its library, or the program ("") */
  GC_on_collection_event_proc host_event;
  Collections collections;
  size_t heap_limit; /* bytes; 0: none */
  int vain; /* collections in a row that came when a small part of the heap had been handed out since the one before */
} registry = { .lock = PTHREAD_MUTEX_INITIALIZER };

static Mem *mem_of(woad_vm *vm) { return (Mem *)vm->mem; }

/* --- allocation --- */

void mem_share(void) {
  pthread_mutex_lock(&registry.lock);
  if (!registry.shared) GC_allow_register_threads();
  registry.shared = true;
  pthread_mutex_unlock(&registry.lock);
}

static void fill_reserve(Mem *mem) { mem->reserve = GC_MALLOC_ATOMIC_UNCOLLECTABLE(RESERVE_BYTES); }
static inline void refill_reserve(Mem *mem) {
  if (UNLIKELY(!mem->reserve) && GC_get_free_bytes() > 8 * RESERVE_BYTES) fill_reserve(mem);
}

/* There is no block of NBYTES. When it is a small one even raising takes the reserve; without that nothing is left to do. */
static _Noreturn void run_out(woad_vm *vm, size_t nbytes) {
  Mem *mem = mem_of(vm);
  mem->ran_out = true;
  if (nbytes < RESERVE_BYTES) {
    if (!mem->reserve) {
      fputs("woad: out of memory\n", stderr);
      _Exit(1);
    }
    GC_FREE(mem->reserve);
    mem->reserve = NULL;
  }
  vm->hooks.out_of_memory(vm, nbytes);
}

/* Wipes what earlier calls left below the stack pointer, so that it keeps nothing alive. */
static __attribute__((noinline)) RAW_STACK void wipe_stack(void) {
  volatile uint64_t waste[2048];
  for (size_t i = 0; i < sizeof waste / sizeof *waste; i++) waste[i] = 0;
  (void)waste[0];
}

/* The collector had no block: where the heap cannot grow it gives up without a collection. True when there has been one now. When the
 * last collections were in vain there is no other, unless the session has run out meanwhile and may have dropped a lot. */
static bool collect_for_more(Mem *mem) {
  if (!mem->ran_out && registry.vain >= VAIN_MAX) return false;
  mem->ran_out = false;
  wipe_stack();
  GC_gcollect();
  return true;
}

/* BLOCK, or when there was none a block of the collector's KIND. */
static void *checked(woad_vm *vm, void *block, size_t nbytes, int kind) {
  if (UNLIKELY(!block) && collect_for_more(mem_of(vm))) block = GC_generic_malloc(nbytes, kind);
  if (UNLIKELY(!block)) run_out(vm, nbytes);
  return block;
}

/* In a heap that is as large as it may be the collector collects for every few blocks, which would take for ever. */
static void check_vain(woad_vm *vm, size_t nbytes) {
  if (LIKELY(registry.vain < VAIN_MAX) || GC_get_heap_size() < registry.heap_limit / 8 * 7 || registry.heap_limit == 0) return;
  registry.vain = 0;
  run_out(vm, nbytes);
}

static void count_stress(Mem *mem) {
  if (registry.stress && ++mem->stress_count >= registry.stress) {
    mem->stress_count = 0;
    GC_gcollect();
    registry.vain = 0;
  }
}

/* The first of some linked blocks of NBYTES of the collector's KIND; the others go to *FREE. */
static void *refill(woad_vm *vm, Mem *mem, size_t nbytes, int kind, void **free) {
  void *list = NULL;
  GC_generic_malloc_many(nbytes, kind, &list);
  if (UNLIKELY(!list) && collect_for_more(mem)) GC_generic_malloc_many(nbytes, kind, &list);
  if (UNLIKELY(!list)) run_out(vm, nbytes);
  size_t n = 0;
  for (void *p = list; p; p = *(void **)p) n++;
  mem->refilled += n * nbytes;
  *free = *(void **)list;
  *(void **)list = NULL;
  return list;
}

void *mem_alloc_slow(woad_vm *vm, size_t nbytes) {
  Mem *mem = mem_of(vm);
  refill_reserve(mem);
  check_vain(vm, nbytes);
  if (nbytes == 0) nbytes = 1;
  size_t class = (nbytes + 15) / 16;
  if (UNLIKELY(registry.stress)) count_stress(mem);
  else if (class < MEM_CLASSES) return refill(vm, mem, class * 16, KIND_SCANNED, &mem->lists.free[class]);
  mem->refilled += class * 16;
  return checked(vm, GC_MALLOC(nbytes), nbytes, KIND_SCANNED);
}

void *mem_alloc_atomic(woad_vm *vm, size_t nbytes) {
  Mem *mem = mem_of(vm);
  refill_reserve(mem);
  if (UNLIKELY(registry.stress)) count_stress(mem);
  mem->refilled += (nbytes + 15) & ~(size_t)15;
  if (nbytes == 0) nbytes = 1;
  return checked(vm, GC_MALLOC_ATOMIC(nbytes), nbytes, KIND_ATOMIC);
}

void *mem_alloc_permanent(size_t nbytes) { return GC_MALLOC_UNCOLLECTABLE(nbytes); }

void mem_free_permanent(void *block) { GC_FREE(block); }

woad_value mem_box_flonum(woad_vm *vm, double d) {
  BoxedFlonum *box = mem_alloc_atomic(vm, sizeof(BoxedFlonum));
  box->header = (Header){ .type = TYPE_FLONUM, .flags = FLAG_IMMUTABLE };
  box->value = d;
  return object_value(box);
}

void *mem_traced_slow(woad_vm *vm, MemKind kind) {
  Mem *mem = mem_of(vm);
  size_t nbytes = registry.traced_bytes[kind];
  refill_reserve(mem);
  if (UNLIKELY(registry.stress)) {
    count_stress(mem);
    mem->refilled += nbytes;
    return checked(vm, GC_generic_malloc(nbytes, (int)registry.kinds[kind]), nbytes, (int)registry.kinds[kind]);
  }
  return refill(vm, mem, nbytes, (int)registry.kinds[kind], &mem->lists.traced[kind]);
}

/* --- tracing --- */

/* The block that WORD refers to as a tagged value or a pointer to its start, or NULL. */
static void *block_of_word(uintptr_t word) {
  void *base = GC_base((void *)word);
  if (!base) return NULL;
  uintptr_t offset = word - (uintptr_t)base;
  return offset == 0 || offset == TAG_PAIR || offset == TAG_OBJECT ? base : NULL;
}

static void trace_block(MemTracer *tracer, void *block, const void *word) {
  if (tracer->visit) {
    tracer->visit(tracer->state, block, word);
  } else if (tracer->own) {
    if (GC_is_marked(block)) return;
    GC_set_mark_bit(block);
    markstack_push(tracer->own, block);
  } else {
    tracer->top = GC_MARK_AND_PUSH(block, tracer->top, tracer->limit, NULL);
  }
}

void mem_trace_word(MemTracer *tracer, const void *word) {
  if (tracer->own || tracer->visit) {
    void *block = block_of_word((uintptr_t)word);
    if (block) trace_block(tracer, block, word);
  } else {
    tracer->top = GC_MARK_AND_PUSH((void *)(uintptr_t)word, tracer->top, tracer->limit, NULL);
  }
}

RAW_STACK void mem_trace_range(MemTracer *tracer, void *const *start, void *const *end, bool interior) {
  for (void *const *p = start; p < end; p++) {
    if (interior) {
      void *base = GC_base(*p);
      if (base) trace_block(tracer, base, *p);
    } else {
      mem_trace_word(tracer, *p);
    }
  }
}

/* A block on a free list holds a link, or NULL, in its first word; one that is in use has its header there, whose lowest bits are
 * those of the type. What waits in a session's list hangs together by the links. */
_Static_assert(TYPE_KONT % 16 != 0 && TYPE_THREAD % 16 != 0 && TYPE_CSTACK % 16 != 0, "a header is no link");
static void trace_traced(MemKind kind, void *block, MemTracer *tracer) {
  uintptr_t first = *(uintptr_t *)block;
  if (first % 16 == 0) mem_trace_word(tracer, (void *)first);
  else registry.trace[kind](block, tracer);
}

static struct GC_ms_entry *trace_kind(MemKind kind, void *block, struct GC_ms_entry *top, struct GC_ms_entry *limit) {
  MemTracer tracer = { .top = top, .limit = limit };
  trace_traced(kind, block, &tracer);
  return tracer.top;
}

static struct GC_ms_entry *trace_kont(GC_word *block, struct GC_ms_entry *top, struct GC_ms_entry *limit, GC_word env) {
  (void)env;
  return trace_kind(MEM_KIND_KONT, block, top, limit);
}
static struct GC_ms_entry *trace_thread(GC_word *block, struct GC_ms_entry *top, struct GC_ms_entry *limit, GC_word env) {
  (void)env;
  return trace_kind(MEM_KIND_THREAD, block, top, limit);
}
static struct GC_ms_entry *trace_cstack(GC_word *block, struct GC_ms_entry *top, struct GC_ms_entry *limit, GC_word env) {
  (void)env;
  return trace_kind(MEM_KIND_CSTACK, block, top, limit);
}

void mem_set_trace(MemKind kind, size_t nbytes, MemTraceFn fn) {
  registry.trace[kind] = fn;
  registry.traced_bytes[kind] = (nbytes + 15) & ~(size_t)15;
}

/* Traces what BLOCK refers to. */
static void trace_contents(MemTracer *tracer, void *block) {
  size_t size;
  int kind = GC_get_kind_and_size(block, &size);
  if (kind == KIND_ATOMIC) return;
  MemKind own = 0;
  while (own < MEM_KIND_COUNT && (int)registry.kinds[own] != kind) own++;
  if (own == MEM_KIND_COUNT) mem_trace_range(tracer, block, (void **)((char *)block + size), false);
  else trace_traced(own, block, tracer);
}

/* Marks all that the blocks on the own mark stack reach. */
static void drain_marks(MemTracer *tracer) {
  MarkStack *stack = tracer->own;
  while (stack->count) trace_contents(tracer, stack->items[--stack->count]);
}

void mem_visit_block(void *block, MemVisitFn visit, void *state) {
  MemTracer tracer = { .visit = visit, .state = state };
  trace_contents(&tracer, block);
}

RAW_STACK void mem_visit_stack(void *from, MemVisitFn visit, void *state) {
  MemTracer tracer = { .visit = visit, .state = state };
  void *bottom;
  mem_stack_handle(&bottom);
  mem_trace_range(&tracer, from, bottom, true);
}

void *mem_block_of(const void *word) { return block_of_word((uintptr_t)word); }
size_t mem_block_bytes(const void *block) { return GC_size(block); }
bool mem_block_is(const void *block, MemKind kind) { return GC_get_kind_and_size(block, NULL) == (int)registry.kinds[kind]; }

static void mark_value(MemTracer *tracer, woad_value v) {
  mem_trace_word(tracer, v);
  drain_marks(tracer);
}

/* Whether V is no heap object or a marked one. */
static bool value_is_live(woad_value v) {
  unsigned tag = value_tag(v);
  if (tag != TAG_PAIR && tag != TAG_OBJECT) return true;
  void *block = (void *)(VALUE_BITS(v) - tag);
  return GC_base(block) == NULL || GC_is_marked(block);
}

bool mem_is_marked(woad_value v) {
  void *block = block_of_word(VALUE_BITS(v));
  return block == NULL || GC_is_marked(block);
}

/* --- settling --- */

static bool settle_ephemeron(MemTracer *tracer, woad_value key, woad_value value) {
  if (key == VALUE_NONE || value_is_live(value) || !value_is_live(key)) return false;
  mark_value(tracer, value);
  return true;
}

static bool settle_table(MemTracer *tracer, MemTable *table, bool backward) {
  bool progress = false;
  if (!(table->header.flags & FLAG_A) || !GC_is_marked(table)) return false;
  uint32_t n = table->used, stride = table->stride;
  for (uint32_t i = 0; i < n; i++) {
    size_t at = (size_t)(backward ? n - 1 - i : i) * stride;
    progress |= settle_ephemeron(tracer, table->keys[at], table->values[at]);
  }
  return progress;
}

/* Marks the values of ephemerons whose keys are reached, until nothing changes. Walking to and fro settles long chains
 * in either order of registration in two rounds. */
static void run_fixpoint(MemTracer *tracer, Mem *mem) {
  bool progress = true;
  for (bool backward = false; progress; backward = !backward) {
    progress = false;
    size_t n = mem->ephemerons.count;
    for (size_t i = 0; i < n; i++) {
      MemEphemeron *e = mem->ephemerons.items[backward ? n - 1 - i : i];
      if (GC_is_marked(e)) progress |= settle_ephemeron(tracer, e->key, e->value);
    }
    n = mem->tables.count;
    for (size_t i = 0; i < n; i++) progress |= settle_table(tracer, mem->tables.items[backward ? n - 1 - i : i], backward);
  }
}

static bool replays(const Mem *mem) { return mem->outcomes != NULL && mem->outcomes->replays; }

/* Queues the wills of dead values. All are found before anything is traced: wills of different values are unordered. */
static void settle_wills(MemTracer *tracer, Mem *mem) {
  size_t first_new = mem->ready_last;
  for (size_t i = mem->nwills; i-- > 0;) {
    Will *will = &mem->wills[i];
    bool is_due = replays(mem) ? will->is_due : value_is_live(will->record) && !value_is_live(will->value);
    if (!is_due) continue;
    GC_set_mark_bit((void *)(VALUE_BITS(will->value) - value_tag(will->value)));
    mem->ready[mem->ready_last++] = *will;
    will->record = VALUE_NONE;
  }
  for (size_t i = first_new; i < mem->ready_last; i++) {
    markstack_push(tracer->own, (void *)(VALUE_BITS(mem->ready[i].value) - value_tag(mem->ready[i].value)));
    drain_marks(tracer);
  }
  if (mem->ready_last > first_new) {
    if (!GC_is_marked(mem->ready)) GC_set_mark_bit(mem->ready);
    __atomic_or_fetch(&mem->vm->interrupt, MEM_INTERRUPT_WILLS, __ATOMIC_SEQ_CST);
  }
}

/* Notes what becomes of an item, IS_KEPT, or learns it from the log of a run that is replayed. */
static bool settle_item(Mem *mem, bool is_kept) {
  Outcomes *outcomes = mem->outcomes;
  if (LIKELY(outcomes == NULL)) return is_kept;
  if (outcomes->replays) return outcomes_take(outcomes) == OUTCOME_KEPT;
  outcomes_put(outcomes, is_kept ? OUTCOME_KEPT : OUTCOME_GONE);
  return is_kept;
}

/* Wills in the order of their registration: those queued now are told from those that went with their executors. */
static bool settle_will(Mem *mem, const Will *will) {
  bool is_ready = will->record == VALUE_NONE;
  if (is_ready && mem->outcomes != NULL && !replays(mem)) {
    outcomes_put(mem->outcomes, OUTCOME_READY);
    return false;
  }
  return settle_item(mem, !is_ready && value_is_live(will->record));
}

static void clear_wills(Mem *mem) {
  size_t kept = 0;
  for (size_t i = 0; i < mem->nwills; i++) {
    if (!settle_will(mem, &mem->wills[i])) continue;
    mem->wills[kept++] = mem->wills[i];
  }
  mem->nwills = kept;
}

static void clear_table(Mem *mem, MemTable *table) {
  for (uint32_t i = 0; i < table->used; i++) {
    size_t at = (size_t)i * table->stride;
    if (settle_item(mem, value_is_live(table->keys[at]))) continue;
    table->keys[at] = table->values[at] = VALUE_NONE;
    table->cleared++;
  }
}

static void clear_weak(Mem *mem) {
  size_t kept = 0;
  for (size_t i = 0; i < mem->boxes.count; i++) {
    MemWeakBox *box = mem->boxes.items[i];
    if (settle_item(mem, GC_is_marked(box) && value_is_live(box->value))) mem->boxes.items[kept++] = box;
    else if (GC_is_marked(box)) box->value = VALUE_NONE;
  }
  mem->boxes.count = kept;
  kept = 0;
  for (size_t i = 0; i < mem->ephemerons.count; i++) {
    MemEphemeron *e = mem->ephemerons.items[i];
    if (settle_item(mem, GC_is_marked(e) && value_is_live(e->key))) mem->ephemerons.items[kept++] = e;
    else if (GC_is_marked(e)) e->key = e->value = VALUE_NONE;
  }
  mem->ephemerons.count = kept;
  kept = 0;
  for (size_t i = 0; i < mem->tables.count; i++) {
    MemTable *table = mem->tables.items[i];
    if (!settle_item(mem, GC_is_marked(table))) continue;
    clear_table(mem, table);
    mem->tables.items[kept++] = table;
  }
  mem->tables.count = kept;
  pairhash_keep(&mem->pairs, GC_is_marked);
}

/* A replay: what stayed in the recording stays, and what it was that became ready does, whatever holds it now. */
static void keep_as_recorded(MemTracer *tracer, Mem *mem) {
  Outcomes *outcomes = mem->outcomes;
  for (size_t i = 0; i < mem->nwills; i++) {
    Outcome outcome = outcomes_take(outcomes);
    if (outcome == OUTCOME_GONE) continue;
    mark_value(tracer, mem->wills[i].record);
    mem->wills[i].is_due = outcome == OUTCOME_READY;
    if (outcome == OUTCOME_KEPT) mark_value(tracer, mem->wills[i].value);
  }
  for (size_t i = 0; i < mem->boxes.count; i++) {
    if (outcomes_take(outcomes) != OUTCOME_KEPT) continue;
    MemWeakBox *box = mem->boxes.items[i];
    mem_trace_word(tracer, box);
    mark_value(tracer, box->value);
  }
  for (size_t i = 0; i < mem->ephemerons.count; i++) {
    if (outcomes_take(outcomes) != OUTCOME_KEPT) continue;
    MemEphemeron *e = mem->ephemerons.items[i];
    mem_trace_word(tracer, e);
    mark_value(tracer, e->key);
  }
  for (size_t i = 0; i < mem->tables.count; i++) {
    if (outcomes_take(outcomes) != OUTCOME_KEPT) continue;
    MemTable *table = mem->tables.items[i];
    mem_trace_word(tracer, table);
    drain_marks(tracer);
    for (uint32_t j = 0; j < table->used; j++)
      if (outcomes_take(outcomes) == OUTCOME_KEPT) mark_value(tracer, table->keys[(size_t)j * table->stride]);
  }
  outcomes_rewind(outcomes);
}

static void after_mark(void) {
  MemTracer tracer = { .own = &registry.marks };
  for (Mem *mem = registry.first; mem; mem = mem->next) {
    if (replays(mem)) keep_as_recorded(&tracer, mem);
    run_fixpoint(&tracer, mem);
    settle_wills(&tracer, mem);
    run_fixpoint(&tracer, mem);
  }
  for (Mem *mem = registry.first; mem; mem = mem->next) {
    clear_wills(mem);
    clear_weak(mem);
    __atomic_or_fetch(&mem->vm->interrupt, MEM_INTERRUPT_COLLECTED, __ATOMIC_SEQ_CST);
    for (int i = 0; i < registry.nsettle; i++)
      if (registry.settle_session[i]) registry.settle_session[i](mem->vm);
  }
  for (int i = 0; i < registry.nsettle; i++)
    if (registry.settle_once[i]) registry.settle_once[i](NULL);
}

void mem_add_settle(MemSettleFn per_session, MemSettleFn once) {
  pthread_mutex_lock(&registry.lock);
  int i = 0;
  while (i < registry.nsettle && (registry.settle_session[i] != per_session || registry.settle_once[i] != once)) i++;
  if (i == registry.nsettle) {
    if (i == SETTLE_MAX) PANIC("too many settle hooks");
    registry.settle_session[i] = per_session;
    registry.settle_once[i] = once;
    registry.nsettle++;
  }
  pthread_mutex_unlock(&registry.lock);
}

void mem_set_stopped(MemSettleFn fn) { registry.stopped = fn; }

/* --- the gate --- */

void mem_gate_landed(woad_vm *vm) {
  int state = GATE_JUMPING; /* a gate that a collection has closed meanwhile stays closed */
  __atomic_compare_exchange_n(&mem_of(vm)->gate, &state, GATE_OPEN, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED);
}

void mem_gate_enter(woad_vm *vm) {
  int *gate = &mem_of(vm)->gate;
  for (;;) {
    int state = GATE_OPEN;
    if (__atomic_compare_exchange_n(gate, &state, GATE_CLOSED, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return;
    if (state == GATE_JUMPING) mem_gate_landed(vm); /* only this thread jumps in this session: it has landed */
    else sched_yield();
  }
}

void mem_gate_leave(woad_vm *vm) { __atomic_store_n(&mem_of(vm)->gate, GATE_OPEN, __ATOMIC_RELEASE); }

void mem_gate_jumping(woad_vm *vm) {
  mem_of(vm)->jumper = pthread_self();
  __atomic_store_n(&mem_of(vm)->gate, GATE_JUMPING, __ATOMIC_RELEASE);
}

/* A jump takes a few instructions: whoever collects has landed, and so has one that seems to last 10 ms. */
static void close_gate(Mem *mem) {
  for (int tries = 0;; tries++) {
    int state = GATE_OPEN;
    if (__atomic_compare_exchange_n(&mem->gate, &state, GATE_CLOSED, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return;
    if (state == GATE_JUMPING && (tries > 200 || pthread_equal(mem->jumper, pthread_self()))) {
      mem_gate_landed(mem->vm);
      continue;
    }
    if (tries < 100) sched_yield();
    else nanosleep(&(struct timespec){ 0, 100000 }, NULL);
  }
}

static void measure(GC_EventType event) {
  if (event == GC_EVENT_START) {
    registry.vain = GC_get_bytes_since_gc() < GC_get_heap_size() / VAIN_PART ? registry.vain + 1 : 0;
    collections_begin(&registry.collections, mem_live_bytes(), GC_get_heap_size());
  } else if (event == GC_EVENT_END) {
    collections_end(&registry.collections, mem_live_bytes(), GC_get_heap_size());
  }
}

static void on_event(GC_EventType event) {
  measure(event);
  if (event == GC_EVENT_PRE_STOP_WORLD)
    for (Mem *mem = registry.first; mem; mem = mem->next) close_gate(mem);
  else if (event == GC_EVENT_POST_STOP_WORLD)
    for (Mem *mem = registry.first; mem; mem = mem->next) {
      if (registry.stopped) registry.stopped(mem->vm);
      mem_gate_leave(mem->vm);
    }
  else if (event == GC_EVENT_MARK_END)
    after_mark();
  if (registry.host_event) registry.host_event(event);
}

void *mem_stack_handle(void **bottom) {
  struct GC_stack_base base;
  void *handle = GC_get_my_stackbottom(&base);
  *bottom = base.mem_base;
  return handle;
}

void mem_stack_set_bottom(void *handle, void *bottom) {
  struct GC_stack_base base = { .mem_base = bottom };
  GC_set_stackbottom(handle, &base);
}

void mem_adopt_thread(void) {
  mem_share();
  struct GC_stack_base base;
  if (GC_get_stack_base(&base) == GC_SUCCESS) GC_register_my_thread(&base);
}

void mem_release_thread(void) { GC_unregister_my_thread(); }

/* --- set-up --- */

/* The collector's own variables are no roots: one of them is the address that the heap last grew by, where a pair may be.
 * What else is in one object with them is none either. */
static int has_static_roots(const char *library, void *start, size_t nbytes) {
  (void)start;
  (void)nbytes;
  return !registry.collector || !library || strcmp(library, registry.collector) != 0;
}

static void boot_collector(void) {
  GC_set_all_interior_pointers(0);
  GC_set_finalize_on_demand(1);
  GC_set_warn_proc(GC_ignore_warn_proc);
  GC_set_markers_count(1); /* docs/gc.md: several take longer */
  const char *nostatic = getenv("WOAD_GC_NOSTATIC");
  bool no_static = nostatic && *nostatic && *nostatic != '0';
  if (no_static) GC_set_no_dls(1);
  Dl_info info;
  struct link_map *map;
  if (dladdr1((void *)(uintptr_t)GC_gcollect, &info, (void **)&map, RTLD_DL_LINKMAP)) registry.collector = map->l_name;
  GC_register_has_static_roots_callback(has_static_roots);
  GC_INIT();
  if (no_static) GC_clear_roots();
#define TAG(name, bits, displacement) if ((displacement) != 0) GC_REGISTER_DISPLACEMENT(displacement);
#include "runtime/base/tags.def"
#undef TAG
  collections_boot(&registry.collections);
  registry.heap_limit = memlimit_heap_bytes();
  if (registry.heap_limit != 0) GC_set_max_heap_size(registry.heap_limit);
  GC_expand_hp(INITIAL_HEAP);
  GC_set_free_space_divisor(2);
  static const GC_mark_proc procs[MEM_KIND_COUNT] = {
    [MEM_KIND_KONT] = trace_kont, [MEM_KIND_THREAD] = trace_thread, [MEM_KIND_CSTACK] = trace_cstack
  };
  for (int i = 0; i < MEM_KIND_COUNT; i++)
    registry.kinds[i] = GC_new_kind(GC_new_free_list(), GC_MAKE_PROC(GC_new_proc(procs[i]), 0), 0, 1);
  const char *stress = getenv("WOAD_GC_STRESS");
  registry.stress = stress ? (uint32_t)strtoul(stress, NULL, 10) : 0;
  registry.host_event = GC_get_on_collection_event();
  GC_set_on_collection_event(on_event);
}

void mem_boot(void) {
  pthread_mutex_lock(&registry.lock);
  if (!registry.booted) {
    boot_collector();
    registry.booted = true;
  }
  pthread_mutex_unlock(&registry.lock);
}

typedef struct { void (*fn)(void *arg); void *arg; } LockedCall;
static void *GC_CALLBACK run_locked(void *arg) {
  LockedCall *call = arg;
  call->fn(call->arg);
  return NULL;
}
void mem_locked(void (*fn)(void *arg), void *arg) { GC_call_with_alloc_lock(run_locked, &(LockedCall){ fn, arg }); }

static void link_mem(void *arg) {
  Mem *mem = arg;
  mem->next = registry.first;
  registry.first = mem;
}

static void unlink_mem(void *arg) {
  Mem **link = &registry.first;
  while (*link && *link != arg) link = &(*link)->next;
  if (*link) *link = (*link)->next;
}

void mem_register_vm(woad_vm *vm) {
  mem_boot();
  Mem *mem = mem_alloc_permanent(sizeof(Mem));
  if (!mem) PANIC("no memory for a session");
  mem->vm = vm;
  vm->mem = mem;
  fill_reserve(mem);
  mem_locked(link_mem, mem);
}

void mem_unregister_vm(woad_vm *vm) {
  Mem *mem = mem_of(vm);
  mem_locked(unlink_mem, mem);
  free(mem->boxes.items);
  free(mem->ephemerons.items);
  free(mem->tables.items);
  free(mem->wills);
  free(mem->pairs.items);
  if (mem->reserve) mem_free_permanent(mem->reserve);
  vm->mem = NULL;
  mem_free_permanent(mem);
}

void mem_collect_now(woad_vm *vm) {
  wipe_stack();
  if (mem_of(vm)->outcomes != NULL) GC_enable();
  GC_gcollect();
  registry.vain = 0;
  if (mem_of(vm)->outcomes != NULL) GC_disable();
}

void mem_collect(woad_vm *vm, MemCollect how) {
  (void)how; /* there are no generations */
  if (vm->recorder != NULL) record_collect(vm);
  else mem_collect_now(vm);
}

void mem_set_outcomes(woad_vm *vm, Outcomes *outcomes) {
  mem_of(vm)->outcomes = outcomes;
  GC_disable();
}

bool mem_collection_is_due(void) {
  size_t fresh = GC_get_bytes_since_gc(), used = mem_live_bytes();
  return fresh > INITIAL_HEAP && fresh > used - (fresh < used ? fresh : used);
}

size_t mem_heap_bytes(void) { return GC_get_heap_size(); }

size_t mem_live_bytes(void) { return GC_get_heap_size() - GC_get_free_bytes(); }

MemStatistics mem_statistics(void) {
  const Collections *all = &registry.collections;
  return (MemStatistics){all->count, all->nanoseconds / 1000000, all->peak_bytes, GC_get_heap_size()};
}

bool mem_next_collection(woad_vm *vm, Collection *collection) {
  return collections_next(&registry.collections, &mem_of(vm)->collections_seen, collection);
}

uint64_t mem_allocated_bytes(woad_vm *vm) {
  Mem *mem = mem_of(vm);
  uint64_t waiting = 0;
  for (size_t class = 1; class < MEM_CLASSES; class++)
    for (void *p = mem->lists.free[class]; p; p = *(void **)p) waiting += class * 16;
  for (int kind = 0; kind < MEM_KIND_COUNT; kind++)
    for (void *p = mem->lists.traced[kind]; p; p = *(void **)p) waiting += registry.traced_bytes[kind];
  return mem->refilled - waiting;
}

/* --- weak lists, wills, identity --- */

typedef struct { WeakList *list; void *item; bool failed; } WeakAdd;
static void add_weak(void *arg) {
  WeakAdd *add = arg;
  WeakList *list = add->list;
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? list->capacity * 2 : 64;
    void **items = realloc(list->items, capacity * sizeof(void *));
    if (!items) {
      add->failed = true;
      return;
    }
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = add->item;
}

static void register_weak(woad_vm *vm, WeakList *list, void *item) {
  WeakAdd add = { list, item, false };
  mem_locked(add_weak, &add);
  mem_keep(item);
  if (add.failed) vm->hooks.out_of_memory(vm, sizeof(void *));
}

void mem_weak_box_register(woad_vm *vm, MemWeakBox *box) {
  woad_value value = box->value;
  register_weak(vm, &mem_of(vm)->boxes, box);
  mem_keep(value);
}

void mem_ephemeron_register(woad_vm *vm, MemEphemeron *ephemeron) {
  register_weak(vm, &mem_of(vm)->ephemerons, ephemeron);
}

void mem_table_register(woad_vm *vm, MemTable *table) { register_weak(vm, &mem_of(vm)->tables, table); }

typedef struct { Mem *mem; Will will; Will *room; size_t room_capacity; bool failed, taken; } WillCall;

static void add_will(void *arg) {
  WillCall *call = arg;
  Mem *mem = call->mem;
  if (call->room) { /* a bigger queue for what may become ready */
    size_t n = mem->ready_last - mem->ready_first;
    if (n) memcpy(call->room, mem->ready + mem->ready_first, n * sizeof(Will));
    mem->ready = call->room;
    mem->ready_first = 0;
    mem->ready_last = n;
    mem->ready_capacity = call->room_capacity;
  }
  if (mem->ready_first > 0) {
    size_t left = mem->ready_last - mem->ready_first, gone = mem->ready_first < left ? left : mem->ready_first;
    memmove(mem->ready, mem->ready + mem->ready_first, left * sizeof(Will));
    memset(mem->ready + gone, 0, (mem->ready_last - gone) * sizeof(Will));
    mem->ready_last = left;
    mem->ready_first = 0;
  }
  if (mem->ready_last + mem->nwills >= mem->ready_capacity) {
    call->failed = true;
    return;
  }
  if (mem->nwills == mem->wills_capacity) {
    size_t capacity = mem->wills_capacity ? mem->wills_capacity * 2 : 16;
    Will *wills = realloc(mem->wills, capacity * sizeof(Will));
    if (!wills) {
      call->failed = true;
      return;
    }
    mem->wills = wills;
    mem->wills_capacity = capacity;
  }
  mem->wills[mem->nwills++] = call->will;
}

void mem_will_register(woad_vm *vm, woad_value value, woad_value record) {
  Mem *mem = mem_of(vm);
  unsigned tag = value_tag(value);
  if ((tag != TAG_PAIR && tag != TAG_OBJECT) || GC_base((void *)(VALUE_BITS(value) - tag)) == NULL) return;
  WillCall call = { .mem = mem, .will = { value, record } };
  mem_locked(add_will, &call);
  if (call.failed) {
    size_t capacity = (mem->ready_last - mem->ready_first + mem->nwills + 16) * 2;
    call.room = mem_alloc(vm, capacity * sizeof(Will));
    call.room_capacity = capacity;
    call.failed = false;
    mem_locked(add_will, &call);
    if (call.failed) vm->hooks.out_of_memory(vm, sizeof(Will));
  }
  mem_keep(value);
  mem_keep(record);
}

static void take_will(void *arg) {
  WillCall *call = arg;
  Mem *mem = call->mem;
  if (mem->ready_first == mem->ready_last) return;
  call->will = mem->ready[mem->ready_first];
  mem->ready[mem->ready_first++] = (Will){ 0 };
  call->taken = true;
}

bool mem_will_take(woad_vm *vm, woad_value *value, woad_value *record) {
  WillCall call = { .mem = mem_of(vm) };
  mem_locked(take_will, &call);
  if (!call.taken) return false;
  *value = call.will.value;
  *record = call.will.record;
  return true;
}

typedef struct { Mem *mem; const Pair *pair; uint32_t hash; } IdentityCall;
static void hash_pair(void *arg) {
  IdentityCall *call = arg;
  call->hash = pairhash_get(&call->mem->pairs, call->pair, &call->mem->next_identity);
}

uint32_t mem_identity_hash(woad_vm *vm, woad_value v) {
  Mem *mem = mem_of(vm);
  if (value_is_pair(v)) {
    IdentityCall call = { mem, pair_of(v), 0 };
    mem_locked(hash_pair, &call);
    if (call.hash == 0) vm->hooks.out_of_memory(vm, sizeof(PairHash));
    return call.hash;
  }
  if (value_is_object(v)) {
    Header *header = value_header(v);
    if (header->hash == 0) {
      if (++mem->next_identity == 0) mem->next_identity = 1;
      header->hash = mem->next_identity;
    }
    return header->hash;
  }
  uint64_t bits = (uint64_t)VALUE_BITS(v) * UINT64_C(0x9E3779B97F4A7C15);
  uint32_t hash = (uint32_t)(bits >> 32);
  return hash ? hash : 1;
}
