/* SPDX-License-Identifier: MIT
 * provide.c: #%provide: raw provide specs into the provides tables of a module under way. */
#include "expander/common/modpath.h"
#include "expander/expand/core.h"
#include "expander/expand/module.h"
#include "expander/expand/transformer.h"
#include "expander/namespace/access.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hamt.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

typedef struct Provide {
  ModuleExpansion *me;
  woad_value form;
  ExpandCtx *ctx;
  int phase;             /* of the names; PHASE_LABEL */
  woad_value space;      /* of the names, and the one they are offered in */
  bool is_protected, is_shifted, is_spaced; /* inside a protect, phase or space form */
} Provide;

static Hash *table_at(woad_vm *vm, ModuleExpansion *me, woad_value key) {
  woad_value found = hash_get(vm, me->provides, key);
  if (found != VALUE_NONE) return hash_of(found);
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  hash_set(vm, me->provides, key, object_value(table));
  return table;
}

/* Path indexes of another instance's self are made absolute: an entry's own self means this module (namespace.h N3). */
static woad_value own_or_absolute(woad_vm *vm, const ModuleExpansion *me, woad_value mpi) {
  if (mpi == me->self) return mpi;
  woad_value root = mpi;
  while (value_is_mpi(root) && !modpath_is_self(root) && value_is_mpi(mpi_of(root)->base)) root = mpi_of(root)->base;
  if (!value_is_mpi(root) || !modpath_is_self(root) || root == me->self) return mpi;
  return registry_absolute(vm, modpath_resolve(vm, mpi, false, VALUE_FALSE));
}

static bool is_macro(woad_vm *vm, const Provide *pv, const Binding *binding, int phase) {
  if (binding->module != pv->me->self) return binding->is_syntax;
  return instance_try_macro(vm, pv->me->ns->instance, phase, binding->name) != VALUE_NONE;
}

static void add(woad_vm *vm, const Provide *pv, woad_value exported, woad_value binding, woad_value id) {
  Hash *table = table_at(vm, pv->me, mode_make(vm, pv->phase, pv->space));
  woad_value old = hash_get(vm, table, exported);
  if (old != VALUE_NONE) {
    if (binding_same(vm, old, binding)) return;
    syntax_raise(vm, VALUE_FALSE, "identifier already provided (as a different binding)", pv->form, id);
  }
  woad_value copy = binding_copy(vm, binding);
  Binding *made = binding_of(copy);
  made->module = own_or_absolute(vm, pv->me, made->module);
  if (value_is_mpi(made->nominal_module)) made->nominal_module = own_or_absolute(vm, pv->me, made->nominal_module);
  made->is_syntax = is_macro(vm, pv, made, pv->phase);
  made->is_protected = made->is_protected || pv->is_protected;
  hash_set(vm, table, exported, copy);
}

/* Only what the module defines can be protected by it. */
static void refuse_protecting(woad_vm *vm, const Provide *pv, woad_value binding, woad_value exported) {
  if (!pv->is_protected || binding_of(binding)->module == pv->me->self) return;
  syntax_raise(vm, symbol_intern(vm, "?"), "cannot protect required identifier in re-provide", syntax_make(vm, exported, NULL), VALUE_FALSE);
}

/* Re-exporting what its module protects takes the power to use it. */
static void check_protection(woad_vm *vm, const Provide *pv, woad_value binding, woad_value id) {
  const Binding *b = binding_of(binding);
  if (!b->is_protected || b->module == pv->me->self || pv->phase == PHASE_LABEL) return;
  woad_value name = modpath_resolve(vm, b->module, false, VALUE_FALSE);
  ModuleDecl *decl = registry_find(vm, pv->me->ns->registry, name);
  if (!decl) return;
  Instance *instance = instance_find(vm, pv->me->ns, name, instance_base_for(decl, pv->phase, b->phase), false);
  if (instance) access_check(vm, instance, b, id, b->is_syntax);
}

/* Whether ID, in PV's space, has its BINDING from without. */
static bool is_only_outside(woad_vm *vm, const Provide *pv, woad_value id, woad_value binding) {
  if (pv->space == VALUE_FALSE) return false;
  woad_value outside, bare = syntax_adjust_scope(vm, id, scope_interned(vm, pv->space), SCOPE_REMOVE, 0);
  return binding_resolve(vm, bare, pv->phase, &outside) == RESOLVE_FOUND && outside == binding;
}

static woad_value provided_binding(woad_vm *vm, const Provide *pv, woad_value written, woad_value exported) {
  woad_value binding, id = mode_add_space(vm, written, pv->space);
  if (watch_is_on(vm)) watch_note(vm, WATCH_EXPORT, id, pv->phase);
  ResolveStatus status = binding_resolve(vm, id, pv->phase, &binding);
  if (status == RESOLVE_AMBIGUOUS) binding_raise_ambiguous(vm, id, pv->phase);
  if (status != RESOLVE_FOUND || binding_of(binding)->kind != BINDING_MODULE)
    syntax_raise(vm, symbol_intern(vm, "provide"), "provided identifier is not defined or required", pv->form, written);
  if (syntax_is_tainted(id))
    syntax_raise(vm, VALUE_FALSE, "cannot use identifier tainted by macro transformation", id, VALUE_FALSE);
  refuse_protecting(vm, pv, binding, exported);
  if (is_only_outside(vm, pv, id, binding))
    syntax_raise(vm, symbol_intern(vm, "provide"), "provided identifier is defined only outside the space", pv->form, written);
  if (binding_of(binding)->rename_to != VALUE_FALSE) {
    woad_value symbol, target = binding_resolve_free(vm, id, pv->phase, &symbol);
    if (value_is_binding(target) && binding_of(target)->kind == BINDING_MODULE) binding = target;
  }
  check_protection(vm, pv, binding, id);
  return binding;
}

static void add_id(woad_vm *vm, const Provide *pv, woad_value id, woad_value exported) {
  add(vm, pv, exported, provided_binding(vm, pv, id, exported), id);
}

static woad_value with_prefix(woad_vm *vm, woad_value prefix, woad_value symbol) {
  return prefix == VALUE_FALSE ? symbol : symbol_intern(vm, raise_text(vm, "%s%s", symbol_text(prefix), symbol_text(symbol)));
}

static woad_value check_id(woad_vm *vm, woad_value id, woad_value spec) {
  if (!syntax_is_identifier(id)) syntax_raise(vm, VALUE_FALSE, "not an identifier", spec, id);
  return id;
}

static woad_value except_table(woad_vm *vm, woad_value ids, woad_value spec) {
  woad_value except = hamt_empty(vm, HASH_EQ);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    except = hamt_set(vm, except, syntax_symbol(check_id(vm, pair_car(ids), spec)), pair_car(ids));
  }
  return except;
}

/* --- all-defined --- */

/* whether ID is bound in PV's space itself, not just seen from it */
static bool is_in_space(woad_vm *vm, woad_value id, const Provide *pv) {
  return pv->space == VALUE_FALSE || scopeset_has(syntax_of(id)->scopes, scope_interned(vm, pv->space));
}

/* Names whose scopes are those of SPEC: what macros introduced stays inside. */
static void all_defined(woad_vm *vm, const Provide *pv, woad_value spec, woad_value except_ids, woad_value prefix) {
  for (woad_value l = except_ids; value_is_pair(l); l = pair_cdr(l)) {
    woad_value binding;
    if (binding_resolve(vm, mode_add_space(vm, check_id(vm, pair_car(l), spec), pv->space), pv->phase, &binding) == RESOLVE_FOUND &&
        binding_of(binding)->module == pv->me->self) continue;
    syntax_raise(vm, symbol_intern(vm, "provide"), "cannot provide from a module without a matching require", pv->form, spec);
  }
  woad_value except = except_table(vm, except_ids, spec), symbol, id;
  Hash *defined = module_defined_at(vm, pv->me, pv->phase);
  woad_value disarmed = syntax_disarm_all(vm, spec);
  for (int64_t pos = hash_next(defined, -1); pos >= 0; pos = hash_next(defined, pos)) {
    if (!hash_entry(defined, pos, &symbol, &id)) continue;
    woad_value name = syntax_symbol(id), binding;
    if (hamt_get(vm, hamt_of(except), name) != VALUE_NONE) continue;
    woad_value as_seen = mode_add_space(vm, syntax_from_datum(vm, disarmed, name, NULL, VALUE_FALSE), pv->space);
    if (!is_in_space(vm, id, pv)) continue;
    if (binding_resolve(vm, as_seen, pv->phase, &binding) != RESOLVE_FOUND) continue;
    if (binding_of(binding)->module != pv->me->self || binding_of(binding)->name != symbol) continue;
    add_id(vm, pv, id, with_prefix(vm, prefix, name));
  }
}

/* --- all-from: what was imported with the shift that the form stands at, at all levels --- */

static void add_import(woad_vm *vm, const Provide *pv, const Import *import, woad_value local, woad_value provided,
                       woad_value exported, woad_value context) {
  woad_value id = mode_add_space(vm, syntax_from_datum(vm, context, local, NULL, VALUE_FALSE), pv->space), binding;
  if (binding_resolve(vm, id, pv->phase, &binding) != RESOLVE_FOUND) return;
  if (!binding_same(vm, binding, require_import_binding(vm, import, provided, exported))) return;
  refuse_protecting(vm, pv, binding, local);
  check_protection(vm, pv, binding, id);
  add(vm, pv, local, binding, id);
}

static void all_from_import(woad_vm *vm, const Provide *pv, const Import *import, woad_value context, woad_value except) {
  if (import->local != VALUE_FALSE) {
    if (hamt_get(vm, hamt_of(except), syntax_symbol(import->local)) != VALUE_NONE) return;
    add_import(vm, pv, import, syntax_symbol(import->local), hash_get(vm, import->provides, import->exported),
               import->exported, context);
    return;
  }
  woad_value exported, provided;
  for (int64_t pos = hash_next(import->provides, -1); pos >= 0; pos = hash_next(import->provides, pos)) {
    if (!hash_entry(import->provides, pos, &exported, &provided)) continue;
    if (import->except != VALUE_FALSE && hamt_get(vm, hamt_of(import->except), exported) != VALUE_NONE) continue;
    woad_value local = with_prefix(vm, import->prefix, exported);
    if (hamt_get(vm, hamt_of(except), local) != VALUE_NONE) continue;
    add_import(vm, pv, import, local, provided, exported, context);
  }
}

static bool imports_name(woad_vm *vm, const Import *import, woad_value local) {
  if (import->local != VALUE_FALSE) return syntax_symbol(import->local) == local;
  if (import->prefix == VALUE_FALSE) return hash_get(vm, import->provides, local) != VALUE_NONE;
  return true;
}

/* whether the module was required with that shift, though it may have given no names */
static bool required_at(woad_vm *vm, const ModuleExpansion *me, woad_value name, int phase) {
  woad_value phases = hash_get(vm, me->required, name);
  return phases != VALUE_NONE && pair_memq(phase == PHASE_LABEL ? VALUE_FALSE : fixnum_make(phase), phases) != VALUE_FALSE;
}

/* A spec that all-from-out made has the whole form as its property 'all-from-out. */
static void all_from(woad_vm *vm, const Provide *pv, woad_value spec, woad_value path, woad_value except_ids) {
  ModuleExpansion *me = pv->me;
  woad_value datum = syntax_to_datum(vm, path);
  if (!modpath_is_module_path(vm, datum)) syntax_raise(vm, symbol_intern(vm, "provide"), "not a module path", pv->form, path);
  woad_value name = modpath_resolve(vm, modpath_index(vm, require_own_submodule(vm, me, datum), me->self), false, path);
  woad_value except = except_table(vm, except_ids, spec);
  woad_value context = syntax_disarm_all(vm, path);
  bool found = false, shifted = false;
  woad_value missing = except_ids;
  for (woad_value l = me->imports.head; value_is_pair(l); l = pair_cdr(l)) {
    const Import *import = VALUE_AS(Import, pair_car(l));
    if (import->name != name) continue;
    found = true;
    bool is_shift = import->shift == pv->phase && import->to_space == (pv->is_spaced ? pv->space : SPACE_SAME);
    shifted = shifted || is_shift;
    PairBuilder left;
    pair_builder_init(&left);
    for (woad_value m = missing; value_is_pair(m); m = pair_cdr(m)) {
      if (!imports_name(vm, import, syntax_symbol(pair_car(m)))) pair_builder_add(vm, &left, pair_car(m));
    }
    missing = left.head;
    if (!is_shift) continue;
    Provide at = *pv;
    at.phase = require_import_phase(import);
    at.space = mode_shift_space(import->space, import->to_space);
    all_from_import(vm, &at, import, context, except);
  }
  woad_value who = symbol_intern(vm, "provide"), written = syntax_property(vm, spec, symbol_intern(vm, "all-from-out"));
  bool is_required = shifted || required_at(vm, me, name, pv->phase);
  if (!is_required && value_is_syntax(written))
    syntax_raise(vm, VALUE_FALSE, pv->phase == 0 ? "no corresponding require"
                 : raise_text(vm, "no corresponding require at phase level %d", pv->phase), written, path);
  if (!found && hash_get(vm, me->required, name) == VALUE_NONE)
    syntax_raise(vm, who, "cannot provide from a module without a matching require", pv->form, VALUE_FALSE);
  if (value_is_pair(missing))
    syntax_raise(vm, who, "excluded identifier was not required from the specified module", pv->form, pair_car(missing));
}

/* --- specs --- */

static void parse(woad_vm *vm, const Provide *pv, woad_value spec);

static void parse_all(woad_vm *vm, Provide pv, woad_value specs) {
  for (; value_is_pair(specs); specs = pair_cdr(specs)) parse(vm, &pv, pair_car(specs));
}

static Provide shifted(const Provide *pv, int by) {
  Provide out = *pv;
  if (out.phase != PHASE_LABEL) out.phase = by == PHASE_LABEL ? PHASE_LABEL : out.phase + by;
  out.is_shifted = true;
  return out;
}

static _Noreturn void bad_form(woad_vm *vm, const Provide *pv, const char *message, woad_value at) {
  syntax_raise(vm, symbol_intern(vm, "provide"), message, pv->form, at);
}

static void refuse_nesting(woad_vm *vm, const Provide *pv, bool nested, woad_value spec, woad_value head) {
  if (nested) bad_form(vm, pv, raise_text(vm, "nested `%s' not allowed", symbol_text(head)), spec);
}

/* (struct NAME (FIELD ...)): the names that the old struct form makes */
static void provide_struct(woad_vm *vm, const Provide *pv, woad_value name, woad_value fields) {
  const char *text = symbol_text(syntax_symbol(name));
  const char *shapes[] = { "%s", "make-%s", "struct:%s", "%s?" };
  for (size_t i = 0; i < 4; i++) {
    woad_value symbol = symbol_intern(vm, raise_text(vm, shapes[i], text));
    add_id(vm, pv, syntax_from_datum(vm, name, symbol, syntax_of(name)->location, VALUE_FALSE), symbol);
  }
  for (; value_is_pair(fields); fields = pair_cdr(fields)) {
    const char *field = symbol_text(syntax_symbol(pair_car(fields)));
    const char *names[] = { raise_text(vm, "%s-%s", text, field), raise_text(vm, "set-%s-%s!", text, field) };
    for (size_t i = 0; i < 2; i++) {
      woad_value symbol = symbol_intern(vm, names[i]);
      add_id(vm, pv, syntax_from_datum(vm, name, symbol, syntax_of(name)->location, VALUE_FALSE), symbol);
    }
  }
}

static woad_value spec_parts(woad_vm *vm, woad_value spec, int min, int max) {
  woad_value parts = form_list(vm, syntax_disarm_all(vm, spec));
  int64_t n = parts == VALUE_FALSE ? -1 : pair_list_length(parts);
  if (n < min || (max >= 0 && n > max)) form_bad(vm, spec);
  return parts;
}

/* (expand FORM) or (expand FORM ORIGINAL): FORM is a macro use that becomes (begin raw-provide-spec ...); complaints about
 * these show ORIGINAL */
static void provide_expanded(woad_vm *vm, const Provide *pv, woad_value spec) {
  woad_value all = spec_parts(vm, spec, 2, 3), form = pair_cadr(all);
  if (!syntax_is_pair(vm, syntax_disarm_all(vm, form))) form_bad(vm, spec);
  check_id(vm, syntax_car(vm, syntax_disarm_all(vm, form)), spec);
  ExpandCtx *ctx = expandctx_copy(vm, pv->ctx);
  ctx->stops = pair_make(vm, expand_core_id(vm, "begin", ctx->phase), VALUE_NULL);
  ctx->only_immediate = true;
  ctx->transforming_provides = true;
  woad_value out = expand_partially(vm, form, ctx);
  woad_value parts = form_list(vm, syntax_disarm_all(vm, out));
  CoreForm *core = expand_core_of(vm, out, ctx);
  if (parts == VALUE_FALSE || !core || core->name != vm->sym.begin)
    bad_form(vm, pv, "expansion was not a `begin' sequence", spec);
  Provide inner = *pv;
  if (value_is_pair(pair_cddr(all))) inner.form = pair_caddr(all);
  parse_all(vm, inner, pair_cdr(parts));
}

static bool parse_phases(woad_vm *vm, const Provide *pv, woad_value spec, woad_value head) {
  const struct Sym *sym = &vm->sym;
  bool is_phase = head == sym->for_syntax || head == sym->for_template || head == sym->for_label || head == sym->for_meta;
  refuse_nesting(vm, pv, (is_phase && pv->is_shifted) || (head == sym->protect && pv->is_protected) ||
                 (strcmp(symbol_text(head), "for-space") == 0 && pv->is_spaced), spec, head);
  if (head == sym->for_syntax) parse_all(vm, shifted(pv, 1), pair_cdr(spec_parts(vm, spec, 1, -1)));
  else if (head == sym->for_template) parse_all(vm, shifted(pv, -1), pair_cdr(spec_parts(vm, spec, 1, -1)));
  else if (head == sym->for_label) parse_all(vm, shifted(pv, PHASE_LABEL), pair_cdr(spec_parts(vm, spec, 1, -1)));
  else if (head == sym->for_meta) {
    woad_value parts = spec_parts(vm, spec, 2, -1), n = syntax_to_datum(vm, pair_cadr(parts));
    if (n != VALUE_FALSE && !phase_is_level(n)) bad_form(vm, pv, "bad `for-meta' phase", spec);
    parse_all(vm, shifted(pv, n == VALUE_FALSE ? PHASE_LABEL : (int)fixnum_value(n)), pair_cddr(parts));
  } else if (head == sym->protect) {
    Provide inner = *pv;
    inner.is_protected = true;
    parse_all(vm, inner, pair_cdr(spec_parts(vm, spec, 1, -1)));
  } else if (strcmp(symbol_text(head), "expand") == 0) {
    provide_expanded(vm, pv, spec);
  } else if (strcmp(symbol_text(head), "for-space") == 0) {
    woad_value parts = spec_parts(vm, spec, 2, -1), space = syntax_to_datum(vm, pair_cadr(parts));
    if (space != VALUE_FALSE && !(value_is_symbol(space) && symbol_is_interned(space))) bad_form(vm, pv, "bad `for-space' space", spec);
    Provide inner = *pv;
    inner.space = space;
    inner.is_spaced = true;
    parse_all(vm, inner, pair_cddr(parts));
  } else {
    return false;
  }
  return true;
}

static bool parse_sets(woad_vm *vm, const Provide *pv, woad_value spec, woad_value head) {
  const struct Sym *sym = &vm->sym;
  woad_value parts;
  if (head == sym->rename) {
    parts = spec_parts(vm, spec, 3, 3);
    add_id(vm, pv, check_id(vm, pair_cadr(parts), spec), syntax_symbol(check_id(vm, pair_caddr(parts), spec)));
  } else if (head == sym->all_from) {
    parts = spec_parts(vm, spec, 2, 2);
    all_from(vm, pv, spec, pair_cadr(parts), VALUE_NULL);
  } else if (head == sym->all_from_except) {
    parts = spec_parts(vm, spec, 2, -1);
    all_from(vm, pv, spec, pair_cadr(parts), pair_cddr(parts));
  } else if (head == sym->all_defined) {
    spec_parts(vm, spec, 1, 1);
    all_defined(vm, pv, spec, VALUE_NULL, VALUE_FALSE);
  } else if (head == sym->all_defined_except) {
    all_defined(vm, pv, spec, pair_cdr(spec_parts(vm, spec, 1, -1)), VALUE_FALSE);
  } else if (head == sym->prefix_all_defined) {
    parts = spec_parts(vm, spec, 2, 2);
    all_defined(vm, pv, spec, VALUE_NULL, syntax_symbol(check_id(vm, pair_cadr(parts), spec)));
  } else if (head == sym->prefix_all_defined_except) {
    parts = spec_parts(vm, spec, 2, -1);
    all_defined(vm, pv, spec, pair_cddr(parts), syntax_symbol(check_id(vm, pair_cadr(parts), spec)));
  } else if (head == sym->struct_) {
    parts = spec_parts(vm, spec, 3, 3);
    woad_value fields = form_list(vm, pair_caddr(parts));
    if (fields == VALUE_FALSE) form_bad(vm, spec);
    for (woad_value l = fields; value_is_pair(l); l = pair_cdr(l)) check_id(vm, pair_car(l), spec);
    provide_struct(vm, pv, check_id(vm, pair_cadr(parts), spec), fields);
  } else {
    return false;
  }
  return true;
}

static void parse(woad_vm *vm, const Provide *pv, woad_value spec) {
  if (syntax_is_identifier(spec)) {
    add_id(vm, pv, spec, syntax_symbol(spec));
    return;
  }
  woad_value disarmed = syntax_disarm_all(vm, spec);
  if (syntax_is_pair(vm, disarmed) && syntax_is_identifier(syntax_car(vm, disarmed))) {
    woad_value head = syntax_symbol(syntax_car(vm, disarmed));
    if (parse_phases(vm, pv, spec, head) || parse_sets(vm, pv, spec, head)) return;
  }
  syntax_raise(vm, symbol_intern(vm, "provide"), "bad syntax", pv->form, spec);
}

woad_value provide_perform(woad_vm *vm, ModuleExpansion *me, woad_value form, int phase, ExpandCtx *ctx) {
  woad_value parts = form_parts(vm, syntax_disarm_all(vm, form), form, 1, -1);
  Provide pv = { .me = me, .form = form, .ctx = ctx, .phase = phase, .space = VALUE_FALSE };
  parse_all(vm, pv, pair_cdr(parts));
  return form;
}
