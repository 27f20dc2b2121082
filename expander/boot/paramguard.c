/* SPDX-License-Identifier: MIT
 * paramguard.c: see paramguard.h. A row a parameter: what it takes, and what a value becomes; strings that name paths become
 * paths. Source: Reference, "Evaluation and Compilation", "Module Names and Loading", "Threads". */
#include "expander/boot/paramguard.h"

#include <stddef.h>

#include "expander/common/modpath.h"
#include "expander/syntax/syntax.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/pathname.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

/* Each answers with the value to store, or VALUE_NONE for one that the parameter does not take. */

static woad_value procedure_of(woad_vm *vm, woad_value v, int arity) {
  return call_is_procedure(vm, v) && call_arity_includes(vm, v, arity) ? v : VALUE_NONE;
}

static woad_value procedure_0(woad_vm *vm, woad_value v) { return procedure_of(vm, v, 0); }
static woad_value procedure_1(woad_vm *vm, woad_value v) { return procedure_of(vm, v, 1); }
static woad_value procedure_2(woad_vm *vm, woad_value v) { return procedure_of(vm, v, 2); }

static woad_value path_when(woad_vm *vm, woad_value v, bool complete) {
  if (!pathname_is_path_string(v)) return VALUE_NONE;
  woad_value path = pathname_to_path(vm, v);
  return path_is_absolute(path) == complete ? path : VALUE_NONE;
}

static woad_value any_path_or_same(woad_vm *vm, woad_value v) {
  if (value_is_symbol(v)) return v == symbol_intern(vm, "same") ? v : VALUE_NONE;
  return pathname_is_path_string(v) ? pathname_to_path(vm, v) : VALUE_NONE;
}

static woad_value relative_path(woad_vm *vm, woad_value v) { return path_when(vm, v, false); }

static woad_value list_of(woad_vm *vm, woad_value v, woad_value (*element)(woad_vm *, woad_value)) {
  PairBuilder list;
  pair_builder_init(&list);
  for (; value_is_pair(v); v = pair_cdr(v)) {
    woad_value one = element(vm, pair_car(v));
    if (one == VALUE_NONE) return VALUE_NONE;
    pair_builder_add(vm, &list, one);
  }
  return value_is_null(v) ? list.head : VALUE_NONE;
}

static woad_value relative_paths(woad_vm *vm, woad_value v) { return list_of(vm, v, relative_path); }
static woad_value roots(woad_vm *vm, woad_value v) { return list_of(vm, v, any_path_or_same); }

static woad_value file_check(woad_vm *vm, woad_value v) {
  return v == symbol_intern(vm, "modify-seconds") || v == symbol_intern(vm, "exists") ? v : VALUE_NONE;
}

static woad_value declare_name(woad_vm *vm, woad_value v) { return v == VALUE_FALSE || value_is_resolved_path(v) ? v : VALUE_NONE; }

static woad_value declare_source(woad_vm *vm, woad_value v) {
  if (v == VALUE_FALSE || value_is_symbol(v)) return v;
  return value_has_type(v, TYPE_PATH) ? path_when(vm, v, true) : VALUE_NONE;
}

static woad_value path_for_load(woad_vm *vm, woad_value v) {
  woad_value datum = value_is_syntax(v) ? syntax_to_datum(vm, v) : v;
  return v == VALUE_FALSE || modpath_is_module_path(vm, datum) ? v : VALUE_NONE;
}

static woad_value directory(woad_vm *vm, woad_value v) { return v == VALUE_FALSE ? v : path_when(vm, v, true); }

/* A directory, or a pair of one and of the one that it is taken relative to. */
static woad_value write_directory(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v)) return directory(vm, v);
  woad_value inner = path_when(vm, pair_car(v), true), outer = path_when(vm, pair_cdr(v), true);
  return inner == VALUE_NONE || outer == VALUE_NONE ? VALUE_NONE : pair_make(vm, inner, outer);
}

static woad_value on_demand(woad_vm *vm, woad_value v) {
  if (v == VALUE_FALSE || v == VALUE_TRUE) return v;
  return value_has_type(v, TYPE_PATH) ? path_when(vm, v, true) : VALUE_NONE;
}

static woad_value positive(woad_vm *vm, woad_value v) {
  return number_is_exact_integer(v) && !number_is_negative(v) && v != fixnum_make(0) ? v : VALUE_NONE;
}

/* Nothing tells what the expander does step by step. */
static woad_value observer(woad_vm *vm, woad_value v) {
  if (v != VALUE_FALSE && procedure_2(vm, v) != VALUE_NONE)
    raise_format(vm, vm->exn.fail_unsupported, "current-expand-observe: unsupported;\n expansion is not observed");
  return v == VALUE_FALSE ? v : VALUE_NONE;
}

typedef struct {
  size_t offset; /* of the field of woad_vm */
  woad_value (*take)(woad_vm *vm, woad_value v);
  const char *expected;
} Rule;

static const Rule rules[] = {
#define RULE(field, take, expected) {offsetof(woad_vm, param.field), take, expected}
    RULE(current_eval, procedure_1, "(procedure-arity-includes/c 1)"),
    RULE(current_compile, procedure_2, "(procedure-arity-includes/c 2)"),
    RULE(current_load, procedure_2, "(procedure-arity-includes/c 2)"),
    RULE(current_load_use_compiled, procedure_2, "(procedure-arity-includes/c 2)"),
    RULE(current_get_interaction_evt, procedure_0, "(procedure-arity-includes/c 0)"),
    RULE(current_load_extension, procedure_2, "(procedure-arity-includes/c 2)"),
    RULE(use_compiled_file_paths, relative_paths, "(listof (and/c path-string? relative-path?))"),
    RULE(use_compiled_file_check, file_check, "(or/c 'modify-seconds 'exists)"),
    RULE(current_compiled_file_roots, roots, "(listof (or/c path-string? 'same))"),
    RULE(current_module_declare_name, declare_name, "(or/c #f resolved-module-path?)"),
    RULE(current_module_declare_source, declare_source, "(or/c #f symbol? (and/c path? complete-path?))"),
    RULE(current_module_path_for_load, path_for_load,
         "(or/c module-path? (and/c syntax? (lambda (stx) (module-path? (syntax->datum stx)))) #f)"),
    RULE(current_load_relative_directory, directory, "(or/c (and/c path-string? complete-path?) #f)"),
    RULE(current_write_relative_directory, write_directory,
         "(or/c (and/c path-string? complete-path?)\n"
         "                  (cons/c (and/c path-string? complete-path?)\n"
         "                          (and/c path-string? complete-path?))      #f)"),
    RULE(current_expand_observe, observer, "(or/c (procedure-arity-includes/c 2) #f)"),
    RULE(read_on_demand_source, on_demand, "(or/c #f #t (and/c path? complete-path?))"),
    RULE(current_thread_initial_stack_size, positive, "exact-positive-integer?"),
#undef RULE
};
enum { NRULES = sizeof rules / sizeof rules[0] };

static woad_value parameter_at(const woad_vm *vm, size_t offset) { return *(const woad_value *)((const char *)vm + offset); }

static woad_value guard(woad_vm *vm, woad_value parameter, woad_value v) {
  for (size_t i = 0; i < NRULES; i++) {
    if (parameter_at(vm, rules[i].offset) != parameter) continue;
    woad_value taken = rules[i].take(vm, v);
    if (taken == VALUE_NONE) raise_argument_value(vm, symbol_text(param_name(parameter)), rules[i].expected, v);
    return taken;
  }
  return v;
}

static woad_value no_extensions(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  raise_format(vm, vm->exn.fail_unsupported, "default-load-extension: extensions are not supported");
}

static woad_value no_event(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return vm->never_evt; }

void paramguard_boot(woad_vm *vm) {
  param_set(vm, vm->param.current_load_extension,
            call_native_closure(vm, "default-load-extension", no_extensions, 2, 2, 0, 0, NULL));
  param_set(vm, vm->param.current_get_interaction_evt, call_native_closure(vm, NULL, no_event, 0, 0, 0, 0, NULL));
  param_set(vm, vm->param.use_compiled_file_check, symbol_intern(vm, "modify-seconds"));
  param_set(vm, vm->param.current_thread_initial_stack_size, fixnum_make(64));
  for (size_t i = 0; i < NRULES; i++) param_set_guard(parameter_at(vm, rules[i].offset), guard);
}
