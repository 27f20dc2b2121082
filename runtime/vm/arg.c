/* SPDX-License-Identifier: MIT
 * arg.c: the checks that primitives share. Message forms were taken from the reference's output. */
#include "runtime/vm/arg.h"

#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/code.h"

/* Beyond what any memory holds; keeps sizes in bytes from overflowing. */
enum { SIZE_BITS = 46 };

static bool is_natural(woad_value v) {
  if (value_is_fixnum(v)) return fixnum_value(v) >= 0;
  return value_has_type(v, TYPE_BIGNUM) && !number_is_negative(v);
}

size_t arg_natural(woad_vm *vm, int pos, ARGS) {
  if (!is_natural(argv[pos])) arg_wrong(vm, pos, argc, argv, "exact-nonnegative-integer?");
  return value_is_fixnum(argv[pos]) ? (size_t)fixnum_value(argv[pos]) : SIZE_MAX;
}

size_t arg_size(woad_vm *vm, int pos, ARGS, const char *expected, const char *what) {
  if (!is_natural(argv[pos])) arg_wrong(vm, pos, argc, argv, expected);
  if (!value_is_fixnum(argv[pos]) || fixnum_value(argv[pos]) >> SIZE_BITS)
    raise_format(vm, vm->exn.fail_out_of_memory, "out of memory making %s\n  length: %V", what, argv[pos]);
  return (size_t)fixnum_value(argv[pos]);
}

uint8_t arg_byte(woad_vm *vm, int pos, ARGS) {
  if (!value_is_fixnum(argv[pos]) || fixnum_value(argv[pos]) < 0 || fixnum_value(argv[pos]) > 255)
    arg_wrong(vm, pos, argc, argv, "byte?");
  return (uint8_t)fixnum_value(argv[pos]);
}

int64_t arg_fixnum(woad_vm *vm, int pos, ARGS) {
  if (!value_is_fixnum(argv[pos])) arg_wrong(vm, pos, argc, argv, "fixnum?");
  return fixnum_value(argv[pos]);
}

size_t arg_index(woad_vm *vm, int pos, ARGS, size_t limit, const char *kind, int of) {
  woad_value v = argv[pos];
  if (LIKELY(value_is_fixnum(v) && (uint64_t)fixnum_value(v) < limit)) return (size_t)fixnum_value(v);
  if (!is_natural(v)) {
    raise_format(vm, vm->exn.fail_contract,
                 "%s: contract violation\n  expected: exact-nonnegative-integer?\n  given: %V\n"
                 "  argument position: 2nd\n  first argument...:\n   %V",
                 vm->running_primitive, v, argv[of]);
  }
  raise_range(vm, NULL, kind, "", v, argv[of], 0, (int64_t)limit - 1);
}

/* An end of a range: any natural number, or FALLBACK when it is left out. */
static woad_value range_end(woad_vm *vm, int pos, ARGS, int64_t fallback) {
  if (pos >= argc) return fixnum_make(fallback);
  if (!is_natural(argv[pos])) arg_wrong(vm, pos, argc, argv, "exact-nonnegative-integer?");
  return argv[pos];
}

static bool is_above(woad_value v, size_t limit) { return !value_is_fixnum(v) || (size_t)fixnum_value(v) > limit; }

/* As the reference: `starting index` is judged first, then the ending index by both bounds. */
void arg_range(woad_vm *vm, int pos, ARGS, size_t length, const char *kind, int of, size_t *start, size_t *end) {
  woad_value first = range_end(vm, pos, argc, argv, 0);
  woad_value last = range_end(vm, pos + 1, argc, argv, (int64_t)length);
  if (is_above(first, length)) raise_range(vm, NULL, kind, "starting ", first, argv[of], 0, (int64_t)length);
  if (is_above(last, length)) raise_range(vm, NULL, kind, "ending ", last, argv[of], 0, (int64_t)length);
  *start = (size_t)fixnum_value(first);
  *end = (size_t)fixnum_value(last);
  if (*end < *start) {
    raise_format(vm, vm->exn.fail_contract,
                 "%s: ending index is smaller than starting index\n  ending index: %V\n  starting index: %V\n"
                 "  valid range: [0, %zu]\n  %s: %V",
                 vm->running_primitive, last, first, length, kind, argv[of]);
  }
}

struct String *arg_string(woad_vm *vm, int pos, ARGS) {
  if (!value_is_string(argv[pos])) arg_wrong(vm, pos, argc, argv, "string?");
  return string_of(argv[pos]);
}

struct String *arg_mutable_string(woad_vm *vm, int pos, ARGS) {
  if (!value_is_string(argv[pos]) || value_is_immutable(argv[pos]))
    arg_wrong(vm, pos, argc, argv, "(and/c string? (not/c immutable?))");
  return string_of(argv[pos]);
}

struct Bytes *arg_bytes(woad_vm *vm, int pos, ARGS) {
  if (!value_is_bytes(argv[pos])) arg_wrong(vm, pos, argc, argv, "bytes?");
  return bytes_of(argv[pos]);
}

struct Bytes *arg_mutable_bytes(woad_vm *vm, int pos, ARGS) {
  if (!value_is_bytes(argv[pos]) || value_is_immutable(argv[pos]))
    arg_wrong(vm, pos, argc, argv, "(and/c bytes? (not/c immutable?))");
  return bytes_of(argv[pos]);
}

woad_value arg_symbol(woad_vm *vm, int pos, ARGS) {
  if (!value_is_symbol(argv[pos])) arg_wrong(vm, pos, argc, argv, "symbol?");
  return argv[pos];
}

woad_value arg_keyword(woad_vm *vm, int pos, ARGS) {
  if (!value_is_keyword(argv[pos])) arg_wrong(vm, pos, argc, argv, "keyword?");
  return argv[pos];
}

woad_value arg_pair(woad_vm *vm, int pos, ARGS) {
  if (!value_is_pair(argv[pos])) arg_wrong(vm, pos, argc, argv, "pair?");
  return argv[pos];
}

woad_value arg_list(woad_vm *vm, int pos, ARGS) {
  if (!pair_is_list(argv[pos])) arg_wrong(vm, pos, argc, argv, "list?");
  return argv[pos];
}

uint32_t arg_char(woad_vm *vm, int pos, ARGS) {
  if (!value_is_char(argv[pos])) arg_wrong(vm, pos, argc, argv, "char?");
  return char_value(argv[pos]);
}

double arg_flonum(woad_vm *vm, int pos, ARGS) {
  if (!value_is_flonum(argv[pos])) arg_wrong(vm, pos, argc, argv, "flonum?");
  return flonum_value(argv[pos]);
}

woad_value arg_procedure(woad_vm *vm, int pos, ARGS) {
  if (!call_is_procedure(vm, argv[pos])) arg_wrong(vm, pos, argc, argv, "procedure?");
  return argv[pos];
}

woad_value arg_procedure_arity(woad_vm *vm, int pos, int n, ARGS) {
  if (value_has_type(argv[pos], TYPE_CLOSURE) && VALUE_AS(Closure, argv[pos])->code->entry_argc == (uint32_t)n) return argv[pos];
  if (!call_is_procedure(vm, argv[pos]) || !call_arity_includes(vm, argv[pos], n))
    arg_wrong(vm, pos, argc, argv, raise_text(vm, "(procedure-arity-includes/c %d)", n));
  return argv[pos];
}

woad_value arg_type(woad_vm *vm, int pos, ARGS, TypeCode type, const char *expected) {
  if (!value_has_type(argv[pos], type)) arg_wrong(vm, pos, argc, argv, expected);
  return argv[pos];
}
