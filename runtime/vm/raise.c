/* SPDX-License-Identifier: MIT
 * raise.c: wording and raising of all standard errors. Source of the forms: Reference, "Error Message Conventions". */
#include "runtime/vm/raise.h"

#include <string.h>

#include "runtime/base/buf.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/adjust.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/prim.h"

/* --- messages with holes (io/message.h) --- */

static bool has_holes(const char *message) { return strchr(message, 0xFF) != NULL; }

/* HOLES: the values, last first. */
static woad_value fill_holes(woad_vm *vm, const uint8_t *text, size_t n, woad_value holes) {
  Buf buf;
  buf_init(&buf);
  int64_t count = pair_list_length(holes);
  for (size_t i = 0; i < n; i++) {
    if (text[i] != 0xFF || i + 1 == n || text[i + 1] > count) {
      buf_add_byte(vm, &buf, text[i]);
      continue;
    }
    woad_value l = holes;
    for (int64_t skip = count - text[++i]; skip > 0; skip--) l = pair_cdr(l);
    buf_add_cstring(vm, &buf, vm->hooks.value_to_text(vm, pair_car(l)));
  }
  return string_to_immutable(vm, string_from_utf8_n(vm, (char *)buf.data, buf.length));
}

/* A raise in its place, where language code may run. slots: exception, #f or (text . values), whether to adjust, the realm */
static woad_value fill_and_raise(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Struct *exn = struct_of(self->slots[0]);
  if (value_is_pair(self->slots[1])) {
    const Bytes *text = bytes_of(pair_car(self->slots[1]));
    exn->fields[0] = fill_holes(vm, text->data, text->length, pair_cdr(self->slots[1]));
  }
  if (self->slots[2] == VALUE_TRUE) adjust_exn(vm, exn, self->slots[3]);
  catch_raise(vm, self->slots[0]);
}

/* Whose words the error is made of that is raised now; VALUE_FALSE: the primitives'. */
static woad_value take_realm(woad_vm *vm) {
  woad_value realm = vm->error_realm;
  bool by_program = vm->running_primitive != NULL && strncmp(vm->running_primitive, "raise-", 6) == 0;
  vm->error_realm = VALUE_FALSE;
  return realm == VALUE_FALSE && by_program ? symbol_intern(vm, "racket") : realm;
}

bool raise_is_unfinished(woad_value v) {
  return value_has_type(v, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, v)->fn == fill_and_raise;
}

woad_value raise_plain_value(woad_value v) {
  return raise_is_unfinished(v) ? VALUE_AS(NativeClosure, v)->slots[0] : v;
}

_Noreturn void raise_value(woad_vm *vm, woad_value v) {
  bool is_holed = v == vm->holed_exn && v != VALUE_FALSE, is_adjusted = adjust_is_wanted(vm, v);
  woad_value slots[4] = {v, is_holed ? vm->holed_text : VALUE_FALSE, value_bool(is_adjusted), take_realm(vm)};
  if (LIKELY(!is_holed && !is_adjusted)) catch_raise(vm, v);
  vm->holed_exn = vm->holed_text = VALUE_FALSE;
  catch_raise(vm, call_native_closure(vm, NULL, fill_and_raise, 0, 0, PF_NESTS, 4, slots));
}

static const char *who_text(woad_vm *vm, const char *who) {
  if (who != NULL) return who;
  return vm->running_primitive != NULL ? vm->running_primitive : "application";
}

static const char *value_text(woad_vm *vm, woad_value v) { return vm->hooks.value_to_message(vm, v); }

static void add_displayed(woad_vm *vm, Buf *buf, woad_value v) {
  if (value_is_symbol(v)) buf_add_bytes(vm, buf, symbol_text(v), symbol_length(v));
  else if (value_is_string(v)) buf_add_cstring(vm, buf, string_to_utf8(vm, string_of(v), NULL));
  else buf_add_cstring(vm, buf, value_text(vm, v));
}

static void add_formatted(woad_vm *vm, Buf *buf, const char *format, va_list args) {
  for (const char *at = format; *at != '\0'; at++) {
    if (*at != '%') {
      buf_add_byte(vm, buf, (uint8_t)*at);
      continue;
    }
    at++;
    switch (*at) {
    case 'V':
    case 'W': buf_add_cstring(vm, buf, value_text(vm, va_arg(args, woad_value))); break;
    case 'D': add_displayed(vm, buf, va_arg(args, woad_value)); break;
    case 's': buf_add_cstring(vm, buf, va_arg(args, const char *)); break;
    case 'd': buf_add_format(vm, buf, "%d", va_arg(args, int)); break;
    case 'x': buf_add_format(vm, buf, "%x", va_arg(args, unsigned)); break;
    case 'c': buf_add_utf8(vm, buf, (uint32_t)va_arg(args, int)); break;
    case 'l':
      at++;
      if (*at == 'l') {
        at++;
        buf_add_format(vm, buf, "%lld", va_arg(args, long long));
      } else {
        buf_add_format(vm, buf, "%ld", va_arg(args, long));
      }
      break;
    case 'z':
      at++;
      buf_add_format(vm, buf, "%zu", va_arg(args, size_t));
      break;
    default: buf_add_byte(vm, buf, (uint8_t)*at);
    }
  }
}

char *raise_text(woad_vm *vm, const char *format, ...) {
  Buf buf;
  buf_init(&buf);
  va_list args;
  va_start(args, format);
  add_formatted(vm, &buf, format, args);
  va_end(args);
  return buf_cstring(vm, &buf);
}

woad_value raise_make_exn(woad_vm *vm, woad_value exn_type, const char *message, int nfields, const woad_value *fields) {
  woad_value all[8];
  woad_value holes = vm->message_holes;
  bool holed = value_is_pair(holes) && has_holes(message);
  vm->message_holes = VALUE_NULL;
  if (holed) vm->holed_text = pair_make(vm, bytes_from(vm, message, strlen(message)), holes);
  all[0] = holed ? fill_holes(vm, (const uint8_t *)message, strlen(message), holes)
                 : string_to_immutable(vm, string_from_utf8(vm, message));
  all[1] = marks_current_with_context(vm);
  for (int i = 0; i < nfields && i < 6; i++) all[2 + i] = fields[i];
  woad_value exn = struct_make_from(vm, VALUE_AS(StructType, exn_type), 2 + nfields, all);
  if (holed) vm->holed_exn = exn;
  return exn;
}

static _Noreturn void raise_message(woad_vm *vm, woad_value exn_type, const char *message) {
  raise_value(vm, raise_make_exn(vm, exn_type, message, 0, NULL));
}

_Noreturn void raise_format(woad_vm *vm, woad_value exn_type, const char *format, ...) {
  Buf buf;
  buf_init(&buf);
  va_list args;
  va_start(args, format);
  add_formatted(vm, &buf, format, args);
  va_end(args);
  raise_message(vm, exn_type, buf_cstring(vm, &buf));
}

_Noreturn void raise_format_fields(woad_vm *vm, woad_value exn_type, int nfields, const woad_value *fields,
                                   const char *format, ...) {
  Buf buf;
  buf_init(&buf);
  va_list args;
  va_start(args, format);
  add_formatted(vm, &buf, format, args);
  va_end(args);
  raise_value(vm, raise_make_exn(vm, exn_type, buf_cstring(vm, &buf), nfields, fields));
}

_Noreturn void raise_argument(woad_vm *vm, const char *who, const char *expected, int pos, int argc, woad_value *argv) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: contract violation\n  expected: %s\n  given: ", who_text(vm, who), expected);
  buf_add_cstring(vm, &buf, value_text(vm, argv[pos]));
  raise_message(vm, vm->exn.fail_contract, buf_cstring(vm, &buf));
}

const char *raise_ordinal(woad_vm *vm, int n) {
  const char *suffix = n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
  return raise_text(vm, "%d%s", n, suffix);
}

_Noreturn void raise_argument_listing(woad_vm *vm, const char *who, const char *expected, int pos, int argc,
                                      woad_value *argv) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: contract violation\n  expected: %s\n  given: ", who_text(vm, who), expected);
  buf_add_cstring(vm, &buf, value_text(vm, argv[pos]));
  if (argc > 1) {
    buf_add_format(vm, &buf, "\n  argument position: %s\n  other arguments...:", raise_ordinal(vm, pos + 1));
    for (int i = 0; i < argc; i++) {
      if (i == pos) continue;
      buf_add_cstring(vm, &buf, "\n   ");
      buf_add_cstring(vm, &buf, value_text(vm, argv[i]));
    }
  }
  raise_message(vm, vm->exn.fail_contract, buf_cstring(vm, &buf));
}

static void add_arguments(woad_vm *vm, Buf *buf, int argc, const woad_value *argv) {
  if (argc > 0) buf_add_cstring(vm, buf, "\n  arguments...:");
  for (int i = 0; i < argc; i++) {
    buf_add_cstring(vm, buf, "\n   ");
    buf_add_cstring(vm, buf, value_text(vm, argv[i]));
  }
}

_Noreturn void raise_argument_value(woad_vm *vm, const char *who, const char *expected, woad_value given) {
  raise_argument(vm, who, expected, 0, 1, &given);
}

_Noreturn void raise_range(woad_vm *vm, const char *who, const char *kind, const char *index_prefix, woad_value index,
                           woad_value in, int64_t lo, int64_t hi) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: %sindex is out of range", who_text(vm, who), index_prefix);
  if (hi < lo) buf_add_format(vm, &buf, " for empty %s", kind);
  buf_add_format(vm, &buf, "\n  %sindex: ", index_prefix);
  buf_add_cstring(vm, &buf, value_text(vm, index));
  if (hi >= lo) buf_add_format(vm, &buf, "\n  valid range: [%lld, %lld]", (long long)lo, (long long)hi);
  buf_add_format(vm, &buf, "\n  %s: ", kind);
  buf_add_cstring(vm, &buf, value_text(vm, in));
  raise_message(vm, vm->exn.fail_contract, buf_cstring(vm, &buf));
}

static _Noreturn void raise_arity_text(woad_vm *vm, woad_value proc, const char *text, int argc, woad_value *argv, bool shows_arguments) {
  Buf buf;
  buf_init(&buf);
  woad_value name = call_procedure_name(vm, proc);
  if (value_is_symbol(name)) buf_add_format(vm, &buf, "%s: ", symbol_text(name));
  if (!value_has_type(proc, TYPE_PRIMITIVE)) vm->error_realm = symbol_intern(vm, "racket");
  int given = arity_is_method(proc) && argc > 0 ? argc - 1 : argc;
  if (text == NULL) {
    buf_add_format(vm, &buf,
                   "arity mismatch;\n the expected number of arguments does not match the given number\n  given: %d", given);
  } else {
    buf_add_format(vm, &buf,
                   "arity mismatch;\n the expected number of arguments does not match the given number\n  expected: %s\n"
                   "  given: %d", text, given);
  }
  if (shows_arguments) add_arguments(vm, &buf, given, argv + (argc - given));
  raise_message(vm, vm->exn.fail_contract_arity, buf_cstring(vm, &buf));
}

_Noreturn void raise_arity(woad_vm *vm, woad_value proc, int argc, woad_value *argv) {
  raise_arity_expected(vm, proc, arity_text(vm, proc), argc, argv);
}

_Noreturn void raise_arity_expected(woad_vm *vm, woad_value proc, const char *text, int argc, woad_value *argv) {
  raise_arity_text(vm, proc, text, argc, argv, value_has_type(proc, TYPE_STRUCT));
}

_Noreturn void raise_arity_impersonated(woad_vm *vm, woad_value proc, int argc, woad_value *argv) {
  raise_arity_text(vm, proc, arity_text(vm, proc), argc, argv, true);
}

_Noreturn void raise_result_arity(woad_vm *vm, const char *who, int expected, int received, woad_value *values) {
  Buf buf;
  buf_init(&buf);
  if (who != NULL) buf_add_format(vm, &buf, "%s: ", who);
  buf_add_format(vm, &buf, "result arity mismatch;\n expected number of values not received\n  expected: %d\n  received: %d",
                 expected, received);
  raise_message(vm, vm->exn.fail_contract_arity, buf_cstring(vm, &buf));
}

/* IN: a line that tells where, or nothing. */
static _Noreturn void raise_result_values(woad_vm *vm, const char *who, const char *in, int expected, int received,
                                          const woad_value *values) {
  Buf buf;
  buf_init(&buf);
  if (who != NULL) buf_add_format(vm, &buf, "%s: ", who);
  buf_add_format(vm, &buf, "result arity mismatch;\n expected number of values not received\n  expected: %d\n  received: %d%s",
                 expected, received, in);
  add_arguments(vm, &buf, received, values);
  raise_message(vm, vm->exn.fail_contract_arity, buf_cstring(vm, &buf));
}

_Noreturn void raise_result_arity_values(woad_vm *vm, const char *who, int expected, int received, const woad_value *values) {
  raise_result_values(vm, who, "", expected, received, values);
}

_Noreturn void raise_result_arity_at(woad_vm *vm, const char *at, int expected, int received, const woad_value *values) {
  raise_result_values(vm, NULL, raise_text(vm, "\n  at: %s", at), expected, received, values);
}

_Noreturn void raise_binding_arity(woad_vm *vm, const char *who, const char *in, int expected, int received,
                                   const woad_value *values) {
  raise_result_values(vm, who, raise_text(vm, "\n  in: %s", in), expected, received, values);
}

_Noreturn void raise_not_procedure(woad_vm *vm, woad_value v, int argc, woad_value *argv) {
  Buf buf;
  buf_init(&buf);
  buf_add_cstring(vm, &buf,
                  "application: not a procedure;\n expected a procedure that can be applied to arguments\n  given: ");
  buf_add_cstring(vm, &buf, value_text(vm, v));
  raise_message(vm, vm->exn.fail_contract, buf_cstring(vm, &buf));
}

_Noreturn void raise_fields(woad_vm *vm, const char *who, const char *message, ...) {
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: %s", who_text(vm, who), message);
  va_list args;
  va_start(args, message);
  for (const char *name; (name = va_arg(args, const char *)) != NULL;) {
    buf_add_format(vm, &buf, "\n  %s: ", name);
    buf_add_cstring(vm, &buf, value_text(vm, va_arg(args, woad_value)));
  }
  va_end(args);
  raise_message(vm, vm->exn.fail_contract, buf_cstring(vm, &buf));
}

_Noreturn void raise_unsupported(woad_vm *vm, const char *why) {
  raise_format(vm, vm->exn.fail_unsupported, why == NULL ? "%s: unsupported" : "%s: unsupported;\n %s", vm->running_primitive, why);
}

void raise_divide_by_zero(woad_vm *vm, const char *who) {
  raise_format(vm, vm->exn.fail_contract_divide_by_zero, "%s: division by zero", who_text(vm, who));
}

_Noreturn void raise_errno(woad_vm *vm, const char *who, const char *message, const char *path, int errnum) {
  Buf buf;
  buf_init(&buf);
  if (who != NULL) buf_add_format(vm, &buf, "%s: ", who);
  buf_add_cstring(vm, &buf, message);
  if (path != NULL) buf_add_format(vm, &buf, "\n  path: %s", path);
  buf_add_format(vm, &buf, "\n  system error: %s; errno=%d", strerror(errnum), errnum);
  woad_value code = pair_make(vm, fixnum_make(errnum), vm->sym.posix);
  raise_value(vm, raise_make_exn(vm, vm->exn.fail_filesystem_errno, buf_cstring(vm, &buf), 1, &code));
}

_Noreturn void raise_undefined(woad_vm *vm, woad_value name, const char *detail) {
  woad_value exn = raise_make_exn(vm, vm->exn.fail_contract_variable,
                                  raise_text(vm, "%D: undefined;\n %s", name, detail), 1, &name);
  raise_value(vm, exn);
}
