/* SPDX-License-Identifier: MIT
 * boot.c: the expander's start: state, parameters, hooks, startup namespace. */
#include "expander/boot/boot.h"

#include "compiler/compiler.h"
#include "expander/boot/compiledport.h"
#include "expander/boot/loader.h"
#include "expander/boot/primmod.h"
#include "expander/boot/project.h"
#include "expander/boot/paramguard.h"
#include "expander/boot/resolver.h"
#include "expander/read/reader.h"
#include "expander/read/readtable.h"
#include "expander/syntax/syntax_loc.h"
#include "expander/syntax/syntax_print.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "expander/expand/visit.h"
#include "expander/lower/compiled.h"
#include "expander/lower/lower.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

/* --- hooks for the layers below --- */

static bool is_identifier(woad_value v) { return syntax_is_identifier(v); }

static int current_phase(woad_vm *vm) {
  const ExpandCtx *ctx = expandctx_current(vm);
  return ctx ? ctx->phase : 0;
}

static woad_value current_origin(woad_vm *vm) {
  const Install *install = expandctx_current_install(vm);
  return install ? install->origin : VALUE_FALSE;
}

static woad_value current_key(woad_vm *vm) {
  const Install *install = expandctx_current_install(vm);
  return install ? install->key : VALUE_FALSE;
}

static woad_value current_introduction(woad_vm *vm) {
  const ExpandCtx *ctx = expandctx_current(vm);
  return ctx && value_is_pair(ctx->intro_scopes) ? pair_car(ctx->intro_scopes) : VALUE_FALSE;
}

static const char *body_name(woad_vm *vm, const Links *links) {
  if (links == NULL || links->instance == NULL || links->instance->name == VALUE_FALSE) return "top-level";
  return registry_name_text(vm, links->instance->label != VALUE_FALSE ? links->instance->label : links->instance->name);
}

static woad_value bulk_provides(woad_vm *vm, woad_value mpi, woad_value mode) {
  Namespace *ns = namespace_current(vm);
  ModuleDecl *decl = registry_find(vm, ns->registry, registry_resolve(vm, mpi, ns, true, VALUE_FALSE));
  if (!decl) return VALUE_FALSE;
  woad_value table = hash_get(vm, compiled_provides(vm, decl->compiled), mode);
  return table == VALUE_NONE ? VALUE_FALSE : table;
}

static woad_value export_of(woad_vm *vm, Namespace *ns, ModuleDecl *decl, woad_value name) {
  woad_value table = hash_get(vm, compiled_provides(vm, decl->compiled), fixnum_make(0));
  woad_value provided = table == VALUE_NONE ? VALUE_NONE : hash_get(vm, hash_of(table), name);
  if (provided == VALUE_NONE) return VALUE_NONE;
  const Binding *binding = binding_of(provided);
  woad_value mpi = modpath_shift(vm, binding->module, VALUE_FALSE, registry_absolute(vm, decl->name));
  woad_value defining = modpath_resolve(vm, mpi, false, VALUE_FALSE);
  Instance *instance = instance_find(vm, ns, defining, instance_base_for(registry_find(vm, ns->registry, defining), 0, binding->phase), VALUE_FALSE);
  const Variable *variable = instance ? instance_try_variable(vm, instance, binding->phase, binding->name) : NULL;
  return variable ? variable->value : VALUE_NONE;
}

/* Nested dynamic-require, for reader modules. */
static woad_value require_now(woad_vm *vm, woad_value module_path, woad_value name) {
  Namespace *ns = namespace_current(vm);
  if (!modpath_is_module_path(vm, module_path) && !value_is_mpi(module_path) && !value_is_resolved_path(module_path))
    raise_argument_value(vm, "dynamic-require", "(or/c module-path? module-path-index? resolved-module-path?)", module_path);
  woad_value mpi = registry_argument(vm, 0, 1, &module_path);
  ModuleDecl *decl = registry_require(vm, mpi, ns, "dynamic-require", VALUE_FALSE);
  Instance *instance = instance_find(vm, ns, decl->name, ns->phase, mpi);
  Plan plan;
  instance_plan_init(&plan);
  instance_plan_run(vm, &plan, instance, ns->phase, true);
  instance_run_nested(vm, &plan);
  return export_of(vm, ns, decl, name);
}

static bool is_declared(woad_vm *vm, woad_value module_path, bool load) {
  Namespace *ns = namespace_current(vm);
  woad_value mpi = modpath_index(vm, module_path, VALUE_FALSE);
  woad_value name = registry_resolve(vm, mpi, ns, load, VALUE_FALSE);
  return registry_find(vm, ns->registry, name) != NULL;
}

/* What current-reader-guard makes of the path of a reader module. */
static woad_value guarded_reader(woad_vm *vm, woad_value module_path) {
  return call_nested(vm, param_get(vm, vm->param.current_reader_guard), 1, &module_path);
}

/* #lang LANG: the submodule (submod LANG reader), or LANG/lang/reader. #reader PATH: that module. */
static woad_value reader_extension(woad_vm *vm, int kind, woad_value module_path, woad_value name, woad_value stx) {
  if (kind != 'l') return require_now(vm, guarded_reader(vm, module_path), name);
  const char *text = value_is_symbol(module_path) ? symbol_text(module_path) : NULL;
  if (text) {
    woad_value sub = guarded_reader(vm, pair_list(vm, 3, vm->sym.submod, module_path, symbol_intern(vm, "reader")));
    woad_value file = resolver_find_library(vm, raise_text(vm, strchr(text, '/') ? "%s.rkt" : "%s/main.rkt", text));
    if (file != VALUE_FALSE && is_declared(vm, sub, true)) return require_now(vm, sub, name);
    module_path = symbol_intern(vm, raise_text(vm, "%s/lang/reader", text));
  }
  return require_now(vm, guarded_reader(vm, module_path), name);
}

/* --- parameters --- */

static woad_value default_eval(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Namespace *ns = namespace_current(vm);
  woad_value form = value_is_compiled(argv[0]) ? argv[0] : eval_introduce(vm, ns, argv[0]);
  return eval_forms(vm, ns, pair_make(vm, form, VALUE_NULL));
}

static woad_value default_compile(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (value_is_compiled(argv[0])) return argv[0];
  Namespace *ns = namespace_current(vm);
  return eval_compile(vm, ns, eval_introduce(vm, ns, argv[0]));
}

static woad_value namespace_guard(woad_vm *vm, woad_value parameter, woad_value value) {
  if (!value_is_namespace(value)) raise_argument_value(vm, "current-namespace", "namespace?", value);
  return value;
}

static void make_parameters(woad_vm *vm) {
  param_set(vm, vm->param.current_eval, call_native_closure(vm, "default-eval-handler", default_eval, 1, 1, PF_NESTS, 0, NULL));
  param_set(vm, vm->param.current_compile,
            call_native_closure(vm, "default-compile-handler", default_compile, 2, 2, PF_NESTS, 0, NULL));
  if (param_get(vm, vm->param.current_code_inspector) == VALUE_FALSE)
    param_set(vm, vm->param.current_code_inspector, vm->inspector);
}

/* compiled code as read takes it; #<namespace:'m> for the inside of a module */
static bool print_value_of_expander(woad_vm *vm, woad_value v, struct Buf *out, int mode) {
  if (value_is_compiled(v)) {
    compiledport_write(vm, compiled_of(v), (Buf *)out);
    return true;
  }
  if (readtable_is_comment(v)) {
    buf_add_cstring(vm, (Buf *)out, "#<special-comment>");
    return true;
  }
  if (!value_is_namespace(v)) return syntax_print_value(vm, v, (Buf *)out, mode);
  const Instance *instance = namespace_of(v)->instance;
  if (!instance || instance->name == VALUE_FALSE) return false;
  buf_add_format(vm, (Buf *)out, "#<namespace:%s>", registry_name_text(vm, instance->name));
  return true;
}

void boot_expander(woad_vm *vm) {
  ExpanderState *state = mem_new(vm, ExpanderState);
  state->calls = (ExpanderCalls){.load_body = compiled_load_body, .inside = compiled_inside, .visit = visit_run_body};
  vm->expander = state;
  state->core_self = state->loader = VALUE_FALSE;
  state->collects = state->implicit_properties = state->liberal_type = state->program = VALUE_FALSE;
  state->lenient_folders = VALUE_NULL;
  state->lifted = object_value(hash_make(vm, HASH_EQ, HASH_WEAK));
  state->made_in = VALUE_FALSE;
  state->portable_origins = object_value(hash_make(vm, HASH_EQ, HASH_WEAK));
  vm->hooks.instance_label = instance_label;
  compiler_boot(vm);
  syntax_print_boot(vm);
  vm->hooks.other_print = print_value_of_expander;
  reader_boot(vm);
  param_set_guard(vm->param.current_namespace, namespace_guard); /* made and exported already */
  syntax_error_boot(vm);
  make_parameters(vm);
  primmod_boot(vm);
  vm->hooks.is_identifier = is_identifier;
  vm->hooks.body_name = body_name;
  vm->hooks.syntax_literal = lower_syntax_literal;
  vm->hooks.current_expand_phase = current_phase;
  vm->hooks.current_origin = current_origin;
  vm->hooks.current_code_key = current_key;
  vm->hooks.current_code_is_lenient = project_code_is_lenient;
  vm->hooks.current_introduction = current_introduction;
  vm->hooks.bulk_provides = bulk_provides;
  vm->hooks.reader_extension = reader_extension;
  vm->hooks.read_compiled = compiledport_read;
  compiler_boot(vm);
  state->startup = namespace_make_top(vm, NULL);
  param_set(vm, vm->param.current_namespace, object_value(state->startup));
  resolver_boot(vm);
  loader_boot(vm);
  paramguard_boot(vm);
}
