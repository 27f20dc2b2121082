/* SPDX-License-Identifier: MIT
 * wofile.h: compiled module files, compiled/NAME_rkt.wo. */
#ifndef EXPANDER_BOOT_WOFILE_H
#define EXPANDER_BOOT_WOFILE_H

#include "expander/namespace/namespace.h"

/* Declares the module of the source PATH from its compiled file, under current-module-declare-name, when that file is fresh. */
bool wofile_load(woad_vm *vm, Namespace *ns, woad_value path);

#endif
