/* SPDX-License-Identifier: MIT
 * compiledport.h: compiled code on ports: what `write` prints for it and `read` takes back where read-accept-compiled allows.
 *
 *   #~ "WOAD"  format version (4 bytes)  fingerprint (8)  length (4)  SHA-256 of the rest (32)  tree (lower/compiled.h) */
#ifndef EXPANDER_BOOT_COMPILEDPORT_H
#define EXPANDER_BOOT_COMPILEDPORT_H

#include "expander/namespace/namespace.h"
#include "runtime/base/buf.h"

void compiledport_write(woad_vm *vm, Compiled *compiled, Buf *out);
/* vm->hooks.read_compiled: what follows #~ on the port IN; raises exn:fail:read */
woad_value compiledport_read(woad_vm *vm, woad_value in);

#endif
