/* SPDX-License-Identifier: MIT
 * namespace.h: namespaces, declarations, instances, worlds. spec/phases.md sections 1-5.
 *
 *   Registry   declarations by resolved name; shared by a top-level namespace and everything expanded in it
 *   World      instances by (resolved name, base phase) and the lists of what is available at each phase; a module
 *              expansion gets a fresh one (separate compilation), so state at phases >= 1 is never shared
 *   Namespace  registry + world + one Instance whose inside it shows (the top level's, or a module's) + scopes + phase
 *
 * N1  level k of an instance at base phase b runs at phase b + k, at most once; states only move forward.
 * N2  primitive and cross-phase persistent modules have one instance, at base 0, in the registry.
 * N3  a provides table is a mutable eq Hash, symbol -> Binding, one a phase level; a Binding's module path index starts from
 *     the module's own self (binding.h, binding_add_bulk). Entries are not changed after the module was declared.
 * N4  no code runs while a plan is made; running a plan never leaves a C frame under a body unless asked to nest. */
#ifndef EXPANDER_NAMESPACE_NAMESPACE_H
#define EXPANDER_NAMESPACE_NAMESPACE_H

#include "expander/syntax/syntax.h"
#include "runtime/data/hash.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/code.h"

typedef struct Registry {
  Header header;              /* TYPE_SYSTEM_TABLE */
  Hash *decls;                /* eq: resolved module path -> ModuleDecl; NULL: none yet */
  Hash *persistent;           /* eq: resolved module path -> Instance */
  struct Registry *parent;    /* of a module under expansion: where to look next; submodules being expanded go here */
  woad_value loading;         /* list of resolved names being loaded, innermost first (of the root registry) */
} Registry;

typedef struct World {
  Header header;              /* TYPE_SYSTEM_TABLE */
  Hash *instances;            /* eq: resolved name -> eqv Hash of base phase -> Instance */
  Hash *available;            /* eqv: phase -> list of Instance, latest first */
} World;

/* A link key is a vector #(kind module level symbol): what a body refers to, independent of instances. */
enum { LINK_KIND, LINK_MODULE, LINK_LEVEL, LINK_SYMBOL };               /* positions */
enum { LINK_OWN, LINK_OWN_MACRO, LINK_IMPORT, LINK_OWN_CONSTANT };     /* kinds; OWN also: variable of the top level */

/* One level of code of a compiled module, or one top-level form. */
typedef struct Body {
  Header header;              /* TYPE_OTHER */
  int level;
  woad_value code;            /* Code as a value, or VALUE_FALSE: to be decoded from the owner's bytes */
  woad_value keys;            /* vector of link keys */
  uint32_t nliterals;
  woad_value literals;        /* vector of syntax (VALUE_NONE: to be decoded), or VALUE_FALSE: nothing decoded */
  woad_value owner;           /* Compiled, or VALUE_FALSE */
  uint32_t position;          /* in the owner's list of bodies */
  Hash *constants;            /* eq set of the variables it defines that never change; made by lower.c when first asked for */
} Body;

typedef enum { COMPILED_TOP, COMPILED_MODULE } CompiledKind;
typedef struct Compiled {
  Header header;              /* TYPE_COMPILED */
  CompiledKind kind;
  woad_value name;            /* MODULE: symbol, or list of symbols for a submodule */
  woad_value self;            /* module path index that stands for the module (or the top level) in all of this */
  woad_value requires;        /* list of (phase . list of mpi), phase a fixnum or #f, in order of appearance */
  woad_value provides;        /* eq Hash: phase level and space (mode.h) -> provides table */
  woad_value portals;         /* list of (level symbol . syntax), or (level symbol . position) among the literals of a file */
  woad_value bodies;          /* list of Body, by level, ascending; COMPILED_TOP: in order of appearance */
  woad_value items;           /* COMPILED_TOP: list of steps, see eval_compile.h */
  woad_value inside;          /* identifier with the scopes of the module's body, or VALUE_FALSE */
  woad_value pre, post;       /* lists of Compiled: submodules before and after */
  woad_value pre_names, post_names; /* lists of symbols: all declared submodules, even when they are not here */
  woad_value language_info;   /* datum */
  bool is_primitive;          /* its tables are filled when they are first asked for: boot/primmod.c */
  bool is_persistent;
  bool from_bytes;
  bool has_unsafe;
  woad_value loaded;          /* lazily read parts: see compiled_read.c; or VALUE_FALSE */
  struct StxReader *reader;   /* of its syntax literals, once one was asked for; made for READER_INSPECTOR */
  woad_value reader_inspector;
  woad_value source_name;     /* path or symbol, for module->source and messages */
  woad_value known;           /* eq Hash: exported variable -> KnownInfo, or VALUE_FALSE */
  Hash *access;               /* access.c: what is exported, and how; NULL until asked for */
} Compiled;

typedef struct ModuleDecl {
  Header header;              /* TYPE_MODULE_DECL */
  woad_value name;            /* resolved module path */
  Compiled *compiled;
  woad_value inspector;       /* declaration-time code inspector */
  woad_value source;          /* current-module-declare-source, or VALUE_FALSE */
  bool is_primitive;
  bool is_protected_primitive;
  uint64_t plan;              /* the plan that goes through its imports (Plan.number), to find cycles */
} ModuleDecl;

typedef struct Level {
  Hash *vars;                 /* eq: symbol -> Variable */
  Hash *macros;               /* eq: symbol -> Variable holding the transformer */
  uint8_t state;              /* LEVEL_x */
} Level;
enum { LEVEL_NEW, LEVEL_AVAILABLE, LEVEL_STARTED };

typedef struct LevelTable { Header header; int first, count; Level *levels[]; } LevelTable; /* TYPE_SYSTEM_TABLE */

typedef struct Instance {
  Header header;              /* TYPE_INSTANCE */
  ModuleDecl *decl;           /* NULL: top level, or a module under expansion */
  woad_value name;            /* resolved module path, or VALUE_FALSE for the top level */
  woad_value label;           /* resolved name for messages, when another: a module under expansion has that of its form */
  woad_value self;            /* module path index that resolves to this instance's module */
  int base_phase;
  LevelTable *levels;
  struct Namespace *inside;   /* made on demand by module->namespace */
  World *world;
  Registry *registry;
  woad_value imports;         /* cache: list of (phase . Instance) in order, or VALUE_FALSE while not resolved */
  woad_value literals;        /* vector of shifted literals or VALUE_FALSE */
  woad_value attachments;     /* eq Hash or VALUE_FALSE */
  woad_value power;           /* inspector that opens all of it (access.h), or VALUE_FALSE: the declaration's */
} Instance;

typedef struct Namespace {
  Header header;              /* TYPE_NAMESPACE */
  Registry *registry;
  World *world;
  Instance *instance;
  int phase;                  /* base phase of this view */
  woad_value self;            /* module path index of the instance's module */
  woad_value outside;         /* scope on everything written inside, or VALUE_FALSE */
  woad_value inside;          /* multi-scope also put on what is expanded inside */
  woad_value other_scopes;    /* list of further scopes (an enclosing module's, for module* with #f) */
  woad_value inspector;
  woad_value frame;           /* key of definition context for use-site scopes */
  woad_value use_sites;       /* box of the set of use-site scopes of the top level */
  woad_value lift_count;      /* box of the number of names made for lifted expressions; shared by views of other phases */
  bool is_module;             /* inside of a module */
  woad_value shift_from;      /* inside of an instance: self of the compiled form, which syntax literals refer to */
  bool keep_instantiated;
  woad_value lookup_hint;     /* list of namespaces consulted before the resolver, or VALUE_NULL */
} Namespace;

static inline bool value_is_namespace(woad_value v) { return value_has_type(v, TYPE_NAMESPACE); }
static inline Namespace *namespace_of(woad_value v) { return VALUE_AS(Namespace, v); }
static inline Instance *instance_of(woad_value v) { return VALUE_AS(Instance, v); }
static inline Compiled *compiled_of(woad_value v) { return VALUE_AS(Compiled, v); }
static inline bool value_is_compiled(woad_value v) { return value_has_type(v, TYPE_COMPILED); }
static inline ModuleDecl *module_decl_of(woad_value v) { return VALUE_AS(ModuleDecl, v); }

/* --- namespace.c --- */
/* An empty top level: own registry and world, nothing in it but the primitive modules. */
Namespace *namespace_make_top(woad_vm *vm, Namespace *like);
/* For expanding a module named NAME (resolved): fresh world, a registry on top of OUTER's. */
Namespace *namespace_make_module(woad_vm *vm, Namespace *outer, woad_value name, woad_value self);
/* The inside of an instance of a declared module; cached in it. */
Namespace *namespace_make_inside(woad_vm *vm, Instance *instance);
/* The same namespace seen from PHASE. */
Namespace *namespace_at_phase(woad_vm *vm, Namespace *ns, int phase);
Namespace *namespace_current(woad_vm *vm);
/* NS becomes the current namespace until cleanup_pop(vm, &it->cleanup, true), or an escape. */
typedef struct NamespaceSwitch { Cleanup cleanup; woad_value saved; } NamespaceSwitch;
void namespace_switch(woad_vm *vm, NamespaceSwitch *it, Namespace *ns);
/* Adds the namespace's scopes; syntax of another top level or module keeps its own as a fallback. */
woad_value namespace_introduce(woad_vm *vm, Namespace *ns, woad_value stx);
/* Adds the namespace's scopes to syntax that is its own. */
woad_value namespace_add_scopes(woad_vm *vm, Namespace *ns, woad_value stx);
World *namespace_make_world(woad_vm *vm);
Registry *namespace_make_registry(woad_vm *vm, Registry *parent);
Compiled *namespace_make_compiled(woad_vm *vm, CompiledKind kind);
Body *namespace_make_body(woad_vm *vm, int level, woad_value code, woad_value keys, woad_value literals);

/* --- registry.c --- */
/* NULL when not declared */
ModuleDecl *registry_find(woad_vm *vm, Registry *registry, woad_value name);
Registry *registry_root(Registry *registry);
void registry_add(woad_vm *vm, Registry *registry, ModuleDecl *decl);
/* Declares COMPILED (a module and what is in it) under NAME. */
ModuleDecl *registry_declare(woad_vm *vm, Namespace *ns, Compiled *compiled, woad_value name);
/* Submodule of COMPILED by a list of symbols, or NULL; COMPILED itself for an empty list. */
Compiled *registry_submodule(Compiled *compiled, woad_value names);
/* Declares, of a file's module ROOT, just the one that NAME means, without what is around or in it. False: there is none. */
bool registry_declare_part(woad_vm *vm, Namespace *ns, Compiled *root, woad_value name);
/* The same for a submodule NAME of a module that was declared so before. */
bool registry_declare_beside(woad_vm *vm, Namespace *ns, ModuleDecl *decl, woad_value name);
/* Resolves a module path index through the current module name resolver; LOAD: also loads and declares. May run code (nested). */
woad_value registry_resolve(woad_vm *vm, woad_value mpi, Namespace *ns, bool load, woad_value stx);
/* Resolves, loads, and finds; raises "unknown module" as WHO. */
ModuleDecl *registry_require(woad_vm *vm, woad_value mpi, Namespace *ns, const char *who, woad_value stx);
/* Argument POS, a module path, path index or resolved name, as a path index; raises for anything else. */
woad_value registry_argument(woad_vm *vm, int pos, int argc, woad_value *argv);
/* V as `write` prints it */
const char *registry_written(woad_vm *vm, woad_value v);
/* a resolved name as messages show it */
const char *registry_name_text(woad_vm *vm, woad_value resolved);
/* a path index of its own that is resolved to NAME (a resolved module path) */
woad_value registry_absolute(woad_vm *vm, woad_value name);

/* The provides tables of COMPILED by level (eq Hash), decoded when they were not yet. lower/compiled_read.c */
Hash *compiled_provides(woad_vm *vm, Compiled *compiled);

/* --- instance.c --- */
Instance *instance_make(woad_vm *vm, ModuleDecl *decl, woad_value name, woad_value self, int base_phase, World *world,
                        Registry *registry);
/* The instance of NAME at BASE in the namespace's world. There is none: NULL when THROUGH is VALUE_FALSE, else one is made
 * whose own path index is THROUGH, the resolved one by which it was reached (shared instances belong to no importer). */
Instance *instance_find(woad_vm *vm, Namespace *ns, woad_value name, int base, woad_value through);
void instance_add(woad_vm *vm, World *world, Instance *instance);
Level *instance_level(woad_vm *vm, Instance *instance, int level);     /* made on demand */
Level *instance_try_level(const Instance *instance, int level);         /* or NULL */
Variable *instance_variable(woad_vm *vm, Instance *instance, int level, woad_value name); /* made on demand */
Variable *instance_macro(woad_vm *vm, Instance *instance, int level, woad_value name);    /* made on demand */
Variable *instance_try_variable(woad_vm *vm, const Instance *instance, int level, woad_value name);
/* transformer or VALUE_NONE */
woad_value instance_try_macro(woad_vm *vm, const Instance *instance, int level, woad_value name);
/* Absolute base of the instance of DECL that has level LEVEL at PHASE */
int instance_base_for(const ModuleDecl *decl, int phase, int level);

/* A plan: what must run, in order. */
typedef struct Plan {
  woad_value head, tail;      /* list of (Instance . level) */
  Hash *seen;                 /* eq: Instance -> list of (base . phase) gone through */
  uint64_t number;            /* of this plan in the session, once it has seen one */
  const struct PlanStep *path; /* the modules whose imports are being gone through, innermost first: instance.c */
} Plan;
void instance_plan_init(Plan *plan);
/* Adds what running INSTANCE at PHASE needs (section 3); other levels become available when MAKE_AVAILABLE. */
void instance_plan_run(woad_vm *vm, Plan *plan, Instance *instance, int phase, bool make_available);
/* Everything available at PHASE in NS's world. */
void instance_plan_available(woad_vm *vm, Plan *plan, Namespace *ns, int phase);
static inline bool instance_plan_is_empty(const Plan *plan) { return value_is_null(plan->head); }
/* Runs it from inside C. */
void instance_run_nested(woad_vm *vm, const Plan *plan);
/* Runs it without a C frame below, then tail calls THEN with no arguments (VALUE_FALSE: the answer is void). Answer of a primitive. */
woad_value instance_run_tail(woad_vm *vm, const Plan *plan, woad_value then);
/* Runs, nested, all that is available at PHASE in NS's world. */
void instance_run_available(woad_vm *vm, Namespace *ns, int phase);
/* The Variable that link KEY means for a body run in INSTANCE. */
Variable *instance_link(woad_vm *vm, Instance *instance, woad_value key, woad_value self, int level);
/* A procedure of no arguments that runs BODY (whose path indexes start from SELF) in INSTANCE. */
woad_value instance_body_closure(woad_vm *vm, Instance *instance, Body *body, woad_value self);
/* A namespace that only looks things up where INSTANCE lives. */
Namespace *instance_namespace(woad_vm *vm, const Instance *instance);

/* instance_label.c: the module as messages name it: 'm, "path", or top-level */
const char *instance_label(woad_vm *vm, Instance *instance);

#endif
