/* SPDX-License-Identifier: MIT
 * prim.c: rows of the primitive table by name, and the session's primitive objects, which it makes as they are asked for. */
#include "runtime/vm/prim.h"

#include "runtime/data/symbol.h"

/* As tools/prim_table.awk has it. */
static uint32_t prim_hash(const char *name) {
  uint32_t h = 0;
  for (; *name != '\0'; name++) h = (h * 31 + (uint8_t)*name) & (PRIM_INDEX_SLOTS - 1);
  return h;
}

int prim_find(const char *module, const char *name) {
  for (uint32_t at = prim_hash(name); prim_index[at] >= 0; at = (at + 1) & (PRIM_INDEX_SLOTS - 1)) {
    const PrimRow *row = &prim_table[prim_index[at]];
    if (strcmp(row->name, name) == 0 && (module == NULL || strcmp(row->module, module) == 0)) return prim_index[at];
  }
  return -1;
}

woad_value prim_object(woad_vm *vm, int i) {
  if (vm->prim_values == NULL) vm->prim_values = mem_alloc(vm, (size_t)prim_table_count * sizeof(woad_value));
  if (vm->prim_values[i] == (woad_value)0) {
    Primitive *primitive = mem_object(vm, Primitive, TYPE_PRIMITIVE);
    primitive->row = &prim_table[i];
    primitive->name = symbol_intern(vm, prim_table[i].name);
    vm->prim_values[i] = object_value(primitive);
  }
  return vm->prim_values[i];
}
