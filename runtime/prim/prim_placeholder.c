/* SPDX-License-Identifier: MIT
 * prim_placeholder.c: placeholders and the graphs made of them. Source: Reference, "Reader", make-reader-graph. */
#include "runtime/data/pair.h"
#include "runtime/data/placeholder.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("make-placeholder", make_placeholder, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> placeholder?",
     "A fresh placeholder that stands for V in make-reader-graph.")
{
  return placeholder_make(vm, argv[0]);
}
PRIM("placeholder?", placeholder_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by make-placeholder.")
{
  return value_bool(value_is_placeholder(argv[0]));
}
PRIM("placeholder-get", placeholder_get, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(ph : placeholder?) -> any/c",
     "What PH stands for.")
{
  return placeholder_of(arg_type(vm, 0, argc, argv, TYPE_PLACEHOLDER, "placeholder?"))->value;
}
PRIM("placeholder-set!", placeholder_set_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(ph : placeholder?) (v : any/c) -> void?", "Makes PH stand for V.")
{
  placeholder_of(arg_type(vm, 0, argc, argv, TYPE_PLACEHOLDER, "placeholder?"))->value = argv[1];
  return VALUE_VOID;
}

static woad_value make_hash_placeholder(woad_vm *vm, ARGS, HashKind kind) {
  woad_value l = pair_is_list(argv[0]) ? argv[0] : VALUE_FALSE;
  while (value_is_pair(l) && value_is_pair(pair_car(l))) l = pair_cdr(l);
  if (l != VALUE_NULL) arg_wrong(vm, 0, argc, argv, "(listof pair?)");
  return placeholder_make_hash(vm, kind, argv[0]);
}
#define HASH_PLACEHOLDER(name, cname, kind, keys) \
  PRIM(name, cname, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(assocs : (listof pair?)) -> hash-placeholder?", \
       "Stands in make-reader-graph for an immutable table of ASSOCS that compares keys with " keys ".") \
  { \
    return make_hash_placeholder(vm, argc, argv, kind); \
  }
HASH_PLACEHOLDER("make-hash-placeholder", make_hash_placeholder, HASH_EQUAL, "equal?")
HASH_PLACEHOLDER("make-hasheq-placeholder", make_hasheq_placeholder, HASH_EQ, "eq?")
HASH_PLACEHOLDER("make-hasheqv-placeholder", make_hasheqv_placeholder, HASH_EQV, "eqv?")
HASH_PLACEHOLDER("make-hashalw-placeholder", make_hashalw_placeholder, HASH_EQUAL_ALWAYS, "equal-always?")

PRIM("hash-placeholder?", hash_placeholder_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by make-hash-placeholder or one of its kin.")
{
  return value_bool(value_is_hash_placeholder(argv[0]));
}
PRIM("make-reader-graph", make_reader_graph, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(v : any/c) -> any/c",
     "V with its placeholders replaced by what they stand for. What leads to none of them is shared with V.")
{
  woad_value guilty, result = argv[0];
  if (!placeholder_try_graph(vm, argv[0], &result, &guilty))
    raise_fields(vm, "make-reader-graph", "illegal placeholder cycle in value", "value", guilty, NULL);
  return result;
}
