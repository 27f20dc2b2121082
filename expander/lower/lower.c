/* SPDX-License-Identifier: MIT
 * lower.c: parsed trees to IR units. One Lowering holds the tables of the unit under way: links and literals found so far,
 * local keys and their IR variables. References to primitives become PRIM nodes when the value is one, links otherwise. */
#include "expander/lower/lower.h"

#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "expander/common/modpath.h"
#include "expander/lower/compiled.h"
#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

typedef struct Lowering {
  woad_vm *vm;
  const LowerSpec *spec;
  Hash *locals;          /* eq: key -> IrVar */
  Hash *link_index;      /* eq: symbol -> list of (key . position) */
  IrLink *links;
  uint32_t nlinks, room;
  PairBuilder literals;
  uint32_t nliterals;
} Lowering;

static void *lower_node(woad_vm *vm, void *lo, void *p);

static Ir *lower(Lowering *lo, const Parsed *p) { return deep_walk(lo->vm, lower_node, lo, (void *)p); }

/* --- links --- */

static void grow_links(Lowering *lo) {
  if (lo->nlinks < lo->room) return;
  uint32_t room = lo->room ? lo->room * 2 : 16;
  IrLink *links = mem_alloc(lo->vm, room * sizeof(IrLink));
  if (lo->nlinks) memcpy(links, lo->links, lo->nlinks * sizeof(IrLink));
  lo->links = links;
  lo->room = room;
}

static bool same_key(woad_vm *vm, woad_value a, woad_value b) {
  woad_value *x = vector_of(a)->items, *y = vector_of(b)->items;
  if (x[LINK_KIND] != y[LINK_KIND] || x[LINK_LEVEL] != y[LINK_LEVEL]) return false;
  if (x[LINK_MODULE] == y[LINK_MODULE]) return true;
  if (!value_is_mpi(x[LINK_MODULE]) || !value_is_mpi(y[LINK_MODULE])) return false;
  return modpath_resolve(vm, x[LINK_MODULE], false, VALUE_FALSE) == modpath_resolve(vm, y[LINK_MODULE], false, VALUE_FALSE);
}

static int32_t find_link(Lowering *lo, int kind, woad_value module, int level, woad_value symbol) {
  woad_vm *vm = lo->vm;
  woad_value key = vector_list(vm, 4, fixnum_make(kind), module, fixnum_make(level), symbol);
  woad_value list = hash_get(vm, lo->link_index, symbol);
  if (list == VALUE_NONE) list = VALUE_NULL;
  for (woad_value l = list; value_is_pair(l); l = pair_cdr(l)) {
    if (same_key(vm, pair_car(pair_car(l)), key)) return (int32_t)fixnum_value(pair_cdr(pair_car(l)));
  }
  grow_links(lo);
  IrLink *link = &lo->links[lo->nlinks];
  *link = (IrLink){ symbol, key, false, false, false, VALUE_FALSE };
  woad_value entry = pair_make(vm, key, fixnum_make(lo->nlinks));
  hash_set(vm, lo->link_index, symbol, pair_make(vm, entry, list));
  return (int32_t)lo->nlinks++;
}

/* --- nodes --- */

static Ir *node(Lowering *lo, IrKind kind, const Parsed *p) { return ir_make(lo->vm, kind, p->source, p->origin); }

static Ir *with_kids(Lowering *lo, IrKind kind, const Parsed *p) {
  Ir *ir = ir_make_kids(lo->vm, kind, p->nkids, p->source, p->origin);
  for (uint32_t i = 0; i < p->nkids; i++) ir->kids[i] = lower(lo, p->kids[i]);
  return ir;
}

static Ir *lower_case(Lowering *lo, const Parsed *p) {
  Ir *ir = with_kids(lo, IR_CASE_LAMBDA, p);
  ir->value = p->c;
  return ir;
}

static IrVar *bind_local(Lowering *lo, woad_value key) {
  IrVar *var = ir_var_make(lo->vm, symbol_intern_n(lo->vm, symbol_text(key), symbol_length(key)));
  hash_set(lo->vm, lo->locals, key, VALUE_FROM_BITS(var));
  return var;
}

static IrVar *find_local(Lowering *lo, woad_value key) {
  woad_value found = hash_get(lo->vm, lo->locals, key);
  return found == VALUE_NONE ? NULL : (IrVar *)VALUE_BITS(found);
}

static bool is_own_module(Lowering *lo, woad_value module) {
  if (module == lo->spec->self) return true;
  return modpath_resolve(lo->vm, module, false, VALUE_FALSE) ==
         modpath_resolve(lo->vm, lo->spec->self, false, VALUE_FALSE);
}

static Hash *constants_of(woad_vm *vm, Body *body) {
  if (body->constants) return body->constants;
  Hash *constants = hash_make(vm, HASH_EQ, HASH_STRONG);
  const Vector *keys = vector_of(body->keys);
  for (size_t i = 0; i < keys->length; i++) {
    const Vector *key = vector_of(keys->items[i]);
    if (key->items[LINK_KIND] == fixnum_make(LINK_OWN_CONSTANT) && key->items[LINK_LEVEL] == fixnum_make(body->level))
      hash_set(vm, constants, key->items[LINK_SYMBOL], VALUE_TRUE);
  }
  body->constants = constants;
  return constants;
}

/* Whether the declared module NAME defines the variable of BINDING and nothing changes it afterwards. */
static bool is_exporters_constant(Lowering *lo, const Binding *binding, woad_value name) {
  ModuleDecl *decl = registry_find(lo->vm, lo->spec->ns->registry, name);
  if (decl && decl->is_primitive) return true;
  for (woad_value l = decl ? decl->compiled->bodies : VALUE_NULL; value_is_pair(l); l = pair_cdr(l)) {
    Body *body = VALUE_AS(Body, pair_car(l));
    if (body->level == binding->phase) return hash_get(lo->vm, constants_of(lo->vm, body), binding->name) != VALUE_NONE;
  }
  return false;
}

static int32_t import_link(Lowering *lo, const Binding *binding, woad_value name) {
  int32_t pos = find_link(lo, LINK_IMPORT, binding->module, binding->phase, binding->name);
  if (!lo->links[pos].is_constant) lo->links[pos].is_constant = is_exporters_constant(lo, binding, name);
  return pos;
}

/* Position of the link that BINDING's variable is, or -1 and *prim when it is a primitive. */
static int32_t module_variable(Lowering *lo, const Binding *binding, woad_value *prim) {
  woad_vm *vm = lo->vm;
  if (is_own_module(lo, binding->module)) return find_link(lo, LINK_OWN, VALUE_FALSE, binding->phase, binding->name);
  woad_value name = modpath_resolve(vm, binding->module, false, VALUE_FALSE);
  woad_value instance = hash_get(vm, hash_of(vm->prim_instances), name);
  if (instance != VALUE_NONE) {
    const Variable *variable = instance_try_variable(vm, instance_of(instance), binding->phase, binding->name);
    if (variable && value_has_type(variable->value, TYPE_PRIMITIVE)) {
      *prim = variable->value;
      return -1;
    }
  }
  return import_link(lo, binding, name);
}

static Ir *lower_module_var(Lowering *lo, const Parsed *p) {
  woad_value prim = VALUE_NONE;
  int32_t pos = module_variable(lo, binding_of(p->a), &prim);
  Ir *ir = node(lo, pos < 0 ? IR_PRIM : IR_LINK, p);
  if (pos < 0) ir->value = prim;
  else ir->pos = pos;
  return ir;
}

static Ir *lower_top_var(Lowering *lo, const Parsed *p) {
  Ir *ir = node(lo, IR_LINK, p);
  ir->pos = find_link(lo, LINK_OWN, VALUE_FALSE, p->level, p->a);
  return ir;
}

static Ir *lower_local(Lowering *lo, const Parsed *p) {
  Ir *ir = node(lo, IR_LOCAL, p);
  ir->var = find_local(lo, p->a);
  return ir;
}

static Ir *lower_lambda(Lowering *lo, const Parsed *p) {
  woad_vm *vm = lo->vm;
  Ir *ir = node(lo, IR_LAMBDA, p);
  IrLambda *lambda = ir->lambda = mem_new(vm, IrLambda);
  lambda->nparams = (uint32_t)pair_list_length(p->a);
  lambda->has_rest = p->b != VALUE_FALSE;
  lambda->is_method = p->flag;
  lambda->name = p->c;
  uint32_t total = lambda->nparams + (lambda->has_rest ? 1 : 0);
  lambda->params = mem_alloc(vm, (total + 1) * sizeof(IrVar *));
  uint32_t i = 0;
  for (woad_value l = p->a; value_is_pair(l); l = pair_cdr(l)) lambda->params[i++] = bind_local(lo, pair_car(l));
  if (lambda->has_rest) lambda->params[i] = bind_local(lo, p->b);
  lambda->body = lower(lo, p->kids[0]);
  return ir;
}

static void bind_clause(Lowering *lo, IrClause *clause, woad_value keys) {
  clause->nvars = (uint32_t)pair_list_length(keys);
  clause->vars = mem_alloc(lo->vm, (clause->nvars + 1) * sizeof(IrVar *));
  uint32_t i = 0;
  for (; value_is_pair(keys); keys = pair_cdr(keys)) clause->vars[i++] = bind_local(lo, pair_car(keys));
}

static Ir *lower_let(Lowering *lo, const Parsed *p) {
  woad_vm *vm = lo->vm;
  Ir *ir = ir_make_kids(vm, p->kind == PARSED_LET ? IR_LET : IR_LETREC, 1, p->source, p->origin);
  ir->nclauses = p->nkids - 1;
  ir->clauses = mem_alloc(vm, (ir->nclauses + 1) * sizeof(IrClause));
  woad_value keys = p->a;
  for (uint32_t i = 0; i < ir->nclauses; i++, keys = pair_cdr(keys)) bind_clause(lo, &ir->clauses[i], pair_car(keys));
  for (uint32_t i = 0; i < ir->nclauses; i++) ir->clauses[i].rhs = lower(lo, p->kids[i]);
  ir->kids[0] = lower(lo, p->kids[ir->nclauses]);
  return ir;
}

/* A procedure without a name that IR gives is called NAME: what is assigned gets the variable's name here and not while it
 * is expanded, where syntax-local-name says that there is none. */
static void name_result(Ir *ir, woad_value name) {
  switch (ir->kind) {
  case IR_LAMBDA:
    if (ir->lambda->name == VALUE_FALSE) ir->lambda->name = name;
    return;
  case IR_CASE_LAMBDA:
    for (uint32_t i = 0; i < ir->nkids; i++) name_result(ir->kids[i], name);
    return;
  case IR_IF: name_result(ir->kids[1], name); /* fall through */
  case IR_LET:
  case IR_LETREC:
  case IR_SEQ: name_result(ir->kids[ir->nkids - 1], name); return;
  default: return;
  }
}

static Ir *lower_set(Lowering *lo, const Parsed *p) {
  woad_vm *vm = lo->vm;
  const Parsed *target = p->kids[0];
  Ir *ir = ir_make_kids(vm, target->kind == PARSED_LOCAL ? IR_SET_LOCAL : IR_SET_LINK, 1, p->source, p->origin);
  if (target->kind == PARSED_LOCAL) {
    ir->var = find_local(lo, target->a);
    ir->var->is_mutated = true;
  } else {
    woad_value prim = VALUE_NONE;
    ir->pos = target->kind == PARSED_TOP_VAR ? find_link(lo, LINK_OWN, VALUE_FALSE, target->level, target->a)
                                             : module_variable(lo, binding_of(target->a), &prim);
    lo->links[ir->pos].is_mutated = true;
  }
  ir->kids[0] = lower(lo, p->kids[1]);
  name_result(ir->kids[0], ir->kind == IR_SET_LOCAL ? ir->var->name : lo->links[ir->pos].name);
  return ir;
}

static Ir *lower_syntax(Lowering *lo, const Parsed *p) {
  Ir *ir = node(lo, IR_LITERAL, p);
  ir->pos = (int32_t)lo->nliterals++;
  pair_builder_add(lo->vm, &lo->literals, p->a);
  return ir;
}

static Ir *lower_varref(Lowering *lo, const Parsed *p) {
  Ir *ir = node(lo, IR_VARREF, p);
  ir->pos = -1;
  ir->flag = p->flag;
  if (p->nkids == 0) return ir;
  const Parsed *target = p->kids[0];
  if (target->kind == PARSED_LOCAL) {
    ir->var = find_local(lo, target->a);
  } else if (target->kind == PARSED_TOP_VAR) {
    ir->pos = find_link(lo, LINK_OWN, VALUE_FALSE, target->level, target->a);
  } else {
    const Binding *binding = binding_of(target->a);
    if (is_own_module(lo, binding->module)) {
      ir->pos = find_link(lo, LINK_OWN, VALUE_FALSE, binding->phase, binding->name);
    } else {
      ir->pos = import_link(lo, binding, modpath_resolve(lo->vm, binding->module, false, VALUE_FALSE));
    }
  }
  return ir;
}

static Ir *lower_define(Lowering *lo, const Parsed *p) {
  woad_vm *vm = lo->vm;
  Ir *ir = ir_make_kids(vm, IR_DEFINE, 1, p->source, p->origin);
  ir->nvars = (uint32_t)pair_list_length(p->a);
  ir->vars_pos = mem_alloc(vm, (ir->nvars + 1) * sizeof(int32_t));
  int kind = p->kind == PARSED_DEFINE ? LINK_OWN : LINK_OWN_MACRO;
  uint32_t i = 0;
  for (woad_value l = p->a; value_is_pair(l); l = pair_cdr(l), i++) {
    ir->vars_pos[i] = find_link(lo, kind, VALUE_FALSE, p->level, pair_car(l));
    IrLink *link = &lo->links[ir->vars_pos[i]];
    link->is_defined_here = true;
    if (lo->spec->is_piece || kind == LINK_OWN_MACRO) link->is_mutated = true;
  }
  ir->kids[0] = lower(lo, p->kids[0]);
  return ir;
}

static Ir *lower_const(Lowering *lo, const Parsed *p) {
  if (!value_has_type(p->a, TYPE_PRIMITIVE)) return ir_const(lo->vm, p->a, p->source, p->origin);
  Ir *ir = node(lo, IR_PRIM, p);
  ir->value = p->a;
  return ir;
}

static void *lower_node(woad_vm *vm, void *lowering, void *node) {
  Lowering *lo = lowering;
  const Parsed *p = node;
  switch (p->kind) {
    case PARSED_CONST: return lower_const(lo, p);
    case PARSED_LOCAL: return lower_local(lo, p);
    case PARSED_MODULE_VAR: return lower_module_var(lo, p);
    case PARSED_TOP_VAR: return lower_top_var(lo, p);
    case PARSED_SYNTAX: return lower_syntax(lo, p);
    case PARSED_LAMBDA: return lower_lambda(lo, p);
    case PARSED_CASE: return lower_case(lo, p);
    case PARSED_IF: return with_kids(lo, IR_IF, p);
    case PARSED_SEQ: return with_kids(lo, IR_SEQ, p);
    case PARSED_BEGIN0: return p->nkids == 1 ? lower(lo, p->kids[0]) : with_kids(lo, IR_BEGIN0, p);
    case PARSED_LET:
    case PARSED_LETREC: return lower_let(lo, p);
    case PARSED_SET: return lower_set(lo, p);
    case PARSED_CALL: return with_kids(lo, IR_CALL, p);
    case PARSED_WCM: return ir_redirect_mark(lo->vm, with_kids(lo, IR_WCM, p));
    case PARSED_VARREF: return lower_varref(lo, p);
    case PARSED_DEFINE:
    case PARSED_DEFINE_MACRO: return lower_define(lo, p);
  }
  return NULL;
}

/* --- prompts --- */

static bool is_plain_primitive(Lowering *lo, const Parsed *p) {
  if (p->kind != PARSED_MODULE_VAR) return false;
  woad_value name = modpath_resolve(lo->vm, binding_of(p->a)->module, false, VALUE_FALSE);
  woad_value instance = hash_get(lo->vm, hash_of(lo->vm->prim_instances), name);
  if (instance == VALUE_NONE) return false;
  const Variable *variable = instance_try_variable(lo->vm, instance_of(instance), binding_of(p->a)->phase, binding_of(p->a)->name);
  if (!variable || !value_has_type(variable->value, TYPE_PRIMITIVE)) return false;
  return !(VALUE_AS(Primitive, variable->value)->row->flags & (PF_CONTROL | PF_NESTS));
}

static void *simple_node(woad_vm *vm, void *lo, void *p);

/* whether evaluating P cannot be noticed by a continuation or abort: no prompt is needed */
static bool is_simple(Lowering *lo, const Parsed *p) { return deep_walk(lo->vm, simple_node, lo, (void *)p) != NULL; }

/* NODE itself when it is simple, else NULL */
static void *simple_node(woad_vm *vm, void *lowering, void *node) {
  Lowering *lo = lowering;
  const Parsed *p = node;
  switch (p->kind) {
    case PARSED_CONST: case PARSED_LOCAL: case PARSED_MODULE_VAR: case PARSED_TOP_VAR: case PARSED_SYNTAX:
    case PARSED_LAMBDA: case PARSED_CASE: case PARSED_VARREF: return node;
    case PARSED_WCM: return NULL;
    case PARSED_CALL: if (!is_plain_primitive(lo, p->kids[0])) return NULL; break;
    default: break;
  }
  for (uint32_t i = p->kind == PARSED_CALL || p->kind == PARSED_SET ? 1 : 0; i < p->nkids; i++) {
    if (!is_simple(lo, p->kids[i])) return NULL;
  }
  return node;
}

/* (call-with-module-prompt (lambda () FORM)); a definition happens inside, so that its right-hand side's continuation
 * defines again when it is entered again. */
static Ir *in_prompt(Lowering *lo, const Parsed *p, Ir *form) {
  woad_vm *vm = lo->vm;
  woad_value prim = prim_lookup(vm, "#%boot", "call-with-module-prompt");
  if (prim == VALUE_NONE) return form;
  if (form->kind == IR_DEFINE) {
    Ir *seq = ir_make_kids(vm, IR_SEQ, 2, p->source, p->origin);
    seq->kids[0] = form;
    seq->kids[1] = ir_const(vm, VALUE_VOID, p->source, p->origin);
    form = seq;
  }
  Ir *lambda = node(lo, IR_LAMBDA, p);
  lambda->lambda = mem_new(vm, IrLambda);
  lambda->lambda->params = mem_alloc(vm, sizeof(IrVar *));
  lambda->lambda->body = form;
  lambda->lambda->name = VALUE_FALSE;
  if (p->kind == PARSED_DEFINE) lambda->source = VALUE_FALSE; /* no line of its own in traces */
  Ir *call = ir_make_kids(vm, IR_CALL, 2, p->source, p->origin);
  call->kids[0] = node(lo, IR_PRIM, p);
  call->kids[0]->value = prim;
  call->kids[1] = lambda;
  return call;
}

static Ir *lower_form(Lowering *lo, const Parsed *p) {
  Ir *ir = lower(lo, p);
  if (!lo->spec->use_prompts || lo->spec->level != 0 || p->kind == PARSED_DEFINE_MACRO) return ir;
  return is_simple(lo, p) ? ir : in_prompt(lo, p, ir);
}

/* --- units --- */

static Body *finish(Lowering *lo, IrUnit *unit) {
  woad_vm *vm = lo->vm;
  unit->nlinks = lo->nlinks;
  unit->links = lo->links;
  unit->nliterals = lo->nliterals;
  unit->origin = unit->nbodies ? unit->bodies[0]->origin : VALUE_FALSE;
  unit->name = lo->spec->name;
  bool has_constants = !lo->spec->is_piece && param_get(vm, vm->param.compile_enforce_module_constants) != VALUE_FALSE;
  Vector *keys = vector_make(vm, lo->nlinks, VALUE_FALSE);
  for (uint32_t i = 0; i < lo->nlinks; i++) {
    IrLink *link = &lo->links[i];
    keys->items[i] = link->key;
    woad_value *kind = &vector_of(link->key)->items[LINK_KIND];
    if (*kind == fixnum_make(LINK_OWN) && link->is_defined_here && !link->is_mutated && has_constants) {
      *kind = fixnum_make(LINK_OWN_CONSTANT);
      link->is_constant = true;
    }
  }
  Vector *literals = vector_make(vm, lo->nliterals, VALUE_FALSE);
  uint32_t i = 0;
  for (woad_value l = lo->literals.head; value_is_pair(l); l = pair_cdr(l)) literals->items[i++] = pair_car(l);
  Code *code = compiler_compile_unit(vm, unit, !lo->spec->is_piece && param_get(vm, vm->param.compile_context_preservation_enabled) == VALUE_FALSE);
  return namespace_make_body(vm, lo->spec->level, object_value(code), object_value(keys), object_value(literals));
}

Body *lower_body(woad_vm *vm, const LowerSpec *spec, woad_value forms) {
  Lowering lo = { .vm = vm, .spec = spec };
  lo.locals = hash_make(vm, HASH_EQ, HASH_STRONG);
  lo.link_index = hash_make(vm, HASH_EQ, HASH_STRONG);
  pair_builder_init(&lo.literals);
  IrUnit *unit = mem_new(vm, IrUnit);
  unit->nbodies = (uint32_t)pair_list_length(forms);
  unit->bodies = mem_alloc(vm, (unit->nbodies + 1) * sizeof(Ir *));
  uint32_t i = 0;
  for (woad_value l = forms; value_is_pair(l); l = pair_cdr(l)) unit->bodies[i++] = lower_form(&lo, parsed_of(pair_car(l)));
  /* what the last form calls is under the body, as traces show it */
  if (spec->use_prompts && i > 0) unit->bodies[unit->nbodies++] = ir_const(vm, VALUE_VOID, unit->bodies[i - 1]->source, VALUE_FALSE);
  return finish(&lo, unit);
}

woad_value lower_closure(woad_vm *vm, Namespace *ns, int phase, woad_value parsed) {
  LowerSpec spec = { .self = ns->self, .level = phase - ns->instance->base_phase, .is_piece = true, .name = VALUE_FALSE, .ns = ns };
  Body *body = lower_body(vm, &spec, pair_make(vm, parsed, VALUE_NULL));
  return instance_body_closure(vm, ns->instance, body, ns->self);
}

woad_value lower_syntax_literal(woad_vm *vm, Links *links, size_t pos) {
  Body *body = VALUE_AS(Body, links->owner);
  const Instance *instance = links->instance;
  woad_value inspector = instance->decl ? instance->decl->inspector : param_get(vm, vm->param.current_code_inspector);
  woad_value stx = compiled_literal(vm, body, pos, inspector);
  if (body->owner != VALUE_FALSE) {
    const Compiled *compiled = compiled_of(body->owner);
    bool is_module = compiled->kind == COMPILED_MODULE;
    stx = syntax_shift_modules(vm, stx, compiled->self, instance->self, inspector);
    if (instance->base_phase && is_module) stx = syntax_shift_phase(vm, stx, instance->base_phase);
    /* a top-level form that was compiled elsewhere: its syntax belongs where it runs */
    if (!is_module && compiled->self != instance->self && instance->inside) stx = namespace_introduce(vm, instance->inside, stx);
  }
  links->literals[pos] = stx;
  return stx;
}
