/* SPDX-License-Identifier: MIT
 * wofile.h: compiled module files, compiled/NAME_rkt.wo.
 *
 *   0   "WOAD"             4   format version        8   fingerprint of opcodes and primitives
 *   16  SHA-256 of the source      48  interface hash      80  SHA-256 of all the rest
 *   112 length of the dependencies  116 dependencies: list of (module-path . interface-hash), then the module (compiled.h)
 *
 * The interface hash covers what clients are compiled against: the module, whose level 0 may run at a client's compile time,
 * and the interface hashes of the dependencies. A file is fresh when its source is not newer or has the recorded digest, and the recorded interface
 * hashes are those of the dependencies' files. */
#ifndef EXPANDER_BOOT_WOFILE_H
#define EXPANDER_BOOT_WOFILE_H

#include "expander/namespace/namespace.h"
#include "runtime/base/buf.h"

typedef struct WoFile {
  Buf data;                 /* the whole file */
  woad_value deps;          /* list of (module path . bytes) */
  size_t module;            /* offset of the module's tree */
  woad_value interface;     /* bytes */
  woad_value roots;         /* where paths in it start: list of folders */
  woad_value name;          /* resolved name of the source */
  const char *complaint;    /* why it cannot be used, after wofile_read has answered false */
} WoFile;

/* whether there is a compiled file for the source PATH, and the program has not forbidden to use it */
bool wofile_exists(woad_vm *vm, woad_value path);
/* Reads the compiled file of the source PATH; false when there is none, it is of another version, or damaged. */
bool wofile_read(woad_vm *vm, woad_value path, WoFile *file);
/* whether the source is what FILE was compiled from */
bool wofile_source_matches(woad_vm *vm, woad_value path, const WoFile *file);
/* Declares the module under current-module-declare-name without its submodules, or only the one that the list of symbols
 * SUBMODULE names; notes its interface hash. False: there is no such submodule. */
bool wofile_declare(woad_vm *vm, Namespace *ns, woad_value path, const WoFile *file, woad_value submodule);
/* The same from the compiled file of the source PATH. False: that is missing, not fresh, or not to be used. */
bool wofile_load(woad_vm *vm, Namespace *ns, woad_value path, woad_value submodule);
/* Writes the compiled file of PATH; notes the interface hash. Raises exn:fail:filesystem:errno. */
void wofile_write(woad_vm *vm, woad_value path, Compiled *compiled);
/* interface hash noted for the resolved name of a file, or VALUE_FALSE */
woad_value wofile_interface(woad_vm *vm, woad_value name);
/* the resolved name of a dependency recorded in FILE */
woad_value wofile_dependency(woad_vm *vm, const WoFile *file, woad_value module_path);

#endif
