/* SPDX-License-Identifier: MIT
 * make.h: `woad make`. */
#ifndef MAIN_MAKE_H
#define MAIN_MAKE_H

#include <stdbool.h>

#include "include/woad.h"

/* Compiles the files named by the arguments and what they require. Exit status. --collects: the library collections;
 * --lenient-arming before all: as in running. */
int make_main(int argc, char **argv);
/* Compiles what the file or library NAME is and requires, in the session VM. False after an error, which has been reported. */
bool make_path(woad_vm *vm, const char *name, bool is_lib);

#endif
