/* SPDX-License-Identifier: MIT
 * prim_control.c: application, values, continuations, marks, winders, raise. Source: Reference, "Control Flow". */
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/imptag.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%kernel")

/* --- application and values --- */

PRIM("apply", apply, 2, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) (v : any/c) ... (lst : list?) -> any",
     "Applies PROC to the V and the elements of LST.")
{
  int64_t length = pair_list_length(argv[argc - 1]);
  if (length < 0) arg_wrong(vm, argc - 1, argc, argv, "list?");
  if (!call_is_procedure(vm, argv[0])) raise_not_procedure(vm, argv[0], 0, NULL);
  vm_charge(vm, (size_t)argc + (size_t)length);
  return call_tail_spread(vm, argc, argv[argc - 1], length);
}

PRIM("values", values, 0, -1, PF_PURE, RIGHTS_NONE, "(v : any/c) ... -> any", "Returns the V as multiple values.")
{
  return values_return(vm, argc, argv);
}

static woad_value pass_values(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return call_tail(vm, slots[0], n, vals);
}

PRIM("call-with-values", call_with_values, 2, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(generator : (-> any)) (receiver : procedure?) -> any", "Calls RECEIVER, in tail position, with GENERATOR's results.")
{
  return call_then(vm, argv[0], 0, NULL, pass_values, 1, &argv[1]);
}

PRIM("procedure?", procedure_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V can be applied.")
{
  return value_bool(call_is_procedure(vm, argv[0]));
}

PRIM("procedure-arity", procedure_arity, 1, 1, PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> normalized-arity?",
     "How many arguments PROC takes: an integer, an arity-at-least, or a list of them.")
{
  arg_procedure(vm, 0, argc, argv);
  return arity_value(vm, argv[0]);
}

PRIM("procedure-arity-mask", procedure_arity_mask, 1, 1, PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> exact-integer?",
     "Bit N is set when PROC takes N arguments; negative when there is no upper limit.")
{
  arg_procedure(vm, 0, argc, argv);
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, argv[0], clauses);
  int64_t mask = 0;
  for (int i = 0; i < n; i++) {
    if (clauses[i].max < 0) mask |= -((int64_t)1 << (clauses[i].min > 59 ? 59 : clauses[i].min));
    else
      for (int k = clauses[i].min; k <= clauses[i].max && k < 60; k++) mask |= (int64_t)1 << k;
  }
  return fixnum_make(mask);
}

PRIM("procedure-arity-includes?", procedure_arity_includes_p, 2, 3, PF_RAISES, RIGHTS_NONE,
     "(proc : procedure?) (k : exact-nonnegative-integer?) [kws-ok? : any/c = #f] -> boolean?",
     "Whether PROC takes K arguments.")
{
  arg_procedure(vm, 0, argc, argv);
  size_t k = arg_natural(vm, 1, argc, argv);
  bool kws_ok = argc > 2 && value_is_true(argv[2]);
  if (!kws_ok && arity_is_incomplete(vm, argv[0])) return VALUE_FALSE;
  return value_bool(call_arity_includes(vm, argv[0], k > INT32_MAX ? INT32_MAX : (int)k));
}

PRIM("object-name", object_name, 1, 1, PF_READS | PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(v : any/c) -> any/c",
     "Name of a procedure, struct type, port and so on; #f when V has none.")
{
  woad_value v = impersonator_base(argv[0]);
  if (value_is_struct(v)) {
    woad_value spec = struct_property_get(vm, vm->prop.object_name, v);
    if (spec != VALUE_NONE) {
      if (value_is_fixnum(spec)) return struct_of(v)->fields[fixnum_value(spec)];
      return call_tail(vm, spec, 1, argv);
    }
    if (!call_is_procedure(vm, v)) return struct_of(v)->type->name;
  }
  if (value_has_type(v, TYPE_STRUCT_TYPE)) return VALUE_AS(StructType, v)->name;
  if (value_has_type(v, TYPE_PROMPT_TAG)) return VALUE_AS(PromptTag, v)->name;
  if (value_has_type(v, TYPE_THREAD)) return call_thread_name(vm, VALUE_AS(Thread, v));
  if (value_has_type(v, TYPE_STRUCT_PROPERTY)) return VALUE_AS(StructProperty, v)->name;
  return vm->hooks.object_name != NULL && !call_is_procedure(vm, v) ? vm->hooks.object_name(vm, v)
                                                                     : call_procedure_name(vm, v);
}

/* Whether V is a procedure of a structure type, or of a property, that exists before any library. */
static bool is_built_in_struct_proc(woad_value v) {
  return value_is_struct_proc(v) && struct_proc_is_built_in(VALUE_AS(StructProc, v));
}

PRIM("primitive?", primitive_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a built-in procedure.")
{
  return value_bool(value_has_type(argv[0], TYPE_PRIMITIVE) || is_built_in_struct_proc(argv[0]));
}

PRIM("primitive-result-arity", primitive_result_arity, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(prim : primitive?) -> procedure-arity?", "How many values PRIM answers with: 1, or (arity-at-least 0) when that differs.")
{
  bool is_struct_proc = is_built_in_struct_proc(argv[0]);
  if (!is_struct_proc && !value_has_type(argv[0], TYPE_PRIMITIVE)) arg_wrong(vm, 0, argc, argv, "primitive?");
  if (!is_struct_proc && prim_gives_one_value(VALUE_AS(Primitive, argv[0])->row)) return fixnum_make(1);
  woad_value none = fixnum_make(0);
  return struct_make_from(vm, VALUE_AS(StructType, vm->arity_at_least), 1, &none);
}

PRIM("primitive-closure?", primitive_closure_p, 1, 1, PF_PURE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Always #f.")
{
  return VALUE_FALSE;
}

PRIM("procedure-closure-contents-eq?", procedure_closure_contents_eq_p, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(a : procedure?) (b : procedure?) -> boolean?", "Whether A and B are the same procedure.")
{
  for (int i = 0; i < 2; i++) arg_procedure(vm, i, argc, argv);
  return value_bool(argv[0] == argv[1]);
}

/* --- continuations --- */

static woad_value tag_argument(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc)) return vm->keys.default_prompt_tag;
  if (!imptag_is_tag(argv[pos])) arg_wrong(vm, pos, argc, argv, "continuation-prompt-tag?");
  return argv[pos];
}

PRIM("call-with-current-continuation", call_with_current_continuation, 1, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(proc : (continuation? . -> . any)) [tag : continuation-prompt-tag?] -> any",
     "Calls PROC with the current continuation up to the nearest prompt for TAG.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  return control_call_cc(vm, argv[0], tag_argument(vm, 1, argc, argv), CONTINUATION_FULL, "call-with-current-continuation");
}

PRIM("call-with-composable-continuation", call_with_composable_continuation, 1, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(proc : (continuation? . -> . any)) [tag : continuation-prompt-tag?] -> any",
     "Like call/cc, but applying the continuation extends the current one.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  return control_call_cc(vm, argv[0], tag_argument(vm, 1, argc, argv), CONTINUATION_COMPOSABLE,
                         "call-with-composable-continuation");
}

PRIM("call-with-escape-continuation", call_with_escape_continuation, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(proc : (continuation? . -> . any)) -> any", "Calls PROC with a continuation that can only be escaped to.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  return control_call_ec(vm, argv[0]);
}

PRIM("call-with-continuation-prompt", call_with_continuation_prompt, 1, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(proc : procedure?) [tag : continuation-prompt-tag?] [handler : (or/c procedure? #f)] (arg : any/c) ... -> any",
     "Applies PROC to the ARGs with a prompt for TAG.")
{
  arg_procedure(vm, 0, argc, argv);
  woad_value tag = tag_argument(vm, 1, argc, argv);
  woad_value handler = arg_given(2, argc) ? argv[2] : VALUE_FALSE;
  if (handler != VALUE_FALSE && !call_is_procedure(vm, handler)) arg_wrong(vm, 2, argc, argv, "(or/c #f procedure?)");
  if (handler == VALUE_FALSE) handler = control_default_handler(vm, tag);
  int n = argc > 3 ? argc - 3 : 0;
  return control_call_with_prompt(vm, argv[0], tag, handler, n, argv + 3);
}

PRIM("abort-current-continuation", abort_current_continuation, 1, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(tag : continuation-prompt-tag?) (v : any/c) ... -> any", "Escapes to the nearest prompt for TAG and calls its handler.")
{
  return control_abort(vm, tag_argument(vm, 0, argc, argv), argc - 1, argv + 1);
}

PRIM("make-continuation-prompt-tag", make_continuation_prompt_tag, 0, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "[sym : symbol?] -> continuation-prompt-tag?", "A fresh prompt tag.")
{
  return control_make_tag(vm, arg_given(0, argc) ? arg_symbol(vm, 0, argc, argv) : VALUE_FALSE);
}

PRIM("default-continuation-prompt-tag", default_continuation_prompt_tag, 0, 0, PF_PURE, RIGHTS_NONE,
     "-> continuation-prompt-tag?", "The tag of the prompts that the system installs.")
{
  return vm->keys.default_prompt_tag;
}

PRIM("continuation-prompt-tag?", continuation_prompt_tag_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a prompt tag.")
{
  return value_bool(imptag_is_tag(argv[0]));
}

PRIM("continuation-prompt-available?", continuation_prompt_available_p, 1, 2, PF_READS | PF_RAISES | PF_CONTROL, RIGHTS_NONE,
     "(tag : continuation-prompt-tag?) [cont : continuation?] -> boolean?", "Whether a prompt for TAG is there.")
{
  woad_value tag = impersonator_base(tag_argument(vm, 0, argc, argv));
  if (!arg_given(1, argc)) return value_bool(control_tag_is_implicit(vm, tag) || control_tag_available(vm, tag));
  return value_bool(control_continuation_has(VALUE_AS(Continuation, arg_type(vm, 1, argc, argv, TYPE_CONTINUATION, "continuation?")),
                                             tag));
}

PRIM("continuation?", continuation_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a continuation.")
{
  return value_bool(value_has_type(argv[0], TYPE_CONTINUATION));
}

PRIM("call-in-continuation", call_in_continuation, 2, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(k : continuation?) (proc : (-> any)) -> any",
     "Applies K to the results of PROC, which is called in tail position in K.")
{
  arg_type(vm, 0, argc, argv, TYPE_CONTINUATION, "continuation?");
  arg_procedure_arity(vm, 1, 0, argc, argv);
  return control_call_in_continuation(vm, argv[0], argv[1]);
}

PRIM("dynamic-wind", dynamic_wind, 3, 3, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(pre : (-> any)) (value : (-> any)) (post : (-> any)) -> any",
     "Calls VALUE between PRE and POST, which also run when control jumps in and out.")
{
  return control_dynamic_wind(vm, argv[0], argv[1], argv[2]);
}

PRIM("call-with-continuation-barrier", call_with_continuation_barrier, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(thunk : (-> any)) -> any", "Calls THUNK; jumps into the call are refused.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  return control_call_with_barrier(vm, argv[0], 0, NULL);
}

/* --- exceptions --- */

PRIM("raise", raise, 1, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(v : any/c) [barrier? : any/c = #t] -> any",
     "Calls the current exception handler with V.")
{
  return control_raise(vm, argv[0], !arg_given(1, argc) || value_is_true(argv[1]));
}

static woad_value run_thunk_with_handler(woad_vm *vm, woad_value handler, woad_value thunk) {
  woad_value answer = call_tail(vm, thunk, 0, NULL);
  vm->tail_mark_key = vm->keys.exception_handler;
  vm->tail_mark_value = handler;
  return answer;
}

PRIM_MODULE("#%woad")
PRIM("call-with-exception-handler", call_with_exception_handler, 2, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(f : (any/c . -> . any)) (thunk : (-> any)) -> any", "Calls THUNK with F as exception handler.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  arg_procedure_arity(vm, 1, 0, argc, argv);
  return run_thunk_with_handler(vm, argv[0], argv[1]);
}
PRIM_MODULE("#%kernel")

/* --- parameters --- */

PRIM("make-parameter", make_parameter, 1, 4, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(v : any/c) [guard : (or/c procedure? #f)] [name : symbol?] [realm : symbol?] -> parameter?",
     "A fresh parameter whose values pass through GUARD.")
{
  woad_value guard = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  if (guard != VALUE_FALSE && !(call_is_procedure(vm, guard) && call_arity_includes(vm, guard, 1)))
    arg_wrong(vm, 1, argc, argv, "(or/c (procedure-arity-includes/c 1) #f)");
  woad_value name = arg_given(2, argc) ? arg_symbol(vm, 2, argc, argv) : symbol_intern(vm, "parameter-procedure");
  woad_value v = param_make(vm, symbol_text(name), argv[0], NULL);
  VALUE_AS(Parameter, v)->guard = guard;
  return v;
}

PRIM("make-derived-parameter", make_derived_parameter, 3, 3, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(param : parameter?) (guard : procedure?) (wrap : procedure?) -> parameter?",
     "A parameter that shares PARAM's value, with its own guard and a wrapper for reading.")
{
  arg_type(vm, 0, argc, argv, TYPE_PARAMETER, "(and/c parameter? (not/c impersonator?))");
  arg_procedure_arity(vm, 1, 1, argc, argv);
  arg_procedure_arity(vm, 2, 1, argc, argv);
  woad_value v = param_make(vm, symbol_text(param_name(argv[0])), VALUE_FALSE, NULL);
  Parameter *parameter = VALUE_AS(Parameter, v);
  parameter->cell = VALUE_FALSE;
  parameter->base = argv[0];
  parameter->guard = argv[1];
  parameter->wrap = argv[2];
  return v;
}

PRIM("parameter?", parameter_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a parameter.")
{
  return value_bool(param_is_parameter(impersonator_base(argv[0])));
}

PRIM("parameter-procedure=?", parameter_procedure_eq_p, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(a : parameter?) (b : parameter?) -> boolean?", "Whether A and B always have the same value.")
{
  for (int i = 0; i < 2; i++) arg_type(vm, i, argc, argv, TYPE_PARAMETER, "parameter?");
  return value_bool(argv[0] == argv[1]);
}

PRIM_MODULE("#%woad")
PRIM("current-parameterization", current_parameterization, 0, 0, PF_READS | PF_CONTROL, RIGHTS_NONE, "-> parameterization?",
     "The parameterization of the current continuation.")
{
  return param_current_parameterization(vm);
}
PRIM_MODULE("#%kernel")

PRIM("parameterization?", parameterization_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a parameterization.")
{
  return value_bool(value_has_type(argv[0], TYPE_PARAMETERIZATION));
}

PRIM("make-thread-cell", make_thread_cell, 1, 2, PF_ALLOC, RIGHTS_NONE, "(v : any/c) [preserved? : any/c = #f] -> thread-cell?",
     "A cell with a value per thread, V at first.")
{
  return param_cell_make(vm, argv[0], arg_given(1, argc) && value_is_true(argv[1]));
}

PRIM("thread-cell-ref", thread_cell_ref, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(cell : thread-cell?) -> any/c",
     "The running thread's value of CELL.")
{
  return param_cell_get(vm, arg_type(vm, 0, argc, argv, TYPE_THREAD_CELL, "thread-cell?"));
}

PRIM("thread-cell-set!", thread_cell_set_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE, "(cell : thread-cell?) (v : any/c) -> void?",
     "Sets the running thread's value of CELL.")
{
  param_cell_set(vm, arg_type(vm, 0, argc, argv, TYPE_THREAD_CELL, "thread-cell?"), argv[1]);
  return VALUE_VOID;
}

PRIM("thread-cell?", thread_cell_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a thread cell.")
{
  return value_bool(value_has_type(argv[0], TYPE_THREAD_CELL));
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-root-continuation-prompt-tag", unsafe_root_continuation_prompt_tag, 0, 0, PF_PURE, RIGHT_UNSAFE,
     "-> continuation-prompt-tag?", "The tag of the prompt that is around all of a thread.")
{
  return vm->keys.root_prompt_tag;
}

PRIM("unsafe-abort-current-continuation/no-wind", unsafe_abort_current_continuation_no_wind, 2, 2, PF_CONTROL | PF_RAISES,
     RIGHT_UNSAFE, "(tag : continuation-prompt-tag?) (v : any/c) -> any",
     "As abort-current-continuation, but post thunks of dynamic-wind do not run.")
{
  return control_abort_without_winders(vm, tag_argument(vm, 0, argc, argv), 1, argv + 1);
}

PRIM("unsafe-call-with-composable-continuation/no-wind", unsafe_call_with_composable_continuation_no_wind, 2, 2,
     PF_CONTROL | PF_RAISES, RIGHT_UNSAFE, "(proc : (continuation? . -> . any)) (tag : continuation-prompt-tag?) -> any",
     "As call-with-composable-continuation, but the continuation has no part of dynamic-wind.")
{
  arg_procedure_arity(vm, 0, 1, argc, argv);
  return control_call_without_winders(vm, argv[0], tag_argument(vm, 1, argc, argv));
}

PRIM_MODULE("#%paramz")

/* slots: parameterization cells so far, list of remaining parameter/value pairs, parameter whose guard ran, its owner */
static woad_value extend_with(woad_vm *vm, woad_value cells, woad_value rest);

static woad_value after_extend_guard(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  woad_value rest = pair_make(vm, slots[2], pair_make(vm, pair_make(vm, vals[0], VALUE_TRUE), slots[1]));
  return extend_with(vm, slots[0], rest);
}

/* slots: a box */
static woad_value keep_argument(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argc == 1) box_of(self->slots[0])->value = argv[0];
  return VALUE_VOID;
}

/* The impersonators of V around BASE. */
static woad_value impersonators_around(woad_vm *vm, woad_value v, woad_value base) {
  if (!value_is_impersonator(v)) return base;
  const Impersonator *imp = impersonator_of(v);
  return impersonator_make(vm, impersonators_around(vm, imp->target, base), imp->header.flags, imp->nprocs, imp->procs, imp->props);
}

/* slots: cells, remaining pairs, the parameter without its impersonators, a box with what they made of the value */
static woad_value after_impersonators(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value kept = box_of(slots[3])->value;
  woad_value value = pair_make(vm, kept == VALUE_NONE && n == 1 ? vals[0] : kept, VALUE_FALSE);
  return extend_with(vm, slots[0], pair_make(vm, slots[2], pair_make(vm, value, slots[1])));
}

/* The value of an impersonated parameter goes through the wrappers, as when the parameter is applied to it. */
static woad_value ask_impersonators(woad_vm *vm, woad_value cells, woad_value rest, woad_value parameter, woad_value value) {
  Box *box = mem_object(vm, Box, TYPE_BOX);
  box->value = VALUE_NONE; /* a wrapper that replaces the parameter's procedure gives the value itself */
  woad_value slots[4] = {cells, rest, impersonator_base(parameter), object_value(box)};
  woad_value keep = call_native_closure(vm, NULL, keep_argument, 0, 1, 0, 1, &slots[3]);
  return call_then(vm, impersonators_around(vm, parameter, keep), 1, &value, after_impersonators, 4, slots);
}

/* REST: parameter, then a pair (value . guard done?), then more. */
static woad_value extend_with(woad_vm *vm, woad_value cells, woad_value rest) {
  for (; value_is_pair(rest); rest = pair_cddr(rest)) {
    woad_value parameter = pair_car(rest), value = pair_car(pair_cadr(rest));
    if (UNLIKELY(value_is_impersonator(parameter))) return ask_impersonators(vm, cells, pair_cddr(rest), parameter, value);
    Parameter *p = VALUE_AS(Parameter, parameter);
    bool guarded = pair_cdr(pair_cadr(rest)) == VALUE_TRUE;
    if (!guarded && p->guard != VALUE_FALSE) {
      woad_value slots[3] = {cells, pair_cddr(rest), parameter};
      return call_then(vm, p->guard, 1, &value, after_extend_guard, 3, slots);
    }
    if (p->cell == VALUE_FALSE) { /* derived: go on with the parameter underneath */
      rest = pair_make(vm, VALUE_FALSE, pair_make(vm, VALUE_FALSE,
                       pair_make(vm, p->base, pair_make(vm, pair_make(vm, value, VALUE_FALSE), pair_cddr(rest)))));
      continue;
    }
    if (!guarded && p->native_guard != NULL) {
      vm->running_primitive = symbol_text(p->name);
      value = p->native_guard(vm, parameter, value);
    }
    cells = hamt_set(vm, cells, parameter, param_cell_make(vm, value, true));
  }
  Parameterization *result = mem_object(vm, Parameterization, TYPE_PARAMETERIZATION);
  result->cells = cells;
  return object_value(result);
}

PRIM("extend-parameterization", extend_parameterization, 1, -1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(base : (or/c parameterization? #f)) (param : parameter?) (v : any/c) ... ... -> parameterization?",
     "BASE with new cells for the parameters, values passed through their guards.")
{
  if (argv[0] != VALUE_FALSE) arg_type(vm, 0, argc, argv, TYPE_PARAMETERIZATION, "parameterization?");
  woad_value cells = argv[0] != VALUE_FALSE ? VALUE_AS(Parameterization, argv[0])->cells : hamt_empty(vm, HASH_EQ);
  woad_value rest = VALUE_NULL;
  for (int i = argc - 2; i >= 1; i -= 2) {
    if (!param_is_parameter(impersonator_base(argv[i]))) raise_argument_value(vm, "extend-parameterization", "parameter?", argv[i]);
    rest = pair_make(vm, argv[i], pair_make(vm, pair_make(vm, argv[i + 1], VALUE_FALSE), rest));
  }
  return extend_with(vm, cells, rest);
}

PRIM("cache-configuration", cache_configuration, 2, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(index : exact-nonnegative-integer?) (thunk : (-> any/c)) -> any/c",
     "The result of THUNK; which may be kept by INDEX, but is not.")
{
  arg_procedure_arity(vm, 1, 0, argc, argv);
  return call_tail(vm, argv[1], 0, NULL);
}

PRIM("reparameterize", reparameterize, 1, 1, PF_RAISES, RIGHTS_NONE, "(p : parameterization?) -> parameterization?", "P itself.")
{
  return arg_type(vm, 0, argc, argv, TYPE_PARAMETERIZATION, "parameterization?");
}

PRIM("check-for-break", check_for_break, 0, 0, PF_CONTROL, RIGHTS_NONE, "-> void?", "A safe point for breaks.")
{
  return vm->hooks.check_break(vm);
}

PRIM_MODULE("#%woad")

/* --- any number of results as one value (compiler/pass_inline.c) --- */

PRIM("collect-results", collect_results, 1, 1, PF_CONTROL, RIGHTS_NONE, "(v : any/c) -> any/c",
     "V itself; where the argument has not one value, the compiler makes it a results object of them.")
{
  return argv[0];
}

PRIM("results?", results_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a results object.")
{
  return value_bool(value_has_type(argv[0], TYPE_RESULTS));
}

PRIM("results->list", results_to_list, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(v : results?) -> list?",
     "What the results object holds.")
{
  const Vector *results = VALUE_AS(Vector, arg_type(vm, 0, argc, argv, TYPE_RESULTS, "results?"));
  return pair_list_from(vm, results->length, results->items, VALUE_NULL);
}

PRIM("results->values", results_to_values, 1, 1, PF_CONTROL, RIGHTS_NONE, "(v : any/c) -> any",
     "What collect-results made V of: the values of a results object, or V itself.")
{
  if (!value_has_type(argv[0], TYPE_RESULTS)) return argv[0];
  const Vector *results = VALUE_AS(Vector, argv[0]);
  return values_return(vm, (int)results->length, results->items);
}

PRIM_MODULE("#%kernel")

/* --- variable references --- */

PRIM("variable-reference?", variable_reference_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a variable reference.")
{
  return value_bool(value_has_type(argv[0], TYPE_VARREF));
}

PRIM("variable-reference-constant?", variable_reference_constant_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(varref : variable-reference?) -> boolean?", "Whether the variable is never assigned once defined.")
{
  return value_bool(VALUE_AS(VarRef, arg_type(vm, 0, argc, argv, TYPE_VARREF, "variable-reference?"))->is_constant);
}

PRIM("variable-reference-from-unsafe?", variable_reference_from_unsafe_p, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(varref : variable-reference?) -> boolean?", "Whether the reference stands in code compiled in unsafe mode: never.")
{
  arg_type(vm, 0, argc, argv, TYPE_VARREF, "variable-reference?");
  return VALUE_FALSE;
}
