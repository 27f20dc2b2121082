/* SPDX-License-Identifier: MIT
 * stxread.c: see stxread.h and stxformat.h. Every position and shape is checked before it is used. Rows are decoded when
 * they are first needed, except the bindings, which are put into the tables of their scopes when the reader is opened. */
#include "expander/syntax/stxread.h"

#include "expander/common/modpath.h"
#include "expander/syntax/bindtable.h"
#include "expander/syntax/resolve_cache.h"
#include "expander/syntax/stxformat.h"
#include "expander/syntax/syntax_prop.h"
#include "runtime/data/hamt.h"
#include "runtime/data/literal.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/raise.h"

typedef struct { ScopeSet *set; woad_value fallbacks, shifts; } ReadContext;

struct StxReader {
  woad_vm *vm;
  woad_value self, inspector, origin;
  Vector *rows[STX_PARTS];
  woad_value *mpis;             /* VALUE_NONE until decoded; likewise below */
  woad_value *scopes;
  ScopeSet **sets;
  woad_value *shifts;
  ReadContext *contexts;
  SrcLoc **locations;
};

static _Noreturn void damaged(StxReader *r) {
  woad_value none = VALUE_NULL;
  raise_format_fields(r->vm, r->vm->exn.fail_read, 1, &none, "read (compiled): damaged syntax literals");
}

static Vector *row_vector(StxReader *r, woad_value v, size_t least) {
  if (!value_is_vector(v) || vector_of(v)->length < least) damaged(r);
  return vector_of(v);
}

/* V as a position in table PART. */
static size_t position(StxReader *r, int part, woad_value v) {
  if (!value_is_fixnum(v) || fixnum_value(v) < 0 || (uint64_t)fixnum_value(v) >= r->rows[part]->length) damaged(r);
  return (size_t)fixnum_value(v);
}

static int small_int(StxReader *r, woad_value v) {
  if (!value_is_fixnum(v) || fixnum_value(v) < INT32_MIN || fixnum_value(v) > INT32_MAX) damaged(r);
  return (int)fixnum_value(v);
}

static woad_value *fresh_values(woad_vm *vm, size_t n) {
  woad_value *values = mem_alloc(vm, (n + 1) * sizeof *values);
  for (size_t i = 0; i < n; i++) values[i] = VALUE_NONE;
  return values;
}

/* --- module path indexes --- */

typedef struct { StxReader *r; woad_value token; } ReadArg;
static woad_value read_mpi(woad_vm *vm, void *arg) { return stxread_mpi(((ReadArg *)arg)->r, ((ReadArg *)arg)->token); }

woad_value stxread_mpi(StxReader *r, woad_value token) {
  if (UNLIKELY(stack_is_low(r->vm))) return stack_call_fresh(r->vm, read_mpi, &(ReadArg){ r, token });
  if (token == VALUE_FALSE) return VALUE_FALSE;
  size_t at = position(r, STX_MPIS, token);
  if (r->mpis[at] != VALUE_NONE) return r->mpis[at];
  woad_value row = r->rows[STX_MPIS]->items[at], mpi;
  if (row == VALUE_TRUE) {
    mpi = r->self;
  } else if (value_is_pair(row)) {
    bool is_name = pair_car(row) == VALUE_TRUE;
    woad_value name = is_name ? pair_cdr(row) : pair_car(row);
    if (name != VALUE_FALSE && !modpath_is_resolved_name(r->vm, name)) damaged(r);
    woad_value resolved = name == VALUE_FALSE ? VALUE_FALSE : modpath_resolved(r->vm, name);
    if (is_name && name == VALUE_FALSE) damaged(r);
    mpi = is_name ? resolved : modpath_self(r->vm, resolved);
  } else {
    Vector *vec = row_vector(r, row, 2);
    woad_value base = vec->items[1];
    /* a base is always written before what is relative to it */
    if (value_is_fixnum(base) && (uint64_t)fixnum_value(base) >= at) damaged(r);
    mpi = modpath_index(r->vm, vec->items[0], stxread_mpi(r, base));
  }
  r->mpis[at] = mpi;
  return mpi;
}

/* --- scopes --- */

/* V as the name of a space, or as OTHER, which stands for none. */
static woad_value space(StxReader *r, woad_value v, woad_value other) {
  if (v != other && !(value_is_symbol(v) && symbol_is_interned(v))) damaged(r);
  return v;
}

static woad_value make_scope(StxReader *r, Vector *row, size_t at) {
  int kind = small_int(r, row->items[0]), flags = small_int(r, row->items[1]), shift = small_int(r, row->items[3]);
  if (kind < SCOPE_MODULE || kind > SCOPE_SPACE) damaged(r);
  if (kind == SCOPE_SPACE) return scope_interned(r->vm, space(r, row->items[4], VALUE_NONE));
  if (flags & SCOPE_IS_MULTI) return scope_make_multi(r->vm, row->items[4]);
  if (row->items[2] == VALUE_FALSE) return scope_make(r->vm, (ScopeKind)kind);
  size_t multi = position(r, STX_SCOPES, row->items[2]);
  if (multi == at || r->scopes[multi] == VALUE_NONE || !scope_is_multi(r->scopes[multi])) damaged(r);
  if (flags & SCOPE_TO_LABEL) return scope_shifted_to_label(r->vm, r->scopes[multi], shift);
  if (flags & SCOPE_IS_SHIFTED) return scope_shifted(r->vm, r->scopes[multi], shift);
  return scope_at_phase(r->vm, r->scopes[multi], shift);
}

/* In order of rank, so that serial numbers compare as they did. */
static void make_scopes(StxReader *r) {
  Vector *rows = r->rows[STX_SCOPES];
  size_t n = rows->length;
  size_t *order = mem_alloc_atomic(r->vm, (n + 1) * sizeof *order);
  for (size_t i = 0; i < n; i++) order[i] = SIZE_MAX;
  for (size_t i = 0; i < n; i++) {
    Vector *row = row_vector(r, rows->items[i], 6);
    size_t rank = position(r, STX_SCOPES, row->items[5]);
    if (order[rank] != SIZE_MAX) damaged(r);
    order[rank] = i;
  }
  r->scopes = fresh_values(r->vm, n);
  for (size_t k = 0; k < n; k++) {
    r->scopes[order[k]] = make_scope(r, vector_of(rows->items[order[k]]), order[k]);
  }
}

static ScopeSet *read_set(StxReader *r, woad_value token) {
  size_t at = position(r, STX_SETS, token);
  if (r->sets[at]) return r->sets[at];
  Vector *row = row_vector(r, r->rows[STX_SETS]->items[at], 0);
  ScopeSet *set = scopeset_empty(r->vm);
  for (size_t i = 0; i < row->length; i++) {
    woad_value scope = r->scopes[position(r, STX_SCOPES, row->items[i])];
    if (scope_is_multi(scope)) damaged(r);
    set = scopeset_add(r->vm, set, scope);
  }
  r->sets[at] = set;
  return set;
}

static woad_value read_shifts(StxReader *r, woad_value token) {
  if (token == VALUE_FALSE) return VALUE_NULL;
  size_t at = position(r, STX_SHIFTS, token);
  if (r->shifts[at] != VALUE_NONE) return r->shifts[at];
  Vector *row = row_vector(r, r->rows[STX_SHIFTS]->items[at], 0);
  if (row->length % 2) damaged(r);
  PairBuilder out;
  pair_builder_init(&out);
  for (size_t i = 0; i < row->length; i += 2) {
    woad_value from = row->items[i] == VALUE_TRUE ? VALUE_FALSE : stxread_mpi(r, row->items[i]);
    woad_value to = stxread_mpi(r, row->items[i + 1]);
    if (to == VALUE_FALSE) damaged(r);
    pair_builder_add(r->vm, &out, syntax_make_shift(r->vm, from, to, VALUE_FALSE));
  }
  r->shifts[at] = out.head;
  return out.head;
}

static ReadContext *read_context(StxReader *r, woad_value token) {
  size_t at = position(r, STX_CONTEXTS, token);
  ReadContext *c = &r->contexts[at];
  if (c->set) return c;
  Vector *row = row_vector(r, r->rows[STX_CONTEXTS]->items[at], 3);
  Vector *fallbacks = row_vector(r, row->items[1], 0);
  PairBuilder list;
  pair_builder_init(&list);
  for (size_t i = 0; i < fallbacks->length; i++) {
    pair_builder_add(r->vm, &list, scopeset_value(read_set(r, fallbacks->items[i])));
  }
  c->fallbacks = list.head;
  c->shifts = read_shifts(r, row->items[2]);
  c->set = read_set(r, row->items[0]);
  return c;
}

static int64_t count_or_unknown(woad_value v) { return value_is_fixnum(v) ? fixnum_value(v) : -1; }

static SrcLoc *read_location(StxReader *r, woad_value token) {
  if (token == VALUE_FALSE) return NULL;
  size_t at = position(r, STX_LOCATIONS, token);
  if (!r->locations[at]) {
    Vector *row = row_vector(r, r->rows[STX_LOCATIONS]->items[at], 5);
    r->locations[at] = syntax_location_make(r->vm, row->items[0], count_or_unknown(row->items[1]),
                                            count_or_unknown(row->items[2]), count_or_unknown(row->items[3]),
                                            count_or_unknown(row->items[4]));
  }
  return r->locations[at];
}

/* --- syntax --- */

static woad_value read_list(StxReader *r, Vector *parts, bool dotted) {
  if (parts->length < (dotted ? 2 : 1)) {
    if (dotted) damaged(r);
    return VALUE_NULL;
  }
  PairBuilder out;
  pair_builder_init(&out);
  size_t n = parts->length - (dotted ? 1 : 0);
  for (size_t i = 0; i < n; i++) pair_builder_add(r->vm, &out, stxread_syntax(r, parts->items[i]));
  if (dotted) pair_of(out.tail)->cdr = stxread_syntax(r, parts->items[n]);
  return out.head;
}

static woad_value read_prefab(StxReader *r, Vector *parts) {
  if (parts->length < 1) damaged(r);
  uint32_t n = (uint32_t)(parts->length - 1);
  StructType *type = struct_prefab_type(r->vm, parts->items[0], n);
  if (!type || type->nfields != n) damaged(r);
  woad_value *fields = fresh_values(r->vm, n);
  for (uint32_t i = 0; i < n; i++) fields[i] = stxread_syntax(r, parts->items[i + 1]);
  return struct_make_from(r->vm, type, (int)n, fields);
}

static woad_value read_hash(StxReader *r, Vector *parts) {
  if (parts->length % 2 != 1) damaged(r);
  int kind = small_int(r, parts->items[0]);
  if (kind < HASH_EQUAL || kind > HASH_EQUAL_ALWAYS) damaged(r);
  woad_value table = hamt_empty(r->vm, (HashKind)kind);
  for (size_t i = 1; i < parts->length; i += 2) {
    table = hamt_set(r->vm, table, parts->items[i], stxread_syntax(r, parts->items[i + 1]));
  }
  return table;
}

static woad_value read_content(StxReader *r, int shape, woad_value encoded) {
  switch (shape) {
  case SHAPE_ATOM: return literal_intern(r->vm, encoded);
  case SHAPE_LIST: case SHAPE_DOTTED: return read_list(r, row_vector(r, encoded, 0), shape == SHAPE_DOTTED);
  case SHAPE_VECTOR: {
    Vector *parts = row_vector(r, encoded, 0), *out = vector_make(r->vm, parts->length, VALUE_FALSE);
    for (size_t i = 0; i < parts->length; i++) out->items[i] = stxread_syntax(r, parts->items[i]);
    out->header.flags |= FLAG_IMMUTABLE;
    return object_value(out);
  }
  case SHAPE_BOX: return box_make_immutable(r->vm, stxread_syntax(r, encoded));
  case SHAPE_PREFAB: return read_prefab(r, row_vector(r, encoded, 0));
  case SHAPE_HASH: return read_hash(r, row_vector(r, encoded, 0));
  default: damaged(r);
  }
}

static woad_value read_properties(StxReader *r, woad_value list) {
  if (value_is_null(list)) return VALUE_FALSE;
  woad_value table = hamt_empty(r->vm, HASH_EQ);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value entry = pair_car(list);
    if (!value_is_pair(entry) || !value_is_pair(pair_cdr(entry))) damaged(r);
    woad_value value = pair_cddr(entry);
    if (pair_cadr(entry) == VALUE_TRUE) value = stxread_syntax(r, value);
    table = hamt_set(r->vm, table, pair_car(entry), syntax_prop_keep(r->vm, value));
  }
  return table;
}

/* An atom that has parts would break S1 of syntax.h. */
static void check_atom(StxReader *r, woad_value v) {
  bool has_parts = value_is_pair(v) || value_is_vector(v) || value_is_box(v) || value_has_type(v, TYPE_HAMT) ||
                   value_is_struct(v) || value_is_syntax(v);
  if (has_parts && !(value_is_vector(v) && vector_of(v)->length == 0)) damaged(r);
}

static woad_value read_here(woad_vm *vm, void *arg) {
  ReadArg *a = arg;
  StxReader *r = a->r;
  Vector *row = row_vector(r, a->token, 4);
  int shape = small_int(r, row->items[0]);
  if (shape == SHAPE_ATOM) check_atom(r, row->items[1]);
  ReadContext *context = read_context(r, row->items[2]);
  woad_value result = syntax_make(vm, VALUE_FALSE, read_location(r, row->items[3]));
  Syntax *stx = syntax_of(result);
  stx->scopes = context->set;
  stx->fallbacks = context->fallbacks;
  stx->shifts = context->shifts;
  stx->inspector = r->inspector;
  stx->origin = r->origin;
  if (row->length >= 6) {
    int flags = small_int(r, row->items[4]);
    if (flags & STX_FLAG_TAINTED) stx->header.flags |= SYNTAX_TAINTED;
    if (flags & STX_FLAG_ORIGINAL) stx->header.flags |= SYNTAX_ORIGINAL;
    if ((flags & STX_FLAG_ARMED) && r->inspector != VALUE_FALSE) stx->packs = pair_make(vm, r->inspector, VALUE_NULL);
    stx->properties = read_properties(r, row->items[5]);
  }
  stx->content = read_content(r, shape, row->items[1]);
  return result;
}

woad_value stxread_syntax(StxReader *r, woad_value token) {
  ReadArg arg = { r, token };
  return UNLIKELY(stack_is_low(r->vm)) ? stack_call_fresh(r->vm, read_here, &arg) : read_here(r->vm, &arg);
}

/* --- bindings --- */

static woad_value symbol_or_false(StxReader *r, woad_value v) {
  if (v != VALUE_FALSE && !value_has_type(v, TYPE_SYMBOL)) damaged(r);
  return v;
}

static woad_value to_space(StxReader *r, woad_value v) { return v == VALUE_FALSE ? v : space(r, v, SPACE_SAME); }

woad_value stxread_binding(StxReader *r, woad_value token) {
  Vector *row = row_vector(r, token, BINDING_PARTS);
  int kind = small_int(r, row->items[0]);
  if (kind < BINDING_LOCAL || kind > BINDING_TOP) damaged(r);
  woad_value binding = binding_make_module(r->vm, stxread_mpi(r, row->items[2]), small_int(r, row->items[3]),
                                           symbol_or_false(r, row->items[4]));
  Binding *b = binding_of(binding);
  b->kind = (BindingKind)kind;
  b->key = symbol_or_false(r, row->items[1]);
  b->nominal_module = stxread_mpi(r, row->items[5]);
  b->nominal_name = symbol_or_false(r, row->items[6]);
  b->nominal_phase = small_int(r, row->items[7]);
  b->nominal_require_phase = small_int(r, row->items[8]);
  int flags = small_int(r, row->items[9]);
  b->is_syntax = (flags & BINDING_FLAG_SYNTAX) != 0;
  b->is_protected = (flags & BINDING_FLAG_PROTECTED) != 0;
  if (kind == BINDING_MODULE && (!value_is_mpi(b->module) || b->name == VALUE_FALSE)) damaged(r);
  if (row->items[10] != VALUE_FALSE) b->rename_to = stxread_syntax(r, row->items[10]);
  b->nominal_space = space(r, row->items[11], VALUE_FALSE);
  b->nominal_require_space = to_space(r, row->items[12]);
  return binding;
}

static void check_plain(StxReader *r, const ScopeSet *set) {
  if (set->count == 0 || (set->header.flags & FLAG_A)) damaged(r);
}

static void add_bindings(StxReader *r) {
  Vector *rows = r->rows[STX_BINDINGS];
  for (size_t i = rows->length; i-- > 0;) {  /* tables keep the latest first */
    Vector *row = row_vector(r, rows->items[i], 3);
    ScopeSet *set = read_set(r, row->items[0]);
    check_plain(r, set);
    if (!value_has_type(row->items[1], TYPE_SYMBOL)) damaged(r);
    bindtable_add(r->vm, row->items[1], set, stxread_binding(r, row->items[2]));
  }
}

static void add_bulk(StxReader *r, Vector *row) {
  BulkBinding *bulk = mem_object(r->vm, BulkBinding, TYPE_OTHER);
  bulk->set = read_set(r, row->items[0]);
  check_plain(r, bulk->set);
  bulk->provides = VALUE_FALSE;
  bulk->from.module = stxread_mpi(r, row->items[1]);
  if (!value_is_mpi(bulk->from.module)) damaged(r);
  bulk->from.level = small_int(r, row->items[2]);
  bulk->from.shift = small_int(r, row->items[3]);
  bulk->from.space = space(r, row->items[6], VALUE_FALSE);
  bulk->from.to_space = to_space(r, row->items[7]);
  bulk->prefix = symbol_or_false(r, row->items[4]);
  bulk->except = VALUE_FALSE;
  if (row->items[5] != VALUE_FALSE) {
    Vector *names = row_vector(r, row->items[5], 0);
    bulk->except = hamt_empty(r->vm, HASH_EQ);
    for (size_t i = 0; i < names->length; i++) {
      bulk->except = hamt_set(r->vm, bulk->except, names->items[i], VALUE_TRUE);
    }
  }
  bulk->made = object_value(hash_make(r->vm, HASH_EQ, HASH_STRONG));
  bindtable_add_bulk(r->vm, bulk);
}

StxReader *stxread_open(woad_vm *vm, woad_value tree, woad_value self, woad_value inspector, woad_value origin) {
  StxReader *r = mem_new(vm, StxReader);
  *r = (StxReader){ .vm = vm, .self = self, .inspector = inspector, .origin = origin };
  Vector *parts = row_vector(r, tree, STX_PARTS);
  for (int i = 0; i < STX_PARTS; i++) r->rows[i] = row_vector(r, parts->items[i], 0);
  r->mpis = fresh_values(vm, r->rows[STX_MPIS]->length);
  r->sets = mem_alloc(vm, (r->rows[STX_SETS]->length + 1) * sizeof *r->sets);
  r->shifts = fresh_values(vm, r->rows[STX_SHIFTS]->length);
  r->contexts = mem_alloc(vm, (r->rows[STX_CONTEXTS]->length + 1) * sizeof *r->contexts);
  r->locations = mem_alloc(vm, (r->rows[STX_LOCATIONS]->length + 1) * sizeof *r->locations);
  make_scopes(r);
  add_bindings(r);
  for (size_t i = 0; i < r->rows[STX_BULKS]->length; i++) add_bulk(r, row_vector(r, r->rows[STX_BULKS]->items[i], BULK_PARTS));
  return r;
}
