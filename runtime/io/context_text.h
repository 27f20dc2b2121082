/* SPDX-License-Identifier: MIT
 * context_text.h: the context of a mark set (runtime/vm/context.h) as programs and error messages show it. Anonymous procedures of
 * the library that comes along are left out; its files are told by their last two names. */
#ifndef RUNTIME_IO_CONTEXT_TEXT_H
#define RUNTIME_IO_CONTEXT_TEXT_H

#include "runtime/base/buf.h"

/* list of (name . srcloc): a symbol or #f, a structure or #f */
woad_value context_text_list(woad_vm *vm, woad_value marks);
/* Adds "\n  context...:" and at most error-print-context-length lines; nothing when there is no context. */
void context_text_add(woad_vm *vm, woad_value marks, Buf *out);

#endif
