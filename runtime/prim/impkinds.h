/* SPDX-License-Identifier: MIT
 * impkinds.h: what the files of the kinds of impersonators offer to primitives on plain values, which come here when their
 * argument is no plain value. x_nested and x_snapshot nest (call.h); the others answer like primitives. */
#ifndef RUNTIME_PRIM_IMPKINDS_H
#define RUNTIME_PRIM_IMPKINDS_H

#include "runtime/data/impersonator.h"
#include "runtime/data/struct.h"
#include "runtime/data/vector.h"
#include "runtime/vm/redirect.h"

void prim_impersonator_boot(woad_vm *vm);
woad_value impkinds_make_property(woad_vm *vm, woad_value name);

/* prim_impvector.c; POS is in range */
woad_value impvector_ref(woad_vm *vm, const char *who, woad_value v, size_t pos);
woad_value impvector_set(woad_vm *vm, const char *who, woad_value v, size_t pos, woad_value value);
woad_value impvector_unbox(woad_vm *vm, const char *who, woad_value v);
woad_value impvector_set_box(woad_vm *vm, const char *who, woad_value v, woad_value value);
woad_value impvector_ref_nested(woad_vm *vm, woad_value v, size_t pos);
void impvector_set_nested(woad_vm *vm, woad_value v, size_t pos, woad_value value);
woad_value impvector_unbox_nested(woad_vm *vm, woad_value v);
Vector *impvector_snapshot(woad_vm *vm, woad_value v);
/* Answers as FN, a primitive, for arguments of which the last, an impersonated vector, is replaced by a copy of what it shows
 * from START to END; in native frames. */
woad_value impvector_on_shown(woad_vm *vm, RedirectPrimFn fn, int argc, const woad_value *argv, size_t start, size_t end);

/* prim_impstruct.c; V is an impersonator of an instance of the procedure's type */
woad_value impstruct_get(woad_vm *vm, StructProc *proc, woad_value v, uint32_t pos);
woad_value impstruct_set(woad_vm *vm, StructProc *proc, woad_value v, uint32_t pos, woad_value value);
woad_value impstruct_property(woad_vm *vm, StructProc *proc, woad_value v, woad_value raw);
woad_value impstruct_snapshot(woad_vm *vm, woad_value v);
/* A chaperone of the structure V whose fields are not used while they are unsafe-undefined. */
woad_value impstruct_check_undefined(woad_vm *vm, woad_value v);

/* prim_hash.c */
bool prim_hash_key_nests(woad_vm *vm, woad_value hash, woad_value key); /* whether looking for KEY in HASH may run language code */
/* Answers for a KEY that is not there: FAIL, called when it is a procedure; raises when it is VALUE_NONE. */
woad_value prim_hash_missing(woad_vm *vm, woad_value key, woad_value fail);

/* What the procedures of an impersonated table are for. */
enum { IMPHASH_REF, IMPHASH_SET, IMPHASH_REMOVE, IMPHASH_KEY, IMPHASH_CLEAR, IMPHASH_EQUAL_KEY, IMPHASH_NPROCS };

/* prim_imphashref.c: answers as hash-ref, of a table that shows its keys as they are; FAIL as for prim_hash_missing */
woad_value imphashref_apply(woad_vm *vm, woad_value table, woad_value key, woad_value fail);
/* prim_imphashset.c: answers as hash-set!, of such a table */
woad_value imphashset_apply(woad_vm *vm, woad_value table, woad_value key, woad_value value);

/* prim_imphash.c: what IMP, around a table, gives along with KEY, as it is, for the value, where a guard tells; else VALUE_NONE. */
woad_value imphash_along(woad_vm *vm, const Impersonator *imp, woad_value key);
/* Whether the impersonated table V shows KEY, that of an entry, as it is, and what it holds for it (which goes
 * to *VALUE, where that is not NULL) too, as guards tell. */
bool imphash_hands_on(woad_vm *vm, woad_value v, woad_value key, woad_value *value);
/* Procedures of an impersonated table and a key, in native frames: the key of an entry as WHO, an iteration, shows it; what the table, one
 * that shows its keys as they are, shows for such a key. */
woad_value imphash_key_reader(woad_vm *vm, const char *who);
woad_value imphash_value_reader(woad_vm *vm, const char *who);
_Noreturn void imphash_raise_no_value(woad_vm *vm, const char *who, woad_value key); /* nothing is found for a KEY shown */
/* all others nest; V may be plain */
bool imphash_shows_keys(woad_value v); /* whether an equal-key procedure around the table V is asked */
woad_value imphash_ref(woad_vm *vm, woad_value v, woad_value key);      /* VALUE_NONE when it is not there */
woad_value imphash_ref_key(woad_vm *vm, woad_value v, woad_value key);  /* the same */
void imphash_set(woad_vm *vm, woad_value v, woad_value key, woad_value value);
woad_value imphash_with(woad_vm *vm, woad_value v, woad_value key, woad_value value);
void imphash_remove(woad_vm *vm, woad_value v, woad_value key);
woad_value imphash_without(woad_vm *vm, woad_value v, woad_value key);
void imphash_clear(woad_vm *vm, woad_value v);
woad_value imphash_emptied(woad_vm *vm, woad_value v);
woad_value imphash_key(woad_vm *vm, const char *who, woad_value v, woad_value key); /* KEY as an iteration shows it */
/* A plain copy of what V shows; a key shown for which nothing is found is left out, or raises where STRICT. */
woad_value imphash_snapshot(woad_vm *vm, woad_value v, bool strict);

#endif
