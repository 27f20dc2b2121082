/* SPDX-License-Identifier: MIT
 * embed.h: running language code from the outermost C frame, for woad.h and main/. */
#ifndef EXPANDER_BOOT_EMBED_H
#define EXPANDER_BOOT_EMBED_H

#include "runtime/base/vm.h"

typedef enum {
  EMBED_REPORT,  /* uncaught exceptions go to the error display handler, as in a program */
  EMBED_RECORD   /* their message is kept for woad_error_message */
} EmbedErrors;

/* Applies PROC in a default prompt. False when it was aborted; else its results: *n of them at *vals (may be NULL). */
bool embed_apply(woad_vm *vm, EmbedErrors errors, woad_value proc, int argc, const woad_value *argv, int *n,
                 woad_value **vals);
/* The same for the primitive NAME of '#%kernel. */
bool embed_call(woad_vm *vm, EmbedErrors errors, const char *name, int argc, const woad_value *argv, int *n,
                woad_value **vals);

#endif
