/* SPDX-License-Identifier: MIT
 * interact.c: what read-eval-print loops do unless a program says otherwise. How results are shown: `print` and a newline,
 * nothing for void. How a form is asked for and read.
 * Source: Reference, "The read-eval-print loop". */
#include "runtime/prim/interact.h"

#include <stdio.h>

#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/io/port.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

static woad_value write_newline(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_tail(vm, prim_lookup(vm, "#%kernel", "newline"), 0, NULL);
}

static woad_value print_result(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argv[0] == VALUE_VOID) return VALUE_VOID;
  return call_then(vm, prim_lookup(vm, "#%kernel", "print"), 1, argv, write_newline, 0, NULL);
}

/* --- reading --- */

/* The initial output ports are flushed before something is asked for on the initial input port. */
static woad_value interaction_port(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value in = param_get(vm, vm->param.current_input_port);
  if (in == object_value(vm->io->stdin_port)) {
    port_flush(vm, object_value(vm->io->stdout_port));
    port_flush(vm, object_value(vm->io->stderr_port));
  }
  return in;
}

static woad_value read_from(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value args[2] = {port_name(vm, vals[0]), vals[0]};
  return call_tail(vm, param_get(vm, vm->param.current_read_interaction), 2, args);
}

static woad_value ask_port(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_then(vm, param_get(vm, vm->param.current_get_interaction_input_port), 0, NULL, read_from, 0, NULL);
}

static woad_value prompt_read(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value prompt = string_from_utf8(vm, "> ");
  return call_then(vm, prim_lookup(vm, "#%kernel", "display"), 1, &prompt, ask_port, 0, NULL);
}

static woad_value give_first(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return vals[0]; }

/* slots: source name, port */
static woad_value read_under(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value answer = call_then(vm, prim_lookup(vm, "#%kernel", "read-syntax"), 2, slots, give_first, 0, NULL);
  vm->tail_mark_key = vm->keys.parameterization;
  vm->tail_mark_value = vals[0];
  return answer;
}

static woad_value read_interaction(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!port_is_input(vm, argv[1])) raise_argument_value(vm, "default-read-interaction", "input-port?", argv[1]);
  woad_value extended[5] = {param_current_parameterization(vm), vm->param.read_accept_reader, VALUE_TRUE,
                            vm->param.read_accept_lang, VALUE_FALSE};
  return call_then(vm, prim_lookup(vm, "#%paramz", "extend-parameterization"), 5, extended, read_under, 2, argv);
}

/* --- the parameters --- */

/* All hold procedures of a fixed number of arguments. */
static woad_value guard_arity(woad_vm *vm, woad_value parameter, woad_value v, int arity) {
  if (call_is_procedure(vm, v) && call_arity_includes(vm, v, arity)) return v;
  char expected[40];
  snprintf(expected, sizeof expected, "(procedure-arity-includes/c %d)", arity);
  raise_argument_value(vm, symbol_text(param_name(parameter)), expected, v);
}
static woad_value guard_0(woad_vm *vm, woad_value parameter, woad_value v) { return guard_arity(vm, parameter, v, 0); }
static woad_value guard_1(woad_vm *vm, woad_value parameter, woad_value v) { return guard_arity(vm, parameter, v, 1); }
static woad_value guard_2(woad_vm *vm, woad_value parameter, woad_value v) { return guard_arity(vm, parameter, v, 2); }

static woad_value make(woad_vm *vm, const char *parameter, const char *name, NativeFn fn, int arity, ParamGuard guard) {
  return param_make(vm, parameter, call_native_closure(vm, name, fn, arity, arity, 0, 0, NULL), guard);
}

void interact_boot(woad_vm *vm) {
  vm->param.current_print = make(vm, "current-print", "current-print", print_result, 1, guard_1);
  vm->param.current_prompt_read = make(vm, "current-prompt-read", "default-prompt-read", prompt_read, 0, guard_0);
  vm->param.current_read_interaction =
      make(vm, "current-read-interaction", "default-read-interaction", read_interaction, 2, guard_2);
  vm->param.current_get_interaction_input_port =
      make(vm, "current-get-interaction-input-port", NULL, interaction_port, 0, guard_0);
}
