/* SPDX-License-Identifier: MIT
 * compiledport.c: see compiledport.h. Nothing that is read is believed: the digest finds damage, and every part is checked
 * when it is decoded, as those of compiled files are. */
#include "expander/boot/compiledport.h"

#include "compiler/compiler.h"
#include "expander/lower/compiled.h"
#include "expander/namespace/expander_state.h"
#include "runtime/base/sha.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/vector.h"
#include "runtime/io/port.h"
#include "runtime/vm/raise.h"

enum { AT_VERSION = 4, AT_FINGERPRINT = 8, AT_LENGTH = 16, AT_DIGEST = 20, AT_TREE = 52, DIGEST_BYTES = 32, PORT_VERSION = 1 };

static uint64_t fingerprint(woad_vm *vm) {
  ExpanderState *state = vm->expander;
  if (state->fingerprint == 0) state->fingerprint = code_write_fingerprint();
  return state->fingerprint;
}

static woad_value roots_of(woad_vm *vm) { return pair_make(vm, vm->expander->collects, VALUE_NULL); }

void compiledport_write(woad_vm *vm, Compiled *compiled, Buf *out) {
  woad_value roots = roots_of(vm);
  woad_value tree = compiled->kind == COMPILED_MODULE ? compiled_write(vm, compiled, roots) : compiled_write_top(vm, compiled, roots);
  Buf body;
  buf_init(&body);
  code_write_value(vm, tree, roots, &body);
  uint8_t header[AT_TREE] = "WOAD";
  uint32_t version = PORT_VERSION, length = (uint32_t)body.length;
  uint64_t print = fingerprint(vm);
  memcpy(header + AT_VERSION, &version, sizeof version);
  memcpy(header + AT_FINGERPRINT, &print, sizeof print);
  memcpy(header + AT_LENGTH, &length, sizeof length);
  sha_256(body.data, body.length, header + AT_DIGEST);
  buf_add_cstring(vm, out, "#~");
  buf_add_bytes(vm, out, header, AT_TREE);
  buf_add_bytes(vm, out, body.data, body.length);
}

static _Noreturn void bad(woad_vm *vm, const char *what) {
  woad_value fields[1] = { VALUE_NULL };
  raise_format_fields(vm, vm->exn.fail_read, 1, fields, "read (compiled): %s", what);
}

static void take(woad_vm *vm, woad_value in, Buf *out, size_t n) {
  for (size_t i = 0; i < n; i++) {
    int32_t byte = port_read_byte(vm, in);
    if (byte < 0) bad(vm, "unexpected end of file");
    buf_add_byte(vm, out, (uint8_t)byte);
  }
}

woad_value compiledport_read(woad_vm *vm, woad_value in) {
  Buf header, body;
  buf_init(&header);
  buf_init(&body);
  take(vm, in, &header, AT_TREE);
  uint32_t version, length;
  uint64_t print;
  memcpy(&version, header.data + AT_VERSION, sizeof version);
  memcpy(&print, header.data + AT_FINGERPRINT, sizeof print);
  memcpy(&length, header.data + AT_LENGTH, sizeof length);
  if (memcmp(header.data, "WOAD", 4) != 0 || version != PORT_VERSION || print != fingerprint(vm))
    bad(vm, "wrong version for compiled code");
  take(vm, in, &body, length);
  uint8_t digest[DIGEST_BYTES];
  sha_256(body.data, body.length, digest);
  if (memcmp(digest, header.data + AT_DIGEST, DIGEST_BYTES) != 0) bad(vm, "damaged compiled code");
  woad_value bytes = bytes_from(vm, body.data, body.length), roots = roots_of(vm), tree;
  const char *complaint;
  if (!code_read_value(vm, bytes_of(bytes)->data, body.length, bytes, roots, &tree, &complaint)) bad(vm, complaint);
  bool is_module = value_is_vector(tree) && vector_of(tree)->length == COMPILED_PARTS;
  return object_value(is_module ? compiled_read(vm, tree, roots) : compiled_read_top(vm, tree, roots));
}
