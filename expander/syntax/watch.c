/* SPDX-License-Identifier: MIT
 * watch.c: see watch.h. */
#include "expander/syntax/watch.h"

#include <string.h>

#include "expander/syntax/syntax_rep.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/thread/stack.h"

void watch_start(woad_vm *vm, woad_value name, woad_value file, woad_value source, int64_t line, int64_t column) {
  Watch *watch = mem_new(vm, Watch);
  watch->name = name;
  watch->file = file;
  watch->source = source;
  watch->line = line;
  watch->column = column;
  watch->events = watch->others = VALUE_NULL;
  watch->macros = hash_make(vm, HASH_EQ, HASH_STRONG);
  watch->binders = hash_make(vm, HASH_EQ, HASH_STRONG);
  watch->requires = hash_make(vm, HASH_EQ, HASH_STRONG);
  watch->armings = hash_make(vm, HASH_EQ, HASH_STRONG);
  state_of(vm)->watch = watch;
}

static bool is_at_place(const Watch *watch, woad_value stx) {
  const SrcLoc *at = syntax_of(stx)->location;
  return at && at->line == watch->line && at->column == watch->column && value_is_path(at->source) &&
         (at->source == watch->source || strcmp(path_bytes(at->source), path_bytes(watch->source)) == 0);
}

/* Whether ID is the one; a different name at the place is remembered. */
static bool is_wanted(woad_vm *vm, Watch *watch, woad_value id) {
  if (!is_at_place(watch, id)) return false;
  if (syntax_symbol(id) == watch->name) return true;
  if (pair_memq(syntax_symbol(id), watch->others) == VALUE_FALSE) watch->others = pair_make(vm, syntax_symbol(id), watch->others);
  return false;
}

static WatchEvent *add_event(woad_vm *vm, Watch *watch, WatchRole role, woad_value id, int phase) {
  WatchEvent *event = mem_object(vm, WatchEvent, TYPE_OTHER);
  event->role = role;
  event->phase = phase;
  event->id = id;
  event->status = RESOLVE_UNBOUND;
  event->binding = VALUE_FALSE;
  watch->events = pair_make(vm, object_value(event), watch->events);
  return event;
}

/* The introduction scope of the transformer that runs, or VALUE_FALSE. */
static woad_value running_scope(woad_vm *vm) {
  return vm->hooks.current_introduction ? vm->hooks.current_introduction(vm) : VALUE_FALSE;
}

void watch_note(woad_vm *vm, WatchRole role, woad_value id, int phase) {
  Watch *watch = state_of(vm)->watch;
  if (!is_wanted(vm, watch, id)) return;
  if (watch_is_by_transformer(role) && running_scope(vm) != VALUE_FALSE) /* seen from outside of it */
    id = syntax_adjust_scope(vm, id, running_scope(vm), SCOPE_FLIP, 0);
  WatchEvent *event = add_event(vm, watch, role, id, phase);
  if (role < WATCH_QUOTED) event->status = binding_resolve(vm, id, phase, &event->binding);
}

void watch_note_binding(woad_vm *vm, woad_value id, woad_value binding, int phase) {
  Watch *watch = state_of(vm)->watch;
  woad_value symbol = syntax_symbol(id), old = hash_get(vm, watch->binders, symbol);
  if (old == VALUE_NONE) old = VALUE_NULL;
  hash_set(vm, watch->binders, symbol, pair_make(vm, pair_make(vm, binding, id), old));
  if (!is_wanted(vm, watch, id)) return;
  WatchEvent *event = add_event(vm, watch, WATCH_BINDING, id, phase);
  event->status = RESOLVE_FOUND;
  event->binding = binding;
}

typedef struct { WatchRole role; int phase; woad_value datum; } Quoted;

static woad_value note_part(woad_vm *vm, woad_value part, void *arg);

static woad_value note_content(woad_vm *vm, void *arg) {
  Quoted *q = arg;
  if (syntax_is_identifier(q->datum)) watch_note(vm, q->role, q->datum, q->phase);
  else if (value_is_syntax(q->datum)) {
    woad_value content = syntax_content(vm, q->datum);
    if (syntax_has_parts(vm, content)) syntax_map_parts(vm, content, note_part, q);
  }
  return VALUE_VOID;
}

static woad_value note_part(woad_vm *vm, woad_value part, void *arg) {
  Quoted q = *(Quoted *)arg;
  q.datum = part;
  if (stack_is_low(vm)) stack_call_fresh(vm, note_content, &q);
  else note_content(vm, &q);
  return part;
}

void watch_note_quoted(woad_vm *vm, WatchRole role, woad_value datum, int phase) {
  note_part(vm, datum, &(Quoted){.role = role, .phase = phase});
}

void watch_note_macro(woad_vm *vm, woad_value scope, woad_value id, woad_value module, woad_value use) {
  WatchMacro *macro = mem_object(vm, WatchMacro, TYPE_OTHER);
  macro->id = id;
  macro->module = module;
  macro->use = use;
  hash_set(vm, state_of(vm)->watch->macros, scope, object_value(macro));
}

void watch_note_require(woad_vm *vm, woad_value mpi, woad_value path) {
  hash_set(vm, state_of(vm)->watch->requires, mpi, path);
}

/* The macro that runs now, or VALUE_FALSE. */
static woad_value running_macro(woad_vm *vm, const Watch *watch) {
  woad_value macro = hash_get(vm, watch->macros, running_scope(vm));
  return macro == VALUE_NONE ? VALUE_FALSE : macro;
}

void watch_note_arming(woad_vm *vm, woad_value packs, woad_value from) {
  Watch *watch = state_of(vm)->watch;
  if (value_is_null(from)) {
    hash_set(vm, watch->armings, packs, running_macro(vm, watch));
    return;
  }
  woad_value known = hash_get(vm, watch->armings, from);
  if (known != VALUE_NONE) hash_set(vm, watch->armings, packs, known);
}

woad_value watch_taking(woad_vm *vm, woad_value armed) {
  const Watch *watch = state_of(vm)->watch;
  WatchTaking *taking = mem_object(vm, WatchTaking, TYPE_OTHER);
  taking->armed = armed;
  taking->armed_by = hash_get(vm, watch->armings, syntax_of(armed)->packs);
  taking->taken_by = running_macro(vm, watch);
  taking->primitive = vm->running_primitive;
  return object_value(taking);
}

static bool is_same_binding(const Binding *a, const Binding *b) {
  if (a == b) return true;
  if (a->kind != b->kind) return false;
  return a->kind == BINDING_MODULE ? a->module == b->module && a->phase == b->phase && a->name == b->name : a->key == b->key;
}

woad_value watch_binder(woad_vm *vm, const Watch *watch, woad_value binding) {
  woad_value symbol, id;
  for (int64_t at = hash_next(watch->binders, -1); at >= 0; at = hash_next(watch->binders, at)) {
    if (!hash_entry(watch->binders, at, &symbol, &id)) continue;
    for (woad_value l = id; value_is_pair(l); l = pair_cdr(l)) {
      if (is_same_binding(binding_of(pair_car(pair_car(l))), binding_of(binding))) return pair_cdr(pair_car(l));
    }
  }
  return VALUE_FALSE;
}

woad_value watch_introducer(woad_vm *vm, const Watch *watch, woad_value id, int phase) {
  const ScopeSet *set = syntax_scope_set(vm, id, phase);
  for (; set->count > 0; set = set->rest) {
    woad_value macro = hash_get(vm, watch->macros, object_value(set->newest));
    if (macro != VALUE_NONE) return macro;
  }
  return VALUE_FALSE;
}
