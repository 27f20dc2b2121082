/* SPDX-License-Identifier: MIT
 * prim_convert.c: digests of bytes and ports, and conversion between encodings: our own between Unicode forms,
 * the C library's iconv for the rest.
 * Source: Reference, "Encodings and Locales", "Cryptographic Hashing". */
#include <errno.h>
#include <iconv.h>

#include "runtime/base/sha.h"
#include "runtime/base/transcode.h"
#include "runtime/data/bytes.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

/* --- digests --- */

static void add_port(woad_vm *vm, Sha *sha, Port *port, size_t start, size_t end) {
  uint8_t chunk[4096];
  for (size_t at = 0; at < end;) {
    size_t want = at < start ? start - at : end - at;
    int64_t got = port_get(vm, port, chunk, want < sizeof chunk ? want : sizeof chunk, true);
    if (got <= 0) return;
    if (at >= start) sha_add(sha, chunk, (size_t)got);
    at += (size_t)got;
    vm_charge(vm, (size_t)got / 8);
  }
}
static woad_value digest(woad_vm *vm, ShaKind kind, ARGS) {
  Sha sha;
  sha_init(&sha, kind);
  Port *port = port_find_input(vm, argv[0]);
  if (port == NULL && !value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "(or/c bytes? input-port?)", argv[0]);
  size_t range[2];
  if (port == NULL) {
    port_arg_range(vm, 1, argc, argv, bytes_of(argv[0])->length, "byte string", argv[0], range);
    sha_add(&sha, bytes_of(argv[0])->data + range[0], range[1] - range[0]);
    vm_charge(vm, (range[1] - range[0]) / 8);
  } else {
    port_arg_range(vm, 1, argc, argv, SIZE_MAX / 4, "port", argv[0], range);
    add_port(vm, &sha, port, range[0], range[1]);
  }
  uint8_t out[32];
  size_t n = sha_finish(&sha, out);
  return bytes_from(vm, out, n);
}
#define DIGEST(name, cname, kind) \
  PRIM(name, cname, 1, 3, PF_PORT | PF_COST | PF_NESTS, RIGHTS_NONE, \
       "(in : (or/c bytes? input-port?)) [start : exact-nonnegative-integer?] [end : (or/c #f exact-nonnegative-integer?)]" \
       " -> bytes?", "Digest of the bytes from START to END.") \
  { \
    return digest(vm, kind, argc, argv); \
  }
DIGEST("sha1-bytes", sha1_bytes, SHA_1)
DIGEST("sha224-bytes", sha224_bytes, SHA_224)
DIGEST("sha256-bytes", sha256_bytes, SHA_256)

/* --- converters: an opaque struct of the two encodings' names and the state --- */

enum { CONVERTER_FROM, CONVERTER_TO, CONVERTER_CLOSED, CONVERTER_FIELDS };

static StructType *converter_type(woad_vm *vm) {
  if (vm->io->converter_type == NULL)
    vm->io->converter_type = struct_type_make_opaque(vm, "bytes-converter", CONVERTER_FIELDS, VALUE_NULL);
  return vm->io->converter_type;
}

/* The conversion that the language has itself, or NULL for one of iconv's. */
static const TranscodeKind *own_conversion(woad_vm *vm, const woad_value *names) {
  return transcode_find(string_to_utf8(vm, string_of(names[CONVERTER_FROM]), NULL),
                        string_to_utf8(vm, string_of(names[CONVERTER_TO]), NULL));
}

/* "" is the locale's encoding: UTF-8 */
static const char *iconv_name(woad_vm *vm, woad_value name) {
  return string_of(name)->length == 0 ? "UTF-8" : string_to_utf8(vm, string_of(name), NULL);
}

static iconv_t open_iconv(woad_vm *vm, const woad_value *names) {
  return iconv_open(iconv_name(vm, names[CONVERTER_TO]), iconv_name(vm, names[CONVERTER_FROM]));
}

PRIM("bytes-open-converter", bytes_open_converter, 2, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(from-name : string?) (to-name : string?) -> (or/c bytes-converter? #f)",
     "A converter between the two encodings; #f when there is none.")
{
  for (int i = 0; i < 2; i++)
    if (!value_is_string(argv[i])) raise_argument_value(vm, NULL, "string?", argv[i]);
  woad_value fields[CONVERTER_FIELDS] = { argv[0], argv[1], VALUE_FALSE };
  if (own_conversion(vm, fields) == NULL) {
    iconv_t probe = open_iconv(vm, fields);
    if (probe == (iconv_t)-1) return VALUE_FALSE;
    iconv_close(probe);
  }
  return struct_make_from(vm, converter_type(vm), CONVERTER_FIELDS, fields);
}
PRIM("bytes-converter?", bytes_converter_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a converter.")
{
  return value_bool(value_is_instance(argv[0], converter_type(vm)));
}
static Struct *arg_converter(woad_vm *vm, int pos, ARGS) {
  if (!value_is_instance(argv[pos], converter_type(vm))) raise_argument_value(vm, NULL, "bytes-converter?", argv[pos]);
  return struct_of(argv[pos]);
}
static void check_open(woad_vm *vm, const char *who, woad_value converter) {
  if (struct_of(converter)->fields[CONVERTER_CLOSED] != VALUE_FALSE)
    raise_fields(vm, who, "converter is closed", "converter", converter, NULL);
}

PRIM("bytes-close-converter", bytes_close_converter, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(converter : bytes-converter?) -> void?", "Ends the use of the converter.")
{
  arg_converter(vm, 0, argc, argv)->fields[CONVERTER_CLOSED] = VALUE_TRUE;
  return VALUE_VOID;
}

typedef struct { const uint8_t *in; size_t nin; size_t used; size_t room; const char *status; } Conversion;

/* One call of iconv on what is left; false when it ends here. */
static bool convert_chunk(woad_vm *vm, iconv_t handle, Conversion *c, Buf *out) {
  char chunk[1024];
  char *from = (char *)(uintptr_t)(c->in + c->used), *to = chunk;
  size_t left = c->nin - c->used, space = sizeof chunk, limit = c->room - out->length;
  if (space > limit) space = limit;
  size_t given = space;
  size_t result = iconv(handle, &from, &left, &to, &space);
  int code = result == (size_t)-1 ? errno : 0;
  buf_add_bytes(vm, out, chunk, given - space);
  c->used = c->nin - left;
  if (code == 0) return false;
  if (code == E2BIG) {
    if (given < sizeof chunk) {
      c->status = "continues";
      return false;
    }
    return true;
  }
  c->status = code == EINVAL ? "aborts" : "error";
  return false;
}

static const char *convert_by_iconv(woad_vm *vm, Struct *converter, Conversion *c, Buf *out) {
  iconv_t handle = open_iconv(vm, converter->fields);
  if (handle == (iconv_t)-1) return "error";
  buf_reserve(vm, out, c->nin * 4 + 64);  /* so that no allocation fails while the handle is open */
  c->status = "complete";
  while (c->used < c->nin && convert_chunk(vm, handle, c, out)) {}
  iconv_close(handle);
  /* each call opens iconv afresh, but only the first may write a byte order mark */
  if (c->used > 0 && strcmp(string_to_utf8(vm, string_of(converter->fields[CONVERTER_TO]), NULL), "UTF-16") == 0)
    converter->fields[CONVERTER_TO] = string_from_utf8(vm, "UTF-16LE");
  return c->status;
}

static const char *convert_all(woad_vm *vm, Struct *converter, Conversion *c, Buf *out) {
  const TranscodeKind *own = own_conversion(vm, converter->fields);
  if (own == NULL) return convert_by_iconv(vm, converter, c, out);
  size_t most = c->nin * 3; /* U+FFFD for each byte */
  if (most > c->room) most = c->room;
  buf_reserve(vm, out, most);
  Transcoding t = { .in = c->in, .nin = c->nin, .out = (uint8_t *)out->data, .room = most };
  const char *status = transcode_run(own, &t);
  c->used = t.used;
  out->length = t.nout;
  return status;
}

/* Where a conversion's bytes go: the byte string of argument POS (#f: a fresh one) from RANGE[0] up to RANGE[1], which are the
 * arguments after it. Whether there is a byte string. */
static bool destination(woad_vm *vm, int pos, int argc, woad_value *argv, bool may_be_immutable, size_t range[2]) {
  bool into = argc > pos && argv[pos] != VALUE_FALSE;
  if (into && (!value_is_bytes(argv[pos]) || (value_is_immutable(argv[pos]) && !may_be_immutable)))
    raise_argument_value(vm, NULL, may_be_immutable ? "(or/c #f bytes?)" : "(or/c (and/c bytes? (not/c immutable?)) #f)", argv[pos]);
  range[0] = arg_given(pos + 1, argc) ? arg_natural(vm, pos + 1, argc, argv) : 0;
  range[1] = SIZE_MAX / 4;
  if (arg_given(pos + 2, argc) && argv[pos + 2] != VALUE_FALSE) {
    if (!value_is_fixnum(argv[pos + 2]) || fixnum_value(argv[pos + 2]) < 0)
      arg_wrong(vm, pos + 2, argc, argv, "(or/c #f exact-nonnegative-integer?)");
    range[1] = (size_t)fixnum_value(argv[pos + 2]);
  }
  if (into) port_arg_range(vm, pos + 1, argc, argv, bytes_of(argv[pos])->length, "byte string", argv[pos], range);
  else if (range[1] < range[0])
    raise_fields(vm, NULL, "ending index is less than the starting index", "staring index", argv[pos + 1], "ending index",
                 argv[pos + 2], NULL); /* the misspelling is the reference's */
  return into;
}

PRIM("bytes-convert", bytes_convert, 2, 7, PF_WRITES | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(converter : bytes-converter?) (src-bstr : bytes?) [src-start src-end : exact-nonnegative-integer?]"
     " [dest-bstr : (or/c bytes? #f)] [dest-start dest-end : exact-nonnegative-integer?]"
     " -> (values (or/c bytes? exact-nonnegative-integer?) exact-nonnegative-integer? symbol?)",
     "Converts; the result or its length, how much was used, and why it stopped.")
{
  Struct *converter = arg_converter(vm, 0, argc, argv);
  if (!value_is_bytes(argv[1])) raise_argument_value(vm, NULL, "bytes?", argv[1]);
  check_open(vm, "bytes-convert", argv[0]);
  size_t range[2], target[2];
  port_arg_range(vm, 2, argc, argv, bytes_of(argv[1])->length, "byte string", argv[1], range);
  if (arg_given(3, argc)) (void)arg_natural(vm, 3, argc, argv);
  bool into = destination(vm, 4, argc, argv, false, target);
  Conversion c = { .in = bytes_of(argv[1])->data + range[0], .nin = range[1] - range[0],
                   .room = target[1] - target[0] };
  Buf out;
  buf_init(&out);
  const char *status = convert_all(vm, converter, &c, &out);
  vm_charge(vm, c.used / 16);
  woad_value all[3] = { VALUE_FALSE, fixnum_make((int64_t)c.used), symbol_intern(vm, status) };
  if (into) {
    if (out.length > 0) memcpy(bytes_of(argv[4])->data + target[0], out.data, out.length);
    all[0] = fixnum_make((int64_t)out.length);
  } else all[0] = bytes_from(vm, out.data, out.length);
  return values_return(vm, 3, all);
}
PRIM("bytes-convert-end", bytes_convert_end, 1, 4, PF_WRITES | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(converter : bytes-converter?) [dest-bstr : (or/c bytes? #f)] [dest-start dest-end : exact-nonnegative-integer?]"
     " -> (values (or/c bytes? exact-nonnegative-integer?) symbol?)", "What ends a conversion: never any bytes.")
{
  arg_converter(vm, 0, argc, argv);
  check_open(vm, "bytes-convert-end", argv[0]);
  size_t range[2];
  bool into = destination(vm, 1, argc, argv, true, range);
  woad_value both[2] = { into ? fixnum_make(0) : bytes_from(vm, "", 0), symbol_intern(vm, "complete") };
  return values_return(vm, 2, both);
}
