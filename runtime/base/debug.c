/* SPDX-License-Identifier: MIT
 * debug.c: how the process ends when one of its own invariants is broken. */
#include "runtime/base/debug.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void debug_fail(const char *file, int line, const char *text) {
  fprintf(stderr, "woad: internal error: %s:%d: %s\n", file, line, text);
  abort();
}

#ifdef __SANITIZE_ADDRESS__
/* Read by the sanitizer at start: what only the collected heap refers to is not leaked. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0:detect_stack_use_after_return=0"; }
#endif
