/* SPDX-License-Identifier: MIT
 * prim_bindingset.c: contexts made from chosen bindings, and the names that a context binds.
 * Source: Reference, "Syntax Object Content" (binding sets), "Syntax Object Bindings" (bound symbols). */
#include "expander/common/modpath.h"
#include "expander/common/state.h"
#include "expander/syntax/binding.h"
#include "expander/syntax/bindtable.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

/* An instance's fields: list of #(symbol phase binding), newest first; the scope of syntax made from it, #f until there is some. */
enum { SET_BINDINGS, SET_SCOPE, SET_FIELDS };

static StructType *set_type(woad_vm *vm) {
  SyntaxState *state = state_of(vm);
  if (state->binding_set_type == NULL) {
    StructTypeSpec spec = { .name = symbol_intern(vm, "syntax-binding-set"), .super = VALUE_FALSE, .inspector = vm->inspector,
                            .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE, .auto_value = VALUE_FALSE, .ninit = SET_FIELDS,
                            .constructor_name = VALUE_FALSE, .immutables = VALUE_NULL, .properties = VALUE_NULL };
    state->binding_set_type = struct_type_make(vm, &spec);
  }
  return state->binding_set_type;
}

static woad_value make_set(woad_vm *vm, woad_value bindings) {
  woad_value fields[SET_FIELDS] = { bindings, VALUE_FALSE };
  return struct_make_from(vm, set_type(vm), SET_FIELDS, fields);
}

static woad_value *set_argument(woad_vm *vm, ARGS) {
  if (!value_is_instance(argv[0], set_type(vm))) raise_argument_value(vm, NULL, "syntax-binding-set?", argv[0]);
  return struct_of(argv[0])->fields;
}

PRIM("syntax-binding-set", syntax_binding_set, 0, 0, PF_ALLOC, RIGHTS_NONE, "() -> syntax-binding-set?", "One without bindings.")
{ return make_set(vm, VALUE_NULL); }

PRIM("syntax-binding-set?", syntax_binding_set_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a set of bindings to make syntax with.")
{ return value_bool(value_is_instance(argv[0], set_type(vm))); }

static woad_value symbol_or(woad_vm *vm, int pos, woad_value otherwise, ARGS) {
  if (!arg_given(pos, argc)) return otherwise;
  if (!value_is_symbol(argv[pos])) raise_argument_value(vm, NULL, "symbol?", argv[pos]);
  return argv[pos];
}

static woad_value mpi_or(woad_vm *vm, int pos, woad_value otherwise, ARGS) {
  if (!arg_given(pos, argc)) return otherwise;
  if (!value_is_mpi(argv[pos])) raise_argument_value(vm, NULL, "module-path-index?", argv[pos]);
  return argv[pos];
}

static int phase_or(woad_vm *vm, int pos, int otherwise, const char *expected, ARGS) {
  if (!arg_given(pos, argc)) return otherwise;
  if (argv[pos] == VALUE_FALSE) return PHASE_LABEL;
  bool fits = value_is_fixnum(argv[pos]) && fixnum_value(argv[pos]) > INT32_MIN && fixnum_value(argv[pos]) <= INT32_MAX;
  if (!fits) raise_argument_value(vm, NULL, expected, argv[pos]);
  return (int)fixnum_value(argv[pos]);
}

PRIM("syntax-binding-set-extend", syntax_binding_set_extend, 4, 11, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(set : syntax-binding-set?) (symbol : symbol?) (phase : phase?) (mpi : module-path-index?) [source-symbol : symbol?] "
     "[source-phase : phase?] [nominal-mpi : module-path-index?] [nominal-phase : phase?] [nominal-symbol : symbol?] "
     "[nominal-require-phase : phase?] [inspector : (or/c inspector? #f)] -> syntax-binding-set?",
     "SET with SYMBOL at PHASE bound to SOURCE-SYMBOL, defined at SOURCE-PHASE of the module MPI, replacing what it was bound to.")
{
  woad_value *fields = set_argument(vm, argc, argv);
  woad_value symbol = symbol_or(vm, 1, VALUE_FALSE, argc, argv);
  int phase = phase_or(vm, 2, 0, "phase?", argc, argv);
  woad_value mpi = mpi_or(vm, 3, VALUE_FALSE, argc, argv), source = symbol_or(vm, 4, symbol, argc, argv);
  woad_value binding = binding_make_module(vm, mpi, phase_or(vm, 5, phase, "phase?", argc, argv), source);
  Binding *b = binding_of(binding);
  b->nominal_module = mpi_or(vm, 6, mpi, argc, argv);
  b->nominal_phase = phase_or(vm, 7, b->phase, "phase+space?", argc, argv);
  b->nominal_name = symbol_or(vm, 8, source, argc, argv);
  b->nominal_require_phase = phase_or(vm, 9, 0, "phase+space-shift?", argc, argv);
  if (arg_given(10, argc)) {
    if (argv[10] != VALUE_FALSE && !value_has_type(argv[10], TYPE_INSPECTOR)) raise_argument_value(vm, NULL, "(or/c inspector? #f)", argv[10]);
    b->inspector = argv[10];
  }
  woad_value entry = vector_list(vm, 3, symbol, argv[2], binding);
  return make_set(vm, pair_make(vm, entry, fields[SET_BINDINGS]));
}

/* a scope that has all of the bindings */
static woad_value scope_with(woad_vm *vm, woad_value bindings) {
  woad_value multi = scope_make_multi(vm, symbol_intern(vm, "binding-set"));
  for (woad_value l = pair_reverse(vm, bindings); value_is_pair(l); l = pair_cdr(l)) {
    const woad_value *entry = vector_of(pair_car(l))->items;
    int phase = entry[1] == VALUE_FALSE ? PHASE_LABEL : (int)fixnum_value(entry[1]);
    woad_value scope = scope_at_phase(vm, multi, phase);
    binding_add_to_set(vm, entry[0], scopeset_add(vm, scopeset_empty(vm), scope), entry[2]);
  }
  return multi;
}

PRIM("syntax-binding-set->syntax", syntax_binding_set_to_syntax, 2, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(set : syntax-binding-set?) (datum : any/c) -> syntax?", "DATUM as syntax whose identifiers have the bindings of SET.")
{
  woad_value *fields = set_argument(vm, argc, argv);
  if (fields[SET_SCOPE] == VALUE_FALSE) fields[SET_SCOPE] = scope_with(vm, fields[SET_BINDINGS]);
  woad_value stx = syntax_from_datum(vm, VALUE_FALSE, argv[1], NULL, VALUE_FALSE);
  return syntax_adjust_scope(vm, stx, fields[SET_SCOPE], SCOPE_ADD, 0);
}

static woad_value bound_symbols(woad_vm *vm, const Syntax *stx, int phase, bool exactly) {
  woad_value out = VALUE_NULL, binding, id = syntax_make(vm, VALUE_FALSE, NULL);
  syntax_of(id)->scopes = stx->scopes;
  syntax_of(id)->shifts = stx->shifts;
  for (woad_value l = binding_symbols(vm, id, phase); value_is_pair(l); l = pair_cdr(l)) {
    if (!symbol_is_interned(pair_car(l))) continue;
    syntax_of(id)->content = pair_car(l);
    ResolveStatus status = (exactly ? binding_resolve_exactly : binding_resolve)(vm, id, phase, &binding);
    if (status == RESOLVE_FOUND) out = pair_make(vm, pair_car(l), out);
  }
  return out;
}

PRIM("syntax-bound-symbols", syntax_bound_symbols, 1, 3, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(stx : syntax?) [phase-level : phase?] [exact-scopes? : any/c] -> (listof symbol?)",
     "The interned symbols that are bound at PHASE-LEVEL for the scopes of STX; with EXACT-SCOPES?, for just these.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  int phase = phase_or(vm, 1, syntax_current_phase(vm), "phase?", argc, argv);
  bool exactly = arg_given(2, argc) && argv[2] != VALUE_FALSE;
  return bound_symbols(vm, syntax_of(argv[0]), phase, exactly);
}

PRIM("syntax-bound-phases", syntax_bound_phases, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> (listof (or/c exact-integer? #f))", "The phases at which syntax-bound-symbols may find any.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  /* The scopes of a module tell the phases in question. */
  Hash *phases = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (const ScopeSet *set = syntax_of(argv[0])->scopes; set->count > 0; set = set->rest) {
    const Scope *scope = set->newest;
    if (!scope->multi || !(scope->header.flags & SCOPE_IS_SHIFTED)) continue;
    HamtIter it;
    woad_value phase, plain;
    hamt_iter_init(&it, hamt_of(scope->multi->phases));
    while (hamt_iter_next(&it, &phase, &plain)) {
      bool to_label = scope->header.flags & SCOPE_TO_LABEL || scope_of(plain)->shift == PHASE_LABEL;
      hash_set(vm, phases, to_label ? VALUE_FALSE : fixnum_make(scope_of(plain)->shift + scope->shift), VALUE_TRUE);
    }
  }
  woad_value out = VALUE_NULL, key, value;
  for (int64_t pos = hash_next(phases, -1); pos >= 0; pos = hash_next(phases, pos)) {
    if (!hash_entry(phases, pos, &key, &value)) continue;
    int phase = key == VALUE_FALSE ? PHASE_LABEL : (int)fixnum_value(key);
    if (value_is_pair(bound_symbols(vm, syntax_of(argv[0]), phase, false))) out = pair_make(vm, key, out);
  }
  return out;
}
