/* SPDX-License-Identifier: MIT
 * prim_impstruct.c: impersonators and chaperones of structures. Source: Reference, "Impersonators and Chaperones".
 * procs: operation, redirection, operation, redirection ... */
#include "runtime/data/symbol.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/redirect.h"

/* --- operations --- */

static void store_field(woad_value base, woad_value key, woad_value value) {
  struct_of(base)->fields[fixnum_value(key)] = value;
}

/* The operation as the makers know it: a generic accessor or mutator with a position is the one of that field. */
static woad_value operation_of(woad_vm *vm, StructProc *proc, StructProcKind kind, uint32_t pos) {
  if (proc->kind == kind) return object_value(proc);
  return struct_proc_make(vm, kind, proc->type, pos, proc->name);
}

woad_value impstruct_get(woad_vm *vm, StructProc *proc, woad_value v, uint32_t pos) {
  Redirect how = { operation_of(vm, proc, SP_ACCESSOR, pos), VALUE_NONE, "struct-ref" };
  return redirect_get(vm, &how, v, struct_of(impersonator_base(v))->fields[pos]);
}

woad_value impstruct_set(woad_vm *vm, StructProc *proc, woad_value v, uint32_t pos, woad_value value) {
  Redirect how = { operation_of(vm, proc, SP_MUTATOR, pos), fixnum_make(pos), "struct-set!" };
  return redirect_set(vm, &how, v, value, store_field);
}

woad_value impstruct_property(woad_vm *vm, StructProc *proc, woad_value v, woad_value raw) {
  Redirect how = { object_value(proc), VALUE_NONE, "struct-ref" };
  return redirect_get(vm, &how, v, raw);
}

static woad_value plain_get(woad_vm *vm, int argc, woad_value *argv) {
  StructProc *proc = VALUE_AS(StructProc, argv[1]);
  return impstruct_get(vm, proc, argv[0], proc->pos);
}

woad_value impstruct_snapshot(woad_vm *vm, woad_value v) {
  const Struct *base = struct_of(impersonator_base(v));
  StructType *type = base->type;
  woad_value *fields = mem_alloc(vm, (type->nfields + 1) * sizeof(woad_value)), name = symbol_intern(vm, "accessor");
  for (uint32_t level = 0; level <= type->depth; level++) {
    StructType *own = type->ancestors[level];
    for (uint32_t i = own->first_own; i < own->nfields; i++) {
      woad_value accessor = struct_proc_make(vm, SP_ACCESSOR, own, i, name);
      fields[i] = redirect_nested(vm, "struct-ref", plain_get, 2, (woad_value[]){ v, accessor });
    }
  }
  return struct_make_from(vm, type, (int)type->nfields, fields);
}

woad_value impstruct_check_undefined(woad_vm *vm, woad_value v) {
  return impersonator_make(vm, v, IMPERSONATOR_CHAPERONE | IMPERSONATOR_UNDEFINED, 0, NULL, impersonator_props(vm, v));
}

/* --- makers --- */

static const char *kind_name(const StructProc *proc) {
  return proc->kind == SP_ACCESSOR ? "accessor" : proc->kind == SP_MUTATOR ? "mutator" : "property accessor";
}

static _Noreturn void wrong_operation(woad_vm *vm, const char *problem, const StructProc *proc) {
  raise_format(vm, vm->exn.fail_contract, "%s: %s\n  operation kind: %s\n  operation procedure: %V", vm->running_primitive,
               problem, kind_name(proc), object_value(proc));
}

/* Whether OPERATION, without the chaperones around it, redirects something. */
static StructProc *operation_in(woad_value v) {
  v = impersonator_base(v);
  if (!value_is_struct_proc(v)) return NULL;
  StructProcKind kind = VALUE_AS(StructProc, v)->kind;
  return kind == SP_ACCESSOR || kind == SP_MUTATOR || kind == SP_PROP_ACCESSOR ? VALUE_AS(StructProc, v) : NULL;
}

static void check_applies(woad_vm *vm, bool chaperone, StructProc *proc, woad_value v) {
  woad_value base = impersonator_base(v);
  bool applies = proc->kind == SP_PROP_ACCESSOR ? struct_property_get(vm, proc->property, base) != VALUE_NONE
                                                : value_is_instance(base, proc->type);
  if (!applies)
    raise_format(vm, vm->exn.fail_contract,
                 "%s: operation does not apply to given value\n  operation kind: %s\n  operation procedure: %V\n  value: %V",
                 vm->running_primitive, kind_name(proc), object_value(proc), v);
  if (chaperone) return;
  if (proc->kind == SP_PROP_ACCESSOR) {
    if (!VALUE_AS(StructProperty, proc->property)->can_impersonate) wrong_operation(vm, "operation cannot be impersonated", proc);
  } else if (proc->kind == SP_ACCESSOR &&
             value_is_true(vector_of(proc->type->own_immutables)->items[proc->pos - proc->type->first_own])) {
    raise_format(vm, vm->exn.fail_contract,
                 "%s: cannot replace operation for an immutable field\n  operation kind: property accessor\n"
                 "  operation procedure: %V", vm->running_primitive, object_value(proc));
  }
}

static void check_redirection(woad_vm *vm, const StructProc *proc, woad_value redirection) {
  if (redirection == VALUE_FALSE) return;
  if (call_is_procedure(vm, redirection) && call_arity_includes(vm, redirection, 2)) return;
  raise_format(vm, vm->exn.fail_contract,
               "%s: operation's redirection procedure does not match the expected arity\n  given: %V\n"
               "  expected: (or/c #f (procedure-arity-includes/c 2))\n  operation kind: %s\n  operation procedure: %V",
               vm->running_primitive, redirection, kind_name(proc), object_value(proc));
}

static bool is_struct_info(woad_value v) {
  return value_has_type(v, TYPE_PRIMITIVE) && strcmp(VALUE_AS(Primitive, v)->row->name, "struct-info") == 0;
}

typedef struct { woad_value *procs; uint32_t n; bool has_witness; } Operations;

/* Reads operation I of the arguments and its redirection. */
static void read_operation(woad_vm *vm, bool chaperone, int i, ARGS, Operations *out) {
  StructProc *proc = operation_in(argv[i]);
  if (proc == NULL && !(chaperone && is_struct_info(argv[i])))
    arg_wrong(vm, i, argc, argv,
              chaperone ? "(or/c struct-type?\n                  struct-accessor-procedure?\n"
                          "                  struct-mutator-procedure?\n"
                          "                  struct-type-property-accessor-procedure?\n                  struct-info)"
                        : "(or/c struct-type?\n                  struct-accessor-procedure?\n"
                          "                  struct-mutator-procedure?\n"
                          "                  struct-type-property-accessor-procedure?)");
  if (proc != NULL) check_applies(vm, chaperone, proc, argv[0]);
  if (i + 1 == argc && proc != NULL) wrong_operation(vm, "missing redirection procedure after operation", proc);
  if (proc != NULL) check_redirection(vm, proc, argv[i + 1]);
  woad_value key = proc != NULL ? object_value(proc) : argv[i];
  Impersonator *so_far = impersonator_of(impersonator_make(vm, argv[0], 0, out->n, out->procs, VALUE_FALSE));
  if (proc != NULL && redirect_find(so_far, key) != VALUE_FALSE)
    wrong_operation(vm, "given operation accesses the same value as a previous operation argument", proc);
  out->procs[out->n++] = key;
  out->procs[out->n++] = argv[i + 1];
  out->has_witness = true;
}

static bool redirects_anything(const Operations *operations) {
  for (uint32_t i = 1; i < operations->n; i += 2)
    if (operations->procs[i] != VALUE_FALSE) return true;
  return false;
}

/* An accessor of a field that the current inspector does not see may be redirected only along with the field's mutator. */
static void check_access(woad_vm *vm, woad_value v, const Operations *operations) {
  woad_value inspector = param_get(vm, vm->param.current_inspector);
  for (uint32_t i = 0; i < operations->n; i += 2) {
    const StructProc *proc = VALUE_AS(StructProc, operations->procs[i]);
    if (proc->kind != SP_ACCESSOR || struct_inspector_sees(inspector, proc->type)) continue;
    bool witnessed = false;
    for (uint32_t k = 0; k < operations->n; k += 2) {
      const StructProc *other = VALUE_AS(StructProc, operations->procs[k]);
      witnessed = witnessed || (other->kind == SP_MUTATOR && other->type == proc->type && other->pos == proc->pos);
    }
    if (!witnessed)
      raise_fields(vm, NULL, "accessor redirection for a non-transparent field requires a mutator redirection\n"
                             "  explanation: \"a mutator redirection acts as a witness that access is allowed\"",
                   "accessor", operations->procs[i], "value to impersonate", v, NULL);
  }
}

static woad_value make_struct(woad_vm *vm, int flags, ARGS) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  int i = 1;
  Operations operations = { mem_alloc(vm, (size_t)(argc + 2) * sizeof(woad_value)), 0, false };
  woad_value base = impersonator_base(argv[0]);
  woad_value type = argc > 1 ? impersonator_base(argv[1]) : VALUE_FALSE;
  if (value_has_type(type, TYPE_STRUCT_TYPE)) {
    if (!value_is_instance(base, VALUE_AS(StructType, type)))
      raise_fields(vm, NULL, "given value is not an instance of the given structure type", "struct type", argv[1], "value",
                   argv[0], NULL);
    operations.has_witness = true;
    i = 2;
  }
  if (value_is_struct(base) && (struct_of(base)->type->header.flags & STRUCT_TYPE_AUTHENTIC) && argc > 1)
    raise_fields(vm, NULL, chaperone ? "cannot chaperone instance of an authentic structure type"
                                     : "cannot impersonate instance of an authentic structure type",
                 "given value", argv[0], NULL);
  for (; i < argc && !value_has_type(argv[i], TYPE_IMPERSONATOR_PROPERTY); i += 2)
    read_operation(vm, chaperone, i, argc, argv, &operations);
  if (!chaperone) check_access(vm, argv[0], &operations);
  if (i < argc && !operations.has_witness)
    raise_fields(vm, NULL, chaperone ? "cannot chaperone value as a structure without a witness\n  explanation: \"a structure type, accessor, or mutator acts as a witness\\n   that the given value's representation can be chaperoned or impersonated\""
                                     : "cannot impersonate value as a structure without a witness\n  explanation: \"a structure type, accessor, or mutator acts as a witness\\n   that the given value's representation can be chaperoned or impersonated\"",
                 "given value", argv[0], NULL);
  woad_value props = impmake_props(vm, i, argc, argv);
  if (i == argc && !redirects_anything(&operations)) return argv[0];
  uint32_t nprocs = redirects_anything(&operations) ? operations.n : 0;
  return impersonator_make(vm, argv[0], flags, nprocs, operations.procs, props);
}

PRIM_MODULE("#%kernel")

PRIM("impersonate-struct", impersonate_struct, 1, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(v : any/c) [struct-type : struct-type?] (orig-proc : procedure?) (redirect-proc : (or/c procedure? #f)) ..."
     " (prop : impersonator-property?) (prop-val : any/c) ... -> any/c",
     "V, with what the ORIG-PROCs read and store going through the REDIRECT-PROCs.")
{
  return make_struct(vm, 0, argc, argv);
}

PRIM("chaperone-struct", chaperone_struct, 1, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(v : any/c) [struct-type : struct-type?] (orig-proc : procedure?) (redirect-proc : (or/c procedure? #f)) ..."
     " (prop : impersonator-property?) (prop-val : any/c) ... -> any/c",
     "As impersonate-struct; the REDIRECT-PROCs may only give chaperones of what they get.")
{
  return make_struct(vm, IMPERSONATOR_CHAPERONE, argc, argv);
}

PRIM_MODULE("#%unsafe")

PRIM("chaperone-struct-unsafe-undefined", chaperone_struct_unsafe_undefined, 1, 1, PF_ALLOC, RIGHT_UNSAFE, "(v : any/c) -> any/c",
     "A chaperone of the structure V whose fields are neither read nor changed while they are unsafe-undefined; a change under a "
     "mark from prop:chaperone-unsafe-undefined to unsafe-undefined initializes. V itself when it is no structure.")
{
  return value_is_struct(impersonator_base(argv[0])) ? impstruct_check_undefined(vm, argv[0]) : argv[0];
}
