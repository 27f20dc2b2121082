/* SPDX-License-Identifier: MIT
 * prim_rewrap.c: wrapping many values as one was: the procedures and properties of an impersonator are shared by others. What
 * contracts wrap differs in the value only. */
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"

/* KIND: see kind_of; PROPS: immutable eq hash; PROCS: as many as there are */
enum { SLOT_KIND, SLOT_FLAGS, SLOT_PROPS, SLOT_PROCS };

/* What values must share to be wrapped alike: a fixnum, or the structure type; VALUE_FALSE for those of other kinds, and for
 * those that an impersonator with these FLAGS may not be around. */
static woad_value kind_of(woad_value base, int flags) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  if (value_is_struct(base)) return chaperone ? object_value(struct_of(base)->type) : VALUE_FALSE;
  TypeCode type = value_is_hash(base) ? TYPE_HASH : value_is_vector(base) ? TYPE_VECTOR : TYPE_BOX;
  if (type == TYPE_BOX && !value_is_box(base)) return VALUE_FALSE;
  return chaperone || !value_is_immutable(base) ? fixnum_make(type) : VALUE_FALSE;
}

static woad_value with_props(woad_vm *vm, woad_value props, woad_value more) {
  woad_value key, value;
  HamtIter it;
  hamt_iter_init(&it, hamt_of(more));
  while (hamt_iter_next(&it, &key, &value)) props = hamt_set(vm, props, key, value);
  return props;
}

static woad_value wrap(woad_vm *vm, NativeClosure *self, ARGS) {
  woad_value v = argv[0], props = self->slots[SLOT_PROPS];
  int flags = (int)fixnum_value(self->slots[SLOT_FLAGS]);
  if (kind_of(impersonator_base(v), flags) != self->slots[SLOT_KIND]) return VALUE_FALSE;
  if (value_is_impersonator(v)) props = with_props(vm, impersonator_props(vm, v), props);
  return impersonator_make(vm, v, flags, (uint32_t)(self->nslots - SLOT_PROCS), self->slots + SLOT_PROCS, props);
}

PRIM_MODULE("#%woad")

PRIM("rewrapper", rewrapper, 1, 1, PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> (or/c procedure? #f)",
     "A procedure that wraps a value as the impersonator V, of a vector, box or table, or chaperone of a structure, wraps what is inside;"
     " it gives #f for a value of another kind. #f where V is none, or has another impersonator inside.")
{
  if (!value_is_impersonator(argv[0])) return VALUE_FALSE;
  const Impersonator *imp = impersonator_of(argv[0]);
  woad_value kind = imp->target == imp->base ? kind_of(imp->base, imp->header.flags) : VALUE_FALSE;
  if (kind == VALUE_FALSE) return VALUE_FALSE;
  int nslots = SLOT_PROCS + (int)imp->nprocs;
  woad_value *slots = mem_alloc(vm, (size_t)nslots * sizeof *slots);
  slots[SLOT_KIND] = kind;
  slots[SLOT_FLAGS] = fixnum_make(imp->header.flags);
  slots[SLOT_PROPS] = imp->props;
  memcpy(slots + SLOT_PROCS, imp->procs, imp->nprocs * sizeof *slots);
  return call_native_closure(vm, NULL, wrap, 1, 1, 0, nslots, slots);
}
