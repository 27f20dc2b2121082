/* SPDX-License-Identifier: MIT
 * prim_stencil.c: stencil vectors, which hold a value for each bit of a mask, lowest bit first, and phantom bytes. Both are structures
 * of opaque types; a stencil vector's has a mask and a vector. Source: Reference, "Stencil Vectors", "Phantom Byte Strings". */
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/io_state.h"
#include "runtime/io/port.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

enum { MASK_BITS = 58, FIELD_MASK = 0, FIELD_ITEMS = 1 };

PRIM_MODULE("#%kernel")

/* --- stencil vectors --- */

static uint64_t mask_of(woad_value stencil) { return (uint64_t)fixnum_value(struct_of(stencil)->fields[FIELD_MASK]); }
static Vector *items_of(woad_value stencil) { return vector_of(struct_of(stencil)->fields[FIELD_ITEMS]); }

static woad_value parts(woad_vm *vm, woad_value stencil) {
  return pair_make(vm, struct_of(stencil)->fields[FIELD_MASK], struct_of(stencil)->fields[FIELD_ITEMS]);
}

static woad_value same_parts(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, argv[2], 2, (woad_value[]){parts(vm, argv[0]), parts(vm, argv[1])});
}

static woad_value hash_parts(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, argv[1], 1, (woad_value[]){parts(vm, argv[0])});
}

/* arguments: stencil vector, port, mode */
static woad_value write_stencil(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const Vector *items = items_of(argv[0]);
  woad_value stencil = argv[0], port = argv[1], write = io_state_primitive(vm, value_is_true(argv[2]) ? "write" : "display");
  const char *head = raise_text(vm, "#<stencil %ld%s", (long)mask_of(stencil), items->length == 0 ? "" : ":");
  port_write_bytes(vm, port, head, strlen(head));
  for (size_t i = 0; i < items->length; i++) {
    port_write_bytes(vm, port, " ", 1);
    call_nested(vm, write, 2, (woad_value[]){items->items[i], port});
  }
  port_write_bytes(vm, port, ">", 1);
  return VALUE_VOID;
}

static woad_value procedure(woad_vm *vm, NativeFn fn, int argc, unsigned flags) {
  return call_native_closure(vm, NULL, fn, argc, argc, flags, 0, NULL);
}

static StructType *stencil_type(woad_vm *vm) {
  if (vm->stencil_type == NULL) {
    woad_value hash = procedure(vm, hash_parts, 2, 0), write = procedure(vm, write_stencil, 3, PF_NESTS);
    woad_value equal = pair_list(vm, 3, procedure(vm, same_parts, 3, 0), hash, hash);
    woad_value properties = pair_list(vm, 2, pair_make(vm, vm->prop.custom_write, write), pair_make(vm, vm->prop.equal_hash, equal));
    vm->stencil_type = struct_type_make_opaque(vm, "stencil-vector", 2, properties);
  }
  return vm->stencil_type;
}

static uint64_t arg_mask(woad_vm *vm, int pos, ARGS) {
  woad_value v = argv[pos];
  if (!value_is_fixnum(v) || fixnum_value(v) < 0 || fixnum_value(v) >> MASK_BITS != 0)
    arg_wrong(vm, pos, argc, argv, "(integer-in 0 (sub1 (expt 2 (stencil-vector-mask-width))))");
  return (uint64_t)fixnum_value(v);
}

static woad_value arg_stencil(woad_vm *vm, int pos, ARGS) {
  if (!value_is_instance(argv[pos], stencil_type(vm))) arg_wrong(vm, pos, argc, argv, "stencil-vector?");
  return argv[pos];
}

/* There must be as many items from argument FROM on as MASK has bits. */
static void check_count(woad_vm *vm, uint64_t mask, int from, ARGS) {
  if (__builtin_popcountll(mask) != argc - from)
    raise_fields(vm, NULL, "mask does not match given number of items", "mask", fixnum_make((int64_t)mask), "given items",
                 fixnum_make(argc - from), NULL);
}

static woad_value make_stencil(woad_vm *vm, uint64_t mask, const Vector *items) {
  return struct_make_from(vm, stencil_type(vm), 2, (woad_value[]){fixnum_make((int64_t)mask), object_value(items)});
}

PRIM("stencil-vector", stencil_vector, 1, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(mask : (integer-in 0 (sub1 (expt 2 (stencil-vector-mask-width))))) (v : any/c) ... -> stencil-vector?",
     "A stencil vector of the values, as many as MASK has bits.")
{
  uint64_t mask = arg_mask(vm, 0, argc, argv);
  check_count(vm, mask, 1, argc, argv);
  return make_stencil(vm, mask, vector_of(vector_from(vm, (size_t)argc - 1, argv + 1)));
}

PRIM("stencil-vector?", stencil_vector_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a stencil vector.")
{
  return value_bool(value_is_instance(argv[0], stencil_type(vm)));
}

PRIM("stencil-vector-mask-width", stencil_vector_mask_width, 0, 0, PF_PURE, RIGHTS_NONE, "-> exact-nonnegative-integer?",
     "Most values that a stencil vector can hold.")
{
  return fixnum_make(MASK_BITS);
}

PRIM("stencil-vector-mask", stencil_vector_mask, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(vec : stencil-vector?) -> exact-nonnegative-integer?",
     "The mask of VEC.")
{
  return struct_of(arg_stencil(vm, 0, argc, argv))->fields[FIELD_MASK];
}

PRIM("stencil-vector-length", stencil_vector_length, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(vec : stencil-vector?) -> exact-nonnegative-integer?",
     "How many values VEC holds.")
{
  return fixnum_make((int64_t)items_of(arg_stencil(vm, 0, argc, argv))->length);
}

static woad_value *item_at(woad_vm *vm, ARGS) {
  Vector *items = items_of(arg_stencil(vm, 0, argc, argv));
  if (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1]))
    raise_argument_listing(vm, NULL, "exact-nonnegative-integer?", 1, 2, argv);
  if (!value_is_fixnum(argv[1]) || (uint64_t)fixnum_value(argv[1]) >= items->length)
    raise_range(vm, NULL, "stencil vector", "", argv[1], argv[0], 0, (int64_t)items->length - 1);
  return &items->items[fixnum_value(argv[1])];
}

PRIM("stencil-vector-ref", stencil_vector_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(vec : stencil-vector?) (pos : exact-nonnegative-integer?) -> any/c", "Value POS, counted from 0.")
{
  return *item_at(vm, argc, argv);
}

PRIM("stencil-vector-set!", stencil_vector_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(vec : stencil-vector?) (pos : exact-nonnegative-integer?) (v : any/c) -> void?", "Value POS, counted from 0, becomes V.")
{
  *item_at(vm, argc, argv) = argv[2];
  return VALUE_VOID;
}

PRIM("stencil-vector-update", stencil_vector_update, 3, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(vec : stencil-vector?) (remove-mask : exact-nonnegative-integer?) (add-mask : exact-nonnegative-integer?) (v : any/c) ... -> stencil-vector?",
     "A copy of VEC without the values of the bits of REMOVE-MASK and with the Vs for those of ADD-MASK.")
{
  woad_value stencil = arg_stencil(vm, 0, argc, argv);
  uint64_t removed = arg_mask(vm, 1, argc, argv), added = arg_mask(vm, 2, argc, argv), old = mask_of(stencil);
  if ((old & removed) != removed)
    raise_fields(vm, NULL, "mask of stencil vector does not have all bits in removal mask", "stencil vector", stencil,
                 "removal mask", argv[1], NULL);
  if (((old & ~removed) & added) != 0)
    raise_fields(vm, NULL, "mask of stencil vector already has bits in addition mask", "stencil vector", stencil, "addition mask",
                 argv[2], NULL);
  check_count(vm, added, 3, argc, argv);
  uint64_t mask = (old & ~removed) | added;
  Vector *items = vector_make(vm, (size_t)__builtin_popcountll(mask), VALUE_FALSE);
  const woad_value *from = items_of(stencil)->items;
  size_t n = 0;
  int next = 3;
  for (uint64_t bit = 1; bit <= (old | added); bit <<= 1) {
    woad_value v = old & bit ? *from++ : VALUE_NONE;
    if (mask & bit) items->items[n++] = added & bit ? argv[next++] : v;
  }
  return make_stencil(vm, mask, items);
}

/* --- phantom bytes --- */

static StructType *phantom_type(woad_vm *vm) {
  if (vm->phantom_type == NULL) vm->phantom_type = struct_type_make_opaque(vm, "phantom-bytes", 1, VALUE_NULL);
  return vm->phantom_type;
}

static woad_value arg_bytes_count(woad_vm *vm, int pos, ARGS) {
  if (!number_is_exact_integer(argv[pos]) || number_is_negative(argv[pos])) arg_wrong(vm, pos, argc, argv, "exact-nonnegative-integer?");
  if (!value_is_fixnum(argv[pos])) raise_format(vm, vm->exn.fail_out_of_memory, "out of memory making byte string\n  length: %V", argv[pos]);
  return argv[pos];
}

PRIM("make-phantom-bytes", make_phantom_bytes, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(k : exact-nonnegative-integer?) -> phantom-bytes?",
     "Stands for K bytes that are held elsewhere. The collector does not count them.")
{
  woad_value size = arg_bytes_count(vm, 0, argc, argv);
  return struct_make_from(vm, phantom_type(vm), 1, &size);
}

PRIM("phantom-bytes?", phantom_bytes_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V was made by make-phantom-bytes.")
{
  return value_bool(value_is_instance(argv[0], phantom_type(vm)));
}

PRIM("set-phantom-bytes!", set_phantom_bytes_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(phantom : phantom-bytes?) (k : exact-nonnegative-integer?) -> void?", "PHANTOM stands for K bytes from now on.")
{
  if (!value_is_instance(argv[0], phantom_type(vm))) arg_wrong(vm, 0, argc, argv, "phantom-bytes?");
  struct_of(argv[0])->fields[0] = arg_bytes_count(vm, 1, argc, argv);
  return VALUE_VOID;
}
