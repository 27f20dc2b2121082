/* SPDX-License-Identifier: MIT
 * struct.h: structure types, instances, properties, inspectors, and the procedures made for them. */
#ifndef RUNTIME_DATA_STRUCT_H
#define RUNTIME_DATA_STRUCT_H

#include "runtime/base/vm.h"
#include "runtime/data/vector.h"

typedef struct Inspector { Header header; struct Inspector *parent; } Inspector; /* parent NULL: the root */

/* Flags of a type's header: nothing of it is opaque; it or a supertype has prop:equal+hash; a field can be changed;
 * prop:authentic; prop:sealed; prop:impersonator-of; prop:chaperone-unsafe-undefined. */
enum { STRUCT_TYPE_TRANSPARENT = FLAG_A, STRUCT_TYPE_CUSTOM_EQUAL = FLAG_B, STRUCT_TYPE_MUTABLE = FLAG_C,
       STRUCT_TYPE_AUTHENTIC = 16, STRUCT_TYPE_SEALED = 32, STRUCT_TYPE_STAND_IN = 64,
       STRUCT_TYPE_CHECKS_UNDEFINED = 128 };

typedef struct StructType {
  Header header;
  woad_value name;             /* symbol */
  struct StructType *super;    /* or NULL */
  uint32_t depth;              /* number of supertypes */
  uint32_t nfields;            /* all of them, supertypes' included */
  uint32_t first_own;          /* fields of supertypes */
  uint32_t ninit;              /* constructor arguments, supertypes' included */
  uint32_t own_ninit, own_nauto;
  woad_value inspector;        /* Inspector, VALUE_FALSE (transparent), or symbol prefab */
  woad_value auto_value;
  woad_value guard;            /* procedure or VALUE_FALSE */
  woad_value super_guard;      /* the same: of the chaperone of the supertype that this type was made from */
  woad_value proc_spec;        /* prop:procedure of this type or inherited: procedure, fixnum field position, VALUE_FALSE */
  woad_value properties;       /* immutable eq hash: property -> value */
  woad_value own_immutables;   /* immutable vector of booleans: own field is immutable */
  woad_value prefab_key;       /* or VALUE_FALSE */
  woad_value constructor_name;
  struct StructType *ancestors[]; /* ancestors[0] is the root type ... ancestors[depth] this type */
} StructType;

typedef struct Struct { Header header; StructType *type; woad_value fields[]; } Struct;

static inline bool value_is_struct(woad_value v) { return value_has_type(v, TYPE_STRUCT); }
static inline Struct *struct_of(woad_value v) { return VALUE_AS(Struct, v); }
static inline bool struct_type_is_a(const StructType *type, const StructType *of) {
  return type->depth >= of->depth && type->ancestors[of->depth] == of;
}
static inline bool value_is_instance(woad_value v, const StructType *type) { /* plain instances only, no impersonators */
  return value_is_struct(v) && struct_type_is_a(struct_of(v)->type, type);
}

typedef struct {
  woad_value name, super, inspector, proc_spec, guard, auto_value, constructor_name;
  uint32_t ninit, nauto;
  woad_value properties;  /* list of (property . value), guards already applied */
  woad_value immutables;  /* list of own field positions */
} StructTypeSpec;
/* A new type from checked parts (the primitive make-struct-type checks and raises). */
StructType *struct_type_make(woad_vm *vm, const StructTypeSpec *spec);
/* One that nothing can look into, without supertype, with NFIELDS fields and a list of (property . value). */
StructType *struct_type_make_opaque(woad_vm *vm, const char *name, uint32_t nfields, woad_value properties);
/* Adds a list of (property . value); guards are applied, and positions of fields other than prop:procedure's count all
 * fields of an instance. Only before the first instance is made. */
void struct_type_add_properties(woad_vm *vm, StructType *type, woad_value properties);
/* the one prefab type for KEY (see the reference's prefab keys) and number of fields; NULL when KEY is no prefab key */
StructType *struct_prefab_type(woad_vm *vm, woad_value key, uint32_t nfields);
bool struct_is_prefab_key(woad_vm *vm, woad_value key);
Struct *struct_make(woad_vm *vm, StructType *type); /* fields zeroed: fill all of them at once */
woad_value struct_make_from(woad_vm *vm, StructType *type, int n, const woad_value *fields);

typedef struct {
  Header header;
  woad_value name;
  woad_value guard;   /* procedure, VALUE_FALSE, or symbol can-impersonate */
  woad_value supers;  /* list of (property . procedure) */
  bool can_impersonate;
} StructProperty;
woad_value struct_property_make(woad_vm *vm, const char *name);
/* value of PROPERTY for an instance or a struct type (also through impersonators); VALUE_NONE when it has none */
woad_value struct_property_get(woad_vm *vm, woad_value property, woad_value v);

/* Constructor, predicate, accessor, mutator procedures; the VM calls them without a frame. STRUCT_PROC_BUILT_IN: of a type that
 * exists before any library, whose procedures are primitives, and its constructor like any other primitive. */
enum { STRUCT_PROC_BUILT_IN = FLAG_A };
typedef enum { SP_CONSTRUCTOR, SP_PREDICATE, SP_ACCESSOR, SP_MUTATOR, SP_GENERIC_ACCESSOR, SP_GENERIC_MUTATOR,
               SP_PROP_PREDICATE, SP_PROP_ACCESSOR } StructProcKind;
typedef struct {
  Header header;
  StructProcKind kind;
  StructType *type;     /* SP_PROP_*: NULL */
  uint32_t pos;         /* absolute field position */
  woad_value name;      /* symbol, for error messages and object-name */
  woad_value field_name;
  woad_value property;  /* SP_PROP_* */
  woad_value realm_contract; /* expected text for errors, or VALUE_FALSE: derived from the type's name */
} StructProc;
static inline bool value_is_struct_proc(woad_value v) { return value_has_type(v, TYPE_STRUCT_PROC); }
static inline bool struct_proc_is_built_in(const StructProc *proc) { return (proc->header.flags & STRUCT_PROC_BUILT_IN) != 0; }
/* What PROC gives for the ARGC arguments at ARGV when it is a predicate, an accessor or a mutator and they need no closer
 * look: an argument without impersonators, a field that may change. False otherwise, and nothing has happened. */
static inline bool struct_proc_is_quick(const StructProc *proc, int argc, const woad_value *argv, woad_value *result) {
  if (argc == 1 && (proc->kind == SP_PREDICATE || proc->kind == SP_ACCESSOR)) {
    if (!value_is_struct(argv[0])) {
      if (proc->kind != SP_PREDICATE || value_has_type(argv[0], TYPE_IMPERSONATOR)) return false;
      *result = VALUE_FALSE;
      return true;
    }
    bool is_instance = struct_type_is_a(struct_of(argv[0])->type, proc->type);
    if (proc->kind == SP_PREDICATE) *result = value_bool(is_instance);
    else if (is_instance) *result = struct_of(argv[0])->fields[proc->pos];
    return is_instance || proc->kind == SP_PREDICATE;
  }
  if (argc != 2 || proc->kind != SP_MUTATOR || !value_is_instance(argv[0], proc->type) ||
      vector_of(proc->type->own_immutables)->items[proc->pos - proc->type->first_own] != VALUE_FALSE)
    return false;
  struct_of(argv[0])->fields[proc->pos] = argv[1];
  *result = VALUE_VOID;
  return true;
}
woad_value struct_proc_make(woad_vm *vm, StructProcKind kind, StructType *type, uint32_t pos, woad_value name);
void struct_proc_arity(const StructProc *proc, int *min, int *max);
/* Applies it (arity checked by the caller); raises as the reference. A constructor with guards, or an accessor on an
 * impersonator, answers through call_tail/call_then. In prim/prim_struct.c since it raises. */
woad_value struct_proc_apply(woad_vm *vm, StructProc *proc, int argc, woad_value *argv);
/* whether INSPECTOR (a value) may see inside of TYPE: opaque parts are hidden */
bool struct_inspector_sees(woad_value inspector, const StructType *type);
bool inspector_is_above(woad_value a, woad_value b); /* A strictly above B */
/* a new inspector below PARENT (VALUE_FALSE: a root) */
woad_value struct_inspector_make(woad_vm *vm, woad_value parent);
void struct_boot(woad_vm *vm); /* root inspector, vm->prop */
#endif
