/* SPDX-License-Identifier: MIT
 * wofile.c: see wofile.h. */
#include "expander/boot/wofile.h"

#include <errno.h>

#include "compiler/compiler.h"
#include "compiler/deep.h"
#include "expander/boot/filedeps.h"
#include "expander/boot/fresh.h"
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

enum { AT_VERSION = 4, AT_FINGERPRINT = 8, AT_SOURCE = 16, AT_INTERFACE = 48, AT_WHOLE = 80, AT_DIGEST = 112,
       AT_DEPS_LENGTH = 144, AT_DEPS = 148 };
enum { DIGEST_BYTES = WOFILE_DIGEST_BYTES };

/* --- names --- */

static woad_value same(woad_vm *vm) { return symbol_intern(vm, "same"); }

/* DIR, a folder with trailing separator, below ROOT: a folder elsewhere, one relative to DIR, or 'same. */
static const char *from_root(woad_vm *vm, const char *dir, woad_value root) {
  if (!value_is_path(root)) return dir;
  const char *text = path_bytes(root);
  size_t n = strlen(text);
  if (text[0] != '/') return raise_text(vm, text[n - 1] == '/' ? "%s%s" : "%s%s/", dir, text);
  while (n > 0 && text[n - 1] == '/') n--;
  return raise_text(vm, "%s%s", path_bytes(path_make(vm, text, n)), dir);
}

const char *wofile_path(woad_vm *vm, woad_value path) {
  const char *text = path_bytes(path), *slash = strrchr(text, '/');
  const char *name = slash ? slash + 1 : text, *first = NULL;
  char *file = raise_text(vm, "%s.wo", name);
  char *dot = strrchr(name, '.') ? file + (strrchr(name, '.') - name) : NULL;
  if (dot) *dot = '_';
  const char *dir = path_bytes(path_make(vm, text, (size_t)(name - text)));
  woad_value roots = param_get(vm, vm->param.current_compiled_file_roots);
  woad_value subs = param_get(vm, vm->param.use_compiled_file_paths);
  if (!value_is_pair(roots)) roots = pair_make(vm, same(vm), VALUE_NULL);
  if (!value_is_pair(subs)) subs = pair_make(vm, path_from_cstring(vm, "compiled"), VALUE_NULL);
  for (woad_value r = roots; value_is_pair(r); r = pair_cdr(r)) {
    for (woad_value s = subs; value_is_pair(s); s = pair_cdr(s)) {
      woad_value sub = pair_car(s);
      const char *below = value_is_path(sub) ? path_bytes(sub) : string_to_utf8(vm, string_of(sub), NULL);
      const char *full = raise_text(vm, "%s%s/%s", from_root(vm, dir, pair_car(r)), below, file);
      if (!first) first = full;
      bool is_only = full == first && value_is_null(pair_cdr(r)) && value_is_null(pair_cdr(s));
      if (is_only || fs_file_exists(vm, full)) return full;
    }
  }
  return first;
}

woad_value wofile_parse_roots(woad_vm *vm, const char *text) {
  PairBuilder roots;
  pair_builder_init(&roots);
  for (const char *end;; text = end + 1) {
    end = text + strcspn(text, ":");
    pair_builder_add(vm, &roots, end == text ? same(vm) : path_make(vm, text, (size_t)(end - text)));
    if (*end == '\0') return roots.head;
  }
}

/* where paths in the file start: the file's folder for files that are not in the library, and the collections */
static woad_value roots_of(woad_vm *vm, woad_value path) {
  woad_value library = pair_make(vm, vm->expander->collects, VALUE_NULL);
  return resolver_in_collects(vm, path) ? library : pair_make(vm, path_directory_of(vm, path), library);
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

uint64_t wofile_fingerprint(woad_vm *vm) {
  ExpanderState *state = vm->expander;
  if (state->fingerprint == 0) state->fingerprint = code_write_fingerprint();
  return state->fingerprint;
}

/* OUT: of all bytes but those of the digest itself. OWN: of the module's tree, from offset MODULE on. */
static void digest_of(const Buf *data, size_t module, uint8_t own[DIGEST_BYTES], uint8_t out[DIGEST_BYTES]) {
  uint8_t parts[3 * DIGEST_BYTES];
  sha_256(data->data + module, data->length - module, own);
  sha_256(data->data, AT_DIGEST, parts);
  sha_256(data->data + AT_DEPS_LENGTH, module - AT_DEPS_LENGTH, parts + DIGEST_BYTES);
  memcpy(parts + 2 * DIGEST_BYTES, own, DIGEST_BYTES);
  sha_256(parts, sizeof parts, out);
}

/* What is wrong with the file as a whole, or NULL; finds where its module starts. The digest of library files is not looked
 * at when they are only loaded: it would cost more than loading them. */
static const char *complaint_of(woad_vm *vm, woad_value path, WoFile *file) {
  const Buf *data = &file->data;
  if (data->length < AT_DEPS || memcmp(data->data, "WOAD", 4) != 0) return "damaged compiled file";
  if (load_u32(data->data + AT_VERSION) != WOFILE_VERSION || load_u64(data->data + AT_FINGERPRINT) != wofile_fingerprint(vm))
    return "wrong version for compiled code";
  uint32_t ndeps = load_u32(data->data + AT_DEPS_LENGTH);
  if (ndeps > data->length - AT_DEPS) return "damaged compiled file";
  file->module = AT_DEPS + ndeps;
  uint8_t digest[DIGEST_BYTES];
  if (resolver_in_collects(vm, path) && !vm->expander->making) return NULL;
  digest_of(data, file->module, file->own, digest);
  return memcmp(digest, data->data + AT_DIGEST, DIGEST_BYTES) == 0 ? NULL : "damaged compiled file";
}

bool wofile_exists(woad_vm *vm, woad_value path) {
  return !value_is_null(param_get(vm, vm->param.use_compiled_file_paths)) && fs_regular_file_exists(vm, wofile_path(vm, path));
}

/* The N bytes of FILE at AT as a value; false, and FILE's complaint, when they are none. */
static bool read_part(woad_vm *vm, WoFile *file, size_t at, size_t n, woad_value *out) {
  woad_value bytes = bytes_slice(vm, (woad_value)(void *)file->data.data, file->data.data + at, n);
  return code_read_value(vm, bytes_of(bytes)->data, n, bytes, file->roots, out, &file->complaint);
}

bool wofile_read(woad_vm *vm, woad_value path, WoFile *file) {
  buf_init(&file->data);
  file->complaint = "cannot open compiled file";
  file->is_archived = false;
  return fs_read_file(vm, wofile_path(vm, path), &file->data) && wofile_parse(vm, path, file);
}

bool wofile_parse(woad_vm *vm, woad_value path, WoFile *file) {
  file->complaint = complaint_of(vm, path, file);
  if (file->complaint) return false;
  file->roots = roots_of(vm, path);
  file->name = modpath_resolved(vm, path);
  file->interface = bytes_from(vm, file->data.data + AT_INTERFACE, DIGEST_BYTES);
  file->whole = bytes_from(vm, file->data.data + AT_WHOLE, DIGEST_BYTES);
  return true;
}

static bool file_digest(woad_vm *vm, woad_value path, uint8_t out[DIGEST_BYTES]) {
  Buf content;
  buf_init(&content);
  if (!fs_read_file(vm, path_bytes(path), &content)) return false;
  sha_256(content.data, content.length, out);
  return true;
}

bool wofile_source_matches(woad_vm *vm, woad_value path, const WoFile *file) {
  if (fs_is_older(vm, path_bytes(path), wofile_path(vm, path))) return true;
  if (!fs_file_exists(vm, path_bytes(path))) return true; /* only the compiled file was shipped */
  uint8_t digest[DIGEST_BYTES];
  return file_digest(vm, path, digest) && memcmp(digest, file->data.data + AT_SOURCE, DIGEST_BYTES) == 0;
}

bool wofile_read_file_matches(woad_vm *vm, const WoFile *file, const Dependency *dep) {
  if (fs_is_older(vm, path_bytes(dep->path), wofile_path(vm, modpath_resolved_name(file->name)))) return true;
  uint8_t digest[DIGEST_BYTES];
  return file_digest(vm, dep->path, digest) && memcmp(digest, bytes_of(dep->digest)->data, DIGEST_BYTES) == 0;
}

bool wofile_dependencies(woad_vm *vm, WoFile *file, woad_value *out) {
  return read_part(vm, file, AT_DEPS, file->module - AT_DEPS, out);
}

static bool read_file_dependency(woad_vm *vm, const WoFile *file, woad_value path, woad_value digest, Dependency *out) {
  if (!value_is_bytes(path) || !value_is_bytes(digest) || bytes_of(digest)->length != DIGEST_BYTES) return false;
  const Bytes *bytes = bytes_of(path);
  if (bytes->length == 0 || memchr(bytes->data, 0, bytes->length)) return false;
  woad_value folder = path_directory_of(vm, modpath_resolved_name(file->name));
  path = path_complete(vm, path_make(vm, (const char *)bytes->data, bytes->length), folder);
  *out = (Dependency){ .use = DEPENDENCY_FILE, .name = VALUE_FALSE, .hashes = { VALUE_FALSE, VALUE_FALSE }, .path = path, .digest = digest };
  return true;
}

bool wofile_dependency(woad_vm *vm, const WoFile *file, woad_value entry, Dependency *out) {
  if (!value_is_pair(entry)) return false;
  woad_value path = pair_car(entry), rest = pair_cdr(entry);
  if (!value_is_pair(rest) || !value_is_fixnum(pair_car(rest)) || !value_is_pair(pair_cdr(rest))) return false;
  int64_t use = fixnum_value(pair_car(rest));
  if (use == DEPENDENCY_FILE) return read_file_dependency(vm, file, path, pair_cadr(rest), out);
  if (!modpath_is_module_path(vm, path)) return false;
  woad_value name = resolver_resolve(vm, path, file->name, VALUE_FALSE, false);
  *out = (Dependency){ .use = use, .name = name, .hashes = { pair_cadr(rest), pair_cddr(rest) }, .path = VALUE_FALSE, .digest = VALUE_FALSE };
  return true;
}

_Noreturn void wofile_raise_unusable(woad_vm *vm, woad_value path, const char *complaint) {
  woad_value fields[1] = { VALUE_NULL };
  raise_format_fields(vm, vm->exn.fail_read, 1, fields, "read (compiled): %s\n  path: %s", complaint, wofile_path(vm, path));
}

/* Whether a module of the archive, whose digest is not looked at, has at least the name of its source. */
static bool is_of(woad_value path, woad_value name) {
  const char *slash = strrchr(path_bytes(path), '/'), *text = slash ? slash + 1 : path_bytes(path), *dot = strrchr(text, '.');
  size_t n = dot ? (size_t)(dot - text) : strlen(text);
  return value_is_symbol(name) && strncmp(symbol_text(name), text, n) == 0 && symbol_text(name)[n] == '\0';
}

bool wofile_declare(woad_vm *vm, Namespace *ns, woad_value path, WoFile *file, woad_value submodule) {
  woad_value tree;
  if (!read_part(vm, file, file->module, file->data.length - file->module, &tree)) wofile_raise_unusable(vm, path, file->complaint);
  Compiled *compiled = compiled_read(vm, tree, file->roots);
  if (file->is_archived && !is_of(path, compiled->name)) wofile_raise_unusable(vm, path, "code is of another module");
  woad_value declared = param_get(vm, vm->param.current_module_declare_name);
  woad_value name = value_is_resolved_path(declared) ? declared : modpath_resolved(vm, path);
  if (value_is_pair(submodule)) name = modpath_resolved(vm, pair_make(vm, modpath_resolved_name(name), submodule));
  return registry_declare_part(vm, ns, compiled, name);
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

typedef struct Deps {
  woad_value self;     /* the module's own resolved name */
  Hash *uses;          /* eq: resolved name -> use */
  PairBuilder names;   /* in order of appearance */
  PairBuilder files;   /* files that macros read, the same: list of complete paths */
  bool needs_own;      /* something in the file requires another module of the file for syntax */
} Deps;

static void add_use_of(woad_vm *vm, Deps *deps, woad_value path, int use) {
  woad_value name = modpath_resolved(vm, path), old = hash_get(vm, deps->uses, name);
  if (name == deps->self) {
    if (use == DEPENDENCY_SYNTAX) deps->needs_own = true;
    return;
  }
  if (old == VALUE_NONE) pair_builder_add(vm, &deps->names, name);
  else if (old == fixnum_make(DEPENDENCY_SYNTAX) || use == DEPENDENCY_LABEL) return;
  hash_set(vm, deps->uses, name, fixnum_make(use));
}

static void add_use(woad_vm *vm, Deps *deps, woad_value mpi, woad_value phase) {
  woad_value root = modpath_resolved_name(modpath_resolve(vm, mpi, false, VALUE_FALSE));
  if (value_is_pair(root)) root = pair_car(root);
  if (!value_is_path(root)) return;
  add_use_of(vm, deps, root, !value_is_fixnum(phase) ? DEPENDENCY_LABEL : fixnum_value(phase) > 0 ? DEPENDENCY_SYNTAX : DEPENDENCY_PLAIN);
}

static void *add_uses(woad_vm *vm, void *ctx, void *node) {
  Deps *deps = ctx;
  const Compiled *compiled = node;
  for (woad_value l = compiled->requires; value_is_pair(l); l = pair_cdr(l)) {
    for (woad_value m = pair_cdr(pair_car(l)); value_is_pair(m); m = pair_cdr(m))
      add_use(vm, deps, pair_car(m), pair_car(pair_car(l)));
  }
  for (woad_value l = compiled->pre; value_is_pair(l); l = pair_cdr(l)) deep_walk(vm, add_uses, deps, compiled_of(pair_car(l)));
  for (woad_value l = compiled->post; value_is_pair(l); l = pair_cdr(l)) deep_walk(vm, add_uses, deps, compiled_of(pair_car(l)));
  return NULL;
}

static bool has_file(const Deps *deps, woad_value path) {
  for (woad_value l = deps->files.head; value_is_pair(l); l = pair_cdr(l)) {
    if (strcmp(path_bytes(pair_car(l)), path_bytes(path)) == 0) return true;
  }
  return false;
}

static void add_files(woad_vm *vm, Deps *deps, woad_value messages) {
  for (; value_is_pair(messages); messages = pair_cdr(messages)) {
    FileDep dep;
    if (!filedeps_read(vm, pair_car(messages), &dep)) continue;
    woad_value path = path_simplify(vm, dep.path);
    if (dep.is_module) add_use_of(vm, deps, path, DEPENDENCY_SYNTAX);
    else if (!has_file(deps, path)) pair_builder_add(vm, &deps->files, path);
  }
}

typedef struct Image {
  woad_value roots;
  Buf deps, tree;          /* as the file has them */
  uint8_t own[DIGEST_BYTES];
  Buf interface, wholes;   /* what goes into the two hashes */
  ModuleHashes hashes;
} Image;

static const char *path_from_self(woad_vm *vm, const Deps *deps, woad_value path) {
  return relative_path(vm, path_bytes(path), path_bytes(path_directory_of(vm, modpath_resolved_name(deps->self))));
}

/* PATH, which a macro read, as the file shows it. One that cannot be read any more has no digest: the module is never fresh. */
static woad_value file_entry(woad_vm *vm, const Deps *deps, woad_value path) {
  uint8_t digest[DIGEST_BYTES];
  const char *relative = path_from_self(vm, deps, path);
  woad_value name = bytes_from(vm, (const uint8_t *)relative, strlen(relative));
  woad_value found = file_digest(vm, path, digest) ? bytes_from(vm, digest, DIGEST_BYTES) : VALUE_FALSE;
  return pair_list(vm, 3, name, fixnum_make(DEPENDENCY_FILE), found);
}

/* The dependency NAME as the file shows it. One that is no file any more has no hashes: what depends on it is never fresh. */
static woad_value dependency_entry(woad_vm *vm, const Deps *deps, woad_value name, Image *image) {
  woad_value path = mpi_of(registry_absolute(vm, name))->path, use = hash_get(vm, deps->uses, name);
  ModuleHashes hashes = { VALUE_FALSE, VALUE_FALSE };
  if (value_is_path(path)) path = string_from_utf8(vm, path_from_self(vm, deps, path));
  if (fresh_hashes(vm, name, &hashes)) {
    const Bytes *whole = bytes_of(hashes.whole), *interface = bytes_of(hashes.interface);
    buf_add_bytes(vm, &image->interface, use == fixnum_make(DEPENDENCY_SYNTAX) ? whole->data : interface->data, DIGEST_BYTES);
    if (use != fixnum_make(DEPENDENCY_LABEL)) buf_add_bytes(vm, &image->wholes, whole->data, DIGEST_BYTES);
  }
  return pair_make(vm, path, pair_make(vm, use, pair_make(vm, hashes.interface, hashes.whole)));
}

/* All of a compiled file that does not depend on the text of its source. */
static void make_image(woad_vm *vm, Compiled *compiled, woad_value name, woad_value file_deps, Image *out) {
  Deps deps = { .self = name, .uses = hash_make(vm, HASH_EQ, HASH_STRONG) };
  PairBuilder entries;
  uint8_t digest[DIGEST_BYTES];
  out->roots = roots_of(vm, modpath_resolved_name(name));
  buf_init(&out->deps);
  buf_init(&out->tree);
  buf_init(&out->interface);
  buf_init(&out->wholes);
  pair_builder_init(&entries);
  pair_builder_init(&deps.names);
  pair_builder_init(&deps.files);
  add_uses(vm, &deps, compiled);
  add_files(vm, &deps, file_deps);
  for (woad_value l = deps.names.head; value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &entries, dependency_entry(vm, &deps, pair_car(l), out));
  for (woad_value l = deps.files.head; value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &entries, file_entry(vm, &deps, pair_car(l)));
  code_write_value(vm, entries.head, out->roots, &out->deps);
  woad_value tree = compiled_write(vm, compiled, out->roots);
  code_write_value(vm, tree, out->roots, &out->tree);
  sha_256(out->tree.data, out->tree.length, out->own);
  if (!deps.needs_own) tree = compiled_write_interface(vm, compiled, tree, out->roots);
  code_write_value(vm, tree, out->roots, &out->interface);
  sha_256(out->interface.data, out->interface.length, digest);
  out->hashes = (ModuleHashes){ bytes_from(vm, digest, DIGEST_BYTES), fresh_combine(vm, out->own, &out->wholes) };
}

void wofile_hashes(woad_vm *vm, Compiled *compiled, woad_value name, ModuleHashes *out) {
  Image image;
  make_image(vm, compiled, name, VALUE_NULL, &image);
  *out = image.hashes;
}

/* Makes the folder that FILE goes to, with those around it. */
static void make_directory(woad_vm *vm, const char *file) {
  const char *slash = strrchr(file, '/');
  const char *dir = path_bytes(path_make(vm, file, (size_t)(slash - file)));
  if (fs_directory_exists(vm, dir) || slash == file) return;
  make_directory(vm, dir);
  if (!fs_make_directory(vm, dir) && errno != EEXIST) raise_errno(vm, "make", "cannot create directory", dir, errno);
}

static void put(Buf *out, size_t at, const void *bytes, size_t n) { memcpy(out->data + at, bytes, n); }
static void put_bytes(Buf *out, size_t at, woad_value bytes) { put(out, at, bytes_of(bytes)->data, bytes_of(bytes)->length); }

void wofile_write(woad_vm *vm, woad_value path, Compiled *compiled, woad_value file_deps, WoFile *file) {
  Image image;
  make_image(vm, compiled, modpath_resolved(vm, path), file_deps, &image);
  Buf out;
  buf_init(&out);
  uint8_t header[AT_DEPS] = "WOAD", digest[DIGEST_BYTES];
  buf_add_bytes(vm, &out, header, AT_DEPS);
  buf_add_bytes(vm, &out, image.deps.data, image.deps.length);
  buf_add_bytes(vm, &out, image.tree.data, image.tree.length);
  uint32_t version = WOFILE_VERSION, ndeps = (uint32_t)image.deps.length;
  uint64_t fingerprint = wofile_fingerprint(vm);
  put(&out, AT_VERSION, &version, 4);
  put(&out, AT_FINGERPRINT, &fingerprint, 8);
  if (!file_digest(vm, path, digest)) raise_errno(vm, "make", "cannot read source", path_bytes(path), errno);
  put(&out, AT_SOURCE, digest, DIGEST_BYTES);
  put(&out, AT_DEPS_LENGTH, &ndeps, 4);
  put_bytes(&out, AT_INTERFACE, image.hashes.interface);
  put_bytes(&out, AT_WHOLE, image.hashes.whole);
  fresh_note(vm, modpath_resolved(vm, path), &image.hashes);
  digest_of(&out, AT_DEPS + ndeps, image.own, digest);
  put(&out, AT_DIGEST, digest, DIGEST_BYTES);
  const char *name = wofile_path(vm, path);
  make_directory(vm, name);
  if (!fs_write_file_atomically(vm, name, out.data, out.length)) raise_errno(vm, "make", "cannot write compiled file", name, errno);
  *file = (WoFile){ .data = out, .module = AT_DEPS + ndeps, .interface = image.hashes.interface, .whole = image.hashes.whole,
                    .roots = image.roots, .name = modpath_resolved(vm, path) };
  memcpy(file->own, image.own, DIGEST_BYTES);
}
