/* SPDX-License-Identifier: MIT
 * adjust.h: adjusters of error messages: procedures that may reword the name, the contract and the message of an error. */
#ifndef RUNTIME_VM_ADJUST_H
#define RUNTIME_VM_ADJUST_H

#include "runtime/data/struct.h"

void adjust_boot(woad_vm *vm);
/* Whether an adjuster is there for the exception V, which C code or a raise-...-error primitive is about to raise. */
bool adjust_is_wanted(woad_vm *vm, woad_value v);
/* EXN's message, reworded; REALM: symbol, VALUE_FALSE for that of the primitives. Nests. */
void adjust_exn(woad_vm *vm, Struct *exn, woad_value realm);
/* "NAME: MESSAGE" (NAME may be VALUE_FALSE), and CONTRACT, a string, after all adjusters. Nest. */
woad_value adjust_message(woad_vm *vm, woad_value name, woad_value name_realm, woad_value message, woad_value message_realm);
woad_value adjust_contract(woad_vm *vm, woad_value contract, woad_value realm);

#endif
