/* SPDX-License-Identifier: MIT
 * prim_tcp.c: TCP listeners and connections. A connection's ports are ports on its descriptor (fileport.c) that share it.
 * Source: Reference, "TCP". */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fileport.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/io/loop.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/socket.h"
#include "runtime/io/tcp.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/thread/thread.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%network")

typedef struct { Header header; int fd; bool closed; } Listener;
static Listener *listener_of(woad_value v) { return VALUE_AS(Listener, v); }

static Listener *listener_argument(woad_vm *vm, ARGS) {
  return listener_of(arg_type(vm, 0, argc, argv, TYPE_TCP_LISTENER, "tcp-listener?"));
}

static _Noreturn void raise_closed(woad_vm *vm, const char *who, woad_value listener) {
  raise_fields(vm, who, "listener is closed", "listener", listener, NULL);
}

/* The list of the two ports of the connection FD. */
static woad_value make_ports(woad_vm *vm, int fd, const char *name) {
  int on = 1;
  socket_set(vm, fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  Port *in, *out;
  fileport_make_connection(vm, fd, string_to_immutable(vm, string_from_utf8(vm, name)), &in, &out);
  return pair_list(vm, 2, object_value(in), object_value(out));
}

static woad_value two_values(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value ports[2] = {pair_car(vals[0]), pair_cadr(vals[0])};
  return values_return(vm, 2, ports);
}

/* --- listening --- */

static int open_stream(woad_vm *vm, int family) {
  return (int)OUTSIDE(vm, SOCKET, NULL, 0, socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
}

static int open_listener(woad_vm *vm, const SocketAddress *address, int backlog, bool reuse) {
  int family = address->address.ss_family, on = 1, off = 0;
  int fd = open_stream(vm, family);
  if (fd < 0) return -1;
  if (reuse) socket_set(vm, fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (family == AF_INET6) socket_set(vm, fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  if (socket_bind(vm, fd, address) == 0 && OUTSIDE(vm, SOCKET, NULL, 0, listen(fd, backlog)) == 0) return fd;
  int code = errno;
  fs_close(vm, fd);
  errno = code;
  return -1;
}

/* Of all addresses that of IPv6 comes first: it takes connections of both kinds. */
static int open_first(woad_vm *vm, const SocketAddress *all, size_t count, int backlog, bool reuse) {
  int fd = -1;
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < count; i++) {
      if ((all[i].address.ss_family == AF_INET6) != (round == 0)) continue;
      fd = open_listener(vm, &all[i], backlog, reuse);
      if (fd >= 0 || errno == EADDRINUSE || errno == EACCES) return fd;
    }
  return fd;
}

PRIM("tcp-listen", tcp_listen, 1, 4, PF_PORT | PF_NESTS, RIGHT_NET,
     "(port-no : listen-port-number?) [max-allow-wait : exact-nonnegative-integer? = 4] [reuse? : any/c = #f]"
     " [hostname : (or/c string? #f) = #f] -> tcp-listener?",
     "A listener at PORT-NO, 0 for a free one, of this machine's address HOSTNAME, #f for all.")
{
  woad_value port = socket_arg_port(vm, 0, false, true, argc, argv);
  int64_t backlog = 4;
  if (arg_given(1, argc)) {
    if (!value_is_fixnum(argv[1]) || fixnum_value(argv[1]) < 0)
      raise_argument_value(vm, NULL, "exact-nonnegative-integer?", argv[1]);
    backlog = fixnum_value(argv[1]) > 4096 ? 4096 : fixnum_value(argv[1]);
  }
  woad_value host = socket_arg_host(vm, 3, true, argc, argv);
  custodian_check(vm, "tcp-listen");
  SocketFailure failure = {"tcp-listen", "address-resolution error", host, port, NULL};
  size_t count;
  SocketAddress *all = socket_lookup(vm, &failure, SOCK_STREAM, &count);
  failure.message = "listen failed";
  int fd = open_first(vm, all, count, (int)backlog, arg_given(2, argc) && value_is_true(argv[2]));
  if (fd < 0) socket_raise(vm, &failure, errno);
  Listener *listener = mem_object(vm, Listener, TYPE_TCP_LISTENER);
  listener->fd = fd;
  custodian_manage(vm, object_value(listener));
  return object_value(listener);
}

void tcp_close_listener(woad_vm *vm, woad_value v) {
  Listener *listener = listener_of(v);
  if (listener->closed) return;
  listener->closed = true;
  world_forget(vm, listener->fd);
  fs_close(vm, listener->fd);
}

PRIM("tcp-close", tcp_close, 1, 1, PF_WRITES | PF_RAISES, RIGHT_NET, "(listener : tcp-listener?) -> void?", "Ends listening.")
{
  if (listener_argument(vm, argc, argv)->closed) raise_closed(vm, NULL, argv[0]);
  tcp_close_listener(vm, argv[0]);
  return VALUE_VOID;
}

PRIM("tcp-listener?", tcp_listener_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a listener.")
{
  return value_bool(value_has_type(argv[0], TYPE_TCP_LISTENER));
}

/* --- accepting --- */

static bool is_ready(woad_vm *vm, const Listener *listener) { return listener->closed || loop_fd_is_ready(vm, listener->fd, false); }

static bool poll_listener(woad_vm *vm, woad_value v, woad_value *value) { return is_ready(vm, listener_of(v)); }

static Waiter *watch_listener(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return world_watch(vm, listener_of(v)->fd, false, thread);
}

/* base: the listener, extra: who accepts, as a symbol. The result: see socket_attempt_evt. */
static bool poll_accept(woad_vm *vm, woad_value v, woad_value *value) {
  const Evt *evt = VALUE_AS(Evt, v);
  const char *who = symbol_text(evt->extra);
  *value = socket_closed_value(vm, vm->exn.fail_contract, who, "listener is closed", "listener", evt->base);
  if (listener_of(evt->base)->closed) return true;
  int listening = listener_of(evt->base)->fd;
  int fd = (int)OUTSIDE(vm, SOCKET, NULL, 0, accept4(listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (fd < 0 && (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)) return false;
  SocketFailure failure = {who, "accept from listener failed", VALUE_NONE, VALUE_NONE, NULL};
  *value = fd < 0 ? socket_failure_value(vm, &failure, errno) : make_ports(vm, fd, "tcp-accepted");
  return true;
}

static Waiter *watch_accept(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return watch_listener(vm, VALUE_AS(Evt, v)->base, thread, wake_us);
}

static const EvtOps listener_ops = {.poll = poll_listener, .watch = watch_listener},
                    accept_ops = {.poll = poll_accept, .watch = watch_accept};

static woad_value accept_evt(woad_vm *vm, woad_value listener, const char *who) {
  return socket_attempt_evt(vm, &accept_ops, listener, symbol_intern(vm, who));
}

static woad_value open_accept(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  custodian_check(vm, "tcp-accept-evt");
  return accept_evt(vm, VALUE_AS(Evt, argv[0])->base, "tcp-accept-evt");
}

static woad_value guard_accept(woad_vm *vm, woad_value v) { return call_native_closure(vm, NULL, open_accept, 1, 1, PF_RAISES, 0, NULL); }

static const EvtOps accept_evt_ops = {.name = "tcp-accept-evt", .guard = guard_accept};

static woad_value accept_from(woad_vm *vm, const char *who, bool breaks, ARGS) {
  if (listener_argument(vm, argc, argv)->closed) raise_closed(vm, NULL, argv[0]);
  custodian_check(vm, who);
  return socket_wait(vm, accept_evt(vm, argv[0], who), breaks, two_values);
}

PRIM("tcp-accept", tcp_accept, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_NET, "(listener : tcp-listener?) -> (values input-port? output-port?)",
     "Waits for a connection and gives its ports.")
{
  return accept_from(vm, "tcp-accept", false, argc, argv);
}

PRIM("tcp-accept/enable-break", tcp_accept_enable_break, 1, 1, PF_CONTROL | PF_RAISES, RIGHT_NET,
     "(listener : tcp-listener?) -> (values input-port? output-port?)", "tcp-accept, with breaks enabled while it waits.")
{
  return accept_from(vm, "tcp-accept/enable-break", true, argc, argv);
}

PRIM("tcp-accept-evt", tcp_accept_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_NET, "(listener : tcp-listener?) -> evt?",
     "Ready when there is a connection: the list of its ports.")
{
  listener_argument(vm, argc, argv);
  return sync_custom_evt_make(vm, &accept_evt_ops, argv[0], VALUE_FALSE);
}

PRIM("tcp-accept-ready?", tcp_accept_ready_p, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(listener : tcp-listener?) -> boolean?",
     "Whether tcp-accept would not wait.")
{
  if (listener_argument(vm, argc, argv)->closed) raise_closed(vm, NULL, argv[0]);
  return value_bool(is_ready(vm, listener_of(argv[0])));
}

/* --- connecting --- */

/* A connection to ADDRESS, from the near end NEAR unless that is NULL; -1 with errno. Waits. */
static int connect_to(woad_vm *vm, const SocketAddress *address, const SocketAddress *near) {
  int fd = open_stream(vm, address->address.ss_family), code = 0;
  if (fd < 0) return -1;
  socklen_t length = sizeof code;
  if (near != NULL && socket_bind(vm, fd, near) != 0) code = errno;
  else if (socket_connect(vm, fd, address) == 0) return fd;
  else if (errno != EINPROGRESS) code = errno;
  else {
    loop_wait_fd(vm, fd, true);
    (void)OUTSIDE(vm, SOCKET, &code, sizeof code, getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &length));
    world_forget(vm, fd);
  }
  if (code == 0) return fd;
  fs_close(vm, fd);
  errno = code;
  return -1;
}

static woad_value connect_by_name(woad_vm *vm, const char *who, ARGS) {
  woad_value host = socket_arg_host(vm, 0, false, argc, argv), port = socket_arg_port(vm, 1, false, false, argc, argv);
  woad_value near_host = socket_arg_host(vm, 2, true, argc, argv), near_port = socket_arg_port(vm, 3, true, false, argc, argv);
  if (near_host != VALUE_FALSE && near_port == VALUE_FALSE)
    raise_fields(vm, who, "no local port number supplied when local hostname was supplied", "hostname", near_host, NULL);
  custodian_check(vm, who);
  SocketFailure failure = {who, "host not found", host, port, NULL};
  size_t count, near_count = 0;
  SocketAddress *all = socket_lookup(vm, &failure, SOCK_STREAM, &count), *near = NULL;
  failure.message = "connection failed";
  if (near_host != VALUE_FALSE || near_port != VALUE_FALSE) {
    SocketFailure near_failure = {who, "local host not found", near_host, near_port, NULL};
    near = socket_lookup(vm, &near_failure, SOCK_STREAM, &near_count);
  }
  int fd = -1;
  for (size_t i = 0; i < count && fd < 0; i++) fd = connect_to(vm, &all[i], near);
  if (fd < 0) socket_raise(vm, &failure, errno);
  woad_value ports = make_ports(vm, fd, string_to_utf8(vm, string_of(host), NULL));
  return two_values(vm, NULL, 1, &ports);
}

PRIM("tcp-connect", tcp_connect, 2, 4, PF_PORT | PF_NESTS, RIGHT_NET,
     "(hostname : string?) (port-no : port-number?) [local-hostname : (or/c string? #f) = #f] [local-port-no : (or/c port-number? #f) = #f]"
     " -> (values input-port? output-port?)", "The ports of a new connection to PORT-NO of HOSTNAME.")
{
  return connect_by_name(vm, "tcp-connect", argc, argv);
}

static woad_value connect_with_breaks(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return connect_by_name(vm, "tcp-connect/enable-break", argc, argv);
}

PRIM("tcp-connect/enable-break", tcp_connect_enable_break, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_NET,
     "(hostname : string?) (port-no : port-number?) [local-hostname : (or/c string? #f) = #f] [local-port-no : (or/c port-number? #f) = #f]"
     " -> (values input-port? output-port?)", "As tcp-connect, with breaks enabled while it waits.")
{
  return thread_call_enabling_breaks(vm, "tcp-connect/enable-break", connect_with_breaks, argc, argv);
}

/* --- connections --- */

static Port *find_tcp_port(woad_vm *vm, woad_value v) {
  Port *port = port_find_input(vm, v);
  if (port == NULL) port = port_find_output(vm, v);
  return port != NULL && port->is_socket ? port : NULL;
}

PRIM("tcp-port?", tcp_port_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a port of a TCP connection.")
{
  return value_bool(find_tcp_port(vm, argv[0]) != NULL);
}

PRIM("tcp-abandon-port", tcp_abandon_port, 1, 1, PF_PORT | PF_NESTS, RIGHT_NET, "(tcp-port : tcp-port?) -> void?",
     "Closes the port; the far end is not told of it before both ports are closed.")
{
  Port *port = find_tcp_port(vm, argv[0]);
  if (port == NULL) return VALUE_VOID;
  port->is_abandoned = true;
  port_close_record(vm, port);
  return VALUE_VOID;
}

PRIM("tcp-addresses", tcp_addresses, 1, 2, PF_READS | PF_RAISES, RIGHT_NET,
     "(tcp-port : (or/c tcp-port? tcp-listener?)) [port-numbers? : any/c = #f] -> (values string? string?)"
     " or (values string? port-number? string? listen-port-number?)", "Addresses of the near and the far end.")
{
  Port *port = find_tcp_port(vm, argv[0]);
  bool is_listener = value_has_type(argv[0], TYPE_TCP_LISTENER);
  if (port == NULL && !is_listener) raise_argument_value(vm, NULL, "(or/c tcp-port? tcp-listener?)", argv[0]);
  if (is_listener && listener_of(argv[0])->closed) raise_closed(vm, NULL, argv[0]);
  if (port != NULL && port->closed) raise_fields(vm, NULL, "port is closed", "port", argv[0], NULL);
  int fd = is_listener ? listener_of(argv[0])->fd : port->fd;
  return socket_addresses(vm, fd, arg_given(1, argc) && value_is_true(argv[1]));
}

void tcp_boot(woad_vm *vm) { sync_register_type(vm, TYPE_TCP_LISTENER, &listener_ops); }
