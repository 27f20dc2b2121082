/* SPDX-License-Identifier: MIT
 * portal.c: portal syntax: definitions by #%require, and looking portals up.
 *
 * A module keeps the portals that it binds in its compiled form (Compiled.portals) beside the compile-time code that makes
 * them, so that asking needs the declaration alone. */
#include "expander/expand/portal.h"

#include "expander/expand/eval_compile.h"
#include "expander/expand/module.h"
#include "expander/lower/compiled.h"
#include "runtime/data/pair.h"

void portal_define(woad_vm *vm, ExpandCtx *ctx, int phase, woad_value id, woad_value content, woad_value form) {
  woad_value quoted = expand_core_use(vm, "quote-syntax", pair_list(vm, 1, content), content, phase + 1);
  woad_value parts = pair_list(vm, 2, expand_core_id(vm, "make-portal-syntax", phase + 1), quoted);
  woad_value rhs = expand_core_use(vm, "#%app", parts, content, phase + 1), ids = pair_list(vm, 1, id);
  if (ctx->module) {
    module_define_macros(vm, ctx->module, ids, rhs, module_context(vm, ctx->module, ctx, phase), form);
  } else {
    ExpandCtx *at = phase == ctx->phase ? ctx : eval_top_context(vm, namespace_at_phase(vm, ctx->ns, phase));
    eval_define_macros(vm, ids, rhs, at);
  }
}

/* What the macro NAME of INSTANCE carries, VALUE_FALSE when it is no portal or not there yet. */
static woad_value content_in(woad_vm *vm, const Instance *instance, int level, woad_value name) {
  woad_value value = instance_try_macro(vm, instance, level, name);
  return value_is_portal(value) ? portal_content(value) : VALUE_FALSE;
}

/* The portal that the module of BINDING, seen at PHASE, defines. */
static woad_value module_portal(woad_vm *vm, Namespace *ns, const Binding *b, int phase) {
  woad_value resolved = registry_resolve(vm, b->module, ns, true, VALUE_FALSE);
  const ModuleDecl *decl = registry_find(vm, ns->registry, resolved);
  if (!decl) {
    const Instance *instance = instance_find(vm, ns, resolved, 0, VALUE_FALSE);
    return instance ? content_in(vm, instance, b->phase, b->name) : VALUE_FALSE;
  }
  woad_value stx = compiled_portal(vm, decl->compiled, b->phase, b->name, decl->inspector);
  if (stx == VALUE_FALSE) return stx;
  stx = syntax_shift_modules(vm, stx, decl->compiled->self, b->module, decl->inspector);
  return phase == PHASE_LABEL ? stx : syntax_shift_phase(vm, stx, phase - b->phase);
}

woad_value portal_find(woad_vm *vm, Namespace *ns, woad_value id, int phase) {
  woad_value symbol, binding = binding_resolve_free(vm, id, phase, &symbol);
  if (binding == VALUE_FALSE) return binding;
  const Binding *b = binding_of(binding);
  if (b->kind == BINDING_MODULE) return module_portal(vm, ns, b, phase);
  if (b->kind != BINDING_TOP || phase == PHASE_LABEL) return VALUE_FALSE;
  return content_in(vm, ns->instance, phase - ns->instance->base_phase, b->key);
}
