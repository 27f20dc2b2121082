/* SPDX-License-Identifier: MIT
 * namespace.c: making namespaces, worlds and the records they hold. See namespace.h. */
#include "expander/namespace/namespace.h"

#include "expander/common/modpath.h"
#include "expander/namespace/expander_state.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"

World *namespace_make_world(woad_vm *vm) {
  World *world = mem_object(vm, World, TYPE_SYSTEM_TABLE);
  world->instances = hash_make(vm, HASH_EQ, HASH_STRONG);
  world->available = hash_make(vm, HASH_EQ, HASH_STRONG);
  return world;
}

Registry *namespace_make_registry(woad_vm *vm, Registry *parent) {
  Registry *registry = mem_object(vm, Registry, TYPE_SYSTEM_TABLE);
  registry->persistent = parent ? parent->persistent : hash_make(vm, HASH_EQ, HASH_STRONG);
  registry->parent = parent;
  registry->loading = VALUE_NULL;
  return registry;
}

Compiled *namespace_make_compiled(woad_vm *vm, CompiledKind kind) {
  Compiled *compiled = mem_object(vm, Compiled, TYPE_COMPILED);
  compiled->kind = kind;
  compiled->name = compiled->self = compiled->language_info = VALUE_FALSE;
  compiled->requires = compiled->items = compiled->bodies = compiled->pre = compiled->post = compiled->portals = VALUE_NULL;
  compiled->pre_names = compiled->post_names = VALUE_NULL;
  compiled->provides = compiled->inside = VALUE_FALSE;
  compiled->reader_inspector = compiled->loaded = compiled->source_name = compiled->known = VALUE_FALSE;
  return compiled;
}

Body *namespace_make_body(woad_vm *vm, int level, woad_value code, woad_value keys, woad_value literals) {
  Body *body = mem_object(vm, Body, TYPE_OTHER);
  body->level = level;
  body->code = code;
  body->keys = keys;
  body->nliterals = value_is_vector(literals) ? (uint32_t)vector_of(literals)->length : 0;
  body->literals = literals;
  body->owner = VALUE_FALSE;
  return body;
}

static Namespace *make_bare(woad_vm *vm, Registry *registry, World *world) {
  Namespace *ns = mem_object(vm, Namespace, TYPE_NAMESPACE);
  ns->registry = registry;
  ns->world = world;
  ns->outside = ns->inspector = ns->shift_from = VALUE_FALSE;
  ns->other_scopes = ns->lookup_hint = VALUE_NULL;
  ns->lift_count = box_make(vm, fixnum_make(0));
  ns->use_sites = box_make(vm, scopeset_value(scopeset_empty(vm)));
  ns->inspector = param_get(vm, vm->param.current_code_inspector);
  return ns;
}

Namespace *namespace_make_top(woad_vm *vm, Namespace *like) {
  Registry *registry = namespace_make_registry(vm, NULL);
  Namespace *ns = make_bare(vm, registry, namespace_make_world(vm));
  ns->self = modpath_self(vm, modpath_resolved(vm, symbol_uninterned(vm, "top-level", 9)));
  ns->inside = scope_make_multi(vm, symbol_intern(vm, "top-level"));
  ns->outside = scope_make(vm, SCOPE_TOP);
  ns->instance = instance_make(vm, NULL, VALUE_FALSE, ns->self, 0, ns->world, registry);
  ns->instance->inside = ns;
  ns->frame = ns->self;
  return ns;
}

Namespace *namespace_make_module(woad_vm *vm, Namespace *outer, woad_value name, woad_value self) {
  Registry *registry = namespace_make_registry(vm, outer->registry);
  World *world = namespace_make_world(vm);
  Namespace *ns = make_bare(vm, registry, world);
  ns->self = self;
  ns->inside = scope_make_multi(vm, modpath_resolved_name(name));
  ns->outside = scope_make(vm, SCOPE_MODULE);
  ns->instance = instance_make(vm, NULL, name, self, 0, world, registry);
  ns->instance->inside = ns;
  ns->frame = self;
  ns->is_module = true;
  instance_add(vm, world, ns->instance);
  return ns;
}

/* the scopes are those of the identifier that the compiled form keeps; the inside one is the newest that is shifted */
static void take_scopes(woad_vm *vm, Namespace *ns, woad_value id) {
  woad_value others = VALUE_NULL;
  bool found = false;
  ns->outside = VALUE_FALSE;
  for (const ScopeSet *set = syntax_of(id)->scopes; set->count > 0; set = set->rest) {
    Scope *scope = set->newest;
    bool is_shifted = (scope->header.flags & SCOPE_IS_SHIFTED) != 0;
    woad_value kept = is_shifted ? object_value(scope->multi) : object_value(scope);
    if (is_shifted && !found) ns->inside = kept;
    else others = pair_make(vm, kept, others);
    found = found || is_shifted;
  }
  for (; value_is_pair(others); others = pair_cdr(others)) {
    ns->other_scopes = pair_make(vm, pair_car(others), ns->other_scopes);
  }
}

Namespace *namespace_make_inside(woad_vm *vm, Instance *instance) {
  Namespace *ns = make_bare(vm, instance->registry, instance->world);
  ns->self = ns->frame = instance->self;
  ns->instance = instance;
  ns->phase = instance->base_phase;
  ns->is_module = true;
  ns->inside = scope_make_multi(vm, instance->name == VALUE_FALSE ? VALUE_FALSE : modpath_resolved_name(instance->name));
  instance->inside = ns;
  Compiled *compiled = instance->decl ? instance->decl->compiled : NULL;
  woad_value id = compiled ? vm->expander->calls.inside(vm, compiled, instance->decl->inspector) : VALUE_FALSE;
  if (id != VALUE_FALSE) {
    ns->shift_from = compiled->self;
    take_scopes(vm, ns, id);
  }
  return ns;
}

Namespace *namespace_at_phase(woad_vm *vm, Namespace *ns, int phase) {
  if (ns->phase == phase) return ns;
  Namespace *view = mem_object(vm, Namespace, TYPE_NAMESPACE);
  Header header = view->header;
  *view = *ns;
  view->header = header;
  view->phase = phase;
  return view;
}

Namespace *namespace_current(woad_vm *vm) {
  return namespace_of(param_get(vm, vm->param.current_namespace));
}

static void switch_back(woad_vm *vm, void *arg) {
  param_set(vm, vm->param.current_namespace, ((NamespaceSwitch *)arg)->saved);
}

void namespace_switch(woad_vm *vm, NamespaceSwitch *it, Namespace *ns) {
  it->saved = param_get(vm, vm->param.current_namespace);
  param_set(vm, vm->param.current_namespace, object_value(ns));
  cleanup_push(vm, &it->cleanup, switch_back, it);
}

woad_value namespace_add_scopes(woad_vm *vm, Namespace *ns, woad_value stx) {
  int base = ns->instance->base_phase; /* a view from another phase has the same scopes */
  if (ns->shift_from != VALUE_FALSE) stx = syntax_shift_modules(vm, stx, ns->shift_from, ns->self, ns->inspector);
  if (value_is_scope(ns->outside)) stx = syntax_adjust_scope(vm, stx, ns->outside, SCOPE_ADD, base);
  stx = syntax_adjust_scopes(vm, stx, ns->other_scopes, SCOPE_ADD, base);
  return ns->is_module ? syntax_adjust_scope(vm, stx, ns->inside, SCOPE_ADD, base)
                       : syntax_push_multi(vm, stx, ns->inside, base);
}

woad_value namespace_introduce(woad_vm *vm, Namespace *ns, woad_value stx) {
  int base = ns->instance->base_phase;
  if (ns->shift_from != VALUE_FALSE) stx = syntax_shift_modules(vm, stx, ns->shift_from, ns->self, ns->inspector);
  stx = syntax_push_multi(vm, stx, ns->inside, base);
  if (value_is_scope(ns->outside)) stx = syntax_adjust_scope(vm, stx, ns->outside, SCOPE_ADD, base);
  return syntax_adjust_scopes(vm, stx, ns->other_scopes, SCOPE_ADD, base);
}
