/* SPDX-License-Identifier: MIT
 * commands.c: `woad test`, `woad expand` and `woad doc` are modules of lib/collects/woad/command. */
#include "main/commands.h"

#include <string.h>

static const struct { const char *name, *program, *module; } commands[] = {
    {"test", "woad test", "woad/command/test.rkt"},
    {"expand", "woad expand", "woad/command/expand.rkt"},
    {"doc", "woad doc", "woad/command/doc.rkt"}};

bool commands_find(int argc, char **argv, Options *options) {
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
    if (strcmp(argv[0], commands[i].name) != 0) continue;
    *options = (Options){.no_lib = true, .program_name = commands[i].program, .nargs = argc - 1, .args = argv + 1};
    options->actions[options->nactions++] = (Action){ACTION_LIB, commands[i].module};
    return true;
  }
  return false;
}
