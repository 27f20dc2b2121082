/* SPDX-License-Identifier: MIT
 * target_top.c: compiled top-level forms, as `read` makes them of #~ text. An input is the tree after the header of that
 * (compiledport.c), with its digest taken as right; the form is read and evaluated. */
#include "compiler/compiler.h"
#include "expander/expand/eval.h"
#include "expander/lower/compiled.h"
#include "expander/read/reader.h"
#include "include/woad.h"
#include "runtime/data/vector.h"
#include "runtime/io/port.h"
#include "runtime/prim/prim_table.h"
#include "tests/fuzz/fuzz.h"

static const char *const forms[] = {
  "(begin (define-values (x) 1) (set! x (add1 x)) (list x #'y))",
  "(define-syntaxes (m) (lambda (stx) (quote-syntax (quote expanded))))",
  "(begin (require racket/list) (begin-for-syntax (define-values (z) 2)) (module inner '#%kernel (#%provide w) (define-values (w) 3)))",
};

/* Whether all code of COMPILED, a top-level form, may be run. */
static bool decode_all(woad_vm *vm, Compiled *compiled) {
  bool is_safe = true;
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    Body *body = VALUE_AS(Body, pair_car(l));
    compiled_load_body(vm, body);
    is_safe = fuzz_decode(vm, VALUE_AS(Code, body->code)) && is_safe;
  }
  return is_safe;
}

static void run(woad_vm *vm, const uint8_t *data, size_t n) {
  woad_value tree;
  const char *complaint;
  if (!code_read_value(vm, data, n, VALUE_FALSE, fuzz_roots(vm), &tree, &complaint)) return;
  if (value_is_vector(tree) && vector_of(tree)->length == COMPILED_PARTS) return; /* a module: another target */
  Compiled *compiled = compiled_read_top(vm, tree, fuzz_roots(vm));
  if (!decode_all(vm, compiled)) return;
  woad_value form = object_value(compiled);
  fuzz_apply(vm, prim_lookup(vm, "#%kernel", "eval"), 1, &form);
}

static void seed(woad_vm *vm, woad_value tree, FuzzGive give) {
  (void)woad_require(vm, "(for-syntax racket/base)");
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    woad_value in = port_open_input_bytes(vm, forms[i], strlen(forms[i]), vm->sym.string_source);
    woad_value form = namespace_add_scopes(vm, namespace_current(vm), reader_read(vm, in, vm->sym.string_source));
    Compiled *compiled = compiled_of(eval_compile(vm, namespace_current(vm), form));
    Buf out;
    buf_init(&out);
    code_write_value(vm, compiled_write_top(vm, compiled, fuzz_roots(vm)), fuzz_roots(vm), &out);
    give(out.data, out.length);
  }
}

const FuzzTarget target_top = { "top", run, seed, "racket/base" };
