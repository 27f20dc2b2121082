/* SPDX-License-Identifier: MIT
 * prim_foreign.c: descriptions of C types, which are plain data. Memory of the system, libraries and calls into them are not supported:
 * what would touch them says so. A type is an opaque structure: what it is made from (the basic types: a symbol), its size and
 * alignment in bytes, and its conversions. Source: the manual of the foreign interface, "C Types". */
#include <errno.h>
#include <wchar.h>

#include "runtime/data/hash.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/data/weak.h"
#include "runtime/prim/prim_foreign.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%foreign")

/* --- what is not supported --- */

#define NO_FOREIGN(name, cname, min, max, contract)                                                         \
  PRIM(name, cname, min, max, PF_RAISES, RIGHT_FFI, contract, "Not supported: memory and code of the system are out of reach.") \
  {                                                                                                         \
    raise_unsupported(vm, "memory and code of the system are out of reach");                                \
  }

NO_FOREIGN("malloc", malloc, 1, 5, "(what : any/c) ... -> any/c")
NO_FOREIGN("free", free, 1, 1, "(ptr : any/c) -> void?")
NO_FOREIGN("malloc-immobile-cell", malloc_immobile_cell, 1, 1, "(v : any/c) -> any/c")
NO_FOREIGN("free-immobile-cell", free_immobile_cell, 1, 1, "(ptr : any/c) -> void?")
NO_FOREIGN("end-stubborn-change", end_stubborn_change, 1, 1, "(ptr : any/c) -> void?")
NO_FOREIGN("ptr-ref", ptr_ref, 2, 4, "(ptr : any/c) (type : ctype?) [abs? : 'abs] [offset : exact-integer? = 0] -> any/c")
NO_FOREIGN("ptr-set!", ptr_set_x, 3, 5, "(ptr : any/c) (type : ctype?) [abs? : 'abs] [offset : exact-integer?] (val : any/c) -> void?")
NO_FOREIGN("ptr-add", ptr_add, 2, 3, "(ptr : any/c) (offset : exact-integer?) [type : ctype?] -> any/c")
NO_FOREIGN("ptr-add!", ptr_add_x, 2, 3, "(ptr : any/c) (offset : exact-integer?) [type : ctype?] -> void?")
NO_FOREIGN("ptr-offset", ptr_offset, 1, 1, "(ptr : any/c) -> exact-integer?")
NO_FOREIGN("set-ptr-offset!", set_ptr_offset_x, 2, 3, "(ptr : any/c) (offset : exact-integer?) [type : ctype?] -> void?")
NO_FOREIGN("ptr-equal?", ptr_equal_p, 2, 2, "(ptr1 : any/c) (ptr2 : any/c) -> boolean?")
NO_FOREIGN("memcpy", memcpy, 3, 6, "(ptr : any/c) (src : any/c) (count : exact-nonnegative-integer?) ... -> void?")
NO_FOREIGN("memmove", memmove, 3, 6, "(ptr : any/c) (src : any/c) (count : exact-nonnegative-integer?) ... -> void?")
NO_FOREIGN("memset", memset, 3, 5, "(ptr : any/c) (byte : byte?) (count : exact-nonnegative-integer?) ... -> void?")
NO_FOREIGN("make-sized-byte-string", make_sized_byte_string, 2, 2, "(ptr : any/c) (length : exact-nonnegative-integer?) -> bytes?")
NO_FOREIGN("vector->cpointer", vector_to_cpointer, 1, 1, "(vec : vector?) -> any/c")
NO_FOREIGN("flvector->cpointer", flvector_to_cpointer, 1, 1, "(vec : flvector?) -> any/c")
NO_FOREIGN("extflvector->cpointer", extflvector_to_cpointer, 1, 1, "(vec : extflvector?) -> any/c")
NO_FOREIGN("cpointer-tag", cpointer_tag, 1, 1, "(ptr : any/c) -> any/c")
NO_FOREIGN("set-cpointer-tag!", set_cpointer_tag_x, 2, 2, "(ptr : any/c) (tag : any/c) -> void?")
NO_FOREIGN("cpointer-gcable?", cpointer_gcable_p, 1, 1, "(ptr : any/c) -> boolean?")
NO_FOREIGN("ffi-lib", ffi_lib, 1, 3, "(path : any/c) [fail : any/c = #f] [global? : any/c = #f] -> any/c")
NO_FOREIGN("ffi-lib-name", ffi_lib_name, 1, 1, "(lib : any/c) -> any/c")
NO_FOREIGN("ffi-lib-unload", ffi_lib_unload, 1, 1, "(lib : any/c) -> void?")
NO_FOREIGN("ffi-obj", ffi_obj, 2, 2, "(name : any/c) (lib : any/c) -> any/c")
NO_FOREIGN("ffi-obj-lib", ffi_obj_lib, 1, 1, "(obj : any/c) -> any/c")
NO_FOREIGN("ffi-obj-name", ffi_obj_name, 1, 1, "(obj : any/c) -> any/c")
NO_FOREIGN("ffi-call", ffi_call, 3, 10, "(ptr : any/c) (in-types : list?) (out-type : ctype?) ... -> any/c")
NO_FOREIGN("ffi-call-maker", ffi_call_maker, 2, 9, "(in-types : list?) (out-type : ctype?) ... -> any/c")
NO_FOREIGN("ffi-callback", ffi_callback, 3, 7, "(proc : procedure?) (in-types : list?) (out-type : ctype?) ... -> any/c")
NO_FOREIGN("ffi-callback-maker", ffi_callback_maker, 2, 6, "(in-types : list?) (out-type : ctype?) ... -> any/c")

#define IS_NOT_FOREIGN(name, cname, what)                                                                           \
  PRIM(name, cname, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is " what ": #f, there are none.") \
  {                                                                                                                 \
    return VALUE_FALSE;                                                                                             \
  }
IS_NOT_FOREIGN("ffi-lib?", ffi_lib_p, "a library of the system")
IS_NOT_FOREIGN("ffi-obj?", ffi_obj_p, "an object of one")
IS_NOT_FOREIGN("ffi-callback?", ffi_callback_p, "a procedure for C code to call")
IS_NOT_FOREIGN("offset-ptr?", offset_ptr_p, "a pointer with an offset")

PRIM("cpointer?", cpointer_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V can stand for a pointer: #f and byte strings can.")
{
  return value_bool(argv[0] == VALUE_FALSE || value_has_type(argv[0], TYPE_BYTES));
}

PRIM("saved-errno", saved_errno, 0, 1, PF_PURE | PF_RAISES, RIGHTS_NONE, "[new : exact-integer?] -> exact-integer?",
     "The error number that a call into C code left: 0, there are no such calls; NEW cannot be set.")
{
  if (argc > 0) raise_unsupported(vm, "there are no calls into C code");
  return fixnum_make(0);
}

static const struct { const char *name; int number; } errors[] = {
  { "EINTR", EINTR }, { "EEXIST", EEXIST }, { "EACCES", EACCES }, { "ENOENT", ENOENT }, { "EPERM", EPERM }, { "EAGAIN", EAGAIN },
  { "EWOULDBLOCK", EWOULDBLOCK }, { "EINVAL", EINVAL }, { "EBADF", EBADF }, { "ENOMEM", ENOMEM }, { "EPIPE", EPIPE },
  { "ENOTDIR", ENOTDIR }, { "EISDIR", EISDIR }, { "ENOTEMPTY", ENOTEMPTY }, { "ENOSPC", ENOSPC }, { "EROFS", EROFS },
  { "EXDEV", EXDEV }, { "EMFILE", EMFILE }, { "ENFILE", ENFILE }, { "EADDRINUSE", EADDRINUSE }, { "ECONNREFUSED", ECONNREFUSED },
  { "ECONNRESET", ECONNRESET }, { "ETIMEDOUT", ETIMEDOUT }, { "EINPROGRESS", EINPROGRESS }, { "ENOSYS", ENOSYS }, { "ENOTSUP", ENOTSUP },
};

PRIM("lookup-errno", lookup_errno, 1, 1, PF_PURE | PF_RAISES, RIGHTS_NONE, "(sym : symbol?) -> (or/c exact-integer? #f)",
     "The system's number of the error called SYM; #f when it is none of the usual ones.")
{
  const char *name = symbol_text(arg_symbol(vm, 0, argc, argv));
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(errors[i].name, name) == 0) return fixnum_make(errors[i].number);
  return VALUE_FALSE;
}

/* --- holders whose work begins after all wills: here they are the usual ones --- */

PRIM("make-late-weak-box", make_late_weak_box, 1, 1, PF_ALLOC, RIGHTS_NONE, "(v : any/c) -> weak-box?", "A weak box that holds V.")
{
  return weak_box_make(vm, argv[0]);
}

PRIM("make-late-weak-hasheq", make_late_weak_hasheq, 0, 0, PF_ALLOC, RIGHTS_NONE, "-> hash?", "A mutable eq table that holds its keys weakly.")
{
  return object_value(hash_make(vm, HASH_EQ, HASH_WEAK));
}

PRIM("make-late-will-executor", make_late_will_executor, 0, 0, PF_ALLOC | PF_CONTROL, RIGHT_GC, "-> will-executor?", "A will executor.")
{
  return call_tail(vm, prim_lookup(vm, "#%kernel", "make-will-executor"), 0, NULL);
}

/* --- types --- */

enum { CTYPE_BASE, CTYPE_SIZE, CTYPE_ALIGN, CTYPE_TO_C, CTYPE_FROM_C, CTYPE_FIELDS };

static StructType *ctype_type(woad_vm *vm) {
  if (vm->ctype_type == NULL) vm->ctype_type = struct_type_make_opaque(vm, "ctype", CTYPE_FIELDS, VALUE_NULL);
  return vm->ctype_type;
}

static woad_value make_type(woad_vm *vm, woad_value base, size_t size, size_t align, woad_value to_c, woad_value from_c) {
  woad_value fields[CTYPE_FIELDS] = { base, fixnum_make((int64_t)size), fixnum_make((int64_t)align), to_c, from_c };
  return struct_make_from(vm, ctype_type(vm), CTYPE_FIELDS, fields);
}

static woad_value make_basic(woad_vm *vm, const char *name, size_t size) {
  return make_type(vm, symbol_intern(vm, name), size, size == 0 ? 1 : size, VALUE_FALSE, VALUE_FALSE);
}

/* V as a type's fields. WHO, NULL: the running primitive. */
static woad_value *type_fields(woad_vm *vm, const char *who, woad_value v) {
  if (!value_is_instance(v, ctype_type(vm))) raise_argument_value(vm, who, "ctype?", v);
  return struct_of(v)->fields;
}
static size_t size_of(const woad_value *type) { return (size_t)fixnum_value(type[CTYPE_SIZE]); }
static size_t align_of(const woad_value *type) { return (size_t)fixnum_value(type[CTYPE_ALIGN]); }

static const struct { const char *name, *base; size_t size; } basic_types[] = {
  { "_void", "void", 0 }, { "_int8", "int8", 1 }, { "_uint8", "uint8", 1 }, { "_int16", "int16", 2 }, { "_uint16", "uint16", 2 },
  { "_int32", "int32", 4 }, { "_uint32", "uint32", 4 }, { "_int64", "int64", 8 }, { "_uint64", "uint64", 8 },
  { "_fixint", "fixint", 4 }, { "_ufixint", "ufixint", 4 }, { "_fixnum", "fixnum", sizeof(long) }, { "_ufixnum", "ufixnum", sizeof(long) },
  { "_float", "float", sizeof(float) }, { "_double", "double", sizeof(double) }, { "_double*", "double*", sizeof(double) },
  { "_longdouble", "longdouble", sizeof(double) }, { "_bool", "bool", sizeof(int) }, { "_stdbool", "stdbool", sizeof(_Bool) },
  { "_bytes", "bytes", sizeof(void *) }, { "_path", "path", sizeof(void *) }, { "_symbol", "symbol", sizeof(void *) },
  { "_string/ucs-4", "string/ucs-4", sizeof(void *) }, { "_string/utf-16", "string/utf-16", sizeof(void *) },
  { "_pointer", "pointer", sizeof(void *) }, { "_gcpointer", "gcpointer", sizeof(void *) }, { "_fpointer", "fpointer", sizeof(void *) },
  { "_scheme", "scheme", sizeof(void *) },
};

void prim_foreign_each_type(woad_vm *vm, void (*fn)(woad_vm *vm, const char *name, woad_value v)) {
  for (size_t i = 0; i < sizeof basic_types / sizeof *basic_types; i++)
    fn(vm, basic_types[i].name, make_basic(vm, basic_types[i].base, basic_types[i].size));
}

PRIM("ctype?", ctype_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V describes a C type.")
{
  return value_bool(value_is_instance(argv[0], ctype_type(vm)));
}

PRIM("ctype-sizeof", ctype_sizeof, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(type : ctype?) -> exact-nonnegative-integer?", "Its size in bytes.")
{
  return type_fields(vm, NULL, argv[0])[CTYPE_SIZE];
}

PRIM("ctype-alignof", ctype_alignof, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(type : ctype?) -> exact-nonnegative-integer?", "Its alignment in bytes.")
{
  return type_fields(vm, NULL, argv[0])[CTYPE_ALIGN];
}

PRIM("ctype-basetype", ctype_basetype, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(type : ctype?) -> any/c",
     "What TYPE is made from: a type, a list of the types of a structure's or union's members, #(type count) of an array, a symbol of a basic type.")
{
  return type_fields(vm, NULL, argv[0])[CTYPE_BASE];
}

PRIM("ctype-scheme->c", ctype_scheme_to_c, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(type : ctype?) -> (or/c procedure? #f)",
     "What make-ctype was given for values on their way to C.")
{
  return type_fields(vm, NULL, argv[0])[CTYPE_TO_C];
}

PRIM("ctype-c->scheme", ctype_c_to_scheme, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(type : ctype?) -> (or/c procedure? #f)",
     "What make-ctype was given for values that come from C.")
{
  return type_fields(vm, NULL, argv[0])[CTYPE_FROM_C];
}

static woad_value arg_conversion(woad_vm *vm, int pos, ARGS) {
  bool fits = argv[pos] == VALUE_FALSE || (call_is_procedure(vm, argv[pos]) && call_arity_includes(vm, argv[pos], 1));
  if (!fits) arg_wrong(vm, pos, argc, argv, "(or/c (procedure-arity-includes/c 1) #f)");
  return argv[pos];
}

PRIM("make-ctype", make_ctype, 3, 3, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(type : ctype?) (scheme-to-c : (or/c #f (any/c . -> . any))) (c-to-scheme : (or/c #f (any/c . -> . any))) -> ctype?",
     "TYPE with conversions.")
{
  const woad_value *type = type_fields(vm, NULL, argv[0]);
  return make_type(vm, argv[0], size_of(type), align_of(type), arg_conversion(vm, 1, argc, argv), arg_conversion(vm, 2, argc, argv));
}

static size_t rounded_up(size_t n, size_t align) { return (n + align - 1) / align * align; }

/* The greatest alignment that argument POS allows: 16 unless it is given. */
static size_t arg_alignment(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc) || argv[pos] == VALUE_FALSE) return 16;
  int64_t n = value_is_fixnum(argv[pos]) ? fixnum_value(argv[pos]) : 0;
  if (n < 1 || n > 16 || (n & (n - 1)) != 0) arg_wrong(vm, pos, argc, argv, "(or/c #f 1 2 4 8 16)");
  return (size_t)n;
}

PRIM("make-cstruct-type", make_cstruct_type, 1, 4, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(types : (listof ctype?)) [abi : any/c = #f] [alignment : (or/c #f 1 2 4 8 16) = #f] [malloc-mode : any/c = 'atomic] -> ctype?",
     "A structure with members of TYPES, aligned to ALIGNMENT at most.")
{
  size_t most = arg_alignment(vm, 2, argc, argv), size = 0, align = 1;
  for (woad_value l = arg_list(vm, 0, argc, argv); value_is_pair(l); l = pair_cdr(l)) {
    const woad_value *member = type_fields(vm, "ctype-alignof", pair_car(l));
    size_t own = align_of(member) < most ? align_of(member) : most;
    size = rounded_up(size, own) + size_of(member);
    if (own > align) align = own;
  }
  return make_type(vm, argv[0], rounded_up(size, align), align, VALUE_FALSE, VALUE_FALSE);
}

PRIM("make-union-type", make_union_type, 0, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(type : ctype?) ... -> ctype?", "A union of the types.")
{
  size_t size = 0, align = 1;
  for (int i = 0; i < argc; i++) {
    const woad_value *member = type_fields(vm, NULL, argv[i]);
    if (size_of(member) > size) size = size_of(member);
    if (align_of(member) > align) align = align_of(member);
  }
  woad_value types = pair_list_from(vm, (size_t)argc, argv, VALUE_NULL);
  return make_type(vm, types, rounded_up(size, align), align, VALUE_FALSE, VALUE_FALSE);
}

PRIM("make-array-type", make_array_type, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(type : ctype?) (count : exact-nonnegative-integer?) -> ctype?",
     "COUNT values of TYPE in a row.")
{
  const woad_value *type = type_fields(vm, NULL, argv[0]);
  size_t count = arg_natural(vm, 1, argc, argv), size;
  if (__builtin_mul_overflow(size_of(type), count, &size) || size > FIXNUM_MAX)
    raise_fields(vm, NULL, "arithmetic overflow for overlarge array type", "size",
                 number_mul(vm, fixnum_make((int64_t)size_of(type)), argv[1]), NULL);
  return make_type(vm, vector_list(vm, 2, argv[0], argv[1]), size, align_of(type), VALUE_FALSE, VALUE_FALSE);
}

/* --- sizes of the C compiler --- */

typedef struct { int base, longs, stars; bool is_short; } Words;
static const struct { const char *name; size_t size; } bases[] = {
  { "int", sizeof(int) }, { "char", 1 }, { "wchar", sizeof(wchar_t) }, { "float", sizeof(float) }, { "double", sizeof(double) }, { "void", 0 },
};
enum { BASE_NONE = -1, BASE_INT = 0, BASE_DOUBLE = 4, BASE_VOID = 5 };

static bool take_word(Words *words, const char *word) {
  if (strcmp(word, "*") == 0) return ++words->stars > 0;
  if (strcmp(word, "long") == 0) return ++words->longs <= 2;
  if (strcmp(word, "short") == 0) return words->is_short = true;
  for (int i = 0; i < (int)(sizeof bases / sizeof *bases); i++) {
    if (strcmp(bases[i].name, word) != 0) continue;
    bool first = words->base == BASE_NONE;
    words->base = i;
    return first;
  }
  return false;
}

PRIM("compiler-sizeof", compiler_sizeof, 1, 1, PF_PURE | PF_RAISES, RIGHTS_NONE, "(sym : (or/c symbol? (listof symbol?))) -> exact-nonnegative-integer?",
     "The size in bytes of the C type that the words say, such as '(long int).")
{
  Words words = { BASE_NONE, 0, 0, false };
  bool fits = true, is_symbol = value_is_symbol(argv[0]);
  if (is_symbol) fits = take_word(&words, symbol_text(argv[0]));
  else fits = pair_is_list(argv[0]);
  for (woad_value l = argv[0]; fits && value_is_pair(l); l = pair_cdr(l))
    fits = value_is_symbol(pair_car(l)) && take_word(&words, symbol_text(pair_car(l)));
  if (!fits) arg_wrong(vm, 0, argc, argv, "(or/c ctype-symbol? (listof ctype-symbol?))");
  if (words.stars > 0) return fixnum_make(sizeof(void *));
  if (words.base == BASE_VOID) raise_format(vm, vm->exn.fail_contract, "compiler-sizeof: cannot use 'void without a '*");
  if (words.is_short) return fixnum_make(sizeof(short));
  if (words.longs > 0) return fixnum_make(words.base == BASE_DOUBLE ? sizeof(long double) : words.longs == 1 ? sizeof(long) : sizeof(long long));
  return fixnum_make((int64_t)bases[words.base == BASE_NONE ? BASE_INT : words.base].size);
}

/* --- unchecked vectors of the foreign interface --- */

PRIM_MODULE("#%unsafe")

NO_FOREIGN("unsafe-f64vector-ref", unsafe_f64vector_ref, 2, 2, "(vec : any/c) (k : fixnum?) -> flonum?")
NO_FOREIGN("unsafe-f64vector-set!", unsafe_f64vector_set_x, 3, 3, "(vec : any/c) (k : fixnum?) (n : flonum?) -> void?")
NO_FOREIGN("unsafe-f80vector-ref", unsafe_f80vector_ref, 2, 2, "(vec : any/c) (k : fixnum?) -> extflonum?")
NO_FOREIGN("unsafe-f80vector-set!", unsafe_f80vector_set_x, 3, 3, "(vec : any/c) (k : fixnum?) (n : extflonum?) -> void?")
NO_FOREIGN("unsafe-s16vector-ref", unsafe_s16vector_ref, 2, 2, "(vec : any/c) (k : fixnum?) -> fixnum?")
NO_FOREIGN("unsafe-s16vector-set!", unsafe_s16vector_set_x, 3, 3, "(vec : any/c) (k : fixnum?) (n : fixnum?) -> void?")
NO_FOREIGN("unsafe-u16vector-ref", unsafe_u16vector_ref, 2, 2, "(vec : any/c) (k : fixnum?) -> fixnum?")
NO_FOREIGN("unsafe-u16vector-set!", unsafe_u16vector_set_x, 3, 3, "(vec : any/c) (k : fixnum?) (n : fixnum?) -> void?")
