/* SPDX-License-Identifier: MIT
 * readtable.h: readtables, special comments, and calls of reader procedures. Source: Reference, "Readtables". */
#ifndef EXPANDER_READ_READTABLE_H
#define EXPANDER_READ_READTABLE_H

#include "expander/read/read_rep.h"
#include "runtime/vm/param.h"

typedef struct Readtable {
  Header header;              /* TYPE_READTABLE */
  woad_value chars;           /* eqv hamt: character -> character it is like, or (kind symbol . procedure) */
  woad_value dispatch;        /* eqv hamt: character after # -> procedure */
  woad_value symbol_parser;   /* procedure or VALUE_FALSE */
} Readtable;
typedef struct { Header header; woad_value value; } SpecialComment; /* TYPE_OTHER, aux READTABLE_COMMENT */
enum { READTABLE_COMMENT = 0x5343 };

static inline bool value_is_readtable(woad_value v) { return value_has_type(v, TYPE_READTABLE); }
static inline Readtable *readtable_of(woad_value v) { return VALUE_AS(Readtable, v); }
static inline bool readtable_is_comment(woad_value v) {
  return value_has_type(v, TYPE_OTHER) && value_header(v)->aux == READTABLE_COMMENT;
}
Readtable *readtable_make(woad_vm *vm, woad_value like);  /* a copy of LIKE, or the default for VALUE_FALSE */
int32_t readtable_effective(woad_vm *vm, woad_value table, int32_t c, woad_value *proc);
woad_value readtable_dispatch(woad_vm *vm, woad_value table, int32_t c);  /* VALUE_FALSE: none */
static inline woad_value readtable_symbol_parser(woad_value table) { return readtable_of(table)->symbol_parser; }
/* whether the reader's readtable changes what # does, so that # comments are not skipped before it was asked */
bool readtable_dispatches(Reader *r);
/* Consumes NCHARS characters, and calls PROC with the last one. The form, or VALUE_NONE. */
woad_value readtable_call(Reader *r, woad_value proc, ReadPos start, int nchars);
/* Makes the parameter *SLOT, or gives the one that is already there (and exported) its initial value and guard. */
void readtable_parameter(woad_vm *vm, woad_value *slot, const char *name, woad_value initial, ParamGuard guard);
void readtable_boot(woad_vm *vm);

#endif
