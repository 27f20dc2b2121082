/* SPDX-License-Identifier: MIT
 * module_names.c: the names of a module body: choosing symbols for definitions, telling definitions, imports and the
 * language's bindings apart. */
#include "expander/common/modpath.h"
#include "expander/expand/module.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/raise.h"

Hash *module_defined_at(woad_vm *vm, ModuleExpansion *me, int phase) {
  woad_value found = hash_get(vm, me->defined, fixnum_make(phase));
  if (found != VALUE_NONE) return hash_of(found);
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  hash_set(vm, me->defined, fixnum_make(phase), object_value(table));
  return table;
}

bool module_is_defined(woad_vm *vm, ModuleExpansion *me, woad_value symbol, int phase) {
  return hash_get(vm, module_defined_at(vm, me, phase), symbol) != VALUE_NONE;
}

static bool has_plain_scopes(woad_vm *vm, Namespace *ns, woad_value id, int phase) {
  woad_value plain = syntax_make(vm, syntax_symbol(id), NULL);
  plain = namespace_add_scopes(vm, namespace_at_phase(vm, ns, phase), plain);
  return syntax_scope_set(vm, plain, phase) == syntax_scope_set(vm, id, phase);
}

woad_value module_choose_symbol(woad_vm *vm, Namespace *ns, woad_value id, int phase, Hash *taken) {
  woad_value symbol = syntax_symbol(id);
  if (has_plain_scopes(vm, ns, id, phase) && hash_get(vm, taken, symbol) == VALUE_NONE) return symbol;
  for (int n = 1;; n++) {
    const char *text = raise_text(vm, "%s.%d", symbol_text(symbol), n);
    woad_value candidate = symbol_unreadable(vm, text, strlen(text));
    if (hash_get(vm, taken, candidate) == VALUE_NONE) return candidate;
  }
}

const char *module_phase_text(woad_vm *vm, int phase) {
  if (phase == 0) return "";
  if (phase == 1) return " for syntax";
  if (phase == PHASE_LABEL) return " for label";
  return raise_text(vm, " for phase %d", phase);
}

static _Noreturn void already_defined(woad_vm *vm, woad_value id, int phase, woad_value form) {
  syntax_raise(vm, vm->sym.module, raise_text(vm, "identifier already defined%s", module_phase_text(vm, phase)), form, id);
}

woad_value module_define(woad_vm *vm, ModuleExpansion *me, woad_value id, int phase, bool is_syntax, woad_value form) {
  woad_value old;
  Hash *taken = module_defined_at(vm, me, phase);
  if (binding_resolve_exactly(vm, id, phase, &old) == RESOLVE_FOUND && binding_of(old)->kind == BINDING_MODULE &&
      binding_of(old)->module == me->self) {
    if (hash_get(vm, taken, binding_of(old)->name) != VALUE_NONE) already_defined(vm, id, phase, form);
  }
  woad_value symbol = module_choose_symbol(vm, me->ns, id, phase, taken);
  hash_set(vm, taken, symbol, id);
  woad_value binding = binding_make_module(vm, me->self, phase, symbol);
  binding_of(binding)->is_syntax = is_syntax;
  binding_of(binding)->nominal_name = syntax_symbol(id);
  binding_add(vm, id, binding, phase);
  return symbol;
}

/* The first of the lowest phase is complained about; the message shows what the name means at phase 0. */
void module_check_unbound(woad_vm *vm, ModuleExpansion *me) {
  woad_value worst = VALUE_FALSE, binding;
  int lowest = 0;
  for (woad_value l = pair_reverse(vm, me->unbound); value_is_pair(l); l = pair_cdr(l)) {
    int phase = (int)fixnum_value(pair_cdr(pair_car(l)));
    if (worst != VALUE_FALSE && phase >= lowest) continue;
    if (binding_resolve(vm, pair_car(pair_car(l)), phase, &binding) == RESOLVE_FOUND) continue;
    worst = pair_car(pair_car(l));
    lowest = phase;
  }
  if (worst == VALUE_FALSE) return;
  const char *message = raise_text(vm, "reference to an unbound identifier\n  at phase: %d%s", lowest,
                                   lowest == 1 ? "; the transformer environment" : "");
  syntax_raise_type(vm, vm->exn.fail_syntax, VALUE_FALSE, message, worst, VALUE_FALSE, VALUE_NULL,
                    binding_candidates_text(vm, worst, 0));
}
