/* SPDX-License-Identifier: MIT
 * prim_basic.c: booleans, void, the collector's controls.
 * Source: Reference, "Booleans", "Void", "Garbage Collection". */
#include "runtime/data/number.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("not", not, 1, 1, PF_PURE | PF_FOLDABLE, RIGHTS_NONE, "(v : any/c) -> boolean?", "#t for #f, #f for anything else.")
{
  return value_bool(argv[0] == VALUE_FALSE);
}

PRIM("boolean?", boolean_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is #t or #f.")
{
  return value_bool(value_is_bool(argv[0]));
}

PRIM("void", void, 0, -1, PF_PURE, RIGHTS_NONE, "(v : any/c) ... -> void?", "The void value.")
{
  return VALUE_VOID;
}

PRIM("void?", void_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is the void value.")
{
  return value_bool(argv[0] == VALUE_VOID);
}

/* --- the collector --- */

PRIM("collect-garbage", collect_garbage, 0, 1, PF_WRITES | PF_RAISES, RIGHT_GC, "[request : (or/c 'major 'minor 'incremental)] -> void?",
     "Collects now.")
{
  woad_value request = arg_given(0, argc) ? argv[0] : vm->sym.major;
  if (request != vm->sym.major && request != vm->sym.minor && request != vm->sym.incremental)
    arg_wrong(vm, 0, argc, argv, "(or/c 'major 'minor 'incremental)");
  mem_collect(vm, request == vm->sym.major ? MEM_COLLECT_MAJOR : MEM_COLLECT_MINOR);
  return VALUE_VOID;
}

PRIM("current-memory-use", current_memory_use, 0, 1, PF_READS, RIGHT_GC, "[mode : any/c] -> exact-nonnegative-integer?",
     "Bytes in use by the heap; with 'cumulative, bytes allocated so far.")
{
  return number_from_uint64(vm, arg_given(0, argc) && value_has_type(argv[0], TYPE_SYMBOL) ? mem_allocated_bytes(vm)
                                                                                           : mem_live_bytes());
}

PRIM("dump-memory-stats", dump_memory_stats, 0, -1, PF_WRITES, RIGHT_GC, "(v : any/c) ... -> void?", "Does nothing.")
{
  return VALUE_VOID;
}

/* --- odds and ends --- */

PRIM("interned-char?", interned_char_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a character: all of them are interned.")
{
  return value_bool(value_is_char(argv[0]));
}

PRIM("true-object?", true_object_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is #t.")
{
  return value_bool(argv[0] == VALUE_TRUE);
}
