/* SPDX-License-Identifier: MIT
 * world.c: the session's libuv loop. A descriptor has one uv_poll handle for both directions, kept until the descriptor is
 * closed; queues of waits belong to it. libuv makes a polled descriptor non-blocking: that is undone at once, since standard
 * descriptors are shared with other processes. What libuv keeps is malloc memory and holds no collected pointers but the session. */
#include "runtime/thread/world.h"

#include <fcntl.h>
#include <stdlib.h>
#include <uv.h>

#include "runtime/base/debug.h"
#include "runtime/base/record.h"
#include "runtime/thread/sched.h"

typedef struct {
  Header header;
  uv_poll_t *handle;
  int active;             /* events that the handle is started for */
  WaitQueue readers, writers;
} Watch;

/* What libuv told while the loop ran: handled afterwards, so that it is the same in a replay, which has them from its log. */
typedef enum { EVENT_POLL, EVENT_ANSWER } EventKind;
typedef struct { EventKind kind; int status, events; size_t number; /* descriptor, or what the asker calls its question */ } Event;

struct World {
  uv_loop_t loop;
  uv_async_t wake_up;
  uv_timer_t timer;
  int held;
  Event *events;         /* malloc memory: noted by callbacks */
  size_t nevents, events_room;
  WorldTakeFn take;
};

static World *world_of(woad_vm *vm) {
  World *world = vm->sched->world;
  if (world != NULL) return world;
  world = calloc(1, sizeof *world);
  if (world == NULL) vm->hooks.out_of_memory(vm, sizeof *world);
  uv_loop_init(&world->loop);
  world->loop.data = vm;
  uv_async_init(&world->loop, &world->wake_up, NULL);
  uv_timer_init(&world->loop, &world->timer);
  vm->sched->world = world;
  return world;
}

struct uv_loop_s *world_loop(woad_vm *vm) { return &world_of(vm)->loop; }
void world_hold(woad_vm *vm, WorldTakeFn take) {
  world_of(vm)->held++;
  world_of(vm)->take = take;
}
void world_release(woad_vm *vm) { world_of(vm)->held--; }

/* --- descriptors: vm->sched->watches is indexed by descriptor --- */

static void grow_watches(woad_vm *vm, int fd) {
  Sched *sched = vm->sched;
  int wanted = fd + 16;
  void **grown = mem_alloc(vm, (size_t)wanted * sizeof *grown);
  for (int i = 0; i < sched->nwatches; i++) grown[i] = sched->watches[i];
  sched->watches = grown;
  sched->nwatches = wanted;
}

static void wake_all(woad_vm *vm, WaitQueue *queue) {
  while (queue->first != NULL) {
    Waiter *waiter = queue->first;
    waitq_leave(waiter);
    sched_wake(vm, waiter->thread);
  }
}

static int wanted_events(const Watch *watch) {
  return (watch->readers.first != NULL ? UV_READABLE | UV_DISCONNECT : 0) | (watch->writers.first != NULL ? UV_WRITABLE : 0);
}

/* --- events --- */

static void note_event(woad_vm *vm, Event event) {
  World *world = vm->sched->world;
  if (world->nevents == world->events_room) {
    size_t room = world->events_room == 0 ? 16 : world->events_room * 2;
    Event *events = realloc(world->events, room * sizeof *events);
    if (events == NULL) PANIC("no memory for events");
    world->events = events;
    world->events_room = room;
  }
  world->events[world->nevents++] = event;
}

void world_note_answer(woad_vm *vm, size_t number, int status) { note_event(vm, (Event){EVENT_ANSWER, status, 0, number}); }

static void on_poll(uv_poll_t *handle, int status, int events) {
  note_event(handle->loop->data, (Event){EVENT_POLL, status, events, (size_t)(intptr_t)handle->data});
}

static void set_events(Sched *sched, Watch *watch) {
  int wanted = wanted_events(watch);
  if (wanted == watch->active) return;
  if (watch->handle != NULL && wanted == 0) uv_poll_stop(watch->handle);
  else if (watch->handle != NULL) uv_poll_start(watch->handle, wanted, on_poll);
  sched->active_watches += (wanted != 0) - (watch->active != 0);
  watch->active = wanted;
}

static void take_event(woad_vm *vm, const Event *event) {
  if (event->kind == EVENT_ANSWER) {
    vm->sched->world->take(vm, event->number, event->status);
    return;
  }
  Watch *watch = event->number < (size_t)vm->sched->nwatches ? vm->sched->watches[event->number] : NULL;
  if (watch == NULL) return;
  if (event->status < 0 || (event->events & (UV_READABLE | UV_DISCONNECT))) wake_all(vm, &watch->readers);
  if (event->status < 0 || (event->events & UV_WRITABLE)) wake_all(vm, &watch->writers);
  set_events(vm->sched, watch);
}

/* NULL: FD cannot be watched. */
static uv_poll_t *make_handle(woad_vm *vm, int fd) {
  World *world = world_of(vm);
  uv_poll_t *handle = malloc(sizeof *handle);
  if (handle == NULL) vm->hooks.out_of_memory(vm, sizeof *handle);
  int flags = fcntl(fd, F_GETFL);
  if (uv_poll_init(&world->loop, handle, fd) != 0) {
    free(handle);
    return NULL;
  }
  if (flags >= 0 && !(flags & O_NONBLOCK)) fcntl(fd, F_SETFL, flags);
  handle->data = (void *)(intptr_t)fd;
  return handle;
}

static Watch *make_watch(woad_vm *vm, int fd) {
  uv_poll_t *handle = NULL;
  if (!OUTSIDE(vm, WATCH, NULL, 0, (handle = make_handle(vm, fd)) != NULL)) return NULL;
  Watch *watch = mem_object(vm, Watch, TYPE_OTHER);
  watch->handle = handle;
  vm->sched->watches[fd] = watch;
  return watch;
}

Waiter *world_watch(woad_vm *vm, int fd, bool for_write, Thread *thread) {
  Sched *sched = vm->sched;
  if (fd >= sched->nwatches) grow_watches(vm, fd);
  Watch *watch = sched->watches[fd];
  if (watch == NULL && (watch = make_watch(vm, fd)) == NULL) return NULL;
  Waiter *waiter = waitq_join(vm, for_write ? &watch->writers : &watch->readers, object_value(watch), thread);
  set_events(sched, watch);
  return waiter;
}

static void free_handle(uv_handle_t *handle) { free(handle); }

void world_forget(woad_vm *vm, int fd) {
  Sched *sched = vm->sched;
  if (fd < 0 || fd >= sched->nwatches || sched->watches[fd] == NULL) return;
  Watch *watch = sched->watches[fd];
  wake_all(vm, &watch->readers);
  wake_all(vm, &watch->writers);
  set_events(sched, watch);
  sched->watches[fd] = NULL;
  if (watch->handle != NULL) uv_close((uv_handle_t *)watch->handle, free_handle);
}

bool world_is_watching(woad_vm *vm) {
  Sched *sched = vm->sched;
  return sched->active_watches > 0 || (sched->world != NULL && sched->world->held > 0);
}

/* --- running --- */

static void on_timeout(uv_timer_t *timer) {}

static void run_loop(World *world, int64_t timeout_ms) {
  if (timeout_ms == 0) {
    uv_run(&world->loop, UV_RUN_NOWAIT);
    return;
  }
  uv_update_time(&world->loop);
  if (timeout_ms > 0) uv_timer_start(&world->timer, on_timeout, (uint64_t)timeout_ms, 0);
  uv_run(&world->loop, UV_RUN_ONCE);
  uv_timer_stop(&world->timer);
}

void world_run(woad_vm *vm, int64_t timeout_ms) {
  if (timeout_ms == 0 && !world_is_watching(vm)) return;
  World *world = world_of(vm);
  if (sched_is_interrupted(vm)) timeout_ms = 0; /* world_interrupt came before there was a loop */
  world->nevents = 0;
  if (vm->recorder == NULL || !record_is_replay(vm->recorder)) run_loop(world, timeout_ms);
  const void *events = world->events;
  size_t nbytes = world->nevents * sizeof(Event);
  record_bytes(vm, RECORD_EVENTS, &events, &nbytes);
  for (size_t i = 0; i < nbytes / sizeof(Event); i++) {
    Event event;
    memcpy(&event, (const char *)events + i * sizeof event, sizeof event);
    take_event(vm, &event);
  }
}

void world_interrupt(woad_vm *vm) {
  if (vm->sched->world != NULL) uv_async_send(&vm->sched->world->wake_up);
}

static void close_handle(uv_handle_t *handle, void *state) {
  World *world = state;
  bool own = handle == (uv_handle_t *)&world->wake_up || handle == (uv_handle_t *)&world->timer;
  if (!uv_is_closing(handle)) uv_close(handle, own ? NULL : free_handle);
}

void world_shutdown(woad_vm *vm) {
  World *world = vm->sched->world;
  if (world == NULL) return;
  uv_walk(&world->loop, close_handle, world);
  uv_run(&world->loop, UV_RUN_DEFAULT);
  uv_loop_close(&world->loop);
  vm->sched->world = NULL;
  free(world->events);
  free(world);
}
