/* SPDX-License-Identifier: MIT
 * fresh.h: whether compiled files are up to date with their sources and with what they were compiled against.
 *
 * A module has two hashes. Its *interface* covers what a client that requires it plainly is compiled against: exports and their
 * bindings, known facts about variables, the code and syntax of phases above 0, and what all that depends on. Its *whole*
 * covers all of its code and that of everything it requires: what a client gets that runs it at compile time.
 *
 * A run uses a compiled file when that is right: the interfaces of plain dependencies and the wholes of those for syntax are
 * the ones recorded. So a change to the run-time body of a dependency compiles nothing else in memory, and a change below a
 * macro's helper all that might use the macro. `make`, as in the reference, compiles again all that a change can reach: it
 * compares wholes. Both look at the files that macros read while a module was expanded. */
#ifndef EXPANDER_BOOT_FRESH_H
#define EXPANDER_BOOT_FRESH_H

#include "expander/boot/wofile.h"

/* The hashes of the module file NAME (resolved): as noted, from its compiled file when that is fresh, or else of what its source
 * compiles to, which is loaded and declared for that. While making, its file is made. False: there is no such file. */
bool fresh_hashes(woad_vm *vm, woad_value name, ModuleHashes *out);
/* Whether FILE, the compiled file of the source PATH, is up to date; then its hashes are noted. */
bool fresh_check(woad_vm *vm, woad_value path, WoFile *file, ModuleHashes *out);
/* A whole from the hash of a module's own code and the whole hashes of its dependencies, concatenated. */
woad_value fresh_combine(woad_vm *vm, const uint8_t own[WOFILE_DIGEST_BYTES], const Buf *wholes);
void fresh_note(woad_vm *vm, woad_value name, const ModuleHashes *hashes);
/* What was noted is not trusted any more: the program has run since, and files may have changed. */
void fresh_forget(woad_vm *vm);
/* Declares the module of the source PATH from its compiled file, or only its submodule, as wofile_declare does. False: the file is
 * missing, not fresh, or not to be used. */
bool fresh_load(woad_vm *vm, Namespace *ns, woad_value path, woad_value submodule);

#endif
