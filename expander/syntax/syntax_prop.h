/* SPDX-License-Identifier: MIT
 * syntax_prop.h: wrapped values of preserved properties, for those who walk over a whole table of properties. */
#ifndef EXPANDER_SYNTAX_SYNTAX_PROP_H
#define EXPANDER_SYNTAX_SYNTAX_PROP_H

#include "expander/syntax/syntax.h"

enum { SYNTAX_PROP_KEPT = 0x4b50 };   /* header.aux of a TYPE_OTHER */
typedef struct { Header header; woad_value value; } KeptProperty;

bool syntax_prop_is_kept(woad_value value);
/* without the wrapper, if any */
woad_value syntax_prop_value(woad_value value);
woad_value syntax_prop_keep(woad_vm *vm, woad_value value);

#endif
