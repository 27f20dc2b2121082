/* SPDX-License-Identifier: MIT
 * target_module.c: compiled files. An input is the length of the dependencies (2 bytes), these, and the module; the header with the
 * version, fingerprint and digest that they need is put before it. The module is declared, all of it decoded, and run. */
#include <stdlib.h>

#include "compiler/code_read.h"
#include "compiler/compiler.h"
#include "expander/boot/embed.h"
#include "expander/boot/wofile.h"
#include "expander/common/modpath.h"
#include "expander/lower/compiled.h"
#include "runtime/base/sha.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"
#include "tests/fuzz/fuzz.h"

enum { HEADER = 148, AT_VERSION = 4, AT_FINGERPRINT = 8, AT_DIGEST = 112, AT_DEPS_LENGTH = 144, DIGEST = WOFILE_DIGEST_BYTES };

/* The file, and in it where the dependencies end. */
static void make_file(woad_vm *vm, const uint8_t *data, size_t n, WoFile *file) {
  uint32_t ndeps = (uint32_t)(data[0] | data[1] << 8), version = WOFILE_VERSION;
  uint64_t fingerprint = wofile_fingerprint(vm);
  uint8_t parts[3 * DIGEST];
  uint8_t *out = mem_new_atomic(vm, HEADER + n - 2);
  if (ndeps > n - 2) ndeps = (uint32_t)(n - 2);
  memset(out, 0, HEADER);
  memcpy(out, "WOAD", 4);
  memcpy(out + AT_VERSION, &version, 4);
  memcpy(out + AT_FINGERPRINT, &fingerprint, 8);
  memcpy(out + AT_DEPS_LENGTH, &ndeps, 4);
  memcpy(out + HEADER, data + 2, n - 2);
  size_t module = HEADER + ndeps, length = HEADER + n - 2;
  sha_256(out, AT_DIGEST, parts);
  sha_256(out + AT_DEPS_LENGTH, module - AT_DEPS_LENGTH, parts + DIGEST);
  sha_256(out + module, length - module, parts + 2 * DIGEST);
  sha_256(parts, sizeof parts, out + AT_DIGEST);
  *file = (WoFile){ .data = { out, length, length } };
}

static void look_at_dependencies(woad_vm *vm, WoFile *file) {
  woad_value list;
  Dependency dependency;
  if (!wofile_dependencies(vm, file, &list)) return;
  for (; value_is_pair(list); list = pair_cdr(list)) (void)wofile_dependency(vm, file, pair_car(list), &dependency);
}

typedef struct { Body *body; Compiled *compiled; uint32_t i; bool is_safe; } Part;

static woad_value decode_body(woad_vm *vm, void *arg) {
  Part *part = arg;
  part->is_safe = false;
  compiled_load_body(vm, part->body);
  part->is_safe = fuzz_decode(vm, VALUE_AS(Code, part->body->code));
  return VALUE_VOID;
}

static woad_value decode_literal(woad_vm *vm, void *arg) {
  const Part *part = arg;
  fuzz_print(vm, compiled_literal(vm, part->body, part->i, vm->inspector));
  return VALUE_VOID;
}

static woad_value decode_provides(woad_vm *vm, void *arg) {
  (void)compiled_provides(vm, ((Part *)arg)->compiled);
  return VALUE_VOID;
}

static woad_value decode_inside(woad_vm *vm, void *arg) {
  (void)compiled_inside(vm, ((Part *)arg)->compiled, vm->inspector);
  return VALUE_VOID;
}

/* Whether all code in COMPILED may be run. */
static bool decode_all(woad_vm *vm, Compiled *compiled) {
  enum { LITERALS = 200 };
  Part part = { .compiled = compiled };
  bool is_safe = fuzz_try(vm, decode_provides, &part) & fuzz_try(vm, decode_inside, &part);
  for (woad_value l = compiled->bodies; value_is_pair(l); l = pair_cdr(l)) {
    part.body = VALUE_AS(Body, pair_car(l));
    is_safe = fuzz_try(vm, decode_body, &part) & part.is_safe & is_safe;
    for (part.i = 0; part.i < part.body->nliterals && part.i < LITERALS; part.i++) (void)fuzz_try(vm, decode_literal, &part);
  }
  for (woad_value l = compiled->portals; value_is_pair(l); l = pair_cdr(l))
    (void)compiled_portal(vm, compiled, (int)fixnum_value(pair_car(pair_car(l))), pair_cadr(pair_car(l)), vm->inspector);
  for (woad_value l = compiled->pre; value_is_pair(l); l = pair_cdr(l)) is_safe = decode_all(vm, compiled_of(pair_car(l))) & is_safe;
  for (woad_value l = compiled->post; value_is_pair(l); l = pair_cdr(l)) is_safe = decode_all(vm, compiled_of(pair_car(l))) & is_safe;
  return is_safe;
}

static void run(woad_vm *vm, const uint8_t *data, size_t n) {
  if (n < 2) return;
  WoFile file;
  woad_value path = path_from_cstring(vm, raise_text(vm, "%smodule-%u.rkt", path_bytes(pair_car(fuzz_roots(vm))), fuzz_serial()));
  make_file(vm, data, n, &file);
  if (!wofile_parse(vm, path, &file)) abort();
  look_at_dependencies(vm, &file);
  Namespace *ns = namespace_current(vm);
  if (!wofile_declare(vm, ns, path, &file, VALUE_NULL)) return;
  ModuleDecl *decl = registry_find(vm, ns->registry, modpath_resolved(vm, path));
  if (!decode_all(vm, decl->compiled)) return;
  woad_value args[2] = { path, VALUE_VOID };
  woad_value require = prim_lookup(vm, "#%kernel", "dynamic-require");
  fuzz_apply(vm, require, 2, args);
  args[1] = VALUE_FALSE;
  fuzz_apply(vm, require, 2, args);
}

static void seed(woad_vm *vm, woad_value tree, FuzzGive give) {
  Buf deps, module, out;
  buf_init(&deps);
  buf_init(&module);
  buf_init(&out);
  woad_value hash = bytes_from(vm, (const uint8_t *)"01234567890123456789012345678901", DIGEST);
  woad_value entry = pair_make(vm, symbol_intern(vm, "racket/base"), pair_make(vm, fixnum_make(0), pair_make(vm, hash, hash)));
  code_write_value(vm, pair_list(vm, 1, entry), VALUE_NULL, &deps);
  code_write_value(vm, tree, fuzz_roots(vm), &module);
  buf_add_byte(vm, &out, (uint8_t)deps.length);
  buf_add_byte(vm, &out, (uint8_t)(deps.length >> 8));
  buf_add_bytes(vm, &out, deps.data, deps.length);
  buf_add_bytes(vm, &out, module.data, module.length);
  give(out.data, out.length);
}

const FuzzTarget target_module = { "module", run, seed, "racket/base" };
