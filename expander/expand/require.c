/* SPDX-License-Identifier: MIT
 * require.c: #%require: raw require specs, binding what they import, and visiting or planning what must run.
 *
 * Whole modules become bulk bindings; only and rename bind one name at a time. Within a module a definition shadows any
 * import and an import shadows the language's bindings; two different imports of one name are an error. */
#include "expander/common/modpath.h"
#include "expander/expand/eval_compile.h"
#include "expander/expand/module.h"
#include "expander/expand/portal.h"
#include "expander/expand/transformer.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hamt.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

typedef struct Require {
  ModuleExpansion *me;   /* NULL at the top level */
  ExpandCtx *ctx;        /* where the form stands */
  Namespace *ns;
  woad_value form;       /* the whole #%require, or VALUE_FALSE */
  woad_value who;        /* in complaints about names, at the top level */
  PairBuilder *copies;   /* gets the local names of imported variables, unless NULL */
  Plan *plan;            /* gets what must run, and nothing is bound, unless NULL; top level only */
  PairBuilder *found;    /* gets the path indices of the modules in their order, unless NULL */
  woad_value *planned;   /* those, not yet bound: what ran may have changed the current directory; or NULL */
  int visit_phase;
} Require;

/* SHIFT: PHASE_LABEL for for-label, IS_SHIFTED inside a form for that; JUST: REQUIRE_ALL_LEVELS or a level; the spaces: SPACE_SAME when there was no such form */
typedef struct Shift { int shift, just; bool is_shifted; woad_value to_space, just_space; } Shift;
#define NO_SHIFT { .just = REQUIRE_ALL_LEVELS, .to_space = SPACE_SAME, .just_space = SPACE_SAME }

enum { MODE_ALL, MODE_ONLY, MODE_RENAME };
typedef struct Spec {
  woad_value path;       /* raw module path, syntax */
  woad_value form;       /* for complaints */
  int mode;
  woad_value prefix;     /* identifier or VALUE_FALSE */
  woad_value ids;        /* ONLY: those; ALL: exceptions; RENAME: (local exported) */
} Spec;

/* --- importing one module --- */

static bool is_wanted(const Shift *shift, woad_value mode) {
  if (shift->just_space != SPACE_SAME && mode_space(mode) != shift->just_space) return false;
  return shift->just == REQUIRE_ALL_LEVELS || mode_phase(mode) == shift->just;
}

/* exn:fail:syntax about the part AT of the #%require form */
static _Noreturn void bad_part(woad_vm *vm, const Require *rq, const char *message, woad_value at) {
  syntax_raise(vm, rq->form == VALUE_FALSE ? symbol_intern(vm, "?") : VALUE_FALSE, message, rq->form, at);
}

static woad_value raw_path(woad_vm *vm, const Require *rq, woad_value path) {
  woad_value datum = syntax_to_datum(vm, path);
  if (!modpath_is_module_path(vm, datum) && !value_is_resolved_path(datum))
    bad_part(vm, rq, "bad require spec", path);
  if (syntax_is_tainted(path)) syntax_raise(vm, VALUE_FALSE, "cannot bind from tainted syntax", path, path);
  return datum;
}

/* (quote NAME) means the module's own submodule when there is one of that name */
woad_value require_own_submodule(woad_vm *vm, const ModuleExpansion *me, woad_value datum) {
  if (!me || !value_is_pair(datum) || pair_car(datum) != vm->sym.quote) return datum;
  if (pair_memq(pair_cadr(datum), me->pre_names.head) == VALUE_FALSE) return datum;
  return pair_list(vm, 3, vm->sym.submod, string_to_immutable(vm, string_from_utf8(vm, ".")), pair_cadr(datum));
}

static woad_value base_of(const Require *rq) {
  if (rq->me) return rq->me->self;
  return rq->ns->is_module ? rq->ns->self : VALUE_FALSE;
}

static void record(woad_vm *vm, ModuleExpansion *me, woad_value mpi, woad_value name, int shift) {
  woad_value phases = hash_get(vm, me->required, name), key = shift == PHASE_LABEL ? VALUE_FALSE : fixnum_make(shift);
  if (phases == VALUE_NONE) phases = VALUE_NULL;
  if (pair_memq(key, phases) != VALUE_FALSE) return;
  hash_set(vm, me->required, name, pair_make(vm, key, phases));
  pair_builder_add(vm, &me->requires, pair_list(vm, 2, key, mpi));
}

static Import *make_import(woad_vm *vm, woad_value name, const ImportSource *from, woad_value context, Hash *table) {
  Import *import = mem_object(vm, Import, TYPE_SYSTEM_TABLE);
  import->mpi = from->module;
  import->name = name;
  import->shift = from->shift;
  import->level = from->level;
  import->space = from->space;
  import->to_space = from->to_space;
  import->context = context;
  import->provides = table;
  import->written = mpi_of(from->module)->path;
  import->prefix = import->except = import->local = import->exported = VALUE_FALSE;
  return import;
}

static ImportSource source_of(const Import *import) {
  return (ImportSource){ .module = import->mpi, .level = import->level, .space = import->space, .shift = import->shift,
                         .to_space = import->to_space };
}

woad_value require_import_binding(woad_vm *vm, const Import *import, woad_value provided, woad_value exported) {
  const ImportSource from = source_of(import);
  return binding_from_provide(vm, provided, exported, &from);
}

static woad_value with_prefix(woad_vm *vm, woad_value prefix, woad_value symbol) {
  if (prefix == VALUE_FALSE) return symbol;
  return symbol_intern(vm, raise_text(vm, "%s%s", symbol_text(prefix), symbol_text(symbol)));
}

static int bound_phase(int level, int shift) {
  return shift == PHASE_LABEL || level == PHASE_LABEL ? PHASE_LABEL : level + shift;
}

int require_import_phase(const Import *import) { return bound_phase(import->level, import->shift); }

woad_value require_import_mode(woad_vm *vm, const Import *import) {
  return mode_make(vm, require_import_phase(import), mode_shift_space(import->space, import->to_space));
}

/* the binding that an earlier import gives to LOCAL, or VALUE_NONE */
static woad_value imported_as(woad_vm *vm, const Import *import, woad_value local) {
  woad_value exported = local;
  if (import->local != VALUE_FALSE) {
    if (syntax_symbol(import->local) != local) return VALUE_NONE;
    exported = import->exported;
  } else if (import->prefix != VALUE_FALSE) {
    size_t n = symbol_length(import->prefix);
    if (symbol_length(local) < n || memcmp(symbol_text(local), symbol_text(import->prefix), n) != 0) return VALUE_NONE;
    exported = symbol_intern_n(vm, symbol_text(local) + n, symbol_length(local) - n);
  }
  woad_value provided = hash_get(vm, import->provides, exported);
  if (provided == VALUE_NONE) return VALUE_NONE;
  if (import->except != VALUE_FALSE && hamt_get(vm, hamt_of(import->except), exported) != VALUE_NONE) return VALUE_NONE;
  return require_import_binding(vm, import, provided, exported);
}

/* (quote m) is not abbreviated in messages */
static const char *quoted_path(woad_vm *vm, woad_value path) {
  if (!value_is_pair(path) || pair_car(path) != vm->sym.quote) return registry_written(vm, path);
  return raise_text(vm, "(quote %s)", registry_written(vm, pair_cadr(path)));
}

static _Noreturn void already_required(woad_vm *vm, const Import *import, const Import *other, woad_value id, woad_value spec) {
  const char *suffix = NULL;
  if (import->local == VALUE_FALSE || other->local == VALUE_FALSE)
    suffix = other->local == VALUE_FALSE
                 ? raise_text(vm, "\n  also provided by: %s", quoted_path(vm, other->written)) : NULL;
  syntax_raise_type(vm, vm->exn.fail_syntax, vm->sym.module,
                    raise_text(vm, "identifier already required%s", module_phase_text(vm, require_import_phase(import))), spec, id,
                    VALUE_NULL, suffix);
}

/* The import of one name: an identifier, its binding, and where that was written. */
typedef struct { const Import *import; woad_value id, exported, provided, spec; int phase; } Arrival;

/* Complains when one of the earlier IMPORTS gives the name of ARRIVAL, in the same context, to something else. */
static void check_conflicts(woad_vm *vm, const Arrival *arrival, woad_value imports) {
  ScopeSet *scopes = NULL;
  woad_value mine = VALUE_FALSE;
  for (; value_is_pair(imports); imports = pair_cdr(imports)) {
    const Import *other = VALUE_AS(Import, pair_car(imports));
    if (other->is_language || require_import_phase(other) != arrival->phase) continue;
    woad_value old = imported_as(vm, other, syntax_symbol(arrival->id));
    if (old == VALUE_NONE) continue;
    if (!scopes) scopes = syntax_scope_set(vm, arrival->id, arrival->phase);
    woad_value context = other->local != VALUE_FALSE ? other->local : other->context;
    if (syntax_scope_set(vm, context, arrival->phase) != scopes) continue;
    if (mine == VALUE_FALSE) mine = require_import_binding(vm, arrival->import, arrival->provided, arrival->exported);
    if (binding_same(vm, mine, old)) return;  /* as all that came before it */
    already_required(vm, arrival->import, other, arrival->id, arrival->spec);
  }
}

static woad_value single_imports(woad_vm *vm, const ModuleExpansion *me, woad_value local) {
  woad_value found = hash_get(vm, me->singles, local);
  return found == VALUE_NONE ? VALUE_NULL : found;
}

static void remember_import(woad_vm *vm, ModuleExpansion *me, Import *import) {
  woad_value value = object_value(import);
  pair_builder_add(vm, &me->imports, value);
  if (import->local == VALUE_FALSE) {
    pair_builder_add(vm, &me->bulks, value);
  } else {
    woad_value local = syntax_symbol(import->local);
    hash_set(vm, me->singles, local, pair_make(vm, value, single_imports(vm, me, local)));
  }
}

/* What stands in the way of importing LOCAL: true when the name keeps its present binding. */
static bool keeps_binding(woad_vm *vm, ModuleExpansion *me, const Import *import, woad_value local, woad_value provided,
                          woad_value exported, woad_value spec) {
  int phase = require_import_phase(import);
  woad_value id = import->local != VALUE_FALSE ? import->local
                                               : syntax_from_datum(vm, import->context, local, syntax_of(spec)->location, VALUE_FALSE);
  if (phase != PHASE_LABEL && module_is_defined(vm, me, local, phase)) {
    woad_value old;
    if (binding_resolve_exactly(vm, id, phase, &old) == RESOLVE_FOUND && binding_of(old)->module == me->self) return true;
  }
  Arrival arrival = { .import = import, .id = id, .exported = exported, .provided = provided, .spec = spec, .phase = phase };
  check_conflicts(vm, &arrival, me->bulks.head);
  check_conflicts(vm, &arrival, single_imports(vm, me, local));
  return false;
}

static bool exists_anywhere(woad_vm *vm, ModuleDecl *decl, const Shift *shift, woad_value symbol) {
  Hash *levels = compiled_provides(vm, decl->compiled);
  woad_value level, table;
  for (int64_t pos = hash_next(levels, -1); pos >= 0; pos = hash_next(levels, pos)) {
    if (!hash_entry(levels, pos, &level, &table)) continue;
    if (!is_wanted(shift, level)) continue;
    if (hash_get(vm, hash_of(table), symbol) != VALUE_NONE) return true;
  }
  return false;
}


/* --- namespace-require/copy --- */

static void note_copy(woad_vm *vm, const Require *rq, const Import *import, woad_value id, woad_value provided) {
  if (rq->copies && require_import_phase(import) == rq->ns->phase && !binding_of(provided)->is_syntax)
    pair_builder_add(vm, rq->copies, id);
}

static void note_copies(woad_vm *vm, const Require *rq, const Import *import) {
  woad_value exported, provided;
  Hash *table = import->provides;
  for (int64_t pos = rq->copies ? hash_next(table, -1) : -1; pos >= 0; pos = hash_next(table, pos)) {
    if (!hash_entry(table, pos, &exported, &provided)) continue;
    if (import->except != VALUE_FALSE && hamt_get(vm, hamt_of(import->except), exported) != VALUE_NONE) continue;
    woad_value local = with_prefix(vm, import->prefix, exported);
    note_copy(vm, rq, import, syntax_from_datum(vm, import->context, local, NULL, VALUE_FALSE), provided);
  }
}

static void bind_one(woad_vm *vm, const Require *rq, Import *import, woad_value provided, woad_value spec) {
  int phase = require_import_phase(import);
  woad_value symbol = syntax_symbol(import->local);
  if (rq->me && keeps_binding(vm, rq->me, import, symbol, provided, import->exported, spec)) return;
  bool renames = symbol != import->exported; /* a name that is only selected need not be clean */
  if (renames && syntax_is_tainted(import->local)) syntax_raise(vm, VALUE_FALSE, "cannot bind tainted identifier", rq->form, import->local);
  binding_add(vm, import->local, require_import_binding(vm, import, provided, import->exported), phase);
  note_copy(vm, rq, import, import->local, provided);
  if (rq->me) remember_import(vm, rq->me, import);
}

static woad_value exceptions(woad_vm *vm, const Spec *spec) {
  if (spec->mode != MODE_ALL || value_is_null(spec->ids)) return VALUE_FALSE;
  woad_value except = hamt_empty(vm, HASH_EQ);
  for (woad_value l = spec->ids; value_is_pair(l); l = pair_cdr(l)) except = hamt_set(vm, except, syntax_symbol(pair_car(l)), VALUE_TRUE);
  return except;
}

static bool must_check(const ModuleExpansion *me, bool is_language) {
  return me && !is_language && (value_is_pair(me->imports.head) || hash_count(me->defined) > 0);
}

static void bind_all(woad_vm *vm, const Require *rq, Import *import, woad_value spec) {
  int phase = require_import_phase(import);
  woad_value exported, provided;
  if (must_check(rq->me, import->is_language)) {
    Hash *table = import->provides;
    for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
      if (!hash_entry(table, pos, &exported, &provided)) continue;
      if (import->except != VALUE_FALSE && hamt_get(vm, hamt_of(import->except), exported) != VALUE_NONE) continue;
      if (!keeps_binding(vm, rq->me, import, with_prefix(vm, import->prefix, exported), provided, exported, spec)) continue;
      if (import->except == VALUE_FALSE) import->except = hamt_empty(vm, HASH_EQ);
      import->except = hamt_set(vm, import->except, exported, VALUE_TRUE);
    }
  }
  const ImportSource from = source_of(import);
  binding_add_bulk(vm, import->context, phase, object_value(import->provides), &from, import->prefix, import->except);
  note_copies(vm, rq, import);
  if (rq->me) remember_import(vm, rq->me, import);
}

static ImportSource source_at(woad_value mpi, const Shift *shift, woad_value mode) {
  return (ImportSource){ .module = mpi, .level = mode_phase(mode), .space = mode_space(mode), .shift = shift->shift,
                         .to_space = shift->to_space };
}

static void bind_level(woad_vm *vm, const Require *rq, const Spec *spec, const ImportSource *from, Hash *table,
                       woad_value name, bool is_language) {
  woad_value space = mode_shift_space(from->space, from->to_space);
  woad_value context = mode_add_space(vm, syntax_from_datum(vm, spec->path, vm->sym.module, NULL, VALUE_FALSE), space);
  if (spec->mode == MODE_ALL) {
    Import *import = make_import(vm, name, from, context, table);
    import->prefix = spec->prefix == VALUE_FALSE ? VALUE_FALSE : syntax_symbol(spec->prefix);
    import->except = exceptions(vm, spec);
    import->is_language = is_language;
    import->written = syntax_to_datum(vm, spec->path);
    bind_all(vm, rq, import, spec->path);
    return;
  }
  woad_value ids = spec->mode == MODE_ONLY ? spec->ids : pair_make(vm, pair_car(spec->ids), VALUE_NULL);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    woad_value exported = syntax_symbol(spec->mode == MODE_ONLY ? pair_car(ids) : pair_cadr(spec->ids));
    woad_value provided = hash_get(vm, table, exported);
    if (provided == VALUE_NONE) continue;
    Import *import = make_import(vm, name, from, context, table);
    import->local = mode_add_space(vm, pair_car(ids), space);
    import->written = syntax_to_datum(vm, spec->path);
    import->exported = exported;
    bind_one(vm, rq, import, provided, spec->path);
  }
}

static void run_import(woad_vm *vm, const Require *rq, ModuleDecl *decl, woad_value mpi, const Shift *shift) {
  if (shift->shift == PHASE_LABEL || decl->is_primitive) return;
  Instance *instance = instance_find(vm, rq->ns, decl->name, shift->shift, mpi);
  if (!rq->me) {
    if (rq->plan) instance_plan_run(vm, rq->plan, instance, rq->visit_phase, true);
    return;
  }
  Plan plan;
  instance_plan_init(&plan);
  instance_plan_run(vm, &plan, instance, rq->visit_phase, true);
  instance_run_nested(vm, &plan);
}

/* the name of SPEC that DECL does not provide, or VALUE_FALSE */
static woad_value missing_name(woad_vm *vm, const Spec *spec, ModuleDecl *decl, const Shift *shift) {
  woad_value names = spec->mode == MODE_RENAME ? pair_cdr(spec->ids) : spec->ids;
  for (; value_is_pair(names); names = pair_cdr(names)) {
    if (!exists_anywhere(vm, decl, shift, syntax_symbol(pair_car(names)))) return pair_car(names);
  }
  return VALUE_FALSE;
}

static _Noreturn void not_in_spec(woad_vm *vm, const Require *rq, const Spec *spec, woad_value id) {
  syntax_raise(vm, rq->me ? vm->sym.module : rq->who, "not in nested spec", spec->path, id);
}

static void import_module(woad_vm *vm, const Require *rq, const Spec *spec, const Shift *shift, bool is_language) {
  woad_value written = raw_path(vm, rq, spec->path), datum = require_own_submodule(vm, rq->me, written);
  woad_value mpi;
  if (rq->planned) {
    mpi = pair_car(*rq->planned);
    *rq->planned = pair_cdr(*rq->planned);
  } else {
    mpi = value_is_resolved_path(datum) ? registry_absolute(vm, datum) : modpath_index(vm, datum, base_of(rq));
  }
  if (rq->found) pair_builder_add(vm, rq->found, mpi);
  if (watch_is_on(vm)) watch_note_require(vm, mpi, spec->path);
  ModuleDecl *decl = registry_require(vm, mpi, rq->ns, "require", is_language ? VALUE_FALSE : spec->path);
  run_import(vm, rq, decl, mpi, shift);
  if (rq->plan) return;
  woad_value missing = missing_name(vm, spec, decl, shift);
  if (missing != VALUE_FALSE) not_in_spec(vm, rq, spec, missing);
  Hash *levels = compiled_provides(vm, decl->compiled);
  woad_value level, table;
  for (int64_t pos = hash_next(levels, -1); pos >= 0; pos = hash_next(levels, pos)) {
    if (!hash_entry(levels, pos, &level, &table)) continue;
    if (!is_wanted(shift, level)) continue;
    const ImportSource from = source_at(mpi, shift, level);
    bind_level(vm, rq, spec, &from, hash_of(table), decl->name, is_language);
  }
  if (rq->me) record(vm, rq->me, mpi, decl->name, shift->shift);
}

/* --- specs --- */

static _Noreturn void bad_spec(woad_vm *vm, const Require *rq, woad_value spec) {
  bad_part(vm, rq, "bad require spec", spec);
}

static woad_value spec_parts(woad_vm *vm, woad_value spec, int min, int max) {
  woad_value parts = form_list(vm, syntax_disarm_all(vm, spec));
  int64_t n = parts == VALUE_FALSE ? -1 : pair_list_length(parts);
  if (n < min || (max >= 0 && n > max)) form_bad(vm, spec);
  return parts;
}

static void check_spec_ids(woad_vm *vm, woad_value ids, woad_value spec) {
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    if (!syntax_is_identifier(pair_car(ids))) syntax_raise(vm, VALUE_FALSE, "not an identifier", spec, pair_car(ids));
  }
}

static Shift more_shift(Shift shift, int by) {
  shift.is_shifted = true;
  if (shift.shift != PHASE_LABEL) shift.shift = by == PHASE_LABEL ? PHASE_LABEL : shift.shift + by;
  return shift;
}

static void parse_spec(woad_vm *vm, const Require *rq, woad_value spec, Shift shift);

static void parse_specs(woad_vm *vm, const Require *rq, woad_value specs, Shift shift) {
  for (; value_is_pair(specs); specs = pair_cdr(specs)) parse_spec(vm, rq, pair_car(specs), shift);
}

/* (for-meta N spec ...): N an integer or #f */
static int phase_part(woad_vm *vm, const Require *rq, woad_value spec, woad_value part) {
  woad_value v = syntax_to_datum(vm, part);
  if (v == VALUE_FALSE) return PHASE_LABEL;
  if (!phase_is_level(v)) bad_part(vm, rq, "bad phase", spec);
  return (int)fixnum_value(v);
}

static void refuse_nesting(woad_vm *vm, const Require *rq, woad_value spec, bool is_nested) {
  if (is_nested) syntax_raise(vm, symbol_intern(vm, "#%require"), "invalid nesting", rq->form, spec);
}

static void bind_portal(woad_vm *vm, const Require *rq, woad_value spec, const Shift *shift) {
  woad_value parts = spec_parts(vm, spec, 3, 3);
  check_spec_ids(vm, pair_make(vm, pair_cadr(parts), VALUE_NULL), spec);
  refuse_nesting(vm, rq, spec, shift->just != REQUIRE_ALL_LEVELS || shift->shift == PHASE_LABEL);
  if (!rq->plan) portal_define(vm, rq->ctx, shift->shift, pair_cadr(parts), pair_caddr(parts), rq->form);
}

/* (for-space SPACE spec ...) and (just-space SPACE spec ...) */
static bool parse_space(woad_vm *vm, const Require *rq, woad_value spec, woad_value head, Shift shift) {
  bool moves = strcmp(symbol_text(head), "for-space") == 0;
  if (!moves && strcmp(symbol_text(head), "just-space") != 0) return false;
  refuse_nesting(vm, rq, spec, (moves ? shift.to_space : shift.just_space) != SPACE_SAME);
  woad_value parts = spec_parts(vm, spec, 2, -1), space = syntax_to_datum(vm, pair_cadr(parts));
  if (space != VALUE_FALSE && !(value_is_symbol(space) && symbol_is_interned(space))) bad_part(vm, rq, "bad space", spec);
  if (moves) shift.to_space = space;
  else shift.just_space = space;
  parse_specs(vm, rq, pair_cddr(parts), shift);
  return true;
}

/* forms around further specs; false when HEAD is none of them */
static bool parse_nesting(woad_vm *vm, const Require *rq, woad_value spec, woad_value head, Shift shift) {
  const struct Sym *sym = &vm->sym;
  bool moves = head == sym->for_syntax || head == sym->for_template || head == sym->for_label || head == sym->for_meta;
  bool is_spaced = shift.to_space != SPACE_SAME || shift.just_space != SPACE_SAME;
  refuse_nesting(vm, rq, spec, (moves && (shift.is_shifted || is_spaced)) ||
                               (head == sym->just_meta && (shift.just != REQUIRE_ALL_LEVELS || is_spaced)));
  if (head == sym->for_syntax || head == sym->for_template || head == sym->for_label) {
    int by = head == sym->for_syntax ? 1 : head == sym->for_template ? -1 : PHASE_LABEL;
    parse_specs(vm, rq, pair_cdr(spec_parts(vm, spec, 1, -1)), more_shift(shift, by));
    return true;
  }
  if (head == sym->for_meta || head == sym->just_meta) {
    woad_value parts = spec_parts(vm, spec, 2, -1);
    int n = phase_part(vm, rq, spec, pair_cadr(parts));
    if (head == sym->for_meta) shift = more_shift(shift, n);
    else shift.just = n;
    parse_specs(vm, rq, pair_cddr(parts), shift);
    return true;
  }
  if (strcmp(symbol_text(head), "portal") == 0) {
    bind_portal(vm, rq, spec, &shift);
    return true;
  }
  return parse_space(vm, rq, spec, head, shift);
}

static bool parse_adjusting(woad_vm *vm, const Require *rq, woad_value spec, woad_value head, Spec *out) {
  const struct Sym *sym = &vm->sym;
  woad_value parts;
  if (head == sym->only || head == sym->all_except) {
    parts = spec_parts(vm, spec, 2, -1);
    out->path = pair_cadr(parts);
    out->ids = pair_cddr(parts);
    out->mode = head == sym->only ? MODE_ONLY : MODE_ALL;
  } else if (head == sym->prefix) {
    parts = spec_parts(vm, spec, 3, 3);
    out->prefix = pair_cadr(parts);
    out->path = pair_caddr(parts);
  } else if (head == sym->prefix_all_except) {
    parts = spec_parts(vm, spec, 3, -1);
    out->prefix = pair_cadr(parts);
    out->path = pair_caddr(parts);
    out->ids = pair_cdddr(parts);
  } else if (head == sym->rename) {
    parts = spec_parts(vm, spec, 4, 4);
    out->path = pair_cadr(parts);
    out->ids = pair_cddr(parts);
    out->mode = MODE_RENAME;
  } else {
    return false;
  }
  if (out->prefix != VALUE_FALSE) check_spec_ids(vm, pair_make(vm, out->prefix, VALUE_NULL), spec);
  check_spec_ids(vm, out->ids, spec);
  return true;
}

static void parse_spec(woad_vm *vm, const Require *rq, woad_value spec, Shift shift) {
  Spec out = { .path = spec, .form = spec, .mode = MODE_ALL, .prefix = VALUE_FALSE, .ids = VALUE_NULL };
  woad_value disarmed = syntax_disarm_all(vm, spec);
  if (syntax_is_pair(vm, disarmed)) {
    woad_value head = syntax_car(vm, disarmed);
    if (!syntax_is_identifier(head)) bad_spec(vm, rq, spec);
    if (parse_nesting(vm, rq, spec, syntax_symbol(head), shift)) return;
    parse_adjusting(vm, rq, spec, syntax_symbol(head), &out);
  }
  import_module(vm, rq, &out, &shift, false);
}

void require_perform(woad_vm *vm, ExpandCtx *ctx, Namespace *ns, woad_value specs, woad_value form, int phase, int visit_phase) {
  Require rq = { .me = ctx->module, .ctx = ctx, .ns = ns, .form = form, .who = symbol_intern(vm, "require"),
                 .visit_phase = visit_phase };
  Shift shift = NO_SHIFT;
  shift.shift = phase;
  parse_specs(vm, &rq, specs, shift);
}

void require_bind_planned(woad_vm *vm, Namespace *ns, woad_value specs, woad_value form, woad_value planned) {
  Require rq = { .ctx = eval_top_context(vm, ns), .ns = ns, .form = form, .who = symbol_intern(vm, "require"),
                 .visit_phase = ns->phase, .planned = &planned };
  Shift shift = NO_SHIFT;
  shift.shift = ns->phase;
  parse_specs(vm, &rq, specs, shift);
}

woad_value require_plan(woad_vm *vm, Namespace *ns, woad_value specs, woad_value form, int visit_phase, Plan *plan) {
  PairBuilder found;
  pair_builder_init(&found);
  Require rq = { .ctx = eval_top_context(vm, ns), .ns = ns, .form = form, .who = symbol_intern(vm, form == VALUE_FALSE ? "namespace-require" : "require"),
                 .plan = plan, .found = &found, .visit_phase = visit_phase };
  instance_plan_init(plan);
  Shift shift = NO_SHIFT;
  shift.shift = ns->phase;
  parse_specs(vm, &rq, specs, shift);
  return found.head;
}

woad_value require_into_namespace(woad_vm *vm, Namespace *ns, woad_value spec, woad_value planned, bool copy) {
  PairBuilder copies;
  pair_builder_init(&copies);
  Require rq = { .ctx = eval_top_context(vm, ns), .ns = ns, .form = VALUE_FALSE, .who = symbol_intern(vm, "namespace-require"),
                 .copies = copy ? &copies : NULL, .planned = &planned };
  Shift shift = NO_SHIFT;
  shift.shift = ns->phase;
  parse_spec(vm, &rq, spec, shift);
  return copies.head;
}

void require_language(woad_vm *vm, ModuleExpansion *me, woad_value module_path, woad_value context, woad_value form) {
  Require rq = { .me = me, .ns = me->ns, .form = form, .visit_phase = 1 };
  Shift shift = NO_SHIFT;
  woad_value path = syntax_from_datum(vm, context, module_path, syntax_of(form)->location, VALUE_FALSE);
  Spec spec = { .path = path, .form = path, .mode = MODE_ALL, .prefix = VALUE_FALSE, .ids = VALUE_NULL };
  import_module(vm, &rq, &spec, &shift, true);
}

/* The enclosing module is required, so that it runs first; its names are seen through its scopes, nothing is bound. */
void require_enclosing(woad_vm *vm, ModuleExpansion *me) {
  woad_value mpi = modpath_index(vm, pair_list(vm, 2, vm->sym.submod, string_from_utf8(vm, "..")), me->self);
  ModuleDecl *decl = registry_require(vm, mpi, me->ns, "require", me->form);
  record(vm, me, mpi, decl->name, 0);
  Require rq = { .me = me, .ns = me->ns, .form = me->form, .visit_phase = 1 };
  Shift shift = NO_SHIFT;
  run_import(vm, &rq, decl, mpi, &shift);
}

void require_all(woad_vm *vm, Namespace *ns, woad_value mpi, woad_value context, int shift, int just_level) {
  ModuleDecl *decl = registry_require(vm, mpi, ns, "namespace-require", VALUE_FALSE);
  Hash *levels = compiled_provides(vm, decl->compiled);
  woad_value level, table;
  Shift s = NO_SHIFT;
  s.shift = shift;
  s.just = just_level;
  for (int64_t pos = hash_next(levels, -1); pos >= 0; pos = hash_next(levels, pos)) {
    if (!hash_entry(levels, pos, &level, &table)) continue;
    if (!is_wanted(&s, level)) continue;
    const ImportSource from = source_at(mpi, &s, level);
    binding_add_bulk(vm, mode_add_space(vm, context, from.space), bound_phase(from.level, shift), table, &from, VALUE_FALSE,
                     VALUE_FALSE);
  }
}
