/* SPDX-License-Identifier: MIT
 * wofile.c: see wofile.h. */
#include "expander/boot/loader.h"
#include "expander/boot/wofile.h"
#include "expander/lower/lower.h"

bool wofile_load(woad_vm *vm, Namespace *ns, woad_value path) { return false; }

void lower_load_body(woad_vm *vm, Body *body) {}
void loader_make(woad_vm *vm, woad_value path) {}
void loader_make_collects(woad_vm *vm) {}
