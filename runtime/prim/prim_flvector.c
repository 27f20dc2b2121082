/* SPDX-License-Identifier: MIT
 * prim_flvector.c: vectors of flonums and of fixnums. Source: Reference, "Flonum Vectors", "Fixnum Vectors". Both are
 * atomic blocks: neither holds pointers. */
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"

static FlVector *make_flvector(woad_vm *vm, size_t n) {
  FlVector *vec = mem_new_atomic(vm, offsetof(FlVector, items) + n * sizeof(double));
  vec->header = (Header){ .type = TYPE_FLVECTOR };
  vec->length = n;
  return vec;
}

static FxVector *make_fxvector(woad_vm *vm, size_t n) {
  FxVector *vec = mem_new_atomic(vm, offsetof(FxVector, items) + n * sizeof(woad_value));
  vec->header = (Header){ .type = TYPE_FXVECTOR };
  vec->length = n;
  return vec;
}

static FlVector *arg_flvector(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_has_type(argv[0], TYPE_FLVECTOR)) arg_wrong(vm, 0, argc, argv, "flvector?");
  return VALUE_AS(FlVector, argv[0]);
}

static FxVector *arg_fxvector(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_has_type(argv[0], TYPE_FXVECTOR)) arg_wrong(vm, 0, argc, argv, "fxvector?");
  return VALUE_AS(FxVector, argv[0]);
}

static woad_value flvector_filled(woad_vm *vm, int argc, woad_value *argv) {
  size_t n = arg_size(vm, 0, argc, argv, "valid-flvector-length?", "flvector");
  double fill = argc > 1 ? arg_flonum(vm, 1, argc, argv) : 0.0;
  FlVector *vec = make_flvector(vm, n);
  for (size_t i = 0; i < n; i++) vec->items[i] = fill;
  vm_charge(vm, n / 8);
  return object_value(vec);
}

static woad_value flvector_of_arguments(woad_vm *vm, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) arg_flonum(vm, i, argc, argv);
  FlVector *vec = make_flvector(vm, (size_t)argc);
  for (int i = 0; i < argc; i++) vec->items[i] = flonum_value(argv[i]);
  return object_value(vec);
}

static woad_value fxvector_filled(woad_vm *vm, int argc, woad_value *argv) {
  size_t n = arg_size(vm, 0, argc, argv, "valid-fxvector-length?", "fxvector");
  woad_value fill = fixnum_make(argc > 1 ? arg_fixnum(vm, 1, argc, argv) : 0);
  FxVector *vec = make_fxvector(vm, n);
  for (size_t i = 0; i < n; i++) vec->items[i] = fill;
  vm_charge(vm, n / 8);
  return object_value(vec);
}

static woad_value fxvector_of_arguments(woad_vm *vm, int argc, woad_value *argv) {
  for (int i = 0; i < argc; i++) arg_fixnum(vm, i, argc, argv);
  FxVector *vec = make_fxvector(vm, (size_t)argc);
  if (argc) memcpy(vec->items, argv, (size_t)argc * sizeof(woad_value));
  return object_value(vec);
}

PRIM_MODULE("#%flfxnum")

PRIM("flvector?", flvector_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a flvector.")
{
  return value_bool(value_has_type(argv[0], TYPE_FLVECTOR));
}

PRIM("flvector", flvector, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(x : flonum?) ... -> flvector?", "A fresh flvector.")
{
  return flvector_of_arguments(vm, argc, argv);
}

PRIM("shared-flvector", shared_flvector, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(x : flonum?) ... -> flvector?",
     "As flvector.")
{
  vm->running_primitive = "flvector";
  return flvector_of_arguments(vm, argc, argv);
}

PRIM("make-flvector", make_flvector, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(size : exact-nonnegative-integer?) [x : flonum? = 0.0] -> flvector?", "A fresh flvector of SIZE times X.")
{
  return flvector_filled(vm, argc, argv);
}

PRIM("make-shared-flvector", make_shared_flvector, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(size : exact-nonnegative-integer?) [x : flonum? = 0.0] -> flvector?", "As make-flvector.")
{
  vm->running_primitive = "make-flvector";
  return flvector_filled(vm, argc, argv);
}

PRIM("flvector-length", flvector_length, 1, 1, PF_RAISES, RIGHTS_NONE, "(vec : flvector?) -> exact-nonnegative-integer?",
     "Number of elements.")
{
  return fixnum_make((int64_t)arg_flvector(vm, argc, argv)->length);
}

PRIM("flvector-ref", flvector_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(vec : flvector?) (pos : exact-nonnegative-integer?) -> flonum?", "Element at POS, counted from 0.")
{
  const FlVector *vec = arg_flvector(vm, argc, argv);
  return flonum_make(vm, vec->items[arg_index(vm, 1, argc, argv, vec->length, "flvector", 0)]);
}

PRIM("flvector-set!", flvector_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : flvector?) (pos : exact-nonnegative-integer?) (x : flonum?) -> void?", "Changes the element at POS.")
{
  FlVector *vec = arg_flvector(vm, argc, argv);
  size_t pos = arg_index(vm, 1, argc, argv, vec->length, "flvector", 0);
  vec->items[pos] = arg_flonum(vm, 2, argc, argv);
  return VALUE_VOID;
}

PRIM("fxvector?", fxvector_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a fxvector.")
{
  return value_bool(value_has_type(argv[0], TYPE_FXVECTOR));
}

PRIM("fxvector", fxvector, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(x : fixnum?) ... -> fxvector?", "A fresh fxvector.")
{
  return fxvector_of_arguments(vm, argc, argv);
}

PRIM("shared-fxvector", shared_fxvector, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(x : fixnum?) ... -> fxvector?",
     "As fxvector.")
{
  vm->running_primitive = "fxvector";
  return fxvector_of_arguments(vm, argc, argv);
}

PRIM("make-fxvector", make_fxvector, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(size : exact-nonnegative-integer?) [x : fixnum? = 0] -> fxvector?", "A fresh fxvector of SIZE times X.")
{
  return fxvector_filled(vm, argc, argv);
}

PRIM("make-shared-fxvector", make_shared_fxvector, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(size : exact-nonnegative-integer?) [x : fixnum? = 0] -> fxvector?", "As make-fxvector.")
{
  vm->running_primitive = "make-fxvector";
  return fxvector_filled(vm, argc, argv);
}

PRIM("fxvector-length", fxvector_length, 1, 1, PF_RAISES, RIGHTS_NONE, "(vec : fxvector?) -> exact-nonnegative-integer?",
     "Number of elements.")
{
  return fixnum_make((int64_t)arg_fxvector(vm, argc, argv)->length);
}

PRIM("fxvector-ref", fxvector_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(vec : fxvector?) (pos : exact-nonnegative-integer?) -> fixnum?", "Element at POS, counted from 0.")
{
  const FxVector *vec = arg_fxvector(vm, argc, argv);
  return vec->items[arg_index(vm, 1, argc, argv, vec->length, "fxvector", 0)];
}

PRIM("fxvector-set!", fxvector_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : fxvector?) (pos : exact-nonnegative-integer?) (x : fixnum?) -> void?", "Changes the element at POS.")
{
  FxVector *vec = arg_fxvector(vm, argc, argv);
  size_t pos = arg_index(vm, 1, argc, argv, vec->length, "fxvector", 0);
  vec->items[pos] = fixnum_make(arg_fixnum(vm, 2, argc, argv));
  return VALUE_VOID;
}

/* --- unchecked forms --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-flvector-length", unsafe_flvector_length, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(vec : flvector?) -> fixnum?",
     "Without a check.")
{
  return fixnum_make((int64_t)VALUE_AS(FlVector, argv[0])->length);
}

PRIM("unsafe-flvector-ref", unsafe_flvector_ref, 2, 2, PF_READS, RIGHT_UNSAFE, "(vec : flvector?) (k : fixnum?) -> flonum?",
     "Without checks.")
{
  return flonum_make(vm, VALUE_AS(FlVector, argv[0])->items[fixnum_value(argv[1])]);
}

PRIM("unsafe-flvector-set!", unsafe_flvector_set_x, 3, 3, PF_WRITES, RIGHT_UNSAFE,
     "(vec : flvector?) (k : fixnum?) (x : flonum?) -> void?", "Without checks.")
{
  VALUE_AS(FlVector, argv[0])->items[fixnum_value(argv[1])] = flonum_value(argv[2]);
  return VALUE_VOID;
}

PRIM("unsafe-fxvector-length", unsafe_fxvector_length, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(vec : fxvector?) -> fixnum?",
     "Without a check.")
{
  return fixnum_make((int64_t)VALUE_AS(FxVector, argv[0])->length);
}

PRIM("unsafe-fxvector-ref", unsafe_fxvector_ref, 2, 2, PF_READS, RIGHT_UNSAFE, "(vec : fxvector?) (k : fixnum?) -> fixnum?",
     "Without checks.")
{
  return VALUE_AS(FxVector, argv[0])->items[fixnum_value(argv[1])];
}

PRIM("unsafe-fxvector-set!", unsafe_fxvector_set_x, 3, 3, PF_WRITES, RIGHT_UNSAFE,
     "(vec : fxvector?) (k : fixnum?) (x : fixnum?) -> void?", "Without checks.")
{
  VALUE_AS(FxVector, argv[0])->items[fixnum_value(argv[1])] = argv[2];
  return VALUE_VOID;
}
