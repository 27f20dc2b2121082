/* SPDX-License-Identifier: MIT
 * runtime_boot.c: the order in which the parts of a session come to life. */
#include "runtime/prim/runtime_boot.h"

#include "runtime/data/data.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/io/prim_error.h"
#include "runtime/prim/impkinds.h"
#include "runtime/prim/interact.h"
#include "runtime/prim/number_hooks.h"
#include "runtime/prim/prim_equal.h"
#include "runtime/prim/prim_table.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/logger.h"
#include "runtime/thread/nesting.h"
#include "runtime/thread/plumber.h"
#include "runtime/thread/stack.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/adjust.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

static _Noreturn void out_of_memory(woad_vm *vm, size_t nbytes) {
  raise_format(vm, vm->exn.fail_out_of_memory, "out of memory");
}

static woad_value current_inspector(woad_vm *vm) { return param_get(vm, vm->param.current_inspector); }

static woad_value guard_inspector(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_INSPECTOR)) raise_argument_value(vm, symbol_text(param_name(parameter)), "inspector?", v);
  return v;
}

static void boot_parameters(woad_vm *vm, const woad_options *options) {
  vm->param.current_inspector = param_make(vm, "current-inspector", vm->inspector, guard_inspector);
  vm->hooks.current_inspector = current_inspector;
  adjust_boot(vm);
  vm->param.current_code_inspector = param_make(vm, "current-code-inspector", vm->inspector, guard_inspector);
  vm->param.compile_enforce_module_constants = param_make_boolean(vm, "compile-enforce-module-constants", true);
  vm->param.compile_allow_set_undefined = param_make_boolean(vm, "compile-allow-set!-undefined", false);
  vm->param.compile_context_preservation_enabled = param_make_boolean(vm, "compile-context-preservation-enabled", false);
  vm->param.lenient_arming = param_make_boolean_by_extent(vm, "lenient-arming", options != NULL && options->lenient_arming);
  vm->param.eval_jit_enabled = param_make_boolean(vm, "eval-jit-enabled", true);
  vm->param.load_on_demand_enabled = param_make_boolean(vm, "load-on-demand-enabled", true);
  vm->param.use_user_specific_search_paths = param_make_boolean(vm, "use-user-specific-search-paths", true);
  vm->param.use_collection_link_paths = param_make_boolean(vm, "use-collection-link-paths", true);
}

woad_vm *runtime_boot(const woad_options *options) {
  mem_boot();
  if (options == NULL || !options->single_threaded) mem_share();
  frame_boot_process();
  woad_vm *vm = mem_alloc_permanent(sizeof(woad_vm));
  if (vm == NULL) return NULL;
  memset(vm, 0, sizeof *vm);
  vm->name = "woad";
  vm->rights = RIGHTS_ALL;
  vm->hooks.out_of_memory = out_of_memory;
  mem_register_vm(vm);
  stack_boot(vm);
  nesting_boot(vm);
  data_boot(vm);
  call_boot(vm);
  control_boot(vm);
  sched_boot(vm);
  thread_boot(vm);
  sync_boot(vm);
  prim_custodian_boot(vm);
  custodian_manage_by(vm, param_get(vm, vm->param.current_custodian), object_value(vm->thread));
  plumber_boot(vm);
  prim_logger_boot(vm);
  exn_boot(vm);
  number_hooks_boot(vm);
  prim_equal_boot(vm);
  prim_impersonator_boot(vm);
  boot_parameters(vm, options);
  io_boot(vm, options);
  io_state_add_binding(vm, "impersonator-prop:application-mark", vm->application_mark);
  prim_error_boot(vm);
  interact_boot(vm);
  prim_table_boot(vm);
  return vm;
}

void runtime_shutdown(woad_vm *vm) {
  stack_shutdown(vm);
  mem_unregister_vm(vm);
  mem_free_permanent(vm);
}
