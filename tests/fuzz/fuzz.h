/* SPDX-License-Identifier: MIT
 * fuzz.h: what the fuzz targets share: a session that serves many inputs, running with a budget, and inputs made from modules.
 * A target is a row of fuzz.c's table; README.md says how to run them. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "expander/namespace/namespace.h"
#include "runtime/base/buf.h"
#include "runtime/vm/catch.h"

typedef void (*FuzzGive)(const void *bytes, size_t n);
typedef struct FuzzTarget {
  const char *name;
  /* one input, in memory that ends where the input does; may raise */
  void (*run)(woad_vm *vm, const uint8_t *data, size_t n);
  /* gives the inputs that the compiled module TREE (compiled.h) makes; NULL: inputs are text */
  void (*seed)(woad_vm *vm, woad_value tree, FuzzGive give);
  const char *language; /* what the session requires before any input; NULL: nothing */
} FuzzTarget;

extern const FuzzTarget target_reader, target_module, target_top, target_code, target_syntax;

/* The target NAME, or NULL. */
const FuzzTarget *fuzz_find(const char *name);
/* Runs one input in the session, which is replaced after some thousand of them. */
void fuzz_run(const FuzzTarget *target, const uint8_t *data, size_t n);
/* The inputs of TARGET that the module in FILE makes. */
void fuzz_seed(const FuzzTarget *target, const char *file, FuzzGive give);
/* Changes bytes of DATA without changing their number, as compiled code has them: small numbers, instructions, copies. */
void fuzz_change(uint8_t *data, size_t n, unsigned seed);

/* A number that no other input of the process gets. */
unsigned fuzz_serial(void);
/* Applies PROC without any right and with a budget of time; what it raises is dropped. */
void fuzz_apply(woad_vm *vm, woad_value proc, int argc, const woad_value *argv);
/* Decodes CODE and all codes in it; false: one of them has an instruction that trusts its operands. Raises. */
bool fuzz_decode(woad_vm *vm, struct Code *code);
/* Whether FN went through without raising. */
bool fuzz_try(woad_vm *vm, CatchFn fn, void *arg);
/* The folder that paths in inputs are relative to, as a list. */
woad_value fuzz_roots(woad_vm *vm);
/* V as `write` prints it, dropped. */
void fuzz_print(woad_vm *vm, woad_value v);

#endif
