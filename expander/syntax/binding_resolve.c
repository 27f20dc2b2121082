/* SPDX-License-Identifier: MIT
 * binding_resolve.c: from an identifier to its binding. [Flatt16] section 3
 *
 * Candidates are the entries of the symbol, in the tables of the identifier's scopes, whose sets are subsets of the
 * identifier's; the answer is the one whose set contains all others. Among equal sets a single binding beats a bulk one,
 * and a newer bulk one an older. Names without any scope are looked up in one root scope, so that the empty set can be bound. */
#include "expander/syntax/binding.h"

#include "expander/common/modpath.h"
#include "expander/common/state.h"
#include "expander/syntax/bindtable.h"
#include "expander/syntax/resolve_cache.h"
#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

typedef struct {
  woad_value symbol, shifts;
  ScopeSet *set;
  ScopeSet *best;
  const ScopeSet *last;       /* the set of the latest candidate */
  woad_value binding;
  size_t nfound;
  bool is_final;
  woad_value list;            /* when wanted: all candidates, list of (set . binding) */
  bool want_list;
} Search;

static bool scope_has_bindings(const Scope *scope) {
  return scope->bindings != VALUE_FALSE || !value_is_null(scope->bulk);
}

static void search_consider(woad_vm *vm, Search *s, ScopeSet *set, woad_value binding) {
  if (s->want_list) s->list = pair_make(vm, pair_make(vm, scopeset_value(set), binding), s->list);
  s->last = set;
  if (set == s->best) return;
  s->nfound++;
  if (!s->best || set->count > s->best->count) {
    s->best = set;
    s->binding = binding;
  }
}

static void search_scope(woad_vm *vm, Search *s, const Scope *scope) {
  for (woad_value p = bindtable_entries(vm, scope, s->symbol); value_is_pair(p); p = pair_cdr(p)) {
    ScopeSet *set = scopeset_of(pair_car(pair_car(p)));
    if (scopeset_is_subset(set, s->set)) search_consider(vm, s, set, pair_cdr(pair_car(p)));
  }
  for (woad_value p = scope->bulk; value_is_pair(p); p = pair_cdr(p)) {
    BulkBinding *bulk = bulk_of(pair_car(p));
    if (!scopeset_is_subset(bulk->set, s->set)) continue;
    woad_value binding = bindtable_bulk_ref(vm, bulk, s->symbol, s->shifts, &s->is_final);
    if (binding != VALUE_NONE) search_consider(vm, s, bulk->set, binding);
  }
}

/* Goes from the newest scope to the oldest. A candidate whose set is all that is left has every later candidate's in it, as
 * a variable of nested forms does. */
static void search_all(woad_vm *vm, Search *s) {
  for (const ScopeSet *set = s->set; set->count > 0; set = set->rest) {
    if (!scope_has_bindings(set->newest)) continue;
    search_scope(vm, s, set->newest);
    if (s->last == set && !s->want_list) return;
  }
}

/* Whether every candidate's set is part of the best one. */
static bool search_has_maximum(woad_vm *vm, const Search *s) {
  Search again = { .symbol = s->symbol, .shifts = s->shifts, .set = s->set, .is_final = true, .want_list = true,
                   .list = VALUE_NULL };
  search_all(vm, &again);
  for (woad_value p = again.list; value_is_pair(p); p = pair_cdr(p)) {
    if (!scopeset_is_subset(scopeset_of(pair_car(pair_car(p))), s->best)) return false;
  }
  return true;
}

/* The set that is looked up: with the root scope, when there is one. */
static ScopeSet *lookup_set(woad_vm *vm, ScopeSet *set) {
  woad_value root = state_of(vm)->root_scope;
  return root == VALUE_FALSE ? set : scopeset_add(vm, set, root);
}

static bool mentions(woad_vm *vm, const Scope *scope, woad_value symbol) {
  if (!scope_has_bindings(scope)) return false;
  return !value_is_null(scope->bulk) || !value_is_null(bindtable_entries(vm, scope, symbol));
}

/* The smallest set below SET, of those that lack only newer scopes, with the same answer: no scope that was left out has an
 * entry for SYMBOL. Stops at one whose answer is remembered. Nested forms make ever larger sets of this kind. */
static ScopeSet *same_answer_below(woad_vm *vm, woad_value symbol, ScopeSet *set, const ResolveEntry **known) {
  for (; set->count > 0 && !mentions(vm, set->newest, symbol); set = set->rest) {
    *known = resolve_cache_find(vm, symbol, set->rest);
    if (*known) return set->rest;
  }
  return set;
}

static ResolveStatus resolve_in_set(woad_vm *vm, woad_value symbol, ScopeSet *plain, woad_value shifts,
                                    woad_value *binding) {
  ScopeSet *set = lookup_set(vm, plain);
  const ResolveEntry *known = resolve_cache_find(vm, symbol, set);
  if (LIKELY(known != NULL)) {
    *binding = known->binding;
    return known->status;
  }
  ScopeSet *below = same_answer_below(vm, symbol, set, &known);
  if (known) {
    ResolveEntry found = *known;
    resolve_cache_remember(vm, symbol, set, found.binding, found.status);
    *binding = found.binding;
    return found.status;
  }
  Search s = { .symbol = symbol, .shifts = shifts, .set = below, .binding = VALUE_NONE, .is_final = true };
  search_all(vm, &s);
  ResolveStatus status = RESOLVE_FOUND;
  if (!s.best) status = RESOLVE_UNBOUND;
  else if (s.nfound > 1 && !search_has_maximum(vm, &s)) status = RESOLVE_AMBIGUOUS;
  if (s.is_final) resolve_cache_remember(vm, symbol, set, s.binding, status);
  *binding = s.binding;
  return status;
}

/* BINDING under the shifts of the identifier that led to it. */
static woad_value binding_shifted(woad_vm *vm, woad_value binding, woad_value id) {
  Binding *b = binding_of(binding);
  woad_value shifts = syntax_of(id)->shifts;
  if (value_is_null(shifts)) return binding;
  if (b->kind != BINDING_MODULE && b->rename_to == VALUE_FALSE) return binding;
  if (b->shift_key == shifts) return b->shift_result;
  woad_value module = b->module, nominal = b->nominal_module;
  if (b->kind == BINDING_MODULE) {
    module = syntax_apply_shifts(vm, id, b->module);
    nominal = b->nominal_module == b->module ? module : syntax_apply_shifts(vm, id, b->nominal_module);
  }
  woad_value result = binding;
  if (module != b->module || nominal != b->nominal_module || b->rename_to != VALUE_FALSE) {
    result = binding_copy(vm, binding);
    binding_of(result)->module = module;
    binding_of(result)->nominal_module = nominal;
    if (b->rename_to != VALUE_FALSE) {
      binding_of(result)->rename_to = syntax_apply_shift_chain(vm, b->rename_to, shifts);
    }
  }
  b->shift_key = shifts;
  b->shift_result = result;
  return result;
}

static ResolveStatus resolve_fallbacks(woad_vm *vm, woad_value id, int phase, woad_value *binding) {
  Syntax *stx = syntax_of(id);
  for (woad_value p = stx->fallbacks; value_is_pair(p); p = pair_cdr(p)) {
    ScopeSet *set = scopeset_at_phase(vm, scopeset_of(pair_car(p)), phase);
    ResolveStatus status = resolve_in_set(vm, stx->content, set, stx->shifts, binding);
    if (status == RESOLVE_FOUND) return status;
  }
  return RESOLVE_UNBOUND;
}

ResolveStatus binding_resolve(woad_vm *vm, woad_value id, int phase, woad_value *binding) {
  Syntax *stx = syntax_of(id);
  ScopeSet *set = scopeset_at_phase(vm, stx->scopes, phase);
  ResolveStatus status = resolve_in_set(vm, stx->content, set, stx->shifts, binding);
  if (status != RESOLVE_FOUND && UNLIKELY(value_is_pair(stx->fallbacks))) {
    woad_value other;
    if (resolve_fallbacks(vm, id, phase, &other) == RESOLVE_FOUND) {
      *binding = other;
      status = RESOLVE_FOUND;
    }
  }
  if (status == RESOLVE_FOUND) *binding = binding_shifted(vm, *binding, id);
  return status;
}

ResolveStatus binding_resolve_exactly(woad_vm *vm, woad_value id, int phase, woad_value *binding) {
  Syntax *stx = syntax_of(id);
  ScopeSet *set = scopeset_at_phase(vm, stx->scopes, phase);
  if (set->count == 0) set = lookup_set(vm, set);
  if (set->count == 0) return RESOLVE_UNBOUND;
  Scope *scope = set->newest;
  woad_value found = VALUE_NONE;
  for (woad_value p = bindtable_entries(vm, scope, stx->content); value_is_pair(p); p = pair_cdr(p)) {
    if (scopeset_of(pair_car(pair_car(p))) == set) found = pair_cdr(pair_car(p));
  }
  bool is_final = true;
  for (woad_value p = scope->bulk; value_is_pair(p) && found == VALUE_NONE; p = pair_cdr(p)) {
    BulkBinding *bulk = bulk_of(pair_car(p));
    if (bulk->set == set) found = bindtable_bulk_ref(vm, bulk, stx->content, stx->shifts, &is_final);
  }
  if (found == VALUE_NONE) return RESOLVE_UNBOUND;
  *binding = binding_shifted(vm, found, id);
  return RESOLVE_FOUND;
}

/* A module under way that has no name yet is no other module. */
static bool is_open_self(woad_value mpi) { return modpath_is_self(mpi) && mpi_of(mpi)->resolved == VALUE_FALSE; }

bool binding_same(woad_vm *vm, woad_value a, woad_value b) {
  if (a == b) return true;
  Binding *x = binding_of(a), *y = binding_of(b);
  if (x->kind != y->kind) return false;
  if (x->kind != BINDING_MODULE) return x->key == y->key;
  if (x->name != y->name || x->phase != y->phase) return false;
  if (x->module == y->module || modpath_equal(vm, x->module, y->module)) return true;
  if (is_open_self(x->module) || is_open_self(y->module)) return false;
  return modpath_resolve(vm, x->module, false, VALUE_FALSE) == modpath_resolve(vm, y->module, false, VALUE_FALSE);
}

woad_value binding_resolve_free(woad_vm *vm, woad_value id, int phase, woad_value *symbol) {
  enum { LIMIT = 1000 };  /* a cycle of rename transformers is an error elsewhere */
  for (int i = 0; i < LIMIT; i++) {
    woad_value binding;
    *symbol = syntax_symbol(id);
    if (binding_resolve(vm, id, phase, &binding) != RESOLVE_FOUND) return VALUE_FALSE;
    woad_value target = binding_of(binding)->rename_to;
    if (target == VALUE_FALSE) {
      if (binding_of(binding)->kind == BINDING_TOP) *symbol = binding_of(binding)->name;
      return binding;
    }
    id = target;
  }
  return VALUE_FALSE;
}

bool binding_free_identifier_equal(woad_vm *vm, woad_value a, woad_value b, int phase_a, int phase_b) {
  woad_value symbol_a, symbol_b;
  woad_value x = binding_resolve_free(vm, a, phase_a, &symbol_a);
  woad_value y = binding_resolve_free(vm, b, phase_b, &symbol_b);
  if (x != VALUE_FALSE && binding_of(x)->kind == BINDING_TOP) x = VALUE_FALSE;
  if (y != VALUE_FALSE && binding_of(y)->kind == BINDING_TOP) y = VALUE_FALSE;
  if (x == VALUE_FALSE || y == VALUE_FALSE) return x == y && symbol_a == symbol_b;
  return binding_same(vm, x, y);
}

/* --- candidates in messages --- */

static const char *scope_kind_name(const Scope *scope) {
  if (scope->multi) return "module";
  switch (scope->kind) {
  case SCOPE_MODULE: case SCOPE_TOP: return "module";
  case SCOPE_LOCAL: return "local";
  case SCOPE_INTDEF: return "intdef";
  case SCOPE_MACRO: return "macro";
  case SCOPE_USE_SITE: return "use-site";
  case SCOPE_SPACE: return "interned";
  default: return "lift";
  }
}

/* The scopes of SET that are not in COMMON, in lines of about 72 columns. */
static void add_scopes(woad_vm *vm, Buf *out, const ScopeSet *set, ScopeSet *common, bool mention_common) {
  size_t column = 0;
  for (woad_value p = scopeset_list(vm, set); value_is_pair(p); p = pair_cdr(p)) {
    const Scope *scope = scope_of(pair_car(p));
    if (common && scopeset_has(common, pair_car(p))) continue;
    Buf one;
    buf_init(&one);
    buf_add_format(vm, &one, "#(%llu %s", (unsigned long long)scope->serial, scope_kind_name(scope));
    if (value_is_symbol(scope->name)) buf_add_format(vm, &one, " %s", symbol_text(scope->name));
    buf_add_byte(vm, &one, ')');
    if (column == 0 || column + one.length > 72) {
      buf_add_cstring(vm, out, "\n  ");
      column = 2;
    }
    buf_add_byte(vm, out, ' ');
    buf_add_bytes(vm, out, one.data, one.length);
    column += one.length + 1;
  }
  if (!mention_common) return;
  if (column == 0 || column + 15 > 72) buf_add_cstring(vm, out, "\n  ");
  buf_add_cstring(vm, out, " [common scopes]");
}

static void add_candidate(woad_vm *vm, Buf *out, woad_value binding, const ScopeSet *set, ScopeSet *common, bool matches) {
  Binding *b = binding_of(binding);
  buf_add_cstring(vm, out, matches ? "\n  matching binding...:\n   " : "\n  other binding...:\n   ");
  if (b->kind == BINDING_MODULE) buf_add_cstring(vm, out, raise_text(vm, "#(%D %W %d)", b->name, b->module, b->phase));
  else buf_add_cstring(vm, out, b->kind == BINDING_LOCAL ? "local" : "top-level");
  add_scopes(vm, out, set, common, common->count > 0);
}

/* What all candidates of LIST and the set itself share. */
static ScopeSet *common_scopes(woad_vm *vm, ScopeSet *set, woad_value list) {
  ScopeSet *common = scopeset_empty(vm);
  for (woad_value scopes = scopeset_list(vm, set); value_is_pair(scopes); scopes = pair_cdr(scopes)) {
    bool everywhere = true;
    for (woad_value p = list; value_is_pair(p); p = pair_cdr(p)) {
      everywhere = everywhere && scopeset_has(scopeset_of(pair_car(pair_car(p))), pair_car(scopes));
    }
    if (everywhere) common = scopeset_add(vm, common, pair_car(scopes));
  }
  return common;
}

woad_value binding_candidates(woad_vm *vm, woad_value id, int phase) {
  ScopeSet *set = syntax_scope_set(vm, id, phase);
  Search s = { .symbol = syntax_symbol(id), .shifts = syntax_of(id)->shifts, .set = set, .is_final = true,
               .want_list = true, .list = VALUE_NULL };
  search_all(vm, &s);
  for (const ScopeSet *part = set; part->count > 0; part = part->rest) {
    for (woad_value p = bindtable_entries(vm, part->newest, s.symbol); value_is_pair(p); p = pair_cdr(p)) {
      if (!scopeset_is_subset(scopeset_of(pair_car(pair_car(p))), set)) s.list = pair_make(vm, pair_car(p), s.list);
    }
  }
  return s.list;
}

const char *binding_candidates_text(woad_vm *vm, woad_value id, int phase) {
  ScopeSet *set = syntax_scope_set(vm, id, phase);
  woad_value list = binding_candidates(vm, id, phase);
  if (value_is_null(list)) return "";
  ScopeSet *common = common_scopes(vm, set, list);
  Buf out;
  buf_init(&out);
  buf_add_cstring(vm, &out, "\n  context...:");
  add_scopes(vm, &out, set, common, common->count > 0);
  for (woad_value p = list; value_is_pair(p); p = pair_cdr(p)) {
    ScopeSet *candidate = scopeset_of(pair_car(pair_car(p)));
    add_candidate(vm, &out, pair_cdr(pair_car(p)), candidate, common, scopeset_is_subset(candidate, set));
  }
  if (common->count > 0) {
    buf_add_cstring(vm, &out, "\n  common scopes...:");
    add_scopes(vm, &out, common, NULL, false);
  }
  return buf_cstring(vm, &out);
}

_Noreturn void binding_raise_ambiguous(woad_vm *vm, woad_value id, int phase) {
  syntax_raise_type(vm, vm->exn.fail_syntax, VALUE_FALSE, "identifier's binding is ambiguous", id, VALUE_FALSE,
                    VALUE_NULL, binding_candidates_text(vm, id, phase));
}
