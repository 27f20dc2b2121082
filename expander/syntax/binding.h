/* SPDX-License-Identifier: MIT
 * binding.h: what an identifier may be bound to, adding bindings, and resolving references. [Flatt16] */
#ifndef EXPANDER_SYNTAX_BINDING_H
#define EXPANDER_SYNTAX_BINDING_H

#include "expander/syntax/mode.h"
#include "expander/syntax/syntax.h"

typedef enum { BINDING_LOCAL, BINDING_MODULE, BINDING_TOP } BindingKind;
typedef struct Binding {
  Header header;
  BindingKind kind;
  woad_value key;             /* LOCAL: unique symbol (uninterned); the environment maps it to a value. TOP: variable name */
  /* MODULE: where it is defined, and where it was required from */
  woad_value module;          /* module path index */
  int phase;                  /* phase level in that module */
  woad_value name;            /* defined symbol */
  woad_value nominal_module, nominal_name;
  int nominal_phase, nominal_require_phase;
  woad_value nominal_space, nominal_require_space; /* mode.h: a space; a space or SPACE_SAME */
  woad_value inspector;       /* extra inspector or VALUE_FALSE */
  bool is_syntax, is_protected;
  woad_value rename_to;       /* identifier that free-identifier=? follows, or VALUE_FALSE */
  /* resolve.c: the form of this binding under the last chain of shifts that was asked for */
  woad_value shift_key, shift_result;
} Binding;
static inline Binding *binding_of(woad_value v) { return VALUE_AS(Binding, v); }
static inline bool value_is_binding(woad_value v) { return value_has_type(v, TYPE_BINDING); }
woad_value binding_make_local(woad_vm *vm, woad_value key);
woad_value binding_make_top(woad_vm *vm, woad_value name);
/* nominal parts are those of the definition itself; other fields may be changed until the binding is added */
woad_value binding_make_module(woad_vm *vm, woad_value module, int phase, woad_value name);
woad_value binding_copy(woad_vm *vm, woad_value binding);

/* Binds identifier ID (its symbol and scope set at PHASE) to BINDING; an earlier binding of just that set is replaced. */
void binding_add(woad_vm *vm, woad_value id, woad_value binding, int phase);
/* the same for a symbol and a set of plain scopes */
void binding_add_to_set(woad_vm *vm, woad_value symbol, ScopeSet *set, woad_value binding);

/* One table of a module's provides as one require sees it. */
typedef struct ImportSource {
  woad_value module;          /* path index of the module required */
  int level;                  /* phase level and space of the provides in their module */
  woad_value space;
  int shift;                  /* of the require; PHASE_LABEL */
  woad_value to_space;        /* space that it moves them to, or SPACE_SAME */
} ImportSource;
/* Binds everything that PROVIDES (an eq hash symbol -> Binding, mutable or not) offers, in one step, for the scopes of
 * CONTEXT at PHASE. A provided Binding's module path index starts from its provider's self (path and base both #f), which
 * stands for FROM's module here; nominal parts are filled in from FROM. PREFIX: symbol or VALUE_FALSE; EXCEPT: immutable eq hash whose keys are provided
 * names that are left out, or VALUE_FALSE. PROVIDES VALUE_FALSE: asked for through vm->hooks.bulk_provides when needed.
 * A single binding of the same set made later shadows; one made earlier is shadowed (removed). */
void binding_add_bulk(woad_vm *vm, woad_value context, int phase, woad_value provides, const ImportSource *from,
                      woad_value prefix, woad_value except);
/* PROVIDED as a client sees it that requires it as FROM says (what bulk resolution answers with) */
woad_value binding_from_provide(woad_vm *vm, woad_value provided, woad_value exported_name, const ImportSource *from);
typedef enum { RESOLVE_UNBOUND, RESOLVE_FOUND, RESOLVE_AMBIGUOUS } ResolveStatus;
/* *binding has its module path indexes shifted for ID already. */
ResolveStatus binding_resolve(woad_vm *vm, woad_value id, int phase, woad_value *binding);
/* the same, but only when the binding's set is exactly ID's */
ResolveStatus binding_resolve_exactly(woad_vm *vm, woad_value id, int phase, woad_value *binding);
/* every binding of ID's symbol that stands in a table of one of its scopes at PHASE: list of (set . binding) */
woad_value binding_candidates(woad_vm *vm, woad_value id, int phase);
/* the lines of a message that show the bindings of ID's symbol which some scope of ID's at PHASE knows; "" for none */
const char *binding_candidates_text(woad_vm *vm, woad_value id, int phase);
/* exn:fail:syntax "identifier's binding is ambiguous" with candidates */
_Noreturn void binding_raise_ambiguous(woad_vm *vm, woad_value id, int phase);
/* local: same key; module: same resolved module, phase and name */
bool binding_same(woad_vm *vm, woad_value a, woad_value b);
/* follows rename_to; VALUE_FALSE when unbound (or ambiguous); *symbol: the symbol of the last identifier looked at */
woad_value binding_resolve_free(woad_vm *vm, woad_value id, int phase, woad_value *symbol);
bool binding_free_identifier_equal(woad_vm *vm, woad_value a, woad_value b, int phase_a, int phase_b);
bool binding_bound_identifier_equal(woad_vm *vm, woad_value a, woad_value b, int phase);

/* Symbols that some binding may give ID's context at PHASE; a fresh list. Bulk bindings of modules not yet declared are left out. */
woad_value binding_symbols(woad_vm *vm, woad_value id, int phase);

#endif
