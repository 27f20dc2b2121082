/* SPDX-License-Identifier: MIT
 * syntax_error.c: exn:fail:syntax with the reference's message:
 *   LOCATION: WHO: MESSAGE\n  at: SUBFORM\n  in: FORM SUFFIX
 * The forms in the exception are tainted: catching it must not open what a macro protected. */
#include "expander/syntax/syntax_loc.h"

#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/print.h"
#include "runtime/vm/call.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

static bool shows_source(woad_vm *vm) {
  woad_value parameter = vm->param.error_print_source_location;
  return !param_is_parameter(parameter) || param_get(vm, parameter) != VALUE_FALSE;
}

static size_t print_width(woad_vm *vm) {
  woad_value parameter = vm->param.error_print_width;
  woad_value width = param_is_parameter(parameter) ? param_get(vm, parameter) : VALUE_FALSE;
  return value_is_fixnum(width) ? (size_t)fixnum_value(width) : 256;
}

static void add_form(woad_vm *vm, Buf *out, const char *label, woad_value form) {
  Buf text;
  buf_init(&text);
  print_value(vm, syntax_to_datum(vm, form), PRINT_WRITE, 0, &text);
  buf_add_format(vm, out, "\n  %s: ", label);
  syntax_loc_add_clipped(vm, out, (const char *)text.data, text.length, print_width(vm));
}

/* Who complains, when nobody said: the form's name or that of its head. */
static woad_value who_of_form(woad_vm *vm, woad_value form) {
  if (!value_is_syntax(form)) return VALUE_FALSE;
  if (syntax_is_identifier(form)) return syntax_symbol(form);
  woad_value content = syntax_of(form)->content;
  (void)vm;
  if (value_is_pair(content) && syntax_is_identifier(pair_car(content))) return syntax_symbol(pair_car(content));
  return VALUE_FALSE;
}

static woad_value tainted_form(woad_vm *vm, woad_value form) {
  if (!value_is_syntax(form)) form = syntax_from_datum(vm, VALUE_FALSE, form, NULL, VALUE_FALSE);
  return syntax_taint(vm, form);
}

woad_value syntax_error_exprs(woad_vm *vm, woad_value form, woad_value subform, woad_value extra) {
  PairBuilder out;
  pair_builder_init(&out);
  if (subform != VALUE_FALSE) pair_builder_add(vm, &out, tainted_form(vm, subform));
  else if (form != VALUE_FALSE) pair_builder_add(vm, &out, tainted_form(vm, form));
  for (; value_is_pair(extra); extra = pair_cdr(extra)) {
    pair_builder_add(vm, &out, tainted_form(vm, pair_car(extra)));
  }
  return out.head;
}

static const SrcLoc *location_of(woad_value form) {
  return value_is_syntax(form) ? syntax_of(form)->location : NULL;
}

const char *syntax_error_text(woad_vm *vm, woad_value who, const char *message, woad_value form, woad_value subform,
                              const char *suffix) {
  Buf out;
  buf_init(&out);
  bool with_source = shows_source(vm);
  if (with_source) {
    const SrcLoc *loc = location_of(subform);
    if (!syntax_loc_is_known(loc)) loc = location_of(form);
    syntax_loc_add_text(vm, loc, &out);
    if (out.length > 0) buf_add_cstring(vm, &out, ": ");
  }
  if (who == VALUE_FALSE) who = who_of_form(vm, form);
  buf_add_cstring(vm, &out, who == VALUE_FALSE ? "?" : symbol_text(who));
  buf_add_format(vm, &out, ": %s", message);
  if (with_source && subform != VALUE_FALSE) add_form(vm, &out, "at", subform);
  if (with_source && form != VALUE_FALSE) add_form(vm, &out, "in", form);
  if (suffix) buf_add_cstring(vm, &out, suffix);
  return buf_cstring(vm, &out);
}

_Noreturn void syntax_raise_type(woad_vm *vm, woad_value exn_type, woad_value who, const char *message, woad_value form,
                                 woad_value subform, woad_value extra_exprs, const char *suffix) {
  const char *text = syntax_error_text(vm, who, message, form, subform, suffix);
  woad_value exprs = syntax_error_exprs(vm, form, subform, extra_exprs);
  raise_value(vm, raise_make_exn(vm, exn_type, text, 1, &exprs));
}

_Noreturn void syntax_raise(woad_vm *vm, woad_value who, const char *message, woad_value form, woad_value subform) {
  syntax_raise_type(vm, vm->exn.fail_syntax, who, message, form, subform, VALUE_NULL, NULL);
}

/* --- locations after the message --- */

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

/* prop:exn:srclocs of exn:fail:syntax: where its forms are, as far as known */
static woad_value syntax_srclocs(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value l = struct_of(argv[0])->fields[2]; value_is_pair(l); l = pair_cdr(l)) {
    const SrcLoc *loc = location_of(pair_car(l));
    if (!syntax_loc_is_known(loc)) continue;
    woad_value fields[5] = { loc->source, number_or_false(loc->line), number_or_false(loc->column),
                             number_or_false(loc->position), number_or_false(loc->span) };
    pair_builder_add(vm, &out, struct_make_from(vm, VALUE_AS(StructType, vm->srcloc), 5, fields));
  }
  return out.head;
}

/* prop:exn:srclocs of exn:fail:read */
static woad_value read_srclocs(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return struct_of(argv[0])->fields[2];
}

static int64_t number_of(woad_value v) { return value_is_fixnum(v) ? fixnum_value(v) : -1; }

static bool are_srclocs(woad_vm *vm, woad_value v) {
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!value_is_instance(pair_car(v), VALUE_AS(StructType, vm->srcloc))) return false;
  return value_is_null(v);
}

static void add_locations(woad_vm *vm, woad_value srclocs, Buf *out) {
  bool is_first = true;
  if (!are_srclocs(vm, srclocs))
    raise_format(vm, vm->exn.fail_contract,
                 "prop:exn:srclocs procedure: contract violation\n  expected: (listof srcloc?)\n  result: %V", srclocs);
  for (; value_is_pair(srclocs); srclocs = pair_cdr(srclocs)) {
    const woad_value *f = struct_of(pair_car(srclocs))->fields;
    SrcLoc loc = { f[0], number_of(f[1]), number_of(f[2]), number_of(f[3]), number_of(f[4]), VALUE_FALSE };
    if (!syntax_loc_is_known(&loc)) continue;
    buf_add_cstring(vm, out, is_first ? "\n  location...:\n   " : "\n   ");
    syntax_loc_add_text(vm, &loc, out);
    is_first = false;
  }
}

/* Whether V's places are shown after its message. Those of a read error stand in the message. */
static bool has_locations(woad_vm *vm, woad_value v) {
  return exn_is_exn(vm, v) && !value_is_instance(v, VALUE_AS(StructType, vm->exn.fail_read)) &&
         !value_is_instance(v, VALUE_AS(StructType, vm->exn.fail_user)) &&
         param_get(vm, vm->param.error_print_context_length) != fixnum_make(0);
}

/* the default error display handler: the message with locations, shown by the handler in slot 0 */
static woad_value display_with_locations(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value args[2] = { argv[0], argv[1] };
  woad_value getter = has_locations(vm, argv[1]) ? struct_property_get(vm, vm->prop.exn_srclocs, argv[1]) : VALUE_NONE;
  if (getter != VALUE_NONE && value_is_string(argv[0])) {
    Buf out;
    size_t n;
    buf_init(&out);
    const char *message = string_to_utf8(vm, string_of(argv[0]), &n);
    buf_add_bytes(vm, &out, message, n);
    add_locations(vm, call_nested(vm, getter, 1, argv + 1), &out);
    args[0] = string_from_utf8_n(vm, (const char *)out.data, out.length);
  }
  return call_tail(vm, self->slots[0], 2, args);
}

static void add_srclocs(woad_vm *vm, woad_value type, woad_value getter) {
  woad_value row = pair_make(vm, vm->prop.exn_srclocs, getter);
  struct_type_add_properties(vm, VALUE_AS(StructType, type), pair_make(vm, row, VALUE_NULL));
}

void syntax_error_boot(woad_vm *vm) {
  woad_value of_syntax = call_native_closure(vm, "exn:fail:syntax-srclocs", syntax_srclocs, 1, 1, 0, 0, NULL);
  woad_value of_read = call_native_closure(vm, "exn:fail:read-srclocs", read_srclocs, 1, 1, 0, 0, NULL);
  add_srclocs(vm, vm->exn.fail_syntax, of_syntax);
  add_srclocs(vm, vm->exn.fail_syntax_unbound, of_syntax);
  add_srclocs(vm, vm->exn.fail_syntax_missing_module, of_syntax);
  add_srclocs(vm, vm->exn.fail_read, of_read);
  add_srclocs(vm, vm->exn.fail_read_eof, of_read);
  add_srclocs(vm, vm->exn.fail_read_non_char, of_read);
  woad_value plain = param_get(vm, vm->param.error_display_handler);
  param_set(vm, vm->param.error_display_handler,
            call_native_closure(vm, "default-error-display-handler", display_with_locations, 2, 2, PF_NESTS, 1, &plain));
}
