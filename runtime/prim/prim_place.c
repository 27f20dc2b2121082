/* SPDX-License-Identifier: MIT
 * prim_place.c: places and futures as primitives. A session runs in one thread of the operating system: it has no places of its own
 * (racket/place makes them from threads), and a future is run by whoever touches it first. Source: Reference, "Places", "Futures". */
#include <unistd.h>

#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/base/record.h"
#include "runtime/io/io_state.h"
#include "runtime/prim/prim_place.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"

/* --- places --- */

PRIM_MODULE("#%place")

#define NO_PLACES(name, cname, min, max, contract)                                                                       \
  PRIM(name, cname, min, max, PF_RAISES, RIGHT_THREAD, contract, "Not supported: racket/place makes places from threads.") \
  {                                                                                                                      \
    raise_unsupported(vm, "places of the system are not supported");                                                     \
  }
#define IS_NO_PLACE(name, cname, what)                                                                                   \
  PRIM(name, cname, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is " what " of the system: #f.")    \
  {                                                                                                                      \
    return VALUE_FALSE;                                                                                                  \
  }

NO_PLACES("dynamic-place", dynamic_place, 5, 5,
          "(path : any/c) (sym : symbol?) (in : any/c) (out : any/c) (err : any/c) -> any")
NO_PLACES("place-break", place_break, 1, 2, "(p : any/c) [kind : any/c = #f] -> void?")
NO_PLACES("place-channel", place_channel, 0, 0, "-> (values any/c any/c)")
NO_PLACES("place-channel-get", place_channel_get, 1, 1, "(ch : any/c) -> any/c")
NO_PLACES("place-channel-put", place_channel_put, 2, 2, "(ch : any/c) (v : any/c) -> void?")
NO_PLACES("place-dead-evt", place_dead_evt, 1, 1, "(p : any/c) -> evt?")
NO_PLACES("place-kill", place_kill, 1, 1, "(p : any/c) -> void?")
NO_PLACES("place-pumper-threads", place_pumper_threads, 2, 2, "(p : any/c) (threads : any/c) -> void?")
NO_PLACES("place-wait", place_wait, 1, 1, "(p : any/c) -> exact-integer?")
NO_PLACES("place-message-allowed?", place_message_allowed_p, 1, 1, "(v : any/c) -> boolean?")
IS_NO_PLACE("place?", place_p, "a place")
IS_NO_PLACE("place-channel?", place_channel_p, "a place channel")
IS_NO_PLACE("place-shared?", place_shared_p, "shared by places")

PRIM("place-enabled?", place_enabled_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?", "Whether there are places of the system: #f.")
{
  return VALUE_FALSE;
}

/* The structure that racket/place makes place channels from in a system without places. */
void prim_place_each_binding(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v)) {
  StructType *type = struct_type_make_opaque(vm, "TH-place-channel", 2, VALUE_NULL);
  static const struct { const char *name; StructProcKind kind; uint32_t pos; } procs[] = {
    { "TH-place-channel", SP_CONSTRUCTOR, 0 }, { "TH-place-channel?", SP_PREDICATE, 0 },
    { "TH-place-channel-in", SP_ACCESSOR, 0 }, { "TH-place-channel-out", SP_ACCESSOR, 1 },
  };
  fn(vm, "struct:TH-place-channel", object_value(type));
  for (size_t i = 0; i < sizeof procs / sizeof *procs; i++)
    fn(vm, procs[i].name, struct_proc_make(vm, procs[i].kind, type, procs[i].pos, symbol_intern(vm, procs[i].name)));
}

/* --- futures: opaque structures --- */

PRIM_MODULE("#%futures")

enum { FUTURE_THUNK, FUTURE_STATE, FUTURE_RESULTS, FUTURE_DONE, FUTURE_FIELDS };

static StructType *future_type(woad_vm *vm) {
  if (vm->future_type == NULL) vm->future_type = struct_type_make_opaque(vm, "future", FUTURE_FIELDS, VALUE_NULL);
  return vm->future_type;
}

static woad_value make_future(woad_vm *vm, ARGS) {
  arg_procedure_arity(vm, 0, 0, argc, argv);
  woad_value fields[FUTURE_FIELDS] = { argv[0], symbol_intern(vm, "new"), VALUE_NULL, thread_semaphore_make(vm, 0) };
  return struct_make_from(vm, future_type(vm), FUTURE_FIELDS, fields);
}

PRIM("future", future, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(thunk : (-> any)) -> future?", "A future, whose THUNK touch calls.")
{
  return make_future(vm, argc, argv);
}

PRIM("would-be-future", would_be_future, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(thunk : (-> any)) -> future?", "As future.")
{
  return make_future(vm, argc, argv);
}

PRIM("future?", future_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a future.")
{
  return value_bool(value_is_instance(argv[0], future_type(vm)));
}

static woad_value finish_future(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value *fields = struct_of(slots[0])->fields;
  fields[FUTURE_RESULTS] = pair_list_from(vm, (size_t)n, vals, VALUE_NULL);
  fields[FUTURE_STATE] = symbol_intern(vm, "done");
  return values_return(vm, n, vals);
}

static woad_value run_future(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value *fields = struct_of(self->slots[0])->fields, thunk = fields[FUTURE_THUNK];
  fields[FUTURE_THUNK] = VALUE_FALSE;
  return call_then(vm, thunk, 0, NULL, finish_future, 1, self->slots);
}

static woad_value begin_future(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  struct_of(self->slots[0])->fields[FUTURE_STATE] = symbol_intern(vm, "running");
  return VALUE_VOID;
}

static woad_value end_future(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value *fields = struct_of(self->slots[0])->fields;
  if (fields[FUTURE_STATE] != symbol_intern(vm, "done")) fields[FUTURE_STATE] = symbol_intern(vm, "aborted");
  thread_semaphore_post(vm, VALUE_AS(Semaphore, fields[FUTURE_DONE]));
  return VALUE_VOID;
}

static woad_value give_results(woad_vm *vm, woad_value future) {
  if (struct_of(future)->fields[FUTURE_STATE] != symbol_intern(vm, "done"))
    raise_format(vm, vm->exn.fail, "touch: future previously aborted");
  return values_return_list(vm, struct_of(future)->fields[FUTURE_RESULTS]);
}

static woad_value after_end(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return give_results(vm, slots[0]); }

static woad_value wait_for_end(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value done = struct_of(self->slots[0])->fields[FUTURE_DONE];
  return sync_on(vm, pair_list(vm, 1, sync_evt_make(vm, EVT_SEMAPHORE_PEEK, done, VALUE_FALSE)), VALUE_FALSE, false);
}

PRIM("touch", touch, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(f : future?) -> any",
     "The results of the future's thunk, which is called now unless it was before; raises exn:fail when it did not return.")
{
  if (!value_is_instance(argv[0], future_type(vm))) arg_wrong(vm, 0, argc, argv, "future*?");
  woad_value state = struct_of(argv[0])->fields[FUTURE_STATE];
  if (state == symbol_intern(vm, "new")) {
    woad_value begin = call_native_closure(vm, NULL, begin_future, 0, 0, 0, 1, argv);
    woad_value run = call_native_closure(vm, "touch", run_future, 0, 0, 0, 1, argv);
    return control_dynamic_wind(vm, begin, run, call_native_closure(vm, NULL, end_future, 0, 0, 0, 1, argv));
  }
  if (state != symbol_intern(vm, "running")) return give_results(vm, argv[0]);
  return call_then(vm, call_native_closure(vm, NULL, wait_for_end, 0, 0, 0, 1, argv), 0, NULL, after_end, 1, argv);
}

PRIM("current-future", current_future, 0, 0, PF_READS, RIGHTS_NONE, "-> (or/c future? #f)", "#f: futures run as part of what touches them.")
{
  return VALUE_FALSE;
}

PRIM("futures-enabled?", futures_enabled_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?", "Whether futures run beside the program: #f.")
{
  return VALUE_FALSE;
}

PRIM("processor-count", processor_count, 0, 0, PF_READS, RIGHT_ENV, "-> exact-positive-integer?", "How many processors the system has.")
{
  long count = (long)OUTSIDE(vm, STATUS, NULL, 0, sysconf(_SC_NPROCESSORS_ONLN));
  return fixnum_make(count > 0 ? count : 1);
}

PRIM("reset-future-logs-for-tracing!", reset_future_logs_for_tracing_x, 0, 0, PF_PURE, RIGHTS_NONE, "-> void?",
     "Nothing: there are no events of futures to log.")
{
  return VALUE_VOID;
}

PRIM("mark-future-trace-end!", mark_future_trace_end_x, 0, 0, PF_PURE, RIGHTS_NONE, "-> void?",
     "Nothing: there are no events of futures to log.")
{
  return VALUE_VOID;
}

/* Semaphores of futures: a structure around a semaphore. */
static StructType *fsemaphore_type(woad_vm *vm) {
  if (vm->fsemaphore_type == NULL) vm->fsemaphore_type = struct_type_make_opaque(vm, "fsemaphore", 1, VALUE_NULL);
  return vm->fsemaphore_type;
}

static Semaphore *arg_fsemaphore(woad_vm *vm, ARGS) {
  if (!value_is_instance(argv[0], fsemaphore_type(vm))) arg_wrong(vm, 0, argc, argv, "fsemaphore?");
  return VALUE_AS(Semaphore, struct_of(argv[0])->fields[0]);
}

PRIM("make-fsemaphore", make_fsemaphore, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(init : exact-nonnegative-integer?) -> fsemaphore?",
     "A semaphore with counter INIT for futures.")
{
  woad_value semaphore = thread_semaphore_make(vm, (int64_t)arg_natural(vm, 0, argc, argv));
  return struct_make_from(vm, fsemaphore_type(vm), 1, &semaphore);
}

PRIM("fsemaphore?", fsemaphore_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V was made by make-fsemaphore.")
{
  return value_bool(value_is_instance(argv[0], fsemaphore_type(vm)));
}

PRIM("fsemaphore-count", fsemaphore_count, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(fsema : fsemaphore?) -> exact-nonnegative-integer?", "Its counter.")
{
  return fixnum_make(arg_fsemaphore(vm, argc, argv)->count);
}

PRIM("fsemaphore-post", fsemaphore_post, 1, 1, PF_WRITES | PF_RAISES | PF_CONTROL, RIGHTS_NONE, "(fsema : fsemaphore?) -> void?",
     "Increments its counter.")
{
  thread_semaphore_post(vm, arg_fsemaphore(vm, argc, argv));
  return VALUE_VOID;
}

PRIM("fsemaphore-wait", fsemaphore_wait, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(fsema : fsemaphore?) -> void?",
     "Waits until its counter is positive and decrements it.")
{
  return thread_semaphore_wait(vm, object_value(arg_fsemaphore(vm, argc, argv)), false);
}

PRIM("fsemaphore-try-wait?", fsemaphore_try_wait_p, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(fsema : fsemaphore?) -> boolean?",
     "Whether its counter was positive, and is decremented.")
{
  Semaphore *semaphore = arg_fsemaphore(vm, argc, argv);
  if (semaphore->count == 0) return VALUE_FALSE;
  semaphore->count--;
  return VALUE_TRUE;
}
