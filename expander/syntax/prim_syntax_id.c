/* SPDX-License-Identifier: MIT
 * prim_syntax_id.c: identifiers and their bindings, introducers, phases. Source: Reference, "Syntax Object Bindings". */
#include "expander/common/modpath.h"
#include "expander/common/state.h"
#include "expander/syntax/binding.h"
#include "expander/syntax/syntax_print.h"
#include "expander/syntax/watch.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

#define PF_RESOLVES (PF_READS | PF_RAISES | PF_NESTS)

static woad_value id_argument(woad_vm *vm, woad_value v) {
  if (!syntax_is_identifier(v)) raise_argument_value(vm, NULL, "identifier?", v);
  return v;
}

/* Argument POS as a phase, by default the current one. */
static int phase_argument(woad_vm *vm, int pos, int otherwise, ARGS) {
  if (!arg_given(pos, argc)) return otherwise;
  if (argv[pos] == VALUE_FALSE) return PHASE_LABEL;
  bool fits = value_is_fixnum(argv[pos]) && fixnum_value(argv[pos]) > INT32_MIN && fixnum_value(argv[pos]) <= INT32_MAX;
  if (!fits) raise_argument_value(vm, NULL, "phase?", argv[pos]);
  return (int)fixnum_value(argv[pos]);
}

static int phase_plus(woad_vm *vm, int n) {
  int phase = syntax_current_phase(vm);
  return phase == PHASE_LABEL ? phase : phase + n;
}

PRIM("bound-identifier=?", bound_identifier_eq, 2, 3, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(a-id : identifier?) (b-id : identifier?) [phase-level : phase?] -> boolean?",
     "Whether one would bind the other: same symbol and same scopes.")
{
  id_argument(vm, argv[0]);
  id_argument(vm, argv[1]);
  int phase = phase_argument(vm, 2, syntax_current_phase(vm), argc, argv);
  return value_bool(binding_bound_identifier_equal(vm, argv[0], argv[1], phase));
}

PRIM("free-identifier=?", free_identifier_eq, 2, 4, PF_RESOLVES, RIGHTS_NONE,
     "(a-id : identifier?) (b-id : identifier?) [a-phase-level : phase?] [b-phase-level : phase?] -> boolean?",
     "Whether both refer to the same binding, or are both unbound with the same symbol.")
{
  id_argument(vm, argv[0]);
  id_argument(vm, argv[1]);
  int a = phase_argument(vm, 2, syntax_current_phase(vm), argc, argv);
  int b = phase_argument(vm, 3, a, argc, argv);
  if (watch_is_on(vm)) {
    watch_note(vm, WATCH_COMPARED, argv[0], a);
    watch_note(vm, WATCH_COMPARED, argv[1], b);
  }
  return value_bool(binding_free_identifier_equal(vm, argv[0], argv[1], a, b));
}

static woad_value free_equal_at(woad_vm *vm, woad_value *argv, int phase) {
  id_argument(vm, argv[0]);
  id_argument(vm, argv[1]);
  return value_bool(binding_free_identifier_equal(vm, argv[0], argv[1], phase, phase));
}

PRIM("free-transformer-identifier=?", free_transformer_identifier_eq, 2, 2, PF_RESOLVES, RIGHTS_NONE,
     "(a-id : identifier?) (b-id : identifier?) -> boolean?", "free-identifier=? at the next higher phase.")
{ return free_equal_at(vm, argv, phase_plus(vm, 1)); }
PRIM("free-template-identifier=?", free_template_identifier_eq, 2, 2, PF_RESOLVES, RIGHTS_NONE,
     "(a-id : identifier?) (b-id : identifier?) -> boolean?", "free-identifier=? at the next lower phase.")
{ return free_equal_at(vm, argv, phase_plus(vm, -1)); }
PRIM("free-label-identifier=?", free_label_identifier_eq, 2, 2, PF_RESOLVES, RIGHTS_NONE,
     "(a-id : identifier?) (b-id : identifier?) -> boolean?", "free-identifier=? at the label phase.")
{ return free_equal_at(vm, argv, PHASE_LABEL); }

/* --- identifier-binding --- */

static woad_value binding_to_list(woad_vm *vm, woad_value binding, bool top_symbol) {
  Binding *b = binding_of(binding);
  if (b->kind == BINDING_LOCAL) return symbol_intern(vm, "lexical");
  if (b->kind == BINDING_TOP) return top_symbol ? pair_list(vm, 1, b->name) : VALUE_FALSE;
  return pair_list(vm, 7, b->module, b->name, b->nominal_module, b->nominal_name, mode_phase_value(b->phase),
                   mode_shift_value(vm, b->nominal_require_phase, b->nominal_require_space),
                   mode_make(vm, b->nominal_phase, b->nominal_space));
}

static woad_value binding_answer(woad_vm *vm, woad_value id, int phase, bool top_symbol) {
  woad_value binding;
  if (binding_resolve(vm, id_argument(vm, id), phase, &binding) != RESOLVE_FOUND) return VALUE_FALSE;
  return binding_to_list(vm, binding, top_symbol);
}

PRIM("identifier-binding", identifier_binding, 1, 4, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) [phase-level : phase?] [top-level-symbol? : any/c] [exact-scopes? : any/c] -> any/c",
     "'lexical, #f, or a list of source module, source name, nominal module and name, and phases. EXACT-SCOPES?: only a "
     "binding for just ID-STX's scopes.")
{
  id_argument(vm, argv[0]);
  int phase = phase_argument(vm, 1, syntax_current_phase(vm), argc, argv);
  bool top_symbol = arg_given(2, argc) && argv[2] != VALUE_FALSE, is_exact = arg_given(3, argc) && argv[3] != VALUE_FALSE;
  woad_value binding;
  if (!is_exact) return binding_answer(vm, argv[0], phase, top_symbol);
  bool found = binding_resolve_exactly(vm, argv[0], phase, &binding) == RESOLVE_FOUND;
  return found ? binding_to_list(vm, binding, top_symbol) : VALUE_FALSE;
}

PRIM("identifier-transformer-binding", identifier_transformer_binding, 1, 2, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) [phase-level : phase?] -> any/c", "identifier-binding at the next higher phase.")
{
  id_argument(vm, argv[0]);
  int phase = phase_argument(vm, 1, syntax_current_phase(vm), argc, argv);
  return binding_answer(vm, argv[0], phase == PHASE_LABEL ? phase : phase + 1, false);
}
PRIM("identifier-template-binding", identifier_template_binding, 1, 1, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) -> any/c", "identifier-binding at the next lower phase.")
{ return binding_answer(vm, argv[0], phase_plus(vm, -1), false); }
PRIM("identifier-label-binding", identifier_label_binding, 1, 1, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) -> any/c", "identifier-binding at the label phase.")
{ return binding_answer(vm, argv[0], PHASE_LABEL, false); }

PRIM("identifier-binding-symbol", identifier_binding_symbol, 1, 2, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) [phase-level : phase?] -> symbol?",
     "A symbol that is the same for identifiers with the same binding in the same module.")
{
  id_argument(vm, argv[0]);
  int phase = phase_argument(vm, 1, syntax_current_phase(vm), argc, argv);
  woad_value symbol, binding = binding_resolve_free(vm, argv[0], phase, &symbol);
  if (binding == VALUE_FALSE) return symbol;
  return binding_of(binding)->kind == BINDING_MODULE ? binding_of(binding)->name : binding_of(binding)->key;
}

PRIM("identifier-distinct-binding", identifier_distinct_binding, 2, 4, PF_RESOLVES, RIGHTS_NONE,
     "(id-stx : identifier?) (wrt-id-stx : identifier?) [phase-level : phase?] [top-level-symbol? : any/c] -> any/c",
     "identifier-binding of ID-STX, but #f when WRT-ID-STX's scopes already give that binding.")
{
  id_argument(vm, argv[0]);
  id_argument(vm, argv[1]);
  int phase = phase_argument(vm, 2, syntax_current_phase(vm), argc, argv);
  woad_value a, b;
  bool same = binding_resolve(vm, argv[0], phase, &a) == RESOLVE_FOUND &&
              binding_resolve(vm, argv[1], phase, &b) == RESOLVE_FOUND && binding_same(vm, a, b);
  return same ? VALUE_FALSE : binding_answer(vm, argv[0], phase, arg_given(3, argc) && argv[3] != VALUE_FALSE);
}

/* --- phases and scopes --- */

PRIM("syntax-shift-phase-level", syntax_shift_phase_level, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) (shift : phase?) -> syntax?", "STX with its module scopes moved by SHIFT phases.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  return syntax_shift_phase(vm, argv[0], phase_argument(vm, 1, 0, argc, argv));
}

static ScopeOp op_argument(woad_vm *vm, int pos, ScopeOp otherwise, ARGS) {
  if (!arg_given(pos, argc)) return otherwise;
  const char *text = value_is_symbol(argv[pos]) ? symbol_text(argv[pos]) : "";
  if (strcmp(text, "add") == 0) return SCOPE_ADD;
  if (strcmp(text, "remove") == 0) return SCOPE_REMOVE;
  if (strcmp(text, "flip") == 0) return SCOPE_FLIP;
  raise_argument_value(vm, "syntax-introducer", "(or/c 'add 'remove 'flip)", argv[pos]);
}

/* slots: list of scopes; default operation; whether results are tainted */
static woad_value run_introducer(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, "syntax-introducer", "syntax?", argv[0]);
  ScopeOp op = op_argument(vm, 1, (ScopeOp)fixnum_value(self->slots[1]), argc, argv);
  woad_value stx = syntax_adjust_scopes(vm, argv[0], self->slots[0], op, 0);
  return self->slots[2] == VALUE_TRUE ? syntax_taint(vm, stx) : stx;
}

static woad_value make_introducer(woad_vm *vm, woad_value scopes, ScopeOp op, bool taint) {
  woad_value slots[3] = { scopes, fixnum_make(op), value_bool(taint) };
  return call_native_closure(vm, "syntax-introducer", run_introducer, 1, 2, 0, 3, slots);
}

PRIM("make-syntax-introducer", make_syntax_introducer, 0, 1, PF_ALLOC | PF_WRITES, RIGHTS_NONE,
     "([as-use-site? : any/c]) -> (syntax? [(or/c 'flip 'add 'remove)] . -> . syntax?)",
     "A procedure that flips, adds or removes a fresh scope.")
{
  bool use_site = arg_given(0, argc) && argv[0] != VALUE_FALSE;
  woad_value scope = scope_make(vm, use_site ? SCOPE_USE_SITE : SCOPE_MACRO);
  return make_introducer(vm, pair_make(vm, scope, VALUE_NULL), SCOPE_FLIP, false);
}

PRIM("make-interned-syntax-introducer", make_interned_syntax_introducer, 1, 1, PF_ALLOC | PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(key : symbol?) -> (syntax? [(or/c 'flip 'add 'remove)] . -> . syntax?)",
     "Like make-syntax-introducer, with the one scope that belongs to KEY for the whole session.")
{
  if (!value_is_symbol(argv[0]) || !symbol_is_interned(argv[0]))
    raise_argument_value(vm, NULL, "(and/c symbol? symbol-interned?)", argv[0]);
  return make_introducer(vm, pair_make(vm, scope_interned(vm, argv[0]), VALUE_NULL), SCOPE_FLIP, false);
}

/* The scopes that BASE shares with what it is bound by, when it is bound; else all of its scopes. */
static ScopeSet *base_scopes(woad_vm *vm, woad_value base) {
  return base == VALUE_FALSE ? scopeset_empty(vm) : syntax_of(base)->scopes;
}

PRIM("make-syntax-delta-introducer", make_syntax_delta_introducer, 2, 3, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(ext-stx : syntax?) (base-stx : (or/c syntax? #f)) [phase-level : phase?] -> (syntax? [symbol?] . -> . syntax?)",
     "A procedure that adds, flips or removes the scopes that EXT-STX has beyond those of BASE-STX.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  if (argv[1] != VALUE_FALSE && !value_is_syntax(argv[1])) raise_argument_value(vm, NULL, "(or/c syntax? #f)", argv[1]);
  phase_argument(vm, 2, 0, argc, argv);
  ScopeSet *ext = syntax_of(argv[0])->scopes, *base = base_scopes(vm, argv[1]);
  woad_value delta = VALUE_NULL;
  for (; ext->count > 0; ext = ext->rest) {
    woad_value scope = object_value(ext->newest);
    if (!scopeset_has(base, scope)) delta = pair_make(vm, scope, delta);
  }
  return make_introducer(vm, delta, SCOPE_ADD, syntax_is_tainted(argv[0]) || syntax_is_closed(vm, argv[0]));
}

PRIM("syntax-local-make-delta-introducer", syntax_local_make_delta_introducer, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(id-stx : identifier?) -> none/c", "Raises exn:fail:unsupported.")
{
  id_argument(vm, argv[0]);
  raise_format(vm, vm->exn.fail_unsupported, "syntax-local-make-delta-introducer: not supported anymore");
}

PRIM("identifier-prune-lexical-context", identifier_prune_lexical_context, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(id-stx : identifier?) [syms : (listof symbol?)] -> identifier?", "ID-STX; nothing needs pruning here.")
{
  id_argument(vm, argv[0]);
  woad_value rest = argc > 1 ? argv[1] : VALUE_NULL;
  while (value_is_pair(rest) && value_is_symbol(pair_car(rest))) rest = pair_cdr(rest);
  if (!value_is_null(rest)) raise_argument(vm, NULL, "(listof symbol?)", 1, argc, argv);
  return argv[0];
}

PRIM("identifier-prune-to-source-module", identifier_prune_to_source_module, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(id-stx : identifier?) -> identifier?", "An identifier without lexical context that keeps its place of origin.")
{
  id_argument(vm, argv[0]);
  woad_value fresh = syntax_make(vm, syntax_symbol(argv[0]), syntax_of(argv[0])->location);
  syntax_of(fresh)->shifts = syntax_of(argv[0])->shifts;
  syntax_of(fresh)->origin = syntax_of(argv[0])->origin;
  return fresh;
}

/* The module under way whose scope is the oldest in SET, as a path index, or VALUE_FALSE. */
static woad_value module_of_scopes(woad_vm *vm, const ScopeSet *set) {
  const Scope *oldest = NULL;
  for (; set->count > 0; set = set->rest) {
    const Scope *scope = set->newest;
    if (!(scope->header.flags & SCOPE_IS_SHIFTED) || !modpath_is_resolved_name(vm, scope->name)) continue;
    if (scope->name != symbol_intern(vm, "top-level")) oldest = scope;
  }
  return oldest ? modpath_self(vm, modpath_resolved(vm, oldest->name)) : VALUE_FALSE;
}

PRIM("syntax-source-module", syntax_source_module, 1, 2, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(stx : syntax?) [source? : any/c] -> (or/c module-path-index? symbol? path? resolved-module-path? #f)",
     "The module whose source contains STX, by its shifts; #f when it is not known.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  woad_value oldest = VALUE_FALSE;
  for (woad_value p = syntax_of(argv[0])->shifts; value_is_pair(p); p = pair_cdr(p)) {
    woad_value from = module_shift_of(pair_car(p))->from;
    if (value_is_mpi(from)) oldest = from;
  }
  woad_value mpi = oldest == VALUE_FALSE ? module_of_scopes(vm, syntax_of(argv[0])->scopes)
                                         : syntax_apply_shifts(vm, argv[0], oldest);
  if (mpi == VALUE_FALSE) return mpi;
  if (!arg_given(1, argc) || argv[1] == VALUE_FALSE) return mpi;
  woad_value name = modpath_resolved_name(modpath_resolve(vm, mpi, false, VALUE_FALSE));
  return value_is_pair(name) ? pair_car(name) : name;
}

PRIM("syntax-debug-info", syntax_debug_info, 1, 3, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(stx : syntax?) [phase-level : phase?] [all-bindings? : any/c] -> hash?",
     "A table with 'name (for identifiers) and 'context, a list of the scopes' numbers and kinds.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  int phase = phase_argument(vm, 1, syntax_current_phase(vm), argc, argv);
  ScopeSet *set = syntax_scope_set(vm, argv[0], phase);
  woad_value table = hamt_empty(vm, HASH_EQ), context = VALUE_NULL;
  for (; set->count > 0; set = set->rest) {
    const Scope *scope = set->newest;
    context = pair_make(vm, pair_list(vm, 2, fixnum_make((int64_t)scope->serial), fixnum_make(scope->kind)), context);
  }
  table = hamt_set(vm, table, symbol_intern(vm, "context"), context);
  if (syntax_is_identifier(argv[0])) table = hamt_set(vm, table, symbol_intern(vm, "name"), syntax_symbol(argv[0]));
  return table;
}
