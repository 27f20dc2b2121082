/* SPDX-License-Identifier: MIT
 * impersonator.h: the record of impersonators and chaperones of all kinds of values. What their procedures do is in vm/redirect.c
 * and prim/prim_imp*.c; here is only what can be told without running language code.
 *
 * I1  base is no impersonator, and tells the kind: an impersonator of a vector has a vector as its base.
 * I2  the fast paths of the VM and of primitives test for plain values and never see an impersonator: only where a value is
 *     not of the plain type does anybody look here. */
#ifndef RUNTIME_DATA_IMPERSONATOR_H
#define RUNTIME_DATA_IMPERSONATOR_H

#include "runtime/base/vm.h"

/* Header flags. STAR: procedures get the outermost value first (impersonate-vector*, impersonate-procedure*). REPLACED: of a
 * procedure, whose applications are those of procs[0] (unsafe-chaperone-procedure). MARKED: it has an application mark.
 * UNDEFINED: of a structure, whose fields are not used while they are unsafe-undefined (chaperone-struct-unsafe-undefined). */
enum { IMPERSONATOR_CHAPERONE = FLAG_A, IMPERSONATOR_STAR = FLAG_B, IMPERSONATOR_REPLACED = FLAG_C, IMPERSONATOR_MARKED = 16,
       IMPERSONATOR_UNDEFINED = 32 };

typedef struct Impersonator {
  Header header;
  woad_value target, base;
  woad_value props;    /* immutable eq hash: impersonator property -> value, those of the target included */
  uint32_t nprocs;
  woad_value procs[];  /* by kind; VALUE_FALSE: that operation is not redirected */
} Impersonator;

static inline bool value_is_impersonator(woad_value v) { return value_has_type(v, TYPE_IMPERSONATOR); }
static inline Impersonator *impersonator_of(woad_value v) { return VALUE_AS(Impersonator, v); }
static inline bool impersonator_is_chaperone(woad_value v) {
  return (value_header(v)->flags & IMPERSONATOR_CHAPERONE) != 0;
}
/* V without any impersonators around it. */
static inline woad_value impersonator_base(woad_value v) {
  return value_is_impersonator(v) ? impersonator_of(v)->base : v;
}
/* Whether V is an impersonator of a value of TYPE. */
static inline bool impersonator_wraps(woad_value v, TypeCode type) {
  return value_is_impersonator(v) && value_has_type(impersonator_of(v)->base, type);
}
/* An impersonator of TARGET; PROPS are all its properties. */
woad_value impersonator_make(woad_vm *vm, woad_value target, int flags, uint32_t nprocs, const woad_value *procs,
                             woad_value props);
/* The properties of V: an immutable eq hash. */
woad_value impersonator_props(woad_vm *vm, woad_value v);
/* Whether none of its operations is redirected. */
bool impersonator_is_transparent(const Impersonator *imp);
/* Whether B is A or what A impersonates, directly or not. */
bool impersonator_reaches(woad_value a, woad_value b);

#endif
