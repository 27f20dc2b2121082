/* SPDX-License-Identifier: MIT
 * port.h: what other layers need of ports; the port record itself is IO's (port_record.h).
 * Functions that may wait must be in PF_NESTS primitives when the port may be a custom one or a pipe, terminal or socket. */
#ifndef RUNTIME_IO_PORT_H
#define RUNTIME_IO_PORT_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

bool port_is_input(woad_vm *vm, woad_value v);   /* also structs with prop:input-port */
bool port_is_output(woad_vm *vm, woad_value v);
/* Next character, -1 at end of file; bad UTF-8 gives U+FFFD. Special values: -2 (then port_special). */
int32_t port_read_char(woad_vm *vm, woad_value in);
/* Character SKIP characters ahead without consuming. */
int32_t port_peek_char(woad_vm *vm, woad_value in, size_t skip_chars);
int32_t port_read_byte(woad_vm *vm, woad_value in);  /* -1 at end of file */
/* The special value that a read answered -2 for; taken from the port. */
woad_value port_special(woad_vm *vm, woad_value in, woad_value source);
int32_t port_peek_byte(woad_vm *vm, woad_value in, size_t skip_bytes);
/* Position of the next character: line (1-based, 0 unknown), column (0-based), position (1-based, chars). */
void port_location(woad_vm *vm, woad_value in, int64_t *line, int64_t *column, int64_t *position);
void port_count_lines(woad_vm *vm, woad_value port);
/* The procedure that read uses on IN, VALUE_FALSE: the default. */
woad_value port_read_handler(woad_vm *vm, woad_value in);
woad_value port_name(woad_vm *vm, woad_value port);
void port_write_bytes(woad_vm *vm, woad_value out, const void *bytes, size_t n);
void port_flush(woad_vm *vm, woad_value out);
void port_close(woad_vm *vm, woad_value port);
woad_value port_open_input_bytes(woad_vm *vm, const void *bytes, size_t n, woad_value name);
woad_value port_open_output_bytes(woad_vm *vm, woad_value name);
woad_value port_output_bytes(woad_vm *vm, woad_value out); /* accumulated bytes, fresh */
/* Opens a file for reading; raises exn:fail:filesystem:errno as WHO. */
woad_value port_open_input_file(woad_vm *vm, const char *who, woad_value path);
void port_boot(woad_vm *vm);         /* standard ports, parameters */
/* At exit: the original output ports. An error is told on standard error; false then. */
bool port_flush_all(woad_vm *vm);

#endif
