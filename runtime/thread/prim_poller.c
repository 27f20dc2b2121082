/* SPDX-License-Identifier: MIT
 * prim_poller.c: see poller.h. A poller is asked at once; when it is not ready it is asked again, to name what may wake it up, and
 * the event that takes its place is one of these, after which it is asked anew: at the latest after POLL_AGAIN_MS, since
 * nothing says that it names any. Source: the manual of the foreign interface, "Thread Scheduling". */
#include "runtime/thread/poller.h"

#include <limits.h>
#include <poll.h>

#include "runtime/base/record.h"
#include "runtime/data/flonum.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

enum { POLL_AGAIN_MS = 10, POLL_SOON_MS = 1 };

typedef struct { Header header; woad_value poll; } Poller;

/* --- events that wake up: of a descriptor (base), for writing when extra is true; of a time --- */

static bool poll_descriptor(woad_vm *vm, woad_value v, woad_value *value) {
  const Evt *evt = VALUE_AS(Evt, v);
  struct pollfd one = {(int)fixnum_value(evt->base), value_is_true(evt->extra) ? POLLOUT : POLLIN, 0};
  return OUTSIDE(vm, READY, NULL, 0, poll(&one, 1, 0)) > 0;
}

static Waiter *watch_descriptor(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  const Evt *evt = VALUE_AS(Evt, v);
  return world_watch(vm, (int)fixnum_value(evt->base), value_is_true(evt->extra), thread);
}

static const EvtOps descriptor_ops = {poll_descriptor, watch_descriptor, NULL, NULL};

static woad_value alarm_at(woad_vm *vm, double ms) { return sync_evt_make(vm, EVT_ALARM, flonum_make(vm, ms), VALUE_TRUE); }

static double now_ms(woad_vm *vm) { return (double)sched_now_us(vm) / 1000; }

/* Whether one of EVTS, which are to wake up, would do so at once. */
static bool any_ready(woad_vm *vm, woad_value evts) {
  for (; value_is_pair(evts); evts = pair_cdr(evts)) {
    const Evt *evt = VALUE_AS(Evt, pair_car(evts));
    bool ready = evt->header.aux == EVT_ALARM ? number_to_double(vm, evt->base) <= now_ms(vm) : poll_descriptor(vm, pair_car(evts), NULL);
    if (ready) return true;
  }
  return false;
}

/* --- asking --- */

static woad_value give_values(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return values_return_list(vm, self->slots[0]);
}

static woad_value ready_with(woad_vm *vm, woad_value list) {
  return sync_evt_make(vm, EVT_WRAP, vm->always_evt, call_native_closure(vm, NULL, give_values, 0, -1, 0, 1, &list));
}

/* slots: the poll procedure, the event, a box with the list of events that wake up. Asks in atomic mode; WAKES: to name these. */
static woad_value call_poll(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, self->slots[0], 2, self->slots + 1);
}

static woad_value call_atomically(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return thread_call_atomically(vm, self->slots[0]);
}

static woad_value ask(woad_vm *vm, woad_value *slots, bool wakes, CallThenFn then) {
  woad_value call[3] = {slots[0], slots[1], wakes ? slots[2] : VALUE_FALSE};
  woad_value thunk = call_native_closure(vm, "poll", call_poll, 0, 0, 0, 3, call);
  return call_then(vm, call_native_closure(vm, NULL, call_atomically, 0, 0, 0, 1, &thunk), 0, NULL, then, 3, slots);
}

static woad_value give_event(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return self->slots[0]; }

/* The event once one of those in the box is ready, or after a while. What is ready already must not be waited for: the sync would ask
 * without end, whatever its timeout. */
static woad_value after_wakeups(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 2) raise_result_arity(vm, NULL, 2, n, vals);
  woad_value wakeups = box_of(slots[2])->value;
  bool is_ready = pair_is_list(vals[0]) && vals[0] != VALUE_NULL, soon = !is_ready && any_ready(vm, wakeups);
  woad_value again = alarm_at(vm, now_ms(vm) + (is_ready ? 0 : soon ? POLL_SOON_MS : POLL_AGAIN_MS));
  woad_value any = sync_evt_make(vm, EVT_CHOICE, pair_make(vm, again, soon ? VALUE_NULL : wakeups), VALUE_FALSE);
  return sync_evt_make(vm, EVT_REPLACE, any, call_native_closure(vm, NULL, give_event, 0, -1, 0, 1, &slots[1]));
}

static woad_value after_poll(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 2) raise_result_arity(vm, NULL, 2, n, vals);
  if (value_is_true(vals[0])) return ready_with(vm, vals[0]);
  return vals[1] == slots[1] ? ask(vm, slots, true, after_wakeups) : vals[1];
}

static woad_value ask_about(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Box *wakeups = mem_object(vm, Box, TYPE_BOX);
  wakeups->value = VALUE_NULL;
  woad_value slots[3] = {self->slots[0], argv[0], object_value(wakeups)};
  return ask(vm, slots, false, after_poll);
}

woad_value poller_guard(woad_vm *vm, woad_value poller) {
  return call_native_closure(vm, "poll", ask_about, 1, 1, 0, 1, &VALUE_AS(Poller, poller)->poll);
}

/* --- primitives --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-poller", unsafe_poller, 1, 1, PF_ALLOC, RIGHT_UNSAFE,
     "(poll : (evt? (or/c #f any/c) . -> . (values (or/c #f list?) evt?))) -> any/c",
     "A value for prop:evt: POLL is called in atomic mode with the event and #f, to tell the event's results or what takes its place; "
     "when that is the event itself, then with what is to be given to the unsafe-poll-ctx procedures, and again within 10 ms.")
{
  Poller *poller = mem_object(vm, Poller, TYPE_POLLER);
  poller->poll = argv[0];
  return object_value(poller);
}

/* EVT wakes up who gave WAKEUPS; no-op for #f. */
static void add_wakeup(woad_vm *vm, woad_value wakeups, woad_value evt) {
  if (value_has_type(wakeups, TYPE_BOX)) box_of(wakeups)->value = pair_make(vm, evt, box_of(wakeups)->value);
}

PRIM("unsafe-poll-ctx-fd-wakeup", unsafe_poll_ctx_fd_wakeup, 3, 3, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(wakeups : any/c) (fd : fixnum?) (mode : (or/c 'read 'write 'error)) -> void?",
     "The poller that got WAKEUPS is asked again when the descriptor FD is ready.")
{
  int64_t fd = arg_fixnum(vm, 1, argc, argv);
  if (fd < 0 || fd > INT_MAX) arg_wrong(vm, 1, argc, argv, "(integer-in 0 2147483647)");
  bool for_write = arg_symbol(vm, 2, argc, argv) == symbol_intern(vm, "write");
  add_wakeup(vm, argv[0], sync_custom_evt_make(vm, &descriptor_ops, fixnum_make(fd), value_bool(for_write)));
  return VALUE_VOID;
}

PRIM("unsafe-poll-ctx-milliseconds-wakeup", unsafe_poll_ctx_milliseconds_wakeup, 2, 2, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(wakeups : any/c) (msecs : flonum?) -> void?",
     "The poller that got WAKEUPS is asked again when current-inexact-monotonic-milliseconds reaches MSECS.")
{
  add_wakeup(vm, argv[0], alarm_at(vm, arg_flonum(vm, 1, argc, argv)));
  return VALUE_VOID;
}

PRIM("unsafe-poll-ctx-eventmask-wakeup", unsafe_poll_ctx_eventmask_wakeup, 2, 2, PF_RAISES, RIGHT_UNSAFE,
     "(wakeups : any/c) (mask : fixnum?) -> void?", "Nothing: there are such masks on Windows only.")
{
  arg_fixnum(vm, 1, argc, argv);
  return VALUE_VOID;
}
