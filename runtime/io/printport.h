/* SPDX-License-Identifier: MIT
 * printport.h: the ports that custom writers print to. */
#ifndef RUNTIME_IO_PRINTPORT_H
#define RUNTIME_IO_PRINTPORT_H

#include "runtime/io/port_record.h"

/* Takes everything, keeps nothing. */
Port *printport_make_nowhere(woad_vm *vm, woad_value name);
bool printport_is_nowhere(const Port *port);
/* Hands everything on to UNDER, or to what UNDER itself hands on to. */
Port *printport_make(woad_vm *vm, Port *under);
/* The writer is done with PORT, made for UNDER: what it printed counts in UNDER's position. */
void printport_finish(const Port *port, Port *under);
/* The port that PORT hands on to in the end; PORT itself when it is of another kind. */
Port *printport_target(Port *port);

#endif
