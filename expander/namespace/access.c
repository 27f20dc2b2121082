/* SPDX-License-Identifier: MIT
 * access.c: see access.h. Nearly all code has the inspector that everything was declared under, so that one comparison
 * decides; only below it the tables of exports are looked at, once a module. */
#include "expander/namespace/access.h"

#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* name -> list of (level . kind), from the module's own exports */
static Hash *access_table(woad_vm *vm, Compiled *compiled) {
  if (compiled->access) return compiled->access;
  Hash *access = hash_make(vm, HASH_EQ, HASH_STRONG), *levels = compiled_provides(vm, compiled);
  woad_value level, table, exported, provided;
  for (int64_t at = hash_next(levels, -1); at >= 0; at = hash_next(levels, at)) {
    if (!hash_entry(levels, at, &level, &table)) continue;
    for (int64_t pos = hash_next(hash_of(table), -1); pos >= 0; pos = hash_next(hash_of(table), pos)) {
      if (!hash_entry(hash_of(table), pos, &exported, &provided)) continue;
      const Binding *binding = binding_of(provided);
      if (binding->module != compiled->self) continue;
      woad_value old = hash_get(vm, access, binding->name);
      woad_value kind = fixnum_make(binding->is_protected ? ACCESS_PROTECTED : ACCESS_OPEN);
      woad_value entry = pair_make(vm, fixnum_make(binding->phase), kind);
      hash_set(vm, access, binding->name, pair_make(vm, entry, old == VALUE_NONE ? VALUE_NULL : old));
    }
  }
  compiled->access = access;
  return access;
}

AccessKind access_kind(woad_vm *vm, ModuleDecl *decl, int level, woad_value name) {
  if (decl->is_primitive) return decl->is_protected_primitive ? ACCESS_PROTECTED : ACCESS_OPEN;
  woad_value list = hash_get(vm, access_table(vm, decl->compiled), name);
  AccessKind kind = ACCESS_UNEXPORTED;
  for (list = list == VALUE_NONE ? VALUE_NULL : list; value_is_pair(list); list = pair_cdr(list)) {
    woad_value entry = pair_car(list);
    if (pair_car(entry) == fixnum_make(level) && fixnum_value(pair_cdr(entry)) < (int64_t)kind)
      kind = (AccessKind)fixnum_value(pair_cdr(entry));
  }
  return kind;
}

bool access_is_allowed(const Instance *instance, woad_value inspector) {
  if (!instance->decl) return true;
  woad_value needed = instance->power == VALUE_FALSE ? instance->decl->inspector : instance->power;
  return needed == VALUE_FALSE || inspector == needed || inspector_is_above(inspector, needed);
}

static const char *refusal(woad_vm *vm, Instance *instance, int level, woad_value name, bool is_transformer) {
  AccessKind kind = access_kind(vm, instance->decl, level, name);
  if (kind == ACCESS_OPEN) return NULL;
  return raise_text(vm, "access disallowed by code inspector to %s %s\n  from module: %s",
                    kind == ACCESS_PROTECTED ? "protected" : "unexported", is_transformer ? "transformer" : "variable",
                    registry_name_text(vm, instance->decl->name));
}

void access_check(woad_vm *vm, Instance *instance, const Binding *binding, woad_value id, bool is_transformer) {
  woad_value inspector = syntax_of(id)->inspector;
  if (inspector == VALUE_FALSE) inspector = param_get(vm, vm->param.current_code_inspector);
  if (access_is_allowed(instance, inspector)) return;
  const char *message = refusal(vm, instance, binding->phase, binding->name, is_transformer);
  if (!message) return;
  bool renamed = binding->name != syntax_symbol(id);
  woad_value form = renamed ? syntax_make(vm, binding->name, NULL) : VALUE_FALSE;
  syntax_raise(vm, symbol_intern(vm, "?"), message, form, id);
}

void access_check_link(woad_vm *vm, Instance *instance, int level, woad_value name, woad_value inspector) {
  if (access_is_allowed(instance, inspector)) return;
  const char *message = refusal(vm, instance, level, name, false);
  if (message) raise_format(vm, vm->exn.fail_contract, "link: %s\n  variable: %D", message, name);
}
