/* SPDX-License-Identifier: MIT
 * impevt.c: see impevt.h. Each step is a native frame; what a chaperone's procedure gives is compared with what it got. */
#include "runtime/base/address.h"
#include "runtime/thread/impevt.h"

#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/redirect.h"

bool impevt_is_channel(woad_value v) {
  if (!impersonator_wraps(v, TYPE_CHANNEL)) return value_has_type(v, TYPE_CHANNEL);
  return impersonator_of(v)->nprocs != 1;
}

static bool is_channel_impersonator(woad_value v) {
  return impersonator_wraps(v, TYPE_CHANNEL) && impersonator_of(v)->nprocs == IMPEVT_CHANNEL_PROCS;
}

bool impevt_is_redirected(woad_value evt) {
  return is_channel_impersonator(evt) || impersonator_of(evt)->nprocs == 1;
}

/* --- a chaperone's results --- */

static _Noreturn void raise_no_chaperone(woad_vm *vm, const char *who, woad_value old, woad_value new) {
  raise_fields(vm, who, "non-chaperone result;\n received a value that is not a chaperone of the original value\n", "value", old,
               "non-chaperone value", new, NULL);
}

/* arguments: new and old values in turn. slots: the impersonator */
static woad_value check_all(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!impersonator_is_chaperone(self->slots[0])) return VALUE_VOID;
  const char *who = is_channel_impersonator(self->slots[0]) ? "channel chaperone" : "evt chaperone";
  for (int i = 0; i + 1 < argc; i += 2)
    if (!redirect_is_chaperone(vm, argv[i], argv[i + 1])) raise_no_chaperone(vm, who, argv[i + 1], argv[i]);
  return VALUE_VOID;
}

static woad_value checker_for(woad_vm *vm, woad_value imp) {
  return call_native_closure(vm, NULL, check_all, 0, -1, PF_NESTS, 1, &imp);
}

/* slots: vector of the results */
static woad_value give_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Vector *results = vector_of(slots[0]);
  return values_return(vm, (int)results->length, results->items);
}

/* slots: the impersonator, vector of what the wrapper got */
static woad_value after_wrapper(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Vector *old = vector_of(slots[1]);
  if ((size_t)n != old->length) raise_result_arity(vm, NULL, (int)old->length, n, vals);
  woad_value *pairs = mem_alloc(vm, (size_t)(2 * n + 1) * sizeof *pairs), results = vector_from(vm, (size_t)n, vals);
  for (int i = 0; i < n; i++) {
    pairs[2 * i] = vals[i];
    pairs[2 * i + 1] = old->items[i];
  }
  return call_then(vm, checker_for(vm, slots[0]), 2 * n, pairs, give_results, 1, &results);
}

/* What the results of an opened event pass through. slots: the impersonator, its wrapper */
static woad_value wrap_results(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value slots[2] = {self->slots[0], vector_from(vm, (size_t)argc, argv)};
  return call_then(vm, self->slots[1], argc, argv, after_wrapper, 2, slots);
}

/* --- opening --- */

/* What is to be done in the end, kept as one value. */
static woad_value keep_then(woad_vm *vm, CallThenFn then, int nslots, const woad_value *slots) {
  woad_value kept = object_value(vector_make(vm, (size_t)nslots + 1, VALUE_FALSE));
  vector_of(kept)->items[0] = address_to_value((uintptr_t)then);
  for (int i = 0; i < nslots; i++) vector_of(kept)->items[i + 1] = slots[i];
  return kept;
}

static woad_value go_on(woad_vm *vm, woad_value kept, woad_value result) {
  CallThenFn then = (CallThenFn)address_of_value(vector_of(kept)->items[0]);
  return then(vm, vector_of(kept)->items + 1, 1, &result);
}

/* slots: kept, (event . procedure) */
static woad_value after_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return go_on(vm, slots[0], slots[1]); }

/* slots: the impersonator, kept */
static woad_value after_asking(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value imp = slots[0];
  bool is_channel = is_channel_impersonator(imp);
  const char *who = is_channel ? "impersonate-channel" : "chaperone-evt";
  if (n != 2) raise_result_arity(vm, NULL, 2, n, vals);
  if (is_channel ? !impevt_is_channel(vals[0]) : !sync_is_evt(vm, vals[0]))
    raise_format(vm, vm->exn.fail_contract, "%s: contract violation\n  expected: %s\n  result: %V", who,
                 is_channel ? "channel?" : "evt?", vals[0]);
  if (!call_is_procedure(vm, vals[1]) || !call_arity_includes(vm, vals[1], 1))
    raise_format(vm, vm->exn.fail_contract, "%s: contract violation\n  expected: (procedure-arity-includes/c 1)\n  result: %V",
                 who, vals[1]);
  woad_value wrapping[2] = {imp, vals[1]};
  woad_value wrap = call_native_closure(vm, NULL, wrap_results, 0, -1, 0, 2, wrapping);
  woad_value next[2] = {slots[1], pair_make(vm, vals[0], wrap)};
  woad_value check[2] = {vals[0], impersonator_of(imp)->target};
  return call_then(vm, checker_for(vm, imp), 2, check, after_check, 2, next);
}

woad_value impevt_open(woad_vm *vm, woad_value evt, CallThenFn then, int nslots, const woad_value *slots) {
  const Impersonator *imp = impersonator_of(evt);
  woad_value asking[2] = {evt, keep_then(vm, then, nslots, slots)}, call[2] = {imp->procs[IMPEVT_GET], imp->target};
  return call_then(vm, vm->barrier_caller, 2, call, after_asking, 2, asking);
}

/* --- putting --- */

static woad_value put_through(woad_vm *vm, woad_value channel, woad_value v, woad_value kept);

/* slots: the impersonator, kept, the new value */
static woad_value after_put_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return put_through(vm, impersonator_of(slots[0])->target, slots[2], slots[1]);
}

/* slots: the impersonator, kept, the old value */
static woad_value after_put(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value check[2] = {vals[0], slots[2]}, next[3] = {slots[0], slots[1], vals[0]};
  return call_then(vm, checker_for(vm, slots[0]), 2, check, after_put_check, 3, next);
}

static woad_value put_through(woad_vm *vm, woad_value channel, woad_value v, woad_value kept) {
  while (value_is_impersonator(channel) && !is_channel_impersonator(channel)) channel = impersonator_of(channel)->target;
  if (!value_is_impersonator(channel)) return go_on(vm, kept, v);
  const Impersonator *imp = impersonator_of(channel);
  woad_value slots[3] = {channel, kept, v}, args[2] = {imp->target, v};
  return call_then(vm, imp->procs[IMPEVT_PUT], 2, args, after_put, 3, slots);
}

woad_value impevt_put(woad_vm *vm, woad_value channel, woad_value v, CallThenFn then, int nslots, const woad_value *slots) {
  return put_through(vm, channel, v, keep_then(vm, then, nslots, slots));
}
