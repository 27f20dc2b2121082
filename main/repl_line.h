/* SPDX-License-Identifier: MIT
 * repl_line.h: whole inputs from a terminal, by readline: history, completion, indentation, colour. */
#ifndef MAIN_REPL_LINE_H
#define MAIN_REPL_LINE_H

#include <stdbool.h>

#include "runtime/base/vm.h"

/* Whether the terminal shows colours and nobody asks for none (NO_COLOR). */
bool repl_line_has_colour(void);
/* Sets readline up and reads the history. PROCS: the list of procedures that `start` of woad/repl gives. At the exit of the program
 * repl_line_close is called. */
void repl_line_open(woad_vm *vm, woad_value procs);
/* The next input, brackets closed, with its newline; "" after Ctrl-C; NULL at the end. */
char *repl_line_read(woad_vm *vm);
/* Cuts the history to its length, and gives the terminal back as it was, also while a line is edited. */
void repl_line_close(woad_vm *vm);

#endif
