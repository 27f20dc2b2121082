/* SPDX-License-Identifier: MIT
 * scopeorder.h: an order of scopes for compiled files. Serial numbers tell in which order a session came upon scopes; which of
 * the modules that a client takes literals from was read first depends on what else the session did. This order does not:
 *
 *   first the scopes of binding spaces, by name;
 *   then the scopes of modules that were read, by the digests of their literals, those of one module as it has them;
 *   then the scopes of the module under way, as they were made;
 *   a multi-scope, its scopes by phase, then its shifted forms, stand together, whenever they were made. */
#ifndef EXPANDER_SYNTAX_SCOPEORDER_H
#define EXPANDER_SYNTAX_SCOPEORDER_H

#include "expander/syntax/scopeset.h"
#include "runtime/data/vector.h"

/* the serial number that the next scope will have */
uint64_t scopeorder_next(woad_vm *vm);
/* Notes that the scopes with serials from FIRST on, up to the newest, were just made for the literals in BYTES. */
void scopeorder_note(woad_vm *vm, uint64_t first, woad_value bytes);
/* negative, 0 (the same scope), positive */
int scopeorder_compare(woad_vm *vm, const Scope *a, const Scope *b);
void scopeorder_sort(woad_vm *vm, woad_value *scopes, size_t n);
/* the scopes of SET, sorted */
Vector *scopeorder_of_set(woad_vm *vm, const ScopeSet *set);

#endif
