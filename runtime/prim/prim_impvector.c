/* SPDX-License-Identifier: MIT
 * prim_impvector.c: impersonators and chaperones of vectors and boxes. Source: Reference, "Impersonators and Chaperones".
 * procs: 0 reads, 1 stores. */
#include "runtime/base/address.h"
#include "runtime/base/debug.h"
#include "runtime/data/pair.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/impmake.h"
#include "runtime/vm/call.h"
#include "runtime/vm/redirect.h"

enum { PROC_READ, PROC_STORE, NPROCS };

/* --- operations --- */

static Redirect redirect(const char *who, int proc, woad_value key) {
  return (Redirect){ .selector = fixnum_make(proc), .key = key, .who = who };
}

static void store_item(woad_value base, woad_value key, woad_value value) {
  vector_of(base)->items[fixnum_value(key)] = value;
}
static void store_box(woad_value base, woad_value key, woad_value value) { box_of(base)->value = value; }

woad_value impvector_ref(woad_vm *vm, const char *who, woad_value v, size_t pos) {
  Redirect how = redirect(who, PROC_READ, fixnum_make((int64_t)pos));
  return redirect_get(vm, &how, v, vector_of(impersonator_base(v))->items[pos]);
}
woad_value impvector_set(woad_vm *vm, const char *who, woad_value v, size_t pos, woad_value value) {
  Redirect how = redirect(who, PROC_STORE, fixnum_make((int64_t)pos));
  return redirect_set(vm, &how, v, value, store_item);
}
woad_value impvector_unbox(woad_vm *vm, const char *who, woad_value v) {
  Redirect how = redirect(who, PROC_READ, VALUE_NONE);
  return redirect_get(vm, &how, v, box_of(impersonator_base(v))->value);
}
woad_value impvector_set_box(woad_vm *vm, const char *who, woad_value v, woad_value value) {
  Redirect how = redirect(who, PROC_STORE, VALUE_NONE);
  return redirect_set(vm, &how, v, value, store_box);
}

static woad_value plain_ref(woad_vm *vm, int argc, woad_value *argv) {
  return impvector_ref(vm, "vector-ref", argv[0], (size_t)fixnum_value(argv[1]));
}
static woad_value plain_set(woad_vm *vm, int argc, woad_value *argv) {
  return impvector_set(vm, "vector-set!", argv[0], (size_t)fixnum_value(argv[1]), argv[2]);
}
static woad_value plain_unbox(woad_vm *vm, int argc, woad_value *argv) { return impvector_unbox(vm, "unbox", argv[0]); }

woad_value impvector_ref_nested(woad_vm *vm, woad_value v, size_t pos) {
  woad_value item = vector_of(impersonator_base(v))->items[pos];
  if (redirect_hands_on(vm, fixnum_make(PROC_READ), v, item)) return item;
  return redirect_nested(vm, "vector-ref", plain_ref, 2, (woad_value[]){ v, fixnum_make((int64_t)pos) });
}
void impvector_set_nested(woad_vm *vm, woad_value v, size_t pos, woad_value value) {
  if (redirect_hands_on(vm, fixnum_make(PROC_STORE), v, value)) vector_of(impersonator_base(v))->items[pos] = value;
  else redirect_nested(vm, "vector-set!", plain_set, 3, (woad_value[]){ v, fixnum_make((int64_t)pos), value });
}
woad_value impvector_unbox_nested(woad_vm *vm, woad_value v) {
  woad_value content = box_of(impersonator_base(v))->value;
  return redirect_hands_on(vm, fixnum_make(PROC_READ), v, content) ? content : redirect_nested(vm, "unbox", plain_unbox, 1, &v);
}

Vector *impvector_snapshot(woad_vm *vm, woad_value v) {
  size_t n = vector_of(impersonator_base(v))->length;
  Vector *copy = vector_make(vm, n, VALUE_FALSE);
  for (size_t i = 0; i < n; i++) copy->items[i] = impvector_ref_nested(vm, v, i);
  return copy;
}

/* What V shows from START to END where that takes no calls, or NULL. */
static Vector *try_snapshot(woad_vm *vm, woad_value v, size_t start, size_t end) {
  const Vector *base = vector_of(impersonator_base(v));
  vm_charge(vm, end - start);
  for (size_t i = start; i < end; i++)
    if (!redirect_hands_on(vm, fixnum_make(PROC_READ), v, base->items[i])) return NULL;
  return vector_copy_range(vm, base, start, end);
}

/* A walk reads one element after the other. READ: procedure of vector and place; SO_FAR: list of what has been read, the last
 * first, so that a continuation can be entered again */
enum { WALK_VECTOR, WALK_READ, WALK_SO_FAR, WALK_START, WALK_NEXT, WALK_END, WALK_NSLOTS };

static woad_value walk_on(woad_vm *vm, woad_value *slots);

static woad_value after_item(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[WALK_NSLOTS];
  memcpy(slots, frame_slots, sizeof slots);
  slots[WALK_SO_FAR] = pair_make(vm, vals[0], slots[WALK_SO_FAR]);
  slots[WALK_NEXT] = fixnum_make(fixnum_value(slots[WALK_NEXT]) + 1);
  return walk_on(vm, slots);
}

static woad_value walk_on(woad_vm *vm, woad_value *slots) {
  if (slots[WALK_NEXT] != slots[WALK_END])
    return call_then(vm, slots[WALK_READ], 2, (woad_value[]){ slots[WALK_VECTOR], slots[WALK_NEXT] }, after_item, WALK_NSLOTS, slots);
  size_t left = (size_t)(fixnum_value(slots[WALK_END]) - fixnum_value(slots[WALK_START]));
  Vector *copy = vector_make(vm, left, VALUE_FALSE);
  for (woad_value l = slots[WALK_SO_FAR]; left-- > 0; l = pair_cdr(l)) copy->items[left] = pair_car(l);
  return object_value(copy);
}

static woad_value read_item(woad_vm *vm, NativeClosure *self, ARGS) { return plain_ref(vm, argc, argv); }

/* argv: vector, start, end */
static woad_value walk(woad_vm *vm, NativeClosure *self, ARGS) {
  woad_value read = call_native_closure(vm, "vector-ref", read_item, 2, 2, 0, 0, NULL);
  woad_value slots[WALK_NSLOTS] = { argv[0], read, VALUE_NULL, argv[1], argv[1], argv[2] };
  return walk_on(vm, slots);
}

/* FN: the primitive's C function; WHO: its name; ARGC: of the arguments, which follow; the last one is the vector */
enum { SHOWN_FN, SHOWN_WHO, SHOWN_ARGC, SHOWN_ARGS, SHOWN_MAX_ARGS = 3, SHOWN_NSLOTS = SHOWN_ARGS + SHOWN_MAX_ARGS };

static woad_value after_walk(woad_vm *vm, woad_value *frame_slots, int n, woad_value *vals) {
  woad_value slots[SHOWN_NSLOTS];
  int argc = (int)fixnum_value(frame_slots[SHOWN_ARGC]);
  memcpy(slots, frame_slots, (size_t)(SHOWN_ARGS + argc) * sizeof *slots);
  slots[SHOWN_ARGS + argc - 1] = vals[0];
  vm->running_primitive = (const char *)address_of_value(slots[SHOWN_WHO]);
  return ((RedirectPrimFn)address_of_value(slots[SHOWN_FN]))(vm, argc, slots + SHOWN_ARGS);
}

woad_value impvector_on_shown(woad_vm *vm, RedirectPrimFn fn, int argc, const woad_value *argv, size_t start, size_t end) {
  woad_value slots[SHOWN_NSLOTS] = { address_to_value((uintptr_t)fn), address_to_value((uintptr_t)vm->running_primitive),
                                     fixnum_make(argc) };
  ASSERT(argc <= SHOWN_MAX_ARGS);
  memcpy(slots + SHOWN_ARGS, argv, (size_t)argc * sizeof *slots);
  woad_value v = argv[argc - 1];
  Vector *shown = try_snapshot(vm, v, start, end);
  if (shown != NULL) return after_walk(vm, slots, 1, (woad_value[]){ object_value(shown) });
  woad_value proc = call_native_closure(vm, vm->running_primitive, walk, 3, 3, 0, 0, NULL);
  woad_value args[3] = { v, fixnum_make((int64_t)start), fixnum_make((int64_t)end) };
  return call_then(vm, proc, 3, args, after_walk, SHOWN_ARGS + argc, slots);
}

/* --- makers --- */

static woad_value make_vector(woad_vm *vm, int flags, ARGS) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  woad_value base = impersonator_base(argv[0]);
  if (!value_is_vector(base) || (!chaperone && value_is_immutable(base)))
    arg_wrong(vm, 0, argc, argv, chaperone ? "vector?" : "(and/c vector? (not/c immutable?))");
  int n = flags & IMPERSONATOR_STAR ? 4 : 3;
  woad_value procs[NPROCS] = { impmake_proc(vm, 1, n, true, argc, argv), impmake_proc(vm, 2, n, true, argc, argv) };
  if ((procs[0] == VALUE_FALSE) != (procs[1] == VALUE_FALSE))
    raise_fields(vm, NULL, "accessor and mutator wrapper must be both `#f` or neither `#f`", "accessor wrapper", procs[0],
                 "mutator wrapper", procs[1], NULL);
  woad_value props = impmake_props(vm, 3, argc, argv);
  if (procs[0] == VALUE_FALSE && argc == 3) return argv[0];
  return impersonator_make(vm, argv[0], flags, NPROCS, procs, props);
}

static woad_value make_box(woad_vm *vm, int flags, ARGS) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  woad_value base = impersonator_base(argv[0]);
  if (!value_is_box(base) || (!chaperone && value_is_immutable(base)))
    arg_wrong(vm, 0, argc, argv, chaperone ? "box?" : "(and/c box? (not/c immutable?))");
  woad_value procs[NPROCS] = { impmake_proc(vm, 1, 2, false, argc, argv), impmake_proc(vm, 2, 2, false, argc, argv) };
  return impersonator_make(vm, argv[0], flags, NPROCS, procs, impmake_props(vm, 3, argc, argv));
}

PRIM_MODULE("#%kernel")

#define MAKER(name, cname, maker, flags, doc)                                                                     \
  PRIM(name, cname, 3, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,                                                     \
       "(v : any/c) (ref-proc : procedure?) (set-proc : procedure?) (prop : impersonator-property?) (prop-val : any/c) ..." \
       " -> impersonator?", doc)                                                                                  \
  { return maker(vm, flags, argc, argv); }

MAKER("impersonate-vector", impersonate_vector, make_vector, 0, "A view of a mutable vector: what is read and stored goes through the procedures.")
MAKER("impersonate-vector*", impersonate_vector_star, make_vector, IMPERSONATOR_STAR, "As impersonate-vector; the procedures get the outermost view first.")
MAKER("chaperone-vector", chaperone_vector, make_vector, IMPERSONATOR_CHAPERONE, "A view of a vector whose procedures may only give chaperones of what they get.")
MAKER("chaperone-vector*", chaperone_vector_star, make_vector, IMPERSONATOR_CHAPERONE | IMPERSONATOR_STAR, "As chaperone-vector; the procedures get the outermost view first.")
MAKER("impersonate-box", impersonate_box, make_box, 0, "A view of a mutable box: what is read and stored goes through the procedures.")
MAKER("chaperone-box", chaperone_box, make_box, IMPERSONATOR_CHAPERONE, "A view of a box whose procedures may only give chaperones of what they get.")

/* The replaced vector stands for the first one whatever it holds. */
static woad_value make_replaced(woad_vm *vm, int flags, ARGS) {
  bool chaperone = flags & IMPERSONATOR_CHAPERONE;
  woad_value base = impersonator_base(argv[0]);
  if (!value_is_vector(base) || (!chaperone && value_is_immutable(base)))
    arg_wrong(vm, 0, argc, argv, chaperone ? "vector?" : "(and/c vector? (not/c immutable?))");
  if (!value_is_vector(argv[1])) arg_wrong(vm, 1, argc, argv, "(and/c vector? (not/c impersonator?))");
  woad_value made = impersonator_make(vm, argv[0], flags, 0, NULL, impmake_props(vm, 2, argc, argv));
  impersonator_of(made)->base = argv[1];
  return made;
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-impersonate-vector", unsafe_impersonate_vector, 2, -1, PF_RAISES | PF_ALLOC, RIGHT_UNSAFE,
     "(vec : vector?) (replacement-vec : (and/c vector? (not/c impersonator?))) (prop : impersonator-property?) (prop-val : any/c) ..."
     " -> impersonator?", "An impersonator of VEC that holds what REPLACEMENT-VEC holds.")
{
  return make_replaced(vm, 0, argc, argv);
}
PRIM("unsafe-chaperone-vector", unsafe_chaperone_vector, 2, -1, PF_RAISES | PF_ALLOC, RIGHT_UNSAFE,
     "(vec : vector?) (replacement-vec : (and/c vector? (not/c impersonator?))) (prop : impersonator-property?) (prop-val : any/c) ..."
     " -> chaperone?", "A chaperone of VEC that holds what REPLACEMENT-VEC holds.")
{
  return make_replaced(vm, IMPERSONATOR_CHAPERONE, argc, argv);
}
