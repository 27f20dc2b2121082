/* SPDX-License-Identifier: MIT
 * arg.h: reading a primitive's arguments. arg_x(vm, pos, argc, argv) gives argument POS as an x or raises a contract
 * violation. As in the reference its message shows the wrong value alone; the few primitives that list position and
 * other arguments (hash-ref, hash-set!, ...) call raise_argument. WHO is the running primitive. */
#ifndef RUNTIME_VM_ARG_H
#define RUNTIME_VM_ARG_H

#include "runtime/base/vm.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

struct Vector;
struct String;
struct Bytes;

#define ARGS int argc, woad_value *argv

static inline _Noreturn void arg_wrong(woad_vm *vm, int pos, ARGS, const char *expected) {
  raise_argument_value(vm, NULL, expected, argv[pos]);
}
/* An exact nonnegative fixnum. */
size_t arg_natural(woad_vm *vm, int pos, ARGS);
/* The same; EXPECTED is the predicate's name for sizes ("valid-vector-length?"). Too big to allocate: out of memory. */
size_t arg_size(woad_vm *vm, int pos, ARGS, const char *expected, const char *what);
uint8_t arg_byte(woad_vm *vm, int pos, ARGS);
int64_t arg_fixnum(woad_vm *vm, int pos, ARGS);
/* An index below LIMIT of the object in argument OF, which KIND names ("vector"); raises the range error. */
size_t arg_index(woad_vm *vm, int pos, ARGS, size_t limit, const char *kind, int of);
/* Optional START/END arguments at pos and pos+1 of a sequence of LENGTH in argument OF: sets *start <= *end. */
void arg_range(woad_vm *vm, int pos, ARGS, size_t length, const char *kind, int of, size_t *start, size_t *end);
struct String *arg_string(woad_vm *vm, int pos, ARGS);
struct String *arg_mutable_string(woad_vm *vm, int pos, ARGS);
struct Bytes *arg_bytes(woad_vm *vm, int pos, ARGS);
struct Bytes *arg_mutable_bytes(woad_vm *vm, int pos, ARGS);
woad_value arg_symbol(woad_vm *vm, int pos, ARGS);
woad_value arg_keyword(woad_vm *vm, int pos, ARGS);
woad_value arg_pair(woad_vm *vm, int pos, ARGS);
woad_value arg_list(woad_vm *vm, int pos, ARGS);
uint32_t arg_char(woad_vm *vm, int pos, ARGS);
double arg_flonum(woad_vm *vm, int pos, ARGS);
woad_value arg_procedure(woad_vm *vm, int pos, ARGS);
/* A procedure that accepts N arguments; expected text "(procedure-arity-includes/c N)". */
woad_value arg_procedure_arity(woad_vm *vm, int pos, int n, ARGS);
/* An object of TYPE; EXPECTED is the predicate's name. */
woad_value arg_type(woad_vm *vm, int pos, ARGS, TypeCode type, const char *expected);
static inline bool arg_given(int pos, int argc) { return pos < argc; }

#endif
