/* SPDX-License-Identifier: MIT
 * prim_struct.h: what the two files of primitives on structure types share. */
#ifndef RUNTIME_PRIM_PRIM_STRUCT_H
#define RUNTIME_PRIM_PRIM_STRUCT_H

#include "runtime/data/struct.h"

/* SYMBOL with text before and after: a fresh interned symbol. */
woad_value prim_struct_name(woad_vm *vm, const char *before, woad_value symbol, const char *after);
/* Positions of own fields declared immutable, ascending. */
woad_value prim_struct_immutables(woad_vm *vm, const StructType *type);
/* Runs the guards of PROPERTIES, a list of (property . value), on TYPE and adds them; answers like a primitive with the
 * five results of make-struct-type. */
woad_value prim_structprop_attach(woad_vm *vm, StructType *type, woad_value properties);
/* The five results. */
woad_value prim_struct_results(woad_vm *vm, StructType *type);

#endif
