/* SPDX-License-Identifier: MIT
 * prim_lift.c: lifting, and what transformers may ask about the module under way. Source: Reference, "Syntax Transformers". */
#include "expander/common/modpath.h"
#include "expander/expand/module.h"
#include "expander/expand/prim_local.h"
#include "runtime/data/hamt.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

static woad_value lift_values(woad_vm *vm, int count, woad_value stx, const char *who) {
  ExpandCtx *ctx = expandctx_require(vm, who);
  woad_value ids = lift_expression(vm, prim_local_flip(vm, stx, ctx), count, ctx, who);
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) pair_builder_add(vm, &out, prim_local_flip(vm, pair_car(ids), ctx));
  return out.head;
}

PRIM_MODULE("#%kernel")

PRIM("syntax-local-lift-expression", syntax_local_lift_expression, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> identifier?", "Lifts an expression; gives the identifier that holds its value.")
{
  return pair_car(lift_values(vm, 1, arg_syntax(vm, 0, argc, argv), "syntax-local-lift-expression"));
}

PRIM("syntax-local-lift-values-expression", syntax_local_lift_values_expression, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(n : exact-nonnegative-integer?) (stx : syntax?) -> (listof identifier?)", "The same for N values.")
{
  int count = (int)arg_natural(vm, 0, argc, argv);
  return lift_values(vm, count, arg_syntax(vm, 1, argc, argv), "syntax-local-lift-values-expression");
}

PRIM("syntax-local-lift-context", syntax_local_lift_context, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE, "-> any/c",
     "Identifies the target of lifted expressions.")
{
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-lift-context");
  if (!ctx->lifts) return VALUE_FALSE;
  if (ctx->lifts->key == VALUE_FALSE) ctx->lifts->key = symbol_gensym(vm, "lift");
  return ctx->lifts->key;
}

PRIM("syntax-local-lift-module", syntax_local_lift_module, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> void?",
     "Lifts a submodule.")
{
  arg_syntax(vm, 0, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-lift-module");
  const CoreForm *core = expand_core_of(vm, prim_local_flip(vm, argv[0], ctx), ctx);
  if (!core || (core->name != vm->sym.module && core->name != vm->sym.module_star))
    raise_fields(vm, "syntax-local-lift-module", "not a module form", "given form", argv[0], NULL);
  if (!ctx->module_lifts) raise_format(vm, vm->exn.fail_contract, "syntax-local-lift-module: not currently transforming within a module declaration or top level");
  woad_value stx = prim_local_flip(vm, argv[0], ctx);
  if (core->name == vm->sym.module_star && !ctx->module)
    raise_fields(vm, "syntax-local-lift-module", "cannot lift `module*' to a top-level context", "syntax", stx, NULL);
  ctx->module_lifts->items = pair_make(vm, stx, ctx->module_lifts->items);
  return VALUE_VOID;
}

PRIM("syntax-local-lift-module-end-declaration", syntax_local_lift_module_end_declaration, 1, 1, PF_WRITES | PF_RAISES,
     RIGHTS_NONE, "(stx : syntax?) -> void?", "Lifts a form to the end of the module body.")
{
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-lift-module-end-declaration");
  if (!ctx->end_lifts || !ctx->module)
    raise_fields(vm, "syntax-local-lift-module-end-declaration",
                 "not currently transforming an expression within a module declaration", "form to lift", argv[0], NULL);
  woad_value stx = prim_local_flip(vm, arg_syntax(vm, 0, argc, argv), ctx);
  if (ctx->ends_as_expressions) stx = expand_core_use(vm, "#%expression", pair_make(vm, stx, VALUE_NULL), stx, ctx->phase);
  for (int phase = ctx->phase; phase > 0; phase--)
    stx = expand_core_use(vm, "begin-for-syntax", pair_make(vm, stx, VALUE_NULL), stx, phase - 1);
  ctx->end_lifts->items = pair_make(vm, stx, ctx->end_lifts->items);
  return VALUE_VOID;
}

PRIM("syntax-local-lift-provide", syntax_local_lift_provide, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(spec : syntax?) -> void?",
     "Lifts a raw provide spec.")
{
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-lift-provide");
  if (!ctx->provide_lifts || !ctx->module)
    raise_fields(vm, "syntax-local-lift-provide", "not expanding in a module run-time body", "form to lift", argv[0], NULL);
  woad_value spec = prim_local_flip(vm, arg_syntax(vm, 0, argc, argv), ctx);
  woad_value form = expand_core_use(vm, "#%provide", pair_make(vm, spec, VALUE_NULL), spec, 0);
  ctx->provide_lifts->items = pair_make(vm, form, ctx->provide_lifts->items);
  return VALUE_VOID;
}

/* The new names are seen only where the fresh scope is: on the spec and on the result. */
PRIM("syntax-local-lift-require", syntax_local_lift_require, 2, 3, PF_NESTS, RIGHTS_NONE,
     "(spec : any/c) (stx : syntax?) [new-scope? : any/c] -> syntax?", "Performs a require at once; STX sees its names.")
{
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-lift-require");
  arg_syntax(vm, 1, argc, argv);
  if (!ctx->require_lifts) raise_format(vm, vm->exn.fail_contract, "syntax-local-lift-require: could not find target context");
  bool new_scope = argc < 3 || argv[2] != VALUE_FALSE;
  int phase = ctx->require_lifts->phase;
  woad_value spec = value_is_syntax(argv[0]) ? argv[0] : syntax_from_datum(vm, VALUE_FALSE, argv[0], NULL, VALUE_FALSE);
  Namespace *ns = namespace_at_phase(vm, ctx->ns, phase);
  spec = namespace_add_scopes(vm, ns, spec);
  woad_value stx = argv[1];
  if (new_scope) {
    woad_value scope = scope_make(vm, SCOPE_MACRO);
    spec = syntax_adjust_scope(vm, spec, scope, SCOPE_ADD, phase);
    stx = syntax_adjust_scope(vm, namespace_add_scopes(vm, ns, stx), scope, SCOPE_ADD, phase);
  }
  woad_value form = expand_core_use(vm, "#%require", pair_make(vm, spec, VALUE_NULL), spec, phase);
  woad_value specs = pair_make(vm, spec, VALUE_NULL);
  if (!ctx->module) {
    Plan plan;
    require_plan(vm, ns, specs, form, phase, &plan);
    instance_run_nested(vm, &plan);
  }
  require_perform(vm, ctx, ns, specs, form, phase, ctx->module ? phase + 1 : phase);
  return stx;
}

/* --- the module under way --- */

static ModuleExpansion *module_under_way(woad_vm *vm, const char *who) {
  ExpandCtx *ctx = expandctx_current(vm);
  if (!ctx || !ctx->module || !ctx->transforming_provides) raise_format(vm, vm->exn.fail_contract, "%s: not currently transforming module provides", who);
  return ctx->module;
}

PRIM("syntax-local-module-defined-identifiers", syntax_local_module_defined_identifiers, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE,
     "-> hash?", "Phase level to list of defined identifiers.")
{
  ModuleExpansion *me = module_under_way(vm, "syntax-local-module-defined-identifiers");
  woad_value out = hamt_empty(vm, HASH_EQV), phase, table, symbol, id;
  for (int64_t pos = hash_next(me->defined, -1); pos >= 0; pos = hash_next(me->defined, pos)) {
    if (!hash_entry(me->defined, pos, &phase, &table)) continue;
    woad_value ids = VALUE_NULL;
    Hash *defined = hash_of(table);
    for (int64_t at = hash_next(defined, -1); at >= 0; at = hash_next(defined, at)) {
      if (hash_entry(defined, at, &symbol, &id)) ids = pair_make(vm, id, ids);
    }
    if (value_is_pair(ids)) out = hamt_set(vm, out, phase, ids);
  }
  return out;
}

static int import_phase(const Import *import) {
  return import->shift == PHASE_LABEL || import->level == PHASE_LABEL ? PHASE_LABEL : import->shift + import->level;
}

/* Adds ID, which IMPORT made for EXPORTED, unless a definition or another import has taken its place. */
static void add_unless_shadowed(woad_vm *vm, const Import *import, woad_value id, woad_value exported, woad_value provided, PairBuilder *out) {
  woad_value binding;
  if (binding_resolve_exactly(vm, id, import_phase(import), &binding) != RESOLVE_FOUND ||
      binding_same(vm, binding, require_import_binding(vm, import, provided, exported)))
    pair_builder_add(vm, out, id);
}

static void add_imported(woad_vm *vm, const Import *import, PairBuilder *out) {
  if (import->local != VALUE_FALSE) {
    add_unless_shadowed(vm, import, import->local, import->exported, hash_get(vm, import->provides, import->exported), out);
    return;
  }
  woad_value exported, provided;
  for (int64_t pos = hash_next(import->provides, -1); pos >= 0; pos = hash_next(import->provides, pos)) {
    if (!hash_entry(import->provides, pos, &exported, &provided)) continue;
    if (import->except != VALUE_FALSE && hamt_get(vm, hamt_of(import->except), exported) != VALUE_NONE) continue;
    woad_value local = exported;
    if (import->prefix != VALUE_FALSE)
      local = symbol_intern(vm, raise_text(vm, "%s%s", symbol_text(import->prefix), symbol_text(exported)));
    woad_value id = syntax_from_datum(vm, import->context, local, NULL, VALUE_FALSE);
    add_unless_shadowed(vm, import, id, exported, provided, out);
  }
}

/* whether IMPORT was required with SHIFT */
static bool has_shift(const Import *import, woad_value shift) {
  woad_value space = value_is_pair(shift) ? pair_cdr(shift) : SPACE_SAME;
  return import->shift == mode_phase(value_is_pair(shift) ? pair_car(shift) : shift) && import->to_space == space;
}

PRIM("syntax-local-module-required-identifiers", syntax_local_module_required_identifiers, 2, 2, PF_NESTS, RIGHTS_NONE,
     "(mod : (or/c module-path? #f)) (phase : (or/c exact-integer? #f #t)) -> (or/c list? #f)",
     "Phase shift to imported identifiers, as an association list; those that are shadowed are left out. #f when there are none for PHASE.")
{
  if (argv[0] != VALUE_FALSE && !value_is_mpi(argv[0]) && !modpath_is_module_path(vm, argv[0]))
    raise_argument_value(vm, NULL, "(or/c module-path? #f)", argv[0]);
  if (argv[1] != VALUE_TRUE && !mode_is_shift(argv[1])) raise_argument_value(vm, NULL, "(or/c phase+space-shift? #t)", argv[1]);
  ModuleExpansion *me = module_under_way(vm, "syntax-local-module-required-identifiers");
  woad_value name = VALUE_FALSE;
  if (argv[0] != VALUE_FALSE)
    name = modpath_resolve(vm, value_is_mpi(argv[0]) ? argv[0] : modpath_index(vm, require_own_submodule(vm, me, argv[0]), me->self), false, VALUE_FALSE);
  woad_value phases = VALUE_NULL, out = VALUE_NULL;
  for (woad_value l = me->imports.head; value_is_pair(l); l = pair_cdr(l)) {
    const Import *import = VALUE_AS(Import, pair_car(l));
    if (argv[1] != VALUE_TRUE && !has_shift(import, argv[1])) continue;
    woad_value key = require_import_mode(vm, import);
    if (pair_memq(key, phases) == VALUE_FALSE) phases = pair_make(vm, key, phases);
  }
  for (; value_is_pair(phases); phases = pair_cdr(phases)) {
    PairBuilder ids;
    pair_builder_init(&ids);
    for (woad_value l = me->imports.head; value_is_pair(l); l = pair_cdr(l)) {
      const Import *import = VALUE_AS(Import, pair_car(l));
      if (argv[1] != VALUE_TRUE && !has_shift(import, argv[1])) continue;
      if (require_import_mode(vm, import) != pair_car(phases) || (name != VALUE_FALSE && import->name != name)) continue;
      add_imported(vm, import, &ids);
    }
    if (value_is_pair(ids.head)) out = pair_make(vm, pair_make(vm, pair_car(phases), ids.head), out);
  }
  return value_is_null(out) && argv[1] != VALUE_TRUE ? VALUE_FALSE : out;
}

PRIM("syntax-local-module-exports", syntax_local_module_exports, 1, 1, PF_NESTS, RIGHTS_NONE, "(mod : any/c) -> list?",
     "Phase level to exported symbols of MOD, as an association list.")
{
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-module-exports");
  woad_value path = value_is_syntax(argv[0]) ? syntax_to_datum(vm, argv[0]) : argv[0];
  if (!modpath_is_module_path(vm, path)) raise_argument(vm, NULL, "(or/c module-path?\n                  (and/c syntax?\n                         (lambda (stx)\n"
                   "                           (module-path? (syntax->datum stx)))))", 0, argc, argv);
  woad_value base = ctx->module ? ctx->module->self : VALUE_FALSE, level, table, symbol, binding, out = VALUE_NULL;
  ModuleDecl *decl = registry_require(vm, modpath_index(vm, require_own_submodule(vm, ctx->module, path), base), ctx->ns, "syntax-local-module-exports", VALUE_FALSE);
  Hash *levels = compiled_provides(vm, decl->compiled);
  for (int64_t pos = hash_next(levels, -1); pos >= 0; pos = hash_next(levels, pos)) {
    if (!hash_entry(levels, pos, &level, &table)) continue;
    woad_value symbols = VALUE_NULL;
    Hash *provides = hash_of(table);
    for (int64_t at = hash_next(provides, -1); at >= 0; at = hash_next(provides, at)) {
      if (hash_entry(provides, at, &symbol, &binding)) symbols = pair_make(vm, symbol, symbols);
    }
    out = pair_make(vm, pair_make(vm, level, symbols), out);
  }
  return out;
}

PRIM("syntax-local-submodules", syntax_local_submodules, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE, "-> (listof symbol?)",
     "Names of the submodules declared so far.")
{
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-submodules");
  return ctx->module ? ctx->module->pre_names.head : VALUE_NULL;
}

static void note_space(woad_vm *vm, woad_value space, woad_value *spaces) {
  if (space != VALUE_FALSE && pair_memq(space, *spaces) == VALUE_FALSE) *spaces = pair_make(vm, space, *spaces);
}

static void note_spaces_of(woad_vm *vm, woad_value id, woad_value *spaces) {
  for (const ScopeSet *set = syntax_of(id)->scopes; set->count > 0; set = set->rest) {
    if (set->newest->kind == SCOPE_SPACE) note_space(vm, set->newest->name, spaces);
  }
}

PRIM("syntax-local-module-interned-scope-symbols", syntax_local_module_interned_scope_symbols, 0, 0, PF_READS | PF_RAISES,
     RIGHTS_NONE, "-> (listof symbol?)", "Names of the binding spaces in which the module under way has bound something so far.")
{
  const ModuleExpansion *me = expandctx_require(vm, "syntax-local-module-interned-scope-symbols")->module;
  woad_value spaces = VALUE_NULL, phase, table, symbol, id;
  if (!me) return spaces;
  for (woad_value l = me->imports.head; value_is_pair(l); l = pair_cdr(l))
    note_space(vm, mode_space(require_import_mode(vm, VALUE_AS(Import, pair_car(l)))), &spaces);
  for (int64_t pos = hash_next(me->defined, -1); pos >= 0; pos = hash_next(me->defined, pos)) {
    if (!hash_entry(me->defined, pos, &phase, &table)) continue;
    for (int64_t at = hash_next(hash_of(table), -1); at >= 0; at = hash_next(hash_of(table), at)) {
      if (hash_entry(hash_of(table), at, &symbol, &id)) note_spaces_of(vm, id, &spaces);
    }
  }
  return pair_reverse(vm, spaces);
}
