/* SPDX-License-Identifier: MIT
 * prim.h: a primitive is declared, documented and registered in one place.
 *
 *   PRIM_MODULE("#%kernel")       (marker; rows below it in the file belong to that primitive module)
 *   PRIM("vector-ref", vector_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
 *        "(vec : vector?) (pos : exact-nonnegative-integer?) -> any/c",
 *        "Element of VEC at POS, counted from 0.")
 *   { ... uses vm, argc, argv ... return value; }
 *
 * tools/prim_table.awk makes build/gen/prim_table.c from `cc -E -DPRIM_SCAN` over the prim_*.c files of every folder.
 * Max -1: any number. Arity is checked before the body runs. argv may be overwritten by the body.
 * The result is a single value, or values_return(...), or call_tail(...) (call.h).
 * A body that may run language code through call_nested must have PF_NESTS: it is then run on a C stack where green
 * threads may switch. A body without PF_NESTS must not call call_nested. */
#ifndef RUNTIME_VM_PRIM_H
#define RUNTIME_VM_PRIM_H

#include "runtime/base/vm.h"

enum {
  PF_PURE = 1,      /* no effect, reads nothing mutable, never raises for arguments of the right number */
  PF_FOLDABLE = 2,  /* may be run by the compiler on constant arguments; a raise there means: do not fold */
  PF_READS = 4,     /* reads mutable state */
  PF_RAISES = 8,    /* may raise; otherwise without effect when neither PF_WRITES nor PF_READS is there */
  PF_WRITES = 16,   /* has an effect */
  PF_COST = 32,     /* work is not O(1): charges fuel through vm_charge */
  PF_NESTS = 64,    /* may run language code above C frames */
  PF_CONTROL = 128, /* touches frames, marks or threads: never inlined, moved or folded */
  PF_ALLOC = 256,   /* result is fresh: identity matters */
  PF_PREDICATE = 512 /* answers a boolean about its one argument's type */
};

/* Rights a session must hold for a primitive to run (promise 5). */
enum {
  RIGHTS_NONE = 0,
  RIGHT_FILE = 1, RIGHT_NET = 2, RIGHT_PROCESS = 4, RIGHT_ENV = 8, RIGHT_CLOCK = 16, RIGHT_RANDOM = 32, RIGHT_FFI = 64,
  RIGHT_UNSAFE = 128, RIGHT_GC = 256, RIGHT_THREAD = 512, RIGHT_INSPECT = 1024, RIGHT_EXIT = 2048, RIGHT_PORT = 4096,
  RIGHT_LOG = 8192,
  RIGHTS_ALL = 0xffff
};

typedef woad_value (*PrimFn)(woad_vm *vm, int argc, woad_value *argv);

typedef struct PrimRow {
  const char *name, *module;
  PrimFn fn;
  int min, max;
  unsigned flags, rights;
  const char *contract, *doc, *file;
  int line;
} PrimRow;

/* Whether the contract says that the answer is one value, as all but some do. */
static inline bool prim_gives_one_value(const PrimRow *row) {
  static const char any[] = "-> any";
  size_t n = strlen(row->contract);
  bool is_any = n >= sizeof any - 1 && strcmp(row->contract + n - (sizeof any - 1), any) == 0;
  return !is_any && strstr(row->contract, "-> (values") == NULL;
}

typedef struct { Header header; const PrimRow *row; woad_value name; } Primitive;

/* Whether the primitive does nothing but tell the kind of its one argument, so that TEST_PREDICATE may run it without a frame. */
static inline bool prim_tells_kind(const PrimRow *row) {
  return (row->flags & PF_PURE) && (row->flags & PF_PREDICATE) && row->min == 1 && row->max == 1 && row->rights == RIGHTS_NONE;
}

#ifdef PRIM_SCAN
#define PRIM_MODULE(module) @@PRIM_MODULE module
#define PRIM(name, cname, min, max, flags, rights, contract, doc) \
  @@PRIM name @ cname @ min @ max @ flags @ rights @ contract @ doc @ __FILE__ @ __LINE__ @@
#else
#define PRIM_MODULE(module) _Static_assert(sizeof(module) > 1, "module name");
#define PRIM(name, cname, min, max, flags, rights, contract, doc) \
  woad_value prim_##cname(woad_vm *vm, int argc, woad_value *argv); \
  woad_value prim_##cname(woad_vm *vm, int argc, woad_value *argv)
#endif

extern const PrimRow prim_table[];
extern const int prim_table_count;
/* Of all names, modules and arities. */
extern const char prim_table_digest[];
/* Open hash table of the rows by prim_hash of their names; -1: empty. */
enum { PRIM_INDEX_SLOTS = 4096 };
extern const int16_t prim_index[PRIM_INDEX_SLOTS];

/* The number of the row NAME of MODULE ("#%kernel", ...), or -1. MODULE NULL: any module. */
int prim_find(const char *module, const char *name);
/* The session's primitive of row I of prim_table; made when it is first asked for. */
woad_value prim_object(woad_vm *vm, int i);

#endif
