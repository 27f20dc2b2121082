/* SPDX-License-Identifier: MIT
 * module.h: a module body under way. spec/phases.md sections 6 and 7
 *
 * module_form.c makes the record and the surroundings, module_scan.c is pass 1, module_finish.c passes 2 to 4,
 * module_names.c keeps definitions and imports apart, require.c and provide.c do what their forms say. */
#ifndef EXPANDER_EXPAND_MODULE_H
#define EXPANDER_EXPAND_MODULE_H

#include "expander/expand/expand.h"

/* One #%require of one module at one shift, for all-from and for complaints. */
typedef struct Import {
  Header header;          /* TYPE_SYSTEM_TABLE */
  woad_value mpi, name;   /* path index; resolved */
  woad_value written;     /* module path as it stands in the form */
  int shift;              /* PHASE_LABEL for for-label */
  int level;              /* of the provides table */
  woad_value space, to_space; /* as in ImportSource */
  woad_value context;     /* identifier whose scopes the names have */
  Hash *provides;
  woad_value prefix, except;  /* bulk: as in binding_add_bulk; single: VALUE_FALSE */
  woad_value local, exported; /* single: identifier, symbol; bulk: VALUE_FALSE */
  bool is_language;       /* may be shadowed */
} Import;

typedef struct ModuleExpansion {
  Header header;          /* TYPE_EXPAND_CTX, EXPANDCTX_MODULE */
  Namespace *ns;
  woad_value form;        /* the module form */
  woad_value self, name;  /* self path index, resolved name */
  woad_value declared_name; /* symbol or list of symbols, for the compiled form */
  PairBuilder requires;   /* (phase . (mpi)) in order of appearance */
  Hash *required;         /* eq: resolved name -> list of phases recorded */
  PairBuilder imports;    /* Import values, in order */
  PairBuilder bulks;      /* those of whole modules */
  Hash *singles;          /* eq: symbol -> list of Import (single ones) */
  Hash *defined;          /* eq: phase -> Hash: defined symbol -> identifier */
  Hash *provides;         /* eq: phase level and space (mode.h) -> provides table */
  woad_value portals;     /* list of (level symbol . syntax), latest first */
  Hash *bodies;           /* eq: level -> list of Parsed, latest first */
  PairBuilder pre, post;  /* Compiled submodules */
  PairBuilder pre_names, post_names;
  PairBuilder provide_forms; /* (form . phase) for pass 3 */
  PairBuilder star_forms;    /* (form . phase) for pass 4 */
  woad_value declared_keywords; /* of #%declare so far */
  woad_value unbound;     /* list of (identifier . phase) that must be defined by the end */
  woad_value language_info;
  bool is_persistent;
  bool to_parsed;
  struct ModuleExpansion *fresh; /* as it was before the body was expanded: local-expand may do that more than once */
  Compiled *submodule;    /* the one that was expanded last */
  PairBuilder output;     /* expanded forms, when syntax is wanted */
  struct ModuleExpansion *enclosing; /* for module* #f and (submod "..") */
  bool is_star, sees_enclosing;
  int star_shift;
} ModuleExpansion;

/* --- module_form.c --- */
/* Expands a module form; gives a Compiled value, or syntax when !ctx->to_parsed. DECLARE_ENCLOSING: for module*. */
woad_value module_expand(woad_vm *vm, woad_value form, ExpandCtx *ctx, ModuleExpansion *enclosing, bool star, int phase);
/* declares it; gives the expanded form when syntax is wanted, else FORM */
woad_value module_expand_submodule(woad_vm *vm, ModuleExpansion *me, woad_value form, ExpandCtx *ctx, bool star, int phase);
Compiled *module_compile(woad_vm *vm, ModuleExpansion *me);
/* so that module* submodules can require it */
void module_declare_enclosing(woad_vm *vm, ModuleExpansion *me);

/* --- module_scan.c, module_finish.c --- */
/* Partially expanded body: list of items; an item is a vector #(kind form ids symbols rhs) */
enum { ITEM_KIND, ITEM_FORM, ITEM_IDS, ITEM_SYMBOLS, ITEM_RHS, ITEM_SIZE };
enum { ITEM_EXPRESSION, ITEM_DEFINE, ITEM_DONE };
/* Binds IDS as macros in ME, runs RHS for their values, and keeps it for clients; the right-hand side, expanded when syntax
 * is wanted. FORM: for complaints. */
woad_value module_define_macros(woad_vm *vm, ModuleExpansion *me, woad_value ids, woad_value rhs, ExpandCtx *ctx,
                                woad_value form);
woad_value module_scan_forms(woad_vm *vm, ModuleExpansion *me, woad_value forms, ExpandCtx *ctx);
/* expands what was kept, adds parsed forms to the body of CTX's phase; when syntax is wanted: list of forms */
woad_value module_finish_items(woad_vm *vm, ModuleExpansion *me, woad_value items, ExpandCtx *ctx);
void module_finish_body(woad_vm *vm, ModuleExpansion *me, woad_value items, ExpandCtx *ctx);
void module_add_body(woad_vm *vm, ModuleExpansion *me, int level, woad_value parsed);
ExpandCtx *module_context(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx, int phase);
/* items for what was lifted: definitions; performs lifted requires and submodules */
woad_value module_take_lifts(woad_vm *vm, ModuleExpansion *me, ExpandCtx *ctx);

/* --- module_names.c --- */
/* Defines ID at PHASE: checks, chooses the symbol, binds; gives the symbol. */
woad_value module_define(woad_vm *vm, ModuleExpansion *me, woad_value id, int phase, bool is_syntax, woad_value form);
bool module_is_defined(woad_vm *vm, ModuleExpansion *me, woad_value symbol, int phase);
Hash *module_defined_at(woad_vm *vm, ModuleExpansion *me, int phase);
/* symbol for a definition of ID in the instance NS shows */
woad_value module_choose_symbol(woad_vm *vm, Namespace *ns, woad_value id, int phase, Hash *taken);
/* " for syntax" and the like, for messages */
const char *module_phase_text(woad_vm *vm, int phase);
void module_check_unbound(woad_vm *vm, ModuleExpansion *me);

/* --- require.c --- */
/* Performs the raw specs of a #%require form: binds what they import, and in CTX's module visits it. No module: at the top level. */
void require_perform(woad_vm *vm, ExpandCtx *ctx, Namespace *ns, woad_value specs, woad_value form, int phase, int visit_phase);
/* At the top level what is imported runs first, and is bound when that has succeeded. Fills *PLAN with what the raw specs of a
 * #%require form, or of a namespace-require when FORM is VALUE_FALSE, have to run; answers with the path indices of the
 * modules, which the binding takes, whatever what ran has made of the current directory. */
woad_value require_plan(woad_vm *vm, Namespace *ns, woad_value specs, woad_value form, int visit_phase, Plan *plan);
void require_bind_planned(woad_vm *vm, Namespace *ns, woad_value specs, woad_value form, woad_value planned);
/* Binds one raw spec for namespace-require, PLANNED. COPY: answers with the identifiers that were bound to variables at the base phase. */
woad_value require_into_namespace(woad_vm *vm, Namespace *ns, woad_value spec, woad_value planned, bool copy);
/* the language's require: bulk, shadowable */
void require_language(woad_vm *vm, ModuleExpansion *me, woad_value module_path, woad_value context, woad_value form);
/* everything MPI provides, bound in the scopes of CONTEXT */
void require_all(woad_vm *vm, Namespace *ns, woad_value mpi, woad_value context, int shift, int just_level);
/* module* with #f: the enclosing module at the shift of the form */
void require_enclosing(woad_vm *vm, ModuleExpansion *me);
#define REQUIRE_ALL_LEVELS INT32_MAX
/* DATUM, or (submod "." NAME) when it is (quote NAME) with a submodule NAME of ME, which may be NULL */
woad_value require_own_submodule(woad_vm *vm, const ModuleExpansion *me, woad_value datum);
/* Phase at which IMPORT's names are bound, and the space. */
int require_import_phase(const Import *import);
woad_value require_import_mode(woad_vm *vm, const Import *import);
woad_value require_import_binding(woad_vm *vm, const Import *import, woad_value provided, woad_value exported);

/* --- provide.c --- */
woad_value provide_perform(woad_vm *vm, ModuleExpansion *me, woad_value form, int phase, ExpandCtx *ctx);

#endif
