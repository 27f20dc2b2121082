/* SPDX-License-Identifier: MIT
 * syntax.h: syntax objects. [Flatt16], spec/taints.md
 *
 * S1  content is an atom, a pair/vector/box/prefab/hash whose parts are syntax objects in turn (pairs: a syntax object or
 *     null or another pair in cdr position), never a raw compound elsewhere.
 * S2  scopes, shifts and taint that were added to a compound are pending and pushed down when syntax_content is called.
 * S3  every syntax object carries its origin module stamp (set by the reader or on instantiation; datum->syntax stamps the
 *     module whose transformer is running). */
#ifndef EXPANDER_SYNTAX_SYNTAX_H
#define EXPANDER_SYNTAX_SYNTAX_H

#include "expander/syntax/scopeset.h"
#include "runtime/base/vm.h"

typedef struct Syntax Syntax;
typedef struct {
  woad_value source;          /* path, string, symbol... or VALUE_FALSE */
  int64_t line, column, position, span; /* -1: unknown. line 1-based, column 0-based, position 1-based */
  woad_value vector;          /* stxloc.c: the same as a vector, made on demand */
} SrcLoc;
SrcLoc *syntax_location_make(woad_vm *vm, woad_value source, int64_t line, int64_t column, int64_t position, int64_t span);

struct Syntax {
  Header header;              /* SYNTAX_TAINTED, SYNTAX_TAINT_PENDING, SYNTAX_ORIGINAL */
  woad_value content;         /* see S1; parts may lag behind by what is pending */
  ScopeSet *scopes;           /* plain and shifted scopes; never NULL */
  woad_value fallbacks;       /* list of further scope sets, tried in order when the first gives nothing; usually VALUE_NULL */
  struct Pending *pending;    /* NULL or scope/shift operations for the children (syntax_scope.c) */
  woad_value shifts;          /* chain (list) of module path index shifts, newest first */
  SrcLoc *location;           /* shared, or NULL */
  woad_value properties;      /* immutable eq hash or VALUE_FALSE; values wrapped when preserved (stxprop.c) */
  woad_value packs;           /* armed: list of inspectors (antichain). Else VALUE_NULL; tainted: or why (watch.h) */
  woad_value inspector;       /* for access to unexported names, or VALUE_FALSE */
  woad_value origin;          /* origin module stamp, or VALUE_FALSE */
};
#define SYNTAX_TAINTED FLAG_A
#define SYNTAX_TAINT_PENDING FLAG_B /* tainted, children not marked yet */
#define SYNTAX_ORIGINAL FLAG_C      /* came from read-syntax */

static inline bool value_is_syntax(woad_value v) { return value_has_type(v, TYPE_SYNTAX); }
static inline Syntax *syntax_of(woad_value v) { return VALUE_AS(Syntax, v); }
static inline bool syntax_is_identifier(woad_value v) {
  return value_is_syntax(v) && value_has_type(syntax_of(v)->content, TYPE_SYMBOL);
}
/* A fresh object without context from an atom or from content as in S1. */
woad_value syntax_make(woad_vm *vm, woad_value content, SrcLoc *location);
/* syntax-e without taint rules: pushes what is pending and gives the content (the expander's own view; the object is clean
 * or was disarmed). */
woad_value syntax_content(woad_vm *vm, woad_value stx);
/* syntax-e as programs see it (armed or tainted objects give tainted parts) */
woad_value syntax_e(woad_vm *vm, woad_value stx);
/* syntax->datum: safe for deep data */
woad_value syntax_to_datum(woad_vm *vm, woad_value stx);
/* datum->syntax; CONTEXT syntax or VALUE_FALSE; LOCATION from a syntax or SrcLoc; PROPERTIES a syntax or VALUE_FALSE */
woad_value syntax_from_datum(woad_vm *vm, woad_value context, woad_value datum, SrcLoc *location, woad_value properties);
/* rebuild: content under the context, location, properties and packs of ORIGINAL (for the expander's output) */
woad_value syntax_rebuild(woad_vm *vm, woad_value original, woad_value content);
woad_value syntax_symbol(woad_value identifier);

/* The expander's list view: a proper list whose cdrs may be syntax. syntax_list: a plain list of syntax parts, or
 * VALUE_FALSE when STX is no list. */
woad_value syntax_list(woad_vm *vm, woad_value stx);
bool syntax_is_pair(woad_vm *vm, woad_value stx);
woad_value syntax_car(woad_vm *vm, woad_value stx);
woad_value syntax_cdr(woad_vm *vm, woad_value stx);
bool syntax_is_null(woad_vm *vm, woad_value stx);

/* --- scopes (whole object, lazily) --- */
typedef enum { SCOPE_ADD, SCOPE_REMOVE, SCOPE_FLIP } ScopeOp;
/* SCOPE: a Scope, or a multi-scope (then PHASE is the expansion phase it stands for). Shares when nothing changes. */
woad_value syntax_adjust_scope(woad_vm *vm, woad_value stx, woad_value scope, ScopeOp op, int phase);
woad_value syntax_adjust_scopes(woad_vm *vm, woad_value stx, woad_value list_of_scopes, ScopeOp op, int phase);
/* without the plain scopes of SCOPES */
woad_value syntax_remove_scopes(woad_vm *vm, woad_value stx, ScopeSet *scopes);
/* the effective scope set of an identifier at PHASE (multi-scopes resolved) */
ScopeSet *syntax_scope_set(woad_vm *vm, woad_value id, int phase);
/* SHIFT may be PHASE_LABEL */
woad_value syntax_shift_phase(woad_vm *vm, woad_value stx, int shift);
/* Makes MULTI at PHASE the leading multi-scope: one that STX has already for another context becomes a fallback. */
woad_value syntax_push_multi(woad_vm *vm, woad_value stx, woad_value multi, int phase);
/* module path index shift FROM -> TO and inspector, applied lazily in resolution */
woad_value syntax_shift_modules(woad_vm *vm, woad_value stx, woad_value from_mpi, woad_value to_mpi, woad_value inspector);
/* One shift for many objects (all literals of an instance): chains of equal history are then shared, and so are the caches
 * that go by them. */
woad_value syntax_make_shift(woad_vm *vm, woad_value from_mpi, woad_value to_mpi, woad_value inspector);
/* an element of a chain of shifts; FROM VALUE_NONE: only the inspector counts */
typedef struct { Header header; woad_value from, to, inspector, memo_chain, memo_result; } ModuleShift;
static inline ModuleShift *module_shift_of(woad_value v) { return VALUE_AS(ModuleShift, v); }
/* the shifts of CHAIN (another object's) on top of those of STX */
woad_value syntax_apply_shift_chain(woad_vm *vm, woad_value stx, woad_value chain);
/* applies the object's shifts to a module path index found in one of its bindings */
woad_value syntax_apply_shifts(woad_vm *vm, woad_value stx, woad_value mpi);

/* --- properties, locations --- */
woad_value syntax_property(woad_vm *vm, woad_value stx, woad_value key);  /* VALUE_FALSE when absent */
woad_value syntax_with_property(woad_vm *vm, woad_value stx, woad_value key, woad_value value);
woad_value syntax_with_preserved_property(woad_vm *vm, woad_value stx, woad_value key, woad_value value);
bool syntax_property_is_preserved(woad_vm *vm, woad_value stx, woad_value key);
woad_value syntax_without_property(woad_vm *vm, woad_value stx, woad_value key);
woad_value syntax_track_origin(woad_vm *vm, woad_value new_stx, woad_value old_stx, woad_value identifier);
/* "path:line:col: " for messages, or "" */
const char *syntax_location_text(woad_vm *vm, woad_value stx);
woad_value syntax_source_vector(woad_vm *vm, woad_value stx); /* #(source line column position span) or VALUE_FALSE, cached */

/* --- taints (taint.c); spec/taints.md --- */
static inline bool syntax_is_tainted(woad_value stx) { return (value_header(stx)->flags & SYNTAX_TAINTED) != 0; }
static inline bool syntax_is_armed(woad_value stx) { return value_is_pair(syntax_of(stx)->packs); }
woad_value syntax_taint(woad_vm *vm, woad_value stx);
/* Whether taking STX apart, or making syntax with its context, gives tainted syntax although STX is not tainted: it is armed,
 * and the switch lenient-arming does not make its packs count for nothing here. */
bool syntax_is_closed(woad_vm *vm, woad_value stx);
/* what Syntax.packs of a part of STX is to hold, STX being tainted or taken apart */
woad_value syntax_taint_reason(woad_vm *vm, woad_value stx);
/* the key that #f means (section 3) */
woad_value syntax_current_key(woad_vm *vm);
/* adds a pack with key INSPECTOR to the outermost object, no modes */
woad_value syntax_arm(woad_vm *vm, woad_value stx, woad_value inspector);
/* removes the packs whose key is INSPECTOR or below it */
woad_value syntax_disarm(woad_vm *vm, woad_value stx, woad_value inspector);
/* the expander's unlimited power: all packs of the outermost object */
woad_value syntax_disarm_all(woad_vm *vm, woad_value stx);
/* copies the packs (or the taint) of FROM, no modes */
woad_value syntax_rearm(woad_vm *vm, woad_value stx, woad_value from);
/* syntax-rearm with use-mode? (section 4): what the expander does with a macro's result */
woad_value syntax_push_packs(woad_vm *vm, woad_value stx, woad_value from);
/* syntax-protect with key INSPECTOR (section 4) */
woad_value syntax_protect(woad_vm *vm, woad_value stx, woad_value inspector);

/* raise-syntax-error: "LOC: WHO: MESSAGE\n  at: SUBFORM\n  in: FORM" with the reference's rules; WHO may be VALUE_FALSE (derived) */
_Noreturn void syntax_raise(woad_vm *vm, woad_value who, const char *message, woad_value form, woad_value subform);
/* message and list of forms of such an exception */
const char *syntax_error_text(woad_vm *vm, woad_value who, const char *message, woad_value form, woad_value subform,
                              const char *suffix);
woad_value syntax_error_exprs(woad_vm *vm, woad_value form, woad_value subform, woad_value extra);
_Noreturn void syntax_raise_type(woad_vm *vm, woad_value exn_type, woad_value who, const char *message, woad_value form,
                                 woad_value subform, woad_value extra_exprs, const char *suffix);
/* The hooks of vm->hooks as this layer uses them: answers that are right when the expander is not there. */
static inline int syntax_current_phase(woad_vm *vm) {
  return vm->hooks.current_expand_phase ? vm->hooks.current_expand_phase(vm) : 0;
}

#endif
