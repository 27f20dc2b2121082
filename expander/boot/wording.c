/* SPDX-License-Identifier: MIT
 * wording.c: see wording.h. */
#include "expander/boot/wording.h"

#include <string.h>

#include "expander/boot/resolver.h"
#include "expander/common/modpath.h"
#include "expander/namespace/expander_state.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* --- files, modules, places --- */

void wording_init(woad_vm *vm, Wording *w, const Watch *watch, Buf *out) {
  *w = (Wording){.vm = vm, .watch = watch, .out = out, .numbers = hash_make(vm, HASH_EQ, HASH_STRONG)};
  const char *directory = fs_current_directory(vm);
  size_t n = strlen(directory);
  w->directory = n && directory[n - 1] == '/' ? directory : raise_text(vm, "%s/", directory);
}

const char *wording_path(Wording *w, woad_value path) {
  const char *text = path_bytes(path), *collects = resolver_collects(w->vm);
  size_t n = strlen(w->directory);
  if (strncmp(text, w->directory, n) == 0) return text + n;
  n = collects ? strlen(collects) : 0;
  if (n && strncmp(text, collects, n) == 0) return raise_text(w->vm, "<collects>/%s", text + n);
  return text;
}

static const char *root_text(Wording *w, woad_value root) {
  return value_is_path(root) ? wording_path(w, root) : raise_text(w->vm, "'%D", root);
}

/* NAME: path, symbol, or list of one and names of submodules */
static const char *name_text(Wording *w, woad_value name) {
  if (!value_is_pair(name)) return root_text(w, name);
  const char *text = raise_text(w->vm, "(submod %s", root_text(w, pair_car(name)));
  for (name = pair_cdr(name); value_is_pair(name); name = pair_cdr(name)) text = raise_text(w->vm, "%s %D", text, pair_car(name));
  return raise_text(w->vm, "%s)", text);
}

static const char *module_text(Wording *w, woad_value resolved) { return name_text(w, modpath_resolved_name(resolved)); }

static woad_value root_of(woad_value resolved) {
  woad_value name = modpath_resolved_name(resolved);
  return value_is_pair(name) ? pair_car(name) : name;
}

static woad_value resolve(Wording *w, woad_value mpi) { return modpath_resolve(w->vm, mpi, false, VALUE_FALSE); }

/* " at FILE:LINE:COL", or "" */
static const char *place_text(Wording *w, woad_value stx) {
  const SrcLoc *at = syntax_of(stx)->location;
  if (!at || at->line < 0 || !value_is_path(at->source)) return "";
  return raise_text(w->vm, " at %s:%ld:%ld", wording_path(w, at->source), (long)at->line, (long)at->column);
}

static const char *phase_text(Wording *w, int phase) { return phase == PHASE_LABEL ? "label" : raise_text(w->vm, "%d", phase); }

/* --- scopes --- */

static int number_of(Wording *w, const Scope *scope) {
  woad_value known = hash_get(w->vm, w->numbers, object_value(scope));
  if (known != VALUE_NONE) return (int)fixnum_value(known);
  int number = (int)hash_count(w->numbers) + 1;
  hash_set(w->vm, w->numbers, object_value(scope), fixnum_make(number));
  return number;
}

static const char *phase_of_scope(Wording *w, const Scope *scope) {
  woad_value phase, at;
  HamtIter it;
  hamt_iter_init(&it, hamt_of(scope->multi->phases));
  while (hamt_iter_next(&it, &phase, &at)) {
    if (at == object_value(scope)) return phase == VALUE_FALSE ? "label" : raise_text(w->vm, "%D", phase);
  }
  return "?";
}

static const char *macro_text(Wording *w, woad_value macro) {
  const WatchMacro *m = watch_macro_of(macro);
  const char *from = m->module == VALUE_FALSE ? "" : raise_text(w->vm, " of %s", module_text(w, m->module));
  const char *at = place_text(w, m->use);
  return raise_text(w->vm, "macro `%D`%s%s%s", syntax_symbol(m->id), from, *at ? ", used" : "", at);
}

static const char *scope_text(Wording *w, const Scope *scope) {
  woad_value macro = hash_get(w->vm, w->watch->macros, object_value(scope));
  if (macro != VALUE_NONE) return raise_text(w->vm, "introduced by %s", macro_text(w, macro));
  if (scope->multi) {
    woad_value name = scope->multi->name;
    if (name == VALUE_FALSE) return raise_text(w->vm, "module, phase %s", phase_of_scope(w, scope));
    return raise_text(w->vm, "inside of module %s, phase %s", name_text(w, name), phase_of_scope(w, scope));
  }
  switch (scope->kind) {
  case SCOPE_MODULE: return "text of the module";
  case SCOPE_TOP: return "top level";
  case SCOPE_LOCAL: return "local binding form";
  case SCOPE_INTDEF: return "internal definitions";
  case SCOPE_MACRO: return "introduction";
  case SCOPE_USE_SITE: return "use site of a macro defined beside it";
  default: return "lifted expression";
  }
}

void wording_add_scopes(Wording *w, woad_value id, int phase) {
  const ScopeSet *set = syntax_scope_set(w->vm, id, phase);
  buf_add_cstring(w->vm, w->out, set->count ? "    scopes:\n" : "    scopes: none\n");
  for (woad_value l = scopeset_list(w->vm, set); value_is_pair(l); l = pair_cdr(l)) {
    Scope *scope = scope_of(pair_car(l));
    buf_add_format(w->vm, w->out, "      %d %s\n", number_of(w, scope), scope_text(w, scope));
  }
}

/* --- bindings --- */

static const char *sort_of(Wording *w, const Binding *b, woad_value defined_in) {
  if (modpath_resolved_name(defined_in) == w->vm->sym.core) return "core form";
  return b->is_syntax ? "macro" : "variable";
}

static const char *local_text(Wording *w, woad_value binding) {
  woad_value binder = watch_binder(w->vm, w->watch, binding);
  const char *at = binder == VALUE_FALSE ? "" : place_text(w, binder);
  return raise_text(w->vm, "local%s%s", *at ? ", bound" : "", at);
}

/* in one line, for lists of candidates */
static const char *binding_text(Wording *w, woad_value binding) {
  const Binding *b = binding_of(binding);
  if (b->kind == BINDING_LOCAL) return local_text(w, binding);
  if (b->kind == BINDING_TOP) return "top-level variable";
  woad_value defined_in = resolve(w, b->module), binder = watch_binder(w->vm, w->watch, binding);
  const char *at = binder == VALUE_FALSE ? "" : place_text(w, binder);
  return raise_text(w->vm, "module-level %s `%D` of %s%s, phase level %d", sort_of(w, b, defined_in), b->name,
                    module_text(w, defined_in), at, b->phase);
}

/* what the module exports as B's nominal name, at its nominal phase and space */
static const Binding *exported(Wording *w, const Namespace *ns, woad_value resolved, const Binding *b) {
  ModuleDecl *decl = registry_find(w->vm, ns->registry, resolved);
  if (!decl) return NULL;
  woad_value table = hash_get(w->vm, compiled_provides(w->vm, decl->compiled), mode_make(w->vm, b->nominal_phase, b->nominal_space));
  woad_value found = table == VALUE_NONE ? VALUE_NONE : hash_get(w->vm, hash_of(table), b->nominal_name);
  return found == VALUE_NONE ? NULL : binding_of(found);
}

static void add_require(Wording *w, const Binding *b, woad_value resolved) {
  woad_value spec = hash_get(w->vm, w->watch->requires, b->nominal_module);
  buf_add_format(w->vm, w->out, "      required: `%s` from %s", symbol_text(b->nominal_name), module_text(w, resolved));
  if (spec != VALUE_NONE) buf_add_cstring(w->vm, w->out, place_text(w, spec));
  buf_add_format(w->vm, w->out, ", phase shift %s\n", phase_text(w, b->nominal_require_phase));
}

/* Through which modules' exports the binding B came, each exporting what it required from the next. */
static void add_path(Wording *w, const Binding *b, woad_value resolved) {
  enum { LIMIT = 100 };
  const Namespace *ns = namespace_current(w->vm);
  for (int i = 0; i < LIMIT; i++) {
    const Binding *export = exported(w, ns, resolved, b);
    if (!export) return;
    buf_add_format(w->vm, w->out, "      through:  %s exports `%s` at phase level %s", module_text(w, resolved),
                   symbol_text(b->nominal_name), phase_text(w, b->nominal_phase));
    woad_value base = registry_absolute(w->vm, resolved);
    woad_value next = resolve(w, modpath_shift(w->vm, export->nominal_module, VALUE_FALSE, base));
    if (next == resolved) {
      buf_add_cstring(w->vm, w->out, ", its own\n");
      return;
    }
    buf_add_format(w->vm, w->out, ", required at phase shift %s\n", phase_text(w, export->nominal_require_phase));
    b = export;
    resolved = next;
  }
}

static void add_module_binding(Wording *w, woad_value binding) {
  const Binding *b = binding_of(binding);
  woad_value defined_in = resolve(w, b->module), binder = watch_binder(w->vm, w->watch, binding);
  buf_add_format(w->vm, w->out, "    binding: module-level %s\n      defined:  `%s` in %s%s, phase level %d\n",
                 sort_of(w, b, defined_in), symbol_text(b->name), module_text(w, defined_in),
                 binder != VALUE_FALSE && modpath_is_self(b->module) ? place_text(w, binder) : "", b->phase);
  if (modpath_is_self(b->module)) return; /* the module under way */
  woad_value nominal = resolve(w, b->nominal_module);
  const Namespace *ns = namespace_current(w->vm);
  bool noted = hash_get(w->vm, w->watch->requires, b->nominal_module) != VALUE_NONE;
  bool own_file = root_of(nominal) == root_of(param_get(w->vm, w->vm->param.current_module_declare_name));
  if ((noted || !own_file) && exported(w, ns, nominal, b)) {
    add_require(w, b, nominal);
    add_path(w, b, nominal);
  } else if (own_file) {
    buf_add_cstring(w->vm, w->out, "      reached:  as part of the enclosing module\n");
  } else {
    buf_add_cstring(w->vm, w->out, "      reached:  by syntax of that module, which does not export it\n");
  }
}

/* What keeps ID from the binding of SET: the scopes of SET that it lacks; or nothing. */
static void add_lacking(Wording *w, const ScopeSet *set, const ScopeSet *ids) {
  const char *sep = "; it lacks ";
  for (woad_value l = scopeset_list(w->vm, set); value_is_pair(l); l = pair_cdr(l)) {
    Scope *scope = scope_of(pair_car(l));
    if (scopeset_has(ids, pair_car(l))) continue;
    buf_add_format(w->vm, w->out, "%s%d (%s)", sep, number_of(w, scope), scope_text(w, scope));
    sep = ", ";
  }
}

static void add_numbers(Wording *w, const ScopeSet *set) {
  const char *sep = "";
  for (woad_value l = scopeset_list(w->vm, set); value_is_pair(l); l = pair_cdr(l), sep = " ") {
    buf_add_format(w->vm, w->out, "%s%d", sep, number_of(w, scope_of(pair_car(l))));
  }
}

/* The name as it is bound elsewhere: at other phases, and by binders of this expansion whose scopes ID does not have. */
static void add_near_misses(Wording *w, woad_value id, int phase) {
  woad_vm *vm = w->vm;
  for (int other = phase - 2; other <= phase + 2; other++) {
    woad_value binding;
    if (other != phase && binding_resolve(vm, id, other, &binding) == RESOLVE_FOUND)
      buf_add_format(vm, w->out, "      but at phase %d: %s\n", other, binding_text(w, binding));
  }
  const ScopeSet *ids = syntax_scope_set(vm, id, phase);
  woad_value binders = hash_get(vm, w->watch->binders, syntax_symbol(id));
  for (woad_value l = binders == VALUE_NONE ? VALUE_NULL : pair_reverse(vm, binders); value_is_pair(l); l = pair_cdr(l)) {
    const ScopeSet *set = syntax_scope_set(vm, pair_cdr(pair_car(l)), phase);
    if (scopeset_is_subset(set, ids)) continue;
    buf_add_format(vm, w->out, "      not meant: %s", binding_text(w, pair_car(pair_car(l))));
    add_lacking(w, set, ids);
    buf_add_cstring(vm, w->out, "\n");
  }
}

static void add_candidates(Wording *w, woad_value id, int phase) {
  const ScopeSet *ids = syntax_scope_set(w->vm, id, phase);
  for (woad_value l = binding_candidates(w->vm, id, phase); value_is_pair(l); l = pair_cdr(l)) {
    const ScopeSet *set = scopeset_of(pair_car(pair_car(l)));
    if (!scopeset_is_subset(set, ids)) continue;
    buf_add_format(w->vm, w->out, "      candidate: %s; scopes ", binding_text(w, pair_cdr(pair_car(l))));
    add_numbers(w, set);
    buf_add_cstring(w->vm, w->out, "\n");
  }
}

void wording_add_binding(Wording *w, const WatchEvent *event) {
  const ScopeSet *ids = syntax_scope_set(w->vm, event->id, event->phase);
  for (woad_value l = scopeset_list(w->vm, ids); value_is_pair(l); l = pair_cdr(l)) number_of(w, scope_of(pair_car(l)));
  if (event->status == RESOLVE_UNBOUND) {
    buf_add_format(w->vm, w->out, "    binding: none: unbound at phase %s\n", phase_text(w, event->phase));
    add_near_misses(w, event->id, event->phase);
  } else if (event->status == RESOLVE_AMBIGUOUS) {
    buf_add_cstring(w->vm, w->out, "    binding: ambiguous: no candidate's scopes contain those of all the others\n");
    add_candidates(w, event->id, event->phase);
  } else if (binding_of(event->binding)->kind == BINDING_MODULE) {
    add_module_binding(w, event->binding);
  } else {
    buf_add_format(w->vm, w->out, "    binding: %s\n", binding_text(w, event->binding));
  }
}

/* --- where it comes from --- */

void wording_add_source(Wording *w, woad_value id, int phase) {
  enum { LIMIT = 50 };
  woad_value origin = syntax_of(id)->origin, macro = watch_introducer(w->vm, w->watch, id, phase);
  for (int i = 0; i < LIMIT && macro != VALUE_FALSE; i++) {
    buf_add_format(w->vm, w->out, "    %s %s\n", i ? "  from the result of" : "introduced by:", macro_text(w, macro));
    macro = watch_introducer(w->vm, w->watch, watch_macro_of(macro)->id, phase);
  }
  woad_value first = watch_introducer(w->vm, w->watch, id, phase);
  if (origin == VALUE_FALSE && first != VALUE_FALSE) origin = watch_macro_of(first)->module;
  bool implicit = syntax_property(w->vm, id, symbol_intern(w->vm, "implicit-made-explicit")) != VALUE_FALSE;
  buf_add_format(w->vm, w->out, "    origin:  %s\n", implicit ? "the expander" :
                 origin == VALUE_FALSE ? wording_path(w, w->watch->file) : module_text(w, origin));
}

static const char *armed_by_text(Wording *w, woad_value who, woad_value armed) {
  if (who == VALUE_NONE) {
    woad_value origin = syntax_of(armed)->origin;
    return origin == VALUE_FALSE ? "quoted syntax" : raise_text(w->vm, "quoted syntax of %s", module_text(w, origin));
  }
  return who == VALUE_FALSE ? "code outside of transformers" : macro_text(w, who);
}

void wording_add_protection(Wording *w, woad_value id) {
  if (syntax_is_armed(id)) {
    woad_value who = hash_get(w->vm, w->watch->armings, syntax_of(id)->packs);
    buf_add_format(w->vm, w->out, "    armed by %s\n", armed_by_text(w, who, id));
  }
  if (!syntax_is_tainted(id)) return;
  buf_add_cstring(w->vm, w->out, "    tainted\n");
  if (value_is_null(syntax_of(id)->packs)) return;
  const WatchTaking *taking = watch_taking_of(syntax_of(id)->packs);
  const char *at = place_text(w, taking->armed);
  buf_add_format(w->vm, w->out, "      part of: syntax%s, armed by %s\n", at, armed_by_text(w, taking->armed_by, taking->armed));
  buf_add_format(w->vm, w->out, "      taken apart by: %s%s%s%s\n",
                 taking->taken_by == VALUE_FALSE ? "the expander or code outside of transformers" : macro_text(w, taking->taken_by),
                 taking->primitive ? ", with `" : "", taking->primitive ? taking->primitive : "", taking->primitive ? "`" : "");
}
