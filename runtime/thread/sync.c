/* SPDX-License-Identifier: MIT
 * sync.c: sync. Events are opened one by one, in an order that turns for fairness: guards run, choices are spread, and each leaf
 * is polled as it appears, so that a guard behind a ready event may never run. When no leaf is ready the thread leaves a wait
 * with each leaf's object and blocks. Whoever changes such an object either commits the wait to a leaf (semaphores, channels)
 * or wakes the thread, which then polls all leaves again.
 *
 * A leaf carries a list of wraps, innermost first, for what is done with its result:
 *     procedure   applied to the results            pair         its car is the result instead
 *     Replace     the leaf only decides when its maker is called: the event it gives takes the leaf's place
 *     semaphore   a nack: posted unless the leaf that is chosen carries it as well
 * A sync that made nacks runs inside of a winder, which posts them when control leaves without a choice. */
#include "runtime/base/record.h"
#include "runtime/thread/sync.h"

#include <time.h>

#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/thread/impevt.h"
#include "runtime/thread/poller.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

typedef struct { woad_value evt, wraps; } Leaf;

/* One sync, from its call to its choice. */
typedef struct SyncWait {
  Header header;
  Thread *thread;
  Leaf *leaves;
  size_t nleaves, room;
  Waiter *waiters;         /* in queues, while blocked; linked by next_of_sync */
  woad_value timeout;
  int64_t deadline_us;     /* 0: none */
  bool polls_only, breaks, wound, finished;
  bool stale;              /* language code ran since the leaves were polled */
  bool committed;          /* a partner chose leaf committed_leaf, with this value */
  size_t committed_leaf;
  woad_value value;
  woad_value nacks;        /* list of semaphores */
  woad_value chosen;       /* wraps of the chosen leaf once finished; VALUE_NONE: timeout */
} SyncWait;

typedef struct { Header header; woad_value evt, maker; } Replace; /* evt: the replace-evt */
typedef struct { Header header; woad_value proc; } Handler;       /* of a handle-evt: applied in tail position */
enum { IS_REPLACE = 3, IS_HANDLER };                              /* header.aux of these */

/* --- making events --- */

woad_value sync_evt_make(woad_vm *vm, EvtKind kind, woad_value base, woad_value extra) {
  Evt *evt = mem_object(vm, Evt, TYPE_EVT);
  evt->header.aux = (uint16_t)kind;
  evt->base = base;
  evt->extra = extra;
  return object_value(evt);
}

woad_value sync_custom_evt_make(woad_vm *vm, const EvtOps *ops, woad_value base, woad_value extra) {
  woad_value evt = sync_evt_make(vm, EVT_CUSTOM, base, extra);
  VALUE_AS(Evt, evt)->ops = ops;
  return evt;
}

woad_value sync_channel_make(woad_vm *vm) { return object_value(mem_object(vm, Channel, TYPE_CHANNEL)); }

void sync_register_type(woad_vm *vm, TypeCode type, const EvtOps *ops) { vm->evt_ops[type] = ops; }

bool sync_is_evt(woad_vm *vm, woad_value v) {
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_EVT: case TYPE_SEMAPHORE: case TYPE_THREAD: case TYPE_CHANNEL: return true;
  case TYPE_STRUCT: return struct_property_get(vm, vm->prop.evt, v) != VALUE_NONE;
  case TYPE_IMPERSONATOR: return sync_is_evt(vm, impersonator_of(v)->base);
  default: return vm->evt_ops[value_type(v)] != NULL;
  }
}

/* --- wraps, nacks --- */

static bool is_nack(woad_value wrap) { return value_has_type(wrap, TYPE_SEMAPHORE); }
static bool is_replace(woad_value wrap) { return value_has_type(wrap, TYPE_OTHER) && value_header(wrap)->aux == IS_REPLACE; }

static bool is_handler(woad_value wrap) { return value_has_type(wrap, TYPE_OTHER) && value_header(wrap)->aux == IS_HANDLER; }

static bool list_has(woad_value list, woad_value v) {
  for (; value_is_pair(list); list = pair_cdr(list))
    if (pair_car(list) == v) return true;
  return false;
}

static void post_nacks(woad_vm *vm, SyncWait *sync, woad_value chosen) {
  woad_value nacks = sync->nacks;
  sync->nacks = VALUE_NULL;
  for (; value_is_pair(nacks); nacks = pair_cdr(nacks))
    if (!list_has(chosen, pair_car(nacks))) thread_semaphore_post(vm, VALUE_AS(Semaphore, pair_car(nacks)));
}

static woad_value flatten(woad_vm *vm, SyncWait *sync, woad_value work);
static woad_value run_wraps(woad_vm *vm, SyncWait *sync, woad_value wraps, int n, woad_value *vals);

static woad_value after_wrap(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return run_wraps(vm, VALUE_AS(SyncWait, slots[0]), slots[1], n, vals);
}

/* The call that ANSWER asks for is made with breaks enabled when SYNC waits so. */
static woad_value with_breaks(woad_vm *vm, const SyncWait *sync, woad_value answer) {
  if (!sync->breaks) return answer;
  vm->tail_mark_key = vm->keys.break_enabled;
  vm->tail_mark_value = param_cell_make(vm, VALUE_TRUE, false);
  return answer;
}

static woad_value always_giving(woad_vm *vm, woad_value v) {
  return sync_evt_make(vm, EVT_WRAP, vm->always_evt, pair_make(vm, v, VALUE_NULL));
}

/* slots: sync, wraps, the replace-evt */
static woad_value after_maker(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value evt = sync_is_evt(vm, vals[0]) ? vals[0] : always_giving(vm, slots[2]);
  woad_value work = pair_make(vm, pair_make(vm, evt, slots[1]), VALUE_NULL);
  return flatten(vm, VALUE_AS(SyncWait, slots[0]), work);
}

/* The leaves below the Replace at the head of WRAPS are gone. */
static void drop_replaced(SyncWait *sync, woad_value replace) {
  size_t kept = 0;
  for (size_t i = 0; i < sync->nleaves; i++)
    if (!list_has(sync->leaves[i].wraps, replace)) sync->leaves[kept++] = sync->leaves[i];
  for (size_t i = kept; i < sync->nleaves; i++) sync->leaves[i] = (Leaf){VALUE_FALSE, VALUE_NULL};
  sync->nleaves = kept;
}

/* Applies WRAPS up to the end, or to a Replace, whose maker then goes on with SYNC. */
static woad_value run_wraps(woad_vm *vm, SyncWait *sync, woad_value wraps, int n, woad_value *vals) {
  while (value_is_pair(wraps) && is_nack(pair_car(wraps))) wraps = pair_cdr(wraps);
  if (value_is_null(wraps)) return values_return(vm, n, vals);
  woad_value wrap = pair_car(wraps), rest = pair_cdr(wraps);
  if (value_is_pair(wrap)) {
    woad_value constant = pair_car(wrap);
    return run_wraps(vm, sync, rest, 1, &constant);
  }
  if (is_replace(wrap)) {
    Replace *replace = VALUE_AS(Replace, wrap);
    woad_value slots[3] = {object_value(sync), rest, replace->evt};
    return with_breaks(vm, sync, call_then(vm, replace->maker, n, vals, after_maker, 3, slots));
  }
  bool is_handle = is_handler(wrap);
  woad_value proc = is_handle ? VALUE_AS(Handler, wrap)->proc : wrap;
  if (value_is_null(rest) && (is_handle || !sync->breaks)) return call_tail(vm, proc, n, vals);
  woad_value slots[2] = {object_value(sync), rest};
  return with_breaks(vm, sync, call_then(vm, proc, n, vals, after_wrap, 2, slots));
}

static woad_value deliver(woad_vm *vm, SyncWait *sync) {
  if (sync->chosen != VALUE_NONE) return run_wraps(vm, sync, sync->chosen, 1, &sync->value);
  return call_is_procedure(vm, sync->timeout) ? call_tail(vm, sync->timeout, 0, NULL) : VALUE_FALSE;
}

static woad_value finish(woad_vm *vm, SyncWait *sync, woad_value chosen, woad_value value) {
  sync->finished = true;
  sync->chosen = chosen;
  sync->value = value;
  post_nacks(vm, sync, chosen);
  return sync->wound ? VALUE_VOID : deliver(vm, sync);
}

/* Leaf POS is ready with VALUE. */
static woad_value choose(woad_vm *vm, SyncWait *sync, size_t pos, woad_value value) {
  woad_value wraps = sync->leaves[pos].wraps;
  for (woad_value rest = wraps; value_is_pair(rest); rest = pair_cdr(rest)) {
    if (!is_replace(pair_car(rest))) continue;
    drop_replaced(sync, pair_car(rest));
    sync->stale = true;
    return run_wraps(vm, sync, wraps, 1, &value);
  }
  return finish(vm, sync, wraps, value);
}

/* --- polling a leaf --- */

/* The oldest partner in QUEUE other than SYNC itself, which leaves the queue. */
static Waiter *take_partner(WaitQueue *queue, const SyncWait *sync) {
  for (Waiter *waiter = queue->first; waiter != NULL; waiter = waiter->next)
    if (waiter->sync != sync) return waiter;
  return NULL;
}

static void commit(woad_vm *vm, Waiter *partner, woad_value value) {
  SyncWait *other = partner->sync;
  other->committed = true;
  other->committed_leaf = partner->leaf;
  other->value = value;
  sched_wake(vm, partner->thread);
}

bool sync_commit_semaphore(Waiter *waiter, woad_value semaphore) {
  SyncWait *sync = waiter->sync;
  if (sync->leaves[waiter->leaf].evt != semaphore) return false;
  sync->committed = true;
  sync->committed_leaf = waiter->leaf;
  sync->value = semaphore;
  return true;
}

static bool poll_channel_get(woad_vm *vm, SyncWait *sync, Channel *channel, woad_value *value) {
  Waiter *partner = take_partner(&channel->putters, sync);
  if (partner == NULL) return false;
  woad_value put = partner->sync->leaves[partner->leaf].evt;
  *value = VALUE_AS(Evt, put)->extra;
  commit(vm, partner, put);
  return true;
}

static bool poll_channel_put(woad_vm *vm, SyncWait *sync, const Evt *put) {
  Waiter *partner = take_partner(&VALUE_AS(Channel, put->base)->getters, sync);
  if (partner == NULL) return false;
  commit(vm, partner, put->extra);
  return true;
}

static double alarm_clock_ms(woad_vm *vm, const Evt *evt) {
  struct timespec now;
  (void)OUTSIDE(vm, CLOCK, &now, sizeof now, clock_gettime(evt->extra == VALUE_TRUE ? CLOCK_MONOTONIC : CLOCK_REALTIME, &now));
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static bool poll_evt(woad_vm *vm, SyncWait *sync, Evt *evt, woad_value *value) {
  switch ((EvtKind)evt->header.aux) {
  case EVT_ALWAYS: return true;
  case EVT_SEMAPHORE_PEEK: return VALUE_AS(Semaphore, evt->base)->count > 0;
  case EVT_THREAD_DEAD: return VALUE_AS(Thread, evt->base)->status == THREAD_DEAD;
  case EVT_RECEIVE: return value_is_pair(vm->thread->mailbox);
  case EVT_CHANNEL_PUT: return poll_channel_put(vm, sync, evt);
  case EVT_ALARM: return alarm_clock_ms(vm, evt) >= number_to_double(vm, evt->base);
  case EVT_GATE:
    *value = evt->base;
    return VALUE_AS(Semaphore, evt->extra)->count > 0;
  case EVT_IDLE: {
    bool granted = vm->sched->idle_grant == vm->thread;
    if (granted) vm->sched->idle_grant = NULL;
    *value = VALUE_VOID;
    return granted;
  }
  case EVT_CUSTOM: return evt->ops->poll(vm, object_value(evt), value);
  default: return false;
  }
}

/* Whether V is ready now; if so it is taken and *value is its result. */
static bool poll_leaf(woad_vm *vm, SyncWait *sync, woad_value v, woad_value *value) {
  *value = v;
  switch (value_type(v)) {
  case TYPE_SEMAPHORE:
    if (VALUE_AS(Semaphore, v)->count == 0) return false;
    VALUE_AS(Semaphore, v)->count--;
    return true;
  case TYPE_THREAD: return VALUE_AS(Thread, v)->status == THREAD_DEAD;
  case TYPE_CHANNEL: return poll_channel_get(vm, sync, VALUE_AS(Channel, v), value);
  case TYPE_EVT: return poll_evt(vm, sync, VALUE_AS(Evt, v), value);
  default: return vm->evt_ops[value_type(v)]->poll(vm, v, value);
  }
}

/* --- waiting --- */

static Waiter *watch_alarm(woad_vm *vm, const Evt *evt, int64_t *wake_us) {
  double left_ms = number_to_double(vm, evt->base) - alarm_clock_ms(vm, evt);
  if (left_ms > 1e12) return NULL;
  int64_t at = sched_now_us(vm) + (left_ms > 0 ? (int64_t)(left_ms * 1000) + 1 : 1);
  if (*wake_us == 0 || at < *wake_us) *wake_us = at;
  return NULL;
}

static Waiter *watch_evt(woad_vm *vm, Evt *evt, Thread *thread, int64_t *wake_us) {
  switch ((EvtKind)evt->header.aux) {
  case EVT_SEMAPHORE_PEEK: return waitq_join(vm, &VALUE_AS(Semaphore, evt->base)->queue, evt->base, thread);
  case EVT_GATE: return waitq_join(vm, &VALUE_AS(Semaphore, evt->extra)->queue, evt->extra, thread);
  case EVT_THREAD_DEAD: return waitq_join(vm, &VALUE_AS(Thread, evt->base)->dead_queue, evt->base, thread);
  case EVT_RECEIVE: return waitq_join(vm, &thread->mail_queue, object_value(thread), thread);
  case EVT_CHANNEL_PUT: return waitq_join(vm, &VALUE_AS(Channel, evt->base)->putters, evt->base, thread);
  case EVT_IDLE: return waitq_join(vm, &vm->sched->idle_queue, VALUE_FALSE, thread);
  case EVT_ALARM: return watch_alarm(vm, evt, wake_us);
  case EVT_CUSTOM: return evt->ops->watch(vm, object_value(evt), thread, wake_us);
  default: return NULL;
  }
}

static Waiter *watch_leaf(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  switch (value_type(v)) {
  case TYPE_SEMAPHORE: return waitq_join(vm, &VALUE_AS(Semaphore, v)->queue, v, thread);
  case TYPE_THREAD: return waitq_join(vm, &VALUE_AS(Thread, v)->dead_queue, v, thread);
  case TYPE_CHANNEL: return waitq_join(vm, &VALUE_AS(Channel, v)->getters, v, thread);
  case TYPE_EVT: return watch_evt(vm, VALUE_AS(Evt, v), thread, wake_us);
  default: return vm->evt_ops[value_type(v)]->watch(vm, v, thread, wake_us);
  }
}

void sync_leave_queues(SyncWait *sync) {
  for (Waiter *waiter = sync->waiters; waiter != NULL; waiter = waiter->next_of_sync) waitq_leave(waiter);
  sync->waiters = NULL;
}

void sync_wake_all(woad_vm *vm, WaitQueue *queue) {
  while (queue->first != NULL) {
    Waiter *waiter = queue->first;
    waitq_leave(waiter);
    sched_wake(vm, waiter->thread);
  }
}

static woad_value poll_again(woad_vm *vm, woad_value state);

static woad_value block(woad_vm *vm, SyncWait *sync) {
  Thread *thread = vm->thread;
  int64_t wake_us = sync->deadline_us;
  thread->sync = sync;
  for (size_t pos = 0; pos < sync->nleaves; pos++) {
    Waiter *waiter = watch_leaf(vm, sync->leaves[pos].evt, thread, &wake_us);
    if (waiter == NULL) continue;
    waiter->sync = sync;
    waiter->leaf = pos;
    waiter->next_of_sync = sync->waiters;
    sync->waiters = waiter;
  }
  thread->waits_with_breaks = sync->breaks;
  return sched_block(vm, poll_again, object_value(sync), wake_us);
}

static woad_value block_or_give_up(woad_vm *vm, SyncWait *sync) {
  bool over = sync->polls_only || (sync->deadline_us != 0 && sched_now_us(vm) >= sync->deadline_us);
  return over ? finish(vm, sync, VALUE_NONE, VALUE_FALSE) : block(vm, sync);
}

/* A pseudo-random number: places that turn by one would fall into step with what a program does. */
static size_t next_turn(woad_vm *vm, size_t n) {
  vm->sync_turn = vm->sync_turn * 6364136223846793005u + 1442695040888963407u;
  return n == 0 ? 0 : (size_t)(vm->sync_turn >> 33) % n;
}

static woad_value poll_again(woad_vm *vm, woad_value state) {
  SyncWait *sync = VALUE_AS(SyncWait, state);
  sync->stale = false;
  vm->thread->waits_with_breaks = false;
  if (sync->committed) {
    sync->committed = false;
    return choose(vm, sync, sync->committed_leaf, sync->value);
  }
  size_t start = next_turn(vm, sync->nleaves);
  for (size_t i = 0; i < sync->nleaves; i++) {
    size_t pos = (start + i) % sync->nleaves;
    woad_value value;
    if (poll_leaf(vm, sync, sync->leaves[pos].evt, &value)) return choose(vm, sync, pos, value);
  }
  return block_or_give_up(vm, sync);
}

/* --- opening events. WORK: list of pairs (event . wraps) --- */

static void add_leaf(woad_vm *vm, SyncWait *sync, woad_value evt, woad_value wraps) {
  if (sync->nleaves == sync->room) {
    size_t room = sync->room == 0 ? 4 : 2 * sync->room;
    Leaf *grown = mem_alloc(vm, room * sizeof *grown);
    for (size_t i = 0; i < sync->nleaves; i++) grown[i] = sync->leaves[i];
    sync->leaves = grown;
    sync->room = room;
  }
  sync->leaves[sync->nleaves++] = (Leaf){evt, wraps};
}

static woad_value add_handler(woad_vm *vm, woad_value proc, woad_value wraps) {
  Handler *handler = mem_object(vm, Handler, TYPE_OTHER);
  handler->header.aux = IS_HANDLER;
  handler->proc = proc;
  return pair_make(vm, object_value(handler), wraps);
}

/* What EVT, made by wrap-evt or handle-evt, wraps, and WRAPS with its procedure. */
static woad_value unwrapped(woad_vm *vm, const Evt *evt, woad_value wraps) {
  bool is_handle = evt->header.aux == EVT_HANDLE;
  return pair_make(vm, evt->base, is_handle ? add_handler(vm, evt->extra, wraps) : pair_make(vm, evt->extra, wraps));
}

static woad_value with_wraps(woad_vm *vm, woad_value evts, woad_value wraps) {
  PairBuilder list;
  pair_builder_init(&list);
  for (; value_is_pair(evts); evts = pair_cdr(evts)) pair_builder_add(vm, &list, pair_make(vm, pair_car(evts), wraps));
  return list.head;
}

/* EVTS, each with WRAPS, choices among them replaced by what they are of: so that all have the same chance. */
static woad_value open_choices(woad_vm *vm, woad_value evts, woad_value wraps) {
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = with_wraps(vm, evts, wraps); value_is_pair(l);) {
    woad_value item = pair_car(l);
    l = pair_cdr(l);
    Evt *evt = value_has_type(pair_car(item), TYPE_EVT) ? VALUE_AS(Evt, pair_car(item)) : NULL;
    EvtKind kind = evt == NULL ? EVT_NEVER : (EvtKind)evt->header.aux;
    if (kind == EVT_CHOICE) l = pair_append(vm, with_wraps(vm, evt->base, pair_cdr(item)), l);
    else if (kind == EVT_WRAP || kind == EVT_HANDLE) l = pair_make(vm, unwrapped(vm, evt, pair_cdr(item)), l);
    else pair_builder_add(vm, &out, item);
  }
  return out.head;
}

/* EVTS, all with WRAPS, in front of WORK; the list is cut at a turning place and its parts are exchanged. */
static woad_value spread(woad_vm *vm, woad_value evts, woad_value wraps, woad_value work) {
  woad_value all = open_choices(vm, evts, wraps), tail = all;
  size_t n = (size_t)pair_list_length(all), start = next_turn(vm, n);
  for (size_t i = 0; i < start; i++) tail = pair_cdr(tail);
  PairBuilder list;
  pair_builder_init(&list);
  for (woad_value l = tail; value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &list, pair_car(l));
  for (woad_value l = all; l != tail; l = pair_cdr(l)) pair_builder_add(vm, &list, pair_car(l));
  return pair_append(vm, list.head, work);
}

/* slots: sync, work, wraps, the event with the guard. A result that is no event stands for that event, or with poll-guard-evt for itself. */
static woad_value after_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  bool is_poll = value_has_type(slots[3], TYPE_EVT) && value_header(slots[3])->aux == EVT_POLL_GUARD;
  woad_value evt = sync_is_evt(vm, vals[0]) && vals[0] != slots[3] ? vals[0] : always_giving(vm, is_poll ? vals[0] : slots[3]);
  return flatten(vm, VALUE_AS(SyncWait, slots[0]), pair_make(vm, pair_make(vm, evt, slots[2]), slots[1]));
}

/* Calls PROC, under a barrier, for the event that takes the place of ITSELF. */
static woad_value run_guard(woad_vm *vm, SyncWait *sync, woad_value work, woad_value wraps, woad_value itself, woad_value proc,
                            woad_value arg) {
  woad_value slots[4] = {object_value(sync), work, wraps, itself};
  woad_value call[2] = {proc, arg};
  sync->stale = true;
  return with_breaks(vm, sync, call_then(vm, vm->barrier_caller, 2, call, after_guard, 4, slots));
}

/* The event that a struct's prop:evt gives (*inner), or the procedure that is to be asked (false). */
static bool open_struct(woad_vm *vm, woad_value evt, woad_value *inner) {
  woad_value spec = struct_property_get(vm, vm->prop.evt, evt);
  if (value_is_fixnum(spec)) spec = struct_of(impersonator_base(evt))->fields[fixnum_value(spec)];
  if (value_has_type(spec, TYPE_POLLER)) spec = poller_guard(vm, spec);
  *inner = spec;
  if (sync_is_evt(vm, spec)) return true;
  if (call_is_procedure(vm, spec)) return false;
  *inner = vm->never_evt;
  return true;
}

static woad_value nothing(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return VALUE_VOID; }

static woad_value go_on_wound(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return flatten(vm, VALUE_AS(SyncWait, self->slots[0]), self->slots[1]);
}

static woad_value leave_winder(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  SyncWait *sync = VALUE_AS(SyncWait, self->slots[0]);
  if (!sync->finished) post_nacks(vm, sync, VALUE_NULL);
  return VALUE_VOID;
}

static woad_value start_winder(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value pre = call_native_closure(vm, NULL, nothing, 0, 0, 0, 0, NULL);
  woad_value body = call_native_closure(vm, NULL, go_on_wound, 0, 0, 0, 2, self->slots);
  woad_value post = call_native_closure(vm, NULL, leave_winder, 0, 0, 0, 1, self->slots);
  return control_dynamic_wind(vm, pre, body, post);
}

static woad_value after_winder(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return deliver(vm, VALUE_AS(SyncWait, slots[0]));
}

/* Before the first nack: the rest of the sync runs inside of a winder. */
static woad_value wind(woad_vm *vm, SyncWait *sync, woad_value work) {
  sync->wound = true;
  woad_value slots[2] = {object_value(sync), work};
  return call_then(vm, call_native_closure(vm, NULL, start_winder, 0, 0, 0, 2, slots), 0, NULL, after_winder, 1, slots);
}

void sync_abandon(woad_vm *vm, Kont *kont) {
  for (; kont != NULL; kont = kont->next) {
    if (kont_kind(kont) != KONT_WIND || !value_has_type(kont->handler, TYPE_NATIVE_CLOSURE)) continue;
    NativeClosure *post = VALUE_AS(NativeClosure, kont->handler);
    if (post->fn == leave_winder) leave_winder(vm, post, 0, NULL);
  }
}

static woad_value add_replace(woad_vm *vm, woad_value evt, woad_value wraps) {
  Replace *replace = mem_object(vm, Replace, TYPE_OTHER);
  replace->header.aux = IS_REPLACE;
  replace->evt = evt;
  replace->maker = VALUE_AS(Evt, evt)->extra;
  return pair_make(vm, object_value(replace), wraps);
}

static woad_value open_nack_guard(woad_vm *vm, SyncWait *sync, woad_value work, woad_value wraps, woad_value evt) {
  woad_value nack = thread_semaphore_make(vm, 0);
  sync->nacks = pair_make(vm, nack, sync->nacks);
  woad_value for_maker = sync_evt_make(vm, EVT_GATE, VALUE_VOID, nack);
  return run_guard(vm, sync, work, pair_make(vm, nack, wraps), evt, VALUE_AS(Evt, evt)->extra, for_maker);
}

/* The procedure to be asked for the event that stands for V, or VALUE_FALSE. */
static woad_value guard_of(woad_vm *vm, woad_value v) {
  if (!value_is_object(v)) return VALUE_FALSE;
  bool custom = value_type(v) == TYPE_EVT && VALUE_AS(Evt, v)->header.aux == EVT_CUSTOM;
  const EvtOps *ops = custom ? VALUE_AS(Evt, v)->ops : vm->evt_ops[value_type(v)];
  return ops == NULL || ops->guard == NULL ? VALUE_FALSE : ops->guard(vm, v);
}

/* slots: sync, work, wraps; the result: (event . what its results pass through) */
static woad_value after_impersonator(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value opened = pair_make(vm, pair_car(vals[0]), pair_make(vm, pair_cdr(vals[0]), slots[2]));
  return flatten(vm, VALUE_AS(SyncWait, slots[0]), pair_make(vm, opened, slots[1]));
}

static woad_value flatten(woad_vm *vm, SyncWait *sync, woad_value work) {
  while (value_is_pair(work)) {
    woad_value all = work, evt = pair_car(pair_car(work)), wraps = pair_cdr(pair_car(work)), inner;
    work = pair_cdr(work);
    if (value_is_impersonator(evt) && impevt_is_redirected(evt)) {
      woad_value slots[3] = {object_value(sync), work, wraps};
      sync->stale = true;
      return impevt_open(vm, evt, after_impersonator, 3, slots);
    }
    if (!impersonator_wraps(evt, TYPE_STRUCT)) evt = impersonator_base(evt);
    if (value_has_type(impersonator_base(evt), TYPE_STRUCT)) {
      if (!open_struct(vm, evt, &inner)) return run_guard(vm, sync, work, wraps, evt, inner, evt);
      work = pair_make(vm, pair_make(vm, inner == evt ? vm->never_evt : inner, wraps), work);
      continue;
    }
    inner = guard_of(vm, evt);
    if (inner != VALUE_FALSE) return run_guard(vm, sync, work, wraps, evt, inner, evt);
    Evt *opened = value_has_type(evt, TYPE_EVT) ? VALUE_AS(Evt, evt) : NULL;
    switch (opened == NULL ? EVT_NEVER : (EvtKind)opened->header.aux) {
    case EVT_WRAP: case EVT_HANDLE:
      work = pair_make(vm, unwrapped(vm, opened, wraps), work);
      continue;
    case EVT_REPLACE: work = pair_make(vm, pair_make(vm, opened->base, add_replace(vm, evt, wraps)), work); continue;
    case EVT_CHOICE: work = spread(vm, opened->base, wraps, work); continue;
    case EVT_NACK_GUARD: return sync->wound ? open_nack_guard(vm, sync, work, wraps, evt) : wind(vm, sync, all);
    case EVT_POLL_GUARD: return run_guard(vm, sync, work, wraps, evt, opened->extra, value_bool(sync->polls_only));
    default: break;
    }
    add_leaf(vm, sync, evt, wraps);
    woad_value value;
    if (poll_leaf(vm, sync, evt, &value)) return choose(vm, sync, sync->nleaves - 1, value);
  }
  return sync->stale ? poll_again(vm, object_value(sync)) : block_or_give_up(vm, sync);
}

/* After a break that came before a wait with breaks: STATE holds its events and its timeout. */
static woad_value sync_after_break(woad_vm *vm, woad_value state) {
  return sync_on(vm, pair_car(state), pair_cdr(state), true);
}

woad_value sync_on(woad_vm *vm, woad_value evts, woad_value timeout, bool breaks) {
  if (breaks && vm->thread->break_pending) return sched_raise_break(vm, sync_after_break, pair_make(vm, evts, timeout));
  SyncWait *sync = mem_object(vm, SyncWait, TYPE_OTHER);
  sync->thread = vm->thread;
  sync->timeout = timeout;
  sync->nacks = VALUE_NULL;
  sync->breaks = breaks;
  sync->chosen = VALUE_NONE;
  if (number_is_real(timeout)) {
    double seconds = number_to_double(vm, timeout);
    sync->polls_only = seconds == 0;
    if (seconds < 1e12) sync->deadline_us = sched_now_us(vm) + (int64_t)(seconds * 1e6) + 1;
  } else {
    sync->polls_only = timeout != VALUE_FALSE;
  }
  return flatten(vm, sync, spread(vm, evts, VALUE_NULL, VALUE_NULL));
}

void sync_boot(woad_vm *vm) {
  vm->evt_ops = mem_alloc(vm, TYPE_COUNT * sizeof *vm->evt_ops);
  vm->always_evt = sync_evt_make(vm, EVT_ALWAYS, VALUE_FALSE, VALUE_FALSE);
  vm->never_evt = sync_evt_make(vm, EVT_NEVER, VALUE_FALSE, VALUE_FALSE);
}
