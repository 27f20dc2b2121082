/* SPDX-License-Identifier: MIT
 * fresh.c: see fresh.h. Hashes are noted by resolved name for as long as no code of the program runs in between, since a
 * module is asked about by each of its clients. */
#include "expander/boot/fresh.h"

#include "compiler/deep.h"
#include "expander/boot/archive.h"
#include "expander/boot/loader.h"
#include "expander/boot/resolver.h"
#include "expander/common/modpath.h"
#include "expander/expand/expandctx.h"
#include "runtime/base/sha.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"

/* --- notes --- */

void fresh_note(woad_vm *vm, woad_value name, const ModuleHashes *hashes) {
  if (vm->expander->loader == VALUE_FALSE) vm->expander->loader = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  hash_set(vm, hash_of(vm->expander->loader), name, pair_make(vm, hashes->interface, hashes->whole));
}

void fresh_forget(woad_vm *vm) {
  Registry *registry = registry_root(namespace_current(vm)->registry);
  if (!vm->expander->making && value_is_null(registry->loading)) vm->expander->loader = VALUE_FALSE;
}

static bool find_note(woad_vm *vm, woad_value name, ModuleHashes *out) {
  woad_value found = vm->expander->loader == VALUE_FALSE ? VALUE_NONE : hash_get(vm, hash_of(vm->expander->loader), name);
  if (found == VALUE_NONE) return false;
  *out = (ModuleHashes){ pair_car(found), pair_cdr(found) };
  return true;
}

/* --- files --- */

woad_value fresh_combine(woad_vm *vm, const uint8_t own[WOFILE_DIGEST_BYTES], const Buf *wholes) {
  Buf all;
  uint8_t digest[WOFILE_DIGEST_BYTES];
  buf_init(&all);
  buf_add_bytes(vm, &all, own, WOFILE_DIGEST_BYTES);
  buf_add_bytes(vm, &all, wholes->data, wholes->length);
  sha_256(all.data, all.length, digest);
  return bytes_from(vm, digest, WOFILE_DIGEST_BYTES);
}

static bool same_bytes(woad_value a, woad_value b) {
  return value_is_bytes(a) && value_is_bytes(b) && bytes_equal(bytes_of(a), bytes_of(b));
}

/* Whether the dependencies are what FILE was compiled against; adds their whole hashes to WHOLES. A run does not look at what
 * is only required for label: it never loads that. */
static bool deps_match(woad_vm *vm, WoFile *file, Buf *wholes) {
  bool making = vm->expander->making;
  woad_value l;
  if (!wofile_dependencies(vm, file, &l)) return false;
  for (; value_is_pair(l); l = pair_cdr(l)) {
    Dependency dep;
    ModuleHashes now;
    if (!wofile_dependency(vm, file, pair_car(l), &dep)) return false;
    if (dep.use == DEPENDENCY_LABEL && !making) continue;
    if (dep.use == DEPENDENCY_FILE) {
      if (!wofile_read_file_matches(vm, file, &dep)) return false;
      continue;
    }
    if (!fresh_hashes(vm, dep.name, &now)) return false;
    bool by_whole = dep.use == DEPENDENCY_SYNTAX || (dep.use == DEPENDENCY_PLAIN && making);
    if (!same_bytes(by_whole ? now.whole : now.interface, by_whole ? dep.hashes.whole : dep.hashes.interface)) return false;
    if (dep.use != DEPENDENCY_LABEL) buf_add_bytes(vm, wholes, bytes_of(now.whole)->data, bytes_of(now.whole)->length);
  }
  return true;
}

bool fresh_check(woad_vm *vm, woad_value path, WoFile *file, ModuleHashes *out) {
  Buf wholes;
  buf_init(&wholes);
  if (!wofile_source_matches(vm, path, file)) return false;
  bool is_fixed = resolver_in_collects(vm, path) && !vm->expander->making; /* `make --collects` sees to those */
  if (!is_fixed && !deps_match(vm, file, &wholes)) return false;
  *out = (ModuleHashes){ file->interface, is_fixed ? file->whole : fresh_combine(vm, file->own, &wholes) };
  fresh_note(vm, file->name, out);
  return true;
}

/* --- modules --- */

/* A library's compiled file from the archive, which is only taken when nothing is newer. */
static bool from_archive(woad_vm *vm, woad_value path, WoFile *file, ModuleHashes *out) {
  file->is_archived = true;
  if (!archive_find(vm, path, &file->data) || !wofile_parse(vm, path, file)) return false;
  *out = (ModuleHashes){ file->interface, file->whole };
  fresh_note(vm, file->name, out);
  return true;
}

static bool from_file(woad_vm *vm, woad_value path, ModuleHashes *out) {
  WoFile file;
  if (from_archive(vm, path, &file, out)) return true;
  return wofile_exists(vm, path) && wofile_read(vm, path, &file) && fresh_check(vm, path, &file, out);
}

static bool from_declaration(woad_vm *vm, woad_value name, ModuleHashes *out) {
  if (!fs_file_exists(vm, path_bytes(modpath_resolved_name(name)))) return false;
  loader_ensure(vm, name, modpath_resolved_name(name), VALUE_FALSE);
  if (find_note(vm, name, out)) return true;
  ModuleDecl *decl = registry_find(vm, namespace_current(vm)->registry, name);
  if (!decl) return false;
  wofile_hashes(vm, decl->compiled, name, out);
  fresh_note(vm, name, out);
  return true;
}

static void *hashes_node(woad_vm *vm, void *ctx, void *node) {
  ModuleHashes *out = ctx;
  woad_value name = VALUE_FROM_BITS(node), path = modpath_resolved_name(name);
  if (!value_is_path(path)) return NULL;
  if (!vm->expander->making && from_file(vm, path, out)) return out;
  return from_declaration(vm, name, out) ? out : NULL;
}

bool fresh_hashes(woad_vm *vm, woad_value name, ModuleHashes *out) {
  return find_note(vm, name, out) || deep_walk(vm, hashes_node, out, (void *)VALUE_BITS(name)) != NULL;
}

bool fresh_load(woad_vm *vm, Namespace *ns, woad_value path, woad_value submodule) {
  WoFile file;
  ModuleHashes hashes;
  if (!from_archive(vm, path, &file, &hashes)) {
    if (!wofile_exists(vm, path)) return false;
    if (!wofile_read(vm, path, &file)) {
      if (fs_file_exists(vm, path_bytes(path))) return false;
      wofile_raise_unusable(vm, path, file.complaint);
    }
    if (fs_file_exists(vm, path_bytes(path)) && !fresh_check(vm, path, &file, &hashes)) return false;
  }
  wofile_declare(vm, ns, path, &file, submodule);
  return true;
}
