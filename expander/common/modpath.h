/* SPDX-License-Identifier: MIT
 * modpath.h: module paths, module path indexes (mpi), resolved names. spec/phases.md section 9
 *
 * P1  an mpi's path and base never change; equal parts make them equal?, not eq?. A self is equal only to itself.
 * P2  resolved names are interned per session: eq? when equal. */
#ifndef EXPANDER_COMMON_MODPATH_H
#define EXPANDER_COMMON_MODPATH_H

#include "expander/common/state.h"
#include "runtime/base/vm.h"

typedef struct ModulePathIndex {
  Header header;
  woad_value path;      /* datum, or VALUE_FALSE for self */
  woad_value base;      /* mpi, resolved module path, or VALUE_FALSE */
  woad_value resolved;  /* cache: resolved module path, or VALUE_FALSE */
  woad_value shifts;    /* cache of shifted forms: list of (shifted base . mpi), at most 4 */
} ModulePathIndex;
typedef struct { Header header; woad_value name; } ResolvedModulePath;
static inline bool value_is_mpi(woad_value v) { return value_has_type(v, TYPE_MODULE_PATH_INDEX); }
static inline ModulePathIndex *mpi_of(woad_value v) { return VALUE_AS(ModulePathIndex, v); }
static inline bool value_is_resolved_path(woad_value v) { return value_has_type(v, TYPE_RESOLVED_MODULE_PATH); }
woad_value modpath_index(woad_vm *vm, woad_value path, woad_value base);
woad_value modpath_self(woad_vm *vm, woad_value resolved_or_false); /* a fresh self */
static inline bool modpath_is_self(woad_value mpi) {
  return mpi_of(mpi)->path == VALUE_FALSE && mpi_of(mpi)->base == VALUE_FALSE;
}
/* MPI with FROM replaced by TO at its root; FROM VALUE_FALSE: any self is replaced. MPI itself when nothing changes. */
woad_value modpath_shift(woad_vm *vm, woad_value mpi, woad_value from, woad_value to);
/* The resolved name of MPI (cached in it) by vm->hooks.module_resolve: may run language code, so PF_NESTS primitives only.
 * LOAD: the module must be declared afterwards. STX for error messages or VALUE_FALSE. */
woad_value modpath_resolve(woad_vm *vm, woad_value mpi, bool load, woad_value stx);
bool modpath_equal(woad_vm *vm, woad_value a, woad_value b);
/* goes with modpath_equal */
uint32_t modpath_hash(woad_vm *vm, woad_value v);
/* resolved module paths are interned per session: (path|symbol, or list of one of them and submodule symbols) */
woad_value modpath_resolved(woad_vm *vm, woad_value name);
static inline woad_value modpath_resolved_name(woad_value resolved) { return VALUE_AS(ResolvedModulePath, resolved)->name; }
/* whether NAME may name a resolved module path (make-resolved-module-path's argument) */
bool modpath_is_resolved_name(woad_vm *vm, woad_value name);
bool modpath_is_module_path(woad_vm *vm, woad_value datum); /* module-path? */
/* textual joining of a submod path onto a resolved name: (submod "." a), (submod ".." b) and (".." ...) elements;
 * VALUE_FALSE when there are too many ".." */
woad_value modpath_join_submodule(woad_vm *vm, woad_value resolved, woad_value submod_path);

#endif
