/* SPDX-License-Identifier: MIT
 * debug.c: how the process ends when one of its own invariants is broken. */
#include "runtime/base/debug.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void debug_fail(const char *file, int line, const char *text) {
  fprintf(stderr, "woad: internal error: %s:%d: %s\n", file, line, text);
  abort();
}
