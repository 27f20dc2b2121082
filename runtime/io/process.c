/* SPDX-License-Identifier: MIT
 * process.c: see process.h. The session keeps each process until it has ended, so that no zombie stays behind. */
#include "runtime/io/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/io/fs.h"
#include "runtime/thread/sync.h"
#include "runtime/thread/world.h"

enum { WAIT_PIDFD = 3 /* P_PIDFD of newer headers */, STILL_RUNS = -1 };

/* --- starting: what the child does before it is the command. Other threads of ours are gone there: nothing that might need a lock
 * of theirs is called before the command could not be executed --- */

/* All descriptors stay open in the command; those that are left are looked for until there was none for long. */
static void keep_descriptors(void) {
  enum { GAP_MAX = 4096 };
  for (int fd = 3, gap = 0; gap < GAP_MAX; fd++) {
    int flags = fcntl(fd, F_GETFD);
    gap = flags < 0 ? gap + 1 : 0;
    if (flags >= 0) fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC);
  }
}

static void move_descriptors(const ProcessSpec *spec) {
  int moved[3];
  for (int i = 0; i < 3; i++) moved[i] = fcntl(spec->fds[i], F_DUPFD, 3);
  for (int i = 0; i < 3; i++) dup2(moved[i], i);
  for (int i = 0; i < 3; i++) close(moved[i]);
  if (spec->keeps_descriptors) keep_descriptors();
  else syscall(SYS_close_range, 3u, ~0u, 0u);
}

static void reset_signals(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  for (int i = 1; i < NSIG; i++) sigaction(i, &plain, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become(const ProcessSpec *spec) {
  if (spec->group != PROCESS_SAME_GROUP) setpgid(0, spec->group == PROCESS_NEW_GROUP ? 0 : spec->group);
  reset_signals();
  move_descriptors(spec);
  if (chdir(spec->directory) == 0) execve(spec->command, spec->args, spec->environment);
  char text[160];
  int code = errno, n = snprintf(text, sizeof text, "exec failed (%s; errno=%d)\n", strerror(code), code);
  if (write(2, text, (size_t)n) < 0) _exit(1);
  _exit(1);
}

static bool fork_child(const ProcessSpec *spec, int *pid, int *pidfd) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before); /* no handler of ours may run in the child */
  *pid = fork();
  if (*pid == 0) become(spec);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (*pid < 0) return false;
  *pidfd = (int)syscall(SYS_pidfd_open, *pid, 0);
  return *pidfd >= 0;
}

/* Forgets those that have ended. */
static void sweep(woad_vm *vm) {
  woad_value live = VALUE_NULL;
  for (woad_value rest = vm->processes; value_is_pair(rest); rest = pair_cdr(rest))
    if (!process_has_ended(vm, VALUE_AS(Subprocess, pair_car(rest)))) live = pair_make(vm, pair_car(rest), live);
  vm->processes = live;
}

Subprocess *process_start(woad_vm *vm, const ProcessSpec *spec) {
  Subprocess *process = mem_object(vm, Subprocess, TYPE_SUBPROCESS);
  sweep(vm);
  vm->processes = pair_make(vm, object_value(process), vm->processes);
  process->pidfd = -1;
  process->leads_group = spec->group == PROCESS_NEW_GROUP;
  struct { int pid, pidfd; } child = {0, -1};
  bool is_started = OUTSIDE(vm, PROCESS, &child, sizeof child, fork_child(spec, &child.pid, &child.pidfd) ? 0 : -1) == 0;
  process->pid = child.pid;
  process->pidfd = child.pidfd;
  return is_started ? process : NULL;
}

/* --- afterwards --- */

/* As a shell has it, or STILL_RUNS. */
static int exit_status(int pidfd) {
  siginfo_t info = {0};
  int got;
  do got = waitid((idtype_t)WAIT_PIDFD, (id_t)pidfd, &info, WEXITED | WNOHANG);
  while (got < 0 && errno == EINTR);
  if (got == 0 && info.si_pid == 0) return STILL_RUNS;
  return got < 0 ? 1 : info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
}

bool process_has_ended(woad_vm *vm, Subprocess *process) {
  if (process->pidfd < 0) return true;
  int status = (int)OUTSIDE(vm, PROCESS, NULL, 0, exit_status(process->pidfd));
  if (status == STILL_RUNS) return false;
  process->status = status;
  world_forget(vm, process->pidfd);
  fs_close(vm, process->pidfd);
  process->pidfd = -1;
  return true;
}

void process_signal(woad_vm *vm, Subprocess *process, bool force) {
  if (process_has_ended(vm, process)) return;
  (void)OUTSIDE(vm, PROCESS, NULL, 0, kill(process->leads_group ? -process->pid : process->pid, force ? SIGKILL : SIGINT));
}

static bool poll_process(woad_vm *vm, woad_value v, woad_value *value) { return process_has_ended(vm, VALUE_AS(Subprocess, v)); }

static Waiter *watch_process(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  return world_watch(vm, VALUE_AS(Subprocess, v)->pidfd, false, thread);
}

static const EvtOps process_ops = {.poll = poll_process, .watch = watch_process};

void process_end(woad_vm *vm, woad_value v) {
  process_signal(vm, VALUE_AS(Subprocess, v), !VALUE_AS(Subprocess, v)->gentle_end);
}

void process_boot(woad_vm *vm) {
  vm->processes = VALUE_NULL;
  sync_register_type(vm, TYPE_SUBPROCESS, &process_ops);
}
