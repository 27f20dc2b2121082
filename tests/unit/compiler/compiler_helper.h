/* SPDX-License-Identifier: MIT
 * compiler_helper.h: what the compiler's unit tests share: a session without expander, a reader of core forms, and running
 * them. The reader knows lists, symbols, fixnums, flonums, strings, #t, #f, #\c and quote. */
#ifndef TESTS_UNIT_COMPILER_COMPILER_HELPER_H
#define TESTS_UNIT_COMPILER_COMPILER_HELPER_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/compiler.h"
#include "compiler/parse.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/print.h"
#include "runtime/prim/runtime_boot.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/disasm.h"
#include "runtime/vm/verify.h"

static woad_value helper_read(woad_vm *vm, const char **at);

static void helper_skip(const char **at) {
  while (**at == ' ' || **at == '\n') (*at)++;
}

static woad_value helper_read_list(woad_vm *vm, const char **at) {
  PairBuilder b;
  pair_builder_init(&b);
  for (;;) {
    helper_skip(at);
    if (**at == ')') {
      (*at)++;
      return b.head;
    }
    if (**at == '.' && (*at)[1] == ' ') {
      (*at)++;
      woad_value tail = helper_read(vm, at);
      pair_of(b.tail)->cdr = tail;
      helper_skip(at);
      (*at)++;
      return b.head;
    }
    pair_builder_add(vm, &b, helper_read(vm, at));
  }
}

static woad_value helper_read_token(woad_vm *vm, const char **at) {
  const char *start = *at;
  while (**at != '\0' && strchr(" \n()'", **at) == NULL) (*at)++;
  size_t n = (size_t)(*at - start);
  char token[64];
  ck_assert_uint_lt(n, sizeof token);
  memcpy(token, start, n);
  token[n] = '\0';
  char *end;
  long number = strtol(token, &end, 10);
  if (*end == '\0') return fixnum_make(number);
  double real = strtod(token, &end);
  if (*end == '\0') return flonum_make(vm, real);
  if (strcmp(token, "#t") == 0) return VALUE_TRUE;
  if (strcmp(token, "#f") == 0) return VALUE_FALSE;
  if (token[0] == '#' && token[1] == '\\') return char_make((uint8_t)token[2]);
  return symbol_intern(vm, token);
}

static woad_value helper_read(woad_vm *vm, const char **at) {
  helper_skip(at);
  if (**at == '(') {
    (*at)++;
    return helper_read_list(vm, at);
  }
  if (**at == '\'') {
    (*at)++;
    woad_value quoted = helper_read(vm, at);
    return pair_list(vm, 2, vm->sym.quote, quoted);
  }
  if (**at == '"') {
    const char *start = ++*at;
    while (**at != '"') (*at)++;
    return string_to_immutable(vm, string_from_utf8_n(vm, start, (size_t)((*at)++ - start)));
  }
  return helper_read_token(vm, at);
}

/* All forms of TEXT as a unit. Its own variables count as constant, as in a module. */
static IrUnit *helper_unit(woad_vm *vm, const char *text) {
  PairBuilder b;
  pair_builder_init(&b);
  for (helper_skip(&text); *text != '\0'; helper_skip(&text)) pair_builder_add(vm, &b, helper_read(vm, &text));
  IrUnit *unit = parse_unit(vm, b.head);
  for (uint32_t i = 0; i < unit->nlinks; i++) unit->links[i].is_constant = unit->links[i].is_defined_here;
  return unit;
}

static Code *helper_compile(woad_vm *vm, const char *text, bool optimise) {
  return compiler_compile_unit(vm, helper_unit(vm, text), optimise);
}

static const char *helper_disasm(woad_vm *vm, Code *code) {
  Buf buf;
  buf_init(&buf);
  disasm_code(vm, code, &buf);
  return buf_cstring(vm, &buf);
}

/* Applies a thunk with a handler: gives a list of its results, or the exception. */
static const char helper_guard[] =
    "(lambda (thunk) (call-with-escape-continuation (lambda (k) (with-continuation-mark exception-handler-key"
    " (lambda (e) (k e)) (let-values (((r) (call-with-values thunk list))) r)))))";

typedef struct { woad_value proc, arg; } HelperRun;

static woad_value helper_run_caught(woad_vm *vm, void *arg) {
  const HelperRun *run = arg;
  return call_nested(vm, run->proc, run->arg == VALUE_NONE ? 0 : 1, &run->arg);
}

static woad_value helper_closure(woad_vm *vm, Code *code) {
  uint32_t n = code->nlinks;
  Links *links = code_links_make(vm, NULL, n, 0);
  for (uint32_t i = 0; i < n; i++) links->vars[i] = code_variable_make(vm, symbol_intern(vm, "v"), NULL);
  return code_closure_make(vm, code, links);
}

/* Text of the results as `write` prints them, or the message of the exception raised. */
static const char *helper_run_code(woad_vm *vm, Code *code) {
  woad_value guard, result;
  Buf buf;
  buf_init(&buf);
  HelperRun make = {helper_closure(vm, helper_compile(vm, helper_guard, false)), VALUE_NONE};
  ck_assert(catch_call(vm, helper_run_caught, &make, &guard));
  HelperRun run = {guard, helper_closure(vm, code)};
  ck_assert(catch_call(vm, helper_run_caught, &run, &result));
  if (value_is_struct(result)) print_value(vm, struct_of(result)->fields[0], PRINT_DISPLAY, 0, &buf);
  for (int n = 0; value_is_pair(result); result = pair_cdr(result)) {
    if (n++ > 0) buf_add_byte(vm, &buf, ' ');
    print_value(vm, pair_car(result), PRINT_WRITE, 0, &buf);
  }
  return buf_cstring(vm, &buf);
}

static const char *helper_run(woad_vm *vm, const char *text, bool optimise) {
  return helper_run_code(vm, helper_compile(vm, text, optimise));
}

/* The same unoptimised, optimised, and after a trip through bytes. */
static void helper_expect(woad_vm *vm, const char *text, const char *expected) {
  ck_assert_str_eq(helper_run(vm, text, false), expected);
  ck_assert_str_eq(helper_run(vm, text, true), expected);
  Code *code = helper_compile(vm, text, true);
  Buf bytes;
  buf_init(&bytes);
  code_write_value(vm, object_value(code), VALUE_FALSE, &bytes);
  woad_value back;
  const char *complaint = "";
  woad_value owner = string_from_utf8(vm, "");
  bool ok = code_read_value(vm, bytes.data, bytes.length, owner, VALUE_FALSE, &back, &complaint);
  ck_assert_msg(ok, "%s: %s", text, complaint);
  Code *read = VALUE_AS(Code, back);
  code_read_set_limits(read, code->nlinks, VALUE_FALSE, code->nliterals);
  code_force(vm, read);
  ck_assert_str_eq(helper_run_code(vm, read), expected);
  mem_keep(bytes.data);
}

static woad_vm *helper_boot(void) {
  woad_vm *vm = runtime_boot(NULL);
  compiler_boot(vm);
  return vm;
}

#endif
