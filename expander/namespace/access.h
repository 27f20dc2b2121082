/* SPDX-License-Identifier: MIT
 * access.h: who may use a module's protected and unexported variables and transformers. spec/taints.md section 7
 *
 * An instance is guarded by an inspector just below the one its module was declared under: access needs that one or one
 * above it. namespace-unprotect-module lowers the guard of one instance. */
#ifndef EXPANDER_NAMESPACE_ACCESS_H
#define EXPANDER_NAMESPACE_ACCESS_H

#include "expander/namespace/namespace.h"
#include "expander/syntax/binding.h"

typedef enum { ACCESS_OPEN, ACCESS_PROTECTED, ACCESS_UNEXPORTED } AccessKind;
/* How the module itself exports what it defines as NAME at LEVEL. */
AccessKind access_kind(woad_vm *vm, ModuleDecl *decl, int level, woad_value name);
/* Whether INSPECTOR is above the guard of INSTANCE. */
bool access_is_allowed(const Instance *instance, woad_value inspector);
/* ID, resolved to BINDING of INSTANCE's module, is used: raises exn:fail:syntax unless its inspector, or else the current code
 * inspector, allows it. */
void access_check(woad_vm *vm, Instance *instance, const Binding *binding, woad_value id, bool is_transformer);
/* The same for a variable of compiled code that was read and declared under INSPECTOR; raises exn:fail:contract. */
void access_check_link(woad_vm *vm, Instance *instance, int level, woad_value name, woad_value inspector);

#endif
