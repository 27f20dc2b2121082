/* SPDX-License-Identifier: MIT
 * data.h: what the datatypes need before a session can use them. */
#ifndef RUNTIME_DATA_DATA_H
#define RUNTIME_DATA_DATA_H

#include "runtime/base/vm.h"

/* After mem_register_vm, before anything else: symbols, empty sequences and tables, properties, the root inspector. */
void data_boot(woad_vm *vm);

#endif
