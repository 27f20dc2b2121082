/* SPDX-License-Identifier: MIT
 * param.c: parameters. A parameterization maps parameters to thread cells and travels as a continuation mark; reading looks
 * for the newest one. A thread's own values of cells live in its table; the cell itself holds the value for the rest. */
#include "runtime/vm/param_object.h"

#include "runtime/data/hamt.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/frame.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/raise.h"

bool param_is_parameter(woad_value v) { return value_has_type(v, TYPE_PARAMETER); }
static Parameter *parameter_of(woad_value v) { return VALUE_AS(Parameter, v); }
woad_value param_name(woad_value parameter) { return parameter_of(parameter)->name; }

woad_value param_cell_make(woad_vm *vm, woad_value value, bool preserved) {
  ThreadCell *cell = mem_object(vm, ThreadCell, TYPE_THREAD_CELL);
  cell->value = value;
  cell->preserved = preserved;
  return object_value(cell);
}

woad_value param_cell_get(woad_vm *vm, woad_value cell) {
  woad_value own = vm->thread->cells;
  if (own != VALUE_FALSE) {
    woad_value value = hash_get(vm, hash_of(own), cell);
    if (value != VALUE_NONE) return value;
  }
  return VALUE_AS(ThreadCell, cell)->value;
}

void param_cell_set(woad_vm *vm, woad_value cell, woad_value value) {
  Thread *thread = vm->thread;
  if (!vm->has_cell_copies && VALUE_AS(ThreadCell, cell)->preserved) { /* nobody can tell, and the table stays out of the way */
    VALUE_AS(ThreadCell, cell)->value = value;
    return;
  }
  if (thread->cells == VALUE_FALSE) thread->cells = object_value(hash_make(vm, HASH_EQ, HASH_EPHEMERON));
  hash_set(vm, hash_of(thread->cells), cell, value);
}

woad_value param_current_parameterization(woad_vm *vm) {
  woad_value v = marks_first(vm, vm->keys.parameterization);
  if (v == VALUE_NONE || !value_has_type(v, TYPE_PARAMETERIZATION)) v = vm->thread->parameterization;
  return v;
}

woad_value param_original_parameterization(woad_vm *vm) {
  Parameterization *original = mem_object(vm, Parameterization, TYPE_PARAMETERIZATION);
  original->cells = hamt_empty(vm, HASH_EQ);
  return object_value(original);
}

woad_value param_extend(woad_vm *vm, woad_value parameter, woad_value value) {
  woad_value current = param_current_parameterization(vm);
  woad_value cells = value_has_type(current, TYPE_PARAMETERIZATION) ? VALUE_AS(Parameterization, current)->cells
                                                                    : hamt_empty(vm, HASH_EQ);
  Parameterization *inner = mem_object(vm, Parameterization, TYPE_PARAMETERIZATION);
  inner->cells = hamt_set(vm, cells, parameter, param_cell_make(vm, value, true));
  return object_value(inner);
}

woad_value param_current_cell(woad_vm *vm, woad_value parameter) {
  woad_value current = param_current_parameterization(vm);
  if (value_has_type(current, TYPE_PARAMETERIZATION)) {
    woad_value cells = VALUE_AS(Parameterization, current)->cells;
    woad_value cell = hamt_get(vm, hamt_of(cells), parameter);
    if (cell != VALUE_NONE) return cell;
  }
  return parameter_of(parameter)->cell;
}

woad_value param_get(woad_vm *vm, woad_value parameter) {
  while (parameter_of(parameter)->cell == VALUE_FALSE) parameter = parameter_of(parameter)->base;
  return param_cell_get(vm, param_current_cell(vm, parameter));
}

void param_set(woad_vm *vm, woad_value parameter, woad_value value) {
  param_cell_set(vm, param_current_cell(vm, parameter), value);
}

woad_value param_make(woad_vm *vm, const char *name, woad_value initial, ParamGuard guard) {
  Parameter *parameter = mem_object(vm, Parameter, TYPE_PARAMETER);
  parameter->name = symbol_intern(vm, name);
  parameter->cell = param_cell_make(vm, initial, true);
  parameter->guard = parameter->wrap = parameter->base = VALUE_FALSE;
  parameter->native_guard = guard;
  return object_value(parameter);
}

void param_set_guard(woad_value parameter, ParamGuard guard) { parameter_of(parameter)->native_guard = guard; }

static woad_value guard_boolean(woad_vm *vm, woad_value parameter, woad_value v) { return value_bool(v != VALUE_FALSE); }

woad_value param_make_boolean(woad_vm *vm, const char *name, bool initial) {
  return param_make(vm, name, value_bool(initial), guard_boolean);
}

woad_value param_make_boolean_by_extent(woad_vm *vm, const char *name, bool initial) {
  woad_value parameter = param_make_boolean(vm, name, initial);
  parameter_of(parameter)->by_extent = true;
  return parameter;
}

/* --- application --- */

static woad_value after_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value parameter = slots[0];
  if (parameter_of(parameter)->cell == VALUE_FALSE) return param_apply(vm, parameter_of(parameter)->base, 1, vals);
  param_set(vm, parameter, vals[0]);
  return VALUE_VOID;
}

static woad_value after_read(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_tail(vm, slots[0], n, vals);
}

static woad_value derived_call_base(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return param_apply(vm, self->slots[0], 0, NULL);
}

static woad_value read_parameter(woad_vm *vm, woad_value parameter) {
  Parameter *p = parameter_of(parameter);
  if (p->cell != VALUE_FALSE) return param_cell_get(vm, param_current_cell(vm, parameter));
  if (p->wrap == VALUE_FALSE) return read_parameter(vm, p->base);
  woad_value reader = call_native_closure(vm, NULL, derived_call_base, 0, 0, 0, 1, &p->base);
  return call_then(vm, reader, 0, NULL, after_read, 1, &p->wrap);
}

woad_value param_apply(woad_vm *vm, woad_value parameter, int argc, woad_value *argv) {
  Parameter *p = parameter_of(parameter);
  if (argc == 0) return read_parameter(vm, parameter);
  if (p->guard != VALUE_FALSE) return call_then(vm, p->guard, 1, argv, after_guard, 1, &parameter);
  if (p->cell == VALUE_FALSE) return param_apply(vm, p->base, argc, argv);
  if (p->by_extent)
    raise_format(vm, vm->exn.fail_unsupported, "%s: cannot be set, only changed for an extent by parameterize", symbol_text(p->name));
  vm->running_primitive = symbol_text(p->name);
  woad_value value = p->native_guard == NULL ? argv[0] : p->native_guard(vm, parameter, argv[0]);
  param_set(vm, parameter, value);
  return VALUE_VOID;
}
