/* SPDX-License-Identifier: MIT
 * prim_docs.c: what the rows of the primitive table say, for `woad doc` and the loop's commands. Source: our own. */
#include <string.h>

#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%woad")

PRIM("primitive-documentation", primitive_documentation, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(name : symbol?) -> (or/c (list/c string? string? string?) #f)",
     "Contract, documentation and module of the primitive NAME, the first in the table; #f when there is none.")
{
  const char *name = symbol_text(arg_symbol(vm, 0, argc, argv));
  for (int i = 0; i < prim_table_count; i++) {
    const PrimRow *row = &prim_table[i];
    if (strcmp(row->name, name) != 0) continue;
    return pair_list(vm, 3, string_from_utf8(vm, row->contract), string_from_utf8(vm, row->doc), string_from_utf8(vm, row->module));
  }
  return VALUE_FALSE;
}
