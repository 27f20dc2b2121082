/* SPDX-License-Identifier: MIT
 * prim_nested.c: call-in-nested-thread. The calling thread waits for the end of the nested one, passes breaks on to it, and
 * ends it when it is killed itself. Source: Reference, "Threads". */
#include "runtime/data/vector.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%kernel")

typedef enum { NESTED_LOST, NESTED_DONE, NESTED_RAISED } NestedOutcome;
typedef struct {
  Header header;
  NestedOutcome outcome;
  woad_value result;  /* vector of results, or what was raised */
  woad_value thread;
} Nested;

static woad_value store_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Nested *nested = VALUE_AS(Nested, slots[0]);
  nested->result = vector_from(vm, (size_t)n, vals);
  nested->outcome = NESTED_DONE;
  return VALUE_VOID;
}

/* Handler for what nobody in the nested thread handles: the thread ends, and its caller raises it again. */
static woad_value store_raised(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Nested *nested = VALUE_AS(Nested, self->slots[0]);
  nested->result = argv[0];
  nested->outcome = NESTED_RAISED;
  return control_escape(vm);
}

static woad_value call_body(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value handler = call_native_closure(vm, NULL, store_raised, 1, 1, 0, 1, &self->slots[0]);
  woad_value answer = call_tail(vm, self->slots[1], 0, NULL);
  vm->tail_mark_key = vm->keys.exception_handler;
  vm->tail_mark_value = handler;
  return answer;
}

static woad_value run_body(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_then(vm, call_native_closure(vm, NULL, call_body, 0, 0, 0, 2, self->slots), 0, NULL, store_results, 1, self->slots);
}

static woad_value wait_for_nested(woad_vm *vm, woad_value state) {
  Nested *nested = VALUE_AS(Nested, state);
  Thread *inner = VALUE_AS(Thread, nested->thread), *self = vm->thread;
  if (inner->status != THREAD_DEAD) {
    self->nested = inner;
    self->waiter = waitq_join(vm, &inner->dead_queue, nested->thread, self);
    return sched_block(vm, wait_for_nested, state, 0);
  }
  self->nested = NULL;
  if (nested->outcome == NESTED_RAISED) return control_raise(vm, nested->result, true);
  if (nested->outcome == NESTED_LOST)
    raise_format(vm, vm->exn.fail, "call-in-nested-thread: the thread was killed, or it exited via the default error escape handler");
  Vector *results = vector_of(nested->result);
  return values_return(vm, (int)results->length, results->items);
}

PRIM("call-in-nested-thread", call_in_nested_thread, 1, 2, PF_CONTROL | PF_RAISES, RIGHT_THREAD,
     "(thunk : (-> any)) [cust : custodian?] -> any", "Calls THUNK in a thread of its own, under CUST; its results, or what it raises.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  woad_value custodian = arg_given(1, argc) ? arg_type(vm, 1, argc, argv, TYPE_CUSTODIAN, "custodian?")
                                            : param_get(vm, vm->param.current_custodian);
  Nested *nested = mem_object(vm, Nested, TYPE_OTHER);
  woad_value slots[2] = {object_value(nested), argv[0]};
  woad_value body = call_native_closure(vm, NULL, run_body, 0, 0, 0, 2, slots);
  nested->thread = thread_spawn_under(vm, "call-in-nested-thread", body, custodian);
  return wait_for_nested(vm, slots[0]);
}
