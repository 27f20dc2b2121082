/* SPDX-License-Identifier: MIT
 * syntax_loc.h: text of source locations, for messages and printing. */
#ifndef EXPANDER_SYNTAX_SYNTAX_LOC_H
#define EXPANDER_SYNTAX_SYNTAX_LOC_H

#include "expander/syntax/syntax.h"
#include "runtime/base/buf.h"

/* "source:line:column", "source::position", "source" or nothing, by what is known */
void syntax_loc_add_text(woad_vm *vm, const SrcLoc *loc, Buf *out);
bool syntax_loc_is_known(const SrcLoc *loc);
/* UTF-8 text, cut at max_chars characters with "..." as the last three of them */
void syntax_loc_add_clipped(woad_vm *vm, Buf *out, const char *text, size_t nbytes, size_t max_chars);

/* syntax_error.c: prop:exn:srclocs of the built-in exceptions, and an error display handler that shows it */
void syntax_error_boot(woad_vm *vm);

#endif
