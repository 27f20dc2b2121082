/* SPDX-License-Identifier: MIT
 * call.h: how C code applies procedures and how primitives answer with anything but one value. */
#ifndef RUNTIME_VM_CALL_H
#define RUNTIME_VM_CALL_H

#include "runtime/base/vm.h"

void call_boot(woad_vm *vm);

/* --- answers of a primitive --- */
/* Several (or no) results: return values_return(vm, n, vals). n == 1 gives the value itself. */
woad_value values_return(woad_vm *vm, int n, const woad_value *vals);
woad_value values_return_list(woad_vm *vm, woad_value list); /* the elements of LIST */
/* Ends the primitive with a tail call of PROC: return call_tail(vm, proc, argc, argv). */
woad_value call_tail(woad_vm *vm, woad_value proc, int argc, const woad_value *argv);
/* The same with one argument, which is put in the primitive's frame at once. */
woad_value call_tail_here(woad_vm *vm, woad_value proc, woad_value arg);
/* For a primitive whose ARGC arguments are a procedure, arguments for it, and a list of LENGTH more: calls it with them, in place. */
woad_value call_tail_spread(woad_vm *vm, int argc, woad_value list, int64_t length);
/* A native frame: when PROC has returned, THEN(vm, slots, n, vals) runs with its results and answers like a primitive.
 * SLOTS (nslots values) are kept in the frame, and may be changed by THEN through the pointer it gets (which points at
 * collected memory that stays valid). return call_then(...) from a primitive or from another THEN. No C frame stays under
 * PROC: continuations capture native frames like others (each entry gets its own copy of the slots when it is re-entered). */
woad_value call_then(woad_vm *vm, woad_value proc, int argc, const woad_value *argv, CallThenFn then, int nslots,
                     const woad_value *slots);

/* For the interpreter: puts the tail call that a primitive asked for in its frame, thread->fp; gives the argument count. */
int call_install_tail(woad_vm *vm, struct Thread *thread);

/* --- applying from C, above a C frame (only in PF_NESTS primitives, hooks and callbacks) --- */
/* Applies PROC under a continuation barrier and gives its single value; raises go to the handlers as usual. */
woad_value call_nested(woad_vm *vm, woad_value proc, int argc, const woad_value *argv);
/* The same with any number of results: returns their number, *vals points at a fresh array. */
int call_nested_values(woad_vm *vm, woad_value proc, int argc, const woad_value *argv, woad_value **vals);
/* Runs FN(vm, arg) with catching: true and *result, or false and *result = the raised value or escape (see catch.h). */

/* --- procedures as C closures --- */
typedef struct NativeClosure NativeClosure;
typedef woad_value (*NativeFn)(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
struct NativeClosure {
  Header header;
  NativeFn fn;
  woad_value name;  /* symbol or #f */
  int min, max;     /* max -1: any */
  unsigned flags;   /* PF_NESTS matters */
  woad_value mask;  /* VALUE_FALSE, or which numbers of arguments it takes: see procedure-arity-mask */
  int nslots;
  woad_value slots[];
};
woad_value call_native_closure(woad_vm *vm, const char *name, NativeFn fn, int min, int max, unsigned flags, int nslots,
                               const woad_value *slots);

bool call_is_procedure(woad_vm *vm, woad_value v);
bool call_arity_includes(woad_vm *vm, woad_value proc, int argc);
/* name of a thread: that of the procedure it was made for */
woad_value call_thread_name(woad_vm *vm, const struct Thread *thread);
/* name of a procedure as object-name gives it: symbol, or VALUE_FALSE */
woad_value call_procedure_name(woad_vm *vm, woad_value proc);

/* FN(vm, arg), on a fresh C stack when little is left of the running one: for C code that calls itself as deep as data goes. */
static inline woad_value call_with_room(woad_vm *vm, woad_value (*fn)(woad_vm *vm, void *arg), void *arg) {
  return vm->hooks.stack_is_low(vm) ? vm->hooks.call_fresh(vm, fn, arg) : fn(vm, arg);
}

#endif
