/* SPDX-License-Identifier: MIT
 * sync.c: sync. The events are first flattened to leaves (guards run, choices opened), each with its wrapping procedures; then
 * the leaves are polled, starting at a rotating place for fairness; when none is ready the thread leaves a SyncWait with every
 * leaf's object and blocks. A partner (channel) or a state change (semaphore, thread) wakes it: a channel partner commits the
 * wait itself, the others make it poll again. */
#include "runtime/thread/sync.h"

#include <time.h>

#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/vm/call.h"
#include "runtime/vm/raise.h"

/* One blocked (or polling) sync. */
typedef struct {
  Header header;
  Thread *thread;
  woad_value leaves;    /* vector: event, list of wraps (innermost first), ... */
  woad_value timeout;
  int64_t deadline_us;  /* 0: none */
  int64_t committed;    /* index of the leaf a partner chose, -1 */
  woad_value value;
  bool finished;
} SyncWait;

woad_value sync_evt_make(woad_vm *vm, EvtKind kind, woad_value base, woad_value extra) {
  Evt *evt = mem_object(vm, Evt, TYPE_EVT);
  evt->header.aux = (uint16_t)kind;
  evt->base = base;
  evt->extra = extra;
  return object_value(evt);
}

woad_value sync_channel_make(woad_vm *vm) {
  Channel *channel = mem_object(vm, Channel, TYPE_CHANNEL);
  channel->getters = channel->putters = VALUE_NULL;
  return object_value(channel);
}

bool sync_is_evt(woad_vm *vm, woad_value v) {
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_EVT: case TYPE_SEMAPHORE: case TYPE_THREAD: case TYPE_CHANNEL: return true;
  case TYPE_STRUCT: return struct_property_get(vm, vm->prop.evt, v) != VALUE_NONE;
  default: return false;
  }
}

/* --- flattening. Work list: pairs (event . wraps) --- */

static woad_value flatten(woad_vm *vm, woad_value work, woad_value leaves, woad_value timeout);
static woad_value start_waiting(woad_vm *vm, woad_value leaves, woad_value timeout);

static woad_value after_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value v = vals[0];
  if (!sync_is_evt(vm, v)) v = sync_evt_make(vm, EVT_WRAP, sync_evt_make(vm, EVT_ALWAYS, VALUE_FALSE, VALUE_FALSE),
                                            pair_make(vm, v, VALUE_NULL));
  return flatten(vm, pair_make(vm, pair_make(vm, v, slots[1]), slots[0]), slots[2], slots[3]);
}

static woad_value run_guard(woad_vm *vm, woad_value proc, woad_value arg, woad_value work, woad_value wraps, woad_value leaves,
                            woad_value timeout) {
  woad_value slots[4] = {work, wraps, leaves, timeout};
  return call_then(vm, proc, 1, &arg, after_guard, 4, slots);
}

/* A struct event: prop:evt is an event, a field position, or a procedure that gives an event. */
static bool open_struct(woad_vm *vm, woad_value evt, woad_value *inner, woad_value *proc) {
  woad_value spec = struct_property_get(vm, vm->prop.evt, evt);
  if (value_is_fixnum(spec)) spec = struct_of(evt)->fields[fixnum_value(spec)];
  if (call_is_procedure(vm, spec) && !sync_is_evt(vm, spec)) {
    *proc = spec;
    return false;
  }
  *inner = sync_is_evt(vm, spec) ? spec : sync_evt_make(vm, EVT_NEVER, VALUE_FALSE, VALUE_FALSE);
  return true;
}

static woad_value flatten(woad_vm *vm, woad_value work, woad_value leaves, woad_value timeout) {
  while (value_is_pair(work)) {
    woad_value evt = pair_car(pair_car(work)), wraps = pair_cdr(pair_car(work));
    work = pair_cdr(work);
    if (value_has_type(evt, TYPE_STRUCT)) {
      woad_value inner = VALUE_FALSE, proc = VALUE_FALSE;
      if (!open_struct(vm, evt, &inner, &proc)) return run_guard(vm, proc, evt, work, wraps, leaves, timeout);
      if (inner == evt) inner = sync_evt_make(vm, EVT_NEVER, VALUE_FALSE, VALUE_FALSE);
      work = pair_make(vm, pair_make(vm, inner, wraps), work);
      continue;
    }
    EvtKind kind = value_has_type(evt, TYPE_EVT) ? (EvtKind)value_header(evt)->aux : EVT_ALWAYS;
    if (!value_has_type(evt, TYPE_EVT)) {
      leaves = pair_make(vm, pair_make(vm, evt, wraps), leaves);
    } else if (kind == EVT_WRAP || kind == EVT_HANDLE) {
      wraps = pair_make(vm, VALUE_AS(Evt, evt)->extra, wraps);
      work = pair_make(vm, pair_make(vm, VALUE_AS(Evt, evt)->base, wraps), work);
    } else if (kind == EVT_CHOICE) {
      woad_value items = pair_reverse(vm, VALUE_AS(Evt, evt)->base);
      for (; value_is_pair(items); items = pair_cdr(items))
        work = pair_make(vm, pair_make(vm, pair_car(items), wraps), work);
    } else if (kind == EVT_NACK_GUARD) {
      woad_value nack = thread_semaphore_make(vm, 0);
      woad_value peek = sync_evt_make(vm, EVT_SEMAPHORE_PEEK, nack, VALUE_FALSE);
      woad_value evt_for_maker = sync_evt_make(vm, EVT_WRAP, peek, pair_make(vm, VALUE_VOID, VALUE_NULL));
      return run_guard(vm, VALUE_AS(Evt, evt)->extra, evt_for_maker, work, pair_make(vm, nack, wraps), leaves, timeout);
    } else if (kind == EVT_POLL_GUARD) {
      return run_guard(vm, VALUE_AS(Evt, evt)->extra, value_bool(timeout == fixnum_make(0)), work, wraps, leaves, timeout);
    } else {
      leaves = pair_make(vm, pair_make(vm, evt, wraps), leaves);
    }
  }
  return start_waiting(vm, pair_reverse(vm, leaves), timeout);
}

/* --- choosing --- */

static woad_value apply_wraps(woad_vm *vm, woad_value wraps, int n, woad_value *vals);

static woad_value after_wrap(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return apply_wraps(vm, slots[0], n, vals);
}

/* WRAPS innermost first; a pair in place of a procedure is a constant result, a semaphore is a nack (see post_nacks). */
static woad_value apply_wraps(woad_vm *vm, woad_value wraps, int n, woad_value *vals) {
  while (value_is_pair(wraps) && value_has_type(pair_car(wraps), TYPE_SEMAPHORE)) wraps = pair_cdr(wraps);
  if (value_is_null(wraps)) return values_return(vm, n, vals);
  woad_value proc = pair_car(wraps), rest = pair_cdr(wraps);
  if (value_is_pair(proc)) {
    woad_value constant = pair_car(proc);
    return apply_wraps(vm, rest, 1, &constant);
  }
  if (value_is_null(rest)) return call_tail(vm, proc, n, vals);
  return call_then(vm, proc, n, vals, after_wrap, 1, &rest);
}

static bool list_has(woad_value list, woad_value v) {
  for (; value_is_pair(list); list = pair_cdr(list))
    if (pair_car(list) == v) return true;
  return false;
}

/* Tells the nack-guards of all leaves that are not CHOSEN's (a list of wraps; null: none was chosen). */
static void post_nacks(woad_vm *vm, const SyncWait *wait, woad_value chosen) {
  Vector *leaves = vector_of(wait->leaves);
  for (size_t i = 1; i < leaves->length; i += 2)
    for (woad_value wraps = leaves->items[i]; value_is_pair(wraps); wraps = pair_cdr(wraps)) {
      woad_value nack = pair_car(wraps);
      if (!value_has_type(nack, TYPE_SEMAPHORE) || list_has(chosen, nack)) continue;
      VALUE_AS(Semaphore, nack)->count = 0;
      thread_semaphore_post(vm, VALUE_AS(Semaphore, nack));
    }
}

static woad_value finish_sync(woad_vm *vm, SyncWait *wait, size_t leaf, woad_value value) {
  wait->finished = true;
  vm->thread->waiting_on = VALUE_NONE;
  post_nacks(vm, wait, vector_of(wait->leaves)->items[2 * leaf + 1]);
  return apply_wraps(vm, vector_of(wait->leaves)->items[2 * leaf + 1], 1, &value);
}

/* First live partner in *LIST other than WAIT; drops dead entries. Entries: (SyncWait index . value). */
static woad_value take_partner(woad_vm *vm, woad_value *list, const SyncWait *wait) {
  while (value_is_pair(*list)) {
    woad_value entry = pair_car(*list);
    SyncWait *other = VALUE_AS(SyncWait, pair_car(entry));
    bool alive = !other->finished && other->committed < 0 && other->thread->status == THREAD_BLOCKED &&
                 !other->thread->suspended;
    if (alive && other == wait) return VALUE_FALSE;
    *list = pair_cdr(*list);
    if (alive) return entry;
  }
  return VALUE_FALSE;
}

static void commit_partner(woad_vm *vm, woad_value entry, woad_value value) {
  SyncWait *other = VALUE_AS(SyncWait, pair_car(entry));
  other->committed = fixnum_value(pair_cadr(entry));
  other->value = value;
  sched_wake(vm, other->thread);
}

/* Whether EVT is ready now; if so it is taken and *value is its result. */
static bool poll_leaf(woad_vm *vm, SyncWait *wait, woad_value evt, woad_value *value) {
  *value = evt;
  switch (value_type(evt)) {
  case TYPE_SEMAPHORE:
    if (VALUE_AS(Semaphore, evt)->count == 0) return false;
    VALUE_AS(Semaphore, evt)->count--;
    return true;
  case TYPE_THREAD: return VALUE_AS(Thread, evt)->status == THREAD_DEAD;
  case TYPE_CHANNEL: {
    woad_value entry = take_partner(vm, &VALUE_AS(Channel, evt)->putters, wait);
    if (entry == VALUE_FALSE) return false;
    *value = pair_cddr(entry);
    Evt *put = VALUE_AS(Evt, vector_of(VALUE_AS(SyncWait, pair_car(entry))->leaves)->items[2 * fixnum_value(pair_cadr(entry))]);
    commit_partner(vm, entry, object_value(put));
    return true;
  }
  default: break;
  }
  Evt *e = VALUE_AS(Evt, evt);
  switch ((EvtKind)e->header.aux) {
  case EVT_ALWAYS: return true;
  case EVT_SEMAPHORE_PEEK: return VALUE_AS(Semaphore, e->base)->count > 0;
  case EVT_THREAD_DEAD: return VALUE_AS(Thread, e->base)->status == THREAD_DEAD;
  case EVT_IDLE: {
    bool granted = vm->sched->idle_grant == vm->thread;
    if (granted) vm->sched->idle_grant = NULL;
    *value = VALUE_VOID;
    return granted;
  }
  case EVT_RECEIVE: return value_is_pair(vm->thread->mailbox);
  case EVT_SUSPENDED:
    *value = e->base;
    return VALUE_AS(Thread, e->base)->suspended;
  case EVT_RESUMED:
    *value = e->base;
    return !VALUE_AS(Thread, e->base)->suspended && VALUE_AS(Thread, e->base)->status != THREAD_DEAD;
  case EVT_CHANNEL_PUT: {
    woad_value entry = take_partner(vm, &VALUE_AS(Channel, e->base)->getters, wait);
    if (entry == VALUE_FALSE) return false;
    commit_partner(vm, entry, e->extra);
    return true;
  }
  case EVT_ALARM: {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6 >= number_to_double(vm, e->base);
  }
  default: return false;
  }
}

/* --- waiting --- */

static woad_value entry_for(woad_vm *vm, SyncWait *wait, size_t leaf, woad_value value) {
  return pair_make(vm, object_value(wait), pair_make(vm, fixnum_make((int64_t)leaf), value));
}

static void queue_at_end(woad_vm *vm, woad_value *list, woad_value entry) {
  *list = pair_append(vm, *list, pair_make(vm, entry, VALUE_NULL));
}

static void wait_on_semaphore(woad_vm *vm, Semaphore *semaphore) {
  woad_value last = pair_make(vm, object_value(vm->thread), VALUE_NULL);
  if (value_is_null(semaphore->first)) semaphore->first = last;
  else pair_of(semaphore->last)->cdr = last;
  semaphore->last = last;
}

static void wait_for_thread(woad_vm *vm, Thread *thread) {
  thread->dead_waiters = pair_make(vm, object_value(vm->thread), thread->dead_waiters);
}

/* Leaves the wait with the object of leaf POS. */
static void register_leaf(woad_vm *vm, SyncWait *wait, size_t pos, int64_t *wake_us) {
  woad_value evt = vector_of(wait->leaves)->items[2 * pos];
  switch (value_type(evt)) {
  case TYPE_SEMAPHORE: wait_on_semaphore(vm, VALUE_AS(Semaphore, evt)); return;
  case TYPE_THREAD: wait_for_thread(vm, VALUE_AS(Thread, evt)); return;
  case TYPE_CHANNEL: queue_at_end(vm, &VALUE_AS(Channel, evt)->getters, entry_for(vm, wait, pos, VALUE_FALSE)); return;
  default: break;
  }
  Evt *e = VALUE_AS(Evt, evt);
  EvtKind kind = (EvtKind)e->header.aux;
  if (kind == EVT_CHANNEL_PUT) {
    queue_at_end(vm, &VALUE_AS(Channel, e->base)->putters, entry_for(vm, wait, pos, e->extra));
  } else if (kind == EVT_SEMAPHORE_PEEK) {
    wait_on_semaphore(vm, VALUE_AS(Semaphore, e->base));
  } else if (kind == EVT_THREAD_DEAD) {
    wait_for_thread(vm, VALUE_AS(Thread, e->base));
  } else if (kind == EVT_IDLE) {
    vm->sched->idle_waiters = pair_append(vm, vm->sched->idle_waiters,
                                          pair_make(vm, object_value(vm->thread), VALUE_NULL));
  } else if (kind == EVT_SUSPENDED || kind == EVT_RESUMED) {
    Thread *thread = VALUE_AS(Thread, e->base);
    thread->state_waiters = pair_make(vm, object_value(vm->thread), thread->state_waiters);
  } else if (kind == EVT_ALARM) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    double left_ms = number_to_double(vm, e->base) - ((double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6);
    int64_t at = sched_now_us() + (left_ms > 0 ? (int64_t)(left_ms * 1000) + 1 : 1);
    if (*wake_us == 0 || at < *wake_us) *wake_us = at;
  }
}

static woad_value poll_again(woad_vm *vm, woad_value state) {
  SyncWait *wait = VALUE_AS(SyncWait, state);
  Vector *leaves = vector_of(wait->leaves);
  if (wait->committed >= 0) return finish_sync(vm, wait, (size_t)wait->committed, wait->value);
  size_t n = leaves->length / 2, start = n == 0 ? 0 : (size_t)(vm->sync_turn++ % n);
  for (size_t i = 0; i < n; i++) {
    size_t pos = (start + i) % n;
    woad_value value;
    if (poll_leaf(vm, wait, leaves->items[2 * pos], &value)) return finish_sync(vm, wait, pos, value);
  }
  bool now = value_is_fixnum(wait->timeout) && fixnum_value(wait->timeout) == 0;
  if (now || (wait->deadline_us != 0 && sched_now_us() >= wait->deadline_us)) {
    wait->finished = true;
    post_nacks(vm, wait, VALUE_NULL);
    return VALUE_FALSE;
  }
  if (call_is_procedure(vm, wait->timeout)) {
    wait->finished = true;
    post_nacks(vm, wait, VALUE_NULL);
    return call_tail(vm, wait->timeout, 0, NULL);
  }
  int64_t wake_us = wait->deadline_us;
  for (size_t pos = 0; pos < n; pos++) register_leaf(vm, wait, pos, &wake_us);
  vm->thread->waiting_on = VALUE_TRUE; /* any semaphore may wake it */
  return sched_block(vm, poll_again, state, wake_us);
}

static woad_value start_waiting(woad_vm *vm, woad_value leaves, woad_value timeout) {
  SyncWait *wait = mem_object(vm, SyncWait, TYPE_OTHER);
  size_t n = (size_t)pair_list_length(leaves);
  Vector *vec = vector_make(vm, 2 * n, VALUE_FALSE);
  for (size_t i = 0; i < n; i++, leaves = pair_cdr(leaves)) {
    vec->items[2 * i] = pair_car(pair_car(leaves));
    vec->items[2 * i + 1] = pair_cdr(pair_car(leaves));
  }
  wait->thread = vm->thread;
  wait->leaves = object_value(vec);
  wait->timeout = timeout;
  wait->committed = -1;
  wait->value = VALUE_FALSE;
  if (number_is_real(timeout)) wait->deadline_us = sched_now_us() + (int64_t)(number_to_double(vm, timeout) * 1e6) + 1;
  return poll_again(vm, object_value(wait));
}

woad_value sync_on(woad_vm *vm, woad_value evts, woad_value timeout) {
  woad_value work = VALUE_NULL;
  for (evts = pair_reverse(vm, evts); value_is_pair(evts); evts = pair_cdr(evts))
    work = pair_make(vm, pair_make(vm, pair_car(evts), VALUE_NULL), work);
  return flatten(vm, work, VALUE_NULL, timeout);
}

void sync_boot(woad_vm *vm) {
  vm->always_evt = sync_evt_make(vm, EVT_ALWAYS, VALUE_FALSE, VALUE_FALSE);
  vm->never_evt = sync_evt_make(vm, EVT_NEVER, VALUE_FALSE, VALUE_FALSE);
}
