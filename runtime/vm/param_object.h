/* SPDX-License-Identifier: MIT
 * param_object.h: the parameter record, for the interpreter and the primitives on parameters. */
#ifndef RUNTIME_VM_PARAM_OBJECT_H
#define RUNTIME_VM_PARAM_OBJECT_H

#include "runtime/vm/param.h"

typedef struct {
  Header header;
  woad_value name;
  woad_value cell;        /* default thread cell; VALUE_FALSE for a derived parameter */
  woad_value guard;       /* procedure in the language, or VALUE_FALSE */
  woad_value wrap;        /* derived: applied to values read; VALUE_FALSE otherwise */
  woad_value base;        /* derived: the parameter underneath */
  ParamGuard native_guard;
  bool by_extent;         /* parameterize changes it; applying it to a value raises */
} Parameter;

typedef struct { Header header; woad_value value; bool preserved; } ThreadCell;
typedef struct { Header header; woad_value cells; } Parameterization; /* immutable eq hash: parameter -> cell */

woad_value param_apply(woad_vm *vm, woad_value parameter, int argc, woad_value *argv);
woad_value param_name(woad_value parameter);
woad_value param_cell_make(woad_vm *vm, woad_value value, bool preserved);
woad_value param_cell_get(woad_vm *vm, woad_value cell);
void param_cell_set(woad_vm *vm, woad_value cell, woad_value value);
woad_value param_current_parameterization(woad_vm *vm);
/* The one that the session began with: no parameter has another cell than its first. */
woad_value param_original_parameterization(woad_vm *vm);
/* the current parameterization with a cell of its own for PARAMETER (not derived) that holds VALUE */
woad_value param_extend(woad_vm *vm, woad_value parameter, woad_value value);
/* the cell that PARAMETER (not derived) uses now */
woad_value param_current_cell(woad_vm *vm, woad_value parameter);

#endif
