/* SPDX-License-Identifier: MIT
 * debug.h: assertions. ASSERT: proven, checked in debug builds only. ALWAYS/NEVER: believed; a debug build aborts,
 * a release build takes the safe branch the caller wrote. */
#ifndef RUNTIME_BASE_DEBUG_H
#define RUNTIME_BASE_DEBUG_H

#include <stdbool.h>

_Noreturn void debug_fail(const char *file, int line, const char *text);

#ifdef WOAD_DEBUG
#define ASSERT(x) ((x) ? (void)0 : debug_fail(__FILE__, __LINE__, #x))
#define ALWAYS(x) ((x) ? true : (debug_fail(__FILE__, __LINE__, #x), false))
#define NEVER(x) ((x) ? (debug_fail(__FILE__, __LINE__, #x), true) : false)
#else
#define ASSERT(x) ((void)0)
#define ALWAYS(x) __builtin_expect(!!(x), 1)
#define NEVER(x) __builtin_expect(!!(x), 0)
#endif

/* Functions that read or wipe stacks word by word, the guard words of the address sanitizer included. */
#define RAW_STACK __attribute__((no_sanitize("address")))

/* An impossible state in any build: prints and aborts. Only for states that would mean memory corruption. */
#define PANIC(text) debug_fail(__FILE__, __LINE__, text)

#endif
