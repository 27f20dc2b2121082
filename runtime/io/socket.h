/* SPDX-License-Identifier: MIT
 * socket.h: addresses, and what TCP and UDP have in common. Sockets are non-blocking; a green thread that has to wait waits for
 * their readiness. Functions that wait must be in PF_NESTS primitives. */
#ifndef RUNTIME_IO_SOCKET_H
#define RUNTIME_IO_SOCKET_H

#include <netdb.h>
#include <sys/socket.h>

#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"

/* One address of a host. */
typedef struct { struct sockaddr_storage address; socklen_t length; } SocketAddress;

/* How an error of the network is told: "WHO: MESSAGE", then host and port if given, then the system's words. CODE: an errno, or
 * a negative number of getaddrinfo. Host and port are not told when VALUE_NONE, the host neither when VALUE_FALSE. */
typedef struct { const char *who, *message; woad_value host, port; const char *host_field; } SocketFailure;
_Noreturn void socket_raise(woad_vm *vm, const SocketFailure *failure, int code);

/* The addresses of HOST (#f: this machine's, for listening) and PORT (#f: any); *count of them, in collected memory. Waits without
 * holding up other green threads; raises FAILURE where there are none. */
SocketAddress *socket_lookup(woad_vm *vm, const SocketFailure *failure, int socktype, size_t *count);
/* Sockets of FAMILY alone are wanted; AF_UNSPEC: any. */
SocketAddress *socket_lookup_family(woad_vm *vm, const SocketFailure *failure, int socktype, int family, size_t *count);

/* --- events that try something --- */
/* The event for what the poll of OPS tries with BASE and EXTRA. An exception as its result is raised. */
woad_value socket_attempt_evt(woad_vm *vm, const EvtOps *ops, woad_value base, woad_value extra);
/* Answer of a primitive: waits for such an event; CONVERT makes the answer of what it gives. */
typedef woad_value (*SocketConvert)(woad_vm *vm, woad_value *slots, int n, woad_value *vals);
woad_value socket_wait(woad_vm *vm, woad_value evt, bool breaks, SocketConvert convert);
/* Such exceptions: an error of the system; WHO: MESSAGE about V, named FIELD. */
woad_value socket_failure_value(woad_vm *vm, const SocketFailure *failure, int code);
woad_value socket_closed_value(woad_vm *vm, woad_value exn_type, const char *who, const char *message, const char *field, woad_value v);
/* V, unless it is an exception, which is raised. */
woad_value socket_checked(woad_vm *vm, woad_value v);

/* Host as text and port number of ADDRESS; zeros when its length is 0. */
void socket_name_address(woad_vm *vm, const SocketAddress *address, woad_value *host, woad_value *port);
/* Two values, the hosts of the near and the far end of FD; with PORTS four, each host with its port number. */
woad_value socket_addresses(woad_vm *vm, int fd, bool ports);

/* Argument checks; #f is let through where there is OR_FALSE. */
woad_value socket_arg_host(woad_vm *vm, int pos, bool or_false, ARGS);
woad_value socket_arg_port(woad_vm *vm, int pos, bool or_false, bool or_zero, ARGS);
/* bind, connect and setsockopt */
int socket_bind(woad_vm *vm, int fd, const SocketAddress *address);
int socket_connect(woad_vm *vm, int fd, const SocketAddress *address);
int socket_set(woad_vm *vm, int fd, int level, int name, const void *value, size_t nbytes);

#endif
