/* SPDX-License-Identifier: MIT
 * exn.c: struct types that exist before any library: exceptions, arity-at-least, srcloc. */
#include "runtime/vm/exn.h"

#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"

typedef struct { size_t offset, super_offset; const char *name; uint32_t nfields; const char *fields[10]; } TypeRow;
#define AT(field) offsetof(woad_vm, field)
static const TypeRow type_rows[] = {
#define EXN(name, super, text, nfields, ...) {AT(exn.name), EXN_SUPER_##super, text, nfields, {__VA_ARGS__}},
#define EXN_SUPER_none 0
#define EXN_SUPER_exn AT(exn.exn)
#define EXN_SUPER_fail AT(exn.fail)
#define EXN_SUPER_fail_contract AT(exn.fail_contract)
#define EXN_SUPER_fail_syntax AT(exn.fail_syntax)
#define EXN_SUPER_fail_read AT(exn.fail_read)
#define EXN_SUPER_fail_filesystem AT(exn.fail_filesystem)
#define EXN_SUPER_fail_network AT(exn.fail_network)
#define EXN_SUPER_break_ AT(exn.break_)
#include "runtime/base/exn.def"
#undef EXN
    {AT(arity_at_least), 0, "arity-at-least", 1, {"value"}},
    {AT(srcloc), 0, "srcloc", 5, {"source", "line", "column", "position", "span"}},
};
enum { TYPE_ROWS = sizeof type_rows / sizeof type_rows[0] };

static woad_value *type_slot(woad_vm *vm, size_t offset) { return (woad_value *)((char *)vm + offset); }

static woad_value own_immutables(woad_vm *vm, uint32_t n) {
  woad_value list = VALUE_NULL;
  for (uint32_t i = n; i > 0; i--) list = pair_make(vm, fixnum_make((int64_t)i - 1), list);
  return list;
}

void exn_boot(woad_vm *vm) {
  for (size_t i = 0; i < TYPE_ROWS; i++) {
    const TypeRow *row = &type_rows[i];
    StructTypeSpec spec = {
        .name = symbol_intern(vm, row->name),
        .super = row->super_offset == 0 ? VALUE_FALSE : *type_slot(vm, row->super_offset),
        .inspector = VALUE_FALSE,
        .proc_spec = VALUE_FALSE,
        .guard = VALUE_FALSE,
        .auto_value = VALUE_FALSE,
        .constructor_name = symbol_intern(vm, row->name),
        .ninit = row->nfields,
        .properties = VALUE_NULL,
        .immutables = own_immutables(vm, row->nfields),
    };
    *type_slot(vm, row->offset) = object_value(struct_type_make(vm, &spec));
  }
}

bool exn_is_exn(woad_vm *vm, woad_value v) { return value_is_instance(v, VALUE_AS(StructType, vm->exn.exn)); }

const char *exn_message(woad_vm *vm, woad_value exn) {
  woad_value message = struct_of(exn)->fields[0];
  return value_is_string(message) ? string_to_utf8(vm, string_of(message), NULL) : "?";
}

typedef void (*BindingFn)(woad_vm *vm, const char *name, woad_value v, void *state);

static char *joined(woad_vm *vm, const char *a, const char *b, const char *c) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s%s%s", a, b, c);
  return buf_cstring(vm, &buf);
}

static void each_of_row(woad_vm *vm, const TypeRow *row, BindingFn fn, void *state) {
  StructType *type = VALUE_AS(StructType, *type_slot(vm, row->offset));
  woad_value name = symbol_intern(vm, row->name);
  fn(vm, joined(vm, "struct:", row->name, ""), object_value(type), state);
  fn(vm, row->name, struct_proc_make(vm, SP_CONSTRUCTOR, type, 0, name), state);
  if (strstr(row->name, "missing-module") != NULL || strcmp(row->name, "exn:fail:syntax") == 0) /* as the reference has it */
    fn(vm, joined(vm, "make-", row->name, ""), struct_proc_make(vm, SP_CONSTRUCTOR, type, 0, name), state);
  const char *predicate = joined(vm, row->name, "?", "");
  fn(vm, predicate, struct_proc_make(vm, SP_PREDICATE, type, 0, symbol_intern(vm, predicate)), state);
  for (uint32_t i = 0; i < row->nfields; i++) {
    const char *accessor = joined(vm, row->name, "-", row->fields[i]);
    woad_value proc = struct_proc_make(vm, SP_ACCESSOR, type, type->first_own + i, symbol_intern(vm, accessor));
    VALUE_AS(StructProc, proc)->field_name = symbol_intern(vm, row->fields[i]);
    fn(vm, accessor, proc, state);
  }
}

void exn_each_binding(woad_vm *vm, BindingFn fn, void *state) {
  for (size_t i = 0; i < TYPE_ROWS; i++) each_of_row(vm, &type_rows[i], fn, state);
}
