/* SPDX-License-Identifier: MIT
 * keyorder.h: the order in which tables are shown where it should not depend on hashing (try-order?, printing). */
#ifndef RUNTIME_DATA_KEYORDER_H
#define RUNTIME_DATA_KEYORDER_H

#include "runtime/base/vm.h"

/* ENTRIES, a list of (key . value), by keys; as it is when a key has no place in the order. MIXED: keys of different kinds have
 * an order too (booleans, characters, reals, symbols, keywords, strings, byte strings, null, void, eof). */
woad_value keyorder_sort(woad_vm *vm, woad_value entries, bool mixed);

#endif
