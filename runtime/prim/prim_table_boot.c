/* SPDX-License-Identifier: MIT
 * prim_table_boot.c: the session's primitive objects from the generated table, plus what other tables define: exception
 * struct bindings and the parameters of param.def. */
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"

/* --- index: symbol -> list of (module symbol . value) --- */

static void add_entry(woad_vm *vm, woad_value module, woad_value name, woad_value v) {
  Hash *index = hash_of(vm->prim_index);
  woad_value entry = pair_make(vm, module, v);
  woad_value old = hash_get(vm, index, name);
  hash_set(vm, index, name, pair_make(vm, entry, old == VALUE_NONE ? VALUE_NULL : old));
}

static void add_to_index(woad_vm *vm, const char *module, woad_value name, woad_value v) {
  add_entry(vm, symbol_intern(vm, module), name, v);
}

static void add_kernel_binding(woad_vm *vm, const char *name, woad_value v, void *state) {
  add_to_index(vm, "#%kernel", symbol_intern(vm, name), v);
}

static const struct { size_t offset; const char *name, *module; } parameter_rows[] = {
#define PARAMETER(field, text) {offsetof(woad_vm, param.field), text, "#%kernel"},
#define OWN_PARAMETER(field, text) {offsetof(woad_vm, param.field), text, "#%woad"},
#include "runtime/base/param.def"
#undef PARAMETER
};

static const struct { size_t offset; const char *name; } property_rows[] = {
#define PROPERTY(field, text) {offsetof(woad_vm, prop.field), text},
#include "runtime/base/props.def"
#undef PROPERTY
};

static woad_value slot(woad_vm *vm, size_t offset) { return *(woad_value *)((char *)vm + offset); }

/* Parameters that no owner has made yet hold #f: so that reading them from C is always safe. */
static void make_missing_parameters(woad_vm *vm) {
  for (size_t i = 0; i < sizeof parameter_rows / sizeof parameter_rows[0]; i++) {
    woad_value *at = (woad_value *)((char *)vm + parameter_rows[i].offset);
    if (*at == (woad_value)0) *at = param_make(vm, parameter_rows[i].name, VALUE_FALSE, NULL);
  }
}

void prim_table_boot(woad_vm *vm) {
  vm->prim_values = mem_alloc(vm, (size_t)prim_table_count * sizeof(woad_value));
  vm->prim_index = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  const char *module = NULL;
  woad_value module_symbol = VALUE_FALSE;
  for (int i = 0; i < prim_table_count; i++) {
    if (module != prim_table[i].module) {
      module = prim_table[i].module;
      module_symbol = symbol_intern(vm, module);
    }
    Primitive *primitive = mem_object(vm, Primitive, TYPE_PRIMITIVE);
    primitive->row = &prim_table[i];
    primitive->name = symbol_intern(vm, prim_table[i].name);
    vm->prim_values[i] = object_value(primitive);
    add_entry(vm, module_symbol, primitive->name, vm->prim_values[i]);
  }
  make_missing_parameters(vm);
  exn_each_binding(vm, add_kernel_binding, NULL);
  io_state_each_binding(vm, add_kernel_binding, NULL);
  for (size_t i = 0; i < sizeof parameter_rows / sizeof parameter_rows[0]; i++)
    add_to_index(vm, parameter_rows[i].module, symbol_intern(vm, parameter_rows[i].name), slot(vm, parameter_rows[i].offset));
  for (size_t i = 0; i < sizeof property_rows / sizeof property_rows[0]; i++)
    add_kernel_binding(vm, property_rows[i].name, slot(vm, property_rows[i].offset), NULL);
  add_kernel_binding(vm, "always-evt", vm->always_evt, NULL);
  add_kernel_binding(vm, "never-evt", vm->never_evt, NULL);
  add_kernel_binding(vm, "null", VALUE_NULL, NULL);
  add_to_index(vm, "#%unsafe", symbol_intern(vm, "unsafe-undefined"), VALUE_UNSAFE_UNDEFINED);
  static const char *const key_names[] = {"parameterization-key", "break-enabled-key", "exception-handler-key"};
  woad_value keys[] = {vm->keys.parameterization, vm->keys.break_enabled, vm->keys.exception_handler};
  for (int i = 0; i < 3; i++) add_to_index(vm, "#%paramz", symbol_intern(vm, key_names[i]), keys[i]);
}

woad_value prim_lookup(woad_vm *vm, const char *module, const char *name) {
  woad_value entries = hash_get(vm, hash_of(vm->prim_index), symbol_intern(vm, name));
  if (entries == VALUE_NONE) return VALUE_NONE;
  for (; value_is_pair(entries); entries = pair_cdr(entries))
    if (module == NULL || strcmp(symbol_text(pair_car(pair_car(entries))), module) == 0)
      return pair_cdr(pair_car(entries));
  return VALUE_NONE;
}

void prim_each(woad_vm *vm, void (*fn)(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state),
               void *state) {
  Hash *index = hash_of(vm->prim_index);
  for (int64_t pos = hash_next(index, -1); pos >= 0; pos = hash_next(index, pos)) {
    woad_value name, entries;
    if (!hash_entry(index, pos, &name, &entries)) continue;
    for (; value_is_pair(entries); entries = pair_cdr(entries))
      fn(vm, symbol_text(pair_car(pair_car(entries))), name, pair_cdr(pair_car(entries)), state);
  }
}
