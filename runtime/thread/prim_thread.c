/* SPDX-License-Identifier: MIT
 * prim_thread.c: threads and semaphores. Source: Reference, "Threads", "Semaphores". */
#include <math.h>

#include "runtime/data/number.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%kernel")

static Thread *thread_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Thread, arg_type(vm, pos, argc, argv, TYPE_THREAD, "thread?"));
}

PRIM("thread", thread, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thunk : (-> any)) -> thread?", "Calls THUNK in a new thread.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  return thread_spawn(vm, argv[0]);
}

PRIM("thread/suspend-to-kill", thread_suspend_to_kill, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thunk : (-> any)) -> thread?",
     "Like thread, but killing it only suspends it.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  woad_value thread = thread_spawn(vm, argv[0]);
  VALUE_AS(Thread, thread)->suspend_to_kill = true;
  return thread;
}

PRIM("thread?", thread_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a thread.")
{
  return value_bool(value_has_type(argv[0], TYPE_THREAD));
}

PRIM("current-thread", current_thread, 0, 0, PF_READS | PF_CONTROL, RIGHTS_NONE, "-> thread?", "The running thread.")
{
  return object_value(vm->thread);
}

static woad_value give_void(woad_vm *vm, woad_value state) { return VALUE_VOID; }

PRIM("thread-wait", thread_wait, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thd : thread?) -> void?", "Waits until THD has ended.")
{
  thread_argument(vm, 0, argc, argv);
  return thread_wait_for_end(vm, argv[0]);
}

PRIM("thread-dead?", thread_dead_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(thd : thread?) -> boolean?", "Whether THD has ended.")
{
  return value_bool(thread_argument(vm, 0, argc, argv)->status == THREAD_DEAD);
}

PRIM("thread-running?", thread_running_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(thd : thread?) -> boolean?",
     "Whether THD has neither ended nor been suspended.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  return value_bool(thread->status != THREAD_DEAD && !thread->suspended);
}

PRIM("kill-thread", kill_thread, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thd : thread?) -> void?", "Ends THD at once.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  thread_kill(vm, thread);
  return thread == vm->thread ? thread_leave_stopped(vm) : VALUE_VOID;
}

PRIM("break-thread", break_thread, 1, 2, PF_CONTROL | PF_RAISES, RIGHT_THREAD, "(thd : thread?) [kind : (or/c #f 'hang-up 'terminate)] -> void?",
     "Asks THD to raise exn:break.")
{
  Thread *thread = thread_argument(vm, 0, argc, argv);
  woad_value kind = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  if (kind != VALUE_FALSE && kind != vm->sym.hang_up && kind != vm->sym.terminate)
    arg_wrong(vm, 1, argc, argv, "(or/c #f 'hang-up 'terminate)");
  thread_break(vm, thread, kind == VALUE_FALSE ? BREAK_USER : kind == vm->sym.terminate ? BREAK_TERMINATE : BREAK_HANG_UP);
  return vm->hooks.check_break(vm);
}

PRIM("sleep", sleep, 0, 1, PF_CONTROL | PF_RAISES, RIGHT_CLOCK, "[secs : nonnegative-real? = 0] -> void?",
     "Lets other threads run for at least SECS seconds.")
{
  if (!arg_given(0, argc)) return sched_yield_answer(vm, give_void, VALUE_FALSE);
  if (!number_is_real(argv[0]) || number_is_negative(argv[0])) arg_wrong(vm, 0, argc, argv, "(>=/c 0)");
  double seconds = number_to_double(vm, argv[0]);
  if (isnan(seconds)) arg_wrong(vm, 0, argc, argv, "(>=/c 0)");
  if (seconds <= 0) return sched_yield_answer(vm, give_void, VALUE_FALSE);
  if (seconds > 1e9) seconds = 1e9;
  return sched_block(vm, give_void, VALUE_FALSE, sched_now_us(vm) + (int64_t)(seconds * 1e6));
}

PRIM("break-enabled", break_enabled, 0, 1, PF_CONTROL | PF_READS, RIGHTS_NONE, "[on? : any/c] -> any",
     "Whether breaks are enabled; with ON?, enables or disables them.")
{
  if (!arg_given(0, argc)) return value_bool(thread_breaks_enabled(vm));
  woad_value cell = marks_first(vm, vm->keys.break_enabled);
  if (!value_has_type(cell, TYPE_THREAD_CELL)) cell = vm->root_break_cell;
  param_cell_set(vm, cell, value_bool(value_is_true(argv[0])));
  return vm->hooks.check_break(vm);
}

/* --- semaphores --- */

static Semaphore *semaphore_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Semaphore, arg_type(vm, pos, argc, argv, TYPE_SEMAPHORE, "semaphore?"));
}

PRIM("make-semaphore", make_semaphore, 0, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "[init : exact-nonnegative-integer? = 0] -> semaphore?",
     "A semaphore with counter INIT.")
{
  return thread_semaphore_make(vm, arg_given(0, argc) ? (int64_t)arg_natural(vm, 0, argc, argv) : 0);
}

PRIM("semaphore?", semaphore_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a semaphore.")
{
  return value_bool(value_has_type(argv[0], TYPE_SEMAPHORE));
}

PRIM("semaphore-post", semaphore_post, 1, 1, PF_WRITES | PF_RAISES | PF_CONTROL, RIGHTS_NONE, "(sema : semaphore?) -> void?",
     "Increments SEMA's counter, waking one waiting thread.")
{
  thread_semaphore_post(vm, semaphore_argument(vm, 0, argc, argv));
  return VALUE_VOID;
}

PRIM("semaphore-wait", semaphore_wait, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(sema : semaphore?) -> void?",
     "Waits until SEMA's counter is positive and decrements it.")
{
  semaphore_argument(vm, 0, argc, argv);
  return thread_semaphore_wait(vm, argv[0], false);
}

PRIM("semaphore-wait/enable-break", semaphore_wait_enable_break, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(sema : semaphore?) -> void?", "Like semaphore-wait, with breaks enabled while it waits.")
{
  semaphore_argument(vm, 0, argc, argv);
  return thread_semaphore_wait(vm, argv[0], true);
}

PRIM("semaphore-try-wait?", semaphore_try_wait_p, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(sema : semaphore?) -> boolean?",
     "Decrements SEMA's counter when it is positive; answers whether it was.")
{
  Semaphore *semaphore = semaphore_argument(vm, 0, argc, argv);
  if (semaphore->count == 0) return VALUE_FALSE;
  semaphore->count--;
  return VALUE_TRUE;
}
