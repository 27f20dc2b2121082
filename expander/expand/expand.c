/* SPDX-License-Identifier: MIT
 * expand.c: the expander's dispatch: what a form's head means, implicit forms, macro application. [Flatt16]
 *
 * Rewriting is a loop: a macro's result is dispatched again without a deeper C stack. Nested forms recur. */
#include "expander/expand/expand.h"

#include "expander/common/modpath.h"
#include "expander/expand/module.h"
#include "expander/expand/transformer.h"
#include "expander/lower/lower.h"
#include "expander/namespace/access.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hamt.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/sched.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

/* --- meanings --- */

static _Noreturn void out_of_context(woad_vm *vm, woad_value id) {
  syntax_raise(vm, VALUE_FALSE, "identifier used out of context", id, VALUE_FALSE);
}

static void refuse_tainted(woad_vm *vm, woad_value id) {
  if (syntax_is_tainted(id))
    syntax_raise(vm, VALUE_FALSE, "cannot use identifier tainted by macro transformation", id, VALUE_FALSE);
}

static Meaning local_meaning(woad_vm *vm, woad_value binding, woad_value id, ExpandCtx *ctx) {
  Meaning m = { MEANING_VARIABLE, VALUE_FALSE, binding, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, NULL };
  woad_value value = hamt_get(vm, hamt_of(ctx->env), binding_of(binding)->key);
  if (value == VALUE_NONE) value = hash_get(vm, hash_of(vm->expander->lifted), binding_of(binding)->key);
  if (value == VALUE_NONE) out_of_context(vm, id);
  refuse_tainted(vm, id);
  if (value_is_local_variable(value)) {
    m.local = value;
    return m;
  }
  m.kind = value_is_core_form(value) ? MEANING_CORE : MEANING_MACRO;
  m.value = value;
  return m;
}

static _Noreturn void mismatch(woad_vm *vm, woad_value name, woad_value id, int phase, int level) {
  raise_format(vm, vm->exn.fail_contract,
               "namespace mismatch;\n cannot locate module instance\n  module: %V\n  use phase: %d\n  definition phase: %d\n"
               "  for identifier: %V",
               name, phase, level, syntax_symbol(id));
}

static Instance *instance_of_binding(woad_vm *vm, const Binding *binding, woad_value id, ExpandCtx *ctx) {
  if (binding->module == ctx->ns->self) return ctx->ns->instance;
  woad_value name = modpath_resolve(vm, binding->module, false, VALUE_FALSE);
  if (name == ctx->ns->instance->name) return ctx->ns->instance;
  ModuleDecl *decl = registry_find(vm, ctx->ns->registry, name);
  int base = instance_base_for(decl, ctx->phase, binding->phase);
  Instance *instance = instance_find(vm, ctx->ns, name, base, VALUE_FALSE);
  if (!instance) {
    if (name == modpath_resolve(vm, ctx->ns->self, false, VALUE_FALSE)) return ctx->ns->instance;
    mismatch(vm, name, id, ctx->phase, binding->phase);
  }
  return instance;
}

/* Runs what the instance promised for the phase of its transformers, when that has not happened yet. */
static void ensure_visited(woad_vm *vm, Instance *instance, int level) {
  Level *at = instance_try_level(instance, level + 1);
  if (!instance->decl || instance->decl->is_primitive || (at && at->state == LEVEL_STARTED)) return;
  Plan plan;
  instance_plan_init(&plan);
  instance_plan_run(vm, &plan, instance, instance->base_phase + level + 1, true);
  instance_run_nested(vm, &plan);
}

static Meaning module_meaning(woad_vm *vm, woad_value binding, woad_value id, ExpandCtx *ctx) {
  Meaning m = { MEANING_VARIABLE, VALUE_FALSE, binding, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, NULL };
  const Binding *b = binding_of(binding);
  Instance *instance = instance_of_binding(vm, b, id, ctx);
  if (b->is_syntax) ensure_visited(vm, instance, b->phase);
  woad_value value = instance_try_macro(vm, instance, b->phase, b->name);
  if (instance->decl) access_check(vm, instance, b, id, value != VALUE_NONE);
  if (value == VALUE_NONE) return m;
  m.kind = value_is_core_form(value) ? MEANING_CORE : MEANING_MACRO;
  m.value = value;
  if (instance->decl) {
    m.inspector = instance->decl->inspector;
    m.module = instance->name;
  }
  return m;
}

static Meaning top_meaning(woad_vm *vm, woad_value binding, ExpandCtx *ctx) {
  Meaning m = { MEANING_VARIABLE, VALUE_FALSE, binding, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, NULL };
  woad_value value = instance_try_macro(vm, ctx->ns->instance, ctx->phase, binding_of(binding)->key);
  if (value == VALUE_NONE) return m;
  m.kind = MEANING_MACRO;
  m.value = value;
  return m;
}

Meaning expand_meaning_of(woad_vm *vm, woad_value binding, woad_value id, ExpandCtx *ctx) {
  if (binding_of(binding)->kind == BINDING_LOCAL) return local_meaning(vm, binding, id, ctx);
  refuse_tainted(vm, id);
  switch (binding_of(binding)->kind) {
    case BINDING_TOP: return top_meaning(vm, binding, ctx);
    default: return module_meaning(vm, binding, id, ctx);
  }
}

Meaning expand_meaning(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value binding;
  ResolveStatus status = binding_resolve(vm, id, ctx->phase, &binding);
  if (status == RESOLVE_AMBIGUOUS) binding_raise_ambiguous(vm, id, ctx->phase);
  if (status == RESOLVE_UNBOUND)
    return (Meaning){ MEANING_UNBOUND, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, NULL };
  return expand_meaning_of(vm, binding, id, ctx);
}

static Meaning follow_renames(woad_vm *vm, Meaning meaning, woad_value id, ExpandCtx *ctx, woad_value *target) {
  for (*target = id;; meaning = expand_meaning(vm, *target, ctx)) {
    meaning.target = *target;
    if (meaning.kind != MEANING_MACRO || ctx->once || !transformer_is_rename(vm, meaning.value)) return meaning;
    vm_charge(vm, 16);
    sched_safe_point_in_c(vm);
    woad_value next = transformer_rename_target_in(vm, meaning.value, meaning.inspector, meaning.module, ctx);
    next = syntax_rearm(vm, syntax_from_datum(vm, syntax_disarm_all(vm, next), syntax_symbol(next), syntax_of(id)->location, next), next);
    *target = syntax_rearm(vm, syntax_track_origin(vm, next, *target, *target), *target);
  }
}

Meaning expand_meaning_through(woad_vm *vm, woad_value id, ExpandCtx *ctx, woad_value *target) {
  if (watch_is_on(vm)) watch_note(vm, WATCH_REFERENCE, id, ctx->phase);
  return follow_renames(vm, expand_meaning(vm, id, ctx), id, ctx, target);
}

/* --- helpers --- */

/* At a top level the namespace's scope becomes the leading one: syntax of another context keeps its own as a fallback. */
woad_value expand_add_post_scopes(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  int base = ctx->ns->instance->base_phase;
  for (woad_value l = ctx->post_scopes; value_is_pair(l); l = pair_cdr(l)) {
    woad_value scope = pair_car(l);
    stx = scope_is_multi(scope) && ctx->kind == CTX_TOP ? syntax_push_multi(vm, stx, scope, base)
                                                        : syntax_adjust_scope(vm, stx, scope, SCOPE_ADD, base);
  }
  return stx;
}

bool expand_is_own_binding(woad_vm *vm, woad_value binding, ExpandCtx *ctx) {
  woad_value module = binding_of(binding)->module;
  if (module == ctx->ns->self) return true;
  return modpath_resolve(vm, module, false, VALUE_FALSE) == modpath_resolve(vm, ctx->ns->self, false, VALUE_FALSE);
}

void expand_note_unbound(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  ModuleExpansion *me = ctx->module;
  me->unbound = pair_make(vm, pair_make(vm, id, fixnum_make(ctx->phase)), me->unbound);
}

void expand_note_rename(woad_vm *vm, woad_value ids, woad_value value, int pos, ExpandCtx *ctx) {
  if (!transformer_is_rename(vm, value)) return;
  woad_value target = transformer_rename_target_in(vm, value, VALUE_FALSE, VALUE_FALSE, ctx), binding;
  if (syntax_property(vm, target, vm->sym.not_free_identifier_eq) != VALUE_FALSE) return;
  for (; pos > 0; pos--) ids = pair_cdr(ids);
  if (binding_resolve_exactly(vm, pair_car(ids), ctx->phase, &binding) != RESOLVE_FOUND) return;
  binding = binding_copy(vm, binding);
  binding_of(binding)->rename_to = target;
  binding_add(vm, pair_car(ids), binding, ctx->phase);
}

woad_value expand_remove_use_sites(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!value_is_box(ctx->use_sites)) return stx;
  return syntax_remove_scopes(vm, stx, scopeset_of(box_of(ctx->use_sites)->value));
}

/* The scope that all core identifiers of the expander's own making carry: '#%core's names are bound in it at any phase. */
woad_value expand_core_id(woad_vm *vm, const char *name, int phase) {
  woad_value id = syntax_make(vm, symbol_intern(vm, name), NULL);
  return phase == 0 ? syntax_adjust_scope(vm, id, vm->expander->core_scope, SCOPE_ADD, 0)
                    : syntax_shift_phase(vm, syntax_adjust_scope(vm, id, vm->expander->core_scope, SCOPE_ADD, 0), phase);
}

woad_value expand_core_use(woad_vm *vm, const char *name, woad_value parts, woad_value like, int phase) {
  woad_value list = pair_make(vm, expand_core_id(vm, name, phase), parts);
  return syntax_from_datum(vm, VALUE_FALSE, list, value_is_syntax(like) ? syntax_of(like)->location : NULL, VALUE_FALSE);
}

void expand_env_set(woad_vm *vm, ExpandCtx *ctx, woad_value key, woad_value value) {
  ctx->env = hamt_set(vm, ctx->env, key, value);
}

woad_value expand_bind_local(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value symbol = syntax_symbol(id);
  woad_value key = symbol_uninterned(vm, symbol_text(symbol), symbol_length(symbol));
  binding_add(vm, id, binding_make_local(vm, key), ctx->phase);
  if (value_is_mutable_hash(ctx->frame)) hash_set(vm, hash_of(ctx->frame), key, VALUE_TRUE);
  ctx->layer = key;
  return key;
}

/* --- macro application --- */

static bool is_same_frame(woad_vm *vm, const Meaning *meaning, ExpandCtx *ctx) {
  if (!value_is_box(ctx->use_sites) || meaning->binding == VALUE_FALSE) return false;
  const Binding *binding = binding_of(meaning->binding);
  if (binding->kind == BINDING_LOCAL)
    return value_is_mutable_hash(ctx->frame) && hash_get(vm, hash_of(ctx->frame), binding->key) != VALUE_NONE;
  if (binding->kind == BINDING_TOP) return ctx->kind == CTX_TOP;
  return binding->module == ctx->frame;
}

static woad_value fresh_use_site(woad_vm *vm, ExpandCtx *ctx) {
  woad_value scope = scope_make(vm, SCOPE_USE_SITE);
  Box *box = box_of(ctx->use_sites);
  box->value = scopeset_value(scopeset_add(vm, scopeset_of(box->value), scope));
  return scope;
}

static woad_value add_use_site(woad_vm *vm, woad_value stx, const Meaning *meaning, ExpandCtx *ctx, woad_value *scope) {
  *scope = VALUE_FALSE;
  if (!is_same_frame(vm, meaning, ctx)) return stx;
  *scope = fresh_use_site(vm, ctx);
  return syntax_adjust_scope(vm, stx, *scope, SCOPE_ADD, ctx->phase);
}

static woad_value call_transformer(woad_vm *vm, woad_value proc, woad_value stx, woad_value id, const Meaning *meaning,
                                   ExpandCtx *ctx) {
  Install install;
  expandctx_install(vm, &install, ctx, meaning->inspector, meaning->module);
  woad_value result = call_nested(vm, proc, 1, &stx);
  expandctx_uninstall(vm, &install);
  if (meaning->target) id = meaning->target;
  if (!value_is_syntax(result))
    raise_format(vm, vm->exn.fail_contract, "%s: received value from syntax expander was not syntax\n  received: %V",
                 syntax_is_identifier(id) ? symbol_text(syntax_symbol(id)) : "?", result);
  return result;
}

static woad_value without_modes(woad_vm *vm, woad_value stx) {
  if (syntax_of(stx)->properties == VALUE_FALSE) return stx;
  stx = syntax_without_property(vm, stx, vm->sym.taint_mode);
  return syntax_without_property(vm, stx, vm->sym.certify_mode);
}

woad_value expand_apply_transformer(woad_vm *vm, woad_value proc, woad_value stx, woad_value id, const Meaning *meaning,
                                    ExpandCtx *ctx) {
  woad_value input = syntax_disarm_all(vm, stx);
  woad_value intro = scope_make(vm, SCOPE_MACRO), use;
  if (watch_is_on(vm)) watch_note_macro(vm, intro, id, meaning->module, stx);
  input = syntax_adjust_scope(vm, input, intro, SCOPE_FLIP, ctx->phase);
  input = add_use_site(vm, input, meaning, ctx, &use);
  input = without_modes(vm, input);
  ExpandCtx *running = expandctx_copy(vm, ctx);
  running->intro_scopes = pair_make(vm, intro, VALUE_NULL);
  running->use_scopes = use == VALUE_FALSE ? VALUE_NULL : pair_make(vm, use, VALUE_NULL);
  woad_value result = call_transformer(vm, proc, input, id, meaning, running);
  result = syntax_adjust_scope(vm, result, intro, SCOPE_FLIP, ctx->phase);
  result = expand_add_post_scopes(vm, result, ctx);
  result = syntax_track_origin(vm, result, stx, syntax_is_closed(vm, stx) ? syntax_taint(vm, id) : id);
  return syntax_push_packs(vm, result, stx);
}

int expand_apply_values(woad_vm *vm, woad_value proc, int argc, woad_value *argv, woad_value binding_id, ExpandCtx *ctx,
                        woad_value **vals) {
  woad_value intro = scope_make(vm, SCOPE_MACRO), use = VALUE_FALSE;
  Meaning meaning = { MEANING_UNBOUND, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, NULL };
  if (binding_id != VALUE_FALSE) meaning = expand_meaning(vm, binding_id, ctx);
  if (is_same_frame(vm, &meaning, ctx)) use = fresh_use_site(vm, ctx);
  for (int i = 0; i < argc; i++) {
    if (!value_is_syntax(argv[i])) continue;
    argv[i] = syntax_adjust_scope(vm, argv[i], intro, SCOPE_FLIP, ctx->phase);
    if (use != VALUE_FALSE) argv[i] = syntax_adjust_scope(vm, argv[i], use, SCOPE_ADD, ctx->phase);
  }
  ExpandCtx *running = expandctx_copy(vm, ctx);
  running->intro_scopes = pair_make(vm, intro, VALUE_NULL);
  running->use_scopes = use == VALUE_FALSE ? VALUE_NULL : pair_make(vm, use, VALUE_NULL);
  Install install;
  expandctx_install(vm, &install, running, meaning.inspector, meaning.module);
  int n = call_nested_values(vm, proc, argc, argv, vals);
  expandctx_uninstall(vm, &install);
  for (int i = 0; i < n; i++) {
    if (!value_is_syntax((*vals)[i])) continue;
    (*vals)[i] = expand_add_post_scopes(vm, syntax_adjust_scope(vm, (*vals)[i], intro, SCOPE_FLIP, ctx->phase), ctx);
  }
  return n;
}

/* --- implicit forms --- */

static const char *at_phase(woad_vm *vm, int phase) {
  return phase == 1 ? " in the transformer phase" : phase == 0 ? "" : raise_text(vm, " at phase %d", phase);
}

static _Noreturn void no_implicit(woad_vm *vm, const char *name, const char *what, woad_value stx, int phase) {
  const char *message = raise_text(vm, "%s is not allowed;\n no %s syntax transformer is bound%s", what, name, at_phase(vm, phase));
  syntax_raise(vm, symbol_intern(vm, "?"), message, VALUE_FALSE, stx);
}

/* ID alone, or at the head of the application STX */
static _Noreturn void unbound_head(woad_vm *vm, const char *name, woad_value id, woad_value stx, int phase) {
  const char *message = raise_text(vm, "unbound identifier;\n also, no %s syntax transformer is bound%s", name, at_phase(vm, phase));
  syntax_raise_type(vm, vm->exn.fail_syntax, syntax_symbol(id), message, stx,
                    id == stx ? VALUE_FALSE : id, VALUE_NULL, "");
}

typedef struct { const char *name, *what; woad_value symbol; } Implicit;

static Implicit implicit_for(woad_vm *vm, woad_value stx) {
  if (syntax_is_identifier(stx)) return (Implicit){ "#%top", "reference to an unbound identifier", vm->sym.top };
  if (syntax_is_pair(vm, stx) || syntax_is_null(vm, stx))
    return (Implicit){ "#%app", "function application", vm->sym.app };
  return (Implicit){ "#%datum", "literal data", vm->sym.datum };
}

/* The identifier says that nobody wrote it, and is as original as the form it stands for. */
static woad_value implicit_id(woad_vm *vm, woad_value disarmed, woad_value symbol) {
  ExpanderState *state = vm->expander;
  woad_value id = syntax_from_datum(vm, disarmed, symbol, syntax_of(disarmed)->location, VALUE_FALSE);
  if (state->implicit_properties == VALUE_FALSE)
    state->implicit_properties = hamt_set(vm, hamt_empty(vm, HASH_EQ), symbol_intern(vm, "implicit-made-explicit"), VALUE_TRUE);
  syntax_of(id)->properties = state->implicit_properties;
  syntax_of(id)->header.flags |= syntax_of(disarmed)->header.flags & SYNTAX_ORIGINAL;
  return id;
}

/* (IMPLICIT . STX), and what IMPLICIT means here */
static woad_value add_implicit(woad_vm *vm, woad_value stx, ExpandCtx *ctx, Meaning *meaning, woad_value *head,
                               woad_value unbound_id) {
  woad_value disarmed = syntax_disarm_all(vm, stx);
  Implicit implicit = implicit_for(vm, disarmed);
  woad_value id = implicit_id(vm, disarmed, implicit.symbol);
  if (syntax_is_tainted(id)) syntax_of(id)->location = NULL; /* about to be refused: nobody wrote it anywhere */
  woad_value target;
  *meaning = expand_meaning_through(vm, id, ctx, &target);
  if (meaning->kind != MEANING_CORE && meaning->kind != MEANING_MACRO) {
    if (unbound_id != VALUE_FALSE) unbound_head(vm, implicit.name, unbound_id, stx, ctx->phase);
    no_implicit(vm, implicit.name, implicit.what, stx, ctx->phase);
  }
  *head = id;
  woad_value content = pair_make(vm, id, syntax_is_pair(vm, disarmed) && !syntax_is_identifier(disarmed)
                                             ? form_content(vm, disarmed) : disarmed);
  if (syntax_is_null(vm, disarmed)) content = pair_make(vm, id, VALUE_NULL);
  woad_value form = syntax_rebuild(vm, disarmed, content);
  return syntax_rearm(vm, form, stx);
}

/* --- variables --- */

static woad_value rename_to_binder(woad_vm *vm, woad_value id, woad_value local) {
  woad_value binder = VALUE_AS(LocalVariable, local)->id;
  if (syntax_of(binder)->scopes == syntax_of(id)->scopes) return id;
  woad_value fresh = syntax_from_datum(vm, syntax_disarm_all(vm, binder), syntax_symbol(binder), syntax_of(id)->location, id);
  return syntax_rearm(vm, fresh, id);
}

static woad_value expand_variable(woad_vm *vm, woad_value id, const Meaning *meaning, ExpandCtx *ctx) {
  if (meaning->local != VALUE_FALSE) expandctx_use_local(VALUE_AS(LocalVariable, meaning->local));
  if (!ctx->to_parsed)
    return meaning->local == VALUE_FALSE ? id : rename_to_binder(vm, id, meaning->local);
  const Binding *binding = binding_of(meaning->binding);
  Parsed *parsed;
  if (binding->kind == BINDING_LOCAL) {
    parsed = parsed_make(vm, PARSED_LOCAL, id, 0);
    parsed->a = binding->key;
  } else if (binding->kind == BINDING_TOP) {
    parsed = parsed_make(vm, PARSED_TOP_VAR, id, 0);
    parsed->a = binding->key;
    parsed->level = ctx->phase - ctx->ns->instance->base_phase;
  } else {
    parsed = parsed_make(vm, PARSED_MODULE_VAR, id, 0);
    parsed->a = meaning->binding;
    parsed->b = syntax_symbol(id);
  }
  return parsed_value(parsed);
}

/* --- dispatch --- */

static bool stops_at(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  for (woad_value l = ctx->stops; value_is_pair(l); l = pair_cdr(l)) {
    if (binding_free_identifier_equal(vm, pair_car(l), id, ctx->phase, ctx->phase)) return true;
  }
  return false;
}

static _Noreturn void illegal_use(woad_vm *vm, woad_value stx, woad_value value, int phase) {
  const char *suffix = raise_text(vm, "\n  value at phase %d: %V", phase + 1, value);
  syntax_raise_type(vm, vm->exn.fail_syntax, VALUE_FALSE, "illegal use of syntax", stx, VALUE_FALSE, VALUE_NULL, suffix);
}

/* the application STX of HEAD with the variable TARGET, reached through rename transformers, at its head */
static woad_value put_at_head(woad_vm *vm, woad_value stx, woad_value head, woad_value target) {
  woad_value rest = form_content(vm, syntax_disarm_all(vm, stx));
  return syntax_track_origin(vm, syntax_rebuild(vm, stx, pair_make(vm, target, pair_cdr(rest))), stx, head);
}

typedef enum { STEP_DONE, STEP_AGAIN } Step;

/* the core forms that a stop list of local-expand implies */
static bool is_implied_stop(woad_vm *vm, woad_value core) {
  const struct Sym *sym = &vm->sym;
  const woad_value implied[] = { sym->begin, sym->quote, sym->set_x, sym->lambda, sym->case_lambda, sym->let_values,
                                 sym->letrec_values, sym->if_, sym->begin0, sym->with_continuation_mark,
                                 sym->letrec_syntaxes_values, sym->app, sym->expression, sym->top, sym->variable_reference };
  woad_value name = VALUE_AS(CoreForm, core)->name;
  for (size_t i = 0; i < sizeof implied / sizeof *implied; i++) {
    if (implied[i] == name) return true;
  }
  return false;
}

static woad_value call_core(woad_vm *vm, woad_value core, woad_value stx, ExpandCtx *ctx) {
  if (ctx->only_immediate || (ctx->stops_at_expressions && is_implied_stop(vm, core))) return stx;
  return VALUE_AS(CoreForm, core)->fn(vm, stx, ctx);
}

static Step use_meaning(woad_vm *vm, woad_value *stx, woad_value id, const Meaning *meaning, ExpandCtx *ctx) {
  if (meaning->kind == MEANING_CORE) {
    *stx = call_core(vm, meaning->value, *stx, ctx);
    return STEP_DONE;
  }
  if (ctx->once && transformer_is_rename(vm, meaning->value)) return STEP_DONE;
  woad_value proc = transformer_procedure(vm, meaning->value);
  if (proc == VALUE_FALSE) illegal_use(vm, *stx, meaning->value, ctx->phase);
  *stx = expand_apply_transformer(vm, proc, *stx, id, meaning, ctx);
  return STEP_AGAIN;
}

static Step use_implicit(woad_vm *vm, woad_value *stx, ExpandCtx *ctx, woad_value unbound_id) {
  woad_value head;
  Meaning meaning;
  if (ctx->no_implicit) return STEP_DONE;
  woad_value form = add_implicit(vm, *stx, ctx, &meaning, &head, unbound_id);
  if (ctx->stops_at_expressions && meaning.kind == MEANING_CORE && is_implied_stop(vm, meaning.value)) return STEP_DONE;
  if (ctx->stops != VALUE_NULL && stops_at(vm, head, ctx)) return STEP_DONE;
  *stx = form;
  return use_meaning(vm, stx, head, &meaning, ctx);
}

/* Whether partial expansion of a body leaves ID, as no macro, for the full expansion that comes later. */
static bool is_left_for_later(woad_vm *vm, woad_value id, ExpandCtx *ctx) {
  woad_value binding;
  if (!ctx->no_implicit) return false;
  ResolveStatus status = binding_resolve(vm, id, ctx->phase, &binding);
  return status == RESOLVE_UNBOUND ||
         (status == RESOLVE_FOUND && expand_meaning_of(vm, binding, id, ctx).kind == MEANING_VARIABLE);
}

/* What ID means, as STX or its head; a transformer that does not suit the context gets a form around STX: then NULL in *target. */
static Meaning meaning_of_use(woad_vm *vm, woad_value *stx, woad_value id, ExpandCtx *ctx, woad_value *target) {
  if (watch_is_on(vm) && !is_left_for_later(vm, id, ctx)) watch_note(vm, WATCH_REFERENCE, id, ctx->phase);
  Meaning meaning = expand_meaning(vm, id, ctx);
  if (meaning.kind != MEANING_MACRO) {
    *target = id;
    return meaning;
  }
  if (value_is_struct(meaning.value)) {
    woad_value suited = transformer_suit_context(vm, meaning.value, *stx, ctx);
    if (suited) {
      *stx = suited;
      *target = NULL;
      return meaning;
    }
  }
  return follow_renames(vm, meaning, id, ctx, target);
}

static Step step_identifier(woad_vm *vm, woad_value *stx, ExpandCtx *ctx) {
  woad_value id = *stx, target;
  if (ctx->stops != VALUE_NULL && stops_at(vm, id, ctx)) return STEP_DONE;
  Meaning meaning = meaning_of_use(vm, stx, id, ctx, &target);
  if (!target) return STEP_AGAIN;
  if (meaning.kind == MEANING_CORE || meaning.kind == MEANING_MACRO) return use_meaning(vm, stx, id, &meaning, ctx);
  *stx = target;
  if (meaning.kind == MEANING_UNBOUND) {
    if (target != id) *stx = syntax_track_origin(vm, target, id, id);
    return use_implicit(vm, stx, ctx, *stx);
  }
  if (!ctx->only_immediate) *stx = expand_variable(vm, target, &meaning, ctx);
  return STEP_DONE;
}

static Step step_form(woad_vm *vm, woad_value *stx, woad_value head, ExpandCtx *ctx) {
  if (!syntax_is_identifier(head)) return use_implicit(vm, stx, ctx, VALUE_FALSE);
  if (ctx->stops != VALUE_NULL && stops_at(vm, head, ctx)) return STEP_DONE;
  woad_value target;
  Meaning meaning = meaning_of_use(vm, stx, head, ctx, &target);
  if (!target) return STEP_AGAIN;
  if (meaning.kind == MEANING_CORE || meaning.kind == MEANING_MACRO) return use_meaning(vm, stx, head, &meaning, ctx);
  if (target != head) *stx = put_at_head(vm, *stx, head, target);
  return use_implicit(vm, stx, ctx, meaning.kind == MEANING_UNBOUND ? target : VALUE_FALSE);
}

typedef struct { woad_value stx; ExpandCtx *ctx; } FormCall;

static woad_value expand_call(woad_vm *vm, void *arg) {
  FormCall *call = arg;
  return expand_form(vm, call->stx, call->ctx);
}

woad_value expand_form(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (UNLIKELY(stack_is_low(vm))) return stack_call_fresh(vm, expand_call, &(FormCall){ stx, ctx });
  for (;;) {
    Step step;
    vm_charge(vm, 16);
    sched_safe_point_in_c(vm);
    if (syntax_is_identifier(stx)) {
      step = step_identifier(vm, &stx, ctx);
    } else {
      woad_value content = form_content(vm, syntax_disarm_all(vm, stx));
      if (value_is_pair(content)) step = step_form(vm, &stx, pair_car(content), ctx);
      else if (value_is_parsed(content) && ctx->to_parsed) return content;
      else if (transformer_is_expanded(content)) return transformer_use_expanded(vm, content, stx, ctx);
      else step = use_implicit(vm, &stx, ctx, VALUE_FALSE);
    }
    if (step == STEP_DONE || ctx->once) return stx;
  }
}

woad_value expand_partially(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return expand_form(vm, stx, ctx); }

woad_value expand_subform(woad_vm *vm, woad_value stx, ExpandCtx *ctx) { return expand_form(vm, stx, ctx); }

CoreForm *expand_core_of(woad_vm *vm, woad_value stx, ExpandCtx *ctx) {
  if (!value_is_syntax(stx) || syntax_is_identifier(stx)) return NULL;
  woad_value content = syntax_content(vm, syntax_disarm_all(vm, stx));
  if (!value_is_pair(content) || !syntax_is_identifier(pair_car(content))) return NULL;
  woad_value binding, target;
  if (binding_resolve(vm, pair_car(content), ctx->phase, &binding) != RESOLVE_FOUND) return NULL;
  if (binding_of(binding)->kind != BINDING_MODULE && binding_of(binding)->rename_to == VALUE_FALSE) return NULL;
  Meaning meaning = expand_meaning_through(vm, pair_car(content), ctx, &target);
  return meaning.kind == MEANING_CORE ? VALUE_AS(CoreForm, meaning.value) : NULL;
}

/* --- compile-time evaluation --- */

int expand_run(woad_vm *vm, woad_value parsed, ExpandCtx *ctx, woad_value **vals) {
  woad_value proc = lower_closure(vm, ctx->ns, ctx->phase, parsed);
  return call_nested_values(vm, proc, 0, NULL, vals);
}

static _Noreturn void wrong_count(woad_vm *vm, const char *who, woad_value ids, int64_t expected, int n, woad_value *vals) {
  if (!who && expected == 1) raise_result_arity(vm, NULL, 1, n, vals);
  if (!who) raise_binding_arity(vm, NULL, "local-binding form", (int)expected, n, vals);
  const char *arguments = n ? "\n  arguments...:" : "";
  for (int i = 0; i < n; i++) arguments = raise_text(vm, "%s\n   %V", arguments, vals[i]);
  const char *in = !value_is_pair(ids) ? "" :
      raise_text(vm, "\n  in: definition of %s%s", symbol_text(syntax_symbol(pair_car(ids))),
                 value_is_pair(pair_cdr(ids)) ? " ..." : "");
  raise_format(vm, vm->exn.fail_contract_arity,
               "%s: result arity mismatch;\n expected number of values not received\n  expected: %ld\n  received: %d%s%s", who,
               (long)expected, n, in, arguments);
}

woad_value expand_transformer_syntax(woad_vm *vm, woad_value rhs, woad_value ids, ExpandCtx *ctx) {
  ExpandCtx *up = expandctx_as_transformer(vm, ctx);
  up->to_parsed = false;
  instance_run_available(vm, up->ns, up->phase + 1);
  if (value_is_pair(ids) && value_is_null(pair_cdr(ids))) up->name = pair_car(ids);
  woad_value form = expand_form(vm, rhs, up);
  return value_is_pair(up->lifts->items) ? lift_wrap(vm, up->lifts, form, up) : form;
}

woad_value *expand_eval_transformers(woad_vm *vm, woad_value rhs, woad_value ids, const char *who, ExpandCtx *ctx,
                                     woad_value *parsed) {
  ExpandCtx *up = expandctx_as_transformer(vm, ctx);
  instance_run_available(vm, up->ns, up->phase + 1);
  if (value_is_pair(ids) && value_is_null(pair_cdr(ids))) up->name = pair_car(ids);
  woad_value form = expand_form(vm, rhs, up);
  if (value_is_pair(up->lifts->items)) form = lift_wrap(vm, up->lifts, form, up);
  if (parsed) *parsed = form;
  woad_value *vals;
  Install install;
  expandctx_install(vm, &install, ctx, VALUE_FALSE, VALUE_FALSE);
  int n = expand_run(vm, form, up, &vals);
  expandctx_uninstall(vm, &install);
  int64_t expected = pair_list_length(ids);
  if (n == 0 && !who) return NULL;
  if (n != expected) wrong_count(vm, who, ids, expected, n, vals);
  return vals;
}
