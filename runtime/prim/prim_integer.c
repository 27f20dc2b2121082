/* SPDX-License-Identifier: MIT
 * prim_integer.c: integer division, bits, and numbers as bytes.  Source: Reference, "Generic Numerics". */
#include "runtime/data/integer.h"

#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

/* --- division --- */

static void check_integers(woad_vm *vm, const char *who, woad_value *argv) {
  for (int i = 0; i < 2; i++)
    if (UNLIKELY(!number_is_integer(argv[i]))) raise_argument_value(vm, who, "integer?", argv[i]);
}

/* The reference looks at the divisor first here, and at an exact 0 before anything else. */
static void check_division(woad_vm *vm, const char *who, woad_value *argv) {
  if (UNLIKELY(argv[1] == fixnum_make(0))) raise_divide_by_zero(vm, who);
  for (int i = 1; i >= 0; i--)
    if (UNLIKELY(!number_is_integer(argv[i]))) raise_argument_value(vm, who, "integer?", argv[i]);
}

PRIM("quotient", quotient, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) (m : integer?) -> integer?",
     "N / M without its fraction. Raises for M = 0.")
{
  check_division(vm, "quotient", argv);
  return number_quotient(vm, "quotient", argv[0], argv[1]);
}

PRIM("remainder", remainder, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) (m : integer?) -> integer?",
     "What quotient leaves; its sign is N's. Raises for M = 0.")
{
  check_division(vm, "remainder", argv);
  return number_remainder(vm, "remainder", argv[0], argv[1]);
}

PRIM("modulo", modulo, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) (m : integer?) -> integer?",
     "Remainder with M's sign. Raises for M = 0.")
{
  check_integers(vm, "modulo", argv);
  return number_modulo(vm, "modulo", argv[0], argv[1]);
}

/* The message for an exact 0 is ours: the reference names an inner procedure there. */
PRIM("quotient/remainder", quotient_remainder, 2, 2, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : integer?) (m : integer?) -> integer? integer?",
     "quotient and remainder at once. Raises for M = 0.")
{
  check_integers(vm, "quotient/remainder", argv);
  if (argv[1] == fixnum_make(0)) raise_format(vm, vm->exn.fail_contract_divide_by_zero, "quotient/remainder: division by zero");
  woad_value both[2];
  number_divide(vm, "quotient/remainder", argv[0], argv[1], &both[0], &both[1]);
  return values_return(vm, 2, both);
}

/* --- bits --- */

static void check_exact(woad_vm *vm, const char *who, woad_value v) {
  if (UNLIKELY(!number_is_exact_integer(v))) raise_argument_value(vm, who, "exact-integer?", v);
}

static woad_value fold_bits(woad_vm *vm, const char *who, IntegerBitOp op, int64_t unit, int argc, woad_value *argv) {
  woad_value total = fixnum_make(unit);
  for (int i = 0; i < argc; i++) {
    check_exact(vm, who, argv[i]);
    total = integer_bitwise(vm, op, total, argv[i]);
  }
  return total;
}

PRIM("bitwise-and", bitwise_and, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : exact-integer?) ... -> exact-integer?",
     "Bits that all have, in two's complement; -1 for none.")
{ return fold_bits(vm, "bitwise-and", INTEGER_AND, -1, argc, argv); }

PRIM("bitwise-ior", bitwise_ior, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : exact-integer?) ... -> exact-integer?",
     "Bits that one has, in two's complement; 0 for none.")
{ return fold_bits(vm, "bitwise-ior", INTEGER_IOR, 0, argc, argv); }

PRIM("bitwise-xor", bitwise_xor, 0, -1, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : exact-integer?) ... -> exact-integer?",
     "Bits that an odd number of them has; 0 for none.")
{ return fold_bits(vm, "bitwise-xor", INTEGER_XOR, 0, argc, argv); }

PRIM("bitwise-not", bitwise_not, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : exact-integer?) -> exact-integer?",
     "Every bit inverted.")
{
  check_exact(vm, "bitwise-not", argv[0]);
  return integer_not(vm, argv[0]);
}

PRIM("arithmetic-shift", arithmetic_shift, 2, 2, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : exact-integer?) (m : exact-integer?) -> exact-integer?",
     "N times 2^M, towards minus infinity.")
{
  check_exact(vm, "arithmetic-shift", argv[1]); /* the second first, as the reference */
  check_exact(vm, "arithmetic-shift", argv[0]);
  if (argv[0] == fixnum_make(0)) return argv[0];
  if (value_is_fixnum(argv[1])) return integer_shift(vm, argv[0], fixnum_value(argv[1]));
  if (integer_sign(argv[1]) > 0) vm->hooks.out_of_memory(vm, (size_t)-1);
  return fixnum_make(integer_sign(argv[0]) < 0 ? -1 : 0);
}

PRIM("integer-length", integer_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : exact-integer?) -> exact-nonnegative-integer?",
     "Bits of N in two's complement without the sign.")
{
  check_exact(vm, "integer-length", argv[0]);
  return fixnum_make((int64_t)integer_length(argv[0]));
}

static bool is_bit_index(woad_value v) { return number_is_exact_integer(v) && integer_sign(v) >= 0; }

/* a bignum stands for a bit far beyond any that is stored */
static uint64_t bit_index(woad_value v) { return value_is_fixnum(v) ? (uint64_t)fixnum_value(v) : UINT64_MAX; }

PRIM("bitwise-bit-set?", bitwise_bit_set_p, 2, 2, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(n : exact-integer?) (m : exact-nonnegative-integer?) -> boolean?",
     "Whether bit M of N is 1; bit 0 is the lowest.")
{
  check_exact(vm, "bitwise-bit-set?", argv[0]);
  check_exact(vm, "bitwise-bit-set?", argv[1]);
  if (!is_bit_index(argv[1])) raise_format(vm, vm->exn.fail_contract, "bitwise-bit-set?: invalid bit index %V", argv[1]);
  return value_bool(integer_bit_is_set(argv[0], bit_index(argv[1])));
}

PRIM("bitwise-bit-field", bitwise_bit_field, 3, 3, PF_FOLDABLE | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(n : exact-integer?) (start : exact-nonnegative-integer?) (end : "
     "exact-nonnegative-integer?) -> exact-integer?",
     "Bits START (with) to END (without) of N, as a number.")
{
  const char *who = "bitwise-bit-field";
  check_exact(vm, who, argv[0]);
  if (!is_bit_index(argv[1])) raise_format(vm, vm->exn.fail_contract, "%s: invalid start index %V", who, argv[1]);
  if (!is_bit_index(argv[2]) || integer_compare(argv[1], argv[2]) > 0)
    raise_format(vm, vm->exn.fail_contract, "%s: invalid end index %V", who, argv[2]);
  uint64_t start = bit_index(argv[1]), end = bit_index(argv[2]), length = integer_length(argv[0]);
  if (integer_sign(argv[0]) >= 0 && start >= length) return fixnum_make(0);
  if (integer_sign(argv[0]) >= 0 && end > length) end = length;
  if (end > (uint64_t)1 << 40) vm->hooks.out_of_memory(vm, (size_t)-1);
  woad_value mask = integer_sub(vm, integer_shift(vm, fixnum_make(1), (int64_t)(end - start)), fixnum_make(1));
  return integer_bitwise(vm, INTEGER_AND, integer_shift(vm, argv[0], -(int64_t)start), mask);
}

/* --- bytes --- */

static bool arg_big_endian(int pos, int argc, woad_value *argv) {
  return arg_given(pos, argc) ? value_is_true(argv[pos]) : __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
}

static Bytes *check_bytes(woad_vm *vm, const char *who, woad_value v) {
  if (!value_is_bytes(v)) raise_argument_value(vm, who, "bytes?", v);
  return bytes_of(v);
}

static uint64_t check_position(woad_vm *vm, const char *who, woad_value v) {
  if (!is_bit_index(v)) raise_argument_value(vm, who, "exact-nonnegative-integer?", v);
  return value_is_fixnum(v) ? (uint64_t)fixnum_value(v) : (uint64_t)FIXNUM_MAX;
}

static uint64_t read_bytes(const uint8_t *data, size_t n, bool big_endian) {
  uint64_t word = 0;
  for (size_t i = 0; i < n; i++) word |= (uint64_t)data[big_endian ? n - 1 - i : i] << (8 * i);
  return word;
}

static void write_bytes(uint8_t *data, size_t n, bool big_endian, uint64_t word) {
  for (size_t i = 0; i < n; i++) data[big_endian ? n - 1 - i : i] = (uint8_t)(word >> (8 * i));
}

/* The part of argument 0 that START and END at argument POS select: *start and the length, which may not be sensible. */
static int64_t byte_range(woad_vm *vm, const char *who, int pos, int argc, woad_value *argv, uint64_t *start) {
  Bytes *bytes = check_bytes(vm, who, argv[0]);
  *start = arg_given(pos, argc) ? check_position(vm, who, argv[pos]) : 0;
  uint64_t end = arg_given(pos + 1, argc) ? check_position(vm, who, argv[pos + 1]) : bytes->length;
  return (int64_t)end - (int64_t)*start;
}

static void check_byte_range(woad_vm *vm, int pos, int argc, woad_value *argv, uint64_t start, uint64_t end) {
  int64_t length = (int64_t)bytes_of(argv[0])->length;
  if ((int64_t)start > length) raise_range(vm, NULL, "byte string", "starting ", argv[pos], argv[0], 0, length);
  if ((int64_t)end > length) raise_range(vm, NULL, "byte string", "ending ", argv[pos + 1], argv[0], (int64_t)start, length);
}

PRIM("integer-bytes->integer", integer_bytes_to_integer, 2, 5, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) (signed? : any/c) [(big-endian? : any/c) (start : "
     "exact-nonnegative-integer?) (end : exact-nonnegative-integer?)] -> exact-integer?",
     "The 1, 2, 4 or 8 bytes of BSTR from START to END as a number.")
{
  const char *who = "integer-bytes->integer";
  uint64_t start;
  int64_t n = byte_range(vm, who, 3, argc, argv, &start);
  if (n != 1 && n != 2 && n != 4 && n != 8)
    raise_fields(vm, who, "length is not 1, 2, 4, or 8 bytes", "length", fixnum_make(n), NULL);
  check_byte_range(vm, 3, argc, argv, start, start + (uint64_t)n);
  uint64_t word = read_bytes(bytes_of(argv[0])->data + start, (size_t)n, arg_big_endian(2, argc, argv));
  if (!value_is_true(argv[1])) return integer_from_uint64(vm, word);
  int unused = 64 - 8 * (int)n;
  return integer_from_int64(vm, (int64_t)(word << unused) >> unused);
}

/* N as the low SIZE bytes of *word; false when it does not fit */
static bool integer_fits_bytes(woad_value n, size_t size, bool is_signed, uint64_t *word) {
  int64_t value;
  if (!is_signed) return number_try_uint64(n, word) && (size == 8 || *word >> (8 * size) == 0);
  if (!number_try_int64(n, &value)) return false;
  *word = (uint64_t)value;
  return size == 8 || (value >= -((int64_t)1 << (8 * size - 1)) && value < (int64_t)1 << (8 * size - 1));
}

static Bytes *check_destination(woad_vm *vm, const char *who, woad_value v) {
  Bytes *bytes = check_bytes(vm, who, v);
  if (value_is_immutable(v)) raise_argument_value(vm, who, "(and/c bytes? (not/c immutable?))", v);
  return bytes;
}

PRIM("integer->integer-bytes", integer_to_integer_bytes, 3, 6, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(n : exact-integer?) (size : (or/c 1 2 4 8)) (signed? : any/c) [(big-endian? : any/c) (dest "
     ": bytes?) (start : exact-nonnegative-integer?)] -> bytes?",
     "N as SIZE bytes, in DEST from START on or in a fresh byte string.")
{
  const char *who = "integer->integer-bytes";
  check_exact(vm, who, argv[0]);
  int64_t size = value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : 0;
  if (size != 1 && size != 2 && size != 4 && size != 8) raise_argument_value(vm, who, "(or/c 1 2 4 8)", argv[1]);
  Bytes *dest = arg_given(4, argc) ? check_destination(vm, who, argv[4]) : NULL;
  uint64_t start = arg_given(5, argc) ? check_position(vm, who, argv[5]) : 0, word;
  bool is_signed = value_is_true(argv[2]);
  if (!integer_fits_bytes(argv[0], (size_t)size, is_signed, &word))
    raise_fields(vm, who, "number is out of bounds for size in bytes", "given number", argv[0],
                 is_signed ? "size in bytes for signed" : "size in bytes for unsigned", argv[1], NULL);
  if (dest == NULL) dest = bytes_make(vm, (size_t)size, 0);
  woad_value length = fixnum_make((int64_t)dest->length);
  if (dest->length < (size_t)size)
    raise_fields(vm, who, "destination byte string is too small", "destination byte string length", length,
                 "number of bytes to write", argv[1], NULL);
  if (start > dest->length - (size_t)size)
    raise_fields(vm, who, "starting position too large", "given starting position", argv[5],
                 "destination byte string length", length, "number of bytes to write", argv[1], NULL);
  write_bytes(dest->data + start, (size_t)size, arg_big_endian(3, argc, argv), word);
  return object_value(dest);
}

PRIM("floating-point-bytes->real", floating_point_bytes_to_real, 1, 4, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [(big-endian? : any/c) (start : exact-nonnegative-integer?) (end : "
     "exact-nonnegative-integer?)] -> flonum?",
     "The 4 or 8 bytes of BSTR from START to END as an IEEE number.")
{
  const char *who = "floating-point-bytes->real";
  uint64_t start;
  int64_t n = byte_range(vm, who, 2, argc, argv, &start);
  if (n != 4 && n != 8) raise_fields(vm, who, "length is not 4 or 8 bytes", "length", fixnum_make(n), NULL);
  check_byte_range(vm, 2, argc, argv, start, start + (uint64_t)n);
  uint64_t word = read_bytes(bytes_of(argv[0])->data + start, (size_t)n, arg_big_endian(1, argc, argv));
  if (n == 8) {
    double d;
    memcpy(&d, &word, sizeof d);
    return flonum_make(vm, d);
  }
  uint32_t half = (uint32_t)word;
  float f;
  memcpy(&f, &half, sizeof f);
  return flonum_make(vm, (double)f);
}

PRIM("real->floating-point-bytes", real_to_floating_point_bytes, 2, 5, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(x : real?) (size : (or/c 4 8)) [(big-endian? : any/c) (dest : bytes?) (start : "
     "exact-nonnegative-integer?)] -> bytes?",
     "X as an IEEE number of SIZE bytes, in DEST from START on or in a fresh byte string.")
{
  const char *who = "real->floating-point-bytes";
  if (!number_is_real(argv[0])) raise_argument_value(vm, who, "real?", argv[0]);
  int64_t size = value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : 0;
  if (size != 4 && size != 8) raise_argument_value(vm, who, "(or/c 4 8)", argv[1]);
  Bytes *dest = arg_given(3, argc) ? check_destination(vm, who, argv[3]) : bytes_make(vm, (size_t)size, 0);
  uint64_t start = arg_given(4, argc) ? check_position(vm, who, argv[4]) : 0;
  if (start > dest->length || dest->length - start < (size_t)size)
    raise_fields(vm, who, "byte string length is shorter than starting position plus size", "byte string length",
                 fixnum_make((int64_t)dest->length), "starting position", arg_given(4, argc) ? argv[4] : fixnum_make(0),
                 "size", argv[1], NULL);
  double d = number_to_double(vm, argv[0]);
  uint64_t word;
  if (size == 8) {
    memcpy(&word, &d, sizeof word);
  } else {
    float f = (float)d;
    uint32_t half;
    memcpy(&half, &f, sizeof half);
    word = half;
  }
  write_bytes(dest->data + start, (size_t)size, arg_big_endian(2, argc, argv), word);
  return object_value(dest);
}
