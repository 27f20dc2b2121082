/* SPDX-License-Identifier: MIT
 * primmod.c: primitive modules from the primitive table: '#%core has the core forms, '#%runtime what rows marked
 * "#%kernel" define, '#%kernel exports both; other rows make their own modules. Declared once for a session, with one
 * instance each; every registry sees them. A run of compiled code needs few of their variables and none of their exports: each
 * variable is made when code is linked to it, all of them and the exports once something is expanded. */
#include "expander/boot/primmod.h"

#include "expander/common/modpath.h"
#include "expander/expand/core.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/prim/prim_table.h"

static const struct { const char *name; CoreFormFn fn; } core_rows[] = {
#define CORE_FORM(text, fn) { text, fn },
#include "expander/expand/core_forms.def"
#undef CORE_FORM
};

static const char *const other_modules[] = { "#%kernel", "#%core", "#%runtime", "#%paramz", "#%unsafe", "#%flfxnum",
  "#%extfl", "#%network", "#%place", "#%futures", "#%foreign", "#%linklet-primitive", "#%linklet-expander", "#%utils",
  "#%boot", "#%woad", "#%expobs", "#%builtin", "#%main", "#%read", "#%place-struct", "#%linklet", "#%sandbox",
  "#%terminal" };

typedef struct { woad_value name, mpi; Instance *instance; Hash *provides; } Made;

/* only for code of the original inspector */
static bool is_protected(const char *name) {
  static const char *const names[] = { "#%unsafe", "#%foreign", "#%futures", "#%linklet", "#%linklet-primitive",
                                       "#%linklet-expander", "#%expobs", "#%terminal" };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (strcmp(name, names[i]) == 0) return true;
  }
  return false;
}

static Made make_module(woad_vm *vm, const char *text) {
  Made made;
  made.name = modpath_resolved(vm, symbol_intern(vm, text));
  woad_value found = hash_get(vm, hash_of(vm->prim_modules), made.name);
  if (found != VALUE_NONE) {
    made.instance = instance_of(hash_get(vm, hash_of(vm->prim_instances), made.name));
    made.mpi = made.instance->self;
    made.provides = hash_of(hash_get(vm, hash_of(module_decl_of(found)->compiled->provides), fixnum_make(0)));
    return made;
  }
  made.mpi = registry_absolute(vm, made.name);
  Compiled *compiled = namespace_make_compiled(vm, COMPILED_MODULE);
  compiled->name = symbol_intern(vm, text);
  compiled->self = made.mpi;
  compiled->is_persistent = true;
  compiled->is_primitive = true;
  Hash *levels = hash_make(vm, HASH_EQ, HASH_STRONG);
  made.provides = hash_make(vm, HASH_EQ, HASH_STRONG);
  hash_set(vm, levels, fixnum_make(0), object_value(made.provides));
  compiled->provides = object_value(levels);
  ModuleDecl *decl = mem_object(vm, ModuleDecl, TYPE_MODULE_DECL);
  decl->name = made.name;
  decl->compiled = compiled;
  decl->inspector = vm->inspector;
  decl->source = VALUE_FALSE;
  decl->is_primitive = true;
  decl->is_protected_primitive = is_protected(text);
  made.instance = instance_make(vm, decl, made.name, made.mpi, 0, namespace_make_world(vm), NULL);
  (void)instance_level(vm, made.instance, 0);
  hash_set(vm, hash_of(vm->prim_modules), made.name, object_value(decl));
  hash_set(vm, hash_of(vm->prim_instances), made.name, object_value(made.instance));
  return made;
}

static void provide(woad_vm *vm, const Made *from, const Made *in, woad_value symbol, bool is_syntax) {
  woad_value binding = binding_make_module(vm, from->mpi, 0, symbol);
  binding_of(binding)->is_syntax = is_syntax;
  hash_set(vm, in->provides, symbol, binding);
}

static Variable *define(woad_vm *vm, Hash *table, const Instance *instance, woad_value symbol, woad_value value) {
  Variable *variable = code_variable_make(vm, symbol, (Instance *)(uintptr_t)instance);
  variable->value = value;
  variable->header.flags |= VARIABLE_DEFINED | VARIABLE_CONSTANT;
  hash_set(vm, table, symbol, object_value(variable));
  return variable;
}

typedef struct { Made kernel, runtime; } State;

/* In '#%runtime only: the reference's '#%kernel lacks them, and the library defines them itself. */
static const char *const hidden[] = { "identifier?", "member", "call-with-exception-handler", "current-parameterization",
                                      "getenv", "putenv" };

static bool is_hidden(const char *name) {
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
    if (strcmp(name, hidden[i]) == 0) return true;
  }
  return false;
}

static void add_primitive(woad_vm *vm, const char *module, woad_value name, woad_value value, void *arg) {
  State *state = arg;
  bool is_kernel = strcmp(module, "#%kernel") == 0;
  Made made = is_kernel ? state->runtime : make_module(vm, module);
  Level *level = instance_level(vm, made.instance, 0);
  if (hash_get(vm, made.provides, name) != VALUE_NONE) return;
  if (hash_get(vm, level->vars, name) == VALUE_NONE) define(vm, level->vars, made.instance, name, value);
  provide(vm, &made, &made, name, false);
  if (is_kernel && !is_hidden(symbol_text(name))) provide(vm, &made, &state->kernel, name, false);
}

static void add_core_forms(woad_vm *vm, State *state) {
  Made core = make_module(vm, "#%core");
  Level *level = instance_level(vm, core.instance, 0);
  for (size_t i = 0; i < sizeof core_rows / sizeof *core_rows; i++) {
    CoreForm *form = mem_object(vm, CoreForm, TYPE_EXPAND_CTX);
    form->header.aux = EXPANDCTX_CORE;
    form->name = symbol_intern(vm, strcmp(core_rows[i].name, "λ") == 0 ? "lambda" : core_rows[i].name);
    form->fn = core_rows[i].fn;
    woad_value symbol = symbol_intern(vm, core_rows[i].name);
    define(vm, level->macros, core.instance, symbol, object_value(form));
    provide(vm, &core, &core, symbol, true);
    provide(vm, &core, &state->kernel, symbol, true);
  }
}

static const struct { const char *module, *name, *defined_in, *defined; } views[] = {
#define ALIAS(module, name, defined_in, defined) { module, name, defined_in, defined },
#define VIEW(module, name) ALIAS(module, name, "#%runtime", name)
#include "expander/boot/primviews.def"
#undef VIEW
#undef ALIAS
};

static void add_views(woad_vm *vm) {
  for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
    Made from = make_module(vm, views[i].defined_in), in = make_module(vm, views[i].module);
    woad_value binding = binding_make_module(vm, from.mpi, 0, symbol_intern(vm, views[i].defined));
    hash_set(vm, in.provides, symbol_intern(vm, views[i].name), binding);
  }
}

static void fill_primitives(woad_vm *vm) {
  if (vm->expander->primitives_filled) return;
  vm->expander->primitives_filled = true;
  State state = { make_module(vm, "#%kernel"), make_module(vm, "#%runtime") };
  add_core_forms(vm, &state);
  prim_each(vm, add_primitive, &state);
  add_views(vm);
}

static Variable *define_primitive(woad_vm *vm, const Instance *instance, woad_value name) {
  const char *module = symbol_text(modpath_resolved_name(instance->name));
  if (strcmp(module, "#%kernel") == 0) return NULL; /* exports what others define */
  woad_value value = prim_lookup(vm, strcmp(module, "#%runtime") == 0 ? "#%kernel" : module, symbol_text(name));
  if (value == VALUE_NONE) return NULL;
  return define(vm, instance_try_level(instance, 0)->vars, instance, name, value);
}

static void bind_core_scope(woad_vm *vm, woad_value kernel) {
  vm->expander->core_scope = scope_make_multi(vm, symbol_intern(vm, "core"));
  woad_value id = syntax_make(vm, symbol_intern(vm, "core"), NULL);
  id = syntax_adjust_scope(vm, id, vm->expander->core_scope, SCOPE_ADD, 0);
  const ImportSource from = { .module = kernel, .space = VALUE_FALSE, .to_space = SPACE_SAME };
  binding_add_bulk(vm, id, 0, VALUE_FALSE, &from, VALUE_FALSE, VALUE_FALSE);
}

void primmod_boot(woad_vm *vm) {
  vm->prim_modules = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  vm->prim_instances = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  vm->expander->calls.fill_primitives = fill_primitives;
  vm->expander->calls.define_primitive = define_primitive;
  for (size_t i = 0; i < sizeof other_modules / sizeof *other_modules; i++) make_module(vm, other_modules[i]);
  bind_core_scope(vm, make_module(vm, "#%kernel").mpi);
}
