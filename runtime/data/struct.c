/* SPDX-License-Identifier: MIT
 * struct.c: structure types and instances. A type knows its ancestors by depth, so that the instance test is two loads and
 * two comparisons. Prefab types are unique in a session: a table maps their full keys to them. */
#include "runtime/data/struct.h"

#include <stdio.h>

#include "runtime/base/debug.h"
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"

/* --- instances --- */

Struct *struct_make(woad_vm *vm, StructType *type) {
  Struct *instance = mem_object_flex(vm, Struct, TYPE_STRUCT, fields, type->nfields);
  instance->type = type;
  return instance;
}

static size_t fill_fields(const StructType *type, woad_value *fields, const woad_value *given) {
  size_t taken = type->super ? fill_fields(type->super, fields, given) : 0;
  memcpy(fields + type->first_own, given + taken, type->own_ninit * sizeof(woad_value));
  for (uint32_t i = 0; i < type->own_nauto; i++) fields[type->first_own + type->own_ninit + i] = type->auto_value;
  return taken + type->own_ninit;
}

/* FIELDS are the constructor's arguments when there are ninit of them, else all fields. */
woad_value struct_make_from(woad_vm *vm, StructType *type, int n, const woad_value *fields) {
  Struct *instance = struct_make(vm, type);
  if ((uint32_t)n == type->nfields) {
    if (n > 0) memcpy(instance->fields, fields, (size_t)n * sizeof(woad_value));
  } else {
    ASSERT((uint32_t)n == type->ninit);
    fill_fields(type, instance->fields, fields);
  }
  mem_keep(fields);
  return object_value(instance);
}

/* --- types --- */

static woad_value make_immutables(woad_vm *vm, const StructTypeSpec *spec) {
  Vector *vec = vector_make(vm, spec->ninit + spec->nauto, VALUE_FALSE);
  for (woad_value l = spec->immutables; value_is_pair(l); l = pair_cdr(l)) {
    size_t pos = (size_t)fixnum_value(pair_car(l));
    if (pos < vec->length) vec->items[pos] = VALUE_TRUE;
  }
  if (value_is_fixnum(spec->proc_spec)) vec->items[fixnum_value(spec->proc_spec)] = VALUE_TRUE;
  vec->header.flags |= FLAG_IMMUTABLE;
  return object_value(vec);
}

static bool has_mutable_field(const StructType *type) {
  const Vector *own = vector_of(type->own_immutables);
  for (size_t i = 0; i < type->own_ninit; i++)
    if (!value_is_true(own->items[i])) return true;
  return false;
}

static void set_flags(woad_vm *vm, StructType *type) {
  const Hamt *table = hamt_of(type->properties);
  unsigned flags = 0;
  bool open_super = !type->super || (type->super->header.flags & STRUCT_TYPE_TRANSPARENT);
  if (open_super && !value_has_type(type->inspector, TYPE_INSPECTOR)) flags |= STRUCT_TYPE_TRANSPARENT;
  if (hamt_get(vm, table, vm->prop.equal_hash) != VALUE_NONE) flags |= STRUCT_TYPE_CUSTOM_EQUAL;
  if (has_mutable_field(type) || (type->super && (type->super->header.flags & STRUCT_TYPE_MUTABLE)))
    flags |= STRUCT_TYPE_MUTABLE;
  if (hamt_get(vm, table, vm->prop.authentic) != VALUE_NONE) flags |= STRUCT_TYPE_AUTHENTIC;
  if (hamt_get(vm, table, vm->prop.sealed) != VALUE_NONE) flags |= STRUCT_TYPE_SEALED;
  if (hamt_get(vm, table, vm->prop.impersonator_of) != VALUE_NONE) flags |= STRUCT_TYPE_STAND_IN;
  if (hamt_get(vm, table, vm->prop.chaperone_unsafe_undefined) != VALUE_NONE) flags |= STRUCT_TYPE_CHECKS_UNDEFINED;
  type->header.flags = (uint8_t)flags;
}

void struct_type_add_properties(woad_vm *vm, StructType *type, woad_value properties) {
  woad_value table = type->properties;
  for (woad_value l = properties; value_is_pair(l); l = pair_cdr(l)) {
    woad_value property = pair_car(pair_car(l)), value = pair_cdr(pair_car(l));
    if (property == vm->prop.procedure) {
      if (value_is_fixnum(value)) value = fixnum_make(fixnum_value(value) + type->first_own);
      type->proc_spec = value;
    }
    table = hamt_set(vm, table, property, value);
  }
  type->properties = table;
  set_flags(vm, type);
}

static void inherit_properties(woad_vm *vm, StructType *type, woad_value proc_spec) {
  type->properties = type->super ? type->super->properties : hamt_empty(vm, HASH_EQ);
  type->proc_spec = type->super ? type->super->proc_spec : VALUE_FALSE;
  if (proc_spec != VALUE_FALSE)
    struct_type_add_properties(vm, type, pair_list(vm, 1, pair_make(vm, vm->prop.procedure, proc_spec)));
}

static woad_value default_constructor_name(woad_vm *vm, woad_value name) {
  size_t n = symbol_length(name);
  char *text = mem_new_atomic(vm, n + 6);
  memcpy(text, "make-", 5);
  memcpy(text + 5, symbol_text(name), n);
  return symbol_intern_n(vm, text, n + 5);
}

static StructType *make_type(woad_vm *vm, const StructTypeSpec *spec) {
  StructType *super = value_has_type(spec->super, TYPE_STRUCT_TYPE) ? VALUE_AS(StructType, spec->super) : NULL;
  uint32_t depth = super ? super->depth + 1 : 0;
  StructType *type = mem_object_flex(vm, StructType, TYPE_STRUCT_TYPE, ancestors, depth + 1);
  type->name = spec->name;
  type->super = super;
  type->depth = depth;
  type->first_own = super ? super->nfields : 0;
  type->own_ninit = spec->ninit;
  type->own_nauto = spec->nauto;
  type->nfields = type->first_own + spec->ninit + spec->nauto;
  type->ninit = (super ? super->ninit : 0) + spec->ninit;
  type->inspector = spec->inspector;
  type->auto_value = spec->auto_value;
  type->guard = spec->guard;
  type->super_guard = VALUE_FALSE;
  type->prefab_key = VALUE_FALSE;
  type->constructor_name =
    value_is_symbol(spec->constructor_name) ? spec->constructor_name : default_constructor_name(vm, spec->name);
  type->own_immutables = make_immutables(vm, spec);
  if (super) memcpy(type->ancestors, super->ancestors, depth * sizeof(StructType *));
  type->ancestors[depth] = type;
  inherit_properties(vm, type, spec->proc_spec);
  struct_type_add_properties(vm, type, spec->properties);
  return type;
}

/* --- prefab types --- */

/* The key of TYPE as the reference writes it; with the own field count when it is a supertype's part. */
static woad_value prefab_key_tail(woad_vm *vm, const StructType *type, bool with_count) {
  woad_value tail = type->super ? prefab_key_tail(vm, type->super, true) : VALUE_NULL;
  size_t nmutable = 0;
  const Vector *own = vector_of(type->own_immutables);
  for (size_t i = 0; i < type->own_ninit; i++) nmutable += !value_is_true(own->items[i]);
  if (nmutable) {
    Vector *vec = vector_make(vm, nmutable, VALUE_FALSE);
    size_t n = 0;
    for (size_t i = 0; i < type->own_ninit; i++)
      if (!value_is_true(own->items[i])) vec->items[n++] = fixnum_make((int64_t)i);
    vec->header.flags |= FLAG_IMMUTABLE;
    tail = pair_make(vm, object_value(vec), tail);
  }
  if (type->own_nauto) tail = pair_make(vm, pair_list(vm, 2, fixnum_make(type->own_nauto), type->auto_value), tail);
  if (with_count) tail = pair_make(vm, fixnum_make(type->own_ninit), tail);
  return pair_make(vm, type->name, tail);
}

static StructType *make_prefab(woad_vm *vm, const StructTypeSpec *spec) {
  StructType *type = make_type(vm, spec);
  Hash *table = hash_datum_table(vm, HASH_TABLE_PREFABS);
  woad_value full = prefab_key_tail(vm, type, true);
  woad_value known = hash_get(vm, table, full);
  if (known != VALUE_NONE) return VALUE_AS(StructType, known);
  woad_value key = prefab_key_tail(vm, type, false);
  type->prefab_key = value_is_null(pair_cdr(key)) ? pair_car(key) : key;
  hash_set(vm, table, full, object_value(type));
  return type;
}

StructType *struct_type_make(woad_vm *vm, const StructTypeSpec *spec) {
  return spec->inspector == vm->sym.prefab ? make_prefab(vm, spec) : make_type(vm, spec);
}

typedef struct { woad_value name, auto_value, mutables; int64_t n, nauto; } PrefabLevel;

static bool is_count(woad_value v) { return value_is_fixnum(v) && fixnum_value(v) >= 0 && fixnum_value(v) <= 32768; }

static bool check_mutables(woad_value vec, int64_t n) {
  const Vector *v = vector_of(vec);
  for (size_t i = 0; i < v->length; i++) {
    if (!value_is_fixnum(v->items[i]) || fixnum_value(v->items[i]) < 0) return false;
    if (n >= 0 && fixnum_value(v->items[i]) >= n) return false;
    for (size_t j = 0; j < i; j++)
      if (v->items[j] == v->items[i]) return false;
  }
  return true;
}

/* Reads one level of a key's list; n is -1 when the count is left out. */
static bool parse_level(woad_value *key, PrefabLevel *level) {
  *level = (PrefabLevel){ VALUE_FALSE, VALUE_FALSE, VALUE_FALSE, -1, 0 };
  woad_value l = *key;
  if (!value_is_pair(l) || !value_is_symbol(pair_car(l))) return false;
  level->name = pair_car(l);
  l = pair_cdr(l);
  if (value_is_pair(l) && is_count(pair_car(l))) {
    level->n = fixnum_value(pair_car(l));
    l = pair_cdr(l);
  }
  if (value_is_pair(l) && value_is_pair(pair_car(l))) {
    woad_value automatic = pair_car(l);
    if (pair_list_length(automatic) != 2 || !is_count(pair_car(automatic))) return false;
    level->nauto = fixnum_value(pair_car(automatic));
    level->auto_value = pair_cadr(automatic);
    l = pair_cdr(l);
  }
  if (value_is_pair(l) && value_is_vector(pair_car(l))) {
    level->mutables = pair_car(l);
    if (!check_mutables(level->mutables, level->n)) return false;
    l = pair_cdr(l);
  }
  *key = l;
  return true;
}

static StructType *level_type(woad_vm *vm, const PrefabLevel *level, StructType *super) {
  StructTypeSpec spec = {
    .name = level->name, .super = super ? object_value(super) : VALUE_FALSE, .inspector = vm->sym.prefab,
    .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE, .auto_value = level->auto_value, .constructor_name = level->name,
    .ninit = (uint32_t)level->n, .nauto = (uint32_t)level->nauto, .properties = VALUE_NULL, .immutables = VALUE_NULL
  };
  for (int64_t i = 0; i < level->n; i++) {
    bool mutable = false;
    if (value_is_vector(level->mutables)) {
      const Vector *vec = vector_of(level->mutables);
      for (size_t j = 0; j < vec->length; j++) mutable |= vec->items[j] == fixnum_make(i);
    }
    if (!mutable) spec.immutables = pair_make(vm, fixnum_make(i), spec.immutables);
  }
  return make_prefab(vm, &spec);
}

/* Levels of KEY, most specific first; their number, or 0 when KEY is no prefab key. *rest: fields of all but the first's
 * non-automatic ones. */
static size_t parse_key(woad_vm *vm, woad_value key, PrefabLevel **levels, int64_t *rest) {
  if (value_is_symbol(key)) key = pair_list(vm, 1, key);
  if (!pair_is_list(key) || value_is_null(key)) return 0;
  size_t room = (size_t)pair_list_length(key), n = 0;
  *levels = mem_alloc(vm, room * sizeof(PrefabLevel));
  *rest = 0;
  while (!value_is_null(key)) {
    PrefabLevel *level = &(*levels)[n];
    if (!parse_level(&key, level) || (n > 0 && level->n < 0)) return 0;
    *rest += level->nauto + (n > 0 ? level->n : 0);
    n++;
  }
  return n;
}

bool struct_is_prefab_key(woad_vm *vm, woad_value key) {
  PrefabLevel *levels;
  int64_t rest;
  return parse_key(vm, key, &levels, &rest) > 0;
}

StructType *struct_prefab_type(woad_vm *vm, woad_value key, uint32_t nfields) {
  PrefabLevel *levels;
  int64_t rest;
  size_t n = parse_key(vm, key, &levels, &rest);
  if (n == 0) return NULL;
  int64_t own = (int64_t)nfields - rest;
  if (own < 0 || (levels[0].n >= 0 && levels[0].n != own)) return NULL;
  levels[0].n = own;
  if (value_is_vector(levels[0].mutables) && !check_mutables(levels[0].mutables, own)) return NULL;
  StructType *type = NULL;
  for (size_t i = n; i-- > 0;) type = level_type(vm, &levels[i], type);
  return type;
}

/* --- types of the runtime's own --- */

StructType *struct_type_make_opaque(woad_vm *vm, const char *name, uint32_t nfields, woad_value properties) {
  StructTypeSpec spec = { .name = symbol_intern(vm, name), .super = VALUE_FALSE, .inspector = vm->inspector, .proc_spec = VALUE_FALSE,
                          .guard = VALUE_FALSE, .auto_value = VALUE_FALSE, .constructor_name = VALUE_FALSE, .ninit = nfields,
                          .properties = properties, .immutables = VALUE_NULL };
  return struct_type_make(vm, &spec);
}

/* --- properties --- */

woad_value struct_property_make(woad_vm *vm, const char *name) {
  StructProperty *property = mem_object(vm, StructProperty, TYPE_STRUCT_PROPERTY);
  property->name = symbol_intern(vm, name);
  property->guard = VALUE_FALSE;
  property->supers = VALUE_NULL;
  return object_value(property);
}

woad_value struct_property_get(woad_vm *vm, woad_value property, woad_value v) {
  const StructType *type;
  v = impersonator_base(v);
  if (value_is_struct(v)) type = struct_of(v)->type;
  else if (value_has_type(v, TYPE_STRUCT_TYPE)) type = VALUE_AS(StructType, v);
  else return VALUE_NONE;
  return hamt_get(vm, hamt_of(type->properties), property);
}

/* --- procedures --- */

woad_value struct_proc_make(woad_vm *vm, StructProcKind kind, StructType *type, uint32_t pos, woad_value name) {
  StructProc *proc = mem_object(vm, StructProc, TYPE_STRUCT_PROC);
  proc->kind = kind;
  proc->type = type;
  proc->pos = pos;
  proc->name = name;
  proc->field_name = VALUE_FALSE;
  proc->property = VALUE_FALSE;
  proc->realm_contract = VALUE_FALSE;
  return object_value(proc);
}

void struct_proc_arity(const StructProc *proc, int *min, int *max) {
  switch (proc->kind) {
  case SP_CONSTRUCTOR: *min = *max = (int)proc->type->ninit; break;
  case SP_PREDICATE: case SP_ACCESSOR: case SP_PROP_PREDICATE: *min = *max = 1; break;
  case SP_MUTATOR: case SP_GENERIC_ACCESSOR: *min = *max = 2; break;
  case SP_GENERIC_MUTATOR: *min = *max = 3; break;
  case SP_PROP_ACCESSOR:
    *min = 1;
    *max = 2;
    break;
  }
}

/* --- inspectors --- */

bool inspector_is_above(woad_value a, woad_value b) {
  const Inspector *above = VALUE_AS(Inspector, a);
  for (const Inspector *i = VALUE_AS(Inspector, b)->parent; i; i = i->parent)
    if (i == above) return true;
  return false;
}

bool struct_inspector_sees(woad_value inspector, const StructType *type) {
  return !value_has_type(type->inspector, TYPE_INSPECTOR) || inspector_is_above(inspector, type->inspector);
}

woad_value struct_inspector_make(woad_vm *vm, woad_value parent) {
  Inspector *inspector = mem_object(vm, Inspector, TYPE_INSPECTOR);
  inspector->parent = value_has_type(parent, TYPE_INSPECTOR) ? VALUE_AS(Inspector, parent) : NULL;
  return object_value(inspector);
}

void struct_boot(woad_vm *vm) {
  vm->inspector = struct_inspector_make(vm, VALUE_FALSE);
#define PROPERTY_OF(field, text, module) vm->prop.field = struct_property_make(vm, (text) + 5);
#define PROPERTY(field, text) PROPERTY_OF(field, text, "#%kernel")
#include "runtime/base/props.def"
#undef PROPERTY
#undef PROPERTY_OF
  VALUE_AS(StructProperty, vm->prop.procedure)->can_impersonate = true;
}
