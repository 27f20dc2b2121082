/* SPDX-License-Identifier: MIT
 * prim_sync.c: sync and the makers of events. Source: Reference, "Events". */
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/thread/impevt.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

static woad_value evt_argument(woad_vm *vm, int pos, ARGS) {
  if (!sync_is_evt(vm, argv[pos])) arg_wrong(vm, pos, argc, argv, "evt?");
  return argv[pos];
}

static woad_value evt_list(woad_vm *vm, int from, ARGS) {
  for (int i = from; i < argc; i++) evt_argument(vm, i, argc, argv);
  return pair_list_from(vm, (size_t)(argc - from), argv + from, VALUE_NULL);
}

PRIM("evt?", evt_p, 1, 1, PF_READS | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V can be synchronized on.")
{
  return value_bool(sync_is_evt(vm, argv[0]));
}

PRIM("sync", sync, 0, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(evt : evt?) ... -> any", "Waits for one of the events; its result.")
{
  return sync_on(vm, evt_list(vm, 0, argc, argv), VALUE_FALSE, false);
}

static bool is_duration(woad_vm *vm, woad_value v) {
  if (!number_is_real(v) || number_is_negative(v)) return false;
  return !value_is_flonum(v) || flonum_value(v) == flonum_value(v);
}

static woad_value sync_with_timeout(woad_vm *vm, ARGS, bool breaks) {
  bool ok = argv[0] == VALUE_FALSE || is_duration(vm, argv[0]) ||
            (call_is_procedure(vm, argv[0]) && call_arity_includes(vm, argv[0], 0));
  if (!ok) arg_wrong(vm, 0, argc, argv, "(or/c #f (and/c real? (not/c negative?)) (-> any))");
  return sync_on(vm, evt_list(vm, 1, argc, argv), argv[0], breaks);
}

PRIM("sync/timeout", sync_timeout, 1, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(timeout : (or/c #f real? (-> any))) (evt : evt?) ... -> any", "Like sync for at most TIMEOUT seconds; then #f, or the thunk's result.")
{
  return sync_with_timeout(vm, argc, argv, false);
}

PRIM("sync/enable-break", sync_enable_break, 0, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(evt : evt?) ... -> any",
     "Like sync, with breaks enabled while it waits.")
{
  return sync_on(vm, evt_list(vm, 0, argc, argv), VALUE_FALSE, true);
}

PRIM("sync/timeout/enable-break", sync_timeout_enable_break, 1, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(timeout : (or/c #f real? (-> any))) (evt : evt?) ... -> any", "Like sync/timeout, with breaks enabled while it waits.")
{
  return sync_with_timeout(vm, argc, argv, true);
}

PRIM("wrap-evt", wrap_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(evt : evt?) (wrap : procedure?) -> evt?", "EVT, its result passed through WRAP.")
{
  evt_argument(vm, 0, argc, argv);
  return sync_evt_make(vm, EVT_WRAP, argv[0], arg_procedure(vm, 1, argc, argv));
}

PRIM("handle-evt", handle_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(evt : evt?) (handle : procedure?) -> handle-evt?",
     "Like wrap-evt; HANDLE is called in tail position of sync.")
{
  evt_argument(vm, 0, argc, argv);
  return sync_evt_make(vm, EVT_HANDLE, argv[0], arg_procedure(vm, 1, argc, argv));
}

/* A handler, or a choice that has one. */
static bool is_handle(woad_value v) {
  if (!value_has_type(v, TYPE_EVT)) return false;
  Evt *evt = VALUE_AS(Evt, v);
  if (evt->header.aux == EVT_HANDLE) return true;
  if (evt->header.aux != EVT_CHOICE) return false;
  for (woad_value l = evt->base; value_is_pair(l); l = pair_cdr(l))
    if (is_handle(pair_car(l))) return true;
  return false;
}

PRIM("handle-evt?", handle_evt_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(v : evt?) -> boolean?", "Whether V was made by handle-evt.")
{
  if (!sync_is_evt(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "evt?");
  return value_bool(is_handle(argv[0]));
}

PRIM("poll-guard-evt", poll_guard_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(maker : (boolean? . -> . evt?)) -> evt?",
     "The event that MAKER gives at each sync.")
{
  return sync_evt_make(vm, EVT_POLL_GUARD, VALUE_FALSE, arg_procedure_arity(vm, 0, 1, argc, argv));
}

PRIM("choice-evt", choice_evt, 0, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(evt : evt?) ... -> evt?", "Ready when one of the events is.")
{
  return sync_evt_make(vm, EVT_CHOICE, evt_list(vm, 0, argc, argv), VALUE_FALSE);
}

PRIM("alarm-evt", alarm_evt, 1, 2, PF_ALLOC | PF_RAISES, RIGHT_CLOCK, "(msecs : real?) [monotonic? : any/c] -> evt?",
     "Ready when current-inexact-milliseconds reaches MSECS.")
{
  if (!number_is_real(argv[0])) raise_argument_value(vm, "create-alarm-evt", "real?", argv[0]); /* the reference's name for it */
  return sync_evt_make(vm, EVT_ALARM, argv[0], value_bool(arg_given(1, argc) && value_is_true(argv[1])));
}

PRIM("thread-dead-evt", thread_dead_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(thd : thread?) -> evt?", "Ready when THD has ended.")
{
  Thread *thread = VALUE_AS(Thread, arg_type(vm, 0, argc, argv, TYPE_THREAD, "thread?"));
  if (thread->dead_evt == VALUE_FALSE) thread->dead_evt = sync_evt_make(vm, EVT_THREAD_DEAD, argv[0], VALUE_FALSE);
  return thread->dead_evt;
}

PRIM("semaphore-peek-evt", semaphore_peek_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(sema : semaphore?) -> evt?",
     "Ready when SEMA's counter is positive, which it leaves as it is.")
{
  return sync_evt_make(vm, EVT_SEMAPHORE_PEEK, arg_type(vm, 0, argc, argv, TYPE_SEMAPHORE, "semaphore?"), VALUE_FALSE);
}

PRIM("semaphore-peek-evt?", semaphore_peek_evt_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V was made by semaphore-peek-evt.")
{
  return value_bool(value_has_type(argv[0], TYPE_EVT) && value_header(argv[0])->aux == EVT_SEMAPHORE_PEEK);
}

PRIM("nack-guard-evt", nack_guard_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(maker : (evt? . -> . any/c)) -> evt?",
     "The event that MAKER gives at each sync; MAKER gets an event that is ready when another event was chosen.")
{
  return sync_evt_make(vm, EVT_NACK_GUARD, VALUE_FALSE, arg_procedure_arity(vm, 0, 1, argc, argv));
}

PRIM("replace-evt", replace_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(evt : evt?) (maker : (any/c ... . -> . evt?)) -> evt?",
     "Once EVT is ready, the event that MAKER gives for its results.")
{
  evt_argument(vm, 0, argc, argv);
  return sync_evt_make(vm, EVT_REPLACE, argv[0], arg_procedure(vm, 1, argc, argv));
}

PRIM("make-channel", make_channel, 0, 0, PF_ALLOC, RIGHTS_NONE, "-> channel?", "A fresh rendezvous channel.")
{
  return sync_channel_make(vm);
}

PRIM("channel?", channel_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a channel.")
{
  return value_bool(impevt_is_channel(argv[0]));
}

/* slots: the plain channel */
static woad_value after_put_procs(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return sync_evt_make(vm, EVT_CHANNEL_PUT, slots[0], vals[0]);
}

PRIM("channel-put-evt", channel_put_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(ch : channel?) (v : any/c) -> evt?",
     "Ready when somebody takes V from CH.")
{
  if (!impevt_is_channel(argv[0])) arg_wrong(vm, 0, argc, argv, "channel?");
  if (!value_is_impersonator(argv[0])) return sync_evt_make(vm, EVT_CHANNEL_PUT, argv[0], argv[1]);
  woad_value base = impersonator_base(argv[0]);
  return impevt_put(vm, argv[0], argv[1], after_put_procs, 1, &base);
}

PRIM("channel-put-evt?", channel_put_evt_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V was made by channel-put-evt.")
{
  return value_bool(value_has_type(argv[0], TYPE_EVT) && value_header(argv[0])->aux == EVT_CHANNEL_PUT);
}
