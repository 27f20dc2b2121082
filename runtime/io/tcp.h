/* SPDX-License-Identifier: MIT
 * tcp.h: TCP listeners and UDP sockets as the rest of io/ sees them. */
#ifndef RUNTIME_IO_TCP_H
#define RUNTIME_IO_TCP_H

#include "runtime/base/vm.h"

/* Makes listeners events. */
void tcp_boot(woad_vm *vm);
/* No-ops on closed ones. */
void tcp_close_listener(woad_vm *vm, woad_value listener);
void udp_close(woad_vm *vm, woad_value socket);

#endif
