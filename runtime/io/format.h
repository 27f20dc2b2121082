/* SPDX-License-Identifier: MIT
 * format.h: the templates of format, printf and fprintf. */
#ifndef RUNTIME_IO_FORMAT_H
#define RUNTIME_IO_FORMAT_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

struct Port;
/* Appends TEMPLATE (a string) filled with ARGS; raises as WHO when they do not fit. PORT: where OUT will be put, or NULL
 * (print.h). */
void format_fill(woad_vm *vm, const char *who, woad_value template, int nargs, woad_value *args, Buf *out,
                 struct Port *port);
/* Whether one of ARGS may need language code to be printed. */
bool format_needs_nesting(woad_vm *vm, int nargs, const woad_value *args);

#endif
