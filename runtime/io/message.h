/* SPDX-License-Identifier: MIT
 * message.h: values inside of error messages. */
#ifndef RUNTIME_IO_MESSAGE_H
#define RUNTIME_IO_MESSAGE_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

/* What error-value->string gives for V: print style, at most error-print-width characters. */
const char *message_of_value(woad_vm *vm, woad_value v);
/* The same for messages of exceptions: perhaps a hole that raise.c fills. vm->hooks.value_to_message. */
const char *message_or_hole(woad_vm *vm, woad_value v);
/* Cuts the UTF-8 text from START on to WIDTH characters, the last three of which are then "...". */
void message_cut(woad_vm *vm, Buf *out, size_t start, size_t width);
/* default-error-value->string-handler */
woad_value message_default_handler(woad_vm *vm);
/* Whether the program set a handler of its own. */
bool message_handler_is_custom(woad_vm *vm);
size_t message_width(woad_vm *vm);

#endif
