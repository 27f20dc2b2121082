/* SPDX-License-Identifier: MIT
 * watch.h: what an expansion does with the identifiers at one place of a source file, recorded for `woad why`.
 *
 * Nothing is recorded, and nothing is paid but a test of one pointer where scopes, bindings and packs are made, unless
 * watch_start was called in the session. Everything here only remembers: an expansion gives the same result with it.
 *
 * W1  the records are objects of the session, reachable from vm->syntax->watch.
 * W2  a tainted object holds its WatchTaking in `packs`, from the moment an armed one was taken apart; copies and parts
 *     inherit it. Without a watch that field of a tainted object is VALUE_NULL. */
#ifndef EXPANDER_SYNTAX_WATCH_H
#define EXPANDER_SYNTAX_WATCH_H

#include "expander/common/state.h"
#include "expander/syntax/binding.h"
#include "runtime/data/hash.h"

/* What the expander wanted of an identifier. */
typedef enum {
  WATCH_REFERENCE, /* its meaning, as a form, a head or a target */
  WATCH_BINDING,   /* it was bound */
  WATCH_EXPORT,    /* it was provided */
  WATCH_COMPARED,  /* by a transformer, with free-identifier=? */
  WATCH_LOOKED_UP, /* by a transformer, with syntax-local-value */
  WATCH_TEMPLATE,  /* inside quote-syntax; the phase is that of a transformer's result */
  WATCH_QUOTED,    /* inside quote */
  WATCH_WRITTEN    /* nothing yet: it stands in the text that was read */
} WatchRole;

typedef struct WatchEvent {
  Header header;
  WatchRole role;
  int phase;
  woad_value id;
  ResolveStatus status;
  woad_value binding;         /* when it is to have one and was found; for WATCH_BINDING the new one */
} WatchEvent;

/* One application of a transformer. */
typedef struct WatchMacro {
  Header header;
  woad_value id;              /* its head */
  woad_value module;          /* resolved name of the module that defines the macro, or VALUE_FALSE: the one under way */
  woad_value use;             /* the form */
} WatchMacro;

/* One opening of an armed object by somebody without its key. */
typedef struct WatchTaking {
  Header header;
  woad_value armed;           /* the object */
  woad_value armed_by;        /* WatchMacro; VALUE_FALSE: code outside of transformers; VALUE_NONE: not known */
  woad_value taken_by;        /* WatchMacro or VALUE_FALSE */
  const char *primitive;      /* name of the primitive that ran, or NULL */
} WatchTaking;

typedef struct Watch {
  woad_value name;            /* symbol that is asked for */
  woad_value file;            /* path of the file that is expanded */
  woad_value source;          /* path: where the identifier stands */
  int64_t line, column;       /* as in SrcLoc */
  bool is_complete;           /* the expansion came to its end */
  woad_value events;          /* list of WatchEvent, latest first */
  woad_value others;          /* list of other symbols met at the place */
  Hash *macros;               /* eq: macro scope -> WatchMacro */
  Hash *binders;              /* eq: symbol -> list of (binding . identifier) */
  Hash *requires;             /* eq: module path index -> syntax of the module path */
  Hash *armings;              /* eq: list of packs -> WatchMacro or VALUE_FALSE */
} Watch;

static inline bool watch_is_on(woad_vm *vm) { return UNLIKELY(state_of(vm)->watch != NULL); }
static inline bool watch_is_by_transformer(WatchRole role) { return role == WATCH_COMPARED || role == WATCH_LOOKED_UP; }
static inline WatchEvent *watch_event_of(woad_value v) { return VALUE_AS(WatchEvent, v); }
static inline WatchMacro *watch_macro_of(woad_value v) { return VALUE_AS(WatchMacro, v); }
static inline WatchTaking *watch_taking_of(woad_value v) { return VALUE_AS(WatchTaking, v); }

/* Records from now on, while FILE is expanded, what becomes of identifiers that say they stand in SOURCE (paths both) at LINE
 * (1-based), COLUMN (0-based). */
void watch_start(woad_vm *vm, woad_value name, woad_value file, woad_value source, int64_t line, int64_t column);

/* The notes; only when watch_is_on. */
void watch_note(woad_vm *vm, WatchRole role, woad_value id, int phase);
void watch_note_binding(woad_vm *vm, woad_value id, woad_value binding, int phase);
/* every identifier in DATUM */
void watch_note_quoted(woad_vm *vm, WatchRole role, woad_value datum, int phase);
void watch_note_macro(woad_vm *vm, woad_value scope, woad_value id, woad_value module, woad_value use);
void watch_note_require(woad_vm *vm, woad_value mpi, woad_value path);
/* PACKS is a new list; the arming is that of FROM, a list of packs it was made from, or VALUE_NULL: the running code's. */
void watch_note_arming(woad_vm *vm, woad_value packs, woad_value from);
/* What is kept in the parts of ARMED, which are tainted (W2). */
woad_value watch_taking(woad_vm *vm, woad_value armed);

/* The binding identifier of BINDING, when it was bound in this expansion, or VALUE_FALSE. */
woad_value watch_binder(woad_vm *vm, const Watch *watch, woad_value binding);
/* The macro that introduced ID: the latest whose scope it has; or VALUE_FALSE. */
woad_value watch_introducer(woad_vm *vm, const Watch *watch, woad_value id, int phase);

#endif
