/* SPDX-License-Identifier: MIT
 * impproc.h: applying impersonated procedures. */
#ifndef RUNTIME_VM_IMPPROC_H
#define RUNTIME_VM_IMPPROC_H

#include "runtime/data/impersonator.h"
#include "runtime/vm/call.h"
#include "runtime/vm/code.h"

/* What is called in place of PROC with ARGC arguments and nothing else to be done, or VALUE_FALSE: impproc_apply it. */
static inline woad_value impproc_replacement(woad_vm *vm, woad_value proc, int argc) {
  const Impersonator *imp = impersonator_of(proc);
  if ((imp->header.flags & (IMPERSONATOR_REPLACED | IMPERSONATOR_MARKED)) != IMPERSONATOR_REPLACED) return VALUE_FALSE;
  if (value_has_type(imp->procs[0], TYPE_CLOSURE))
    return code_accepts(VALUE_AS(Closure, imp->procs[0])->code, argc) ? imp->procs[0] : VALUE_FALSE;
  if (value_has_type(imp->procs[0], TYPE_CASE_CLOSURE)) {
    Closure *clause = code_choose_clause(VALUE_AS(CaseClosure, imp->procs[0]), argc);
    return clause != NULL ? object_value(clause) : VALUE_FALSE;
  }
  return call_arity_includes(vm, imp->procs[0], argc) ? imp->procs[0] : VALUE_FALSE;
}
/* procs[0]: the wrapper, or VALUE_FALSE. Answers like a primitive. */
woad_value impproc_apply(woad_vm *vm, woad_value proc, int argc, const woad_value *argv);

#endif
