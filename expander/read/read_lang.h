/* SPDX-License-Identifier: MIT
 * read_lang.h: read-language. */
#ifndef EXPANDER_READ_READ_LANG_H
#define EXPANDER_READ_READ_LANG_H

#include "expander/read/read_rep.h"

/* What the language's get-info answers for the #lang, #! or #reader that comes next; *found false: something else does. */
woad_value read_lang_info(Reader *r, bool *found);

#endif
