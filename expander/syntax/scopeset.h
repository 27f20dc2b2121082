/* SPDX-License-Identifier: MIT
 * scopeset.h: scopes, and hash-consed persistent sets of them (equal sets are the same pointer). [Flatt16]
 *
 * A set on a syntax object holds plain scopes and, for modules and top levels, *shifted* scopes: a multi-scope together
 * with the phase shift it has there. scopeset_at_phase turns the latter into plain scopes; only such resolved sets are
 * compared with the sets of bindings.
 *
 * Q1  a set is its newest scope and the set of all others: a path that ends in the empty set, newest scope first.
 * Q2  a set is interned in the table of its newest scope, under the set of its other scopes: sets die with their newest
 *     scope, and no old scope keeps a newer one alive. */
#ifndef EXPANDER_SYNTAX_SCOPESET_H
#define EXPANDER_SYNTAX_SCOPESET_H

#include "runtime/base/vm.h"

typedef enum { SCOPE_MODULE, SCOPE_LOCAL, SCOPE_INTDEF, SCOPE_MACRO, SCOPE_USE_SITE, SCOPE_LIFT, SCOPE_TOP,
               SCOPE_SPACE } ScopeKind;

/* Phase that stands for "label"; phases are plain ints otherwise. */
#define PHASE_LABEL INT32_MIN
/* The levels that a form may shift by: an instance's table spans the levels between its base and the phase it is run at. */
#define PHASE_SHIFT_LIMIT 10000
static inline bool phase_is_level(woad_value v) {
  return value_is_fixnum(v) && fixnum_value(v) >= -PHASE_SHIFT_LIMIT && fixnum_value(v) <= PHASE_SHIFT_LIMIT;
}

typedef struct ScopeSet ScopeSet;
typedef struct Scope {
  Header header;              /* SCOPE_IS_MULTI, SCOPE_IS_SHIFTED, SCOPE_TO_LABEL */
  ScopeKind kind;
  int32_t shift;              /* shifted: the phase shift (to label: the phase it was shifted from) */
  uint64_t serial;            /* per session (per module when sealed) */
  woad_value bindings;        /* bindtable.c: eq Hash symbol -> list of (set . binding); VALUE_FALSE: none yet */
  woad_value bulk;            /* list of bulk bindings, newest first */
  woad_value phases;          /* multi: immutable eqv hash phase -> plain Scope */
  woad_value shifted;         /* multi: immutable eqv hash shift -> shifted Scope */
  woad_value name;            /* multi: for messages; space: its symbol; others: VALUE_FALSE */
  struct Scope *multi;        /* shifted, and a multi-scope's scope at a phase: the multi-scope; else NULL */
  ScopeSet **table;           /* Q2: open addressing, keyed by the rest of the set */
  uint32_t table_size, table_used;
} Scope;
#define SCOPE_IS_MULTI FLAG_A
#define SCOPE_IS_SHIFTED FLAG_B
#define SCOPE_TO_LABEL FLAG_C

struct ScopeSet {
  Header header;              /* FLAG_A: holds shifted scopes */
  uint32_t count;
  uint32_t serial;
  uint32_t kinds;             /* bit (1 << kind) for every plain scope */
  uint64_t mask;              /* bit (serial & 63) of every scope: quick refusal of subset tests */
  uint64_t top;               /* the newest scope's serial; 0 for the empty set */
  Scope *newest;              /* NULL for the empty set */
  ScopeSet *rest;             /* without the newest; NULL for the empty set */
  ScopeSet *jump;             /* a set farther down the path, so that it is searched in O(log count) steps (scopeset.c) */
  struct PhaseView *views;    /* scopeset_at_phase's results */
};
static inline Scope *scope_of(woad_value v) { return VALUE_AS(Scope, v); }
static inline bool value_is_scope(woad_value v) { return value_has_type(v, TYPE_SCOPE); }
static inline woad_value scopeset_value(const ScopeSet *set) { return object_value(set); }
static inline ScopeSet *scopeset_of(woad_value v) { return VALUE_AS(ScopeSet, v); }

woad_value scope_make(woad_vm *vm, ScopeKind kind);
woad_value scope_make_multi(woad_vm *vm, woad_value name);
/* the scope of the binding space NAME (an interned symbol): one for the whole session, older than all that are no spaces' */
woad_value scope_interned(woad_vm *vm, woad_value name);
static inline bool scope_is_multi(woad_value scope) { return (scope_of(scope)->header.flags & SCOPE_IS_MULTI) != 0; }
/* the multi-scope's own plain scope for PHASE (counted from its phase 0), made on demand */
woad_value scope_at_phase(woad_vm *vm, woad_value multi, int phase);
/* MULTI as a member of the sets of syntax objects: its phase 0 is at SHIFT; the same object for the same arguments */
woad_value scope_shifted(woad_vm *vm, woad_value multi, int shift);
/* MULTI shifted to the label phase, so that its scope for phase FROM is looked at there */
woad_value scope_shifted_to_label(woad_vm *vm, woad_value multi, int from);

ScopeSet *scopeset_empty(woad_vm *vm);
/* SCOPE: plain or shifted */
ScopeSet *scopeset_add(woad_vm *vm, ScopeSet *set, woad_value scope);
ScopeSet *scopeset_remove(woad_vm *vm, ScopeSet *set, woad_value scope);
/* SET without the scopes of GONE */
ScopeSet *scopeset_remove_all(woad_vm *vm, ScopeSet *set, ScopeSet *gone);
ScopeSet *scopeset_flip(woad_vm *vm, ScopeSet *set, woad_value scope);
ScopeSet *scopeset_union(woad_vm *vm, ScopeSet *a, ScopeSet *b);
bool scopeset_has(const ScopeSet *set, woad_value scope);
bool scopeset_is_subset(const ScopeSet *a, const ScopeSet *of);
static inline size_t scopeset_count(const ScopeSet *set) { return set->count; }
/* the scopes as a list, oldest first; newest first, they are the newest of SET, of its rest, and so on */
woad_value scopeset_list(woad_vm *vm, const ScopeSet *set);
/* every shifted scope replaced by the plain one that stands at PHASE; the set itself when it has none */
ScopeSet *scopeset_at_phase(woad_vm *vm, ScopeSet *set, int phase);
/* every shifted scope shifted further; SHIFT may be PHASE_LABEL */
ScopeSet *scopeset_shift_phase(woad_vm *vm, ScopeSet *set, int shift);
/* without shifted scopes */
ScopeSet *scopeset_plain_part(woad_vm *vm, ScopeSet *set);
/* whether some plain scope is of KIND */
static inline bool scopeset_has_kind(const ScopeSet *set, ScopeKind kind) { return set->kinds >> kind & 1; }

#endif
