/* SPDX-License-Identifier: MIT
 * plaintest.h: plain tests: predicates that C asks without a frame of the language, since none of them has an effect: primitives,
 * predicates of structure types, and what is composed of such tests. Most contracts come down to one.
 * A guard is a procedure that hands on its last argument where a plain test accepts it, and leaves other calls to a procedure:
 * what an impersonator redirects to a guard mostly needs no call. */
#ifndef RUNTIME_VM_PLAINTEST_H
#define RUNTIME_VM_PLAINTEST_H

#include "runtime/vm/call.h"

/* ANY, ALL: of the parts; SAME: eq? to the part; NUMBER: = or eqv? to it; LIST: of a list whose elements the part accepts */
typedef enum { PLAINTEST_ANY, PLAINTEST_ALL, PLAINTEST_SAME, PLAINTEST_NUMBER, PLAINTEST_LIST } PlaintestKind;

bool plaintest_is(woad_value v);
/* Whether TEST, a plain test, accepts V: answers like a primitive, which may be a tail call that goes on where threads can switch.
 * Charges fuel; raises what a primitive raises, as positive? of a symbol. */
woad_value plaintest_answer(woad_vm *vm, woad_value test, woad_value v);
/* Whether TEST accepts each element of V, a list or a vector that is not impersonated; the same way. */
woad_value plaintest_every(woad_vm *vm, woad_value test, woad_value v);
/* The test composed of the PARTS; VALUE_FALSE where one of them (but of SAME, NUMBER) is no plain test, or all are too deep. */
woad_value plaintest_compose(woad_vm *vm, PlaintestKind kind, int nparts, const woad_value *parts);

/* A guard before PROC. ALONG: a second result, or VALUE_NONE. */
woad_value plaintest_guard(woad_vm *vm, woad_value test, woad_value proc, woad_value along);
/* Whether PROC is a guard, and hands on V; false for one whose test takes long, which is left to its procedure. */
bool plaintest_hands_on(woad_vm *vm, woad_value proc, woad_value v);
/* The second result of PROC, a guard. */
woad_value plaintest_along(woad_value proc);

#endif
