/* SPDX-License-Identifier: MIT
 * custodian.h: custodians. One manages threads, ports and custodian boxes weakly, and its sub-custodians. */
#ifndef RUNTIME_THREAD_CUSTODIAN_H
#define RUNTIME_THREAD_CUSTODIAN_H

#include "runtime/vm/param.h"
#include "runtime/vm/waitq.h"

typedef struct {
  Header header;
  woad_value parent;   /* or VALUE_FALSE */
  woad_value managed;  /* weak eq hash: object -> #t */
  bool down;
} Custodian;

typedef struct { Header header; woad_value value; bool down; WaitQueue queue; } CustodianBox;

/* What is to be called when its custodian is shut down; taken out: callback is VALUE_FALSE. */
typedef struct {
  Header header;
  woad_value callback, custodian;
  woad_value value; /* that it is called with; a weak box of it; VALUE_NONE: nothing, after all the others */
} CustodianReference;

void custodian_boot(woad_vm *vm, ParamGuard guard);
void prim_custodian_boot(woad_vm *vm); /* the same, the root thread group, events */
woad_value custodian_make(woad_vm *vm, woad_value parent);
/* V comes under the current custodian; under CUSTODIAN. */
void custodian_manage(woad_vm *vm, woad_value v);
void custodian_manage_by(woad_vm *vm, woad_value custodian, woad_value v);
/* Raises when the current custodian was shut down: WHO would put something under it. */
void custodian_check(woad_vm *vm, const char *who);
/* Ends what CUSTODIAN manages; true: the running thread was among it. Then callbacks of references are to be called: by the
 * procedure that custodian_callbacks gives (VALUE_FALSE: there are none), which calls them in atomic mode, here or elsewhere. */
bool custodian_shutdown(woad_vm *vm, Custodian *custodian);
woad_value custodian_callbacks(woad_vm *vm);
woad_value custodian_root(woad_vm *vm);

#endif
