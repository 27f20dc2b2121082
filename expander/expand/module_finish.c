/* SPDX-License-Identifier: MIT
 * module_finish.c: passes 2 to 4 over a module body: right-hand sides and expressions, provides, module* submodules. */
#include "expander/common/modpath.h"
#include "expander/expand/core.h"
#include "expander/expand/module.h"
#include "expander/lower/lower.h"
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/call.h"

void module_add_body(woad_vm *vm, ModuleExpansion *me, int level, woad_value parsed) {
  woad_value key = fixnum_make(level), list = hash_get(vm, me->bodies, key);
  hash_set(vm, me->bodies, key, pair_make(vm, parsed, list == VALUE_NONE ? VALUE_NULL : list));
}

static ExpandCtx *expression_context(woad_vm *vm, ExpandCtx *ctx) {
  ExpandCtx *inner = expandctx_copy(vm, expandctx_as_expression(vm, ctx));
  inner->kind = CTX_EXPRESSION;
  inner->ends_as_expressions = true;
  inner->only_immediate = false;
  return inner;
}

/* code at phases above 0 runs at once */
static void run_if_compile_time(woad_vm *vm, woad_value parsed, ExpandCtx *ctx) {
  if (ctx->phase == 0) return;
  woad_value *vals;
  Install install;
  instance_run_available(vm, ctx->ns, ctx->phase);
  ExpandCtx *down = expandctx_copy(vm, ctx);
  down->phase = ctx->phase - 1;
  down->ns = namespace_at_phase(vm, ctx->ns, down->phase);
  if (ctx->below) {
    down->lifts = ctx->below->lifts;
    down->module_lifts = ctx->below->module_lifts;
    down->require_lifts = ctx->below->require_lifts;
  }
  expandctx_install(vm, &install, down, VALUE_FALSE, VALUE_FALSE);
  expand_run(vm, parsed, ctx, &vals);
  expandctx_uninstall(vm, &install);
}

static woad_value parse_again(woad_vm *vm, woad_value syntax, ExpandCtx *ctx) {
  if (ctx->to_parsed) return syntax;
  ExpandCtx *parsing = expandctx_copy(vm, ctx);
  parsing->to_parsed = true;
  return expand_form(vm, syntax, parsing);
}

static woad_value finish_define(woad_vm *vm, ModuleExpansion *me, const Vector *item, ExpandCtx *ctx) {
  woad_value symbols = item->items[ITEM_SYMBOLS], ids = item->items[ITEM_IDS];
  bool one = value_is_pair(ids) && value_is_null(pair_cdr(ids));
  ExpandCtx *inner = one ? expandctx_with_name(vm, ctx, pair_car(ids)) : ctx;
  woad_value rhs = expand_form(vm, item->items[ITEM_RHS], inner);
  Parsed *define = parsed_make(vm, PARSED_DEFINE, item->items[ITEM_FORM], 1);
  define->a = symbols;
  define->level = ctx->phase;
  define->kids[0] = parsed_of(parse_again(vm, rhs, inner));
  return pair_make(vm, parsed_value(define), rhs);
}

/* --- cross-phase persistent modules: spec/phases.md section 8 --- */

static _Noreturn void not_persistent(woad_vm *vm, woad_value form) {
  syntax_raise(vm, vm->sym.module, "not allowed in a cross-phase persistent module", form, VALUE_FALSE);
}

static bool is_allowed_call(woad_vm *vm, const Parsed *p, int64_t nresults) {
  if (p->kids[0]->kind != PARSED_MODULE_VAR) return false;
  const char *name = symbol_text(binding_of(p->kids[0]->a)->name);
  uint32_t n = p->nkids - 1;
  bool constructs = strcmp(name, "cons") == 0 || strcmp(name, "list") == 0 || strcmp(name, "make-struct-field-accessor") == 0 ||
                    strcmp(name, "make-struct-field-mutator") == 0;
  if (strcmp(name, "values") == 0) return nresults == n;
  if (strcmp(name, "current-inspector") == 0) return n == 0; /* as `struct` has it */
  if (strcmp(name, "make-struct-type") == 0) return nresults == 5;
  if (strcmp(name, "make-struct-type-property") == 0) return nresults == 3;
  if (nresults != 1) return false;
  if (strcmp(name, "gensym") == 0) return n == 0 || (n == 1 && p->kids[1]->kind == PARSED_CONST && value_is_string(p->kids[1]->a));
  if (strcmp(name, "string->uninterned-symbol") == 0) return n == 1 && p->kids[1]->kind == PARSED_CONST;
  return constructs;
}

static bool is_plain_constant(woad_value v) {
  return value_is_bool(v) || value_is_null(v) || value_is_symbol(v) || value_is_string(v) || value_is_bytes(v) ||
         number_is_number(v) || v == VALUE_VOID;
}

/* a quoted datum has no state, but an identity: only inside of other forms than calls, as the reference has it */
static bool is_quoted_list(woad_value v) {
  while (value_is_pair(v) && is_plain_constant(pair_car(v))) v = pair_cdr(v);
  return value_is_null(v);
}

/* Where an expression stands: a right-hand side or an argument of its call, in another form, in a procedure's body, which runs
 * later and may do what it likes. */
typedef enum { PLACE_OUTER, PLACE_FORM, PLACE_BODY } Place;
typedef struct { const Parsed *parsed; int64_t nresults; Place place; woad_value form; } PersistentCheck;

static void check_persistent(woad_vm *vm, const Parsed *p, int64_t nresults, Place place, woad_value form);

static woad_value check_call(woad_vm *vm, void *arg) {
  PersistentCheck *call = arg;
  check_persistent(vm, call->parsed, call->nresults, call->place, call->form);
  return VALUE_VOID;
}

/* whether the results of P's kid at I are those of P */
static bool is_result(const Parsed *p, uint32_t i) {
  switch (p->kind) {
    case PARSED_LET: case PARSED_LETREC: case PARSED_SEQ: return i + 1 == p->nkids;
    case PARSED_IF: return i > 0;
    case PARSED_BEGIN0: return i == 0;
    default: return false;
  }
}

static void check_persistent(woad_vm *vm, const Parsed *p, int64_t nresults, Place place, woad_value form) {
  if (UNLIKELY(stack_is_low(vm))) {
    stack_call_fresh(vm, check_call, &(PersistentCheck){ p, nresults, place, form });
    return;
  }
  switch (p->kind) {
    case PARSED_CONST:
      if (place == PLACE_BODY || is_plain_constant(p->a) || (place == PLACE_FORM && is_quoted_list(p->a))) break;
      not_persistent(vm, form);
    case PARSED_SYNTAX: not_persistent(vm, form);
    case PARSED_VARREF: if (place != PLACE_BODY) not_persistent(vm, form); break;
    case PARSED_SET: if (p->kids[0]->kind != PARSED_LOCAL) not_persistent(vm, form); break;
    case PARSED_CALL: if (place != PLACE_BODY && !is_allowed_call(vm, p, nresults)) not_persistent(vm, form); break;
    default: break;
  }
  Place deeper = place;
  if (p->kind == PARSED_LAMBDA || p->kind == PARSED_CASE) deeper = PLACE_BODY;
  else if (place == PLACE_OUTER && p->kind != PARSED_CALL) deeper = PLACE_FORM;
  woad_value clauses = p->kind == PARSED_LET || p->kind == PARSED_LETREC ? p->a : VALUE_NULL;
  for (uint32_t i = 0; i < p->nkids; i++) {
    int64_t wanted = 1;
    if (value_is_pair(clauses)) wanted = pair_list_length(pair_car(clauses));
    else if (is_result(p, i)) wanted = nresults;
    check_persistent(vm, p->kids[i], wanted, deeper, form);
    if (value_is_pair(clauses)) clauses = pair_cdr(clauses);
  }
}

typedef struct FinishState {
  ModuleExpansion *me;
  ExpandCtx *ctx, *expr;
  PairBuilder out;
} FinishState;

static void finish_item(woad_vm *vm, FinishState *st, woad_value value);

static void finish_lifted(woad_vm *vm, FinishState *st) {
  for (woad_value l = module_take_lifts(vm, st->me, st->ctx); value_is_pair(l); l = pair_cdr(l)) finish_item(vm, st, pair_car(l));
}

static void finish_item(woad_vm *vm, FinishState *st, woad_value value) {
  const Vector *item = vector_of(value);
  woad_value form = item->items[ITEM_FORM], parsed;
  switch (fixnum_value(item->items[ITEM_KIND])) {
    case ITEM_DONE:
      pair_builder_add(vm, &st->out, form);
      return;
    case ITEM_DEFINE: {
      woad_value both = finish_define(vm, st->me, item, st->expr);
      parsed = pair_car(both);
      finish_lifted(vm, st);
      if (!st->me->to_parsed) {
        woad_value parts = form_list(vm, syntax_disarm_all(vm, form));
        form = form_rebuild(vm, form, pair_list(vm, 3, pair_car(parts), item->items[ITEM_IDS], pair_cdr(both)));
      }
      break;
    }
    default:
      form = expand_form(vm, form, st->expr);
      parsed = parse_again(vm, form, st->expr);
      finish_lifted(vm, st);
      break;
  }
  if (st->me->is_persistent) {
    if (fixnum_value(item->items[ITEM_KIND]) != ITEM_DEFINE || st->ctx->phase != 0) not_persistent(vm, form);
    check_persistent(vm, parsed_of(parsed)->kids[0], pair_list_length(item->items[ITEM_IDS]), PLACE_OUTER, form);
  }
  if (!st->me->to_parsed) pair_builder_add(vm, &st->out, form);
  module_add_body(vm, st->me, st->ctx->phase, parsed);
  run_if_compile_time(vm, parsed, st->ctx);
}

woad_value module_finish_items(woad_vm *vm, ModuleExpansion *me, woad_value items, ExpandCtx *ctx) {
  FinishState st = { .me = me, .ctx = ctx, .expr = expression_context(vm, ctx) };
  pair_builder_init(&st.out);
  for (; value_is_pair(items); items = pair_cdr(items)) finish_item(vm, &st, pair_car(items));
  return st.out.head;
}

/* forms that pass 2 lifted to the end of the module go through passes 1 and 2 themselves */
static woad_value finish_ends(woad_vm *vm, ModuleExpansion *me, woad_value forms, ExpandCtx *ctx) {
  for (;;) {
    woad_value items = module_scan_forms(vm, me, VALUE_NULL, ctx);
    if (!value_is_pair(items)) return forms;
    forms = pair_append(vm, forms, module_finish_items(vm, me, items, ctx));
  }
}

static void do_provides(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx) {
  while (value_is_pair(me->provide_forms.head)) {
    woad_value list = me->provide_forms.head;
    pair_builder_init(&me->provide_forms);
    for (; value_is_pair(list); list = pair_cdr(list)) {
      woad_value entry = pair_car(list);
      int phase = (int)fixnum_value(pair_cdr(entry));
      provide_perform(vm, me, pair_car(entry), phase, module_context(vm, me, ctx, phase));
    }
  }
}

static woad_value replace_in(woad_vm *vm, woad_value list, woad_value old, woad_value replacement) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &out, pair_car(list) == old ? replacement : pair_car(list));
  return out.head;
}

static void do_star_modules(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx) {
  woad_value list = me->star_forms.head;
  if (!value_is_pair(list)) return;
  module_declare_enclosing(vm, me);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value form = pair_car(pair_car(list));
    woad_value done = module_expand_submodule(vm, me, form, ctx, true, (int)fixnum_value(pair_cdr(pair_car(list))));
    if (!me->to_parsed) me->output.head = replace_in(vm, me->output.head, form, done);
  }
}

/* imports of a persistent module are persistent; it has no compile-time code */
static void check_imports(woad_vm *vm, ModuleExpansion *me) {
  if (hash_get(vm, me->bodies, fixnum_make(1)) != VALUE_NONE) not_persistent(vm, me->form);
  for (woad_value l = me->requires.head; value_is_pair(l); l = pair_cdr(l)) {
    if (!value_is_fixnum(pair_car(pair_car(l)))) continue;
    woad_value name = modpath_resolve(vm, pair_cadr(pair_car(l)), false, VALUE_FALSE);
    ModuleDecl *decl = registry_find(vm, me->ns->registry, name);
    if (decl && !decl->is_primitive && !decl->compiled->is_persistent)
      syntax_raise(vm, vm->sym.module, "cannot be cross-phase persistent due to required modules", me->form, VALUE_FALSE);
  }
}

void module_finish_body(woad_vm *vm, ModuleExpansion *me, woad_value items, ExpandCtx *ctx) {
  if (me->is_persistent) check_imports(vm, me);
  woad_value forms = module_finish_items(vm, me, items, ctx);
  forms = finish_ends(vm, me, forms, ctx);
  module_check_unbound(vm, me);
  do_provides(vm, me, ctx);
  forms = finish_ends(vm, me, forms, ctx);
  do_provides(vm, me, ctx);
  me->output.head = forms;
  do_star_modules(vm, me, ctx);
}
