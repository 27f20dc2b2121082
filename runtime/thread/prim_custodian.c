/* SPDX-License-Identifier: MIT
 * prim_custodian.c: custodians, custodian boxes, thread groups, will executors. Source: Reference, "Custodians",
 * "Thread Groups", "Wills and Executors". */
#include "runtime/data/hash.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/weak.h"
#include "runtime/thread/accounting.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/plumber.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

static bool is_box(woad_value v) { return value_has_type(v, TYPE_CUSTODIAN_BOX); }

static Custodian *custodian_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Custodian, arg_type(vm, pos, argc, argv, TYPE_CUSTODIAN, "custodian?"));
}

PRIM("make-custodian", make_custodian, 0, 1, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "[cust : custodian?] -> custodian?", "A fresh custodian under CUST.")
{
  woad_value parent = arg_given(0, argc) ? argv[0] : param_get(vm, vm->param.current_custodian);
  if (arg_given(0, argc)) custodian_argument(vm, 0, argc, argv);
  if (VALUE_AS(Custodian, parent)->down)
    raise_fields(vm, "make-custodian", "the custodian has been shut down", "custodian", parent, NULL);
  return custodian_make(vm, parent);
}

PRIM("custodian?", custodian_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a custodian.")
{
  return value_bool(value_has_type(argv[0], TYPE_CUSTODIAN));
}

PRIM("custodian-shutdown-all", custodian_shutdown_all, 1, 1, PF_CONTROL | PF_RAISES | PF_WRITES, RIGHT_THREAD, "(cust : custodian?) -> void?",
     "Ends all that CUST manages.")
{
  bool self = custodian_shutdown(vm, custodian_argument(vm, 0, argc, argv));
  woad_value callbacks = custodian_callbacks(vm);
  if (callbacks != VALUE_FALSE && !self) return call_tail(vm, callbacks, 0, NULL);
  if (callbacks != VALUE_FALSE) thread_spawn_under(vm, "thread", callbacks, custodian_root(vm));
  return self ? thread_leave_stopped(vm) : VALUE_VOID;
}

PRIM("custodian-shut-down?", custodian_shut_down_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(cust : custodian?) -> boolean?", "Whether CUST was shut down.")
{
  return value_bool(custodian_argument(vm, 0, argc, argv)->down);
}

PRIM("custodian-managed-list", custodian_managed_list, 2, 2, PF_READS | PF_RAISES, RIGHT_THREAD, "(cust : custodian?) (super : custodian?) -> list?",
     "What CUST manages; SUPER must be above it.")
{
  Custodian *cust = custodian_argument(vm, 0, argc, argv);
  custodian_argument(vm, 1, argc, argv);
  woad_value above = cust->parent;
  while (above != VALUE_FALSE && above != argv[1]) above = VALUE_AS(Custodian, above)->parent;
  if (above == VALUE_FALSE)
    raise_fields(vm, "custodian-managed-list", "the second custodian does not manage the first custodian", "first custodian",
                 argv[0], "second custodian", argv[1], NULL);
  Hash *managed = hash_of(cust->managed);
  woad_value list = VALUE_NULL, key, value;
  for (int64_t pos = hash_next(managed, -1); pos >= 0; pos = hash_next(managed, pos)) {
    if (!hash_entry(managed, pos, &key, &value)) continue;
    if (value_has_type(key, TYPE_THREAD) && VALUE_AS(Thread, key)->status == THREAD_DEAD) continue;
    if (value_has_type(key, TYPE_CUSTODIAN_REFERENCE)) {
      CustodianReference *reference = VALUE_AS(CustodianReference, key);
      if (reference->callback == VALUE_FALSE || (key = reference->value) == VALUE_NONE) continue;
      if (value_has_type(key, TYPE_WEAK_BOX) && (key = weak_box_value(key)) == VALUE_NONE) continue;
    }
    if (!is_box(key)) list = pair_make(vm, key, list);
  }
  return list;
}

PRIM("custodian-memory-accounting-available?", custodian_memory_accounting_available_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?",
     "Whether custodian-limit-memory is supported: yes.")
{
  return VALUE_TRUE;
}

PRIM("custodian-limit-memory", custodian_limit_memory, 2, 3, PF_WRITES | PF_RAISES, RIGHT_GC,
     "(limit-cust : custodian?) (amount : exact-nonnegative-integer?) [stop-cust : custodian?] -> void?",
     "Shuts STOP-CUST (LIMIT-CUST when not given) down when after a collection what LIMIT-CUST manages alone holds AMOUNT bytes or more.")
{
  Custodian *limited = custodian_argument(vm, 0, argc, argv);
  if (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1])) arg_wrong(vm, 1, argc, argv, "exact-nonnegative-integer?");
  Custodian *stopped = arg_given(2, argc) ? custodian_argument(vm, 2, argc, argv) : limited;
  if (value_is_fixnum(argv[1])) accounting_add_limit(vm, limited, (size_t)fixnum_value(argv[1]), stopped);
  return VALUE_VOID;
}

PRIM("custodian-require-memory", custodian_require_memory, 3, 3, PF_RAISES, RIGHT_GC,
     "(limit-cust : custodian?) (need-amount : exact-nonnegative-integer?) (stop-cust : custodian?) -> void?", "Not supported.")
{
  custodian_argument(vm, 0, argc, argv);
  if (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1])) arg_wrong(vm, 1, argc, argv, "exact-nonnegative-integer?");
  custodian_argument(vm, 2, argc, argv);
  raise_format(vm, vm->exn.fail_unsupported, "custodian-require-memory: unsupported");
}

PRIM("make-custodian-box", make_custodian_box, 2, 2, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "(cust : custodian?) (v : any/c) -> custodian-box?",
     "Holds V until CUST is shut down.")
{
  Custodian *cust = custodian_argument(vm, 0, argc, argv);
  if (cust->down) raise_fields(vm, NULL, "the custodian has been shut down", "custodian", argv[0], NULL);
  CustodianBox *box = mem_object(vm, CustodianBox, TYPE_CUSTODIAN_BOX);
  box->value = argv[1];
  hash_set(vm, hash_of(cust->managed), object_value(box), VALUE_TRUE);
  return object_value(box);
}

PRIM("custodian-box?", custodian_box_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a custodian box.")
{
  return value_bool(is_box(argv[0]));
}

PRIM("custodian-box-value", custodian_box_value, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(cb : custodian-box?) -> any/c",
     "What CB holds; #f once its custodian was shut down.")
{
  if (!is_box(argv[0])) arg_wrong(vm, 0, argc, argv, "custodian-box?");
  return VALUE_AS(CustodianBox, argv[0])->value;
}

/* --- thread groups --- */

typedef struct { Header header; woad_value parent; } Group;

PRIM("make-thread-group", make_thread_group, 0, 1, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "[group : thread-group?] -> thread-group?", "A fresh group.")
{
  Group *group = mem_object(vm, Group, TYPE_THREAD_GROUP);
  group->parent = arg_given(0, argc) ? arg_type(vm, 0, argc, argv, TYPE_THREAD_GROUP, "thread-group?") : VALUE_FALSE;
  return object_value(group);
}

PRIM("thread-group?", thread_group_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a thread group.")
{
  return value_bool(value_has_type(argv[0], TYPE_THREAD_GROUP));
}

/* --- wills --- */

typedef struct {
  Header header;
  woad_value records;     /* eq hash: (executor . procedure) -> #t, which keeps them */
  woad_value ready, last; /* list of (value . record), oldest first */
  WaitQueue queue;
} Executor;

static Executor *executor_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Executor, arg_type(vm, pos, argc, argv, TYPE_WILL_EXECUTOR, "will-executor?"));
}

PRIM("make-will-executor", make_will_executor, 0, 0, PF_ALLOC, RIGHT_GC, "-> will-executor?", "A fresh will executor.")
{
  Executor *executor = mem_object(vm, Executor, TYPE_WILL_EXECUTOR);
  executor->records = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  executor->ready = executor->last = VALUE_NULL;
  return object_value(executor);
}

PRIM("will-executor?", will_executor_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a will executor.")
{
  return value_bool(value_has_type(argv[0], TYPE_WILL_EXECUTOR));
}

static bool is_collected_value(woad_value v) { return value_is_object(v) || value_is_pair(v); }

PRIM("will-register", will_register, 3, 3, PF_WRITES | PF_RAISES, RIGHT_GC,
     "(executor : will-executor?) (v : any/c) (proc : (any/c . -> . any)) -> void?", "PROC is to be called with V once V is otherwise unreachable.")
{
  Executor *executor = executor_argument(vm, 0, argc, argv);
  arg_procedure_arity(vm, 2, 1, argc, argv);
  if (!is_collected_value(argv[1])) return VALUE_VOID;
  woad_value record = pair_make(vm, argv[0], argv[2]);
  hash_set(vm, hash_of(executor->records), record, VALUE_TRUE);
  mem_will_register(vm, argv[1], record);
  return VALUE_VOID;
}

static woad_value call_finalizer(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, self->slots[0], 0, NULL);
}

/* FINALIZER is called without arguments in a thread of its own. */
static void start_finalizer(woad_vm *vm, woad_value finalizer) {
  woad_value thunk = call_native_closure(vm, "finalizer", call_finalizer, 0, 0, 0, 1, &finalizer);
  thread_spawn_under(vm, "thread", thunk, custodian_root(vm));
}

/* Hands the session's ready wills to their executors; those of none are finalizers. */
static void sort_ready(woad_vm *vm) {
  woad_value value, record;
  while (mem_will_take(vm, &value, &record)) {
    if (pair_car(record) == VALUE_FALSE) {
      hash_remove(vm, hash_of(vm->sched->finalizers), record);
      start_finalizer(vm, pair_cdr(record));
      continue;
    }
    Executor *executor = VALUE_AS(Executor, pair_car(record));
    hash_remove(vm, hash_of(executor->records), record);
    woad_value last = pair_make(vm, pair_make(vm, value, record), VALUE_NULL);
    if (value_is_null(executor->ready)) executor->ready = last;
    else pair_of(executor->last)->cdr = last;
    executor->last = last;
    sync_wake_all(vm, &executor->queue);
  }
}

static woad_value execute(woad_vm *vm, Executor *executor) {
  woad_value first = pair_car(executor->ready);
  executor->ready = pair_cdr(executor->ready);
  if (value_is_null(executor->ready)) executor->last = VALUE_NULL;
  woad_value v = pair_car(first);
  return call_tail(vm, pair_cddr(first), 1, &v);
}

PRIM("will-try-execute", will_try_execute, 1, 2, PF_CONTROL | PF_RAISES, RIGHT_GC, "(executor : any/c) [v : any/c = #f] -> any",
     "Calls the next ready will's procedure; V when none is ready.")
{
  Executor *executor = executor_argument(vm, 0, argc, argv);
  sort_ready(vm);
  if (value_is_pair(executor->ready)) return execute(vm, executor);
  return arg_given(1, argc) ? argv[1] : VALUE_FALSE;
}

static woad_value wait_for_will(woad_vm *vm, woad_value state) {
  Executor *executor = VALUE_AS(Executor, state);
  sort_ready(vm);
  if (value_is_pair(executor->ready)) return execute(vm, executor);
  vm->thread->waiter = waitq_join(vm, &executor->queue, state, vm->thread);
  return sched_block(vm, wait_for_will, state, 0);
}

static bool poll_executor(woad_vm *vm, woad_value v, woad_value *value) {
  sort_ready(vm);
  return value_is_pair(VALUE_AS(Executor, v)->ready);
}

static Waiter *watch_executor(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return waitq_join(vm, &VALUE_AS(Executor, v)->queue, v, thread);
}

PRIM("will-execute", will_execute, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_GC, "(executor : will-executor?) -> any", "Waits for a ready will and calls its procedure.")
{
  executor_argument(vm, 0, argc, argv);
  return wait_for_will(vm, argv[0]);
}

static const EvtOps executor_ops = {poll_executor, watch_executor, NULL, NULL};

PRIM_MODULE("#%unsafe")

PRIM("unsafe-add-global-finalizer", unsafe_add_global_finalizer, 2, 2, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(v : any/c) (proc : (-> any)) -> void?", "PROC is called, in a thread under the root custodian, once V is otherwise unreachable.")
{
  arg_procedure_arity(vm, 1, 0, argc, argv);
  if (!is_collected_value(argv[0])) return VALUE_VOID;
  if (vm->sched->finalizers == VALUE_FALSE) vm->sched->finalizers = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  woad_value record = pair_make(vm, VALUE_FALSE, argv[1]);
  hash_set(vm, hash_of(vm->sched->finalizers), record, VALUE_TRUE);
  mem_will_register(vm, argv[0], record);
  return VALUE_VOID;
}

/* --- references of custodians --- */

static woad_value at_exit(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const CustodianReference *reference = VALUE_AS(CustodianReference, self->slots[0]);
  woad_value v = reference->value, callback = reference->callback;
  if (value_has_type(v, TYPE_WEAK_BOX)) v = weak_box_value(v);
  if (callback == VALUE_FALSE || v == VALUE_NONE) return VALUE_VOID;
  woad_value args[2] = { v, reference->custodian };
  return call_tail(vm, callback, call_arity_includes(vm, callback, 2) ? 2 : 1, args);
}

static woad_value add_reference(woad_vm *vm, woad_value custodian, woad_value v, woad_value callback) {
  CustodianReference *reference = mem_object(vm, CustodianReference, TYPE_CUSTODIAN_REFERENCE);
  reference->custodian = custodian;
  reference->value = v;
  reference->callback = callback;
  /* its value holds it */
  hash_set(vm, hash_of(VALUE_AS(Custodian, custodian)->managed), object_value(reference), object_value(reference));
  return object_value(reference);
}

PRIM("unsafe-custodian-register", unsafe_custodian_register, 5, 6, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(cust : custodian?) (v : any/c) (callback : procedure?) (at-exit? : any/c) (weak? : any/c) [ordered? : any/c = #f] -> any/c",
     "CALLBACK is called in atomic mode with V, and CUST when it takes two arguments, when CUST is shut down, and with AT-EXIT? when "
     "the session ends before; not once V is gone with WEAK?. Answers a reference for unsafe-custodian-unregister, #f when CUST was shut down.")
{
  Custodian *custodian = custodian_argument(vm, 0, argc, argv);
  arg_procedure(vm, 2, argc, argv);
  if (custodian->down) return VALUE_FALSE;
  woad_value v = argv[4] != VALUE_FALSE && is_collected_value(argv[1]) ? weak_box_make(vm, argv[1]) : argv[1];
  woad_value reference = add_reference(vm, argv[0], v, argv[2]);
  if (argv[3] != VALUE_FALSE) plumber_add_callback(vm, call_native_closure(vm, "at-exit", at_exit, 1, 1, 0, 1, &reference));
  return reference;
}

PRIM("unsafe-custodian-unregister", unsafe_custodian_unregister, 2, 2, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(v : any/c) (reference : any/c) -> void?", "Takes back what unsafe-custodian-register gave REFERENCE for, unless it is #f.")
{
  if (argv[1] == VALUE_FALSE) return VALUE_VOID;
  CustodianReference *reference = VALUE_AS(CustodianReference, arg_type(vm, 1, argc, argv, TYPE_CUSTODIAN_REFERENCE, "(or/c custodian-reference? #f)"));
  hash_remove(vm, hash_of(VALUE_AS(Custodian, reference->custodian)->managed), argv[1]);
  reference->callback = reference->value = VALUE_FALSE;
  return VALUE_VOID;
}

PRIM("unsafe-add-post-custodian-shutdown", unsafe_add_post_custodian_shutdown, 1, 2, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(proc : (-> any)) [cust : (or/c custodian? #f) = #f] -> void?",
     "PROC is called in atomic mode after all else when CUST, #f: the root custodian, is shut down.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  bool given = arg_given(1, argc) && argv[1] != VALUE_FALSE;
  woad_value custodian = given ? object_value(custodian_argument(vm, 1, argc, argv)) : custodian_root(vm);
  if (!VALUE_AS(Custodian, custodian)->down) add_reference(vm, custodian, VALUE_NONE, argv[0]);
  return VALUE_VOID;
}

PRIM("unsafe-make-custodian-at-root", unsafe_make_custodian_at_root, 0, 0, PF_ALLOC, RIGHT_UNSAFE, "-> custodian?",
     "A fresh custodian under the root custodian, whatever the current one is.")
{
  return custodian_make(vm, custodian_root(vm));
}

/* --- custodian boxes as events --- */

static bool poll_box(woad_vm *vm, woad_value v, woad_value *value) { return VALUE_AS(CustodianBox, v)->down; }

static Waiter *watch_box(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return waitq_join(vm, &VALUE_AS(CustodianBox, v)->queue, v, thread);
}

static const EvtOps box_ops = {poll_box, watch_box, NULL, NULL};

/* --- boot --- */

static woad_value guard_custodian(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_CUSTODIAN)) raise_argument_value(vm, "current-custodian", "custodian?", v);
  return v;
}

static woad_value guard_group(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_THREAD_GROUP)) raise_argument_value(vm, "current-thread-group", "thread-group?", v);
  return v;
}

void prim_custodian_boot(woad_vm *vm) {
  vm->memory_limits = VALUE_NULL;
  custodian_boot(vm, guard_custodian);
  Group *group = mem_object(vm, Group, TYPE_THREAD_GROUP);
  group->parent = VALUE_FALSE;
  vm->param.current_thread_group = param_make(vm, "current-thread-group", object_value(group), guard_group);
  sync_register_type(vm, TYPE_WILL_EXECUTOR, &executor_ops);
  sync_register_type(vm, TYPE_CUSTODIAN_BOX, &box_ops);
  vm->hooks.sort_wills = sort_ready;
}
