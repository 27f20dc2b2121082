/* SPDX-License-Identifier: MIT
 * wofile.c: see wofile.h. */
#include "expander/boot/wofile.h"

bool wofile_load(woad_vm *vm, Namespace *ns, woad_value path) { return false; }
