/* SPDX-License-Identifier: MIT
 * repl.h: evaluation of texts and the read-eval-print loop. */
#ifndef MAIN_REPL_H
#define MAIN_REPL_H

#include "include/woad.h"

/* Evaluates each form of TEXT and prints the results; false after an error, which has been reported. */
bool repl_eval_text(woad_vm *vm, const char *text);
/* Loads what (find-system-path 'init-file) names, if it is there; false after an error, which has been reported. */
bool repl_load_init_file(woad_vm *vm);
/* The loop on standard input: with readline on a terminal, plain otherwise. False when it did not come to its end. */
bool repl_run(woad_vm *vm);
/* Ctrl-C, SIGTERM and SIGHUP raise breaks in the session. */
void repl_catch_interrupts(woad_vm *vm);

/* The session of this process's command line, for callbacks that have no parameter. */
woad_vm *repl_session(void);

/* Prints each value with current-print. */
bool repl_print_results(woad_vm *vm, int n, woad_value *vals);

#endif
