/* SPDX-License-Identifier: MIT
 * prim_memory.c: the collector's controls and statistics. Source: Reference, "Garbage Collection", "Environment and Runtime
 * Information". */
#include "runtime/base/record.h"
#include "runtime/data/number.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/heapdump.h"
#include "runtime/io/timeval.h"
#include "runtime/thread/accounting.h"
#include "runtime/thread/collectlog.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("collect-garbage", collect_garbage, 0, 1, PF_WRITES | PF_RAISES, RIGHT_GC, "[request : (or/c 'major 'minor 'incremental)] -> void?",
     "Collects now.")
{
  woad_value request = arg_given(0, argc) ? argv[0] : vm->sym.major;
  if (request != vm->sym.major && request != vm->sym.minor && request != vm->sym.incremental)
    arg_wrong(vm, 0, argc, argv, "(or/c 'major 'minor 'incremental)");
  mem_collect(vm, request == vm->sym.major ? MEM_COLLECT_MAJOR : MEM_COLLECT_MINOR);
  collectlog_send(vm);
  return VALUE_VOID;
}

PRIM("current-memory-use", current_memory_use, 0, 1, PF_READS | PF_RAISES, RIGHT_GC,
     "[mode : (or/c #f 'cumulative custodian?)] -> exact-nonnegative-integer?",
     "Bytes in use by the heap; with 'cumulative, bytes allocated so far; with a custodian, bytes that it answers for.")
{
  woad_value mode = arg_given(0, argc) ? argv[0] : VALUE_FALSE;
  if (mode == VALUE_FALSE) return number_from_uint64(vm, (uint64_t)OUTSIDE(vm, MEMORY, NULL, 0, mem_live_bytes()));
  if (mode == symbol_intern(vm, "cumulative")) return number_from_uint64(vm, (uint64_t)OUTSIDE(vm, MEMORY, NULL, 0, mem_allocated_bytes(vm)));
  if (!value_has_type(mode, TYPE_CUSTODIAN)) arg_wrong(vm, 0, argc, argv, "(or/c #f 'cumulative custodian?)");
  return number_from_uint64(vm, accounting_bytes(vm, VALUE_AS(Custodian, mode)));
}

PRIM("dump-memory-stats", dump_memory_stats, 0, -1, PF_WRITES, RIGHT_GC, "(v : any/c) ... -> void?",
     "Writes to standard error what the heap holds, by type. A V that is a symbol names a type or structure type, one that is"
     " a weak box holds a value: written is what holds these.")
{
  if (argc == 0) heapdump_counts(vm);
  for (int i = 0; i < argc; i++) {
    if (value_is_symbol(argv[i])) heapdump_paths(vm, symbol_text(argv[i]));
    else if (value_has_type(argv[i], TYPE_WEAK_BOX)) heapdump_path_of(vm, argv[i]);
  }
  return VALUE_VOID;
}

static int note_statistics(MemStatistics *memory) {
  *memory = mem_statistics();
  return 0;
}
static MemStatistics statistics(woad_vm *vm) {
  MemStatistics memory;
  (void)OUTSIDE(vm, MEMORY, &memory, sizeof memory, note_statistics(&memory));
  return memory;
}

PRIM("current-gc-milliseconds", current_gc_milliseconds, 0, 0, PF_READS, RIGHT_CLOCK, "-> exact-nonnegative-integer?",
     "Milliseconds that collections took so far.")
{
  return number_from_uint64(vm, statistics(vm).milliseconds);
}

/* Threads that could run now. */
static int64_t count_runnable(woad_vm *vm) {
  int64_t n = 1;
  for (const Thread *thread = vm->sched->ready_first; thread != NULL; thread = thread->queue_next) n++;
  return n;
}

static size_t global_statistics(woad_vm *vm, woad_value stats[12]) {
  MemStatistics memory = statistics(vm);
  int64_t numbers[12] = {[0] = (int64_t)timeval_process_ms(vm, false), [1] = (int64_t)timeval_now_ms(vm), [2] = (int64_t)memory.milliseconds,
                         [3] = (int64_t)memory.collections, [4] = (int64_t)vm->sched->nswitches, [6] = count_runnable(vm),
                         [11] = (int64_t)memory.peak_bytes};
  for (int i = 0; i < 12; i++) stats[i] = fixnum_make(numbers[i]);
  return 12;
}

static size_t stack_bytes(const Thread *thread) {
  size_t bytes = thread->segment == NULL ? 0 : thread->segment->nwords * sizeof(woad_value);
  for (const Kont *kont = thread->kont; kont != NULL; kont = kont->next)
    bytes += sizeof(Kont) + (kont_has_frames(kont) ? (kont->end - kont->start) * sizeof(woad_value) : 0);
  return bytes;
}

static size_t thread_statistics(woad_vm *vm, const Thread *thread, woad_value stats[4]) {
  bool dead = thread->status == THREAD_DEAD, waits = thread->status == THREAD_BLOCKED && !sched_is_ready(vm, thread);
  stats[0] = value_bool(!dead && !thread->suspended);
  stats[1] = value_bool(dead);
  stats[2] = value_bool(waits);
  stats[3] = fixnum_make(dead ? 0 : (int64_t)stack_bytes(thread));
  return 4;
}

PRIM("vector-set-performance-stats!", vector_set_performance_stats_x, 1, 2, PF_WRITES | PF_RAISES, RIGHT_CLOCK,
     "(results : (and/c vector? (not/c immutable?))) [thd : (or/c thread? #f)] -> void?",
     "Sets the first elements of RESULTS: processor ms, ms since 1970, ms spent collecting, collections, thread switches, 0, runnable threads,"
     " 0, 0, 0, 0, peak bytes; of a thread whether it runs, is dead, is blocked, and its continuation's bytes.")
{
  if (!value_is_vector(argv[0]) || value_is_immutable(argv[0])) arg_wrong(vm, 0, argc, argv, "(and/c vector? (not/c immutable?))");
  bool of_thread = arg_given(1, argc) && argv[1] != VALUE_FALSE;
  if (of_thread && !value_has_type(argv[1], TYPE_THREAD)) arg_wrong(vm, 1, argc, argv, "(or/c thread? #f)");
  woad_value stats[12];
  size_t n = of_thread ? thread_statistics(vm, VALUE_AS(Thread, argv[1]), stats) : global_statistics(vm, stats);
  Vector *results = vector_of(argv[0]);
  for (size_t i = 0; i < n && i < results->length; i++) results->items[i] = stats[i];
  return VALUE_VOID;
}
