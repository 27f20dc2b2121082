/* SPDX-License-Identifier: MIT
 * record.h: a run's inputs, thread switches and collections, written to a log and given again from it
 * (docs/design/record-replay.md).
 *
 * R1  whatever a run can learn from outside comes through OUTSIDE or a function of this file; what it does to the outside
 *     (files, sockets, processes) too. A replay does nothing to the outside but write to the standard output and error.
 * R2  a run between two inputs is determined by them: threads are switched by fuel, identity hashes are numbers, and with
 *     a recorder collections happen only at safe points or on request, with the results that the log has.
 * R3  each entry says where it was made: the number of looks at the outside and the fuel that was left. A replay that comes
 *     to an entry elsewhere, or wants another one, has gone astray: it says so and ends.
 * Without a recorder (vm->recorder is NULL) nothing is paid but that test, and that beside a system call. */
#ifndef RUNTIME_BASE_RECORD_H
#define RUNTIME_BASE_RECORD_H

#include <errno.h>

#include "runtime/base/vm.h"

typedef struct Recorder Recorder;

typedef enum {
#define RECORD(name, text) RECORD_##name,
#include "runtime/base/record.def"
#undef RECORD
  RECORD_KINDS
} RecordKind;

/* The result of EXPRESSION, a system call or the like, as an int64_t; errno goes with a negative one. Otherwise what it put into
 * OUT, NBYTES long, is part of it. A replay takes result and bytes from the log and does not evaluate EXPRESSION. */
#define OUTSIDE(vm, kind, out, nbytes, expression) \
  (LIKELY((vm)->recorder == NULL) ? (int64_t)(expression) \
   : record_is_replay((vm)->recorder) ? record_take((vm), RECORD_##kind, (out), (nbytes)) \
                                      : record_put((vm), RECORD_##kind, (int64_t)(expression), (out), (nbytes)))
/* The same for calls that answer how many bytes there are in OUT, which has room for ROOM. */
#define OUTSIDE_COUNTED(vm, kind, out, room, expression) \
  (LIKELY((vm)->recorder == NULL) ? (int64_t)(expression) \
   : record_is_replay((vm)->recorder) ? record_take_counted((vm), RECORD_##kind, (out), (room)) \
                                      : record_put_counted((vm), RECORD_##kind, (int64_t)(expression), (out)))

bool record_is_replay(const Recorder *recorder);
int64_t record_put(woad_vm *vm, RecordKind kind, int64_t result, const void *out, size_t nbytes);
int64_t record_take(woad_vm *vm, RecordKind kind, void *out, size_t nbytes);
int64_t record_put_counted(woad_vm *vm, RecordKind kind, int64_t result, const void *out);
int64_t record_take_counted(woad_vm *vm, RecordKind kind, void *out, size_t room);
/* Bytes of any number: a recording notes the *NBYTES at *BYTES, a replay answers those of the log, which stay. */
void record_bytes(woad_vm *vm, RecordKind kind, const void **bytes, size_t *nbytes);
/* write(2). A replay checks that the bytes are those of the recording, and writes them when FD is 1 or 2. */
int64_t record_write(woad_vm *vm, int fd, const void *bytes, size_t nbytes);
/* The file PATH was read whole, TEXT, unless that failed: answers whether IS_READ. A replay, which has read it too, checks that it is
 * the same. errno stays or is that of the recording. */
bool record_file(woad_vm *vm, const char *path, bool is_read, const void *text, size_t nbytes);

/* --- the scheduler's and the collector's part --- */
/* A signal asks for the break BITS: a recording gives them at the next look; called from signal handlers. */
void record_ask_break(Recorder *recorder, uint32_t bits);
/* Signals have come that record_look has not given yet. */
bool record_is_asked(const Recorder *recorder);
/* The scheduler looks at the outside: the breaks that were asked for. */
uint32_t record_look(woad_vm *vm);
/* At a safe point: collects when that is due, or was in the recording. */
void record_collect_if_due(woad_vm *vm);
/* An explicit collection. */
void record_collect(woad_vm *vm);

/* --- beginning and end --- */
/* A new log at FILE for the command line ARGV, or the log at FILE for replaying it; on failure NULL and *why, the message. */
Recorder *record_create(const char *file, int argc, char *const *argv, const char **why);
Recorder *record_open(const char *file, const char **why);
/* The recorded command line; NULL-terminated. */
char **record_arguments(const Recorder *recorder, int *argc);
/* Before the session is opened: a replay gets the environment variables and the current directory of the recording. */
void record_prepare(Recorder *recorder);
/* VM, which has run nothing yet, is recorded or replayed from now on. */
void record_attach(woad_vm *vm, Recorder *recorder);
/* The run ends with STATUS; no-op without a recorder. Answers the status to end with. */
int record_finish(woad_vm *vm, int status);

#endif
