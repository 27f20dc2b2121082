/* SPDX-License-Identifier: MIT
 * print_atom.h: the text of values without printed parts. */
#ifndef RUNTIME_IO_PRINT_ATOM_H
#define RUNTIME_IO_PRINT_ATOM_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

void print_atom_string(woad_vm *vm, woad_value string, bool written, Buf *out);
void print_atom_bytes(woad_vm *vm, const uint8_t *bytes, size_t n, Buf *out); /* "..." with escapes, no # */
void print_atom_char(woad_vm *vm, uint32_t code, Buf *out);                   /* #\a */
void print_atom_symbol(woad_vm *vm, woad_value symbol, bool case_sensitive, Buf *out);
void print_atom_keyword(woad_vm *vm, woad_value keyword, bool written, bool case_sensitive, Buf *out);
/* #<...> */
void print_atom_opaque(woad_vm *vm, woad_value v, Buf *out);
void print_atom_procedure(woad_vm *vm, woad_value v, Buf *out);
/* PATH decoded, with ? for each byte that is part of no character. */
void print_atom_path(woad_vm *vm, woad_value path, Buf *out);

#endif
