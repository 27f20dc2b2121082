/* SPDX-License-Identifier: MIT
 * archive.h: the archive of the main collections, COLLECTS/compiled/collects.woa: the compiled files of all their modules in
 * one file, which a run maps instead of opening them one by one. `make --all-collects` writes it; compiling a library module
 * anew removes it. docs/design/archive.md
 *
 *   0   "WOADLIBS"     8   format version      12  number of modules      16  fingerprint of opcodes and primitives
 *   24  for each module, in order of their names: offset and length of its name, of its compiled file (four uint32_t)
 *       then the names ("racket/compiled/base_rkt.wo") and the compiled files (wofile.h), each at a multiple of 16 */
#ifndef EXPANDER_BOOT_ARCHIVE_H
#define EXPANDER_BOOT_ARCHIVE_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

/* The compiled file of the source PATH, in memory that lasts as long as the session. False: the archive is missing or of another
 * version, does not have the module, or the source may have been written since. */
bool archive_find(woad_vm *vm, woad_value path, Buf *out);
/* Writes the archive of MODULES, a list of the paths of all library sources, unless it is there and nothing is newer. Raises
 * exn:fail:filesystem:errno. */
void archive_write(woad_vm *vm, woad_value modules);
/* The compiled file of a library source has changed: no run may take the older one. */
void archive_remove(woad_vm *vm);
void archive_close(woad_vm *vm);

#endif
