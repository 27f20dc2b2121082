/* SPDX-License-Identifier: MIT
 * heapdump.c: see heapdump.h. The collector is conservative: what a stray word holds looks like anything else, and a path is the
 * only way to find it. */
#include "runtime/io/heapdump.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/base/heapwalk.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/code.h"

enum { MAX_PATHS = 10, NAME_ROOM = 96 };

static const char *const type_names[TYPE_COUNT] = {
#define TYPE(name, print_name) [TYPE_##name] = print_name,
#include "runtime/base/types.def"
#undef TYPE
};

/* Whether V, a word that a conservative walk took for an object's, is one of TYPE. */
static bool is_object(woad_value v, TypeCode type) { return value_is_object(v) && mem_block_of(v) != NULL && value_type(v) == type; }

static const char *name_text(woad_value name) { return is_object(name, TYPE_SYMBOL) ? symbol_text(name) : "?"; }

/* What a step reached is called: the type's name, of structures that of the structure type. */
static const char *kind_of(const HeapStep *step) {
  const Header *header = heapwalk_header(step);
  if (header == NULL) return (uintptr_t)step->word - (uintptr_t)step->block == TAG_PAIR ? "pair" : "block";
  if (header->type >= TYPE_COUNT) return "block";
  if (header->type != TYPE_STRUCT) return type_names[header->type];
  const StructType *type = ((const Struct *)header)->type;
  return mem_block_of(type) != NULL && type->header.type == TYPE_STRUCT_TYPE ? name_text(type->name) : "struct";
}

/* The name of the one object itself, or "". */
static const char *own_name(woad_vm *vm, const HeapStep *step) {
  const Header *header = heapwalk_header(step);
  if (header == NULL) return "";
  woad_value v = object_value(header);
  if (header->type == TYPE_SYMBOL) return name_text(v);
  if (header->type == TYPE_VARIABLE) return name_text(VALUE_AS(Variable, v)->name);
  if (header->type == TYPE_CLOSURE && is_object(object_value(VALUE_AS(Closure, v)->code), TYPE_CODE))
    return name_text(VALUE_AS(Closure, v)->code->name);
  return "";
}

static __attribute__((noinline)) HeapWalk walk_all(woad_vm *vm) {
  HeapWalk walk = {0};
  mem_collect(vm, MEM_COLLECT_MAJOR);
  heapwalk_add(&walk, vm);
  heapwalk_run(&walk, NULL, NULL);
  heapwalk_add_c_stack(&walk, __builtin_frame_address(0));
  heapwalk_run(&walk, NULL, NULL);
  return walk;
}

/* Which word of HOLDER has WORD in it, counted from 0; -1: none (a stack has words of its own). */
static long word_position(const HeapStep *holder, const void *word) {
  const void *const *words = holder->block;
  size_t n = mem_block_bytes(holder->block) / sizeof *words;
  for (size_t i = 0; i < n; i++)
    if (words[i] == word) return (long)i;
  return -1;
}

static void print_path(woad_vm *vm, const HeapWalk *walk, size_t from) {
  uint32_t at = (uint32_t)from;
  const void *word = NULL;
  fprintf(stderr, "==");
  for (;;) {
    const HeapStep *step = &walk->steps[at];
    const char *name = own_name(vm, step);
    fprintf(stderr, " %s%s%s of %zu bytes", kind_of(step), *name == '\0' ? "" : " ", name, mem_block_bytes(step->block));
    long position = word == NULL ? -1 : word_position(step, word);
    if (position >= 0) fprintf(stderr, ", word %ld", position);
    fprintf(stderr, "\n <-");
    if (step->holder >= HEAPWALK_C_STACK) break;
    word = step->word;
    at = step->holder;
  }
  fprintf(stderr, walk->steps[at].holder == HEAPWALK_ROOT ? " the session\n" : " the C stack\n");
}

void heapdump_paths(woad_vm *vm, const char *name) {
  HeapWalk walk = walk_all(vm);
  int shown = 0;
  for (size_t i = 0; i < walk.count && shown < MAX_PATHS; i++) {
    if (strcmp(kind_of(&walk.steps[i]), name) != 0) continue;
    print_path(vm, &walk, i);
    shown++;
  }
  if (shown == 0) fprintf(stderr, "== nothing is held of the type %s\n", name);
  heapwalk_free(&walk);
}

void heapdump_path_of(woad_vm *vm, woad_value weak_box) {
  HeapWalk walk = walk_all(vm);
  bool found = false;
  for (size_t i = 0; i < walk.count && !found; i++) {
    if (walk.steps[i].word != VALUE_AS(MemWeakBox, weak_box)->value) continue;
    print_path(vm, &walk, i);
    found = true;
  }
  if (!found) fprintf(stderr, "== the session does not hold it\n");
  heapwalk_free(&walk);
}

typedef struct { char name[NAME_ROOM]; size_t count, bytes; } Kind;

static int compare_kinds(const void *a, const void *b) {
  const Kind *left = a, *right = b;
  return left->bytes < right->bytes ? -1 : left->bytes > right->bytes ? 1 : strcmp(left->name, right->name);
}

static Kind *find_kind(Kind *kinds, size_t *nkinds, size_t room, const char *name) {
  for (size_t i = 0; i < *nkinds; i++)
    if (strncmp(kinds[i].name, name, NAME_ROOM - 1) == 0) return &kinds[i];
  if (*nkinds == room) return &kinds[room - 1];
  snprintf(kinds[*nkinds].name, NAME_ROOM, "%s", name);
  return &kinds[(*nkinds)++];
}

void heapdump_counts(woad_vm *vm) {
  enum { ROOM = 1000 };
  Kind *kinds = calloc(ROOM, sizeof *kinds);
  if (kinds == NULL) vm->hooks.out_of_memory(vm, ROOM * sizeof *kinds);
  HeapWalk walk = walk_all(vm);
  size_t nkinds = 0, count = 0, bytes = 0;
  for (size_t i = 0; i < walk.count; i++) {
    size_t size = mem_block_bytes(walk.steps[i].block);
    Kind *kind = find_kind(kinds, &nkinds, ROOM, kind_of(&walk.steps[i]));
    kind->count++;
    kind->bytes += size;
    count++;
    bytes += size;
  }
  qsort(kinds, nkinds, sizeof *kinds, compare_kinds);
  fprintf(stderr, "Begin Dump\nCurrent memory use: %zu\n", mem_live_bytes());
  for (size_t i = 0; i < nkinds; i++) fprintf(stderr, " %-40s %10zu %12zu\n", kinds[i].name, kinds[i].count, kinds[i].bytes);
  fprintf(stderr, " %-40s %10zu %12zu\nEnd Dump\n"
          "(dump-memory-stats NAME) shows what holds objects of the type or structure type NAME, a symbol;\n"
          "(dump-memory-stats BOX) what holds the value of a weak box.\n", "all", count, bytes);
  heapwalk_free(&walk);
  free(kinds);
}
