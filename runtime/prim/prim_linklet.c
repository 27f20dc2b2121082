/* SPDX-License-Identifier: MIT
 * prim_linklet.c: the names of the reference's layer of linklets. Modules are compiled to their own bytecode and code has no such
 * form here, so that what makes, takes apart or runs linklets is refused; instances and the table of primitives are what they say.
 * Source: Reference, "Linklets and the Core Compiler". */
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

#define NO_LINKLETS(name, cname, min, max, contract)                                                            \
  PRIM(name, cname, min, max, PF_RAISES, RIGHT_UNSAFE, contract, "Not supported: code has no form as linklets.") \
  {                                                                                                             \
    raise_unsupported(vm, "code has no form as linklets");                                                      \
  }
#define IS_NONE(name, cname, what)                                                                            \
  PRIM(name, cname, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is " what ": #f, there are none.") \
  {                                                                                                           \
    return VALUE_FALSE;                                                                                       \
  }

PRIM_MODULE("#%linklet-expander")

NO_LINKLETS("recompile-linklet", recompile_linklet, 1, 5, "(linklet : any/c) [name : any/c = #f] [import-keys : any/c = #f] [get-import : any/c = #f] [options : any/c = null] -> any")
NO_LINKLETS("eval-linklet", eval_linklet, 1, 1, "(linklet : any/c) -> any/c")
NO_LINKLETS("instantiate-linklet", instantiate_linklet, 2, 4, "(linklet : any/c) (import-instances : list?) [target-instance : any/c = #f] [use-prompt? : any/c = #f] -> any")
NO_LINKLETS("linklet-import-variables", linklet_import_variables, 1, 1, "(linklet : any/c) -> list?")
NO_LINKLETS("linklet-export-variables", linklet_export_variables, 1, 1, "(linklet : any/c) -> list?")
NO_LINKLETS("hash->linklet-bundle", hash_to_linklet_bundle, 1, 1, "(content : hash?) -> any/c")
NO_LINKLETS("hash->linklet-directory", hash_to_linklet_directory, 1, 1, "(content : hash?) -> any/c")
NO_LINKLETS("linklet-bundle->hash", linklet_bundle_to_hash, 1, 1, "(bundle : any/c) -> hash?")
NO_LINKLETS("linklet-directory->hash", linklet_directory_to_hash, 1, 1, "(directory : any/c) -> hash?")
IS_NONE("linklet?", linklet_p, "a linklet")
IS_NONE("linklet-bundle?", linklet_bundle_p, "a bundle of linklets")
IS_NONE("linklet-directory?", linklet_directory_p, "a directory of linklets")

PRIM("linklet-body-reserved-symbol?", linklet_body_reserved_symbol_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V names a primitive: code keeps these names for them.")
{
  return value_bool(value_is_symbol(argv[0]) && prim_lookup(vm, NULL, symbol_text(argv[0])) != VALUE_NONE);
}

PRIM_MODULE("#%linklet-primitive")

NO_LINKLETS("compile-linklet", compile_linklet, 1, 5, "(form : any/c) [name : any/c = #f] [import-keys : any/c = #f] [get-import : any/c = #f] [options : any/c = null] -> any")
NO_LINKLETS("read-linklet-bundle-hash", read_linklet_bundle_hash, 1, 1, "(in : input-port?) -> hash?")
NO_LINKLETS("write-linklet-bundle-hash", write_linklet_bundle_hash, 2, 2, "(content : hash?) (out : output-port?) -> void?")
NO_LINKLETS("variable-reference->instance", variable_reference_to_instance, 1, 2, "(varref : variable-reference?) [ref-site? : any/c = #f] -> any/c")

PRIM("linklet-virtual-machine-bytes", linklet_virtual_machine_bytes, 0, 0, PF_PURE | PF_ALLOC, RIGHTS_NONE, "-> bytes?",
     "The name of the virtual machine, #\"woad\".")
{
  return bytes_from(vm, "woad", 4);
}

/* --- primitives --- */

PRIM("primitive-lookup", primitive_lookup, 1, 1, PF_READS | PF_RAISES, RIGHT_UNSAFE, "(name : symbol?) -> any/c",
     "The primitive called NAME, #f: there is none.")
{
  woad_value found = prim_lookup(vm, NULL, symbol_text(arg_symbol(vm, 0, argc, argv)));
  return found == VALUE_NONE ? VALUE_FALSE : found;
}

typedef struct { const char *module; woad_value table; } Collecting;

static void collect(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state) {
  Collecting *collecting = state;
  if (strcmp(module, collecting->module) == 0) collecting->table = hamt_set(vm, collecting->table, name, v);
}

PRIM("primitive-table", primitive_table, 1, 2, PF_READS | PF_RAISES | PF_COST, RIGHT_UNSAFE,
     "(module : symbol?) [table : hash?] -> (or/c hash? #f)",
     "What the primitive module defines: an immutable table from symbols, #f when it defines nothing. TABLE cannot take its place.")
{
  Collecting collecting = { symbol_text(arg_symbol(vm, 0, argc, argv)), hamt_empty(vm, HASH_EQ) };
  if (argc > 1) raise_unsupported(vm, "primitives cannot be replaced");
  woad_value none = collecting.table;
  prim_each(vm, collect, &collecting);
  return collecting.table == none ? VALUE_FALSE : collecting.table;
}

PRIM("primitive-in-category?", primitive_in_category_p, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(name : symbol?) (category : symbol?) -> boolean?",
     "Whether the primitive NAME is known to be of CATEGORY: of 'omitable, it has no effect.")
{
  int row = prim_find(NULL, symbol_text(arg_symbol(vm, 0, argc, argv)));
  return value_bool(row >= 0 && argv[1] == symbol_intern(vm, "omitable") && (prim_table[row].flags & PF_PURE) != 0);
}

PRIM("primitive->compiled-position", primitive_to_compiled_position, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> #f",
     "#f: primitives stand in compiled code by their names.")
{
  return VALUE_FALSE;
}

PRIM("compiled-position->primitive", compiled_position_to_primitive, 1, 1, PF_PURE, RIGHTS_NONE, "(pos : any/c) -> #f",
     "#f: primitives stand in compiled code by their names.")
{
  return VALUE_FALSE;
}

/* --- instances: opaque structures --- */

enum { INSTANCE_NAME, INSTANCE_DATA, INSTANCE_VARIABLES, INSTANCE_FIELDS };

static StructType *instance_type(woad_vm *vm) {
  if (vm->instance_type == NULL) vm->instance_type = struct_type_make_opaque(vm, "instance", INSTANCE_FIELDS, VALUE_NULL);
  return vm->instance_type;
}

static woad_value *arg_instance(woad_vm *vm, ARGS) {
  if (!value_is_instance(argv[0], instance_type(vm))) arg_wrong(vm, 0, argc, argv, "instance?");
  return struct_of(argv[0])->fields;
}

PRIM("make-instance", make_instance, 1, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(name : any/c) [data : any/c = #f] [mode : (or/c #f 'constant 'consistent) = #f] (name : symbol?) (val : any/c) ... ... -> instance?",
     "An instance with the variables given; the MODE does not matter.")
{
  Hash *variables = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (int i = 3; i < argc; i += 2) {
    woad_value name = arg_symbol(vm, i, argc, argv);
    if (i + 1 == argc) raise_fields(vm, NULL, "missing value for a variable", "name", name, NULL);
    hash_set(vm, variables, name, argv[i + 1]);
  }
  woad_value fields[INSTANCE_FIELDS] = { argv[0], arg_given(1, argc) ? argv[1] : VALUE_FALSE, object_value(variables) };
  return struct_make_from(vm, instance_type(vm), INSTANCE_FIELDS, fields);
}

PRIM("instance?", instance_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V was made by make-instance.")
{
  return value_bool(value_is_instance(argv[0], instance_type(vm)));
}

PRIM("instance-name", instance_name, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(inst : instance?) -> any/c", "The name that INST was made with.")
{
  return arg_instance(vm, argc, argv)[INSTANCE_NAME];
}

PRIM("instance-data", instance_data, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(inst : instance?) -> any/c", "The data that INST was made with.")
{
  return arg_instance(vm, argc, argv)[INSTANCE_DATA];
}

PRIM("instance-variable-names", instance_variable_names, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(inst : instance?) -> (listof symbol?)",
     "The names of the variables of INST, in the order in which they were set.")
{
  Hash *variables = hash_of(arg_instance(vm, argc, argv)[INSTANCE_VARIABLES]);
  PairBuilder list;
  pair_builder_init(&list);
  woad_value name, value;
  for (int64_t pos = hash_next(variables, -1); pos >= 0; pos = hash_next(variables, pos))
    if (hash_entry(variables, pos, &name, &value)) pair_builder_add(vm, &list, name);
  return list.head;
}

PRIM("instance-variable-value", instance_variable_value, 2, 3, PF_READS | PF_RAISES | PF_CONTROL, RIGHTS_NONE,
     "(inst : instance?) (name : symbol?) [fail : any/c] -> any",
     "The value of the variable NAME; without one FAIL, called in tail position when it is a procedure.")
{
  woad_value found = hash_get(vm, hash_of(arg_instance(vm, argc, argv)[INSTANCE_VARIABLES]), arg_symbol(vm, 1, argc, argv));
  if (found != VALUE_NONE) return found;
  if (!arg_given(2, argc)) raise_fields(vm, NULL, "instance variable not found", "name", argv[1], NULL);
  return call_is_procedure(vm, argv[2]) ? call_tail(vm, argv[2], 0, NULL) : argv[2];
}

PRIM("instance-set-variable-value!", instance_set_variable_value_x, 3, 4, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(inst : instance?) (name : symbol?) (v : any/c) [mode : (or/c #f 'constant 'consistent) = #f] -> void?",
     "The variable NAME has the value V from now on.")
{
  hash_set(vm, hash_of(arg_instance(vm, argc, argv)[INSTANCE_VARIABLES]), arg_symbol(vm, 1, argc, argv), argv[2]);
  return VALUE_VOID;
}

PRIM("instance-unset-variable!", instance_unset_variable_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(inst : instance?) (name : symbol?) -> void?",
     "There is no variable NAME from now on.")
{
  hash_remove(vm, hash_of(arg_instance(vm, argc, argv)[INSTANCE_VARIABLES]), arg_symbol(vm, 1, argc, argv));
  return VALUE_VOID;
}

PRIM("instance-describe-variable!", instance_describe_variable_x, 3, 3, PF_RAISES, RIGHTS_NONE,
     "(inst : instance?) (name : symbol?) (desc : any/c) -> void?", "Nothing: descriptions are for compilers of linklets.")
{
  arg_instance(vm, argc, argv);
  arg_symbol(vm, 1, argc, argv);
  return VALUE_VOID;
}
