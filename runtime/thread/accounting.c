/* SPDX-License-Identifier: MIT
 * accounting.c: see accounting.h. The root custodian answers for all. For others one walk covers all that is reached without their
 * own threads and custodians, a second one goes on from these. The running C stack does not count: a stray word there would
 * take a whole block away from who holds it, and what it alone holds is of this moment. Limits are looked at after collections only: then something is new, and a walk takes about as long. */
#include "runtime/thread/accounting.h"

#include "runtime/base/heapwalk.h"
#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/thread/thread.h"

typedef struct { Header header; woad_value limited, stopped; size_t nbytes; } Limit;
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
  *limit = (Limit){limit->header, object_value(limited), object_value(stopped), nbytes};
  vm->memory_limits = pair_make(vm, object_value(limit), vm->memory_limits);
}

void accounting_enforce(woad_vm *vm) {
  woad_value kept = VALUE_NULL;
  for (woad_value l = vm->memory_limits; value_is_pair(l); l = pair_cdr(l)) {
    Limit *limit = VALUE_AS(Limit, pair_car(l));
    Custodian *limited = VALUE_AS(Custodian, limit->limited), *stopped = VALUE_AS(Custodian, limit->stopped);
    if (limited->down || stopped->down) continue;
    if (accounting_bytes(vm, limited) < limit->nbytes) kept = pair_make(vm, pair_car(l), kept);
    else custodian_shutdown(vm, stopped);
  }
  vm->memory_limits = kept;
}
