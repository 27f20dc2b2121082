/* SPDX-License-Identifier: MIT
 * woad.h: the embedding interface of Woad, the only installed header.
 *
 * Conventions
 *  - A session (woad_vm) is a whole world: heap roots, modules, namespace, ports, threads. Any number live in one
 *    process; nothing done in one is seen by another. A session is used by one OS thread at a time. Several OS threads
 *    may use different sessions at the same time; each but the main one calls woad_adopt_thread first.
 *  - A woad_value is one word, valid as long as it is reachable from a C local of a thread known to the collector or
 *    from a root made with woad_root_add; a static variable keeps nothing alive. It belongs to the session that made it
 *    and is never handed to another.
 *  - Strings that come out are UTF-8, in memory of the collector: copy what must outlive the next call.
 *  - Calls marked [runs] may run language code. They return false when it raised: woad_error_message has the text.
 *  - `(exit n)` ends the process, after the session's ports and C's own were flushed, unless the program that runs has set
 *    `exit-handler`.
 * A program is linked with -lwoad -lgc -lgmp -lunistring -luv -lffi -lm -ldl -lpthread (pkg-config --libs woad). */
#ifndef WOAD_H
#define WOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct woad_object *woad_value;
typedef struct woad_vm woad_vm;

#ifdef __cplusplus
extern "C" {
#endif

#define WOAD_API __attribute__((visibility("default")))

typedef struct {
  const char *collects_dir;  /* folder of the library collections; NULL: ../lib/woad/collects, ../share/woad/collects or ../lib/collects from
                              * the executable, else where `make install` put them */
  const char *program_name;  /* what (find-system-path 'run-file) answers; NULL: "woad" */
  bool lenient_arming;       /* initial value of the parameter lenient-arming (docs/taints.md); false: dye packs count fully */
  bool single_threaded;      /* the process uses sessions from the calling OS thread alone: the collector can do without locks */
  size_t nargs;              /* command-line arguments for (current-command-line-arguments) */
  const char *const *args;
} woad_options;

/* Makes the calling OS thread known to the collector (no session being single_threaded), before its first use of a session or a value; again is harmless.
 * woad_release_thread when it uses none any more, at the latest before it ends. */
WOAD_API void woad_adopt_thread(void);
WOAD_API void woad_release_thread(void);

/* A new session with `racket/base` available but nothing required; options may be NULL. NULL when memory is short. */
WOAD_API woad_vm *woad_open(const woad_options *options);
/* Ends the session: plumbers flushed, ports of its custodian closed, memory left to the collector. */
WOAD_API void woad_close(woad_vm *vm);
/* [runs] Requires the module in FILE (path, relative to the session's current directory) into the session's namespace. */
WOAD_API bool woad_require_file(woad_vm *vm, const char *file);
/* [runs] Requires a module by the text of its path, e.g. "racket/base". */
WOAD_API bool woad_require(woad_vm *vm, const char *module_path);
/* [runs] Reads every form of TEXT and evaluates it in the session's namespace; *result is the last value (void when none). */
WOAD_API bool woad_eval_string(woad_vm *vm, const char *text, woad_value *result);
/* [runs] Applies PROC; the result must be a single value. */
WOAD_API bool woad_apply(woad_vm *vm, woad_value proc, int argc, woad_value *argv, woad_value *result);
/* Message of the last failure of a [runs] call, or "". */
WOAD_API const char *woad_error_message(woad_vm *vm);
/* Text of VALUE as `write` prints it. [runs] for values with custom printing. */
WOAD_API const char *woad_write_string(woad_vm *vm, woad_value value);

WOAD_API woad_value woad_integer(woad_vm *vm, int64_t n);
WOAD_API woad_value woad_string(woad_vm *vm, const char *utf8);
WOAD_API woad_value woad_symbol(woad_vm *vm, const char *utf8);
WOAD_API bool woad_get_integer(woad_vm *vm, woad_value value, int64_t *out);
/* The characters of a string as UTF-8; NULL when VALUE is no string. */
WOAD_API const char *woad_get_string(woad_vm *vm, woad_value value);

/* Keeps VALUE alive until woad_root_drop; for C data that the collector does not see. */
WOAD_API size_t woad_root_add(woad_vm *vm, woad_value value);
WOAD_API woad_value woad_root_get(woad_vm *vm, size_t root);
WOAD_API void woad_root_drop(woad_vm *vm, size_t root);

WOAD_API const char *woad_version(void);

#ifdef __cplusplus
}
#endif

#endif
