/* SPDX-License-Identifier: MIT
 * make.c: `woad make FILE ...`. */
#include "main/make.h"

#include <stdio.h>
#include <string.h>

#include "expander/boot/boot.h"
#include "expander/boot/embed.h"
#include "expander/boot/manager.h"
#include "main/options.h"
#include "main/repl.h"
#include "runtime/data/string.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

static woad_value make_one(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  manager_make(vm, argv[0]);
  return VALUE_VOID;
}

static woad_value make_collects(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  manager_make_collects(vm);
  return VALUE_VOID;
}

int make_main(int argc, char **argv) {
  bool lenient = options_take_lenient(&argc, &argv);
  if (argc == 0) {
    fprintf(stderr, "woad make: expects at least one file or module path\n");
    return 1;
  }
  woad_vm *vm = woad_open(&(woad_options){.lenient_arming = lenient});
  repl_catch_interrupts(vm);
  int status = 0;
  for (int i = 0; i < argc; i++) {
    bool all = strcmp(argv[i], "--collects") == 0;
    woad_value maker = call_native_closure(vm, "make", all ? make_collects : make_one, 1, 1, PF_NESTS, 0, NULL);
    woad_value path = path_from_cstring(vm, argv[i]);
    if (!embed_apply(vm, EMBED_REPORT, maker, 1, &path, NULL, NULL)) status = 1;
  }
  return port_flush_all(vm) ? status : 1;
}
