/* SPDX-License-Identifier: MIT
 * make.h: `woad make`. */
#ifndef MAIN_MAKE_H
#define MAIN_MAKE_H

/* Compiles the files named by the arguments and what they require. Exit status. --collects: the library collections;
 * --lenient-arming before all: as in running. */
int make_main(int argc, char **argv);

#endif
