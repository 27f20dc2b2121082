/* SPDX-License-Identifier: MIT
 * prim_basic.c: booleans, void. Source: Reference, "Booleans", "Void". */
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
