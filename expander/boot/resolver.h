/* SPDX-License-Identifier: MIT
 * resolver.h: the standard module name resolver. */
#ifndef EXPANDER_BOOT_RESOLVER_H
#define EXPANDER_BOOT_RESOLVER_H

#include "runtime/base/vm.h"

void resolver_boot(woad_vm *vm);
/* The resolved name of PATH (a module path) against RELATIVE_TO (resolved name or VALUE_FALSE); LOAD: declared afterwards. */
woad_value resolver_resolve(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx, bool load);
/* file of a collection path "racket/base.rkt", or VALUE_FALSE */
woad_value resolver_find_library(woad_vm *vm, const char *relative);
/* Where collections are: the lists BEFORE, the main collections, the list AFTER; or what the environment variable PLTCOLLECTS
 * says, folders separated by `:' among which an empty one stands for all that. */
woad_value resolver_collection_paths(woad_vm *vm, woad_value before, woad_value after);
/* the folder of a collection such as "racket/base", or VALUE_FALSE */
woad_value resolver_find_collection(woad_vm *vm, const char *collection);
/* the lines of a message that tell where COLLECTION was looked for */
const char *resolver_searched_text(woad_vm *vm, const char *collection);
/* absolute name of the main collections folder, with trailing separator */
const char *resolver_collects(woad_vm *vm);
/* whether PATH (absolute) is in there */
bool resolver_in_collects(woad_vm *vm, woad_value path);

/* the text of an element of a module path (a string, symbol or path), "" for anything else */
const char *resolver_text(woad_vm *vm, woad_value v);

#endif
