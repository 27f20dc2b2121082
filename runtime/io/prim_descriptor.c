/* SPDX-License-Identifier: MIT
 * prim_descriptor.c: ports from descriptors of the system, and back. Nothing about a descriptor is checked but its range. Source: the manual of the
 * foreign interface, "Ports". */
#include <errno.h>
#include <limits.h>
#include <unistd.h>

#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fileport.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%unsafe")

static bool has_mode(woad_vm *vm, woad_value modes, const char *mode) {
  woad_value symbol = symbol_intern(vm, mode);
  for (; value_is_pair(modes); modes = pair_cdr(modes))
    if (pair_car(modes) == symbol) return true;
  return false;
}

/* The range only: negative numbers stand for ports without a descriptor. */
static int arg_descriptor(woad_vm *vm, int pos, ARGS) {
  int64_t fd = arg_fixnum(vm, pos, argc, argv);
  if (fd < 0 || fd > INT_MAX) arg_wrong(vm, pos, argc, argv, "(integer-in 0 2147483647)");
  return (int)fd;
}

PRIM("unsafe-file-descriptor->port", unsafe_file_descriptor_to_port, 3, 3, PF_ALLOC | PF_RAISES, RIGHT_UNSAFE,
     "(fd : exact-integer?) (name : any/c) (mode : (listof (or/c 'read 'write 'text 'regular-file))) -> (or/c port? (values input-port? output-port?))",
     "The port on FD that MODE asks for, or an input and an output port; #f when it asks for none. Closing the ports closes FD.")
{
  int fd = arg_descriptor(vm, 0, argc, argv);
  arg_list(vm, 2, argc, argv);
  bool reads = has_mode(vm, argv[2], "read"), writes = has_mode(vm, argv[2], "write");
  Port *in = reads ? fileport_make(vm, fd, PORT_FLAG_INPUT, argv[1]) : NULL;
  Port *out = writes ? fileport_make(vm, fd, PORT_FLAG_OUTPUT, argv[1]) : NULL;
  if (reads) io_state_register(vm, in);
  if (writes) io_state_register(vm, out);
  if (!reads || !writes) return reads ? object_value(in) : writes ? object_value(out) : VALUE_FALSE;
  in->peer = out;
  out->peer = in;
  return values_return(vm, 2, (woad_value[]){object_value(in), object_value(out)});
}

PRIM("unsafe-socket->port", unsafe_socket_to_port, 3, 3, PF_ALLOC | PF_RAISES, RIGHT_UNSAFE,
     "(socket : exact-integer?) (name : bytes?) (mode : (listof 'no-close)) -> (values input-port? output-port?)",
     "The ports of the connection on SOCKET, which closing both closes; not with 'no-close: they are of a descriptor of their own then.")
{
  int fd = arg_descriptor(vm, 0, argc, argv);
  const Bytes *name = arg_bytes(vm, 1, argc, argv);
  arg_list(vm, 2, argc, argv);
  if (has_mode(vm, argv[2], "no-close") && (fd = dup(fd)) < 0) raise_errno(vm, NULL, "cannot copy the descriptor", NULL, errno);
  Port *in, *out;
  fileport_make_connection(vm, fd, symbol_intern_n(vm, (const char *)name->data, name->length), &in, &out);
  return values_return(vm, 2, (woad_value[]){object_value(in), object_value(out)});
}

/* Of the open port in V, a socket's when SOCKET; VALUE_FALSE: it has none. */
static woad_value descriptor_of(woad_vm *vm, woad_value v, bool socket) {
  const Port *port = port_find_input(vm, v);
  if (port == NULL) port = port_find_output(vm, v);
  if (port == NULL || port->closed || port->fd < 0 || port->is_socket != socket) return VALUE_FALSE;
  return fixnum_make(port->fd);
}

PRIM("unsafe-port->file-descriptor", unsafe_port_to_file_descriptor, 1, 1, PF_READS, RIGHT_UNSAFE, "(p : any/c) -> (or/c exact-integer? #f)",
     "The descriptor that the file-stream port P is on; #f when it is none.")
{
  return descriptor_of(vm, argv[0], false);
}

PRIM("unsafe-port->socket", unsafe_port_to_socket, 1, 1, PF_READS, RIGHT_UNSAFE, "(p : any/c) -> (or/c exact-integer? #f)",
     "The socket that the port P of a connection is on; #f when it is none.")
{
  return descriptor_of(vm, argv[0], true);
}

#define NO_SEMAPHORE(name, cname, what)                                                                                        \
  PRIM(name, cname, 2, 2, PF_RAISES, RIGHT_UNSAFE, "(" what " : exact-integer?) (mode : symbol?) -> #f",                         \
       "#f: descriptors are not turned into semaphores; unsafe-poller and unsafe-poll-ctx-fd-wakeup make events of them.")    \
  {                                                                                                                            \
    arg_fixnum(vm, 0, argc, argv);                                                                                             \
    arg_symbol(vm, 1, argc, argv);                                                                                             \
    return VALUE_FALSE;                                                                                                        \
  }
NO_SEMAPHORE("unsafe-file-descriptor->semaphore", unsafe_file_descriptor_to_semaphore, "fd")
NO_SEMAPHORE("unsafe-socket->semaphore", unsafe_socket_to_semaphore, "socket")
