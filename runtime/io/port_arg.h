/* SPDX-License-Identifier: MIT
 * port_arg.h: port arguments of primitives. The reference's messages for these name no argument position. */
#ifndef RUNTIME_IO_PORT_ARG_H
#define RUNTIME_IO_PORT_ARG_H

#include "runtime/io/io_state.h"
#include "runtime/io/port_record.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/param.h"

#define PF_PORT (PF_READS | PF_WRITES | PF_RAISES)

/* Argument POS, or the current port when it is not given. */
static inline Port *port_arg_input(woad_vm *vm, int pos, ARGS) {
  woad_value v = pos < argc ? argv[pos] : param_get(vm, vm->param.current_input_port);
  if (LIKELY(value_is_port(v) && (value_header(v)->flags & PORT_FLAG_INPUT) != 0)) return port_of(v);
  Port *port = port_find_input(vm, v);
  if (port == NULL) raise_argument_value(vm, NULL, "input-port?", v);
  return port;
}
static inline Port *port_arg_output(woad_vm *vm, int pos, ARGS) {
  woad_value v = pos < argc ? argv[pos] : param_get(vm, vm->param.current_output_port);
  if (LIKELY(value_is_port(v) && (value_header(v)->flags & PORT_FLAG_OUTPUT) != 0)) return port_of(v);
  Port *port = port_find_output(vm, v);
  if (port == NULL) raise_argument_value(vm, NULL, "output-port?", v);
  return port;
}
static inline Port *port_arg_any(woad_vm *vm, int pos, ARGS) {
  Port *port = port_find_input(vm, argv[pos]);
  if (port == NULL) port = port_find_output(vm, argv[pos]);
  if (port == NULL) raise_argument_value(vm, NULL, "port?", argv[pos]);
  return port;
}
/* A count or skip; 0 when not given. Bignums count as the largest size. */
size_t port_arg_natural(woad_vm *vm, int pos, ARGS);
/* Optional START and END at POS of WHAT, which has LENGTH; messages of the reference's io layer. */
void port_arg_range(woad_vm *vm, int pos, ARGS, size_t length, const char *kind, woad_value what, size_t range[2]);
/* PORT, which was just made; it counts lines when port-count-lines-enabled says so. */
woad_value port_arg_counted(woad_vm *vm, Port *port);
/* The bytes of a whole string's range in UTF-8. */
const uint8_t *port_arg_utf8(woad_vm *vm, woad_value string, size_t start, size_t end, size_t *nbytes);

#endif
