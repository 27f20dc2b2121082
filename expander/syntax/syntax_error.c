/* SPDX-License-Identifier: MIT
 * syntax_error.c: exn:fail:syntax with the reference's message:
 *   LOCATION: WHO: MESSAGE\n  at: SUBFORM\n  in: FORM SUFFIX
 * The forms in the exception are tainted: catching it must not open what a macro protected. */
#include "expander/syntax/syntax_loc.h"

#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/print.h"
#include "runtime/vm/param.h"
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

static woad_value exprs_of(woad_vm *vm, woad_value form, woad_value subform, woad_value extra) {
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

_Noreturn void syntax_raise_type(woad_vm *vm, woad_value exn_type, woad_value who, const char *message, woad_value form,
                                 woad_value subform, woad_value extra_exprs, const char *suffix) {
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
  woad_value exprs = exprs_of(vm, form, subform, extra_exprs);
  raise_value(vm, raise_make_exn(vm, exn_type, buf_cstring(vm, &out), 1, &exprs));
}

_Noreturn void syntax_raise(woad_vm *vm, woad_value who, const char *message, woad_value form, woad_value subform) {
  syntax_raise_type(vm, vm->exn.fail_syntax, who, message, form, subform, VALUE_NULL, NULL);
}
