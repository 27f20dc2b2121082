/* SPDX-License-Identifier: MIT
 * prim_namespace.c: namespaces and variable references. Source: Reference, "Namespaces"; spec/phases.md section 5. */
#include "expander/syntax/binding.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "expander/namespace/access.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

static Namespace *arg_namespace(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (pos >= argc) return namespace_current(vm);
  if (!value_is_namespace(argv[pos])) raise_argument(vm, NULL, "namespace?", pos, argc, argv);
  return namespace_of(argv[pos]);
}

static int level_of(const Namespace *ns) { return ns->phase - ns->instance->base_phase; }

PRIM_MODULE("#%kernel")

PRIM("namespace?", namespace_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a namespace.")
{
  return value_bool(value_is_namespace(argv[0]));
}

PRIM("make-empty-namespace", make_empty_namespace, 0, 0, PF_READS | PF_ALLOC, RIGHTS_NONE, "-> namespace?",
     "A fresh namespace with the primitive modules only.")
{
  return object_value(namespace_make_top(vm, namespace_current(vm)));
}

PRIM("namespace-base-phase", namespace_base_phase, 0, 1, PF_RAISES, RIGHTS_NONE, "[ns : namespace?] -> exact-integer?",
     "The phase at which the namespace's level 0 is seen.")
{
  return fixnum_make(arg_namespace(vm, 0, argc, argv)->phase);
}

PRIM("namespace-module-registry", namespace_module_registry, 1, 1, PF_RAISES, RIGHTS_NONE, "(ns : namespace?) -> any/c",
     "A value that identifies the module registry.")
{
  return object_value(arg_namespace(vm, 0, argc, argv)->registry);
}

PRIM("namespace-syntax-introduce", namespace_syntax_introduce, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) [ns : namespace?] -> syntax?", "STX with the scopes of the namespace.")
{
  if (!value_is_syntax(argv[0])) raise_argument(vm, NULL, "syntax?", 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 1, argc, argv);
  woad_value stx = namespace_introduce(vm, ns, argv[0]);
  if (!syntax_is_pair(vm, syntax_disarm_all(vm, stx))) return stx;
  /* a module form means the core `module` where that name is not bound */
  woad_value content = syntax_content(vm, syntax_disarm_all(vm, stx)), head = pair_car(content), binding;
  if (!syntax_is_identifier(head) || syntax_symbol(head) != vm->sym.module) return stx;
  if (binding_resolve(vm, head, ns->phase, &binding) != RESOLVE_UNBOUND) return stx;
  return syntax_rebuild(vm, stx, pair_make(vm, expand_core_id(vm, "module", ns->phase), pair_cdr(content)));
}

PRIM("namespace-symbol->identifier", namespace_symbol_to_identifier, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(sym : symbol?) -> identifier?", "SYM with the scopes of the current namespace.")
{
  arg_symbol(vm, 0, argc, argv);
  return namespace_add_scopes(vm, namespace_current(vm), syntax_make(vm, argv[0], NULL));
}

PRIM("namespace-module-identifier", namespace_module_identifier, 0, 1, PF_RAISES, RIGHTS_NONE,
     "[where : any/c] -> identifier?", "An identifier `module` that is bound to the core form.")
{
  if (argc > 0 && !value_is_namespace(argv[0]) && argv[0] != VALUE_FALSE && !value_is_fixnum(argv[0]))
    raise_argument(vm, NULL, "(or/c namespace? phase?)", 0, argc, argv);
  int phase = argc == 0 ? namespace_current(vm)->phase
              : value_is_namespace(argv[0]) ? namespace_of(argv[0])->phase
              : value_is_fixnum(argv[0]) ? (int)fixnum_value(argv[0]) : 0;
  return expand_core_id(vm, "module", phase);
}

static bool wants_mapping(int argc, woad_value *argv) { return argc < 2 || argv[1] != VALUE_FALSE; }

static woad_value bound_to_syntax(woad_vm *vm, int argc, woad_value *argv) {
  if (argc > 2 && argv[2] != VALUE_FALSE) return call_tail(vm, argv[2], 0, NULL);
  woad_value fields[1] = { VALUE_NULL };
  raise_format_fields(vm, vm->exn.fail_syntax, 1, fields, "namespace-variable-value: bound to syntax\n  in: %D", argv[0]);
}

static woad_value not_defined(woad_vm *vm, int argc, woad_value *argv, const char *detail) {
  if (argc > 2 && argv[2] != VALUE_FALSE) return call_tail(vm, argv[2], 0, NULL);
  woad_value fields[1] = { argv[0] };
  raise_format_fields(vm, vm->exn.fail_contract_variable, 1, fields, "namespace-variable-value: %s\n  name: %D", detail, argv[0]);
}

PRIM("namespace-variable-value", namespace_variable_value, 1, 4, PF_NESTS | PF_CONTROL, RIGHTS_NONE,
     "(sym : symbol?) [use-mapping? : any/c] [fail : (or/c #f (-> any))] [ns : namespace?] -> any",
     "Value of the variable that SYM means or names.")
{
  arg_symbol(vm, 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 3, argc, argv);
  const Variable *variable = NULL;
  if (wants_mapping(argc, argv)) {
    woad_value id = namespace_add_scopes(vm, ns, syntax_make(vm, argv[0], NULL));
    ExpandCtx *ctx = expandctx_make(vm, ns, CTX_TOP);
    instance_run_available(vm, ns, ns->phase + 1);
    Meaning meaning = expand_meaning(vm, id, ctx);
    if (meaning.kind == MEANING_MACRO || meaning.kind == MEANING_CORE)
      return bound_to_syntax(vm, argc, argv);
    if (meaning.kind == MEANING_VARIABLE && binding_of(meaning.binding)->kind == BINDING_MODULE) {
      const Binding *binding = binding_of(meaning.binding);
      woad_value name = modpath_resolve(vm, binding->module, false, VALUE_FALSE);
      int base = instance_base_for(registry_find(vm, ns->registry, name), ns->phase, binding->phase);
      Instance *instance = name == ns->instance->name ? ns->instance : instance_find(vm, ns, name, base, VALUE_FALSE);
      if (instance) variable = instance_try_variable(vm, instance, binding->phase, binding->name);
    } else if (meaning.kind == MEANING_VARIABLE) {
      variable = instance_try_variable(vm, ns->instance, level_of(ns), binding_of(meaning.binding)->key);
    } else {
      variable = instance_try_variable(vm, ns->instance, level_of(ns), argv[0]);
    }
  } else {
    variable = instance_try_variable(vm, ns->instance, level_of(ns), argv[0]);
  }
  if (!variable || !(variable->header.flags & VARIABLE_DEFINED)) return not_defined(vm, argc, argv, "given name is not defined");
  return variable->value;
}

PRIM("namespace-set-variable-value!", namespace_set_variable_value_x, 2, 5, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(sym : symbol?) (v : any/c) [map? : any/c] [ns : namespace?] [const? : any/c] -> void?", "Defines SYM as a variable.")
{
  arg_symbol(vm, 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 3, argc, argv);
  Variable *variable = instance_variable(vm, ns->instance, level_of(ns), argv[0]);
  if ((variable->header.flags & VARIABLE_CONSTANT) && (variable->header.flags & VARIABLE_DEFINED))
    raise_format_fields(vm, vm->exn.fail_contract_variable, 1, argv, "%D: cannot modify a constant", argv[0]);
  variable->value = argv[1];
  variable->header.flags |= VARIABLE_DEFINED;
  if (argc > 4 && argv[4] != VALUE_FALSE) variable->header.flags |= VARIABLE_CONSTANT;
  if (argc > 2 && argv[2] != VALUE_FALSE) {
    woad_value id = namespace_add_scopes(vm, ns, syntax_make(vm, argv[0], NULL));
    binding_add(vm, id, ns->is_module ? binding_make_module(vm, ns->self, level_of(ns), argv[0]) : binding_make_top(vm, argv[0]),
                ns->phase);
    woad_value macro = hash_get(vm, instance_level(vm, ns->instance, level_of(ns))->macros, argv[0]);
    if (macro != VALUE_NONE) VALUE_AS(Variable, macro)->header.flags &= (uint8_t)~VARIABLE_DEFINED;
  }
  return VALUE_VOID;
}

PRIM("namespace-undefine-variable!", namespace_undefine_variable_x, 1, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(sym : symbol?) [ns : namespace?] -> void?", "Makes SYM's variable undefined.")
{
  arg_symbol(vm, 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 1, argc, argv);
  Variable *variable = instance_try_variable(vm, ns->instance, level_of(ns), argv[0]);
  if (!variable) return VALUE_VOID;
  variable->value = VALUE_UNDEFINED;
  variable->header.flags &= (uint8_t)~(VARIABLE_DEFINED | VARIABLE_CONSTANT);
  return VALUE_VOID;
}

PRIM("namespace-mapped-symbols", namespace_mapped_symbols, 0, 1, PF_RAISES, RIGHTS_NONE, "[ns : namespace?] -> list?",
     "Symbols that are bound or defined in the namespace.")
{
  Namespace *ns = arg_namespace(vm, 0, argc, argv);
  Hash *seen = hash_make(vm, HASH_EQ, HASH_STRONG);
  woad_value key, value;
  Level *level = instance_try_level(ns->instance, level_of(ns));
  for (int64_t pos = level ? hash_next(level->vars, -1) : -1; pos >= 0; pos = hash_next(level->vars, pos)) {
    if (hash_entry(level->vars, pos, &key, &value) && VALUE_AS(Variable, value)->header.flags & VARIABLE_DEFINED)
      hash_set(vm, seen, key, VALUE_TRUE);
  }
  woad_value id = namespace_add_scopes(vm, ns, syntax_make(vm, vm->sym.main, NULL));
  for (woad_value l = binding_symbols(vm, id, ns->phase); value_is_pair(l); l = pair_cdr(l))
    hash_set(vm, seen, pair_car(l), VALUE_TRUE);
  woad_value out = VALUE_NULL;
  for (int64_t pos = hash_next(seen, -1); pos >= 0; pos = hash_next(seen, pos)) {
    if (hash_entry(seen, pos, &key, &value)) out = pair_make(vm, key, out);
  }
  return out;
}

PRIM("namespace-call-with-registry-lock", namespace_call_with_registry_lock, 2, 2, PF_CONTROL, RIGHTS_NONE,
     "(ns : namespace?) (thunk : (-> any)) -> any", "Calls THUNK.")
{
  if (!value_is_namespace(argv[0])) raise_argument(vm, NULL, "namespace?", 0, argc, argv);
  return call_tail(vm, argv[1], 0, NULL);
}

/* --- attaching --- */

static woad_value arg_module_name(woad_vm *vm, Namespace *ns, int argc, woad_value *argv) {
  woad_value v = argv[1];
  if (value_is_resolved_path(v)) return v;
  if (value_is_mpi(v)) return modpath_resolve(vm, v, false, VALUE_FALSE);
  if (!modpath_is_module_path(vm, v)) raise_argument(vm, NULL, "(or/c module-path? resolved-module-path?)", 1, argc, argv);
  return registry_resolve(vm, modpath_index(vm, v, VALUE_FALSE), ns, false, VALUE_FALSE);
}

typedef struct Attach { Namespace *from, *to; const char *who; Hash *seen; bool instances; } Attach;

static void attach_decl(woad_vm *vm, Attach *at, ModuleDecl *decl) {
  ModuleDecl *there = registry_find(vm, at->to->registry, decl->name);
  if (there && there != decl)
    raise_format(vm, vm->exn.fail_contract,
                 "%s: a different declaration is already in the destination namespace\n  module name: %V", at->who,
                 decl->name);
  registry_add(vm, at->to->registry, decl);
}

static void attach_all(woad_vm *vm, Attach *at, woad_value name, int base, bool must_run) {
  ModuleDecl *decl = registry_find(vm, at->from->registry, name);
  if (!decl)
    raise_format(vm, vm->exn.fail_contract, "%s: module not declared (in the source namespace)\n  module name: %V", at->who,
                 name);
  if (decl->is_primitive) return;
  woad_value mark = fixnum_make(base), marks = hash_get(vm, at->seen, name);
  if (marks == VALUE_NONE) marks = VALUE_NULL;
  if (pair_memq(mark, marks) != VALUE_FALSE) return;
  hash_set(vm, at->seen, name, pair_make(vm, mark, marks));
  Instance *instance = at->instances ? instance_find(vm, at->from, name, base, VALUE_FALSE) : NULL;
  if (at->instances && must_run && !instance)
    raise_format(vm, vm->exn.fail_contract, "%s: module not instantiated (in the source namespace)\n  module name: %V", at->who,
                 name);
  attach_decl(vm, at, decl);
  if (instance && decl->compiled->is_persistent) hash_set(vm, at->to->registry->persistent, name, object_value(instance));
  if (instance && !decl->compiled->is_persistent) {
    Instance *there = instance_find(vm, at->to, name, base, VALUE_FALSE);
    if (there && there != instance)
      raise_format(vm, vm->exn.fail_contract,
                   "%s: a different instance is already in the destination namespace\n  module name: %V", at->who,
                 name);
    instance_add(vm, at->to->world, instance);
  }
  woad_value self = registry_absolute(vm, name);
  for (woad_value l = decl->compiled->requires; value_is_pair(l); l = pair_cdr(l)) {
    if (!value_is_fixnum(pair_car(pair_car(l)))) continue;
    int shift = (int)fixnum_value(pair_car(pair_car(l)));
    for (woad_value m = pair_cdr(pair_car(l)); value_is_pair(m); m = pair_cdr(m)) {
      woad_value mpi = modpath_shift(vm, pair_car(m), decl->compiled->self, self);
      woad_value import = modpath_resolve(vm, mpi, false, VALUE_FALSE);
      if (registry_find(vm, at->from->registry, import)) attach_all(vm, at, import, base + shift, false);
    }
  }
}

static woad_value attach(woad_vm *vm, int argc, woad_value *argv, bool instances, const char *who) {
  if (!value_is_namespace(argv[0])) raise_argument(vm, NULL, "namespace?", 0, argc, argv);
  Namespace *from = namespace_of(argv[0]);
  Attach at = { from, arg_namespace(vm, 2, argc, argv), who, hash_make(vm, HASH_EQ, HASH_STRONG), instances };
  attach_all(vm, &at, arg_module_name(vm, from, argc, argv), from->phase, true);
  return VALUE_VOID;
}

PRIM("namespace-attach-module", namespace_attach_module, 2, 3, PF_NESTS, RIGHTS_NONE,
     "(src : namespace?) (mod : module-path?) [dest : namespace?] -> void?", "Shares declaration and instance.")
{
  return attach(vm, argc, argv, true, "namespace-attach-module");
}

PRIM("namespace-attach-module-declaration", namespace_attach_module_declaration, 2, 3, PF_NESTS, RIGHTS_NONE,
     "(src : namespace?) (mod : module-path?) [dest : namespace?] -> void?", "Shares the declaration.")
{
  return attach(vm, argc, argv, false, "namespace-attach-module-declaration");
}

PRIM("namespace-unprotect-module", namespace_unprotect_module, 2, 3, PF_NESTS, RIGHTS_NONE,
     "(insp : inspector?) (mod : module-path?) [ns : namespace?] -> void?",
     "Lets the current code inspector open MOD's instance, when INSP can. Without effect when it cannot.")
{
  if (!value_has_type(argv[0], TYPE_INSPECTOR)) raise_argument(vm, NULL, "inspector?", 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 2, argc, argv);
  woad_value name = arg_module_name(vm, ns, argc, argv);
  Instance *instance = instance_find(vm, ns, name, ns->phase, VALUE_FALSE);
  if (!instance) raise_format(vm, vm->exn.fail_contract, "namespace-unprotect-module: module not instantiated\n  module name: %V", name);
  if (access_is_allowed(instance, argv[0])) instance->power = param_get(vm, vm->param.current_code_inspector);
  return VALUE_VOID;
}

/* --- inside a module --- */

static Namespace *inside_of(woad_vm *vm, Instance *instance) {
  if (instance->inside) return instance->inside;
  return namespace_make_inside(vm, instance);
}

PRIM("module->namespace", module_to_namespace, 1, 2, PF_NESTS, RIGHTS_NONE,
     "(mod : module-path?) [src : namespace?] -> namespace?", "The inside of an instance.")
{
  woad_value mpi = registry_argument(vm, 0, argc, argv);
  Namespace *ns = arg_namespace(vm, 1, argc, argv);
  woad_value name = registry_resolve(vm, mpi, ns, false, VALUE_FALSE);
  ModuleDecl *decl = registry_find(vm, ns->registry, name);
  if (!decl)
    raise_format(vm, vm->exn.fail_contract, "module->namespace: unknown module in the current namespace\n  name: %V", name);
  Instance *instance = instance_find(vm, ns, name, ns->phase, VALUE_FALSE);
  Level *level = instance ? instance_try_level(instance, 0) : NULL;
  if (!instance || (!decl->is_primitive && (!level || level->state != LEVEL_STARTED)))
    raise_format(vm, vm->exn.fail_contract, "module->namespace: module not instantiated in the current namespace\n  name: %V", name);
  if (!access_is_allowed(instance, param_get(vm, vm->param.current_code_inspector)))
    raise_format(vm, vm->exn.fail_contract,
                 "module->namespace: current code inspector cannot access namespace of module\n  module name: %V", name);
  return object_value(inside_of(vm, instance));
}

/* --- variable references --- */

static const VarRef *arg_varref(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_has_type(argv[0], TYPE_VARREF)) raise_argument(vm, NULL, "variable-reference?", 0, argc, argv);
  return VALUE_AS(VarRef, argv[0]);
}

static Instance *varref_instance(const VarRef *ref) {
  if (ref->variable && ref->variable->instance) return ref->variable->instance;
  return ref->links ? ref->links->instance : NULL;
}

static Instance *arg_instance(woad_vm *vm, int argc, woad_value *argv) { return varref_instance(arg_varref(vm, argc, argv)); }

PRIM("variable-reference->namespace", variable_reference_to_namespace, 1, 1, PF_NESTS, RIGHTS_NONE,
     "(ref : variable-reference?) -> namespace?", "The namespace that the reference stands in.")
{
  Instance *instance = arg_instance(vm, argc, argv);
  const VarRef *ref = arg_varref(vm, argc, argv);
  Namespace *ns = inside_of(vm, instance);
  int phase = ref->links ? ref->links->phase_shift : ns->phase;
  return object_value(namespace_at_phase(vm, ns, phase));
}

PRIM("variable-reference->empty-namespace", variable_reference_to_empty_namespace, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> namespace?", "A fresh namespace that shares the reference's declarations and instances.")
{
  Instance *instance = arg_instance(vm, argc, argv);
  Namespace *ns = namespace_make_top(vm, NULL);
  ns->registry = ns->instance->registry = instance->registry;
  ns->world = ns->instance->world = instance->world;
  return object_value(ns);
}

PRIM("variable-reference->module-path-index", variable_reference_to_module_path_index, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> (or/c #f module-path-index?)", "The module, or #f for a top level.")
{
  Instance *instance = arg_instance(vm, argc, argv);
  return instance->name == VALUE_FALSE ? VALUE_FALSE : instance->self;
}

PRIM("variable-reference->resolved-module-path", variable_reference_to_resolved_module_path, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> (or/c #f resolved-module-path?)", "The module's resolved name, or #f for a top level.")
{
  return arg_instance(vm, argc, argv)->name;
}

PRIM("variable-reference->module-source", variable_reference_to_module_source, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> (or/c #f symbol? path?)", "The module's source name, or #f for a top level.")
{
  Instance *instance = arg_instance(vm, argc, argv);
  if (instance->name == VALUE_FALSE) return VALUE_FALSE;
  woad_value source = instance->decl && instance->decl->source != VALUE_FALSE ? instance->decl->source : instance->name;
  woad_value name = modpath_resolved_name(source);
  return value_is_pair(name) ? pair_car(name) : name;
}

PRIM("variable-reference->phase", variable_reference_to_phase, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> exact-integer?", "The phase at which the reference's code runs.")
{
  const VarRef *ref = arg_varref(vm, argc, argv);
  return fixnum_make(ref->links ? ref->links->phase_shift : 0);
}

PRIM("variable-reference->module-base-phase", variable_reference_to_module_base_phase, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ref : variable-reference?) -> exact-integer?", "The phase of the instance's level 0.")
{
  return fixnum_make(arg_instance(vm, argc, argv)->base_phase);
}

PRIM("variable-reference->module-declaration-inspector", variable_reference_to_module_declaration_inspector, 1, 1, PF_RAISES,
     RIGHTS_NONE, "(ref : variable-reference?) -> inspector?", "The inspector with which the module was declared.")
{
  Instance *instance = arg_instance(vm, argc, argv);
  if (arg_varref(vm, argc, argv)->variable || instance->name == VALUE_FALSE)
    raise_format(vm, vm->exn.fail_contract, "variable-reference->module-declaration-inspector: variable reference does not "
                 "refer to an anonymous module variable\n  variable reference: %V", argv[0]);
  return instance->decl ? instance->decl->inspector : param_get(vm, vm->param.current_code_inspector);
}
