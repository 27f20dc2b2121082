/* SPDX-License-Identifier: MIT
 * accounting.c: see accounting.h. One walk covers all that is reached without the custodian's own threads and custodians, a second
 * one goes on from these. Limits are looked at after collections only: then something is new, and a walk takes about as long. */
#include "runtime/thread/accounting.h"

#include "runtime/base/heapwalk.h"
#include "runtime/data/pair.h"
#include "runtime/thread/thread.h"

typedef struct { Header header; Custodian *limited, *stopped; size_t nbytes; } Limit;
typedef struct { const Custodian *top; bool inside; } Scope;

static bool is_under(woad_value custodian, const Custodian *top) {
  while (custodian != VALUE_FALSE && VALUE_AS(Custodian, custodian) != top) custodian = VALUE_AS(Custodian, custodian)->parent;
  return custodian != VALUE_FALSE;
}

/* Whether the thread or custodian at STEP is under TOP; *owner: whether it is a thread or custodian at all. */
static bool step_is_under(const HeapStep *step, const Custodian *top, bool *owner) {
  const Header *header = heapwalk_header(step);
  if (header == NULL && step->word == step->block) header = step->block; /* a plain pointer: threads are linked by these */
  *owner = header != NULL && (header->type == TYPE_THREAD || header->type == TYPE_CUSTODIAN);
  if (!*owner) return false;
  if (header->type == TYPE_CUSTODIAN) return is_under(object_value(header), top);
  for (woad_value l = ((const Thread *)header)->custodians; value_is_pair(l); l = pair_cdr(l))
    if (is_under(pair_car(l), top)) return true;
  return false;
}

static bool stops_at(void *state, const HeapStep *step) {
  const Scope *scope = state;
  bool owner, under = step_is_under(step, scope->top, &owner);
  return scope->inside ? owner && !under : under;
}

size_t accounting_bytes(woad_vm *vm, const Custodian *custodian) {
  HeapWalk walk = {0};
  Scope scope = {custodian, false};
  heapwalk_add(&walk, vm);
  heapwalk_add_c_stack(&walk, __builtin_frame_address(0));
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

void accounting_add_limit(woad_vm *vm, Custodian *limited, size_t nbytes, Custodian *stopped) {
  Limit *limit = mem_object(vm, Limit, TYPE_OTHER);
  *limit = (Limit){limit->header, limited, stopped, nbytes};
  vm->memory_limits = pair_make(vm, object_value(limit), vm->memory_limits);
  mem_note_collections(vm);
}

void accounting_enforce(woad_vm *vm) {
  woad_value kept = VALUE_NULL;
  for (woad_value l = vm->memory_limits; value_is_pair(l); l = pair_cdr(l)) {
    Limit *limit = VALUE_AS(Limit, pair_car(l));
    if (limit->limited->down || limit->stopped->down) continue;
    if (accounting_bytes(vm, limit->limited) < limit->nbytes) kept = pair_make(vm, pair_car(l), kept);
    else custodian_shutdown(vm, limit->stopped);
  }
  vm->memory_limits = kept;
}
