/* SPDX-License-Identifier: MIT
 * literal.c: interning of literals: what the reader gives as syntax, what becomes syntax, and what compiled code holds goes through
 * here, so that eq? tells nothing of how a program was loaded. A weak table in the session. */
#include "runtime/data/literal.h"

#include "runtime/data/bytes.h"
#include "runtime/data/hash.h"
#include "runtime/data/string.h"

static bool is_interned(TypeCode type) {
  switch (type) {
  case TYPE_STRING: case TYPE_BYTES: case TYPE_FLONUM: case TYPE_BIGNUM: case TYPE_RATIONAL: case TYPE_COMPLEX: case TYPE_REGEXP:
    return true;
  default: return false;
  }
}

static woad_value make_immutable(woad_vm *vm, woad_value v) {
  if (value_is_string(v)) return string_to_immutable(vm, v);
  if (!value_is_bytes(v) || value_is_immutable(v)) return v;
  v = bytes_from(vm, bytes_of(v)->data, bytes_of(v)->length);
  value_header(v)->flags |= FLAG_IMMUTABLE;
  return v;
}

woad_value literal_intern(woad_vm *vm, woad_value v) {
  if (!value_is_object(v) || !is_interned(value_type(v))) return v;
  Hash *literals = hash_datum_table(vm, HASH_TABLE_LITERALS);
  woad_value found = hash_key_ref(vm, literals, v);
  if (found != VALUE_NONE) return found;
  v = make_immutable(vm, v);
  hash_set(vm, literals, v, VALUE_TRUE);
  return v;
}
