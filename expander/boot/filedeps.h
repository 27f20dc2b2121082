/* SPDX-License-Identifier: MIT
 * filedeps.h: what a module is compiled from besides its source and the modules it requires: files that macros read, and
 * modules that they look into. Macros say so by messages of the topic cm-accomplice (compiler/cm-accomplice; what `include`
 * and its kin send). */
#ifndef EXPANDER_BOOT_FILEDEPS_H
#define EXPANDER_BOOT_FILEDEPS_H

#include "runtime/thread/logger.h"
#include "runtime/vm/catch.h"

typedef struct FileDeps { Cleanup cleanup; woad_value outer; LogReceiver *receiver; } FileDeps;
typedef struct FileDep { woad_value path; bool is_module; } FileDep;

/* Listens from here on, until filedeps_end or an escape: current-logger holds a logger that hears the messages; what is
 * compiled meanwhile on behalf of another module hears its own. */
void filedeps_begin(woad_vm *vm, FileDeps *deps);
/* The messages that came, oldest first. */
woad_value filedeps_end(woad_vm *vm, FileDeps *deps);
/* Reads MESSAGE, one of them; false when it names no file. */
bool filedeps_read(woad_vm *vm, woad_value message, FileDep *out);

#endif
