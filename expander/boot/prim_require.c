/* SPDX-License-Identifier: MIT
 * prim_require.c: dynamic-require and namespace-require in their variants. Source: Reference, "Modules and Module-Level
 * Variables", "Namespaces"; spec/phases.md section 3 has the table of effects. */
#include "expander/boot/fresh.h"
#include "expander/boot/withparam.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "expander/namespace/access.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

/* --- dynamic-require --- */

static woad_value missing(woad_vm *vm, woad_value fail, woad_value name, woad_value module) {
  if (fail != VALUE_FALSE) return call_tail(vm, fail, 0, NULL);
  raise_format(vm, vm->exn.fail_contract, "dynamic-require: name is not provided\n  name: '%D\n  module: %V", name, module);
}

/* what DECL provides as NAME at level 0, or VALUE_NONE */
static woad_value provided_as(woad_vm *vm, ModuleDecl *decl, woad_value name) {
  woad_value table = hash_get(vm, compiled_provides(vm, decl->compiled), fixnum_make(0));
  return table == VALUE_NONE ? VALUE_NONE : hash_get(vm, hash_of(table), name);
}

/* The macro's value as an expression, in a fresh namespace that requires the module. */
static woad_value expand_name(woad_vm *vm, Namespace *ns, woad_value module, woad_value name) {
  Namespace *fresh = namespace_make_top(vm, ns);
  fresh->registry = ns->registry;
  fresh->world = ns->world;
  fresh->instance->registry = ns->registry;
  fresh->instance->world = ns->world;
  woad_value id = namespace_add_scopes(vm, fresh, syntax_make(vm, name, NULL));
  require_all(vm, fresh, registry_absolute(vm, module), id, ns->phase, REQUIRE_ALL_LEVELS);
  Plan plan;
  instance_plan_init(&plan);
  Instance *instance = instance_find(vm, ns, module, ns->phase, registry_absolute(vm, module));
  instance_plan_run(vm, &plan, instance, ns->phase + 1, true);
  instance_run_nested(vm, &plan);
  return eval_forms(vm, namespace_at_phase(vm, fresh, ns->phase), pair_make(vm, id, VALUE_NULL));
}

/* slots: name, fail thunk, resolved name, namespace */
static woad_value fetch(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value name = self->slots[0], module = self->slots[2];
  Namespace *ns = namespace_of(self->slots[3]);
  ModuleDecl *decl = registry_find(vm, ns->registry, module);
  const Binding *binding = binding_of(provided_as(vm, decl, name));
  if (binding->is_syntax) return expand_name(vm, ns, module, name);
  woad_value mpi = modpath_shift(vm, binding->module, VALUE_FALSE, registry_absolute(vm, module));
  woad_value from = modpath_resolve(vm, mpi, false, VALUE_FALSE);
  int base = instance_base_for(registry_find(vm, ns->registry, from), ns->phase, binding->phase);
  Instance *instance = instance_find(vm, ns, from, base, VALUE_FALSE);
  const Variable *variable = instance ? instance_try_variable(vm, instance, binding->phase, binding->name) : NULL;
  if (!variable || !(variable->header.flags & VARIABLE_DEFINED))
    raise_format(vm, vm->exn.fail_contract, "dynamic-require: name's binding is missing\n  name: '%D\n  module: %V", name, module);
  return variable->value;
}

/* a protected export needs an inspector that opens the module which defines it */
static void check_protection(woad_vm *vm, Namespace *ns, ModuleDecl *decl, woad_value name) {
  const Binding *binding = binding_of(provided_as(vm, decl, name));
  woad_value mpi = modpath_shift(vm, binding->module, VALUE_FALSE, registry_absolute(vm, decl->name));
  woad_value module = binding->module == decl->compiled->self ? decl->name : modpath_resolve(vm, mpi, false, VALUE_FALSE);
  const Instance *instance = instance_find(vm, ns, module, ns->phase - binding->phase, mpi);
  if (!instance || access_is_allowed(instance, param_get(vm, vm->param.current_code_inspector))) return;
  if (instance->decl && access_kind(vm, instance->decl, binding->phase, binding->name) == ACCESS_OPEN) return;
  raise_format(vm, vm->exn.fail_contract, "dynamic-require: name is protected\n  name: '%D\n  module: %V", name, decl->name);
}

static woad_value require_dynamically(woad_vm *vm, int argc, woad_value *argv, int phase_shift) {
  Namespace *ns = namespace_current(vm);
  fresh_forget(vm);
  woad_value mpi = registry_argument(vm, 0, 1, argv), what = argv[1], fail = argc > 2 ? argv[2] : VALUE_FALSE;
  if (what != VALUE_FALSE && what != VALUE_VOID && !value_is_symbol(what) && what != fixnum_make(0))
    raise_argument_value(vm, NULL, "(or/c symbol? #f 0 void?)", what);
  if (fail != VALUE_FALSE && (!call_is_procedure(vm, fail) || !call_arity_includes(vm, fail, 0)))
    raise_argument_value(vm, NULL, "(-> any)", fail);
  ModuleDecl *decl = registry_require(vm, mpi, ns, value_is_symbol(what) ? "dynamic-require" : "instantiate", VALUE_FALSE);
  if (value_is_symbol(what) && provided_as(vm, decl, what) == VALUE_NONE) return missing(vm, fail, what, decl->name);
  if (value_is_symbol(what)) check_protection(vm, ns, decl, what);
  int phase = ns->phase + phase_shift;
  woad_value slots[4] = { what, fail, decl->name, object_value(namespace_at_phase(vm, ns, phase)) };
  woad_value then = VALUE_FALSE;
  if (value_is_symbol(what)) then = call_native_closure(vm, "dynamic-require", fetch, 0, 0, PF_NESTS, 4, slots);
  Plan plan;
  instance_plan_init(&plan);
  if (!decl->is_primitive) {
    Instance *instance = instance_find(vm, ns, decl->name, phase, mpi);
    bool visit_only = what == VALUE_VOID;
    instance_plan_run(vm, &plan, instance, visit_only ? phase + 1 : phase, what != VALUE_FALSE);
  }
  return instance_run_tail(vm, &plan, then);
}

PRIM_MODULE("#%kernel")

PRIM("dynamic-require", dynamic_require, 2, 3, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(mod : module-path?) (provided : (or/c symbol? #f 0 void?)) [fail : (-> any)] -> any",
     "Instantiates or visits MOD in the current namespace and gives the value of an export.")
{
  return require_dynamically(vm, argc, argv, 0);
}

PRIM("dynamic-require-for-syntax", dynamic_require_for_syntax, 2, 3, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(mod : module-path?) (provided : (or/c symbol? #f)) [fail : (-> any)] -> any",
     "Like dynamic-require, one phase up.")
{
  return require_dynamically(vm, argc, argv, 1);
}

/* --- namespace-require --- */

static woad_value in_namespace(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (argc <= pos) return object_value(namespace_current(vm));
  if (!value_is_namespace(argv[pos])) raise_argument(vm, NULL, "namespace?", pos, argc, argv);
  return argv[pos];
}

static woad_value unwrap_spec(woad_vm *vm, woad_value spec) {
  if (value_is_mpi(spec)) return modpath_resolve(vm, spec, false, VALUE_FALSE);
  return spec;
}

/* The variables that IDS are bound to become variables of the top level, with the values of now. */
static void copy_variables(woad_vm *vm, Namespace *ns, woad_value ids) {
  for (woad_value l = ids; value_is_pair(l); l = pair_cdr(l)) {
    woad_value id = pair_car(l), binding;
    if (binding_resolve(vm, id, ns->phase, &binding) != RESOLVE_FOUND || binding_of(binding)->kind != BINDING_MODULE) continue;
    const Binding *b = binding_of(binding);
    woad_value name = modpath_resolve(vm, b->module, false, VALUE_FALSE);
    int base = instance_base_for(registry_find(vm, ns->registry, name), ns->phase, b->phase);
    Instance *instance = instance_find(vm, ns, name, base, VALUE_FALSE);
    const Variable *from = instance ? instance_try_variable(vm, instance, b->phase, b->name) : NULL;
    if (!from || !(from->header.flags & VARIABLE_DEFINED)) continue;
    Variable *to = instance_variable(vm, ns->instance, ns->phase - ns->instance->base_phase, syntax_symbol(id));
    to->value = from->value;
    to->header.flags |= VARIABLE_DEFINED;
    binding_add(vm, id, binding_make_top(vm, syntax_symbol(id)), ns->phase);
  }
}

/* slots: spec, namespace, whether variables are copied, path indices */
static woad_value bind_required(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Namespace *ns = namespace_of(self->slots[1]);
  NamespaceSwitch inside;
  namespace_switch(vm, &inside, ns);
  woad_value ids = require_into_namespace(vm, ns, self->slots[0], self->slots[3], self->slots[2] != VALUE_FALSE);
  cleanup_pop(vm, &inside.cleanup, true);
  copy_variables(vm, ns, ids);
  return VALUE_VOID;
}

static woad_value require_into(woad_vm *vm, Namespace *ns, woad_value spec, bool run, bool copy) {
  woad_value stx = syntax_from_datum(vm, VALUE_FALSE, unwrap_spec(vm, spec), NULL, VALUE_FALSE);
  stx = namespace_add_scopes(vm, ns, stx);
  fresh_forget(vm);
  Plan plan;
  NamespaceSwitch inside;
  namespace_switch(vm, &inside, ns);
  woad_value modules = require_plan(vm, ns, pair_make(vm, stx, VALUE_NULL), VALUE_FALSE, run ? ns->phase : ns->phase + 1, &plan);
  cleanup_pop(vm, &inside.cleanup, true);
  woad_value slots[4] = { stx, object_value(ns), value_bool(copy), modules };
  return instance_run_tail(vm, &plan, call_native_closure(vm, "namespace-require", bind_required, 0, 0, PF_NESTS, 4, slots));
}

PRIM("namespace-require", namespace_require, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(spec : any/c) [ns : namespace?] -> void?", "Performs a raw require spec at the top level and instantiates.")
{
  return require_into(vm, namespace_of(in_namespace(vm, 1, argc, argv)), argv[0], true, false);
}

PRIM("namespace-require/constant", namespace_require_constant, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(spec : any/c) [ns : namespace?] -> void?", "Like namespace-require.")
{
  return require_into(vm, namespace_of(in_namespace(vm, 1, argc, argv)), argv[0], true, false);
}

PRIM("namespace-require/copy", namespace_require_copy, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(spec : any/c) [ns : namespace?] -> void?", "Like namespace-require; the top level gets copies of the variables.")
{
  return require_into(vm, namespace_of(in_namespace(vm, 1, argc, argv)), argv[0], true, true);
}

PRIM("namespace-require/expansion-time", namespace_require_expansion_time, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(spec : any/c) [ns : namespace?] -> void?", "Binds and visits, without running level 0.")
{
  return require_into(vm, namespace_of(in_namespace(vm, 1, argc, argv)), argv[0], false, false);
}
