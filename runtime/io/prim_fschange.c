/* SPDX-License-Identifier: MIT
 * prim_fschange.c: filesystem change events on inotify. A session has one inotify descriptor, opened with its first event and
 * closed with its last; a watch goes once it has told of a change, since an event that is ready stays ready. Events that watch
 * the same thing share a watch. Source: Reference, "Detecting Filesystem Changes".
 *
 * C1  vm->change_events lists weak boxes of the events that are not ready yet; an event nobody holds leaves its watch behind until
 *     the next one is made. */
#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/data/weak.h"
#include "runtime/io/fs.h"
#include "runtime/io/pathname.h"
#include "runtime/io/prim_fschange.h"
#include "runtime/thread/custodian.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

typedef struct {
  Header header;
  int watch;     /* as inotify numbers them */
  bool is_ready;
} ChangeEvt;

static ChangeEvt *change_of(woad_value v) { return VALUE_AS(ChangeEvt, v); }

/* Takes the events that are ready or gone from the list; those of WATCH (-1: none) become ready. Who waits for the descriptor looks
 * again. Closes what nobody needs. */
static void sweep(woad_vm *vm, int watch) {
  woad_value rest = VALUE_NULL;
  if (vm->change_fd >= 0) world_forget(vm, vm->change_fd);
  for (woad_value l = vm->change_events; value_is_pair(l); l = pair_cdr(l)) {
    woad_value evt = weak_box_value(pair_car(l));
    if (evt == VALUE_NONE) continue;
    if (change_of(evt)->watch == watch) change_of(evt)->is_ready = true;
    if (!change_of(evt)->is_ready) rest = pair_make(vm, pair_car(l), rest);
  }
  vm->change_events = rest;
  if (!value_is_null(rest) || vm->change_fd < 0) return;
  fs_close(vm, vm->change_fd);
  vm->change_fd = -1;
}

/* Reads what has happened. */
static void look(woad_vm *vm) {
  char room[4096] __attribute__((aligned(8)));
  while (vm->change_fd >= 0) {
    int64_t n = OUTSIDE_COUNTED(vm, READ, room, sizeof room, read(vm->change_fd, room, sizeof room));
    if (n <= 0) return;
    for (int64_t at = 0; at + (int64_t)sizeof(struct inotify_event) <= n;) {
      struct inotify_event event;
      memcpy(&event, room + at, sizeof event);
      at += (int64_t)sizeof event + event.len;
      if (!(event.mask & IN_IGNORED) && vm->change_fd >= 0)
        (void)OUTSIDE(vm, WATCH, NULL, 0, inotify_rm_watch(vm->change_fd, event.wd));
      sweep(vm, event.wd);
    }
  }
}

static bool poll_change(woad_vm *vm, woad_value v, woad_value *value) {
  if (!change_of(v)->is_ready) look(vm);
  return change_of(v)->is_ready;
}

static Waiter *watch_change(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return world_watch(vm, vm->change_fd, false, thread);
}

static const EvtOps change_ops = {.poll = poll_change, .watch = watch_change};

void prim_fschange_boot(woad_vm *vm) {
  vm->change_events = VALUE_NULL;
  vm->change_fd = -1;
  sync_register_type(vm, TYPE_CHANGE_EVT, &change_ops);
}

void prim_fschange_cancel(woad_vm *vm, woad_value v) {
  if (change_of(v)->is_ready) return;
  change_of(v)->is_ready = true;
  sweep(vm, -1);
}

/* A watch of PATH, or -1 with errno. */
static int add_watch(woad_vm *vm, const char *path) {
  uint32_t mask = IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MODIFY | IN_MOVE_SELF | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB;
  look(vm);
  sweep(vm, -1);
  if (vm->change_fd < 0) vm->change_fd = (int)OUTSIDE(vm, WATCH, NULL, 0, inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  return vm->change_fd < 0 ? -1 : (int)OUTSIDE(vm, WATCH, NULL, 0, inotify_add_watch(vm->change_fd, path, mask));
}

PRIM_MODULE("#%kernel")

PRIM("filesystem-change-evt", filesystem_change_evt, 1, 2, PF_READS | PF_RAISES | PF_ALLOC | PF_CONTROL, RIGHT_FILE,
     "(path : path-string?) [failure-thunk : (or/c (-> any) #f) = #f] -> any",
     "An event that is ready, for good, once the file or directory PATH has changed.")
{
  if (!pathname_is_path_string(argv[0])) arg_wrong(vm, 0, argc, argv, "path-string?");
  const char *path = pathname_complete(vm, argv[0]);
  woad_value failure = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  if (failure != VALUE_FALSE && !(call_is_procedure(vm, failure) && call_arity_includes(vm, failure, 0)))
    arg_wrong(vm, 1, argc, argv, "(or/c (procedure-arity-includes/c 0) #f)");
  int watch = add_watch(vm, path), code = errno;
  if (watch < 0) sweep(vm, -1);
  if (watch < 0 && failure != VALUE_FALSE) return call_tail(vm, failure, 0, NULL);
  if (watch < 0) raise_errno(vm, "filesystem-change-evt", "error generating event", path, code);
  ChangeEvt *evt = mem_object(vm, ChangeEvt, TYPE_CHANGE_EVT);
  evt->watch = watch;
  vm->change_events = pair_make(vm, weak_box_make(vm, object_value(evt)), vm->change_events);
  custodian_manage(vm, object_value(evt));
  return object_value(evt);
}

PRIM("filesystem-change-evt?", filesystem_change_evt_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a filesystem change event.")
{
  return value_bool(value_has_type(argv[0], TYPE_CHANGE_EVT));
}

PRIM("filesystem-change-evt-cancel", filesystem_change_evt_cancel, 1, 1, PF_WRITES | PF_RAISES, RIGHT_FILE,
     "(evt : filesystem-change-evt?) -> void?", "EVT is ready from now on, and nothing is watched for it.")
{
  prim_fschange_cancel(vm, arg_type(vm, 0, argc, argv, TYPE_CHANGE_EVT, "filesystem-change-evt?"));
  return VALUE_VOID;
}
