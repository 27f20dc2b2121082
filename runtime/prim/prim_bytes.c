/* SPDX-License-Identifier: MIT
 * prim_bytes.c: byte strings and their conversions from and to strings. Source: Reference, "Byte Strings". */
#include "runtime/base/buf.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("bytes?", bytes_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a byte string.")
{
  return value_bool(value_is_bytes(argv[0]));
}

static bool is_byte(woad_value v) { return value_is_fixnum(v) && fixnum_value(v) >= 0 && fixnum_value(v) <= 255; }

PRIM("byte?", byte_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is an exact integer from 0 to 255.")
{
  return value_bool(is_byte(argv[0]));
}

static woad_value make_bytes(woad_vm *vm, int argc, woad_value *argv) {
  size_t n = arg_size(vm, 0, argc, argv, "exact-nonnegative-integer?", "byte string");
  uint8_t fill = argc > 1 ? arg_byte(vm, 1, argc, argv) : 0;
  vm_charge(vm, n / 64);
  return object_value(bytes_make(vm, n, fill));
}

static woad_value bytes_of_arguments(woad_vm *vm, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) arg_byte(vm, i, argc, argv);
  Bytes *bytes = bytes_make(vm, (size_t)argc, 0);
  for (int i = 0; i < argc; i++) bytes->data[i] = (uint8_t)fixnum_value(argv[i]);
  return object_value(bytes);
}

PRIM("make-bytes", make_bytes, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(k : exact-nonnegative-integer?) [b : byte? = 0] -> bytes?", "A fresh byte string of K times B.")
{
  return make_bytes(vm, argc, argv);
}

PRIM("make-shared-bytes", make_shared_bytes, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(k : exact-nonnegative-integer?) [b : byte? = 0] -> bytes?", "As make-bytes: there are no places to share with.")
{
  return make_bytes(vm, argc, argv);
}

PRIM("bytes", bytes, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(b : byte?) ... -> bytes?", "A fresh byte string of the B.")
{
  return bytes_of_arguments(vm, argc, argv);
}

PRIM("shared-bytes", shared_bytes, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(b : byte?) ... -> bytes?", "As bytes.")
{
  return bytes_of_arguments(vm, argc, argv);
}

PRIM("bytes-length", bytes_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) -> exact-nonnegative-integer?", "Number of bytes.")
{
  return fixnum_make((int64_t)arg_bytes(vm, 0, argc, argv)->length);
}

PRIM("bytes-ref", bytes_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) (k : exact-nonnegative-integer?) -> byte?", "Byte at K, counted from 0.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  return fixnum_make(bytes->data[arg_index(vm, 1, argc, argv, bytes->length, "byte string", 0)]);
}

PRIM("bytes-set!", bytes_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(bstr : (and/c bytes? (not/c immutable?))) (k : exact-nonnegative-integer?) (b : byte?) -> void?",
     "Changes the byte at K, counted from 0.")
{
  Bytes *bytes = arg_mutable_bytes(vm, 0, argc, argv);
  size_t pos = arg_index(vm, 1, argc, argv, bytes->length, "byte string", 0);
  if (!is_byte(argv[2])) raise_format(vm, vm->exn.fail_contract, "%s: invalid value %V", vm->running_primitive, argv[2]);
  bytes->data[pos] = (uint8_t)fixnum_value(argv[2]);
  return VALUE_VOID;
}

PRIM("subbytes", subbytes, 2, 3, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) (start : exact-nonnegative-integer?) [end : exact-nonnegative-integer? = (bytes-length bstr)] -> bytes?",
     "A fresh byte string of the bytes from START up to END.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  size_t start, end;
  arg_range(vm, 1, argc, argv, bytes->length, "byte string", 0, &start, &end);
  vm_charge(vm, (end - start) / 64);
  return bytes_from(vm, bytes->data + start, end - start);
}

PRIM("bytes-copy", bytes_copy, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(bstr : bytes?) -> bytes?",
     "A fresh mutable copy.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  vm_charge(vm, bytes->length / 64);
  return bytes_from(vm, bytes->data, bytes->length);
}

/* Where a copy goes: *at in TO, from FROM's range. */
static void copy_arguments(woad_vm *vm, int argc, woad_value *argv, size_t *at, size_t *start, size_t *end) {
  const Bytes *to = bytes_of(argv[0]), *from = bytes_of(argv[2]);
  size_t to_end;
  arg_range(vm, 1, 2, argv, to->length, "byte string", 0, at, &to_end);
  arg_range(vm, 3, argc, argv, from->length, "byte string", 2, start, end);
  if (*at + (*end - *start) > to->length) {
    raise_format(vm, vm->exn.fail_contract,
                 "%s: not enough room in target byte string\n  target length: %zu\n  needed length: %zu",
                 vm->running_primitive, to->length, *at + (*end - *start));
  }
}

PRIM("bytes-copy!", bytes_copy_x, 3, 5, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(dest : (and/c bytes? (not/c immutable?))) (dest-start : exact-nonnegative-integer?) (src : bytes?) "
     "[src-start : exact-nonnegative-integer? = 0] [src-end : exact-nonnegative-integer? = (bytes-length src)] -> void?",
     "Copies bytes of SRC over those of DEST from DEST-START on; both may be the same.")
{
  Bytes *to = arg_mutable_bytes(vm, 0, argc, argv);
  arg_natural(vm, 1, argc, argv);
  const Bytes *from = arg_bytes(vm, 2, argc, argv);
  size_t at, start, end;
  copy_arguments(vm, argc, argv, &at, &start, &end);
  vm_charge(vm, (end - start) / 64);
  memmove(to->data + at, from->data + start, end - start);
  return VALUE_VOID;
}

PRIM("bytes-fill!", bytes_fill_x, 2, 2, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(dest : (and/c bytes? (not/c immutable?))) (b : byte?) -> void?", "Changes every byte to B.")
{
  Bytes *bytes = arg_mutable_bytes(vm, 0, argc, argv);
  memset(bytes->data, arg_byte(vm, 1, argc, argv), bytes->length);
  vm_charge(vm, bytes->length / 64);
  return VALUE_VOID;
}

PRIM("bytes-append", bytes_append, 0, -1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(bstr : bytes?) ... -> bytes?",
     "A fresh byte string of all bytes in order.")
{
  size_t n = 0;
  for (int i = 0; i < argc; i++) n += arg_bytes(vm, i, argc, argv)->length;
  Bytes *result = bytes_make(vm, n, 0);
  size_t at = 0;
  for (int i = 0; i < argc; i++) {
    const Bytes *part = bytes_of(argv[i]);
    memcpy(result->data + at, part->data, part->length);
    at += part->length;
  }
  vm_charge(vm, n / 64);
  return object_value(result);
}

PRIM("bytes->list", bytes_to_list, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(bstr : bytes?) -> (listof byte?)",
     "A fresh list of the bytes.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  woad_value result = VALUE_NULL;
  for (size_t i = bytes->length; i-- > 0;) result = pair_make(vm, fixnum_make(bytes->data[i]), result);
  vm_charge(vm, bytes->length);
  mem_keep(bytes);
  return result;
}

PRIM("list->bytes", list_to_bytes, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(lst : (listof byte?)) -> bytes?",
     "A fresh byte string of the elements.")
{
  int64_t n = pair_list_length(argv[0]);
  bool fine = n >= 0;
  for (woad_value l = argv[0]; fine && value_is_pair(l); l = pair_cdr(l)) fine = is_byte(pair_car(l));
  if (!fine) arg_wrong(vm, 0, argc, argv, "(listof byte?)");
  Bytes *bytes = bytes_make(vm, (size_t)n, 0);
  size_t i = 0;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) bytes->data[i++] = (uint8_t)fixnum_value(pair_car(l));
  vm_charge(vm, (size_t)n);
  return object_value(bytes);
}

PRIM("bytes->immutable-bytes", bytes_to_immutable_bytes, 1, 1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) -> (and/c bytes? immutable?)", "BSTR itself when it is immutable, else an immutable copy.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  if (value_is_immutable(argv[0])) return argv[0];
  woad_value copy = bytes_from(vm, bytes->data, bytes->length);
  value_header(copy)->flags |= FLAG_IMMUTABLE;
  return copy;
}

#define BYTES_ORDER(name, cname, op, doc)                                                                              \
  PRIM(name, cname, 1, -1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE, "(bstr : bytes?) ... -> boolean?", doc)        \
  {                                                                                                                    \
    bool holds = true;                                                                                                 \
    for (int i = 0; i < argc; i++) vm_charge(vm, arg_bytes(vm, i, argc, argv)->length / 64);                           \
    for (int i = 1; i < argc && holds; i++) holds = bytes_compare(bytes_of(argv[i - 1]), bytes_of(argv[i])) op 0;      \
    return value_bool(holds);                                                                                          \
  }

BYTES_ORDER("bytes=?", bytes_eq_p, ==, "Whether all have the same bytes.")
BYTES_ORDER("bytes<?", bytes_lt_p, <, "Whether they ascend in lexicographic order.")
BYTES_ORDER("bytes>?", bytes_gt_p, >, "Whether they descend in lexicographic order.")

/* --- to strings --- */

/* Decodes the next character of [p, end) or takes one bad byte, for which *code is BAD. */
static const uint8_t *decode_next(const uint8_t *p, const uint8_t *end, uint32_t *code, uint32_t bad) {
  int used;
  if (utf8_decode(p, (size_t)(end - p), code, &used) == UTF8_OK) return p + used;
  *code = bad;
  return p + 1;
}

enum { NO_CHAR = UINT32_MAX };

/* The error-character argument; NO_CHAR for #f or none. */
static uint32_t error_char(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (pos >= argc || !value_is_true(argv[pos])) return NO_CHAR;
  if (!value_is_char(argv[pos])) arg_wrong(vm, pos, argc, argv, "(or/c char? #f)");
  return char_value(argv[pos]);
}

static woad_value decode_utf8(woad_vm *vm, const char *problem, int argc, woad_value *argv) {
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  uint32_t bad = error_char(vm, 1, argc, argv), code, all = 0;
  size_t start, end, n = 0;
  arg_range(vm, 2, argc, argv, bytes->length, "byte string", 0, &start, &end);
  vm_charge(vm, (end - start) / 32);
  const uint8_t *stop = bytes->data + end;
  for (const uint8_t *p = bytes->data + start; p < stop; n++) {
    p = decode_next(p, stop, &code, bad);
    if (code == NO_CHAR) raise_fields(vm, NULL, problem, "byte string", argv[0], NULL);
    all |= code;
  }
  String *s = string_make(vm, n, all > 255 ? 256 : 0);
  const uint8_t *p = bytes->data + start;
  for (size_t i = 0; i < n; i++) {
    p = decode_next(p, stop, &code, bad);
    string_set(vm, s, i, code);
  }
  mem_keep(bytes);
  return object_value(s);
}

PRIM("bytes->string/utf-8", bytes_to_string_utf_8, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [err-char : (or/c #f char?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (bytes-length bstr)] -> string?",
     "Decodes UTF-8. A bad byte becomes ERR-CHAR, or is an error when that is #f.")
{
  return decode_utf8(vm, "byte string is not a well-formed UTF-8 encoding", argc, argv);
}

PRIM("bytes->string/locale", bytes_to_string_locale, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [err-char : (or/c #f char?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (bytes-length bstr)] -> string?",
     "Decodes the locale's encoding, which is UTF-8.")
{
  return decode_utf8(vm, "byte string is not a valid encoding for the current locale", argc, argv);
}

PRIM("bytes->string/latin-1", bytes_to_string_latin_1, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [err-char : (or/c #f char?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (bytes-length bstr)] -> string?",
     "A character for each byte; ERR-CHAR is not used.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  error_char(vm, 1, argc, argv);
  size_t start, end;
  arg_range(vm, 2, argc, argv, bytes->length, "byte string", 0, &start, &end);
  String *s = string_make(vm, end - start, 0);
  memcpy(s->text, bytes->data + start, end - start);
  vm_charge(vm, (end - start) / 64);
  return object_value(s);
}

/* --- from strings --- */

static void check_error_byte(woad_vm *vm, int argc, woad_value *argv) {
  if (argc > 1 && value_is_true(argv[1]) && !is_byte(argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c byte? #f)");
}

static woad_value encode_utf8(woad_vm *vm, int argc, woad_value *argv) {
  const String *s = arg_string(vm, 0, argc, argv);
  check_error_byte(vm, argc, argv);
  size_t start, end, n = 0;
  arg_range(vm, 2, argc, argv, s->length, "byte string", 0, &start, &end);
  for (size_t i = start; i < end; i++) n += (size_t)utf8_length(string_ref(s, i));
  Bytes *bytes = bytes_make(vm, n, 0);
  uint8_t *out = bytes->data;
  for (size_t i = start; i < end; i++) out += utf8_encode(string_ref(s, i), out);
  vm_charge(vm, n / 32);
  return object_value(bytes);
}

PRIM("string->bytes/utf-8", string_to_bytes_utf_8, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) [err-byte : (or/c #f byte?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (string-length str)] -> bytes?",
     "The UTF-8 encoding; ERR-BYTE is not used.")
{
  return encode_utf8(vm, argc, argv);
}

PRIM("string->bytes/locale", string_to_bytes_locale, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) [err-byte : (or/c #f byte?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (string-length str)] -> bytes?",
     "The locale's encoding, which is UTF-8.")
{
  return encode_utf8(vm, argc, argv);
}

PRIM("string->bytes/latin-1", string_to_bytes_latin_1, 1, 4, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) [err-byte : (or/c #f byte?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (string-length str)] -> bytes?",
     "A byte for each character. One above 255 becomes ERR-BYTE, or is an error when that is #f.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  check_error_byte(vm, argc, argv);
  size_t start, end;
  arg_range(vm, 2, argc, argv, s->length, "byte string", 0, &start, &end);
  Bytes *bytes = bytes_make(vm, end - start, 0);
  for (size_t i = start; i < end; i++) {
    uint32_t c = string_ref(s, i);
    if (c > 255) {
      if (argc < 2 || !value_is_true(argv[1]))
        raise_fields(vm, NULL, "string cannot be encoded in Latin-1", "string", argv[0], NULL);
      c = (uint32_t)fixnum_value(argv[1]);
    }
    bytes->data[i - start] = (uint8_t)c;
  }
  vm_charge(vm, (end - start) / 32);
  return object_value(bytes);
}

/* --- UTF-8 within bytes --- */

PRIM("bytes-utf-8-length", bytes_utf_8_length, 1, 4, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [err-char : (or/c #f char?) = #f] [start : exact-nonnegative-integer? = 0] "
     "[end : exact-nonnegative-integer? = (bytes-length bstr)] -> (or/c exact-nonnegative-integer? #f)",
     "Characters that decoding would give; #f for a bad byte without ERR-CHAR.")
{
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  uint32_t bad = error_char(vm, 1, argc, argv), code;
  size_t start, end;
  int64_t n = 0;
  arg_range(vm, 2, argc, argv, bytes->length, "byte string", 0, &start, &end);
  for (const uint8_t *p = bytes->data + start; p < bytes->data + end; n++) {
    p = decode_next(p, bytes->data + end, &code, bad);
    if (code == NO_CHAR) return VALUE_FALSE;
  }
  vm_charge(vm, (end - start) / 32);
  return fixnum_make(n);
}

/* Finds where the SKIP-th character of the range starts: *at; false when there is none. *code is it, NO_CHAR if undecodable. */
static bool find_char(woad_vm *vm, int argc, woad_value *argv, size_t *at, uint32_t *code) {
  const Bytes *bytes = arg_bytes(vm, 0, argc, argv);
  size_t skip = arg_natural(vm, 1, argc, argv);
  uint32_t bad = error_char(vm, 2, argc, argv);
  size_t start, end;
  arg_range(vm, 3, argc, argv, bytes->length, "byte string", 0, &start, &end);
  const uint8_t *p = bytes->data + start, *stop = bytes->data + end;
  vm_charge(vm, (end - start) / 32);
  for (; p < stop; skip--) {
    *at = (size_t)(p - bytes->data);
    p = decode_next(p, stop, code, bad);
    if (skip == 0) return true;
    if (*code == NO_CHAR) return false;
  }
  return false;
}

PRIM("bytes-utf-8-ref", bytes_utf_8_ref, 2, 5, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) (skip : exact-nonnegative-integer?) [err-char : (or/c #f char?) = #f] "
     "[start : exact-nonnegative-integer? = 0] [end : exact-nonnegative-integer? = (bytes-length bstr)] -> (or/c char? #f)",
     "The character after SKIP others.")
{
  size_t at;
  uint32_t code;
  return find_char(vm, argc, argv, &at, &code) && code != NO_CHAR ? char_make(code) : VALUE_FALSE;
}

PRIM("bytes-utf-8-index", bytes_utf_8_index, 2, 5, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) (skip : exact-nonnegative-integer?) [err-char : (or/c #f char?) = #f] "
     "[start : exact-nonnegative-integer? = 0] [end : exact-nonnegative-integer? = (bytes-length bstr)] "
     "-> (or/c exact-nonnegative-integer? #f)",
     "Offset in bytes of the character after SKIP others.")
{
  size_t at;
  uint32_t code;
  return find_char(vm, argc, argv, &at, &code) ? fixnum_make((int64_t)at) : VALUE_FALSE;
}

/* --- unchecked forms --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-bytes-length", unsafe_bytes_length, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(bstr : bytes?) -> fixnum?",
     "Without a check.")
{
  return fixnum_make((int64_t)bytes_of(argv[0])->length);
}

PRIM("unsafe-bytes-ref", unsafe_bytes_ref, 2, 2, PF_READS, RIGHT_UNSAFE, "(bstr : bytes?) (k : fixnum?) -> byte?",
     "Without checks.")
{
  return fixnum_make(bytes_of(argv[0])->data[fixnum_value(argv[1])]);
}

PRIM("unsafe-bytes-set!", unsafe_bytes_set_x, 3, 3, PF_WRITES, RIGHT_UNSAFE,
     "(bstr : bytes?) (k : fixnum?) (b : byte?) -> void?", "Without checks.")
{
  bytes_of(argv[0])->data[fixnum_value(argv[1])] = (uint8_t)fixnum_value(argv[2]);
  return VALUE_VOID;
}

PRIM("unsafe-bytes-copy!", unsafe_bytes_copy_x, 3, 5, PF_WRITES | PF_COST, RIGHT_UNSAFE,
     "(dest : bytes?) (dest-start : fixnum?) (src : bytes?) [src-start : fixnum? = 0] [src-end : fixnum?] -> void?",
     "Without checks.")
{
  size_t start = argc > 3 ? (size_t)fixnum_value(argv[3]) : 0;
  size_t end = argc > 4 ? (size_t)fixnum_value(argv[4]) : bytes_of(argv[2])->length;
  vm_charge(vm, (end - start) / 64);
  memmove(bytes_of(argv[0])->data + fixnum_value(argv[1]), bytes_of(argv[2])->data + start, end - start);
  return VALUE_VOID;
}

PRIM("unsafe-bytes->immutable-bytes!", unsafe_bytes_to_immutable_bytes_x, 1, 1, PF_WRITES, RIGHT_UNSAFE,
     "(bstr : bytes?) -> (and/c bytes? immutable?)", "Makes BSTR itself immutable.")
{
  if (bytes_of(argv[0])->length == 0) return vm->empty_bytes;
  value_header(argv[0])->flags |= FLAG_IMMUTABLE;
  return argv[0];
}
