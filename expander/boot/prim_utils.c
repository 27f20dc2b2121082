/* SPDX-License-Identifier: MIT
 * prim_utils.c: '#%utils, where an installation has its parts: for libraries that look there themselves. */
#include "expander/expand/expandctx.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%utils")

PRIM("get-installation-name", get_installation_name, 0, 1, PF_RAISES | PF_ALLOC, RIGHT_FILE, "[config : hash?] -> string?",
     "What CONFIG has for 'installation-name, by default the version of the language.")
{
  woad_value key = symbol_intern(vm, "installation-name"), name = VALUE_NONE;
  if (argc > 0) {
    if (!value_is_hash(argv[0])) raise_argument(vm, NULL, "hash?", 0, argc, argv);
    name = value_is_hamt(argv[0]) ? hamt_get(vm, hamt_of(argv[0]), key)
           : value_is_mutable_hash(argv[0]) ? hash_get(vm, hash_of(argv[0]), key) : VALUE_NONE;
  }
  return name != VALUE_NONE ? name : string_to_immutable(vm, string_from_utf8(vm, "8.7"));
}

PRIM("find-main-collects", find_main_collects, 0, 0, PF_READS, RIGHT_FILE, "-> path?", "The folder of the main collections.")
{ return vm->expander->collects; }

PRIM("find-main-config", find_main_config, 0, 0, PF_READS, RIGHT_FILE, "-> (or/c path? #f)", "Always #f: there is no configuration file.")
{ return VALUE_FALSE; }
