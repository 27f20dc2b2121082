/* SPDX-License-Identifier: MIT
 * fileport.c: ports on file descriptors. Descriptors stay in blocking mode (they may be shared with other processes);
 * what is no regular file is asked with poll before each read, so only the green thread that reads waits.
 * F1  an input port's bytes are in buf; lseek's position is that of buf + end.
 * F2  an output port's buf[0, end) is not yet written. Buffers are written whole, never kept across an error. */
#include "runtime/io/fileport.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/io/loop.h"
#include "runtime/io/pathname.h"
#include "runtime/thread/custodian.h"
#include "runtime/vm/raise.h"

enum { CHUNK = 16384, OUTPUT_ROOM = 16384 };

/* --- input --- */

static void make_room(woad_vm *vm, Port *port) {
  if (port->start == port->end) port->start = port->end = 0;
  else if (port->start >= CHUNK) {
    memmove(port->buf, port->buf + port->start, port_buffered(port));
    port->end -= port->start;
    port->start = 0;
  }
  port_reserve(vm, port, CHUNK);
}

static PortFill fill_from_fd(woad_vm *vm, Port *port, size_t want, bool may_block) {
  if (!port->is_regular) {
    if (port == vm->io->stdin_port && port->is_terminal) port_flush_record(vm, vm->io->stdout_port);
    if (!may_block && !loop_fd_is_ready(vm, port->fd, false)) return PORT_WOULD_BLOCK;
    loop_wait_fd(vm, port->fd, false);
    if (port->closed) port_raise_closed(vm, port);
  }
  make_room(vm, port);
  ssize_t got;
  do got = OUTSIDE_COUNTED(vm, READ, port->buf + port->end, CHUNK, read(port->fd, port->buf + port->end, CHUNK));
  while (got < 0 && errno == EINTR);
  if (got < 0 && errno == EAGAIN) {
    if (!may_block) return PORT_WOULD_BLOCK;
    loop_wait_fd(vm, port->fd, false);
    return PORT_WOULD_BLOCK;
  }
  if (got < 0) raise_errno(vm, NULL, "error reading from stream port", NULL, errno);
  if (got == 0) return PORT_AT_EOF;
  port->end += (size_t)got;
  return PORT_MORE;
}

/* fill_to asks again after a spurious wake-up */
static PortFill fill_file(woad_vm *vm, Port *port, size_t want, bool may_block) {
  PortFill got;
  do got = fill_from_fd(vm, port, want, may_block);
  while (got == PORT_WOULD_BLOCK && may_block);
  return got;
}

/* The far end of a connection sees the end of what is sent when the output port is closed, unless that is abandoned. */
static void close_fd(woad_vm *vm, Port *port) {
  bool shared = port->peer != NULL && !port->peer->closed, output = (port->header.flags & PORT_FLAG_OUTPUT) != 0;
  if (port->is_socket && output && shared && !port->is_abandoned) (void)OUTSIDE(vm, SOCKET, NULL, 0, shutdown(port->fd, SHUT_WR));
  if (!shared && port->fd > 2) fs_close(vm, port->fd);
}

/* --- output --- */

/* Writes what it can of N bytes, at least one when MAY_BLOCK. */
static size_t write_fd(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  for (;;) {
    if (!port->is_regular && !loop_fd_is_ready(vm, port->fd, true)) {
      if (!may_block) return 0;
      loop_wait_fd(vm, port->fd, true);
      if (port->closed) return n;
    }
    ssize_t done = record_write(vm, port->fd, bytes, n);
    if (done >= 0) return (size_t)done;
    if (errno == EINTR) continue;
    if (errno != EAGAIN) {
      int code = errno;
      port->end = 0;  /* what could not be written is given up, so that closing does not fail again */
      raise_errno(vm, NULL, "error writing to stream port", NULL, code);
    }
    if (!may_block) return 0;
    loop_wait_fd(vm, port->fd, true);
  }
}

static void flush_file(woad_vm *vm, Port *port) {
  size_t done = 0;
  while (done < port->end) {
    done += write_fd(vm, port, port->buf + done, port->end - done, true);
    if (done < port->end) {
      memmove(port->buf, port->buf + done, port->end - done);
      port->end -= done;
      done = 0;
    }
  }
  port->end = 0;
}

static size_t write_file(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  if (port->mode == PORT_MODE_NONE || !may_block) {
    if (port->end > 0) flush_file(vm, port);
    return write_fd(vm, port, bytes, n, may_block);
  }
  if (n >= OUTPUT_ROOM) {
    flush_file(vm, port);
    return write_fd(vm, port, bytes, n, true);
  }
  if (port->end + n > OUTPUT_ROOM) flush_file(vm, port);
  port_reserve(vm, port, port->capacity == 0 ? OUTPUT_ROOM : n);
  memcpy(port->buf + port->end, bytes, n);
  port->end += n;
  if (port->mode == PORT_MODE_LINE && memchr(bytes, '\n', n) != NULL) flush_file(vm, port);
  return n;
}

static const PortOps input_ops = { .kind = "file", .fill = fill_file, .close = close_fd };
static const PortOps output_ops = { .kind = "file", .write = write_file, .flush = flush_file, .close = close_fd };

bool fileport_has_descriptor(const Port *port) { return port->ops == &input_ops || port->ops == &output_ops; }
bool fileport_is(const Port *port) { return fileport_has_descriptor(port) && !port->is_socket; }

Port *fileport_make(woad_vm *vm, int fd, int flag, woad_value name) {
  Port *port = port_make(vm, flag == PORT_FLAG_INPUT ? &input_ops : &output_ops, flag, name);
  struct stat st;
  port->fd = fd;
  port->is_regular = fs_stat_open(vm, fd, &st) && S_ISREG(st.st_mode);
  port->is_terminal = OUTSIDE(vm, STATUS, NULL, 0, isatty(fd)) != 0;
  if (port->is_terminal) port->mode = PORT_MODE_LINE;
  return port;
}

void fileport_make_connection(woad_vm *vm, int fd, woad_value name, Port **in, Port **out) {
  *in = fileport_make(vm, fd, PORT_FLAG_INPUT, name);
  *out = fileport_make(vm, fd, PORT_FLAG_OUTPUT, name);
  (*in)->is_socket = (*out)->is_socket = true;
  (*in)->peer = *out;
  (*out)->peer = *in;
  io_state_register(vm, *in);
  io_state_register(vm, *out);
}

/* --- opening --- */

static _Noreturn void fail_directory(woad_vm *vm, const char *who, const char *message, const char *path) {
  raise_format(vm, vm->exn.fail_filesystem,
               "%s: %s\n  path: %s\n  system error: path refers to a directory; rkt_err=9", who, message, path);
}

Port *fileport_open_input(woad_vm *vm, const char *who, woad_value path) {
  custodian_check(vm, who);
  const char *name = pathname_complete(vm, path);
  struct stat st;
  if (fs_stat(vm, name, false, &st) && S_ISDIR(st.st_mode)) fail_directory(vm, who, "cannot open input file", name);
  int fd = fs_open_at_once(vm, name, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0) raise_errno(vm, who, "cannot open input file", name, errno);
  Port *port = fileport_make(vm, fd, PORT_FLAG_INPUT, pathname_of_port(vm, path, name));
  io_state_register(vm, port);
  return port;
}

static int flags_of(FileportExists exists, bool there) {
  switch (exists) {
  case FILEPORT_ERROR: return O_CREAT | O_EXCL;
  case FILEPORT_APPEND: return O_CREAT | O_APPEND;
  case FILEPORT_UPDATE: return 0;
  case FILEPORT_CAN_UPDATE: return O_CREAT;
  case FILEPORT_REPLACE: return O_CREAT | O_EXCL;
  case FILEPORT_MUST_TRUNCATE: return O_TRUNC;
  default: return O_CREAT | O_TRUNC;
  }
}

static int open_for_writing(woad_vm *vm, const char *who, const char *name, FileportExists exists, int access_and_mode) {
  custodian_check(vm, who);
  int access = access_and_mode >> 16, permissions = access_and_mode & 0xffff;
  struct stat st;
  bool there = fs_stat(vm, name, false, &st);
  if (there && S_ISDIR(st.st_mode)) {
    if (exists == FILEPORT_ERROR)
      raise_format(vm, vm->exn.fail_filesystem_exists, "%s: file exists\n  path: %s", who, name);
    fail_directory(vm, who, "path is a directory", name);
  }
  if (exists == FILEPORT_REPLACE && there && OUTSIDE(vm, CHANGE, NULL, 0, unlink(name)) < 0)
    raise_errno(vm, who, "error deleting file", name, errno);
  int fd = fs_open_at_once(vm, name, access | flags_of(exists, there) | O_CLOEXEC | O_NOCTTY, permissions);
  if (fd < 0 && exists == FILEPORT_TRUNCATE_REPLACE && there && errno == EACCES && OUTSIDE(vm, CHANGE, NULL, 0, unlink(name)) == 0)
    fd = fs_open(vm, name, access | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, permissions);
  if (fd < 0 && errno == EEXIST)
    raise_format(vm, vm->exn.fail_filesystem_exists, "%s: file exists\n  path: %s", who, name);
  if (fd < 0) raise_errno(vm, who, "error opening file", name, errno);
  return fd;
}

Port *fileport_open_output(woad_vm *vm, const char *who, woad_value path, FileportExists exists, int permissions) {
  const char *name = pathname_complete(vm, path);
  int fd = open_for_writing(vm, who, name, exists, (O_WRONLY << 16) | permissions);
  Port *port = fileport_make(vm, fd, PORT_FLAG_OUTPUT, pathname_of_port(vm, path, name));
  port->appends = exists == FILEPORT_APPEND;
  io_state_register(vm, port);
  return port;
}

void fileport_open_both(woad_vm *vm, const char *who, woad_value path, FileportExists exists, Port **in, Port **out) {
  const char *name = pathname_complete(vm, path);
  int fd = open_for_writing(vm, who, name, exists, (O_RDWR << 16) | 0666);
  woad_value port_name = pathname_of_port(vm, path, name);
  *in = fileport_make(vm, fd, PORT_FLAG_INPUT, port_name);
  *out = fileport_make(vm, fd, PORT_FLAG_OUTPUT, port_name);
  (*in)->peer = *out;
  (*out)->peer = *in;
  (*out)->appends = exists == FILEPORT_APPEND;
  io_state_register(vm, *in);
  io_state_register(vm, *out);
}

/* --- positions --- */

static off_t seek(woad_vm *vm, const Port *port, off_t offset, int whence) { return OUTSIDE(vm, SEEK, NULL, 0, lseek(port->fd, offset, whence)); }

bool fileport_tell(woad_vm *vm, Port *port, int64_t *position) {
  off_t at = seek(vm, port, 0, SEEK_CUR);
  if (at < 0) return false;
  bool input = (port->header.flags & PORT_FLAG_INPUT) != 0;
  if (!input && port->appends && at == 0) at = seek(vm, port, 0, SEEK_END);
  *position = input ? (int64_t)at - (int64_t)port_buffered(port) : (int64_t)at + (int64_t)port->end;
  return true;
}

bool fileport_seek(woad_vm *vm, Port *port, int64_t position) {
  if ((port->header.flags & PORT_FLAG_OUTPUT) != 0) port_flush_record(vm, port);
  off_t at = seek(vm, port, position < 0 ? 0 : (off_t)position, position < 0 ? SEEK_END : SEEK_SET);
  if (at < 0) return false;
  port->start = port->end = 0;
  port->at_eof = false;
  port->offset = (int64_t)at;
  return true;
}
