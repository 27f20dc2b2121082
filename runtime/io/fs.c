/* SPDX-License-Identifier: MIT
 * fs.c: files and folders for C callers. Nothing here raises but for lack of memory. */
#include "runtime/io/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/data/path.h"
#include "runtime/vm/param.h"

bool fs_file_exists(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

bool fs_regular_file_exists(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool fs_directory_exists(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fs_modify_seconds(const char *path, int64_t *seconds) {
  struct stat st;
  if (stat(path, &st) < 0) return false;
  *seconds = (int64_t)st.st_mtime;
  return true;
}

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

bool fs_is_older(const char *source, const char *result) {
  struct stat of_source, of_result;
  if (stat(source, &of_source) < 0 || stat(result, &of_result) < 0) return false;
  int64_t made = nanoseconds(of_result.st_mtim);
  return nanoseconds(of_source.st_mtim) < made && nanoseconds(of_source.st_ctim) < made;
}

bool fs_read_file(woad_vm *vm, const char *path, Buf *out) {
  struct stat st;
  int fd;
  do fd = open(path, O_RDONLY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  if (fd < 0) return false;
  if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) buf_reserve(vm, out, (size_t)st.st_size + 1);
  for (;;) {
    buf_reserve(vm, out, 1);
    ssize_t got = read(fd, out->data + out->length, out->capacity - out->length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      int code = errno;
      close(fd);
      errno = code;
      return got == 0;
    }
    out->length += (size_t)got;
  }
}

static bool write_all(int fd, const uint8_t *bytes, size_t n) {
  while (n > 0) {
    ssize_t done = write(fd, bytes, n);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    bytes += done;
    n -= (size_t)done;
  }
  return true;
}

bool fs_write_file_atomically(woad_vm *vm, const char *path, const void *bytes, size_t n) {
  Buf name;
  buf_init(&name);
  buf_add_format(vm, &name, "%s.%ld.tmp", path, (long)getpid());
  const char *temporary = buf_cstring(vm, &name);
  int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return false;
  bool good = write_all(fd, bytes, n);
  int code = errno;
  if (close(fd) < 0 && good) {
    good = false;
    code = errno;
  }
  if (good && rename(temporary, path) == 0) return true;
  if (good) code = errno;
  unlink(temporary);
  errno = code;
  return false;
}

bool fs_make_directory(const char *path) { return mkdir(path, 0777) == 0; }

const char *fs_current_directory(woad_vm *vm) { return path_bytes(param_get(vm, vm->param.current_directory)); }
