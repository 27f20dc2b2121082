/* SPDX-License-Identifier: MIT
 * printport.c: a custom writer gets a port of its own, so that display, write and print to it are known to be part of the
 * printing that runs the writer (Port.printing), while the same calls with the real port are not. */
#include "runtime/io/printport.h"

#include "runtime/data/symbol.h"

static size_t write_nowhere(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) { return n; }

static size_t write_on(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  return port_put_some(vm, port->peer, bytes, n, may_block);
}
static void flush_on(woad_vm *vm, Port *port) { port_flush_record(vm, port->peer); }

static const PortOps nowhere_ops = { .kind = "nowhere", .write = write_nowhere, .never_waits = true };
static const PortOps handing_ops = { .kind = "printing", .write = write_on, .flush = flush_on };

Port *printport_make_nowhere(woad_vm *vm) {
  return port_make(vm, &nowhere_ops, PORT_FLAG_OUTPUT, symbol_intern(vm, "nowhere"));
}

bool printport_is_nowhere(const Port *port) { return port->ops == &nowhere_ops; }

Port *printport_make(woad_vm *vm, Port *under) {
  Port *port = port_make(vm, &handing_ops, PORT_FLAG_OUTPUT, under->name);
  port->peer = under;
  return port;
}

Port *printport_target(Port *port) {
  while (port->ops == &handing_ops) port = port->peer;
  return port;
}
