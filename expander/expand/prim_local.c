/* SPDX-License-Identifier: MIT
 * prim_local.c: what transformers may ask of the running expansion. Source: Reference, "Syntax Transformers". */
#include "expander/common/modpath.h"
#include "expander/expand/defctx.h"
#include "expander/expand/module.h"
#include "expander/expand/transformer.h"
#include "runtime/data/hamt.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

static woad_value arg_syntax(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_syntax(argv[pos])) raise_argument(vm, NULL, "syntax?", pos, argc, argv);
  return argv[pos];
}

static woad_value arg_identifier(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!syntax_is_identifier(argv[pos])) raise_argument(vm, NULL, "identifier?", pos, argc, argv);
  return argv[pos];
}

static woad_value flip_introduction(woad_vm *vm, woad_value stx, const ExpandCtx *ctx) {
  stx = syntax_adjust_scopes(vm, stx, ctx->intro_scopes, SCOPE_FLIP, ctx->phase);
  return syntax_adjust_scopes(vm, stx, ctx->use_scopes, SCOPE_FLIP, ctx->phase);
}

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

PRIM("syntax-local-name", syntax_local_name, 0, 0, PF_READS | PF_RAISES, RIGHTS_NONE, "-> any/c", "The inferred name, or #f.")
{
  return expandctx_require(vm, "syntax-local-name")->name;
}

PRIM("syntax-local-introduce", syntax_local_introduce, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> syntax?",
     "Flips the introduction and use-site scopes of the running transformer.")
{
  arg_syntax(vm, 0, argc, argv);
  return flip_introduction(vm, argv[0], expandctx_require(vm, "syntax-local-introduce"));
}

PRIM("syntax-local-identifier-as-binding", syntax_local_identifier_as_binding, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(id : identifier?) [intdef : any/c] -> identifier?", "ID without use-site scopes of the definition context.")
{
  arg_identifier(vm, 0, argc, argv);
  return expand_remove_use_sites(vm, argv[0], expandctx_require(vm, "syntax-local-identifier-as-binding"));
}

PRIM("syntax-local-get-shadower", syntax_local_get_shadower, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(id : identifier?) [only-generated? : any/c] -> identifier?", "ID with the scopes of the enclosing local binding forms.")
{
  arg_identifier(vm, 0, argc, argv);
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-get-shadower");
  woad_value id = syntax_adjust_scopes(vm, argv[0], ctx->local_scopes, SCOPE_ADD, ctx->phase);
  return syntax_is_tainted(argv[0]) || syntax_is_armed(argv[0]) ? syntax_taint(vm, id) : id;
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
    raise_argument(vm, NULL, "(or/c (procedure-arity-includes/c 0) #f)", 1, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, who);
  woad_value defs = argc > 2 ? defctx_list(vm, argv[2], 2, argc, argv) : VALUE_NULL;
  ctx = defctx_extend(vm, ctx, defs);
  instance_run_available(vm, ctx->ns, ctx->phase + 1);
  woad_value id = flip_introduction(vm, argv[0], ctx);
  id = defctx_add_scopes(vm, defs, id, SCOPE_ADD, ctx->phase);
  for (;;) {
    if (is_out_of_context(vm, id, ctx)) return no_value(vm, id, who, "identifier is not bound to syntax", fail);
    Meaning meaning = expand_meaning(vm, id, ctx);
    if (meaning.kind == MEANING_UNBOUND) return no_value(vm, id, who, "unbound identifier", fail);
    if (meaning.kind != MEANING_MACRO) return no_value(vm, id, who, "identifier is not bound to syntax", fail);
    bool rename = transformer_is_rename(vm, meaning.value);
    if (immediate) {
      woad_value vals[2] = { meaning.value, VALUE_FALSE };
      if (rename) vals[1] = flip_introduction(vm, transformer_rename_target(vm, meaning.value), ctx);
      return values_return(vm, 2, vals);
    }
    if (!rename) return meaning.value;
    id = transformer_rename_target(vm, meaning.value);
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
  else if (value_is_pair(kind)) ctx->kind = CTX_DEFINITION;
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
  for (woad_value l = defs; value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &scopes, defctx_of(pair_car(l))->scope);
  ctx->post_scopes = scopes.head;
  ctx->frame = defctx_of(pair_car(defs))->frame;
  ctx->use_sites = box_make(vm, VALUE_NULL);
}

static void set_stops(woad_vm *vm, ExpandCtx *ctx, woad_value stops, int argc, woad_value *argv) {
  ctx->stops = VALUE_NULL;
  ctx->only_immediate = ctx->no_implicit = false;
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
  ctx->only_immediate = value_is_pair(stops) && !only_module_star;
}

static woad_value expand_locally(woad_vm *vm, woad_value stx, ExpandCtx *ctx, ExpandCtx *inner, woad_value defs) {
  stx = flip_introduction(vm, stx, ctx);
  stx = defctx_add_scopes(vm, defs, stx, SCOPE_ADD, ctx->phase);
  instance_run_available(vm, inner->ns, inner->phase + 1);
  woad_value out = expand_form(vm, stx, inner);
  return flip_introduction(vm, out, ctx);
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
  }
  set_kind(vm, inner, argv[1], defs, argc, argv);
  set_stops(vm, inner, argc > 2 ? argv[2] : VALUE_FALSE, argc, argv);
  if (capture || !inner->lifts) {
    inner->lifts = expandctx_make_lifts(vm, inner->phase);
    inner->lifts->to_module = capture;
  }
  woad_value out = expand_locally(vm, argv[0], ctx, inner, defs);
  if (value_is_pair(inner->lifts->items) && capture) out = capture_lifts(vm, inner, out);
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
  woad_value opaque = syntax_make(vm, transformer_make_expanded(vm, flip_introduction(vm, out, ctx)), syntax_of(argv[0])->location);
  woad_value vals[2] = { argc > 1 && argv[1] != VALUE_FALSE ? VALUE_FALSE : out, opaque };
  return values_return(vm, 2, vals);
}

/* --- definition contexts --- */

PRIM("syntax-local-make-definition-context", syntax_local_make_definition_context, 0, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "[parent : (or/c internal-definition-context? #f)] [add-scope? : any/c] -> internal-definition-context?",
     "A fresh internal-definition context.")
{
  const ExpandCtx *ctx = expandctx_require(vm, "syntax-local-make-definition-context");
  if (argc > 0 && argv[0] != VALUE_FALSE && !value_is_defctx(argv[0]))
    raise_argument(vm, NULL, "(or/c internal-definition-context? #f)", 0, argc, argv);
  DefCtx *def = mem_object(vm, DefCtx, TYPE_DEFINITION_CONTEXT);
  def->frame = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  def->scope = scope_make(vm, SCOPE_INTDEF);
  def->env = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  def->ids = VALUE_NULL;
  def->parent = argc > 0 ? argv[0] : VALUE_FALSE;
  def->adds_scope = argc < 2 || argv[1] != VALUE_FALSE;
  def->phase = ctx->phase;
  return object_value(def);
}

static DefCtx *arg_defctx(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_defctx(argv[pos])) raise_argument(vm, NULL, "internal-definition-context?", pos, argc, argv);
  return defctx_of(argv[pos]);
}

PRIM("internal-definition-context?", internal_definition_context_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is an internal-definition context.")
{
  return value_bool(value_is_defctx(argv[0]));
}

PRIM("internal-definition-context-seal", internal_definition_context_seal, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ctx : internal-definition-context?) -> void?", "Does nothing, as in the reference.")
{
  arg_defctx(vm, 0, argc, argv);
  return VALUE_VOID;
}

static woad_value flip_all(woad_vm *vm, woad_value list, const ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &out, flip_introduction(vm, pair_car(list), ctx));
  return out.head;
}

PRIM("syntax-local-bind-syntaxes", syntax_local_bind_syntaxes, 3, 4, PF_NESTS, RIGHTS_NONE,
     "(ids : (listof identifier?)) (expr : (or/c syntax? #f)) (ctx : internal-definition-context?) [extra : any/c] -> list?",
     "Binds IDS in CTX: as variables, or to the values of the transformer expression EXPR.")
{
  DefCtx *def = arg_defctx(vm, 2, argc, argv);
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-bind-syntaxes");
  woad_value defs = pair_make(vm, argv[2], argc > 3 ? defctx_list(vm, argv[3], 3, argc, argv) : VALUE_NULL);
  PairBuilder ids, keys;
  pair_builder_init(&ids);
  pair_builder_init(&keys);
  ExpandCtx *binding = expandctx_copy(vm, ctx);
  binding->frame = def->frame;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
    if (!syntax_is_identifier(pair_car(l))) raise_argument(vm, NULL, "(listof identifier?)", 0, argc, argv);
    woad_value id = expand_remove_use_sites(vm, flip_introduction(vm, pair_car(l), ctx), ctx);
    id = defctx_add_scopes(vm, defs, id, SCOPE_ADD, ctx->phase);
    if (syntax_is_tainted(id)) syntax_raise(vm, VALUE_FALSE, "cannot bind tainted identifier", VALUE_FALSE, id);
    woad_value key = expand_bind_local(vm, id, binding);
    pair_builder_add(vm, &ids, id);
    pair_builder_add(vm, &keys, key);
    def->ids = pair_make(vm, id, def->ids);
    if (argv[1] == VALUE_FALSE) hash_set(vm, hash_of(def->env), key, expandctx_local(vm, id));
  }
  if (argv[1] != VALUE_FALSE) {
    woad_value rhs = flip_introduction(vm, arg_syntax(vm, 1, argc, argv), ctx);
    rhs = defctx_add_scopes(vm, defs, rhs, SCOPE_ADD, ctx->phase);
    ExpandCtx *inner = expandctx_copy(vm, defctx_extend(vm, ctx, defs));
    woad_value *vals = expand_eval_transformers(vm, rhs, ids.head, "define-syntaxes", inner, NULL);
    int i = 0;
    for (woad_value k = keys.head; value_is_pair(k); k = pair_cdr(k), i++) {
      hash_set(vm, hash_of(def->env), pair_car(k), vals[i]);
      expand_note_rename(vm, ids.head, vals[i], i, ctx);
    }
  }
  return flip_all(vm, ids.head, ctx);
}

PRIM("internal-definition-context-binding-identifiers", internal_definition_context_binding_identifiers, 1, 1,
     PF_READS | PF_RAISES, RIGHTS_NONE, "(ctx : internal-definition-context?) -> (listof identifier?)", "What was bound in it.")
{
  woad_value ids = pair_reverse(vm, arg_defctx(vm, 0, argc, argv)->ids);
  const ExpandCtx *ctx = expandctx_current(vm);
  return ctx ? flip_all(vm, ids, ctx) : ids;
}

PRIM("internal-definition-context-introduce", internal_definition_context_introduce, 2, 3, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(ctx : internal-definition-context?) (stx : syntax?) [mode : symbol?] -> syntax?", "Flips, adds or removes its scope.")
{
  arg_defctx(vm, 0, argc, argv);
  arg_syntax(vm, 1, argc, argv);
  const ExpandCtx *ctx = expandctx_current(vm);
  const char *mode = argc > 2 && value_is_symbol(argv[2]) ? symbol_text(argv[2]) : "flip";
  ScopeOp op = strcmp(mode, "add") == 0 ? SCOPE_ADD : strcmp(mode, "remove") == 0 ? SCOPE_REMOVE : SCOPE_FLIP;
  return defctx_add_scopes(vm, pair_make(vm, argv[0], VALUE_NULL), argv[1], op, ctx ? ctx->phase : 0);
}

PRIM("internal-definition-context-add-scopes", internal_definition_context_add_scopes, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(ctx : internal-definition-context?) (stx : syntax?) -> syntax?", "STX with the context's scope.")
{
  arg_defctx(vm, 0, argc, argv);
  arg_syntax(vm, 1, argc, argv);
  const ExpandCtx *ctx = expandctx_current(vm);
  return defctx_add_scopes(vm, pair_make(vm, argv[0], VALUE_NULL), argv[1], SCOPE_ADD, ctx ? ctx->phase : 0);
}

PRIM("internal-definition-context-splice-binding-identifier", internal_definition_context_splice_binding_identifier, 2, 2,
     PF_READS | PF_RAISES, RIGHTS_NONE, "(ctx : internal-definition-context?) (id : identifier?) -> identifier?",
     "ID without the context's scope.")
{
  arg_defctx(vm, 0, argc, argv);
  arg_identifier(vm, 1, argc, argv);
  const ExpandCtx *ctx = expandctx_current(vm);
  return defctx_add_scopes(vm, pair_make(vm, argv[0], VALUE_NULL), argv[1], SCOPE_REMOVE, ctx ? ctx->phase : 0);
}

PRIM("identifier-remove-from-definition-context", identifier_remove_from_definition_context, 2, 2, PF_READS | PF_RAISES,
     RIGHTS_NONE, "(id : identifier?) (ctx : any/c) -> identifier?", "ID without the scopes of the context(s).")
{
  arg_identifier(vm, 0, argc, argv);
  woad_value defs = defctx_list(vm, argv[1], 1, argc, argv);
  const ExpandCtx *ctx = expandctx_current(vm);
  return defctx_add_scopes(vm, defs, argv[0], SCOPE_REMOVE, ctx ? ctx->phase : 0);
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
