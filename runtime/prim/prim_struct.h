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
/* The guard of TYPE's outermost chaperone; VALUE_FALSE: TYPE is plain. prim_impstype.c */
woad_value prim_struct_super_guard(woad_value type);
/* Argument 0, a structure type or a chaperone of one; one that the current inspector sees. */
StructType *prim_struct_arg_type(woad_vm *vm, int argc, woad_value *argv);
StructType *prim_struct_arg_visible_type(woad_vm *vm, int argc, woad_value *argv);
/* What struct-type-info tells. */
enum { PRIM_STRUCT_INFO = 8 };
void prim_struct_facts(woad_vm *vm, StructType *type, woad_value *results);
/* The five results. */
woad_value prim_struct_results(woad_vm *vm, StructType *type);

#endif
