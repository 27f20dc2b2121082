/* SPDX-License-Identifier: MIT
 * prim_mailbox.c: thread mailboxes, suspension, the idle event, call-with-semaphore. Source: Reference, "Thread Mailboxes",
 * "Suspending, Resuming, and Killing Threads". */
#include "runtime/data/pair.h"
#include "runtime/data/hamt.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%kernel")

static Thread *thread_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Thread, arg_type(vm, pos, argc, argv, TYPE_THREAD, "thread?"));
}

/* --- mailboxes: a list, oldest first, and its last pair --- */

static void add_message(woad_vm *vm, Thread *thread, woad_value v) {
  woad_value last = pair_make(vm, v, VALUE_NULL);
  if (value_is_null(thread->mailbox)) thread->mailbox = last;
  else pair_of(thread->mail_last)->cdr = last;
  thread->mail_last = last;
  sync_wake_all(vm, &thread->mail_queue);
}

PRIM("thread-send", thread_send, 2, 3, PF_WRITES | PF_RAISES | PF_CONTROL, RIGHT_THREAD,
     "(thd : thread?) (v : any/c) [fail-thunk : (or/c (-> any) #f)] -> any", "Puts V into THD's mailbox.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  bool own_failure = arg_given(2, argc);
  if (own_failure && argv[2] != VALUE_FALSE && !(call_is_procedure(vm, argv[2]) && call_arity_includes(vm, argv[2], 0)))
    arg_wrong(vm, 2, argc, argv, "(or/c (-> any) #f)");
  if (thread->status == THREAD_DEAD) {
    if (!own_failure) raise_format(vm, vm->exn.fail_contract, "thread-send: target thread is not running");
    return argv[2] == VALUE_FALSE ? VALUE_FALSE : call_tail(vm, argv[2], 0, NULL);
  }
  add_message(vm, thread, argv[1]);
  return VALUE_VOID;
}

static woad_value receive(woad_vm *vm, woad_value state) {
  Thread *self = vm->thread;
  if (value_is_pair(self->mailbox)) {
    woad_value v = pair_car(self->mailbox);
    self->mailbox = pair_cdr(self->mailbox);
    if (value_is_null(self->mailbox)) self->mail_last = VALUE_NULL; /* it would hold the message */
    return v;
  }
  self->waiter = waitq_join(vm, &self->mail_queue, object_value(self), self);
  return sched_block(vm, receive, state, 0);
}

PRIM("thread-receive", thread_receive, 0, 0, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "-> any/c", "Waits for the next message of the running thread.")
{
  return receive(vm, VALUE_FALSE);
}

PRIM("thread-try-receive", thread_try_receive, 0, 0, PF_CONTROL | PF_READS | PF_WRITES, RIGHT_THREAD, "-> any/c",
     "The next message of the running thread, or #f.")
{
  return value_is_pair(vm->thread->mailbox) ? receive(vm, VALUE_FALSE) : VALUE_FALSE;
}

PRIM("thread-rewind-receive", thread_rewind_receive, 1, 1, PF_CONTROL | PF_WRITES | PF_RAISES, RIGHT_THREAD, "(lst : list?) -> void?",
     "Pushes the elements of LST one by one in front of the mailbox.")
{
  arg_list(vm, 0, argc, argv);
  Thread *self = vm->thread;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
    self->mailbox = pair_make(vm, pair_car(l), self->mailbox);
    if (value_is_null(pair_cdr(self->mailbox))) self->mail_last = self->mailbox;
  }
  return VALUE_VOID;
}

PRIM("thread-receive-evt", thread_receive_evt, 0, 0, PF_ALLOC, RIGHT_THREAD, "-> evt?", "Ready when the synchronizing thread has a message.")
{
  return sync_evt_make(vm, EVT_RECEIVE, VALUE_FALSE, VALUE_FALSE);
}

/* --- suspension --- */

PRIM("thread-suspend", thread_suspend, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thd : thread?) -> void?", "Stops THD until it is resumed.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  thread_suspend(vm, thread);
  return thread == vm->thread ? thread_leave_stopped(vm) : VALUE_VOID;
}

PRIM("thread-resume", thread_resume, 1, 2, PF_CONTROL | PF_RAISES, RIGHT_THREAD,
     "(thd : thread?) [benefactor : (or/c thread? custodian? #f)] -> void?",
     "Lets THD go on, now under the custodians of BENEFACTOR as well.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  woad_value benefactor = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  bool known = benefactor == VALUE_FALSE || value_has_type(benefactor, TYPE_THREAD) || value_has_type(benefactor, TYPE_CUSTODIAN);
  if (!known) arg_wrong(vm, 1, argc, argv, "(or/c #f thread? custodian?)");
  if (value_has_type(benefactor, TYPE_THREAD)) thread_add_benefactor(vm, thread, VALUE_AS(Thread, benefactor));
  else if (benefactor != VALUE_FALSE) custodian_manage_by(vm, benefactor, argv[0]);
  thread_resume(vm, thread);
  return VALUE_VOID;
}

static woad_value gate(woad_vm *vm, woad_value thread, bool open) {
  return sync_evt_make(vm, EVT_GATE, thread, thread_semaphore_make(vm, open));
}
static woad_value suspend_gate(woad_vm *vm, woad_value thread, bool open) {
  woad_value evt = gate(vm, thread, open);
  value_header(evt)->flags |= EVT_OF_SUSPENSION;
  return evt;
}

PRIM("thread-suspend-evt", thread_suspend_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "(thd : thread?) -> evt?",
     "Ready once THD is suspended, and from then on.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  if (thread->status == THREAD_DEAD) return suspend_gate(vm, argv[0], false);
  if (thread->suspend_evt == VALUE_FALSE) thread->suspend_evt = suspend_gate(vm, argv[0], thread->suspended);
  return thread->suspend_evt;
}

PRIM("thread-resume-evt", thread_resume_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_THREAD, "(thd : thread?) -> evt?",
     "Ready once THD runs, and from then on.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  bool runs = !thread->suspended && thread->status != THREAD_DEAD;
  if (thread->resume_evt == VALUE_FALSE) thread->resume_evt = gate(vm, argv[0], runs);
  return thread->resume_evt;
}

PRIM("system-idle-evt", system_idle_evt, 0, 0, PF_ALLOC, RIGHT_THREAD, "-> evt?", "Ready when all other threads are blocked.")
{
  return sync_evt_make(vm, EVT_IDLE, VALUE_FALSE, VALUE_FALSE);
}

/* --- call-with-semaphore: (sema proc fail-thunk arg ...) --- */

static woad_value post_slot(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  thread_semaphore_post(vm, VALUE_AS(Semaphore, self->slots[0]));
  return VALUE_VOID;
}

static woad_value nothing(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return VALUE_VOID; }

static woad_value call_slot(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_call_with_barrier(vm, self->slots[0], self->nslots - 1, self->slots + 1);
}

static woad_value after_wait(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (vals[0] == VALUE_FALSE) return call_tail(vm, slots[1], 0, NULL);
  woad_value pre = call_native_closure(vm, NULL, nothing, 0, 0, 0, 0, NULL);
  woad_value post = call_native_closure(vm, NULL, post_slot, 0, 0, 0, 1, slots);
  return control_dynamic_wind(vm, pre, slots[2], post);
}

static woad_value wait_slot(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sync_on(vm, pair_make(vm, argv[0], VALUE_NULL), VALUE_FALSE, false);
}

static woad_value wait_slot_with_breaks(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sync_on(vm, pair_make(vm, argv[0], VALUE_NULL), VALUE_FALSE, true);
}

static woad_value try_slot(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sync_on(vm, pair_make(vm, argv[0], VALUE_NULL), fixnum_make(0), false);
}

static woad_value call_with_semaphore(woad_vm *vm, bool breaks, ARGS) {
  arg_type(vm, 0, argc, argv, TYPE_SEMAPHORE, "semaphore?");
  arg_procedure(vm, 1, argc, argv);
  woad_value fail = arg_given(2, argc) ? argv[2] : VALUE_FALSE;
  if (fail != VALUE_FALSE && !call_is_procedure(vm, fail)) arg_wrong(vm, 2, argc, argv, "(or/c (procedure-arity-includes/c 0) #f)");
  woad_value *call = mem_alloc(vm, (size_t)argc * sizeof(woad_value));
  int n = 0;
  call[n++] = argv[1];
  for (int i = 3; i < argc; i++) call[n++] = argv[i];
  woad_value body = call_native_closure(vm, NULL, call_slot, 0, 0, 0, n, call);
  woad_value slots[3] = {argv[0], fail, body};
  woad_value waiter = call_native_closure(vm, NULL, fail != VALUE_FALSE ? try_slot : breaks ? wait_slot_with_breaks : wait_slot, 1, 1, 0, 0, NULL);
  return call_then(vm, waiter, 1, argv, after_wait, 3, slots);
}

PRIM("call-with-semaphore", call_with_semaphore, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(sema : semaphore?) (proc : procedure?) [try-fail-thunk : (or/c (-> any) #f)] (arg : any/c) ... -> any",
     "Waits for SEMA, calls PROC, and posts SEMA however PROC ends.")
{
  return call_with_semaphore(vm, false, argc, argv);
}

PRIM("call-with-semaphore/enable-break", call_with_semaphore_enable_break, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(sema : semaphore?) (proc : procedure?) [try-fail-thunk : (or/c (-> any) #f)] (arg : any/c) ... -> any",
     "Like call-with-semaphore, with breaks enabled while it waits.")
{
  return call_with_semaphore(vm, true, argc, argv);
}

/* --- preserved thread cells --- */

typedef struct { Header header; woad_value cells; } CellValues; /* TYPE_OTHER, aux THREAD_CELL_VALUES */

static bool is_cell_values(woad_value v) { return value_has_type(v, TYPE_OTHER) && value_header(v)->aux == THREAD_CELL_VALUES; }

PRIM("thread-cell-values?", thread_cell_values_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by current-preserved-thread-cell-values.")
{
  return value_bool(is_cell_values(argv[0]));
}

static woad_value own_cells(woad_vm *vm) {
  if (vm->thread->cells == VALUE_FALSE) vm->thread->cells = object_value(hash_make(vm, HASH_EQ, HASH_EPHEMERON));
  return vm->thread->cells;
}

PRIM("current-preserved-thread-cell-values", current_preserved_thread_cell_values, 0, 1, PF_READS | PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "[vals : thread-cell-values?] -> any", "The running thread's values of preserved cells; or puts VALS in their place.")
{
  if (!arg_given(0, argc)) {
    vm->has_cell_copies = true;
    CellValues *values = mem_object(vm, CellValues, TYPE_OTHER);
    values->header.aux = THREAD_CELL_VALUES;
    values->cells = object_value(hash_copy(vm, hash_of(own_cells(vm))));
    return object_value(values);
  }
  if (!is_cell_values(argv[0]))
    arg_wrong(vm, 0, argc, argv, "thread-cell-values?");
  Hash *own = hash_of(own_cells(vm)), *saved = hash_of(VALUE_AS(CellValues, argv[0])->cells);
  woad_value cell, value, drop = VALUE_NULL;
  for (int64_t pos = hash_next(own, -1); pos >= 0; pos = hash_next(own, pos))
    if (hash_entry(own, pos, &cell, &value) && VALUE_AS(ThreadCell, cell)->preserved) drop = pair_make(vm, cell, drop);
  for (; value_is_pair(drop); drop = pair_cdr(drop)) hash_remove(vm, own, pair_car(drop));
  for (int64_t pos = hash_next(saved, -1); pos >= 0; pos = hash_next(saved, pos))
    if (hash_entry(saved, pos, &cell, &value) && VALUE_AS(ThreadCell, cell)->preserved) hash_set(vm, own, cell, value);
  return VALUE_VOID;
}
