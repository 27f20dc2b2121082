/* SPDX-License-Identifier: MIT
 * why.h: `woad why ID FILE:LINE:COL [MAIN]`. */
#ifndef MAIN_WHY_H
#define MAIN_WHY_H

/* The command without its first two words; the process's status. */
int why_main(int argc, char **argv);

#endif
