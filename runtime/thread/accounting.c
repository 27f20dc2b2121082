/* SPDX-License-Identifier: MIT
 * accounting.c: see accounting.h. The root custodian answers for all. For others one walk covers all that is reached without their
 * own threads and custodians, a second one goes on from these. The running C stack does not count: a stray word there would
 * take a whole block away from who holds it, and what it alone holds is of this moment. Limits are looked at after collections
 * only: then something is new, and a walk takes about as long; none is made while the whole heap is smaller than the limit. */
#include "runtime/thread/accounting.h"

#include "runtime/base/heapwalk.h"
#include "runtime/base/record.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/thread/thread.h"

/* vm->memory_limits: VALUE_NULL, or a hash from each limited custodian, as an ephemeron, to a list of its limits */
typedef struct { Header header; woad_value stopped; size_t nbytes; } Limit;
typedef struct { const Custodian *top; bool inside; } Scope;

/* The walk is conservative: what seems to be a custodian may be any word. */
static const Custodian *as_custodian(woad_value v) {
  const Custodian *block = mem_block_of(v);
  bool is_object = block != NULL && value_is_object(v) && mem_block_bytes(block) >= sizeof *block;
  return is_object && block->header.type == TYPE_CUSTODIAN ? block : NULL;
}

static bool is_under(woad_value v, const Custodian *top) {
  const Custodian *custodian = as_custodian(v);
  while (custodian != NULL && custodian != top) custodian = as_custodian(custodian->parent);
  return custodian != NULL;
}

/* Whether the thread or custodian at STEP is under TOP; *owner: whether it is a thread or custodian at all. */
static bool step_is_under(const HeapStep *step, const Custodian *top, bool *owner) {
  const Thread *thread = mem_block_is(step->block, MEM_KIND_THREAD) ? step->block : NULL;
  bool is_custodian = as_custodian((woad_value)step->word) != NULL;
  *owner = is_custodian || (thread != NULL && thread->header.type == TYPE_THREAD);
  if (!*owner) return false;
  if (is_custodian) return is_under((woad_value)step->word, top);
  for (woad_value l = thread->custodians; value_is_pair(l); l = pair_cdr(l))
    if (is_under(pair_car(l), top)) return true;
  return false;
}

static bool stops_at(void *state, const HeapStep *step) {
  const Scope *scope = state;
  bool owner, under = step_is_under(step, scope->top, &owner);
  return scope->inside ? owner && !under : under;
}

static size_t count_bytes(woad_vm *vm, const Custodian *custodian) {
  if (custodian->parent == VALUE_FALSE) return mem_live_bytes();
  HeapWalk walk = {.starts_only = true};
  Scope scope = {custodian, false};
  heapwalk_add(&walk, vm);
  heapwalk_run(&walk, stops_at, &scope);
  size_t outside = walk.count, nbytes = 0;
  bool owner;
  for (size_t i = 0; i < outside; i++)
    if (step_is_under(&walk.steps[i], custodian, &owner)) heapwalk_open(&walk, i);
  scope.inside = true;
  heapwalk_run(&walk, stops_at, &scope);
  for (size_t i = outside; i < walk.count; i++) nbytes += mem_block_bytes(walk.steps[i].block);
  heapwalk_free(&walk);
  return nbytes;
}

size_t accounting_bytes(woad_vm *vm, const Custodian *custodian) {
  return (size_t)OUTSIDE(vm, MEMORY, NULL, 0, count_bytes(vm, custodian));
}

void accounting_add_limit(woad_vm *vm, Custodian *limited, size_t nbytes, Custodian *stopped) {
  Limit *limit = mem_object(vm, Limit, TYPE_OTHER);
  *limit = (Limit){limit->header, object_value(stopped), nbytes};
  if (vm->memory_limits == VALUE_NULL) vm->memory_limits = object_value(hash_make(vm, HASH_EQ, HASH_EPHEMERON));
  Hash *limits = hash_of(vm->memory_limits);
  woad_value earlier = hash_get(vm, limits, object_value(limited));
  hash_set(vm, limits, object_value(limited), pair_make(vm, object_value(limit), earlier == VALUE_NONE ? VALUE_NULL : earlier));
}

/* Callbacks are called in a thread of their own. */
static void end_custodian(woad_vm *vm, Custodian *custodian) {
  custodian_shutdown(vm, custodian);
  woad_value callbacks = custodian_callbacks(vm);
  if (callbacks != VALUE_FALSE) thread_spawn_under(vm, "thread", callbacks, custodian_root(vm));
}

/* LIVE_BYTES: what the whole heap holds. */
static void enforce_limits(woad_vm *vm, Custodian *limited, woad_value limits, size_t live_bytes) {
  size_t nbytes = 0;
  bool counted = false;
  for (woad_value l = limits; value_is_pair(l) && !limited->down; l = pair_cdr(l)) {
    const Limit *limit = VALUE_AS(Limit, pair_car(l));
    Custodian *stopped = VALUE_AS(Custodian, limit->stopped);
    if (stopped->down || live_bytes < limit->nbytes) continue;
    if (!counted) nbytes = accounting_bytes(vm, limited);
    counted = true;
    if (nbytes >= limit->nbytes) end_custodian(vm, stopped);
  }
}

void accounting_enforce(woad_vm *vm) {
  if (vm->memory_limits == VALUE_NULL) return;
  size_t live_bytes = (size_t)OUTSIDE(vm, MEMORY, NULL, 0, mem_live_bytes());
  Hash *limits = hash_of(vm->memory_limits);
  woad_value custodian, of_custodian;
  for (int64_t pos = hash_next(limits, -1); pos >= 0; pos = hash_next(limits, pos))
    if (hash_entry(limits, pos, &custodian, &of_custodian))
      enforce_limits(vm, VALUE_AS(Custodian, custodian), of_custodian, live_bytes);
}
