/* SPDX-License-Identifier: MIT
 * transformer.c: see transformer.h. Structs with prop:rename-transformer and prop:set!-transformer count as well: the
 * property's value is an identifier or procedure, or the position of the field that holds it. */
#include "expander/expand/transformer.h"

#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"

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

/* a field position counts within the fields of the struct type that has the property: the guard made it absolute */
static woad_value field_or_value(woad_value v, woad_value spec) {
  return value_is_fixnum(spec) ? struct_of(v)->fields[fixnum_value(spec)] : spec;
}

woad_value transformer_rename_target(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_RENAME_TRANSFORMER)) return VALUE_AS(RenameTransformer, v)->target;
  woad_value spec = field_or_value(v, property_of(vm, v, vm->prop.rename_transformer));
  if (syntax_is_identifier(spec)) return spec;
  if (call_is_procedure(vm, spec)) {
    woad_value result = call_nested(vm, spec, 1, &v);
    if (syntax_is_identifier(result)) return result;
  }
  return syntax_make(vm, symbol_intern(vm, "?"), NULL);
}

bool transformer_is_set(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_OTHER) && value_header(v)->aux == TRANSFORMER_SET) return true;
  return property_of(vm, v, vm->prop.set_x_transformer) != VALUE_NONE;
}

woad_value transformer_make_set(woad_vm *vm, woad_value proc) {
  SetTransformer *made = mem_object(vm, SetTransformer, TYPE_OTHER);
  made->header.aux = TRANSFORMER_SET;
  made->proc = proc;
  return object_value(made);
}

static woad_value call_with_self(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value args[2] = { self->slots[1], argv[0] };
  return call_tail(vm, self->slots[0], 2, args);
}

woad_value transformer_set_procedure(woad_vm *vm, woad_value v) {
  if (value_has_type(v, TYPE_OTHER)) return VALUE_AS(SetTransformer, v)->proc;
  woad_value spec = field_or_value(v, property_of(vm, v, vm->prop.set_x_transformer));
  if (!call_is_procedure(vm, spec)) return VALUE_FALSE;
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

woad_value transformer_make_expanded(woad_vm *vm, woad_value stx) {
  Expanded *made = mem_object(vm, Expanded, TYPE_OTHER);
  made->header.aux = TRANSFORMER_EXPANDED;
  made->stx = stx;
  made->parsed = made->layer = VALUE_FALSE;
  return object_value(made);
}

woad_value transformer_use_expanded(woad_vm *vm, woad_value v, woad_value stx, ExpandCtx *ctx) {
  const Expanded *expanded = VALUE_AS(Expanded, v);
  if (!ctx->to_parsed) return expanded->stx;
  return expand_form(vm, expanded->stx, ctx);
}
