/* SPDX-License-Identifier: MIT
 * disassemble.c: `woad disassemble [--dump=PASS] FILE ...`. */
#include "main/disassemble.h"

#include <stdio.h>

#include "compiler/dump.h"
#include "expander/boot/embed.h"
#include "expander/boot/loader.h"
#include "expander/expand/eval.h"
#include "expander/lower/compiled.h"
#include "expander/namespace/namespace.h"
#include "include/woad.h"
#include "main/repl.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"
#include "runtime/io/port.h"
#include "runtime/io/print.h"
#include "runtime/vm/call.h"
#include "runtime/vm/disasm.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

static void print_module(woad_vm *vm, const Compiled *compiled, Buf *out);

static void print_modules(woad_vm *vm, woad_value list, Buf *out) {
  for (; value_is_pair(list); list = pair_cdr(list)) print_module(vm, compiled_of(pair_car(list)), out);
}

static void print_module(woad_vm *vm, const Compiled *compiled, Buf *out) {
  print_modules(vm, compiled->pre, out);
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    Body *body = VALUE_AS(Body, pair_car(l));
    buf_add_cstring(vm, out, "module ");
    print_value(vm, compiled->name, PRINT_DISPLAY, 0, out);
    buf_add_format(vm, out, ", phase level %d\n", body->level);
    if (body->code == VALUE_FALSE) compiled_load_body(vm, body);
    disasm_code(vm, VALUE_AS(Code, body->code), out);
  }
  print_modules(vm, compiled->post, out);
}

static woad_value disassemble_one(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value path = path_complete(vm, argv[0], path_from_cstring(vm, fs_current_directory(vm)));
  param_set(vm, vm->param.current_load_relative_directory, path_directory_of(vm, path));
  woad_value form = loader_read_module(vm, path);
  Buf out;
  buf_init(&out);
  woad_value compiled = eval_compile(vm, namespace_current(vm), form);
  if (vm->dumped_pass == NULL) print_module(vm, compiled_of(compiled), &out);
  fwrite(out.data, 1, out.length, stdout);
  return VALUE_VOID;
}

static const char *find_pass(const char *name) {
  for (int i = 0; i < DUMP_PASS_COUNT; i++)
    if (strcmp(dump_passes[i], name) == 0) return dump_passes[i];
  return NULL;
}

static bool complain_about_pass(const char *name) {
  fprintf(stderr, "woad disassemble: no such pass: %s; there are", name);
  for (int i = 0; i < DUMP_PASS_COUNT; i++) fprintf(stderr, " %s", dump_passes[i]);
  fputc('\n', stderr);
  return false;
}

static int print_help(void) {
  printf("usage: woad disassemble [--dump=PASS] FILE ...\n"
         "Prints the bytecode of the modules in the FILEs, which are compiled for it, whatever compiled files there are.\n"
         "  --dump=PASS             print what the compiler has after PASS instead, each time that it has run:");
  for (int i = 0; i < DUMP_PASS_COUNT; i++) printf(" %s", dump_passes[i]);
  printf("\n  -h, --help              print this help\n"
         "  --                      what follows are files\n");
  return fflush(stdout) == 0 ? 0 : 1;
}

/* Takes the switches off *ARGC and *ARGV; false when one is wrong, and the complaint is written. */
static bool take_switches(int *argc, char ***argv, const char **pass) {
  static const char dump[] = "--dump=";
  for (; *argc > 0 && (*argv)[0][0] == '-' && (*argv)[0][1] != '\0'; --*argc, ++*argv) {
    const char *word = (*argv)[0];
    if (strcmp(word, "--") == 0) {
      --*argc, ++*argv;
      return true;
    }
    if (strncmp(word, dump, sizeof dump - 1) != 0) {
      fprintf(stderr, "woad disassemble: unknown switch: %s\n", word);
      return false;
    }
    const char *name = word + sizeof dump - 1;
    if ((*pass = find_pass(name)) == NULL) return complain_about_pass(name);
  }
  return true;
}

int disassemble_main(int argc, char **argv) {
  if (argc > 0 && (strcmp(argv[0], "-h") == 0 || strcmp(argv[0], "--help") == 0)) return print_help();
  const char *pass = NULL;
  if (!take_switches(&argc, &argv, &pass)) return 1;
  if (argc == 0) {
    fprintf(stderr, "woad disassemble: expects at least one file\n");
    return 1;
  }
  woad_vm *vm = woad_open(&(woad_options){.single_threaded = true});
  repl_catch_interrupts(vm);
  vm->dumped_pass = pass;
  int status = 0;
  for (int i = 0; i < argc; i++) {
    woad_value proc = call_native_closure(vm, "disassemble", disassemble_one, 1, 1, PF_NESTS, 0, NULL);
    woad_value path = path_from_cstring(vm, argv[i]);
    if (!embed_apply(vm, EMBED_REPORT, proc, 1, &path, NULL, NULL)) status = 1;
  }
  return port_flush_all(vm) ? status : 1;
}
