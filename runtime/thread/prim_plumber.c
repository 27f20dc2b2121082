/* SPDX-License-Identifier: MIT
 * prim_plumber.c: plumbers: what is to be flushed at the end. File ports have handles of their own that hold the port weakly.
 * Source: Reference, "Plumbers". */
#include "runtime/data/pair.h"
#include "runtime/data/weak.h"
#include "runtime/thread/plumber.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

typedef struct { Header header; woad_value handles; } Plumber; /* handles: list, newest first */
typedef struct {
  Header header;
  woad_value plumber;
  woad_value proc;  /* VALUE_FALSE: of a port */
  woad_value port;  /* weak box */
} FlushHandle;

static Plumber *make_plumber(woad_vm *vm) {
  Plumber *plumber = mem_object(vm, Plumber, TYPE_PLUMBER);
  plumber->handles = VALUE_NULL;
  return plumber;
}

static FlushHandle *add_handle(woad_vm *vm, woad_value plumber, woad_value proc, woad_value port, bool weak) {
  FlushHandle *handle = mem_object(vm, FlushHandle, TYPE_PLUMBER_HANDLE);
  handle->plumber = plumber;
  handle->proc = proc;
  handle->port = port;
  woad_value held = weak ? weak_box_make(vm, object_value(handle)) : object_value(handle);
  VALUE_AS(Plumber, plumber)->handles = pair_make(vm, held, VALUE_AS(Plumber, plumber)->handles);
  return handle;
}

/* The handle that an element of a plumber's list stands for, or VALUE_NONE. */
static woad_value handle_of(woad_value held) { return value_has_type(held, TYPE_WEAK_BOX) ? weak_box_value(held) : held; }

static void remove_handle(woad_vm *vm, woad_value handle) {
  Plumber *plumber = VALUE_AS(Plumber, VALUE_AS(FlushHandle, handle)->plumber);
  woad_value kept = VALUE_NULL;
  for (woad_value l = pair_reverse(vm, plumber->handles); value_is_pair(l); l = pair_cdr(l)) {
    woad_value other = handle_of(pair_car(l));
    if (other != handle && other != VALUE_NONE) kept = pair_make(vm, pair_car(l), kept);
  }
  plumber->handles = kept;
}

static woad_value guard_plumber(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_PLUMBER)) raise_argument_value(vm, "current-plumber", "plumber?", v);
  return v;
}

void plumber_boot(woad_vm *vm) {
  vm->original_plumber = object_value(make_plumber(vm));
  vm->param.current_plumber = param_make(vm, "current-plumber", vm->original_plumber, guard_plumber);
}

woad_value plumber_add_port(woad_vm *vm, woad_value port) {
  woad_value plumber = param_get(vm, vm->param.current_plumber);
  return object_value(add_handle(vm, plumber, VALUE_FALSE, weak_box_make(vm, port), false));
}

void plumber_add_callback(woad_vm *vm, woad_value proc) {
  add_handle(vm, vm->original_plumber, proc, VALUE_FALSE, false);
}

void plumber_remove(woad_vm *vm, woad_value handle) { remove_handle(vm, handle); }

PRIM("make-plumber", make_plumber, 0, 0, PF_ALLOC, RIGHTS_NONE, "-> plumber?", "A plumber without flush callbacks.")
{
  return object_value(make_plumber(vm));
}

PRIM("plumber?", plumber_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a plumber.")
{
  return value_bool(value_has_type(argv[0], TYPE_PLUMBER));
}

PRIM("plumber-flush-handle?", plumber_flush_handle_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a flush handle.")
{
  return value_bool(value_has_type(argv[0], TYPE_PLUMBER_HANDLE));
}

PRIM("plumber-add-flush!", plumber_add_flush_x, 2, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(plumber : plumber?) (proc : (plumber-flush-handle? . -> . any)) [weak? : any/c = #f] -> plumber-flush-handle?",
     "PROC is to be called when PLUMBER is flushed; with WEAK? the plumber does not hold the handle.")
{
  arg_type(vm, 0, argc, argv, TYPE_PLUMBER, "plumber?");
  arg_procedure_arity(vm, 1, 1, argc, argv);
  bool weak = arg_given(2, argc) && value_is_true(argv[2]);
  return object_value(add_handle(vm, argv[0], argv[1], VALUE_FALSE, weak));
}

PRIM("plumber-flush-handle-remove!", plumber_flush_handle_remove_x, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(handle : plumber-flush-handle?) -> void?", "Takes HANDLE's callback away.")
{
  remove_handle(vm, arg_type(vm, 0, argc, argv, TYPE_PLUMBER_HANDLE, "plumber-flush-handle?"));
  return VALUE_VOID;
}

static woad_value flush_next(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value rest = slots[0];
  while (value_is_pair(rest)) {
    woad_value handle = handle_of(pair_car(rest));
    rest = pair_cdr(rest);
    if (handle == VALUE_NONE) continue;
    FlushHandle *h = VALUE_AS(FlushHandle, handle);
    if (h->proc != VALUE_FALSE) return call_then(vm, h->proc, 1, &handle, flush_next, 1, &rest);
    woad_value port = weak_box_value(h->port);
    if (port == VALUE_NONE) remove_handle(vm, handle);
    else vm->hooks.flush_port(vm, port);
  }
  return VALUE_VOID;
}

PRIM("plumber-flush-all", plumber_flush_all, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(plumber : plumber?) -> void?", "Calls PLUMBER's callbacks.")
{
  woad_value list = VALUE_AS(Plumber, arg_type(vm, 0, argc, argv, TYPE_PLUMBER, "plumber?"))->handles;
  return flush_next(vm, &list, 0, NULL);
}
