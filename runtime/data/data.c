/* SPDX-License-Identifier: MIT
 * data.c: fills the fields of a session that belong to the datatypes, in the order they need one another. */
#include "runtime/data/data.h"

#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"

void data_boot(woad_vm *vm) {
  symbol_boot(vm);
  hamt_boot(vm);
  vm->datum_tables = VALUE_FALSE;
  vm->empty_string = object_value(string_make(vm, 0, 0));
  vm->empty_bytes = object_value(bytes_make(vm, 0, 0));
  vm->empty_vector = vector_from(vm, 0, NULL);
  value_header(vm->empty_string)->flags |= FLAG_IMMUTABLE;
  value_header(vm->empty_bytes)->flags |= FLAG_IMMUTABLE;
  value_header(vm->empty_vector)->flags |= FLAG_IMMUTABLE;
  struct_boot(vm);
}
