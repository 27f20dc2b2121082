/* SPDX-License-Identifier: MIT
 * syntax_taint.c: dye packs and taints. spec/taints.md sections 1, 2 and 4
 *
 * Packs are a list of inspectors (the keys), an antichain. The stored content of an armed object stays clean: looking at it
 * gives tainted copies of the parts, so that a later disarm still gives clean ones. */
#include "expander/syntax/syntax_rep.h"

#include "expander/syntax/binding.h"
#include "expander/common/modpath.h"
#include "expander/syntax/watch.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/param.h"

/* configure --disable-arming makes the build that bench/arming.sh compares with: arming gives back what it gets. */
#ifdef WOAD_NO_ARMING
enum { ARMING_WORKS = false };
#else
enum { ARMING_WORKS = true };
#endif

static woad_value taint(woad_vm *vm, woad_value stx, woad_value why) {
  if (syntax_is_tainted(stx)) return stx;
  Syntax *copy = syntax_copy(vm, syntax_of(stx));
  copy->header.flags |= SYNTAX_TAINTED;
  if (syntax_has_parts(vm, copy->content)) copy->header.flags |= SYNTAX_TAINT_PENDING;
  copy->packs = why;
  return object_value(copy);
}

static woad_value taint_part(woad_vm *vm, woad_value part, void *arg) {
  return value_is_syntax(part) ? taint(vm, part, *(woad_value *)arg) : part;
}

woad_value syntax_current_key(woad_vm *vm) {
  woad_value key = vm->hooks.current_code_key ? vm->hooks.current_code_key(vm) : VALUE_FALSE;
  if (key != VALUE_FALSE) return key;
  woad_value parameter = vm->param.current_code_inspector;
  return param_is_parameter(parameter) ? param_get(vm, parameter) : vm->inspector;
}

static bool is_same_or_above(woad_value a, woad_value b) { return a == b || inspector_is_above(a, b); }

static bool is_switch_on(woad_vm *vm) {
  if (param_get(vm, vm->param.lenient_arming) != VALUE_FALSE) return true;
  return vm->hooks.current_code_is_lenient && vm->hooks.current_code_is_lenient(vm);
}

/* Under the lenient switch packs do not count that the running code could remove anyway (section 11). */
static bool is_open_leniently(woad_vm *vm, woad_value packs) {
  if (!is_switch_on(vm)) return false;
  woad_value key = syntax_current_key(vm);
  while (value_is_pair(packs) && is_same_or_above(key, pair_car(packs))) packs = pair_cdr(packs);
  return value_is_null(packs);
}

bool syntax_is_closed(woad_vm *vm, woad_value stx) {
  return syntax_is_armed(stx) && !is_open_leniently(vm, syntax_of(stx)->packs);
}

woad_value syntax_taint_reason(woad_vm *vm, woad_value stx) {
  if (syntax_is_tainted(stx)) return syntax_of(stx)->packs;
  return watch_is_on(vm) && syntax_is_armed(stx) ? watch_taking(vm, stx) : VALUE_NULL;
}

woad_value syntax_taint(woad_vm *vm, woad_value stx) { return taint(vm, stx, syntax_taint_reason(vm, stx)); }

woad_value syntax_e(woad_vm *vm, woad_value stx) {
  woad_value content = syntax_content(vm, stx);
  if (LIKELY(!syntax_is_armed(stx)) || !syntax_has_parts(vm, content) || !syntax_is_closed(vm, stx)) return content;
  woad_value why = syntax_taint_reason(vm, stx);
  return syntax_map_parts(vm, content, taint_part, &why);
}

/* PACKS with KEY, one of FROM (VALUE_NULL: a new one); the same list when some pack is as strong already. */
static woad_value packs_add(woad_vm *vm, woad_value packs, woad_value key, woad_value from) {
  PairBuilder kept;
  pair_builder_init(&kept);
  for (woad_value p = packs; value_is_pair(p); p = pair_cdr(p)) {
    if (is_same_or_above(pair_car(p), key)) return packs;
    if (!inspector_is_above(key, pair_car(p))) pair_builder_add(vm, &kept, pair_car(p));
  }
  woad_value all = pair_make(vm, key, kept.head);
  if (watch_is_on(vm)) watch_note_arming(vm, all, from);
  return all;
}

static woad_value with_packs(woad_vm *vm, woad_value stx, woad_value packs) {
  if (packs == syntax_of(stx)->packs) return stx;
  Syntax *copy = syntax_copy(vm, syntax_of(stx));
  copy->packs = packs;
  return object_value(copy);
}

woad_value syntax_arm(woad_vm *vm, woad_value stx, woad_value inspector) {
  if (syntax_is_tainted(stx) || !ARMING_WORKS) return stx;
  return with_packs(vm, stx, packs_add(vm, syntax_of(stx)->packs, inspector, VALUE_NULL));
}

woad_value syntax_disarm(woad_vm *vm, woad_value stx, woad_value inspector) {
  woad_value packs = syntax_of(stx)->packs;
  if (!value_is_pair(packs)) return stx;
  PairBuilder kept;
  pair_builder_init(&kept);
  bool changed = false;
  for (; value_is_pair(packs); packs = pair_cdr(packs)) {
    if (is_same_or_above(inspector, pair_car(packs))) changed = true;
    else pair_builder_add(vm, &kept, pair_car(packs));
  }
  return changed ? with_packs(vm, stx, kept.head) : stx;
}

woad_value syntax_disarm_all(woad_vm *vm, woad_value stx) {
  return syntax_is_armed(stx) ? with_packs(vm, stx, VALUE_NULL) : stx;
}

/* STX with the packs of the list PACKS as well. */
static woad_value add_packs(woad_vm *vm, woad_value stx, woad_value packs) {
  if (syntax_is_tainted(stx)) return stx;
  woad_value all = syntax_of(stx)->packs;
  if (value_is_null(all)) return with_packs(vm, stx, packs);
  for (woad_value l = packs; value_is_pair(l); l = pair_cdr(l)) all = packs_add(vm, all, pair_car(l), packs);
  return with_packs(vm, stx, all);
}

woad_value syntax_rearm(woad_vm *vm, woad_value stx, woad_value from) {
  if (syntax_is_tainted(from)) return taint(vm, stx, syntax_taint_reason(vm, from));
  return add_packs(vm, stx, syntax_of(from)->packs);
}

/* --- pushing (section 4) --- */

typedef enum { MODE_NONE, MODE_OPAQUE, MODE_TRANSPARENT, MODE_TRANSPARENT_BINDING } PushMode;
/* TAINT: VALUE_FALSE, or the reason for which all is tainted instead of armed */
typedef struct { woad_value packs, taint; int phase; int position; PushMode mode; } PushPacks;

static woad_value push_packs(woad_vm *vm, woad_value stx, PushPacks *push);

static bool is_kernel_binding(woad_vm *vm, woad_value id, int phase, woad_value *name) {
  woad_value binding;
  if (binding_resolve(vm, id, phase, &binding) != RESOLVE_FOUND) return false;
  Binding *b = binding_of(binding);
  if (b->kind != BINDING_MODULE) return false;
  *name = b->name;
  woad_value resolved = mpi_of(b->module)->resolved;
  if (resolved == VALUE_FALSE && mpi_of(b->module)->base == VALUE_FALSE && value_is_pair(mpi_of(b->module)->path)) {
    woad_value path = mpi_of(b->module)->path;   /* 'NAME */
    return value_is_pair(pair_cdr(path)) && pair_cadr(path) == vm->sym.core;
  }
  return resolved != VALUE_FALSE && modpath_resolved_name(resolved) == vm->sym.core;
}

/* The mode that the head of STX asks for. */
static PushMode mode_by_head(woad_vm *vm, woad_value stx, int phase) {
  woad_value content = syntax_of(stx)->content, name;
  if (!value_is_pair(content) || !syntax_is_identifier(pair_car(content))) return MODE_OPAQUE;
  woad_value head = pair_car(syntax_content(vm, stx));
  if (!is_kernel_binding(vm, head, phase, &name)) return MODE_OPAQUE;
  if (name == vm->sym.begin || name == vm->sym.begin_for_syntax || name == vm->sym.module_begin) {
    return MODE_TRANSPARENT;
  }
  if (name == vm->sym.define_values || name == vm->sym.define_syntaxes) return MODE_TRANSPARENT_BINDING;
  return MODE_OPAQUE;
}

static PushMode mode_of(woad_vm *vm, woad_value stx, int phase) {
  woad_value mode = syntax_property(vm, stx, vm->sym.taint_mode);
  if (mode == VALUE_FALSE) mode = syntax_property(vm, stx, vm->sym.certify_mode);
  if (mode == vm->sym.none) return MODE_NONE;
  if (mode == vm->sym.opaque) return MODE_OPAQUE;
  if (mode == vm->sym.transparent) return MODE_TRANSPARENT;
  if (mode == vm->sym.transparent_binding) return MODE_TRANSPARENT_BINDING;
  return mode_by_head(vm, stx, phase);
}

static woad_value transparent(woad_vm *vm, woad_value stx, PushPacks *push, bool binding);

static woad_value push_part(woad_vm *vm, woad_value part, void *arg) {
  PushPacks *push = arg;
  if (!value_is_syntax(part)) return part;
  bool second = push->mode == MODE_TRANSPARENT_BINDING && ++push->position == 2;
  PushPacks inner = { .packs = push->packs, .taint = push->taint, .phase = push->phase };
  return second ? transparent(vm, part, &inner, false) : push_packs(vm, part, &inner);
}

/* A flat list of the parts, looking through pairs that are wrapped at the end of the list. */
static woad_value flat_content(woad_vm *vm, woad_value stx) {
  woad_value content = syntax_e(vm, stx);
  PairBuilder flat;
  pair_builder_init(&flat);
  for (;;) {
    woad_value tail = content;
    while (value_is_pair(tail)) tail = pair_cdr(tail);
    if (!value_is_syntax(tail) || !value_is_pair(syntax_of(tail)->content)) break;
    for (; value_is_pair(content); content = pair_cdr(content)) pair_builder_add(vm, &flat, pair_car(content));
    content = syntax_e(vm, tail);
  }
  return value_is_null(flat.head) ? content : pair_append(vm, flat.head, content);
}

static woad_value transparent(woad_vm *vm, woad_value stx, PushPacks *push, bool binding) {
  push->mode = binding ? MODE_TRANSPARENT_BINDING : MODE_TRANSPARENT;
  push->position = 0;
  woad_value content = flat_content(vm, stx);
  if (syntax_has_parts(vm, content)) content = syntax_map_parts(vm, content, push_part, push);
  Syntax *old = syntax_of(stx), *fresh = syntax_of(syntax_make(vm, content, old->location));
  fresh->properties = old->properties;
  fresh->origin = old->origin;
  fresh->header.flags |= old->header.flags & SYNTAX_ORIGINAL;
  return object_value(fresh);
}

static woad_value push_here(woad_vm *vm, woad_value stx, PushPacks *push) {
  switch (mode_of(vm, stx, push->phase)) {
  case MODE_NONE: return stx;
  case MODE_TRANSPARENT: return transparent(vm, stx, push, false);
  case MODE_TRANSPARENT_BINDING: return transparent(vm, stx, push, true);
  default: return push->taint != VALUE_FALSE ? taint(vm, stx, push->taint) : add_packs(vm, stx, push->packs);
  }
}

typedef struct { woad_value stx; PushPacks *push; } PushCall;
static woad_value push_call(woad_vm *vm, void *arg) { return push_here(vm, ((PushCall *)arg)->stx, ((PushCall *)arg)->push); }

/* Recurs with the depth of the syntax. */
static woad_value push_packs(woad_vm *vm, woad_value stx, PushPacks *push) {
  return UNLIKELY(stack_is_low(vm)) ? stack_call_fresh(vm, push_call, &(PushCall){stx, push}) : push_here(vm, stx, push);
}

woad_value syntax_push_packs(woad_vm *vm, woad_value stx, woad_value from) {
  if (!ARMING_WORKS) return stx;
  bool taints = syntax_is_tainted(from);
  PushPacks push = { .packs = taints ? VALUE_NULL : syntax_of(from)->packs,
                     .taint = taints ? syntax_taint_reason(vm, from) : VALUE_FALSE, .phase = syntax_current_phase(vm) };
  return push_packs(vm, stx, &push);
}

woad_value syntax_protect(woad_vm *vm, woad_value stx, woad_value inspector) {
  if (!ARMING_WORKS) return stx;
  woad_value packs = packs_add(vm, VALUE_NULL, inspector, VALUE_NULL);
  PushPacks push = { .packs = packs, .taint = VALUE_FALSE, .phase = syntax_current_phase(vm) };
  return push_packs(vm, stx, &push);
}
