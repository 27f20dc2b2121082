/* SPDX-License-Identifier: MIT
 * port_record.h: the port record, for io/ alone. Other layers see port.h.
 *
 * Input: unread bytes are buf[start, end). ops->fill appends bytes there; peeking is looking further into the buffer, so
 * no kind of port needs its own peek. Custom ports with their own peek procedure are the exception (read_direct,
 * peek_direct), since peeking must not consume from what lies underneath them.
 * Output: bytes accepted and not yet written are buf[0, end); a bytes port keeps all of them there.
 *
 * P1  at_eof and special stand after the last byte of the buffer; each is taken once by a read.
 * P2  line, column and position tell of the next byte to read or write, and are kept only when counts_lines.
 * P3  a fill may switch green threads: look at port->closed and the buffer again after one. */
#ifndef RUNTIME_IO_PORT_RECORD_H
#define RUNTIME_IO_PORT_RECORD_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"
#include "runtime/vm/waitq.h"

typedef struct Port Port;
typedef enum { PORT_MORE, PORT_AT_EOF, PORT_WOULD_BLOCK, PORT_AT_SPECIAL } PortFill;
enum { PORT_EOF = -1, PORT_SPECIAL = -2 };
enum { PORT_MODE_NONE, PORT_MODE_LINE, PORT_MODE_BLOCK };
enum { PORT_FLAG_INPUT = FLAG_A, PORT_FLAG_OUTPUT = FLAG_B };

typedef struct {
  const char *kind;
  /* input: appends at least one byte, or says why not; WANT is a hint */
  PortFill (*fill)(woad_vm *vm, Port *port, size_t want, bool may_block);
  /* input with its own peek: bytes got (> 0), 0 would block, PORT_EOF, PORT_SPECIAL */
  int64_t (*read_direct)(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block);
  int64_t (*peek_direct)(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block);
  /* output: takes some or all bytes, at least one when may_block; says how many */
  size_t (*write)(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block);
  void (*flush)(woad_vm *vm, Port *port);
  void (*close)(woad_vm *vm, Port *port);
  bool nests;       /* may run language code */
  bool never_waits; /* output in memory */
} PortOps;

struct Port {
  Header header;
  const PortOps *ops;
  woad_value name;
  uint8_t *buf;
  size_t start, end, capacity;
  int fd;               /* file ports, else -1 */
  uint8_t mode;         /* PORT_MODE_*: output, and what file-stream-buffer-mode tells for input */
  bool keeps_specials;  /* custom input without its own peek: special values may stand in the buffer's end */
  bool closed, at_eof, counts_lines, is_terminal, is_regular, is_socket, is_abandoned, appends, was_cr;
  uint8_t npending;     /* bytes of a character not yet complete, for counting */
  uint8_t pending[4];
  int64_t offset;       /* bytes read or written so far, or position set by file-position */
  int64_t line, column, position;
  woad_value special;   /* procedure of four arguments that gives a special value, or VALUE_NONE */
  woad_value peeked;    /* custom input with its own peek: the procedure that the last peek answered with */
  woad_value display_handler, write_handler, print_handler, read_handler; /* VALUE_FALSE: the default */
  Port *peer;           /* pipe: the other end; open-input-output-file: the other port; printing: the port underneath;
                           custom input: the pipe that the read procedure answered with, until it is empty */
  struct PrintGraph *printing; /* of a custom writer's port: the labels of the printing that it is part of */
  size_t limit;         /* pipe: most bytes it holds that nobody looked at, 0 none */
  int64_t peeked_to;    /* pipe: the offset before which all bytes were looked at */
  WaitQueue readers, writers; /* pipe: threads that wait for bytes, and for room */
  woad_value progress;  /* event that becomes ready with the next read, or VALUE_FALSE */
  WaitQueue watchers;   /* threads that wait for progress, or for the port to be closed */
  woad_value waits;     /* custom input: the event that the last read or peek answered with in vain, and its bytes; or #f */
  woad_value state;     /* custom ports: vector of procedures */
  woad_value manager;   /* handle of the plumber that flushes it, or VALUE_FALSE */
};

static inline bool value_is_port(woad_value v) { return value_has_type(v, TYPE_PORT); }
static inline Port *port_of(woad_value v) { return VALUE_AS(Port, v); }
static inline size_t port_buffered(const Port *port) { return port->end - port->start; }

Port *port_make(woad_vm *vm, const PortOps *ops, int flags, woad_value name);
/* The record under V through prop:input-port / prop:output-port; NULL when V is no such port. */
Port *port_find_input(woad_vm *vm, woad_value v);
Port *port_find_output(woad_vm *vm, woad_value v);
void port_reserve(woad_vm *vm, Port *port, size_t extra); /* room for EXTRA bytes at buf + end */
/* Counts N consumed or written bytes. */
void port_advance(Port *port, const uint8_t *bytes, size_t n);
/* Bytes got (> 0), 0 would block, PORT_EOF, PORT_SPECIAL. */
int64_t port_get(woad_vm *vm, Port *port, uint8_t *dst, size_t n, bool may_block);
int64_t port_peek(woad_vm *vm, Port *port, size_t skip, uint8_t *dst, size_t n, bool may_block);
/* Bytes were taken from PORT: its progress event is ready. */
void port_progressed(woad_vm *vm, Port *port);
/* Whether programs may ask PORT, an input port, for progress events. */
bool port_has_progress(const Port *port);
/* Takes up to N bytes that were peeked, or an end of file or special value in place of the next. */
void port_commit(woad_vm *vm, Port *port, size_t n);
void port_put(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n);
size_t port_put_some(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block);
void port_flush_record(woad_vm *vm, Port *port);
void port_settle_record(woad_vm *vm, Port *port); /* the same, but asks no procedure of the program's for it */
void port_close_record(woad_vm *vm, Port *port);
_Noreturn void port_raise_closed(woad_vm *vm, Port *port);
/* Next character, -1, -2; *status 0 when it would block and !may_block */
int32_t port_get_char(woad_vm *vm, Port *port);
int32_t port_look_char(woad_vm *vm, Port *port, size_t skip_bytes, int *nbytes);
/* The procedure that gives the special value at the front, taken. */
woad_value port_drop_special(woad_vm *vm, Port *port);
/* The special value at the front, taken. */
woad_value port_take_special(woad_vm *vm, Port *port, woad_value source);
bool port_is_ready(woad_vm *vm, Port *port, bool whole_char);

#endif
