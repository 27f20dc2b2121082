/* SPDX-License-Identifier: MIT
 * manager.h: `woad make`: compiled files brought up to date, dependencies first. */
#ifndef EXPANDER_BOOT_MANAGER_H
#define EXPANDER_BOOT_MANAGER_H

#include "expander/namespace/namespace.h"

/* While making: declares the module of PATH, after rebuilding its compiled file when that is stale. */
void manager_load(woad_vm *vm, Namespace *ns, woad_value path);
/* Makes of one session, one after the other, take the files for what they were at the first: a command makes all that it names. */
/* Compiles the file PATH and what it depends on, where compiled/NAME_rkt.wo is missing or stale. Raises on failure. */
void manager_make(woad_vm *vm, woad_value path);
/* The same for the library module that `(lib NAME)` means. */
void manager_make_library(woad_vm *vm, const char *name);
/* The same for every module of the main collections. */
void manager_make_collects(woad_vm *vm);

#endif
