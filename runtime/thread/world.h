/* SPDX-License-Identifier: MIT
 * world.h: waiting for what happens outside of the session: descriptors, time, other processes, signals. One libuv loop a
 * session, made when something is first waited for. Only readiness is asked for: nothing is ever read ahead. */
#ifndef RUNTIME_THREAD_WORLD_H
#define RUNTIME_THREAD_WORLD_H

#include "runtime/vm/frame.h"

struct uv_loop_s;

/* THREAD, which is about to block, is woken when FD can be read or written. NULL: FD is always ready (a regular file). */
Waiter *world_watch(woad_vm *vm, int fd, bool for_write, Thread *thread);
/* FD is about to be closed: its waits end. */
void world_forget(woad_vm *vm, int fd);
/* Looks what has happened, and waits for it for at most TIMEOUT_MS (-1: for ever; 0: not at all). */
void world_run(woad_vm *vm, int64_t timeout_ms);
/* Whether anything is watched: without it only time can wake a thread. */
bool world_is_watching(woad_vm *vm);
/* Ends a world_run that waits; may be called from a signal handler. */
void world_interrupt(woad_vm *vm);
/* The loop, for handles of other kinds; it counts as watching between world_hold and world_release. */
struct uv_loop_s *world_loop(woad_vm *vm);
/* TAKE is called with each answer that is noted while the loop runs (world_note_answer), once it has run. */
typedef void (*WorldTakeFn)(woad_vm *vm, size_t number, int status);
void world_hold(woad_vm *vm, WorldTakeFn take);
void world_note_answer(woad_vm *vm, size_t number, int status);
void world_release(woad_vm *vm);
/* At the session's end. */
void world_shutdown(woad_vm *vm);

#endif
