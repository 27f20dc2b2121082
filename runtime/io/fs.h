/* SPDX-License-Identifier: MIT
 * fs.h: files and folders for C callers; fs_* return false with errno set, raising is for prim_fs.c. */
#ifndef RUNTIME_IO_FS_H
#define RUNTIME_IO_FS_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

bool fs_file_exists(woad_vm *vm, const char *path); /* and is no folder */
bool fs_regular_file_exists(woad_vm *vm, const char *path); /* a file whose reading neither waits nor goes on for ever */
bool fs_directory_exists(woad_vm *vm, const char *path);
bool fs_modify_seconds(woad_vm *vm, const char *path, int64_t *seconds);
/* Whether SOURCE was surely not written, replaced or renamed since RESULT was: by the clock of the file system, in nanoseconds. */
bool fs_is_older(woad_vm *vm, const char *source, const char *result);
/* the same for a time, nanoseconds since 1970 */
bool fs_is_older_than(woad_vm *vm, const char *source, int64_t time);
/* Maps the regular file PATH for reading; TIME: when it was written, as above. Not recorded: not for what a program reads. */
typedef struct FileMap { const uint8_t *data; size_t length; int64_t time; } FileMap;
MUST_USE bool fs_map_file(const char *path, FileMap *out);
void fs_unmap_file(const FileMap *map);
MUST_USE bool fs_read_file(woad_vm *vm, const char *path, Buf *out);
/* Writes to a temporary file beside PATH, then renames: PATH is whole or untouched. */
MUST_USE bool fs_write_file_atomically(woad_vm *vm, const char *path, const void *bytes, size_t n);
MUST_USE bool fs_make_directory(woad_vm *vm, const char *path);
/* What the system tells of PATH, of a link itself when NOFOLLOW, and of the open file FD. */
struct stat;
MUST_USE bool fs_stat(woad_vm *vm, const char *path, bool nofollow, struct stat *st);
MUST_USE bool fs_stat_open(woad_vm *vm, int fd, struct stat *st);
/* The names in the folder PATH but "." and "..", each ended by a NUL, into OUT. */
MUST_USE bool fs_list_directory(woad_vm *vm, const char *path, Buf *out);
/* open and close, done over when a signal came. */
int fs_open(woad_vm *vm, const char *path, int flags, int permissions);
/* The same, without waiting for the other end of a FIFO, as all threads would; one for writing that nobody reads is opened for both. */
int fs_open_at_once(woad_vm *vm, const char *path, int flags, int permissions);
int fs_close(woad_vm *vm, int fd);
/* The session's current directory, always absolute with trailing separator. */
const char *fs_current_directory(woad_vm *vm);

#endif
