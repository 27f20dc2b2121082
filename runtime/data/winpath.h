/* SPDX-License-Identifier: MIT
 * winpath.h: paths of the Windows convention, which are data only here: Path objects of a type of their own, so that nothing that asks
 * for a path of this system takes one.  Source: Reference, "Windows Paths".
 * W1  separators are '/' and '\'; in a path that starts with "\\?\" only '\'.
 * W2  the root of a path is its drive ("C:\", "\\machine\volume\", "\\?\...") or the separator it starts with; a path with a drive is
 *     complete. "\\?\REL\\name" is relative: one element, taken literally.
 * Nothing here raises. Lengths are in bytes. */
#ifndef RUNTIME_DATA_WINPATH_H
#define RUNTIME_DATA_WINPATH_H

#include "runtime/data/path.h"

struct Buf;

static inline bool value_is_winpath(woad_value v) { return value_has_type(v, TYPE_WINDOWS_PATH); }
woad_value winpath_make(woad_vm *vm, const char *bytes, size_t n);
/* Length of the root of the N bytes TEXT, 0 for a relative path; *complete: it has a drive. */
size_t winpath_root(const char *text, size_t n, bool *complete);
/* Whether the root is all of the path. */
bool winpath_is_root(woad_value path);
/* Without repeated separators, and with one after a drive letter. */
woad_value winpath_cleanse(woad_vm *vm, woad_value path);
/* Without "." and "..", by name alone; '\' for '/' when anything has to be changed. */
woad_value winpath_simplify(woad_vm *vm, woad_value path);
/* With a separator at the end. */
woad_value winpath_to_directory(woad_vm *vm, woad_value path);
/* PATH, which is not complete, after BASE, which is. */
woad_value winpath_complete(woad_vm *vm, woad_value path, woad_value base);
/* The last element of the first N bytes of TEXT: a path or one of the symbols up, same; answers the length of what is before it, or 0.
 * *directory: the path must be a folder. */
size_t winpath_split(woad_vm *vm, const char *text, size_t n, woad_value *name, bool *directory);
/* The first N bytes of TEXT, without repeated separators, as the base that winpath_split leaves. */
woad_value winpath_base(woad_vm *vm, const char *text, size_t n);
/* Adds the relative path TEXT of N bytes to the one in *path (VALUE_FALSE at first). */
void winpath_append(woad_vm *vm, woad_value *path, const char *text, size_t n);
/* The element whose name is the N bytes TEXT literally, without '\'. */
woad_value winpath_element(woad_vm *vm, const char *text, size_t n);
/* Whether PATH is one element that is no "." or ".."; *text, *n: its name. */
bool winpath_is_element(woad_value path, const char **text, size_t *n);

#endif
