/* SPDX-License-Identifier: MIT
 * expandctx.h: the context of an expansion. A context is copied to be changed; only what is in a box or table is shared.
 *
 * While language code runs on behalf of an expansion, an Install record says so: syntax-local-* primitives find the context
 * through it. Records are chained from vm->expander and belong to the green thread that made them. */
#ifndef EXPANDER_EXPAND_EXPANDCTX_H
#define EXPANDER_EXPAND_EXPANDCTX_H

#include "expander/namespace/expander_state.h"
#include "expander/namespace/namespace.h"
#include "runtime/vm/catch.h"

typedef enum { CTX_EXPRESSION, CTX_TOP, CTX_MODULE, CTX_MODULE_BEGIN, CTX_DEFINITION } CtxKind;

/* TYPE_EXPAND_CTX objects, told apart by header.aux */
enum { EXPANDCTX_CONTEXT, EXPANDCTX_LOCAL, EXPANDCTX_CORE, EXPANDCTX_LIFTS, EXPANDCTX_MODULE };

/* What the environment maps the key of a local variable to; macros are mapped to their transformers. */
typedef struct LocalVariable {
  Header header;
  woad_value id;
  bool is_used; /* some reference to it was expanded: body.c decides by it what has to be a letrec-values */
  size_t clause; /* of a body's: the number of its clause, from 1 */
  size_t *last_used; /* of a body's: the last clause so far whose variables were referred to; otherwise NULL */
} LocalVariable;

/* Where lifted things of one kind go. */
typedef struct Lifts {
  Header header;
  woad_value items;      /* latest first; expressions: (ids . rhs stx); others: forms */
  bool to_module;        /* lifted expressions become module or top-level definitions */
  int phase;
  woad_value key;        /* what syntax-local-lift-context answers, or VALUE_FALSE: not asked yet */
  struct ExpandCtx *ctx; /* to which require lifts belong */
} Lifts;

struct ModuleExpansion;

typedef struct ExpandCtx {
  Header header;
  Namespace *ns;              /* at this context's phase */
  int phase;
  CtxKind kind;
  bool to_parsed;             /* core forms give Parsed, not syntax */
  bool only_immediate;        /* stop at the first core form */
  bool in_local_expand;
  bool stops_at_expressions;  /* a stop list implies the core expression forms */
  bool keep_expressions;      /* #%expression forms stay: local-expand runs */
  bool ends_as_expressions;   /* forms lifted to the module's end are expressions: its definitions are known */
  bool keep_lifts;            /* local-expand/capture-lifts */
  bool allow_unbound;         /* free references are kept as #%top for a later definition */
  bool transforming_provides;
  bool is_visit;              /* not an expansion: compile-time code of a declared module runs */
  bool no_implicit;           /* definition bodies, local-expand with #f: implicit forms are not added yet */
  bool once;                  /* stop after one step */
  woad_value stops;           /* list of identifiers, or VALUE_NULL */
  woad_value env;             /* eq hamt: key -> LocalVariable or transformer */
  woad_value post_scopes;     /* list of scopes put on each expansion's result here */
  woad_value use_sites;       /* box of the set of use-site scopes, or VALUE_FALSE */
  woad_value frame;           /* module or top level: self mpi; definition context: eq Hash of its keys; else VALUE_FALSE */
  woad_value intro_scopes, use_scopes; /* of the running transformer */
  woad_value name;            /* inferred name: identifier, or VALUE_FALSE */
  woad_value procedure_name;  /* of the procedure whose body is begun, for macros at its end; or VALUE_FALSE */
  woad_value def_contexts;    /* what syntax-local-context answers with inside definition contexts: list */
  Lifts *lifts;               /* expressions */
  Lifts *module_lifts;        /* submodules */
  Lifts *require_lifts;
  Lifts *provide_lifts;
  Lifts *end_lifts;           /* module-end declarations */
  struct ExpandCtx *below;    /* of begin-for-syntax: the context around it, which its code lifts to; or NULL */
  struct ModuleExpansion *module; /* body under way, or NULL */
  ScopeSet *quoted_sites;     /* use-site scopes of the definition contexts around an expression: quote-syntax drops them */
  ScopeSet *local_scopes;     /* of enclosing local binding forms, up to the transformer's boundary: quote-syntax drops them */
  woad_value layer;           /* identifies the latest local binding around: changes with each */
  woad_value current_def;     /* DefCtx list that local-expand was given */
} ExpandCtx;

typedef struct Install {
  struct Install *previous;
  ExpandCtx *ctx;             /* NULL: a visit is running */
  struct Thread *thread;
  woad_value key;             /* code inspector by spec/taints.md section 3, or VALUE_FALSE */
  woad_value origin;          /* resolved name of the module whose code runs, or VALUE_FALSE */
  woad_value saved_namespace;
  Cleanup cleanup;
} Install;

static inline bool value_is_expand_kind(woad_value v, int aux) {
  return value_has_type(v, TYPE_EXPAND_CTX) && value_header(v)->aux == aux;
}
static inline bool value_is_local_variable(woad_value v) { return value_is_expand_kind(v, EXPANDCTX_LOCAL); }

ExpandCtx *expandctx_make(woad_vm *vm, Namespace *ns, CtxKind kind);
ExpandCtx *expandctx_copy(woad_vm *vm, const ExpandCtx *ctx);
/* for a subexpression; keeps the inferred name only when told */
ExpandCtx *expandctx_as_expression(woad_vm *vm, ExpandCtx *ctx);
/* quoted_sites for an expression directly in CTX */
ScopeSet *expandctx_quoted_sites(woad_vm *vm, const ExpandCtx *ctx);
ExpandCtx *expandctx_with_name(woad_vm *vm, ExpandCtx *ctx, woad_value name);
ExpandCtx *expandctx_as_tail(woad_vm *vm, ExpandCtx *ctx, ExpandCtx *like);
/* for a transformer expression: one phase up, lifts apart */
ExpandCtx *expandctx_as_transformer(woad_vm *vm, ExpandCtx *ctx);
woad_value expandctx_local(woad_vm *vm, woad_value id);
/* A reference to LOCAL was expanded. */
void expandctx_use_local(LocalVariable *local);
Lifts *expandctx_make_lifts(woad_vm *vm, int phase);

void expandctx_install(woad_vm *vm, Install *install, ExpandCtx *ctx, woad_value key, woad_value origin);
void expandctx_uninstall(woad_vm *vm, Install *install);
/* context of the running transformer in this thread, or NULL */
ExpandCtx *expandctx_current(woad_vm *vm);
Install *expandctx_current_install(woad_vm *vm);
/* the same; raises "WHO: not currently expanding" */
ExpandCtx *expandctx_require(woad_vm *vm, const char *who);

#endif
