/* SPDX-License-Identifier: MIT
 * target_code.c: bytecode. An input is one code as code_write_value writes it: decoded, verified, and when the verifier accepts it
 * applied, with what it defined, to some values. */
#include "compiler/compiler.h"
#include "expander/lower/compiled.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/call.h"
#include "tests/fuzz/fuzz.h"

enum { LINKS = 256, LITERALS = 64 };

/* The values that variables hold which the code does not define, and that procedures are applied to. */
static size_t make_values(woad_vm *vm, woad_value values[LINKS]) {
  static const char *const names[] = { "cons", "car", "list", "vector", "values", "apply", "call-with-values", "+", "vector-ref", "raise" };
  size_t n = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) values[n++] = prim_lookup(vm, "#%kernel", names[i]);
  values[n++] = fixnum_make(3);
  values[n++] = flonum_make(vm, 2.5);
  values[n++] = string_from_utf8(vm, "text");
  values[n++] = symbol_intern(vm, "name");
  values[n++] = pair_list(vm, 2, fixnum_make(1), VALUE_NULL);
  values[n++] = vector_list(vm, 2, fixnum_make(1), VALUE_TRUE);
  values[n++] = VALUE_FALSE;
  values[n++] = box_make(vm, fixnum_make(0));
  return n;
}

static woad_value make_literal(woad_vm *vm, Links *links, size_t pos) { return syntax_make(vm, fixnum_make((int64_t)pos), NULL); }

static void run(woad_vm *vm, const uint8_t *data, size_t n) {
  woad_value v, values[LINKS];
  const char *complaint;
  if (!code_read_value(vm, data, n, VALUE_FALSE, fuzz_roots(vm), &v, &complaint) || !value_has_type(v, TYPE_CODE)) return;
  Code *code = VALUE_AS(Code, v);
  code_read_set_limits(code, LINKS, VALUE_FALSE, LITERALS);
  bool is_safe = fuzz_decode(vm, code);
  if (!is_safe || code->nfree > 0) return;
  size_t nvalues = make_values(vm, values);
  Links *links = code_links_make(vm, NULL, LINKS, LITERALS);
  for (size_t i = 0; i < LINKS; i++) {
    links->vars[i] = code_variable_make(vm, vm->sym.string_source, NULL);
    if (i % 2 == 0) continue;
    links->vars[i]->value = values[i % nvalues];
    links->vars[i]->header.flags |= VARIABLE_DEFINED;
  }
  woad_value (*real_literal)(woad_vm *vm, Links *links, size_t pos) = vm->hooks.syntax_literal;
  vm->hooks.syntax_literal = make_literal;
  fuzz_apply(vm, code_closure_make(vm, code, links), (int)(code->nreq < LINKS ? code->nreq : 0), values);
  for (size_t i = 0; i < LINKS; i++) {
    woad_value proc = links->vars[i]->value;
    if (!value_has_type(proc, TYPE_CLOSURE) && !value_has_type(proc, TYPE_CASE_CLOSURE)) continue;
    for (int argc = 0; argc < 4; argc++)
      if (call_arity_includes(vm, proc, argc)) fuzz_apply(vm, proc, argc, values + 10 + i % 5);
  }
  vm->hooks.syntax_literal = real_literal;
}

static void seed(woad_vm *vm, woad_value tree, FuzzGive give) {
  for (woad_value l = vector_of(tree)->items[COMPILED_BODIES]; value_is_pair(l); l = pair_cdr(l)) {
    const Bytes *code = bytes_of(vector_of(pair_car(l))->items[COMPILED_BODY_CODE]);
    give(code->data, code->length);
  }
}

const FuzzTarget target_code = { "code", run, seed, NULL };
