/* SPDX-License-Identifier: MIT
 * customport.h: ports made of procedures (make-input-port, make-output-port). */
#ifndef RUNTIME_IO_CUSTOMPORT_H
#define RUNTIME_IO_CUSTOMPORT_H

#include "runtime/io/port_record.h"

/* positions in a custom port's state vector */
enum { CUSTOM_READ, CUSTOM_PEEK, CUSTOM_CLOSE, CUSTOM_PROGRESS, CUSTOM_COMMIT, CUSTOM_LOCATION, CUSTOM_COUNT_LINES,
       CUSTOM_POSITION, CUSTOM_BUFFER_MODE, CUSTOM_SPECIAL_EVT, CUSTOM_SLOTS,
       CUSTOM_WRITE = 0, CUSTOM_EVT = 1, CUSTOM_WRITE_SPECIAL = 3, CUSTOM_WRITE_EVT = 4 };

/* PROCS: CUSTOM_SLOTS values, #f where there is none. */
Port *customport_make_input(woad_vm *vm, woad_value name, const woad_value *procs);
Port *customport_make_output(woad_vm *vm, woad_value name, const woad_value *procs);
bool customport_is(const Port *port);
bool customport_takes_all(woad_vm *vm, const Port *port); /* what its write procedure took needs no flush */
woad_value customport_procedure(const Port *port, int which);
/* VALUE_FALSE also for ports of other kinds */
woad_value customport_buffer_mode(const Port *port);
/* Procedure that turns a custom port into the event that it is. */
woad_value customport_event_maker(woad_vm *vm);
/* The position that the port's own procedure or another port tells, counted from 0; -1: not known. */
int64_t customport_position(woad_vm *vm, Port *port);
/* Writes a special value; false when the port's procedure declined. */
bool customport_write_special(woad_vm *vm, Port *port, woad_value v, bool may_block);

#endif
