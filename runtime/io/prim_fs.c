/* SPDX-License-Identifier: MIT
 * prim_fs.c: files, folders and links.
 * Source: Reference, "Filesystem". */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/hamt.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/loop.h"
#include "runtime/io/pathname.h"
#include "runtime/io/port_arg.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"

PRIM_MODULE("#%kernel")

static const char *arg_name(woad_vm *vm, int pos, ARGS) {
  if (!pathname_is_path_string(argv[pos])) raise_argument_value(vm, NULL, "path-string?", argv[pos]);
  return pathname_complete(vm, argv[pos]);
}
static _Noreturn void fail(woad_vm *vm, const char *message, const char *path) {
  raise_errno(vm, io_state_who(vm), message, path, errno);
}
/* Two paths, each with its label. */
typedef struct { const char *from_label, *from, *to_label, *to; } TwoPaths;
static _Noreturn void fail_two_directory(woad_vm *vm, const char *message, TwoPaths paths) {
  raise_format(vm, vm->exn.fail_filesystem, "%s: %s\n  %s: %s\n  %s: %s\n  system error: path refers to a directory; rkt_err=9",
               io_state_who(vm), message, paths.from_label, paths.from, paths.to_label, paths.to);
}
static _Noreturn void fail_two(woad_vm *vm, const char *message, TwoPaths paths, int code) {
  woad_value field = pair_make(vm, fixnum_make(code), symbol_intern(vm, "posix"));
  raise_format_fields(vm, vm->exn.fail_filesystem_errno, 1, &field,
                      "%s: %s\n  %s: %s\n  %s: %s\n  system error: %s; errno=%d", io_state_who(vm), message,
                      paths.from_label, paths.from, paths.to_label, paths.to, strerror(code), code);
}

PRIM("file-exists?", file_exists_p, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> boolean?",
     "Whether there is a file, and no folder, at PATH.")
{
  return value_bool(fs_file_exists(vm, arg_name(vm, 0, argc, argv)));
}
PRIM("directory-exists?", directory_exists_p, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> boolean?",
     "Whether there is a folder at PATH.")
{
  return value_bool(fs_directory_exists(vm, arg_name(vm, 0, argc, argv)));
}
PRIM("link-exists?", link_exists_p, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> boolean?",
     "Whether there is a symbolic link at PATH.")
{
  struct stat st;
  return value_bool(fs_stat(vm, arg_name(vm, 0, argc, argv), true, &st) && S_ISLNK(st.st_mode));
}
PRIM("delete-file", delete_file, 1, 1, PF_WRITES | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> void?",
     "Removes the file or link.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  if (OUTSIDE(vm, CHANGE, NULL, 0, unlink(name)) < 0) fail(vm, "cannot delete file", name);
  return VALUE_VOID;
}
PRIM("rename-file-or-directory", rename_file_or_directory, 2, 3, PF_WRITES | PF_RAISES, RIGHT_FILE,
     "(old : path-string?) (new : path-string?) [exists-ok? : any/c] -> void?", "Moves OLD to NEW.")
{
  const char *from = arg_name(vm, 0, argc, argv), *to = arg_name(vm, 1, argc, argv);
  struct stat st;
  TwoPaths paths = { "source path", from, "dest path", to };
  if ((argc < 3 || argv[2] == VALUE_FALSE) && fs_stat(vm, from, true, &st) && fs_stat(vm, to, true, &st))
    raise_format(vm, vm->exn.fail_filesystem_exists, "rename-file-or-directory: cannot rename file or directory;\n"
                 " the destination path already exists\n  source path: %s\n  dest path: %s", from, to);
  if (OUTSIDE(vm, CHANGE, NULL, 0, rename(from, to)) < 0) fail_two(vm, "cannot rename file or directory", paths, errno);
  return VALUE_VOID;
}

/* Copying a file: what is open is closed when a break ends it. */
typedef struct { woad_vm *vm; int from, to; bool may_wait; Cleanup cleanup; } Copying;

static void close_both(woad_vm *vm, void *arg) {
  Copying *copying = arg;
  fs_close(vm, copying->from);
  fs_close(vm, copying->to);
}

/* Copies the bytes; 0 or an errno. */
static int copy_bytes(const Copying *copying) {
  woad_vm *vm = copying->vm;
  char *chunk = mem_new_atomic(vm, 65536);
  for (;;) {
    if (copying->may_wait) loop_wait_fd(vm, copying->from, false);
    sched_safe_point_in_c(vm);
    ssize_t got = OUTSIDE_COUNTED(vm, READ, chunk, 65536, read(copying->from, chunk, 65536));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0 ? 0 : errno;
    vm_charge(vm, (size_t)got / 64);
    for (ssize_t done = 0; done < got;) {
      ssize_t n = record_write(vm, copying->to, chunk + done, (size_t)(got - done));
      if (n < 0 && errno != EINTR) return errno;
      if (n > 0) done += n;
    }
  }
}

PRIM("copy-file", copy_file, 2, 5, PF_WRITES | PF_RAISES | PF_COST | PF_NESTS, RIGHT_FILE,
     "(src : path-string?) (dest : path-string?) [exists-ok? : any/c] [permissions : (or/c #f (integer-in 0 65535))]"
     " [replace-permissions? : any/c] -> void?", "Copies the file with its permissions.")
{
  const char *from = arg_name(vm, 0, argc, argv), *to = arg_name(vm, 1, argc, argv);
  bool replace = argc > 2 && argv[2] != VALUE_FALSE;
  TwoPaths paths = { "source path", from, "destination path", to };
  if (fs_directory_exists(vm, from)) fail_two_directory(vm, "cannot open source file", paths);
  if (replace && fs_directory_exists(vm, to)) fail_two_directory(vm, "cannot open destination file", paths);
  int in = fs_open_at_once(vm, from, O_RDONLY | O_CLOEXEC, 0);
  if (in < 0) fail_two(vm, "cannot open source file", paths, errno);
  struct stat st = { .st_mode = S_IFREG };
  mode_t mode = fs_stat_open(vm, in, &st) ? st.st_mode & 0777 : 0666;
  if (argc > 3 && value_is_fixnum(argv[3])) mode = (mode_t)fixnum_value(argv[3]) & 07777;
  int out = fs_open_at_once(vm, to, O_WRONLY | O_CREAT | O_CLOEXEC | (replace ? O_TRUNC : O_EXCL), (int)(mode | 0200));
  if (out < 0) {
    int code = errno;
    fs_close(vm, in);
    if (code == EEXIST)
      raise_format(vm, vm->exn.fail_filesystem_exists,
                   "copy-file: destination exists\n  source path: %s\n  destination path: %s", from, to);
    fail_two(vm, "cannot open destination file", paths, code);
  }
  Copying copying = { .vm = vm, .from = in, .to = out, .may_wait = !S_ISREG(st.st_mode) };
  cleanup_push(vm, &copying.cleanup, close_both, &copying);
  int code = copy_bytes(&copying);
  cleanup_pop(vm, &copying.cleanup, false);
  if (code == 0 && (!replace || argc < 5 || argv[4] != VALUE_FALSE) && OUTSIDE(vm, CHANGE, NULL, 0, fchmod(out, mode)) < 0) code = errno;
  fs_close(vm, in);
  if (fs_close(vm, out) < 0 && code == 0) code = errno;
  if (code != 0) fail_two(vm, "read or write failed", paths, code);
  return VALUE_VOID;
}

/* --- folders --- */

PRIM("make-directory", make_directory, 1, 2, PF_WRITES | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) [permissions : (integer-in 0 65535)] -> void?", "Makes a folder.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  mode_t mode = argc > 1 && value_is_fixnum(argv[1]) ? (mode_t)fixnum_value(argv[1]) & 07777 : 0777;
  if (OUTSIDE(vm, CHANGE, NULL, 0, mkdir(name, mode)) == 0) return VALUE_VOID;
  if (errno == EEXIST)
    raise_format(vm, vm->exn.fail_filesystem_exists,
                 "make-directory: cannot make directory;\n the path already exists\n  path: %s", name);
  fail(vm, "cannot make directory", name);
}
PRIM("delete-directory", delete_directory, 1, 1, PF_WRITES | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> void?",
     "Removes an empty folder.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  if (OUTSIDE(vm, CHANGE, NULL, 0, rmdir(name)) < 0) fail(vm, "cannot delete directory", name);
  return VALUE_VOID;
}

static int compare_paths(const void *a, const void *b) {
  return strcmp(path_bytes(*(const woad_value *)a), path_bytes(*(const woad_value *)b));
}
PRIM("directory-list", directory_list, 0, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHT_FILE,
     "[path : path-string?] -> (listof path?)", "The names in the folder, sorted.")
{
  const char *name = argc > 0 ? arg_name(vm, 0, argc, argv) : fs_current_directory(vm);
  Buf all;
  buf_init(&all);
  if (!fs_list_directory(vm, name, &all)) fail(vm, "could not open directory", name);
  size_t n = 0, count = 0;
  for (size_t i = 0; i < all.length; i++) count += all.data[i] == 0;
  woad_value *names = mem_alloc(vm, (count + 1) * sizeof *names);
  for (size_t at = 0; at < all.length; at += strlen((char *)all.data + at) + 1) names[n++] = path_from_cstring(vm, (char *)all.data + at);
  if (n > 0) qsort(names, n, sizeof *names, compare_paths);
  vm_charge(vm, n);
  return pair_list_from(vm, n, names, VALUE_NULL);
}
PRIM("filesystem-root-list", filesystem_root_list, 0, 0, PF_READS | PF_ALLOC, RIGHT_FILE, "-> (listof path?)",
     "All root folders.")
{
  return pair_list(vm, 1, path_make(vm, "/", 1));
}

/* --- attributes --- */

PRIM("file-size", file_size, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> exact-nonnegative-integer?",
     "Size of the file in bytes.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  struct stat st;
  if (!fs_stat(vm, name, false, &st)) fail(vm, "cannot get size", name);
  if (S_ISDIR(st.st_mode))
    raise_format(vm, vm->exn.fail_filesystem, "file-size: cannot get size\n  path: %s\n"
                 "  system error: path refers to a directory; rkt_err=9", name);
  return number_from_int64(vm, st.st_size);
}
PRIM("file-or-directory-modify-seconds", file_or_directory_modify_seconds, 1, 3, PF_READS | PF_WRITES | PF_RAISES,
     RIGHT_FILE, "(path : path-string?) [secs : (or/c exact-integer? #f)] [fail-thunk : (-> any)] -> any",
     "When the file or folder was last changed, or changes that date.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  bool set = argc > 1 && argv[1] != VALUE_FALSE;
  if (set && !number_is_exact_integer(argv[1])) raise_argument_value(vm, NULL, "exact-integer?", argv[1]);
  if (set && !value_is_fixnum(argv[1]))
    raise_format(vm, vm->exn.fail_contract, "%s: integer value is out-of-range\n  value: %V", io_state_who(vm), argv[1]);
  int64_t seconds;
  if (set) {
    struct timeval times[2] = { { .tv_sec = (time_t)fixnum_value(argv[1]) }, { .tv_sec = (time_t)fixnum_value(argv[1]) } };
    if (OUTSIDE(vm, CHANGE, NULL, 0, utimes(name, times)) == 0) return VALUE_TRUE;
  } else if (fs_modify_seconds(vm, name, &seconds)) return fixnum_make(seconds);
  if (argc > 2) return call_tail(vm, argv[2], 0, NULL);
  fail(vm, set ? "error setting file/directory time" : "error getting file/directory time", name);
}
static bool may_access(woad_vm *vm, const char *name, int mode) { return OUTSIDE(vm, STATUS, NULL, 0, access(name, mode)) == 0; }

PRIM("file-or-directory-permissions", file_or_directory_permissions, 1, 2, PF_READS | PF_WRITES | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) [mode : (or/c #f 'bits (integer-in 0 65535))] -> any",
     "What this process may do with the file, its permission bits, or changes them.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  bool bits = argc > 1 && value_is_symbol(argv[1]) && strcmp(symbol_text(argv[1]), "bits") == 0;
  if (argc > 1 && argv[1] != VALUE_FALSE && !bits &&
      !(value_is_fixnum(argv[1]) && fixnum_value(argv[1]) >= 0 && fixnum_value(argv[1]) <= 65535))
    raise_argument_value(vm, NULL, "(or/c #f 'bits (integer-in 0 65535))", argv[1]);
  if (argc > 1 && value_is_fixnum(argv[1])) {
    if (OUTSIDE(vm, CHANGE, NULL, 0, chmod(name, (mode_t)fixnum_value(argv[1]))) < 0) fail(vm, "update failed", name);
    return VALUE_VOID;
  }
  struct stat st;
  if (!fs_stat(vm, name, false, &st)) fail(vm, "access failed", name);
  if (bits) return fixnum_make(st.st_mode & 07777);
  woad_value list = VALUE_NULL;
  if (may_access(vm, name, X_OK)) list = pair_make(vm, symbol_intern(vm, "execute"), list);
  if (may_access(vm, name, R_OK)) list = pair_make(vm, vm->sym.read, list);
  if (may_access(vm, name, W_OK)) list = pair_make(vm, vm->sym.write, list);
  return list;
}
PRIM("file-or-directory-identity", file_or_directory_identity, 1, 2, PF_READS | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) [as-link? : any/c] -> exact-positive-integer?", "A number that names the file: device and inode.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  struct stat st;
  bool link = argc > 1 && argv[1] != VALUE_FALSE;
  if (!fs_stat(vm, name, link, &st)) fail(vm, "error obtaining identity for path", name);
  return number_add(vm, number_shift(vm, number_from_uint64(vm, st.st_dev), 64), number_from_uint64(vm, st.st_ino));
}
PRIM("file-or-directory-type", file_or_directory_type, 1, 2, PF_READS | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) [must-exist? : any/c] -> (or/c 'file 'directory 'link 'directory-link #f)", "What is at PATH.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  struct stat st;
  if (fs_stat(vm, name, true, &st))
    return symbol_intern(vm, S_ISLNK(st.st_mode) ? "link" : S_ISDIR(st.st_mode) ? "directory" : "file");
  if (argc > 1 && argv[1] != VALUE_FALSE)
    raise_format(vm, vm->exn.fail_filesystem, "file-or-directory-type: access failed\n  path: %s\n"
                 "  system error: handle not found; rkt_err=17", name);
  return VALUE_FALSE;
}

static woad_value put(woad_vm *vm, woad_value table, const char *key, int64_t value) {
  return hamt_set(vm, table, symbol_intern(vm, key), number_from_int64(vm, value));
}
static woad_value put_time(woad_vm *vm, woad_value table, const char *seconds, const char *nanoseconds, struct timespec t) {
  table = put(vm, table, seconds, t.tv_sec);
  woad_value all = number_add(vm, number_mul(vm, fixnum_make(t.tv_sec), fixnum_make(1000000000)), fixnum_make(t.tv_nsec));
  return hamt_set(vm, table, symbol_intern(vm, nanoseconds), all);
}
PRIM("file-or-directory-stat", file_or_directory_stat, 1, 2, PF_READS | PF_RAISES | PF_ALLOC, RIGHT_FILE,
     "(path : path-string?) [as-link? : any/c] -> (and/c (hash/c symbol? any/c) hash-eq?)", "All the system tells of PATH.")
{
  const char *name = arg_name(vm, 0, argc, argv);
  struct stat st;
  bool link = argc > 1 && argv[1] != VALUE_FALSE;
  if (!fs_stat(vm, name, link, &st)) fail(vm, "cannot get stat result", name);
  woad_value t = hamt_empty(vm, HASH_EQ);
  t = put(vm, t, "device-id", (int64_t)st.st_dev);
  t = put(vm, t, "inode", (int64_t)st.st_ino);
  t = put(vm, t, "mode", st.st_mode);
  t = put(vm, t, "hardlink-count", (int64_t)st.st_nlink);
  t = put(vm, t, "user-id", st.st_uid);
  t = put(vm, t, "group-id", st.st_gid);
  t = put(vm, t, "device-id-for-special-file", (int64_t)st.st_rdev);
  t = put(vm, t, "size", st.st_size);
  t = put(vm, t, "block-size", st.st_blksize);
  t = put(vm, t, "block-count", st.st_blocks);
  t = put_time(vm, t, "access-time-seconds", "access-time-nanoseconds", st.st_atim);
  t = put_time(vm, t, "modify-time-seconds", "modify-time-nanoseconds", st.st_mtim);
  t = put_time(vm, t, "change-time-seconds", "change-time-nanoseconds", st.st_ctim);
  return put_time(vm, t, "creation-time-seconds", "creation-time-nanoseconds", st.st_ctim);
}
PRIM("make-file-or-directory-link", make_file_or_directory_link, 2, 2, PF_WRITES | PF_RAISES, RIGHT_FILE,
     "(to : path-string?) (path : path-string?) -> void?", "Makes PATH a symbolic link to TO.")
{
  if (!pathname_is_path_string(argv[0])) raise_argument_value(vm, NULL, "path-string?", argv[0]);
  const char *to = path_bytes(pathname_to_path(vm, argv[0])), *name = arg_name(vm, 1, argc, argv);
  if (OUTSIDE(vm, CHANGE, NULL, 0, symlink(to, name)) == 0) return VALUE_VOID;
  if (errno == EEXIST)
    raise_format(vm, vm->exn.fail_filesystem_exists,
                 "make-file-or-directory-link: cannot make link;\n the path already exists\n  path: %s", name);
  fail(vm, "cannot make link", name);
}
