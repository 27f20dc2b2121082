/* SPDX-License-Identifier: MIT
 * value.h: the 64-bit word that every value is. See tags.def for the tags, types.def for heap objects.
 *
 *  fixnum     n << 3 | 001            61 bits
 *  pair       address + 2             headerless, 16 bytes: car, cdr
 *  flonum     rotl(bits, 4)           when the low three bits come out as 000, 011 or 100; else an object
 *  object     address + 5             first word is a Header
 *  immediate  payload << 8 | kind << 3 | 110
 *
 * V1  a value is compared with == for eq?-ness (flonums: use value_is_eqv where eqv? is meant).
 * V2  the word 0 is the flonum 0.0; fields of fresh memory are therefore valid values. */
#ifndef RUNTIME_BASE_VALUE_H
#define RUNTIME_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "include/woad.h"

enum {
#define TAG(name, bits, displacement) TAG_##name = bits,
#include "runtime/base/tags.def"
#undef TAG
  TAG_MASK = 7
};

typedef enum {
#define TYPE(name, print_name) TYPE_##name,
#include "runtime/base/types.def"
#undef TYPE
  TYPE_COUNT
} TypeCode;

enum { FLAG_IMMUTABLE = 1, FLAG_A = 2, FLAG_B = 4, FLAG_C = 8 };  /* meaning of A, B, C: by type */

typedef struct {
  uint8_t type;
  uint8_t flags;
  uint16_t aux;   /* by type */
  uint32_t hash;  /* identity hash, 0 until asked for; content hash for symbols, keywords and strings that are keys */
} Header;

enum { IMM_SPECIAL = 0, IMM_CHAR = 1 };

#define VALUE_FROM_BITS(b) ((woad_value)(uintptr_t)(b))
#define VALUE_BITS(v) ((uintptr_t)(v))
#define VALUE_SPECIAL(n) VALUE_FROM_BITS(((uintptr_t)(n) << 8) | (IMM_SPECIAL << 3) | TAG_IMMEDIATE)
#define VALUE_FALSE VALUE_SPECIAL(0)
#define VALUE_TRUE VALUE_SPECIAL(1)
#define VALUE_NULL VALUE_SPECIAL(2)
#define VALUE_VOID VALUE_SPECIAL(3)
#define VALUE_EOF VALUE_SPECIAL(4)
#define VALUE_UNSAFE_UNDEFINED VALUE_SPECIAL(5) /* what unsafe-undefined is */
#define VALUE_NONE VALUE_SPECIAL(6)      /* "no value here"; never seen by programs */
#define VALUE_UNDEFINED VALUE_SPECIAL(7) /* an uninitialised variable; never seen by programs */
#define VALUE_MULTIPLE VALUE_SPECIAL(8)  /* a primitive left several results in vm->values */
#define VALUE_TAIL VALUE_SPECIAL(9)      /* a primitive asks for a tail call in vm->tail_* */
#define VALUE_POISON VALUE_SPECIAL(10)   /* debug builds: a dead register */
#define VALUE_SPECIAL_EVT VALUE_SPECIAL(11)

static inline unsigned value_tag(woad_value v) { return (unsigned)(VALUE_BITS(v) & TAG_MASK); }

/* --- fixnums --- */
#define FIXNUM_MAX (((int64_t)1 << 60) - 1)
#define FIXNUM_MIN (-((int64_t)1 << 60))
static inline bool value_is_fixnum(woad_value v) { return value_tag(v) == TAG_FIXNUM; }
static inline bool fixnum_fits(int64_t n) { return n >= FIXNUM_MIN && n <= FIXNUM_MAX; }
static inline woad_value fixnum_make(int64_t n) { return VALUE_FROM_BITS(((uint64_t)n << 3) | TAG_FIXNUM); }
static inline int64_t fixnum_value(woad_value v) { return (int64_t)VALUE_BITS(v) >> 3; }

/* --- booleans, characters --- */
static inline woad_value value_bool(bool b) { return b ? VALUE_TRUE : VALUE_FALSE; }
static inline bool value_is_true(woad_value v) { return v != VALUE_FALSE; }
static inline bool value_is_bool(woad_value v) { return v == VALUE_TRUE || v == VALUE_FALSE; }
static inline bool value_is_null(woad_value v) { return v == VALUE_NULL; }
static inline woad_value char_make(uint32_t code) {
  return VALUE_FROM_BITS(((uintptr_t)code << 8) | (IMM_CHAR << 3) | TAG_IMMEDIATE);
}
static inline bool value_is_char(woad_value v) { return (VALUE_BITS(v) & 255) == ((IMM_CHAR << 3) | TAG_IMMEDIATE); }
static inline uint32_t char_value(woad_value v) { return (uint32_t)(VALUE_BITS(v) >> 8); }

/* --- heap objects --- */
static inline bool value_is_object(woad_value v) { return value_tag(v) == TAG_OBJECT; }
static inline Header *value_header(woad_value v) { return (Header *)(VALUE_BITS(v) - TAG_OBJECT); }
static inline TypeCode value_type(woad_value v) { return (TypeCode)value_header(v)->type; }  /* v is an object */
static inline bool value_has_type(woad_value v, TypeCode type) {
  return value_is_object(v) && value_header(v)->type == type;
}
static inline woad_value object_value(const void *object) { return VALUE_FROM_BITS((uintptr_t)object + TAG_OBJECT); }
/* VALUE_AS(Vector, v): pointer to the object of a value known to be one */
#define VALUE_AS(T, v) ((T *)(VALUE_BITS(v) - TAG_OBJECT))
static inline bool value_is_immutable(woad_value v) { return (value_header(v)->flags & FLAG_IMMUTABLE) != 0; }

/* --- pairs --- */
typedef struct { woad_value car, cdr; } Pair;
static inline bool value_is_pair(woad_value v) { return value_tag(v) == TAG_PAIR; }
static inline Pair *pair_of(woad_value v) { return (Pair *)(VALUE_BITS(v) - TAG_PAIR); }
static inline woad_value pair_car(woad_value v) { return pair_of(v)->car; }
static inline woad_value pair_cdr(woad_value v) { return pair_of(v)->cdr; }

/* --- flonums; flonum_make is in mem.h since a rare exponent allocates --- */
typedef struct { Header header; double value; } BoxedFlonum;
static inline bool value_is_immediate_flonum(woad_value v) { return (0x19u >> (VALUE_BITS(v) & 7)) & 1; }
static inline bool value_is_flonum(woad_value v) {
  return value_is_immediate_flonum(v) || value_has_type(v, TYPE_FLONUM);
}
static inline double immediate_flonum_value(woad_value v) {
  uint64_t bits = (uint64_t)VALUE_BITS(v);
  bits = (bits >> 4) | (bits << 60);
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}
static inline double flonum_value(woad_value v) {
  return value_is_immediate_flonum(v) ? immediate_flonum_value(v) : VALUE_AS(BoxedFlonum, v)->value;
}
static inline bool flonum_try_immediate(double d, woad_value *out) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  bits = (bits << 4) | (bits >> 60);
  *out = VALUE_FROM_BITS(bits);
  return (0x19u >> (bits & 7)) & 1;
}

#define MUST_USE __attribute__((warn_unused_result))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#endif
