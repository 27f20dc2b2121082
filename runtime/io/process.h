/* SPDX-License-Identifier: MIT
 * process.h: processes of the system. A process's end is the readiness of a descriptor (pidfd), so waiting for it is waiting
 * for a descriptor, and the status of no process but our own is ever asked for. */
#ifndef RUNTIME_IO_PROCESS_H
#define RUNTIME_IO_PROCESS_H

#include "runtime/vm/frame.h"

typedef struct {
  Header header;
  int pid, pidfd;       /* pidfd -1: it has ended, and its status is known */
  int status;           /* exit code, or 128 and the number of the signal that ended it */
  bool leads_group;
  bool gentle_end;      /* a custodian interrupts it instead of killing it */
} Subprocess;

enum { PROCESS_NEW_GROUP = -1, PROCESS_SAME_GROUP = 0 };
typedef struct {
  const char *command, *directory;
  char **args, **environment;
  int fds[3];           /* of its standard input, output and error */
  bool keeps_descriptors; /* all of ours stay open in it, not the three alone */
  int group;            /* process group to join, or one of the two above */
} ProcessSpec;

/* Starts it; a command that cannot be executed says so on its standard error and ends with status 1. NULL with errno. */
Subprocess *process_start(woad_vm *vm, const ProcessSpec *spec);
/* Whether it has ended; its status is then known. */
bool process_has_ended(woad_vm *vm, Subprocess *process);
/* Sends SIGKILL or SIGINT, to its group if it leads one; no-op once it has ended. */
void process_signal(woad_vm *vm, Subprocess *process, bool force);
/* What a custodian does with the process V. */
void process_end(woad_vm *vm, woad_value v);
/* Makes it an event. */
void process_boot(woad_vm *vm);

#endif
