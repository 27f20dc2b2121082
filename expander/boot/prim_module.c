/* SPDX-License-Identifier: MIT
 * prim_module.c: reflection on declarations and compiled modules. Source: Reference, "Modules and Module-Level Variables". */
#include <stdlib.h>

#include "compiler/deep.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/module.h"
#include "expander/lower/lower.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

static ModuleDecl *declared(woad_vm *vm, int argc, woad_value *argv) {
  Namespace *ns = namespace_current(vm);
  bool load = argc > 1 && argv[1] != VALUE_FALSE;
  woad_value name = registry_resolve(vm, registry_argument(vm, 0, argc, argv), ns, load, VALUE_FALSE);
  return registry_find(vm, ns->registry, name);
}

/* LOAD: a module that is not declared is loaded */
static ModuleDecl *must_be_declared(woad_vm *vm, int argc, woad_value *argv, const char *who, bool load) {
  Namespace *ns = namespace_current(vm);
  woad_value name = registry_resolve(vm, registry_argument(vm, 0, argc, argv), ns, load, VALUE_FALSE);
  ModuleDecl *decl = registry_find(vm, ns->registry, name);
  if (!decl)
    raise_format(vm, vm->exn.fail_contract, "%s: unknown module in the current namespace\n  name: %V", who, name);
  return decl;
}

/* --- tables as lists --- */

static int compare_items(const void *a, const void *b) {
  return symbol_compare(pair_car(*(const woad_value *)a), pair_car(*(const woad_value *)b));
}

/* what is asked for: variables or syntax, with the names inside their modules or without */
typedef struct Exports { Compiled *compiled; bool syntax, with_names; } Exports;

/* (symbol (origin ...)): where a re-export comes from: a path index, or with level and name when those were changed */
static woad_value export_item(woad_vm *vm, const Exports *ex, woad_value level, woad_value symbol, const Binding *binding) {
  const Compiled *compiled = ex->compiled;
  woad_value origins = VALUE_NULL;
  if (binding->module != compiled->self && value_is_mpi(binding->nominal_module)) {
    woad_value from = mode_make(vm, binding->nominal_phase, binding->nominal_space), origin = binding->nominal_module;
    if (from != level || binding->nominal_name != symbol) origin = pair_list(vm, 4, origin, from, binding->nominal_name, from);
    origins = pair_make(vm, origin, VALUE_NULL);
  }
  return ex->with_names ? pair_list(vm, 3, symbol, origins, binding->name) : pair_list(vm, 2, symbol, origins);
}

static woad_value exports_at(woad_vm *vm, const Exports *ex, woad_value level, Hash *table) {
  size_t n = 0;
  woad_value *items = mem_alloc(vm, (hash_count(table) + 1) * sizeof(woad_value)), symbol, binding;
  for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
    if (!hash_entry(table, pos, &symbol, &binding) || binding_of(binding)->is_syntax != ex->syntax) continue;
    items[n++] = export_item(vm, ex, level, symbol, binding_of(binding));
  }
  qsort(items, n, sizeof *items, compare_items);
  return pair_list_from(vm, n, items, VALUE_NULL);
}

/* label first */
static int compare_levels(const void *a, const void *b) {
  woad_value x = *(const woad_value *)a, y = *(const woad_value *)b;
  int p = mode_phase(x), q = mode_phase(y);
  if (p == PHASE_LABEL || q == PHASE_LABEL) return (q == PHASE_LABEL) - (p == PHASE_LABEL);
  if (p != q) return p < q ? -1 : 1;
  if (!value_is_pair(x) || !value_is_pair(y)) return value_is_pair(x) - value_is_pair(y);
  return symbol_compare(pair_cdr(x), pair_cdr(y));
}

/* the keys of LEVELS in ascending order of phases, the label level first; spaces after the default one */
static size_t sorted_levels(woad_vm *vm, Hash *levels, woad_value **out) {
  size_t n = 0;
  woad_value table;
  *out = mem_alloc(vm, (hash_count(levels) + 1) * sizeof(woad_value));
  for (int64_t pos = hash_next(levels, -1); pos >= 0; pos = hash_next(levels, pos)) {
    if (hash_entry(levels, pos, *out + n, &table)) n++;
  }
  qsort(*out, n, sizeof **out, compare_levels);
  return n;
}

static woad_value imports_of(woad_vm *vm, const Compiled *compiled) {
  Hash *levels = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (woad_value l = compiled->requires; value_is_pair(l); l = pair_cdr(l)) {
    woad_value phase = pair_car(pair_car(l)), before = hash_get(vm, levels, phase);
    hash_set(vm, levels, phase, pair_append(vm, before == VALUE_NONE ? VALUE_NULL : before, pair_cdr(pair_car(l))));
  }
  woad_value *order, out = VALUE_NULL;
  for (size_t i = sorted_levels(vm, levels, &order); i-- > 0;)
    out = pair_make(vm, pair_make(vm, order[i], hash_get(vm, levels, order[i])), out);
  return out;
}

static woad_value exports_of(woad_vm *vm, const Exports *ex) {
  PairBuilder out;
  pair_builder_init(&out);
  Hash *levels = compiled_provides(vm, ex->compiled);
  woad_value *order;
  size_t n = sorted_levels(vm, levels, &order);
  for (size_t i = 0; i < n; i++) {
    woad_value items = exports_at(vm, ex, order[i], hash_of(hash_get(vm, levels, order[i])));
    if (value_is_pair(items)) pair_builder_add(vm, &out, pair_make(vm, order[i], items));
  }
  return out.head;
}

/* the second argument, when it is there: #f or 'defined-names */
static woad_value both_exports(woad_vm *vm, Compiled *compiled, int argc, woad_value *argv) {
  bool with_names = argc > 1 && argv[1] == symbol_intern(vm, "defined-names");
  if (argc > 1 && argv[1] != VALUE_FALSE && !with_names) raise_argument_value(vm, NULL, "(or/c #f 'defined-names)", argv[1]);
  Exports variables = { compiled, false, with_names }, syntaxes = { compiled, true, with_names };
  woad_value vals[2] = { exports_of(vm, &variables), exports_of(vm, &syntaxes) };
  return values_return(vm, 2, vals);
}

/* --- what is defined and not exported under its own name --- */

static bool is_exported(woad_vm *vm, Compiled *compiled, woad_value level, woad_value symbol) {
  woad_value table = hash_get(vm, compiled_provides(vm, compiled), level);
  woad_value binding = table == VALUE_NONE ? VALUE_NONE : hash_get(vm, hash_of(table), symbol);
  return binding != VALUE_NONE && binding_of(binding)->module == compiled->self && binding_of(binding)->name == symbol;
}

static void add_indirect(woad_vm *vm, Compiled *compiled, Hash *levels, const Vector *key) {
  woad_value level = key->items[LINK_LEVEL], symbol = key->items[LINK_SYMBOL];
  int64_t kind = fixnum_value(key->items[LINK_KIND]);
  if (kind != LINK_OWN && kind != LINK_OWN_CONSTANT) return;
  woad_value list = hash_get(vm, levels, level);
  if (list == VALUE_NONE) list = VALUE_NULL;
  if (pair_memq(symbol, list) != VALUE_FALSE || is_exported(vm, compiled, level, symbol)) return;
  hash_set(vm, levels, level, pair_make(vm, symbol, list));
}

static int compare_symbols(const void *a, const void *b) {
  return symbol_compare(*(const woad_value *)a, *(const woad_value *)b);
}

static woad_value sorted_symbols(woad_vm *vm, woad_value list) {
  size_t n = 0;
  woad_value *items = mem_alloc(vm, ((size_t)pair_list_length(list) + 1) * sizeof *items);
  for (; value_is_pair(list); list = pair_cdr(list)) items[n++] = pair_car(list);
  qsort(items, n, sizeof *items, compare_symbols);
  return pair_list_from(vm, n, items, VALUE_NULL);
}

/* A body's links name every variable of the module. */
static woad_value indirect_of(woad_vm *vm, Compiled *compiled) {
  Hash *levels = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    const Vector *keys = vector_of(VALUE_AS(Body, pair_car(l))->keys);
    for (size_t i = 0; i < keys->length; i++) add_indirect(vm, compiled, levels, vector_of(keys->items[i]));
  }
  PairBuilder out;
  pair_builder_init(&out);
  woad_value *order;
  size_t n = sorted_levels(vm, levels, &order);
  for (size_t i = 0; i < n; i++)
    pair_builder_add(vm, &out, pair_make(vm, order[i], sorted_symbols(vm, hash_get(vm, levels, order[i]))));
  return out.head;
}

static Compiled *arg_compiled(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_compiled(argv[0]) || compiled_of(argv[0])->kind != COMPILED_MODULE)
    raise_argument(vm, NULL, "compiled-module-expression?", 0, argc, argv);
  return compiled_of(argv[0]);
}

PRIM_MODULE("#%kernel")

PRIM("module-declared?", module_declared_p, 1, 2, PF_NESTS, RIGHTS_NONE,
     "(mod : module-path?) [load? : any/c] -> boolean?", "Whether MOD is declared in the current namespace.")
{
  return value_bool(declared(vm, argc, argv) != NULL);
}

PRIM("module-predefined?", module_predefined_p, 1, 1, PF_NESTS, RIGHTS_NONE, "(mod : module-path?) -> boolean?",
     "Whether MOD is primitive.")
{
  ModuleDecl *decl = declared(vm, argc, argv);
  return value_bool(decl && decl->is_primitive);
}

PRIM("module->exports", module_to_exports, 1, 2, PF_NESTS, RIGHTS_NONE, "(mod : module-path?) -> list? list?",
     "Exported variables and syntaxes by phase level.")
{
  return both_exports(vm, must_be_declared(vm, argc, argv, "module->exports", false)->compiled, argc, argv);
}

PRIM("module->imports", module_to_imports, 1, 1, PF_NESTS, RIGHTS_NONE, "(mod : module-path?) -> list?",
     "Imports by phase shift.")
{
  return imports_of(vm, must_be_declared(vm, argc, argv, "module->imports", false)->compiled);
}

PRIM("module->indirect-exports", module_to_indirect_exports, 1, 1, PF_NESTS, RIGHTS_NONE, "(mod : module-path?) -> list?",
     "Variables that are defined and not exported, by phase level.")
{
  return indirect_of(vm, must_be_declared(vm, argc, argv, "module->indirect-exports", false)->compiled);
}

PRIM("module->language-info", module_to_language_info, 1, 2, PF_NESTS, RIGHTS_NONE,
     "(mod : module-path?) [load? : any/c] -> (or/c #f (vector/c module-path? symbol? any/c))", "The 'module-language property.")
{
  return must_be_declared(vm, argc, argv, "module->language-info", argc > 1 && argv[1] != VALUE_FALSE)->compiled->language_info;
}

PRIM("module->realm", module_to_realm, 1, 1, PF_NESTS, RIGHTS_NONE, "(mod : module-path?) -> symbol?", "Always 'racket.")
{
  must_be_declared(vm, argc, argv, "module->realm", false);
  return symbol_intern(vm, "racket");
}

PRIM("module-provide-protected?", module_provide_protected_p, 2, 2, PF_NESTS, RIGHTS_NONE,
     "(mod : module-path-index?) (name : symbol?) -> boolean?", "Whether NAME is exported as protected, or not exported.")
{
  ModuleDecl *decl = must_be_declared(vm, 1, argv, "module-provide-protected?", false);
  woad_value table = hash_get(vm, compiled_provides(vm, decl->compiled), fixnum_make(0));
  woad_value binding = table == VALUE_NONE ? VALUE_NONE : hash_get(vm, hash_of(table), argv[1]);
  return value_bool(binding == VALUE_NONE || binding_of(binding)->is_protected);
}

/* --- compiled modules --- */

static Compiled *copy_of(woad_vm *vm, const Compiled *compiled) {
  Compiled *copy = namespace_make_compiled(vm, COMPILED_MODULE);
  memcpy(copy, compiled, sizeof *copy);
  copy->header.hash = 0;
  return copy;
}

static Compiled *named(woad_vm *vm, const Compiled *compiled, woad_value name);

static woad_value last_name(woad_vm *vm, const Compiled *compiled) {
  return value_is_pair(compiled->name) ? pair_car(pair_reverse(vm, compiled->name)) : compiled->name;
}

static void *named_within(woad_vm *vm, void *name, void *node) { return named(vm, node, name); }

static woad_value all_named(woad_vm *vm, woad_value submodules, woad_value name) {
  PairBuilder out;
  pair_builder_init(&out);
  woad_value names = value_is_pair(name) ? name : pair_make(vm, name, VALUE_NULL);
  for (; value_is_pair(submodules); submodules = pair_cdr(submodules)) {
    Compiled *sub = compiled_of(pair_car(submodules));
    woad_value full = pair_append(vm, names, pair_make(vm, last_name(vm, sub), VALUE_NULL));
    pair_builder_add(vm, &out, object_value(deep_walk(vm, named_within, full, sub)));
  }
  return out.head;
}

/* a copy with another name, which its submodules' names begin with */
static Compiled *named(woad_vm *vm, const Compiled *compiled, woad_value name) {
  Compiled *copy = copy_of(vm, compiled);
  copy->name = name;
  copy->pre = all_named(vm, compiled->pre, name);
  copy->post = all_named(vm, compiled->post, name);
  return copy;
}

PRIM("module-compiled-name", module_compiled_name, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) [name : any/c] -> any/c", "The declared name, or a copy with another.")
{
  Compiled *compiled = arg_compiled(vm, argc, argv);
  if (argc == 1) return compiled->name;
  woad_value rest = value_is_symbol(argv[1]) ? VALUE_NULL : argv[1];
  while (value_is_pair(rest) && value_is_symbol(pair_car(rest))) rest = pair_cdr(rest);
  if (!value_is_null(rest) || value_is_null(argv[1]))
    raise_argument(vm, NULL, "(or/c symbol? (cons/c symbol? (non-empty-listof symbol?)))", 1, argc, argv);
  return object_value(named(vm, compiled, argv[1]));
}

PRIM("module-compiled-imports", module_compiled_imports, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) -> list?", "Imports by phase shift.")
{
  return imports_of(vm, arg_compiled(vm, argc, argv));
}

PRIM("module-compiled-exports", module_compiled_exports, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) [verbosity : (or/c #f 'defined-names)] -> list? list?", "Exports by phase level.")
{
  return both_exports(vm, arg_compiled(vm, argc, argv), argc, argv);
}

PRIM("module-compiled-indirect-exports", module_compiled_indirect_exports, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) -> list?", "Variables that are defined and not exported, by phase level.")
{
  return indirect_of(vm, arg_compiled(vm, argc, argv));
}

PRIM("module-compiled-language-info", module_compiled_language_info, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) -> any/c", "The 'module-language property.")
{
  return arg_compiled(vm, argc, argv)->language_info;
}

static void check_submodules(woad_vm *vm, int argc, woad_value *argv) {
  woad_value rest = argv[2];
  while (value_is_pair(rest) && value_is_compiled(pair_car(rest)) && compiled_of(pair_car(rest))->kind == COMPILED_MODULE)
    rest = pair_cdr(rest);
  if (!value_is_null(rest)) raise_argument(vm, NULL, "(listof compiled-module-expression?)", 2, argc, argv);
}

static void check_distinct(woad_vm *vm, woad_value submodules, Hash *seen) {
  for (; value_is_pair(submodules); submodules = pair_cdr(submodules)) {
    woad_value name = last_name(vm, compiled_of(pair_car(submodules)));
    if (hash_get(vm, seen, name) != VALUE_NONE)
      raise_fields(vm, NULL, "change would result in duplicate submodule name", "name", name, NULL);
    hash_set(vm, seen, name, VALUE_TRUE);
  }
}

PRIM("module-compiled-submodules", module_compiled_submodules, 2, 3, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) (pre? : any/c) [subs : list?] -> any/c", "Submodules, or a copy with others.")
{
  Compiled *compiled = arg_compiled(vm, argc, argv);
  bool pre = argv[1] != VALUE_FALSE;
  if (argc == 2) return pre ? compiled->pre : compiled->post;
  check_submodules(vm, argc, argv);
  Hash *seen = hash_make(vm, HASH_EQ, HASH_STRONG);
  check_distinct(vm, argv[2], seen);
  check_distinct(vm, pre ? compiled->post : compiled->pre, seen);
  Compiled *copy = copy_of(vm, compiled);
  woad_value submodules = all_named(vm, argv[2], compiled->name);
  if (pre) copy->pre = submodules;
  else copy->post = submodules;
  return object_value(copy);
}

PRIM("module-compiled-cross-phase-persistent?", module_compiled_cross_phase_persistent_p, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(mod : compiled-module-expression?) -> boolean?", "Whether the module is cross-phase persistent.")
{
  return value_bool(arg_compiled(vm, argc, argv)->is_persistent);
}

/* --- path indexes --- */

PRIM("module-path-index-resolve", module_path_index_resolve, 1, 3, PF_NESTS, RIGHTS_NONE,
     "(mpi : module-path-index?) [load? : any/c] [stx : (or/c #f syntax?)] -> resolved-module-path?",
     "The resolved name, through current-module-name-resolver.")
{
  if (!value_is_mpi(argv[0])) raise_argument_value(vm, NULL, "module-path-index?", argv[0]);
  woad_value root = argv[0], none = VALUE_FALSE;
  while (value_is_mpi(mpi_of(root)->base)) root = mpi_of(root)->base;
  if (modpath_is_self(root) && mpi_of(root)->resolved == VALUE_FALSE)
    raise_argument(vm, "standard-module-name-resolver", "module-path?", 0, 1, &none);
  woad_value stx = argc > 2 ? argv[2] : VALUE_FALSE;
  return registry_resolve(vm, argv[0], namespace_current(vm), argc > 1 && argv[1] != VALUE_FALSE, stx);
}
