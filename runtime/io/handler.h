/* SPDX-License-Identifier: MIT
 * handler.h: display, write and print to a port, by way of the port's handlers. */
#ifndef RUNTIME_IO_HANDLER_H
#define RUNTIME_IO_HANDLER_H

#include "runtime/io/port_record.h"
#include "runtime/io/print.h"

void handler_boot(woad_vm *vm);
woad_value handler_default_global(woad_vm *vm);
/* Prints V to PORT (given as OUT by the program) as its handlers say; nests. */
void handler_print(woad_vm *vm, Port *port, woad_value out, woad_value v, PrintMode mode, int quote_depth);
/* Whether printing V to PORT can be done without running language code. */
bool handler_is_plain(woad_vm *vm, const Port *port, PrintMode mode);
/* Whether a handler other than the default one prints to PORT. */
bool handler_is_set(woad_vm *vm, const Port *port, PrintMode mode);
/* The default form, whatever the handlers. */
void handler_print_default(woad_vm *vm, Port *port, woad_value v, PrintMode mode, int quote_depth);

#endif
