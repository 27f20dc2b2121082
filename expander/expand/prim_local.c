/* SPDX-License-Identifier: MIT
 * prim_local.c: what transformers may ask of the running expansion. Source: Reference, "Syntax Transformers". */
#include "expander/common/modpath.h"
#include "expander/expand/defctx.h"
#include "expander/expand/module.h"
#include "expander/expand/prim_local.h"
#include "expander/expand/transformer.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hamt.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

PRIM_MODULE("#%kernel")

PRIM("syntax-transforming?", syntax_transforming_p, 0, 0, PF_READS, RIGHTS_NONE, "-> boolean?", "Whether a transformer runs.")
{
  return value_bool(expandctx_current(vm) != NULL);
}

PRIM("syntax-transforming-with-lifts?", syntax_transforming_with_lifts_p, 0, 0, PF_READS, RIGHTS_NONE, "-> boolean?",
     "Whether expressions may be lifted.")
{
  const ExpandCtx *ctx = expandctx_current(vm);
  return value_bool(ctx && ctx->lifts);
}

PRIM("syntax-transforming-module-expression?", syntax_transforming_module_expression_p, 0, 0, PF_READS, RIGHTS_NONE,
     "-> boolean?", "Whether lifted expressions would become module definitions.")
{
  const ExpandCtx *ctx = expandctx_current(vm);
  return value_bool(ctx && ctx->module && ctx->lifts && ctx->lifts->to_module);
}

PRIM("syntax-local-transforming-module-provides?", syntax_local_transforming_module_provides_p, 0, 0, PF_READS, RIGHTS_NONE,
     "-> boolean?", "Whether a provide transformer runs.")
{
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-transforming-module-provides?");
  return value_bool(ctx->transforming_provides);
}

PRIM("syntax-local-context", syntax_local_context, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE, "-> (or/c symbol? list?)",
     "The kind of the context under expansion.")
{
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-context");
  switch (ctx->kind) {
    case CTX_TOP: return vm->sym.top_level;
    case CTX_MODULE: return vm->sym.module;
    case CTX_MODULE_BEGIN: return symbol_intern(vm, "module-begin");
    case CTX_DEFINITION: return ctx->def_contexts;
    default: return vm->sym.expression_ctx;
  }
}

PRIM("syntax-local-phase-level", syntax_local_phase_level, 0, 0, PF_READS, RIGHTS_NONE, "-> exact-integer?",
     "Phase of the expansion, 0 outside of transformers.")
{
  const ExpandCtx *ctx = expandctx_current(vm);
  return fixnum_make(ctx ? ctx->phase : 0);
}

PRIM("syntax-local-name", syntax_local_name, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE, "-> (or/c identifier? #f)",
     "The inferred name, without lexical context but with its source location, or #f.")
{
  woad_value name = expandctx_require(vm, "syntax-local-name")->name;
  return name == VALUE_FALSE ? VALUE_FALSE : syntax_make(vm, syntax_symbol(name), syntax_of(name)->location);
}

PRIM("syntax-local-introduce", syntax_local_introduce, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> syntax?",
     "Flips the introduction and use-site scopes of the running transformer.")
{
  arg_syntax(vm, 0, argc, argv);
  return prim_local_flip(vm, argv[0], expandctx_require(vm, "syntax-local-introduce"));
}

PRIM("syntax-local-identifier-as-binding", syntax_local_identifier_as_binding, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(id : identifier?) [intdef : any/c] -> identifier?", "ID without use-site scopes of the definition context.")
{
  arg_identifier(vm, 0, argc, argv);
  bool has_def = argc > 1 && argv[1] != VALUE_FALSE;
  if (has_def && !value_is_defctx(argv[1])) raise_argument(vm, NULL, "(or/c internal-definition-context? #f)", 1, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-identifier-as-binding");
  if (!has_def) return expand_remove_use_sites(vm, argv[0], ctx);
  return syntax_remove_scopes(vm, argv[0], scopeset_of(box_of(defctx_of(argv[1])->use_sites)->value));
}

PRIM("syntax-local-get-shadower", syntax_local_get_shadower, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(id : identifier?) [only-generated? : any/c] -> identifier?", "ID with the scopes of the enclosing local binding forms.")
{
  arg_identifier(vm, 0, argc, argv);
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-get-shadower");
  woad_value id = argv[0];
  for (const ScopeSet *set = ctx->local_scopes; set->count > 0; set = set->rest) {
    id = syntax_adjust_scope(vm, id, object_value(set->newest), SCOPE_ADD, ctx->phase);
  }
  return syntax_is_tainted(argv[0]) || syntax_is_closed(vm, argv[0]) ? syntax_taint(vm, id) : id;
}

/* --- values of transformers --- */

static woad_value no_value(woad_vm *vm, woad_value id, const char *who, const char *message, woad_value fail) {
  if (fail != VALUE_FALSE) return call_tail(vm, fail, 0, NULL);
  raise_format(vm, vm->exn.fail_contract, "%s: %s: %V", who, message, id);
}

static bool is_out_of_context(woad_vm *vm, woad_value id, const ExpandCtx *ctx) {
  woad_value binding;
  if (binding_resolve(vm, id, ctx->phase, &binding) != RESOLVE_FOUND || binding_of(binding)->kind != BINDING_LOCAL) return false;
  woad_value key = binding_of(binding)->key;
  return hamt_get(vm, hamt_of(ctx->env), key) == VALUE_NONE && hash_get(vm, hash_of(vm->expander->lifted), key) == VALUE_NONE;
}

static woad_value local_value(woad_vm *vm, int argc, woad_value *argv, const char *who, bool immediate) {
  arg_identifier(vm, 0, argc, argv);
  woad_value fail = argc > 1 ? argv[1] : VALUE_FALSE;
  if (fail != VALUE_FALSE && !call_is_procedure(vm, fail))
    raise_argument(vm, NULL, "(or/c #f (procedure-arity-includes/c 0))", 1, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, who);
  woad_value defs = argc > 2 ? defctx_list(vm, argv[2], 2, argc, argv) : VALUE_NULL;
  ctx = defctx_extend(vm, ctx, defs);
  instance_run_available(vm, ctx->ns, ctx->phase + 1);
  woad_value id = prim_local_flip(vm, argv[0], ctx);
  for (;;) {
    if (is_out_of_context(vm, id, ctx)) return no_value(vm, id, who, "identifier is not bound to syntax", fail);
    if (watch_is_on(vm)) watch_note(vm, WATCH_LOOKED_UP, id, ctx->phase);
    Meaning meaning = expand_meaning(vm, id, ctx);
    if (meaning.kind == MEANING_UNBOUND) return no_value(vm, id, who, "unbound identifier", fail);
    if (meaning.kind != MEANING_MACRO) return no_value(vm, id, who, "identifier is not bound to syntax", fail);
    bool rename = transformer_is_rename(vm, meaning.value);
    woad_value target = VALUE_FALSE;
    if (rename) target = transformer_rename_target_in(vm, meaning.value, meaning.inspector, meaning.module, ctx);
    if (immediate) {
      if (rename) target = prim_local_flip(vm, target, ctx);
      woad_value vals[2] = { meaning.value, target };
      return values_return(vm, 2, vals);
    }
    if (!rename) return meaning.value;
    vm_charge(vm, 16);
    sched_safe_point_in_c(vm);
    id = target;
  }
}

PRIM("syntax-local-value", syntax_local_value, 1, 3, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(id : identifier?) [fail : (or/c #f (-> any))] [intdef : any/c] -> any", "The compile-time value of ID.")
{
  return local_value(vm, argc, argv, "syntax-local-value", false);
}

PRIM("syntax-local-value/immediate", syntax_local_value_immediate, 1, 3, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(id : identifier?) [fail : (or/c #f (-> any))] [intdef : any/c] -> any any",
     "The same without following rename transformers, and the target of one.")
{
  return local_value(vm, argc, argv, "syntax-local-value/immediate", true);
}

/* --- local-expand --- */

static void set_kind(woad_vm *vm, ExpandCtx *ctx, woad_value kind, woad_value defs, int argc, woad_value *argv) {
  CtxKind before = ctx->kind;
  if (kind == vm->sym.expression_ctx) ctx->kind = CTX_EXPRESSION;
  else if (kind == vm->sym.top_level) ctx->kind = CTX_TOP;
  else if (kind == vm->sym.module) ctx->kind = CTX_MODULE;
  else if (pair_is_list(kind)) ctx->kind = CTX_DEFINITION;
  else if (value_is_symbol(kind) && strcmp(symbol_text(kind), "module-begin") == 0) ctx->kind = CTX_MODULE_BEGIN;
  else raise_argument(vm, NULL, "(or/c 'expression 'top-level 'module 'module-begin list?)", 1, argc, argv);
  if (ctx->kind == CTX_EXPRESSION && before != CTX_EXPRESSION) {
    ctx->use_sites = VALUE_FALSE;
    ctx->post_scopes = ctx->def_contexts = VALUE_NULL;
    ctx->name = VALUE_FALSE;
  }
  if (ctx->kind != CTX_DEFINITION) return;
  ctx->def_contexts = kind;
  if (!value_is_pair(defs)) return;
  PairBuilder scopes;
  pair_builder_init(&scopes);
  for (woad_value l = defs; value_is_pair(l); l = pair_cdr(l)) {
    if (defctx_of(pair_car(l))->adds_scope) pair_builder_add(vm, &scopes, defctx_of(pair_car(l))->inside);
  }
  ctx->post_scopes = scopes.head;
  ctx->frame = defctx_of(pair_car(defs))->frame;
  ctx->use_sites = defctx_of(pair_car(defs))->use_sites;
}

static void set_stops(woad_vm *vm, ExpandCtx *ctx, woad_value stops, int argc, woad_value *argv) {
  ctx->stops = VALUE_NULL;
  ctx->only_immediate = ctx->no_implicit = ctx->stops_at_expressions = false;
  if (stops == VALUE_FALSE) {
    ctx->only_immediate = ctx->no_implicit = true;
    return;
  }
  PairBuilder ids;
  pair_builder_init(&ids);
  for (woad_value l = stops; !value_is_null(l); l = pair_cdr(l)) {
    if (!value_is_pair(l) || !syntax_is_identifier(pair_car(l)))
      raise_argument(vm, NULL, "(or/c (listof identifier?) #f)", 2, argc, argv);
    pair_builder_add(vm, &ids, pair_car(l));
  }
  ctx->stops = ids.head;
  bool only_module_star = value_is_pair(stops) && value_is_null(pair_cdr(stops)) &&
                          syntax_symbol(pair_car(stops)) == vm->sym.module_star;
  ctx->stops_at_expressions = value_is_pair(stops) && !only_module_star;
}

static woad_value expand_locally(woad_vm *vm, woad_value stx, ExpandCtx *ctx, ExpandCtx *inner, woad_value defs) {
  stx = prim_local_flip(vm, stx, ctx);
  stx = defctx_add_inside(vm, defs, stx, false, ctx->phase);
  instance_run_available(vm, inner->ns, inner->phase + 1);
  woad_value out = expand_form(vm, stx, inner);
  return prim_local_flip(vm, out, ctx);
}

static ExpandCtx *local_context(woad_vm *vm, ExpandCtx *ctx, woad_value defs) {
  ExpandCtx *inner = expandctx_copy(vm, defctx_extend(vm, ctx, defs));
  inner->in_local_expand = true;
  inner->to_parsed = false;
  return inner;
}

static woad_value capture_lifts(woad_vm *vm, ExpandCtx *inner, woad_value out) {
  woad_value items = pair_reverse(vm, inner->lifts->items);
  inner->lifts->items = VALUE_NULL;
  PairBuilder forms;
  pair_builder_init(&forms);
  for (; value_is_pair(items); items = pair_cdr(items)) {
    woad_value entry = pair_car(items);
    pair_builder_add(vm, &forms, expand_core_use(vm, "define-values", pair_list(vm, 2, pair_car(entry), pair_cddr(entry)),
                                                 pair_cddr(entry), inner->phase));
  }
  pair_builder_add(vm, &forms, out);
  return expand_core_use(vm, "begin", forms.head, out, inner->phase);
}

static woad_value local_expand(woad_vm *vm, int argc, woad_value *argv, bool capture, int up, const char *who) {
  arg_syntax(vm, 0, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, who);
  woad_value defs = argc > 3 ? defctx_list(vm, argv[3], 3, argc, argv) : VALUE_NULL;
  ExpandCtx *inner = local_context(vm, ctx, defs);
  if (up) {
    inner = expandctx_as_transformer(vm, inner);
    inner->to_parsed = false;
    inner->in_local_expand = true;
  }
  set_kind(vm, inner, argv[1], defs, argc, argv);
  set_stops(vm, inner, argc > 2 ? argv[2] : VALUE_FALSE, argc, argv);
  inner->keep_expressions = true;
  if (capture || !inner->lifts) {
    inner->lifts = expandctx_make_lifts(vm, inner->phase);
    inner->lifts->to_module = capture;
    if (argc > 4) inner->lifts->key = argv[4];
  }
  woad_value out = expand_locally(vm, argv[0], ctx, inner, defs);
  if (capture) out = capture_lifts(vm, inner, out);
  return out;
}

PRIM("local-expand", local_expand, 2, 4, PF_NESTS, RIGHTS_NONE,
     "(stx : any/c) (context : any/c) [stops : (or/c list? #f)] [intdef : any/c] -> syntax?", "Expands within a transformer.")
{
  if (!value_is_syntax(argv[0])) argv[0] = syntax_from_datum(vm, VALUE_FALSE, argv[0], NULL, VALUE_FALSE);
  return local_expand(vm, argc, argv, false, 0, "local-expand");
}

PRIM("local-expand/capture-lifts", local_expand_capture_lifts, 2, 5, PF_NESTS, RIGHTS_NONE,
     "(stx : any/c) (context : any/c) [stops : any/c] [intdef : any/c] [lift-ctx : any/c] -> syntax?",
     "Lifted expressions become definitions around the result.")
{
  return local_expand(vm, argc, argv, true, 0, "local-expand/capture-lifts");
}

PRIM("local-transformer-expand", local_transformer_expand, 2, 4, PF_NESTS, RIGHTS_NONE,
     "(stx : any/c) (context : any/c) [stops : any/c] [intdef : any/c] -> syntax?", "local-expand one phase up.")
{
  return local_expand(vm, argc, argv, false, 1, "local-transformer-expand");
}

PRIM("local-transformer-expand/capture-lifts", local_transformer_expand_capture_lifts, 2, 5, PF_NESTS, RIGHTS_NONE,
     "(stx : any/c) (context : any/c) [stops : any/c] [intdef : any/c] [lift-ctx : any/c] -> syntax?",
     "local-expand/capture-lifts one phase up.")
{
  return local_expand(vm, argc, argv, true, 1, "local-transformer-expand/capture-lifts");
}

PRIM("syntax-local-expand-expression", syntax_local_expand_expression, 1, 2, PF_NESTS, RIGHTS_NONE,
     "(stx : any/c) [opaque-only? : any/c] -> syntax? syntax?", "The expansion, and an opaque form of it.")
{
  arg_syntax(vm, 0, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-expand-expression");
  ExpandCtx *inner = local_context(vm, ctx, VALUE_NULL);
  set_kind(vm, inner, vm->sym.expression_ctx, VALUE_NULL, argc, argv);
  set_stops(vm, inner, VALUE_NULL, argc, argv);
  woad_value out = expand_locally(vm, argv[0], ctx, inner, VALUE_NULL);
  woad_value opaque = syntax_make(vm, transformer_make_expanded(vm, prim_local_flip(vm, out, ctx), ctx), NULL);
  woad_value vals[2] = { argc > 1 && argv[1] != VALUE_FALSE ? VALUE_FALSE : out, opaque };
  return values_return(vm, 2, vals);
}

PRIM("syntax-local-apply-transformer", syntax_local_apply_transformer, 4, -1, PF_NESTS, RIGHTS_NONE,
     "(transformer : procedure?) (binding-id : (or/c identifier? #f)) (context : any/c) (intdef : any/c) (v : any/c) ... -> any",
     "Applies TRANSFORMER to the values as the expander would.")
{
  if (!call_is_procedure(vm, argv[0])) raise_argument(vm, NULL, "procedure?", 0, argc, argv);
  if (argv[1] != VALUE_FALSE && !syntax_is_identifier(argv[1])) raise_argument(vm, NULL, "(or/c identifier? #f)", 1, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-apply-transformer");
  woad_value defs = defctx_list(vm, argv[3], 3, argc, argv);
  ExpandCtx *inner = expandctx_copy(vm, defctx_extend(vm, ctx, defs));
  woad_value kind[2] = { argv[2], argv[2] };
  set_kind(vm, inner, argv[2], defs, 2, kind);
  int n = argc - 4;
  woad_value *args = mem_alloc(vm, ((size_t)n + 1) * sizeof *args), *vals;
  for (int i = 0; i < n; i++)
    args[i] = value_is_syntax(argv[4 + i]) ? defctx_add_inside(vm, defs, prim_local_flip(vm, argv[4 + i], ctx), false, ctx->phase)
                                           : argv[4 + i];
  if (argv[1] != VALUE_FALSE && expand_meaning(vm, argv[1], inner).kind == MEANING_UNBOUND)
    raise_format(vm, vm->exn.fail_contract, "syntax-local-apply-transformer: unbound identifier: %V", argv[1]);
  n = expand_apply_values(vm, argv[0], n, args, argv[1], inner, &vals);
  for (int i = 0; i < n; i++) {
    if (value_is_syntax(vals[i])) vals[i] = prim_local_flip(vm, vals[i], ctx);
  }
  return values_return(vm, n, vals);
}

/* --- transformers --- */

PRIM("make-rename-transformer", make_rename_transformer, 1, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(id : identifier?) [introducer : any/c] -> rename-transformer?", "A transformer that stands for ID.")
{
  return transformer_make_rename(vm, arg_identifier(vm, 0, argc, argv));
}

PRIM("rename-transformer?", rename_transformer_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a rename transformer.")
{
  return value_bool(transformer_is_rename(vm, argv[0]));
}

PRIM("rename-transformer-target", rename_transformer_target, 1, 1, PF_NESTS, RIGHTS_NONE,
     "(v : rename-transformer?) -> identifier?", "What it stands for.")
{
  if (!transformer_is_rename(vm, argv[0])) raise_argument(vm, NULL, "rename-transformer?", 0, argc, argv);
  return transformer_rename_target(vm, argv[0]);
}

PRIM("make-set!-transformer", make_set_x_transformer, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(proc : (procedure-arity-includes/c 1)) -> set!-transformer?", "A transformer that set! calls as well.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  return transformer_make_set(vm, argv[0]);
}

PRIM("set!-transformer?", set_x_transformer_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a set! transformer.")
{
  return value_bool(transformer_is_set(vm, argv[0]));
}

PRIM("set!-transformer-procedure", set_x_transformer_procedure, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(v : set!-transformer?) -> procedure?", "Its procedure.")
{
  if (!transformer_is_set(vm, argv[0])) raise_argument(vm, NULL, "set!-transformer?", 0, argc, argv);
  return transformer_set_procedure(vm, argv[0]);
}

PRIM("liberal-define-context?", liberal_define_context_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V has a true prop:liberal-define-context.")
{
  if (!value_is_struct(argv[0])) return VALUE_FALSE;
  woad_value v = struct_property_get(vm, vm->prop.liberal_define_context, argv[0]);
  return value_bool(v != VALUE_NONE && v != VALUE_FALSE);
}
