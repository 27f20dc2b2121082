/* SPDX-License-Identifier: MIT
 * environ.c: see environ.h. An environment is an opaque struct with a hash of byte strings in its one field. */
#include "runtime/io/environ.h"

#include "runtime/base/buf.h"
#include "runtime/data/bytes.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/param.h"

extern char **environ;

void environ_boot(woad_vm *vm) {
  StructTypeSpec spec = { .name = symbol_intern(vm, "environment-variables"), .super = VALUE_FALSE,
                          .inspector = vm->inspector, .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE,
                          .auto_value = VALUE_FALSE, .constructor_name = VALUE_FALSE, .ninit = 1,
                          .properties = VALUE_NULL, .immutables = VALUE_NULL };
  vm->io->environment_type = struct_type_make(vm, &spec);
}

woad_value environ_make(woad_vm *vm) {
  woad_value table = object_value(hash_make(vm, HASH_EQUAL, HASH_STRONG));
  return struct_make_from(vm, vm->io->environment_type, 1, &table);
}

bool environ_is(woad_vm *vm, woad_value v) { return value_is_instance(v, vm->io->environment_type); }
Hash *environ_table(woad_value environment) { return hash_of(struct_of(environment)->fields[0]); }

woad_value environ_from_process(woad_vm *vm) {
  woad_value environment = environ_make(vm);
  for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
    const char *equals = strchr(*entry, '=');
    if (equals == NULL || equals == *entry) continue;
    woad_value name = bytes_from(vm, *entry, (size_t)(equals - *entry));
    woad_value value = bytes_from(vm, equals + 1, strlen(equals + 1));
    value_header(name)->flags |= FLAG_IMMUTABLE;
    value_header(value)->flags |= FLAG_IMMUTABLE;
    hash_set(vm, environ_table(environment), name, value);
  }
  return environment;
}

const char *environ_get(woad_vm *vm, const char *name) {
  Hash *table = environ_table(param_get(vm, vm->param.current_environment_variables));
  woad_value v = hash_get(vm, table, bytes_from(vm, name, strlen(name)));
  return v == VALUE_NONE ? NULL : (const char *)bytes_of(v)->data;
}

char **environ_to_block(woad_vm *vm, woad_value environment) {
  Hash *table = environ_table(environment);
  char **block = mem_alloc(vm, (hash_count(table) + 1) * sizeof *block);
  size_t n = 0;
  woad_value key, value;
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
    if (!hash_entry(table, pos, &key, &value)) continue;
    Buf text;
    buf_init(&text);
    buf_add_bytes(vm, &text, bytes_of(key)->data, bytes_of(key)->length);
    buf_add_byte(vm, &text, '=');
    buf_add_bytes(vm, &text, bytes_of(value)->data, bytes_of(value)->length);
    block[n++] = buf_cstring(vm, &text);
  }
  return block;
}
