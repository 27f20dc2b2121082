/* SPDX-License-Identifier: MIT
 * prim_defctx.c: internal-definition contexts made by transformers. Source: Reference, "Syntax Transformers". */
#include "expander/expand/defctx.h"
#include "expander/expand/prim_local.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/prim.h"

PRIM_MODULE("#%kernel")

PRIM("syntax-local-make-definition-context", syntax_local_make_definition_context, 0, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "[parent : (or/c #f internal-definition-context?)] [add-scope? : any/c] -> internal-definition-context?",
     "A fresh internal-definition context.")
{
  expandctx_require(vm, "syntax-local-make-definition-context");
  if (argc > 0 && argv[0] != VALUE_FALSE && !value_is_defctx(argv[0]))
    raise_argument(vm, NULL, "(or/c #f internal-definition-context?)", 0, argc, argv);
  DefCtx *def = mem_object(vm, DefCtx, TYPE_DEFINITION_CONTEXT);
  def->parent = argc > 0 ? argv[0] : VALUE_FALSE;
  const DefCtx *parent = def->parent == VALUE_FALSE ? NULL : defctx_of(def->parent);
  def->frame = parent ? parent->frame : object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  def->use_sites = parent ? parent->use_sites : box_make(vm, scopeset_value(scopeset_empty(vm)));
  def->outside = scope_make(vm, SCOPE_INTDEF);
  def->inside = scope_make(vm, SCOPE_INTDEF);
  def->env = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  def->base = def->extended = VALUE_FALSE;
  def->ids = VALUE_NULL;
  def->adds_scope = argc < 2 || argv[1] != VALUE_FALSE;
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
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &out, prim_local_flip(vm, pair_car(list), ctx));
  return out.head;
}

static woad_value without_use_sites(woad_vm *vm, woad_value stx, const DefCtx *def, int phase) {
  return syntax_remove_scopes(vm, stx, scopeset_of(box_of(def->use_sites)->value));
}

/* one name of syntax-local-bind-syntaxes, as it is bound in the contexts DEFS, the first of which is DEF */
static woad_value bind_in(woad_vm *vm, DefCtx *def, woad_value defs, woad_value id, ExpandCtx *ctx, woad_value *key) {
  id = without_use_sites(vm, expand_remove_use_sites(vm, prim_local_flip(vm, id, ctx), ctx), def, ctx->phase);
  id = defctx_add_inside(vm, defs, id, true, ctx->phase);
  if (syntax_is_tainted(id)) syntax_raise(vm, VALUE_FALSE, "cannot bind tainted identifier", VALUE_FALSE, id);
  *key = expand_bind_local(vm, id, ctx);
  def->ids = pair_make(vm, id, def->ids);
  return id;
}

static void bind_macros(woad_vm *vm, DefCtx *def, woad_value defs, woad_value rhs, woad_value ids, woad_value keys,
                        ExpandCtx *ctx) {
  rhs = defctx_add_inside(vm, defs, prim_local_flip(vm, rhs, ctx), true, ctx->phase);
  ExpandCtx *inner = expandctx_copy(vm, defctx_extend(vm, ctx, defs));
  woad_value *vals = expand_eval_transformers(vm, rhs, ids, "syntax-local-bind-syntaxes", inner, NULL);
  for (int i = 0; value_is_pair(keys); keys = pair_cdr(keys), i++) {
    defctx_bind(vm, def, pair_car(keys), vals[i]);
    expand_note_rename(vm, ids, vals[i], i, ctx);
  }
}

PRIM("syntax-local-bind-syntaxes", syntax_local_bind_syntaxes, 3, 4, PF_NESTS, RIGHTS_NONE,
     "(ids : (listof identifier?)) (expr : (or/c syntax? #f)) (ctx : internal-definition-context?) [extra : any/c] -> list?",
     "Binds IDS in CTX: as variables, or to the values of the transformer expression EXPR.")
{
  for (woad_value l = argv[0]; !value_is_null(l); l = pair_cdr(l)) {
    if (!value_is_pair(l) || !syntax_is_identifier(pair_car(l))) raise_argument(vm, NULL, "(listof identifier?)", 0, argc, argv);
  }
  if (argv[1] != VALUE_FALSE && !value_is_syntax(argv[1])) raise_argument(vm, NULL, "(or/c syntax? #f)", 1, argc, argv);
  DefCtx *def = arg_defctx(vm, 2, argc, argv);
  woad_value extra = argc > 3 ? defctx_list(vm, argv[3], 3, argc, argv) : VALUE_NULL;
  ExpandCtx *ctx = expandctx_require(vm, "syntax-local-bind-syntaxes");
  woad_value defs = pair_make(vm, argv[2], argv[1] == VALUE_FALSE ? VALUE_NULL : extra);
  PairBuilder ids, keys;
  pair_builder_init(&ids);
  pair_builder_init(&keys);
  ExpandCtx *binding = expandctx_copy(vm, ctx);
  binding->frame = def->frame;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) {
    woad_value key, id = bind_in(vm, def, defs, pair_car(l), binding, &key);
    if (argv[1] == VALUE_FALSE) defctx_bind(vm, def, key, expandctx_local(vm, id));
    pair_builder_add(vm, &ids, id);
    pair_builder_add(vm, &keys, key);
  }
  if (argv[1] != VALUE_FALSE) bind_macros(vm, def, defs, argv[1], ids.head, keys.head, ctx);
  return flip_all(vm, ids.head, ctx);
}

PRIM("internal-definition-context-binding-identifiers", internal_definition_context_binding_identifiers, 1, 1,
     PF_READS | PF_RAISES, RIGHTS_NONE, "(ctx : internal-definition-context?) -> (listof identifier?)", "What was bound in it.")
{
  woad_value ids = pair_reverse(vm, arg_defctx(vm, 0, argc, argv)->ids);
  const ExpandCtx *ctx = expandctx_current(vm);
  return ctx ? flip_all(vm, ids, ctx) : ids;
}

static int current_phase(woad_vm *vm) {
  const ExpandCtx *ctx = expandctx_current(vm);
  return ctx ? ctx->phase : 0;
}

PRIM("internal-definition-context-introduce", internal_definition_context_introduce, 2, 3, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(ctx : internal-definition-context?) (stx : syntax?) [mode : (or/c 'add 'remove 'flip)] -> syntax?",
     "Flips, adds or removes its inside-edge scope.")
{
  const DefCtx *def = arg_defctx(vm, 0, argc, argv);
  arg_syntax(vm, 1, argc, argv);
  const char *mode = argc < 3 ? "flip" : value_is_symbol(argv[2]) ? symbol_text(argv[2]) : "";
  ScopeOp op = strcmp(mode, "add") == 0 ? SCOPE_ADD : strcmp(mode, "remove") == 0 ? SCOPE_REMOVE : SCOPE_FLIP;
  if (op == SCOPE_FLIP && strcmp(mode, "flip") != 0) raise_argument(vm, NULL, "(or/c 'add 'remove 'flip)", 2, argc, argv);
  return syntax_adjust_scope(vm, argv[1], def->inside, op, current_phase(vm));
}

PRIM("internal-definition-context-add-scopes", internal_definition_context_add_scopes, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(ctx : internal-definition-context?) (stx : syntax?) -> syntax?", "STX as if it had been written in the context.")
{
  const DefCtx *def = arg_defctx(vm, 0, argc, argv);
  woad_value stx = syntax_adjust_scope(vm, arg_syntax(vm, 1, argc, argv), def->outside, SCOPE_ADD, current_phase(vm));
  return syntax_adjust_scope(vm, stx, def->inside, SCOPE_ADD, current_phase(vm));
}

static woad_value without_scopes(woad_vm *vm, woad_value id, const DefCtx *def) {
  int phase = current_phase(vm);
  id = syntax_adjust_scope(vm, id, def->outside, SCOPE_REMOVE, phase);
  return syntax_adjust_scope(vm, id, def->inside, SCOPE_REMOVE, phase);
}

PRIM("internal-definition-context-splice-binding-identifier", internal_definition_context_splice_binding_identifier, 2, 2,
     PF_READS | PF_RAISES, RIGHTS_NONE, "(ctx : internal-definition-context?) (id : identifier?) -> identifier?",
     "ID without the context's scopes, use-site scopes included.")
{
  const DefCtx *def = arg_defctx(vm, 0, argc, argv);
  woad_value id = without_scopes(vm, arg_identifier(vm, 1, argc, argv), def);
  return without_use_sites(vm, id, def, current_phase(vm));
}

static bool is_defctx_list(woad_value v) {
  while (value_is_pair(v) && value_is_defctx(pair_car(v))) v = pair_cdr(v);
  return value_is_null(v);
}

PRIM("identifier-remove-from-definition-context", identifier_remove_from_definition_context, 2, 2, PF_READS | PF_RAISES,
     RIGHTS_NONE, "(id : identifier?) (ctx : any/c) -> identifier?", "ID without the scopes of the context(s).")
{
  woad_value id = arg_identifier(vm, 0, argc, argv);
  if (!value_is_defctx(argv[1]) && !is_defctx_list(argv[1]))
    raise_argument(vm, NULL, "(or/c internal-definition-context? (listof internal-definition-context?))", 1, argc, argv);
  for (woad_value l = defctx_list(vm, argv[1], 1, argc, argv); value_is_pair(l); l = pair_cdr(l))
    id = without_scopes(vm, id, defctx_of(pair_car(l)));
  return id;
}
