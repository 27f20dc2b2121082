/* SPDX-License-Identifier: MIT
 * handler.c: port-display-handler and its kin. A port's handler field is #f as long as the default is in place, which is
 * the fast path: print into a buffer, write the buffer. */
#include "runtime/io/handler.h"

#include "runtime/io/io_state.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

void handler_print_default(woad_vm *vm, Port *port, woad_value v, PrintMode mode, int quote_depth) {
  Buf out;
  buf_init(&out);
  print_port_value(vm, v, mode, quote_depth, &out, port);
  port_put(vm, port, out.data, out.length);
}

static bool global_is_default(woad_vm *vm) {
  return param_get(vm, vm->param.global_port_print_handler) == vm->io->global_handler;
}

bool handler_is_set(woad_vm *vm, const Port *port, PrintMode mode) {
  switch (mode) {
  case PRINT_DISPLAY: return port->display_handler != VALUE_FALSE;
  case PRINT_WRITE: return port->write_handler != VALUE_FALSE;
  default: return port->print_handler != VALUE_FALSE || !global_is_default(vm);
  }
}

bool handler_is_plain(woad_vm *vm, const Port *port, PrintMode mode) {
  return !port->ops->nests && !port->closed && port->printing == NULL && !handler_is_set(vm, port, mode);
}

void handler_print(woad_vm *vm, Port *port, woad_value out, woad_value v, PrintMode mode, int quote_depth) {
  woad_value handler = mode == PRINT_DISPLAY ? port->display_handler
                       : mode == PRINT_WRITE ? port->write_handler : port->print_handler;
  if (handler == VALUE_FALSE && mode == PRINT_PRINT && !global_is_default(vm))
    handler = param_get(vm, vm->param.global_port_print_handler);
  if (handler == VALUE_FALSE) {
    handler_print_default(vm, port, v, mode, quote_depth);
    return;
  }
  woad_value args[3] = { v, out, fixnum_make(quote_depth) };
  int argc = mode == PRINT_PRINT && call_arity_includes(vm, handler, 3) ? 3 : 2;
  woad_value *results;
  call_nested_values(vm, handler, argc, args, &results);
}

static Port *need_output(woad_vm *vm, woad_value v) {
  Port *port = port_find_output(vm, v);
  if (port == NULL) raise_argument_value(vm, NULL, "output-port?", v);
  return port;
}

static woad_value default_display(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  handler_print_default(vm, need_output(vm, argv[1]), argv[0], PRINT_DISPLAY, 0);
  return VALUE_VOID;
}
static woad_value default_write(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  handler_print_default(vm, need_output(vm, argv[1]), argv[0], PRINT_WRITE, 0);
  return VALUE_VOID;
}
/* Serves as default-port-print-handler and as default-global-port-print-handler (slot 0 tells which). */
static woad_value default_print(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  int quote_depth = argc > 2 && argv[2] == fixnum_make(1);
  Port *port = need_output(vm, argv[1]);
  if (self->slots[0] == VALUE_TRUE || global_is_default(vm)) {
    handler_print_default(vm, port, argv[0], PRINT_PRINT, quote_depth);
    return VALUE_VOID;
  }
  woad_value global = param_get(vm, vm->param.global_port_print_handler);
  return call_tail(vm, global, call_arity_includes(vm, global, argc) ? argc : 2, argv);
}

static woad_value make_handler(woad_vm *vm, const char *name, NativeFn fn, int max, woad_value slot) {
  return call_native_closure(vm, name, fn, 2, max, PF_NESTS, 1, &slot);
}

/* (handler in) reads a datum, (handler in source) a syntax object. */
static woad_value default_read(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value proc = io_state_primitive(vm, argc == 1 ? "read" : "read-syntax");
  woad_value args[2] = { argc == 1 ? argv[0] : argv[1], argv[0] };
  return call_tail(vm, proc, argc, args);
}

woad_value handler_default_global(woad_vm *vm) { return vm->io->global_handler; }

void handler_boot(woad_vm *vm) {
  struct IoState *io = vm->io;
  io->display_handler = make_handler(vm, "default-port-display-handler", default_display, 2, VALUE_FALSE);
  io->write_handler = make_handler(vm, "default-port-write-handler", default_write, 2, VALUE_FALSE);
  io->read_handler = call_native_closure(vm, "default-port-read-handler", default_read, 1, 2, PF_NESTS, 0, NULL);
  io->print_handler = make_handler(vm, "default-port-print-handler", default_print, 3, VALUE_FALSE);
  io->global_handler = make_handler(vm, "default-global-port-print-handler", default_print, 3, VALUE_TRUE);
}
