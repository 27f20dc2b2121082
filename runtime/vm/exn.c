/* SPDX-License-Identifier: MIT
 * exn.c: struct types that exist before any library: exceptions, arity-at-least, srcloc. */
#include "runtime/vm/exn.h"

#include "runtime/base/buf.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/raise.h"

typedef struct {
  size_t offset, super_offset;
  bool of_expander;
  const char *name;
  uint32_t nfields;
  const char *fields[10];
} TypeRow;
#define AT(field) offsetof(woad_vm, field)
static const TypeRow type_rows[] = {
#define EXN(name, super, owner, text, nfields, ...) {AT(exn.name), EXN_SUPER_##super, EXN_OF_##owner, text, nfields, {__VA_ARGS__}},
#define EXN_OF_runtime false
#define EXN_OF_expander true
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
    {AT(arity_at_least), 0, false, "arity-at-least", 1, {"value"}},
    {AT(srcloc), 0, false, "srcloc", 5, {"source", "line", "column", "position", "span"}},
};
enum { TYPE_ROWS = sizeof type_rows / sizeof type_rows[0] };

static woad_value *type_slot(woad_vm *vm, size_t offset) { return (woad_value *)((char *)vm + offset); }

static woad_value own_immutables(woad_vm *vm, uint32_t n) {
  woad_value list = VALUE_NULL;
  for (uint32_t i = n; i > 0; i--) list = pair_make(vm, fixnum_make((int64_t)i - 1), list);
  return list;
}

/* --- what fields may hold; C code that raises makes its instances without these checks --- */

static bool is_list_of(woad_value v, bool (*test)(woad_vm *vm, woad_value v), woad_vm *vm) {
  if (pair_list_length(v) < 0) return false;
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!test(vm, pair_car(v))) return false;
  return true;
}
static bool is_string(woad_vm *vm, woad_value v) { return value_is_string(v); }
static bool is_symbol(woad_vm *vm, woad_value v) { return value_is_symbol(v); }
static bool is_mark_set(woad_vm *vm, woad_value v) { return value_has_type(v, TYPE_CONTINUATION_MARK_SET); }
static bool is_escape(woad_vm *vm, woad_value v) {
  return value_has_type(v, TYPE_CONTINUATION) && value_header(v)->aux == CONTINUATION_ESCAPE;
}
static bool is_syntax(woad_vm *vm, woad_value v) { return value_has_type(v, TYPE_SYNTAX); }
static bool is_srcloc(woad_vm *vm, woad_value v) { return value_is_instance(v, VALUE_AS(StructType, vm->srcloc)); }
static bool is_syntax_list(woad_vm *vm, woad_value v) { return is_list_of(v, is_syntax, vm); }
static bool is_srcloc_list(woad_vm *vm, woad_value v) { return is_list_of(v, is_srcloc, vm); }
static bool is_natural(woad_vm *vm, woad_value v) { return number_is_exact_integer(v) && !number_is_negative(v); }
static bool is_natural_or_false(woad_vm *vm, woad_value v) { return v == VALUE_FALSE || is_natural(vm, v); }
static bool is_positive_or_false(woad_vm *vm, woad_value v) { return is_natural_or_false(vm, v) && v != fixnum_make(0); }
static bool is_errno(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v) || !number_is_exact_integer(pair_car(v)) || !value_is_symbol(pair_cdr(v))) return false;
  const char *kind = symbol_text(pair_cdr(v));
  return strcmp(kind, "posix") == 0 || strcmp(kind, "windows") == 0 || strcmp(kind, "gai") == 0;
}

static const struct { const char *field, *expected; bool (*test)(woad_vm *vm, woad_value v); } field_rows[] = {
    {"message", "string?", is_string},
    {"continuation-marks", "continuation-mark-set?", is_mark_set},
    {"id", "symbol?", is_symbol},
    {"exprs", "(listof syntax?)", is_syntax_list},
    {"srclocs", "(listof srcloc?)", is_srcloc_list},
    {"errno", "(cons/c exact-integer? (or/c 'posix 'windows 'gai))", is_errno},
    {"continuation", "escape-continuation?", is_escape},
    {"value", "exact-nonnegative-integer?", is_natural},
    {"line", "(or/c exact-positive-integer? #f)", is_positive_or_false},
    {"column", "(or/c exact-nonnegative-integer? #f)", is_natural_or_false},
    {"position", "(or/c exact-positive-integer? #f)", is_positive_or_false},
    {"span", "(or/c exact-nonnegative-integer? #f)", is_natural_or_false},
};
enum { FIELD_ROWS = sizeof field_rows / sizeof field_rows[0] };

static void check_field(woad_vm *vm, const char *who, const char *field, woad_value v) {
  for (size_t k = 0; k < FIELD_ROWS; k++)
    if (strcmp(field, field_rows[k].field) == 0 && !field_rows[k].test(vm, v))
      raise_argument_value(vm, who, field_rows[k].expected, v);
}

/* The guard of a type's constructor. slots: the type's row number. A message is made immutable. As in the reference, message and
 * marks are looked at before a type's own fields; but a syntax error's expressions come first and under the name of its base. */
static woad_value check_fields(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const TypeRow *row = &type_rows[fixnum_value(self->slots[0])];
  woad_value *own = argv + argc - 1 - (int)row->nfields;
  bool own_first = row->offset == AT(exn.fail_syntax);
  const char *who = own_first ? row->name : symbol_text(argv[argc - 1]);
  if (row->super_offset != 0 && !own_first) {
    check_field(vm, who, "message", argv[0]);
    check_field(vm, who, "continuation-marks", argv[1]);
  }
  for (uint32_t i = 0; i < row->nfields; i++) check_field(vm, who, row->fields[i], own[i]);
  if (row->super_offset == 0 && value_is_string(own[0])) own[0] = string_to_immutable(vm, own[0]);
  return values_return(vm, argc - 1, argv);
}

static bool has_checked_field(const TypeRow *row) {
  for (uint32_t i = 0; i < row->nfields; i++)
    for (size_t k = 0; k < FIELD_ROWS; k++)
      if (strcmp(row->fields[i], field_rows[k].field) == 0) return true;
  return false;
}

/* prop:exn:missing-module of the types with a path, which is their own and only field */
static woad_value last_field(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const Struct *instance = struct_of(impersonator_base(argv[0]));
  return instance->fields[instance->type->ancestors[3]->nfields - 1];
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
    StructType *type = struct_type_make(vm, &spec);
    *type_slot(vm, row->offset) = object_value(type);
    woad_value number = fixnum_make((int64_t)i);
    if (has_checked_field(row))
      type->guard = call_native_closure(vm, row->name, check_fields, (int)type->ninit + 1, (int)type->ninit + 1, 0, 1, &number);
  }
  woad_value path = call_native_closure(vm, "path", last_field, 1, 1, 0, 0, NULL);
  woad_value row = pair_make(vm, vm->prop.exn_missing_module, path);
  struct_type_add_properties(vm, VALUE_AS(StructType, vm->exn.fail_syntax_missing_module), pair_make(vm, row, VALUE_NULL));
  struct_type_add_properties(vm, VALUE_AS(StructType, vm->exn.fail_filesystem_missing_module), pair_make(vm, row, VALUE_NULL));
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
  if (row->of_expander)
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
  for (size_t i = 0; i < TYPE_ROWS; i++)
    if (!type_rows[i].of_expander) each_of_row(vm, &type_rows[i], fn, state);
}

void exn_each_expander_binding(woad_vm *vm, BindingFn fn, void *state) {
  for (size_t i = 0; i < TYPE_ROWS; i++)
    if (type_rows[i].of_expander) each_of_row(vm, &type_rows[i], fn, state);
}
