/* SPDX-License-Identifier: MIT
 * transformer.c: see transformer.h. Structs with prop:rename-transformer and prop:set!-transformer count as well: the
 * property's value is an identifier or procedure, or the position of the field that holds it. */
#include "expander/expand/transformer.h"

#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

static woad_value property_of(woad_vm *vm, woad_value v, woad_value property) {
  if (!value_is_struct(v)) return VALUE_NONE;
  return struct_property_get(vm, property, v);
}

bool transformer_is_rename(woad_vm *vm, woad_value v) {
  return value_has_type(v, TYPE_RENAME_TRANSFORMER) || property_of(vm, v, vm->prop.rename_transformer) != VALUE_NONE;
}

woad_value transformer_make_rename(woad_vm *vm, woad_value id) {
  RenameTransformer *made = mem_object(vm, RenameTransformer, TYPE_RENAME_TRANSFORMER);
  made->target = id;
  return object_value(made);
}

woad_value transformer_rename_target(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_RENAME_TRANSFORMER)) return VALUE_AS(RenameTransformer, v)->target;
  woad_value spec = property_of(vm, v, vm->prop.rename_transformer);
  if (value_is_fixnum(spec)) { /* the guard made the position absolute */
    woad_value held = struct_of(v)->fields[fixnum_value(spec)];
    return syntax_is_identifier(held) ? held : syntax_make(vm, symbol_intern(vm, "?"), NULL);
  }
  woad_value target = syntax_is_identifier(spec) ? spec : call_nested(vm, spec, 1, &v);
  if (!syntax_is_identifier(target))
    raise_fields(vm, "prop:rename-transformer", "contract violation for given value; expected an identifier", "given", target, NULL);
  return target;
}

woad_value transformer_rename_target_in(woad_vm *vm, woad_value v, woad_value key, woad_value origin, ExpandCtx *ctx) {
  if (value_has_type(v, TYPE_RENAME_TRANSFORMER)) return transformer_rename_target(vm, v);
  Install install;
  expandctx_install(vm, &install, ctx, key, origin);
  woad_value target = transformer_rename_target(vm, v);
  expandctx_uninstall(vm, &install);
  return target;
}

bool transformer_is_set(woad_vm *vm, woad_value v) {
  return value_has_type(v, TYPE_SET_TRANSFORMER) || property_of(vm, v, vm->prop.set_x_transformer) != VALUE_NONE;
}

woad_value transformer_make_set(woad_vm *vm, woad_value proc) {
  SetTransformer *made = mem_object(vm, SetTransformer, TYPE_SET_TRANSFORMER);
  made->proc = proc;
  return object_value(made);
}

static woad_value call_with_self(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value args[2] = { self->slots[1], argv[0] };
  return call_tail(vm, self->slots[0], 2, args);
}

/* what a struct with something else than a transformer in its field does when it is used */
static woad_value refuse_use(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { form_bad(vm, argv[0]); }

woad_value transformer_set_procedure(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_SET_TRANSFORMER)) return VALUE_AS(SetTransformer, v)->proc;
  woad_value spec = property_of(vm, v, vm->prop.set_x_transformer);
  if (value_is_fixnum(spec)) {
    spec = struct_of(v)->fields[fixnum_value(spec)];
    if (call_is_procedure(vm, spec) && call_arity_includes(vm, spec, 1)) return spec;
    return call_native_closure(vm, "bad-transformer", refuse_use, 1, 1, 0, 0, NULL);
  }
  if (call_arity_includes(vm, spec, 2)) {
    woad_value slots[2] = { spec, v };
    return call_native_closure(vm, "transformer", call_with_self, 1, 1, PF_NESTS, 2, slots);
  }
  return spec;
}

woad_value transformer_procedure(woad_vm *vm, woad_value v) {
  if (transformer_is_set(vm, v)) return transformer_set_procedure(vm, v);
  if (call_is_procedure(vm, v)) return v;
  return VALUE_FALSE;
}

/* --- prop:expansion-contexts --- */

static const char *context_name(const ExpandCtx *ctx) {
  switch (ctx->kind) {
    case CTX_TOP: return "top-level";
    case CTX_MODULE: return "module";
    case CTX_MODULE_BEGIN: return "module-begin";
    case CTX_DEFINITION: return "definition-context";
    default: return "expression";
  }
}

static bool names_context(woad_value contexts, const char *name) {
  for (; value_is_pair(contexts); contexts = pair_cdr(contexts)) {
    if (strcmp(symbol_text(pair_car(contexts)), name) == 0) return true;
  }
  return false;
}

woad_value transformer_suit_context(woad_vm *vm, woad_value v, woad_value stx, ExpandCtx *ctx) {
  woad_value contexts = property_of(vm, v, vm->prop.expansion_contexts);
  if (contexts == VALUE_NONE || names_context(contexts, context_name(ctx))) return NULL;
  if (ctx->kind == CTX_MODULE_BEGIN) return expand_core_use(vm, "begin", pair_make(vm, stx, VALUE_NULL), stx, ctx->phase);
  if (ctx->kind != CTX_EXPRESSION && names_context(contexts, "expression"))
    return expand_core_use(vm, "#%expression", pair_make(vm, stx, VALUE_NULL), stx, ctx->phase);
  syntax_raise(vm, VALUE_FALSE, raise_text(vm, "not allowed in context\n  expansion context: %s", context_name(ctx)), stx, VALUE_FALSE);
}

/* --- already expanded expressions --- */

woad_value transformer_make_expanded(woad_vm *vm, woad_value stx, const ExpandCtx *ctx) {
  Expanded *made = mem_object(vm, Expanded, TYPE_EXPANDED_SYNTAX);
  made->stx = stx;
  made->layer = ctx->layer;
  return object_value(made);
}

woad_value transformer_use_expanded(woad_vm *vm, woad_value v, woad_value stx, ExpandCtx *ctx) {
  const Expanded *expanded = VALUE_AS(Expanded, v);
  if (expanded->layer != ctx->layer)
    syntax_raise(vm, VALUE_FALSE, "expanded syntax not in its original lexical context;\n"
                 " extra bindings or scopes in the current context", expanded->stx, VALUE_FALSE);
  return ctx->to_parsed ? expand_form(vm, expanded->stx, ctx) : expanded->stx;
}
