/* SPDX-License-Identifier: MIT
 * bindtable.h: where bindings are kept: in the newest scope of their set, so that looking up is local to the scopes of a
 * reference, and bindings die with their scope. For binding*.c and stxwrite.c/stxread.c only. */
#ifndef EXPANDER_SYNTAX_BINDTABLE_H
#define EXPANDER_SYNTAX_BINDTABLE_H

#include "expander/syntax/binding.h"

/* All that one require of a whole module binds, without copying its table of provides. */
typedef struct BulkBinding {
  Header header;
  ScopeSet *set;
  woad_value provides;        /* eq hash symbol -> Binding, or VALUE_FALSE: not asked for yet */
  ImportSource from;          /* its module may need the shifts of the identifier that is looked up */
  woad_value prefix, except;
  woad_value made;            /* eq Hash exported name -> Binding made already */
} BulkBinding;
static inline BulkBinding *bulk_of(woad_value v) { return VALUE_AS(BulkBinding, v); }

/* list of (set . binding) for SYMBOL in SCOPE, newest first; VALUE_NULL when there is none */
woad_value bindtable_entries(woad_vm *vm, const Scope *scope, woad_value symbol);
/* Adds or replaces; SET is not empty. */
void bindtable_add(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding);
void bindtable_remove(woad_vm *vm, woad_value symbol, ScopeSet *set);
void bindtable_add_bulk(woad_vm *vm, BulkBinding *bulk);
/* The binding that BULK gives SYMBOL, VALUE_NONE for none. SHIFTS: those of the reference, to find the module by.
 * *is_final false: the module's provides could not be had yet. */
woad_value bindtable_bulk_ref(woad_vm *vm, BulkBinding *bulk, woad_value symbol, woad_value shifts, bool *is_final);
/* value of SYMBOL in an eq hash of either kind, VALUE_NONE when absent */
woad_value bindtable_hash_ref(woad_vm *vm, woad_value hash, woad_value symbol);

#endif
