/* SPDX-License-Identifier: MIT
 * pass_letrec.c: letrec-values without general recursion, after [GhuloumDybvig09] but keeping the order of evaluation.
 *
 * In: any IR, with fresh counts.  Out: LETREC binds unmutated variables to LAMBDA or CASE_LAMBDA nodes only; LET clauses are sequential
 * (a right-hand side may use the variables of clauses before it); a variable that some running right-hand side may reach before it is
 * defined is bound to VALUE_UNDEFINED first, assigned in its place, and has needs_check.
 *
 * Of the clauses of one LETREC, a *procedure* is one unmutated variable bound to a lambda; all others *run*, in order.
 *  1. A clause at or after Q is early when Q runs and reaches it through references and procedures. Each clause is visited
 *     once, by the first Q that reaches it.
 *  2. A procedure that is not early is bound right after the last running, not early clause that it or a procedure it reaches uses. No
 *     running clause before that place can use it: otherwise 1 would have made the used clause early.
 * A procedure bound to (letrec ([self procedure]) self), as one with optional arguments is written, has the name that it is
 * bound to inside as well: so it is known there, and needs no capture of itself when a unit's variable has it. */
#include "compiler/deep.h"
#include "compiler/pass.h"
#include "runtime/base/debug.h"

typedef struct {
  bool is_procedure, is_early, is_visited, on_stack;
  int32_t last_referrer;   /* clause that referred to this one last: keeps edges few */
  uint32_t nedges, edges_room;
  int32_t *edges;
  int32_t place, index, low; /* index, low: Tarjan's numbers; -1: not seen */
} ClauseInfo;

typedef struct Group {
  int32_t n, current;      /* current: clause being walked, -1: none */
  ClauseInfo *clauses;
  IrClause *source;
} Group;

/* What a variable is: clause CLAUSE of GROUP, which binds VAR; or, without a group, the unit's variable LINK. */
typedef struct { Group *group; int32_t clause, link; IrVar *var; } VarHome;

typedef struct { int32_t *items; uint32_t n, room; } IntList;
/* Strongly connected components of procedures, callees first: items[starts[i] .. starts[i + 1]) */
typedef struct { Group *group; IntList stack, items, starts; int32_t counter; } Components;

static void *fix_node(woad_vm *vm, void *ctx, void *node);

static void push(woad_vm *vm, IntList *list, int32_t value) { DEEP_PUSH(vm, list->items, list->n, list->room, value); }

/* --- references --- */

static void note_reference(woad_vm *vm, Ir *ir) {
  VarHome *home = ir->var->pass_data;
  if (home == NULL) return;
  if (home->group == NULL) {
    ir->kind = IR_LINK;
    ir->pos = home->link;
    ir->var = NULL;
    return;
  }
  ir->var = home->var;
  Group *group = home->group;
  if (group->current < 0) return;
  ClauseInfo *to = &group->clauses[home->clause];
  if (to->last_referrer == group->current) return;
  to->last_referrer = group->current;
  ClauseInfo *from = &group->clauses[group->current];
  DEEP_PUSH(vm, from->edges, from->nedges, from->edges_room, home->clause);
}

static bool is_lambda(const Ir *ir) { return ir->kind == IR_LAMBDA || ir->kind == IR_CASE_LAMBDA; }

/* RHS is (letrec ([self procedure]) self). */
static bool names_itself(const Ir *rhs) {
  if (rhs->kind != IR_LETREC || rhs->nclauses != 1 || rhs->clauses[0].nvars != 1) return false;
  const IrVar *self = rhs->clauses[0].vars[0];
  return !self->is_mutated && is_lambda(rhs->clauses[0].rhs) && rhs->kids[0]->kind == IR_LOCAL && rhs->kids[0]->var == self;
}

/* *RHS, which names itself, becomes its procedure, in which it is called as HOME says. */
static void use_outer_name(woad_vm *vm, Ir **rhs, VarHome home) {
  VarHome *kept = mem_new(vm, VarHome);
  *kept = home;
  (*rhs)->clauses[0].vars[0]->pass_data = kept;
  *rhs = (*rhs)->clauses[0].rhs;
}

static bool binds_self_named(const IrClause *clause) {
  return clause->nvars == 1 && !clause->vars[0]->is_mutated && names_itself(clause->rhs);
}

/* Names differ, so a LET is a LETREC in which nothing refers to what comes later. */
static void let_to_letrec(Ir *ir) {
  for (uint32_t i = 0; i < ir->nclauses && ir->kind == IR_LET; i++)
    if (binds_self_named(&ir->clauses[i])) ir->kind = IR_LETREC;
}

static Group *make_group(woad_vm *vm, Ir *ir) {
  Group *group = mem_new(vm, Group);
  group->n = (int32_t)ir->nclauses;
  group->clauses = mem_alloc(vm, (ir->nclauses + 1) * sizeof(ClauseInfo));
  group->source = ir->clauses;
  for (int32_t i = 0; i < group->n; i++) {
    IrClause *clause = &ir->clauses[i];
    ClauseInfo *info = &group->clauses[i];
    info->last_referrer = info->place = info->index = -1;
    if (binds_self_named(clause)) use_outer_name(vm, &clause->rhs, (VarHome){group, i, -1, clause->vars[0]});
    info->is_procedure = clause->nvars == 1 && !clause->vars[0]->is_mutated && is_lambda(clause->rhs);
    for (uint32_t j = 0; j < clause->nvars; j++) {
      VarHome *home = mem_new(vm, VarHome);
      *home = (VarHome){group, i, -1, clause->vars[j]};
      clause->vars[j]->pass_data = home;
    }
  }
  return group;
}

/* --- step 1: early clauses --- */

static void find_early(woad_vm *vm, Group *group) {
  IntList work = {0};
  for (int32_t root = 0; root < group->n; root++) {
    if (group->clauses[root].is_procedure) continue;
    push(vm, &work, root);
    while (work.n > 0) {
      ClauseInfo *from = &group->clauses[work.items[--work.n]];
      for (uint32_t i = 0; i < from->nedges; i++) {
        int32_t to = from->edges[i];
        ClauseInfo *info = &group->clauses[to];
        if (to >= root) info->is_early = true;
        if (!info->is_procedure || info->is_visited) continue;
        info->is_visited = true;
        push(vm, &work, to);
      }
    }
  }
}

/* --- step 2: components and places of the procedures that are not early --- */

static bool is_fixed(const ClauseInfo *info) { return info->is_procedure && !info->is_early; }

/* An explicit stack of (clause, next edge) pairs stands for the recursion. */
static void visit_component(woad_vm *vm, Components *c, int32_t root) {
  IntList path = {0};
  Group *group = c->group;
  push(vm, &path, root);
  push(vm, &path, 0);
  while (path.n > 0) {
    int32_t at = path.items[path.n - 2], edge = path.items[path.n - 1];
    ClauseInfo *info = &group->clauses[at];
    if (edge == 0) {
      info->index = info->low = c->counter++;
      info->on_stack = true;
      push(vm, &c->stack, at);
    }
    if (edge < (int32_t)info->nedges) {
      path.items[path.n - 1]++;
      int32_t to = info->edges[edge];
      ClauseInfo *next = &group->clauses[to];
      if (!is_fixed(next)) {
        if (!next->is_procedure && !next->is_early && to > info->place) info->place = to;
      } else if (next->index < 0) {
        push(vm, &path, to);
        push(vm, &path, 0);
      } else {
        if (next->on_stack && next->index < info->low) info->low = next->index;
        if (!next->on_stack && next->place > info->place) info->place = next->place;
      }
      /* an edge counter of 0 means "first visit": skip it */
      continue;
    }
    path.n -= 2;
    if (path.n > 0) {
      ClauseInfo *caller = &group->clauses[path.items[path.n - 2]];
      if (info->low < caller->low) caller->low = info->low;
      if (info->low != info->index && info->place > caller->place) caller->place = info->place;
    }
    if (info->low != info->index) continue;
    push(vm, &c->starts, (int32_t)c->items.n);
    int32_t member, place = info->place;
    uint32_t first = c->items.n;
    do {
      member = c->stack.items[--c->stack.n];
      group->clauses[member].on_stack = false;
      if (group->clauses[member].place > place) place = group->clauses[member].place;
      push(vm, &c->items, member);
    } while (member != at);
    for (uint32_t i = first; i < c->items.n; i++) group->clauses[c->items.items[i]].place = place;
    if (path.n > 0) {
      ClauseInfo *caller = &group->clauses[path.items[path.n - 2]];
      if (place > caller->place) caller->place = place;
    }
  }
}

static Components find_components(woad_vm *vm, Group *group) {
  Components c = {.group = group};
  for (int32_t i = 0; i < group->n; i++)
    if (is_fixed(&group->clauses[i]) && group->clauses[i].index < 0) visit_component(vm, &c, i);
  push(vm, &c.starts, (int32_t)c.items.n);
  return c;
}

/* --- rebuilding --- */

typedef struct {
  woad_vm *vm;
  const Ir *source;
  Ir *inner;     /* built so far, from the inside out */
  Ir *let;       /* == inner when that is a LET made here, whose clauses grow at the front */
  uint32_t room;
} Builder;

static Ir *make_binding(Builder *b, IrKind kind, uint32_t nclauses) {
  Ir *ir = ir_make_kids(b->vm, kind, 1, b->source->source, b->source->origin);
  ir->nclauses = nclauses;
  ir->clauses = mem_alloc(b->vm, (nclauses + 1) * sizeof(IrClause));
  ir->kids[0] = b->inner;
  return ir;
}

/* Clauses of a LET under construction are stored in reverse; finish_let turns them round. */
static void finish_let(Builder *b) {
  if (b->let == NULL) return;
  for (uint32_t i = 0, j = b->let->nclauses; i + 1 < j; i++) {
    IrClause swapped = b->let->clauses[i];
    b->let->clauses[i] = b->let->clauses[--j];
    b->let->clauses[j] = swapped;
  }
  b->let = NULL;
}

static void wrap_let(Builder *b, IrClause clause) {
  if (b->let == NULL) {
    b->let = b->inner = make_binding(b, IR_LET, 0);
    b->room = 1;
  }
  DEEP_PUSH(b->vm, b->let->clauses, b->let->nclauses, b->room, clause);
}

static void wrap_set(Builder *b, IrVar *var, Ir *rhs) {
  finish_let(b);
  Ir *set = ir_make_kids(b->vm, IR_SET_LOCAL, 1, b->source->source, b->source->origin);
  set->var = var;
  set->flag = true;
  set->kids[0] = rhs;
  Ir *seq = ir_make_kids(b->vm, IR_SEQ, 2, b->source->source, b->source->origin);
  seq->kids[0] = set;
  seq->kids[1] = b->inner;
  b->inner = seq;
}

static Ir *local_ref(Builder *b, IrVar *var) {
  Ir *ir = ir_make(b->vm, IR_LOCAL, b->source->source, b->source->origin);
  ir->var = var;
  return ir;
}

/* A clause of several variables that are early: values go to temporaries first. */
static void wrap_early_values(Builder *b, const IrClause *clause) {
  IrVar **temporaries = mem_alloc(b->vm, (clause->nvars + 1) * sizeof(IrVar *));
  for (uint32_t i = 0; i < clause->nvars; i++) temporaries[i] = ir_var_make(b->vm, clause->vars[i]->name);
  for (uint32_t i = clause->nvars; i-- > 0;) wrap_set(b, clause->vars[i], local_ref(b, temporaries[i]));
  wrap_let(b, (IrClause){clause->nvars, temporaries, clause->rhs, NULL});
}

static void wrap_running(Builder *b, Group *group, int32_t i) {
  const IrClause *clause = &group->source[i];
  if (!group->clauses[i].is_early) wrap_let(b, *clause);
  else if (clause->nvars == 1) wrap_set(b, clause->vars[0], clause->rhs);
  else wrap_early_values(b, clause);
}

static void wrap_component(Builder *b, const Components *c, uint32_t which) {
  Group *group = c->group;
  int32_t start = c->starts.items[which], end = c->starts.items[which + 1];
  const ClauseInfo *only = &group->clauses[c->items.items[start]];
  bool is_recursive = end - start > 1;
  for (uint32_t i = 0; i < only->nedges && !is_recursive; i++)
    is_recursive = only->edges[i] == c->items.items[start];
  if (!is_recursive) {
    wrap_let(b, group->source[c->items.items[start]]);
    return;
  }
  finish_let(b);
  Ir *letrec = make_binding(b, IR_LETREC, (uint32_t)(end - start));
  for (int32_t i = start; i < end; i++) letrec->clauses[end - 1 - i] = group->source[c->items.items[i]];
  b->inner = letrec;
}

static void wrap_undefined(Builder *b, Group *group) {
  for (int32_t i = 0; i < group->n; i++) {
    if (!group->clauses[i].is_early) continue;
    const IrClause *clause = &group->source[i];
    for (uint32_t j = 0; j < clause->nvars; j++) {
      IrVar **vars = mem_alloc(b->vm, sizeof(IrVar *));
      vars[0] = clause->vars[j];
      vars[0]->needs_check = vars[0]->is_mutated = true;
      Ir *undefined = ir_const(b->vm, VALUE_UNDEFINED, b->source->source, b->source->origin);
      wrap_let(b, (IrClause){1, vars, undefined, NULL});
    }
  }
}

/* Components placed at each position, in order: heads[place + 1] is the last, previous[] links to those before. */
static Ir *rebuild(woad_vm *vm, Ir *ir, Group *group) {
  Components c = find_components(vm, group);
  uint32_t count = c.starts.n - 1;
  int32_t *heads = mem_new_atomic(vm, ((size_t)group->n + 1) * sizeof(int32_t));
  int32_t *previous = mem_new_atomic(vm, ((size_t)count + 1) * sizeof(int32_t));
  for (int32_t i = 0; i <= group->n; i++) heads[i] = -1;
  for (uint32_t i = 0; i < count; i++) {
    int32_t place = group->clauses[c.items.items[c.starts.items[i]]].place + 1;
    previous[i] = heads[place];
    heads[place] = (int32_t)i;
  }
  Builder b = {vm, ir, ir->kids[0], NULL, 0};
  for (int32_t place = group->n; place >= 0; place--) {
    for (int32_t which = heads[place]; which >= 0; which = previous[which]) wrap_component(&b, &c, (uint32_t)which);
    if (place > 0 && !is_fixed(&group->clauses[place - 1])) wrap_running(&b, group, place - 1);
  }
  wrap_undefined(&b, group);
  finish_let(&b);
  return b.inner;
}

/* Replaces *IR by NEW: parents hold pointers to it. */
static void replace(Ir *ir, const Ir *new_ir) {
  if (new_ir != ir) *ir = *new_ir;
}

static void fix_definition(woad_vm *vm, const IrUnit *unit, Ir *ir) {
  if (ir->nvars != 1 || !names_itself(ir->kids[0])) return;
  const IrLink *link = &unit->links[ir->vars_pos[0]];
  if (link->is_constant && !link->is_mutated) use_outer_name(vm, &ir->kids[0], (VarHome){NULL, -1, ir->vars_pos[0], NULL});
}

static void *fix_node(woad_vm *vm, void *ctx, void *node) {
  Ir *ir = node;
  if (ir->kind == IR_LOCAL || ir->kind == IR_SET_LOCAL) note_reference(vm, ir);
  if (ir->kind == IR_LAMBDA) deep_walk(vm, fix_node, ctx, ir->lambda->body);
  if (ir->kind == IR_DEFINE) fix_definition(vm, ctx, ir);
  if (ir->kind == IR_LET) let_to_letrec(ir);
  Group *group = ir->kind == IR_LETREC ? make_group(vm, ir) : NULL;
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    if (group != NULL) group->current = (int32_t)i;
    deep_walk(vm, fix_node, ctx, ir->clauses[i].rhs);
  }
  if (group != NULL) group->current = -1;
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, fix_node, ctx, ir->kids[i]);
  if (group == NULL) return NULL;
  find_early(vm, group);
  replace(ir, rebuild(vm, ir, group));
  return NULL;
}

static void *clear_node(woad_vm *vm, void *ctx, void *node) {
  Ir *ir = node;
  if (ir->kind == IR_LAMBDA) {
    for (uint32_t i = 0; i < ir->lambda->nparams + ir->lambda->has_rest; i++) ir->lambda->params[i]->pass_data = NULL;
    deep_walk(vm, clear_node, ctx, ir->lambda->body);
  }
  for (uint32_t i = 0; i < ir->nclauses; i++) {
    for (uint32_t j = 0; j < ir->clauses[i].nvars; j++) ir->clauses[i].vars[j]->pass_data = NULL;
    deep_walk(vm, clear_node, ctx, ir->clauses[i].rhs);
  }
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, clear_node, ctx, ir->kids[i]);
  return NULL;
}

void pass_letrec_run(woad_vm *vm, IrUnit *unit) {
  for (uint32_t i = 0; i < unit->nbodies; i++) deep_walk(vm, clear_node, NULL, unit->bodies[i]);
  for (uint32_t i = 0; i < unit->nbodies; i++) deep_walk(vm, fix_node, unit, unit->bodies[i]);
}
