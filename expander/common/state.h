/* SPDX-License-Identifier: MIT
 * state.h: what expander/common, syntax and read keep for a session (vm->syntax): counters and caches.
 * Invariant: dropping every cache in here changes speed only. */
#ifndef EXPANDER_COMMON_STATE_H
#define EXPANDER_COMMON_STATE_H

#include "runtime/base/vm.h"

struct ScopeSet;
struct Hash;
struct ScopeOpCache;
struct ScopeHome;
struct StructType;
struct Watch;

typedef struct SyntaxState {
  uint64_t next_scope;            /* serial of the next scope */
  uint32_t next_set;              /* serial of the next scope set */
  struct ScopeSet *empty_set;
  struct ScopeOpCache *op_cache;  /* scopeset.c: results of additions and removals in the middle of a set */
  struct ScopeHome *homes;        /* scopeorder.c: scopes that were read, in the order of their serials; no cache */
  size_t nhomes, homes_room;
  struct Hash *resolved_names;    /* modpath.c: equal? table of resolved module paths, kept while their names are */
  struct Hash *resolve_cache;     /* resolve.c: symbol -> latest resolutions */
  uint32_t bulk_generation;       /* resolve.c: counts additions of bulk bindings; older cache entries are void */
  uint64_t next_space;            /* serial of the next scope of a space: these come before all others */
  struct Hash *spaces;            /* scope.c: symbol -> scope of the binding space, or NULL; no cache */
  struct Hash *modes;             /* mode.c: space -> phase -> pair of both, or NULL; no cache */
  struct StructType *binding_set_type; /* prim_bindingset.c: NULL until asked for; no cache */
  woad_value root_scope;          /* resolve_cache.c: VALUE_FALSE until somebody binds an identifier without scopes */
  struct Watch *watch;            /* watch.c: what is recorded for `woad why`, or NULL (nearly always); no cache either */
} SyntaxState;

/* Makes vm->syntax; before any other call into expander/syntax. */
enum { STATE_SPACE_LIMIT = 1 << 20 }; /* serials up to here are for the scopes of spaces */
void state_boot(woad_vm *vm);
static inline SyntaxState *state_of(woad_vm *vm) { return vm->syntax; }

#endif
