/* SPDX-License-Identifier: MIT
 * prim_custodian.c: custodians, custodian boxes, thread groups, will executors, plumbers. Source: Reference, "Custodians",
 * "Thread Groups", "Wills and Executors", "Plumbers". */
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

static bool is_box(woad_value v) { return value_has_type(v, TYPE_OTHER) && value_header(v)->aux == CUSTODIAN_BOX; }

static Custodian *custodian_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Custodian, arg_type(vm, pos, argc, argv, TYPE_CUSTODIAN, "custodian?"));
}

PRIM("make-custodian", make_custodian, 0, 1, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "[cust : custodian?] -> custodian?", "A fresh custodian under CUST.")
{
  woad_value parent = arg_given(0, argc) ? argv[0] : param_get(vm, vm->param.current_custodian);
  if (arg_given(0, argc) && custodian_argument(vm, 0, argc, argv)->down)
    raise_fields(vm, "make-custodian", "the custodian has been shut down", "custodian", argv[0], NULL);
  return custodian_make(vm, parent);
}

PRIM("custodian?", custodian_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a custodian.")
{
  return value_bool(value_has_type(argv[0], TYPE_CUSTODIAN));
}

PRIM("custodian-shutdown-all", custodian_shutdown_all, 1, 1, PF_CONTROL | PF_RAISES | PF_WRITES, RIGHT_THREAD, "(cust : custodian?) -> void?",
     "Ends all that CUST manages.")
{
  return custodian_shutdown(vm, custodian_argument(vm, 0, argc, argv)) ? thread_leave_stopped(vm) : VALUE_VOID;
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
    if (!is_box(key)) list = pair_make(vm, key, list);
  }
  return list;
}

PRIM("custodian-memory-accounting-available?", custodian_memory_accounting_available_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?", "#f.")
{
  return VALUE_FALSE;
}

PRIM("make-custodian-box", make_custodian_box, 2, 2, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "(cust : custodian?) (v : any/c) -> custodian-box?",
     "Holds V until CUST is shut down.")
{
  Custodian *cust = custodian_argument(vm, 0, argc, argv);
  CustodianBox *box = mem_object(vm, CustodianBox, TYPE_OTHER);
  box->header.aux = CUSTODIAN_BOX;
  box->value = cust->down ? VALUE_FALSE : argv[1];
  box->down = cust->down;
  if (!cust->down) hash_set(vm, hash_of(cust->managed), object_value(box), VALUE_TRUE);
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

/* Hands the session's ready wills to their executors. */
static void sort_ready(woad_vm *vm) {
  woad_value value, record;
  while (mem_will_take(vm, &value, &record)) {
    Executor *executor = VALUE_AS(Executor, pair_car(record));
    hash_remove(vm, hash_of(executor->records), record);
    woad_value last = pair_make(vm, pair_make(vm, value, record), VALUE_NULL);
    if (value_is_null(executor->ready)) executor->ready = last;
    else pair_of(executor->last)->cdr = last;
    executor->last = last;
  }
}

static woad_value execute(woad_vm *vm, Executor *executor) {
  woad_value first = pair_car(executor->ready);
  executor->ready = pair_cdr(executor->ready);
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

/* Nobody is told when a will becomes ready: looked at again every ten milliseconds. */
static woad_value wait_for_will(woad_vm *vm, woad_value state) {
  Executor *executor = VALUE_AS(Executor, state);
  sort_ready(vm);
  if (value_is_pair(executor->ready)) return execute(vm, executor);
  return sched_block(vm, wait_for_will, state, sched_now_us() + 10000);
}

PRIM("will-execute", will_execute, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_GC, "(executor : will-executor?) -> any", "Waits for a ready will and calls its procedure.")
{
  executor_argument(vm, 0, argc, argv);
  return wait_for_will(vm, argv[0]);
}

/* --- plumbers --- */

typedef struct { Header header; woad_value handles; } Plumber; /* handles: list, newest first */
typedef struct { Header header; woad_value plumber, proc; } FlushHandle;

void prim_custodian_boot(woad_vm *vm) {
  Plumber *plumber = mem_object(vm, Plumber, TYPE_PLUMBER);
  plumber->handles = VALUE_NULL;
  vm->param.current_plumber = param_make(vm, "current-plumber", object_value(plumber), NULL);
  Group *group = mem_object(vm, Group, TYPE_THREAD_GROUP);
  group->parent = VALUE_FALSE;
  vm->param.current_thread_group = param_make(vm, "current-thread-group", object_value(group), NULL);
}

PRIM("make-plumber", make_plumber, 0, 0, PF_ALLOC, RIGHTS_NONE, "-> plumber?", "A plumber without flush callbacks.")
{
  Plumber *plumber = mem_object(vm, Plumber, TYPE_PLUMBER);
  plumber->handles = VALUE_NULL;
  return object_value(plumber);
}

PRIM("plumber?", plumber_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a plumber.")
{
  return value_bool(value_has_type(argv[0], TYPE_PLUMBER));
}

PRIM("plumber-flush-handle?", plumber_flush_handle_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a flush handle.")
{
  return value_bool(value_has_type(argv[0], TYPE_PLUMBER_HANDLE));
}

PRIM("plumber-add-flush!", plumber_add_flush_x, 2, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(plumber : plumber?) (proc : (plumber-flush-handle? . -> . any)) [weak? : any/c = #f] -> plumber-flush-handle?",
     "PROC is to be called when PLUMBER is flushed.")
{
  Plumber *plumber = VALUE_AS(Plumber, arg_type(vm, 0, argc, argv, TYPE_PLUMBER, "plumber?"));
  arg_procedure_arity(vm, 1, 1, argc, argv);
  FlushHandle *handle = mem_object(vm, FlushHandle, TYPE_PLUMBER_HANDLE);
  handle->plumber = argv[0];
  handle->proc = argv[1];
  plumber->handles = pair_make(vm, object_value(handle), plumber->handles);
  return object_value(handle);
}

PRIM("plumber-flush-handle-remove!", plumber_flush_handle_remove_x, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(handle : plumber-flush-handle?) -> void?", "Takes HANDLE's callback away.")
{
  arg_type(vm, 0, argc, argv, TYPE_PLUMBER_HANDLE, "plumber-flush-handle?");
  Plumber *plumber = VALUE_AS(Plumber, VALUE_AS(FlushHandle, argv[0])->plumber);
  woad_value kept = VALUE_NULL;
  for (woad_value l = pair_reverse(vm, plumber->handles); value_is_pair(l); l = pair_cdr(l))
    if (pair_car(l) != argv[0]) kept = pair_make(vm, pair_car(l), kept);
  plumber->handles = kept;
  return VALUE_VOID;
}

static woad_value flush_next(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (!value_is_pair(slots[0])) return VALUE_VOID;
  woad_value handle = pair_car(slots[0]), rest = pair_cdr(slots[0]);
  return call_then(vm, VALUE_AS(FlushHandle, handle)->proc, 1, &handle, flush_next, 1, &rest);
}

PRIM("plumber-flush-all", plumber_flush_all, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(plumber : plumber?) -> void?", "Calls PLUMBER's callbacks.")
{
  woad_value list = VALUE_AS(Plumber, arg_type(vm, 0, argc, argv, TYPE_PLUMBER, "plumber?"))->handles;
  return flush_next(vm, &list, 0, NULL);
}
