/* SPDX-License-Identifier: MIT
 * prim_table_boot.c: what a name of a primitive module stands for: a primitive of the generated table, or what other tables
 * define: exception struct bindings, parameters, properties. */
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/prim/prim_foreign.h"
#include "runtime/prim/prim_place.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"

static void add_binding(woad_vm *vm, const char *module, const char *name, woad_value v) {
  hash_set(vm, hash_of(vm->prim_bindings), symbol_intern(vm, name), pair_make(vm, symbol_intern(vm, module), v));
}

static void add_kernel_binding(woad_vm *vm, const char *name, woad_value v, void *state) {
  add_binding(vm, "#%kernel", name, v);
}

/* The same of a procedure of a structure type or property, which becomes a primitive. */
static void add_built_in(woad_vm *vm, const char *name, woad_value v, void *state) {
  if (value_is_struct_proc(v)) value_header(v)->flags |= STRUCT_PROC_BUILT_IN;
  add_kernel_binding(vm, name, v, state);
}

static const struct { size_t offset; const char *name, *module; } parameter_rows[] = {
#define PARAMETER(field, text) {offsetof(woad_vm, param.field), text, "#%kernel"},
#define EXPOBS_PARAMETER(field, text) {offsetof(woad_vm, param.field), text, "#%expobs"},
#define OWN_PARAMETER(field, text) {offsetof(woad_vm, param.field), text, "#%woad"},
#include "runtime/base/param.def"
#undef PARAMETER
};

static const struct { size_t offset; const char *name, *module; } property_rows[] = {
#define PROPERTY_OF(field, text, module) {offsetof(woad_vm, prop.field), text, module},
#define PROPERTY(field, text) PROPERTY_OF(field, text, "#%kernel")
#include "runtime/base/props.def"
#undef PROPERTY
#undef PROPERTY_OF
};

static woad_value slot(woad_vm *vm, size_t offset) { return *(woad_value *)((char *)vm + offset); }

/* Parameters that no owner has made yet hold #f: so that reading them from C is always safe. */
static void make_missing_parameters(woad_vm *vm) {
  for (size_t i = 0; i < sizeof parameter_rows / sizeof parameter_rows[0]; i++) {
    woad_value *at = (woad_value *)((char *)vm + parameter_rows[i].offset);
    if (*at == (woad_value)0) *at = param_make(vm, parameter_rows[i].name, VALUE_FALSE, NULL);
  }
}

/* What few programs use is made once something is expanded, or once it is looked for. */
static void add_foreign(woad_vm *vm, const char *name, woad_value v) { add_binding(vm, "#%foreign", name, v); }
static void add_place_struct(woad_vm *vm, const char *name, woad_value v) { add_binding(vm, "#%place-struct", name, v); }

static void add_rare_bindings(woad_vm *vm) {
  if (vm->has_rare_bindings) return;
  vm->has_rare_bindings = true;
  prim_foreign_each_type(vm, add_foreign);
  prim_place_each_binding(vm, add_place_struct);
}

static bool is_rare(const char *module) {
  return module == NULL || strcmp(module, "#%foreign") == 0 || strcmp(module, "#%place-struct") == 0;
}

void prim_table_boot(woad_vm *vm) {
  vm->prim_bindings = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  make_missing_parameters(vm);
  exn_each_binding(vm, add_built_in, NULL);
  exn_each_expander_binding(vm, add_kernel_binding, NULL);
  io_state_each_binding(vm, add_built_in, NULL);
  for (size_t i = 0; i < sizeof parameter_rows / sizeof parameter_rows[0]; i++)
    add_binding(vm, parameter_rows[i].module, parameter_rows[i].name, slot(vm, parameter_rows[i].offset));
  for (size_t i = 0; i < sizeof property_rows / sizeof property_rows[0]; i++)
    add_binding(vm, property_rows[i].module, property_rows[i].name, slot(vm, property_rows[i].offset));
  add_kernel_binding(vm, "always-evt", vm->always_evt, NULL);
  add_kernel_binding(vm, "never-evt", vm->never_evt, NULL);
  add_kernel_binding(vm, "null", VALUE_NULL, NULL);
  add_kernel_binding(vm, "error-message-adjuster-key", vm->keys.error_adjuster, NULL);
  add_binding(vm, "#%unsafe", "unsafe-undefined", VALUE_UNSAFE_UNDEFINED);
  static const char *const key_names[] = {"parameterization-key", "break-enabled-key", "exception-handler-key"};
  woad_value keys[] = {vm->keys.parameterization, vm->keys.break_enabled, vm->keys.exception_handler};
  for (int i = 0; i < 3; i++) add_binding(vm, "#%paramz", key_names[i], keys[i]);
}

woad_value prim_lookup(woad_vm *vm, const char *module, const char *name) {
  int row = prim_find(module, name);
  if (row >= 0) return prim_object(vm, row);
  if (is_rare(module)) add_rare_bindings(vm);
  woad_value binding = hash_get(vm, hash_of(vm->prim_bindings), symbol_intern(vm, name));
  bool is_of_module = binding != VALUE_NONE && (module == NULL || strcmp(symbol_text(pair_car(binding)), module) == 0);
  return is_of_module ? pair_cdr(binding) : VALUE_NONE;
}

void prim_each(woad_vm *vm, void (*fn)(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state),
               void *state) {
  for (int i = 0; i < prim_table_count; i++) {
    woad_value primitive = prim_object(vm, i);
    fn(vm, prim_table[i].module, VALUE_AS(Primitive, primitive)->name, primitive, state);
  }
  add_rare_bindings(vm);
  Hash *bindings = hash_of(vm->prim_bindings);
  for (int64_t pos = hash_next(bindings, -1); pos >= 0; pos = hash_next(bindings, pos)) {
    woad_value name, binding;
    if (hash_entry(bindings, pos, &name, &binding)) fn(vm, symbol_text(pair_car(binding)), name, pair_cdr(binding), state);
  }
}
