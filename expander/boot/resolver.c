/* SPDX-License-Identifier: MIT
 * resolver.c: the standard module name resolver: collection paths, relative files, quoted names, submodules; and loading.
 * What a name resolves to does not depend on whether it is loaded. */
#include "expander/boot/resolver.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "expander/boot/installed.h"
#include "expander/boot/links.h"
#include "expander/boot/loader.h"
#include "expander/common/modpath.h"
#include "expander/expand/expandctx.h"
#include "expander/syntax/syntax_loc.h"
#include "runtime/base/buf.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

const char *resolver_text(woad_vm *vm, woad_value v) {
  if (value_is_string(v)) return string_to_utf8(vm, string_of(v), NULL);
  if (value_is_symbol(v)) return symbol_text(v);
  if (value_is_path(v)) return path_bytes(v);
  return "";
}

const char *resolver_collects(woad_vm *vm) { return path_bytes(vm->expander->collects); }

bool resolver_in_collects(woad_vm *vm, woad_value path) {
  const char *prefix = resolver_collects(vm);
  return strncmp(path_bytes(path), prefix, strlen(prefix)) == 0;
}

/* --- folders --- */

static const char *load_directory(woad_vm *vm) {
  woad_value dir = param_get(vm, vm->param.current_load_relative_directory);
  if (value_is_path(dir)) return path_bytes(dir);
  return fs_current_directory(vm);
}

static woad_value directory_of(woad_vm *vm, woad_value relative_to) {
  if (relative_to != VALUE_FALSE) {
    woad_value name = modpath_resolved_name(relative_to);
    if (value_is_pair(name)) name = pair_car(name);
    if (value_is_path(name)) return path_directory_of(vm, name);
  }
  return path_from_cstring(vm, load_directory(vm));
}

static woad_value complete(woad_vm *vm, const char *text, woad_value directory) {
  woad_value path = text[0] == '/' ? path_from_cstring(vm, text) : path_join(vm, directory, text);
  return path_simplify(vm, path_complete(vm, path, path_from_cstring(vm, fs_current_directory(vm))));
}

/* --- collections --- */

static bool has_suffix(const char *text) {
  const char *slash = strrchr(text, '/');
  return strchr(slash ? slash + 1 : text, '.') != NULL;
}

/* "racket/base" -> "racket/base.rkt", "racket" -> "racket/main.rkt" */
static const char *library_file(woad_vm *vm, const char *text) {
  if (has_suffix(text)) return text;
  return strchr(text, '/') ? raise_text(vm, "%s.rkt", text) : raise_text(vm, "%s/main.rkt", text);
}

static const char *joined(woad_vm *vm, const char *folder, const char *rest) {
  size_t n = strlen(folder);
  return raise_text(vm, rest[0] == '\0' || (n && folder[n - 1] == '/') ? "%s%s" : "%s/%s", folder, rest);
}

static woad_value visit_for_file(woad_vm *vm, const char *folder, const char *rest, void *arg) {
  const char *text = joined(vm, folder, rest);
  return fs_file_exists(vm, text) ? path_simplify(vm, path_from_cstring(vm, text)) : VALUE_NONE;
}

static woad_value visit_for_folder(woad_vm *vm, const char *folder, const char *rest, void *arg) {
  const char *text = joined(vm, folder, rest);
  return fs_directory_exists(vm, text) ? path_simplify(vm, path_from_cstring(vm, text)) : VALUE_NONE;
}

static woad_value visit_to_list(woad_vm *vm, const char *folder, const char *rest, void *text) {
  *(const char **)text = raise_text(vm, "%s\n   %s", *(const char **)text, folder);
  return VALUE_NONE;
}

woad_value resolver_find_library(woad_vm *vm, const char *relative) {
  woad_value found = links_search(vm, relative, visit_for_file, NULL);
  return found == VALUE_NONE ? VALUE_FALSE : found;
}

woad_value resolver_find_collection(woad_vm *vm, const char *collection) {
  woad_value found = links_search(vm, collection, visit_for_folder, NULL);
  return found == VALUE_NONE ? VALUE_FALSE : found;
}

/* A place stands for the name of the resolver. */
static _Noreturn void no_collection(woad_vm *vm, woad_value module_path, const char *name, woad_value stx) {
  bool is_placed = value_is_syntax(stx) && syntax_loc_is_known(syntax_of(stx)->location);
  const char *text = raise_text(vm, "%scollection not found\n  for module path: %s\n  collection: \"%s\"%s",
                                is_placed ? "" : "standard-module-name-resolver: ", registry_written(vm, module_path), name,
                                resolver_searched_text(vm, name));
  loader_raise_missing(vm, text, module_path, stx);
}

static woad_value resolve_library(woad_vm *vm, const char *text, woad_value module_path, woad_value stx) {
  const char *relative = library_file(vm, text);
  woad_value found = resolver_find_library(vm, relative);
  if (found != VALUE_FALSE) return found;
  const char *slash = strrchr(relative, '/');
  const char *collection = slash ? raise_text(vm, "%D", string_from_utf8_n(vm, relative, (size_t)(slash - relative))) : relative;
  found = resolver_find_collection(vm, collection);
  if (found != VALUE_FALSE) return path_simplify(vm, path_join(vm, found, slash ? slash + 1 : ""));
  no_collection(vm, module_path, collection, stx);
}

/* The main collections' libraries that were found by the symbols in the table, for as long as the search is the same: one
 * that is taken away meanwhile is missed when it is loaded. */
static Hash *known_libraries(woad_vm *vm) {
  woad_value links = param_get(vm, vm->param.current_library_collection_links);
  woad_value paths = param_get(vm, vm->param.current_library_collection_paths), known = vm->expander->libraries;
  if (known == VALUE_FALSE || pair_car(pair_car(known)) != links || pair_cdr(pair_car(known)) != paths) {
    woad_value table = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
    known = vm->expander->libraries = pair_make(vm, pair_make(vm, links, paths), table);
  }
  return hash_of(pair_cdr(known));
}

static woad_value resolve_symbol(woad_vm *vm, woad_value symbol, woad_value stx) {
  Hash *known = known_libraries(vm);
  woad_value name = hash_get(vm, known, symbol);
  if (name != VALUE_NONE) return name;
  woad_value path = resolver_find_library(vm, library_file(vm, symbol_text(symbol)));
  bool is_kept = path != VALUE_FALSE && resolver_in_collects(vm, path);
  name = modpath_resolved(vm, path != VALUE_FALSE ? path : resolve_library(vm, symbol_text(symbol), symbol, stx));
  if (is_kept) hash_set(vm, known, symbol, name);
  return name;
}

/* (lib "a.rkt" "coll" ...) old style, or (lib "coll/a.rkt") */
static woad_value resolve_lib_form(woad_vm *vm, woad_value parts, woad_value module_path, woad_value stx) {
  const char *file = resolver_text(vm, pair_car(parts));
  if (value_is_pair(pair_cdr(parts))) {
    const char *dir = "";
    for (woad_value l = pair_cdr(parts); value_is_pair(l); l = pair_cdr(l))
      dir = raise_text(vm, "%s%s/", dir, resolver_text(vm, pair_car(l)));
    return resolve_library(vm, raise_text(vm, "%s%s", dir, file), module_path, stx);
  }
  if (!strchr(file, '/') && has_suffix(file)) file = raise_text(vm, "mzlib/%s", file);
  return resolve_library(vm, file, module_path, stx);
}

/* --- names --- */

static woad_value resolve_root(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx) {
  if (value_is_symbol(path)) return resolve_symbol(vm, path, stx);
  if (value_is_string(path)) return modpath_resolved(vm, complete(vm, resolver_text(vm, path), directory_of(vm, relative_to)));
  if (value_is_path(path)) return modpath_resolved(vm, complete(vm, path_bytes(path), directory_of(vm, relative_to)));
  woad_value head = pair_car(path), rest = pair_cdr(path);
  if (head == vm->sym.quote) return modpath_resolved(vm, pair_car(rest));
  if (head == vm->sym.lib) return modpath_resolved(vm, resolve_lib_form(vm, rest, path, stx));
  if (head == vm->sym.file) {
    const char *text = resolver_text(vm, pair_car(rest));
    if (text[0] == '~' && text[1] == '/' && getenv("HOME")) text = raise_text(vm, "%s%s", getenv("HOME"), text + 1);
    return modpath_resolved(vm, complete(vm, text, directory_of(vm, relative_to)));
  }
  raise_format(vm, vm->exn.fail_contract, "standard-module-name-resolver: unsupported module path\n  module path: %s",
               registry_written(vm, path));
}

static bool is_dots(woad_vm *vm, woad_value v) {
  return value_is_string(v) && (strcmp(resolver_text(vm, v), ".") == 0 || strcmp(resolver_text(vm, v), "..") == 0);
}

/* PATH, a submod form that starts from BASE, written from BASE's root */
static woad_value joined_path(woad_vm *vm, woad_value base, woad_value path) {
  woad_value name = modpath_resolved_name(base), root = value_is_pair(name) ? pair_car(name) : name;
  if (value_is_symbol(root)) root = pair_list(vm, 2, vm->sym.quote, root);
  woad_value subs = value_is_pair(name) ? pair_cdr(name) : VALUE_NULL, more = pair_cddr(path);
  if (strcmp(resolver_text(vm, pair_cadr(path)), "..") == 0) more = pair_cdr(path);
  return pair_make(vm, vm->sym.submod, pair_make(vm, root, pair_append(vm, subs, more)));
}

static woad_value resolve_name(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx) {
  if (!value_is_pair(path) || pair_car(path) != vm->sym.submod) return resolve_root(vm, path, relative_to, stx);
  woad_value root = pair_cadr(path), base;
  if (is_dots(vm, root)) {
    if (relative_to == VALUE_FALSE)
      raise_format(vm, vm->exn.fail, "standard-module-name-resolver: no base path for relative submodule path: %s",
                   registry_written(vm, path));
    base = relative_to;
  } else {
    base = resolve_root(vm, root, relative_to, stx);
    woad_value tail = pair_make(vm, string_from_utf8(vm, "."), pair_cddr(path));
    path = pair_make(vm, vm->sym.submod, tail);
  }
  woad_value joined = modpath_join_submodule(vm, base, path);
  if (joined == VALUE_FALSE)
    raise_format(vm, vm->exn.fail, "standard-module-name-resolver: too many \"..\"s in submodule path: %s",
                 registry_written(vm, joined_path(vm, base, path)));
  return joined;
}

woad_value resolver_resolve(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx, bool load) {
  woad_value name;
  if (value_is_resolved_path(path)) name = path;
  else name = resolve_name(vm, path, relative_to, stx);
  if (load) loader_ensure(vm, name, path, stx);
  return name;
}

/* --- the parameter and its hook --- */

static woad_value standard(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argc == 2) return VALUE_VOID; /* a notification that a module was declared or attached */
  woad_value path = argv[0], relative = argv[1];
  bool load = argc < 4 || argv[3] != VALUE_FALSE;
  if (!modpath_is_module_path(vm, path) && !value_is_resolved_path(path))
    raise_argument(vm, "standard-module-name-resolver", "module-path?", 0, argc, argv);
  if (relative != VALUE_FALSE && !value_is_resolved_path(relative))
    raise_argument(vm, "standard-module-name-resolver", "(or/c #f resolved-module-path?)", 1, argc, argv);
  woad_value stx = argc > 2 ? argv[2] : VALUE_FALSE;
  return resolver_resolve(vm, path, relative, value_is_syntax(stx) ? stx : VALUE_FALSE, load);
}

static woad_value resolve_hook(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx, bool load) {
  woad_value resolver = param_get(vm, vm->param.current_module_name_resolver);
  if (value_has_type(resolver, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, resolver)->fn == standard)
    return resolver_resolve(vm, path, relative_to, stx, load);
  woad_value args[4] = { path, relative_to, stx, value_bool(load) };
  woad_value result = call_nested(vm, resolver, 4, args);
  if (!value_is_resolved_path(result))
    raise_format(vm, vm->exn.fail_contract,
                 "current-module-name-resolver: contract violation\n  expected: resolved-module-path?\n  given: %V", result);
  return result;
}

/* A resolver of the program's own is told about declarations. */
static void declared_hook(woad_vm *vm, woad_value name) {
  woad_value resolver = param_get(vm, vm->param.current_module_name_resolver), args[2] = { name, VALUE_FALSE }, *vals;
  if (value_has_type(resolver, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, resolver)->fn == standard) return;
  call_nested_values(vm, resolver, 2, args, &vals);
}

static woad_value resolver_guard(woad_vm *vm, woad_value parameter, woad_value value) {
  if (!call_is_procedure(vm, value) || !call_arity_includes(vm, value, 2) || !call_arity_includes(vm, value, 4))
    raise_argument_value(vm, "current-module-name-resolver",
                         "(and/c (procedure-arity-includes/c 2) (procedure-arity-includes/c 4))", value);
  return value;
}

static const char *executable_directory(woad_vm *vm) {
  char *buffer = mem_alloc_atomic(vm, PATH_MAX + 1);
  ssize_t n = readlink("/proc/self/exe", buffer, PATH_MAX);
  if (n <= 0) return "/usr/local/bin/";
  buffer[n] = 0;
  char *slash = strrchr(buffer, '/');
  slash[1] = 0;
  return buffer;
}

static woad_value find_collects(woad_vm *vm, const char *given) {
  const char *dir = executable_directory(vm);
  const char *candidates[] = { given, raise_text(vm, "%s../lib/woad/collects", dir), raise_text(vm, "%s../share/woad/collects", dir),
                               raise_text(vm, "%s../lib/collects", dir), raise_text(vm, "%slib/collects", dir), installed_collects };
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
    if (!candidates[i] || (i > 0 && !fs_directory_exists(vm, candidates[i]))) continue;
    woad_value path = complete(vm, candidates[i], path_from_cstring(vm, fs_current_directory(vm)));
    const char *text = path_bytes(path);
    return path_from_cstring(vm, raise_text(vm, text[strlen(text) - 1] == '/' ? "%s" : "%s/", text));
  }
  return path_from_cstring(vm, raise_text(vm, "%s../lib/collects/", dir));
}

woad_value resolver_collection_paths(woad_vm *vm, woad_value before, woad_value after) {
  woad_value standard_paths = pair_append(vm, before, pair_make(vm, vm->expander->collects, after));
  const char *text = getenv("PLTCOLLECTS");
  if (text == NULL) return standard_paths;
  woad_value here = path_from_cstring(vm, fs_current_directory(vm)), out = VALUE_NULL;
  for (const char *end;; text = end + 1) {
    end = text + strcspn(text, ":");
    woad_value part = standard_paths;
    if (end > text) part = pair_make(vm, path_complete(vm, path_make(vm, text, (size_t)(end - text)), here), VALUE_NULL);
    out = pair_append(vm, out, part);
    if (*end == '\0') return out;
  }
}

const char *resolver_searched_text(woad_vm *vm, const char *collection) {
  const char *text = "\n  in collection directories:";
  links_search(vm, collection, visit_to_list, &text);
  return text;
}

void resolver_boot(woad_vm *vm) {
  const char *collects = value_is_path(vm->io->collects_dir) ? path_bytes(vm->io->collects_dir) : NULL;
  vm->expander->collects = find_collects(vm, collects);
  vm->io->collects_dir = vm->expander->collects;
  param_set(vm, vm->param.current_library_collection_paths, pair_make(vm, vm->expander->collects, VALUE_NULL));
  vm->expander->libraries = VALUE_FALSE;
  links_boot(vm);
  woad_value proc = call_native_closure(vm, "standard-module-name-resolver", standard, 2, 4, PF_NESTS, 0, NULL);
  param_set(vm, vm->param.current_module_name_resolver, proc);
  VALUE_AS(Parameter, vm->param.current_module_name_resolver)->native_guard = resolver_guard;
  vm->hooks.module_resolve = resolve_hook;
  vm->hooks.module_declared = declared_hook;
}
