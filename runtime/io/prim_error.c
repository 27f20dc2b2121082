/* SPDX-License-Identifier: MIT
 * prim_error.c: error, the raise-... family, the handlers for uncaught exceptions, exit.
 * Source: Reference, "Raising Exceptions", "Error Display", "Exiting". Messages compared with the reference's. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/context_text.h"
#include "runtime/io/format.h"
#include "runtime/io/io_state.h"
#include "runtime/io/port.h"
#include "runtime/io/print.h"
#include "runtime/io/prim_error.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/arity.h"
#include "runtime/thread/collectlog.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/control.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

static const char *text_argument(woad_vm *vm, int pos, ARGS) {
  return string_to_utf8(vm, arg_string(vm, pos, argc, argv), NULL);
}

static const char *value_text(woad_vm *vm, woad_value v) { return vm->hooks.value_to_message(vm, v); }

static void add_error_text(woad_vm *vm, Buf *buf, ARGS) {
  if (value_is_symbol(argv[0])) {
    if (argc == 1) {
      buf_add_format(vm, buf, "error: %s", symbol_text(argv[0]));
      return;
    }
    buf_add_format(vm, buf, "%s: ", symbol_text(argv[0]));
    if (!value_is_string(argv[1])) arg_wrong(vm, 1, argc, argv, "string?");
    format_fill(vm, "error", argv[1], argc - 2, argv + 2, buf, NULL);
    return;
  }
  if (!value_is_string(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c symbol? string?)");
  buf_add_cstring(vm, buf, string_to_utf8(vm, string_of(argv[0]), NULL));
  for (int i = 1; i < argc; i++) {
    buf_add_byte(vm, buf, ' ');
    buf_add_cstring(vm, buf, value_text(vm, argv[i]));
  }
}

PRIM("error", error, 1, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE, "(sym-or-message : (or/c symbol? string?)) (v : any/c) ... -> any",
     "Raises exn:fail with a message made from the arguments.")
{
  Buf buf;
  buf_init(&buf);
  add_error_text(vm, &buf, argc, argv);
  raise_format(vm, vm->exn.fail, "%s", buf_cstring(vm, &buf));
}

PRIM("raise-user-error", raise_user_error, 1, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(sym-or-message : (or/c symbol? string?)) (v : any/c) ... -> any", "Like error, raising exn:fail:user.")
{
  Buf buf;
  buf_init(&buf);
  add_error_text(vm, &buf, argc, argv);
  raise_format(vm, vm->exn.fail_user, "%s", buf_cstring(vm, &buf));
}

/* Text in a contract with several lines is indented under the first. */
static const char *indented(woad_vm *vm, const char *text) {
  Buf buf;
  buf_init(&buf);
  for (; *text != '\0'; text++) {
    buf_add_byte(vm, &buf, (uint8_t)*text);
    if (*text == '\n') buf_add_cstring(vm, &buf, "            ");
  }
  return buf_cstring(vm, &buf);
}

static const char *ordinal(woad_vm *vm, int n) {
  const char *suffix = n % 100 >= 11 && n % 100 <= 13 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
  return raise_text(vm, "%d%s", n, suffix);
}

static _Noreturn void raise_violation(woad_vm *vm, const char *kind, ARGS) {
  const char *who = symbol_text(arg_symbol(vm, 0, argc, argv));
  const char *expected = indented(vm, text_argument(vm, 1, argc, argv));
  woad_value given = argv[2];
  Buf buf;
  buf_init(&buf);
  int pos = -1;
  if (argc > 3) {
    pos = (int)arg_natural(vm, 2, argc, argv);
    if (pos >= argc - 3) raise_format(vm, vm->exn.fail_contract,
        "%s: position index >= provided argument count\n  position index: %V\n  provided argument count: %d",
        "raise-argument-error", argv[2], argc - 3);
    given = argv[3 + pos];
  }
  buf_add_format(vm, &buf, "%s: contract violation\n  expected: %s\n  %s: %s", who, expected,
                 strcmp(kind, "result") == 0 ? "result" : "given", value_text(vm, given));
  if (pos >= 0 && argc > 4) {
    buf_add_format(vm, &buf, "\n  argument position: %s\n  other arguments...:", ordinal(vm, pos + 1));
    for (int i = 3; i < argc; i++)
      if (i != 3 + pos) buf_add_format(vm, &buf, "\n   %s", value_text(vm, argv[i]));
  }
  raise_format(vm, vm->exn.fail_contract, "%s", buf_cstring(vm, &buf));
}

PRIM("raise-argument-error", raise_argument_error, 3, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (expected : string?) (v : any/c) ... -> any",
     "Raises exn:fail:contract for an argument that is not EXPECTED; with more V, the third argument is the bad one's position.")
{
  raise_violation(vm, "argument", argc, argv);
}

PRIM("raise-result-error", raise_result_error, 3, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (expected : string?) (v : any/c) ... -> any", "Like raise-argument-error, for results.")
{
  raise_violation(vm, "result", argc, argv);
}

PRIM("raise-type-error", raise_type_error, 3, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (expected : string?) (v : any/c) ... -> any", "The older form of raise-argument-error.")
{
  const char *who = symbol_text(arg_symbol(vm, 0, argc, argv));
  const char *expected = text_argument(vm, 1, argc, argv);
  if (argc == 3)
    raise_format(vm, vm->exn.fail_contract, "%s: expected argument of type <%s>; given: %s", who, expected, value_text(vm, argv[2]));
  int pos = (int)arg_natural(vm, 2, argc, argv);
  if (pos >= argc - 3) pos = 0;
  Buf buf;
  buf_init(&buf);
  for (int i = 3; i < argc; i++)
    if (i != 3 + pos) buf_add_format(vm, &buf, " %s", value_text(vm, argv[i]));
  raise_format(vm, vm->exn.fail_contract, "%s: expected argument of type <%s>; given: %s%s%s", who, expected,
               value_text(vm, argv[3 + pos]), argc > 4 ? "; other arguments:" : "", buf_cstring(vm, &buf));
}

PRIM("raise-arguments-error", raise_arguments_error, 2, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (message : string?) (field : string?) (v : any/c) ... ... -> any",
     "Raises exn:fail:contract with MESSAGE and a line per FIELD.")
{
  const char *who = symbol_text(arg_symbol(vm, 0, argc, argv));
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: %s", who, text_argument(vm, 1, argc, argv));
  for (int i = 2; i < argc; i += 2) {
    buf_add_format(vm, &buf, "\n  %s: ", text_argument(vm, i, argc, argv));
    if (i + 1 >= argc)
      raise_format(vm, vm->exn.fail_contract, "raise-arguments-error: missing value after field string\n  string: %V", argv[i]);
    buf_add_cstring(vm, &buf, value_text(vm, argv[i + 1]));
  }
  raise_format(vm, vm->exn.fail_contract, "%s", buf_cstring(vm, &buf));
}

PRIM("raise-mismatch-error", raise_mismatch_error, 3, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (message : string?) (v : any/c) ... -> any", "Raises exn:fail:contract with MESSAGE followed by V.")
{
  Buf buf;
  buf_init(&buf);
  buf_add_format(vm, &buf, "%s: ", symbol_text(arg_symbol(vm, 0, argc, argv)));
  for (int i = 1; i < argc; i++)
    buf_add_cstring(vm, &buf, i == 1 ? text_argument(vm, i, argc, argv) : value_text(vm, argv[i]));
  raise_format(vm, vm->exn.fail_contract, "%s", buf_cstring(vm, &buf));
}

PRIM("raise-range-error", raise_range_error, 7, 8, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : symbol?) (type : string?) (prefix : string?) (index : exact-integer?) (in : any/c) (lo : exact-integer?) (hi : exact-integer?) [alt : (or/c exact-integer? #f)] -> any",
     "Raises exn:fail:contract for an index outside of [LO, HI].")
{
  const char *who = symbol_text(arg_symbol(vm, 0, argc, argv));
  const char *type = text_argument(vm, 1, argc, argv), *prefix = text_argument(vm, 2, argc, argv);
  for (int i = 3; i < argc; i++)
    if (i != 4 && !number_is_exact_integer(argv[i]) && !(i == 7 && argv[i] == VALUE_FALSE))
      arg_wrong(vm, i, argc, argv, i == 7 ? "(or/c exact-integer? #f)" : "exact-integer?");
  bool empty = number_lt(vm, argv[6], argv[5]);
  if (empty)
    raise_format(vm, vm->exn.fail_contract, "%s: %sindex is out of range for empty %s\n  index: %V", who, prefix, type,
                 argv[3]);
  if (arg_given(7, argc) && argv[7] != VALUE_FALSE && number_le(vm, argv[7], argv[3]) && number_lt(vm, argv[3], argv[5]))
    raise_format(vm, vm->exn.fail_contract,
                 "%s: %sindex is smaller than starting index\n  %sindex: %V\n  starting index: %V\n  valid range: [%V, %V]\n  %s: %V",
                 who, prefix, prefix, argv[3], argv[5], argv[7], argv[6], type, argv[4]);
  woad_value low = arg_given(7, argc) && argv[7] != VALUE_FALSE ? argv[7] : argv[5];
  raise_format(vm, vm->exn.fail_contract, "%s: %sindex is out of range\n  %sindex: %V\n  valid range: [%V, %V]\n  %s: %V", who,
               prefix, prefix, argv[3], low, argv[6], type, argv[4]);
}

/* The name that stands before a message and a colon; NULL: none. */
static const char *who_of(woad_vm *vm, woad_value name) {
  if (value_is_symbol(name)) return symbol_text(name);
  woad_value own = call_procedure_name(vm, name);
  return value_is_symbol(own) ? symbol_text(own) : NULL;
}

static void check_name(woad_vm *vm, ARGS) {
  if (!value_is_symbol(argv[0]) && !call_is_procedure(vm, argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c symbol? procedure?)");
}

static _Noreturn void raise_arity_text(woad_vm *vm, const char *who, const char *expected, int argc, woad_value *argv) {
  Buf buf;
  buf_init(&buf);
  if (argc > 0) buf_add_cstring(vm, &buf, "\n  arguments...:");
  for (int i = 0; i < argc; i++) buf_add_format(vm, &buf, "\n   %s", value_text(vm, argv[i]));
  const char *line = expected == NULL ? "" : raise_text(vm, "\n  expected: %s", expected);
  raise_format(vm, vm->exn.fail_contract_arity,
               "%s%sarity mismatch;\n the expected number of arguments does not match the given number%s\n  given: %d%s",
               who ? who : "", who ? ": " : "", line, argc, buf_cstring(vm, &buf));
}

static bool is_arity_part(woad_vm *vm, woad_value v) {
  if (value_is_fixnum(v)) return fixnum_value(v) >= 0;
  return value_is_instance(v, VALUE_AS(StructType, vm->arity_at_least));
}

static bool is_arity(woad_vm *vm, woad_value v) {
  if (!value_is_pair(v)) return is_arity_part(vm, v) || value_is_null(v);
  for (; value_is_pair(v); v = pair_cdr(v))
    if (!is_arity_part(vm, pair_car(v))) return false;
  return value_is_null(v);
}

PRIM("raise-arity-error", raise_arity_error, 2, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : (or/c symbol? procedure?)) (arity : procedure-arity?) (v : any/c) ... -> any",
     "Raises exn:fail:contract:arity for the arguments V.")
{
  const char *expected = NULL;
  check_name(vm, argc, argv);
  if (!is_arity(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "procedure-arity?");
  if (value_is_fixnum(argv[1])) expected = raise_text(vm, "%V", argv[1]);
  else if (value_is_instance(argv[1], VALUE_AS(StructType, vm->arity_at_least)))
    expected = raise_text(vm, "at least %V", struct_of(argv[1])->fields[0]);
  raise_arity_text(vm, who_of(vm, argv[0]), expected, argc - 2, argv + 2);
}

PRIM("assert-unreachable", assert_unreachable, 0, 0, PF_RAISES, RIGHTS_NONE, "-> none/c",
     "Raises exn:fail:contract: the program came where it says it cannot come.")
{
  raise_format(vm, vm->exn.fail_contract, "assert-unreachable: unreachable code reached");
}

PRIM("raise-arity-mask-error", raise_arity_mask_error, 2, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : (or/c symbol? procedure?)) (mask : exact-integer?) (v : any/c) ... -> any",
     "Raises exn:fail:contract:arity for the arguments V.")
{
  const char *expected = NULL;
  check_name(vm, argc, argv);
  if (!number_is_exact_integer(argv[1])) arg_wrong(vm, 1, argc, argv, "exact-integer?");
  int64_t mask = value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : 0;
  if (mask > 0 && (mask & (mask - 1)) == 0) expected = raise_text(vm, "%d", __builtin_ctzll((uint64_t)mask));
  else if (mask < 0 && (-mask & (-mask - 1)) == 0) expected = raise_text(vm, "at least %d", __builtin_ctzll((uint64_t)-mask));
  raise_arity_text(vm, who_of(vm, argv[0]), expected, argc - 2, argv + 2);
}

PRIM("raise-result-arity-error", raise_result_arity_error, 3, -1, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : (or/c symbol? #f)) (n : exact-nonnegative-integer?) (detail : (or/c string? #f)) (v : any/c) ... -> any",
     "Raises exn:fail:contract:arity for the results V.")
{
  if (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1])) arg_wrong(vm, 1, argc, argv, "exact-nonnegative-integer?");
  if (argv[2] != VALUE_FALSE && !value_is_string(argv[2])) arg_wrong(vm, 2, argc, argv, "(or/c string? #f)");
  if (argv[0] != VALUE_FALSE && !value_is_symbol(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c symbol? #f)");
  const char *who = argv[0] == VALUE_FALSE ? "" : raise_text(vm, "%D: ", argv[0]), *results = argc > 3 ? "\n  arguments...:" : "";
  for (int i = 3; i < argc; i++) results = raise_text(vm, "%s\n   %V", results, argv[i]);
  const char *detail = value_is_string(argv[2]) ? string_to_utf8(vm, string_of(argv[2]), NULL) : "";
  raise_format(vm, vm->exn.fail_contract_arity,
               "%sresult arity mismatch;\n expected number of values not received\n  expected: %V\n  received: %d%s%s", who,
               argv[1], argc - 3, detail, results);
}

PRIM("continuation-mark-set->context", continuation_mark_set_to_context, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(set : continuation-mark-set?) -> (listof (cons/c (or/c symbol? #f) (or/c srcloc? #f)))",
     "Names and places of the procedures that were running, newest first; without those that were inlined or made tail calls.")
{
  return context_text_list(vm, arg_type(vm, 0, argc, argv, TYPE_CONTINUATION_MARK_SET, "continuation-mark-set?"));
}

/* --- uncaught exceptions --- */

typedef struct { woad_value port; const char *text; size_t n; } Report;

static woad_value write_report(woad_vm *vm, void *arg) {
  const Report *report = arg;
  port_write_bytes(vm, report->port, report->text, report->n);
  port_write_bytes(vm, report->port, "\n", 1);
  port_flush(vm, report->port);
  return VALUE_VOID;
}

static bool is_kind(woad_value v, woad_value type) { return value_is_instance(v, VALUE_AS(StructType, type)); }

/* display handler: message and value, whose context is told below. A failure to write is not reported: that would fail again, without end. */
static woad_value display_error(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Report report = {.port = param_get(vm, vm->param.current_error_port)};
  Buf buf;
  buf_init(&buf);
  print_value(vm, argv[0], PRINT_DISPLAY, 0, &buf);
  if (exn_is_exn(vm, argv[1]) && !is_kind(argv[1], vm->exn.fail_user)) context_text_add(vm, struct_of(argv[1])->fields[1], &buf);
  report.text = buf_cstring(vm, &buf);
  report.n = buf.length;
  woad_value result;
  if (!catch_call(vm, write_report, &report, &result) && vm->caught_kind != CATCH_RAISE) catch_rethrow(vm);
  return VALUE_VOID;
}

static woad_value do_nothing(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return VALUE_VOID; }

/* Where there is no prompt (a break came before or after the one of a call from C, or a thread is about to end) there is nowhere to
 * escape to, and an error about that would come back here for ever: the run is left, or the thread ends. */
static woad_value escape_to_prompt(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!control_tag_available(vm, vm->keys.default_prompt_tag)) {
    if (vm->thread == vm->sched->main && vm->catch_top != NULL) catch_escape(vm);
    thread_kill(vm, vm->thread);
    return thread_leave_stopped(vm);
  }
  return control_escape(vm);
}

/* After an escape handler that returned or failed. */
static woad_value fall_back(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return escape_to_prompt(vm, NULL, 0, NULL);
}

static woad_value report_nested_raise(woad_vm *vm, NestedRaise why, woad_value v, woad_value original);

/* The handlers' own errors: the same value is reported once more, with the one that was being handled. */
static woad_value with_nested_report(woad_vm *vm, NestedRaise why, woad_value original, woad_value answer);

static woad_value escape_at_last(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value answer = call_then(vm, param_get(vm, vm->param.error_escape_handler), 0, NULL, fall_back, 0, NULL);
  return with_nested_report(vm, RAISED_BY_ESCAPE, slots[0], answer);
}

/* The breaks that hang-up and termination signals make end the program. slots: what was raised */
static woad_value escape_after_display(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (!is_kind(slots[0], vm->exn.break_hang_up) && !is_kind(slots[0], vm->exn.break_terminate))
    return escape_at_last(vm, slots, 0, NULL);
  woad_value status = fixnum_make(1);
  return call_then(vm, param_get(vm, vm->param.exit_handler), 1, &status, escape_at_last, 1, slots);
}

static woad_value display_and_escape(woad_vm *vm, woad_value message, woad_value v, woad_value original) {
  woad_value args[2] = {message, v};
  woad_value handler = param_get(vm, vm->param.error_display_handler);
  woad_value answer = call_then(vm, handler, 2, args, escape_after_display, 1, &original);
  return with_nested_report(vm, RAISED_BY_DISPLAY, original, answer);
}

static woad_value report_from_slot(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return report_nested_raise(vm, (NestedRaise)fixnum_value(self->slots[1]), argv[0], self->slots[0]);
}

static woad_value with_nested_report(woad_vm *vm, NestedRaise why, woad_value original, woad_value answer) {
  woad_value slots[2] = {original, fixnum_make(why)};
  woad_value nested = call_native_closure(vm, NULL, report_from_slot, 1, 1, 0, 2, slots);
  vm->tail_mark_key = vm->keys.exception_handler;
  vm->tail_mark_value = pair_make(vm, nested, VALUE_NULL);
  return answer;
}

static bool has_message(woad_vm *vm, woad_value v) {
  return exn_is_exn(vm, v) && value_is_string(struct_of(v)->fields[0]);
}

static woad_value handle_uncaught(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (is_kind(argv[0], vm->exn.break_hang_up)) return escape_after_display(vm, argv, 0, NULL);
  woad_value message = has_message(vm, argv[0]) ? struct_of(argv[0])->fields[0]
                                                : string_from_utf8(vm, raise_text(vm, "uncaught exception: %s", vm->hooks.value_to_text(vm, argv[0])));
  return display_and_escape(vm, message, argv[0], argv[0]);
}

/* The current error port, unless writing there runs language code, which may fail again. */
static woad_value plain_error_port(woad_vm *vm) {
  Port *port = port_find_output(vm, param_get(vm, vm->param.current_error_port));
  return object_value(port == NULL || port->closed || port->ops->nests ? vm->io->stderr_port : port);
}

static woad_value report_nested_raise(woad_vm *vm, NestedRaise why, woad_value v, woad_value original) {
  static const char *const places[] = {"exception handler", "error display handler", "error escape handler"};
  const char *second = has_message(vm, original)
                           ? raise_text(vm, "original exception raised: %D", struct_of(original)->fields[0])
                           : raise_text(vm, "original raise called (with non-exception value): %s", vm->hooks.value_to_text(vm, original));
  const char *text;
  if (why == HANDLER_RETURNED) text = raise_text(vm, "handler for uncaught exceptions: did not escape; %s", second);
  else if (has_message(vm, v))
    text = raise_text(vm, "exception raised by %s: %D; %s", places[why], struct_of(v)->fields[0], second);
  else text = raise_text(vm, "raise called (with non-exception value) by %s: %s; %s", places[why], vm->hooks.value_to_text(vm, v), second);
  woad_value message = string_from_utf8(vm, text);
  if (why == HANDLER_RETURNED || why == RAISED_BY_HANDLER) return display_and_escape(vm, message, v == VALUE_NONE ? original : v, original);
  Report report = {.port = plain_error_port(vm), .text = text, .n = strlen(text)};
  write_report(vm, &report);
  return why == RAISED_BY_DISPLAY ? escape_after_display(vm, &original, 0, NULL) : fall_back(vm, NULL, 0, NULL);
}

static woad_value guard_handler(woad_vm *vm, woad_value parameter, woad_value v, int arity, const char *expected) {
  if (!call_is_procedure(vm, v) || !call_arity_includes(vm, v, arity)) raise_argument_value(vm, NULL, expected, v);
  return v;
}
static woad_value guard_0(woad_vm *vm, woad_value p, woad_value v) {
  return guard_handler(vm, p, v, 0, "(procedure-arity-includes/c 0)");
}
static woad_value guard_1(woad_vm *vm, woad_value p, woad_value v) {
  return guard_handler(vm, p, v, 1, "(procedure-arity-includes/c 1)");
}
static woad_value guard_2(woad_vm *vm, woad_value p, woad_value v) {
  return guard_handler(vm, p, v, 2, "(procedure-arity-includes/c 2)");
}

/* --- exit --- */

static int exit_status(woad_value v) {
  if (value_is_fixnum(v) && fixnum_value(v) >= 1 && fixnum_value(v) <= 255) return (int)fixnum_value(v);
  return 0;
}

static _Noreturn void end_with(woad_vm *vm, int status) {
  collectlog_send_sums(vm);
  bool flushed = port_flush_all(vm);
  if (vm->hooks.at_exit != NULL) vm->hooks.at_exit(vm);
  fflush(NULL);
  _exit(record_finish(vm, flushed || status != 0 ? status : 1));
}

static woad_value end_process(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { end_with(vm, exit_status(slots[0])); }

/* Nobody is left to go on with the program. */
static void end_with_main(woad_vm *vm) { end_with(vm, 0); }

static woad_value really_exit(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_then(vm, io_state_primitive(vm, "plumber-flush-all"), 1, &vm->original_plumber, end_process, 1, argv);
}

static woad_value drop_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return VALUE_VOID; }

PRIM("exit", exit, 0, 1, PF_CONTROL | PF_RAISES, RIGHT_EXIT, "[v : any/c = #t] -> any",
     "Calls the exit handler with V; the default one ends the process, with status V when that is 1 to 255, else 0.")
{
  woad_value v = arg_given(0, argc) ? argv[0] : VALUE_TRUE;
  return call_then(vm, param_get(vm, vm->param.exit_handler), 1, &v, drop_results, 0, NULL);
}

void prim_error_boot(woad_vm *vm) {
  vm->hooks.report_nested_raise = report_nested_raise;
  vm->hooks.main_ended = end_with_main;
  vm->param.error_display_handler = param_make(
      vm, "error-display-handler", call_native_closure(vm, "default-error-display-handler", display_error, 2, 2, PF_NESTS, 0, NULL),
      guard_2);
  vm->param.uncaught_exception_handler = param_make(
      vm, "uncaught-exception-handler",
      call_native_closure(vm, "default-uncaught-exception-handler", handle_uncaught, 1, 1, PF_NESTS, 0, NULL), guard_1);
  vm->param.error_escape_handler = param_make(
      vm, "error-escape-handler",
      call_native_closure(vm, "default-error-escape-handler", escape_to_prompt, 0, 0, 0, 0, NULL), guard_0);
  vm->param.executable_yield_handler = param_make(
      vm, "executable-yield-handler", call_native_closure(vm, "void", do_nothing, 0, -1, 0, 0, NULL), guard_1);
  vm->original_exit_handler = call_native_closure(vm, "default-exit-handler", really_exit, 1, 1, 0, 0, NULL);
  vm->param.exit_handler = param_make(vm, "exit-handler", vm->original_exit_handler, guard_1);
}
