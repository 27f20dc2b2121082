/* SPDX-License-Identifier: MIT
 * socket.c: see socket.h. Names are looked up by libuv's threads, which touch nothing collected: what they are given is copied,
 * and the waiting look-up is found again by a root. */
#include "runtime/base/record.h"
#include "runtime/io/socket.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include "runtime/base/root.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/loop.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/call.h"
#include "runtime/vm/raise.h"

/* --- failures --- */

woad_value socket_failure_value(woad_vm *vm, const SocketFailure *failure, int code) {
  bool by_name = code < 0, has_host = failure->host != VALUE_NONE && failure->host != VALUE_FALSE;
  bool has_port = failure->port != VALUE_NONE && failure->port != VALUE_FALSE;
  const char *host_field = failure->host_field != NULL ? failure->host_field : "hostname";
  const char *host = has_host ? raise_text(vm, "\n  %s: %D", host_field, failure->host) : "";
  const char *port = has_port ? raise_text(vm, "\n  port number: %V", failure->port) : "";
  woad_value field = pair_make(vm, fixnum_make(code), symbol_intern(vm, by_name ? "gai" : "posix"));
  const char *text = raise_text(vm, "%s: %s%s%s\n  system error: %s; %s=%d", failure->who, failure->message, host, port,
                                by_name ? gai_strerror(code) : strerror(code), by_name ? "gai_err" : "errno", code);
  return raise_make_exn(vm, vm->exn.fail_network_errno, text, 1, &field);
}

woad_value socket_closed_value(woad_vm *vm, woad_value exn_type, const char *who, const char *message, const char *field, woad_value v) {
  return raise_make_exn(vm, exn_type, raise_text(vm, "%s: %s\n  %s: %V", who, message, field, v), 0, NULL);
}

_Noreturn void socket_raise(woad_vm *vm, const SocketFailure *failure, int code) {
  raise_value(vm, socket_failure_value(vm, failure, code));
}

/* --- attempts --- */

woad_value socket_checked(woad_vm *vm, woad_value v) {
  if (value_is_struct(v)) raise_value(vm, v);
  return v;
}

static woad_value check_result(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return socket_checked(vm, argv[0]); }

woad_value socket_attempt_evt(woad_vm *vm, const EvtOps *ops, woad_value base, woad_value extra) {
  woad_value check = call_native_closure(vm, NULL, check_result, 1, 1, PF_RAISES, 0, NULL);
  return sync_evt_make(vm, EVT_WRAP, sync_custom_evt_make(vm, ops, base, extra), check);
}

static woad_value wait_for_attempt(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return sync_on(vm, pair_make(vm, argv[0], VALUE_NULL), VALUE_FALSE, argv[1] == VALUE_TRUE);
}

woad_value socket_wait(woad_vm *vm, woad_value evt, bool breaks, SocketConvert convert) {
  woad_value args[2] = {evt, value_bool(breaks)};
  return call_then(vm, call_native_closure(vm, NULL, wait_for_attempt, 2, 2, 0, 0, NULL), 2, args, convert, 0, NULL);
}

/* --- looking names up --- */

typedef struct { Header header; WaitQueue queue; bool done; int status; struct addrinfo *result; } Lookup;

/* libuv has an answer: noted for when its loop has run. */
static void on_answer(uv_getaddrinfo_t *request, int status, struct addrinfo *result) {
  woad_vm *vm = request->loop->data;
  RootId root = (RootId)(uintptr_t)request->data;
  VALUE_AS(Lookup, root_get(vm, root))->result = result;
  free(request);
  world_note_answer(vm, root, status);
}

static void take_answer(woad_vm *vm, RootId root, int status) {
  Lookup *lookup = VALUE_AS(Lookup, root_get(vm, root));
  root_drop(vm, root);
  world_release(vm);
  lookup->done = true;
  lookup->status = status;
  sync_wake_all(vm, &lookup->queue);
}

/* libuv's numbers for what getaddrinfo says */
static int status_to_gai(int status) {
  switch (status) {
  case UV_EAI_AGAIN: return EAI_AGAIN;
  case UV_EAI_FAIL: return EAI_FAIL;
  case UV_EAI_FAMILY: return EAI_FAMILY;
  case UV_EAI_SERVICE: return EAI_SERVICE;
  case UV_EAI_SOCKTYPE: return EAI_SOCKTYPE;
  default: return EAI_NONAME;
  }
}

static struct addrinfo *ask(woad_vm *vm, const char *host, const char *service, const struct addrinfo *hints, int *code) {
  Lookup *lookup = mem_object(vm, Lookup, TYPE_OTHER);
  uv_getaddrinfo_t *request = malloc(sizeof *request);
  if (request == NULL) vm->hooks.out_of_memory(vm, sizeof *request);
  RootId root = root_add(vm, object_value(lookup));
  request->data = (void *)(uintptr_t)root;
  int status = (int)OUTSIDE(vm, NAME, NULL, 0, uv_getaddrinfo(world_loop(vm), request, on_answer, host, service, hints));
  if (status != 0 || (vm->recorder != NULL && record_is_replay(vm->recorder))) free(request);
  if (status != 0) {
    root_drop(vm, root);
    *code = status_to_gai(status);
    return NULL;
  }
  world_hold(vm, take_answer);
  while (!lookup->done) loop_wait_queue(vm, &lookup->queue, object_value(lookup));
  *code = lookup->status == 0 ? 0 : status_to_gai(lookup->status);
  return lookup->result;
}

static SocketAddress *copy_list(woad_vm *vm, const struct addrinfo *list, size_t *count) {
  *count = 0;
  for (const struct addrinfo *one = list; one != NULL; one = one->ai_next) ++*count;
  SocketAddress *all = mem_new_atomic(vm, (*count + 1) * sizeof *all);
  size_t n = 0;
  for (const struct addrinfo *one = list; one != NULL; one = one->ai_next, n++) {
    memcpy(&all[n].address, one->ai_addr, one->ai_addrlen);
    all[n].length = one->ai_addrlen;
  }
  return all;
}

SocketAddress *socket_lookup(woad_vm *vm, const SocketFailure *failure, int socktype, size_t *count) {
  return socket_lookup_family(vm, failure, socktype, AF_UNSPEC, count);
}

SocketAddress *socket_lookup_family(woad_vm *vm, const SocketFailure *failure, int socktype, int family, size_t *count) {
  bool any = failure->host == VALUE_FALSE;
  const char *host = any ? NULL : string_to_utf8(vm, string_of(failure->host), NULL);
  char service[24];
  snprintf(service, sizeof service, "%d", value_is_fixnum(failure->port) ? (int)fixnum_value(failure->port) : 0);
  struct addrinfo hints = {.ai_family = family, .ai_socktype = socktype, .ai_flags = AI_NUMERICHOST | (any ? AI_PASSIVE : 0)}, *list = NULL;
  int code = (int)OUTSIDE(vm, NAME, NULL, 0, getaddrinfo(host, service, &hints, &list)); /* a number needs no waiting */
  if (code != 0) {
    hints.ai_flags = 0;
    list = ask(vm, host, service, &hints, &code);
  }
  if (code != 0) socket_raise(vm, failure, code);
  SocketAddress *all = copy_list(vm, list, count);
  if (list != NULL) freeaddrinfo(list);
  const void *bytes = all;
  size_t nbytes = *count * sizeof *all;
  record_bytes(vm, RECORD_NAME, &bytes, &nbytes);
  *count = nbytes / sizeof *all;
  if (bytes == all) return all;
  all = mem_new_atomic(vm, nbytes + sizeof *all);
  memcpy(all, bytes, nbytes);
  return all;
}

/* --- system calls --- */

int socket_bind(woad_vm *vm, int fd, const SocketAddress *address) {
  return (int)OUTSIDE(vm, SOCKET, NULL, 0, bind(fd, (const struct sockaddr *)&address->address, address->length));
}

int socket_connect(woad_vm *vm, int fd, const SocketAddress *address) {
  return (int)OUTSIDE(vm, SOCKET, NULL, 0, connect(fd, (const struct sockaddr *)&address->address, address->length));
}

int socket_set(woad_vm *vm, int fd, int level, int name, const void *value, size_t nbytes) {
  return (int)OUTSIDE(vm, SOCKET, NULL, 0, setsockopt(fd, level, name, value, (socklen_t)nbytes));
}

/* --- names of ends --- */

void socket_name_address(woad_vm *vm, const SocketAddress *address, woad_value *host, woad_value *port) {
  char name[INET6_ADDRSTRLEN] = "0.0.0.0", service[16] = "0";
  if (address->length > 0)
    getnameinfo((const struct sockaddr *)&address->address, address->length, name, sizeof name, service, sizeof service,
                NI_NUMERICHOST | NI_NUMERICSERV);
  *host = string_from_utf8(vm, name);
  *port = fixnum_make(atoi(service));
}

static void name_end(woad_vm *vm, int fd, bool far_end, woad_value *host, woad_value *port) {
  SocketAddress address = {.length = sizeof address.address};
  struct sockaddr *at = (struct sockaddr *)&address.address;
  int got = (int)OUTSIDE(vm, NAME, NULL, 0, far_end ? getpeername(fd, at, &address.length) : getsockname(fd, at, &address.length));
  if (got != 0) address.length = 0;
  (void)OUTSIDE(vm, NAME, &address, sizeof address, 0);
  socket_name_address(vm, &address, host, port);
}

woad_value socket_addresses(woad_vm *vm, int fd, bool ports) {
  woad_value four[4];
  name_end(vm, fd, false, &four[0], &four[1]);
  name_end(vm, fd, true, &four[2], &four[3]);
  if (ports) return values_return(vm, 4, four);
  woad_value two[2] = {four[0], four[2]};
  return values_return(vm, 2, two);
}

/* --- arguments --- */

woad_value socket_arg_host(woad_vm *vm, int pos, bool or_false, ARGS) {
  if (!arg_given(pos, argc)) return VALUE_FALSE;
  if (value_is_string(argv[pos]) || (or_false && argv[pos] == VALUE_FALSE)) return argv[pos];
  raise_argument_value(vm, vm->running_primitive, or_false ? "(or/c string? #f)" : "string?", argv[pos]);
}

woad_value socket_arg_port(woad_vm *vm, int pos, bool or_false, bool or_zero, ARGS) {
  if (!arg_given(pos, argc)) return VALUE_FALSE;
  if (or_false && argv[pos] == VALUE_FALSE) return VALUE_FALSE;
  if (value_is_fixnum(argv[pos]) && fixnum_value(argv[pos]) >= (or_zero ? 0 : 1) && fixnum_value(argv[pos]) <= 65535) return argv[pos];
  const char *kind = or_zero ? "listen-port-number?" : "port-number?";
  raise_argument_value(vm, vm->running_primitive, or_false ? raise_text(vm, "(or/c %s #f)", kind) : kind, argv[pos]);
}
