/* SPDX-License-Identifier: MIT
 * target_syntax.c: syntax literals as stxwrite makes them. An input is the part `literals` of a compiled module (compiled.h); every
 * object is read, taken apart, its identifiers are resolved, and it is written again. */
#include "compiler/compiler.h"
#include "expander/common/modpath.h"
#include "expander/lower/compiled.h"
#include "expander/syntax/binding.h"
#include "expander/syntax/stxread.h"
#include "expander/syntax/stxwrite.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "tests/fuzz/fuzz.h"

typedef struct { StxReader *reader; StxWriter *writer; woad_value token; } One;

static void look_into(woad_vm *vm, woad_value v, int depth) {
  if (value_is_pair(v)) {
    for (; value_is_pair(v); v = pair_cdr(v)) look_into(vm, pair_car(v), depth);
  }
  if (!value_is_syntax(v) || depth > 20) return;
  for (int phase = 0; syntax_is_identifier(v) && phase < 2; phase++) {
    woad_value binding;
    (void)binding_resolve(vm, v, phase, &binding);
    (void)binding_candidates_text(vm, v, phase);
  }
  (void)syntax_location_text(vm, v);
  look_into(vm, syntax_e(vm, v), depth + 1);
}

static woad_value look_at(woad_vm *vm, void *arg) {
  const One *one = arg;
  woad_value stx = stxread_syntax(one->reader, one->token);
  look_into(vm, stx, 0);
  fuzz_print(vm, stx);
  (void)stxwrite_syntax(one->writer, stx);
  return VALUE_VOID;
}

static void look_at_all(woad_vm *vm, One *one, woad_value tokens) {
  if (!value_is_vector(tokens)) return;
  for (size_t i = 0; i < vector_of(tokens)->length; i++) {
    one->token = vector_of(tokens)->items[i];
    (void)fuzz_try(vm, look_at, one);
  }
}

static void run(woad_vm *vm, const uint8_t *data, size_t n) {
  woad_value v;
  const char *complaint;
  if (!code_read_value(vm, data, n, VALUE_FALSE, fuzz_roots(vm), &v, &complaint)) return;
  if (!value_is_vector(v) || vector_of(v)->length != 4) return;
  woad_value self = modpath_self(vm, VALUE_FALSE), *parts = vector_of(v)->items;
  One one = { .writer = stxwrite_open(vm, self) };
  one.reader = stxread_open(vm, parts[0], self, vm->inspector, VALUE_FALSE);
  if (value_is_vector(parts[1])) {
    for (size_t i = 0; i < vector_of(parts[1])->length; i++) look_at_all(vm, &one, vector_of(parts[1])->items[i]);
  }
  look_at_all(vm, &one, parts[3]);
  Buf out;
  buf_init(&out);
  code_write_value(vm, stxwrite_close(one.writer), fuzz_roots(vm), &out);
}

static void seed(woad_vm *vm, woad_value tree, FuzzGive give) {
  woad_value literals = vector_of(tree)->items[COMPILED_LITERALS];
  if (value_is_bytes(literals)) give(bytes_of(literals)->data, bytes_of(literals)->length);
}

const FuzzTarget target_syntax = { "syntax", run, seed, NULL };
