/* SPDX-License-Identifier: MIT
 * why.c: `woad why ID FILE:LINE:COL [MAIN]`: explains an identifier of a source file (expander/boot/explain.c). A file that does not
 * expand is explained as far as its expansion got. */
#include "main/why.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "expander/boot/embed.h"
#include "expander/boot/explain.h"
#include "expander/boot/project.h"
#include "include/woad.h"
#include "main/options.h"
#include "main/places.h"
#include "main/repl.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

/* The number after the last colon of TEXT, which is cut there. */
static bool take_number(char *text, int64_t lowest, int64_t *number) {
  char *colon = strrchr(text, ':'), *end;
  if (!colon || colon[1] < '0' || colon[1] > '9') return false;
  long value = strtol(colon + 1, &end, 10);
  if (*end || value < lowest || value == LONG_MAX) return false;
  *colon = '\0';
  *number = value;
  return true;
}

static woad_value expand_file(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value program = places_complete(vm, path_bytes(argv[0]));
  project_read(vm, program);
  explain_expand(vm, program, argv[1], places_complete(vm, path_bytes(argv[2])), fixnum_value(argv[3]), fixnum_value(argv[4]));
  return VALUE_VOID;
}

static Buf *explanation(woad_value slot) { return (Buf *)(void *)slot; }

static woad_value explain(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_bool(explain_write(vm, explanation(self->slots[0])));
}

typedef struct { const char *id, *place, *file; int64_t line, column; const char *expanded; } Question;

static int complain_identifier(const Question *q, const Buf *others) {
  fprintf(stderr, "woad why: no identifier `%s` at %s", q->id, q->place);
  if (others->length) fprintf(stderr, "; there: %.*s", (int)others->length, (const char *)others->data);
  fputc('\n', stderr);
  return 1;
}

static int answer(woad_vm *vm, const Question *q) {
  woad_value args[5] = {path_from_cstring(vm, q->expanded), symbol_intern(vm, q->id), path_from_cstring(vm, q->file),
                        fixnum_make(q->line), fixnum_make(q->column)};
  woad_value proc = call_native_closure(vm, "expand", expand_file, 5, 5, PF_NESTS, 0, NULL);
  bool expanded = embed_apply(vm, EMBED_RECORD, proc, 5, args, NULL, NULL);
  const char *problem = expanded ? NULL : woad_error_message(vm);
  Buf *out = mem_new(vm, Buf);
  buf_init(out);
  woad_value slot = (woad_value)(void *)out, *vals;
  int n;
  proc = call_native_closure(vm, "explain", explain, 0, 0, PF_NESTS, 1, &slot);
  if (!embed_apply(vm, EMBED_REPORT, proc, 0, NULL, &n, &vals)) return 1;
  if (problem) fprintf(stderr, "woad why: %s does not expand: %s\n", q->expanded, problem);
  if (vals[0] == VALUE_FALSE) return problem ? 1 : complain_identifier(q, out);
  fwrite(out->data, 1, out->length, stdout);
  return problem ? 1 : 0;
}

static bool exists(const char *file) {
  struct stat st;
  if (stat(file, &st) == 0 && !S_ISDIR(st.st_mode)) return true;
  fprintf(stderr, "woad why: no such file: %s\n", file);
  return false;
}

static const char help_text[] =
    "usage: woad why [--lenient-arming] ID FILE:LINE:COL [MAIN]\n"
    "Explains the identifier ID that stands in FILE at LINE (from 1) and column COL (from 0): its binding, the way it came, its\n"
    "scopes, the macros behind it; seen in the expansion of FILE, or of MAIN.\n"
    "  --lenient-arming        taking syntax apart ignores dye packs that the running code could remove\n"
    "  -h, --help              print this help\n";

int why_main(int argc, char **argv) {
  if (argc > 0 && (strcmp(argv[0], "-h") == 0 || strcmp(argv[0], "--help") == 0)) {
    fputs(help_text, stdout);
    return 0;
  }
  bool lenient = options_take_lenient(&argc, &argv);
  if (argc != 2 && argc != 3) {
    fprintf(stderr, "woad why: expects an identifier, FILE:LINE:COL, and possibly the file to expand\n");
    return 1;
  }
  char *file = strdup(argv[1]);
  Question q = {.id = argv[0], .place = argv[1], .file = file};
  int status = 1;
  if (!file || !take_number(file, 0, &q.column) || !take_number(file, 1, &q.line) || !*file) {
    fprintf(stderr, "woad why: bad place: %s\n expected FILE:LINE:COL, with lines from 1 and columns from 0\n", argv[1]);
  } else if (exists(file) && (argc == 2 || exists(argv[2]))) {
    q.expanded = argc == 3 ? argv[2] : file;
    woad_vm *vm = woad_open(&(woad_options){.single_threaded = true, .lenient_arming = lenient});
    repl_catch_interrupts(vm);
    status = answer(vm, &q);
    if (!port_flush_all(vm)) status = 1;
  }
  free(file);
  return status;
}
