/* SPDX-License-Identifier: MIT
 * adjust.c: see adjust.h. Source: Reference, "Realms and Error Message Adjusters". An error is worded first and taken apart
 * for adjusters only when there are some: its name is what stands before the first colon, its contract what "expected" names.
 * An adjuster runs with a mark that hides all adjusters, so an error in it ends there. */
#include "runtime/vm/adjust.h"

#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

/* --- the default adjuster --- */

typedef struct { const char *mode, *who; int nargs; const char *expected[4]; } Protocol;
static const Protocol protocols[] = {
    {"message", "default-error-message-adjuster/message", 4, {"(or/c symbol? #f)", "symbol?", "string?", "symbol?"}},
    {"name", "default-error-message-adjuster/name-mode", 2, {"symbol?", "symbol?"}},
    {"contract", "default-error-message-adjuster/contract-mode", 2, {"string?", "symbol?"}},
};
enum { MESSAGE, NAME, CONTRACT, NPROTOCOLS };

static bool is_expected(const char *expected, woad_value v) {
  if (*expected == '(') return v == VALUE_FALSE || value_is_symbol(v);
  return strcmp(expected, "string?") == 0 ? value_is_string(v) : value_is_symbol(v);
}

static void check_values(woad_vm *vm, const Protocol *protocol, const char *who, const woad_value *vals) {
  for (int i = 0; i < protocol->nargs; i++)
    if (!is_expected(protocol->expected[i], vals[i])) raise_argument_value(vm, who, protocol->expected[i], vals[i]);
}

/* slots: the protocol's number */
static woad_value give_back(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const Protocol *protocol = &protocols[fixnum_value(self->slots[0])];
  check_values(vm, protocol, protocol->who, argv);
  return values_return(vm, argc, argv);
}

static woad_value default_adjuster(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!value_is_symbol(argv[0])) raise_argument_value(vm, "current-error-message-adjuster", "symbol?", argv[0]);
  for (int i = 0; i < NPROTOCOLS; i++) {
    if (strcmp(symbol_text(argv[0]), protocols[i].mode) != 0) continue;
    woad_value number = fixnum_make(i);
    return call_native_closure(vm, NULL, give_back, protocols[i].nargs, protocols[i].nargs, 0, 1, &number);
  }
  return VALUE_FALSE;
}

static bool takes_one(woad_vm *vm, woad_value v) { return call_is_procedure(vm, v) && call_arity_includes(vm, v, 1); }

static woad_value guard_adjuster(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!takes_one(vm, v)) raise_argument_value(vm, "current-error-message-adjuster", "(procedure-arity-includes/c 1)", v);
  return v;
}

void adjust_boot(woad_vm *vm) {
  vm->keys.error_adjuster = symbol_uninterned(vm, "error-message", 13);
  vm->param.current_error_message_adjuster = param_make(
      vm, "current-error-message-adjuster", call_native_closure(vm, NULL, default_adjuster, 1, 1, 0, 0, NULL), guard_adjuster);
}

/* --- which there are --- */

static bool is_default(woad_value v) {
  return value_has_type(v, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, v)->fn == default_adjuster;
}

/* Those of the running continuation, newest first, and the parameter's last; up to a mark that hides them. */
static woad_value all_adjusters(woad_vm *vm) {
  woad_value key = vm->keys.error_adjuster;
  const ContinuationMarkSet *marks = VALUE_AS(ContinuationMarkSet, marks_current(vm));
  PairBuilder list;
  pair_builder_init(&list);
  for (woad_value l = marks_set_to_list(vm, marks, key); value_is_pair(l); l = pair_cdr(l)) {
    if (pair_car(l) == key) return list.head;
    if (takes_one(vm, pair_car(l))) pair_builder_add(vm, &list, pair_car(l));
  }
  woad_value last = param_get(vm, vm->param.current_error_message_adjuster);
  if (!is_default(last)) pair_builder_add(vm, &list, last);
  return list.head;
}

bool adjust_is_wanted(woad_vm *vm, woad_value v) {
  if (!value_is_struct(v)) return false;
  woad_value mark = vm->has_adjuster_marks ? marks_first(vm, vm->keys.error_adjuster) : VALUE_NONE;
  if (mark == vm->keys.error_adjuster) return false;
  if (mark == VALUE_NONE && is_default(param_get(vm, vm->param.current_error_message_adjuster))) return false;
  const woad_value adjusted[] = {vm->exn.fail_contract, vm->exn.fail_filesystem, vm->exn.fail_network, vm->exn.fail_unsupported};
  if (value_is_instance(v, VALUE_AS(StructType, vm->exn.fail_filesystem_missing_module))) return false;
  for (size_t i = 0; i < sizeof adjusted / sizeof adjusted[0]; i++)
    if (value_is_instance(v, VALUE_AS(StructType, adjusted[i]))) return true;
  return false;
}

/* --- asking them --- */

/* Passes VALS through ADJUSTER by PROTOCOL; false: it does not take part. Nests. */
static bool pass_through(woad_vm *vm, woad_value adjuster, const Protocol *protocol, woad_value *vals) {
  woad_value mode = symbol_intern(vm, protocol->mode), *answer;
  int n = call_nested_values(vm, adjuster, 1, &mode, &answer);
  if (n != 1) raise_result_arity(vm, NULL, 1, n, answer);
  if (answer[0] == VALUE_FALSE) return false;
  if (!call_is_procedure(vm, answer[0])) raise_not_procedure(vm, answer[0], 0, NULL);
  n = call_nested_values(vm, answer[0], protocol->nargs, vals, &answer);
  if (n != protocol->nargs) raise_result_arity(vm, NULL, protocol->nargs, n, answer);
  check_values(vm, protocol, "error-message-adjuster", answer);
  memcpy(vals, answer, (size_t)n * sizeof *vals);
  return true;
}

/* arguments: adjusters, contract, realm */
static woad_value adjust_contract_hidden(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value vals[2] = {argv[1], argv[2]};
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) pass_through(vm, pair_car(l), &protocols[CONTRACT], vals);
  return vals[0];
}

/* arguments: adjusters, name, its realm, message, its realm */
static woad_value adjust_message_hidden(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value vals[4] = {argv[1], argv[2], argv[3], argv[4]};
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l))
    if (!pass_through(vm, pair_car(l), &protocols[MESSAGE], vals) && vals[0] != VALUE_FALSE)
      pass_through(vm, pair_car(l), &protocols[NAME], vals);
  if (vals[0] == VALUE_FALSE) return vals[2];
  return string_from_utf8(vm, raise_text(vm, "%D: %D", vals[0], vals[2]));
}

/* arguments: procedure, its arguments */
static woad_value call_hidden(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  marks_set_on_frame(vm, vm->thread, vm->thread->fp, vm->keys.error_adjuster, vm->keys.error_adjuster);
  return call_tail(vm, argv[0], argc - 1, argv + 1);
}

/* FN applied to the adjusters and the N VALS, under a mark that hides all adjusters. */
static woad_value run_hidden(woad_vm *vm, NativeFn fn, int n, const woad_value *vals) {
  woad_value call[6] = {call_native_closure(vm, NULL, fn, n + 1, n + 1, PF_NESTS, 0, NULL), all_adjusters(vm)};
  memcpy(&call[2], vals, (size_t)n * sizeof *vals);
  return call_nested(vm, call_native_closure(vm, NULL, call_hidden, 1, -1, 0, 0, NULL), n + 2, call);
}

woad_value adjust_contract(woad_vm *vm, woad_value contract, woad_value realm) {
  return run_hidden(vm, adjust_contract_hidden, 2, (woad_value[]){contract, realm});
}

woad_value adjust_message(woad_vm *vm, woad_value name, woad_value name_realm, woad_value message, woad_value message_realm) {
  return run_hidden(vm, adjust_message_hidden, 4, (woad_value[]){name, name_realm, message, message_realm});
}

/* --- taking a message apart --- */

/* How many bytes of TEXT are the name of what complains: up to the first ": ", when that is on the first line. */
static size_t name_length(const char *text) {
  const char *colon = strstr(text, ": ");
  return colon != NULL && (size_t)(colon - text) < strcspn(text, ";\n") ? (size_t)(colon - text) : 0;
}

/* TEXT with the contract in it adjusted. */
static const char *with_contract(woad_vm *vm, const char *text, woad_value realm) {
  static const char before[] = "contract violation\n  expected: ";
  if (strncmp(text, before, sizeof before - 1) != 0) return text;
  const char *contract = text + sizeof before - 1, *end = strstr(contract, "\n  given: ");
  if (end == NULL) end = strstr(contract, "\n  result: ");
  if (end == NULL) return text;
  woad_value adjusted = adjust_contract(vm, string_from_utf8_n(vm, contract, (size_t)(end - contract)), realm);
  return raise_text(vm, "%s%D%s", before, adjusted, end);
}

void adjust_exn(woad_vm *vm, Struct *exn, woad_value realm) {
  if (!value_is_string(exn->fields[0])) return;
  const char *text = string_to_utf8(vm, string_of(exn->fields[0]), NULL);
  size_t n = name_length(text);
  woad_value name = n == 0 ? VALUE_FALSE : symbol_intern_n(vm, text, n), own = symbol_intern(vm, "racket/primitive");
  if (n > 0) text += n + 2;
  if (realm == VALUE_FALSE) realm = own;
  woad_value words = strncmp(text, "arity mismatch;", 15) == 0 || strncmp(text, "result arity", 12) == 0 ? own : realm;
  woad_value message = string_from_utf8(vm, with_contract(vm, text, realm));
  exn->fields[0] = string_to_immutable(vm, adjust_message(vm, name, realm, message, words));
}
