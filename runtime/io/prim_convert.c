/* SPDX-License-Identifier: MIT
 * prim_convert.c: digests of bytes and ports, and conversion between encodings through the C library's iconv.
 * Source: Reference, "Encodings and Locales", "Cryptographic Hashing". */
#include <errno.h>
#include <iconv.h>

#include "runtime/base/sha.h"
#include "runtime/base/utf8.h"
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

enum { CONVERTER_FROM, CONVERTER_TO, CONVERTER_CLOSED, CONVERTER_PERMISSIVE, CONVERTER_FIELDS };

static StructType *converter_type(woad_vm *vm) {
  if (vm->io->converter_type == NULL) {
    StructTypeSpec spec = { .name = symbol_intern(vm, "bytes-converter"), .super = VALUE_FALSE,
                            .inspector = vm->inspector, .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE,
                            .auto_value = VALUE_FALSE, .constructor_name = VALUE_FALSE, .ninit = CONVERTER_FIELDS,
                            .properties = VALUE_NULL, .immutables = VALUE_NULL };
    vm->io->converter_type = struct_type_make(vm, &spec);
  }
  return vm->io->converter_type;
}

/* The name that iconv knows, or NULL when the text is no plain ASCII name. */
static const char *encoding_name(woad_vm *vm, woad_value string, bool *permissive) {
  const char *name = string_to_utf8(vm, string_of(string), NULL);
  if (strcmp(name, "UTF-8-permissive") == 0 || strcmp(name, "platform-UTF-8-permissive") == 0) {
    *permissive = true;
    return "UTF-8";
  }
  if (name[0] == 0 || strcmp(name, "platform-UTF-8") == 0) return "UTF-8";
  if (strcmp(name, "platform-UTF-16") == 0) return "UTF-16LE";
  return name;
}

PRIM("bytes-open-converter", bytes_open_converter, 2, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(from-name : string?) (to-name : string?) -> (or/c bytes-converter? #f)",
     "A converter between the two encodings; #f when there is none.")
{
  for (int i = 0; i < 2; i++)
    if (!value_is_string(argv[i])) raise_argument_value(vm, NULL, "string?", argv[i]);
  bool permissive = false, ignored = false;
  const char *from = encoding_name(vm, argv[0], &permissive), *to = encoding_name(vm, argv[1], &ignored);
  iconv_t probe = iconv_open(to, from);
  if (probe == (iconv_t)-1) return VALUE_FALSE;
  iconv_close(probe);
  woad_value fields[CONVERTER_FIELDS] = { string_from_utf8(vm, from), string_from_utf8(vm, to), VALUE_FALSE,
                                          value_bool(permissive) };
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
PRIM("bytes-close-converter", bytes_close_converter, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(converter : bytes-converter?) -> void?", "Ends the use of the converter.")
{
  arg_converter(vm, 0, argc, argv)->fields[CONVERTER_CLOSED] = VALUE_TRUE;
  return VALUE_VOID;
}

typedef struct { const uint8_t *in; size_t nin; size_t used; bool permissive; size_t room; const char *status; } Conversion;

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
  if (c->permissive && (code == EILSEQ || code == EINVAL) && c->room - out->length >= 3) {
    Buf mark;
    buf_init(&mark);
    buf_add_utf8(vm, &mark, 0xFFFD);
    if (code == EINVAL) {
      c->status = "aborts";
      return false;
    }
    c->used++;
    buf_add_bytes(vm, out, mark.data, mark.length);
    return c->used < c->nin;
  }
  c->status = code == EINVAL ? "aborts" : "error";
  return false;
}

static const char *convert_all(woad_vm *vm, Struct *converter, Conversion *c, Buf *out) {
  iconv_t handle = iconv_open(string_to_utf8(vm, string_of(converter->fields[CONVERTER_TO]), NULL),
                              string_to_utf8(vm, string_of(converter->fields[CONVERTER_FROM]), NULL));
  if (handle == (iconv_t)-1) return "error";
  buf_reserve(vm, out, c->nin * 4 + 64);  /* so that no allocation fails while the handle is open */
  c->status = "complete";
  while (c->used < c->nin && convert_chunk(vm, handle, c, out)) {}
  iconv_close(handle);
  return c->status;
}

PRIM("bytes-convert", bytes_convert, 2, 7, PF_WRITES | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(converter : bytes-converter?) (src-bstr : bytes?) [src-start src-end : exact-nonnegative-integer?]"
     " [dest-bstr : (or/c bytes? #f)] [dest-start dest-end : exact-nonnegative-integer?]"
     " -> (values (or/c bytes? exact-nonnegative-integer?) exact-nonnegative-integer? symbol?)",
     "Converts; the result or its length, how much was used, and why it stopped.")
{
  Struct *converter = arg_converter(vm, 0, argc, argv);
  if (!value_is_bytes(argv[1])) raise_argument_value(vm, NULL, "bytes?", argv[1]);
  if (converter->fields[CONVERTER_CLOSED] != VALUE_FALSE)
    raise_fields(vm, "bytes-convert", "converter is closed", "converter", argv[0], NULL);
  size_t range[2], target[2] = { 0, SIZE_MAX / 2 };
  port_arg_range(vm, 2, argc, argv, bytes_of(argv[1])->length, "byte string", argv[1], range);
  bool into = argc > 4 && argv[4] != VALUE_FALSE;
  if (into) {
    if (!value_is_bytes(argv[4]) || value_is_immutable(argv[4]))
      raise_argument_value(vm, NULL, "(or/c (and/c bytes? (not/c immutable?)) #f)", argv[4]);
    port_arg_range(vm, 5, argc, argv, bytes_of(argv[4])->length, "byte string", argv[4], target);
  } else if (argc > 6 && value_is_fixnum(argv[6])) target[1] = (size_t)fixnum_value(argv[6]);
  Conversion c = { .in = bytes_of(argv[1])->data + range[0], .nin = range[1] - range[0],
                   .permissive = converter->fields[CONVERTER_PERMISSIVE] != VALUE_FALSE, .room = target[1] - target[0] };
  Buf out;
  buf_init(&out);
  const char *status = convert_all(vm, converter, &c, &out);
  vm_charge(vm, c.used / 16);
  /* each call opens iconv afresh, but only the first may write a byte order mark */
  if (c.used > 0 && strcmp(string_to_utf8(vm, string_of(converter->fields[CONVERTER_TO]), NULL), "UTF-16") == 0)
    converter->fields[CONVERTER_TO] = string_from_utf8(vm, "UTF-16LE");
  woad_value all[3] = { VALUE_FALSE, fixnum_make((int64_t)c.used), symbol_intern(vm, status) };
  if (into) {
    memcpy(bytes_of(argv[4])->data + target[0], out.data, out.length);
    all[0] = fixnum_make((int64_t)out.length);
  } else all[0] = bytes_from(vm, out.data, out.length);
  return values_return(vm, 3, all);
}
PRIM("bytes-convert-end", bytes_convert_end, 1, 4, PF_WRITES | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(converter : bytes-converter?) [dest-bstr : (or/c bytes? #f)] [dest-start dest-end : exact-nonnegative-integer?]"
     " -> (values (or/c bytes? exact-nonnegative-integer?) symbol?)", "What ends a conversion: never any bytes.")
{
  arg_converter(vm, 0, argc, argv);
  bool into = argc > 1 && argv[1] != VALUE_FALSE;
  woad_value both[2] = { into ? fixnum_make(0) : bytes_from(vm, "", 0), symbol_intern(vm, "complete") };
  return values_return(vm, 2, both);
}
