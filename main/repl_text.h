/* SPDX-License-Identifier: MIT
 * repl_text.h: what the loop must know of a text before the reader sees it. */
#ifndef MAIN_REPL_TEXT_H
#define MAIN_REPL_TEXT_H

#include <stdbool.h>

/* Whether TEXT has whole forms only: brackets closed, no string, symbol, block comment or here string open. */
bool repl_text_is_complete(const char *text);
/* How many columns the line after TEXT, which is not complete, is to be indented; 0 within a string or a comment. */
int repl_text_indentation(const char *text);

#endif
