/* SPDX-License-Identifier: MIT
 * equal.c: eqv?, equal? and their hashes.
 *
 * Comparing walks down cars and other parts by recursion and along cdrs and last parts in a loop. When little is left of
 * the C stack it goes on on a fresh one. After STEPS_BEFORE_GRAPH comparisons each further pair of compound values is
 * recorded as assumed equal (union-find by way of an eq? table), so that cyclic data ends. [AdamsDybvig08]
 * A state that may not nest gives up (`stuck`) where the answer depends on language code. */
#include "runtime/data/equal.h"

#include "runtime/base/debug.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"

enum { STEPS_BEFORE_GRAPH = 1 << 20, CUSTOM_BEFORE_GRAPH = 64, STACK_CHECK_EVERY = 16, HASH_BUDGET = 2048, HASH_DEPTH = 100,
       NESTING_BUDGET = 256 };

static bool is_boxed_number(woad_value v) {
  if (!value_is_object(v)) return false;
  TypeCode type = value_type(v);
  return type == TYPE_FLONUM || type == TYPE_BIGNUM || type == TYPE_RATIONAL || type == TYPE_COMPLEX;
}

bool equal_is_eqv_special(woad_value v) { return is_boxed_number(v); }

bool value_is_eqv_slow(woad_value a, woad_value b) {
  return is_boxed_number(a) && is_boxed_number(b) && number_eqv(a, b);
}

/* --- comparing --- */

typedef struct {
  woad_vm *vm;
  EqualMode mode;
  bool may_nest, always, stuck; /* always: as equal-always? has it, in that mode and for chaperones */
  unsigned depth;
  uint32_t steps;
  Hash *leaders; /* union-find links, NULL before STEPS_BEFORE_GRAPH */
  EqualProgress *progress; /* once a prop:equal+hash procedure was called */
} Comparison;

static bool compare(Comparison *c, woad_value a, woad_value b);

static Comparison comparison(woad_vm *vm, EqualMode mode, bool may_nest) {
  return (Comparison){ .vm = vm, .mode = mode, .may_nest = may_nest,
                       .always = mode == EQUAL_ALWAYS || mode == EQUAL_CHAPERONE_OF };
}

typedef struct { Comparison *c; woad_value a, b; } FreshComparison;
static woad_value compare_fresh(woad_vm *vm, void *arg) {
  FreshComparison *fresh = arg;
  return value_bool(compare(fresh->c, fresh->a, fresh->b));
}

static bool compare_part(Comparison *c, woad_value a, woad_value b) {
  if (a == b) return true;
  if (++c->depth % STACK_CHECK_EVERY == 0) vm_poll_break(c->vm);
  if (c->depth % STACK_CHECK_EVERY == 0 && c->vm->hooks.stack_is_low(c->vm)) {
    FreshComparison fresh = { c, a, b };
    return value_is_true(c->vm->hooks.call_fresh(c->vm, compare_fresh, &fresh));
  }
  return compare(c, a, b);
}

static woad_value find_leader(Comparison *c, woad_value v) {
  for (;;) {
    woad_value up = hash_get(c->vm, c->leaders, v);
    if (up == VALUE_NONE) return v;
    woad_value further = hash_get(c->vm, c->leaders, up);
    if (further == VALUE_NONE) return up;
    hash_set(c->vm, c->leaders, v, further);
    v = further;
  }
}

/* True when A and B are assumed equal already; else assumes it from now on. */
static bool assume_equal(Comparison *c, woad_value a, woad_value b) {
  if (c->steps < STEPS_BEFORE_GRAPH) {
    c->steps++;
    return false;
  }
  if (!c->leaders) c->leaders = hash_make(c->vm, HASH_EQ, HASH_STRONG);
  a = find_leader(c, a);
  b = find_leader(c, b);
  if (a == b) return true;
  hash_set(c->vm, c->leaders, a, b);
  return false;
}

static bool give_up(Comparison *c) {
  c->stuck = true;
  return false;
}

/* All but the last parts; the caller goes on with that in its loop. */
static bool compare_items(Comparison *c, const woad_value *a, const woad_value *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!compare_part(c, a[i], b[i])) return false;
  return true;
}

static bool key_is_stuck(Comparison *c, woad_value key) {
  return !c->may_nest && equal_needs_nesting(c->vm, key) && !give_up(c);
}

static bool compare_hamts(Comparison *c, const Hamt *a, const Hamt *b) {
  if (hamt_kind(a) != hamt_kind(b) || hamt_count(a) != hamt_count(b)) return false;
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, a);
  while (hamt_iter_next(&it, &key, &value)) {
    if (key_is_stuck(c, key)) return false;
    woad_value other = hamt_get(c->vm, b, key);
    if (other == VALUE_NONE || !compare_part(c, value, other)) return false;
  }
  return true;
}

static bool compare_hashes(Comparison *c, Hash *a, Hash *b) {
  if (hash_kind(a) != hash_kind(b) || hash_hold(a) != hash_hold(b) || hash_count(a) != hash_count(b)) return false;
  woad_value key, value;
  for (int64_t pos = hash_next(a, -1); pos >= 0; pos = hash_next(a, pos)) {
    if (!hash_entry(a, pos, &key, &value)) continue;
    if (key_is_stuck(c, key)) return false;
    woad_value other = hash_get(c->vm, b, key);
    if (other == VALUE_NONE || !compare_part(c, value, other)) return false;
  }
  return true;
}

/* The prop:equal+hash value that decides between A and B, or VALUE_NONE. */
static woad_value custom_equality(woad_vm *vm, woad_value a, woad_value b) {
  if (!(struct_of(a)->type->header.flags & STRUCT_TYPE_CUSTOM_EQUAL)) return VALUE_NONE;
  woad_value procs = struct_property_get(vm, vm->prop.equal_hash, a);
  return procs != VALUE_NONE && struct_property_get(vm, vm->prop.equal_hash, b) == procs ? procs : VALUE_NONE;
}

/* Such calls nest on the C stack, so their pairs are recorded soon. */
static bool call_custom(Comparison *c, woad_value procs, woad_value a, woad_value b) {
  if (!c->progress) c->progress = mem_new(c->vm, EqualProgress);
  c->steps += STEPS_BEFORE_GRAPH / CUSTOM_BEFORE_GRAPH;
  *c->progress = (EqualProgress){ c->leaders, c->steps, c->mode };
  bool same = c->vm->hooks.equal_custom(c->vm, procs, a, b, c->progress);
  c->leaders = c->progress->leaders;
  c->steps = c->progress->steps;
  return same;
}

bool equal_go_on(woad_vm *vm, EqualProgress *progress, woad_value a, woad_value b) {
  if (a == b) return true;
  Comparison c = comparison(vm, progress->mode, true);
  c.steps = progress->steps;
  c.leaders = progress->leaders;
  bool same = compare(&c, a, b);
  progress->leaders = c.leaders;
  progress->steps = c.steps;
  return same;
}

/* Whether the current inspector controls all of an opaque TYPE: then it counts as transparent. Nothing is above the root
 * inspector, which most types have. */
static bool is_seen_through(woad_vm *vm, const StructType *type) {
  for (const StructType *t = type; t != NULL; t = t->super)
    if (value_has_type(t->inspector, TYPE_INSPECTOR) && VALUE_AS(Inspector, t->inspector)->parent == NULL) return false;
  woad_value inspector = vm->hooks.current_inspector(vm);
  for (const StructType *t = type; t != NULL; t = t->super)
    if (!struct_inspector_sees(inspector, t)) return false;
  return true;
}

/* 1, 0: decided; -1: same transparent type, compare the fields. */
static int compare_struct_types(Comparison *c, woad_value a, woad_value b) {
  const StructType *type = struct_of(a)->type;
  if (type->header.flags & STRUCT_TYPE_CUSTOM_EQUAL) {
    woad_value procs = custom_equality(c->vm, a, b);
    if (procs == VALUE_NONE) return 0;
    if (!c->may_nest) return give_up(c);
    return call_custom(c, procs, a, b);
  }
  if (type != struct_of(b)->type) return 0;
  if (!(type->header.flags & STRUCT_TYPE_TRANSPARENT) && !is_seen_through(c->vm, type)) return 0;
  if (c->always && (type->header.flags & STRUCT_TYPE_MUTABLE)) return 0;
  return -1;
}

/* Types without parts that can be compound. */
static bool compare_leaves(Comparison *c, woad_value a, woad_value b) {
  switch (value_type(a)) {
  case TYPE_FLONUM: case TYPE_BIGNUM: case TYPE_RATIONAL: case TYPE_COMPLEX: return number_eqv(a, b);
  case TYPE_STRING: return string_equal(string_of(a), string_of(b));
  case TYPE_BYTES: return bytes_equal(bytes_of(a), bytes_of(b));
  case TYPE_PATH: case TYPE_WINDOWS_PATH: {
    const Path *x = VALUE_AS(Path, a), *y = VALUE_AS(Path, b);
    return x->length == y->length && memcmp(x->bytes, y->bytes, x->length) == 0;
  }
  case TYPE_REGEXP:
    return ((value_header(a)->flags ^ value_header(b)->flags) & (RX_PERL | RX_BYTES)) == 0 &&
           compare_leaves(c, rx_of(a)->source, rx_of(b)->source);
  case TYPE_FLVECTOR: {
    const FlVector *x = VALUE_AS(FlVector, a), *y = VALUE_AS(FlVector, b);
    if (x->length != y->length) return false;
    for (size_t i = 0; i < x->length; i++)
      if (memcmp(&x->items[i], &y->items[i], sizeof(double)) != 0 &&
          !(x->items[i] != x->items[i] && y->items[i] != y->items[i]))
        return false;
    return true;
  }
  case TYPE_FXVECTOR: {
    const FxVector *x = VALUE_AS(FxVector, a), *y = VALUE_AS(FxVector, b);
    return x->length == y->length && memcmp(x->items, y->items, x->length * sizeof(woad_value)) == 0;
  }
  default: return false;
  }
}

static bool is_compound(TypeCode type) {
  return type == TYPE_VECTOR || type == TYPE_BOX || type == TYPE_MPAIR || type == TYPE_STRUCT || type == TYPE_HASH ||
         type == TYPE_HAMT;
}

/* equal-always? tells mutable things apart. */
static bool differs_always(const Comparison *c, woad_value a, woad_value b) {
  if (!c->always) return false;
  TypeCode type = value_type(a);
  if (type == TYPE_MPAIR || type == TYPE_HASH || type == TYPE_FLVECTOR || type == TYPE_FXVECTOR) return true;
  bool checked = type == TYPE_STRING || type == TYPE_BYTES || type == TYPE_VECTOR || type == TYPE_BOX;
  return checked && (!value_is_immutable(a) || !value_is_immutable(b));
}

/* Compares all parts of two objects of one compound type but the last, which goes to *a and *b; 1, 0: decided. */
static int compare_compound(Comparison *c, woad_value *a, woad_value *b) {
  const woad_value *x, *y;
  size_t n;
  switch (value_type(*a)) {
  case TYPE_HAMT: return compare_hamts(c, hamt_of(*a), hamt_of(*b));
  case TYPE_HASH: return compare_hashes(c, hash_of(*a), hash_of(*b));
  case TYPE_BOX:
    *a = box_of(*a)->value;
    *b = box_of(*b)->value;
    return -1;
  case TYPE_MPAIR:
    if (!compare_part(c, VALUE_AS(MutablePair, *a)->car, VALUE_AS(MutablePair, *b)->car)) return 0;
    *a = VALUE_AS(MutablePair, *a)->cdr;
    *b = VALUE_AS(MutablePair, *b)->cdr;
    return -1;
  case TYPE_VECTOR:
    n = vector_of(*a)->length;
    if (n != vector_of(*b)->length) return 0;
    x = vector_of(*a)->items;
    y = vector_of(*b)->items;
    break;
  default: {
    int decided = compare_struct_types(c, *a, *b);
    if (decided >= 0) return decided;
    n = struct_of(*a)->type->nfields;
    x = struct_of(*a)->fields;
    y = struct_of(*b)->fields;
  }
  }
  if (n == 0) return 1;
  woad_value hold_a = *a, hold_b = *b;
  if (!compare_items(c, x, y, n - 1)) return 0;
  *a = x[n - 1];
  *b = y[n - 1];
  mem_keep(hold_a);
  mem_keep(hold_b);
  return -1;
}

static bool compare_other(Comparison *c, woad_value a, woad_value b) {
  if (value_type(a) != value_type(b)) return false;
  bool decided = false;
  bool same = c->vm->hooks.other_equal && c->vm->hooks.other_equal(c->vm, a, b, &decided);
  return decided && same;
}

/* What V stands for through prop:impersonator-of, VALUE_NONE when it has none. Nests. */
static woad_value stand_in(Comparison *c, woad_value v) {
  if (!value_is_struct(v) || !(struct_of(v)->type->header.flags & STRUCT_TYPE_STAND_IN)) return VALUE_NONE;
  if (!c->may_nest) {
    give_up(c);
    return VALUE_NONE;
  }
  return c->vm->hooks.impersonated(c->vm, v);
}

/* chaperone-of? and impersonator-of?: takes the impersonators off *a and *b. 1, 0: decided; -1: compare what is left. */
static int strip_for_relation(Comparison *c, woad_value *a, woad_value *b) {
  while (*a != *b) {
    woad_value inner;
    if (value_is_impersonator(*b) && impersonator_is_transparent(impersonator_of(*b))) *b = impersonator_of(*b)->target;
    else if (value_is_impersonator(*a)) {
      if (c->mode == EQUAL_CHAPERONE_OF && !impersonator_is_chaperone(*a)) return 0;
      *a = impersonator_of(*a)->target;
    } else if (value_is_impersonator(*b)) return 0;
    else if (c->mode == EQUAL_IMPERSONATOR_OF && (inner = stand_in(c, *a)) != VALUE_NONE) *a = inner;
    else return c->stuck ? 0 : -1;
  }
  return 1;
}

/* equal?: an impersonator is equal to what it impersonates; else the parts that it shows are compared, in fresh plain
 * copies. 1, 0: decided; -1: compare what is left. */
static int strip_for_equal(Comparison *c, woad_value *a, woad_value *b) {
  if (impersonator_reaches(*a, *b) || impersonator_reaches(*b, *a)) return 1;
  if (!c->may_nest) return give_up(c);
  c->steps += STEPS_BEFORE_GRAPH / CUSTOM_BEFORE_GRAPH;
  if (assume_equal(c, *a, *b)) return 1;
  if (value_is_impersonator(*a)) *a = c->vm->hooks.impersonator_copy(c->vm, *a);
  if (value_is_impersonator(*b)) *b = c->vm->hooks.impersonator_copy(c->vm, *b);
  return -1;
}

static bool is_wrapped(woad_value v) {
  return value_is_impersonator(v) || (value_is_struct(v) && (struct_of(v)->type->header.flags & STRUCT_TYPE_STAND_IN));
}

static int strip(Comparison *c, woad_value *a, woad_value *b) {
  if (c->mode >= EQUAL_CHAPERONE_OF) return strip_for_relation(c, a, b);
  if (value_is_impersonator(*a) || value_is_impersonator(*b)) return strip_for_equal(c, a, b);
  woad_value inner = stand_in(c, *a), other = stand_in(c, *b);
  if (inner != VALUE_NONE) *a = inner;
  if (other != VALUE_NONE) *b = other;
  return c->stuck ? 0 : -1;
}

static bool compare(Comparison *c, woad_value a, woad_value b) {
  for (;;) {
    if (a == b) return true;
    if (value_is_pair(a)) {
      if (!value_is_pair(b)) return false;
      if (assume_equal(c, a, b)) return true;
      if (!compare_part(c, pair_car(a), pair_car(b))) return false;
      a = pair_cdr(a);
      b = pair_cdr(b);
      continue;
    }
    if (!value_is_object(a) || !value_is_object(b)) return false;
    if (UNLIKELY(is_wrapped(a) || is_wrapped(b))) {
      int decided = strip(c, &a, &b);
      if (decided >= 0) return decided;
      if (a == b) return true;
      if (!value_is_object(a) || !value_is_object(b)) return false;
    }
    TypeCode type = value_type(a);
    if (type != value_type(b)) return compare_other(c, a, b);
    if (differs_always(c, a, b)) return false;
    if (is_compound(type)) {
      if (assume_equal(c, a, b)) return true;
      int decided = compare_compound(c, &a, &b);
      if (decided >= 0) return decided;
      continue;
    }
    return compare_leaves(c, a, b) || compare_other(c, a, b);
  }
}

bool value_is_equal(woad_vm *vm, woad_value a, woad_value b) {
  if (a == b) return true;
  Comparison c = comparison(vm, EQUAL_PLAIN, true);
  return compare(&c, a, b);
}

bool equal_is_always(woad_vm *vm, woad_value a, woad_value b) {
  if (a == b) return true;
  Comparison c = comparison(vm, EQUAL_ALWAYS, true);
  return compare(&c, a, b);
}

int equal_try(woad_vm *vm, woad_value a, woad_value b) {
  if (a == b) return 1;
  Comparison c = comparison(vm, EQUAL_PLAIN, false);
  bool same = compare(&c, a, b);
  return c.stuck ? -1 : same;
}

bool equal_is_relation(woad_vm *vm, EqualMode mode, woad_value a, woad_value b) {
  Comparison c = comparison(vm, mode, true);
  return compare(&c, a, b);
}

int equal_try_relation(woad_vm *vm, EqualMode mode, woad_value a, woad_value b) {
  Comparison c = comparison(vm, mode, false);
  bool same = compare(&c, a, b);
  return c.stuck ? -1 : same;
}

/* --- whether language code may run --- */

static bool may_run_code(woad_vm *vm, woad_value v, int *budget) {
  while (value_is_pair(v)) {
    if (--*budget < 0 || may_run_code(vm, pair_car(v), budget)) return true;
    v = pair_cdr(v);
  }
  if (!value_is_object(v)) return false;
  const woad_value *items;
  size_t n;
  switch (value_type(v)) {
  case TYPE_IMPERSONATOR: case TYPE_HASH: case TYPE_HAMT: case TYPE_SYNTAX: return true;
  case TYPE_BOX: n = 1; items = &box_of(v)->value; break;
  case TYPE_MPAIR: n = 2; items = &VALUE_AS(MutablePair, v)->car; break;
  case TYPE_VECTOR: n = vector_of(v)->length; items = vector_of(v)->items; break;
  case TYPE_STRUCT:
    if (struct_of(v)->type->header.flags & (STRUCT_TYPE_CUSTOM_EQUAL | STRUCT_TYPE_STAND_IN)) return true;
    if (!(struct_of(v)->type->header.flags & STRUCT_TYPE_TRANSPARENT) && !is_seen_through(vm, struct_of(v)->type))
      return false;
    n = struct_of(v)->type->nfields;
    items = struct_of(v)->fields;
    break;
  default: return false;
  }
  for (size_t i = 0; i < n; i++)
    if (--*budget < 0 || may_run_code(vm, items[i], budget)) return true;
  return false;
}

bool equal_needs_nesting(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v) && !value_is_object(v)) return false;
  int budget = NESTING_BUDGET;
  return may_run_code(vm, v, &budget);
}

/* --- hashing --- */

static uint32_t hash_bits(woad_value v) {
  uint64_t bits = (uint64_t)VALUE_BITS(v) * UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(bits >> 32) ^ (uint32_t)(bits >> 7);
}

uint32_t value_hash_eq(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v) && !value_is_object(v)) return hash_bits(v);
  if (value_is_symbol_like(v)) return value_header(v)->hash;
  return mem_identity_hash(vm, v) * 0x9E3779B1u;
}

uint32_t value_hash_eqv(woad_vm *vm, woad_value v) {
  return is_boxed_number(v) ? number_hash(v) : value_hash_eq(vm, v);
}

typedef struct { woad_vm *vm; int budget, depth; bool always, second; EqualHashProgress *progress; } Hashing;

static uint32_t hash_part(Hashing *h, woad_value v);

static uint32_t hash_items(Hashing *h, uint32_t seed, const woad_value *items, size_t n) {
  for (size_t i = 0; i < n && h->budget > 0; i++) seed = equal_mix(seed, hash_part(h, items[i]));
  return equal_mix(seed, (uint32_t)n);
}

static uint32_t hash_custom(Hashing *h, woad_value v) {
  if (!h->progress) h->progress = mem_new(h->vm, EqualHashProgress);
  *h->progress = (EqualHashProgress){ h->budget, h->depth, h->always, h->second };
  woad_value procs = struct_property_get(h->vm, h->vm->prop.equal_hash, v);
  uint32_t hash = h->vm->hooks.hash_custom(h->vm, procs, v, h->progress);
  h->budget = h->progress->budget;
  return hash;
}

uint32_t equal_hash_go_on(woad_vm *vm, EqualHashProgress *progress, woad_value v) {
  Hashing h = { .vm = vm, .budget = progress->budget, .depth = progress->depth, .always = progress->always,
                .second = progress->second };
  uint32_t hash = hash_part(&h, v);
  progress->budget = h.budget;
  return hash;
}

static uint32_t hash_struct(Hashing *h, woad_value v) {
  const StructType *type = struct_of(v)->type;
  if (type->header.flags & STRUCT_TYPE_CUSTOM_EQUAL)
    return hash_custom(h, v);
  bool open = (type->header.flags & STRUCT_TYPE_TRANSPARENT) || is_seen_through(h->vm, type);
  if (!open || (h->always && (type->header.flags & STRUCT_TYPE_MUTABLE)))
    return value_hash_eq(h->vm, v);
  return hash_items(h, value_hash_eq(h->vm, type->name), struct_of(v)->fields, type->nfields);
}

/* With a budget of its own, so that the result does not depend on the entries before it. */
static uint32_t hash_entry_of(Hashing *h, HashKind kind, int budget, woad_value key, woad_value value) {
  bool always = h->always, by_parts = kind == HASH_EQUAL || kind == HASH_EQUAL_ALWAYS;
  h->budget = budget;
  h->always = kind == HASH_EQUAL_ALWAYS;
  uint32_t of_key = by_parts ? hash_part(h, key) : equal_key_hash(h->vm, kind, key);
  h->always = always;
  h->budget = budget;
  return equal_mix(of_key, hash_part(h, value));
}

/* Tables are hashed without regard to order, big ones by their size alone. */
static uint32_t hash_table(Hashing *h, woad_value v) {
  enum { BIG = 64 };
  woad_value key, value;
  size_t count = value_is_hamt(v) ? hamt_count(hamt_of(v)) : hash_count(hash_of(v));
  uint32_t sum = equal_mix(0x5bd1e995u, (uint32_t)count);
  if (count > BIG || count == 0) return sum;
  int left = h->budget / 2, budget = left / (int)count;
  if (value_is_hamt(v)) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(v));
    while (hamt_iter_next(&it, &key, &value))
      sum += hash_entry_of(h, hamt_kind(hamt_of(v)), budget, key, value);
    h->budget = left;
    return sum;
  }
  Hash *hash = hash_of(v);
  for (int64_t pos = hash_next(hash, -1); pos >= 0; pos = hash_next(hash, pos))
    if (hash_entry(hash, pos, &key, &value))
      sum += hash_entry_of(h, hash_kind(hash), budget, key, value);
  h->budget = left;
  return sum;
}

static uint32_t hash_object(Hashing *h, woad_value v) {
  TypeCode type = value_type(v);
  bool mutable = h->always && !value_is_immutable(v);
  switch (type) {
  case TYPE_FLONUM: case TYPE_BIGNUM: case TYPE_RATIONAL: case TYPE_COMPLEX: return number_hash(v);
  case TYPE_STRING: return mutable ? value_hash_eq(h->vm, v) : string_hash(string_of(v));
  case TYPE_BYTES: return mutable ? value_hash_eq(h->vm, v) : bytes_hash(bytes_of(v)->data, bytes_of(v)->length);
  case TYPE_PATH: case TYPE_WINDOWS_PATH: return bytes_hash(VALUE_AS(Path, v)->bytes, VALUE_AS(Path, v)->length) ^ 0x70617468u;
  case TYPE_REGEXP: return hash_object(h, rx_of(v)->source) ^ 0x7278u;
  case TYPE_VECTOR:
    return mutable ? value_hash_eq(h->vm, v) : hash_items(h, 0x76656374u, vector_of(v)->items, vector_of(v)->length);
  case TYPE_BOX: return mutable ? value_hash_eq(h->vm, v) : hash_items(h, 0x626f78u, &box_of(v)->value, 1);
  case TYPE_MPAIR:
    return h->always ? value_hash_eq(h->vm, v) : hash_items(h, 0x6d70u, &VALUE_AS(MutablePair, v)->car, 2);
  case TYPE_FLVECTOR:
    if (h->always) return value_hash_eq(h->vm, v);
    return bytes_hash(VALUE_AS(FlVector, v)->items, VALUE_AS(FlVector, v)->length * sizeof(double));
  case TYPE_FXVECTOR:
    if (h->always) return value_hash_eq(h->vm, v);
    return bytes_hash(VALUE_AS(FxVector, v)->items, VALUE_AS(FxVector, v)->length * sizeof(woad_value));
  case TYPE_HASH: return h->always ? value_hash_eq(h->vm, v) : hash_table(h, v);
  case TYPE_HAMT: return hash_table(h, v);
  case TYPE_STRUCT: return hash_struct(h, v);
  case TYPE_IMPERSONATOR: return hash_part(h, h->vm->hooks.impersonator_copy(h->vm, v));
  default: {
    uint32_t hash;
    if (h->vm->hooks.other_hash && h->vm->hooks.other_hash(h->vm, v, &hash)) return hash;
    return value_hash_eq(h->vm, v);
  }
  }
}

static uint32_t hash_part(Hashing *h, woad_value v) {
  if (h->budget <= 0 || h->depth > HASH_DEPTH) return 0x9e37u;
  h->budget--;
  h->depth++;
  uint32_t hash = 0x70616972u;
  bool is_pair = value_is_pair(v);
  while (value_is_pair(v) && h->budget > 0) {
    hash = equal_mix(hash, hash_part(h, pair_car(v)));
    v = pair_cdr(v);
  }
  if (!is_pair) hash = value_is_object(v) ? hash_object(h, v) : hash_bits(v);
  else if (h->budget > 0) hash = equal_mix(hash, hash_part(h, v));
  h->depth--;
  return hash;
}

static uint32_t hash_equal(woad_vm *vm, woad_value v, bool always, bool second) {
  if (!value_is_pair(v)) {
    if (!value_is_object(v)) return hash_bits(v);
    if (value_is_symbol_like(v)) return value_header(v)->hash;
  }
  Hashing h = { .vm = vm, .budget = HASH_BUDGET, .always = always, .second = second };
  return hash_part(&h, v);
}

uint32_t value_hash_equal(woad_vm *vm, woad_value v) { return hash_equal(vm, v, false, false); }

uint32_t value_hash_equal2(woad_vm *vm, woad_value v) {
  return equal_mix(hash_equal(vm, v, false, true), 0x32u);
}

bool equal_keys_match(woad_vm *vm, HashKind kind, woad_value a, woad_value b) {
  if (a == b) return true;
  switch (kind) {
  case HASH_EQ: return false;
  case HASH_EQV: return value_is_eqv_slow(a, b);
  case HASH_EQUAL: return value_is_equal(vm, a, b);
  default: return equal_is_always(vm, a, b);
  }
}

uint32_t equal_key_hash(woad_vm *vm, HashKind kind, woad_value key) {
  switch (kind) {
  case HASH_EQ: return value_hash_eq(vm, key);
  case HASH_EQV: return value_hash_eqv(vm, key);
  case HASH_EQUAL: return hash_equal(vm, key, false, false);
  default: return hash_equal(vm, key, true, false);
  }
}
