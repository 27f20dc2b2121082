/* SPDX-License-Identifier: MIT
 * longop.c: big arithmetic on a thread of its own; longop.h tells why. */
#define _GNU_SOURCE
#include "runtime/data/longop.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LOOK_EVERY_MS = 20 };

typedef struct {
  LongOp op;           /* operands in this job's memory */
  void *a, *b, *out;
  mp_limb_t *rest;
  size_t result;
  pthread_mutex_t lock;
  pthread_cond_t ended;
  bool is_done, is_abandoned;
} Job;

static size_t unit_of(const LongOp *op, bool output) {
  return op->kind == (output ? LONGOP_TO_DIGITS : LONGOP_FROM_DIGITS) ? 1 : sizeof(mp_limb_t);
}

static void free_job(Job *job) {
  free(job->a);
  free(job->b);
  free(job->out);
  free(job->rest);
  pthread_mutex_destroy(&job->lock);
  pthread_cond_destroy(&job->ended);
  free(job);
}

static void *copy_block(const void *from, size_t nbytes) {
  void *block = malloc(nbytes + sizeof(mp_limb_t));
  if (block && nbytes > 0) memcpy(block, from, nbytes);
  return block;
}

static Job *make_job(const LongOp *op) {
  Job *job = calloc(1, sizeof *job);
  if (!job) return NULL;
  job->op = *op;
  pthread_mutex_init(&job->lock, NULL);
  pthread_cond_init(&job->ended, NULL);
  job->a = copy_block(op->a, (size_t)op->na * unit_of(op, false));
  job->b = copy_block(op->b, (size_t)op->nb * sizeof(mp_limb_t));
  job->out = malloc((size_t)op->nout * unit_of(op, true) + sizeof(mp_limb_t));
  job->rest = malloc((size_t)op->nrest * sizeof(mp_limb_t) + sizeof(mp_limb_t));
  if (job->a && job->b && job->out && job->rest) return job;
  free_job(job);
  return NULL;
}

static size_t compute(Job *job) {
  const LongOp *op = &job->op;
  switch (op->kind) {
  case LONGOP_MUL:
    if (op->nb == 0) mpn_sqr(job->out, job->a, op->na);
    else mpn_mul(job->out, job->a, op->na, job->b, op->nb);
    return 0;
  case LONGOP_DIVIDE: mpn_tdiv_qr(job->out, job->rest, 0, job->a, op->na, job->b, op->nb); return 0;
  case LONGOP_GCD: return (size_t)mpn_gcd(job->out, job->a, op->na, job->b, op->nb);
  case LONGOP_SQRT: return (size_t)mpn_sqrtrem(job->out, job->rest, job->a, op->na);
  case LONGOP_TO_DIGITS: return mpn_get_str(job->out, op->radix, job->a, op->na);
  case LONGOP_FROM_DIGITS: return (size_t)mpn_set_str(job->out, job->a, (size_t)op->na, op->radix);
  }
  return 0;
}

static void *run_job(void *arg) {
  Job *job = arg;
  size_t result = compute(job);
  pthread_mutex_lock(&job->lock);
  job->result = result;
  job->is_done = true;
  bool is_abandoned = job->is_abandoned;
  pthread_cond_signal(&job->ended);
  pthread_mutex_unlock(&job->lock);
  if (is_abandoned) free_job(job);
  return NULL;
}

/* Starts the thread, which gets no signals; false: there can be none. */
static bool start_thread(Job *job) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  bool good = pthread_create(&thread, NULL, run_job, job) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (good) pthread_detach(thread);
  return good;
}

/* Waits for the end, but not for long; whether it came. */
static bool wait_a_while(Job *job) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += LOOK_EVERY_MS * 1000000L;
  if (until.tv_nsec >= 1000000000L) {
    until.tv_nsec -= 1000000000L;
    until.tv_sec++;
  }
  pthread_mutex_lock(&job->lock);
  if (!job->is_done) pthread_cond_timedwait(&job->ended, &job->lock, &until);
  bool is_done = job->is_done;
  pthread_mutex_unlock(&job->lock);
  return is_done;
}

static void abandon(Job *job) {
  pthread_mutex_lock(&job->lock);
  bool is_done = job->is_done;
  job->is_abandoned = true;
  pthread_mutex_unlock(&job->lock);
  if (is_done) free_job(job);
}

size_t longop_run(woad_vm *vm, const LongOp *op, void *out, mp_limb_t *rest) {
  Job *job = make_job(op);
  if (!job) vm->hooks.out_of_memory(vm, (size_t)(op->na + op->nb + op->nout) * sizeof(mp_limb_t));
  if (vm->recorder != NULL || !start_thread(job)) run_job(job); /* a recorded break comes at a safe point */
  while (!wait_a_while(job))
    if (UNLIKELY(vm->interrupt != 0) && vm->hooks.has_break(vm)) {
      abandon(job);
      vm->hooks.raise_break(vm);
    }
  size_t result = job->result;
  memcpy(out, job->out, (size_t)op->nout * unit_of(op, true));
  if (rest) memcpy(rest, job->rest, (size_t)op->nrest * sizeof(mp_limb_t));
  free_job(job);
  return result;
}
