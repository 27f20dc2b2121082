/* SPDX-License-Identifier: MIT
 * instance.c: instances, what must run for them, and running it. spec/phases.md section 3
 *
 * Running is planned first: the list of (instance . level) in order, imports before importers. A plan is then run either
 * nested (transformers, from inside the expander) or as a chain of native frames (instantiation at phase 0), so that no
 * C frame stays under a module body. A level is marked as started when its body begins, not when it is planned: what
 * another body ran in between is skipped, and what was never reached can still be run later. */
#include "expander/common/modpath.h"
#include "expander/namespace/access.h"
#include "expander/namespace/expander_state.h"
#include "expander/namespace/namespace.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* --- records --- */

Instance *instance_make(woad_vm *vm, ModuleDecl *decl, woad_value name, woad_value self, int base_phase, World *world,
                        Registry *registry) {
  Instance *instance = mem_object(vm, Instance, TYPE_INSTANCE);
  instance->decl = decl;
  instance->name = name;
  instance->self = self;
  instance->base_phase = base_phase;
  instance->world = world;
  instance->registry = registry;
  instance->power = instance->label = instance->imports = instance->literals = instance->attachments = VALUE_FALSE;
  return instance;
}

static bool is_shared(const ModuleDecl *decl) { return decl->is_primitive || decl->compiled->is_persistent; }

static Hash *by_base(woad_vm *vm, World *world, woad_value name, bool make) {
  woad_value found = hash_get(vm, world->instances, name);
  if (found != VALUE_NONE) return hash_of(found);
  if (!make) return NULL;
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  hash_set(vm, world->instances, name, object_value(table));
  return table;
}

void instance_add(woad_vm *vm, World *world, Instance *instance) {
  Hash *table = by_base(vm, world, instance->name, true);
  hash_set(vm, table, fixnum_make(instance->base_phase), object_value(instance));
}

Instance *instance_find(woad_vm *vm, Namespace *ns, woad_value name, int base, woad_value through) {
  Hash *table = by_base(vm, ns->world, name, false);
  if (table) {
    woad_value found = hash_get(vm, table, fixnum_make(base));
    if (found != VALUE_NONE) return instance_of(found);
  }
  woad_value primitive = hash_get(vm, hash_of(vm->prim_instances), name);
  if (primitive != VALUE_NONE) return instance_of(primitive);
  woad_value shared = hash_get(vm, ns->registry->persistent, name);
  if (shared != VALUE_NONE) return instance_of(shared);
  if (through == VALUE_FALSE) return NULL;
  ModuleDecl *decl = registry_find(vm, ns->registry, name);
  if (!decl) return NULL;
  woad_value self = is_shared(decl) ? registry_absolute(vm, name) : through;
  Instance *instance = instance_make(vm, decl, name, self, is_shared(decl) ? 0 : base, ns->world, ns->registry);
  if (is_shared(decl)) hash_set(vm, ns->registry->persistent, name, object_value(instance));
  else instance_add(vm, ns->world, instance);
  return instance;
}

Level *instance_try_level(const Instance *instance, int level) {
  const LevelTable *table = instance->levels;
  if (!table || level < table->first || level >= table->first + table->count) return NULL;
  return table->levels[level - table->first];
}

Level *instance_level(woad_vm *vm, Instance *instance, int level) {
  LevelTable *table = instance->levels;
  if (!table || level < table->first || level >= table->first + table->count) {
    int first = table && table->first < level ? table->first : level;
    int end = table && table->first + table->count > level + 1 ? table->first + table->count : level + 1;
    LevelTable *fresh = mem_object_flex(vm, LevelTable, TYPE_SYSTEM_TABLE, levels, end - first);
    fresh->first = first;
    fresh->count = end - first;
    for (int i = 0; table && i < table->count; i++) fresh->levels[table->first - first + i] = table->levels[i];
    instance->levels = table = fresh;
  }
  Level **slot = &table->levels[level - table->first];
  if (!*slot) {
    Level *made = mem_new(vm, Level);
    made->vars = hash_make(vm, HASH_EQ, HASH_STRONG);
    made->macros = hash_make(vm, HASH_EQ, HASH_STRONG);
    table->levels[level - table->first] = made;
    return made;
  }
  return *slot;
}

static Variable *variable_in(woad_vm *vm, Hash *table, woad_value name, Instance *instance) {
  woad_value found = hash_get(vm, table, name);
  if (found != VALUE_NONE) return VALUE_AS(Variable, found);
  Variable *made = code_variable_make(vm, name, instance);
  hash_set(vm, table, name, object_value(made));
  return made;
}

Variable *instance_variable(woad_vm *vm, Instance *instance, int level, woad_value name) {
  return variable_in(vm, instance_level(vm, instance, level)->vars, name, instance);
}

Variable *instance_macro(woad_vm *vm, Instance *instance, int level, woad_value name) {
  return variable_in(vm, instance_level(vm, instance, level)->macros, name, instance);
}

static bool is_primitive(const Instance *instance) { return instance->decl && instance->decl->is_primitive; }

Variable *instance_try_variable(woad_vm *vm, const Instance *instance, int level, woad_value name) {
  Level *at = instance_try_level(instance, level);
  woad_value found = at ? hash_get(vm, at->vars, name) : VALUE_NONE;
  if (found == VALUE_NONE && at && is_primitive(instance)) return vm->expander->calls.define_primitive(vm, instance, name);
  return found == VALUE_NONE ? NULL : VALUE_AS(Variable, found);
}

woad_value instance_try_macro(woad_vm *vm, const Instance *instance, int level, woad_value name) {
  if (is_primitive(instance)) vm->expander->calls.fill_primitives(vm);
  Level *at = instance_try_level(instance, level);
  woad_value found = at ? hash_get(vm, at->macros, name) : VALUE_NONE;
  if (found == VALUE_NONE) return VALUE_NONE;
  const Variable *variable = VALUE_AS(Variable, found);
  return variable->header.flags & VARIABLE_DEFINED ? variable->value : VALUE_NONE;
}

int instance_base_for(const ModuleDecl *decl, int phase, int level) {
  return decl && is_shared(decl) ? 0 : phase - level;
}

/* --- plans --- */

void instance_plan_init(Plan *plan) {
  plan->head = plan->tail = VALUE_NULL;
  plan->seen = NULL;
  plan->path = NULL;
}

static void plan_add(woad_vm *vm, Plan *plan, Instance *instance, int level) {
  woad_value item = pair_make(vm, object_value(instance), fixnum_make(level));
  woad_value cell = pair_make(vm, item, VALUE_NULL);
  if (value_is_null(plan->head)) plan->head = cell;
  else pair_of(plan->tail)->cdr = cell;
  plan->tail = cell;
}

Namespace *instance_namespace(woad_vm *vm, const Instance *instance) {
  Namespace *ns = mem_object(vm, Namespace, TYPE_NAMESPACE);
  ns->registry = instance->registry;
  ns->world = instance->world;
  return ns;
}

/* Resolves the imports of INSTANCE, loading what is not declared: list of (base phase . Instance). */
static woad_value resolve_imports(woad_vm *vm, Instance *instance) {
  if (instance->imports != VALUE_FALSE) return instance->imports;
  PairBuilder out;
  pair_builder_init(&out);
  const Compiled *compiled = instance->decl ? instance->decl->compiled : NULL;
  Namespace *ns = instance_namespace(vm, instance);
  for (woad_value l = compiled ? compiled->requires : VALUE_NULL; value_is_pair(l); l = pair_cdr(l)) {
    woad_value entry = pair_car(l);
    if (!value_is_fixnum(pair_car(entry))) continue; /* for-label */
    int base = instance->base_phase + (int)fixnum_value(pair_car(entry));
    for (woad_value m = pair_cdr(entry); value_is_pair(m); m = pair_cdr(m)) {
      woad_value mpi = modpath_shift(vm, pair_car(m), compiled->self, instance->self);
      ModuleDecl *decl = registry_require(vm, mpi, ns, "require", VALUE_FALSE);
      if (decl->is_primitive) continue;
      Instance *import = instance_find(vm, ns, decl->name, base, mpi);
      pair_builder_add(vm, &out, pair_make(vm, fixnum_make(base), object_value(import)));
    }
  }
  instance->imports = out.head;
  return out.head;
}

static void level_range(const Instance *instance, int *low, int *high) {
  *low = *high = 0;
  if (!instance->decl) return;
  for (woad_value l = instance->decl->compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    int level = VALUE_AS(Body, pair_car(l))->level;
    if (level < *low) *low = level;
    if (level > *high) *high = level;
  }
}

static void make_available(woad_vm *vm, Instance *instance, int base, int phase) {
  int low, high;
  level_range(instance, &low, &high);
  for (int level = high; level >= low; level--) {
    if (base + level == phase) continue;
    Level *at = instance_level(vm, instance, level);
    if (at->state != LEVEL_NEW) continue;
    at->state = LEVEL_AVAILABLE;
    woad_value key = fixnum_make(base + level);
    woad_value list = hash_get(vm, instance->world->available, key);
    if (list == VALUE_NONE) list = VALUE_NULL;
    hash_set(vm, instance->world->available, key, pair_make(vm, object_value(instance), list));
  }
}

static bool nothing_to_do(const Instance *instance, int base, int phase, bool available) {
  Level *at = instance_try_level(instance, phase - base);
  if (!at || at->state != LEVEL_STARTED) return false;
  if (!available) return true;
  int low, high;
  level_range(instance, &low, &high);
  for (int level = low; level <= high; level++) {
    Level *other = instance_try_level(instance, level);
    if (!other || other->state == LEVEL_NEW) return false;
  }
  return true;
}

typedef struct PlanStep { ModuleDecl *decl; const struct PlanStep *outer; } PlanStep;

/* Modules of files cannot need themselves, but declarations may be replaced, and compiled code say what it likes. */
static _Noreturn void cycle(woad_vm *vm, const PlanStep *path, const ModuleDecl *decl) {
  const char *chain = raise_text(vm, "\n   %s", registry_name_text(vm, decl->name));
  for (bool at_end = false; path && !at_end; path = path->outer) {
    at_end = path->decl == decl;
    chain = raise_text(vm, "\n   %s%s", registry_name_text(vm, path->decl->name), chain);
  }
  raise_format(vm, vm->exn.fail, "require: import cycle detected during module instantiation\n  dependency chain:%s", chain);
}

typedef struct { Plan *plan; Instance *instance; int base, phase; bool available; } PlanArg;
static woad_value plan_imports(woad_vm *vm, void *arg);

/* BASE is where the importer wants level 0: differs from the instance's own base for persistent modules. */
static void plan_instance(woad_vm *vm, Plan *plan, Instance *instance, int base, int phase, bool available) {
  if (nothing_to_do(instance, base, phase, available)) return;
  if (instance->decl && instance->decl->is_primitive) return;
  if (!plan->seen) {
    plan->seen = hash_make(vm, HASH_EQ, HASH_STRONG);
    plan->number = ++vm->expander->plans;
  }
  if (instance->decl && instance->decl->plan == plan->number) cycle(vm, plan->path, instance->decl);
  woad_value seen = hash_get(vm, plan->seen, object_value(instance));
  if (seen == VALUE_NONE) seen = VALUE_NULL;
  woad_value mark = fixnum_make((int64_t)base * 65536 + phase);
  if (pair_memq(mark, seen) != VALUE_FALSE) return;
  hash_set(vm, plan->seen, object_value(instance), pair_make(vm, mark, seen));
  PlanArg arg = { plan, instance, base, phase, available };
  if (UNLIKELY(stack_is_low(vm))) stack_call_fresh(vm, plan_imports, &arg);
  else plan_imports(vm, &arg);
  if (instance->decl && is_shared(instance->decl)) {
    /* no phase sees a difference between now and when it would need it */
    if (available || phase == base) plan_add(vm, plan, instance, 0);
    return;
  }
  if (available) make_available(vm, instance, base, phase);
  plan_add(vm, plan, instance, phase - base);
}

static woad_value plan_imports(woad_vm *vm, void *data) {
  const PlanArg *arg = data;
  Instance *instance = arg->instance;
  ModuleDecl *decl = instance->decl;
  PlanStep step = { decl, arg->plan->path };
  uint64_t outer = decl ? decl->plan : 0;
  if (decl) {
    arg->plan->path = &step;
    decl->plan = arg->plan->number;
  }
  for (woad_value l = resolve_imports(vm, instance); value_is_pair(l); l = pair_cdr(l)) {
    int offset = (int)fixnum_value(pair_car(pair_car(l))) - instance->base_phase;
    plan_instance(vm, arg->plan, instance_of(pair_cdr(pair_car(l))), arg->base + offset, arg->phase, arg->available);
  }
  arg->plan->path = step.outer;
  if (decl) decl->plan = outer;
  return VALUE_VOID;
}

void instance_plan_run(woad_vm *vm, Plan *plan, Instance *instance, int phase, bool make_available) {
  plan_instance(vm, plan, instance, instance->base_phase, phase, make_available);
}

void instance_plan_available(woad_vm *vm, Plan *plan, Namespace *ns, int phase) {
  woad_value key = fixnum_make(phase);
  woad_value list = hash_get(vm, ns->world->available, key);
  if (list == VALUE_NONE || value_is_null(list)) return;
  hash_set(vm, ns->world->available, key, VALUE_NULL);
  for (list = pair_reverse(vm, list); value_is_pair(list); list = pair_cdr(list))
    instance_plan_run(vm, plan, instance_of(pair_car(list)), phase, true);
}

/* --- linking --- */

static _Noreturn void no_instance(woad_vm *vm, woad_value name, woad_value symbol, int phase) {
  raise_format(vm, vm->exn.fail_contract,
               "namespace mismatch;\n cannot locate module instance\n  module: %V\n  use phase: %d\n  variable: %V", name,
               phase, symbol);
}

/* FROM's level has been run, and left SYMBOL without a value: its body has changed, or raised an exception. */
static _Noreturn void mismatch(woad_vm *vm, Instance *from, Instance *to, woad_value symbol, const char *problem) {
  raise_format(vm, vm->exn.fail_contract,
               "instantiate-linklet: mismatch;\n reference to a variable that is %s;\n"
               " possibly, bytecode file needs re-compile because dependencies changed\n"
               "  name: %D\n  exporting instance: %s\n  importing instance: %s",
               problem, symbol, instance_label(vm, from), instance_label(vm, to));
}

static bool has_run(Instance *instance, int level) {
  if (instance->decl && instance->decl->is_primitive) return true;
  const Level *at = instance_try_level(instance, level);
  return at && at->state == LEVEL_STARTED;
}

/* A top-level form refers to level AT of FROM, which was not asked to run: its module was only required for its syntax. */
static _Noreturn void not_run(woad_vm *vm, Instance *from, woad_value mpi, int at) {
  const char *found = "";
  const LevelTable *table = from->levels;
  for (int i = 0; table && i < table->count; i++) {
    if (has_run(from, table->first + i)) found = raise_text(vm, "%s%s%d", found, *found ? " " : "", table->first + i);
  }
  raise_format(vm, vm->exn.fail,
               "eval: namespace mismatch: phase level not found;\n  module: %V\n  phase level: %d\n  found phase levels: (%s)", mpi,
               at, found);
}

Variable *instance_link(woad_vm *vm, Instance *instance, woad_value key, woad_value self, int level) {
  const Vector *parts = vector_of(key);
  int kind = (int)fixnum_value(parts->items[LINK_KIND]);
  int at = (int)fixnum_value(parts->items[LINK_LEVEL]);
  woad_value symbol = parts->items[LINK_SYMBOL];
  if (kind == LINK_OWN) return instance_variable(vm, instance, at, symbol);
  if (kind == LINK_OWN_CONSTANT) {
    Variable *variable = instance_variable(vm, instance, at, symbol);
    variable->header.flags |= VARIABLE_CONSTANT;
    return variable;
  }
  if (kind == LINK_OWN_MACRO) return instance_macro(vm, instance, at, symbol);
  woad_value mpi = modpath_shift(vm, parts->items[LINK_MODULE], self, instance->self);
  if (mpi == instance->self) return instance_variable(vm, instance, at, symbol);
  Namespace *ns = instance_namespace(vm, instance);
  woad_value name = modpath_resolve(vm, mpi, false, VALUE_FALSE);
  if (name == instance->name) return instance_variable(vm, instance, at, symbol);
  ModuleDecl *decl = registry_find(vm, ns->registry, name);
  int phase = instance->base_phase + level;
  Instance *from = instance_find(vm, ns, name, instance_base_for(decl, phase, at), VALUE_FALSE);
  if (!from) no_instance(vm, name, symbol, phase);
  if (instance->decl && instance->decl->compiled->from_bytes) access_check_link(vm, from, at, symbol, instance->decl->inspector);
  Variable *variable = instance_try_variable(vm, from, at, symbol);
  if (!has_run(from, at)) {
    if (!instance->decl) not_run(vm, from, mpi, at);
  } else if (!variable) {
    mismatch(vm, from, instance, symbol, "not exported");
  } else if (variable->value == VALUE_UNDEFINED) {
    mismatch(vm, from, instance, symbol, "uninitialized");
  }
  return variable ? variable : instance_variable(vm, from, at, symbol);
}

woad_value instance_body_closure(woad_vm *vm, Instance *instance, Body *body, woad_value self) {
  if (body->code == VALUE_FALSE) vm->expander->calls.load_body(vm, body);
  const Vector *keys = vector_of(body->keys);
  Links *links = code_links_make(vm, instance, (uint32_t)keys->length, body->nliterals);
  links->owner = object_value(body);
  links->phase_level = body->level;
  links->phase_shift = instance->base_phase + body->level;
  for (size_t i = 0; i < keys->length; i++)
    links->vars[i] = instance_link(vm, instance, keys->items[i], self, body->level);
  return code_closure_make(vm, VALUE_AS(Code, body->code), links);
}

/* --- running --- */

static Body *body_at(const Instance *instance, int level) {
  if (!instance->decl) return NULL;
  for (woad_value l = instance->decl->compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    Body *body = VALUE_AS(Body, pair_car(l));
    if (body->level == level) return body;
  }
  return NULL;
}

/* The next procedure to run of LIST, which advances past it; VALUE_FALSE at the end. */
static woad_value next_body(woad_vm *vm, woad_value *list) {
  while (value_is_pair(*list)) {
    woad_value item = pair_car(*list);
    *list = pair_cdr(*list);
    Instance *instance = instance_of(pair_car(item));
    int level = (int)fixnum_value(pair_cdr(item));
    Level *at = instance_level(vm, instance, level);
    if (at->state == LEVEL_STARTED) continue;
    at->state = LEVEL_STARTED;
    Body *body = body_at(instance, level);
    if (body) return instance_body_closure(vm, instance, body, instance->decl->compiled->self);
  }
  return VALUE_FALSE;
}

void instance_run_nested(woad_vm *vm, const Plan *plan) {
  woad_value list = plan->head;
  while (value_is_pair(list)) {
    woad_value proc = next_body(vm, &list);
    if (proc == VALUE_FALSE) return;
    vm->expander->calls.visit(vm, proc);
  }
}

static woad_value run_next(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value proc = next_body(vm, &slots[0]);
  if (proc != VALUE_FALSE) return call_then(vm, proc, 0, NULL, run_next, 2, slots);
  if (slots[1] == VALUE_FALSE) return VALUE_VOID;
  return call_tail(vm, slots[1], 0, NULL);
}

woad_value instance_run_tail(woad_vm *vm, const Plan *plan, woad_value then) {
  woad_value slots[2] = { plan->head, then };
  return run_next(vm, slots, 0, NULL);
}

void instance_run_available(woad_vm *vm, Namespace *ns, int phase) {
  Plan plan;
  instance_plan_init(&plan);
  instance_plan_available(vm, &plan, ns, phase);
  instance_run_nested(vm, &plan);
}
