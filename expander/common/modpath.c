/* SPDX-License-Identifier: MIT
 * modpath.c: module path indexes and resolved names. spec/phases.md section 9 */
#include "expander/common/modpath.h"

#include "runtime/data/equal.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/stack.h"

enum { SHIFT_CACHE = 4 };

/* Such a path means the same from everywhere: its base is not kept. */
static bool is_independent(woad_vm *vm, woad_value path) {
  if (value_is_symbol(path) || value_is_path(path)) return true;
  if (!value_is_pair(path)) return false;
  if (pair_car(path) == vm->sym.submod) return is_independent(vm, pair_cadr(path));
  return pair_car(path) == vm->sym.quote;
}

woad_value modpath_index(woad_vm *vm, woad_value path, woad_value base) {
  if (base != VALUE_FALSE && path != VALUE_FALSE && is_independent(vm, path)) base = VALUE_FALSE;
  ModulePathIndex *mpi = mem_object(vm, ModulePathIndex, TYPE_MODULE_PATH_INDEX);
  mpi->path = path;
  mpi->base = base;
  mpi->resolved = VALUE_FALSE;
  mpi->shifts = VALUE_NULL;
  return object_value(mpi);
}

woad_value modpath_self(woad_vm *vm, woad_value resolved_or_false) {
  woad_value self = modpath_index(vm, VALUE_FALSE, VALUE_FALSE);
  mpi_of(self)->resolved = resolved_or_false;
  return self;
}

/* MPI with BASE in place of its own base, from the cache when it was asked for lately. */
static woad_value with_base(woad_vm *vm, woad_value v, woad_value base) {
  ModulePathIndex *mpi = mpi_of(v);
  woad_value cache = VALUE_NULL;
  int n = 0;
  for (woad_value p = mpi->shifts; value_is_pair(p); p = pair_cdr(p)) {
    if (pair_car(pair_car(p)) == base) return pair_cdr(pair_car(p));
  }
  woad_value fresh = modpath_index(vm, mpi->path, base);
  for (woad_value p = mpi->shifts; value_is_pair(p) && ++n < SHIFT_CACHE; p = pair_cdr(p)) {
    cache = pair_make(vm, pair_car(p), cache);
  }
  mpi->shifts = pair_make(vm, pair_make(vm, base, fresh), pair_reverse(vm, cache));
  return fresh;
}

typedef struct { woad_value mpi, from, to; } Shift;

static woad_value shift_here(woad_vm *vm, void *arg) {
  const Shift *shift = arg;
  return modpath_shift(vm, shift->mpi, shift->from, shift->to);
}

woad_value modpath_shift(woad_vm *vm, woad_value mpi, woad_value from, woad_value to) {
  if (!value_is_mpi(mpi)) return mpi;
  if (mpi == from) return to;
  if (modpath_is_self(mpi)) return from == VALUE_FALSE ? to : mpi;
  woad_value base = mpi_of(mpi)->base;
  if (!value_is_mpi(base)) return mpi;
  woad_value shifted = UNLIKELY(stack_is_low(vm)) ? stack_call_fresh(vm, shift_here, &(Shift){ base, from, to })
                                                  : modpath_shift(vm, base, from, to);
  return shifted == base ? mpi : with_base(vm, mpi, shifted);
}

/* Resolves what V is relative to, the innermost first: a chain may be long. */
static void resolve_bases(woad_vm *vm, woad_value v, woad_value stx) {
  woad_value chain = VALUE_NULL;
  for (; value_is_mpi(v) && mpi_of(v)->resolved == VALUE_FALSE && value_is_mpi(mpi_of(v)->base); v = mpi_of(v)->base)
    chain = pair_make(vm, mpi_of(v)->base, chain);
  for (; value_is_pair(chain); chain = pair_cdr(chain)) (void)modpath_resolve(vm, pair_car(chain), false, stx);
}

woad_value modpath_resolve(woad_vm *vm, woad_value v, bool load, woad_value stx) {
  if (value_is_resolved_path(v)) return v;
  ModulePathIndex *mpi = mpi_of(v);
  if (mpi->resolved != VALUE_FALSE && (!load || modpath_is_self(v))) return mpi->resolved;
  if (mpi->path == VALUE_FALSE || !vm->hooks.module_resolve) {
    return modpath_resolved(vm, symbol_intern(vm, "expanded module"));
  }
  woad_value base = mpi->base;
  if (base != VALUE_FALSE) {
    resolve_bases(vm, base, stx);
    base = modpath_resolve(vm, base, false, stx);
  }
  mpi->resolved = vm->hooks.module_resolve(vm, mpi->path, base, stx, load);
  return mpi->resolved;
}

bool modpath_equal(woad_vm *vm, woad_value a, woad_value b) {
  while (a != b) {
    if (!value_is_mpi(a) || !value_is_mpi(b)) return false;
    if (modpath_is_self(a) || modpath_is_self(b)) return false;
    if (mpi_of(a)->path != mpi_of(b)->path && !value_is_equal(vm, mpi_of(a)->path, mpi_of(b)->path)) return false;
    a = mpi_of(a)->base;
    b = mpi_of(b)->base;
  }
  return true;
}

uint32_t modpath_hash(woad_vm *vm, woad_value v) {
  uint32_t hash = 0;
  for (; value_is_mpi(v) && !modpath_is_self(v); v = mpi_of(v)->base) hash = equal_mix(hash, value_hash_equal(vm, mpi_of(v)->path));
  return equal_mix(hash, value_hash_eq(vm, v));
}

woad_value modpath_resolved(woad_vm *vm, woad_value name) {
  SyntaxState *state = state_of(vm);
  if (!state->resolved_names) state->resolved_names = hash_make(vm, HASH_EQUAL, HASH_EPHEMERON);
  if (value_is_pair(name) && value_is_null(pair_cdr(name))) name = pair_car(name);
  woad_value found = hash_get(vm, state->resolved_names, name);
  if (found != VALUE_NONE) return found;
  ResolvedModulePath *resolved = mem_object(vm, ResolvedModulePath, TYPE_RESOLVED_MODULE_PATH);
  resolved->name = name;
  hash_set(vm, state->resolved_names, name, object_value(resolved));
  return object_value(resolved);
}

static bool is_root_name(woad_value v) {
  return value_is_symbol(v) || (value_is_path(v) && path_is_absolute(v));
}

bool modpath_is_resolved_name(woad_vm *vm, woad_value name) {
  (void)vm;
  if (!value_is_pair(name)) return is_root_name(name);
  if (!is_root_name(pair_car(name)) || !pair_is_list(name) || value_is_null(pair_cdr(name))) return false;
  for (name = pair_cdr(name); value_is_pair(name); name = pair_cdr(name)) {
    if (!value_is_symbol(pair_car(name))) return false;
  }
  return true;
}
