/* SPDX-License-Identifier: MIT
 * manager.c: see manager.h. Making a file is loading it in a fresh namespace with the switch ExpanderState.making on: each
 * module that is loaded on the way is rebuilt first when its file is stale, so every dependency is current when a client is
 * looked at or expanded. */
#include "expander/boot/manager.h"

#include <dirent.h>
#include <stdlib.h>

#include "expander/boot/archive.h"
#include "expander/boot/filedeps.h"
#include "expander/boot/fresh.h"
#include "expander/boot/loader.h"
#include "expander/boot/resolver.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/expand.h"
#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/io/fs.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* What is declared is what was written, not what was compiled: clients see the same whether they are made now or later. */
static void build(woad_vm *vm, Namespace *ns, woad_value path) {
  woad_value form = loader_read_module(vm, path);
  WoFile file;
  FileDeps deps;
  if (resolver_in_collects(vm, path)) archive_remove(vm);
  filedeps_begin(vm, &deps);
  Compiled *compiled = compiled_of(eval_compile(vm, ns, form));
  wofile_write(vm, path, compiled, filedeps_end(vm, &deps), &file);
  wofile_declare(vm, ns, path, &file, VALUE_NULL);
}

void manager_load(woad_vm *vm, Namespace *ns, woad_value path) {
  WoFile file;
  ModuleHashes hashes;
  if (wofile_read(vm, path, &file) && fresh_check(vm, path, &file, &hashes)) wofile_declare(vm, ns, path, &file, VALUE_NULL);
  else build(vm, ns, path);
}

typedef struct { Cleanup cleanup; woad_value ns, made_in; bool making; } Making;

static void leave_making(woad_vm *vm, void *arg) {
  const Making *making = arg;
  vm->expander->making = making->making;
  param_set(vm, vm->param.current_namespace, making->ns);
}

static void enter_making(woad_vm *vm, Making *making) {
  making->ns = param_get(vm, vm->param.current_namespace);
  making->making = vm->expander->making;
  woad_value before = vm->expander->made_in, ns = VALUE_FALSE;
  if (before != VALUE_FALSE && equal_keys_match(vm, HASH_EQUAL, pair_cdr(before), vm->expander->lenient_folders)) ns = pair_car(before);
  if (ns == VALUE_FALSE) {
    fresh_forget(vm);
    ns = object_value(namespace_make_top(vm, NULL));
  }
  vm->expander->made_in = VALUE_FALSE;
  vm->expander->making = true;
  making->made_in = ns;
  param_set(vm, vm->param.current_namespace, ns);
  cleanup_push(vm, &making->cleanup, leave_making, making);
}

/* It went well: what is declared may serve the next. */
static void done_making(woad_vm *vm, Making *making) {
  vm->expander->made_in = pair_make(vm, making->made_in, vm->expander->lenient_folders);
  cleanup_pop(vm, &making->cleanup, true);
}

void manager_make(woad_vm *vm, woad_value path) {
  if (value_is_string(path)) path = path_from_cstring(vm, string_to_utf8(vm, string_of(path), NULL));
  path = path_simplify(vm, path_complete(vm, path, path_from_cstring(vm, fs_current_directory(vm))));
  Making making;
  enter_making(vm, &making);
  loader_ensure(vm, modpath_resolved(vm, path), path, VALUE_FALSE);
  done_making(vm, &making);
}

void manager_make_library(woad_vm *vm, const char *name) {
  woad_value path = pair_list(vm, 2, vm->sym.lib, string_to_immutable(vm, string_from_utf8(vm, name)));
  if (!modpath_is_module_path(vm, path))
    raise_format(vm, vm->exn.fail_contract, "make: not a valid collection-based module path\n  path: %s", name);
  Making making;
  enter_making(vm, &making);
  (void)resolver_resolve(vm, path, VALUE_FALSE, VALUE_FALSE, true);
  done_making(vm, &making);
}

/* --- all of the collections --- */

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static size_t list_folder(woad_vm *vm, const char *dir, char ***out) {
  size_t n = 0, room = 64;
  char **names = mem_alloc(vm, room * sizeof(char *));
  DIR *handle = opendir(dir);
  for (struct dirent *entry; handle && (entry = readdir(handle));) {
    if (entry->d_name[0] == '.' || strcmp(entry->d_name, "compiled") == 0) continue;
    if (n == room) {
      char **more = mem_alloc(vm, room * 2 * sizeof(char *));
      memcpy(more, names, room * sizeof(char *));
      names = more;
      room *= 2;
    }
    names[n++] = raise_text(vm, "%s%s", dir, entry->d_name);
  }
  if (handle) closedir(handle);
  qsort(names, n, sizeof *names, compare_names);
  *out = names;
  return n;
}

/* Makes the sources below DIR and adds their paths to MADE. */
static void make_folder(woad_vm *vm, const char *dir, PairBuilder *made) {
  char **names;
  size_t n = list_folder(vm, dir, &names);
  for (size_t i = 0; i < n; i++) {
    size_t length = strlen(names[i]);
    if (fs_directory_exists(vm, names[i])) {
      make_folder(vm, raise_text(vm, "%s/", names[i]), made);
    } else if (length > 4 && strcmp(names[i] + length - 4, ".rkt") == 0) {
      woad_value path = path_simplify(vm, path_from_cstring(vm, names[i]));
      loader_ensure(vm, modpath_resolved(vm, path), path, VALUE_FALSE);
      pair_builder_add(vm, made, path);
    }
  }
}

void manager_make_collects(woad_vm *vm) {
  Making making;
  enter_making(vm, &making);
  PairBuilder made;
  pair_builder_init(&made);
  make_folder(vm, resolver_collects(vm), &made);
  done_making(vm, &making);
  archive_write(vm, made.head);
}
