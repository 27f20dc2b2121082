/* SPDX-License-Identifier: MIT
 * wording.h: the words of `woad why` for bindings, scopes, macros, packs. For explain.c alone. */
#ifndef EXPANDER_BOOT_WORDING_H
#define EXPANDER_BOOT_WORDING_H

#include "expander/syntax/watch.h"
#include "runtime/base/buf.h"

typedef struct Wording {
  woad_vm *vm;
  const Watch *watch;
  Buf *out;
  const char *directory;      /* current one, with separator: paths in it are shown without it */
  Hash *numbers;              /* eq: scope -> its number in the report */
} Wording;

void wording_init(woad_vm *vm, Wording *w, const Watch *watch, Buf *out);
/* a file as the report names it: relative to the current directory or to <collects>, when it is in there */
const char *wording_path(Wording *w, woad_value path);
/* The parts of an event's description, each some lines indented by four columns. */
void wording_add_binding(Wording *w, const WatchEvent *event);
void wording_add_scopes(Wording *w, woad_value id, int phase);
/* which macros introduced ID, and the module it stems from */
void wording_add_source(Wording *w, woad_value id, int phase);
/* who armed it, who took apart what it was in */
void wording_add_protection(Wording *w, woad_value id);

#endif
