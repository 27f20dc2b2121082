/* SPDX-License-Identifier: MIT
 * prim_impstype.c: chaperones of structure types, and what asks a structure type that may be one about itself. A subtype of a
 * chaperone is one of the type itself, which keeps the chaperone's guard (super_guard). Source: Reference, "Chaperone
 * Constructors", "Structure Utilities". */
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impmake.h"
#include "runtime/prim/prim_struct.h"
#include "runtime/vm/call.h"
#include "runtime/vm/redirect.h"

enum { PROC_INFO, PROC_CONSTRUCTOR, PROC_GUARD, NPROCS };

woad_value prim_struct_super_guard(woad_value type) {
  return value_is_impersonator(type) ? impersonator_of(type)->procs[PROC_GUARD] : VALUE_FALSE;
}

/* --- what is asked passes the chaperones, the innermost first --- */

enum { SLOT_OUTER, SLOT_CURRENT, SLOT_WHICH, SLOT_OLD, NSLOTS };

static woad_value pass_outward(woad_vm *vm, woad_value outer, woad_value inner, woad_value which, int n, const woad_value *vals);

/* arguments: those of struct-type-info or -make-constructor, new, then as many old. slots: which */
static woad_value check_all(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  int n = argc / 2;
  const char *who = self->slots[0] == fixnum_make(PROC_INFO) ? "struct-type-info" : "struct-type-make-constructor";
  for (int i = 0; i < n; i++)
    if (!redirect_is_chaperone(vm, argv[i], argv[n + i]))
      raise_fields(vm, who, "non-chaperone result; received a value that is not a chaperone of the original value", "original",
                   argv[n + i], "received", argv[i], NULL);
  return VALUE_VOID;
}

/* slots: the above, new values in place of the old ones */
static woad_value after_check(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  const Vector *values = vector_of(slots[SLOT_OLD]);
  return pass_outward(vm, slots[SLOT_OUTER], slots[SLOT_CURRENT], slots[SLOT_WHICH], (int)values->length, values->items);
}

static woad_value after_proc(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  const Vector *old = vector_of(slots[SLOT_OLD]);
  if ((size_t)n != old->length) raise_result_arity(vm, NULL, (int)old->length, n, vals);
  woad_value *both = mem_alloc(vm, 2 * (size_t)n * sizeof *both);
  memcpy(both, vals, (size_t)n * sizeof *both);
  memcpy(both + n, old->items, (size_t)n * sizeof *both);
  slots[SLOT_OLD] = vector_from(vm, (size_t)n, vals);
  return call_then(vm, call_native_closure(vm, NULL, check_all, 0, -1, PF_NESTS, 1, &slots[SLOT_WHICH]), 2 * n, both, after_check,
                   NSLOTS, slots);
}

static woad_value pass_outward(woad_vm *vm, woad_value outer, woad_value inner, woad_value which, int n, const woad_value *vals) {
  if (outer == inner) return values_return(vm, n, vals);
  woad_value current = outer;
  while (impersonator_of(current)->target != inner) current = impersonator_of(current)->target;
  woad_value slots[NSLOTS] = {outer, current, which, vector_from(vm, (size_t)n, vals)};
  return call_then(vm, impersonator_of(current)->procs[fixnum_value(which)], n, vector_of(slots[SLOT_OLD])->items, after_proc,
                   NSLOTS, slots);
}

PRIM_MODULE("#%kernel")

PRIM("struct-type-info", struct_type_info, 1, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(type : struct-type?) -> any",
     "Eight values: name, own field counts, accessor, mutator, immutable positions, visible supertype, whether one is hidden.")
{
  woad_value results[PRIM_STRUCT_INFO];
  prim_struct_facts(vm, prim_struct_arg_visible_type(vm, argc, argv), results);
  return pass_outward(vm, argv[0], impersonator_base(argv[0]), fixnum_make(PROC_INFO), PRIM_STRUCT_INFO, results);
}

PRIM("struct-type-make-constructor", struct_type_make_constructor, 1, 2, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(type : struct-type?) [constructor-name : (or/c symbol? #f) = #f] -> procedure?",
     "A constructor for TYPE, named make-NAME unless told.")
{
  StructType *type = prim_struct_arg_visible_type(vm, argc, argv);
  if (argc > 1 && value_is_true(argv[1]) && !value_is_symbol(argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c symbol? #f)");
  woad_value name = argc > 1 && value_is_true(argv[1]) ? argv[1] : prim_struct_name(vm, "make-", type->name, "");
  woad_value made = struct_proc_make(vm, SP_CONSTRUCTOR, type, 0, name);
  return pass_outward(vm, argv[0], impersonator_base(argv[0]), fixnum_make(PROC_CONSTRUCTOR), 1, &made);
}

PRIM("chaperone-struct-type", chaperone_struct_type, 4, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(type : struct-type?) (info-proc : procedure?) (make-constructor-proc : (procedure? . -> . procedure?))"
     " (guard-proc : procedure?) (prop : impersonator-property?) (prop-val : any/c) ... -> struct-type?",
     "TYPE, with struct-type-info and struct-type-make-constructor redirected; GUARD-PROC is a further guard of its subtypes.")
{
  (void)prim_struct_arg_type(vm, argc, argv);
  woad_value procs[NPROCS] = {
      [PROC_INFO] = arg_procedure_arity(vm, 1, PRIM_STRUCT_INFO, argc, argv),
      [PROC_CONSTRUCTOR] = arg_procedure_arity(vm, 2, 1, argc, argv),
      [PROC_GUARD] = arg_procedure(vm, 3, argc, argv),
  };
  return impersonator_make(vm, argv[0], IMPERSONATOR_CHAPERONE, NPROCS, procs, impmake_props(vm, 4, argc, argv));
}
