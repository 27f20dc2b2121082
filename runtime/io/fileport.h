/* SPDX-License-Identifier: MIT
 * fileport.h: ports on file descriptors: files, terminals, pipes and devices of the system. */
#ifndef RUNTIME_IO_FILEPORT_H
#define RUNTIME_IO_FILEPORT_H

#include "runtime/io/port_record.h"

typedef enum { FILEPORT_ERROR, FILEPORT_APPEND, FILEPORT_UPDATE, FILEPORT_CAN_UPDATE, FILEPORT_REPLACE,
               FILEPORT_TRUNCATE, FILEPORT_MUST_TRUNCATE, FILEPORT_TRUNCATE_REPLACE } FileportExists;

/* Whether it is on a file, terminal or pipe: a file-stream port. */
bool fileport_is(const Port *port);
/* The same, or of a connection. */
bool fileport_has_descriptor(const Port *port);
/* A port on an open descriptor, which it owns. */
Port *fileport_make(woad_vm *vm, int fd, int flag, woad_value name);
/* The two ports of a connection on the socket FD, which they own together; they are no file-stream ports. */
void fileport_make_connection(woad_vm *vm, int fd, woad_value name, Port **in, Port **out);
/* These raise exn:fail:filesystem and kin as WHO; PATH is a path or string, relative to current-directory. */
Port *fileport_open_input(woad_vm *vm, const char *who, woad_value path);
Port *fileport_open_output(woad_vm *vm, const char *who, woad_value path, FileportExists exists, int permissions);
void fileport_open_both(woad_vm *vm, const char *who, woad_value path, FileportExists exists, Port **in, Port **out);
/* Position of the next byte read or written; false with errno when the descriptor cannot tell. */
bool fileport_tell(woad_vm *vm, Port *port, int64_t *position);
/* Moves there; POSITION -1: to the end. False with errno. */
bool fileport_seek(woad_vm *vm, Port *port, int64_t position);

#endif
