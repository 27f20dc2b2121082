/* SPDX-License-Identifier: MIT
 * prim_modpath.c: module paths, module path indexes, resolved names. Source: Reference, "Module Names and Loading". */
#include "expander/common/modpath.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

PRIM("module-path?", module_path_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V has the form of a module path, submodule paths included.")
{ return value_bool(modpath_is_module_path(vm, argv[0])); }

PRIM("resolved-module-path?", resolved_module_path_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a resolved module name.")
{ return value_bool(value_is_resolved_path(argv[0])); }

PRIM("make-resolved-module-path", make_resolved_module_path, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(path : any/c) -> resolved-module-path?", "The interned resolved name for a path, symbol, or list with submodules.")
{
  if (!modpath_is_resolved_name(vm, argv[0])) {
    raise_argument_value(vm, NULL,
                         "(or/c symbol?\n                  (and/c path? complete-path?)\n"
                         "                  (cons/c (or/c symbol?\n"
                         "                                (and/c path? complete-path?))\n"
                         "                          (non-empty-listof symbol?)))",
                         argv[0]);
  }
  return modpath_resolved(vm, argv[0]);
}

PRIM("resolved-module-path-name", resolved_module_path_name, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(module-path : resolved-module-path?) -> any/c", "The path, symbol or list of a resolved name.")
{
  if (!value_is_resolved_path(argv[0])) raise_argument_value(vm, NULL, "resolved-module-path?", argv[0]);
  return modpath_resolved_name(argv[0]);
}

static woad_value mpi_argument(woad_vm *vm, woad_value v) {
  if (!value_is_mpi(v)) raise_argument_value(vm, NULL, "module-path-index?", v);
  return v;
}

PRIM("module-path-index?", module_path_index_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a module path index.")
{ return value_bool(value_is_mpi(argv[0])); }

static woad_value join_self(woad_vm *vm, ARGS) {
  if (argv[1] != VALUE_FALSE) {
    raise_fields(vm, NULL, "cannot combine #f path with non-#f base", "given base", argv[1], NULL);
  }
  woad_value submod = arg_given(2, argc) ? argv[2] : VALUE_FALSE;
  if (submod == VALUE_FALSE) return modpath_self(vm, VALUE_FALSE);
  woad_value name = pair_make(vm, symbol_intern(vm, "expanded module"), submod);
  return modpath_self(vm, modpath_resolved(vm, name));
}

static bool is_submod_list(woad_value v) {
  if (!value_is_pair(v) || !pair_is_list(v)) return false;
  for (; value_is_pair(v); v = pair_cdr(v)) {
    if (!value_is_symbol(pair_car(v))) return false;
  }
  return true;
}

PRIM("module-path-index-join", module_path_index_join, 2, 3, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : (or/c module-path? #f)) (base : (or/c module-path-index? resolved-module-path? #f)) "
     "[submod : (or/c (non-empty-listof symbol?) #f)] -> module-path-index?",
     "A module path index of PATH relative to BASE; both #f: one that stands for the module under way.")
{
  if (argv[0] != VALUE_FALSE && !modpath_is_module_path(vm, argv[0])) {
    raise_argument_value(vm, NULL, "(or/c #f module-path?)", argv[0]);
  }
  if (argv[1] != VALUE_FALSE && !value_is_mpi(argv[1]) && !value_is_resolved_path(argv[1])) {
    raise_argument_value(vm, NULL, "(or/c #f resolved-module-path? module-path-index?)", argv[1]);
  }
  if (arg_given(2, argc) && argv[2] != VALUE_FALSE && !is_submod_list(argv[2])) {
    raise_argument_value(vm, NULL, "(or/c #f (non-empty-listof symbol?))", argv[2]);
  }
  if (argv[0] == VALUE_FALSE) return join_self(vm, argc, argv);
  if (arg_given(2, argc) && argv[2] != VALUE_FALSE)
    raise_fields(vm, NULL, "cannot combine #f submodule list with non-#f module path", "given module path", argv[0],
                 "given submodule list", argv[2], NULL);
  return modpath_index(vm, argv[0], argv[1]);
}

PRIM("module-path-index-split", module_path_index_split, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mpi : module-path-index?) -> (or/c module-path? #f) (or/c module-path-index? resolved-module-path? #f)",
     "The path and the base of MPI.")
{
  ModulePathIndex *mpi = mpi_of(mpi_argument(vm, argv[0]));
  woad_value parts[2] = { mpi->path, mpi->base };
  return values_return(vm, 2, parts);
}

PRIM("module-path-index-submodule", module_path_index_submodule, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mpi : module-path-index?) -> (or/c (non-empty-listof symbol?) #f)",
     "The submodule names of a module path index for the module under way, or #f.")
{
  mpi_argument(vm, argv[0]);
  if (!modpath_is_self(argv[0]) || mpi_of(argv[0])->resolved == VALUE_FALSE) return VALUE_FALSE;
  woad_value name = modpath_resolved_name(mpi_of(argv[0])->resolved);
  return value_is_pair(name) ? pair_cdr(name) : VALUE_FALSE;
}

