/* SPDX-License-Identifier: MIT
 * impersonator.c: making impersonators and walking their chains. */
#include "runtime/data/impersonator.h"

#include "runtime/data/hamt.h"

woad_value impersonator_make(woad_vm *vm, woad_value target, int flags, uint32_t nprocs, const woad_value *procs,
                             woad_value props) {
  Impersonator *imp = mem_object_flex(vm, Impersonator, TYPE_IMPERSONATOR, procs, nprocs);
  imp->header.flags = (uint8_t)flags;
  imp->target = target;
  imp->base = impersonator_base(target);
  imp->props = props;
  imp->nprocs = nprocs;
  for (uint32_t i = 0; i < nprocs; i++) imp->procs[i] = procs[i];
  return object_value(imp);
}

woad_value impersonator_props(woad_vm *vm, woad_value v) {
  return value_is_impersonator(v) ? impersonator_of(v)->props : hamt_empty(vm, HASH_EQ);
}

bool impersonator_is_transparent(const Impersonator *imp) {
  if (imp->header.flags & IMPERSONATOR_UNDEFINED) return false;
  for (uint32_t i = 0; i < imp->nprocs; i++)
    if (imp->procs[i] != VALUE_FALSE) return false;
  return true;
}

bool impersonator_reaches(woad_value a, woad_value b) {
  while (a != b && value_is_impersonator(a)) a = impersonator_of(a)->target;
  return a == b;
}
