/* SPDX-License-Identifier: MIT
 * prim_withfile.c: call-with-... and with-... for files, in native frames. racket/base wraps them with keywords.
 * Source: Reference, "File Ports". */
#include "runtime/prim/prim_table.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%kernel")

/* slots: the port. Closes it, then gives the results on. */
static woad_value results_after_close(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value *results = slots;
  return values_return(vm, (int)fixnum_value(results[0]), results + 1);
}

static woad_value close_port(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value results[n + 1];
  results[0] = fixnum_make(n);
  for (int i = 0; i < n; i++) results[i + 1] = vals[i];
  woad_value closer = prim_lookup(vm, "#%kernel", value_is_true(slots[1]) ? "close-input-port" : "close-output-port");
  return call_then(vm, closer, 1, &slots[0], results_after_close, n + 1, results);
}

/* slots: consumer, whether it is input. The port is closed when the consumer returns. */
static woad_value give_port(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value port = vals[0], keep[2] = {port, slots[1]};
  return call_then(vm, slots[0], 1, &port, close_port, 2, keep);
}

/* slots: thunk, whether it is input. Runs the thunk with the port as current port, then closes it. */
static woad_value run_with_port(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  bool input = value_is_true(slots[1]);
  woad_value parameter = input ? vm->param.current_input_port : vm->param.current_output_port;
  woad_value inner = param_extend(vm, parameter, vals[0]);
  woad_value keep[2] = {vals[0], slots[1]};
  woad_value answer = call_then(vm, slots[0], 0, NULL, close_port, 2, keep);
  vm->tail_mark_key = vm->keys.parameterization;
  vm->tail_mark_value = inner;
  return answer;
}

static woad_value open_then(woad_vm *vm, const char *opener, CallThenFn then, int arity, ARGS) {
  arg_procedure_arity(vm, 1, arity, argc, argv);
  woad_value args[argc];
  args[0] = argv[0];
  for (int i = 2; i < argc; i++) args[i - 1] = argv[i];
  woad_value slots[2] = {argv[1], value_bool(opener[5] == 'i')};
  return call_then(vm, prim_lookup(vm, "#%kernel", opener), argc - 1, args, then, 2, slots);
}

PRIM("call-with-input-file", call_with_input_file, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) (proc : (input-port? . -> . any)) [mode : symbol?] ... -> any", "Calls PROC with a port that reads PATH.")
{
  return open_then(vm, "open-input-file", give_port, 1, argc, argv);
}

PRIM("call-with-output-file", call_with_output_file, 2, 5, PF_CONTROL | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) (proc : (output-port? . -> . any)) [mode : symbol?] ... -> any", "Calls PROC with a port that writes PATH.")
{
  return open_then(vm, "open-output-file", give_port, 1, argc, argv);
}

PRIM("with-input-from-file", with_input_from_file, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) (thunk : (-> any)) [mode : symbol?] ... -> any", "Calls THUNK with PATH as current input port.")
{
  return open_then(vm, "open-input-file", run_with_port, 0, argc, argv);
}

PRIM("with-output-to-file", with_output_to_file, 2, 5, PF_CONTROL | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) (thunk : (-> any)) [mode : symbol?] ... -> any", "Calls THUNK with PATH as current output port.")
{
  return open_then(vm, "open-output-file", run_with_port, 0, argc, argv);
}
