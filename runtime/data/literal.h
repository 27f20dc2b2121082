/* SPDX-License-Identifier: MIT
 * literal.h: one object for equal literals of a session. */
#ifndef RUNTIME_DATA_LITERAL_H
#define RUNTIME_DATA_LITERAL_H

#include "runtime/base/vm.h"

/* The literal equal to V, immutable, when V is a string, a byte string, a number or a regexp; other values as they are. Nobody
 * but the program keeps it alive. Does not raise. */
woad_value literal_intern(woad_vm *vm, woad_value v);

#endif
