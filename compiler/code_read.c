/* SPDX-License-Identifier: MIT
 * code_read.c: bytes to values and code. Every count is checked against the bytes that are left before anything is
 * allocated for it, so that damage costs no more memory than the file's length allows; the first complaint stops the rest
 * (the position moves to the end, and readers give #f). Bodies of codes are cut out and decoded at the first call, by
 * decode_code, which also verifies them. */
#include "compiler/code_format.h"
#include "compiler/code_read.h"
#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/literal.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/flow.h"
#include "runtime/vm/raise.h"
#include "runtime/vm/verify.h"

/* What the codes of a blob need: items of the vector that is their lazy_owner. */
enum { OWNER_BYTES, OWNER_SYMBOLS, OWNER_PRIMS, OWNER_SHARED, OWNER_NSHARED, OWNER_RELATIVE, OWNER_NLINKS, OWNER_OWN, OWNER_NLITERALS, OWNER_COUNT };

typedef struct {
  woad_vm *vm;
  const uint8_t *at, *end;
  woad_value context;       /* the vector above */
  const char *complaint;
  bool is_body;             /* of a code: what it holds are literals of the program */
} Reader;

static void *read_node(woad_vm *vm, void *ctx, void *node);

static woad_value complain(Reader *r, const char *text) {
  if (r->complaint == NULL) r->complaint = text;
  r->at = r->end;
  return VALUE_FALSE;
}

static size_t bytes_left(const Reader *r) { return (size_t)(r->end - r->at); }

static unsigned get_byte(Reader *r) {
  if (r->at == r->end) {
    complain(r, "unexpected end");
    return 0;
  }
  return *r->at++;
}

static uint64_t get_number(Reader *r) {
  uint64_t n = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    unsigned byte = get_byte(r);
    n |= (uint64_t)(byte & 127) << shift;
    if (byte < 128) return n;
  }
  complain(r, "number is too long");
  return 0;
}

static uint32_t get_word_count(Reader *r, uint64_t limit) {
  uint64_t n = get_number(r);
  if (n <= limit && n <= UINT32_MAX) return (uint32_t)n;
  complain(r, "number is out of range");
  return 0;
}

/* A count of things that take at least EACH bytes. */
static size_t get_count(Reader *r, size_t each) {
  uint64_t n = get_number(r);
  if (n <= bytes_left(r) / each) return (size_t)n;
  complain(r, "count is larger than what follows");
  return 0;
}

static const uint8_t *get_bytes(Reader *r, size_t n) {
  const uint8_t *start = r->at;
  r->at += n;
  return start;
}

static const uint8_t *get_text(Reader *r, size_t *n) {
  *n = get_count(r, 1);
  return get_bytes(r, *n);
}

static bool is_utf8(const uint8_t *bytes, size_t n) {
  while (n > 0) {
    uint32_t code;
    int used = 1;
    if (*bytes >= 0x80 && utf8_decode(bytes, n, &code, &used) != UTF8_OK) return false;
    bytes += used;
    n -= (size_t)used;
  }
  return true;
}

static const char *get_utf8(Reader *r, size_t *n) {
  const uint8_t *text = get_text(r, n);
  if (!is_utf8(text, *n)) {
    complain(r, "text is not UTF-8");
    *n = 0;
  }
  return (const char *)text;
}

static double get_double(Reader *r) {
  uint64_t bits = 0;
  double d;
  if (bytes_left(r) < 8) {
    complain(r, "unexpected end");
    return 0;
  }
  for (int i = 0; i < 8; i++) bits |= (uint64_t)*r->at++ << (8 * i);
  memcpy(&d, &bits, sizeof d);
  return d;
}

static woad_value get_value(Reader *r) {
  if (r->complaint != NULL) return VALUE_FALSE;
  return VALUE_FROM_BITS(deep_walk(r->vm, read_node, r, NULL));
}

static woad_value context_item(const Reader *r, size_t i) { return vector_of(r->context)->items[i]; }

static woad_value get_pooled(Reader *r, size_t pool) {
  const Vector *vec = vector_of(context_item(r, pool));
  uint64_t i = get_number(r);
  if (i < vec->length) return vec->items[i];
  return complain(r, "reference to nothing");
}

/* --- numbers --- */

static woad_value get_fixnum(Reader *r) {
  uint64_t n = get_number(r);
  int64_t value = (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
  return fixnum_fits(value) ? fixnum_make(value) : complain(r, "fixnum is out of range");
}

static woad_value get_bignum(Reader *r) {
  bool negative = get_byte(r) != 0;
  size_t n;
  const uint8_t *bytes = get_text(r, &n);
  if (n == 0) return complain(r, "empty number");
  return number_bignum_from_bytes(r->vm, bytes, n, negative);
}

static woad_value get_ratio(Reader *r) {
  woad_value above = get_value(r), below = get_value(r);
  if (r->complaint != NULL) return VALUE_FALSE;
  if (!number_is_exact_integer(above) || !number_is_exact_integer(below) || number_is_zero(below))
    return complain(r, "bad rational number");
  return number_div(r->vm, "/", above, below);
}

static woad_value get_complex(Reader *r) {
  woad_value re = get_value(r), im = get_value(r);
  if (r->complaint != NULL) return VALUE_FALSE;
  if (!number_is_real(re) || !number_is_real(im)) return complain(r, "bad complex number");
  return number_make_rectangular(r->vm, re, im);
}

static woad_value get_char(Reader *r) {
  uint64_t code = get_number(r);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return complain(r, "bad character");
  return char_make((uint32_t)code);
}

/* --- compound values --- */

static void set_immutable(woad_value v, unsigned flag) {
  if (flag) value_header(v)->flags |= FLAG_IMMUTABLE;
}

static woad_value get_string(Reader *r) {
  unsigned flag = get_byte(r);
  size_t n;
  const char *text = get_utf8(r, &n);
  if (r->complaint != NULL) return VALUE_FALSE;
  woad_value v = string_from_utf8_n(r->vm, text, n);
  return flag ? string_to_immutable(r->vm, v) : v;
}

/* Long ones share the memory of the whole, which their owner keeps alive anyway. */
static woad_value get_byte_string(Reader *r) {
  enum { LONG = 512 };
  unsigned flag = get_byte(r);
  size_t n;
  const uint8_t *bytes = get_text(r, &n);
  woad_value owner = context_item(r, OWNER_BYTES);
  woad_value v = flag && n >= LONG && owner != VALUE_FALSE ? bytes_slice(r->vm, owner, bytes, n) : bytes_from(r->vm, bytes, n);
  if (n > 0) set_immutable(v, flag);
  return v;
}

static woad_value get_list(Reader *r, bool has_tail) {
  size_t n = get_count(r, 1);
  PairBuilder b;
  pair_builder_init(&b);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) pair_builder_add(r->vm, &b, get_value(r));
  if (!has_tail) return b.head;
  woad_value tail = get_value(r);
  if (value_is_null(b.head)) return tail;
  pair_of(b.tail)->cdr = tail;
  return b.head;
}

static woad_value get_vector(Reader *r) {
  unsigned flag = get_byte(r);
  size_t n = get_count(r, 1);
  if (n == 0) return r->complaint == NULL && flag ? r->vm->empty_vector : object_value(vector_make(r->vm, 0, VALUE_FALSE));
  Vector *vec = vector_make(r->vm, n, VALUE_FALSE);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) vec->items[i] = get_value(r);
  set_immutable(object_value(vec), flag);
  return object_value(vec);
}

static woad_value get_fxvector(Reader *r) {
  get_byte(r);
  size_t n = get_count(r, 1);
  FxVector *vec = mem_object_flex(r->vm, FxVector, TYPE_FXVECTOR, items, n);
  vec->length = n;
  for (size_t i = 0; i < n; i++) {
    woad_value v = get_value(r);
    vec->items[i] = value_is_fixnum(v) ? v : fixnum_make(0);
  }
  return object_value(vec);
}

static woad_value get_flvector(Reader *r) {
  size_t n = get_count(r, 8);
  FlVector *vec = mem_new_atomic(r->vm, offsetof(FlVector, items) + n * sizeof(double));
  memset(vec, 0, offsetof(FlVector, items));
  vec->header.type = TYPE_FLVECTOR;
  vec->length = n;
  for (size_t i = 0; i < n; i++) vec->items[i] = get_double(r);
  return object_value(vec);
}

static woad_value get_hash(Reader *r) {
  unsigned kind = get_byte(r);
  if (kind > HASH_EQUAL_ALWAYS) return complain(r, "bad kind of table");
  size_t n = get_count(r, 2);
  woad_value table = hamt_empty(r->vm, (HashKind)kind);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) {
    woad_value key = get_value(r), value = get_value(r);
    if (r->complaint == NULL) table = hamt_set(r->vm, table, key, value);
  }
  return table;
}

static woad_value get_prefab(Reader *r) {
  woad_value key = get_value(r);
  size_t n = get_count(r, 1);
  if (r->complaint != NULL) return VALUE_FALSE;
  StructType *type = struct_is_prefab_key(r->vm, key) ? struct_prefab_type(r->vm, key, (uint32_t)n) : NULL;
  if (type == NULL || type->nfields != n) return complain(r, "bad prefab key");
  woad_value *fields = mem_alloc(r->vm, (n + 1) * sizeof(woad_value));
  for (size_t i = 0; i < n; i++) fields[i] = get_value(r);
  return struct_make_from(r->vm, type, (int)n, fields);
}

/* Length of the folder NUPS above BASE (with trailing separator), 0 when there is none. */
static size_t folder_above(const char *base, size_t length, uint64_t nups) {
  for (; nups > 0 && length > 1; nups--) {
    do length--;
    while (length > 0 && base[length - 1] != '/');
  }
  return nups == 0 ? length : 0;
}

static woad_value get_path(Reader *r, bool is_relative) {
  size_t n;
  uint64_t index = is_relative ? get_number(r) : 0, nups = is_relative ? get_number(r) : 0;
  const char *bytes = (const char *)get_text(r, &n);
  if (memchr(bytes, 0, n) != NULL || (n == 0 && !is_relative)) return complain(r, "bad path");
  if (!is_relative) return path_make(r->vm, bytes, n);
  woad_value bases = context_item(r, OWNER_RELATIVE);
  for (; index > 0 && value_is_pair(bases); index--) bases = pair_cdr(bases);
  if (!value_is_pair(bases)) return complain(r, "bad path");
  woad_value base = pair_car(bases);
  size_t prefix = folder_above(path_bytes(base), VALUE_AS(Path, base)->length, nups);
  if (prefix == 0) return complain(r, "bad path");
  char *whole = mem_new_atomic(r->vm, prefix + n + 1);
  memcpy(whole, path_bytes(base), prefix);
  memcpy(whole + prefix, bytes, n);
  return path_make(r->vm, whole, prefix + n);
}

static woad_value get_regexp(Reader *r) {
  int flags = (int)get_byte(r) & (RX_PERL | RX_BYTES);
  woad_value source = get_value(r);
  if (r->complaint != NULL) return VALUE_FALSE;
  if (flags & RX_BYTES ? !value_is_bytes(source) : !value_is_string(source)) return complain(r, "bad regexp source");
  const char *message;
  woad_value rx = rx_compile_regexp(r->vm, source, flags, &message);
  return rx == VALUE_FALSE ? complain(r, "bad regexp source") : rx;
}

static woad_value get_extflonum(Reader *r) {
  size_t n;
  const uint8_t *text = get_text(r, &n);
  woad_value v;
  const char *message;
  if (r->complaint != NULL) return VALUE_FALSE;
  bool is_number = numparse_try_number(r->vm, (const char *)text, n, 10, false, &v, &message) == NUMPARSE_OK;
  return is_number && value_is_extflonum(v) ? v : complain(r, "bad extflonum");
}

static woad_value get_code(Reader *r) {
  Code *code = code_make(r->vm);
  code->name = get_value(r);
  unsigned flags = get_byte(r) & (CODE_REST | CODE_METHOD | CODE_BODY);
  code->nreq = get_word_count(r, 1 << 20);
  code->nfree = get_word_count(r, 1 << 20);
  code->nboxes = get_word_count(r, code->nfree);
  uint32_t length = 0;
  for (int i = 0; i < 4; i++) length |= (uint32_t)get_byte(r) << (8 * i);
  if (length > bytes_left(r)) complain(r, "count is larger than what follows");
  if (r->complaint != NULL) return VALUE_FALSE;
  code->lazy = get_bytes(r, length);
  if (code->name != VALUE_FALSE && !value_is_symbol(code->name)) return complain(r, "bad name");
  code->lazy_length = length;
  code->lazy_owner = r->context;
  code->header.flags |= (uint8_t)(flags | CODE_LAZY);
  return object_value(code);
}

/* --- dispatch --- */

static woad_value get_shared(Reader *r) {
  uint64_t i = get_number(r);
  if (i < (uint64_t)fixnum_value(context_item(r, OWNER_NSHARED))) return vector_of(context_item(r, OWNER_SHARED))->items[i];
  return complain(r, "reference to nothing");
}

/* V, or in a body the literal equal to it: mutable strings have an identity of their own. */
static woad_value literal(const Reader *r, woad_value v) {
  if (!r->is_body || ((value_is_string(v) || value_is_bytes(v)) && !value_is_immutable(v))) return v;
  return literal_intern(r->vm, v);
}

static woad_value read_value(Reader *r) {
  unsigned tag = get_byte(r);
  if (r->complaint != NULL) return VALUE_FALSE;
  if (tag < 16) return FORMAT_SPECIAL_OK(tag) ? VALUE_SPECIAL(tag) : complain(r, "unknown value");
  if (tag >= FORMAT_SMALL && tag < FORMAT_SMALL + FORMAT_SMALL_COUNT) return fixnum_make((int64_t)tag - FORMAT_SMALL);
  switch (tag) {
  case FORMAT_FIXNUM: return get_fixnum(r);
  case FORMAT_CHAR: return get_char(r);
  case FORMAT_FLONUM: return literal(r, flonum_make(r->vm, get_double(r)));
  case FORMAT_BIGNUM: return literal(r, get_bignum(r));
  case FORMAT_RATIONAL: return literal(r, get_ratio(r));
  case FORMAT_COMPLEX: return literal(r, get_complex(r));
  case FORMAT_EXTFLONUM: return get_extflonum(r);
  case FORMAT_SYMBOL: return get_pooled(r, OWNER_SYMBOLS);
  case FORMAT_REF: return literal(r, get_shared(r));
  case FORMAT_PRIM: return get_pooled(r, OWNER_PRIMS);
  case FORMAT_STRING: return literal(r, get_string(r));
  case FORMAT_BYTES: return literal(r, get_byte_string(r));
  case FORMAT_LIST: return get_list(r, false);
  case FORMAT_LIST_STAR: return get_list(r, true);
  case FORMAT_VECTOR: return get_vector(r);
  case FORMAT_BOX: {
    unsigned flag = get_byte(r);
    woad_value v = box_make(r->vm, get_value(r));
    set_immutable(v, flag);
    return v;
  }
  case FORMAT_HASH: return get_hash(r);
  case FORMAT_PREFAB: return get_prefab(r);
  case FORMAT_PATH: return get_path(r, false);
  case FORMAT_PATH_RELATIVE: return get_path(r, true);
  case FORMAT_REGEXP: return literal(r, get_regexp(r));
  case FORMAT_CODE: return get_code(r);
  case FORMAT_FLVECTOR: return get_flvector(r);
  case FORMAT_FXVECTOR: return get_fxvector(r);
  default: return complain(r, "unknown tag");
  }
}

static void *read_node(woad_vm *vm, void *ctx, void *node) { return read_value(ctx); }

/* --- tables --- */

static woad_value make_symbol(Reader *r, unsigned kind, const char *text, size_t n) {
  switch (kind) {
  case SYMBOL_KIND_PLAIN: return symbol_intern_n(r->vm, text, n);
  case SYMBOL_KIND_UNREADABLE: return symbol_unreadable(r->vm, text, n);
  case SYMBOL_KIND_UNINTERNED: return symbol_uninterned(r->vm, text, n);
  case SYMBOL_KIND_KEYWORD: return keyword_intern_n(r->vm, text, n);
  default: return complain(r, "unknown kind of symbol");
  }
}

static woad_value get_symbols(Reader *r) {
  size_t n = get_count(r, 2);
  Vector *vec = vector_make(r->vm, n, VALUE_FALSE);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) {
    unsigned kind = get_byte(r);
    size_t length;
    const char *text = get_utf8(r, &length);
    vec->items[i] = make_symbol(r, kind, text, length);
  }
  return object_value(vec);
}

static const char *get_name(Reader *r) {
  size_t n;
  const char *text = get_utf8(r, &n);
  char *copy = mem_new_atomic(r->vm, n + 1);
  memcpy(copy, text, n);
  copy[n] = '\0';
  return copy;
}

static woad_value get_prims(Reader *r) {
  size_t n = get_count(r, 2);
  Vector *vec = vector_make(r->vm, n, VALUE_FALSE);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) {
    const char *module = get_name(r), *name = get_name(r);
    if (r->complaint != NULL) break;
    woad_value v = prim_lookup(r->vm, module, name);
    vec->items[i] = v != VALUE_NONE ? v : complain(r, "unknown primitive");
  }
  return object_value(vec);
}

static void get_shared_table(Reader *r, Vector *context) {
  size_t n = get_count(r, 1);
  Vector *vec = vector_make(r->vm, n, VALUE_FALSE);
  context->items[OWNER_SHARED] = object_value(vec);
  for (size_t i = 0; i < n && r->complaint == NULL; i++) {
    vec->items[i] = get_value(r);
    context->items[OWNER_NSHARED] = fixnum_make((int64_t)i + 1);
  }
}

bool code_read_value(woad_vm *vm, const uint8_t *bytes, size_t n, woad_value owner, woad_value relative_to,
                     woad_value *out, const char **complaint) {
  Vector *context = vector_make(vm, OWNER_COUNT, VALUE_FALSE);
  context->items[OWNER_BYTES] = owner;
  context->items[OWNER_RELATIVE] = relative_to;
  context->items[OWNER_NSHARED] = context->items[OWNER_NLINKS] = context->items[OWNER_NLITERALS] = fixnum_make(0);
  Reader r = {vm, bytes, bytes + n, object_value(context), NULL, false};
  if (get_byte(&r) != FORMAT_VERSION) complain(&r, "wrong version");
  context->items[OWNER_SYMBOLS] = get_symbols(&r);
  context->items[OWNER_PRIMS] = get_prims(&r);
  get_shared_table(&r, context);
  woad_value v = get_value(&r);
  if (r.complaint == NULL && r.at != r.end) complain(&r, "something follows the value");
  if (r.complaint != NULL) {
    *complaint = r.complaint;
    return false;
  }
  *out = v;
  return true;
}

void code_read_set_limits(const Code *code, uint32_t nlinks, woad_value own, uint32_t nliterals) {
  if (!(code->header.flags & CODE_LAZY)) return;
  Vector *context = vector_of(code->lazy_owner);
  context->items[OWNER_NLINKS] = fixnum_make(nlinks);
  context->items[OWNER_OWN] = own;
  context->items[OWNER_NLITERALS] = fixnum_make(nliterals);
}

/* --- bodies of codes --- */

static void get_words(Reader *r, Code *code) {
  size_t n = get_count(r, 4);
  code->nwords = (uint32_t)n;
  code->words = mem_new_atomic(r->vm, (n + 1) * sizeof(uint32_t));
  for (size_t i = 0; i < n; i++, r->at += 4)
    code->words[i] = (uint32_t)r->at[0] | (uint32_t)r->at[1] << 8 | (uint32_t)r->at[2] << 16 | (uint32_t)r->at[3] << 24;
}

static void get_consts(Reader *r, Code *code) {
  size_t n = get_count(r, 1);
  code->nconsts = (uint32_t)n;
  code->consts = mem_alloc(r->vm, (n + 1) * sizeof(woad_value));
  for (size_t i = 0; i < n; i++) code->consts[i] = VALUE_FALSE;
  for (size_t i = 0; i < n && r->complaint == NULL; i++) code->consts[i] = get_value(r);
}

static void get_sources(Reader *r, Code *code) {
  size_t n = get_count(r, 4);
  code->sources = mem_new_atomic(r->vm, (n + 1) * sizeof(CodeSource));
  uint32_t pc = 0;
  for (size_t i = 0; i < n && r->complaint == NULL; i++) {
    pc += get_word_count(r, code->nwords);
    CodeSource entry = {.pc = pc};
    entry.line = get_word_count(r, UINT32_MAX);
    entry.column = get_word_count(r, UINT32_MAX);
    entry.source = get_word_count(r, code->nconsts);
    if (entry.source >= code->nconsts || pc >= code->nwords) complain(r, "bad source table");
    code->sources[code->nsources++] = entry;
  }
}

static void get_body(Reader *r, Code *body, Flow **flow) {
  body->nregs = get_word_count(r, 1 << 22);
  body->nlinks = get_word_count(r, (uint32_t)fixnum_value(context_item(r, OWNER_NLINKS)));
  body->nliterals = get_word_count(r, (uint32_t)fixnum_value(context_item(r, OWNER_NLITERALS)));
  get_words(r, body);
  get_consts(r, body);
  get_sources(r, body);
  body->source = get_value(r);
  body->origin = get_value(r);
  if (r->complaint == NULL && r->at != r->end) complain(r, "something follows the body");
  woad_value own = context_item(r, OWNER_OWN);
  if (r->complaint == NULL) r->complaint = verify_code(r->vm, body, own == VALUE_FALSE ? NULL : bytes_of(own)->data, flow);
}

void code_read_decode(woad_vm *vm, Code *code) {
  Code *body = code_make(vm);
  body->nreq = code->nreq;
  body->nfree = code->nfree;
  body->nboxes = code->nboxes;
  body->header.flags = code->header.flags & (CODE_REST | CODE_METHOD | CODE_BODY);
  Reader r = {vm, code->lazy, code->lazy + code->lazy_length, code->lazy_owner, NULL, true};
  Flow *flow;
  get_body(&r, body, &flow);
  if (r.complaint != NULL) {
    woad_value srclocs = VALUE_NULL;
    raise_format_fields(vm, vm->exn.fail_read, 1, &srclocs, "read (compiled): damaged procedure body: %s", r.complaint);
  }
  flow_set_maps(vm, body, flow);
  body->name = code->name;
  body->header.hash = code->header.hash;
  code_complete(body);
  *code = *body;
}
