/* SPDX-License-Identifier: MIT
 * code_write.c: values and code to bytes, in three walks over the tree: the first counts occurrences and fills the pools of
 * symbols and primitives, the second numbers what is shared after what it refers to, the third writes. Nothing depends on
 * addresses or on the order of hash tables: tables are only looked up, pools are in order of first occurrence. */
#include "compiler/code_format.h"
#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/op.h"
#include "runtime/vm/raise.h"

/* State of an object in `seen`: being walked, met once, met again, or NUMBERED + its place in the shared table. */
enum { ACTIVE, ONCE, SHARED, NUMBERED = 16 };

typedef struct { woad_value *items; uint32_t n, room; } Pool;

typedef struct {
  woad_vm *vm;
  Buf *out;
  woad_value relative_to;
  Hash *seen, *pool_index; /* pool_index: symbol or primitive -> position in its pool */
  Hash *prim_names;        /* value that is no Primitive but bound by a primitive module -> (module . name); made late */
  Pool symbols, prims, shared;
  woad_value defining;     /* shared object being written in full */
} Writer;

static void *scan_node(woad_vm *vm, void *ctx, void *node);
static void *number_node(woad_vm *vm, void *ctx, void *node);
static void *write_node(woad_vm *vm, void *ctx, void *node);

static _Noreturn void refuse(Writer *w, woad_value v) {
  raise_format(w->vm, w->vm->exn.fail_contract,
               "write: cannot marshal value that is embedded in compiled code\n  value: %V", v);
}

static void add_to_pool(Writer *w, Pool *pool, woad_value v) {
  if (hash_get(w->vm, w->pool_index, v) != VALUE_NONE) return;
  hash_set(w->vm, w->pool_index, v, fixnum_make(pool->n));
  DEEP_PUSH(w->vm, pool->items, pool->n, pool->room, v);
}

static uint64_t pool_position(Writer *w, woad_value v) {
  return (uint64_t)fixnum_value(hash_get(w->vm, w->pool_index, v));
}

static int64_t state_of(Writer *w, woad_value v) {
  woad_value state = hash_get(w->vm, w->seen, v);
  return state == VALUE_NONE ? -1 : fixnum_value(state);
}

static void set_state(Writer *w, woad_value v, int64_t state) { hash_set(w->vm, w->seen, v, fixnum_make(state)); }

static bool is_prefab(woad_value v) { return value_is_struct(v) && struct_of(v)->type->prefab_key != VALUE_FALSE; }

/* Neither shared nor pooled: written by content wherever it occurs. */
static bool is_atom(woad_value v) {
  return value_tag(v) == TAG_IMMEDIATE || value_is_fixnum(v) || value_is_flonum(v) || number_is_number(v) || value_is_extflonum(v);
}

/* --- values bound by primitive modules that are not Primitive objects: parameters, struct types, ... --- */

static void note_prim_name(woad_vm *vm, const char *module, woad_value name, woad_value v, void *state) {
  Writer *w = state;
  if (value_is_object(v)) hash_set(vm, w->prim_names, v, pair_make(vm, symbol_intern(vm, module), name));
}

static bool is_bound_by_primitive_module(Writer *w, woad_value v) {
  if (value_has_type(v, TYPE_PRIMITIVE)) return true;
  if (w->prim_names == NULL) {
    w->prim_names = hash_make(w->vm, HASH_EQ, HASH_STRONG);
    prim_each(w->vm, note_prim_name, w);
  }
  return hash_get(w->vm, w->prim_names, v) != VALUE_NONE;
}

/* --- children --- */

/* Calls WALK for every part of V, except the cdr of a pair. False: V has a type that cannot be written. */
static bool walk_parts(Writer *w, woad_value v, DeepFn walk) {
  woad_vm *vm = w->vm;
  if (value_is_pair(v)) {
    deep_walk(vm, walk, w, pair_car(v));
    return true;
  }
  switch (value_type(v)) {
  case TYPE_STRING:
  case TYPE_BYTES:
  case TYPE_PATH:
  case TYPE_FLVECTOR: return true;
  case TYPE_REGEXP: deep_walk(vm, walk, w, rx_of(v)->source); return true;
  case TYPE_BOX: deep_walk(vm, walk, w, box_of(v)->value); return true;
  case TYPE_VECTOR:
    for (size_t i = 0; i < vector_of(v)->length; i++) deep_walk(vm, walk, w, vector_of(v)->items[i]);
    return true;
  case TYPE_FXVECTOR: return true;
  case TYPE_HAMT: {
    HamtIter it;
    woad_value key, value;
    hamt_iter_init(&it, hamt_of(v));
    while (hamt_iter_next(&it, &key, &value)) {
      deep_walk(vm, walk, w, key);
      deep_walk(vm, walk, w, value);
    }
    return true;
  }
  case TYPE_STRUCT:
    if (!is_prefab(v)) return false;
    deep_walk(vm, walk, w, struct_of(v)->type->prefab_key);
    for (uint32_t i = 0; i < struct_of(v)->type->nfields; i++) deep_walk(vm, walk, w, struct_of(v)->fields[i]);
    return true;
  case TYPE_CODE: {
    Code *code = VALUE_AS(Code, v);
    code_force(vm, code);
    deep_walk(vm, walk, w, code->name);
    for (uint32_t i = 0; i < code->nconsts; i++) deep_walk(vm, walk, w, code->consts[i]);
    deep_walk(vm, walk, w, code->source);
    deep_walk(vm, walk, w, code->origin);
    return true;
  }
  default: return false;
  }
}

/* --- first walk --- */

/* Pooled or atomic: nothing to follow. */
static bool scan_leaf(Writer *w, woad_value v) {
  if (value_is_pair(v)) return false;
  if (value_is_symbol(v) || value_is_keyword(v)) {
    add_to_pool(w, &w->symbols, v);
    return true;
  }
  if (is_atom(v)) return true;
  if (!value_is_object(v)) refuse(w, v);
  TypeCode type = value_type(v);
  if (type == TYPE_PRIMITIVE || type == TYPE_PARAMETER || type == TYPE_STRUCT_PROC || type == TYPE_STRUCT_TYPE ||
      type == TYPE_STRUCT_PROPERTY || type == TYPE_NATIVE_CLOSURE || type == TYPE_OTHER || type == TYPE_MARK_KEY ||
      type == TYPE_STRUCT || type == TYPE_PROMPT_TAG || type == TYPE_INSPECTOR) {
    if (type == TYPE_STRUCT && is_prefab(v)) return false;
    if (!is_bound_by_primitive_module(w, v)) refuse(w, v);
    add_to_pool(w, &w->prims, v);
    return true;
  }
  return false;
}

static bool scan_enter(Writer *w, woad_value v) {
  int64_t state = state_of(w, v);
  if (state == ACTIVE) refuse(w, v);
  set_state(w, v, state < 0 ? ACTIVE : SHARED);
  return state < 0;
}

static void *scan_node(woad_vm *vm, void *ctx, void *node) {
  Writer *w = ctx;
  woad_value v = node, first = node;
  while (!scan_leaf(w, v) && scan_enter(w, v)) {
    if (!walk_parts(w, v, scan_node)) refuse(w, v);
    if (!value_is_pair(v)) {
      set_state(w, v, ONCE);
      break;
    }
    v = pair_cdr(v);
  }
  /* the pairs walked on this way are no longer active */
  for (v = first; value_is_pair(v) && state_of(w, v) == ACTIVE; v = pair_cdr(v)) set_state(w, v, ONCE);
  return NULL;
}

/* --- second walk --- */

static bool is_tracked(Writer *w, woad_value v) {
  return (value_is_pair(v) || value_is_object(v)) && state_of(w, v) >= 0;
}

static void *number_node(woad_vm *vm, void *ctx, void *node) {
  Writer *w = ctx;
  for (woad_value v = node; is_tracked(w, v);) {
    int64_t state = state_of(w, v);
    if (state >= NUMBERED) return NULL;
    walk_parts(w, v, number_node);
    bool is_pair = value_is_pair(v);
    if (state == SHARED) {
      if (is_pair) deep_walk(vm, number_node, w, pair_cdr(v));
      set_state(w, v, NUMBERED + (int64_t)w->shared.n);
      DEEP_PUSH(vm, w->shared.items, w->shared.n, w->shared.room, v);
      return NULL;
    }
    if (!is_pair) return NULL;
    v = pair_cdr(v);
  }
  return NULL;
}

/* --- third walk --- */

static void put_byte(Writer *w, unsigned byte) { buf_add_byte(w->vm, w->out, (uint8_t)byte); }

static void put_number(Writer *w, uint64_t n) {
  for (; n >= 128; n >>= 7) put_byte(w, (unsigned)(n & 127) | 128);
  put_byte(w, (unsigned)n);
}

static void put_signed(Writer *w, int64_t n) { put_number(w, ((uint64_t)n << 1) ^ (uint64_t)(n >> 63)); }

static void put_text(Writer *w, const void *bytes, size_t n) {
  put_number(w, n);
  buf_add_bytes(w->vm, w->out, bytes, n);
}

static void put_double(Writer *w, double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  for (int i = 0; i < 8; i++) put_byte(w, (unsigned)(bits >> (8 * i)) & 255);
}

static void put_value(Writer *w, woad_value v) { deep_walk(w->vm, write_node, w, v); }

static void put_atom(Writer *w, woad_value v) {
  woad_vm *vm = w->vm;
  if (value_is_fixnum(v)) {
    int64_t n = fixnum_value(v);
    if (n >= 0 && n < FORMAT_SMALL_COUNT) {
      put_byte(w, FORMAT_SMALL + (unsigned)n);
    } else {
      put_byte(w, FORMAT_FIXNUM);
      put_signed(w, n);
    }
  } else if (value_is_flonum(v)) {
    put_byte(w, FORMAT_FLONUM);
    put_double(w, flonum_value(v));
  } else if (value_is_char(v)) {
    put_byte(w, FORMAT_CHAR);
    put_number(w, char_value(v));
  } else if (value_tag(v) == TAG_IMMEDIATE) {
    uint64_t n = VALUE_BITS(v) >> 8;
    if (!FORMAT_SPECIAL_OK(n)) refuse(w, v);
    put_byte(w, FORMAT_SPECIAL + (unsigned)n);
  } else if (number_is_bignum(v)) {
    size_t n = number_bignum_nbytes(v);
    uint8_t *bytes = mem_new_atomic(vm, n + 1);
    bool negative;
    number_bignum_to_bytes(v, bytes, &negative);
    put_byte(w, FORMAT_BIGNUM);
    put_byte(w, negative);
    put_text(w, bytes, n);
  } else if (value_is_extflonum(v)) {
    size_t n;
    const char *text = string_to_utf8(vm, string_of(VALUE_AS(Extflonum, v)->text), &n);
    put_byte(w, FORMAT_EXTFLONUM);
    put_text(w, text, n);
  } else if (value_type(v) == TYPE_RATIONAL) {
    put_byte(w, FORMAT_RATIONAL);
    put_atom(w, number_numerator(vm, v));
    put_atom(w, number_denominator(vm, v));
  } else {
    put_byte(w, FORMAT_COMPLEX);
    put_atom(w, number_real_part(vm, v));
    put_atom(w, number_imag_part(vm, v));
  }
}

static void put_string(Writer *w, woad_value v) {
  size_t n;
  char *text = string_to_utf8(w->vm, string_of(v), &n);
  put_byte(w, FORMAT_STRING);
  put_byte(w, value_is_immutable(v));
  put_text(w, text, n);
}

static void put_relative(Writer *w, uint64_t index, uint64_t nups, const char *rest, size_t n) {
  put_byte(w, FORMAT_PATH_RELATIVE);
  put_number(w, index);
  put_number(w, nups);
  put_text(w, rest, n);
}

/* A path that has more in common with the folder BASE than the root: the way up from there, and down. */
static bool put_beside(Writer *w, const char *base, const char *bytes, size_t n) {
  size_t common = 0;
  for (size_t i = 0; i < n && base[i] && base[i] == bytes[i]; i++) {
    if (base[i] == '/') common = i + 1;
  }
  if (common <= 1) return false;
  uint64_t nups = 0;
  for (const char *p = base + common; *p; p++) nups += *p == '/';
  put_relative(w, 0, nups, bytes + common, n - common);
  return true;
}

static void put_path(Writer *w, woad_value v) {
  const char *bytes = path_bytes(v);
  size_t n = VALUE_AS(Path, v)->length;
  uint64_t index = 0;
  for (woad_value l = w->relative_to; value_is_pair(l); l = pair_cdr(l), index++) {
    size_t prefix = VALUE_AS(Path, pair_car(l))->length;
    if (n >= prefix && memcmp(bytes, path_bytes(pair_car(l)), prefix) == 0) {
      put_relative(w, index, 0, bytes + prefix, n - prefix);
      return;
    }
  }
  if (value_is_pair(w->relative_to) && put_beside(w, path_bytes(pair_car(w->relative_to)), bytes, n)) return;
  put_byte(w, FORMAT_PATH);
  put_text(w, bytes, n);
}

/* A pair and those after it that occur nowhere else. */
static void put_list(Writer *w, woad_value v) {
  uint64_t n = 1;
  woad_value tail = pair_cdr(v);
  for (; value_is_pair(tail) && state_of(w, tail) == ONCE; tail = pair_cdr(tail)) n++;
  put_byte(w, value_is_null(tail) ? FORMAT_LIST : FORMAT_LIST_STAR);
  put_number(w, n);
  for (; n > 0; n--, v = pair_cdr(v)) put_value(w, pair_car(v));
  if (!value_is_null(tail)) put_value(w, tail);
}

static void put_hash(Writer *w, woad_value v) {
  HamtIter it;
  woad_value key, value;
  put_byte(w, FORMAT_HASH);
  put_byte(w, hamt_kind(hamt_of(v)));
  put_number(w, hamt_count(hamt_of(v)));
  hamt_iter_init(&it, hamt_of(v));
  while (hamt_iter_next(&it, &key, &value)) {
    put_value(w, key);
    put_value(w, value);
  }
}

static void put_body(Writer *w, const Code *code) {
  put_number(w, code->nregs);
  put_number(w, code->nlinks);
  put_number(w, code->nliterals);
  put_number(w, code->nwords);
  for (uint32_t i = 0; i < code->nwords; i++)
    for (int b = 0; b < 4; b++) put_byte(w, (code->words[i] >> (8 * b)) & 255);
  put_number(w, code->nconsts);
  for (uint32_t i = 0; i < code->nconsts; i++) put_value(w, code->consts[i]);
  put_number(w, code->nsources);
  for (uint32_t i = 0; i < code->nsources; i++) {
    put_number(w, code->sources[i].pc - (i > 0 ? code->sources[i - 1].pc : 0));
    put_number(w, code->sources[i].line);
    put_number(w, code->sources[i].column);
    put_number(w, code->sources[i].source);
  }
  put_value(w, code->source);
  put_value(w, code->origin);
}

static void put_code(Writer *w, const Code *code) {
  put_byte(w, FORMAT_CODE);
  put_value(w, code->name);
  put_byte(w, code->header.flags & (CODE_REST | CODE_METHOD | CODE_BODY));
  put_number(w, code->nreq);
  put_number(w, code->nfree);
  put_number(w, code->nboxes);
  size_t start = w->out->length + 4;
  for (int i = 0; i < 4; i++) put_byte(w, 0);
  put_body(w, code);
  size_t length = w->out->length - start;
  if (length > UINT32_MAX) raise_format(w->vm, w->vm->exn.fail, "write: compiled code is too large");
  for (size_t i = 0; i < 4; i++) w->out->data[start - 4 + i] = (uint8_t)(length >> (8 * i));
}

static void put_items(Writer *w, unsigned tag, bool flag, const woad_value *items, size_t n) {
  put_byte(w, tag);
  put_byte(w, flag);
  put_number(w, n);
  for (size_t i = 0; i < n; i++) put_value(w, items[i]);
}

static void put_compound(Writer *w, woad_value v) {
  if (value_is_pair(v)) {
    put_list(w, v);
    return;
  }
  switch (value_type(v)) {
  case TYPE_STRING: put_string(w, v); break;
  case TYPE_BYTES:
    put_byte(w, FORMAT_BYTES);
    put_byte(w, value_is_immutable(v));
    put_text(w, bytes_of(v)->data, bytes_of(v)->length);
    break;
  case TYPE_PATH: put_path(w, v); break;
  case TYPE_REGEXP:
    put_byte(w, FORMAT_REGEXP);
    put_byte(w, value_header(v)->flags & (RX_PERL | RX_BYTES));
    put_value(w, rx_of(v)->source);
    break;
  case TYPE_BOX:
    put_byte(w, FORMAT_BOX);
    put_byte(w, value_is_immutable(v));
    put_value(w, box_of(v)->value);
    break;
  case TYPE_VECTOR: put_items(w, FORMAT_VECTOR, value_is_immutable(v), vector_of(v)->items, vector_of(v)->length); break;
  case TYPE_FXVECTOR: {
    const FxVector *vec = VALUE_AS(FxVector, v);
    put_items(w, FORMAT_FXVECTOR, false, vec->items, vec->length);
    break;
  }
  case TYPE_FLVECTOR: {
    const FlVector *vec = VALUE_AS(FlVector, v);
    put_byte(w, FORMAT_FLVECTOR);
    put_number(w, vec->length);
    for (size_t i = 0; i < vec->length; i++) put_double(w, vec->items[i]);
    break;
  }
  case TYPE_HAMT: put_hash(w, v); break;
  case TYPE_STRUCT:
    put_byte(w, FORMAT_PREFAB);
    put_value(w, struct_of(v)->type->prefab_key);
    put_number(w, struct_of(v)->type->nfields);
    for (uint32_t i = 0; i < struct_of(v)->type->nfields; i++) put_value(w, struct_of(v)->fields[i]);
    break;
  case TYPE_CODE: put_code(w, VALUE_AS(Code, v)); break;
  default: refuse(w, v);
  }
}

static void *write_node(woad_vm *vm, void *ctx, void *node) {
  Writer *w = ctx;
  woad_value v = node;
  if (!value_is_pair(v) && is_atom(v)) {
    put_atom(w, v);
    return NULL;
  }
  int64_t state = state_of(w, v);
  if (state < 0) {
    put_byte(w, value_is_symbol(v) || value_is_keyword(v) ? FORMAT_SYMBOL : FORMAT_PRIM);
    put_number(w, pool_position(w, v));
  } else if (state >= NUMBERED && v != w->defining) {
    put_byte(w, FORMAT_REF);
    put_number(w, (uint64_t)(state - NUMBERED));
  } else {
    w->defining = VALUE_NONE;
    put_compound(w, v);
  }
  return NULL;
}

/* --- tables --- */

static SymbolKind kind_of_symbol(woad_value v) {
  if (value_is_keyword(v)) return SYMBOL_KIND_KEYWORD;
  if (value_header(v)->flags & SYMBOL_UNINTERNED) return SYMBOL_KIND_UNINTERNED;
  return value_header(v)->flags & SYMBOL_UNREADABLE ? SYMBOL_KIND_UNREADABLE : SYMBOL_KIND_PLAIN;
}

static void put_symbols(Writer *w) {
  put_number(w, w->symbols.n);
  for (uint32_t i = 0; i < w->symbols.n; i++) {
    woad_value v = w->symbols.items[i];
    put_byte(w, kind_of_symbol(v));
    put_text(w, symbol_text(v), symbol_length(v));
  }
}

static void put_prims(Writer *w) {
  put_number(w, w->prims.n);
  for (uint32_t i = 0; i < w->prims.n; i++) {
    woad_value v = w->prims.items[i];
    const char *module, *name;
    if (value_has_type(v, TYPE_PRIMITIVE)) {
      module = VALUE_AS(Primitive, v)->row->module;
      name = VALUE_AS(Primitive, v)->row->name;
    } else {
      woad_value entry = hash_get(w->vm, w->prim_names, v);
      module = symbol_text(pair_car(entry));
      name = symbol_text(pair_cdr(entry));
    }
    put_text(w, module, strlen(module));
    put_text(w, name, strlen(name));
  }
}

void code_write_value(woad_vm *vm, woad_value tree, woad_value relative_to, Buf *out) {
  Writer w = {.vm = vm, .out = out, .relative_to = relative_to, .defining = VALUE_NONE};
  w.seen = hash_make(vm, HASH_EQ, HASH_STRONG);
  w.pool_index = hash_make(vm, HASH_EQ, HASH_STRONG);
  deep_walk(vm, scan_node, &w, tree);
  deep_walk(vm, number_node, &w, tree);
  put_byte(&w, FORMAT_VERSION);
  put_symbols(&w);
  put_prims(&w);
  put_number(&w, w.shared.n);
  for (uint32_t i = 0; i < w.shared.n; i++) {
    w.defining = w.shared.items[i];
    put_value(&w, w.shared.items[i]);
  }
  put_value(&w, tree);
}

/* --- fingerprint --- */

static uint64_t mix_bytes(uint64_t hash, const void *bytes, size_t n) {
  const uint8_t *p = bytes;
  for (size_t i = 0; i < n; i++) hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
  return hash;
}

static uint64_t mix_text(uint64_t hash, const char *text) { return mix_bytes(hash, text, strlen(text) + 1); }

uint64_t code_write_fingerprint(void) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  uint8_t version = FORMAT_VERSION;
  hash = mix_bytes(hash, &version, 1);
  hash = mix_bytes(hash, op_operand_bits, sizeof op_operand_bits);
  hash = mix_bytes(hash, op_operand_signed, sizeof op_operand_signed);
  for (int i = 0; i < OP_COUNT; i++) {
    hash = mix_text(hash, op_info[i].name);
    hash = mix_bytes(hash, op_info[i].operands, sizeof op_info[i].operands);
  }
  return mix_text(hash, prim_table_digest);
}
