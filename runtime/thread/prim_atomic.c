/* SPDX-License-Identifier: MIT
 * prim_atomic.c: for code that must not be interrupted: atomic mode; what is local to the session; what would be threads of the
 * operating system. Source: the manual of the foreign interface, "Atomic Execution", "Process-Wide and Place-Wide Registration",
 * "Operating System Threads", "Thread Scheduling". Atomic mode is the thread's own: one that blocks in it lets others run. */
#include "runtime/data/bytes.h"
#include "runtime/data/hash.h"
#include "runtime/data/vector.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/thread.h"
#include "runtime/thread/world.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%unsafe")

PRIM("unsafe-start-atomic", unsafe_start_atomic, 0, 0, PF_WRITES, RIGHT_UNSAFE, "-> void?",
     "Until unsafe-end-atomic no other thread runs, unless this one blocks, and breaks wait. Nests.")
{
  sched_start_atomic(vm, true);
  return VALUE_VOID;
}

PRIM("unsafe-end-atomic", unsafe_end_atomic, 0, 0, PF_WRITES | PF_CONTROL | PF_RAISES, RIGHT_UNSAFE, "-> void?",
     "Ends what unsafe-start-atomic began.")
{
  return sched_end_atomic(vm, true);
}

PRIM("unsafe-start-breakable-atomic", unsafe_start_breakable_atomic, 0, 0, PF_WRITES, RIGHT_UNSAFE, "-> void?",
     "As unsafe-start-atomic, but breaks do not wait.")
{
  sched_start_atomic(vm, false);
  return VALUE_VOID;
}

PRIM("unsafe-end-breakable-atomic", unsafe_end_breakable_atomic, 0, 0, PF_WRITES | PF_CONTROL | PF_RAISES, RIGHT_UNSAFE,
     "-> void?", "Ends what unsafe-start-breakable-atomic began.")
{
  return sched_end_atomic(vm, false);
}

PRIM("unsafe-in-atomic?", unsafe_in_atomic_p, 0, 0, PF_READS, RIGHT_UNSAFE, "-> boolean?", "Whether the running thread is in atomic mode.")
{
  return value_bool(vm->thread->atomic > 0);
}

PRIM("unsafe-set-on-atomic-timeout!", unsafe_set_on_atomic_timeout_x, 1, 1, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(proc : (or/c (any/c . -> . any) #f)) -> any/c",
     "PROC is called with #f whenever a thread in atomic mode has used up a thread's time; answers what was set before, or #f.")
{
  if (argv[0] != VALUE_FALSE) arg_procedure_arity(vm, 0, 1, argc, argv);
  woad_value before = vm->sched->atomic_timeout;
  vm->sched->atomic_timeout = argv[0];
  return before;
}

PRIM("unsafe-thread-at-root", unsafe_thread_at_root, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_UNSAFE, "(thunk : (-> any)) -> thread?",
     "As thread, under the root custodian, with the parameters that the session began with.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  woad_value thread = thread_spawn_under(vm, "unsafe-thread-at-root", argv[0], custodian_root(vm));
  VALUE_AS(Thread, thread)->parameterization = vm->sched->main->parameterization;
  return thread;
}

PRIM("unsafe-signal-received", unsafe_signal_received, 0, 0, PF_WRITES, RIGHT_UNSAFE, "-> void?",
     "The scheduler looks at once whether something has become ready.")
{
  world_interrupt(vm);
  return VALUE_VOID;
}

PRIM("unsafe-set-sleep-in-thread!", unsafe_set_sleep_in_thread_x, 2, 2, PF_RAISES, RIGHT_UNSAFE,
     "(foreground-sleep : (-> any/c)) (fd : fixnum?) -> void?", "Not supported: the scheduler sleeps in the thread of its session.")
{
  raise_unsupported(vm, "the scheduler sleeps in the thread of its session");
}

/* --- the session as a place --- */

PRIM("unsafe-make-place-local", unsafe_make_place_local, 1, 1, PF_ALLOC, RIGHT_UNSAFE, "(v : any/c) -> any/c",
     "A cell that holds V; a session has one place, so that it is a box.")
{
  Box *cell = mem_object(vm, Box, TYPE_BOX);
  cell->value = argv[0];
  return object_value(cell);
}

PRIM("unsafe-place-local-ref", unsafe_place_local_ref, 1, 1, PF_READS | PF_RAISES, RIGHT_UNSAFE, "(cell : any/c) -> any/c",
     "What the cell of unsafe-make-place-local holds.")
{
  return VALUE_AS(Box, arg_type(vm, 0, argc, argv, TYPE_BOX, "place-local?"))->value;
}

PRIM("unsafe-place-local-set!", unsafe_place_local_set_x, 2, 2, PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(cell : any/c) (v : any/c) -> void?", "The cell of unsafe-make-place-local holds V from now on.")
{
  VALUE_AS(Box, arg_type(vm, 0, argc, argv, TYPE_BOX, "place-local?"))->value = argv[1];
  return VALUE_VOID;
}

PRIM("unsafe-get-place-table", unsafe_get_place_table, 0, 0, PF_READS | PF_ALLOC, RIGHT_UNSAFE, "-> (and/c hash? hash-eq?)",
     "A mutable table, always the same one in a session.")
{
  if (vm->sched->place_table == VALUE_FALSE) vm->sched->place_table = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  return vm->sched->place_table;
}

PRIM("unsafe-register-process-global", unsafe_register_process_global, 2, 2, PF_READS | PF_WRITES | PF_RAISES, RIGHT_UNSAFE,
     "(key : bytes?) (val : any/c) -> any/c",
     "What is registered for KEY, or #f; then VAL is registered, unless it is #f. The table is the session's: sessions share nothing.")
{
  Bytes *key = arg_bytes(vm, 0, argc, argv);
  if (vm->sched->globals == VALUE_FALSE) vm->sched->globals = object_value(hash_make(vm, HASH_EQUAL, HASH_STRONG));
  Hash *globals = hash_of(vm->sched->globals);
  woad_value before = hash_get(vm, globals, argv[0]);
  if (before != VALUE_NONE) return before;
  if (argv[1] != VALUE_FALSE) hash_set(vm, globals, bytes_from(vm, key->data, key->length), argv[1]);
  return VALUE_FALSE;
}

/* --- threads of the operating system --- */

static const char one_thread[] = "a session runs in one thread of the operating system";

PRIM("unsafe-os-thread-enabled?", unsafe_os_thread_enabled_p, 0, 0, PF_PURE, RIGHT_UNSAFE, "-> boolean?",
     "Whether there are threads of the operating system for programs: no.")
{
  return VALUE_FALSE;
}

PRIM("unsafe-call-in-os-thread", unsafe_call_in_os_thread, 1, 1, PF_RAISES, RIGHT_UNSAFE, "(thunk : (-> any)) -> void?", "Not supported.")
{
  raise_unsupported(vm, one_thread);
}

PRIM("unsafe-make-os-semaphore", unsafe_make_os_semaphore, 0, 0, PF_RAISES, RIGHT_UNSAFE, "-> any/c", "Not supported.")
{
  raise_unsupported(vm, one_thread);
}

PRIM("unsafe-os-semaphore-post", unsafe_os_semaphore_post, 1, 1, PF_RAISES, RIGHT_UNSAFE, "(sema : any/c) -> void?", "Not supported.")
{
  raise_unsupported(vm, one_thread);
}

PRIM("unsafe-os-semaphore-wait", unsafe_os_semaphore_wait, 1, 1, PF_RAISES, RIGHT_UNSAFE, "(sema : any/c) -> void?", "Not supported.")
{
  raise_unsupported(vm, one_thread);
}

/* --- collections --- */

PRIM("unsafe-add-collect-callbacks", unsafe_add_collect_callbacks, 2, 2, PF_RAISES, RIGHT_UNSAFE,
     "(pre : (vectorof vector?)) (post : (vectorof vector?)) -> any/c", "Not supported: there are no foreign functions to call.")
{
  raise_unsupported(vm, "there are no foreign functions to call");
}

PRIM("unsafe-remove-collect-callbacks", unsafe_remove_collect_callbacks, 1, 1, PF_RAISES, RIGHT_UNSAFE, "(key : any/c) -> void?",
     "Not supported: see unsafe-add-collect-callbacks.")
{
  raise_unsupported(vm, "there are no foreign functions to call");
}
