/* SPDX-License-Identifier: MIT
 * exn.h: the exception struct types of exn.def, and other struct types that primitives make. */
#ifndef RUNTIME_VM_EXN_H
#define RUNTIME_VM_EXN_H

#include "runtime/base/vm.h"

void exn_boot(woad_vm *vm); /* fills vm->exn, vm->arity_at_least, vm->srcloc */
bool exn_is_exn(woad_vm *vm, woad_value v);
const char *exn_message(woad_vm *vm, woad_value exn); /* UTF-8 */
/* Calls FN(name, procedure or struct type, state) for every binding that the types give: exn:fail (the constructor), exn:fail?,
 * exn-message, struct:exn:fail, ... */
void exn_each_binding(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v, void *state), void *state);
/* The same for the types that only the expander raises; the other leaves them out. */
void exn_each_expander_binding(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v, void *state), void *state);

#endif
