/* SPDX-License-Identifier: MIT
 * wofile.h: compiled module files, compiled/NAME_rkt.wo beside the source or below one of current-compiled-file-roots.
 *
 *   0   "WOAD"             4   format version        8   fingerprint of opcodes and primitives
 *   16  SHA-256 of the source      48  interface hash      80  whole hash (fresh.h)      112 SHA-256 of all the rest
 *   144 length of the dependencies  148 dependencies: list of (module-path use interface . whole) or, for a file that a macro
 *       read, (path-bytes use SHA-256), both relative to the source's folder; then the module (compiled.h) */
#ifndef EXPANDER_BOOT_WOFILE_H
#define EXPANDER_BOOT_WOFILE_H

#include "expander/namespace/namespace.h"
#include "runtime/base/buf.h"

enum { WOFILE_DIGEST_BYTES = 32, WOFILE_VERSION = 7 /* of the format */ };
typedef struct ModuleHashes { woad_value interface, whole; } ModuleHashes; /* byte strings, see fresh.h; VALUE_FALSE: none */

/* How a dependency is used: required plainly (or at phases below 0); also at phases above 0; only for label; a file that is
 * no module, read by a macro. */
enum { DEPENDENCY_PLAIN, DEPENDENCY_SYNTAX, DEPENDENCY_LABEL, DEPENDENCY_FILE };
/* A dependency as a file records it; NAME resolved; of DEPENDENCY_FILE only PATH and DIGEST, its SHA-256. */
typedef struct Dependency { int64_t use; woad_value name; ModuleHashes hashes; woad_value path, digest; } Dependency;

typedef struct WoFile {
  Buf data;                 /* the whole file */
  size_t module;            /* offset of the module's tree */
  woad_value interface, whole; /* bytes */
  uint8_t own[WOFILE_DIGEST_BYTES]; /* hash of the module's tree; not computed for library files that are only loaded */
  woad_value roots;         /* where paths in it start: list of folders */
  woad_value name;          /* resolved name of the source */
  bool is_archived;         /* from the archive of the main collections, whose index may be wrong */
  const char *complaint;    /* why it cannot be used, after wofile_read has answered false */
} WoFile;

/* A list for current-compiled-file-roots from TEXT, paths separated by `:`; an empty one is 'same. */
woad_value wofile_parse_roots(woad_vm *vm, const char *text);
/* The compiled file of the source PATH, dir/NAME.rkt -> dir/compiled/NAME_rkt.wo: the first that exists, by
 * current-compiled-file-roots and use-compiled-file-paths, or where it would be written. */
const char *wofile_path(woad_vm *vm, woad_value path);
/* What compiled code depends on in this executable. Computed once a session: it walks the whole primitive table. */
uint64_t wofile_fingerprint(woad_vm *vm);
/* whether there is a compiled file for the source PATH, and the program has not forbidden to use it */
bool wofile_exists(woad_vm *vm, woad_value path);
/* Reads the compiled file of the source PATH; false when there is none, it is of another version, or damaged. */
bool wofile_read(woad_vm *vm, woad_value path, WoFile *file);
/* the same when FILE has its data already */
bool wofile_parse(woad_vm *vm, woad_value path, WoFile *file);
_Noreturn void wofile_raise_unusable(woad_vm *vm, woad_value path, const char *complaint);
/* whether the source PATH is what FILE was compiled from */
bool wofile_source_matches(woad_vm *vm, woad_value path, const WoFile *file);
/* whether the file of DEP, one that FILE's macros read, is what they read */
bool wofile_read_file_matches(woad_vm *vm, const WoFile *file, const Dependency *dep);
/* Declares the module under current-module-declare-name without its submodules, or only the one that the list of symbols
 * SUBMODULE names. False: there is no such submodule. */
bool wofile_declare(woad_vm *vm, Namespace *ns, woad_value path, WoFile *file, woad_value submodule);
/* Writes the compiled file of PATH; FILE_DEPS as filedeps_end gives them; notes its hashes; FILE is as wofile_read would give
 * it. Raises exn:fail:filesystem:errno. */
void wofile_write(woad_vm *vm, woad_value path, Compiled *compiled, woad_value file_deps, WoFile *file);
/* the hashes that a compiled file of COMPILED, the module NAME (resolved), would have */
void wofile_hashes(woad_vm *vm, Compiled *compiled, woad_value name, ModuleHashes *out);
/* The list of dependencies of FILE, decoded; false, and FILE's complaint, when it is damaged. */
bool wofile_dependencies(woad_vm *vm, WoFile *file, woad_value *out);
/* Reads ENTRY, an element of it; false when it is none. */
bool wofile_dependency(woad_vm *vm, const WoFile *file, woad_value entry, Dependency *out);

#endif
