/* SPDX-License-Identifier: MIT
 * prim_eval.c: eval, expand, compile, load. Source: Reference, "Evaluation and Compilation". */
#include "expander/boot/fresh.h"
#include "expander/boot/loader.h"
#include "expander/boot/withparam.h"
#include "expander/expand/eval.h"
#include "runtime/data/string.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"

static void check_namespace(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (argc > pos && !value_is_namespace(argv[pos])) raise_argument(vm, NULL, "namespace?", pos, argc, argv);
}

static woad_value call_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_tail(vm, param_get(vm, vm->param.current_eval), 1, &self->slots[0]);
}

static woad_value eval_in(woad_vm *vm, woad_value form, int argc, woad_value *argv) {
  fresh_forget(vm);
  if (argc < 2) return call_tail(vm, param_get(vm, vm->param.current_eval), 1, &form);
  woad_value thunk = call_native_closure(vm, "eval", call_handler, 0, 0, PF_NESTS, 1, &form);
  return withparam_call(vm, vm->param.current_namespace, argv[1], thunk);
}

PRIM_MODULE("#%kernel")

PRIM("eval", eval, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE, "(form : any/c) [ns : namespace?] -> any",
     "Evaluates a datum, syntax object or compiled form through current-eval, in NS or the current namespace.")
{
  check_namespace(vm, 1, argc, argv);
  Namespace *ns = argc > 1 ? namespace_of(argv[1]) : namespace_current(vm);
  woad_value form = argv[0];
  if (value_is_syntax(form)) {
    form = namespace_introduce(vm, ns, form);
  } else if (!value_is_compiled(form)) {
    form = eval_introduce(vm, ns, form);
  }
  return eval_in(vm, form, argc, argv);
}

PRIM("eval-syntax", eval_syntax, 1, 2, PF_NESTS | PF_CONTROL, RIGHTS_NONE, "(stx : syntax?) [ns : namespace?] -> any",
     "Like eval, without adding the namespace's scopes.")
{
  if (!value_is_syntax(argv[0])) raise_argument(vm, NULL, "syntax?", 0, argc, argv);
  check_namespace(vm, 1, argc, argv);
  return eval_in(vm, argv[0], argc, argv);
}

PRIM("compile", compile, 1, 1, PF_NESTS | PF_CONTROL, RIGHTS_NONE, "(form : any/c) -> compiled-expression?",
     "Compiles through current-compile.")
{
  woad_value args[2] = { argv[0], VALUE_FALSE };
  Namespace *ns = namespace_current(vm);
  if (value_is_syntax(args[0])) args[0] = namespace_introduce(vm, ns, args[0]);
  else if (!value_is_compiled(args[0])) args[0] = eval_introduce(vm, ns, args[0]);
  return call_tail(vm, param_get(vm, vm->param.current_compile), 2, args);
}

PRIM("compile-syntax", compile_syntax, 1, 1, PF_NESTS | PF_CONTROL, RIGHTS_NONE, "(stx : syntax?) -> compiled-expression?",
     "Like compile, without adding the namespace's scopes.")
{
  if (!value_is_syntax(argv[0])) raise_argument(vm, NULL, "syntax?", 0, argc, argv);
  woad_value args[2] = { argv[0], VALUE_FALSE };
  return call_tail(vm, param_get(vm, vm->param.current_compile), 2, args);
}

PRIM("compiled-expression?", compiled_expression_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a compiled form.")
{
  return value_bool(value_is_compiled(argv[0]));
}

PRIM("compiled-expression-recompile", compiled_expression_recompile, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(ce : compiled-expression?) -> compiled-expression?", "The same form: it is compiled as well as it can be already.")
{
  if (!value_is_compiled(argv[0])) raise_argument(vm, NULL, "compiled-expression?", 0, argc, argv);
  return argv[0];
}

PRIM("compiled-module-expression?", compiled_module_expression_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a compiled module declaration.")
{
  return value_bool(value_is_compiled(argv[0]) && compiled_of(argv[0])->kind == COMPILED_MODULE);
}

static woad_value expand_as(woad_vm *vm, int argc, woad_value *argv, bool introduce, bool once, bool top) {
  Namespace *ns = namespace_current(vm);
  if (!introduce && !value_is_syntax(argv[0])) raise_argument(vm, NULL, "syntax?", 0, argc, argv);
  woad_value stx = argv[0];
  if (introduce) {
    stx = value_is_syntax(stx) ? namespace_introduce(vm, ns, stx) : eval_introduce(vm, ns, stx);
  }
  return eval_expand(vm, ns, stx, once, top);
}

PRIM("expand", expand, 1, 2, PF_NESTS, RIGHTS_NONE, "(form : any/c) [insp : inspector?] -> syntax?", "Expands a form fully.")
{
  return expand_as(vm, argc, argv, true, false, false);
}

PRIM("expand-syntax", expand_syntax, 1, 2, PF_NESTS, RIGHTS_NONE, "(stx : syntax?) [insp : inspector?] -> syntax?",
     "Expands fully, without adding the namespace's scopes.")
{
  return expand_as(vm, argc, argv, false, false, false);
}

PRIM("expand-once", expand_once, 1, 2, PF_NESTS, RIGHTS_NONE, "(form : any/c) [insp : inspector?] -> syntax?",
     "Expands one step.")
{
  return expand_as(vm, argc, argv, true, true, false);
}

PRIM("expand-syntax-once", expand_syntax_once, 1, 2, PF_NESTS, RIGHTS_NONE, "(stx : syntax?) [insp : inspector?] -> syntax?",
     "Expands one step, without adding the namespace's scopes.")
{
  return expand_as(vm, argc, argv, false, true, false);
}

PRIM("expand-to-top-form", expand_to_top_form, 1, 2, PF_NESTS, RIGHTS_NONE, "(form : any/c) [insp : inspector?] -> syntax?",
     "Expands until the head is a core form.")
{
  return expand_as(vm, argc, argv, true, false, true);
}

PRIM("expand-syntax-to-top-form", expand_syntax_to_top_form, 1, 2, PF_NESTS, RIGHTS_NONE,
     "(stx : syntax?) [insp : inspector?] -> syntax?", "Expands until the head is a core form; adds no scopes.")
{
  return expand_as(vm, argc, argv, false, false, true);
}

static void check_path(woad_vm *vm, int argc, woad_value *argv) {
  if (!value_is_string(argv[0]) && !value_has_type(argv[0], TYPE_PATH)) raise_argument(vm, NULL, "path-string?", 0, argc, argv);
}

PRIM("load", load, 1, 1, PF_NESTS | PF_CONTROL, RIGHT_FILE, "(file : path-string?) -> any",
     "Reads and evaluates FILE through current-load.")
{
  check_path(vm, argc, argv);
  woad_value args[2] = { argv[0], VALUE_FALSE };
  return call_tail(vm, param_get(vm, vm->param.current_load), 2, args);
}

PRIM("load/use-compiled", load_use_compiled, 1, 1, PF_NESTS | PF_CONTROL, RIGHT_FILE, "(file : path-string?) -> any",
     "Loads FILE or its compiled form through current-load/use-compiled.")
{
  check_path(vm, argc, argv);
  woad_value args[2] = { argv[0], VALUE_FALSE };
  return call_tail(vm, param_get(vm, vm->param.current_load_use_compiled), 2, args);
}

PRIM_MODULE("#%expobs")

PRIM("syntax-local-expand-observer", syntax_local_expand_observer, 0, 0, PF_READS, RIGHTS_NONE, "-> #f", "#f: nothing observes the expander.")
{
  return VALUE_FALSE;
}

PRIM_MODULE("#%boot")

/* an abort goes on past the module body */
static woad_value abort_again(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_abort(vm, vm->keys.default_prompt_tag, argc, argv);
}

PRIM("call-with-module-prompt", call_with_module_prompt, 1, -1, PF_CONTROL, RIGHTS_NONE, "(proc : procedure?) v ... -> any",
     "Runs a form of a module body or of a top level, PROC with the Vs, in its prompt.")
{
  woad_value handler = call_native_closure(vm, "abort", abort_again, 0, -1, 0, 0, NULL);
  return control_call_with_prompt(vm, argv[0], vm->keys.default_prompt_tag, handler, argc - 1, argv + 1);
}

PRIM("boot", boot, 0, 0, PF_PURE, RIGHTS_NONE, "-> void?", "Nothing: a session has its handlers from the beginning.")
{
  return VALUE_VOID;
}

PRIM("seal", seal, 0, 0, PF_PURE, RIGHTS_NONE, "-> void?", "Nothing: what a session began with cannot be changed.")
{
  return VALUE_VOID;
}

PRIM("get-original-parameterization", get_original_parameterization, 0, 0, PF_READS, RIGHTS_NONE, "-> parameterization?",
     "The parameterization that the session began with.")
{
  return param_original_parameterization(vm);
}

PRIM("default-current-read-interaction?", default_current_read_interaction_p, 0, 0, PF_READS, RIGHTS_NONE, "-> boolean?",
     "Whether current-read-interaction holds what the session began with.")
{
  return value_bool(value_has_type(param_get(vm, vm->param.current_read_interaction), TYPE_NATIVE_CLOSURE));
}
