/* SPDX-License-Identifier: MIT
 * fs.c: files and folders for C callers. Nothing here raises but for lack of memory. */
#include "runtime/io/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/path.h"
#include "runtime/vm/param.h"

bool fs_stat(woad_vm *vm, const char *path, bool nofollow, struct stat *st) {
  return OUTSIDE(vm, STATUS, st, sizeof *st, nofollow ? lstat(path, st) : stat(path, st)) == 0;
}

bool fs_stat_open(woad_vm *vm, int fd, struct stat *st) { return OUTSIDE(vm, STATUS, st, sizeof *st, fstat(fd, st)) == 0; }

static mode_t mode_of(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 ? st.st_mode : 0;
}

bool fs_file_exists(woad_vm *vm, const char *path) {
  mode_t mode = (mode_t)OUTSIDE(vm, STATUS, NULL, 0, mode_of(path));
  return mode != 0 && !S_ISDIR(mode);
}

bool fs_regular_file_exists(woad_vm *vm, const char *path) { return S_ISREG((mode_t)OUTSIDE(vm, STATUS, NULL, 0, mode_of(path))); }

bool fs_directory_exists(woad_vm *vm, const char *path) { return S_ISDIR((mode_t)OUTSIDE(vm, STATUS, NULL, 0, mode_of(path))); }

bool fs_modify_seconds(woad_vm *vm, const char *path, int64_t *seconds) {
  struct stat st;
  if (!fs_stat(vm, path, false, &st)) return false;
  *seconds = (int64_t)st.st_mtime;
  return true;
}

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

static bool is_older_than(const char *source, int64_t time) {
  struct stat st;
  return stat(source, &st) == 0 && nanoseconds(st.st_mtim) < time && nanoseconds(st.st_ctim) < time;
}
static bool is_older(const char *source, const char *result) {
  struct stat st;
  return stat(result, &st) == 0 && is_older_than(source, nanoseconds(st.st_mtim));
}

bool fs_is_older_than(woad_vm *vm, const char *source, int64_t time) { return OUTSIDE(vm, STATUS, NULL, 0, is_older_than(source, time)) != 0; }
bool fs_is_older(woad_vm *vm, const char *source, const char *result) { return OUTSIDE(vm, STATUS, NULL, 0, is_older(source, result)) != 0; }

static int open_again(const char *path, int flags, int permissions) {
  int fd;
  do fd = open(path, flags, permissions);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int fs_open(woad_vm *vm, const char *path, int flags, int permissions) {
  return (int)OUTSIDE(vm, OPEN, NULL, 0, open_again(path, flags, permissions));
}

int fs_open_at_once(woad_vm *vm, const char *path, int flags, int permissions) {
  struct stat st;
  if (!fs_stat(vm, path, false, &st) || !S_ISFIFO(st.st_mode)) return fs_open(vm, path, flags, permissions);
  int fd = fs_open(vm, path, flags | O_NONBLOCK, permissions);
  if (fd < 0 && errno == ENXIO) fd = fs_open(vm, path, (flags & ~O_ACCMODE) | O_RDWR | O_NONBLOCK, permissions);
  if (fd >= 0) (void)OUTSIDE(vm, STATUS, NULL, 0, fcntl(fd, F_SETFL, flags & O_APPEND));
  return fd;
}

int fs_close(woad_vm *vm, int fd) { return (int)OUTSIDE(vm, CLOSE, NULL, 0, close(fd)); }

bool fs_map_file(const char *path, FileMap *out) {
  struct stat st;
  int fd = open_again(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return false;
  bool is_file = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
  void *data = is_file ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  close(fd);
  if (data == MAP_FAILED) return false;
  *out = (FileMap){ data, (size_t)st.st_size, nanoseconds(st.st_mtim) };
  return true;
}

void fs_unmap_file(const FileMap *map) { munmap((void *)(uintptr_t)map->data, map->length); }

static bool read_file(woad_vm *vm, const char *path, Buf *out) {
  struct stat st;
  int fd = open_again(path, O_RDONLY | O_CLOEXEC, 0);
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

bool fs_read_file(woad_vm *vm, const char *path, Buf *out) {
  size_t before = out->length;
  bool is_read = read_file(vm, path, out);
  return record_file(vm, path, is_read, out->data + before, out->length - before);
}

bool fs_list_directory(woad_vm *vm, const char *path, Buf *out) {
  DIR *dir = vm->recorder != NULL && record_is_replay(vm->recorder) ? NULL : opendir(path);
  if (OUTSIDE(vm, FOLDER, NULL, 0, dir == NULL ? -1 : 0) < 0) return false;
  Buf names;
  buf_init(&names);
  for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
      buf_add_bytes(vm, &names, entry->d_name, strlen(entry->d_name) + 1);
  if (dir != NULL) closedir(dir);
  const void *bytes = names.data;
  size_t nbytes = names.length;
  record_bytes(vm, RECORD_FOLDER, &bytes, &nbytes);
  buf_add_bytes(vm, out, bytes, nbytes);
  return true;
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

static bool write_atomically(const char *path, const char *temporary, const void *bytes, size_t n) {
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

bool fs_write_file_atomically(woad_vm *vm, const char *path, const void *bytes, size_t n) {
  Buf name;
  buf_init(&name);
  buf_add_format(vm, &name, "%s.%ld.tmp", path, (long)getpid());
  return OUTSIDE(vm, CHANGE, NULL, 0, write_atomically(path, buf_cstring(vm, &name), bytes, n) ? 0 : -1) == 0;
}

bool fs_make_directory(woad_vm *vm, const char *path) { return OUTSIDE(vm, CHANGE, NULL, 0, mkdir(path, 0777)) == 0; }

const char *fs_current_directory(woad_vm *vm) { return path_bytes(param_get(vm, vm->param.current_directory)); }
