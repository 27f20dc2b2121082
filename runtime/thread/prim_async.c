/* SPDX-License-Identifier: MIT
 * prim_async.c: buffered channels, under racket/async-channel. Taking and putting are custom events, so that neither needs a
 * thread that stands between. Source: Reference, "Buffered Asynchronous Channels". */
#include "runtime/data/pair.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%woad")

typedef struct {
  Header header;
  woad_value first, last;  /* list, oldest first, and its last pair */
  size_t count, limit;     /* limit 0: none */
  WaitQueue getters, putters;
} Buffer;

/* A getting event has the Buffer as its base, and a putting event the value as its extra. */
static Buffer *buffer_of(woad_value evt) { return VALUE_AS(Buffer, VALUE_AS(Evt, evt)->base); }

static bool poll_get(woad_vm *vm, woad_value v, woad_value *value) {
  Buffer *buffer = buffer_of(v);
  if (buffer->count == 0) return false;
  *value = pair_car(buffer->first);
  buffer->first = pair_cdr(buffer->first);
  if (--buffer->count == 0) buffer->last = VALUE_NULL;
  sync_wake_all(vm, &buffer->putters);
  return true;
}

static Waiter *watch_get(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return waitq_join(vm, &buffer_of(v)->getters, VALUE_AS(Evt, v)->base, thread);
}

static bool poll_put(woad_vm *vm, woad_value v, woad_value *value) {
  Buffer *buffer = buffer_of(v);
  if (buffer->limit != 0 && buffer->count >= buffer->limit) return false;
  woad_value last = pair_make(vm, VALUE_AS(Evt, v)->extra, VALUE_NULL);
  if (buffer->count == 0) buffer->first = last;
  else pair_of(buffer->last)->cdr = last;
  buffer->last = last;
  buffer->count++;
  sync_wake_all(vm, &buffer->getters);
  return true;
}

static Waiter *watch_put(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return waitq_join(vm, &buffer_of(v)->putters, VALUE_AS(Evt, v)->base, thread);
}

static const EvtOps get_ops = {poll_get, watch_get, NULL, NULL}, put_ops = {poll_put, watch_put, NULL, NULL};

PRIM("make-buffer-evt", make_buffer_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(limit : exact-nonnegative-integer?) -> evt?",
     "An event that takes values out of a fresh buffer of LIMIT values, 0 for any number.")
{
  Buffer *buffer = mem_object(vm, Buffer, TYPE_OTHER);
  buffer->limit = arg_natural(vm, 0, argc, argv);
  buffer->first = buffer->last = VALUE_NULL;
  return sync_custom_evt_make(vm, &get_ops, object_value(buffer), VALUE_FALSE);
}

PRIM("buffer-put-evt", buffer_put_evt, 2, 2, PF_ALLOC | PF_RAISES, RIGHTS_NONE, "(buffer : evt?) (v : any/c) -> evt?",
     "An event that puts V into the buffer that the event BUFFER takes from.")
{
  woad_value evt = arg_type(vm, 0, argc, argv, TYPE_EVT, "buffer event");
  if (VALUE_AS(Evt, evt)->ops != &get_ops) arg_wrong(vm, 0, argc, argv, "buffer event");
  return sync_custom_evt_make(vm, &put_ops, VALUE_AS(Evt, evt)->base, argv[1]);
}
