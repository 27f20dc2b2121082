/* SPDX-License-Identifier: MIT
 * commands.h: commands of `woad` that are programs of the library. */
#ifndef MAIN_COMMANDS_H
#define MAIN_COMMANDS_H

#include "main/options.h"

/* Whether argv[0] names such a command; then *OPTIONS runs it with the arguments after the name. */
bool commands_find(int argc, char **argv, Options *options);

#endif
