/* SPDX-License-Identifier: MIT
 * replay.c: runs inputs without libFuzzer, as an ordinary test.
 *   replay TARGET COUNT FILE...     each FILE as it is and COUNT times changed; of a module (NAME.rkt) what it compiles to
 *   replay TARGET -o FOLDER FILE... writes the inputs that modules make into FOLDER */
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/fuzz.h"

static const FuzzTarget *target;
static const char *folder, *source;
static int changes;
static unsigned ninputs, nseeds;

/* From malloc: what is read beyond the end is seen by a sanitizer. */
static uint8_t *copy_of(const void *bytes, size_t n) {
  uint8_t *copy = malloc(n + !n);
  if (!copy) exit(1);
  if (n > 0) memcpy(copy, bytes, n);
  return copy;
}

/* Text has no parts whose lengths must fit: a byte goes, or another comes. */
static size_t change_text(uint8_t *data, size_t n, unsigned seed) {
  static const char bytes[] = "()[]{}#\\\"'`,;|.:&@~%0123456789abcdefxXeE+-/ \n\t\xce\xbb\xff";
  unsigned at = seed * 2654435761u;
  if (n == 0) return 0;
  data[at % n] = (uint8_t)bytes[(at >> 16) % (sizeof bytes - 1)];
  return seed % 3 == 0 ? 1 + at % n : n;
}

static void run_changed(const void *bytes, size_t n) {
  uint8_t *plain = copy_of(bytes, n);
  fuzz_run(target, plain, n);
  free(plain);
  for (int i = 1; i <= changes; i++) {
    uint8_t *data = copy_of(bytes, n);
    size_t length = n;
    if (target->seed) fuzz_change(data, n, (unsigned)i * 7919 + ninputs);
    else length = change_text(data, n, (unsigned)i);
    uint8_t *exact = copy_of(data, length);
    fuzz_run(target, exact, length);
    free(exact);
    free(data);
  }
  ninputs++;
}

/* The inputs of a module: kept until its session is not needed any more, which running them may replace. */
enum { SEEDS_MAX = 64 };
static struct { uint8_t *bytes; size_t n; } seeds[SEEDS_MAX];
static size_t nkept;

static void keep_input(const void *bytes, size_t n) {
  if (nkept == SEEDS_MAX) return;
  seeds[nkept].bytes = copy_of(bytes, n);
  seeds[nkept++].n = n;
}

static void run_module(const char *file) {
  nkept = 0;
  fuzz_seed(target, file, keep_input);
  for (size_t i = 0; i < nkept; i++) {
    run_changed(seeds[i].bytes, seeds[i].n);
    free(seeds[i].bytes);
  }
}

static void write_input(const void *bytes, size_t n) {
  char name[4096];
  const char *base = strrchr(source, '/');
  snprintf(name, sizeof name, "%s/%s-%u", folder, base ? base + 1 : source, nseeds++);
  FILE *out = fopen(name, "wb");
  if (!out || fwrite(bytes, 1, n, out) != n || fclose(out) != 0) {
    perror(name);
    exit(1);
  }
}

static void run_file(const char *name) {
  size_t room = 1 << 20, n;
  uint8_t *bytes = malloc(room);
  FILE *in = fopen(name, "rb");
  if (!bytes || !in) {
    perror(name);
    exit(1);
  }
  n = fread(bytes, 1, room, in);
  fclose(in);
  run_changed(bytes, n);
  free(bytes);
}

int main(int argc, char **argv) {
  target = argc > 2 ? fuzz_find(argv[1]) : NULL;
  if (!target) {
    fprintf(stderr, "usage: replay TARGET (COUNT | -o FOLDER) FILE...\n");
    return 2;
  }
  int first = 3;
  if (strcmp(argv[2], "-o") == 0) folder = argv[first++];
  else changes = atoi(argv[2]);
  for (int i = first; i < argc; i++) {
    source = argv[i];
    size_t n = strlen(source);
    bool is_module = n > 4 && strcmp(source + n - 4, ".rkt") == 0;
    if (!is_module || !target->seed) run_file(source);
    else if (folder) fuzz_seed(target, source, write_input);
    else run_module(source);
  }
  printf("%u passed, 0 failed\n", folder ? nseeds : ninputs);
  return 0;
}
