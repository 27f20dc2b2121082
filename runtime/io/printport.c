/* SPDX-License-Identifier: MIT
 * printport.c: a custom writer gets a port of its own, so that display, write and print to it are known to be part of the
 * printing that runs the writer (Port.printing), while the same calls with the real port are not. */
#include "runtime/io/printport.h"

#include "runtime/data/symbol.h"

static size_t write_nowhere(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) { return n; }

/* Writers nest as deep as the data. So a port hands on to the first one underneath that must see what is printed, since it counts
 * lines, and these are gone through in a loop. */
static size_t write_on(woad_vm *vm, Port *port, const uint8_t *bytes, size_t n, bool may_block) {
  Port *target = printport_target(port), *under;
  for (under = port->peer; under != target; under = under->peer)
    if (under->closed) port_raise_closed(vm, under);
  size_t done = port_put_some(vm, target, bytes, n, may_block);
  for (under = port->peer; under != target; under = under->peer) port_advance(under, bytes, done);
  return done;
}
static void flush_on(woad_vm *vm, Port *port) { port_flush_record(vm, printport_target(port)); }

static const PortOps nowhere_ops = { .kind = "nowhere", .write = write_nowhere, .never_waits = true };
static const PortOps handing_ops = { .kind = "printing", .write = write_on, .flush = flush_on };

Port *printport_make_nowhere(woad_vm *vm, woad_value name) {
  return port_make(vm, &nowhere_ops, PORT_FLAG_OUTPUT, name);
}

bool printport_is_nowhere(const Port *port) { return port->ops == &nowhere_ops; }

Port *printport_make(woad_vm *vm, Port *under) {
  Port *port = port_make(vm, &handing_ops, PORT_FLAG_OUTPUT, under->name);
  while (under->ops == &handing_ops && !under->counts_lines) under = under->peer;
  port->peer = under;
  return port;
}

void printport_finish(const Port *port, Port *under) {
  if (port->peer != under) under->offset += port->offset;
}

Port *printport_target(Port *port) {
  while (port->ops == &handing_ops) port = port->peer;
  return port;
}
