/* SPDX-License-Identifier: MIT
 * prim_udp.c: UDP sockets. Sending and receiving are attempts (socket.h): as events, as waits, or made once.
 * Source: Reference, "UDP". */
#include <errno.h>
#include <netinet/in.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/fs.h"
#include "runtime/io/loop.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/socket.h"
#include "runtime/io/tcp.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%network")

typedef struct { Header header; int fd, family; bool closed, bound, connected; } Udp;
static Udp *udp_of(woad_value v) { return VALUE_AS(Udp, v); }

static woad_value state_failure(woad_vm *vm, const char *who, const char *message, woad_value socket) {
  return socket_closed_value(vm, vm->exn.fail_network, who, message, "socket", socket);
}
static woad_value closed_failure(woad_vm *vm, const char *who, woad_value socket) {
  return state_failure(vm, who, "udp socket is closed", socket);
}

static Udp *udp_argument(woad_vm *vm, ARGS) { return udp_of(arg_type(vm, 0, argc, argv, TYPE_UDP, "udp?")); }

static Udp *open_argument(woad_vm *vm, ARGS) {
  Udp *udp = udp_argument(vm, argc, argv);
  if (udp->closed) socket_checked(vm, closed_failure(vm, vm->running_primitive, argv[0]));
  return udp;
}

/* --- opening, ends --- */

PRIM("udp-open-socket", udp_open_socket, 0, 2, PF_PORT | PF_NESTS, RIGHT_NET,
     "[family-hostname : (or/c string? #f) = #f] [family-port-no : (or/c port-number? #f) = #f] -> udp?",
     "A fresh socket, of the kind of address that FAMILY-HOSTNAME has.")
{
  woad_value host = socket_arg_host(vm, 0, true, argc, argv), port = socket_arg_port(vm, 1, true, false, argc, argv);
  custodian_check(vm, "udp-open-socket");
  int family = AF_INET;
  SocketFailure failure = {"udp-open-socket", "can't resolve address", host, port, "address"};
  size_t count = 0;
  if (host != VALUE_FALSE) {
    SocketAddress *all = socket_lookup(vm, &failure, SOCK_DGRAM, &count);
    if (count > 0) family = all[0].address.ss_family;
  }
  Udp *udp = mem_object(vm, Udp, TYPE_UDP);
  udp->family = family;
  udp->fd = (int)OUTSIDE(vm, SOCKET, NULL, 0, socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  failure.message = "creation failed";
  if (udp->fd < 0) socket_raise(vm, &failure, errno);
  custodian_manage(vm, object_value(udp));
  return object_value(udp);
}

void udp_close(woad_vm *vm, woad_value v) {
  Udp *udp = udp_of(v);
  if (udp->closed) return;
  udp->closed = true;
  world_forget(vm, udp->fd);
  fs_close(vm, udp->fd);
}

PRIM("udp-close", prim_udp_close, 1, 1, PF_WRITES | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> void?", "Closes it; its pending operations fail.")
{
  if (udp_argument(vm, argc, argv)->closed) socket_checked(vm, state_failure(vm, "udp-close", "udp socket was already closed", argv[0]));
  udp_close(vm, argv[0]);
  return VALUE_VOID;
}

PRIM("udp?", udp_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a UDP socket.")
{
  return value_bool(value_has_type(argv[0], TYPE_UDP));
}

PRIM("udp-bound?", udp_bound_p, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> boolean?", "Whether it has a near end.")
{
  return value_bool(udp_argument(vm, argc, argv)->bound);
}

PRIM("udp-connected?", udp_connected_p, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> boolean?", "Whether it has a far end.")
{
  return value_bool(udp_argument(vm, argc, argv)->connected);
}

static SocketAddress *lookup(woad_vm *vm, const Udp *udp, const SocketFailure *failure, size_t *count) {
  return socket_lookup_family(vm, failure, SOCK_DGRAM, udp->family, count);
}

PRIM("udp-bind!", udp_bind_x, 3, 4, PF_PORT | PF_NESTS, RIGHT_NET,
     "(udp-socket : udp?) (hostname : (or/c string? #f)) (port-no : listen-port-number?) [reuse? : any/c = #f] -> void?",
     "Gives the socket a near end: HOSTNAME of this machine's, #f for all; port 0 for a free one.")
{
  udp_argument(vm, argc, argv);
  woad_value host = socket_arg_host(vm, 1, true, argc, argv), port = socket_arg_port(vm, 2, false, true, argc, argv);
  Udp *udp = open_argument(vm, argc, argv);
  if (udp->bound) raise_fields(vm, NULL, "udp socket is already bound", "socket", argv[0], NULL);
  SocketFailure failure = {"udp-bind!", "can't resolve address", host, port, "address"};
  size_t count;
  SocketAddress *all = lookup(vm, udp, &failure, &count);
  failure.message = "can't bind";
  int on = 1, code = EADDRNOTAVAIL;
  if (arg_given(3, argc) && value_is_true(argv[3])) socket_set(vm, udp->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  for (size_t i = 0; i < count && !udp->bound; i++) {
    udp->bound = socket_bind(vm, udp->fd, &all[i]) == 0;
    if (!udp->bound) code = errno;
  }
  if (!udp->bound) socket_raise(vm, &failure, code);
  return VALUE_VOID;
}

static woad_value disconnect(woad_vm *vm, Udp *udp) {
  SocketAddress none = {.address.ss_family = AF_UNSPEC, .length = sizeof(struct sockaddr)};
  if (udp->connected) (void)socket_connect(vm, udp->fd, &none);
  udp->connected = false;
  return VALUE_VOID;
}

PRIM("udp-connect!", udp_connect_x, 3, 3, PF_PORT | PF_NESTS, RIGHT_NET,
     "(udp-socket : udp?) (hostname : (or/c string? #f)) (port-no : (or/c port-number? #f)) -> void?",
     "Gives the socket a far end, or takes it away (#f and #f).")
{
  udp_argument(vm, argc, argv);
  woad_value host = socket_arg_host(vm, 1, true, argc, argv), port = socket_arg_port(vm, 2, true, false, argc, argv);
  if ((host == VALUE_FALSE) != (port == VALUE_FALSE))
    raise_fields(vm, NULL, "last second and third arguments must be both #f or both non-#f", "second argument", host,
                 "third argument", port, NULL);
  Udp *udp = open_argument(vm, argc, argv);
  if (host == VALUE_FALSE) return disconnect(vm, udp);
  SocketFailure failure = {"udp-connect!", "can't resolve address", host, port, "address"};
  size_t count;
  SocketAddress *all = lookup(vm, udp, &failure, &count);
  failure.message = "can't connect";
  int code = EADDRNOTAVAIL;
  udp->connected = false;
  for (size_t i = 0; i < count && !udp->connected; i++) {
    udp->connected = socket_connect(vm, udp->fd, &all[i]) == 0;
    if (!udp->connected) code = errno;
  }
  if (!udp->connected) socket_raise(vm, &failure, code);
  udp->bound = true;
  return VALUE_VOID;
}

/* --- attempts. extra: vector of who (symbol), bytes, start, end, address (atomic block in a bytes, or #f) --- */

enum { TRY_WHO, TRY_BYTES, TRY_START, TRY_END, TRY_ADDRESS, TRY_COUNT };
static woad_value *try_items(woad_value v) { return vector_of(VALUE_AS(Evt, v)->extra)->items; }
static Udp *try_socket(woad_value v) { return udp_of(VALUE_AS(Evt, v)->base); }

/* What it comes to when the system call answered with DONE and errno; false: not yet. */
static bool came_to(woad_vm *vm, const char *who, const char *message, ssize_t done, woad_value *value) {
  if (done >= 0) return true;
  if (errno == EAGAIN || errno == EINTR) return false;
  SocketFailure failure = {who, message, VALUE_NONE, VALUE_NONE, NULL};
  *value = socket_failure_value(vm, &failure, errno);
  return true;
}

static bool poll_send(woad_vm *vm, woad_value v, woad_value *value) {
  woad_value *items = try_items(v), socket = VALUE_AS(Evt, v)->base;
  Udp *udp = udp_of(socket);
  const char *who = symbol_text(items[TRY_WHO]);
  const SocketAddress *to = items[TRY_ADDRESS] == VALUE_FALSE ? NULL : (const SocketAddress *)(void *)bytes_of(items[TRY_ADDRESS])->data;
  *value = udp->closed ? closed_failure(vm, who, socket)
           : to == NULL && !udp->connected ? state_failure(vm, who, "udp socket is not connected", socket)
           : to != NULL && udp->connected ? state_failure(vm, who, "udp socket is connected", socket) : VALUE_VOID;
  if (*value != VALUE_VOID) return true;
  const uint8_t *data = bytes_of(items[TRY_BYTES])->data;
  size_t start = (size_t)fixnum_value(items[TRY_START]), end = (size_t)fixnum_value(items[TRY_END]);
  const struct sockaddr *address = to == NULL ? NULL : (const struct sockaddr *)&to->address;
  ssize_t done = OUTSIDE(vm, SOCKET, NULL, 0, sendto(udp->fd, data + start, end - start, MSG_NOSIGNAL, address, to == NULL ? 0 : to->length));
  if (done >= 0) udp->bound = true;
  return came_to(vm, who, "send failed", done, value);
}

static bool poll_receive(woad_vm *vm, woad_value v, woad_value *value) {
  woad_value *items = try_items(v), socket = VALUE_AS(Evt, v)->base;
  Udp *udp = udp_of(socket);
  const char *who = symbol_text(items[TRY_WHO]);
  *value = udp->closed ? closed_failure(vm, who, socket) : !udp->bound ? state_failure(vm, who, "udp socket is not bound", socket) : VALUE_NULL;
  if (*value != VALUE_NULL) return true;
  uint8_t *data = bytes_of(items[TRY_BYTES])->data;
  size_t start = (size_t)fixnum_value(items[TRY_START]), end = (size_t)fixnum_value(items[TRY_END]);
  SocketAddress from = {.length = sizeof from.address};
  ssize_t done = OUTSIDE_COUNTED(vm, RECEIVE, data + start, end - start,
                                 recvfrom(udp->fd, data + start, end - start, 0, (struct sockaddr *)&from.address, &from.length));
  (void)OUTSIDE(vm, RECEIVE, &from, sizeof from, 0);
  if (done >= 0) {
    woad_value host, port;
    socket_name_address(vm, &from, &host, &port);
    *value = pair_list(vm, 3, fixnum_make(done), string_to_immutable(vm, host), port);
  }
  return came_to(vm, who, "receive failed", done, value);
}

static Waiter *watch_send(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return world_watch(vm, try_socket(v)->fd, true, thread);
}
static Waiter *watch_receive(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return world_watch(vm, try_socket(v)->fd, false, thread);
}

static const EvtOps send_ops = {.poll = poll_send, .watch = watch_send}, receive_ops = {.poll = poll_receive, .watch = watch_receive};

static woad_value attempt(woad_vm *vm, const EvtOps *ops, woad_value evt) {
  return socket_attempt_evt(vm, ops, VALUE_AS(Evt, evt)->base, VALUE_AS(Evt, evt)->extra);
}
static woad_value open_send(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return attempt(vm, &send_ops, argv[0]); }
static woad_value open_receive(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return attempt(vm, &receive_ops, argv[0]); }
static woad_value guard_send(woad_vm *vm, woad_value v) { return call_native_closure(vm, NULL, open_send, 1, 1, 0, 0, NULL); }
static woad_value guard_receive(woad_vm *vm, woad_value v) { return call_native_closure(vm, NULL, open_receive, 1, 1, 0, 0, NULL); }
static const EvtOps send_evt_ops = {.name = "udp-send-evt", .guard = guard_send},
                    receive_evt_ops = {.name = "udp-receive-evt", .guard = guard_receive};

/* The attempt that the arguments from AT on (bytes, start, end) mean, as the event of OPS. */
static woad_value attempt_argument(woad_vm *vm, const EvtOps *ops, int at, woad_value address, ARGS) {
  size_t length = ops == &receive_evt_ops ? arg_mutable_bytes(vm, at, argc, argv)->length : arg_bytes(vm, at, argc, argv)->length;
  size_t start = arg_given(at + 1, argc) ? arg_natural(vm, at + 1, argc, argv) : 0;
  size_t end = arg_given(at + 2, argc) ? arg_natural(vm, at + 2, argc, argv) : length;
  if (start > length) raise_range(vm, NULL, "byte string", "starting ", argv[at + 1], argv[at], 0, (int64_t)length);
  if (end < start || end > length)
    raise_range(vm, NULL, "byte string", "ending ", argv[at + 2], argv[at], (int64_t)start, (int64_t)length);
  Vector *items = vector_make(vm, TRY_COUNT, address);
  items->items[TRY_WHO] = symbol_intern(vm, vm->running_primitive);
  items->items[TRY_BYTES] = argv[at];
  items->items[TRY_START] = fixnum_make((int64_t)start);
  items->items[TRY_END] = fixnum_make((int64_t)end);
  return sync_custom_evt_make(vm, ops, argv[0], object_value(items));
}

/* The same for sending to the address in arguments 1 and 2. */
static woad_value send_to_argument(woad_vm *vm, ARGS) {
  const char *who = vm->running_primitive;
  Udp *udp = udp_argument(vm, argc, argv);
  woad_value host = socket_arg_host(vm, 1, false, argc, argv), port = socket_arg_port(vm, 2, false, false, argc, argv);
  attempt_argument(vm, &send_evt_ops, 3, VALUE_FALSE, argc, argv); /* checks the rest first */
  SocketFailure failure = {who, "can't resolve address", host, port, "address"};
  size_t count;
  SocketAddress *all = lookup(vm, udp, &failure, &count);
  vm->running_primitive = who;
  return attempt_argument(vm, &send_evt_ops, 3, bytes_from(vm, &all[0], sizeof all[0]), argc, argv);
}

static woad_value send_argument(woad_vm *vm, ARGS) {
  udp_argument(vm, argc, argv);
  return attempt_argument(vm, &send_evt_ops, 1, VALUE_FALSE, argc, argv);
}

static woad_value receive_argument(woad_vm *vm, ARGS) {
  udp_argument(vm, argc, argv);
  return attempt_argument(vm, &receive_evt_ops, 1, VALUE_FALSE, argc, argv);
}

static woad_value first_value(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return vals[0]; }
static woad_value three_values(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value three[3] = {pair_car(vals[0]), pair_cadr(vals[0]), pair_car(pair_cddr(vals[0]))};
  return values_return(vm, 3, three);
}

#define SEND_TO_SHAPE "(udp-socket : udp?) (hostname : string?) (port-no : port-number?) (bstr : bytes?)" \
                      " [start-pos : exact-nonnegative-integer? = 0] [end-pos : exact-nonnegative-integer?] -> "
#define SEND_SHAPE "(udp-socket : udp?) (bstr : bytes?) [start-pos : exact-nonnegative-integer? = 0] [end-pos : exact-nonnegative-integer?] -> "
#define RECEIVE_SHAPE "(udp-socket : udp?) (bstr : (and/c bytes? (not/c immutable?))) [start-pos : exact-nonnegative-integer? = 0]" \
                      " [end-pos : exact-nonnegative-integer?] -> "

PRIM("udp-send-to", udp_send_to, 4, 6, PF_PORT | PF_NESTS, RIGHT_NET, SEND_TO_SHAPE "void?", "Sends a datagram; waits until that is possible.")
{
  return socket_wait(vm, send_to_argument(vm, argc, argv), false, first_value);
}

PRIM("udp-send-to/enable-break", udp_send_to_enable_break, 4, 6, PF_PORT | PF_NESTS, RIGHT_NET, SEND_TO_SHAPE "void?",
     "udp-send-to, with breaks enabled while it waits.")
{
  return socket_wait(vm, send_to_argument(vm, argc, argv), true, first_value);
}

PRIM("udp-send-to*", udp_send_to_star, 4, 6, PF_PORT | PF_NESTS, RIGHT_NET, SEND_TO_SHAPE "boolean?", "Sends a datagram if that is possible now; whether it was.")
{
  woad_value evt = send_to_argument(vm, argc, argv), value;
  if (!poll_send(vm, evt, &value)) return VALUE_FALSE;
  socket_checked(vm, value);
  return VALUE_TRUE;
}

PRIM("udp-send-to-evt", udp_send_to_evt, 4, 6, PF_PORT | PF_NESTS, RIGHT_NET, SEND_TO_SHAPE "evt?", "Sends a datagram when it is chosen.")
{
  return send_to_argument(vm, argc, argv);
}

PRIM("udp-send", udp_send, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_NET, SEND_SHAPE "void?", "udp-send-to the far end of a connected socket.")
{
  return socket_wait(vm, send_argument(vm, argc, argv), false, first_value);
}

PRIM("udp-send/enable-break", udp_send_enable_break, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_NET, SEND_SHAPE "void?",
     "udp-send, with breaks enabled while it waits.")
{
  return socket_wait(vm, send_argument(vm, argc, argv), true, first_value);
}

PRIM("udp-send*", udp_send_star, 2, 4, PF_WRITES | PF_RAISES, RIGHT_NET, SEND_SHAPE "boolean?", "udp-send-to* the far end of a connected socket.")
{
  woad_value evt = send_argument(vm, argc, argv), value;
  if (!poll_send(vm, evt, &value)) return VALUE_FALSE;
  socket_checked(vm, value);
  return VALUE_TRUE;
}

PRIM("udp-send-evt", udp_send_evt, 2, 4, PF_ALLOC | PF_RAISES, RIGHT_NET, SEND_SHAPE "evt?", "Sends a datagram to the far end when it is chosen.")
{
  return send_argument(vm, argc, argv);
}

PRIM("udp-receive!", udp_receive_x, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_NET, RECEIVE_SHAPE "(values exact-nonnegative-integer? string? port-number?)",
     "Waits for a datagram and puts it into BSTR: its bytes (more than fit are lost), sender's host and port.")
{
  return socket_wait(vm, receive_argument(vm, argc, argv), false, three_values);
}

PRIM("udp-receive!/enable-break", udp_receive_x_enable_break, 2, 4, PF_CONTROL | PF_RAISES, RIGHT_NET,
     RECEIVE_SHAPE "(values exact-nonnegative-integer? string? port-number?)", "udp-receive!, with breaks enabled while it waits.")
{
  return socket_wait(vm, receive_argument(vm, argc, argv), true, three_values);
}

PRIM("udp-receive!*", udp_receive_x_star, 2, 4, PF_WRITES | PF_RAISES, RIGHT_NET,
     RECEIVE_SHAPE "(values (or/c exact-nonnegative-integer? #f) (or/c string? #f) (or/c port-number? #f))",
     "udp-receive! if there is a datagram now, else three times #f.")
{
  woad_value evt = receive_argument(vm, argc, argv), value, none[3] = {VALUE_FALSE, VALUE_FALSE, VALUE_FALSE};
  if (!poll_receive(vm, evt, &value)) return values_return(vm, 3, none);
  socket_checked(vm, value);
  return three_values(vm, NULL, 1, &value);
}

PRIM("udp-receive!-evt", udp_receive_x_evt, 2, 4, PF_ALLOC | PF_RAISES, RIGHT_NET, RECEIVE_SHAPE "evt?",
     "Receives a datagram when it is chosen; its result is the list of udp-receive!'s.")
{
  return receive_argument(vm, argc, argv);
}

/* --- readiness --- */

static bool poll_readable(woad_vm *vm, woad_value v, woad_value *value) { return try_socket(v)->closed || loop_fd_is_ready(vm, try_socket(v)->fd, false); }
static bool poll_writable(woad_vm *vm, woad_value v, woad_value *value) { return try_socket(v)->closed || loop_fd_is_ready(vm, try_socket(v)->fd, true); }
static const EvtOps readable_ops = {.poll = poll_readable, .watch = watch_receive, .name = "udp-receive-ready-evt"},
                    writable_ops = {.poll = poll_writable, .watch = watch_send, .name = "udp-send-ready-evt"};

PRIM("udp-receive-ready-evt", udp_receive_ready_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> evt?", "Ready when there is a datagram.")
{
  udp_argument(vm, argc, argv);
  return sync_custom_evt_make(vm, &readable_ops, argv[0], VALUE_FALSE);
}

PRIM("udp-send-ready-evt", udp_send_ready_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> evt?", "Ready when a datagram could be sent.")
{
  udp_argument(vm, argc, argv);
  return sync_custom_evt_make(vm, &writable_ops, argv[0], VALUE_FALSE);
}

/* --- settings of the system's socket --- */

static _Noreturn void raise_option(woad_vm *vm, const char *message) {
  SocketFailure failure = {vm->running_primitive, message, VALUE_NONE, VALUE_NONE, NULL};
  socket_raise(vm, &failure, errno);
}

static int get_option(woad_vm *vm, int name, ARGS) {
  int value = 0, fd = open_argument(vm, argc, argv)->fd;
  socklen_t length = sizeof value;
  if (OUTSIDE(vm, SOCKET, &value, sizeof value, getsockopt(fd, IPPROTO_IP, name, &value, &length)) != 0) raise_option(vm, "getsockopt failed");
  return value;
}

static woad_value set_option(woad_vm *vm, int level, int name, int value, ARGS) {
  if (socket_set(vm, open_argument(vm, argc, argv)->fd, level, name, &value, sizeof value) != 0) raise_option(vm, "setsockopt failed");
  return VALUE_VOID;
}

static int byte_argument(woad_vm *vm, const char *expected, int lowest, ARGS) {
  udp_argument(vm, argc, argv);
  if (!value_is_fixnum(argv[1]) || fixnum_value(argv[1]) < lowest || fixnum_value(argv[1]) > 255) arg_wrong(vm, 1, argc, argv, expected);
  return (int)fixnum_value(argv[1]);
}

PRIM("udp-ttl", udp_ttl, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> byte?", "How many hops its datagrams live.")
{
  return fixnum_make(get_option(vm, IP_TTL, argc, argv));
}
PRIM("udp-set-ttl!", udp_set_ttl_x, 2, 2, PF_WRITES | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) (ttl : byte?) -> void?", "Sets that.")
{
  return set_option(vm, IPPROTO_IP, IP_TTL, byte_argument(vm, "byte?", 0, argc, argv), argc, argv);
}
PRIM("udp-multicast-ttl", udp_multicast_ttl, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> byte?", "The same for multicast.")
{
  return fixnum_make(get_option(vm, IP_MULTICAST_TTL, argc, argv));
}
PRIM("udp-multicast-set-ttl!", udp_multicast_set_ttl_x, 2, 2, PF_WRITES | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) (ttl : byte?) -> void?", "Sets that.")
{
  return set_option(vm, IPPROTO_IP, IP_MULTICAST_TTL, byte_argument(vm, "byte?", 0, argc, argv), argc, argv);
}
PRIM("udp-multicast-loopback?", udp_multicast_loopback_p, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> boolean?",
     "Whether this machine gets its own multicasts.")
{
  return value_bool(get_option(vm, IP_MULTICAST_LOOP, argc, argv) != 0);
}
PRIM("udp-multicast-set-loopback!", udp_multicast_set_loopback_x, 2, 2, PF_WRITES | PF_RAISES, RIGHT_NET,
     "(udp-socket : udp?) (loopback? : any/c) -> void?", "Sets that.")
{
  return set_option(vm, IPPROTO_IP, IP_MULTICAST_LOOP, value_is_true(argv[1]), argc, argv);
}
PRIM("udp-set-receive-buffer-size!", udp_set_receive_buffer_size_x, 2, 2, PF_WRITES | PF_RAISES, RIGHT_NET,
     "(udp-socket : udp?) (size : exact-positive-integer?) -> void?", "Room for datagrams that wait, in bytes.")
{
  udp_argument(vm, argc, argv);
  if (!number_is_exact_integer(argv[1]) || number_is_negative(argv[1]) || argv[1] == fixnum_make(0))
    arg_wrong(vm, 1, argc, argv, "exact-positive-integer?");
  int64_t size = value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : INT32_MAX;
  return set_option(vm, SOL_SOCKET, SO_RCVBUF, size > INT32_MAX ? INT32_MAX : (int)size, argc, argv);
}

/* --- multicast groups --- */

static struct in_addr find_host(woad_vm *vm, woad_value host) {
  struct in_addr any = {htonl(INADDR_ANY)};
  if (host == VALUE_FALSE) return any;
  SocketFailure failure = {vm->running_primitive, "can't resolve address", host, VALUE_FALSE, "address"};
  size_t count;
  SocketAddress *all = socket_lookup_family(vm, &failure, SOCK_DGRAM, AF_INET, &count);
  return count == 0 ? any : ((const struct sockaddr_in *)&all[0].address)->sin_addr;
}

static woad_value change_group(woad_vm *vm, int name, ARGS) {
  udp_argument(vm, argc, argv);
  woad_value group = socket_arg_host(vm, 1, false, argc, argv), host = socket_arg_host(vm, 2, true, argc, argv);
  const char *who = vm->running_primitive;
  Udp *udp = open_argument(vm, argc, argv);
  struct ip_mreq request = {find_host(vm, group), find_host(vm, host)};
  vm->running_primitive = who;
  if (socket_set(vm, udp->fd, IPPROTO_IP, name, &request, sizeof request) != 0) raise_option(vm, "setsockopt failed");
  return VALUE_VOID;
}

PRIM("udp-multicast-join-group!", udp_multicast_join_group_x, 3, 3, PF_PORT | PF_NESTS, RIGHT_NET,
     "(udp-socket : udp?) (multicast-addr : string?) (hostname : (or/c string? #f)) -> void?", "Joins the group at this machine's address HOSTNAME.")
{
  return change_group(vm, IP_ADD_MEMBERSHIP, argc, argv);
}
PRIM("udp-multicast-leave-group!", udp_multicast_leave_group_x, 3, 3, PF_PORT | PF_NESTS, RIGHT_NET,
     "(udp-socket : udp?) (multicast-addr : string?) (hostname : (or/c string? #f)) -> void?", "Leaves it.")
{
  return change_group(vm, IP_DROP_MEMBERSHIP, argc, argv);
}
PRIM("udp-multicast-set-interface!", udp_multicast_set_interface_x, 2, 2, PF_PORT | PF_NESTS, RIGHT_NET,
     "(udp-socket : udp?) (hostname : (or/c string? #f)) -> void?", "Multicasts leave by this machine's address HOSTNAME.")
{
  udp_argument(vm, argc, argv);
  woad_value host = socket_arg_host(vm, 1, true, argc, argv);
  Udp *udp = open_argument(vm, argc, argv);
  struct in_addr address = find_host(vm, host);
  if (socket_set(vm, udp->fd, IPPROTO_IP, IP_MULTICAST_IF, &address, sizeof address) != 0) raise_option(vm, "setsockopt failed");
  return VALUE_VOID;
}
PRIM("udp-multicast-interface", udp_multicast_interface, 1, 1, PF_READS | PF_RAISES, RIGHT_NET, "(udp-socket : udp?) -> string?", "That address.")
{
  SocketAddress address = {.length = sizeof(struct sockaddr_in)};
  struct sockaddr_in *in = (struct sockaddr_in *)&address.address;
  socklen_t length = sizeof in->sin_addr;
  in->sin_family = AF_INET;
  int fd = open_argument(vm, argc, argv)->fd;
  if (OUTSIDE(vm, SOCKET, &in->sin_addr, sizeof in->sin_addr, getsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &in->sin_addr, &length)) != 0)
    raise_option(vm, "getsockopt failed");
  woad_value host, port;
  socket_name_address(vm, &address, &host, &port);
  return string_to_immutable(vm, host);
}

PRIM("udp-addresses", udp_addresses, 1, 2, PF_READS | PF_RAISES, RIGHT_NET,
     "(udp-socket : udp?) [port-numbers? : any/c = #f] -> (values string? string?)"
     " or (values string? listen-port-number? string? listen-port-number?)", "Addresses of the near and the far end.")
{
  int fd = open_argument(vm, argc, argv)->fd;
  return socket_addresses(vm, fd, arg_given(1, argc) && value_is_true(argv[1]));
}
