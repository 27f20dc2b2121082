/* SPDX-License-Identifier: MIT
 * mem.h: the one door to the collector (docs/gc.md has the measured rules).
 *
 * M1  mem_new*, mem_new_flex: zeroed, scanned word by word for tagged and plain pointers to object starts.
 * M2  mem_new_atomic: not scanned, not zeroed; for bytes only (text, limbs, bytecode).
 * M3  mem_new_traced: scanned by the trace procedure of its kind only; for stacks and C stacks.
 * M4  an interior pointer (vec->items + i) keeps nothing alive: hold the object, or end the block with mem_keep(obj).
 * M5  all raise exn:fail:out-of-memory through vm->hooks.out_of_memory when the collector has nothing left. A reserve of 1 MiB
 *     is given up then; it is taken again when there is room. When memory runs out before that, the process ends with a message.
 * Sizes are in bytes. */
#ifndef RUNTIME_BASE_MEM_H
#define RUNTIME_BASE_MEM_H

#include "runtime/base/value.h"

/* The start of the session's memory record: free lists of zeroed blocks of 16, 32, ... 512 bytes, linked through their
 * first word. The record is the first field of the session (checked in mem.c), so that allocation is a few instructions. */
enum { MEM_CLASSES = 33, MEM_SMALL_MAX = 512 };
typedef enum { MEM_KIND_KONT, MEM_KIND_THREAD, MEM_KIND_CSTACK, MEM_KIND_COUNT } MemKind;
typedef struct { void *free[MEM_CLASSES], *traced[MEM_KIND_COUNT]; } MemLists;
void *mem_alloc_slow(woad_vm *vm, size_t nbytes);
static inline void *mem_alloc(woad_vm *vm, size_t nbytes) {
  size_t class = (nbytes + 15) >> 4;
  if (LIKELY(class < MEM_CLASSES)) {
    MemLists *lists = *(MemLists **)(void *)vm;
    void *block = lists->free[class];
    if (LIKELY(block != NULL)) {
      lists->free[class] = *(void **)block;
      *(void **)block = NULL;
      return block;
    }
  }
  return mem_alloc_slow(vm, nbytes);
}
void *mem_alloc_atomic(woad_vm *vm, size_t nbytes);
/* Room for a pair; from the session's free list. */
static inline Pair *mem_alloc_pair(woad_vm *vm) { return (Pair *)mem_alloc(vm, sizeof(Pair)); }
/* Memory that is never collected and is scanned; for the session record alone. */
void *mem_alloc_permanent(size_t nbytes);
void mem_free_permanent(void *block);

#define mem_new(vm, T) ((T *)mem_alloc((vm), sizeof(T)))
#define mem_new_flex(vm, T, member, n) \
  ((T *)mem_alloc((vm), offsetof(T, member) + (size_t)(n) * sizeof(((T *)0)->member[0])))
#define mem_new_atomic(vm, nbytes) mem_alloc_atomic((vm), (nbytes))
#define mem_keep(p) __asm__ volatile("" : : "r"(p) : "memory")

/* mem_object(vm, Vector, TYPE_VECTOR): a zeroed object whose header names its type */
#define mem_object(vm, T, type_code) ((T *)mem_alloc_object((vm), sizeof(T), (type_code)))
#define mem_object_flex(vm, T, type_code, member, n) \
  ((T *)mem_alloc_object((vm), offsetof(T, member) + (size_t)(n) * sizeof(((T *)0)->member[0]), (type_code)))
static inline void *mem_alloc_object(woad_vm *vm, size_t nbytes, TypeCode type) {
  Header *header = mem_alloc(vm, nbytes);
  header->type = (uint8_t)type;
  return header;
}

/* --- traced memory --- */
typedef struct MemTracer MemTracer;
/* Pushes one word, which may be a tagged value, a plain pointer to an object start, or anything else. */
void mem_trace_word(MemTracer *tracer, const void *word);
/* Pushes each word of [start, end), which may also be interior pointers when interior is true (C stacks). */
void mem_trace_range(MemTracer *tracer, void *const *start, void *const *end, bool interior);
typedef void (*MemTraceFn)(void *object, MemTracer *tracer);
/* Trace procedures are set once at process start by the file that owns the kind, before any object of it exists.
 * A trace procedure runs while the world is stopped: it allocates nothing, takes no lock, changes nothing. It gets
 * objects that are zeroed but not yet initialised as well (header.type is then 0). */
void mem_set_trace(MemKind kind, size_t nbytes, MemTraceFn fn);
void *mem_traced_slow(woad_vm *vm, MemKind kind);
/* A zeroed object of KIND, of the size that mem_set_trace was told; from the session's free list of that kind. */
static inline void *mem_new_traced(woad_vm *vm, MemKind kind) {
  MemLists *lists = *(MemLists **)(void *)vm;
  void *block = lists->traced[kind];
  if (UNLIKELY(block == NULL)) return mem_traced_slow(vm, kind);
  lists->traced[kind] = *(void **)block;
  *(void **)block = NULL;
  return block;
}

/* --- looking at the heap (heapwalk.c) --- */
/* Calls VISIT for each block that BLOCK refers to, and the word in which; it may come to the same block many times. */
typedef void (*MemVisitFn)(void *state, void *block, const void *word);
void mem_visit_block(void *block, MemVisitFn visit, void *state);
/* The same for the words of the running C stack from the frame FROM on. */
void mem_visit_stack(void *from, MemVisitFn visit, void *state);
/* The block that WORD, a tagged value or a plain pointer to a start, refers to, or NULL. */
void *mem_block_of(const void *word);
size_t mem_block_bytes(const void *block);
bool mem_block_is(const void *block, MemKind kind);

woad_value mem_box_flonum(woad_vm *vm, double d);
static inline woad_value flonum_make(woad_vm *vm, double d) {
  woad_value v;
  return LIKELY(flonum_try_immediate(d, &v)) ? v : mem_box_flonum(vm, d);
}

/* Process-wide set-up of the collector (idempotent, locked). */
void mem_boot(void);
/* Lets other OS threads use the collector, which takes locks from now on (idempotent); called while one thread alone uses it. */
void mem_share(void);
/* Runs before a session's first and after its last allocation: links it into the registry that after_mark walks. */
void mem_register_vm(woad_vm *vm);
void mem_unregister_vm(woad_vm *vm);
typedef enum { MEM_COLLECT_MINOR, MEM_COLLECT_MAJOR } MemCollect;
void mem_collect(woad_vm *vm, MemCollect how);
/* The same whatever the session's recorder says. */
void mem_collect_now(woad_vm *vm);
/* From now on collections happen only when asked for, and note what they make of weak references, or repeat that (record.h). */
struct Outcomes;
void mem_set_outcomes(woad_vm *vm, struct Outcomes *outcomes);
/* Whether as much was allocated since the last collection as is in use. */
bool mem_collection_is_due(void);
size_t mem_heap_bytes(void);
size_t mem_live_bytes(void);
/* Of the process: number of collections, milliseconds that they took, most bytes in use before one, bytes of the heap. */
typedef struct { uint64_t collections, milliseconds, peak_bytes, heap_bytes; } MemStatistics;
MemStatistics mem_statistics(void);
/* The next collection that this session has not been told of; false: no more. */
struct Collection;
bool mem_next_collection(woad_vm *vm, struct Collection *collection);
/* Bytes this session has allocated so far (deterministic; what budgets count). */
uint64_t mem_allocated_bytes(woad_vm *vm);
/* WOAD_GC_STRESS=n: collect on every n-th allocation. Read once by mem_boot. */

/* --- weak memory: settled by mem.c at the end of marking, while the world is stopped --- */
/* Held weakly by construction: the objects are atomic blocks. A dead VALUE or KEY becomes VALUE_NONE. */
typedef struct { Header header; woad_value value; } MemWeakBox;
typedef struct { Header header; woad_value key, value; } MemEphemeron;
/* The part of a hash table that the pass works on. Entry I is keys[I * stride], values[I * stride]. For weak tables
 * `keys` is an atomic block, for ephemeron tables (flag A) `values` too. An entry whose key died becomes VALUE_NONE
 * twice and `cleared` is counted up (by the pass only). */
typedef struct { Header header; woad_value *keys, *values; uint32_t used, stride, cleared; } MemTable;
void mem_weak_box_register(woad_vm *vm, MemWeakBox *box);
void mem_ephemeron_register(woad_vm *vm, MemEphemeron *ephemeron);
void mem_table_register(woad_vm *vm, MemTable *table);
/* Runs FN under the allocation lock: no collection happens meanwhile. FN must not allocate or raise. */
void mem_locked(void (*fn)(void *arg), void *arg);
/* Whether the heap object at V (or the block at a plain pointer) was reached; only meaningful inside a settle hook. */
bool mem_is_marked(woad_value v);
typedef void (*MemSettleFn)(woad_vm *vm);
/* Hook run for each session when the world has stopped, before marking, on the OS thread that collects. */
void mem_set_stopped(MemSettleFn fn);
/* Process-wide hooks run for each session (vm) or once (vm NULL) after all weak references were settled. */
void mem_add_settle(MemSettleFn per_session, MemSettleFn once);

/* --- wills --- */
/* RECORD (any heap value: executor and procedure) is held weakly here: its executor keeps it. When VALUE is otherwise
 * unreachable and RECORD reachable, the pair is queued and vm->interrupt gets MEM_INTERRUPT_WILLS: of several
 * registrations of one value the latest first, one a collection. A queued value counts as reachable. vm->interrupt gets
 * MEM_INTERRUPT_COLLECTED after each collection. */
enum { MEM_INTERRUPT_WILLS = 0x100, MEM_INTERRUPT_COLLECTED = 0x200 };
void mem_will_register(woad_vm *vm, woad_value value, woad_value record);
/* Takes the oldest ready will off the queue. */
MUST_USE bool mem_will_take(woad_vm *vm, woad_value *value, woad_value *record);

/* --- the gate (docs/gc.md): held while an OS thread stands between two C stacks; a collection waits for it --- */
void mem_gate_enter(woad_vm *vm);
void mem_gate_leave(woad_vm *vm);
/* The gate, closed by this thread, stays so until mem_gate_landed, which the code calls where the jump lands. */
void mem_gate_jumping(woad_vm *vm);
void mem_gate_landed(woad_vm *vm);
/* The collector's idea of the running OS thread; stack.c alone. */
void *mem_stack_handle(void **bottom);
void mem_stack_set_bottom(void *handle, void *bottom);
/* Makes the calling OS thread known to the collector, and unknown again. */
void mem_adopt_thread(void);
void mem_release_thread(void);

/* Identity hash: sequential per session, stored in the header (pairs: in a weak side table); never 0. */
uint32_t mem_identity_hash(woad_vm *vm, woad_value v);

#endif
