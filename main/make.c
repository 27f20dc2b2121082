/* SPDX-License-Identifier: MIT
 * make.c: `woad make`. */
#include "main/make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expander/boot/boot.h"
#include "expander/boot/embed.h"
#include "expander/boot/manager.h"
#include "expander/boot/project.h"
#include "main/places.h"
#include "main/repl.h"
#include "runtime/data/string.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

static woad_value make_one(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  project_read(vm, places_complete(vm, path_bytes(argv[0])));
  manager_make(vm, argv[0]);
  return VALUE_VOID;
}

static woad_value make_library(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  project_read(vm, places_complete(vm, ""));
  manager_make_library(vm, path_bytes(argv[0]));
  return VALUE_VOID;
}

static woad_value make_collects(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  manager_make_collects(vm);
  return VALUE_VOID;
}

static const char help_text[] =
    "usage: woad make [OPTION ...] FILE ...\n"
    "Compiles the FILEs and what they require to compiled/NAME_rkt.wo, where these are missing or out of date.\n"
    "  -l PATH                 compile PATH, a module path in the collections\n"
    "  --all-collects          compile all of the main collections\n"
    "  -X, --collects DIR      the main library collections are in DIR\n"
    "  -S, --search DIR        more collections are in DIR, after the main ones\n"
    "  -R, --compiled PATHS    compiled files go to the first of PATHS, separated by `:'; an empty one is the source's folder\n"
    "  --lenient-arming        taking syntax apart ignores dye packs that the running code could remove\n"
    "  -h, --help              print this help\n"
    "  --                      what follows are files\n";

typedef struct { const char *name; char letter; const char *missing; } MakeFlag;
static const MakeFlag make_flags[] = {{"-X", 'X', "collects path"}, {"--collects", 'X', "collects path"},
                                      {"-S", 'S', "path"}, {"--search", 'S', "path"},
                                      {"-R", 'R', "path list"}, {"--compiled", 'R', "path list"},
                                      {"-l", 'l', "path"}, {"--all-collects", 'a', NULL},
                                      {"--lenient-arming", 'L', NULL}, {"-h", 'h', NULL}, {"--help", 'h', NULL}, {"--", '-', NULL}};

typedef struct { Places places; int count; bool help, lenient, *is_lib; const char **names; } MakeOptions;

static const MakeFlag *find_make_flag(const char *text) {
  for (size_t i = 0; i < sizeof make_flags / sizeof make_flags[0]; i++) {
    if (strcmp(text, make_flags[i].name) == 0) return &make_flags[i];
  }
  return NULL;
}

static void add_name(MakeOptions *options, const char *name, bool is_lib) {
  options->is_lib[options->count] = is_lib;
  options->names[options->count++] = name;
}

/* NAMES and IS_LIB of OPTIONS have room for ARGC elements. */
static bool parse(int argc, char **argv, MakeOptions *options) {
  bool rest = false;
  for (int i = 0; i < argc; i++) {
    if (rest || argv[i][0] != '-' || argv[i][1] == '\0') {
      add_name(options, argv[i], false);
      continue;
    }
    const MakeFlag *flag = find_make_flag(argv[i]);
    if (flag == NULL) {
      fprintf(stderr, "woad make: unknown switch: %s\n", argv[i]);
      return false;
    }
    if (flag->missing && i + 1 >= argc) {
      fprintf(stderr, "woad make: missing %s after %s switch\n", flag->missing, argv[i]);
      return false;
    }
    const char *value = flag->missing ? argv[++i] : NULL;
    if (flag->letter == 'l') add_name(options, value, true);
    else if (flag->letter == 'a') add_name(options, NULL, false);
    else if (flag->letter == 'h') options->help = true;
    else if (flag->letter == 'L') options->lenient = true;
    else if (flag->letter == '-') rest = true;
    else if (!options_apply_place(&options->places, flag->letter, value)) return false;
  }
  if (options->count == 0 && !options->help) fprintf(stderr, "woad make: expects at least one file or module path\n");
  return options->count > 0 || options->help;
}

static bool make_by(woad_vm *vm, NativeFn fn, woad_value path) {
  return embed_apply(vm, EMBED_REPORT, call_native_closure(vm, "make", fn, 1, 1, PF_NESTS, 0, NULL), 1, &path, NULL, NULL);
}

bool make_path(woad_vm *vm, const char *name, bool is_lib) {
  return make_by(vm, is_lib ? make_library : make_one, path_from_cstring(vm, name));
}

static int make_all(const MakeOptions *options) {
  woad_options session = {.single_threaded = true, .collects_dir = options->places.collects, .lenient_arming = options->lenient};
  woad_vm *vm = woad_open(&session);
  if (vm == NULL) {
    fprintf(stderr, "woad: out of memory\n");
    return 1;
  }
  repl_catch_interrupts(vm);
  places_apply(vm, &options->places);
  int status = 0;
  for (int i = 0; i < options->count; i++) {
    const char *name = options->names[i];
    bool ok = name == NULL ? make_by(vm, make_collects, VALUE_FALSE) : make_path(vm, name, options->is_lib[i]);
    if (!ok) status = 1;
  }
  return port_flush_all(vm) ? status : 1;
}

int make_main(int argc, char **argv) {
  MakeOptions options = {.is_lib = calloc((size_t)argc + 1, sizeof(bool)), .names = calloc((size_t)argc + 1, sizeof(char *))};
  if (options.is_lib == NULL || options.names == NULL || !parse(argc, argv, &options)) return 1;
  if (options.help) {
    fputs(help_text, stdout);
    return 0;
  }
  return make_all(&options);
}
