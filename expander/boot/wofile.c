/* SPDX-License-Identifier: MIT
 * wofile.c: see wofile.h. */
#include "expander/boot/wofile.h"

#include <errno.h>

#include "compiler/compiler.h"
#include "expander/boot/resolver.h"
#include "expander/common/modpath.h"
#include "expander/expand/expandctx.h"
#include "expander/lower/compiled.h"
#include "runtime/base/sha.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/fs.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

enum { AT_VERSION = 4, AT_FINGERPRINT = 8, AT_SOURCE = 16, AT_INTERFACE = 48, AT_DIGEST = 80, AT_DEPS_LENGTH = 112, AT_DEPS = 116 };
enum { FORMAT_VERSION = 4, DIGEST_BYTES = 32 };

/* --- names --- */

/* dir/NAME.rkt -> dir/compiled/NAME_rkt.wo */
static const char *compiled_name(woad_vm *vm, woad_value path) {
  const char *text = path_bytes(path), *slash = strrchr(text, '/');
  const char *name = slash ? slash + 1 : text;
  char *file = raise_text(vm, "%s.wo", name);
  char *dot = strrchr(name, '.') ? file + (strrchr(name, '.') - name) : NULL;
  if (dot) *dot = '_';
  return raise_text(vm, "%scompiled/%s", path_bytes(path_make(vm, text, (size_t)(name - text))), file);
}

static bool in_collects(woad_vm *vm, woad_value path) {
  const char *prefix = resolver_collects(vm);
  return strncmp(path_bytes(path), prefix, strlen(prefix)) == 0;
}

/* where paths in the file start: the file's folder for files that are not in the library, and the collections */
static woad_value roots_of(woad_vm *vm, woad_value path) {
  woad_value library = pair_make(vm, vm->expander->collects, VALUE_NULL);
  return in_collects(vm, path) ? library : pair_make(vm, path_directory_of(vm, path), library);
}

/* --- noted hashes --- */

static Hash *notes(woad_vm *vm) {
  if (vm->expander->loader == VALUE_FALSE) vm->expander->loader = object_value(hash_make(vm, HASH_EQ, HASH_STRONG));
  return hash_of(vm->expander->loader);
}

static void note(woad_vm *vm, woad_value path, woad_value hash) { hash_set(vm, notes(vm), modpath_resolved(vm, path), hash); }

woad_value wofile_interface(woad_vm *vm, woad_value name) {
  woad_value found = hash_get(vm, notes(vm), name);
  return found == VALUE_NONE ? VALUE_FALSE : found;
}

/* --- reading --- */

static uint64_t load_u64(const uint8_t *at) {
  uint64_t v;
  memcpy(&v, at, sizeof v);
  return v;
}

static uint32_t load_u32(const uint8_t *at) {
  uint32_t v;
  memcpy(&v, at, sizeof v);
  return v;
}

/* Computed once a session: it walks the whole primitive table. */
static uint64_t vm_fingerprint(woad_vm *vm) {
  ExpanderState *state = vm->expander;
  if (state->fingerprint == 0) state->fingerprint = code_write_fingerprint();
  return state->fingerprint;
}

/* of all bytes but those of the digest itself */
static void digest_of(const Buf *data, uint8_t out[DIGEST_BYTES]) {
  uint8_t parts[2 * DIGEST_BYTES];
  sha_256(data->data, AT_DIGEST, parts);
  sha_256(data->data + AT_DEPS_LENGTH, data->length - AT_DEPS_LENGTH, parts + DIGEST_BYTES);
  sha_256(parts, sizeof parts, out);
}

/* What is wrong with the file as a whole, or NULL. The digest of library files is not looked at when they are only
 * loaded: it would cost more than loading them. */
static const char *complaint_of(woad_vm *vm, woad_value path, const Buf *data) {
  if (data->length < AT_DEPS || memcmp(data->data, "WOAD", 4) != 0) return "damaged compiled file";
  if (load_u32(data->data + AT_VERSION) != FORMAT_VERSION || load_u64(data->data + AT_FINGERPRINT) != vm_fingerprint(vm))
    return "wrong version for compiled code";
  if (load_u32(data->data + AT_DEPS_LENGTH) > data->length - AT_DEPS) return "damaged compiled file";
  uint8_t digest[DIGEST_BYTES];
  if (in_collects(vm, path) && !vm->expander->making) return NULL;
  digest_of(data, digest);
  return memcmp(digest, data->data + AT_DIGEST, DIGEST_BYTES) == 0 ? NULL : "damaged compiled file";
}

bool wofile_exists(woad_vm *vm, woad_value path) {
  return !value_is_null(param_get(vm, vm->param.use_compiled_file_paths)) && fs_file_exists(compiled_name(vm, path));
}

bool wofile_read(woad_vm *vm, woad_value path, WoFile *file) {
  const char *name = compiled_name(vm, path), *complaint;
  buf_init(&file->data);
  file->complaint = "cannot open compiled file";
  if (!fs_read_file(vm, name, &file->data)) return false;
  file->complaint = complaint_of(vm, path, &file->data);
  if (file->complaint) return false;
  uint32_t ndeps = load_u32(file->data.data + AT_DEPS_LENGTH);
  file->roots = roots_of(vm, path);
  file->name = modpath_resolved(vm, path);
  woad_value bytes = bytes_slice(vm, (woad_value)(void *)file->data.data, file->data.data + AT_DEPS, ndeps);
  if (!code_read_value(vm, bytes_of(bytes)->data, ndeps, bytes, file->roots, &file->deps, &complaint)) {
    file->complaint = complaint;
    return false;
  }
  file->module = AT_DEPS + ndeps;
  file->interface = bytes_from(vm, file->data.data + AT_INTERFACE, DIGEST_BYTES);
  return true;
}

static bool source_digest(woad_vm *vm, woad_value path, uint8_t out[DIGEST_BYTES]) {
  Buf source;
  buf_init(&source);
  if (!fs_read_file(vm, path_bytes(path), &source)) return false;
  sha_256(source.data, source.length, out);
  return true;
}

bool wofile_source_matches(woad_vm *vm, woad_value path, const WoFile *file) {
  if (fs_is_older(path_bytes(path), compiled_name(vm, path))) return true;
  if (!fs_file_exists(path_bytes(path))) return true; /* only the compiled file was shipped */
  uint8_t digest[DIGEST_BYTES];
  return source_digest(vm, path, digest) && memcmp(digest, file->data.data + AT_SOURCE, DIGEST_BYTES) == 0;
}

woad_value wofile_dependency(woad_vm *vm, const WoFile *file, woad_value module_path) {
  return resolver_resolve(vm, module_path, file->name, VALUE_FALSE, false);
}

static bool same_bytes(woad_value a, woad_value b) {
  return value_is_bytes(a) && value_is_bytes(b) && bytes_equal(bytes_of(a), bytes_of(b));
}

/* The interface hash of a dependency as its file has it, when that file is fresh itself; VALUE_FALSE otherwise. */
static woad_value current_interface(woad_vm *vm, woad_value name, int depth);

static bool deps_match(woad_vm *vm, const WoFile *file, int depth) {
  for (woad_value l = file->deps; value_is_pair(l); l = pair_cdr(l)) {
    woad_value dep = pair_car(l);
    if (!value_is_pair(dep)) return false;
    woad_value name = wofile_dependency(vm, file, pair_car(dep));
    if (!same_bytes(current_interface(vm, name, depth + 1), pair_cdr(dep))) return false;
  }
  return true;
}

static woad_value current_interface(woad_vm *vm, woad_value name, int depth) {
  enum { DEPTH_LIMIT = 500 };
  woad_value noted = wofile_interface(vm, name);
  if (noted != VALUE_FALSE) return noted;
  woad_value path = modpath_resolved_name(name);
  WoFile file;
  if (!value_is_path(path) || depth > DEPTH_LIMIT || !wofile_read(vm, path, &file)) return VALUE_FALSE;
  if (!wofile_source_matches(vm, path, &file)) return VALUE_FALSE;
  if (!in_collects(vm, path) && !deps_match(vm, &file, depth)) return VALUE_FALSE;
  note(vm, path, file.interface);
  return file.interface;
}

static _Noreturn void unusable(woad_vm *vm, woad_value path, const char *complaint) {
  woad_value fields[1] = { VALUE_NULL };
  raise_format_fields(vm, vm->exn.fail_read, 1, fields, "read (compiled): %s\n  path: %s", complaint, compiled_name(vm, path));
}

bool wofile_declare(woad_vm *vm, Namespace *ns, woad_value path, const WoFile *file, woad_value submodule) {
  woad_value tree;
  const char *complaint = "";
  size_t n = file->data.length - file->module;
  woad_value bytes = bytes_slice(vm, (woad_value)(void *)file->data.data, file->data.data + file->module, n);
  if (!code_read_value(vm, bytes_of(bytes)->data, n, bytes, file->roots, &tree, &complaint)) unusable(vm, path, complaint);
  Compiled *compiled = compiled_read(vm, tree, file->roots);
  compiled->interface_hash = file->interface;
  woad_value declared = param_get(vm, vm->param.current_module_declare_name);
  woad_value name = value_is_resolved_path(declared) ? declared : modpath_resolved(vm, path);
  note(vm, path, file->interface);
  if (value_is_pair(submodule)) name = modpath_resolved(vm, pair_make(vm, modpath_resolved_name(name), submodule));
  return registry_declare_part(vm, ns, compiled, name);
}

bool wofile_load(woad_vm *vm, Namespace *ns, woad_value path, woad_value submodule) {
  WoFile file;
  if (!wofile_exists(vm, path)) return false;
  bool has_source = fs_file_exists(path_bytes(path));
  if (!wofile_read(vm, path, &file)) {
    if (has_source) return false;
    unusable(vm, path, file.complaint);
  }
  if (has_source && !wofile_source_matches(vm, path, &file)) return false;
  if (has_source && !in_collects(vm, path) && !deps_match(vm, &file, 0)) return false;
  wofile_declare(vm, ns, path, &file, submodule);
  return true;
}

/* --- writing --- */

/* PATH (absolute) seen from FROM (a folder, absolute, with trailing separator) */
static const char *relative_path(woad_vm *vm, const char *path, const char *from) {
  size_t common = 0;
  for (size_t i = 0; path[i] && path[i] == from[i]; i++) {
    if (path[i] == '/') common = i + 1;
  }
  const char *out = "";
  for (const char *p = from + common; *p; p++) {
    if (*p == '/') out = raise_text(vm, "%s../", out);
  }
  return raise_text(vm, "%s%s", out, path + common);
}

typedef struct Deps { woad_value self; Hash *seen; PairBuilder list; } Deps;

static void add_dependency(woad_vm *vm, Deps *deps, woad_value mpi) {
  woad_value root = modpath_resolved_name(modpath_resolve(vm, mpi, false, VALUE_FALSE));
  if (value_is_pair(root)) root = pair_car(root);
  if (!value_is_path(root)) return;
  woad_value name = modpath_resolved(vm, root);
  if (name == deps->self || hash_get(vm, deps->seen, name) != VALUE_NONE) return;
  hash_set(vm, deps->seen, name, VALUE_TRUE);
  woad_value hash = wofile_interface(vm, name);
  woad_value path = mpi_of(registry_absolute(vm, name))->path;
  if (value_is_path(path)) {
    const char *from = path_bytes(path_directory_of(vm, modpath_resolved_name(deps->self)));
    path = string_from_utf8(vm, relative_path(vm, path_bytes(root), from));
  }
  pair_builder_add(vm, &deps->list, pair_make(vm, path, hash));
}

static void add_dependencies(woad_vm *vm, Deps *deps, const Compiled *compiled) {
  for (woad_value l = compiled->requires; value_is_pair(l); l = pair_cdr(l)) {
    if (!value_is_fixnum(pair_car(pair_car(l)))) continue;
    for (woad_value m = pair_cdr(pair_car(l)); value_is_pair(m); m = pair_cdr(m)) add_dependency(vm, deps, pair_car(m));
  }
  for (woad_value l = compiled->pre; value_is_pair(l); l = pair_cdr(l)) add_dependencies(vm, deps, compiled_of(pair_car(l)));
  for (woad_value l = compiled->post; value_is_pair(l); l = pair_cdr(l)) add_dependencies(vm, deps, compiled_of(pair_car(l)));
}

static void make_directory(woad_vm *vm, const char *file) {
  const char *slash = strrchr(file, '/');
  const char *dir = path_bytes(path_make(vm, file, (size_t)(slash - file)));
  if (!fs_directory_exists(dir) && !fs_make_directory(dir) && errno != EEXIST)
    raise_errno(vm, "make", "cannot create directory", dir, errno);
}

static void put(Buf *out, size_t at, const void *bytes, size_t n) { memcpy(out->data + at, bytes, n); }

void wofile_write(woad_vm *vm, woad_value path, Compiled *compiled) {
  woad_value roots = roots_of(vm, path);
  Deps deps = { modpath_resolved(vm, path), hash_make(vm, HASH_EQ, HASH_STRONG), { VALUE_NULL, VALUE_NULL } };
  add_dependencies(vm, &deps, compiled);
  woad_value tree = compiled_write(vm, compiled, roots);
  Buf out, dep_bytes, interface;
  buf_init(&out);
  buf_init(&dep_bytes);
  buf_init(&interface);
  code_write_value(vm, deps.list.head, roots, &dep_bytes);
  /* level 0 counts too: a client may run it at its compile time */
  code_write_value(vm, tree, roots, &interface);
  buf_add_bytes(vm, &interface, dep_bytes.data, dep_bytes.length);
  uint8_t header[AT_DEPS] = "WOAD", digest[DIGEST_BYTES];
  buf_add_bytes(vm, &out, header, AT_DEPS);
  buf_add_bytes(vm, &out, dep_bytes.data, dep_bytes.length);
  code_write_value(vm, tree, roots, &out);
  uint32_t version = FORMAT_VERSION, ndeps = (uint32_t)dep_bytes.length;
  uint64_t fingerprint = vm_fingerprint(vm);
  put(&out, AT_VERSION, &version, 4);
  put(&out, AT_FINGERPRINT, &fingerprint, 8);
  if (!source_digest(vm, path, digest)) raise_errno(vm, "make", "cannot read source", path_bytes(path), errno);
  put(&out, AT_SOURCE, digest, DIGEST_BYTES);
  put(&out, AT_DEPS_LENGTH, &ndeps, 4);
  sha_256(interface.data, interface.length, digest);
  put(&out, AT_INTERFACE, digest, DIGEST_BYTES);
  note(vm, path, bytes_from(vm, digest, DIGEST_BYTES));
  digest_of(&out, digest);
  put(&out, AT_DIGEST, digest, DIGEST_BYTES);
  const char *name = compiled_name(vm, path);
  make_directory(vm, name);
  if (!fs_write_file_atomically(vm, name, out.data, out.length)) raise_errno(vm, "make", "cannot write compiled file", name, errno);
}
