/* SPDX-License-Identifier: MIT
 * syntax_datum.c: between syntax objects and plain data. Both directions loop along lists and recur into parts, on a fresh
 * C stack when little is left, so depth is bounded by memory only. */
#include "expander/syntax/syntax_rep.h"

#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/literal.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

/* --- syntax to datum --- */

static woad_value strip_deep(woad_vm *vm, woad_value v);
static woad_value strip_entry(woad_vm *vm, void *arg) { return strip_deep(vm, *(woad_value *)arg); }

static woad_value strip(woad_vm *vm, woad_value v) {
  if (value_is_syntax(v)) v = syntax_of(v)->content;
  if (!value_is_pair(v) && (!value_is_object(v) || value_has_type(v, TYPE_SYMBOL))) return v;
  if (UNLIKELY(stack_is_low(vm))) return stack_call_fresh(vm, strip_entry, &v);
  return strip_deep(vm, v);
}

static woad_value strip_part(woad_vm *vm, woad_value part, void *arg) {
  (void)arg;
  return strip(vm, part);
}

static woad_value strip_deep(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v)) return syntax_has_parts(vm, v) ? syntax_map_parts(vm, v, strip_part, NULL) : v;
  PairBuilder out;
  pair_builder_init(&out);
  do {
    pair_builder_add(vm, &out, strip(vm, pair_car(v)));
    v = pair_cdr(v);
    if (value_is_syntax(v)) v = syntax_of(v)->content;
  } while (value_is_pair(v));
  pair_of(out.tail)->cdr = strip(vm, v);
  return out.head;
}

woad_value syntax_to_datum(woad_vm *vm, woad_value stx) { return strip(vm, stx); }

/* --- datum to syntax --- */

typedef struct {
  const Syntax *model;        /* what fresh objects look like, but for content */
  SrcLoc *location;
  woad_value whole;           /* for the message */
  size_t nmade;
} Wrap;
typedef struct { Wrap *wrap; woad_value value; } WrapArg;
enum { NODES_BEFORE_CYCLE_CHECK = 1 << 17 };

static woad_value wrap_content(woad_vm *vm, Wrap *w, woad_value v);

static woad_value wrap_fresh(woad_vm *vm, Wrap *w, woad_value content) {
  Syntax *stx = syntax_copy(vm, w->model);
  stx->content = content;
  stx->pending = NULL;
  stx->properties = VALUE_FALSE;
  stx->header.flags &= SYNTAX_TAINTED;
  if (!stx->header.flags) stx->packs = VALUE_NULL;
  if (stx->header.flags && syntax_has_parts(vm, content)) stx->header.flags |= SYNTAX_TAINT_PENDING;
  stx->location = w->location;
  return object_value(stx);
}

static woad_value collect_part(woad_vm *vm, woad_value part, void *arg) {
  woad_value *parts = arg;
  *parts = pair_make(vm, part, *parts);
  return part;
}

/* The first value of V, in order of appearance, that is a part of itself; VALUE_NONE when there is none. */
static woad_value find_cycle(woad_vm *vm, woad_value v) {
  enum { ACTIVE = 1, DONE = 2 };
  woad_value stack = pair_make(vm, v, VALUE_NULL), leave = object_value(mem_object(vm, Header, TYPE_OTHER));
  Hash *marks = hash_make(vm, HASH_EQ, HASH_STRONG);
  while (value_is_pair(stack)) {
    vm_poll_break(vm);
    v = pair_car(stack);
    stack = pair_cdr(stack);
    if (v == leave) {
      hash_set(vm, marks, pair_car(stack), fixnum_make(DONE));
      stack = pair_cdr(stack);
      continue;
    }
    if (!syntax_has_parts(vm, v)) continue;
    woad_value mark = hash_get(vm, marks, v);
    if (mark == fixnum_make(ACTIVE)) return v;
    if (mark == fixnum_make(DONE)) continue;
    hash_set(vm, marks, v, fixnum_make(ACTIVE));
    stack = pair_make(vm, leave, pair_make(vm, v, stack));
    if (value_is_pair(v)) {
      stack = pair_make(vm, pair_car(v), pair_make(vm, pair_cdr(v), stack));
      continue;
    }
    woad_value parts = VALUE_NULL;
    syntax_map_parts(vm, v, collect_part, &parts);
    for (; value_is_pair(parts); parts = pair_cdr(parts)) stack = pair_make(vm, pair_car(parts), stack);
  }
  return VALUE_NONE;
}

static void count_node(woad_vm *vm, Wrap *w) {
  vm_poll_break(vm);
  if (++w->nmade != NODES_BEFORE_CYCLE_CHECK) return;
  woad_value cycle = find_cycle(vm, w->whole);
  if (cycle != VALUE_NONE) raise_fields(vm, "datum->syntax", "cannot create syntax from cyclic datum", "datum", cycle, NULL);
}

static woad_value wrap_entry(woad_vm *vm, void *arg) {
  WrapArg *a = arg;
  return wrap_content(vm, a->wrap, a->value);
}

static woad_value wrap_value(woad_vm *vm, Wrap *w, woad_value v) {
  if (value_is_syntax(v)) return v;
  count_node(vm, w);
  if (!value_is_pair(v) && !value_is_object(v)) return wrap_fresh(vm, w, v);
  WrapArg arg = { w, v };
  woad_value content = UNLIKELY(stack_is_low(vm)) ? stack_call_fresh(vm, wrap_entry, &arg) : wrap_content(vm, w, v);
  return wrap_fresh(vm, w, content);
}

static woad_value wrap_part(woad_vm *vm, woad_value part, void *arg) { return wrap_value(vm, arg, part); }

/* V as content: S1 of syntax.h. */
static woad_value wrap_content(woad_vm *vm, Wrap *w, woad_value v) {
  if (value_is_pair(v)) {
    PairBuilder out;
    pair_builder_init(&out);
    for (; value_is_pair(v); v = pair_cdr(v)) {
      pair_builder_add(vm, &out, wrap_value(vm, w, pair_car(v)));
      count_node(vm, w);
    }
    pair_of(out.tail)->cdr = value_is_null(v) ? v : wrap_value(vm, w, v);
    return out.head;
  }
  if (!value_is_object(v)) return v;
  switch (value_type(v)) {
  case TYPE_VECTOR: case TYPE_BOX: case TYPE_HAMT: case TYPE_STRUCT: return syntax_map_parts(vm, v, wrap_part, w);
  default: return literal_intern(vm, v);
  }
}

woad_value syntax_wrap_parts(woad_vm *vm, const Syntax *model, woad_value content, SrcLoc *location) {
  woad_value p = content;
  while (value_is_pair(p) && value_is_syntax(pair_car(p))) p = pair_cdr(p);
  if (value_is_null(p) || value_is_syntax(p)) return content;
  Wrap w = { .model = model, .location = location, .whole = content };
  return wrap_content(vm, &w, content);
}

/* Of two inspectors the weaker; VALUE_FALSE when they are unrelated or one is missing (spec/taints.md section 7). */
static woad_value weaker_inspector(woad_value a, woad_value b) {
  if (a == b) return a;
  if (a == VALUE_FALSE || b == VALUE_FALSE) return VALUE_FALSE;
  if (inspector_is_above(a, b)) return b;
  return inspector_is_above(b, a) ? a : VALUE_FALSE;
}

woad_value syntax_from_datum(woad_vm *vm, woad_value context, woad_value datum, SrcLoc *location,
                             woad_value properties) {
  if (value_is_syntax(datum)) return datum;
  Syntax *model = syntax_of(syntax_make(vm, VALUE_FALSE, location));
  if (context != VALUE_FALSE) {
    Syntax *ctx = syntax_of(context);
    model->scopes = ctx->scopes;
    model->fallbacks = ctx->fallbacks;
    model->shifts = ctx->shifts;
    if (ctx->inspector != VALUE_FALSE && vm->hooks.current_code_key) {
      model->inspector = weaker_inspector(vm->hooks.current_code_key(vm), ctx->inspector);
    }
    if (syntax_is_tainted(context) || syntax_is_closed(vm, context)) {
      model->header.flags |= SYNTAX_TAINTED;
      model->packs = syntax_taint_reason(vm, context);
    }
  }
  if (vm->hooks.current_origin) model->origin = vm->hooks.current_origin(vm);
  Wrap w = { .model = model, .location = location, .whole = datum };
  woad_value result = wrap_value(vm, &w, datum);
  vm_charge(vm, w.nmade);
  if (properties != VALUE_FALSE) {
    syntax_of(result)->properties = syntax_of(properties)->properties;
    syntax_of(result)->header.flags |= syntax_of(properties)->header.flags & SYNTAX_ORIGINAL;
  }
  return result;
}
