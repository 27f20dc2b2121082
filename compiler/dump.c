/* SPDX-License-Identifier: MIT
 * dump.c: see dump.h. The environment variable is read each time: compiling is rare, and there is no state to keep. */
#include "compiler/dump.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/io/print.h"
#include "runtime/vm/disasm.h"

static bool is_wanted(const char *what, const char *pass) {
  const char *wanted = getenv("WOAD_DUMP");
  if (wanted == NULL) return false;
  size_t n = strlen(what);
  if (strncmp(wanted, what, n) != 0) return false;
  return pass == NULL ? wanted[n] == '\0' : wanted[n] == ':' && strcmp(wanted + n + 1, pass) == 0;
}

void dump_unit(woad_vm *vm, const IrUnit *unit, const char *pass) {
  if (!is_wanted("ir", pass)) return;
  for (uint32_t i = 0; i < unit->nbodies; i++) {
    Buf buf;
    buf_init(&buf);
    print_value(vm, ir_to_datum(vm, unit->bodies[i]), PRINT_WRITE, 0, &buf);
    fprintf(stderr, "%s\n", buf_cstring(vm, &buf));
  }
}

void dump_code(woad_vm *vm, struct Code *code) {
  if (!is_wanted("code", NULL)) return;
  Buf buf;
  buf_init(&buf);
  disasm_code(vm, code, &buf);
  fprintf(stderr, "%s", buf_cstring(vm, &buf));
}
