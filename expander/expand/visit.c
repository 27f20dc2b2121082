/* SPDX-License-Identifier: MIT
 * visit.c: see visit.h. */
#include "expander/expand/visit.h"

#include "expander/expand/expandctx.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/vm/call.h"

/* Code above phase 0 may ask about the expansion it serves, as at a top level one phase down. */
static ExpandCtx *visit_context(woad_vm *vm, const Links *links) {
  if (links->phase_shift <= 0) return NULL;
  Namespace *ns = instance_namespace(vm, links->instance);
  ns->instance = links->instance;
  ns->self = ns->frame = links->instance->self;
  ns->phase = links->phase_shift - 1;
  ns->inside = scope_make_multi(vm, VALUE_FALSE);
  ns->outside = ns->inspector = ns->shift_from = VALUE_FALSE;
  ns->other_scopes = ns->lookup_hint = VALUE_NULL;
  ns->use_sites = box_make(vm, scopeset_value(scopeset_empty(vm)));
  ns->lift_count = box_make(vm, fixnum_make(0));
  ns->is_module = true;
  ExpandCtx *ctx = expandctx_make(vm, ns, CTX_TOP);
  ctx->is_visit = true;
  return ctx;
}

void visit_run_body(woad_vm *vm, woad_value proc) {
  const Links *links = VALUE_AS(Closure, proc)->links;
  const Instance *instance = links->instance;
  Install install;
  expandctx_install(vm, &install, visit_context(vm, links), instance->decl ? instance->decl->inspector : VALUE_FALSE, instance->name);
  woad_value *vals;
  call_nested_values(vm, proc, 0, NULL, &vals);
  expandctx_uninstall(vm, &install);
}
