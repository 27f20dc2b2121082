/* SPDX-License-Identifier: MIT
 * resolve_cache.h: the latest resolutions of each symbol. For binding*.c only. */
#ifndef EXPANDER_SYNTAX_RESOLVE_CACHE_H
#define EXPANDER_SYNTAX_RESOLVE_CACHE_H

#include "expander/syntax/binding.h"

typedef struct { ScopeSet *set; woad_value binding; ResolveStatus status; } ResolveEntry;
/* The entry of (SYMBOL, SET), NULL when it is not remembered. Valid until the next call. */
const ResolveEntry *resolve_cache_find(woad_vm *vm, woad_value symbol, const ScopeSet *set);
void resolve_cache_remember(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding, ResolveStatus status);
/* A binding of SYMBOL with SET has come or gone. */
void resolve_cache_forget(woad_vm *vm, woad_value symbol, const ScopeSet *set);
/* Bindings of any symbol may have come. */
void resolve_cache_forget_all(woad_vm *vm);
/* The scope that stands in every set: holds the bindings of empty sets (identifiers without context at the top level). */
woad_value resolve_cache_root_scope(woad_vm *vm);

#endif
