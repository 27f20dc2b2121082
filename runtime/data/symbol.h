/* SPDX-License-Identifier: MIT
 * symbol.h: symbols and keywords. Interned ones live in one process-wide locked table; a symbol's text never changes.
 * Header.hash is the hash of the text for interned symbols, a sequence number for others. */
#ifndef RUNTIME_DATA_SYMBOL_H
#define RUNTIME_DATA_SYMBOL_H

#include "runtime/base/vm.h"

enum { SYMBOL_INTERNED = 0, SYMBOL_UNINTERNED = FLAG_A, SYMBOL_UNREADABLE = FLAG_B };
typedef struct { Header header; uint32_t length; char text[]; } Symbol; /* text: UTF-8, NUL after length bytes */

woad_value symbol_intern(woad_vm *vm, const char *text);
woad_value symbol_intern_n(woad_vm *vm, const char *text, size_t nbytes);
woad_value symbol_uninterned(woad_vm *vm, const char *text, size_t nbytes);
woad_value symbol_unreadable(woad_vm *vm, const char *text, size_t nbytes);
/* a fresh uninterned symbol: BASE and the session's next number */
woad_value symbol_gensym(woad_vm *vm, const char *base);
static inline bool value_is_symbol(woad_value v) { return value_has_type(v, TYPE_SYMBOL); }
static inline bool value_is_keyword(woad_value v) { return value_has_type(v, TYPE_KEYWORD); }
/* a symbol or keyword: its header holds its hash */
static inline bool value_is_symbol_like(woad_value v) {
  return value_is_object(v) && (value_type(v) == TYPE_SYMBOL || value_type(v) == TYPE_KEYWORD);
}
static inline const char *symbol_text(woad_value v) { return VALUE_AS(Symbol, v)->text; }
static inline uint32_t symbol_length(woad_value v) { return VALUE_AS(Symbol, v)->length; }
static inline bool symbol_is_interned(woad_value v) { return (value_header(v)->flags & (FLAG_A | FLAG_B)) == 0; }
woad_value keyword_intern_n(woad_vm *vm, const char *text, size_t nbytes);
/* keyword<? and symbol<? order: by code points */
int symbol_compare(woad_value a, woad_value b);
void symbol_boot(woad_vm *vm); /* fills vm->sym */
#endif
