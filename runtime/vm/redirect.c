/* SPDX-License-Identifier: MIT
 * redirect.c: see redirect.h. A value read goes from the innermost impersonator to the outermost, a value stored the other way.
 * The list of impersonators still to be asked is made first. */
#include "runtime/base/address.h"
#include "runtime/vm/redirect.h"

#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/vm/call.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/plaintest.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

enum { SLOT_REST, SLOT_SELF, SLOT_SELECTOR, SLOT_KEY, SLOT_VALUE, SLOT_WHO, SLOT_STORE, SLOT_CURRENT, SLOT_NEW, NSLOTS, MAX_ARGS = 4 };

int redirect_try_chaperone(woad_vm *vm, woad_value new, woad_value old) {
  return equal_try_relation(vm, EQUAL_CHAPERONE_OF, new, old);
}
bool redirect_is_chaperone(woad_vm *vm, woad_value new, woad_value old) {
  return equal_is_relation(vm, EQUAL_CHAPERONE_OF, new, old);
}

static bool same_operation(const StructProc *a, const StructProc *b) {
  if (a->kind != b->kind) return false;
  return a->kind == SP_PROP_ACCESSOR ? a->property == b->property : a->type == b->type && a->pos == b->pos;
}

woad_value redirect_find(const Impersonator *imp, woad_value operation) {
  if (!value_is_struct_proc(operation)) return VALUE_FALSE;
  for (uint32_t i = 0; i + 1 < imp->nprocs; i += 2)
    if (value_is_struct_proc(imp->procs[i]) &&
        same_operation(VALUE_AS(StructProc, imp->procs[i]), VALUE_AS(StructProc, operation)))
      return imp->procs[i + 1];
  return VALUE_FALSE;
}

static woad_value find_proc(const Impersonator *imp, woad_value selector) {
  if (value_is_fixnum(selector)) {
    uint32_t at = (uint32_t)fixnum_value(selector);
    return at < imp->nprocs ? imp->procs[at] : VALUE_FALSE;
  }
  return redirect_find(imp, selector);
}

static woad_value step(woad_vm *vm, woad_value *slots);

static _Noreturn void raise_no_chaperone(woad_vm *vm, const woad_value *slots) {
  bool is_struct = !value_is_fixnum(slots[SLOT_SELECTOR]), is_key = impersonator_wraps(slots[SLOT_CURRENT], TYPE_MARK_KEY);
  const char *who = (const char *)address_of_value(slots[SLOT_WHO]);
  if (impersonator_wraps(slots[SLOT_CURRENT], TYPE_HASH) || impersonator_wraps(slots[SLOT_CURRENT], TYPE_HAMT))
    raise_fields(vm, who, "non-chaperone result; received a key that is not a chaperone of the original key", "original",
                 slots[SLOT_VALUE], "received", slots[SLOT_NEW], NULL);
  if (is_struct || is_key)
    raise_fields(vm, who, "non-chaperone result; received a value that is not a chaperone of the original value",
                 "original", slots[SLOT_VALUE], "received", slots[SLOT_NEW], NULL);
  raise_fields(vm, who, "chaperone produced a result that is not a chaperone of the original result", "chaperone result",
               slots[SLOT_NEW], "original result", slots[SLOT_VALUE], NULL);
}

static woad_value after_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (vals[0] == VALUE_FALSE) raise_no_chaperone(vm, slots);
  slots[SLOT_VALUE] = slots[SLOT_NEW];
  return step(vm, slots);
}

static woad_value nested_check(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_bool(redirect_is_chaperone(vm, argv[0], argv[1]));
}

static woad_value after_redirect(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  slots[SLOT_NEW] = vals[0];
  if (impersonator_is_chaperone(slots[SLOT_CURRENT])) {
    int known = redirect_try_chaperone(vm, slots[SLOT_NEW], slots[SLOT_VALUE]);
    if (known == 0) raise_no_chaperone(vm, slots);
    if (known < 0) {
      woad_value check = call_native_closure(vm, "chaperone-of?", nested_check, 2, 2, PF_NESTS, 0, NULL);
      woad_value args[2] = { slots[SLOT_NEW], slots[SLOT_VALUE] };
      return call_then(vm, check, 2, args, after_check, NSLOTS, slots);
    }
  }
  slots[SLOT_VALUE] = slots[SLOT_NEW];
  return step(vm, slots);
}

/* --- fields that are not initialized yet --- */

/* The property's value names fields from the last one on. */
static woad_value field_name(woad_vm *vm, const Impersonator *imp, uint32_t pos) {
  woad_value names = struct_property_get(vm, vm->prop.chaperone_unsafe_undefined, imp->base);
  int64_t n = names == VALUE_NONE ? 0 : pair_list_length(names);
  if (pos >= n) return VALUE_NONE;
  for (int64_t skip = n - 1 - pos; skip > 0; skip--) names = pair_cdr(names);
  return pair_car(names);
}

static _Noreturn void raise_uninitialized(woad_vm *vm, const Impersonator *imp, const StructProc *proc) {
  bool reads = proc->kind == SP_ACCESSOR;
  woad_value name = field_name(vm, imp, proc->pos);
  const char *problem = reads ? "undefined" : "assignment disallowed", *verb = reads ? "use" : "assign";
  if (name == VALUE_NONE)
    raise_format(vm, vm->exn.fail_contract, "%D: %s;\n cannot %ss field before initialization", proc->name, problem, verb);
  raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &name, "%D: %s;\n cannot %s field before initialization", name,
                      problem, verb);
}

/* VALUE is about to be read from a field, or stored in it, by SELECTOR. A mark tells that an assignment initializes. */
static void check_initialized(woad_vm *vm, const Impersonator *imp, woad_value selector, woad_value value) {
  const StructProc *proc = VALUE_AS(StructProc, selector);
  if (proc->kind == SP_ACCESSOR) {
    if (value == VALUE_UNSAFE_UNDEFINED) raise_uninitialized(vm, imp, proc);
  } else if (proc->kind == SP_MUTATOR && struct_of(imp->base)->fields[proc->pos] == VALUE_UNSAFE_UNDEFINED &&
             marks_first(vm, vm->prop.chaperone_unsafe_undefined) != VALUE_UNSAFE_UNDEFINED) {
    raise_uninitialized(vm, imp, proc);
  }
}

static woad_value finish(const woad_value *slots) {
  if (slots[SLOT_STORE] == VALUE_FALSE) return slots[SLOT_VALUE];
  RedirectStoreFn store = (RedirectStoreFn)address_of_value(slots[SLOT_STORE]);
  store(impersonator_base(slots[SLOT_SELF]), slots[SLOT_KEY], slots[SLOT_VALUE]);
  return VALUE_VOID;
}

/* What a procedure of IMP is called with. */
static int set_arguments(woad_value *args, const Impersonator *imp, const woad_value *slots) {
  int n = 0;
  bool is_struct = !value_is_fixnum(slots[SLOT_SELECTOR]);
  if (is_struct || (imp->header.flags & IMPERSONATOR_STAR)) args[n++] = slots[SLOT_SELF];
  if (!is_struct && !value_has_type(imp->base, TYPE_MARK_KEY)) args[n++] = imp->target;
  if (!is_struct && slots[SLOT_KEY] != VALUE_NONE) args[n++] = slots[SLOT_KEY];
  args[n++] = slots[SLOT_VALUE];
  return n;
}

static woad_value step(woad_vm *vm, woad_value *frame_slots) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  while (value_is_pair(slots[SLOT_REST])) {
    woad_value current = pair_car(slots[SLOT_REST]);
    const Impersonator *imp = impersonator_of(current);
    woad_value proc = find_proc(imp, slots[SLOT_SELECTOR]);
    slots[SLOT_REST] = pair_cdr(slots[SLOT_REST]);
    if (imp->header.flags & IMPERSONATOR_UNDEFINED) check_initialized(vm, imp, slots[SLOT_SELECTOR], slots[SLOT_VALUE]);
    if (proc == VALUE_FALSE || plaintest_hands_on(vm, proc, slots[SLOT_VALUE])) continue;
    slots[SLOT_CURRENT] = current;
    woad_value args[MAX_ARGS];
    int n = set_arguments(args, imp, slots);
    return call_then(vm, proc, n, args, after_redirect, NSLOTS, slots);
  }
  return finish(slots);
}

static woad_value chain_of(woad_vm *vm, woad_value v, bool inner_first) {
  woad_value list = VALUE_NULL;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) list = pair_make(vm, v, list);
  return inner_first ? list : pair_reverse(vm, list);
}

static void fill_slots(woad_vm *vm, woad_value *slots, const Redirect *redirect, woad_value v, woad_value value) {
  slots[SLOT_SELF] = v;
  slots[SLOT_SELECTOR] = redirect->selector;
  slots[SLOT_KEY] = redirect->key;
  slots[SLOT_VALUE] = value;
  slots[SLOT_WHO] = address_to_value((uintptr_t)redirect->who);
  slots[SLOT_CURRENT] = slots[SLOT_NEW] = VALUE_FALSE;
}

/* One impersonator around the base is the rule, and its procedure mostly gives what it got: then less is kept, of a value
 * that is read still less than of one that is stored. */
enum { ONLY_SELF, ONLY_VALUE, ONLY_SELECTOR, ONLY_WHO, ONLY_NREAD, ONLY_KEY = ONLY_NREAD, ONLY_STORE, ONLY_NSLOTS };

static woad_value after_only(woad_vm *vm, const woad_value *only, woad_value key, woad_value store, int n, woad_value *vals) {
  woad_value slots[NSLOTS] = { [SLOT_REST] = VALUE_NULL, [SLOT_SELF] = only[ONLY_SELF], [SLOT_CURRENT] = only[ONLY_SELF],
                               [SLOT_SELECTOR] = only[ONLY_SELECTOR], [SLOT_WHO] = only[ONLY_WHO], [SLOT_KEY] = key,
                               [SLOT_VALUE] = only[ONLY_VALUE], [SLOT_STORE] = store, [SLOT_NEW] = VALUE_FALSE };
  return n == 1 && vals[0] == only[ONLY_VALUE] ? finish(slots) : after_redirect(vm, slots, n, vals);
}
static woad_value after_only_read(woad_vm *vm, woad_value *only, int n, woad_value *vals) {
  if (n == 1 && vals[0] == only[ONLY_VALUE]) return vals[0];
  return after_only(vm, only, VALUE_NONE, VALUE_FALSE, n, vals);
}
static woad_value after_only_store(woad_vm *vm, woad_value *only, int n, woad_value *vals) {
  return after_only(vm, only, only[ONLY_KEY], only[ONLY_STORE], n, vals);
}

static woad_value through_one(woad_vm *vm, const woad_value *slots) {
  const Impersonator *imp = impersonator_of(slots[SLOT_SELF]);
  woad_value proc = find_proc(imp, slots[SLOT_SELECTOR]), args[MAX_ARGS];
  if (imp->header.flags & IMPERSONATOR_UNDEFINED) check_initialized(vm, imp, slots[SLOT_SELECTOR], slots[SLOT_VALUE]);
  if (proc == VALUE_FALSE || plaintest_hands_on(vm, proc, slots[SLOT_VALUE])) return finish(slots);
  woad_value only[ONLY_NSLOTS] = { slots[SLOT_SELF], slots[SLOT_VALUE], slots[SLOT_SELECTOR],
                                   slots[SLOT_WHO],  slots[SLOT_KEY],   slots[SLOT_STORE] };
  bool reads = slots[SLOT_STORE] == VALUE_FALSE;
  return call_then(vm, proc, set_arguments(args, imp, slots), args, reads ? after_only_read : after_only_store,
                   reads ? ONLY_NREAD : ONLY_NSLOTS, only);
}

/* Inner impersonators first where a value is read. */
static woad_value go_through(woad_vm *vm, woad_value *slots, bool inner_first) {
  const Impersonator *imp = impersonator_of(slots[SLOT_SELF]);
  if (imp->target == imp->base) return through_one(vm, slots);
  slots[SLOT_REST] = chain_of(vm, slots[SLOT_SELF], inner_first);
  return step(vm, slots);
}

bool redirect_hands_on(woad_vm *vm, woad_value selector, woad_value v, woad_value value) {
  woad_value only = VALUE_FALSE;
  for (; value_is_impersonator(v); v = impersonator_of(v)->target) {
    woad_value proc = find_proc(impersonator_of(v), selector);
    if (proc == VALUE_FALSE) continue;
    if (only != VALUE_FALSE) return false;
    only = proc;
  }
  return only == VALUE_FALSE || plaintest_hands_on(vm, only, value);
}

woad_value redirect_get(woad_vm *vm, const Redirect *redirect, woad_value v, woad_value raw) {
  woad_value slots[NSLOTS];
  fill_slots(vm, slots, redirect, v, raw);
  slots[SLOT_STORE] = VALUE_FALSE;
  return go_through(vm, slots, true);
}

woad_value redirect_set(woad_vm *vm, const Redirect *redirect, woad_value v, woad_value value, RedirectStoreFn store) {
  woad_value slots[NSLOTS];
  fill_slots(vm, slots, redirect, v, value);
  slots[SLOT_STORE] = store == NULL ? VALUE_FALSE : address_to_value((uintptr_t)store);
  return go_through(vm, slots, false);
}

static woad_value run_primitive(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return ((RedirectPrimFn)address_of_value(self->slots[0]))(vm, argc, argv);
}

woad_value redirect_nested(woad_vm *vm, const char *name, RedirectPrimFn fn, int argc, const woad_value *argv) {
  woad_value slot = address_to_value((uintptr_t)fn);
  return call_nested(vm, call_native_closure(vm, name, run_primitive, argc, argc, 0, 1, &slot), argc, argv);
}
