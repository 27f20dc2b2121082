/* SPDX-License-Identifier: MIT
 * prim_env.c: environment variables.
 * Source: Reference, "Environment Variables". */
#include "runtime/data/bytes.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/io/environ.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

static bool has_byte(const Bytes *bytes, int byte) {
  return bytes->length > 0 && memchr(bytes->data, byte, bytes->length) != NULL;
}
static bool is_name(woad_value v) {
  return value_is_bytes(v) && bytes_of(v)->length > 0 && !has_byte(bytes_of(v), '=') && !has_byte(bytes_of(v), 0);
}
static woad_value arg_environment(woad_vm *vm, int pos, ARGS) {
  if (!environ_is(vm, argv[pos])) raise_argument_value(vm, NULL, "environment-variables?", argv[pos]);
  return argv[pos];
}
static void check_name(woad_vm *vm, woad_value v) {
  if (!is_name(v)) raise_argument_value(vm, NULL, "bytes-environment-variable-name?", v);
}
static woad_value copy_immutable(woad_vm *vm, woad_value v) {
  if (value_is_immutable(v)) return v;
  woad_value copy = bytes_from(vm, bytes_of(v)->data, bytes_of(v)->length);
  value_header(copy)->flags |= FLAG_IMMUTABLE;
  return copy;
}

PRIM("environment-variables?", environment_variables_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a set of environment variables.")
{
  return value_bool(environ_is(vm, argv[0]));
}
PRIM("environment-variables-ref", environment_variables_ref, 2, 2, PF_READS | PF_RAISES, RIGHT_ENV,
     "(env : environment-variables?) (name : bytes?) -> (or/c bytes? #f)", "Value of NAME, or #f.")
{
  woad_value environment = arg_environment(vm, 0, argc, argv);
  check_name(vm, argv[1]);
  woad_value v = hash_get(vm, environ_table(environment), argv[1]);
  return v == VALUE_NONE ? VALUE_FALSE : v;
}
PRIM("environment-variables-set!", environment_variables_set_x, 3, 4, PF_WRITES | PF_RAISES, RIGHT_ENV,
     "(env : environment-variables?) (name : bytes?) (value : (or/c bytes? #f)) [fail : (-> any)] -> any",
     "Sets NAME to VALUE, or removes it when VALUE is #f.")
{
  woad_value environment = arg_environment(vm, 0, argc, argv);
  check_name(vm, argv[1]);
  if (argv[2] == VALUE_FALSE) {
    hash_remove(vm, environ_table(environment), argv[1]);
    return VALUE_VOID;
  }
  if (!value_is_bytes(argv[2]) || has_byte(bytes_of(argv[2]), 0))
    raise_argument_value(vm, NULL, "(or/c bytes-no-nuls? #f)", argv[2]);
  hash_set(vm, environ_table(environment), copy_immutable(vm, argv[1]), copy_immutable(vm, argv[2]));
  return VALUE_VOID;
}
PRIM("environment-variables-names", environment_variables_names, 1, 1, PF_READS | PF_RAISES | PF_COST, RIGHT_ENV,
     "(env : environment-variables?) -> (listof bytes?)", "All names that have a value.")
{
  Hash *table = environ_table(arg_environment(vm, 0, argc, argv));
  PairBuilder names;
  pair_builder_init(&names);
  woad_value key, value;
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos))
    if (hash_entry(table, pos, &key, &value)) pair_builder_add(vm, &names, key);
  vm_charge(vm, hash_count(table));
  return names.head;
}
PRIM("environment-variables-copy", environment_variables_copy, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHT_ENV,
     "(env : environment-variables?) -> environment-variables?", "A fresh copy.")
{
  woad_value environment = arg_environment(vm, 0, argc, argv);
  woad_value table = object_value(hash_copy(vm, environ_table(environment)));
  return struct_make_from(vm, vm->io->environment_type, 1, &table);
}
PRIM("make-environment-variables", make_environment_variables, 0, -1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(name : bytes?) (value : bytes?) ... ... -> environment-variables?", "A set with the given names and values.")
{
  woad_value environment = environ_make(vm);
  for (int i = 0; i < argc; i += 2) {
    check_name(vm, argv[i]);
    if (i + 1 == argc)
      raise_fields(vm, "make-environment-variables", "key does not have a value (i.e., an odd number of arguments"
                   " were provided)", "key", argv[i], NULL);
    if (!value_is_bytes(argv[i + 1]) || has_byte(bytes_of(argv[i + 1]), 0))
      raise_argument_value(vm, NULL, "bytes-no-nuls?", argv[i + 1]);
    hash_set(vm, environ_table(environment), copy_immutable(vm, argv[i]), copy_immutable(vm, argv[i + 1]));
  }
  return environment;
}
PRIM_MODULE("#%woad")
PRIM("getenv", getenv, 1, 1, PF_READS | PF_RAISES, RIGHT_ENV, "(name : string?) -> (or/c string? #f)",
     "Value of NAME in current-environment-variables, or #f.")
{
  woad_value name = VALUE_FALSE;
  if (value_is_string(argv[0])) {
    size_t n;
    char *text = string_to_utf8(vm, string_of(argv[0]), &n);
    name = bytes_from(vm, text, n);
  }
  if (!is_name(name)) raise_argument_value(vm, NULL, "string-environment-variable-name?", argv[0]);
  Hash *table = environ_table(param_get(vm, vm->param.current_environment_variables));
  woad_value v = hash_get(vm, table, name);
  return v == VALUE_NONE ? VALUE_FALSE : string_from_utf8_n(vm, (char *)bytes_of(v)->data, bytes_of(v)->length);
}
PRIM_MODULE("#%kernel")
PRIM_MODULE("#%woad")
PRIM("putenv", putenv, 2, 2, PF_WRITES | PF_RAISES, RIGHT_ENV, "(name : string?) (value : string?) -> boolean?",
     "Sets NAME in current-environment-variables.")
{
  if (!value_is_string(argv[0])) raise_argument(vm, NULL, "string-environment-variable-name?", 0, argc, argv);
  if (!value_is_string(argv[1])) raise_argument(vm, NULL, "string-no-nuls?", 1, argc, argv);
  size_t n, m;
  char *name_text = string_to_utf8(vm, string_of(argv[0]), &n), *text = string_to_utf8(vm, string_of(argv[1]), &m);
  woad_value name = bytes_from(vm, name_text, n), value = bytes_from(vm, text, m);
  if (!is_name(name)) raise_argument_value(vm, "environment-variables-set!", "bytes-environment-variable-name?", name);
  if (has_byte(bytes_of(value), 0)) raise_argument(vm, NULL, "string-no-nuls?", 1, argc, argv);
  Hash *table = environ_table(param_get(vm, vm->param.current_environment_variables));
  hash_set(vm, table, copy_immutable(vm, name), copy_immutable(vm, value));
  return VALUE_TRUE;
}
PRIM_MODULE("#%kernel")
