/* SPDX-License-Identifier: MIT
 * registry.c: declarations by resolved name. A registry of a module under expansion stands on top of its surroundings'
 * registry: submodules that are expanded with it are declared there only, and are declared for good with the module. */
#include "compiler/deep.h"
#include "expander/common/modpath.h"
#include "expander/namespace/expander_state.h"
#include "expander/namespace/namespace.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/base/buf.h"
#include "runtime/io/print.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* The registry that has NAME, REGISTRY or one further out, and its declaration; NULL: none has it. */
static Registry *find_holder(woad_vm *vm, Registry *registry, woad_value name, woad_value *found) {
  for (; registry; registry = registry->parent) {
    if (!registry->decls) continue; /* around modules that are nested deep there are many such */
    *found = hash_get(vm, registry->decls, name);
    if (*found != VALUE_NONE) return registry;
  }
  return NULL;
}

ModuleDecl *registry_find(woad_vm *vm, Registry *registry, woad_value name) {
  woad_value found;
  if (find_holder(vm, registry, name, &found)) return module_decl_of(found);
  woad_value primitive = hash_get(vm, hash_of(vm->prim_modules), name);
  return primitive == VALUE_NONE ? NULL : module_decl_of(primitive);
}

Registry *registry_root(Registry *registry) {
  while (registry->parent) registry = registry->parent;
  return registry;
}

void registry_add(woad_vm *vm, Registry *registry, ModuleDecl *decl) {
  if (!registry->decls) registry->decls = hash_make(vm, HASH_EQ, HASH_STRONG);
  hash_set(vm, registry->decls, decl->name, object_value(decl));
}

static woad_value submodule_name(woad_vm *vm, woad_value resolved, woad_value symbol) {
  woad_value name = modpath_resolved_name(resolved);
  woad_value last = pair_make(vm, symbol, VALUE_NULL);
  return modpath_resolved(vm, value_is_pair(name) ? pair_append(vm, name, last) : pair_make(vm, name, last));
}

static woad_value last_symbol(woad_value name) {
  if (!value_is_pair(name)) return name;
  while (value_is_pair(pair_cdr(name))) name = pair_cdr(name);
  return pair_car(name);
}

static ModuleDecl *make_decl(woad_vm *vm, Compiled *compiled, woad_value name) {
  ModuleDecl *decl = mem_object(vm, ModuleDecl, TYPE_MODULE_DECL);
  decl->name = name;
  decl->compiled = compiled;
  decl->inspector = param_get(vm, vm->param.current_code_inspector);
  decl->source = VALUE_FALSE;
  return decl;
}

static ModuleDecl *declare_one(woad_vm *vm, Registry *registry, Compiled *compiled, woad_value name);
static ModuleDecl *declare_in(woad_vm *vm, Registry *registry, Compiled *compiled, woad_value name);

typedef struct { Registry *registry; woad_value name; } DeclareIn;

static void *declare_submodule(woad_vm *vm, void *ctx, void *node) {
  const DeclareIn *in = ctx;
  Compiled *sub = node;
  return declare_in(vm, in->registry, sub, submodule_name(vm, in->name, last_symbol(sub->name)));
}

static void declare_all(woad_vm *vm, Registry *registry, woad_value list, woad_value name) {
  DeclareIn in = { registry, name };
  for (; value_is_pair(list); list = pair_cdr(list)) deep_walk(vm, declare_submodule, &in, compiled_of(pair_car(list)));
}

/* whether the file of NAME is being loaded: its submodules are declared by its expansion, and again with all of it */
static bool is_loading(woad_vm *vm, Registry *registry, woad_value name) {
  woad_value file = modpath_resolved_name(name);
  if (value_is_pair(file)) name = modpath_resolved(vm, pair_car(file));
  return pair_memq(name, registry_root(registry)->loading) != VALUE_FALSE;
}

static ModuleDecl *declare_in(woad_vm *vm, Registry *registry, Compiled *compiled, woad_value name) {
  ModuleDecl *old = registry_find(vm, registry, name);
  bool is_fixed = old && (old->is_primitive || (old->compiled->is_persistent && !is_loading(vm, registry, name)));
  if (is_fixed)
    raise_format(vm, vm->exn.fail_contract, "module: cannot redeclare cross-phase persistent module\n  module name: %s",
                 registry_name_text(vm, name));
  declare_all(vm, registry, compiled->pre, name);
  ModuleDecl *decl = declare_one(vm, registry, compiled, name);
  declare_all(vm, registry, compiled->post, name);
  return decl;
}

/* The registry for NAME: a module that is being loaded belongs to the whole registry, also when another's expansion asked for it: it is then not
 * loaded again for the next one. */
static Registry *registry_for(woad_vm *vm, Namespace *ns, woad_value name) {
  return is_loading(vm, ns->registry, name) ? registry_root(ns->registry) : ns->registry;
}

ModuleDecl *registry_declare(woad_vm *vm, Namespace *ns, Compiled *compiled, woad_value name) {
  return declare_in(vm, registry_for(vm, ns, name), compiled, name);
}

static ModuleDecl *declare_one(woad_vm *vm, Registry *registry, Compiled *compiled, woad_value name) {
  ModuleDecl *decl = make_decl(vm, compiled, name);
  woad_value source = param_get(vm, vm->param.current_module_declare_source);
  if (value_is_symbol(source) || value_is_path(source)) decl->source = modpath_resolved(vm, source);
  registry_add(vm, registry, decl);
  if (vm->hooks.module_declared) vm->hooks.module_declared(vm, name);
  return decl;
}

Compiled *registry_submodule(Compiled *compiled, woad_value names) {
  for (; value_is_pair(names) && compiled; names = pair_cdr(names)) {
    Compiled *found = NULL;
    woad_value lists[2] = { compiled->pre, compiled->post };
    for (int i = 0; i < 2; i++) {
      for (woad_value l = lists[i]; value_is_pair(l) && !found; l = pair_cdr(l)) {
        if (last_symbol(compiled_of(pair_car(l))->name) == pair_car(names)) found = compiled_of(pair_car(l));
      }
    }
    compiled = found;
  }
  return compiled;
}

bool registry_declare_part(woad_vm *vm, Namespace *ns, Compiled *root, woad_value name) {
  woad_value parts = modpath_resolved_name(name);
  Compiled *compiled = registry_submodule(root, value_is_pair(parts) ? pair_cdr(parts) : VALUE_NULL);
  if (compiled) declare_one(vm, registry_for(vm, ns, name), compiled, name);
  return compiled != NULL;
}

bool registry_declare_beside(woad_vm *vm, Namespace *ns, ModuleDecl *decl, woad_value name) {
  Compiled *compiled = registry_submodule(decl->compiled, pair_cdr(modpath_resolved_name(name)));
  woad_value found;
  Registry *registry = find_holder(vm, ns->registry, decl->name, &found);
  if (compiled && registry) declare_one(vm, registry, compiled, name);
  return compiled != NULL;
}

woad_value registry_resolve(woad_vm *vm, woad_value mpi, Namespace *ns, bool load, woad_value stx) {
  woad_value name = modpath_resolve(vm, mpi, false, stx);
  if (!load || registry_find(vm, ns->registry, name)) return name;
  const ModulePathIndex *index = mpi_of(mpi);
  if (index->path == VALUE_FALSE) return name;
  woad_value base = VALUE_FALSE;
  if (value_is_mpi(index->base)) base = modpath_resolve(vm, index->base, false, stx);
  else if (index->base != VALUE_FALSE) base = index->base;
  return vm->hooks.module_resolve(vm, index->path, base, stx, true);
}

ModuleDecl *registry_require(woad_vm *vm, woad_value mpi, Namespace *ns, const char *who, woad_value stx) {
  woad_value name = registry_resolve(vm, mpi, ns, true, stx);
  ModuleDecl *decl = registry_find(vm, ns->registry, name);
  if (!decl) raise_format(vm, vm->exn.fail_contract, "%s: unknown module\n  module name: %s", who, registry_name_text(vm, name));
  return decl;
}

woad_value registry_argument(woad_vm *vm, int pos, int argc, woad_value *argv) {
  woad_value v = argv[pos];
  if (value_is_mpi(v)) return v;
  if (value_is_resolved_path(v)) return registry_absolute(vm, v);
  if (!modpath_is_module_path(vm, v))
    raise_argument(vm, NULL, "(or/c module-path? module-path-index? resolved-module-path?)", pos, argc, argv);
  return modpath_index(vm, v, VALUE_FALSE);
}

const char *registry_written(woad_vm *vm, woad_value v) {
  Buf buf;
  buf_init(&buf);
  print_value(vm, v, PRINT_WRITE, 0, &buf);
  return buf_cstring(vm, &buf);
}

static const char *root_text(woad_vm *vm, woad_value root) {
  return value_is_symbol(root) ? raise_text(vm, "'%s", registry_written(vm, root)) : raise_text(vm, "\"%s\"", path_bytes(root));
}

/* a resolved name as messages show it: 'm, "path", or (submod 'm a) */
const char *registry_name_text(woad_vm *vm, woad_value resolved) {
  woad_value name = modpath_resolved_name(resolved);
  if (!value_is_pair(name)) return root_text(vm, name);
  const char *text = raise_text(vm, "(submod %s", root_text(vm, pair_car(name)));
  for (woad_value l = pair_cdr(name); value_is_pair(l); l = pair_cdr(l))
    text = raise_text(vm, "%s %s", text, registry_written(vm, pair_car(l)));
  return raise_text(vm, "%s)", text);
}

/* A file of the main collections as a lib path, so that compiled files can name it wherever they are. */
static woad_value library_path(woad_vm *vm, woad_value path) {
  woad_value collects = vm->expander ? vm->expander->collects : VALUE_FALSE;
  if (!value_is_path(collects)) return path;
  const char *prefix = path_bytes(collects), *text = path_bytes(path);
  size_t n = strlen(prefix);
  if (strncmp(text, prefix, n) != 0 || !strchr(text + n, '/')) return path;
  return pair_list(vm, 2, vm->sym.lib, string_to_immutable(vm, string_from_utf8(vm, text + n)));
}

woad_value registry_absolute(woad_vm *vm, woad_value resolved) {
  woad_value name = modpath_resolved_name(resolved);
  woad_value root = value_is_pair(name) ? pair_car(name) : name;
  if (value_is_symbol(root)) root = pair_list(vm, 2, vm->sym.quote, root);
  else root = library_path(vm, root);
  woad_value path = value_is_pair(name) ? pair_make(vm, vm->sym.submod, pair_make(vm, root, pair_cdr(name))) : root;
  woad_value mpi = modpath_index(vm, path, VALUE_FALSE);
  mpi_of(mpi)->resolved = resolved;
  return mpi;
}
