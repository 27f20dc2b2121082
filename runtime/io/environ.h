/* SPDX-License-Identifier: MIT
 * environ.h: environment variables. Each session has a copy of its own, made when it starts; the process's environment is
 * never changed, so sessions do not see one another's changes. */
#ifndef RUNTIME_IO_ENVIRON_H
#define RUNTIME_IO_ENVIRON_H

#include "runtime/data/hash.h"

void environ_boot(woad_vm *vm);
woad_value environ_from_process(woad_vm *vm);
woad_value environ_make(woad_vm *vm);
bool environ_is(woad_vm *vm, woad_value v);
/* Byte strings to byte strings. */
Hash *environ_table(woad_value environment);
/* Value of NAME in current-environment-variables as a C string, or NULL. */
const char *environ_get(woad_vm *vm, const char *name);
/* "NAME=value" strings and a NULL, for exec; in collected memory. */
char **environ_to_block(woad_vm *vm, woad_value environment);

#endif
