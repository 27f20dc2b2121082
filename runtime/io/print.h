/* SPDX-License-Identifier: MIT
 * print.h: the external form of values. */
#ifndef RUNTIME_IO_PRINT_H
#define RUNTIME_IO_PRINT_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

struct Port;
typedef enum { PRINT_DISPLAY, PRINT_WRITE, PRINT_PRINT } PrintMode;
/* Appends VALUE's text (UTF-8) by the current parameters. quote_depth: 0 or 1, for PRINT_PRINT.
 * Custom writers are run (call_nested): PF_NESTS callers only; without nesting allowed they print as #<name>. */
void print_value(woad_vm *vm, woad_value value, PrintMode mode, int quote_depth, Buf *out);
/* The same; what is in OUT at the end is to be put to PORT, and may go there earlier when a custom writer runs. */
void print_port_value(woad_vm *vm, woad_value value, PrintMode mode, int quote_depth, Buf *out, struct Port *port);
/* No more than about MAX_BYTES bytes; FOR_MESSAGE: whatever print-unreadable says. */
void print_limit_value(woad_vm *vm, woad_value value, PrintMode mode, size_t max_bytes, bool for_message, Buf *out);
/* Whether printing needs custom writers or port handlers: when false, no PF_NESTS is needed. */
bool print_needs_nesting(woad_vm *vm, woad_value value);
/* Whether printing VALUE surely runs a custom writer: found near the top of it. */
bool print_runs_writer(woad_vm *vm, woad_value value);
/* |sym| quoting for write */
void print_symbol_written(woad_vm *vm, woad_value symbol, Buf *out);

#endif
