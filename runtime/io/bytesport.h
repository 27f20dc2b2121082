/* SPDX-License-Identifier: MIT
 * bytesport.h: ports on byte strings in memory; string ports are these too. */
#ifndef RUNTIME_IO_BYTESPORT_H
#define RUNTIME_IO_BYTESPORT_H

#include "runtime/io/port_record.h"

/* Copies the bytes. */
Port *bytesport_open_input(woad_vm *vm, const void *bytes, size_t n, woad_value name);
/* Takes the buffer as it is; nobody may change it afterwards. */
Port *bytesport_open_input_shared(woad_vm *vm, uint8_t *bytes, size_t n, woad_value name);
Port *bytesport_open_output(woad_vm *vm, woad_value name);
/* Fills an output port with zeros up to LENGTH bytes, if it has fewer. */
void bytesport_extend(woad_vm *vm, Port *port, size_t length);
bool bytesport_is(const Port *port);

#endif
